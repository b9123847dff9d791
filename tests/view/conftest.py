"""One browser and one explorer for all tests that look at the explorer."""

from __future__ import annotations

import pytest
from tests.view.chromium import browser, open_page
from tests.view.explorer_page import view

from vakg.graph.store import open_store
from vakg.questions.facts import FactReader
from vakg.view.explorer import write_explorer
from vakg.view.reference import write_reference


@pytest.fixture(scope="package")
def chromium():
    with browser() as found:
        yield found


@pytest.fixture(scope="package")
def explorer(built, tmp_path_factory):
    return write_explorer(
        built, tmp_path_factory.mktemp("explorer") / "explorer.html", lambda _: None
    )


@pytest.fixture(scope="package")
def reference(built, tmp_path_factory):
    return write_reference(built, tmp_path_factory.mktemp("reference") / "reference.html")


@pytest.fixture(scope="package")
def facts(built):
    return FactReader(open_store(built)).facts()


@pytest.fixture(scope="module")
def explored(chromium, explorer):
    """The explorer, open for a whole module, and the list of what goes wrong in it."""
    return open_page(chromium, explorer)


@pytest.fixture
def page(explored):
    """The explorer at its first view; fails where anything has gone wrong in it."""
    page, wrong = explored
    page.evaluate("for (const one of document.querySelectorAll('dialog[open]')) one.close()")
    view(page, "pce-ards/index")
    yield page
    assert not wrong
