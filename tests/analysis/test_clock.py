from __future__ import annotations

from tests.analysis.invented import days, fact

from vakg.analysis.clock import BEFORE, UNTIMED, moments


def placed(*events):
    return {name: moment.day for name, moment in moments(events).items()}


def test_an_exact_day_is_a_column_with_its_name():
    moment = moments([fact("stop", time=days(3, 3))])["stop"]
    assert (moment.day, moment.label, moment.said) == (3, "day 3", "day 3")


def test_an_event_between_two_days_stands_where_it_is_told_within_its_bounds():
    told = [fact("a", time=days(0, 0)), fact("b", time=days(9, 9)), fact("c", time=days(2, 6))]
    assert placed(*told)["c"] == 6
    assert moments(told)["c"].said == "day 2–6"


def test_an_event_with_an_open_end_says_so():
    told = [fact("a", time=days(5, 5)), fact("b", time=days(5, None)), fact("c", time=days(8, 8))]
    assert placed(*told)["b"] == 5
    assert moments(told)["b"].said == "after day 5"


def test_an_event_before_a_day_stands_in_the_column_before_it():
    told = [fact("a", time=days(0, 0)), fact("b", time=days(5, 5)), fact("c", time=days(None, 7))]
    assert placed(*told)["c"] == 5


def test_what_came_before_the_beginning_has_a_column_of_its_own():
    found = moments([fact("a", time=days(None, 0)), fact("b", time=days(0, 0))])
    assert found["a"].label == "before day 0"
    assert found["a"].day < found["b"].day


def test_an_undated_event_between_dated_ones_stands_with_the_one_before_it():
    found = moments([fact("a", time=days(1, 1)), fact("b"), fact("c", time=days(4, 4))])
    assert (found["b"].day, found["b"].said) == (1, "")


def test_an_undated_event_after_all_dated_ones_is_not_given_a_day():
    assert placed(fact("a", time=days(1, 1)), fact("b"))["b"] == UNTIMED


def test_history_told_after_the_beginning_stands_before_it():
    assert placed(fact("a", time=days(0, 0)), fact("b", more={"history": True}))["b"] == BEFORE


def test_an_event_dated_by_another_one_stands_beside_it():
    told = [
        fact("a", time=days(1, 1)), fact("b", time=days(5, 5)),
        fact("c", time=days(None, None, after="a")), fact("d", time=days(9, 9)),
    ]  # fmt: skip
    assert placed(*told)["c"] == 1


def test_a_part_without_a_time_stands_with_its_whole():
    told = [fact("a", time=days(1, 1)), fact("b", time=days(5, 5)), fact("c", more={"part_of": "a"})]
    assert placed(*told)["c"] == 1
