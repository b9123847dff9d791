import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vakg.score.figures import figures, interval, measured
from vakg.score.verdicts import CorpusScore, TextScore

counts = st.lists(
    st.integers(0, 20).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), max_size=6
)


@settings(deadline=None, max_examples=30)
@given(counts)
def test_the_interval_holds_the_share_of_some_draw_and_lies_between_0_and_1(drawn):
    low, high = interval(drawn)
    if not sum(of for _, of in drawn):
        assert low is None
    else:
        shares = [right / of for right, of in drawn if of]
        assert min(shares) <= low <= high <= max(shares)


def test_the_interval_is_the_same_at_every_run():
    drawn = [(3, 9), (8, 8), (0, 4), (5, 6)]
    assert interval(drawn) == interval(list(drawn))


def test_texts_not_facts_count_as_independent():
    """A hundred facts of one text say no more about the next text than one."""
    wide, narrow = interval([(100, 100), (0, 100)]), interval([(1, 1), (0, 1)])
    assert wide == narrow == (0.0, 1.0)


def test_the_interval_of_many_like_texts_is_narrow():
    low, high = interval([(9, 10)] * 50 + [(8, 10)] * 50)
    assert high - low < 0.05


def test_too_few_texts_have_a_share_but_no_interval():
    few, enough = measured("", "", [(1, 2)] * 4), measured("", "", [(1, 2)] * 5)
    assert (few.share, few.low, enough.low, enough.high) == (0.5, None, 0.5, 0.5)


def test_nothing_counted_has_no_share():
    one = measured("", "", [(0, 0)])
    assert (one.share, one.low, one.high) == (None, None, None)


@pytest.mark.parametrize("texts", [0, 1, 3])
def test_figures_add_up_the_texts(texts):
    blank = TextScore(id="x", items=(), events=(), values=(), claims=(), patients=(2, 1, 0))
    score = CorpusScore(texts=(blank,) * texts)
    (one,) = figures(
        score, [("patients", "found", lambda text: (text.patients[1], text.patients[0]))]
    )
    assert (one.right, one.of) == (texts, 2 * texts)
