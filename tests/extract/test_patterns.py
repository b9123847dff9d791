"""The look at what a pattern begins with never keeps a search from what it would find."""

from __future__ import annotations

import re

import pytest

from vakg.extract.patterns import beginning, ways_in
from vakg.extract.tables import read_table


@pytest.mark.parametrize(
    ("pattern", "look"),
    [
        ("its|it", "(?=[i])"),
        ("(?:all |both )?these", "(?=[abt])"),
        ("(?:no|not) more|up to", "(?=[nu])"),
        ("an?|x*y", "(?=[axy])"),
        ("<|\\u2264|to", "(?=[<\\u2264t])"),
        ("(?<!the )rate|(?!x)odds", "(?=[or])"),
        ("(?P<n>one)|two", "(?=[ot])"),
        (r"(?:up\))? to|(?:of)", ""),
        ("[ab]c|d", ""),
        ("(?:a)?|b", ""),
        ("a{2}|b", ""),
        ("(a|b)", ""),
        ("", ""),
    ],
)
def test_a_look_lets_pass_what_the_pattern_can_begin_with(pattern: str, look: str) -> None:
    assert beginning(pattern) == look


def test_ways_are_split_at_outer_strokes_only() -> None:
    assert ways_in("a|(?:b|c)d|[|]") == ("a", "(?:b|c)d", "[|]")


@pytest.mark.parametrize("table", ["claims/rate_words.tsv", "number_words.tsv"])
def test_every_way_of_a_table_passes_its_own_look(table: str) -> None:
    for row in read_table(table):
        pattern = row.get("pattern", row.get("word", ""))
        plain = re.compile(pattern, re.I).search(row["example"])
        looked = re.compile(rf"{beginning(pattern)}(?:{pattern})", re.I).search(row["example"])
        assert (looked and looked.span()) == (plain and plain.span()), pattern
