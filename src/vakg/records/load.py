"""YAML file to Record; every mistake is told with its file, its statement and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from vakg.errors import BadInputError, NotFoundError
from vakg.model.record import Record

MAXIMUM_BYTES = 50_000_000
"""Larger files are refused: a record of a long review has well under one megabyte."""

MAXIMUM_DEPTH = 50
"""Deeper nesting crashes the YAML library; a record nests eight deep."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Loader):  # type: ignore[misc]
    """A safe loader that refuses a key given twice instead of keeping the last one."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping, or say which key stands twice and where."""
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            keys = [key for key, _ in node.value]
            earlier = [{one.value for one in keys[:place]} for place in range(len(keys))]
            twice = next((k for k, seen in zip(keys, earlier, strict=True) if k.value in seen), keys[-1])
            raise yaml.constructor.ConstructorError(
                None, None, f"key {twice.value!r} is given twice", twice.start_mark
            )
        return mapping


def load_record(path: Path) -> Record:
    """Read a record from a YAML file.

    Args:
        path: A file in the form that the record's JSON Schema describes.

    Raises:
        NotFoundError: If there is no such file.
        BadInputError: If it is not YAML, or not a record: each mistake on a line of its own.
    """
    data = _parse(path, _read(path))
    try:
        return Record.model_validate(data)
    except ValidationError as error:
        raise BadInputError(str(path), _explain(error, data), "Correct the record.") from None


def _read(path: Path) -> str:
    if not path.is_file():
        raise NotFoundError(
            str(path), "there is no such record", "Give the path of a .yaml record."
        )
    if path.stat().st_size > MAXIMUM_BYTES:
        raise BadInputError(str(path), "the record is larger than 50 MB", "Split it by document.")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise BadInputError(str(path), what, "Save the record as UTF-8.") from None
    except OSError as error:
        raise BadInputError(
            str(path), f"it cannot be read ({error.strerror})", "Check its permissions."
        ) from None


def _parse(path: Path, text: str) -> Any:
    try:
        _check_shape(text)
        data = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a safe loader, made stricter
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}, line {mark.line + 1}" if mark else str(path)
        what = str(getattr(error, "problem", None) or error)
        raise BadInputError(where, f"not valid YAML: {what}", "Correct the line.") from None
    if not isinstance(data, Mapping):
        raise BadInputError(str(path), "not a record: it holds no mapping", "See docs/record.md.")
    return data


def _check_shape(text: str) -> None:
    """Refuse what would crash or flood the loader: deep nesting, and aliases that multiply."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAXIMUM_DEPTH or isinstance(event, yaml.AliasEvent):
            what = f"it nests deeper than {MAXIMUM_DEPTH}" if depth > MAXIMUM_DEPTH else "it has an alias"
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=what, problem_mark=mark)


def _explain(error: ValidationError, data: Any) -> str:
    """Say every mistake with the identifier of the statement it stands in."""
    told = []
    wrong = error.errors()
    inner = {one["loc"][:-1] for one in wrong}
    for one in wrong:
        if one["type"] == "too_short" and any(place[: len(one["loc"])] == one["loc"] for place in inner):
            continue  # empty only because what it held was refused
        place = _place(one["loc"], data)
        told.append(f"{place}: {one['msg'].removeprefix('Value error, ')}")
    shown = told[:20] + ([f"and {len(told) - 20} more"] if len(told) > 20 else [])
    return "; ".join(shown) if len(shown) == 1 else "\n  " + "\n  ".join(shown) + "\n "


def _place(location: Sequence[int | str], data: Any) -> str:
    """Turn ("cases", 0, "events", 3, "time") into "event pce: time"."""
    node, named, rest = data, "", []
    for step in location:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            rest.append(str(step))
            continue
        if isinstance(node, Mapping) and "id" in node:
            named, rest = f"{node['id']}", []
        elif isinstance(step, str):
            rest.append(step)
    return ": ".join(part for part in (named, ".".join(rest)) if part) or "the record"
