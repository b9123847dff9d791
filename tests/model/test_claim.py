"""A claim says what its kind needs, and a proportion agrees with its counts."""

import pytest
from pydantic import ValidationError

from samples import claim, proportion
from vakg.model.assertion import ClaimKind
from vakg.model.claim import Claim, Inconsistency, Proportion

NEEDED = {
    "incidence": "proportion",
    "risk_factor": "direction",
    "recommendation": "modality",
    "anatomy": "relation",
}


@pytest.mark.parametrize(("kind", "field"), NEEDED.items())
def test_a_claim_that_lacks_the_field_of_its_kind_is_refused(kind, field):
    with pytest.raises(ValidationError, match=f"a claim of kind {kind} needs `{field}`"):
        Claim.model_validate(claim("one", kind))


@pytest.mark.parametrize("kind", sorted({str(kind) for kind in ClaimKind} - NEEDED.keys()))
def test_a_claim_of_another_kind_needs_no_such_field(kind):
    assert Claim.model_validate(claim("one", kind)).kind == kind


@pytest.mark.parametrize("field", ["said_by", "stance", "status", "certainty"])
def test_a_claim_says_who_makes_it_and_how_surely(field):
    said = claim("one")
    del said[field]
    with pytest.raises(ValidationError, match=rf"{field}\n  Field required"):
        Claim.model_validate(said)


def test_a_derived_claim_says_from_what():
    with pytest.raises(ValidationError, match="derived_from"):
        Claim.model_validate(claim("one", basis="derived"))


@pytest.mark.parametrize("field", ["unit", "unit_of_analysis", "symptom_scope"])
def test_a_proportion_says_of_what_and_in_which_unit(field):
    said = proportion()
    del said[field]
    with pytest.raises(ValidationError, match=rf"{field}\n  Field required"):
        Proportion.model_validate(said)


def test_no_more_may_have_it_than_were_looked_at():
    with pytest.raises(ValidationError, match="numerator 93 exceeds denominator 92"):
        Proportion.model_validate(proportion(numerator=93, denominator=92))


@pytest.mark.parametrize(
    ("unit", "value"), [("%", 40), ("%", 0.25), ("%", 25.6), ("1", 25), ("1", 0.26)]
)
def test_a_proportion_that_its_counts_do_not_give_is_refused(unit, value):
    with pytest.raises(ValidationError, match="23/92"):
        Proportion.model_validate(proportion(unit=unit, value=value, numerator=23, denominator=92))


@pytest.mark.parametrize(("unit", "value"), [("%", 25), ("%", 25.4), ("1", 0.25), ("1", 0.252)])
def test_a_proportion_may_be_rounded_as_printed(unit, value):
    made = Proportion.model_validate(
        proportion(unit=unit, value=value, numerator=23, denominator=92)
    )
    assert made.value == value


def test_a_range_of_proportions_says_what_its_ends_are():
    with pytest.raises(ValidationError, match="range_type"):
        Proportion.model_validate(proportion(value=None, low=3, high=74))


def test_a_proportion_does_not_run_backwards():
    with pytest.raises(ValidationError, match="low 74 is greater than high 3"):
        Proportion.model_validate(
            proportion(value=None, low=74, high=3, range_type="across studies")
        )


def test_a_proportion_that_says_nothing_is_refused():
    with pytest.raises(ValidationError, match="needs a value, bounds, a numerator or a frequency"):
        Proportion.model_validate(proportion(value=None))


@pytest.mark.parametrize("said", [{"frequency": "rarely"}, {"numerator": 5}, {"high": 2}])
def test_a_word_a_count_or_one_bound_is_enough(said):
    assert Proportion.model_validate(proportion(value=None, **said)).value is None


def test_an_inconsistency_names_what_does_not_agree():
    with pytest.raises(ValidationError, match="statements"):
        Inconsistency.model_validate(
            {"id": "odd", "text": "It is odd.", "statements": [], "evidence": []}
        )
