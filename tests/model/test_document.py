"""A document gives its words by their place, and leads every place back to the file."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import TEXT, document
from vakg.model.document import Origin, Section, narrowest_section


def torn():
    """Two copied stretches that a dropped line end joins with one space."""
    origins = (
        Origin(start=0, end=10, file_start=5, file_end=15),
        Origin(start=10, end=11, file_start=15, file_end=17),
        Origin(start=11, end=20, file_start=40, file_end=49),
    )
    return replace(document(), origins=origins)


def test_words_are_given_by_their_place():
    assert document().quote(4, 15) == "tower clock"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-3, 2), (0, len(TEXT) + 1)])
def test_a_place_outside_the_text_has_no_words(start, end):
    with pytest.raises(ValueError, match="clock: no words from"):
        document().quote(start, end)


def test_the_narrowest_section_names_a_place():
    wide = Section(name="all", title="", start=0, end=100, kind="story")
    narrow = Section(name="part", title="", start=10, end=20, kind="story")
    assert [narrowest_section((wide, narrow), at) for at in (9, 10, 19, 20)] == [
        "all", "part", "part", "all",
    ]  # fmt: skip
    assert narrowest_section((wide,), 100) == ""


def test_words_that_were_copied_whole_lead_back_to_one_span():
    assert document().file_spans(4, 15) == ((14, 25),)


def test_words_torn_apart_in_the_file_lead_back_to_several_spans():
    assert torn().file_spans(8, 13) == ((13, 17), (40, 42))


@given(st.integers(0, 19), st.integers(1, 20))
def test_what_leads_back_is_never_empty_and_never_runs_backwards(start, length):
    end = min(20, start + length)
    spans = torn().file_spans(start, end)
    assert spans
    assert all(first < last for first, last in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
