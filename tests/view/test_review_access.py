"""What axe, the checker of the web's accessibility rules, says of the review page in each of its states."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.view.reviewing import opened_in, press

from samples import TEXT, document, full_record, one_event_record, ontology
from vakg.model.assertion import Review
from vakg.view.review import write_review

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = full_record().model_copy(update={"review": Review.MACHINE})
    out = tmp_path_factory.mktemp("axe") / "review.html"
    return write_review(document(), made, (), out, ontology=ontology())


def faults(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        (one["id"], one["impact"], node["html"][:120]) for one in found for node in one["nodes"]
    ]


def open_details(page):
    page.evaluate("document.querySelector('details.more').open = true")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_axe_finds_nothing_in_any_state(chromium, path, scheme, width):
    context = chromium.new_context(
        offline=True, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page, wrong = opened_in(context, path)
    found = {"start": faults(page)}
    press(page, "j", "a", "r", "a", "k", "k")
    found["judged"] = faults(page)
    press(page, "e")
    open_details(page)
    found["correcting"] = faults(page)
    press(page, "Escape", "n", "Shift+ArrowRight")
    found["marking"] = faults(page)
    press(page, "Enter")
    page.keyboard.type("rus")
    found["adding"] = faults(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    press(page, "Escape", "Escape", "Escape", "?")
    assert page.locator("dialog[open]").count() == 1
    found["help"] = faults(page)
    assert {state: told for state, told in found.items() if told} == {}
    assert wrong == []
    context.close()


def test_axe_would_find_a_field_without_a_name(chromium, path):
    context = chromium.new_context(offline=True)
    page, _ = opened_in(context, path)
    page.evaluate("document.getElementById('filter-kind').removeAttribute('aria-label')")
    assert [rule for rule, _, _ in faults(page)] == ["select-name"]
    context.close()


def test_the_verdict_of_a_card_is_in_its_name_and_progress_is_told(chromium, path):
    context = chromium.new_context(offline=True)
    page, _ = opened_in(context, path)
    press(page, "j", "a")
    name = page.locator(".fact article").first.get_attribute("aria-labelledby")
    assert page.locator(f"#{name}").text_content().startswith("accepted: patient")
    assert page.text_content("#said").startswith("Accepted: ")
    assert "1 of" in page.text_content("#said")
    context.close()


@pytest.mark.parametrize(("motion", "way"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_those_who_want_no_motion_get_none(chromium, path, motion, way):
    context = chromium.new_context(offline=True, reduced_motion=motion)
    page, _ = opened_in(context, path)
    page.evaluate("""() => {
        window.ways = [];
        const text = document.getElementById('text');
        text.style.height = '60px';
        text.scrollTo = (to) => window.ways.push(to.behavior);
    }""")
    press(page, *"jjjjjjjj")
    assert set(page.evaluate("ways")) == {way}
    context.close()


def test_words_marked_on_a_narrow_screen_are_in_view(chromium, tmp_path):
    text = "\n\n".join([TEXT, *(f"Paragraph {number} says nothing new." for number in range(60))])
    last = text.index("Paragraph 59")
    said = {"quote": "Paragraph 59", "at": [last, last + 12], "role": "own"}
    made = one_event_record(evidence=[said])
    out = write_review(document(text), made, (), tmp_path / "long.html", ontology=ontology())
    context = chromium.new_context(offline=True, viewport={"width": 320, "height": 600})
    page, wrong = opened_in(context, out)
    press(page, "j", "j", "j", "n", "Shift+ArrowRight")
    assert page.inner_text(".marked-words") == "“Paragraph 59”"
    top = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().top")
    assert 0 < top < page.locator("#marked").bounding_box()["y"]
    assert wrong == []
    context.close()


def test_the_selected_words_stand_out_where_the_reader_sets_the_colours(chromium, path):
    context = chromium.new_context(offline=True, forced_colors="active")
    page, _ = opened_in(context, path)
    press(page, "j", "j")
    grounds = page.evaluate(
        "[...document.querySelectorAll('.q')].map("
        "one => [one.matches('.q-selected'), getComputedStyle(one).backgroundColor])"
    )
    marked, plain = (
        {colour for chosen, colour in grounds if chosen is want} for want in (True, False)
    )
    assert marked
    assert not marked & plain
    context.close()
