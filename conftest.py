"""What many tests share: the graph of the bundled documents, built once a test run."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest

from vakg.pipeline import build
from vakg.questions.asking import ask_question


def pytest_collection_finish() -> None:
    """Let the search for garbage pass over the tests themselves, and be seldom.

    Fourteen thousand collected tests would be walked through again at each of its rounds, which took a
    quarter of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the bundled documents."""
    folder = tmp_path_factory.mktemp("graph") / "build"
    build(None, folder)
    return folder


@pytest.fixture(scope="session")
def ask(built: Path) -> Any:
    """Ask a question of the library: `ask("name", key=value)` gives its rows as mappings."""
    def asked(name: str, **given: str) -> list[dict[str, Any]]:
        return ask_question(built, name, given)[0].dicts()

    return asked


@pytest.fixture(autouse=True)
def _graph_for_examples(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let examples in docstrings open the graph that the tests built, not one in the user's cache."""
    if type(request.node).__name__ == "DoctestItem" and "vakg.open" in request.node.dtest.docstring:
        monkeypatch.setenv("VAKG_GRAPH", str(request.getfixturevalue("built")))
