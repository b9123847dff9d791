"""Quality queries: each finds what it is made for, and nothing in what is good."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import yaml

from vakg.errors import BadInputError, QualityGateError
from vakg.graph.checks import Finding, check_quality, demand_none
from vakg.graph.store import open_store
from vakg.resources import queries_dir

FOLDER = queries_dir() / "quality"
FIXTURES = Path(__file__).parents[1] / "fixtures" / "quality"
DOCS = Path(__file__).parents[2] / "docs" / "checks.md"
QUERIES = {path.stem.removesuffix("-violation"): path for path in sorted(FOLDER.glob("*.rq"))}


def header_of(name: str) -> dict:
    lines = re.findall(r"^#\+ (.*)$", QUERIES[name].read_text(), re.MULTILINE)
    return yaml.safe_load("\n".join(lines))


def control(name: str, kind: str) -> Path:
    return FIXTURES / header_of(name)["controls"][kind]


def store_of(path: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=str(path))
    return store


def found_in(name: str, path: Path, folder: Path) -> list[str]:
    """Run one query on one control."""
    (folder / QUERIES[name].name).write_text(QUERIES[name].read_text())
    return [one.where for one in check_quality(store_of(path), folder)]


def marked_bad(path: Path) -> set[str]:
    return set(re.findall(r"^\s*(kg:bad[\w-]*)", path.read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds_every_bad_thing_of_its_control_once_and_no_good_one(name, tmp_path):
    path = control(name, "some")
    bad = marked_bad(path) or {"vaco:badSide", "vaco:badSite"}
    assert found_in(name, path, tmp_path) == sorted(bad)


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds_nothing_in_what_comes_near_and_is_good(name, tmp_path):
    path = control(name, "none")
    assert len(store_of(path)) > 1
    assert found_in(name, path, tmp_path) == []


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("kind", ["some", "none"])
def test_another_engine_finds_the_same(name, kind, tmp_path):
    data = rdflib.Dataset(default_union=True)
    data.parse(data=store_of(control(name, kind)).dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    rows = [str(row.entity).rsplit("/", 1)[1] for row in data.query(QUERIES[name].read_text())]
    ours = [one.partition(":")[2] for one in found_in(name, control(name, kind), tmp_path)]
    assert sorted(rows) == ours


@pytest.mark.parametrize("name", QUERIES)
def test_a_header_says_what_is_wrong_and_what_to_do(name):
    header = header_of(name)
    assert set(header) == {"summary", "problem", "solution", "controls"}
    assert all(header[key][-1] == "." for key in ("problem", "solution"))
    assert {one.split(".")[0] for one in header["controls"].values()} == {
        f"{name}-some",
        f"{name}-none",
    }


@pytest.mark.parametrize("name", QUERIES)
def test_the_page_of_checks_names_each_query_as_its_header_does(name):
    header = header_of(name)
    assert f"| `{name}` | {header['summary']} | {header['problem']} |" in DOCS.read_text()


def test_every_control_belongs_to_a_query():
    used = {control(name, kind) for name in QUERIES for kind in ("some", "none")}
    assert {path for path in FIXTURES.iterdir() if path.is_file()} == used


def test_the_bundled_graph_has_no_defect(built):
    assert check_quality(open_store(built), FOLDER) == []


def test_a_finding_says_in_words_what_is_wrong_with_ids_in_short(tmp_path):
    (tmp_path / "a-violation.rq").write_text(QUERIES["unknown-class"].read_text())
    findings = check_quality(store_of(control("unknown-class", "some")), tmp_path)
    what = "its about is vaco:Nothing, which is no class of the ontology"
    assert Finding(check="a", where="kg:bad-subject", what=what) in findings
    what = "its siteType is obo:UBERON_0001638, which is no class of the ontology"
    assert Finding(check="a", where="kg:bad-site", what=what) in findings


def test_a_row_without_a_problem_is_still_a_defect(tmp_path):
    (tmp_path / "a.rq").write_text("SELECT ?entity ?problem WHERE { ?entity a ?c }")
    store = ox.Store()
    store.load("<http://x/a> a <http://x/B> .", format=ox.RdfFormat.TURTLE)
    assert [one.where for one in check_quality(store, tmp_path)] == ["http://x/a"]


@pytest.mark.parametrize(
    "text", ["SELECT ?entity WHERE {", "ASK { ?s ?p ?o }", "SELECT ?entity WHERE { ?entity ?p ?o }"]
)
def test_a_file_that_is_no_quality_query_is_named(text, tmp_path):
    (tmp_path / "a.rq").write_text(text)
    with pytest.raises(BadInputError, match=r"a\.rq.* a SELECT of \?entity and \?problem"):
        check_quality(ox.Store(), tmp_path)


def test_defects_stop_a_build_with_the_first_twenty_in_words():
    findings = [Finding(check="c", where=f"kg:{i}", what="it is wrong") for i in range(22)]
    with pytest.raises(QualityGateError, match="22 defects") as caught:
        demand_none(findings, "build")
    assert caught.value.exit_code == 5
    assert "[c] kg:19: it is wrong" in str(caught.value)
    assert "kg:20" not in str(caught.value)
    assert "and 2 more" in str(caught.value)


def test_no_defect_stops_nothing():
    demand_none([], "build")
