"""Only what a person judged gets into the reviewed record; what nobody judged stays the machine's."""

from __future__ import annotations

import json
from datetime import date

import pytest

from samples import case, claim, document, event, full_record, link, quote, record, time
from vakg.errors import BadInputError, NotFoundError
from vakg.model.assertion import Review
from vakg.records import load_record
from vakg.records.verdicts import (
    apply_verdicts,
    draft_hash,
    dump_reviewed,
    merge_verdicts,
    read_verdicts,
)

WHEN = date(2026, 1, 2)


def draft(*cases, **said):
    return record(*cases, review="machine", **said)


def small():
    """A cleaning, a standstill after it, an oiling aimed at the standstill, and one causal link."""
    tower = case(
        event("cleaning", type="vaco:Cleaning", index=True), event("stop"),
        event("oiling", type="vaco:Oiling", targets=["stop"]),
        links=[link("l-stop", "cleaning", "stop")],
    )  # fmt: skip
    return draft(tower, claims=[claim("c-wheel", agrees_with=["c-dust"]), claim("c-dust")])


def judge(name, verdict="accepted", kind="event", **more):
    return {"id": name, "kind": kind, "verdict": verdict, **more}


PATIENT = judge("tower", kind="patient")


def file_of(made, *verdicts, **more):
    return {
        "format": 1, "about": "vakg verdicts", "document": made.document, "draft": draft_hash(made),
        "by": "A. Curator", "verdicts": list(verdicts), **more,
    }  # fmt: skip


def verdicts_on(made, folder, *verdicts, **more):
    path = folder / "verdicts.json"
    path.write_text(json.dumps(file_of(made, *verdicts, **more)), encoding="utf-8")
    return read_verdicts(path)


@pytest.fixture
def merge(tmp_path):
    def merged(made, *verdicts, by=None, **more):
        return merge_verdicts(
            made, verdicts_on(made, tmp_path, *verdicts, **more), document(), by, WHEN
        )

    return merged


def all_accepted(made):
    yield from (judge(name, kind="patient") for name, _ in made.patients())
    kinds = {
        "Event": "event",
        "CausalLink": "link",
        "Claim": "claim",
        "Inconsistency": "inconsistency",
    }
    yield from (judge(one.id, kind=kinds[type(one).__name__]) for _, one in made.statements())


def ids(made):
    return [] if made is None else [one.id for _, one in made.statements()]


# ---- what goes where


def test_a_draft_accepted_as_a_whole_is_the_same_record_reviewed(merge):
    made = full_record().model_copy(update={"review": Review.MACHINE})
    merged = merge(made, *all_accepted(made))
    signed = {"reviewed_by": merged.by, "reviewed_on": WHEN}
    assert merged.record == full_record().model_copy(update=signed)
    assert merged.remaining is None


def test_nothing_judged_leaves_the_draft_as_it_was_and_gives_no_reviewed_record(merge):
    merged = merge(small())
    assert merged.record is None
    assert merged.remaining == small()


def test_what_is_not_judged_is_in_no_reviewed_record_but_stays_as_the_machine_read_it(merge):
    merged = merge(small(), PATIENT, judge("cleaning"))
    assert ids(merged.record) == ["cleaning"]
    assert merged.record.review is Review.REVIEWED
    assert ids(merged.remaining) == ["cleaning", "stop", "oiling", "l-stop", "c-wheel", "c-dust"]
    assert merged.remaining.review is Review.MACHINE
    assert merged.counts == {"accepted": 2, "open": 5}


def test_what_is_rejected_is_in_neither_record(merge):
    merged = merge(small(), PATIENT, judge("cleaning"), judge("l-stop", "rejected", "link"))
    assert "l-stop" not in ids(merged.record) + ids(merged.remaining)


def test_the_machine_loses_what_it_says_of_a_rejected_event(merge):
    merged = merge(small(), judge("stop", "rejected"))
    oiling = next(one for _, one in merged.remaining.statements() if one.id == "oiling")
    assert oiling.targets == ()
    assert "l-stop" not in ids(merged.remaining)


def test_a_correction_says_what_the_reviewer_wrote(merge):
    now = event("stop", status="possible", text="The clock may have stopped.")
    merged = merge(small(), PATIENT, judge("stop", "corrected", statement=now))
    assert [(one.status, one.text) for _, one in merged.record.statements()] == [
        ("possible", "The clock may have stopped.")
    ]


def test_an_addition_stands_where_the_reviewer_put_it(merge):
    said = event("rust", status="absent", evidence=[quote("No rust was found")])
    added = judge("rust", "added", case="tower", statement=said, after="cleaning")
    accepted = [judge(name) for name in ("cleaning", "stop", "oiling")]
    assert ids(merge(small(), PATIENT, *accepted, added).record) == [
        "cleaning",
        "rust",
        "stop",
        "oiling",
    ]


def test_an_event_can_be_moved_to_the_front(merge):
    moved = judge("stop", "corrected", statement=event("stop"), after="")
    assert ids(merge(small(), PATIENT, judge("cleaning"), moved).record) == ["stop", "cleaning"]


def test_a_case_that_the_machine_missed_can_be_added_with_its_events(merge):
    head = {key: value for key, value in case(name="second").items() if key != "events"}
    merged = merge(
        small(), judge("second", "added", "patient", case="second", statement=head),
        judge("ran", "added", case="second", statement=event("ran"), after=""),
    )  # fmt: skip
    assert [one.id for one in merged.record.cases] == ["second"]
    assert ids(merged.record) == ["ran"]


def test_a_rejected_patient_takes_the_facts_of_the_case_along(merge):
    merged = merge(small(), judge("tower", "rejected", "patient"))
    assert merged.remaining.cases == ()
    assert merged.counts["rejected"] == 5


# ---- what waits


def test_accepted_facts_wait_for_their_patient(merge):
    merged = merge(small(), judge("cleaning"))
    assert merged.record is None
    assert merged.waiting == {"cleaning": "tower"}
    assert "cleaning" in ids(merged.remaining)


def test_an_accepted_fact_waits_for_the_one_it_names_and_others_wait_with_it(merge):
    tower = case(
        event("cleaning"), event("stop", part_of="cleaning"), event("oiling", targets=["stop"])
    )
    merged = merge(draft(tower), PATIENT, judge("stop"), judge("oiling"))
    assert merged.waiting == {
        "stop": "cleaning",
        "oiling": "stop",
        "tower": "an accepted event of the case",
    }


def test_a_time_counted_from_an_event_that_is_not_judged_waits(merge):
    tower = case(event("stop"), event("oiling", time=time(1, 1, relative_to="stop")))
    assert merge(draft(tower), PATIENT, judge("oiling")).waiting["oiling"] == "stop"


def test_a_claim_is_kept_without_its_tie_to_a_claim_that_is_not_and_that_is_told(merge):
    merged = merge(small(), judge("c-wheel", kind="claim"), judge("c-dust", "rejected", "claim"))
    assert merged.record.claims[0].agrees_with == ()
    assert merged.left_out == ("c-wheel: agrees_with c-dust (rejected)",)


def test_the_remaining_draft_has_what_its_facts_name_so_that_it_can_be_read_alone(merge):
    merged = merge(small(), PATIENT, *(judge(name) for name in ("cleaning", "stop", "oiling")))
    assert ids(merged.remaining)[:3] == ["cleaning", "stop", "l-stop"]


# ---- what is refused


def told(merge, made, *verdicts, **more):
    with pytest.raises(BadInputError) as caught:
        merge(made, *verdicts, **more)
    return str(caught.value)


def test_verdicts_of_another_draft_are_refused(merge):
    said = told(merge, small(), draft="0" * 64)
    assert "given on another draft (000000000000…" in said
    assert "Give the draft that the review page was made of." in said


def test_verdicts_on_another_document_are_refused(merge):
    assert "given on bees" in told(merge, small(), document="bees")


def test_a_document_that_is_not_the_drafts_own_is_refused(tmp_path):
    verdicts = verdicts_on(small(), tmp_path)
    with pytest.raises(BadInputError, match="the document is bees"):
        merge_verdicts(small(), verdicts, document(name="bees"), None, WHEN)


@pytest.mark.parametrize("name", [None, "", "  "])
def test_verdicts_of_nobody_are_refused(tmp_path, name):
    verdicts = verdicts_on(small(), tmp_path, by=name)
    with pytest.raises(BadInputError, match="nobody is named"):
        merge_verdicts(small(), verdicts, document(), None, WHEN)


def test_a_draft_whose_quotes_have_no_places_is_judged_as_if_they_had(merge):
    bare = event("cleaning", evidence=[{"quote": "On the third day it stopped.", "role": "own"}])
    placed = event("cleaning", evidence=[quote("On the third day it stopped.")])
    merged = merge(
        draft(case(bare)), PATIENT, judge("cleaning"), draft=draft_hash(draft(case(placed)))
    )
    assert merged.record.cases[0].events[0].evidence[0].at == (43, 71)


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (judge("gone"), "the draft has no event gone"),
        (judge("c-wheel"), "the draft has no event c-wheel"),
        (judge("stop", "added", case="tower", statement=event("stop")), "has a statement of that name"),
        (judge("x", "added", case="nowhere", statement=event("x")), "x: there is no case nowhere"),
        (judge("x", "added", statement=event("x")), "there is no case (none is named)"),
        (judge("stop", "corrected", statement=event("other")), "stop: its statement is named other"),
        (judge("stop", "corrected", statement=event("stop", status="sure")), "stop: status: Input should be"),
        (judge("stop", "corrected", statement=event("stop", targets=["nil"])), "names nil, which"),
        (judge("stop", "corrected", statement=event("stop"), after="c-dust"), "which is not in its case"),
    ],
)  # fmt: skip
def test_a_verdict_that_fits_nothing_is_told_by_the_name_of_its_statement(merge, verdict, says):
    assert says in told(merge, small(), PATIENT, verdict)


def test_a_quote_that_is_not_in_the_text_is_refused(merge):
    wrong = event("stop", evidence=[{"quote": "it never stopped", "at": [10, 26], "role": "own"}])
    said = told(merge, small(), PATIENT, judge("stop", "corrected", statement=wrong))
    assert "stop: 'it never stopped' is not at 10-26" in said


def test_keeping_a_fact_and_rejecting_what_it_names_is_a_contradiction(merge):
    said = told(merge, small(), PATIENT, judge("oiling"), judge("stop", "rejected"))
    assert "oiling is accepted, but stop is rejected: correct or reject oiling" in said


def test_keeping_a_fact_of_a_rejected_patient_is_a_contradiction(merge):
    said = told(merge, small(), judge("tower", "rejected", "patient"), judge("stop"))
    assert "the patient of its case is rejected" in said


def test_every_fault_is_told_but_no_more_than_can_be_read(merge):
    said = told(merge, small(), *(judge(f"gone-{number}") for number in range(30)))
    assert "30 of them cannot be applied" in said
    assert "and 10 more" in said


def test_a_statement_judged_twice_is_refused(merge):
    assert "stop is judged twice" in told(merge, small(), judge("stop"), judge("stop", "rejected"))


def test_a_record_that_corrections_make_impossible_is_refused(merge):
    one, other = event("cleaning", part_of="stop"), event("stop", part_of="cleaning")
    corrected = [judge(said["id"], "corrected", statement=said) for said in (one, other)]
    assert "goes round in a loop" in told(merge, small(), PATIENT, *corrected)


def test_a_reviewed_record_is_refused_while_there_is_nothing_to_put_in_it(tmp_path):
    verdicts = verdicts_on(small(), tmp_path, judge("cleaning"))
    with pytest.raises(BadInputError, match=r"1 accepted facts wait \(cleaning for tower"):
        apply_verdicts(small(), verdicts, document(), None, WHEN)


# ---- the files


def test_a_reviewed_record_without_anything_in_it_is_not_written(merge):
    with pytest.raises(BadInputError, match="nothing can go into a reviewed record yet"):
        dump_reviewed(merge(small()))


def test_the_reviewed_record_says_in_its_first_line_who_judged_what_and_when(merge, tmp_path):
    merged = merge(
        small(), PATIENT, judge("cleaning"), judge("stop", "rejected"), judge("oiling", "rejected")
    )
    text = dump_reviewed(merged)
    assert text.splitlines()[0] == (
        "# Reviewed by A. Curator on 2026-01-02: 2 accepted, 0 corrected, 0 added, 2 rejected, 3 not judged."
    )
    path = tmp_path / "clock.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_record(path) == merged.record


def test_a_name_cannot_break_out_of_the_first_line(merge):
    merged = merge(small(), PATIENT, judge("cleaning"), by="A.\nreview: machine\u2028B")
    assert dump_reviewed(merged).splitlines()[0].startswith("# Reviewed by A. review: machine B on")


def test_the_hash_of_a_draft_follows_what_it_says():
    assert draft_hash(small()) == draft_hash(small())
    assert draft_hash(small()) != draft_hash(draft(case(event("cleaning"))))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "not a file of verdicts"),
        ('{"about": "vakg verdicts"}', "format: Field required"),
    ],
)
def test_a_file_that_holds_no_verdicts_is_refused(text, says, tmp_path):
    path = tmp_path / "verdicts.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError, match=says):
        read_verdicts(path)


def test_a_correction_without_its_statement_is_refused_by_name(tmp_path):
    with pytest.raises(BadInputError, match=r"verdict 1 \(stop\): a `statement` belongs to"):
        verdicts_on(small(), tmp_path, judge("stop", "corrected"))


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(NotFoundError, match="there is no such file"):
        read_verdicts(tmp_path / "none.json")
