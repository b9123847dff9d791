"""Ways through the veins in the explorer: found as the build finds them, shown with words and cases."""

from __future__ import annotations

import pytest
from tests.view.explorer_page import address, view

from vakg.analysis.kinds import read_knowledge
from vakg.analysis.paths import find_ways
from vakg.graph.store import open_store

pytestmark = pytest.mark.browser


PAIRS = [
    ("L3", "pulmonary artery"), ("T8", "pulmonary artery"), ("T3", "right atrium"),
    ("C5", "superior vena cava"),
    ("S1", "inferior vena cava"), ("basivertebral vein", "azygos vein"), ("lumbar vein", "pulmonary trunk"),
]  # fmt: skip


@pytest.mark.parametrize("one_way", [False, True])
@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_the_page_finds_the_ways_that_the_build_finds(page, built, start, end, one_way):
    knowledge = read_knowledge(open_store(built))
    ours = find_ways(knowledge, start, end, one_way=one_way)
    theirs = page.evaluate(
        "([a, b, oneWay]) => explorer.Ways.find(a, b, { oneWay })", [start, end, one_way]
    )
    assert [round(sum(step["weight"] for step in way), 6) for way in theirs["ways"]] == [
        round(sum(weight_of(step) for step in way.steps), 6) for way in ours.ways
    ]
    assert bool(theirs["reason"]) == bool(ours.reason)
    sites = [[way[0]["from"], *(step["to"] for step in way)] for way in theirs["ways"]]
    if len(ours.ways) < 5:
        ours_sites = [
            [way.steps[0].from_site, *(s.to_site for s in way.steps)] for way in ours.ways
        ]
        assert sorted(sites) == sorted(ours_sites)


def weight_of(step):
    return 1 + 1e-5 * (step.review_needed + step.against) if step.kind == "flows" else 1e-3


def test_a_way_shows_its_words_and_the_cases_and_says_where_there_are_none(page, facts):
    view(page, "paths")
    page.evaluate("explorer.State.set({ path: { from: 'L3', to: 'pulmonary artery' } }, 'path')")
    first = page.locator(".way").first
    assert first.locator(".way-step").count() == 8
    assert "a connection between the anterior EVVP" in first.inner_text()
    assert "No document speaks of this step" in first.inner_text()
    seen = first.locator(".way-step").last
    assert "pulmonary arteries (white arrows)" in seen.inner_text()
    assert "path=L3" in address(page)
    page.locator("#path-from").fill("left ear")
    page.locator("#path-to").focus()
    assert "does not name “left ear”" in page.locator("#path-none").inner_text()
    page.locator("#path-from").fill("right atrium")
    page.locator("#path-to").fill("basivertebral vein")
    page.locator("#path-from").focus()
    assert (
        "no way from right atrium to basivertebral vein" in page.locator("#path-none").inner_text()
    )
