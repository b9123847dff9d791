import pytest
from tests.score import gold
from tests.score.drafts import case, claim, event, proportion, record
from tests.score.gold import ABSENT, item, patient

from vakg.model.assertion import AssertionStatus
from vakg.score.corpus import GoldItem
from vakg.score.counted import counted
from vakg.score.figures import figures
from vakg.score.grounding import Wanted
from vakg.score.verdicts import CorpusScore


def told(scorer, noted, draft):
    """The counts of every figure, by name; the last of a name wins."""
    score = CorpusScore(texts=(scorer.score_text(noted, draft),))
    return {one.name: (one.right, one.of) for one in figures(score, counted(score))}


@pytest.fixture
def figures_of_a_mixed_draft(scorer):
    noted = gold.text(
        patient(
            item("symptoms", "Fever"),
            item("symptoms", "Cough"),
            item("symptoms"),
            item("complications", "CementEmbolism"),
            item("negated", "Dyspnea", status=ABSENT),
            item("negated", "Hypoxemia", status=ABSENT),
            item("leak_location", "RightAtrium"),
            also=[("Tachycardia", gold.PRESENT)],
        )
    )
    draft = record(
        case(
            "one",
            event("a", "Fever"),
            event("b", "PulmonaryCementEmbolism"),
            event("c", "Dyspnea", "absent"),
            event("d", "Hypoxemia"),
            event("e", "Tachycardia"),
            event("f", "Hypotension"),
            event("g", "GeneralAnaesthesia"),
        )
    )
    return told(scorer, noted, draft)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("recall", (3, 5)),
        ("recall, strict", (2, 6)),
        ("precision", (4, 6)),
        ("precision, of what was noted", (3, 6)),
        ("precision, strict", (3, 7)),
        ("precision, lenient", (3, 4)),
        ("phrases that name no class of the ontology", (1, 7)),
        ("other status", (1, 5)),
        ("other patient", (0, 5)),
        ("absent: recall", (1, 2)),
        ("absent: precision", (1, 1)),
        ("symptoms", (1, 2)),
        ("stand in the text at their place", (8, 8)),
        ("leak_location", (0, 1)),
    ],
)
def test_each_figure_counts_what_its_name_says(figures_of_a_mixed_draft, name, expected):
    assert figures_of_a_mixed_draft[name] == expected


def test_doubt_is_told_only_where_the_notes_know_any(scorer):
    draft = record(case("one", event("a", "Fever", "possible")))
    plain = told(scorer, gold.text(patient(item("symptoms", "Fever"))), draft)
    assert "in doubt: recall" not in plain
    assert plain["other status: possible for present"] == (1, 1)
    doubted = item("symptoms", "Fever", status=AssertionStatus.POSSIBLE)
    assert told(scorer, gold.text(patient(doubted)), draft)["in doubt: recall"] == (1, 1)


def test_what_an_event_says_is_compared_where_the_notes_are_events(scorer):
    volume = {"kind": "vaco:InjectedCementVolume", "value": 6, "unit": "mL"}
    draft = record(
        case(
            "one",
            event("a", "Fever", side="left"),
            event("b", "Cough", levels=["T8"]),
            event("c", "Vertebroplasty", quantities=[volume]),
        )
    )
    first, second, third = draft.cases[0].events
    changed = second.model_copy(update={"levels": ("T9",)})
    items = [
        GoldItem(field="event", phrase="", wanted=Wanted((one.type,), one.status), event=one)
        for one in (first, changed, third.model_copy(update={"quantities": ()}))
    ]
    score = CorpusScore(texts=(scorer.score_text(gold.text(patient(*items)), draft),))
    counts = {
        (one.group[-5:], one.name): (one.right, one.of) for one in figures(score, counted(score))
    }
    assert counts["noted", "side"] == counts[" read", "side"] == (1, 1)
    assert counts["noted", "levels"] == counts[" read", "levels"] == (0, 1)
    assert (counts["noted", "quantities"], counts[" read", "quantities"]) == ((0, 0), (0, 1))


def test_times_are_one_in_any_unit_and_of_another_clock_not_compared(scorer):
    when = {"unit": "wk", "low": 2, "high": 2, "phrase": "after two weeks", "aspect": "onset"}
    days = when | {"unit": "d", "low": 14, "high": 14}
    wanted = record(case("one", event("a", "Fever", time=when), event("b", "Cough")))
    read = record(case("one", event("a", "Fever", time=days), event("b", "Cough")))
    other = record(
        case("one", event("a", "Fever", time=days | {"relative_to": "b"}), event("b", "Cough"))
    )
    items = [
        GoldItem(field="event", phrase="", wanted=Wanted((one.type,), one.status), event=one)
        for one in wanted.cases[0].events
    ]
    for draft, expected in ((read, [(1, 1), (1, 1)]), (other, [(0, 1), (0, 0)])):
        score = CorpusScore(texts=(scorer.score_text(gold.text(patient(*items)), draft),))
        found = [
            one for one in figures(score, counted(score)) if one.name == "time from the procedure"
        ]
        assert [(one.right, one.of) for one in found] == expected


def test_claims_are_counted_by_numbers_kind_and_what_was_noted(scorer):
    noted = gold.text(claims=[gold.claim(value=5.0), gold.claim(value=7.0)])
    draft = record(
        claims=[
            claim("a", proportion=proportion(value=5)),
            claim("b", kind="prognosis", proportion=proportion(value=7)),
            claim("c", proportion=proportion(value=9)),
        ]
    )
    counts = told(scorer, noted, draft)
    assert counts["with numbers: found, numbers exact"] == (2, 2)
    assert counts["kind right, of those found"] == (1, 2)
    assert counts["noted, of those read"] == (0, 0)


def test_a_quote_that_stands_elsewhere_is_counted_as_wrong(scorer):
    moved = {"quote": "ords of the text.", "at": (0, 17), "role": "own"}
    draft = record(case("one", event("a", "Fever", evidence=[moved])))
    assert told(scorer, gold.text(), draft)["stand in the text at their place"] == (1, 2)
