"""Times, amounts, proportions and statistics stand as nodes of their own."""

import pytest
from pyoxigraph import Literal, NamedNode

from samples import full_record, said_quads
from vakg.graph.quads import Quads
from vakg.graph.quantities import add_time
from vakg.graph.vocabulary import VACO, XSD, node, vaco
from vakg.model.parts import Time


@pytest.fixture(scope="module")
def said():
    """What the full record says of a node, as property -> values."""
    quads = said_quads(full_record())

    def of(*name):
        found = {}
        for quad in quads:
            if quad.subject == node("clock", *name):
                key = quad.predicate.value.removeprefix(VACO)
                found.setdefault(key, []).append(quad.object.value)
        return {
            key: values[0] if len(values) == 1 else sorted(values) for key, values in found.items()
        }

    return of


def test_a_time_counts_from_the_index_procedure_when_it_says_nothing_else(said):
    assert said("stop", "time")["relativeTo"] == node("clock", "cleaning").value


def test_a_time_counts_from_the_event_it_names(said):
    assert said("oiling", "time")["relativeTo"] == node("clock", "stop").value


def test_a_time_has_its_bounds_unit_phrase_and_basis(said):
    time = said("stop", "time")
    assert (time["low"], time["high"], time["unit"]) == ("3", "3", "d")
    assert (time["phrase"], time["basis"]) == ("On the third day", "stated")
    assert (time["aspect"], time["approximate"]) == ("onset", "false")


def test_an_open_bound_is_not_said(said):
    assert "high" not in said("stop", "until")
    assert said("stop", "until")["low"] == "3.5"


def test_a_derived_time_says_from_what_and_has_no_phrase(said):
    time = said("cleaning", "time")
    assert (time["basis"], time["derivedFrom"]) == ("derived", "it starts here")
    assert "phrase" not in time


def test_a_time_without_an_index_procedure_counts_from_nothing():
    out = Quads(NamedNode("http://x/g"))
    time = Time(low=1, high=1, unit="d", phrase="a day later", aspect="onset")
    add_time(out, node("clock", "stop"), "time", time, None)
    assert not {quad for quad in out.quads if quad.predicate == vaco("relativeTo")}


def test_bounds_are_decimals_even_where_they_are_whole(said):
    quads = said_quads(full_record())
    three = Literal("3", datatype=NamedNode(XSD + "decimal"))
    assert any(q.object == three and q.predicate == vaco("low") for q in quads)
    assert not any(
        q.predicate in (vaco("low"), vaco("high"), vaco("value"))
        and q.object.datatype.value != XSD + "decimal"
        for q in quads
    )


def test_amounts_are_numbered_in_the_order_of_the_record(said):
    assert said("stop", "q1")["sequence"] == "1"
    assert (said("stop", "q1")["low"], said("stop", "q1")["high"]) == ("2", "3")
    assert (said("stop", "q2")["sequence"], said("stop", "q2")["value"]) == ("2", "2.5")


def test_an_amount_has_its_kind_unit_comparator_and_what_it_is_given_for(said):
    amount = said("stop", "q1")
    assert amount["quantityKind"] == VACO + "OilVolume"
    assert (amount["comparator"], amount["unit"], amount["per"]) == ("~", "mL", "total")


def test_a_normal_range_is_an_amount_of_the_same_kind_and_unit(said):
    assert said("stop", "q1")["normalRange"] == node("clock", "stop", "q1", "normal").value
    normal = said("stop", "q1", "normal")
    assert (normal["high"], normal["comparator"], normal["unit"]) == ("1.5", "<=", "mL")
    assert normal["quantityKind"] == VACO + "OilVolume"


def test_a_proportion_keeps_its_counts_and_their_basis(said):
    share = said("how-many", "proportion")
    assert (share["numerator"], share["denominator"]) == ("23", "92")
    assert (share["value"], share["low"], share["high"]) == ("25", "20", "30.5")
    assert (share["unit"], share["unitOfAnalysis"], share["symptomScope"]) == ("%", "cases", "any")
    assert (share["rangeType"], share["frequency"]) == ("across studies", "a quarter")


def test_a_statistic_keeps_its_interval_and_the_sign_of_its_p_value(said):
    statistic = said("dust", "statistic")
    assert (statistic["statisticName"], statistic["value"]) == ("odds ratio", "2.5")
    assert (statistic["ciLow"], statistic["ciHigh"]) == ("1.5", "4")
    assert (statistic["pValue"], statistic["pComparator"]) == ("0.05", "<")
