"""A query runs in a process that is stopped when its time, its memory or its rows are used up."""

import os
import time

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from samples import graph, one_event_record
from vakg.errors import BadInputError, LimitError, NotFoundError, VakgError
from vakg.graph.store import write_build
from vakg.questions import sandbox
from vakg.questions.sandbox import run_limited

CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small build, with enough quads for a cross product that nobody waits for."""
    made = tmp_path_factory.mktemp("sandbox") / "build"
    s, g = NamedNode("http://x/s"), NamedNode("http://x/g")
    many = {Quad(s, NamedNode(f"http://x/{n}"), Literal(str(n)), g) for n in range(500)}
    write_build(graph(one_event_record()) | many, {}, made)
    return made


def ask(folder, text, *, seconds=20, limit=10):
    return run_limited(folder, text, "q.rq", seconds=seconds, limit=limit)


def refused(folder, text, kind, **more):
    with pytest.raises(kind) as caught:
        ask(folder, text, **more)
    return str(caught.value)


def test_an_answer_comes_back_as_plain_rows(folder):
    answer = ask(folder, "SELECT (1 AS ?one) ('a' AS ?word) (true AS ?yes) {}")
    assert answer.dicts() == [{"one": 1, "word": "a", "yes": True}]


def test_a_query_that_would_run_for_ever_is_stopped_in_time(folder):
    started = time.perf_counter()
    said = refused(folder, CROSS, LimitError, seconds=1)
    assert time.perf_counter() - started < 3
    assert said == (
        "q.rq: the query did not end within 1 seconds and was stopped. "
        "Narrow it, or allow more with --timeout."
    )


def test_a_query_that_takes_for_ever_to_parse_is_stopped_in_time(folder):
    slow = "SELECT * WHERE { BIND(" + "+".join(["1"] * 20_000) + " AS ?x) }"
    started = time.perf_counter()
    refused(folder, slow, LimitError, seconds=1)
    assert time.perf_counter() - started < 3


def test_no_process_is_left_behind(folder):
    import multiprocessing

    refused(folder, CROSS, LimitError, seconds=0.2)
    ask(folder, "ASK {}")
    assert multiprocessing.active_children() == []


def test_a_query_that_eats_memory_is_stopped_and_told_in_one_line(folder, monkeypatch, capfd):
    monkeypatch.setattr(sandbox, "MEMORY_BYTES", 1500 * 1024**2)
    hungry = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a"
    said = refused(folder, hungry, LimitError, seconds=60)
    assert "the query ran out of memory and was stopped" in said
    assert capfd.readouterr().err == ""


def test_rows_beyond_the_limit_are_cut_and_the_cut_is_told(folder):
    answer = ask(folder, "SELECT * { ?s ?p ?o }", limit=10)
    assert len(answer.rows) == 10
    assert answer.truncated


def test_as_many_rows_as_the_limit_are_no_cut(folder):
    answer = ask(folder, "SELECT * { VALUES ?x { 1 2 3 } }", limit=3)
    assert len(answer.rows) == 3
    assert not answer.truncated


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", BadInputError),
        ("DROP ALL", BadInputError),
        ("SELECT * { ?s ?p }", BadInputError),
        ("SELECT * " + "{" * 4_000 + "}" * 4_000, LimitError),
        ("#" * 70_000, LimitError),
    ],
    ids=["service", "update", "syntax", "deep", "long"],
)
def test_the_gate_stands_before_the_engine(folder, text, kind):
    assert refused(folder, text, kind).startswith("q.rq")


def test_a_query_with_hundreds_of_patterns_is_parsed(folder):
    patterns = " . ".join(f"<http://x/s> <http://x/{n}> ?o{n}" for n in range(200))
    assert ask(folder, f"ASK {{ {patterns} }}").rows == ((True,),)


def test_a_query_that_nests_as_deep_as_a_person_may_write_is_parsed(folder):
    assert ask(folder, "SELECT * { FILTER(" + "(" * 60 + "1" + ")" * 60 + ") }").rows == ((),)


def test_an_undeclared_prefix_is_told_with_its_place_and_how_to_declare_it(folder):
    said = refused(folder, "SELECT * { ?s a vaco:Rust }", BadInputError)
    assert said == (
        "q.rq, line 1, column 26: a prefix before it is not declared. "
        "Declare it, as in PREFIX vaco: <https://w3id.org/vaco/>."
    )


def test_what_only_the_engine_finds_wrong_is_told_with_its_reason(folder):
    said = refused(folder, "SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ?o }", BadInputError)
    assert "the query has a syntax error: The SELECT contains a variable that is unbound" in said


def test_a_literal_that_is_not_what_it_says_does_no_harm(folder):
    text = 'SELECT ("abc"^^<http://www.w3.org/2001/XMLSchema#integer> AS ?x) {}'
    assert ask(folder, text).rows == (("abc",),)


def test_a_missing_build_is_not_found(tmp_path):
    assert "there is no build here" in refused(tmp_path / "none", "ASK {}", NotFoundError)


def test_a_broken_store_is_told(folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "broken")
    (tmp_path / "broken" / "store" / "CURRENT").unlink()
    assert "has lost parts" in refused(tmp_path / "broken", "ASK {}", BadInputError)


def test_nothing_can_be_written_by_a_query_even_past_the_gate(folder, monkeypatch):
    from vakg.questions import gate

    monkeypatch.setattr(gate, "check_query", lambda *_: None)
    before = sorted((p, p.stat().st_size) for p in (folder / "store").glob("*.sst"))
    refused(folder, "DROP ALL", VakgError)
    assert sorted((p, p.stat().st_size) for p in (folder / "store").glob("*.sst")) == before


def test_the_limits_bind_the_child_only(folder):
    import resource
    import sys

    memory, frames = resource.getrlimit(resource.RLIMIT_AS), sys.getrecursionlimit()
    ask(folder, "ASK {}")
    assert resource.getrlimit(resource.RLIMIT_AS) == memory
    assert sys.getrecursionlimit() == frames
    os.fstat(2)
