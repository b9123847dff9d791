"""Two engines give the same rows in the same order: the embedded one, and rdflib on its own memory."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat

from benchmarks.questions import in_rdflib, plain_dataset
from vakg.graph.store import open_store
from vakg.questions.answer import run

from .fixture_graphs import fixture_store
from .test_library_on_fixtures import LIBRARY

ON_FIXTURES = {"venous-path", "why-a-precaution", "two-step-chains"}
"""What takes rdflib more than five seconds on the bundled documents; there it is asked of fewer quads."""


@pytest.fixture(scope="module")
def bundled(built):
    """The bundled documents in both engines."""
    return open_store(built), plain_dataset(built)


@pytest.mark.parametrize("name", sorted(set(LIBRARY) - ON_FIXTURES))
def test_both_engines_answer_a_question_of_the_bundled_documents_alike(name, bundled):
    store, dataset = bundled
    assert in_rdflib(dataset, LIBRARY[name]) == run(store, LIBRARY[name].sparql)


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """The invented documents in both engines."""
    store = fixture_store("told")
    folder = tmp_path_factory.mktemp("told")
    store.dump(str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
    return store, plain_dataset(folder)


@pytest.mark.parametrize("name", sorted(ON_FIXTURES))
def test_both_engines_answer_a_question_of_invented_documents_alike(name, invented):
    store, dataset = invented
    assert in_rdflib(dataset, LIBRARY[name]) == run(store, LIBRARY[name].sparql)
