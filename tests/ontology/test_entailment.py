"""Each construct of the ontology's axioms gives what it must, and what is not understood gives nothing."""

from decimal import Decimal

import pytest

from vakg.ontology.entailment import SAID, Entailment, Has, Is
from vakg.ontology.theory import XSD, Values, read_theory
from vakg.ontology.turtle import read_modules

HEAD = """@prefix : <http://e/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class . :B a owl:Class . :C a owl:Class . :D a owl:Class .
"""
SOME = "[ a owl:Restriction ; owl:onProperty :r ; owl:someValuesFrom %s ]"
ALL = "[ a owl:Class ; owl:intersectionOf ( %s ) ]"
EITHER = "[ a owl:Class ; owl:unionOf ( %s ) ]"
OVER_ONE = (
    "[ a rdfs:Datatype ; owl:onDatatype xsd:decimal ;"
    " owl:withRestrictions ( [ xsd:minExclusive 1.0 ] ) ]"
)


@pytest.fixture
def reason(tmp_path):
    def entail(axioms, *facts):
        path = tmp_path / "a.ttl"
        path.write_text(HEAD + axioms)
        made = Entailment(read_theory(read_modules([path]).triples))
        for fact in facts:
            names = [f"http://e/{name}" for name in fact.split()]
            made.add_type(*names) if len(names) == 2 else made.add_relation(*names)
        made.settle()
        return made

    return entail


def kinds(made, thing):
    return {name.removeprefix("http://e/") for name in made.classes_of(f"http://e/{thing}")}


@pytest.mark.parametrize(
    ("axioms", "facts", "expected"),
    [
        (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C .", ["x A"], {"A", "B", "C"}),
        (f":D owl:equivalentClass {ALL % ':A :B'} .", ["x A"], {"A"}),
        (f":D owl:equivalentClass {ALL % ':A :B'} .", ["x A", "x B"], {"A", "B", "D"}),
        (f":D owl:equivalentClass {ALL % ':A :B'} .", ["x D"], {"A", "B", "D"}),
        (f":D owl:equivalentClass {SOME % ':A'} .", ["x r y", "y A"], {"D"}),
        (f":D owl:equivalentClass {SOME % ':A'} .", ["x r y"], set()),
        (f":D owl:equivalentClass {EITHER % ':A :B'} .", ["x B"], {"B", "D"}),
        (f":D rdfs:subClassOf {EITHER % ':A :B'} . :A rdfs:subClassOf :C . :B rdfs:subClassOf :C .",
         ["x D"], {"C", "D"}),
        (f":A rdfs:subClassOf {SOME % ':B'} . :D owl:equivalentClass {SOME % ':B'} .",
         ["x A"], {"A", "D"}),
        (f":D owl:equivalentClass {SOME % (SOME % ':A')} . :B rdfs:subClassOf {SOME % ':A'} .",
         ["x r y", "y B"], {"D"}),
        (f":s rdfs:subPropertyOf :r . :D owl:equivalentClass {SOME % ':A'} .", ["x s y", "y A"], {"D"}),
        (f":r a owl:TransitiveProperty . :D owl:equivalentClass {SOME % ':A'} .",
         ["x r y", "y r z", "z A"], {"D"}),
        (f":r owl:propertyChainAxiom ( :r :p ) . :B rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ;"
         f" owl:someValuesFrom :A ] . :D owl:equivalentClass {SOME % ':A'} .", ["x r y", "y B"], {"D"}),
        (f":r owl:inverseOf :s . :D owl:equivalentClass {SOME % ':A'} .", ["y s x", "y A"], {"D"}),
        (f":r a owl:SymmetricProperty . :D owl:equivalentClass {SOME % ':A'} .", ["y r x", "y A"], {"D"}),
        (":r rdfs:domain :A .", ["x r y"], {"A"}),
        (":r rdfs:range :A .", ["y r x"], {"A"}),
        (":D owl:equivalentClass [ a owl:Restriction ; owl:onProperty :r ; owl:hasValue :k ] .",
         ["x r k"], {"D"}),
        (":D owl:equivalentClass [ a owl:Restriction ; owl:onProperty :r ; owl:hasValue :k ] .",
         ["x r y"], set()),
        (f":D owl:equivalentClass {ALL % ':A [ a owl:Class ; owl:complementOf :B ]'} .", ["x A"], {"A"}),
        (":D owl:equivalentClass [ a owl:Restriction ; owl:onProperty :r ; owl:allValuesFrom :A ] .",
         ["x r y", "y A"], set()),
    ],
)  # fmt: skip
def test_a_thing_is_of_the_classes_that_follow_and_of_no_others(reason, axioms, facts, expected):
    assert kinds(reason(axioms, *facts), "x") == expected


def test_a_range_says_nothing_of_other_things_of_the_class_that_is_demanded(reason):
    made = reason(f":A rdfs:subClassOf {SOME % ':B'} . :r rdfs:range :C .", "x A", "y B")
    assert kinds(made, "y") == {"B"}


def test_an_inverse_is_not_drawn_from_what_a_class_demands(reason):
    # Every A has some B; it does not follow that every B has some A.
    made = reason(f":A rdfs:subClassOf {SOME % ':B'} . :r a owl:SymmetricProperty ."
                  f" :D owl:equivalentClass {SOME % ':A'} .", "x A", "y B")  # fmt: skip
    assert kinds(made, "y") == {"B"}


@pytest.mark.parametrize(("number", "expected"), [("1.0", set()), ("1.5", {"D"}), ("2", {"D"})])
def test_a_number_within_bounds_makes_an_instance(reason, number, expected):
    made = reason(f":D owl:equivalentClass {SOME % OVER_ONE} .")
    made.add_literal("http://e/x", "http://e/r", number, XSD + "decimal")
    made.settle()
    assert kinds(made, "x") == expected


@pytest.mark.parametrize(
    ("values", "text", "datatype", "expected"),
    [
        (Values(XSD + "decimal"), "3", XSD + "integer", True),
        (Values(XSD + "integer"), "3.0", XSD + "decimal", True),
        (Values(XSD + "integer"), "3.5", XSD + "decimal", False),
        (Values(XSD + "integer"), "three", XSD + "string", False),
        (Values(XSD + "integer", exactly="1"), "01", XSD + "integer", True),
        (Values(XSD + "string", exactly="none"), "none", XSD + "string", True),
        (Values(XSD + "string", exactly="none"), "None", XSD + "string", False),
        (Values(XSD + "decimal", least=Decimal(1), below=Decimal(2)), "1", XSD + "decimal", True),
        (Values(XSD + "decimal", least=Decimal(1), below=Decimal(2)), "2", XSD + "decimal", False),
        (Values(XSD + "decimal", most=Decimal(2)), "2.1", XSD + "decimal", False),
        (Values(XSD + "decimal"), "?", XSD + "decimal", False),
    ],
)  # fmt: skip
def test_literals_are_compared_by_value(values, text, datatype, expected):
    assert values.holds(text, datatype) is expected


def test_every_conclusion_has_its_reason_and_what_is_said_has_none_but_that(reason):
    made = reason(":r a owl:TransitiveProperty .", "x r y", "y r z")
    x, y, z, r = (f"http://e/{name}" for name in "xyzr")
    assert made.reasons[Has(x, r, y)] == SAID
    assert set(made.reasons[Has(x, r, z)].premises) == {Has(x, r, y), Has(y, r, z)}


def test_facts_may_come_one_after_another(reason):
    made = reason(f":D owl:equivalentClass {SOME % ':A'} .", "x r y")
    made.add_type("http://e/y", "http://e/A")
    assert Is("http://e/x", "http://e/D") in made.settle()
    assert made.settle() == []
