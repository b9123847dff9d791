import pytest

from vakg.documents.evidence import Side, Tear, weigh
from vakg.documents.words import Vocabulary

SEEN = Vocabulary.of(
    [
        "It was moved on the second working day, by 1 ml per side. A small amount of grease, a small "
        "amount of oil. The chamber of commerce. The laminated floor and a strong current."
    ]
)


@pytest.mark.parametrize(
    ("tail", "good", "bad"),
    [
        ("the old lami-", "nated floor was", "floor was old"),
        ("sent to the harbour master", "office (HMO) where", "house (OSB) where"),
        ("rates rose from 13% to", "93.6% in spring", "4 of them"),
        ("rates between 13% and", "26% in spring", "9% in spring"),
        ("it took 5 to 7", "days in spring", "slowly in spring"),
        ("and 1.5 to 2 ml", "per side in spring", "was in spring"),
        ("as seen in Figure", "3 and there", "the others"),
        ("the grease (an old", "brand) was", "brand and it was"),
        ("on the tenth working", "day. It held", "floor. It held"),
        ("it revealed a", "recent loss", "according to"),
        ("it revealed a", "strong loss", "early loss"),
        ("the rollers were", "cleaned and greased", "the old"),
        ("the frost held for the", "second week", "and so it"),
        ("of a small amount", "of grease was", "per side it"),
    ],
)
def test_the_true_continuation_outweighs_the_other(tail: str, good: str, bad: str):
    true = Tear(Side.before(tail), Side.after(good), SEEN)
    false = Tear(Side.before(tail), Side.after(bad), SEEN)
    assert weigh(true) > weigh(false)
