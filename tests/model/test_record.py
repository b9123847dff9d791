"""A record's names are unique and lead somewhere, and each of its cases has one clock."""

import pytest
from pydantic import ValidationError

from samples import case, claim, event, full_record, link, plain_record, record, time
from vakg.model.record import Record


def test_statements_come_with_their_case_and_claims_with_none():
    made = full_record()
    homes = {one.id: home for home, one in made.statements()}
    assert homes["stop"] == homes["cleaning-stopped"] == "tower"
    assert homes["second-ran"] == "second"
    assert homes["dust"] is homes["rust-or-not"] is None


def test_every_quote_comes_with_the_name_of_what_it_bears_out():
    owners = [owner for owner, _ in full_record().evidence()]
    assert owners.count("stop") == 2
    assert {"tower", "second", "dust", "a-later-one"} <= set(owners)


@pytest.mark.parametrize(
    "twice",
    [
        plain_record(case(event("stop"), event("stop"))),
        plain_record(case(event("stop")), case(event("stop"), name="other")),
        plain_record(case(event("tower"))),
        plain_record(case(event("a")), case(event("b"))),
        plain_record(case(event("stop")), claims=[claim("stop")]),
    ],
    ids=["two events", "two cases' events", "event and case", "two cases", "event and claim"],
)
def test_an_identifier_stands_for_one_thing(twice):
    with pytest.raises(ValidationError, match=r"identifier used twice: (stop|tower)"):
        Record.model_validate(twice)


@pytest.mark.parametrize("name", ["case", "patient", "ref12"])
def test_an_identifier_that_would_share_its_iri_with_something_else_is_refused(name):
    with pytest.raises(ValidationError, match=f"reserved for other uses.*{name}"):
        record(case(event(name)))


@pytest.mark.parametrize("name", ["graph", "evidence", "ontology", "inferred", "node"])
def test_a_document_that_would_be_taken_for_a_named_graph_is_refused(name):
    with pytest.raises(ValidationError, match=f"reserved for other uses.*{name}"):
        record(case(event("stop")), document=name)


@pytest.mark.parametrize(
    "astray",
    [
        {"part_of": "nothing"},
        {"targets": ["cleaning", "nothing"]},
        {"time": time(1, 1, relative_to="nothing")},
        {"until": time(1, 1, relative_to="nothing")},
    ],
    ids=["part_of", "targets", "time", "until"],
)
def test_an_event_names_events_of_its_case_only(astray):
    with pytest.raises(ValidationError, match="event stop names nothing, which the record"):
        record(case(event("cleaning"), event("stop", **astray)))


def test_an_event_does_not_name_an_event_of_another_case():
    other = case(event("slip"), name="other")
    with pytest.raises(ValidationError, match="event stop names slip"):
        record(case(event("stop", targets=["slip"])), other)


@pytest.mark.parametrize(("cause", "effect"), [("nothing", "stop"), ("stop", "nothing")])
def test_a_link_joins_two_events_of_its_case(cause, effect):
    with pytest.raises(ValidationError, match="link so names nothing"):
        record(case(event("stop"), links=[link("so", cause, effect)]))


@pytest.mark.parametrize(
    "astray", [{"agrees_with": ["stop"]}, {"contradicts": ["stop"]}, {"cases": ["stop"]}]
)
def test_a_claim_agrees_with_claims_and_concerns_cases(astray):
    with pytest.raises(ValidationError, match="claim one names stop"):
        record(case(event("stop")), claims=[claim("one", **astray)])


def test_an_inconsistency_names_statements_or_cases():
    odd = {"id": "odd", "text": "It is odd.", "evidence": event("stop")["evidence"]}
    with pytest.raises(ValidationError, match="inconsistency odd names nothing"):
        record(case(event("stop")), inconsistencies=[odd | {"statements": ["stop", "nothing"]}])
    made = record(case(event("stop")), inconsistencies=[odd | {"statements": ["stop", "tower"]}])
    assert made.inconsistencies[0].statements == ("stop", "tower")


def test_two_index_procedures_need_names():
    one, other = event("cleaning", index=True), event("oiling", index=True)
    with pytest.raises(ValidationError, match=r"several index procedures \(cleaning, oiling\)"):
        record(case(one | {"name": "first"}, other))
    made = record(case(one | {"name": "first"}, other | {"name": "second"}))
    assert [event.name for event in made.cases[0].events] == ["first", "second"]


@pytest.mark.parametrize(
    ("high", "unit"), [(-80, "a"), (-29_300, "d"), (-960, "mo"), (-4_200, "wk")]
)
def test_a_day_before_birth_is_refused(high, unit):
    with pytest.raises(ValidationError, match="before the birth of a patient aged 78"):
        record(case(event("stop", time=time(high, high, unit))))


@pytest.mark.parametrize(("high", "unit"), [(-78.5, "a"), (-28_700, "d"), (-930, "mo")])
def test_a_day_in_the_first_year_of_life_is_kept(high, unit):
    assert record(case(event("stop", time=time(high, high, unit)))).cases[0].events[0].time


def test_times_that_count_from_each_other_have_no_zero():
    one = event("one", time=time(1, 1, relative_to="two"))
    two = event("two", time=time(1, 1, relative_to="one"))
    with pytest.raises(ValidationError, match="case tower: `relative_to` goes round in a loop"):
        record(case(one, two))
    with pytest.raises(ValidationError, match="loop by one"):
        record(case(event("one", time=time(1, 1, relative_to="one"))))


def test_no_event_is_a_part_of_itself():
    one, two = event("one", part_of="two"), event("two", part_of="one")
    with pytest.raises(ValidationError, match="`part_of` goes round in a loop by one, two"):
        record(case(one, two))


def test_a_record_of_another_format_is_refused():
    with pytest.raises(ValidationError, match="format"):
        record(case(event("stop")), format=2)


def test_a_record_says_whether_a_person_has_checked_it():
    said = plain_record(case(event("stop")))
    del said["review"]
    with pytest.raises(ValidationError, match=r"review\n  Field required"):
        Record.model_validate(said)


def test_a_key_that_no_record_has_is_refused():
    with pytest.raises(ValidationError, match=r"patients\n  Extra inputs"):
        record(case(event("stop")), patients=[])
