"""The graph to read: what was named, else the variable, else ./build, else the bundled one."""

import json

import pytest

from vakg.graph import location
from vakg.graph.location import VARIABLE, bundled_graph, find_graph


@pytest.fixture(autouse=True)
def nowhere(tmp_path, monkeypatch):
    """An empty folder to stand in, an empty cache, and no variable."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return here


def make(folder):
    folder.mkdir(parents=True)
    (folder / "report.json").write_text(json.dumps({}))
    return folder


def test_where_there_is_none_the_bundled_one_has_to_be_built_first():
    assert find_graph(None) is None


def test_the_bundled_one_is_found_in_the_cache():
    made = make(bundled_graph())
    assert find_graph(None) == made


def test_a_build_at_hand_goes_before_the_bundled_one(nowhere):
    make(bundled_graph())
    make(nowhere / "build")
    assert find_graph(None).resolve() == nowhere / "build"


def test_a_folder_named_build_that_holds_no_build_is_passed_over(nowhere):
    (nowhere / "build").mkdir()
    assert find_graph(None) is None


def test_the_variable_goes_before_the_build_at_hand(nowhere, tmp_path, monkeypatch):
    make(nowhere / "build")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "other"))
    assert find_graph(None) == tmp_path / "other"


def test_an_empty_variable_names_nothing(monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    assert find_graph(None) is None


def test_what_is_named_goes_before_all_else_even_where_it_is_missing(
    tmp_path, nowhere, monkeypatch
):
    make(nowhere / "build")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "other"))
    assert find_graph(tmp_path / "named") == tmp_path / "named"


@pytest.mark.parametrize("part", ["ontology_dir", "queries_dir", "seeds_dir"])
def test_the_bundled_graph_has_another_place_when_what_it_is_made_from_changes(
    part, tmp_path, monkeypatch
):
    source = tmp_path / "source"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "file.txt").write_text("one")
    monkeypatch.setattr(location, part, lambda: source)
    before = bundled_graph()
    assert bundled_graph() == before
    (source / "deep" / "file.txt").write_text("one and two")
    assert bundled_graph() != before


def test_the_bundled_graph_of_another_version_lies_elsewhere(monkeypatch):
    before = bundled_graph()
    monkeypatch.setattr(location, "__version__", "9.9.9")
    assert bundled_graph() != before
    assert bundled_graph().name.startswith("bundled-9.9.9-")
