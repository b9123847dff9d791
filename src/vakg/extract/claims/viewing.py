"""Make the sentences' views of a scan: names that count, where the text may hold claims."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from vakg.extract.cases import CaseMap
from vakg.extract.claims.fields import Reader, fields_of
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import Mention, NumberMention
from vakg.model.document import Document

_IN = " in "
_COUNT = re.compile(r"(?<=\()n ?= ?(?P<n>\d+)(?:(?P<shut>\))|[;,] ?)")
_GLUED = 8  # code points: a raised number may stand behind the full stop
_UNREAD = frozenset({"references", "back", "front"})


def views(scan: Scan, cases: CaseMap, reader: Reader) -> Iterator[View]:
    """Give a view of each sentence that may hold a claim, in the order of the text.

    Args:
        scan: What the document names and numbers.
        cases: Whose each stretch of it is.
        reader: The ontology and its names.
    """
    document = scan.document
    kinds = {section.name: section.kind for section in document.sections}
    plain = document.text_without_raised_citations()
    fields, accepted = fields_of(reader.ontology), _accepted(scan, reader)
    for place, part in enumerate(scan.sentences):
        start, end = part.sentence.start, part.sentence.end
        kind = kinds.get(part.sentence.section, "")
        if kind not in _UNREAD:
            yield View(
                place=place, offset=start, text=plain[start:end], section=kind,
                names=_names(part.names, start, fields, accepted), numbers=_numbers(part, plain[start:end]),
                narrated=bool(cases.owners(start, end)), citations=_citations(part, document),
            )  # fmt: skip


def _citations(part: SentenceScan, document: Document) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Give the works cited in a sentence or glued behind its end, by place."""
    if not part.sentence.citations:
        return ()
    start, end = part.sentence.start, part.sentence.end + _GLUED
    first = bisect_left(document.citations, start, key=lambda one: one.start)
    last = bisect_left(document.citations, end, key=lambda one: one.start)
    return tuple((one.start - start, one.numbers) for one in document.citations[first:last])


def with_antecedent(view: View, topic: tuple[str, ...]) -> View:
    """Add what a pronoun at a sentence's start stands for: what was spoken of last."""
    hit = words("pronoun").match(view.text) if topic else None
    if hit is None:
        return view
    named = (Named(start=0, end=0, curie=one, field="happening", text=hit[0]) for one in topic)
    return replace(view, antecedent=tuple(named))


def _numbers(part: SentenceScan, text: str) -> tuple[NumberMention, ...]:
    """Give the numbers, "a single patient" as the count that it is, and lengths of time."""
    offset = part.sentence.start
    single = [
        NumberMention(start=one.start, end=one.end, value=1, unit="1", counted="patients")
        for one in part.people
        if one.count == 1 and not one.is_group
        and words("single").match(text, one.start - offset)
        and not any(n.start <= one.start < n.end for n in part.numbers)
    ]  # fmt: skip
    every = sorted((*_joined(part.numbers), *single, *_lengths(part)), key=lambda one: one.start)
    moved = (replace(one, start=one.start - offset, end=one.end - offset) for one in every)
    return _with_counts(tuple(moved), text)


def _with_counts(numbers: tuple[NumberMention, ...], text: str) -> tuple[NumberMention, ...]:
    """Read "(n = 3; 1.6%)" as a share with its count, and "(n = 3)" as a count."""
    found = list(numbers)
    for hit in _COUNT.finditer(text):
        behind = range(hit.end() - 1, hit.end() + 3)
        share = next((one for one in found if one.start in behind and one.unit == "%"), None)
        found = [one for one in found if not hit.start() <= one.start < hit.end()]
        if share is not None and share in found:
            found[found.index(share)] = replace(share, numerator=int(hit["n"]))
        elif hit["shut"]:
            found.append(
                NumberMention(
                    start=hit.start("n"), end=hit.end("n"), value=float(hit["n"]), unit="1"
                )
            )
    return tuple(sorted(found, key=lambda one: one.start))


def _lengths(part: SentenceScan) -> Iterator[NumberMention]:
    """Give lengths of time that the numbers lack: "for 2 days", "by 7 to 1140 days"."""
    for one in part.times:
        taken = any(n.start < one.end and one.start < n.end for n in part.numbers)
        if (
            one.unit is None
            or one.low is None
            or one.kind not in ("duration", "offset", "point")
            or taken
        ):
            continue
        exact = one.low == one.high
        if one.kind == "point" and (exact or one.high is None):
            continue
        bounds = {"value": abs(one.low)} if exact else {"low": one.low, "high": one.high}
        yield NumberMention(start=one.start, end=one.end, unit=one.unit, **bounds)


def _joined(numbers: Sequence[NumberMention]) -> Iterator[NumberMention]:
    """Give the numbers, with "1 in 300 patients" as the one that it is."""
    kept = list(numbers)
    for first, second in pairwise(numbers):
        if (
            first.value == 1
            and first.unit is None
            and second.start - first.end == len(_IN)
            and second.counted
        ):
            kept[kept.index(first)] = replace(
                second,
                start=first.start,
                value=None,
                numerator=1,
                denominator=int(second.value or 1),
            )
            kept.remove(second)
    return iter(kept)


def _names(
    names: Sequence[Mention], offset: int, fields: Mapping[str, str], accepted: frozenset[str]
) -> tuple[Named, ...]:
    """Keep the outermost names that ground, or propose what the document names elsewhere."""
    kept: list[Named] = []
    until = -1
    usable = [one for one in names if one.grounds or one.curie in accepted]
    for one in sorted(usable, key=lambda name: (name.start, -name.end)):
        if one.end <= until or _is_rate_of(one, usable, fields):
            continue
        until = max(until, one.end)
        kept.append(
            Named(
                start=one.start - offset, end=one.end - offset, curie=one.curie,
                field=fields.get(one.curie, ""), text=one.text,
            )
        )  # fmt: skip
    return tuple(kept)


def _is_rate_of(one: Mention, names: Sequence[Mention], fields: Mapping[str, str]) -> bool:
    """Tell a rate's name that holds the name of what happens: "leakage rate"."""
    if fields.get(one.curie) != "rate":
        return False
    inner = (other for other in names if one.start <= other.start and other.end <= one.end)
    return any(fields.get(other.curie) == "happening" for other in inner)


def _accepted(scan: Scan, reader: Reader) -> frozenset[str]:
    """Give the classes that the document names plainly, all above them, and those whose words it has."""
    plain = {name.curie for name in scan.names if name.grounds}
    named = {up for curie in plain for up in (curie, *reader.ontology.get(curie).ancestors)}
    printed = frozenset(re.findall(r"\w+", scan.document.text.lower()))
    proposed = {name.curie for name in scan.names if not name.grounds} - named
    spelled = {one for one in proposed if printed.issuperset(reader.ontology.label(one).split())}
    return frozenset(named | spelled)
