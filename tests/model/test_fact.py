"""A fact is one row, whole or brief."""

import json

from samples import facts, full_record


def test_a_row_holds_what_all_facts_have_and_what_only_some_have():
    row = facts(full_record())["oiling"].row()
    assert row["type"] == "vaco:Oiling"
    assert row["result"] == "success"
    assert "more" not in row


def test_what_only_some_facts_have_never_hides_what_all_have():
    for fact in facts(full_record()).values():
        common = set(fact.__dataclass_fields__) - {"more"}
        assert not common & fact.more.keys(), fact.id


def test_a_row_is_plain_enough_for_json():
    rows = [fact.row() for fact in facts(full_record()).values()]
    assert json.loads(json.dumps(rows))[0]["evidence"][0]["quote"]


def test_a_brief_row_has_the_quote_that_says_it_best():
    assert facts(full_record())["stop"].brief()["quote"] == "On the third day it stopped."


def test_a_brief_row_says_whose_what_and_how_surely():
    assert facts(full_record())["no-rust"].brief() == {
        "document": "clock", "case": "tower", "id": "no-rust", "kind": "event", "day": None,
        "levels": (), "status": "absent", "certainty": "asserted", "review": "reviewed",
        "text": "No rust was found.", "quote": "No rust was found.",
    }  # fmt: skip
