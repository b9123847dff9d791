"""What the explorer offers beyond its pictures: address, facets, comparison, neighbourhood."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.view.chromium import READY, open_page
from tests.view.explorer_page import address, entry, picture, view

from vakg.graph.store import open_store

pytestmark = pytest.mark.browser


def counts(page, group):
    return page.evaluate(
        "group => Object.fromEntries("
        "explorer.Facets.tally(explorer.Facets.GROUPS.find(one => one.key === group)))",
        group,
    )


# --- The address -------------------------------------------------------------------------------


def test_the_address_brings_another_reader_to_the_same_place(chromium, explorer, page):
    picture(page, "causes")
    page.locator('.chip[data-group="status"][data-key="possible"]').click()
    page.locator("[data-sort=status]").click()
    page.evaluate("n => explorer.State.select(n)", entry(page, "pce-ards/ards"))
    told = address(page)
    other, _ = open_page(chromium, explorer)
    other.goto(explorer.as_uri() + told)
    other.reload()
    other.locator(READY).first.wait_for(state="attached")
    for reader in (page, other):
        assert (
            reader.locator("[aria-pressed=true][data-picture]").get_attribute("data-picture")
            == "causes"
        )
        assert "107.6" in reader.locator("#panel h2").inner_text()
        assert reader.locator('.chip[data-key="possible"]').get_attribute("aria-pressed") == "false"
        assert reader.locator("th.t-status").get_attribute("aria-sort") == "ascending"
    assert other.evaluate("location.hash") == told
    other.context.close()


@pytest.mark.parametrize("bad", [
    "#view=nowhere", "#view=pce-ards/index&select=pce-ards/nothing", "#%E0%A4%A",
    "#view=pce-ards/index&around=x~9",
    "#view=pce-ards/index&picture=none", "#view=<img onerror=alert(1)>",
])  # fmt: skip
def test_an_address_that_cannot_be_read_is_answered_in_words(chromium, explorer, bad):
    page, wrong = open_page(chromium, explorer)
    page.goto("about:blank")
    page.goto(explorer.as_uri() + bad)
    page.locator(READY).first.wait_for(state="attached")
    assert "Here is the beginning instead" in page.locator("#message").inner_text()
    assert page.locator("#title").inner_text().startswith("78-year-old man")
    assert not [one for one in wrong if not one.startswith(("file:", "about:"))]
    page.context.close()


def test_undo_and_redo_go_through_what_was_seen(page):
    start = page.locator("#title").inner_text()
    page.evaluate("new Promise(done => setTimeout(done))")
    view(page, "intraspinal-leakage/case-3")
    page.evaluate("new Promise(done => setTimeout(done))")
    page.locator("#undo").click()
    assert page.locator("#title").inner_text() == start
    page.locator("#redo").click()
    assert page.locator("#title").inner_text().startswith("Case 3")
    page.keyboard.press("Control+z")
    assert page.locator("#title").inner_text() == start


# --- Facets --------------------------------------------------------------------------------------


def test_the_counts_of_the_facets_are_those_of_the_graph(page, built):
    view(page, "all")
    rows = list(open_store(built).query(
        "PREFIX vaco: <https://w3id.org/vaco/> SELECT ?status (COUNT(DISTINCT ?s) AS ?n) WHERE {"
        " GRAPH ?g { ?s vaco:assertionStatus ?status } } GROUP BY ?status"
    ))  # fmt: skip
    told = {row["status"].value.rsplit("/", 1)[-1]: int(row["n"].value) for row in rows}
    assert counts(page, "status") == told


def test_facets_narrow_each_other_and_count_what_is_left(page, facts):
    view(page, "all")
    page.locator('.facet[data-group="status"][data-key="absent"]').click()
    page.locator('.facet[data-group="kind"][data-key="event"]').click()
    left = [one for one in facts if one.kind == "event" and one.status == "absent"]
    assert page.locator("#table tbody tr").count() == len(left)
    assert counts(page, "level") == Counter(level for one in left for level in one.levels)
    assert counts(page, "status") == Counter(one.status for one in facts if one.kind == "event")
    assert "only=" in address(page)


# --- Neighbourhood ---------------------------------------------------------------------------------


def test_a_neighbourhood_grows_shrinks_and_ends(page):
    number = entry(page, "pce-ards/ards")
    page.evaluate("n => explorer.State.select(n)", number)
    page.locator("#panel-around").click()
    size = "explorer.State.picture.nodes.length"
    one = page.evaluate(size)
    page.locator("[data-depth='2']").click()
    two = page.evaluate(size)
    assert 1 < one < two <= 150
    neighbour = page.evaluate("explorer.State.picture.nodes[1].id")
    page.locator("#ego-reset").click()
    page.evaluate("n => explorer.State.select(n)", neighbour)
    page.locator("#ego-turn").click()
    assert page.evaluate(size) > one
    page.locator("#ego-turn").click()
    assert page.evaluate(size) == one
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate("explorer.State.now.ego") is None


def test_the_first_picture_tells_a_story_with_at_most_150_signs(page):
    assert 1 < page.evaluate("explorer.State.picture.nodes.length") <= 150
    assert page.locator("#story .card").count() >= 4


def test_arrows_walk_along_the_lines_of_the_picture(page):
    page.locator("#network").focus()
    page.keyboard.press("Home")
    first = page.evaluate("explorer.State.now.selected.entry")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("explorer.State.now.selected.entry")
    assert first != second
    x = "n => explorer.State.picture.nodes.find(node => node.id === n).x"
    assert page.evaluate(x, second) > page.evaluate(x, first)
    assert page.locator("#spoken").text_content()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"


# --- Causes and time ---------------------------------------------------------------------------------


def test_every_effect_stands_right_of_its_cause_with_the_certainty_beside_the_line(page, facts):
    picture(page, "causes")
    drawn = page.evaluate(
        "(() => { const { nodes, edges } = explorer.State.picture;"
        " const x = new Map(nodes.map(node => [node.id, node.x]));"
        " return edges.map(edge => [x.get(edge.from), x.get(edge.to), edge.label,"
        " explorer.Data.entries[edge.entries[0]].id]); })()"
    )
    links = {
        one.id: one
        for one in facts
        if (one.document, one.case, one.kind) == ("pce-ards", "index", "causal_link")
    }
    assert {name for *_, name in drawn} == set(links)
    for start, end, label, name in drawn:
        assert start < end
        assert links[name].certainty in label


def test_the_timeline_draws_an_interval_as_long_as_it_lasted_and_folds_gaps(page, facts):
    picture(page, "timeline")
    ecmo = next(
        one
        for one in facts
        if one.document == "pce-ards" and one.until and one.time and one.time.low_days == 11
    )
    assert ecmo.until.low_days == 46
    bar = page.locator(
        f"#timeline [data-entry='{entry(page, f'pce-ards/{ecmo.id}')}'] rect.bar"
    ).first
    assert float(bar.get_attribute("width")) > 20
    assert page.locator("#timeline .fold").count() > 0
    assert page.locator("#timeline text.zero").text_content() == "day 0"
    events = [
        one for one in facts if (one.document, one.case, one.kind) == ("pce-ards", "index", "event")
    ]
    assert page.locator("#timeline li:not(.corner)").count() == len(events)
    assert page.locator("#timeline .undated").count() == sum(
        one.time is None or (one.time.low_days is None and one.time.high_days is None)
        for one in events
    )


# --- Comparison ----------------------------------------------------------------------------------------


def test_cases_stand_side_by_side_and_silence_is_not_absence(page, facts):
    view(page, "compare")
    assert page.locator(".compare thead th").count() == 4
    row = page.locator(".compare tr", has=page.locator("th[scope=row]", has_text="durotomy")).first
    assert "differs" in row.get_attribute("class")
    cells = row.locator("td").all_inner_texts()
    for number, text in enumerate(cells, start=1):
        told = [
            one
            for one in facts
            if one.case == f"case-{number}" and one.kind == "event" and one.label == "durotomy"
        ]
        assert ("not told" in text) == (not told)
        assert ("absent" in text) == any(one.status == "absent" for one in told)
    before = page.locator(".compare tbody tr").count()
    page.locator("#compare-only").click()
    assert page.locator(".compare tbody tr").count() < before
    page.locator("#compare-only").click()
    page.locator("#compare-3").select_option(index=4)
    assert page.locator(".compare thead th").count() == 5
    assert "cases=" in address(page)
