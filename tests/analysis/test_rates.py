"""Rates stand with what they count, beside those of an equal basis only, and none is pooled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.analysis.advised import KINDS, amount
from tests.analysis.invented import fact

import vakg
from vakg.analysis.kinds import Knowledge
from vakg.analysis.rates import beside, differences, rate_groups, rate_rows
from vakg.analysis.rates_plot import forest_plot, wilson


def rate(name, **given):
    more = {
        "about": ("ex:Rust",), "unit_of_analysis": "patients", "symptom_scope": "any", "unit": "%",
        "comparator": "=", "said_by": "clockmakers",
    }  # fmt: skip
    return fact(name, "incidence", case=None, more=more | given)


def groups(*facts):
    return rate_groups(Knowledge(facts=facts, kinds=KINDS))


def names(found):
    return [[one.fact.id for one in group.rates] for group in found]


def test_rates_of_an_equal_basis_stand_together():
    assert names(groups(rate("one", value=1), rate("two", value=2))) == [["one", "two"]]


@pytest.mark.parametrize(
    "other",
    [
        {"about": ("ex:Crack",)},
        {"unit_of_analysis": "vertebrae"},
        {"symptom_scope": "symptomatic"},
        {"methods": ("ex:Inspection",)},
        {"procedures": ("ex:Service",)},
        {"populations": ("ex:Fault",)},
        {"factors": ("ex:Winding",)},
    ],
    ids=lambda one: next(iter(one)),
)
def test_rates_that_differ_in_any_respect_stand_apart(other):
    found = groups(rate("one", value=1), rate("two", value=2, **other))
    assert sorted(names(found)) == [["one"], ["two"]]
    assert differences(found[0].basis, found[1].basis) == (next(iter(other)).replace("_", " "),)


def test_a_percentage_of_something_counted_is_a_rate_of_its_own_kind():
    told = {"kind": "ex:Foretold", "kind_label": "foretold", "unit": "%", "value": 29}
    more = {"about": ("ex:Inspection",), "outcomes": ("ex:Rust",)}
    claim = fact(
        "claim", "diagnosis", case=None, quantities=(amount(per="cases", **told),), more=more
    )
    group, other = groups(claim, rate("one", value=29, unit_of_analysis="cases"))
    assert (group.basis.measure, group.basis.about) == ("foretold", ("ex:Rust",))
    assert (group.rates[0].written(), other.basis.measure) == ("29%", "")


@pytest.mark.parametrize("other", [{"per": None}, {"per": "minute"}, {"per": "cases", "unit": "1"}])
def test_a_percentage_of_nothing_counted_is_no_rate(other):
    quantities = (amount(value=29, **({"unit": "%"} | other)),)
    assert groups(fact("claim", "diagnosis", case=None, quantities=quantities)) == ()
    event = fact("event", quantities=(amount(value=29, unit="%", per="cases"),))
    assert groups(event) == ()


def test_no_count_of_cases_makes_a_rate():
    events = [fact(f"rust{n}", type="ex:Rust") for n in range(5)]
    assert groups(*events) == ()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ((rate("one", value=1),), "no second rate"),
        ((rate("one", value=1), rate("two", frequency="rare")), "no second rate"),
        ((rate("one", value=1, unit_of_analysis="not stated"),) * 2, "do not say what was counted"),
        (
            (rate("one", low=1, high=5), rate("two", value=2)),
            "not every rate is printed with its counts",
        ),
        ((rate("one", numerator=1, denominator=9),) * 2, "whether patients are in more than one"),
    ],
)
def test_a_group_says_why_it_is_not_pooled(facts, why):
    (group,) = groups(*(replace(one, id=f"r{n}") for n, one in enumerate(facts)))
    assert group.pooling.startswith("not pooled: ")
    assert why in group.pooling


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ({"value": 26.5, "numerator": 92, "denominator": 347}, "92/347 26.5%"),
        ({"low": 5, "high": 87}, "5% to 87%"),
        ({"value": 43, "comparator": "up to"}, "up to 43%"),
        ({"value": 98, "comparator": ">"}, "> 98%"),
        ({"value": 0.5, "unit": "1"}, "0.5"),
        ({"frequency": "rare"}, "rare"),
    ],
)
def test_a_rate_is_written_as_printed(printed, written):
    ((one,),) = [group.rates for group in groups(rate("one", **printed))]
    assert one.written() == written


def test_other_rates_of_the_same_thing_say_in_what_they_differ():
    found = groups(
        rate("one", value=1),
        rate("two", value=2, unit_of_analysis="vertebrae"),
        rate("words", frequency="rare", symptom_scope="symptomatic"),
    )
    assert beside(found[0], found) == "another differs in unit of analysis"


# ---- the bundled documents


@pytest.fixture(scope="module")
def known(built):
    return vakg.open(built).knowledge


def test_every_rate_of_the_documents_is_there_once(known):
    rows = rate_rows(rate_groups(known), known.kinds)
    told = [one for one in known.facts if one.kind == "incidence"]
    told += [one for one in known.facts if one.id.startswith("c-venography-predicts")]
    assert sorted(row["fact"] for row in rows) == sorted(
        f"kg:{one.document}.{one.id}" for one in told
    )
    assert all(row["quote"] for row in rows)


def test_vertebrae_and_patients_of_one_study_stand_apart(known):
    rows = {
        row["fact"].rpartition(".")[2]: row for row in rate_rows(rate_groups(known), known.kinds)
    }
    one, other = rows["c-ryu-epidural-vertebrae"], rows["c-ryu-epidural-patients"]
    assert one["group"] != other["group"]
    assert one["beside"] == other["beside"] == "another differs in unit of analysis"
    assert (one["numerator"], one["denominator"]) == (92, 347)


# ---- the plot


def test_an_interval_is_that_of_wilson():
    assert wilson(0, 10) == (0.0, 27.8)
    assert wilson(64, 159) == (32.9, 48.0)


def test_the_plot_draws_every_printed_rate_and_an_interval_only_where_counts_are_printed(known):
    found = rate_groups(known)
    axes = forest_plot(found, known.kinds).axes[0]
    numbers = [one for group in found for one in group.rates if one.is_number]
    assert len(axes.get_yticks()) == len(numbers) == 10
    thin = [lines for lines in axes.collections if lines.get_linewidth()[0] < 2]
    assert len(thin) == sum(one.is_counted for one in numbers) == 2
    assert "18 rates are reported in words only" in axes.get_xlabel()


def test_the_plot_pools_nothing(known):
    found = groups(
        rate("one", numerator=1, denominator=10), rate("two", numerator=5, denominator=10)
    )
    axes = forest_plot(found, KINDS).axes[0]
    assert len(axes.get_yticks()) == 2
