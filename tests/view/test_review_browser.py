"""The review page, used as a reviewer uses it, in a real browser, for the most part by the keyboard alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.view.reviewing import judged, opened_in, press, tab_to

from samples import (
    TEXT,
    case,
    claim,
    document,
    event,
    full_record,
    link,
    ontology,
    proportion,
    quote,
    record,
    time,
)
from vakg.extract.events.found import Mentioned
from vakg.model.claim import Claim
from vakg.model.document import Sentence
from vakg.records.verdicts import merge_verdicts, read_verdicts
from vakg.view.review import write_review

pytestmark = pytest.mark.browser


def sentences(text):
    at = 0
    for part in text.split(". "):
        end = min(at + len(part) + 1, len(text))
        yield Sentence(start=at, end=end, section="story")
        at = end + 1


DOCUMENT = replace(document(), sentences=tuple(sentences(TEXT)))
TOWER = case(
    event("cleaning", type="vaco:Cleaning", index=True,
          evidence=[quote("The tower clock was cleaned by the keeper.")]),
    event("stop", time=time(3, 3), evidence=[quote("On the third day it stopped.")]),
    event("rust", type="vaco:Rust", status="absent", evidence=[quote("No rust was found.")]),
    event("slip", status="possible", certainty="speculative", evidence=[quote("A spring may have slipped.")]),
    event("oiling", type="vaco:Oiling", targets=["stop"], evidence=[quote("The keeper oiled the wheel")]),
    links=[link("l-stop", "cleaning", "stop")],
)  # fmt: skip
DRAFT = record(TOWER, review="machine", claims=[claim("c-wheel")])
DUST = TEXT.index("Dust")
MENTION = Mentioned(start=DUST, end=DUST + 4, curie="vaco:Wear", reason="said of clocks in general")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "review.html"
    return write_review(DOCUMENT, DRAFT, [MENTION], path, ontology=ontology())


@pytest.fixture(scope="module")
def context(chromium):
    """One context for all tests, since opening one takes longer than most of them."""
    found = chromium.new_context(offline=True, viewport={"width": 1440, "height": 900})
    found.set_default_timeout(5000)
    yield found
    found.close()


@pytest.fixture
def opened(context, path):
    """The page as if it were opened for the first time."""
    page, wrong = opened_in(context, path)
    yield page
    assert wrong == []
    page.evaluate("localStorage.clear()")
    page.close()


def type_in(page, words):
    page.keyboard.type(words)


def selected(page):
    return page.evaluate("review.State.selected")


def highlighted(page):
    return "".join(page.locator(".q-selected").all_text_contents())


def download(page, folder):
    with page.expect_download() as waiting:
        page.click("#download")
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def applied(page, folder):
    verdicts = read_verdicts(download(page, folder))
    return merge_verdicts(DRAFT, verdicts, DOCUMENT, "A. Curator", date(2026, 1, 2))


def ids(made):
    return [one.id for _, one in made.statements()]


# ---- reading


def test_it_opens_without_a_request_or_an_error_and_shows_all(opened):
    assert opened.locator(".fact").count() == 1 + 5 + 1 + 1 + 1
    assert opened.inner_text("#count") == "0 of 8 judged"
    assert opened.inner_text("#text").replace("\n", "") == TEXT.replace("\n", "")


def test_j_and_k_walk_the_facts_and_their_words_are_marked(opened):
    press(opened, "j", "j", "j")
    assert selected(opened) == "stop"
    assert highlighted(opened) == "On the third day it stopped."
    press(opened, "k")
    assert highlighted(opened) == "The tower clock was cleaned by the keeper."
    assert opened.evaluate("document.activeElement.closest('.fact').id") == "card-cleaning"


def test_where_quotes_overlap_a_click_goes_from_one_fact_to_the_next(opened):
    at = opened.evaluate("text => review.Data.document.text.indexOf(text)", "it stopped")
    piece = f'.q[data-start="{at}"]'
    seen = []
    for _ in range(2):
        opened.click(piece)
        seen.append(selected(opened))
    assert set(seen) == {"l-stop", "stop"}


def test_a_card_says_status_time_and_quote(opened):
    press(opened, "j", "j", "j")
    said = opened.inner_text("#card-stop")
    assert "3 days after the index procedure (onset)" in said
    assert "On the third day it stopped." in said
    assert opened.inner_text("#card-rust .card-badges") == "absent"
    assert "speculative" in opened.inner_text("#card-slip .card-badges")


def test_the_filters_let_through_what_they_say(opened):
    opened.select_option("#filter-status", "absent")
    assert opened.locator(".fact").count() == 1
    opened.click("#filter-clear")
    press(opened, "/")
    type_in(opened, "oiled wheel")
    assert opened.locator(".fact").count() == 1
    assert opened.inner_text("#filter-count") == "1 shown"


# ---- judging


def test_accepting_goes_on_to_the_next_fact_that_is_not_judged_and_undo_comes_back(opened):
    press(opened, "j", "a", "a", "r")
    assert judged(opened) == {"tower": "accepted", "cleaning": "accepted", "stop": "rejected"}
    assert selected(opened) == "rust"
    assert opened.inner_text("#count").startswith("3 of 8 judged")
    press(opened, "u")
    assert judged(opened) == {"tower": "accepted", "cleaning": "accepted"}
    assert selected(opened) == "stop"


def test_keeping_what_names_a_rejected_fact_is_shown_as_to_settle(opened):
    press(opened, "j", "a", "a", "r", "a", "a", "a")
    assert "1 to settle" in opened.inner_text("#count")
    opened.select_option("#filter-judged", "conflict")
    assert opened.locator(".fact .card-text").all_inner_texts() == [
        "This is what happened: oiling."
    ]


def test_a_rejected_patient_takes_the_case_along(opened):
    press(opened, "j", "r")
    assert opened.inner_text("#count").startswith("7 of 8 judged")
    assert opened.locator(".fact.j-rejected").count() == 7


def test_a_mention_can_be_dismissed_and_made_a_fact(opened):
    opened.select_option("#filter-kind", "mention")
    opened.click(".fact.k-mention .card-head")
    press(opened, "r")
    assert opened.locator(".j-dismissed").count() == 1
    press(opened, "n")
    assert opened.locator("#adding .chip").inner_text().startswith("wear")
    assert opened.locator("#adding blockquote").inner_text().startswith("Dust raises the risk")


# ---- correcting


def test_a_correction_by_the_keyboard_alone_reaches_the_reviewed_record(opened, tmp_path):
    press(opened, "j", "a", "a", "e")
    tab_to(opened, '[data-key="status"] input')
    press(opened, "ArrowRight", "ArrowRight")
    tab_to(opened, '[data-key="text"] textarea')
    press(opened, "Control+a")
    type_in(opened, "The clock may have stopped.")
    tab_to(opened, '[data-key="levels"] input')
    type_in(opened, "t1-T2")
    press(opened, "Control+Enter")
    assert opened.locator("form").count() == 0
    stop = next(one for one in applied(opened, tmp_path).record.cases[0].events if one.id == "stop")
    assert (stop.status, stop.text) == ("possible", "The clock may have stopped.")
    assert stop.levels == ("T1", "T2")
    assert stop.time == DRAFT.cases[0].events[1].time
    assert stop.evidence == DRAFT.cases[0].events[1].evidence


def test_a_correction_that_changes_nothing_is_an_acceptance(opened):
    press(opened, "j", "j", "j", "e", "Control+Enter")
    assert judged(opened) == {"stop": "accepted"}


def test_every_fact_of_a_draft_goes_through_its_form_unchanged(context, tmp_path):
    # Claims may hold what their kind does not ask for.
    odd = claim(
        "c-odd", "prognosis", proportion=proportion(), direction="increases", relation="part of"
    )
    full = full_record()
    made = full.model_copy(
        update={"review": DRAFT.review, "claims": (*full.claims, Claim.model_validate(odd))}
    )
    out = write_review(DOCUMENT, made, (), tmp_path / "full.html", ontology=ontology())
    page, wrong = opened_in(context, out)
    for name in [one.id for one in made.cases] + ids(made):
        page.evaluate("id => { review.State.select(id); review.Form.edit(id); }", name)
        press(page, "Control+Enter")
    assert set(judged(page).values()) == {"accepted"}
    assert len(judged(page)) == len(made.cases) + len(ids(made))
    assert wrong == []
    page.close()


def test_a_form_that_says_too_little_is_kept_open_with_what_is_missing(opened):
    press(opened, "j", "j", "j", "e")
    tab_to(opened, '[data-key="text"] textarea')
    press(opened, "Control+a", "Delete", "Control+Enter")
    assert "The fact in one plain sentence: is missing" in opened.inner_text("#wrongs")
    assert opened.evaluate("document.activeElement.matches('[data-key=text] textarea')")
    assert judged(opened) == {}


def test_what_was_typed_is_dropped_only_when_asked_for_twice(opened):
    press(opened, "j", "j", "j", "e")
    tab_to(opened, '[data-key="text"] textarea')
    type_in(opened, "More.")
    press(opened, "Escape")
    assert "Not saved yet" in opened.inner_text("#wrongs")
    press(opened, "Escape")
    assert opened.locator("form").count() == 0
    assert judged(opened) == {}


# ---- adding


def test_a_fact_is_added_by_the_keyboard_alone_of_words_marked_in_the_text(opened, tmp_path):
    press(opened, "j", "a", "a", "n")
    assert opened.evaluate("document.activeElement.id") == "text"
    press(opened, "ArrowDown", *["Shift+ArrowRight"] * 3)
    assert opened.inner_text(".marked-words") == "“No rust was found”"
    press(opened, "Enter")
    type_in(opened, "rus")
    press(opened, "Enter")
    tab_to(opened, '[data-key="status"] input')
    press(opened, "Space", "ArrowRight")
    tab_to(opened, '[data-key="certainty"] select')
    type_in(opened, "asserted")
    press(opened, "Control+Enter")
    assert judged(opened)["added-rust"] == "added"
    made = applied(opened, tmp_path).record
    added = next(one for one in made.cases[0].events if one.id == "added-rust")
    assert (added.type, added.status, added.text) == ("vaco:Rust", "absent", "No rust was found")
    assert added.evidence[0].at == (TEXT.index("No rust"), TEXT.index("No rust") + 17)
    assert ids(made) == ["cleaning", "added-rust"]


def test_words_marked_with_the_mouse_make_a_fact_or_a_quote(opened):
    press(opened, "j", "j", "j", "e")
    opened.evaluate("""() => {
        const all = [...document.querySelectorAll('#text .q')];
        const span = all.find(one => one.textContent === 'No rust was found.');
        getSelection().setBaseAndExtent(span.firstChild, 3, span.firstChild, 7);
    }""")
    opened.wait_for_selector("#marked:not([hidden])")
    opened.locator("form").get_by_role("button", name="Mark words in the text").click()
    assert opened.locator("form blockquote").all_inner_texts() == [
        "On the third day it stopped.",
        "rust",
    ]
    press(opened, "Control+Enter")
    assert judged(opened) == {"stop": "corrected"}


def test_a_claim_and_a_link_can_be_added(opened, tmp_path):
    press(opened, "j", "a", "a", "a", "n", "Shift+ArrowRight", "Enter")
    opened.get_by_role("radio", name="Causal link").check(force=True)
    opened.select_option('[data-key="cause"] select', "cleaning")
    opened.select_option('[data-key="effect"] select', "stop")
    opened.get_by_role("radio", name="possible").check(force=True)
    opened.select_option('[data-key="certainty"] select', "suggestive")
    press(opened, "Control+Enter")
    press(opened, "n", "Shift+ArrowRight", "Enter")
    opened.get_by_role("radio", name="Claim").check(force=True)
    opened.select_option('[data-key="kind"] select', "risk_factor")
    opened.get_by_role("radio", name="present").check(force=True)
    opened.select_option('[data-key="certainty"] select', "asserted")
    opened.select_option('[data-key="stance"] select', "states")
    press(opened, "Control+Enter")
    assert "Direction: is missing" in opened.inner_text("#wrongs")
    opened.select_option('[data-key="direction"] select', "increases")
    press(opened, "Control+Enter")
    made = applied(opened, tmp_path).record
    assert made.cases[0].links[0].id == "added-link"
    assert (made.claims[0].id, made.claims[0].said_by) == ("added-risk-factor", "authors")


def test_a_patient_that_was_missed_is_added_with_an_event_and_goes_with_it(opened, tmp_path):
    press(opened, "n", "Shift+ArrowRight", "Enter")
    opened.get_by_role("radio", name="Patient").check(force=True)
    opened.fill('[data-key="label"] input', "a second clock")
    press(opened, "Control+Enter")
    press(opened, "n", "Shift+ArrowRight", "Enter")
    assert opened.locator("#new-case option:checked").inner_text() == "a second clock"
    opened.keyboard.type("slip")
    press(opened, "Enter")
    opened.get_by_role("radio", name="present").check(force=True)
    opened.select_option('[data-key="certainty"] select', "asserted")
    press(opened, "Control+Enter")
    made = applied(opened, tmp_path).record
    assert [(one.id, one.label, one.kind) for one in made.cases] == [
        ("added-patient", "a second clock", "series")
    ]
    assert ids(made) == ["added-slip"]
    opened.click("#card-added-patient .card-head")
    press(opened, "r")
    assert judged(opened) == {}
    press(opened, "u")
    assert set(judged(opened)) == {"added-patient", "added-slip"}


def test_an_event_put_before_all_others_stands_there_in_the_record(opened, tmp_path):
    press(opened, "j", "a", "a", "a", "k", "e")
    opened.select_option('[data-key="after"] select', "first")
    press(opened, "Control+Enter")
    assert ids(applied(opened, tmp_path).record) == ["stop", "cleaning"]


# ---- keeping


def test_what_was_judged_is_there_when_the_page_is_opened_again(opened, path):
    press(opened, "j", "a", "r")
    opened.fill("#by", "A. Curator")
    press(opened, "Tab")
    again = opened.context.new_page()
    again.goto(path.as_uri())
    assert judged(again) == {"tower": "accepted", "cleaning": "rejected"}
    assert again.input_value("#by") == "A. Curator"
    assert selected(again) == "stop"


def test_downloaded_verdicts_come_back_into_an_empty_page(opened, context, path, tmp_path):
    press(opened, "j", "a", "r", "e")
    tab_to(opened, '[data-key="text"] textarea')
    type_in(opened, " Indeed.")
    press(opened, "Control+Enter")
    file = download(opened, tmp_path)
    before = judged(opened)
    opened.evaluate("localStorage.clear()")
    other, wrong = opened_in(context, path)
    assert judged(other) == {}
    other.set_input_files("#load-file", file)
    other.wait_for_function("review.State.verdicts.size === 3")
    assert judged(other) == before
    assert other.inner_text("#card-stop .card-text").endswith("Indeed.")
    assert wrong == []
    other.close()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{", "This is not a file of verdicts."),
        (
            '{"about": "vakg verdicts", "verdicts": [], "document": "bees"}',
            "on another document: bees",
        ),
        (
            '{"about": "vakg verdicts", "verdicts": [], "document": "clock", "draft": "0"}',
            "another draft",
        ),
    ],
)
def test_a_file_that_does_not_belong_here_is_refused_in_words(opened, said, told):
    opened.evaluate("text => review.Files.take(text)", said)
    assert told in opened.inner_text("#notice")
    assert judged(opened) == {}


def test_leaving_with_verdicts_that_are_not_downloaded_is_warned_of(opened, tmp_path):
    asks = """() => {
        const event = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(event);
        return event.defaultPrevented;
    }"""
    assert not opened.evaluate(asks)
    press(opened, "j", "a")
    assert opened.evaluate(asks)
    download(opened, tmp_path)
    assert not opened.evaluate(asks)


def test_a_browser_that_keeps_nothing_is_said_to(chromium, path):
    context = chromium.new_context(offline=True)
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('refused'); }")
    page = context.new_page()
    page.goto(path.as_uri())
    assert "download your verdicts before you close it" in page.inner_text("#notice")
    press(page, "j", "a")
    assert judged(page) == {"tower": "accepted"}
    context.close()


def test_a_download_says_what_the_command_reads(opened, tmp_path):
    press(opened, "j", "a", "a", "a", "a", "a", "a", "a", "a")
    merged = applied(opened, tmp_path)
    assert merged.remaining is None
    settled = ("review", "reviewed_by", "reviewed_on")
    assert merged.record == DRAFT.model_copy(
        update={one: getattr(merged.record, one) for one in settled}
    )
    assert merged.record.reviewed_by == merged.by
    held = json.loads((tmp_path / "clock.verdicts.json").read_text(encoding="utf-8"))
    assert held["draft"] == merged.draft
