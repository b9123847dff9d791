from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from vakg.score.matching import pair

tables = st.integers(0, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([None, 0, 1, 2]), min_size=width, max_size=width), max_size=4
    )
)


def most(table):
    """As many as can be paired, by trying every order."""
    wide = range(len(table[0])) if table else range(0)
    best = 0
    for order in permutations(range(len(table))):
        for columns in permutations(wide, min(len(order), len(wide))):
            pairs = zip(order, columns, strict=False)
            best = max(best, sum(table[one][other] is not None for one, other in pairs))
    return best


@given(tables)
def test_as_many_are_paired_as_can_be_and_none_twice(table):
    pairs = pair(len(table), len(table[0]) if table else 0, lambda one, other: table[one][other])
    assert len(pairs) == most(table)
    assert len(set(pairs.values())) == len(pairs)
    assert all(table[one][other] is not None for one, other in pairs.items())


def test_the_closer_of_two_is_taken():
    apart = [[2, 0, 1]]
    assert pair(1, 3, lambda one, other: apart[one][other]) == {0: 1}


def test_what_is_alike_to_nothing_stays_alone():
    assert pair(2, 1, lambda one, _other: 0 if one else None) == {1: 0}
