"""A sentence while it is being split into clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from vakg.extract.phrases import Tokens


@dataclass(slots=True)
class Part:
    """A clause while the sentence is being split: its words are those whose owner it is."""

    kind: str
    start: int
    outer: int | None = None
    restrictive: bool = False
    verb: int | None = None
    places: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Parse:
    """The words of a sentence, each with the part it belongs to; `blocks` counts what ";" divides."""

    tokens: Tokens
    parts: list[Part] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)

    def open(
        self, kind: str, start: int, outer: int | None = None, restrictive: bool = False
    ) -> int:
        """Begin a part and give its number."""
        self.parts.append(Part(kind, start, outer, restrictive))
        return len(self.parts) - 1
