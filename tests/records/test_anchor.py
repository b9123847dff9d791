"""Every quote stands in its document, letter by letter, at its place."""

import pytest

from samples import TEXT, case, document, event, full_record, quote, record
from vakg.documents import read_document
from vakg.errors import BadInputError
from vakg.records import anchor_record, load_record
from vakg.resources import documents_dir, records_dir


def with_evidence(*evidence):
    return record(case(event("stop", evidence=list(evidence))))


def refused(*evidence):
    with pytest.raises(BadInputError) as caught:
        anchor_record(with_evidence(*evidence), document())
    assert caught.value.exit_code == 4
    return str(caught.value)


def test_a_record_whose_quotes_all_stand_is_given_back_as_it_is():
    made = full_record()
    assert anchor_record(made, document()) is made


def test_a_quote_without_a_place_is_given_the_one_where_it_stands():
    made = anchor_record(with_evidence({"quote": "it stopped", "role": "own"}), document())
    (one,) = made.cases[0].events[0].evidence
    assert one.at == (TEXT.index("it stopped"), TEXT.index("it stopped") + 10)


def test_only_what_had_no_place_is_changed():
    made = with_evidence({"quote": "it stopped", "role": "own"}, quote("No rust", last=True))
    placed = anchor_record(made, document())
    assert placed.cases[0].events[0].evidence[1] == made.cases[0].events[0].evidence[1]
    assert placed.cases[0].patient == made.cases[0].patient


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_quote_that_is_off_by_one_character_is_refused_and_told_where_it_stands(shift):
    one = quote("it stopped")
    said = refused(one | {"at": [one["at"][0] + shift, one["at"][1] + shift]})
    start, end = one["at"]
    assert (
        f"stop: 'it stopped' is not at {start + shift}-{end + shift}, it stands at {start}" in said
    )
    assert said.endswith("Copy the words from `vakg read`.")


@pytest.mark.parametrize(
    "words", ["It stopped", "it stoped", "it  stopped", "it stopped ", "it stopped,"]
)
def test_words_that_differ_by_one_character_do_not_stand(words):
    assert f"{words!r} is not in the text" in refused({"quote": words, "role": "own"})


def test_the_right_words_at_another_place_are_not_at_this_one():
    first, last = quote("No rust was found."), quote("No rust was found.", last=True)
    assert first["at"] != last["at"]
    anchor_record(with_evidence(first, last), document())
    assert "is not at 0-18, it stands at" in refused(first | {"at": [0, 18]})


def test_a_place_beyond_the_text_is_refused():
    end = len(TEXT)
    assert f"is not at {end}-{end + 10}" in refused(quote("it stopped") | {"at": [end, end + 10]})


def test_a_quote_that_stands_twice_needs_its_place():
    said = refused({"quote": "No rust was found.", "role": "own"})
    first, second = TEXT.index("No rust"), TEXT.rindex("No rust")
    assert f"stands there more than once ({first}, {second}), give `at: [start, end]`" in said


def test_a_quote_that_overlaps_itself_stands_twice():
    with pytest.raises(BadInputError, match=r"more than once \(0, 2\)"):
        anchor_record(
            record(case(event("stop", evidence=[{"quote": "xoxo", "role": "own"}]))),
            document("xoxoxo and The tower clock"),
        )


def test_every_fault_is_told_with_its_statement_and_the_rest_counted():
    said = refused(*({"quote": f"nothing {number}", "role": "own"} for number in range(25)))
    assert "25 of its quotes do not stand in the document" in said
    assert said.count("stop: 'nothing") == 20
    assert "and 5 more" in said


@pytest.mark.parametrize("path", sorted(records_dir().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_quote_of_a_bundled_record_stands_in_its_document(path):
    made, read = load_record(path), read_document(documents_dir() / f"{path.stem}.txt")
    assert anchor_record(made, read) is made
    for owner, one in made.evidence():
        assert one.at is not None, owner
        assert read.text[slice(*one.at)] == one.quote, owner
