"""Opens a review page in a browser and uses its keys, for the tests of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page


def opened_in(context: BrowserContext, path: Path) -> tuple[Page, list[str]]:
    """Open a page; gives it, and a list that gathers whatever goes wrong, a request above all."""
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.on(
        "request", lambda asked: wrong.append(asked.url) if asked.url != path.as_uri() else None
    )
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(path.as_uri())
    return page, wrong


def press(page: Page, *keys: str) -> None:
    """Press keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Go by the Tab key to an element, as one who has no mouse does."""
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} cannot be reached by the Tab key")


def judged(page: Page) -> dict[str, Any]:
    """How each fact was judged, those that are not left out."""
    return page.evaluate(
        "Object.fromEntries([...review.State.verdicts].map(([id, one]) => [id, one.verdict]))"
    )
