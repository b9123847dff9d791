"""Advice is held against a case by its structure, and nothing is said that neither side tells."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.analysis.advised import SERVICE, advice, amount, event, judged
from tests.analysis.invented import days, fact

import vakg
from vakg.analysis.concordance import concordance, line_row
from vakg.analysis.concordance_amounts import converted, fits
from vakg.analysis.concordance_case import CaseStory
from vakg.analysis.concordance_findings import Verdict
from vakg.analysis.concordance_rules import load_rules
from vakg.analysis.kinds import Knowledge
from vakg.errors import BadInputError

EXPECTED = Path(__file__).with_name("concordance_expected.tsv")


# ---- amounts


@pytest.mark.parametrize(
    ("advised", "told", "answer"),
    [
        ({"value": 2, "comparator": "<="}, {"value": 2}, True),
        ({"value": 2, "comparator": "<="}, {"value": 2.1}, False),
        ({"value": 2, "comparator": "<"}, {"value": 2}, False),
        ({"value": 2, "comparator": ">"}, {"value": 2}, False),
        ({"value": 2, "comparator": ">="}, {"value": 2}, True),
        ({"value": 2, "comparator": "up to"}, {"value": 1}, True),
        ({"low": 4, "high": 6, "comparator": "<="}, {"value": 4}, True),
        ({"low": 4, "high": 6, "comparator": "<="}, {"value": 5}, None),
        ({"low": 4, "high": 6, "comparator": "<="}, {"value": 6.5}, False),
        ({"low": 4, "high": 6}, {"low": 4.5, "high": 5}, True),
        ({"low": 4, "high": 6}, {"low": 5, "high": 7}, None),
        ({"value": 3, "comparator": "~"}, {"value": 3}, True),
        ({"value": 3, "comparator": "~"}, {"value": 5}, None),
        ({"value": 3, "comparator": "unreadable"}, {"value": 3}, None),
        ({"value": 2, "comparator": "<="}, {"value": 1, "comparator": "~"}, True),
        ({"value": 2, "comparator": "<="}, {"value": 1, "comparator": ">"}, None),
        ({"value": 2, "comparator": "<="}, {"value": 0.001, "unit": "L"}, True),
        ({"value": 2, "comparator": "<="}, {"value": 1, "unit": "wk"}, None),
    ],
)
def test_an_amount_is_as_advised_or_not_or_it_is_left_open(advised, told, answer):
    from vakg.analysis.concordance_amounts import amount_of

    held = event("service", "ex:TowerService", quantities=(amount(**told),))
    assert fits(amount(**advised), amount_of(held, held.quantities[0])) is answer


def test_units_are_converted_only_where_they_measure_the_same():
    assert converted(1, "a", "mo") == 12
    assert converted(2, "wk", "d") == 14
    assert converted(50, "%", "1") == 0.5
    assert converted(1, "mL", "mo") is None
    assert converted(1, "unknown", "mL") is None


# ---- one line against a case of which little is told


def test_what_the_case_does_not_tell_is_not_reported():
    assert judged(advice("ex:Winding")).verdict is Verdict.NOT_REPORTED
    assert (
        judged(advice("ex:Service", quantities=(amount(value=2),))).verdict is Verdict.NOT_REPORTED
    )


def test_what_was_done_follows_advice_to_do_it_and_departs_from_advice_to_avoid_it():
    done = event("wound", "ex:Winding")
    assert judged(advice("ex:Winding"), done).verdict is Verdict.FOLLOWED
    assert judged(advice("ex:Winding", modality="avoid"), done).verdict is Verdict.DEPARTED


def test_what_was_not_done_departs_from_advice_to_do_it_and_follows_advice_to_avoid_it():
    left = event("wound", "ex:Winding", status="absent")
    assert judged(advice("ex:Winding"), left).verdict is Verdict.DEPARTED
    assert judged(advice("ex:Winding", modality="avoid"), left).verdict is Verdict.FOLLOWED
    assert judged(advice("ex:Winding", modality="not required"), left).verdict is Verdict.FOLLOWED


def test_to_leave_what_was_only_to_be_considered_is_no_departure():
    left = event("wound", "ex:Winding", status="absent")
    found = judged(advice("ex:Winding", modality="consider"), left)
    assert found.verdict is Verdict.NOT_COMPARABLE
    assert "only to be considered" in found.reason


def test_to_do_what_is_only_not_required_is_no_departure():
    found = judged(advice("ex:Winding", modality="not required"), event("wound", "ex:Winding"))
    assert found.verdict is Verdict.NOT_COMPARABLE


@pytest.mark.parametrize("status", ["possible", "hypothetical", "conditional"])
def test_what_may_or_should_have_been_done_was_not_done_and_not_left(status):
    found = judged(advice("ex:Winding"), event("wound", "ex:Winding", status=status))
    assert found.verdict is Verdict.NOT_REPORTED


def test_what_was_done_in_the_past_is_not_this_procedure():
    before = event("wound", "ex:Winding", more={"history": True})
    assert judged(advice("ex:Winding"), before).verdict is Verdict.NOT_REPORTED


def test_a_wider_action_that_was_left_leaves_the_narrower_but_not_the_other_way_round():
    left = event("remedy", "ex:Remedy", status="absent")
    assert judged(advice("ex:Soldering"), left).verdict is Verdict.DEPARTED
    left = event("soldering", "ex:Soldering", status="absent")
    assert judged(advice("ex:Repair"), left).verdict is Verdict.NOT_REPORTED


def test_the_material_advised_must_be_told_to_have_been_used():
    told = advice("ex:Winding", materials=("ex:ThinOil",))
    bare = event("wound", "ex:Winding")
    assert judged(told, bare).verdict is Verdict.NOT_REPORTED
    with_oil = event("wound", "ex:Winding", more={"materials": ("ex:ThinOil",)})
    assert judged(told, with_oil).verdict is Verdict.FOLLOWED
    with_any = event("wound", "ex:Winding", more={"materials": ("ex:Oil",)})
    assert judged(told, with_any).verdict is Verdict.NOT_REPORTED


def test_advice_in_words_only_is_not_compared():
    assert judged(advice()).verdict is Verdict.NOT_COMPARABLE
    assert judged(advice("ex:Service")).verdict is Verdict.NOT_COMPARABLE
    found = judged(advice("ex:Winding", condition="at noon"), event("wound", "ex:Winding"))
    assert found.verdict is Verdict.NOT_COMPARABLE
    assert "“at noon”" in found.reason


# ---- for which procedure


def test_advice_for_another_procedure_does_not_apply():
    found = judged(
        advice("ex:Winding", procedures=("ex:WatchService",)), event("wound", "ex:Winding")
    )
    assert found.verdict is Verdict.NOT_APPLICABLE
    assert "watchservice" in found.reason
    assert "towerservice" in found.reason


def test_where_the_procedure_is_told_less_closely_than_advised_it_is_not_reported():
    service = event("service", "ex:Service", more={"index": True})
    told = advice("ex:Winding", procedures=("ex:WatchService",))
    assert judged(told, service, served=False).verdict is Verdict.NOT_REPORTED
    assert judged(told, served=False).verdict is Verdict.NOT_REPORTED


# ---- how much


def test_an_amount_is_compared_only_where_it_is_given_for_the_same_thing():
    told = advice("ex:Service", quantities=(amount(value=2, comparator="<=", per="hand"),))

    def given(per):
        return event("oiling", "ex:TowerService", quantities=(amount(value=1, per=per),))

    assert judged(told, given("hand")).verdict is Verdict.FOLLOWED
    assert judged(told, given("pointer")).verdict is Verdict.FOLLOWED
    found = judged(told, given("clock"))
    assert found.verdict is Verdict.NOT_REPORTED
    assert found.reason == "the oilvolume is told per clock, not per hand"


def test_one_amount_too_many_is_a_departure():
    told = advice("ex:Service", quantities=(amount(value=2, comparator="<="),))
    given = [event(f"oiling{n}", "ex:TowerService", quantities=(amount(value=n),)) for n in (1, 3)]
    assert judged(told, *given).verdict is Verdict.DEPARTED


def test_an_amount_to_avoid_is_one_that_would_depart():
    told = advice(
        "ex:ManyClocks",
        modality="avoid",
        quantities=(amount("ex:Clocks", 3, comparator=">", unit="1"),),
    )

    def serving(*levels):
        return event(
            "served", "ex:TowerService", levels=levels, level_role="served", more={"index": True}
        )

    assert judged(told, serving("a", "b", "c"), served=False).verdict is Verdict.FOLLOWED
    assert judged(told, serving("a", "b", "c", "d"), served=False).verdict is Verdict.DEPARTED


def test_many_without_a_number_is_settled_only_where_there_is_one():
    told = advice("ex:ManyClocks", modality="avoid")

    def serving(*levels):
        return event(
            "served", "ex:TowerService", levels=levels, level_role="served", more={"index": True}
        )

    assert judged(told, serving("a"), served=False).verdict is Verdict.FOLLOWED
    assert judged(told, serving("a", "b"), served=False).verdict is Verdict.NOT_COMPARABLE
    assert judged(told, served=True).verdict is Verdict.NOT_REPORTED


def test_a_time_between_two_events_answers_for_an_amount_of_time():
    told = advice("ex:Waiting", quantities=(amount("ex:Age", 2, comparator=">", unit="wk"),))

    def founded(low, high):
        return event("founded", "ex:Founding", time=days(low, high), more={"history": True})

    assert judged(told, founded(-15, -15)).verdict is Verdict.FOLLOWED
    assert judged(told, founded(-3, -3)).verdict is Verdict.DEPARTED
    assert judged(told, founded(None, -15)).verdict is Verdict.FOLLOWED
    assert judged(told, founded(-20, -3)).verdict is Verdict.NOT_COMPARABLE
    undated = event("undated", "ex:Founding")
    assert judged(told, undated).verdict is Verdict.NOT_REPORTED
    assert judged(told, founded(-15, -15), undated).verdict is Verdict.NOT_REPORTED
    later = event("later", "ex:Founding", time=days(9, 9))
    assert judged(told, founded(-15, -15), later).verdict is Verdict.FOLLOWED


# ---- for whom, and when


def rust(day, **given):
    return event("rust", "ex:Rust", time=days(day, day), **given)


def test_a_remedy_for_what_was_found_must_be_told_to_be_for_it():
    told = advice("ex:Repair", conditions=("ex:Rust",))
    aimed = event("repair", "ex:Repair", time=days(2, 2), more={"targets": ("rust",)})
    other = event("repair", "ex:Repair", time=days(2, 2), more={"targets": ("crack",)})
    assert judged(told, rust(1), aimed).verdict is Verdict.FOLLOWED
    found = judged(told, rust(1), other)
    assert found.verdict is Verdict.NOT_REPORTED
    assert "does not say that it was for this" in found.reason


def test_a_remedy_left_before_its_reason_was_found_is_no_departure():
    told = advice("ex:Repair", conditions=("ex:Rust",))
    left = event("repair", "ex:Repair", status="absent", time=days(1, 1))
    assert judged(told, left, rust(5)).verdict is Verdict.NOT_REPORTED
    assert judged(told, rust(1), left).verdict is Verdict.DEPARTED


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("absent", Verdict.NOT_APPLICABLE),
        ("possible", Verdict.NOT_REPORTED),
        ("hypothetical", Verdict.NOT_REPORTED),
    ],
)
def test_a_condition_that_is_not_present_is_not_met(status, verdict):
    told = advice("ex:Repair", conditions=("ex:Rust",))
    assert judged(told, rust(1, status=status)).verdict is verdict


def test_a_condition_that_the_case_does_not_tell_is_not_reported():
    told = advice("ex:Repair", conditions=("ex:Rust", "ex:Crack"))
    found = judged(told, rust(1))
    assert found.verdict is Verdict.NOT_REPORTED
    assert "crack is not told" in found.reason


def test_a_wider_kind_denied_while_one_of_it_is_told_denies_nothing():
    told = advice("ex:Repair", conditions=("ex:Crack",))
    no_other = event("none", "ex:Fault", status="absent", time=days(1, 1))
    assert judged(told, no_other).verdict is Verdict.NOT_APPLICABLE
    assert judged(told, rust(1), no_other).verdict is Verdict.NOT_REPORTED


def test_who_has_the_one_is_not_who_is_told_to_have_the_other():
    told = advice("ex:Repair", conditions=("ex:LoudFault",))
    quiet = event("quiet", "ex:QuietFault", time=days(1, 1))
    found = judged(told, quiet)
    assert found.verdict is Verdict.NOT_APPLICABLE
    assert "quietfault is told instead" in found.reason


def test_a_remedy_is_only_for_who_has_what_it_is_about():
    told = advice("ex:Repair", about=("ex:Rust",))
    done = event("repair", "ex:Repair", time=days(2, 2))
    assert judged(told, done).verdict is Verdict.NOT_REPORTED
    assert judged(told, rust(1), done).verdict is Verdict.FOLLOWED


# ---- in the course of the procedure


STOP = advice("ex:Stopping", modality="stop", conditions=("ex:Rust",))


def test_what_was_found_afterwards_is_no_reason_to_have_stopped():
    inspected = rust(0, more={"methods": ("ex:Inspection",)})
    found = judged(STOP, inspected)
    assert found.verdict is Verdict.NOT_REPORTED
    assert "only by what was found afterwards" in found.reason
    assert [one.id for one in found.facts] == ["rust"]
    assert "only by" not in judged(STOP).reason


def test_what_was_seen_in_its_course_is_a_reason_to_stop():
    assert "whether this was done" in judged(STOP, rust(0)).reason
    assert judged(STOP, rust(0, status="absent"), rust(3)).verdict is Verdict.NOT_APPLICABLE
    part = event("rust", "ex:Rust", more={"part_of": "service", "methods": ("ex:Inspection",)})
    on = event("went-on", "ex:Stopping", status="absent", more={"part_of": "service"})
    assert judged(STOP, part, on).verdict is Verdict.DEPARTED


def test_a_point_at_which_to_stop_must_be_told_to_have_been_reached():
    told = advice(
        "ex:Stopping",
        modality="stop",
        conditions=("ex:Rust",),
        quantities=(amount(value=2, comparator=">="),),
    )
    on = event("went-on", "ex:Stopping", status="absent")
    assert judged(told, rust(0), on).verdict is Verdict.NOT_REPORTED
    deep = event("deep", "ex:TowerService", quantities=(amount(value=3),))
    assert judged(told, rust(0), deep, on).verdict is Verdict.DEPARTED
    flat = event("flat", "ex:TowerService", quantities=(amount(value=1),))
    assert judged(told, rust(0), flat, on).verdict is Verdict.NOT_APPLICABLE


# ---- contradictions


def test_advice_that_another_statement_contradicts_is_said_to_conflict():
    against = (fact("other", "gap", case=None),)
    found = judged(advice("ex:Winding"), event("wound", "ex:Winding"), against=against)
    assert found.verdict is Verdict.CONFLICTS
    assert "told to have been done" in found.reason
    elsewhere = advice("ex:Winding", procedures=("ex:WatchService",))
    assert judged(elsewhere, against=against).verdict is Verdict.NOT_APPLICABLE


# ---- the four cases of the bundled documents, read line by line


@pytest.fixture(scope="module")
def knowledge(built):
    return vakg.open(built).knowledge


def expected():
    with EXPECTED.open(encoding="utf-8") as file:
        rows = [
            row for row in csv.reader(file, delimiter="\t") if row and not row[0].startswith("#")
        ]
    return [(row[0], row[1], row[2]) for row in rows]


CASES = (
    "pce-ards/index",
    "intraspinal-leakage/case-1",
    "intraspinal-leakage/case-2",
    "intraspinal-leakage/case-3",
)


@pytest.mark.parametrize("case", CASES)
def test_every_line_has_the_verdict_that_a_reader_of_the_documents_gives(case, knowledge):
    document, _, name = case.partition("/")
    told = {line.advice.id: line.verdict.value for line in concordance(knowledge, document, name)}
    settled = {advised: verdict for one, advised, verdict in expected() if one == case}
    assert {
        advised: verdict for advised, verdict in told.items() if verdict != "not reported"
    } == settled


def test_every_line_shows_the_words_of_both_sides_and_keeps_the_hedge(knowledge):
    for line in concordance(knowledge, "pce-ards", "index"):
        row = line_row(line, knowledge.kinds)
        assert row["quote"]
        assert bool(row["case_quote"]) is bool(line.facts)
        assert row["modality"] == line.advice.more["modality"]
        assert row["status"] in ("hypothetical", "conditional")


def test_the_volume_of_a_pedicle_is_set_beside_the_advice_in_its_own_unit(knowledge):
    lines = {one.advice.id: one for one in concordance(knowledge, "pce-ards", "index")}
    row = line_row(lines["c-prevention-3-volume-screw"], knowledge.kinds)
    assert row["advised_amount"] == "cement volume per pedicle ≤ 1.5–2 mL per pedicle screw"
    assert row["case_amount"] == (
        "cement volume per pedicle 0.5 mL per pedicle at T8; cement volume per pedicle 1 mL per pedicle at L3"
    )
    late = line_row(lines["c-prevention-6-delay-listed"], knowledge.kinds)
    assert "≥ 13.04 weeks at L1" in late["case_amount"]


def test_a_case_without_events_is_told_nothing_of(knowledge):
    lines = concordance(knowledge, "pce-ards", "nobody")
    assert {line.verdict for line in lines} <= {
        Verdict.NOT_REPORTED,
        Verdict.NOT_COMPARABLE,
        Verdict.CONFLICTS,
    }
    assert not [fact for line in lines for fact in line.facts]


def test_a_table_with_an_unknown_rule_is_refused(tmp_path):
    path = tmp_path / "rules.tsv"
    path.write_text("guess\tex:A\tex:B\tno reason\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="line 1"):
        load_rules(path)


def test_every_class_of_the_table_is_in_the_ontology(knowledge):
    named = {
        word for pairs in load_rules().rows.values() for pair in pairs for text in pair
        for word in text.split() if word.startswith("vaco:")
    }  # fmt: skip
    assert named
    assert named <= set(knowledge.kinds.classes)


def test_an_event_that_is_part_of_itself_does_not_hang(knowledge):
    loop = event("loop", "ex:Rust", more={"part_of": "loop"})
    story = CaseStory([SERVICE, loop], knowledge.kinds, load_rules())
    assert story.is_during(loop) is False


def test_knowledge_lists_the_cases_that_have_events(knowledge):
    assert ("pce-ards", "index") in knowledge.cases()
    assert isinstance(knowledge, Knowledge)
