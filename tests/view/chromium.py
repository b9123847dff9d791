"""A real browser for the tests of the explorer: Chromium without a screen and without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Playwright, sync_playwright
from tests.install_browser import find

HELP = "no Chromium found; run `make install-browser`, or install Debian's package `chromium`"

READY = "html[data-indexed], #failed:not([hidden])"
"""The page is drawn and can be searched, or says why not."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium, or the one that playwright installed."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=_path(playwright), args=["--no-sandbox"])
        yield found
        found.close()


def _path(playwright: Playwright) -> str:
    path = find() or playwright.chromium.executable_path
    if not Path(path).is_file():
        pytest.fail(HELP)
    return path


def open_page(found: Browser, path: Path, **options: Any) -> tuple[Page, list[str]]:
    """Open a file with the network cut; gives the page, and a list that gathers whatever goes wrong.

    Wrong is an error, a message to the console of that kind, a dialog, or a request beyond the file.
    """
    context = found.new_context(
        offline=True, **({"viewport": {"width": 1440, "height": 900}} | options)
    )
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.on(
        "request", lambda asked: wrong.append(asked.url) if asked.url != path.as_uri() else None
    )

    def refuse(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    page.goto(path.as_uri())
    if options.get("java_script_enabled", True) and page.locator("#data").count():
        page.locator(READY).first.wait_for(state="attached")
    return page, wrong
