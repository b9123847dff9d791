import pytest

from vakg.documents.hyphens import Join, join_of
from vakg.documents.words import Vocabulary

PRINTED = Vocabulary.of(
    [
        "A laminated beam is glass-augmented. Soft tissue and a long-term gauge.\n"
        "The high-resolution image and a bony ridge of tissue, soft and low-noise-level work."
    ]
)


@pytest.mark.parametrize(
    ("left", "right", "join"),
    [
        ("a lami-", "nated beam", Join.DROP),
        ("a glass-", "augmented beam", Join.NOTHING),
        ("a frac-", "tured beam", Join.DROP),
        ("of non-", "union there", Join.NOTHING),
        ("a paste-", "like mass", Join.NOTHING),
        ("by video-", "assisted work", Join.NOTHING),
        ("a low-", "noise-level room", Join.NOTHING),
        ("with high-resolu-", "tion images", Join.DROP),
        ("of soft-", "tissue loss", Join.NOTHING),
        ("a T2-", "weighted image", Join.NOTHING),
        ("the T-", "score was", Join.NOTHING),
        ("an MRI-", "based plan", Join.NOTHING),
        ("Hill and Smith-", "Jones said", Join.NOTHING),
        ("as found [2-", "5,10].", Join.NOTHING),
        ("BACK-", "GROUND", Join.DROP),
        ("There-", "fore it", Join.DROP),
        ("it under-", "went work", Join.DROP),
        ("pre- and post-", "operative", Join.DROP),
        ("both pre-", "and intraoperative", Join.SPACE),
        ("a range of 3 -", "5 days", Join.SPACE),
        ("the upper/", "lower part", Join.NOTHING),
        ("from T8–", "T10", Join.NOTHING),
        ("a soft\u00ad", "ened edge", Join.DROP),
        ("one word", "and the next", Join.SPACE),
    ],
)
def test_a_line_end_is_joined_as_a_reader_would_write_it(left: str, right: str, join: Join):
    assert join_of(left, right, PRINTED) is join


def test_what_the_document_prints_more_often_decides():
    whole = Vocabulary.of(["A nonunion. The nonunion. A non-union."])
    parted = Vocabulary.of(["A nonunion. The non-union. A non-union."])
    assert join_of("a non-", "union", whole) is Join.DROP
    assert join_of("a non-", "union", parted) is Join.NOTHING


def test_halves_of_a_torn_word_are_no_evidence_for_a_compound():
    torn = Vocabulary.of(["plasma was seen in the plasma-", "cytic type"])
    assert join_of("the plasma-", "cytic type", torn) is Join.DROP
