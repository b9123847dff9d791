"""Copies of events with some fields changed: each of a document's hundreds is copied several times."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

_T = TypeVar("_T")

if TYPE_CHECKING:
    from dataclasses import replace as changed
else:

    def changed(one: _T, /, **fields: object) -> _T:
        """Do what `dataclasses.replace` does for a class without slots, an order faster.

        >>> from dataclasses import dataclass
        >>> @dataclass(frozen=True)
        ... class Point:
        ...     x: int
        ...     y: int = 0
        >>> changed(Point(1), y=2)
        Point(x=1, y=2)
        """
        made = object.__new__(type(one))
        made.__dict__.update(one.__dict__, **fields)
        return made


__all__ = ["changed"]
