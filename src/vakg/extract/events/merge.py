"""Join what several sentences say of the same event of the same patient.

The same thing named again is one event with more quotes; so is a more general name of it ("the leak").
What stands at another level, on another side, has another value, or is denied in one place and told in
another, is another event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vakg.extract.cases.map import CaseMap
from vakg.extract.drafted import Drafted
from vakg.extract.events.counted import as_found, counts
from vakg.extract.events.drafting import drafted
from vakg.extract.events.found import Found
from vakg.extract.events.threads import Loose, Placed, Thread, Threads
from vakg.extract.located.bones import is_of_other_bone
from vakg.extract.located.classes import head_of
from vakg.extract.located.traits import is_once, of_old
from vakg.extract.reader_ontology import Reader
from vakg.model.assertion import AssertionStatus, LevelRole, Side

_IDENTIFYING = frozenset(LevelRole) - {LevelRole.AFFECTED, LevelRole.SENSORY, LevelRole.IMAGED}
_DONE_AT = frozenset({LevelRole.AUGMENTED, LevelRole.TREATED, LevelRole.INSTRUMENTED})
_OPEN = frozenset({AssertionStatus.PRESENT, AssertionStatus.POSSIBLE})


def joined(
    reader: Reader, cases: CaseMap, placed: Sequence[Placed], loose: Mapping[str, Loose]
) -> tuple[Drafted, ...]:
    """Make events of what the sentences tell, by case and in the order of the text.

    Args:
        reader: What the ontology knows.
        cases: Whose each stretch of the text is.
        placed: What each sentence tells of whom.
        loose: What each case names without an event to tie it to: its procedure's.
    """
    threads = {one.id: Threads() for one in cases.patients}
    for one in placed:
        if counts(reader, one):
            some = threads.setdefault(one.case, Threads())
            for told in as_found(reader, one):
                _take(reader, some, told)
    return tuple(drafted(reader, {case: some.every for case, some in threads.items()}, loose))


def _take(reader: Reader, threads: Threads, one: Placed) -> None:
    """Add what is told to the event it is about, or begin a new one."""
    found = one.found
    above = reader.above(found.curie)
    counted = _counted(reader, threads, one, above)
    if counted is not None:
        counted.add(one)
        threads.note_deed(counted, one.sentence)
        return
    threads.note(one)
    done = _is_carried_out(reader, threads, one, above) or found.resumed
    if done or (found.trace and _is_traced(threads, one, above)):
        return
    fits = [
        thread
        for thread in threads.of_kin(found.curie, above)
        if _fits(reader, thread, one)
        and not _is_past(reader, threads, thread, one)
        and not _is_of_new_level(threads, thread, one)
    ]
    if one.when is not None:
        fits.sort(key=lambda thread: one.when not in thread.whens)  # the same time before none
    for thread in fits:
        if thread.curie not in above:
            thread.add(one, broader=thread.curie != found.curie)
            return
        if _is_narrowed(reader, thread, one):
            thread.curie, thread.levels = found.curie, found.levels or thread.levels
            thread.add(one)
            threads.enter(thread, (found.curie, *above))
            return
    if not found.proposed or _stands_alone(reader, one):
        thread = Thread(found.curie, one.assertion.status, one.assertion.history)
        thread.add(one)
        threads.begin(thread, (found.curie, *above))


def _is_carried_out(reader: Reader, threads: Threads, one: Placed, above: frozenset[str]) -> bool:
    """Add to a plan that it was carried out."""
    found, said = one.found, one.assertion
    if said.status is not AssertionStatus.PRESENT or said.history:
        return False
    if not reader.is_a(found.curie, "vaco:Procedure"):
        return False
    for thread in threads.of_kin(found.curie, above):
        near = one.sentence - thread.told[-1].sentence <= _APART
        if near and thread.curie == found.curie and _is_planned(thread, found):
            thread.add(one)
            return True
    return False


def _is_planned(thread: Thread, found: Found) -> bool:
    """Tell whether an event was only planned so far, or advised and then carried out, at these levels."""
    if thread.status is not AssertionStatus.HYPOTHETICAL or thread.history:
        return False
    alike = not (found.levels and thread.levels) or _nested(thread.levels, found.levels)
    advised = any(told.assertion.advised for told in thread.told)
    return alike and (found.resumed or not advised)


def _is_of_new_level(threads: Threads, thread: Thread, one: Placed) -> bool:
    """Tell whether a deed is done at a level that broke only after an earlier deed was told."""
    levels = set(one.found.levels)
    if not levels or thread.levels or one.found.level_role not in _DONE_AT:
        return False
    last = thread.told[-1].sentence
    return any(
        levels <= set(other.levels) and other.told[0].sentence > last
        for other in threads.every
        if other is not thread
        and any(told.found.level_role is LevelRole.FRACTURED for told in other.told)
    )


def _fits(reader: Reader, thread: Thread, one: Placed) -> bool:
    """Tell whether what is told may be of an event that was told before."""
    found = one.found
    elsewhere = is_of_other_bone(reader, found.curie, thread.levels)
    if elsewhere or _is_shadow_elsewhere(reader, thread, one):
        return False
    if not _may_be(thread, one) or (found.hosted and thread.curie != found.curie):
        return False
    apart = one.when not in thread.whens and thread.told[-1].sentence != one.sentence
    if apart and one.found.again and not one.found.definite:  # "a second operation", "a new leak"
        return False
    if is_once(reader, found.curie) and thread.status is AssertionStatus.PRESENT:
        return True
    return not _is_sided_anew(reader, thread, one) and _is_of_time(reader, thread, one)


def _is_of_time(reader: Reader, thread: Thread, one: Placed) -> bool:
    found = one.found
    return reader.is_procedure(found.curie) or _is_then(reader, thread, one)


def _is_traced(threads: Threads, one: Placed, above: frozenset[str]) -> bool:
    """Add what shows of an earlier deed to that deed, without the time at which it was seen."""
    done = [
        thread
        for thread in threads.of_kin(one.found.curie, above)
        if thread.status is one.assertion.status and thread.told[-1].sentence < one.sentence
    ]
    if not done:
        return False
    done[0].add(replace(one, when=None), broader=True)
    return True


def _is_past(reader: Reader, threads: Threads, thread: Thread, one: Placed) -> bool:
    """Tell whether a finding is told under a later date than one of its kind: it is another."""
    if one.when is not None or one.found.definite or is_once(reader, one.found.curie):
        return False
    return not reader.is_a(one.found.curie, "vaco:Procedure") and threads.has_passed(thread, one)


def _counted(reader: Reader, threads: Threads, one: Placed, above: frozenset[str]) -> Thread | None:
    """Give the event that the words count: "the second operation" is the second that was told."""
    found = one.found
    if (
        found.ordinal is None
        or not found.definite
        or not reader.is_a(found.curie, "vaco:Procedure")
    ):
        return None
    kin = [
        thread
        for thread in reversed(threads.of_kin(found.curie, above))
        if thread.status is one.assertion.status and not thread.history
    ]
    return kin[found.ordinal - 1] if found.ordinal <= len(kin) else None


def _stands_alone(reader: Reader, one: Placed) -> bool:
    """Tell whether an ambiguous name tells of a new event: what leaks is cement, what is fused the spine."""
    found = one.found
    use = reader.use_of(found.curie)
    return (
        head_of(reader, found.curie) is not None
        or use.makes == "vague"
        or use.levels in _IDENTIFYING
    )


def _is_shadow_elsewhere(reader: Reader, thread: Thread, one: Placed) -> bool:
    """Tell whether what an image showed is outside the spine, where one of a vertebra was told before."""
    found = one.found
    if not (thread.levels and found.sites) or found.levels:
        return False
    seen = reader.is_a(found.curie, "vaco:ImagingFinding")
    return seen and not any(
        reader.lies_within(site, "vaco:VertebralColumn") for site in found.sites
    )


def _follows(reader: Reader, thread: Thread, one: Placed) -> bool:
    """Tell whether a name is of what came after an operation: no earlier fracture is a new one."""
    new = of_old(reader, one.found.curie) != one.found.curie
    return (
        new
        and of_old(reader, thread.curie) == thread.curie
        and thread.told[-1].sentence != one.sentence
    )


def _is_narrowed(reader: Reader, thread: Thread, one: Placed) -> bool:
    """Tell whether a later, narrower name is of the same thing: one has many pains, one fracture.

    What is only suspected narrows nothing that is certain.
    """
    if one.assertion.status is not thread.status or _follows(reader, thread, one):
        return False
    if thread.told[-1].sentence == one.sentence and reader.is_a(thread.curie, "vaco:Outcome"):
        return True  # "recovered without sequelae"
    return (
        reader.use_of(thread.curie).levels in _IDENTIFYING
        or head_of(reader, thread.curie) is not None
    )


def _may_be(thread: Thread, one: Placed) -> bool:
    said, found = one.assertion, one.found
    same = thread.status is said.status or {thread.status, said.status} == _OPEN
    if not same or (thread.history != said.history and not found.definite):
        return False
    if thread.levels and found.levels and not _nested(thread.levels, found.levels):
        return False
    if (
        thread.side
        and found.side
        and thread.side is not found.side
        and Side.BILATERAL not in (thread.side, found.side)
    ):
        return False
    if not thread.quantities or not found.quantities:
        return True
    return any(
        one in thread.quantities for one in found.quantities
    )  # other values: measured once more


_APART = 3  # sentences between two tellings of a thing that need not be one
_POINTING = frozenset(
    {"same", "next", "that", "this"}
)  # a time with one counts from what is before


def _is_then(reader: Reader, thread: Thread, one: Placed) -> bool:
    """Tell whether nothing says that two tellings are of different times.

    An examination with a time of its own is another than one that was told without.
    """
    far = one.sentence - thread.told[-1].sentence
    lasting = not reader.is_a(one.found.curie, "vaco:Procedure")  # "the leak" on day 10 is the same
    if one.when is None or (one.found.definite and (lasting or not far)):
        return True
    if all(
        told.shared for told in thread.told
    ):  # "two patients had a leak", then each case by itself
        return True
    if one.when in thread.whens:
        return far < _APART or not _POINTING.intersection(one.when.split())
    if reader.makes(one.found.curie) == "method" and thread.told[-1].sentence != one.sentence:
        return False
    return not thread.whens and not _is_later(thread, one)


def _is_sided_anew(reader: Reader, thread: Thread, one: Placed) -> bool:
    """Tell whether a finding is on one side, and an earlier one was told without any: of both, it may be."""
    found = one.found
    if found.side not in (Side.LEFT, Side.RIGHT) or thread.side is not None or found.definite:
        return False
    return thread.told[-1].sentence != one.sentence and reader.is_a(
        found.curie, "vaco:ClinicalFinding"
    )


def _is_later(thread: Thread, one: Placed) -> bool:
    """Tell whether what is told with a time of its own is a later observation, not the same again."""
    return not one.found.definite and one.sentence - thread.told[-1].sentence >= _APART


def _nested(some: Sequence[str], others: Sequence[str]) -> bool:
    return set(some) <= set(others) or set(others) <= set(some)
