from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.marks import time

from vakg.extract.tables import read_table
from vakg.extract.times.find import find_times

ROWS = read_table("times.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_each_row_of_the_table_does_what_its_example_says(row: Mapping[str, str]):
    found = [time(one) for one in find_times(row["example"])]
    assert found == ([] if row["expected"] == "nothing" else [row["expected"]])


@pytest.mark.parametrize(
    "row", [row for row in read_table("clock_words.tsv") if row["kind"] == "stop"]
)
def test_the_words_a_time_counts_from_end_before_words_of_grammar(row: Mapping[str, str]):
    anchor, rest = (part.strip() for part in row["example"].split("|"))
    [one] = [t for t in find_times(f"two days after {anchor} {rest}") if t.low == 2]
    assert one.anchor is not None
    assert f"two days after {anchor} {rest}"[one.anchor.start : one.anchor.end] == anchor


@pytest.mark.parametrize(
    "row", [row for row in read_table("clock_words.tsv") if row["kind"] == "anchor"]
)
def test_a_known_event_says_what_a_time_counts_from(row: Mapping[str, str]):
    [one] = find_times(row["example"])
    assert (one.low, one.anchor_kind) == (2, row["means"])


@pytest.mark.parametrize(
    "row", [row for row in read_table("clock_words.tsv") if row["kind"] == "month"]
)
def test_a_month_and_a_year_are_a_date(row: Mapping[str, str]):
    [one] = find_times(row["example"])
    assert (one.kind, one.low, one.unit) == ("calendar", 2008, None)


@pytest.mark.parametrize(
    "row", [row for row in read_table("clock_words.tsv") if row["kind"] == "vague"]
)
def test_a_vague_amount_is_never_given_a_number_it_does_not_tell(row: Mapping[str, str]):
    [one] = find_times(row["example"])
    assert one.low == (float(row["means"]) if row["means"] else None)


SENTENCES = {
    "On POD 3 and again on POD10.": ["point 3..3 d procedure", "point 10..10 d procedure"],
    "On the third postoperative day he coughed.": ["point 3..3 d procedure"],
    "On postoperative days 3 to 5 he coughed.": ["point 3..5 d procedure"],
    "Day 2: a cough.": ["point 2..2 d none"],
    "On day six he went home.": ["point 6..6 d none"],
    "In the third week after surgery.": ["point 2..3 wk procedure"],
    "17 hours later": ["offset 17..17 h previous"],
    "about six hours after the fall": ["offset 6..6 h injury"],
    "two to three weeks after surgery": ["offset 2..3 wk procedure"],
    "Fifteen days after the second operation": ["offset 15..15 d text"],
    "4.75 years postslip": ["offset 4.75..4.75 a text"],
    "13 months, 3 years, and 4.75 years after surgery": [
        "offset 13..13 mo procedure",
        "offset 3..3 a procedure",
        "offset 4.75..4.75 a procedure",
    ],
    "within a half hour after the slip": ["offset 0..0.5 h text"],
    "within 10 min": ["offset 0..10 min previous"],
    "more than 3 months after surgery": ["offset 3.. mo procedure"],
    "less than 3 days later": ["offset 0..3 d previous"],
    "up to 2 years after surgery": ["offset 0..2 a procedure"],
    "two to three weeks before surgery": ["offset -3..-2 wk procedure"],
    "a week later": ["offset 1..1 wk previous"],
    "several days later": ["offset - d previous"],
    "an hour after surgery": ["offset 1..1 h procedure"],
    "days after surgery": ["offset - d procedure"],
    "She was well at the 2-week follow-up.": ["point 2..2 wk none"],
    "At follow-up 3 years after the slip": ["offset 3..3 a text"],
    "Pain for the past four months": ["age 4..4 mo none"],
    "a 7-day history of pain": ["age 7..7 d none"],
    "for two weeks": ["duration 2..2 wk none"],
    "The work took 466 minutes.": ["duration 466..466 min none"],
    "uneventful over 2 years": ["duration 2..2 a none"],
    "the next morning": ["relative 1..1 d previous"],
    "that afternoon": ["relative 0..0 d previous"],
    "on the same day": ["relative 0..0 d previous"],
    "the day before the slip": ["relative -1..-1 d text"],
    "immediately after the slip": ["relative 0..0 d text"],
    "It was noted at once.": ["relative 0..0 d previous"],
    "in June 2008": ["calendar 2008..2008 - none"],
    "from 06/2003 to 11/2010": ["calendar 2003..2003 - none", "calendar 2010..2010 - none"],
    "between 2001 and 2015": ["calendar 2001..2001 - none", "calendar 2015..2015 - none"],
    "Hill (2010): all held": ["calendar 2010..2010 - none"],
    "every 6 months": ["frequency 6..6 mo none"],
    "twice a day": ["frequency - d none"],
    "CT at 3, 6 and 12 months": [
        "point 3..3 mo none",
        "point 6..6 mo none",
        "point 12..12 mo none",
    ],
    "between 3 and 6 months after surgery": ["offset 3..6 mo procedure"],
    "2 h 30 min after surgery": ["offset 150..150 min procedure"],
    "within the first 30 days": ["offset 0..30 d previous"],
    "on day 9 of hospitalization": ["point 9..9 d presentation"],
    "between the 4th and 7th day": ["point 4..7 d none"],
    # what is no time
    "age range 54–88 years": [],
    "a 78-year-old shed": [],
    "a mean age of 73.4 years": [],
    "74 +/- 10 years": [],
    "in 1974 cases": [],
    "as Fig 3D shows": [],
    "the following routes": [],
    "a gap of 3 mm": [],
    "the second man": [],
    "The fracture immediately above L1 was old.": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_times_are_read_as_people_write_them(sentence: str):
    assert [time(one) for one in find_times(sentence)] == SENTENCES[sentence]


def test_what_was_done_to_the_anchor_belongs_to_it():
    text = "Pain began two days after the beam had been removed."
    [one] = find_times(text)
    assert one.anchor is not None
    assert text[one.anchor.start : one.anchor.end] == "the beam had been removed"


def test_an_anchor_is_the_words_after_the_preposition():
    text = "CT 5 days after the second slip, however, showed it."
    [one] = find_times(text)
    assert one.anchor is not None
    assert text[one.anchor.start : one.anchor.end] == "the second slip"
    assert text[one.start : one.end] == "5 days after"


def test_a_second_operation_is_not_the_procedure():
    assert find_times("2 days after the second operation")[0].anchor_kind == "text"
    assert find_times("2 days after the operation")[0].anchor_kind == "procedure"


def test_about_is_kept_as_approximate():
    assert find_times("about 3 days later")[0].approximate
    assert not find_times("3 days later")[0].approximate


TIMEISH = st.lists(
    st.sampled_from(
        [
            "3",
            "two",
            "third",
            " days",
            " hours",
            " after",
            " before",
            " the",
            " POD ",
            "2008",
            " in ",
            "-",
            " to ",
            " ago",
            " same day",
            ", ",
            " and ",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(TIMEISH, st.text(max_size=60)))
def test_any_text_gives_times_in_order_and_without_overlap(text: str):
    end = 0
    for one in find_times(text):
        assert end <= one.start < one.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        end = one.end
