"""The reference used as a reader uses it, in a real browser."""

from __future__ import annotations

import pytest
from tests.view.chromium import open_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(reference):
    return reference


@pytest.fixture(scope="module")
def opened(chromium, path):
    return open_page(chromium, path)


@pytest.fixture
def page(opened):
    page = opened[0]
    go(page, "")
    return page


def go(page, name):
    page.evaluate("name => { location.hash = name; }", name)
    page.wait_for_function("name => decodeURIComponent(location.hash.slice(1)) === name", arg=name)
    page.wait_for_timeout(30)


def shown(page):
    return page.locator("main > article:visible h1").all_inner_texts()


def search(page, words):
    page.fill("#query", words)
    return page.locator("#results strong").all_inner_texts()


def test_it_opens_from_disk_without_a_request_or_an_error(opened):
    page, wrong = opened
    assert page.locator("#home h1").is_visible()
    assert not wrong


def test_it_is_ready_soon(opened):
    assert int(opened[0].evaluate("document.documentElement.dataset.ready")) < 4000


def test_the_policy_stops_a_script_that_is_not_the_pages_own(chromium, path):
    page, wrong = open_page(chromium, path)
    page.evaluate(
        "const own = document.createElement('script'); own.textContent = 'window.own = 1';"
        "document.body.append(own)"
    )
    assert page.evaluate("window.own") is None
    assert "Content Security Policy" in wrong[0]
    page.context.close()


def test_an_address_with_an_anchor_opens_that_term_alone(page):
    go(page, "PulmonaryCementEmbolism")
    assert shown(page) == ["pulmonary cement embolism"]
    assert not page.locator("#home").is_visible()
    assert page.title().startswith("pulmonary cement embolism")
    assert page.evaluate("document.activeElement.id") == "PulmonaryCementEmbolism"


def test_the_tree_opens_where_the_term_stands(page):
    go(page, "PulmonaryCementEmbolism")
    current = page.locator(".tree [aria-current]")
    assert current.inner_text().startswith("pulmonary cement embolism")
    assert current.is_visible()
    go(page, "T8Vertebra")
    assert page.locator(".tree [aria-current]").count() == 1


def test_a_branch_opens_and_closes_by_its_button(page):
    branch = page.locator(".tree > li").first
    twist = branch.locator("> .twist")
    before = twist.get_attribute("aria-expanded")
    twist.click()
    assert twist.get_attribute("aria-expanded") != before
    assert branch.locator("> ul").is_visible() == (before == "false")
    twist.press("Enter")
    assert twist.get_attribute("aria-expanded") == before


def test_back_leads_to_the_term_before(page):
    go(page, "CementLeakage")
    page.locator("main > article:visible section a[href^='#']").first.click()
    assert shown(page) != ["cement leakage"]
    page.go_back()
    assert shown(page) == ["cement leakage"]


@pytest.mark.parametrize(("words", "first"), [
    ("pulmonary cement embolism", "pulmonary cement embolism"), ("PCE", "pulmonary cement embolism"),
    ("cement leakage", "cement leakage"), ("led to", "led to"), ("T8", "T8 vertebra"),
])  # fmt: skip
def test_what_is_named_just_so_is_found_first(page, words, first):
    assert search(page, words)[0] == first


def test_the_search_forgives_a_slip_and_another_order_of_words(page):
    assert "pulmonary cement embolism" in search(page, "embolsm cement pulmonary")[:12]


def test_a_search_without_a_result_says_so(page):
    assert search(page, "zzzzzz") == []
    assert "Nothing found" in page.locator("#results-count").inner_text()


def test_all_can_be_done_with_the_keyboard(page):
    page.locator("body").click(position={"x": 700, "y": 400})
    page.keyboard.press("/")
    page.keyboard.type("kyphoplasty")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert len(shown(page)) == 1
    assert not page.locator("#results-box").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_key_of_the_search_takes_no_time_to_speak_of(page):
    slowest = page.evaluate(
        "words => { Search.find('a'); const time = typed => { const start = performance.now();"
        " Search.find(typed); return performance.now() - start; };"
        " return Math.max(...[...words].map((_, n) => Math.min("
        "  ...[1, 2, 3].map(() => time(words.slice(0, n + 1)))))); }",
        "pulmonary embolsm",
    )
    assert slowest <= 100


def test_a_term_that_is_not_there_is_said_to_be_missing(page):
    go(page, "NoSuchTerm")
    assert "NoSuchTerm" in page.locator("#missing").inner_text()
    assert page.locator("#home").is_visible()


def test_the_warning_stands_whatever_is_shown(page):
    go(page, "CementLeakage")
    assert page.locator(".foot strong").inner_text() == "Not medical advice, and not a register of incidence."


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_narrow_screen_does_not_scroll_sideways(chromium, path, width):
    page, wrong = open_page(chromium, path, viewport={"width": width, "height": 700})
    for name in ("", "PulmonaryCementEmbolism", "ComplicationOfComplicationTreatment", "question-who-had"):
        go(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert not wrong
    page.context.close()


def test_without_scripts_links_still_lead_to_terms(chromium, path):
    page, _ = open_page(chromium, path, java_script_enabled=False)
    page.locator("#home a[href='#PathologicalProcess']").click()
    assert page.locator("article#PathologicalProcess").is_visible()
    assert not page.locator("#home").is_visible()
    assert page.locator(".tree a[href='#PulmonaryCementEmbolism']").is_visible()
    page.context.close()


def test_every_button_and_field_has_a_name(page):
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, input, a')].filter(one => !(one.textContent.trim() ||"
        " one.getAttribute('aria-label') || (one.labels && one.labels.length))).length"
    )
    assert nameless == 0
