"""Let a stranger's query in only if it reads, stays here, and is small enough to parse safely.

The engine cannot be told to stay off the network, so SERVICE is looked for twice: in the tree of one
parser, and among the words as the engine itself reads them. What the two would read differently
(escaped characters, odd line ends) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from vakg.errors import BadInputError, LimitError

MAXIMUM_CHARACTERS = 64_000
MAXIMUM_DEPTH = 100
"""Deeper nesting crashes the engine's parser (seen at 4,000 levels of braces)."""

_QUIET = re.compile(
    r'"""(?:(?!""")[^\\]|\\[\s\S])*"""'
    r"|'''(?:(?!''')[^\\]|\\[\s\S])*'''"
    r'|"(?:[^"\\\r\n]|\\.)*"'
    r"|'(?:[^'\\\r\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\r\n]*"
)
"""Literals, IRIs and comments, as the grammar of SPARQL 1.1 spells them."""

_NAMES = re.compile(r"[?$]\w+|@[\w-]+|\bPREFIX\s+[\w.-]*:|:(?:[\w.:%-]|\\.)*", re.IGNORECASE)
"""Variables, language tags, declared prefixes and local names: what is left are keywords."""

_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)
_SERVICE = re.compile("SERVICE", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\\u[0-9a-f]{4}|\r(?!\n)", re.IGNORECASE)


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
    if _AMBIGUOUS.search(text):
        what = "it has an escaped character (\\u...) or a carriage return alone"
        raise BadInputError(where, what, "Write the character itself, and end lines as usual.")
    named = bool(_SERVICE.search(_keywords(text)))
    parts = set() if named else {part.name for part in _walk(_parse(text, where))}
    if named or "ServiceGraphPattern" in parts:
        what = "it asks another server (SERVICE), and vakg never leaves this machine"
        raise BadInputError(where, what, "Remove the SERVICE part.")
    if "DatasetClause" in parts:
        what = "it chooses its graphs (FROM), and vakg asks all graphs that it built, and no other"
        raise BadInputError(where, what, "Remove the FROM line; GRAPH <...> { } asks one graph.")


def _keywords(text: str) -> str:
    """Give what is left of a query without literals, IRIs, comments, variables and names."""
    return _NAMES.sub(" ", _QUIET.sub(" ", text))


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
        if _UPDATE.search(_keywords(text)):
            what, remedy = "it is an update, and vakg only reads", "Ask with SELECT or CONSTRUCT."
            raise BadInputError(where, what, remedy) from None
        place = f"{where}, line {error.lineno}, column {error.column}"
        near = error.line[error.column - 1 :].strip()[:60] or "the end"
        what = f"the query has a syntax error near: {near}"
        raise BadInputError(place, what, "Correct it.") from None
    except MemoryError:
        raise
    except SystemError:  # what Python says where memory ran out in the middle of its own C code
        raise MemoryError from None
    except RecursionError:
        what = "the query nests too deep, or lists too many patterns, for its parser"
        raise LimitError(where, what, "Flatten or shorten it.") from None
    except Exception as error:  # noqa: BLE001 - the parser does not say what it may raise
        raise BadInputError(where, f"the query cannot be parsed ({error})", "Correct it.") from None


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
