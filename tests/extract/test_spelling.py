from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vakg.extract.names.spelling import MOST_VARIANTS, folded, orders, plurals, spellings, variants
from vakg.extract.tables import read_table

ROWS = read_table("spelling.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[row["british_example"] for row in ROWS])
def test_each_rule_works_both_ways(row: Mapping[str, str]):
    assert row["american_example"] in spellings(row["british_example"])
    assert row["british_example"] in spellings(row["american_example"])


def test_a_rule_for_the_end_of_a_word_leaves_its_middle_alone():
    assert spellings("disease of a disciple") == {"disease of a disciple"}


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("leak", "leaks"),
        ("leakage of cement", "leakages of cement"),
        ("biopsy", "biopsies"),
        ("pathway", "pathways"),
        ("stenosis", "stenoses"),
        ("embolus", "emboli"),
        ("reflex", "reflexes"),
        ("branch", "branches"),
    ],
)
def test_the_plural_is_that_of_the_head_word(name: str, plural: str):
    assert plurals(name) == {name, plural}


@pytest.mark.parametrize("name", ["thrombus", "physics", "T8", "leaks"])
def test_what_has_no_regular_plural_is_left_as_it_is(name: str):
    assert plurals(name) == {name}


def test_words_are_turned_around_of_but_an_adjective_is_not():
    assert "removal of the bolt" in orders("bolt removal")
    assert "bolt removal" in orders("removal of bolt")
    assert orders("central canal") == {"central canal"}


@given(st.text(max_size=40))
def test_folding_keeps_every_place(text: str):
    assert len(folded(text)) == len(text)


@given(st.text(alphabet="abcdeimnorstuy -", max_size=40))
def test_a_name_is_among_its_ways_which_are_few_and_always_the_same(name: str):
    ways = list(variants(name))
    assert folded(name) in ways
    assert ways == sorted(set(ways))
    assert len(spellings(name)) <= MOST_VARIANTS + 1


@pytest.mark.parametrize("row", read_table("spelling_nouns.tsv"), ids=lambda row: row["noun"])
def test_what_is_done_to_a_thing_is_found_with_both_prepositions(row: Mapping[str, str]):
    assert row["example"] in orders(row["example"].replace(" to ", " of "))


def test_an_ordinal_is_not_turned():
    assert "vertebroplasty of third" not in orders("third vertebroplasty")
    assert "removal of cement" in orders("cement removal")
