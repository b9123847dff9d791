"""Levels and ranges of levels as reports write them."""

import pytest

from vakg.errors import BadInputError, NotFoundError
from vakg.ontology import load_ontology


@pytest.fixture(scope="module")
def expand():
    return load_ontology().expand_levels


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("T8", ("T8",)),
        ("T7/T8", ("T7/T8",)),
        ("T8-L1", ("T8", "T9", "T10", "T11", "T12", "L1")),
        ("T8–10", ("T8", "T9", "T10")),
        ("T6 –T7", ("T6", "T7")),
        ("S1– 4", ("S1", "S2", "S3", "S4")),
        ("L5 to S1", ("L5", "S1")),
        ("C7 through T2", ("C7", "T1", "T2")),
        ("T12/L1-L2/L3", ("T12/L1", "L1/L2", "L2/L3")),
        ("L3-L3", ("L3",)),
    ],
)
def test_a_range_is_written_out_from_head_to_foot(expand, text, levels):
    assert expand(text) == levels


@pytest.mark.parametrize("text", ["L1-T8", "T8-T9/T10", "T8-T10-L1"])
def test_a_range_that_makes_no_sense_is_refused(expand, text):
    with pytest.raises(BadInputError, match="not a range of levels from head to foot"):
        expand(text)


@pytest.mark.parametrize("text", ["T13", "T8-L9", "X1", "", "T8-", "t8"])
def test_what_is_no_level_is_not_guessed(expand, text):
    with pytest.raises(NotFoundError, match="not a spinal level"):
        expand(text)
