"""Two engines give the same rows in the same order: the embedded one, and rdflib on its own memory.

`python -m benchmarks.questions` compares them on every question of the bundled documents, which takes
minutes; here the questions that rdflib is slow at are asked of a graph of a few thousand quads.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.questions import in_rdflib, plain_dataset
from pyoxigraph import RdfFormat
from rdflib.plugins.sparql.sparql import FrozenDict

from vakg.graph.store import open_store
from vakg.questions.answer import run
from vakg.questions.library import bind
from vakg.questions.parameters import terms

from .fixture_graphs import fixture_store, small_store
from .test_library_on_fixtures import EXPECTED, LIBRARY

ON_FIXTURES = {
    "advice-for-a-case", "advice-under-condition", "agreeing-claims", "amounts-advised", "beliefs",
    "case-chain", "causes-in-literature", "definitions", "delay-after-fracture", "fatal-cases",
    "findings-by-status", "last-follow-up", "late-treatment-and-outcome", "leaks-at-site",
    "looked-for-and-not-found", "manifestations", "mechanisms", "new-imaging-findings", "not-required",
    "prevention", "rates-in-words", "rates-with-counts", "removal-and-recovery", "rival-causes",
    "routes-in-cases", "spine-history", "stop-rules", "suspected-only", "thresholds", "two-step-chains",
    "venous-path", "warning-signs", "why-a-precaution",
}  # fmt: skip
"""What rdflib takes more than a second for on the bundled documents."""


@pytest.fixture(autouse=True)
def _rows_told_apart(monkeypatch):
    """Give rdflib's rows a hash that tells them apart; that changes its speed alone.

    Its own joins the hashes of names and values by exclusive or. Of the rows of a path that joins each
    term with itself (`rdfs:subClassOf*`) all hashes are then one and the same.
    """
    monkeypatch.setattr(FrozenDict, "__hash__", lambda row: hash(frozenset(row.items())))


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
    store, folder = small_store("told"), tmp_path_factory.mktemp("told")
    store.dump(str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
    return store, plain_dataset(folder)


@pytest.mark.parametrize("name", sorted(ON_FIXTURES))
def test_both_engines_answer_a_question_of_invented_documents_alike(name, invented):
    store, dataset = invented
    given = {key: str(value) for key, value in EXPECTED[name].get("with", {}).items()}
    question = LIBRARY[name]
    bound = replace(question, sparql=bind(question, terms(question, given, fixture_store("told"))))
    answer = run(store, bound.sparql)
    assert answer.rows
    assert in_rdflib(dataset, bound) == answer
