"""Run a query on an open store and give its rows as plain values."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from vakg.graph.store import damage_told
from vakg.graph.vocabulary import XSD, shorten

Plain = str | int | float | bool | None
_INTEGERS = {XSD + name for name in ("integer", "int", "long", "nonNegativeInteger")}
_NUMBERS = {XSD + name for name in ("decimal", "double", "float")}
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Rows of plain values under named columns; `truncated` when a limit cut them short."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]
    truncated: bool = False

    def dicts(self) -> list[dict[str, Any]]:
        """Give each row as a mapping from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run(store: Store, sparql: str, *, limit: int | None = None) -> Answer:
    """Answer a query over all named graphs together.

    Args:
        store: An open store.
        sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query.
        limit: Most rows to give; None for all.

    Raises:
        SyntaxError: If it is not a query.
        BadInputError: If the store's files are damaged.
    """
    with damage_told():
        return _rows(store.query(sparql, use_default_graph_as_union=True), limit)


def _rows(result: QuerySolutions | QueryBoolean | QueryTriples, limit: int | None) -> Answer:
    if isinstance(result, QueryBoolean):
        return Answer(columns=("answer",), rows=((bool(result),),))
    if isinstance(result, QueryTriples):
        triples = ((plain(t.subject), plain(t.predicate), plain(t.object)) for t in result)
        return _take(("subject", "predicate", "object"), triples, limit)
    assert isinstance(result, QuerySolutions)
    columns = tuple(variable.value for variable in result.variables)
    rows = (tuple(plain(value) for value in solution) for solution in result)
    return _take(columns, rows, limit)


def _take(columns: tuple[str, ...], rows: Iterator[tuple[Plain, ...]], limit: int | None) -> Answer:
    taken: list[tuple[Plain, ...]] = []
    for row in rows:
        if limit is not None and len(taken) >= limit:
            return Answer(columns=columns, rows=tuple(taken), truncated=True)
        taken.append(row)
    return Answer(columns=columns, rows=tuple(taken))


def plain(term: NamedNode | BlankNode | Literal | Triple | None) -> Plain:
    """Turn a term into a plain value: numbers and booleans as such, IRIs with their prefix.

    >>> plain(Literal("0.5", datatype=NamedNode(XSD + "decimal"))), plain(None)
    (0.5, None)
    """
    if term is None or isinstance(term, (BlankNode, Triple)):
        return None if term is None else str(term)
    if isinstance(term, NamedNode):
        return shorten(term.value)
    try:
        return _value(term.value, term.datatype.value)
    except ValueError:  # such as "abc"^^xsd:integer, which SPARQL lets anybody write
        return term.value


def _value(text: str, datatype: str) -> Plain:
    if datatype in _INTEGERS:
        return int(text)
    if datatype in _NUMBERS and math.isfinite(number := float(text)):
        return int(number) if number.is_integer() else number
    if datatype == XSD + "boolean" and text in _BOOLEANS:
        return _BOOLEANS[text]
    return text
