"""Quality queries of the ontology: each finds its planted defect and spares what is near."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from vakg.graph.checks import check_quality
from vakg.graph.terminology import ontology_quads
from vakg.ontology import load_ontology
from vakg.resources import ontology_dir, queries_dir

FOLDER = queries_dir() / "quality" / "ontology"
FIXTURES = Path(__file__).parents[1] / "fixtures" / "quality" / "ontology"
DOCS = Path(__file__).parents[2] / "docs" / "ontology-checks.md"
QUERIES = {path.stem.removesuffix("-violation"): path for path in sorted(FOLDER.glob("*.rq"))}


def header(name: str) -> dict[str, object]:
    lines = re.findall(r"^#\+ (.*)$", QUERIES[name].read_text(encoding="utf-8"), re.MULTILINE)
    return yaml.safe_load("\n".join(lines))


def found(name: str, control: Path, folder: Path) -> list[str]:
    store = ox.Store()
    store.load(path=str(control))
    (folder / QUERIES[name].name).write_text(QUERIES[name].read_text(encoding="utf-8"))
    return sorted({one.where for one in check_quality(store, folder)})


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds_what_was_planted_and_nothing_else(name, tmp_path):
    control = FIXTURES / f"{name}-some.ttl"
    planted = control.read_text(encoding="utf-8").splitlines()[0].removeprefix("# bad: ").split()
    assert planted
    assert found(name, control, tmp_path) == sorted(planted)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_spares_what_is_good(name, tmp_path):
    control = FIXTURES / f"{name}-none.ttl"
    assert found(name, control, tmp_path) == []


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_says_what_is_wrong_what_to_do_and_where_the_rule_is_from(name):
    said = header(name)
    assert set(said) == {"summary", "problem", "solution", "source", "controls"}
    assert said["controls"] == {"some": f"{name}-some.ttl", "none": f"{name}-none.ttl"}


def test_every_query_stands_in_the_documentation():
    text = DOCS.read_text(encoding="utf-8")
    assert [name for name in QUERIES if f"`{name}`" not in text] == []


def test_the_ontology_has_none_of_these_defects():
    store = ox.Store()
    store.bulk_extend(ontology_quads(ontology_dir(), load_ontology()))
    assert check_quality(store, FOLDER) == []
