"""A draft whose every text tries to become markup, a script or a link: on the review page it is only text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.view.reviewing import opened_in, press, tab_to

from samples import case, claim, document, event, ontology, record
from vakg.extract.events.found import Mentioned
from vakg.model.document import Metadata, Section
from vakg.model.record import Record
from vakg.records.verdicts import apply_verdicts, read_verdicts
from vakg.view.review import write_review

pytestmark = pytest.mark.browser

BREAK = (
    "</script></noscript></style><img src=x onerror=window.pwned=1><script>window.pwned=1</script>"
)
LINK = "javascript:window.pwned=1"
HIDDEN = "\u202eevil\u200b \u2028 \U0001f980 & <b>"
MARKED = "\U0001f980\U0001f980 It ends."
TEXT = f"First <i>words</i> \U0001f980 stand.\n\n{BREAK} {HIDDEN} {LINK} is said. {MARKED}"


def words(quote):
    return {
        "quote": quote,
        "at": [TEXT.index(quote), TEXT.index(quote) + len(quote)],
        "role": "own",
    }


def hostile_draft() -> Record:
    said = event(
        "bad", text=f"{BREAK} {HIDDEN}", severity=LINK, performer=BREAK, institution=HIDDEN, said_by=BREAK,
        evidence=[words(BREAK), words(f"{HIDDEN} {LINK} is")],
    )  # fmt: skip
    patient = {"text": BREAK, "evidence": [words("First <i>words</i> \U0001f980")]}
    told = case(said, name="index", label=BREAK, patient=patient)
    return record(
        told,
        review="machine",
        claims=[claim("c-bad", text=BREAK, said_by=LINK, evidence=[words(LINK)])],
    )


def hostile_document():
    found = document(TEXT)
    section = Section(name="x", title=BREAK, start=0, end=len(TEXT), kind=BREAK)
    return replace(
        found,
        title=BREAK,
        metadata=Metadata(title=BREAK, journal=BREAK, doi=LINK),
        sections=(section,),
    )


@pytest.fixture(scope="module")
def context(chromium):
    made = chromium.new_context(offline=True)
    made.set_default_timeout(5000)
    return made


@pytest.fixture(scope="module")
def page_path(tmp_path_factory):
    at = TEXT.index("said")
    mention = Mentioned(start=at, end=at + 4, curie="vaco:Wear", reason=BREAK)
    path = tmp_path_factory.mktemp("hostile") / "review.html"
    return write_review(hostile_document(), hostile_draft(), [mention], path, ontology=ontology())


@pytest.fixture
def opened(context, page_path):
    page, wrong = opened_in(context, page_path)
    yield page
    assert wrong == []
    assert page.evaluate("window.pwned") is None
    assert page.locator("img, b, i, iframe, a[href^=javascript]").count() == 0
    page.evaluate("localStorage.clear()")
    page.close()


def test_every_text_is_shown_as_text(opened):
    assert opened.inner_text("#title") == BREAK
    assert opened.title() == f"Review: {BREAK}"
    press(opened, "j", "j")
    assert opened.locator("#card-bad .card-text").text_content() == f"{BREAK} {HIDDEN}"
    assert opened.locator("#text").text_content() == TEXT.replace("\n\n", "")
    assert LINK in opened.inner_text("#card-bad .rows")


def test_quotes_after_signs_beyond_the_basic_plane_are_marked_where_they_stand(opened):
    press(opened, "j", "j", "j")
    assert "".join(opened.locator(".q-selected").all_text_contents()) == LINK


def test_hostile_words_go_through_form_and_file_unchanged(opened, tmp_path):
    press(opened, "j", "a", "e")
    tab_to(opened, '[data-key="text"] textarea')
    opened.keyboard.insert_text(" <b>more</b>")
    press(opened, "Control+Enter")
    at = opened.evaluate("words => review.Data.document.text.indexOf(words)", MARKED)
    opened.evaluate("at => review.Marking.begin(at)", at)
    press(opened, "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    opened.keyboard.type("rust")
    press(opened, "Enter")
    opened.get_by_role("radio", name="present").check(force=True)
    opened.select_option('[data-key="certainty"] select', "asserted")
    press(opened, "Control+Enter")
    opened.fill("#by", f"{BREAK} {LINK}")
    with opened.expect_download() as waiting:
        opened.click("#download")
    waiting.value.save_as(tmp_path / "verdicts.json")
    verdicts = read_verdicts(tmp_path / "verdicts.json")
    made = apply_verdicts(hostile_draft(), verdicts, hostile_document(), None, date(2026, 1, 2))
    bad, added = made.cases[0].events
    assert bad.text == f"{BREAK} {HIDDEN} <b>more</b>"
    assert bad.performer == BREAK
    assert added.evidence[0].quote == MARKED.removesuffix(".")
    assert TEXT[slice(*added.evidence[0].at)] == added.evidence[0].quote


def take(page, *verdicts, **more):
    """Load a file of verdicts into the page."""
    draft = page.evaluate("review.Data.raw.draft")
    file = {"about": "vakg verdicts", "document": "clock", "draft": draft, "verdicts": verdicts}
    page.evaluate("text => review.Files.take(text)", json.dumps(file | more))


def verdict(name, word="added", **more):
    return {"id": name, "kind": "event", "case": "index", "verdict": word, **more}


def test_a_hostile_file_of_verdicts_stays_text(opened):
    said = event("x", text=BREAK, type="vaco:Nowhere", evidence=[words(LINK)])
    take(
        opened, verdict("x", statement=said, after="", note=BREAK), verdict("__proto__", "accepted"),
        verdict("bad", "rejected", note=BREAK), by=BREAK,
    )  # fmt: skip
    opened.click("#card-x .card-head")
    assert opened.locator("#card-x .card-text").text_content() == BREAK
    assert opened.locator("#card-x .note-field").input_value() == BREAK
    assert "1 could not be used" in opened.inner_text("#notice")
    opened.evaluate(
        "review.Files.take(JSON.stringify({about: '<img src=x onerror=window.pwned=1>'}))"
    )
    assert opened.inner_text("#notice") == "This is not a file of verdicts."


GOOD = event("bad", evidence=[words(LINK)])


@pytest.mark.parametrize(
    "statement",
    [
        None, 7, "x", {}, {"evidence": 3}, GOOD | {"text": {"a": 1}}, GOOD | {"targets": "x"},
        GOOD | {"time": []}, GOOD | {"evidence": [{}]}, GOOD | {"evidence": [words(LINK) | {"at": "x"}]},
        GOOD | {"evidence": [words(LINK) | {"at": [0, 25]}]}, GOOD | {"quantities": [{"kind": 1}]},
    ],
)  # fmt: skip
def test_a_correction_of_another_form_is_left_out_and_that_is_said(opened, statement):
    take(opened, verdict("bad", "corrected", statement=statement))
    assert opened.inner_text("#notice").startswith("0 verdicts taken in. 1 could not be used")
    assert opened.evaluate("review.State.judged('bad')") == "open"


def test_a_correction_of_the_right_form_is_taken_in(opened):
    take(opened, verdict("bad", "corrected", statement=GOOD))
    assert opened.inner_text("#notice").startswith("1 verdict taken in. Undo")
    assert opened.evaluate("review.State.judged('bad')") == "corrected"
