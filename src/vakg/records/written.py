"""Plain data to YAML text, in the one way in which records are written.

This is what PyYAML's C dumper writes for them, which takes a node and an event for each word of it: a
fifth of the time that drafting takes. It knows mappings and sequences, in blocks and on one line, and
scalars; a text that neither stands plain nor in single quotes is given to PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import yaml

_Resolvers = Mapping[str | None, list[tuple[str, re.Pattern[str]]]]
_MEANT: _Resolvers = yaml.SafeDumper.yaml_implicit_resolvers
_ODD = re.compile("[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_SIGNS = re.compile(r"---|\.\.\.|[#,\[\]{}&*!|>'\"%@` ]|[-?:](?: |$)|.*(?::(?: |$)| #| $)")
_SIGNS_ON_LINE = re.compile(r"[,?\[\]{}:]")


class OnLine(dict[str, Any]):
    """A mapping that is written on one line."""


def written(data: Mapping[str, Any]) -> str:
    r"""Write a mapping; sequences of scalars, and what is within `OnLine`, stand on one line.

    >>> written({"id": "a", "at": (1, 2), "parts": (OnLine(quote="so, it is"), {"id": "b"})})
    "id: a\nat: [1, 2]\nparts:\n- {quote: 'so, it is'}\n- id: b\n"
    """
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def _mapping(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        name = f"{indent}{_scalar(key, False)}:"
        if isinstance(value, dict) and not _is_on_line(value):
            yield name
            yield from _mapping(value, indent + "  ")
        elif isinstance(value, tuple) and not _is_on_line(value):
            yield name
            yield from _sequence(value, indent)
        else:
            yield f"{name} {_on_line(value, False)}"


def _sequence(data: tuple[Any, ...], indent: str) -> Iterator[str]:
    """Write items, each with a hyphen before its first line."""
    inner = indent + "  "
    for value in data:
        if _is_on_line(value):
            yield f"{indent}- {_on_line(value, False)}"
            continue
        lines = _mapping(value, inner) if isinstance(value, dict) else _sequence(value, inner)
        yield f"{indent}- {next(lines)[len(inner) :]}"
        yield from lines


def _is_on_line(value: Any) -> bool:
    if isinstance(value, dict):
        return isinstance(value, OnLine) or not value
    return not isinstance(value, tuple) or all(isinstance(one, (str, int, float)) for one in value)


def _on_line(value: Any, within: bool = True) -> str:
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_scalar(key)}: {_on_line(one)}" for key, one in value.items()) + "}"
        )
    if isinstance(value, tuple):
        return "[" + ", ".join([_on_line(one) for one in value]) + "]"
    return _scalar(value, within)


def _scalar(value: Any, within: bool = True) -> str:
    """Write a scalar; `within` a collection on one line more signs need quotes."""
    return _text(value, within) if isinstance(value, str) else _plain(value)


@lru_cache(maxsize=4096)  # most are the names of fields and classes
def _text(value: str, within: bool) -> str:
    if not value or _ODD.search(value):
        return _by_yaml(value)
    signs = _SIGNS.match(value) or (within and _SIGNS_ON_LINE.search(value))
    if signs or _means_more(value):
        return "'" + value.replace("'", "''") + "'"
    return value


def _plain(value: float | None) -> str:
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    text = repr(value)
    return text if text[-1].isdecimal() and "e" not in text else _by_yaml(value)


def _means_more(text: str) -> bool:
    """Tell whether a text without quotes would be read as a number, a date or a truth."""
    likely = [*_MEANT.get(text[0], ()), *_MEANT.get(None, ())]
    return any(pattern.match(text) for _, pattern in likely)


def _by_yaml(value: Any) -> str:
    text = yaml.dump(value, Dumper=_Quoting, allow_unicode=True, width=10**6)
    return str(text).partition("\n")[0]


class _Quoting(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes texts in double quotes, in which every line break is escaped."""


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
