"""What a reader takes away from the explorer, and how much of a text its page carries."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from tests.view.chromium import open_page
from tests.view.explorer_page import picture, view

from vakg.errors import BadInputError
from vakg.view.explorer import write_explorer

pytestmark = pytest.mark.browser


def saved(page, kind):
    page.locator("#files summary").click()
    with page.expect_download() as got:
        page.locator(f"[data-file={kind}]").click()
    return got.value.suggested_filename, got.value.path().read_bytes()


def test_the_table_is_saved_with_its_quotes_and_no_cell_is_a_formula(page, facts):
    name, content = saved(page, "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    own = [one for one in facts if (one.document, one.case) == ("pce-ards", "index")]
    assert name == "vakg-pce-ards-index.csv"
    assert Counter(row["status"] for row in rows) == Counter(one.status for one in own)
    assert all(row["quotes"] for row in rows)
    made = page.evaluate(
        "explorer.Files.csv([['=cmd|x', '+1', '-2', '@a', '\\t=b', 'plain, with comma']])"
    )
    assert next(csv.reader(io.StringIO(made.lstrip("\ufeff")))) == [
        "'=cmd|x",
        "'+1",
        "'-2",
        "'@a",
        "'\t=b",
        "plain, with comma",
    ]


def test_pictures_are_saved_with_a_title_and_a_description(page):
    for name in ("key", "causes", "timeline"):
        picture(page, name)
        content = saved(page, "svg")[1]
        root = ET.fromstring(content)
        inside = [child.tag.rsplit("}", 1)[-1] for child in root]
        assert inside[:2] == ["title", "desc"]
        assert "Not medical advice" in root[1].text
        assert b"respiratory" in content
        assert saved(page, "png")[1].startswith(b"\x89PNG")


def test_statements_and_references_are_saved_in_the_forms_that_other_programs_read(page, facts):
    graph = json.loads(saved(page, "jsonld")[1])
    own = [one for one in facts if (one.document, one.case) == ("pce-ards", "index")]
    assert len(graph["@graph"]) == len(own)
    assert all(one["quotes"] and one["status"] for one in graph["@graph"])
    view(page, "intraspinal-leakage/case-1")
    text = saved(page, "ris")[1].decode()
    assert text.startswith("TY  - JOUR")
    assert "Intraspinal leakage of bone cement" in text
    assert text.rstrip().endswith("ER  -")


# --- How much of a text the page carries ------------------------------------------------------------------


@pytest.mark.parametrize("choice", ["quotes", "pce-ards=quotes", "offsets"])
def test_a_licence_decides_how_much_of_a_text_the_page_carries(
    chromium, built, tmp_path, facts, choice
):
    small = write_explorer(built, tmp_path / "small.html", lambda _: None, [choice])
    page, wrong = open_page(chromium, small)
    carried = page.evaluate(
        "[...explorer.Data.documents.values()].map(one => [one.name, one.carried, one.pieces])"
    )
    for name, how, pieces in carried:
        held = {at for start, text in pieces for at in range(start, start + len(text))}
        spans = [
            (one.start, one.end) for fact in facts if fact.document == name for one in fact.evidence
        ]
        quoted = {at for start, end in spans for at in range(start, end)}
        assert how == (
            choice.removeprefix("pce-ards=") if name == "pce-ards" or "=" not in choice else "whole"
        )
        assert {"whole": held > quoted, "quotes": held == quoted, "offsets": not held}[how]
    quotes = [one for one in facts if one.document == "pce-ards"]
    for fact in quotes[:40]:
        for quote in fact.evidence:
            shown = page.evaluate(
                "([a, b]) => explorer.Data.words('pce-ards', a, b)", [quote.start, quote.end]
            )
            assert shown == (None if choice == "offsets" else quote.quote)
    page.evaluate("explorer.State.select(explorer.Data.byKey.get('pce-ards/ards'))")
    panel = page.locator("#panel").inner_text()
    assert ("does not carry the words" in panel) == (choice == "offsets")
    assert "characters" in panel
    assert not wrong
    page.context.close()


@pytest.mark.parametrize(
    ("choice", "said"), [("none", "no way to carry"), ("x=quotes", "no document x")]
)
def test_a_choice_that_does_not_exist_is_refused_in_words(built, tmp_path, choice, said):
    with pytest.raises(BadInputError, match=said):
        write_explorer(built, tmp_path / "page.html", lambda _: None, [choice])
    assert not (tmp_path / "page.html").exists()
