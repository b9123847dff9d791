"""The review page's file: what it holds, what it forbids, and that a form leaves out nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest
from pydantic import BaseModel

from samples import document, event, full_record, one_event_record, ontology
from vakg.errors import BadInputError, VakgError
from vakg.extract.events.found import Mentioned
from vakg.model.assertion import AssertionStatus
from vakg.model.case import CausalLink, Event, Patient
from vakg.model.claim import Claim, Inconsistency, Proportion, Statistic
from vakg.model.parts import Evidence, Quantity, Range, Time
from vakg.ontology import load_ontology
from vakg.records.verdict_file import CaseHead, draft_hash
from vakg.view.review import write_review
from vakg.view.review.form import FORMS
from vakg.view.review.vocabulary import list_classes

MENTION = Mentioned(start=4, end=15, curie="vaco:Clock", reason="no verb says what it did")


def written(folder, made=None, mentions=(MENTION,)):
    path = folder / "review.html"
    write_review(document(), made or full_record(), mentions, path, ontology=ontology())
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return written(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def data(page):
    return json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL).group(1))


# ---- the file


def test_the_same_draft_gives_the_same_bytes(page, tmp_path):
    assert written(tmp_path, mentions=(MENTION, MENTION)) == page


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
    bodies = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", page, re.DOTALL)
    for body in bodies:
        digest = base64.b64encode(hashlib.sha256("".join(body).encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == len(bodies) == 2
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_page_names_no_file_of_the_net(page):
    for attribute in re.findall(r'\s(?:src|href|action)="([^"]*)"', page):
        assert attribute.startswith("#")
    assert "@import" not in page


def test_no_script_of_the_page_makes_markup_of_text(page):
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL).group(1)
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
    ):
        assert way not in script


def test_the_whole_text_the_whole_draft_and_its_hash_are_in_the_page(data):
    assert data["document"]["text"] == document().text
    assert data["draft"] == draft_hash(full_record())
    assert data["record"] == full_record().model_dump(mode="json", exclude_defaults=True)
    assert data["mentions"] == [[4, 15, "vaco:Clock", "no verb says what it did"]]


def test_a_draft_with_a_quote_that_does_not_stand_is_refused(tmp_path):
    made = one_event_record(evidence=[{"quote": "it never stopped", "role": "own"}])
    with pytest.raises(BadInputError, match="it never stopped"):
        write_review(document(), made, (), tmp_path / "review.html", ontology=ontology())
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_told_and_left_as_it_was(tmp_path):
    with pytest.raises(VakgError, match="the review page cannot be written there"):
        write_review(document(), full_record(), (), tmp_path, ontology=ontology())


# ---- the vocabulary


def test_every_subject_class_can_be_chosen_by_each_of_its_names():
    known, found = load_ontology(), list_classes(load_ontology())
    by_id = {one[0]: one for one in found["classes"]}
    spoken = {
        term.curie for term in known.terms.values() if term.module not in ("core", "reporting")
    }
    assert set(by_id) == spoken
    level = by_id["vaco:T8Vertebra"]
    assert "T8" in level[3]
    assert level[4] == known.get("vaco:T8Vertebra").definition


def test_the_branches_that_forms_ask_for_are_branches_of_the_ontology():
    branches = {curie for curie, _ in list_classes(load_ontology())["branches"]}
    asked = {one for field in fields(FORMS) for one in field.get("branches", ())}
    assert len(asked) > 5
    assert asked <= branches


# ---- the forms


def fields(node):
    if isinstance(node, dict) and "widget" in node:
        yield node
    for inner in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from fields(inner)


def keys(of):
    return {field["key"] for field in of}


each_kind = pytest.mark.parametrize(
    ("kind", "model"),
    [("event", Event), ("link", CausalLink), ("claim", Claim), ("inconsistency", Inconsistency),
     ("patient", CaseHead)],
)  # fmt: skip


@each_kind
def test_a_form_asks_for_every_field_so_that_a_correction_loses_none(kind, model):
    assert keys(FORMS[kind]) == set(model.model_fields) - {"id"}


@pytest.mark.parametrize(
    ("kind", "key", "model"),
    [("event", "time", Time), ("event", "until", Time), ("event", "quantities", Quantity),
     ("claim", "quantities", Quantity), ("claim", "proportion", Proportion),
     ("claim", "statistic", Statistic), ("patient", "patient", Patient)],
)  # fmt: skip
def test_a_part_of_a_form_asks_for_every_field_of_the_part(kind, key, model):
    part = next(field for field in FORMS[kind] if field["key"] == key)
    assert keys(part["fields"]) == set(model.model_fields)
    for inner in part["fields"]:
        if inner["key"] == "normal":
            assert keys(inner["fields"]) == set(Range.model_fields)


def test_quotes_have_no_field_that_the_form_does_not_know():
    assert set(Evidence.model_fields) == {"quote", "at", "role"}


def needed(model: type[BaseModel]):
    return {name for name, field in model.model_fields.items() if field.is_required()} - {"id"}


@each_kind
def test_what_a_record_needs_a_form_demands(kind, model):
    assert {field["key"] for field in FORMS[kind] if field.get("needed")} == needed(model)


def test_the_words_to_choose_from_are_those_of_the_model():
    status = next(field for field in FORMS["event"] if field["key"] == "status")
    assert status["choices"] == [str(one) for one in AssertionStatus]
    assert event("it")["status"] in status["choices"]
