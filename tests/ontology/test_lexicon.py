"""The ontology's names are the vocabulary: all of them, with scope and case."""

import pytest

from vakg.model.term import Name, Scope
from vakg.ontology import load_names, load_ontology

PCE = "vaco:PulmonaryCementEmbolism"


@pytest.fixture(scope="module")
def names():
    return load_names(load_ontology())


def test_a_label_is_a_name(names):
    assert Name("pulmonary cement embolism", PCE, Scope.LABEL) in names


def test_an_abbreviation_is_marked_so_that_the_reader_respects_its_case(names):
    assert Name("PCE", PCE, Scope.EXACT, is_abbreviation=True) in names
    assert Name("PCE", PCE, Scope.EXACT) not in names


def test_a_level_is_found_by_its_notation(names):
    assert Name("T8", "vaco:T8Vertebra", Scope.EXACT, is_abbreviation=True) in names


def test_a_wider_word_proposes_a_term_but_does_not_ground_it(names):
    wider = [name for name in names if name.text == "cerebral embolism"]
    assert [name.scope for name in wider] == [Scope.BROAD]
    assert not wider[0].scope.grounds


def test_every_synonym_of_every_subject_term_is_listed(names):
    listed = {(name.text, name.curie) for name in names}
    for term in load_ontology().terms.values():
        if term.module != "core":
            assert {(synonym.text, term.curie) for synonym in term.synonyms} <= listed


def test_words_with_a_verb_are_looked_for_but_are_no_synonyms(names):
    assert Name("screws had loosened", "vaco:ImplantLoosening", Scope.EXACT) in names
    known = load_ontology().terms["vaco:ImplantLoosening"]
    assert "screws had loosened" in known.wordings
    assert "screws had loosened" not in {one.text for one in known.synonyms}


def test_words_about_statements_are_not_looked_for_in_texts(names):
    assert not {"patient", "claim", "quote", "reference"} & {name.text for name in names}


def test_names_are_sorted_and_listed_once(names):
    assert len(set(names)) == len(names)
    assert [name.text for name in names] == sorted(name.text for name in names)


def test_a_grounding_name_stands_for_one_term_only(names):
    owners = {}
    for name in names:
        if name.scope.grounds:
            owners.setdefault(name.text.casefold(), set()).add(name.curie)
    assert {text: found for text, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("word", "curie"),
    [
        ("ARDS", "vaco:AcuteRespiratoryDistressSyndrome"),
        ("non-union", "vaco:FractureNonunion"),
        ("shortness of breath", "vaco:Dyspnea"),
        ("spinal cord oedema", "vaco:SpinalCordEdema"),
        ("screws pulled out", "vaco:ScrewPullout"),
        ("yellowish dura mater", "vaco:YellowDura"),
    ],
)
def test_a_word_that_reports_use_finds_its_term(names, word, curie):
    assert {name.curie for name in names if name.text == word} == {curie}
