"""Patients of other works whom no age tells apart: "one of them died [28]"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vakg.extract.cases.known import Cast, Known
from vakg.extract.cases.places import Standing
from vakg.extract.spans import PersonMention

_SHORT = 60  # code points
_WEAK = frozenset({"one", "other", "last"})


def pointed_at(cast: Cast, standing: Standing, after: Sequence[Standing]) -> None:
    """Find the cited patients whom no age tells apart: "one of them died [28]"."""
    numbers = standing.scan.sentence.citations
    if not standing.background:
        return
    if not numbers and after and _tells_of_it(after[0]):
        numbers = after[0].scan.sentence.citations
    if len(numbers) != 1:
        return
    for start, end in _pointers(standing):
        if start not in cast.named:
            one = PersonMention(start=standing.start + start, end=standing.start + end)
            known = next((k for k in cast.cited if k.cited == str(numbers[0])), None)
            known = known or Known(cited=str(numbers[0]), citations=numbers)
            cast.take(cast.cited, known, one, "")
            known.label = known.label or standing.text[start:end]


def _tells_of_it(standing: Standing) -> bool:
    """Tell whether a sentence goes on with whom the last one named: "The details are unknown [33]"."""
    if any(unit.says("self") for unit in standing.reading.units):
        return True
    return len(standing.text) < _SHORT and not any(True for _ in _pointers(standing))


def _pointers(standing: Standing) -> Iterator[tuple[int, int]]:
    cited = any(unit.says("literature") for unit in standing.reading.units)
    for unit in standing.reading.units:
        for cue in unit.cues:
            if cue.says in _WEAK or (cue.says == "report" and cited):
                yield cue.start, cue.end
