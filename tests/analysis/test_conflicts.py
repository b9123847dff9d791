"""Disagreements stand side by side: those a record states, and those its structure shows."""

from __future__ import annotations

import pytest
from tests.analysis.advised import KINDS, amount
from tests.analysis.invented import fact

import vakg
from vakg.analysis.conflicts import BROAD, Ground, conflict_row, conflicts
from vakg.analysis.kinds import Knowledge


def claim(name, kind="risk_factor", **given):
    return fact(name, kind, case=None, more=given.pop("more", {}), **given)


def risk(name, direction, factor="ex:Winding", outcome="ex:Rust", **given):
    more = {"direction": direction, "factors": (factor,), "outcomes": (outcome,)}
    return claim(name, more=more | given.pop("more", {}), **given)


def found(*facts):
    return conflicts(Knowledge(facts=facts, kinds=KINDS))


def pairs(*facts):
    return [
        (one.ground, one.one.id, tuple(fact.id for fact in one.others)) for one in found(*facts)
    ]


def test_what_a_record_states_to_contradict_stands_once():
    one = risk("one", "increases", more={"contradicts": ("other",)})
    other = risk("other", "decreases", more={"contradicts": ("one",)})
    assert pairs(one, other) == [(Ground.CONTRADICTS, "one", ("other",))]


def test_opposite_effects_of_one_factor_on_one_outcome_conflict():
    assert pairs(risk("up", "increases"), risk("down", "decreases")) == [
        (Ground.OPPOSITE, "up", ("down",))
    ]
    assert pairs(risk("none", "no effect"), risk("up", "increases")) == [
        (Ground.OPPOSITE, "none", ("up",))
    ]


@pytest.mark.parametrize(
    "other",
    [
        risk("other", "increases"),
        risk("other", "unclear"),
        risk("other", "decreases", factor="ex:Stopping"),
        risk("other", "decreases", outcome="ex:Crack"),
    ],
)
def test_the_same_effect_another_factor_and_another_outcome_do_not(other):
    assert pairs(risk("up", "increases"), other) == []


def test_an_effect_on_a_wider_outcome_is_related():
    (one,) = found(risk("up", "increases"), risk("down", "decreases", outcome="ex:Fault"))
    assert one.outcomes == "related"


def test_other_amounts_for_one_action_stand_side_by_side():
    def told(name, value):
        more = {"actions": ("ex:Winding",), "modality": "do"}
        return claim(name, "recommendation", more=more, quantities=(amount(value=value),))

    assert pairs(told("two", 2), told("three", 3)) == [(Ground.AMOUNTS, "two", ("three",))]
    assert pairs(told("two", 2), told("too", 2)) == []


def test_an_amount_that_neither_advises_nor_warns_is_no_disagreement():
    def told(name, value):
        return claim(
            name, "mechanism", more={"factors": ("ex:Winding",)}, quantities=(amount(value=value),)
        )

    assert pairs(told("two", 2), told("three", 3)) == []


def open_claim(**more):
    return claim("open", "gap", certainty="disputed", more={"about": ("ex:Winding",)} | more)


def test_what_is_called_open_stands_beside_those_who_take_a_stand():
    assert pairs(open_claim(), risk("up", "increases")) == [(Ground.OPEN, "open", ("up",))]
    assert pairs(open_claim(), risk("up", "increases", certainty="disputed")) == [
        (Ground.OPEN, "open", ()), (Ground.OPEN, "up", ())
    ]  # fmt: skip


def test_what_is_called_open_on_another_outcome_stands_alone():
    assert pairs(open_claim(outcomes=("ex:Crack",)), risk("up", "increases")) == [
        (Ground.OPEN, "open", ())
    ]


def test_a_topic_of_very_many_claims_is_not_lined_up():
    many = [risk(f"up{n}", "increases") for n in range(BROAD + 1)]
    assert pairs(open_claim(), *many) == [(Ground.OPEN, "open", ())]


def test_what_does_not_agree_inside_one_document_stands_together():
    events = [fact("left"), fact("right")]
    inside = fact("x", "inconsistency", case=None, more={"statements": ("left", "right")})
    assert pairs(*events, inside) == [(Ground.WITHIN, "x", ("left", "right"))]


def test_agreement_is_no_conflict():
    assert found(risk("up", "increases"), risk("too", "increases", certainty="speculative")) == ()


# ---- the bundled documents


@pytest.fixture(scope="module")
def rows(built):
    kg = vakg.open(built)
    return [conflict_row(one, kg.knowledge.kinds) for one in conflicts(kg.knowledge)]


def of(rows, fact, other):
    return next(
        row for row in rows if row["fact"].endswith(fact) and other in row["other_fact"].split(".")
    )


def test_the_approach_by_one_or_two_pedicles_tells_who_speculates_and_who_observed(rows):
    row = of(rows, "c-harrington-unilateral", "c-ryu-bipedicular")
    assert (row["said_by"], row["stance"]) == ("Harrington", "speculates")
    assert (row["other_said_by"], row["other_stance"]) == ("Ryu et al.", "observed")
    assert row["outcomes_compared"] == "different"
    assert row["other_p"] == "(comparator unreadable) 0.05"


@pytest.mark.parametrize(
    ("fact", "other", "ground"),
    [
        ("c-screw-syringe-safety", "c-ryu-injector", "contradicts"),
        ("c-rec-routine-chest-radiography", "c-ct-gold-standard", "contradicts"),
        ("c-venography-controversial", "c-venography-safety", "called open"),
        ("c-delay-safety", "c-prevention-6-delayed-operation", "other amounts"),
        ("c-safety-posterior-fourth", "c-prevention-5-stop-two-thirds", "other amounts"),
        (
            "c-six-months-anticoagulation-widely-accepted",
            "c-gap-anticoagulation-duration",
            "contradicts",
        ),
    ],
)
def test_the_known_disagreements_of_the_two_documents_are_there(fact, other, ground, rows):
    assert of(rows, fact, other)["ground"] == ground


def test_every_inconsistency_of_a_document_is_there_with_the_words_of_all_its_statements(
    rows, built
):
    inside = [row for row in rows if row["ground"] == "inside one document"]
    assert len(inside) == len(vakg.open(built).facts(kind="inconsistency"))
    assert all(row["quote"] and row["other_quote"] for row in inside)


def test_every_side_has_its_words(rows):
    assert all(row["quote"] for row in rows)
    assert all(bool(row["other_quote"]) is bool(row["other_fact"]) for row in rows)
