"""What follows from what is said: days on the clock, classes above, what lies downstream."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import NamedNode

from samples import case, event, facts, full_record, graph, link, record, time
from samples.strategies import records
from vakg.errors import VakgError
from vakg.graph import inference
from vakg.graph.inference import infer
from vakg.graph.store import open_store
from vakg.graph.vocabulary import INFERRED_GRAPH, OBO, node, vaco
from vakg.questions.facts import FactReader
from vakg.resources import queries_dir

RULES = queries_dir() / "construct"
UPSTREAM_OF = NamedNode(OBO + "RO_0002411")
DAYS = {"s": 1 / 86_400, "min": 1 / 1_440, "h": 1 / 24, "d": 1, "wk": 7, "mo": 30.4375, "a": 365.25}


def days(*events):
    """The days of each event after the index procedure, in a case that begins with it."""
    zero = event("cleaning", type="vaco:Cleaning", index=True)
    found = facts(record(case(zero, *events)))
    return {
        name: (fact.time.low_days, fact.time.high_days)
        for name, fact in found.items()
        if fact.kind == "event" and fact.time
    }


# ---- days


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (3, 3, "d", (3, 3)),
        (0, 0, "d", (0, 0)),
        (2, 4, "wk", (14, 28)),
        (6, 6, "h", (0.25, 0.25)),
        (15, 15, "min", (0.0104, 0.0104)),
        (2, 2, "mo", (60.875, 60.875)),
        (4.75, 4.75, "a", (1734.9375, 1734.9375)),
        (-2, -1, "d", (-2, -1)),
        (-2, -2, "a", (-730.5, -730.5)),
        (None, -3, "mo", (None, -91.3125)),
        (9, None, "d", (9, None)),
    ],
)
def test_a_time_after_the_index_procedure_is_told_in_days(low, high, unit, expected):
    assert days(event("it", time=time(low, high, unit)))["it"] == expected


def test_a_time_after_another_event_is_led_back_to_the_index_procedure():
    assert days(
        event("a", time=time(3, 3)),
        event("b", time=time(5, 6, relative_to="a")),
        event("c", time=time(-12, -12, "h", relative_to="b")),
    ) == {"a": (3, 3), "b": (8, 9), "c": (7.5, 8.5)}


def test_a_chain_is_followed_in_whatever_order_its_events_stand():
    assert days(
        event("c", time=time(1, 1, relative_to="b")),
        event("b", time=time(1, 1, relative_to="a")),
        event("a", time=time(1, 1)),
    ) == {"a": (1, 1), "b": (2, 2), "c": (3, 3)}


def test_a_chain_of_thirty_events_is_followed_to_its_end():
    chain = [event("e0", time=time(1, 1))]
    chain += [event(f"e{n}", time=time(1, 1, relative_to=f"e{n - 1}")) for n in range(1, 30)]
    assert days(*chain)["e29"] == (30, 30)


def test_an_open_bound_stays_open_along_a_chain_and_the_other_is_kept():
    assert days(
        event("before", time=time(None, -3)),
        event("after-it", time=time(1, 1, relative_to="before")),
        event("since", time=time(2, None)),
        event("after-that", time=time(1, 4, relative_to="since")),
    ) == {
        "before": (None, -3), "after-it": (None, -2), "since": (2, None), "after-that": (3, None),
    }  # fmt: skip


def test_bounds_open_at_opposite_ends_leave_nothing_to_say():
    found = days(
        event("before", time=time(None, -3)),
        event("later", time=time(1, None, relative_to="before")),
    )
    assert found["later"] == (None, None)


def test_a_time_that_cannot_be_led_back_has_no_days():
    found = days(event("undated"), event("later", time=time(1, 1, relative_to="undated")))
    assert found["later"] == (None, None)


def test_a_case_without_an_index_procedure_has_no_days():
    found = facts(record(case(event("a", time=time(1, 1)))))
    assert found["a"].time.low == 1
    assert found["a"].time.low_days is None
    assert found["a"].time.relative_to is None


def test_a_second_index_procedure_does_not_set_the_clock_back_to_zero():
    first = event("first", index=True, name="the first", time=time(0, 0))
    second = event("second", index=True, name="the second", time=time(30, 30))
    after = event("after", time=time(2, 2, relative_to="second"))
    found = facts(record(case(first, second, after)))
    assert (found["after"].time.low_days, found["after"].time.high_days) == (32, 32)
    assert found["after"].time.relative_to == "the second"
    assert found["second"].time.relative_to == "the first"


def test_the_end_of_an_event_is_told_in_days_too():
    until = facts(full_record())["stop"].until
    assert (until.low_days, until.high_days) == (3.5, None)


def worked_out(fact, times):
    """The same by hand: walk from event to event up to the index procedure."""
    low = high = 0.0
    step = fact.time
    while step is not None:
        size = DAYS[step.unit]
        low = None if low is None or step.low is None else low + step.low * size
        high = None if high is None or step.high is None else high + step.high * size
        if step.relative_to == "index procedure":
            return low, high
        step = times.get(step.relative_to_id)
    return None, None


def close(found, expected, steps):
    """Days are rounded to four places at every step of a chain."""
    return found == expected if None in (found, expected) else abs(found - expected) <= 1e-4 * steps


@settings(max_examples=25, deadline=None)
@given(records())
def test_days_are_those_that_a_walk_along_the_chain_gives(made):
    assert_days(facts(made).values())


def test_days_in_the_bundled_graph_are_those_that_a_walk_along_the_chain_gives(built):
    assert assert_days(FactReader(open_store(built)).facts()) > 100


def assert_days(found):
    dated = [fact for fact in found if fact.time]
    for fact in dated:
        times = {one.id: one.time for one in dated if one.case == fact.case}
        low, high = worked_out(fact, times)
        assert close(fact.time.low_days, low, len(times)), fact.id
        assert close(fact.time.high_days, high, len(times)), fact.id
    return len(dated)


# ---- the other rules


def test_what_lies_downstream_is_reached_over_several_links():
    links = [
        link("one", "a", "b"),
        link("two", "b", "c"),
        link("three", "c", "d", certainty="probable"),
    ]
    quads = graph(record(case(*(event(name) for name in "abcd"), links=links)))
    reached = {(q.subject, q.object) for q in quads if q.predicate == UPSTREAM_OF}
    a, b, c = (node("clock", name) for name in "abc")
    assert reached == {(a, b), (b, c), (a, c)}


def test_everything_inferred_stands_in_its_own_graph():
    quads = graph(full_record())
    before = {quad for quad in quads if quad.graph_name != INFERRED_GRAPH}
    added = infer(before, RULES)
    assert added
    assert {quad.graph_name for quad in added} == {INFERRED_GRAPH}


def test_what_is_said_already_is_not_inferred_again():
    quads = graph(full_record())
    said = {(q.subject, q.predicate, q.object) for q in quads if q.graph_name != INFERRED_GRAPH}
    assert not [
        q for q in quads
        if q.graph_name == INFERRED_GRAPH and (q.subject, q.predicate, q.object) in said
    ]  # fmt: skip


def test_inferring_again_adds_nothing():
    quads = graph(full_record())
    assert infer(quads, RULES) == set()


def test_flow_goes_one_way_unless_a_connection_says_both(built):
    made = open_store(built)
    pairs = {(q.subject, q.object) for q in made.quads_for_pattern(None, vaco("flowsTo"), None)}
    both = {
        q.subject
        for q in made.quads_for_pattern(None, vaco("bidirectional"), None)
        if q.object.value == "true"
    }
    backward = [(two, one) for one, two in pairs if (two, one) in pairs]
    assert len(pairs) > 50
    assert both
    assert len(backward) < len(pairs)


def test_rules_that_never_settle_are_stopped(tmp_path: Path, monkeypatch):
    (tmp_path / "grow.rq").write_text(
        "CONSTRUCT { ?s <http://x/p> ?new } WHERE { ?s <http://x/p> ?o "
        'BIND(IRI(CONCAT(STR(?o), "x")) AS ?new) }'
    )
    monkeypatch.setattr(inference, "MAXIMUM_ROUNDS", 5)
    from pyoxigraph import Quad

    start = Quad(
        NamedNode("http://x/s"), NamedNode("http://x/p"), NamedNode("http://x/o"), INFERRED_GRAPH
    )
    with pytest.raises(VakgError, match="do not settle in 5 rounds"):
        infer([start], tmp_path)
