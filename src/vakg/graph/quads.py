"""Collect quads about one subject after another, and write them in one canonical order."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from pyoxigraph import Literal, NamedNode, Quad

from vakg.graph.vocabulary import XSD

_INTEGER = NamedNode(XSD + "integer")
_DECIMAL = NamedNode(XSD + "decimal")
_BOOLEAN = NamedNode(XSD + "boolean")

Value = NamedNode | str | bool | int | float | Enum | None


class Quads:
    """Quads of one named graph; adding None adds nothing, so optional fields need no `if`."""

    def __init__(self, graph: NamedNode) -> None:
        """Start an empty collection for `graph`."""
        self.graph = graph
        self.quads: set[Quad] = set()

    def add(self, subject: NamedNode, predicate: NamedNode, *values: Value) -> None:
        """Say of `subject` one thing a value; strings become plain literals."""
        for value in values:
            if value is not None:
                self.quads.add(Quad(subject, predicate, _term(value), self.graph))


def _term(value: NamedNode | str | float | Enum) -> NamedNode | Literal:
    if isinstance(value, NamedNode):
        return value
    if isinstance(value, Enum):
        return Literal(str(value.value))
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=_BOOLEAN)
    if isinstance(value, int):
        return Literal(str(value), datatype=_INTEGER)
    if isinstance(value, float):
        return Literal(_decimal(value), datatype=_DECIMAL)
    return Literal(value)


def _decimal(value: float) -> str:
    """Write a number as xsd:decimal: no exponent, no trailing zeros.

    >>> _decimal(0.5), _decimal(46.0), _decimal(1e-7)
    ('0.5', '46', '0.0000001')
    """
    text = format(Decimal(repr(value)).normalize(), "f")
    return text if text != "-0" else "0"


def canonical_nquads(quads: Iterable[Quad]) -> bytes:
    """Write quads as sorted N-Quads: the same quads give the same bytes.

    >>> canonical_nquads([])
    b''
    """
    lines = sorted({f"{quad} .\n" for quad in quads})
    return "".join(lines).encode()
