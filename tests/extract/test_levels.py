from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.marks import level

from vakg.extract.levels.chain import vertebrae_of
from vakg.extract.levels.find import find_levels
from vakg.extract.tables import read_table
from vakg.ontology import load_ontology

ROWS = read_table("levels.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_each_row_of_the_table_does_what_its_example_says(row: Mapping[str, str]):
    assert " ".join(level(one) for one in find_levels(row["example"])) == row["levels"]


SENTENCES = {
    # notations
    "Plates at T10, Th10 and D10.": ["T10"],
    "BWK 10 und LWK1 waren tief.": ["T10 L1"],
    "A gap at HWK 5/6 was seen.": ["C5/C6"],
    "The wall of Th. 12 fell.": ["T12"],
    "The wall of T 12 fell.": ["T12"],
    "The wall of L-1 fell.": ["L1"],
    "Eine LWK-1-Fraktur war da.": ["L1"],
    "thoracic 12": ["T12"],
    "lumbar vertebra 3 was low": ["L3"],
    "twelfth thoracic vertebra": ["T12"],
    "the first lumbar": ["L1"],
    "first and second lumbar vertebrae": ["L1 L2"],
    "the third to fifth lumbar vertebrae": ["L3 L4 L5"],
    # ranges
    "from T8-10 down": ["T8 T9 T10"],
    "from T8–T10 down": ["T8 T9 T10"],
    "T11 to L1": ["T11 T12 L1"],
    "T11 through L1": ["T11 T12 L1"],
    "from lower T9 to upper T11": ["T9 T10 T11"],
    "T9 and of T11-L3": ["T9 T11 T12 L1 L2 L3"],
    "from the T6 –T7 to the T11 levels": ["T6 T7 T8 T9 T10 T11"],
    "at L2–5 and S1– 4": ["L2 L3 L4 L5 S1 S2 S3 S4"],
    "Th12 - L2": ["T12 L1 L2"],
    # lists
    "T8, T9, T10, T12, L2, and L3 level": ["T8 T9 T10 T12 L2 L3"],
    "L1, 2 and 3 were low": ["L1 L2 L3"],
    "T4 and T9": ["T4 T9"],
    # strokes
    "L1/L3 were filled": ["L1 L3"],
    "L1/L2/L3 were filled": ["L1 L2 L3"],
    "the L1/2 disc": ["L1/L2"],
    "the L5/S1 disc space": ["L5/S1"],
    "the L1/L2 vertebral bodies": ["L1 L2"],
    "foramina at T7/T8 and T8/T9": ["T7/T8 T8/T9"],
    "T12/L1-L2/L3 discs": ["T12/L1 L1/L2 L2/L3"],
    "at BWK12/LWK1": ["T12/L1"],
    # numbers beside levels
    "2 ml at T8, and 2 ml (1 ml each) at L3": ["T8", "L3"],
    "L4 and 6 mL": ["L4"],
    "at L1 and 2 months later": ["L1"],
    "at L3, 5 of whom": ["L3"],
    "at the level of C2.1 Later work": ["C2"],
    # nerves
    "an L5 radiculopathy": ["nerve:L5"],
    "the fifth lumbar root": ["nerve:L5"],
    "the L4 and L5 nerve roots": ["nerve:L4 L5"],
    "a gap at L1, S1 nerve root swollen": ["L1", "nerve:S1"],
    # what only looks like a level
    "on the T2-weighted image": [],
    "T1- and T2-weighted images": [],
    "a low T1 signal": [],
    "hyperintense on T2": [],
    "T2/FLAIR hyperintensities": [],
    "kept at L2, not at L3": ["L2"],
    "from T6 down to T8": ["T6 T7 T8"],
    "T8-, T9- and T10-plates": ["T8 T9 T10"],
    "the T-score was low": [],
    "a C-arm was used": [],
    "C2 inhibitor": [],
    "L2-L3 mg": [],
    "PD-L1 was found": [],
    "a type C leak": [],
    "in stage T2": [],
    "T2 N0 M0": [],
    "vitamin D3": [],
    "hepatitis C2": [],
    "S1 and S2 heart sounds": [],
    "see Table S2": [],
    "T13 and L7 are none": [],
    "thoracic 5 patients": [],
    "a second lumbar puncture": [],
    "CO2 and PaO2 fell": [],
    "p < 0.05 in L of 3": [],
    "on POD10 it fell": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_levels_are_read_in_every_notation_and_nothing_else_is(sentence: str):
    assert [level(one) for one in find_levels(sentence)] == SENTENCES[sentence]


@pytest.mark.parametrize(
    ("sentence", "levels", "is_disc", "either"),
    [
        ("It was L3/4 that fell", ("L3/L4",), True, True),
        ("It was L3-4 that fell", ("L3", "L4"), False, True),
        ("It was L3-5 that fell", ("L3", "L4", "L5"), False, False),
        ("the L3/4 disc fell", ("L3/L4",), True, False),
        ("the L3-4 disc fell", ("L3/L4",), True, False),
        ("the bodies of L3/4 fell", ("L3", "L4"), False, False),
    ],
)
def test_two_neighbours_are_a_disc_or_two_bones_by_the_words_beside_them(
    sentence: str, levels: tuple[str, ...], is_disc: bool, either: bool
):
    [one] = find_levels(sentence)
    assert (one.levels, one.is_disc, one.either) == (levels, is_disc, either)


def test_the_bones_beside_a_disc_level_are_its_two_vertebrae():
    assert vertebrae_of(("L3/L4",)) == ("L3", "L4")


def test_every_level_that_is_read_is_a_level_of_the_ontology():
    ontology = load_ontology()
    [one] = find_levels("from C1 to S5")
    assert all(ontology.by_notation(name) for name in one.levels)


def test_offsets_count_from_the_start_of_the_document():
    [one] = find_levels("At T8 it was low.", offset=100)
    assert (one.start, one.end) == (103, 105)


LEVELISH = st.lists(
    st.sampled_from(
        [
            "T8",
            "Th",
            "10",
            "-",
            "–",
            "/",
            ", ",
            " and ",
            " to ",
            "L1",
            "S",
            "C7",
            " root",
            "BWK ",
            "the ",
            ")",
            "5 ml",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(LEVELISH, st.text(max_size=60)))
def test_any_text_gives_levels_of_the_spine_in_order_and_without_overlap(text: str):
    end = 0
    for one in find_levels(text):
        assert end <= one.start < one.end <= len(text)
        assert one.levels
        end = one.end
