"""What axe, the checker of the web's accessibility rules, says of the explorer in each of its states."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.view.chromium import open_page

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}

VIEW = "explorer.State.show(explorer.Data.views.findIndex(view => view.id === '%s'))"
PICTURE = (
    "explorer.State.choosePicture(explorer.State.view.pictures.findIndex(one => one.id === '%s'))"
)
SELECT = "explorer.State.select(explorer.Data.byKey.get('pce-ards/ards'))"
STATES = {
    "the first view": "0",
    "a statement": SELECT,
    "the timeline": PICTURE % "timeline",
    "causes": PICTURE % "causes",
    "a neighbourhood": "explorer.Ego.show(explorer.Data.byKey.get('pce-ards/ards'))",
    "all statements": VIEW % "all",
    "ways through the veins": VIEW % "paths",
    "questions": VIEW % "questions",
    "cases side by side": VIEW % "compare",
    "the literature": VIEW % "pce-ards/literature",
    "the venous network": VIEW % "venous",
    "the keys": "document.getElementById('help').showModal()",
    "the files": "document.getElementById('files').open = true",
}


def serious(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_serious_in_any_state_and_scheme(chromium, explorer, name):
    page, _ = open_page(
        chromium, explorer, color_scheme="light", reduced_motion="reduce", bypass_csp=True
    )
    page.evaluate(f"() => {{ {STATES[name]}; }}")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    found = {"light": serious(page)}
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) != light
    found["dark"] = serious(page)
    page.context.close()
    assert not {scheme: one for scheme, one in found.items() if one}


def test_axe_finds_nothing_serious_on_a_narrow_screen(chromium, explorer):
    page, _ = open_page(chromium, explorer, viewport={"width": 320, "height": 1400}, bypass_csp=True)
    assert serious(page) == []
    page.evaluate(f"() => {{ {SELECT}; }}")
    assert serious(page) == []
    page.context.close()


def test_at_four_times_the_size_nothing_has_to_be_scrolled_sideways(chromium, explorer):
    """A window of 1280 by 1024 enlarged to 400 % has room for 320 by 256 of its pixels."""
    options = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
    page, wrong = open_page(chromium, explorer, **options)
    for action in STATES.values():
        page.evaluate(f"() => {{ {action}; }}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, action
    assert not wrong
    page.context.close()


def test_with_forced_colours_what_is_chosen_still_shows(chromium, explorer):
    page, wrong = open_page(chromium, explorer, forced_colors="active")
    outline = "one => getComputedStyle(document.querySelector(one)).outlineStyle"
    assert page.evaluate(outline, ".choice[aria-current]") == "solid"
    assert page.evaluate(outline, "#modes [aria-pressed=true]") == "solid"
    assert page.evaluate(outline, "#modes [aria-pressed=false]") == "none"
    assert not wrong
    page.context.close()


def test_who_wants_no_motion_gets_none(chromium, explorer):
    page, _ = open_page(chromium, explorer, reduced_motion="reduce")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.chip')).transitionDuration")
        == "0s"
    )
    page.context.close()
