"""Make the sentences' views of a scan: names that count, where the text may hold claims."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, zip_longest

from vakg.extract.cases.find import CaseMap
from vakg.extract.claims.fields import fields_of
from vakg.extract.claims.rate_words import words
from vakg.extract.claims.view import Named, View
from vakg.extract.context.clauses import clauses
from vakg.extract.located.classes import head_of, place_class
from vakg.extract.located.gaps import Gap, gap_between
from vakg.extract.phrases import word_class
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan, SentenceScan
from vakg.extract.spans import Mention, NumberMention
from vakg.model.document import Document

_AMONG = re.compile(r" (?P<link>in|among|amongst|out of) (?:the |a total of )?")
_COUNT = re.compile(r"(?<=\()n ?= ?(?P<n>\d+)(?:(?P<shut>\))|[;,] ?)")
_PERSONAL = frozenset({"he", "she", "his", "her", "patient", "man", "woman"})
_PAST = frozenset({"was", "were", "had", "did", "could"})
_IS = re.compile(r" (?:was|were|is|are|remained|remains)(?: \w+ly)? ")
_IN_ONE = re.compile(r"\b(?:in|at) (?:only )?(?P<n>one)(?=[,;.)]|\s(?:and|but)\s|\s\()")
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
                names=_told_once(
                    _names(_composed(part.names, document.text, reader, accepted), start, fields, accepted),
                    plain[start:end], reader,
                ),
                numbers=_numbers(part, plain[start:end]),
                made_at=partial(_made_at, reader, accepted),
                narrated=bool(cases.owners(start, end)) and not _is_general(part, plain[start:end], kind),
                citations=_citations(part, document),
            )  # fmt: skip


def _is_general(part: SentenceScan, text: str, kind: str) -> bool:
    """Tell whether a sentence within a patient's story says what holds always, or what authors think."""
    said = set(re.findall(r"\w+", text.lower()))
    if (
        kind == "caption"
        or part.people
        or not said.isdisjoint(_PERSONAL)
        or not said.isdisjoint(_PAST)
    ):
        return False
    if "authors" in said:
        return True
    verbs = [text[one.verb.start : one.verb.end].lower() for one in clauses(text) if one.verb]
    return bool(verbs) and not any(_is_past(one.split()) for one in verbs)


def _is_past(verb: Sequence[str]) -> bool:
    if not _PAST.isdisjoint(verb):
        return True
    helped = not {"is", "are", "be", "has", "have"}.isdisjoint(verb)
    helped = helped or not word_class("modal").isdisjoint(verb)
    return not helped and (verb[-1].endswith("ed") or verb[-1] in word_class("finite"))


def _citations(part: SentenceScan, document: Document) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Give the works cited in a sentence or glued behind its end, by place."""
    if not part.sentence.citations:
        return ()
    start, end = part.sentence.start, part.sentence.end + _GLUED
    first = bisect_left(document.citations, start, key=lambda one: one.start)
    last = bisect_left(document.citations, end, key=lambda one: one.start)
    return tuple((one.start - start, one.numbers) for one in document.citations[first:last])


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
    joined = _joined(part.numbers, text, offset)
    every = sorted((*joined, *single, *_lengths(part)), key=lambda one: one.start)
    moved = tuple(replace(one, start=one.start - offset, end=one.end - offset) for one in every)
    return _with_counts(tuple(sorted((*moved, *_ones(moved, text)), key=lambda n: n.start)), text)


def _ones(numbers: Sequence[NumberMention], text: str) -> Iterator[NumberMention]:
    """Give the "one" of "into veins in ten, into the disc in one", which counts as its neighbours do."""
    for hit in _IN_ONE.finditer(text) if len(numbers) and " one" in text else ():
        start, end = hit.span("n")
        if not any(one.start < end and start < one.end for one in numbers):
            yield NumberMention(start=start, end=end, value=1, unit="1")


def _with_counts(numbers: tuple[NumberMention, ...], text: str) -> tuple[NumberMention, ...]:
    """Read "(n = 3; 1.6%)" as a share with its count, and "(n = 3)" as a count."""
    found = list(numbers)
    for hit in _COUNT.finditer(text) if "(n" in text else ():
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


def _joined(numbers: Sequence[NumberMention], text: str, offset: int) -> Iterator[NumberMention]:
    """Give the numbers, with "1 in 300 patients" and "75 leaks among 211 patients" as one each."""
    kept = list(numbers)
    for first, second in pairwise(numbers):
        link = _AMONG.fullmatch(text, first.end - offset, second.start - offset)
        counts = link is not None and _is_count(first) and _is_count(second) and second.counted
        if not counts or (first.value or 0) > (second.value or 0) or first not in kept:
            continue
        if first.counted is None and link is not None and link["link"] != "in":
            continue
        kept[kept.index(first)] = replace(
            second, start=first.start, value=None, unit="1", comparator=first.comparator,
            numerator=int(first.value or 0), denominator=int(second.value or 1),
        )  # fmt: skip
        kept.remove(second)
    return iter(kept)


def _is_count(one: NumberMention) -> bool:
    plain = one.numerator is None and one.unit in (None, "1")
    return one.value is not None and plain and float(one.value).is_integer() and one.value > 0


def _names(
    names: Sequence[Mention], offset: int, fields: Mapping[str, str], accepted: frozenset[str]
) -> tuple[Named, ...]:
    """Keep the outermost names that ground, or propose what the document names elsewhere."""
    kept: list[Named] = []
    until = -1
    usable = [one for one in names if one.grounds or one.curie in accepted]
    for one in sorted(usable, key=lambda name: (name.start, -name.end)):
        inner = kept[-1].field if kept and one.end <= until else ""
        if (one.end <= until and not _is_measured_by(one, inner, fields)) or _is_rate_of(
            one, usable, fields
        ):
            continue
        until = max(until, one.end)
        kept.append(
            Named(
                start=one.start - offset, end=one.end - offset, curie=one.curie,
                field=fields.get(one.curie, ""), text=one.text,
            )
        )  # fmt: skip
    return tuple(kept)


def _is_measured_by(one: Mention, outer: str, fields: Mapping[str, str]) -> bool:
    """Tell the score within "the score decreased", which names a thing of its own."""
    return outer == "happening" and fields.get(one.curie) == "measure"


def _told_once(names: tuple[Named, ...], text: str, reader: Reader) -> tuple[Named, ...]:
    """Leave out the "leakage" of "leakage was silent", where "silent" names a kind of it."""
    return tuple(
        one
        for one, later in zip_longest(names, names[1:])
        if later is None
        or one.curie not in reader.ontology.get(later.curie).ancestors
        or not _IS.fullmatch(text, one.end, later.start)
    )


def _composed(
    names: Sequence[Mention], text: str, reader: Reader, topics: frozenset[str]
) -> list[Mention]:
    """Add what a thing and its place make together: "leakage into the disc", "cement in the canal"."""
    sites = [one for one in names if reader.makes(one.curie) == "site"]
    if not sites:
        return list(names)
    known = [one for one in names if head_of(reader, one.curie) is not None and one not in sites]
    heads = [one for one in known if not any(_holds(other, one) for other in names)]
    made = list(names)
    for site in sites:
        before = [one for one in heads if one.end <= site.start]
        if not before or gap_between(text, before[-1], site) is not Gap.PLACE:
            continue
        head = before[-1]
        between = text[head.end : site.start].lower().split()
        supposed = "able" in between or not word_class("modal").isdisjoint(between)
        if supposed or any(one[0].isdigit() for one in between):
            continue  # what may go there is a claim of its own, and a figure parts two places
        curie = place_class(reader, head.curie, site.curie, topics)
        if curie is not None:
            words_said = text[head.start : site.end]
            made.append(
                Mention(start=head.start, end=site.end, curie=curie, grounds=True, text=words_said)
            )
    return made


def _holds(other: Mention, one: Mention) -> bool:
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _made_at(reader: Reader, topics: frozenset[str], curie: str, site: str) -> str | None:
    return place_class(reader, curie, site, topics)


def _is_rate_of(one: Mention, names: Sequence[Mention], fields: Mapping[str, str]) -> bool:
    """Tell a rate's name that holds the name of what happens: "leakage rate"."""
    if fields.get(one.curie) != "rate":
        return False
    inner = (other for other in names if one.start <= other.start and other.end <= one.end)
    return any(fields.get(other.curie) == "happening" for other in inner)


def _accepted(scan: Scan, reader: Reader) -> frozenset[str]:
    """Give the classes that the document names plainly, all above them, and those whose words it has."""
    plain = {name.curie for name in scan.names if name.grounds}
    named = plain.union(*map(reader.above, plain))
    proposed = {name.curie for name in scan.names if not name.grounds} - named
    if not proposed:
        return frozenset(named)
    printed = frozenset(re.findall(r"\w+", scan.document.text.lower()))
    spelled = {one for one in proposed if printed.issuperset(reader.ontology.label(one).split())}
    return frozenset(named | spelled | _shared(scan, reader, plain, proposed))


def _shared(
    scan: Scan, reader: Reader, plain: Collection[str], proposed: Collection[str]
) -> frozenset[str]:
    """Give classes proposed by a word that stands in a name given plainly: the cement of "cement leakage"."""
    known = {word for curie in plain for word in reader.ontology.label(curie).split()}
    meant: dict[str, set[str]] = {}
    for name in scan.names:
        if name.curie in proposed and name.text.lower() in known:
            meant.setdefault(name.text.lower(), set()).add(name.curie)
    return frozenset(curie for classes in meant.values() if len(classes) == 1 for curie in classes)
