"""A record speaks the ontology's language: every class and level that it names is known."""

import pytest

from samples import case, claim, event, full_record, ontology, record
from vakg.errors import BadInputError
from vakg.ontology import load_ontology
from vakg.records import check_terms, load_record
from vakg.records.terms import CLASS_FIELDS, used_terms
from vakg.resources import records_dir

EVENT_FIELDS = ("sites", "routes", "materials", "methods")


def refused(**said):
    with pytest.raises(BadInputError) as caught:
        check_terms(record(case(event("stop", **said))), ontology())
    return str(caught.value)


def test_a_record_of_known_terms_passes():
    assert check_terms(full_record(), ontology()) is None


def test_an_unknown_term_is_told_with_its_statement_and_the_nearest_known():
    said = refused(type="vaco:Standstil")
    assert "stop: vaco:Standstil. Did you mean vaco:Standstill" in said
    assert "or add the term to a module in ontology/" in said


def test_an_unknown_term_far_from_all_known_is_told_without_a_guess():
    assert "stop: vaco:Zzzzzz" in refused(type="vaco:Zzzzzz")
    assert "Did you mean" not in refused(type="vaco:Zzzzzz")


@pytest.mark.parametrize("field", EVENT_FIELDS)
def test_a_term_is_looked_up_in_every_field_of_an_event(field):
    assert "stop: vaco:Zzzzzz" in refused(**{field: ["vaco:Wheel", "vaco:Zzzzzz"]})


@pytest.mark.parametrize("field", CLASS_FIELDS)
def test_a_term_is_looked_up_in_every_field_of_a_claim(field):
    made = record(claims=[claim("one", **{field: ["vaco:Zzzzzz"]})])
    with pytest.raises(BadInputError, match="one: vaco:Zzzzzz"):
        check_terms(made, ontology())


def test_the_kind_of_a_quantity_is_looked_up():
    amount = {"kind": "vaco:Zzzzzz", "value": 1, "unit": "mL"}
    assert "stop: vaco:Zzzzzz" in refused(quantities=[amount])
    with pytest.raises(BadInputError, match="one: vaco:Zzzzzz"):
        check_terms(record(claims=[claim("one", quantities=[amount])]), ontology())


def test_no_field_that_holds_classes_is_forgotten():
    from vakg.model.case import Event
    from vakg.model.claim import Claim
    from vakg.model.parts import Curie

    holding = {
        name
        for kind in (Event, Claim)
        for name, field in kind.model_fields.items()
        if field.annotation == tuple[Curie, ...]
    }
    assert holding == set(CLASS_FIELDS)


@pytest.mark.parametrize("level", ["T3", "T1/T2"])
def test_an_unknown_level_is_told_with_its_statement(level):
    assert f"stop: level {level}" in refused(levels=["T1", level])


def test_all_unknown_terms_are_told_at_once():
    said = refused(type="vaco:Zzzzzz", sites=["vaco:Yyyyyy"], levels=["T9"])
    assert said.count("stop: ") == 3


def test_used_terms_come_with_the_statement_that_uses_them():
    used = set(used_terms(full_record()))
    assert {("stop", "vaco:Groove"), ("light", "vaco:Rust"), ("stop", "vaco:OilVolume")} <= used


@pytest.mark.parametrize("path", sorted(records_dir().glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bundled_record_names_only_what_the_ontology_has(path):
    assert check_terms(load_record(path), load_ontology()) is None
