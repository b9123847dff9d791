"""Let a stranger's query in only if it reads, stays here, and is small enough to parse safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from vakg.errors import BadInputError, LimitError
from vakg.graph.vocabulary import KG

MAXIMUM_CHARACTERS = 64_000
MAXIMUM_DEPTH = 100
"""Deeper nesting crashes the engine's parser (seen at 4,000 levels of braces)."""

_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)
_QUIET = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|#[^\n]*'
)


def check_query(text: str, where: str) -> None:
    """Refuse what is no query, would write, would leave this machine, or is too large.

    Args:
        text: SPARQL.
        where: What to call it in a message: a file name, "standard input", "--text".

    Raises:
        LimitError: If it is longer or deeper than the limits.
        BadInputError: If it is no query, an update, or names another place (SERVICE, FROM).
    """
    _check_size(text, where)
    parsed = _parse(text, where)
    for part in _walk(parsed):
        if part.name == "ServiceGraphPattern":
            what = "it asks another server (SERVICE), and vakg never leaves this machine"
            raise BadInputError(where, what, "Remove the SERVICE part.")
        if part.name == "DatasetClause":
            _check_dataset(part, where)


def _check_size(text: str, where: str) -> None:
    if len(text) > MAXIMUM_CHARACTERS:
        what = f"the query has {len(text)} characters, the limit is {MAXIMUM_CHARACTERS}"
        raise LimitError(where, what, "Shorten it; long VALUES lists can be split.")
    depth = deepest = 0
    for sign in re.sub(r"[^{}()\[\]]", "", _QUIET.sub(" ", text)):
        depth += 1 if sign in "{([" else -1
        deepest = max(deepest, depth)
    if deepest > MAXIMUM_DEPTH:
        what = f"the query nests {deepest} deep, the limit is {MAXIMUM_DEPTH}"
        raise LimitError(where, what, "Flatten it.")


def _parse(text: str, where: str) -> Any:
    from pyparsing import ParseException  # noqa: PLC0415 - a fifth of a second to import
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        return parseQuery(text)
    except ParseException as error:
        if _UPDATE.search(_QUIET.sub(" ", text)):
            what = "it is an update, and vakg only reads"
            raise BadInputError(
                where, what, "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE."
            ) from None
        place = f"{where}, line {error.lineno}, column {error.column}"
        near = error.line.strip()[:80] or "the end"
        raise BadInputError(
            place, f"the query has a syntax error near: {near}", "Correct it."
        ) from None
    except (RecursionError, TypeError, ValueError) as error:
        raise BadInputError(where, f"the query cannot be parsed ({error})", "Correct it.") from None
    except Exception as error:  # noqa: BLE001 - an unknown prefix arrives as a bare Exception
        raise BadInputError(where, str(error).rstrip("."), "Declare every prefix.") from None


def _walk(node: Any) -> Iterator[Any]:
    """Give every named part of a parsed query, however rdflib has wrapped it."""
    if hasattr(node, "name") and hasattr(node, "items") and isinstance(node, dict):
        yield node
        children: Any = node.values()
    elif isinstance(node, (list, tuple)) or type(node).__name__ == "ParseResults":
        children = node
    else:
        return
    for child in children:
        yield from _walk(child)


def _check_dataset(part: Any, where: str) -> None:
    for named in (part.get("default"), part.get("named")):
        if named is not None and not str(named).startswith(KG):
            what = f"it reads from <{named}>, and vakg reads only the graph that it built"
            raise BadInputError(where, what, "Remove the FROM line.")
