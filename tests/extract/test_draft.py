"""Plain sentences and sound fields of drafted events."""

import pytest

from vakg.extract.draft.make import name_of
from vakg.extract.draft.sound import sound_events
from vakg.extract.draft.text import sentence_of
from vakg.extract.drafted import Drafted
from vakg.extract.spans import Assertion, Span
from vakg.model.assertion import AssertionStatus, Certainty, LevelRole, Side, TimeAspect
from vakg.model.parts import Quantity, Time
from vakg.ontology import load_ontology

HEAD = Span(start=0, end=4)


def event(status="present", certainty="asserted", **fields):
    flags = {
        name: fields.pop(name) for name in ("history", "not_done", "advised") if name in fields
    }
    said = Assertion(status=AssertionStatus(status), certainty=Certainty(certainty), **flags)
    given = {"id": "a", "curie": "vaco:CementLeakage"} | fields
    return Drafted(case="index", head=HEAD, clause=HEAD, sentence=0, assertion=said, **given)


def time(low, **fields):
    return Time(low=low, high=low, unit="d", phrase="then", aspect=TimeAspect.ONSET, **fields)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (event(), "Cement leakage."),
        (event("absent"), "No cement leakage."),
        (event("absent", not_done=True), "Not done: cement leakage."),
        (event("absent", severity="severe"), "No severe cement leakage."),
        (event("possible", "suggestive"), "Cement leakage: suspected."),
        (event("conditional"), "Cement leakage: only if a condition is met."),
        (event("hypothetical", advised=True), "Cement leakage: advised."),
        (event(history=True), "In the patient's history, cement leakage."),
        (
            event(levels=("L1",), level_role=LevelRole.LEAKED, side=Side.BILATERAL),
            "Cement leakage; level L1 (leaked), both sides.",
        ),
        (
            event(
                quantities=(
                    Quantity(kind="vaco:InjectedCementVolume", value=2, unit="mL", per="level"),
                )
            ),
            "Cement leakage; injected cement volume 2 mL per level.",
        ),
    ],
)
def test_the_sentence_of_an_event_keeps_its_hedge_and_its_denial(made, said):
    assert sentence_of(made, load_ontology(), "leak") == said


def test_times_that_count_from_each_other_are_taken_back():
    made = [
        event(id="a", time=time(1, relative_to="b")),
        event(id="b", time=time(2, relative_to="a")),
        event(id="c", time=time(3)),
    ]
    assert [one.time is None for one in sound_events(made, None)] == [True, True, False]


def test_a_time_before_birth_or_from_nowhere_is_taken_back():
    made = [event(id="a", time=time(-40 * 365)), event(id="b", time=time(1, relative_to="x"))]
    assert [one.time for one in sound_events(made, 30)] == [None, None]


def test_a_target_outside_the_case_is_taken_back():
    [made, _] = sound_events([event(id="a", targets=("a", "b", "x")), event(id="b")], None)
    assert made.targets == ("b",)


@pytest.mark.parametrize(
    ("name", "made"),
    [("Smith 2010_final", "smith-2010-final"), ("graph", "document-graph"), ("ü", "document")],
)
def test_any_name_of_a_file_makes_an_identifier(name, made):
    assert name_of(name) == made
