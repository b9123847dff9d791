"""A case as a plot: dated events only, what was not present drawn hollow, one bound as an arrow."""

from __future__ import annotations

import pytest

import vakg
from vakg.view.timeline import draw_timeline, spans


@pytest.fixture(scope="module")
def index_case(built):
    facts = vakg.open(built).facts(document="pce-ards", case="index")
    return spans(facts, {fact.type: fact.label[0] for fact in facts if fact.type})


def test_events_stand_in_the_order_of_their_days(index_case):
    assert list(index_case) == sorted(index_case, key=lambda one: (one.low, one.high))
    labels = [one.label for one in index_case]
    assert labels.index("productive cough") < labels.index("death")


def test_the_patient_dies_on_day_46_and_not_before(index_case):
    assert [one.low for one in index_case if one.label == "death"] == [46]


def test_each_row_is_drawn_once_and_a_hollow_sign_says_not_present(index_case):
    figure = draw_timeline(index_case, "index case")
    axes = figure.axes[0]
    assert len(axes.get_yticks()) == len(index_case)
    hollow = [
        label.get_text() for label in axes.get_yticklabels() if "[absent]" in label.get_text()
    ]
    assert len(hollow) == sum(one.status == "absent" for one in index_case)
    assert any(one.bound == "before" for one in index_case)


def test_an_undated_case_gives_an_empty_plot():
    assert spans((), {}) == ()
    assert draw_timeline((), "nothing").axes[0].get_title(loc="left") == "nothing"


def test_a_family_looks_the_same_in_every_plot(index_case):
    order = [chr(number) for number in range(ord("A"), ord("z"))]
    whole = draw_timeline(index_case, "all", order).legends[0]
    rare = draw_timeline([one for one in index_case if one.family == "d"], "few", order).legends[0]
    pairs = zip(whole.texts, whole.legend_handles, strict=True)
    colour = {text.get_text(): sign.get_color() for text, sign in pairs}
    assert rare.legend_handles[0].get_color() == colour["d"]
