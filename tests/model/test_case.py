"""An event says whether it happened, how sure that is, and in whose words."""

import pytest
from pydantic import ValidationError

from samples import event, link, quote
from vakg.model.case import CausalLink, Event, Patient


@pytest.mark.parametrize("field", ["id", "type", "status", "certainty", "text", "evidence"])
def test_an_event_without_what_every_event_says_is_refused(field):
    said = event("stop")
    del said[field]
    with pytest.raises(ValidationError, match=rf"{field}\n  Field required"):
        Event.model_validate(said)


@pytest.mark.parametrize("field", ["id", "cause", "effect", "status", "certainty", "evidence"])
def test_a_link_without_what_every_link_says_is_refused(field):
    said = link("slip-stopped", "slip", "stop")
    del said[field]
    with pytest.raises(ValidationError, match=rf"{field}\n  Field required"):
        CausalLink.model_validate(said)


@pytest.mark.parametrize("make", [lambda: event("stop"), lambda: link("so", "slip", "stop")])
def test_a_statement_without_a_quote_is_refused(make):
    kind = Event if "type" in make() else CausalLink
    with pytest.raises(ValidationError, match="at least 1 item"):
        kind.model_validate(make() | {"evidence": []})


@pytest.mark.parametrize("make", [lambda: event("stop"), lambda: link("so", "slip", "stop")])
def test_what_a_curator_worked_out_says_from_what(make):
    kind = Event if "type" in make() else CausalLink
    with pytest.raises(ValidationError, match="derived_from"):
        kind.model_validate(make() | {"basis": "derived"})
    made = kind.model_validate(make() | {"basis": "derived", "derived_from": "the order"})
    assert made.derived_from == "the order"


@pytest.mark.parametrize("name", ["Stop", "stop_1", "stop.1", "-stop", "stop-", "a--b", "", "ö"])
def test_an_identifier_is_lower_case_with_single_hyphens(name):
    with pytest.raises(ValidationError, match="id"):
        Event.model_validate(event("stop") | {"id": name})


@pytest.mark.parametrize("level", ["T8", "L5", "S1", "C1", "T7/T8", "T12/L1"])
def test_a_level_is_a_vertebra_or_what_lies_between_two(level):
    assert Event.model_validate(event("stop", levels=[level])).levels == (level,)


@pytest.mark.parametrize("level", ["t8", "T8-T10", "T", "X1", "T8/", "T123", "Th8"])
def test_a_range_or_misspelt_level_is_refused(level):
    with pytest.raises(ValidationError, match="levels"):
        Event.model_validate(event("stop", levels=[level]))


@pytest.mark.parametrize(
    ("field", "word"),
    [("status", "yes"), ("certainty", "sure"), ("side", "both"), ("level_role", "hit"),
     ("result", "good"), ("basis", "guessed")],
)  # fmt: skip
def test_a_word_outside_its_closed_set_is_refused(field, word):
    with pytest.raises(ValidationError, match=field):
        Event.model_validate(event("stop", **{field: word}))


@pytest.mark.parametrize("number", [0, -1])
def test_citation_numbers_begin_at_one(number):
    with pytest.raises(ValidationError, match="citations"):
        Event.model_validate(event("stop", citations=[number]))


@pytest.mark.parametrize("age", [-1, 131])
def test_an_age_is_that_of_a_person(age):
    with pytest.raises(ValidationError, match="age"):
        Patient.model_validate({"text": "Someone.", "age": age, "evidence": [quote("it stopped")]})
