"""Record to graph and back to facts: nothing is lost on the way, and nothing is added."""

from collections import Counter

import pytest
from hypothesis import given, settings

from samples import (
    case,
    document,
    event,
    facts,
    full_record,
    graph,
    ontology,
    plain_record,
    record,
    store,
)
from samples.rebuilt import again, of_kind, settled
from samples.strategies import records
from vakg.documents import read_document
from vakg.errors import NotFoundError
from vakg.graph.store import open_store
from vakg.model.case import Case, CausalLink, Event, Patient
from vakg.model.claim import Claim, Inconsistency, Proportion, Statistic
from vakg.model.fact import Fact, FactQuantity, FactTime
from vakg.model.parts import Evidence, Quantity, Range, Time
from vakg.model.record import Record
from vakg.ontology import load_ontology
from vakg.questions.facts import FactReader, select_facts
from vakg.records import load_record
from vakg.resources import documents_dir, records_dir

KINDS = (
    *(Case, Patient, Event, CausalLink, Claim, Inconsistency),
    *(Evidence, Time, Quantity, Range, Proportion, Statistic),
)
BUNDLED = sorted(path.stem for path in records_dir().glob("*.yaml"))


def test_the_facts_of_a_graph_give_back_the_record_it_was_made_from():
    made = full_record()
    assert again(list(facts(made).values())) == settled(made)


@settings(max_examples=40, deadline=None)
@given(records())
def test_the_facts_of_any_graph_give_back_its_record(made):
    assert again(FactReader(store(graph(made))).facts()) == settled(made)


@pytest.fixture(scope="module")
def bundled(built):
    """The facts of the bundled graph, by document."""
    found = FactReader(open_store(built)).facts()
    return {name: [fact for fact in found if fact.document == name] for name in BUNDLED}


@pytest.mark.parametrize("name", BUNDLED)
def test_the_facts_of_the_bundled_graph_give_back_every_field_of_every_statement(name, bundled):
    made = settled(load_record(records_dir() / f"{name}.yaml"))
    given_back = again(bundled[name])
    for part in ("claims", "inconsistencies"):
        for one, other in zip(given_back[part], made[part], strict=True):
            assert one == other
    for one, other in zip(given_back["cases"], made["cases"], strict=True):
        for mine, its in zip(one["events"], other["events"], strict=True):
            assert mine == its
    assert given_back == made


def test_the_graph_has_no_facts_but_those_of_its_documents(bundled, built):
    assert len(FactReader(open_store(built)).facts()) == sum(
        len(found) for found in bundled.values()
    )


@pytest.mark.parametrize("name", BUNDLED)
def test_every_statement_is_one_fact(name, bundled):
    made = load_record(records_dir() / f"{name}.yaml")
    stated = [one.id for _, one in made.statements()] + [one.id for one in made.cases]
    assert Counter(fact.id for fact in bundled[name]) == Counter(stated)


def test_the_small_record_sets_every_field_of_every_type():
    """So that a field which a stage forgets cannot pass the tests above unseen."""
    unset = {
        f"{kind.__name__}.{name}"
        for kind in KINDS
        for name, field in kind.model_fields.items()
        if not any(
            getattr(one, name) != field.get_default() for one in of_kind(kind, full_record())
        )
    }
    assert unset == set()


def test_the_comparison_would_notice_a_field_that_was_lost():
    made, found = full_record(), list(facts(full_record()).values())
    for number, fact in enumerate(found):
        if fact.id == "stop":
            found[number] = replaced(fact, "severity")
    assert again(found) != settled(made)


def replaced(fact: Fact, name: str) -> Fact:
    from dataclasses import replace

    return replace(fact, more={key: value for key, value in fact.more.items() if key != name})


# ---- what a row adds to the record


KEYS = {
    name
    for kind in (Patient, Event, CausalLink, Claim, Inconsistency)
    for name in kind.model_fields
}
KEYS |= set(Proportion.model_fields) | {"statistic_value", "p", "p_comparator", "ci"}
ADDED = {"document", "case", "kind", "label", "review", "case_kind", "case_label", "history"}


@pytest.mark.parametrize("name", BUNDLED)
def test_a_row_has_no_key_that_nobody_can_account_for(name, bundled):
    assert {key for fact in bundled[name] for key in fact.row()} <= KEYS | ADDED


def test_times_and_amounts_add_only_labels_and_days():
    assert set(FactTime.__dataclass_fields__) - set(Time.model_fields) == {
        "relative_to_id", "low_days", "high_days",
    }  # fmt: skip
    assert set(FactQuantity.__dataclass_fields__) - set(Quantity.model_fields) == {"kind_label"}


@pytest.mark.parametrize("name", BUNDLED)
def test_labels_are_those_of_the_ontology(name, bundled):
    known = load_ontology()
    for fact in bundled[name]:
        assert fact.label == (known.label(fact.type) if fact.type else fact.kind.replace("_", " "))
        for amount in fact.quantities:
            assert amount.kind_label == known.label(amount.kind)


@pytest.mark.parametrize("name", BUNDLED)
def test_quotes_have_the_section_and_the_place_in_the_file_that_the_document_gives_them(
    name, bundled
):
    read = read_document(documents_dir() / f"{name}.txt")
    for fact in bundled[name]:
        assert fact.evidence, fact.id
        for one in fact.evidence:
            assert read.text[one.start : one.end] == one.quote
            assert one.section == read.section_at(one.start)
            assert one.file_spans == read.file_spans(one.start, one.end)


def test_a_patient_has_the_history_that_the_events_tell():
    assert facts(full_record())["tower"].more["history"] == ("The clock was worn.",)
    assert facts(full_record())["second"].more["history"] == ()


def test_a_cited_patient_has_the_number_of_the_work():
    assert facts(full_record())["second"].citations == (4,)


def test_a_time_names_what_it_counts_from():
    found = facts(full_record())
    assert found["stop"].time.relative_to == "index procedure"
    assert found["stop"].time.relative_to_id == "cleaning"
    assert found["oiling"].time.relative_to == "On the third day the clock stopped."


def test_levels_stand_from_head_to_foot_however_they_were_written():
    found = facts(record(case(event("stop", levels=["T2", "T1"]))))
    assert found["stop"].levels == ("T1", "T2")
    assert ontology().level_order() == ("T1", "T2")


def test_quotes_stand_in_the_order_of_the_text():
    starts = [one.start for one in facts(full_record())["stop"].evidence]
    assert starts == sorted(starts)


def test_facts_stand_in_the_order_of_the_record():
    assert list(facts(full_record())) == [
        "tower", "old-wear", "cleaning", "stop", "no-rust", "spring", "oil-if-rust", "oiling", "look",
        "oiling-helped", "cleaning-stopped", "second", "second-ran", "how-many", "dust", "light", "part",
        "rust-or-not", "a-later-one",
    ]  # fmt: skip


def test_inferred_types_are_not_taken_for_what_was_said():
    assert facts(full_record())["stop"].type == "vaco:Standstill"


def test_machine_made_facts_say_so():
    made = Record.model_validate(plain_record(case(event("stop")), review="machine"))
    assert {fact.review for fact in facts(made).values()} == {"machine"}


def test_a_document_name_is_that_of_the_file():
    assert {fact.document for fact in facts(full_record()).values()} == {document().name}


# ---- choosing among facts


@pytest.fixture(scope="module")
def all_facts():
    return list(facts(full_record()).values())


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"status": "absent"}, ["no-rust"]),
        ({"kind": "incidence"}, ["how-many"]),
        ({"case": "second"}, ["second", "second-ran"]),
        ({"kind": "event", "status": "possible"}, ["spring"]),
        ({"document": "clock", "kind": "inconsistency"}, ["rust-or-not", "a-later-one"]),
        ({"review": "machine"}, []),
    ],
)
def test_only_the_facts_that_were_asked_for_are_kept(filters, ids, all_facts):
    assert [fact.id for fact in select_facts(all_facts, filters)] == ids


def test_no_filter_keeps_all(all_facts):
    assert select_facts(all_facts, {"kind": None}) == all_facts


def test_a_filter_for_what_the_graph_does_not_have_says_what_it_has(all_facts):
    with pytest.raises(NotFoundError) as caught:
        select_facts(all_facts, {"document": "bell"})
    assert (
        str(caught.value) == "document: the graph has no facts of document 'bell'. It has: clock."
    )
