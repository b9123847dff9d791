"""What all tests of scoring share: the ontology, its names, a scorer."""

import pytest

from vakg.extract.names.index import NameIndex
from vakg.ontology import load_ontology
from vakg.score.grounding import Grounder
from vakg.score.kinds import Kinds
from vakg.score.scoring import Scorer


@pytest.fixture(scope="session")
def ontology():
    return load_ontology()


@pytest.fixture(scope="session")
def scorer(ontology):
    return Scorer.load(ontology)


@pytest.fixture(scope="session")
def kinds(ontology):
    return Kinds.load(ontology)


@pytest.fixture(scope="session")
def names(ontology):
    return NameIndex.build(ontology)


@pytest.fixture(scope="session")
def grounder(names, kinds):
    return Grounder.load(names, kinds)
