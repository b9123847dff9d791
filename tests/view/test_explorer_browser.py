"""The explorer of the bundled documents, used as a reader uses it, in a real browser."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.view.chromium import open_page

pytestmark = pytest.mark.browser

CASES = [("intraspinal-leakage", f"case-{n}") for n in (1, 2, 3)] + [("pce-ards", "index")]


@pytest.fixture
def page(explored):
    page = explored[0]
    page.keyboard.press("Escape")
    show(page, "pce-ards", "index")
    return page


def show(page, document, case):
    page.evaluate(
        "id => explorer.State.show(explorer.Data.views.findIndex(view => view.id === id))",
        f"{document}/{case}",
    )


def select(page, document, name):
    page.evaluate(
        "([doc, id]) => explorer.State.select(explorer.Data.entries.findIndex("
        "entry => entry.doc === doc && entry.id === id && entry.kind !== 'patient'))",
        [document, name],
    )


def events_of(facts, document, case):
    return [one for one in facts if (one.document, one.case, one.kind) == (document, case, "event")]


def search(page, words):
    page.fill("#query", words)
    return page.locator("#results strong").all_inner_texts()


def nodes(page):
    return page.evaluate("explorer.Net.nodes.get()")


def highlighted(page):
    """What is highlighted in the panel, a text a quote."""
    return page.evaluate(
        "[...document.querySelectorAll('#panel .quote')].map(figure =>"
        " [...figure.querySelectorAll('mark')].map(mark => mark.textContent).join('\\n\\n'))"
    )


def test_it_opens_from_disk_without_a_request_or_an_error(explored):
    page, wrong = explored
    assert page.title().endswith("vakg explorer")
    assert page.locator("#network canvas").is_visible()
    assert not wrong


def test_it_is_ready_soon(explored):
    assert int(explored[0].evaluate("document.documentElement.dataset.ready")) < 4000


def test_the_policy_stops_a_script_that_is_not_the_pages_own(chromium, explorer):
    page, wrong = open_page(chromium, explorer)
    page.evaluate(
        "const own = document.createElement('script'); own.textContent = 'window.own = 1';"
        "document.body.append(own)"
    )
    assert page.evaluate("window.own") is None
    assert "Content Security Policy" in wrong[0]
    page.context.close()


def test_every_document_and_case_can_be_chosen(page):
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    choices = page.locator(".choice")
    for number in range(choices.count()):
        name = choices.nth(number).locator("span").inner_text()
        choices.nth(number).click()
        assert page.locator("#title").inner_text() == name
        assert choices.nth(number).get_attribute("aria-current") == "true"
        assert 0 < len(nodes(page)) <= 150
    assert choices.count() >= 2 + len(CASES)


@pytest.mark.parametrize(("document", "case"), CASES)
def test_every_node_of_a_case_leads_to_its_exact_quotes(page, facts, document, case):
    show(page, document, case)
    shown = page.evaluate(
        "explorer.State.view.pictures.find(one => one.id === 'all').nodes.map(node => {"
        " explorer.State.select(node.id);"
        " return [explorer.Data.entries[node.id].id, [...document.querySelectorAll('#panel .quote')].map("
        "one => [...one.querySelectorAll('mark')].map(mark => mark.textContent).join('\\n\\n'))]; })"
    )
    events = events_of(facts, document, case)
    assert dict(shown) == {one.id: [quote.quote for quote in one.evidence] for one in events}


def spot_of(page, name):
    """Where a sign stands in the box of the picture, once the page has settled: its size may still change."""
    return page.evaluate(
        """async name => {
          const node = explorer.State.picture.nodes.find(one => explorer.Data.entries[one.id].id === name);
          const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)));
          let last = null;
          for (let same = 0; same < 3;) {
            await frame();
            const spot = explorer.Net.vis.canvasToDOM({ x: node.x, y: node.y });
            same = last && spot.x === last.x && spot.y === last.y ? same + 1 : 0;
            last = spot;
          }
          return last;
        }""",
        name,
    )


def test_a_click_on_a_sign_shows_its_words(page, facts):
    spot = spot_of(page, "ards")
    page.locator("#network").click(position=spot)
    ards = next(one for one in facts if one.id == "ards")
    assert page.locator("#panel h2").inner_text() == ards.text
    assert highlighted(page) == [quote.quote for quote in ards.evidence]


def test_a_line_shows_the_words_of_the_link(page, facts):
    links = [one for one in facts if (one.case, one.kind) == ("index", "causal_link")]
    for link in links:
        select(page, "pce-ards", link.id)
        assert highlighted(page) == [quote.quote for quote in link.evidence]


def test_every_line_leads_to_words(page):
    page.evaluate("explorer.State.choosePicture(1)")
    for edge in page.evaluate("explorer.State.picture.edges.map(edge => edge.id)"):
        page.evaluate("id => explorer.State.selectEdge(id)", edge)
        assert highlighted(page), edge


@pytest.mark.parametrize(("words", "expected"), [
    ("anticoagulation", "anticoagulation"), ("pulmonary PMMA embolism", "pulmonary cement embolism"),
    ("pneumthorax", "pneumothorax"), ("The patient passed away 46 days after the surgery", "death"),
    ("vv-ecmo", "venovenous extracorporeal membrane oxygenation"),
])  # fmt: skip
def test_the_search_finds_by_label_synonym_slip_quote_and_identifier(page, words, expected):
    assert expected in search(page, words)


def test_a_search_without_a_result_says_so(page):
    assert search(page, "zzzzzz") == []
    assert "Nothing found" in page.locator("#results-count").inner_text()


def test_a_result_leads_to_its_case_and_panel(page):
    search(page, "Case 3 lower extremity paralysis")
    page.keyboard.press("Enter")
    assert page.locator("#title").inner_text().startswith("Case 3")
    assert page.locator("#panel").is_visible()


def test_a_key_of_the_search_takes_no_time_to_speak_of(page):
    slowest = page.evaluate(
        "words => { const time = typed => { const start = performance.now();"
        " explorer.SearchIndex.find(typed); return performance.now() - start; };"
        " return Math.max(...[...words].map((_, n) => Math.min("
        "  ...[1, 2, 3].map(() => time(words.slice(0, n + 1)))))); }",
        "anticoagluation after embolsm",
    )
    assert slowest <= 50


@pytest.mark.parametrize(("document", "case"), CASES)
def test_the_counts_of_the_legend_are_those_of_the_facts(page, facts, document, case):
    show(page, document, case)
    events = events_of(facts, document, case)
    counts = page.evaluate(
        "group => Object.fromEntries([...document.querySelectorAll(`.chip[data-group=${group}]`)].map("
        "chip => [chip.dataset.key, Number(chip.querySelector('small').textContent)]))", "status",
    )  # fmt: skip
    assert counts == Counter(one.status for one in events)
    families = page.locator(".chip[data-group=family] small").all_inner_texts()
    assert sum(map(int, families)) == len(events)


@pytest.mark.parametrize("chip", [("family", "disorder"), ("status", "absent")])
def test_the_legend_hides_and_shows(page, chip):
    group, key = chip
    name = "group" if group == "family" else "status"
    button = page.locator(f'.chip[data-group="{group}"][data-key="{key}"]')
    rows = page.locator("#table tbody tr").count()
    button.click()
    assert {node[name] == key for node in nodes(page) if node["hidden"]} == {True}
    assert not [node for node in nodes(page) if node[name] == key and not node["hidden"]]
    assert page.locator("#table tbody tr").count() == rows - int(button.locator("small").inner_text())
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert not [node for node in nodes(page) if node["hidden"]]


def test_what_is_absent_or_possible_is_drawn_otherwise(page):
    page.evaluate("explorer.State.choosePicture(1)")
    styles = {
        node["status"]: (node["shapeProperties"]["borderDashes"], node["color"]["background"])
        for node in nodes(page) if node["group"] == "disorder"
    }  # fmt: skip
    hollow = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--card').trim()")
    assert styles["present"][0] is False
    assert styles["possible"][0]
    assert styles["absent"] == (False, hollow)
    assert len({fill for _, fill in styles.values()}) == 3


def test_a_possible_link_is_dashed_and_a_certain_one_is_not(page):
    edges = [edge for edge in page.evaluate("explorer.Net.edges.get()") if edge["kind"] == "causes"]
    assert {bool(edge["dashes"]) for edge in edges if edge["certainty"] == "asserted"} == {False}
    assert {bool(edge["dashes"]) for edge in edges if edge["certainty"] != "asserted"} == {True}


def test_all_can_be_done_with_the_keyboard(page):
    page.keyboard.press("/")
    page.keyboard.type("pneumothorax")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.id") == "query"
    for target in (".choice", ".chip", ".row-link", "[data-sort]", ".story-part"):
        page.locator(target).first.focus()
        assert page.evaluate("target => document.activeElement.matches(target)", target)
    page.locator(".row-link").nth(3).press("Enter")
    assert page.locator("#panel").is_visible()


def test_the_table_sorts_by_a_column_and_back(page):
    page.locator("[data-sort=status]").click()
    first = page.locator("#table tbody tr .badge").first
    assert first.inner_text() == "absent"
    page.locator("[data-sort=status]").click()
    assert first.inner_text() == "present"
    assert page.locator("th.t-status").get_attribute("aria-sort") == "descending"


def test_the_overview_of_claims_counts_what_the_filter_lets_through(page):
    show(page, "pce-ards", "literature")
    page.locator('.chip[data-key="present"]').click()
    letters = page.evaluate(
        "explorer.State.picture.nodes.filter(node => !explorer.Net.nodes.get(node.id).hidden).map("
        "node => node.entries.filter(n => explorer.State.lets(explorer.Data.entries[n])).length)"
    )
    assert sum(letters) == page.locator("#table tbody tr").count()
    assert min(letters) > 0


def test_the_warning_stands_whatever_is_shown(page):
    notice = "Not medical advice, and not a register of incidence."
    assert page.locator(".foot strong").inner_text() == notice
    select(page, "pce-ards", "ards")
    assert page.locator(".foot strong").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768])
def test_a_narrow_screen_does_not_scroll_sideways(chromium, explorer, width):
    page, wrong = open_page(chromium, explorer, viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#table .row-link").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not wrong
    page.context.close()


def test_in_the_dark_the_picture_is_dark(chromium, explorer):
    page, wrong = open_page(chromium, explorer, color_scheme="dark")
    ink = page.evaluate("explorer.Net.nodes.get()[0].font.color")
    assert int(ink[1:3], 16) > 150
    assert not wrong
    page.context.close()


def test_without_scripts_the_statements_and_quotes_are_there(chromium, explorer, facts):
    page, _ = open_page(chromium, explorer, java_script_enabled=False)
    assert not page.locator("#app").is_visible()
    rows = page.locator(".plain tbody tr").count()
    assert rows >= len(facts)
    assert page.locator(".plain blockquote").first.is_visible()
    assert page.locator(".foot").is_visible()
    page.context.close()
