"""Patterns over words: what an index gives is what trying every pattern at every place would give."""

import pytest

from vakg.extract.phrases import (
    beginning_at,
    folded_words,
    index_of,
    sequences,
    stands_at,
    starts_of,
    tokens_of,
)
from vakg.extract.tables import read_table
from vakg.resources import documents_dir

TABLES = ("cues.tsv", "links.tsv", "claims/cues.tsv")
TEXTS = sorted(documents_dir().glob("*.txt"))


def _sentences() -> list[tuple[str, ...]]:
    lines = [line for path in TEXTS for line in path.read_text(encoding="utf-8").splitlines()]
    return [folded_words(tokens_of(line).words) for line in lines[::5] if line.strip()]


@pytest.mark.parametrize("table", TABLES)
def test_an_index_finds_what_trying_every_pattern_at_every_place_finds(table: str):
    patterns = [row["pattern"] for row in read_table(table)]
    starts = starts_of(index_of(patterns))
    plain = [(way, number) for number, one in enumerate(patterns) for way in sequences(one)]
    found = 0
    for words in _sentences():
        for place in range(len(words)):
            tried = {one for one in plain if stands_at(one[0], words, place, frozenset())}
            given = list(beginning_at(starts, words, place))
            assert {one for one in given if stands_at(one[0], words, place, frozenset())} == tried
            found += len(tried)
    assert found > 5


def test_longer_ways_come_before_shorter_ones():
    starts = starts_of(index_of(["no", "no ~ of", "no sign|trace of", "no sign"]))
    words = ("no", "sign", "of", "it", "of")
    sizes = [len(way) for way, _ in beginning_at(starts, words, 0)]
    assert sizes == sorted(sizes, reverse=True)
    assert {1, 2, 3, 5} == set(sizes)


def test_nothing_begins_at_a_word_that_no_pattern_begins_with():
    assert list(beginning_at(starts_of(index_of(["no sign"])), ("sign", "no"), 0)) == []


def test_a_way_longer_than_the_rest_of_the_sentence_is_not_given():
    assert list(beginning_at(starts_of(index_of(["no sign of"])), ("no", "sign"), 0)) == []
