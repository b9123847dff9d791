"""A stranger's query is let in only if it reads, stays here, and is small enough to parse."""

import socket
import threading
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from vakg.errors import BadInputError, LimitError
from vakg.questions.answer import run
from vakg.questions.gate import MAXIMUM_CHARACTERS, MAXIMUM_DEPTH, check_query

HERE = "SERVICE <http://localhost:1/> { ?s ?p ?o }"
SERVICES = {
    "plain": f"SELECT * WHERE {{ {HERE} }}",
    "silent": "SELECT * WHERE { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } }",
    "variable": "SELECT * WHERE { SERVICE ?where { ?s ?p ?o } }",
    "small letters": "select * where { service <http://localhost:1/> { ?s ?p ?o } }",
    "prefixed name": "PREFIX x: <http://localhost:1/> SELECT * WHERE { SERVICE x:y { ?s ?p ?o } }",
    "no spaces": "PREFIX x: <http://localhost:1/> SELECT*{SERVICE x:y{?s ?p ?o}}",
    "prefix of that name": "PREFIX service: <http://localhost:1/> SELECT * { SERVICE service:y {} }",
    "in EXISTS": f"SELECT * WHERE {{ ?s ?p ?o FILTER EXISTS {{ {HERE} }} }}",
    "in NOT EXISTS": f"SELECT * WHERE {{ ?s ?p ?o FILTER NOT EXISTS {{ {HERE} }} }}",
    "in an expression": f"SELECT * WHERE {{ BIND(IF(EXISTS {{ {HERE} }}, 1, 0) AS ?x) }}",
    "in a subselect": f"SELECT * WHERE {{ {{ SELECT ?s WHERE {{ {HERE} }} }} }}",
    "in OPTIONAL": f"SELECT * WHERE {{ ?s ?p ?o OPTIONAL {{ {HERE} }} }}",
    "in UNION": f"SELECT * WHERE {{ {{ ?s ?p ?o }} UNION {{ {HERE} }} }}",
    "in MINUS": f"SELECT * WHERE {{ ?s ?p ?o MINUS {{ {HERE} }} }}",
    "in GRAPH": f"SELECT * WHERE {{ GRAPH ?g {{ {HERE} }} }}",
    "in HAVING": f"SELECT ?s WHERE {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ {HERE} }})",
    "in ORDER BY": f"SELECT * WHERE {{ ?s ?p ?o }} ORDER BY (EXISTS {{ {HERE} }})",
    "in ASK": f"ASK {{ {HERE} }}",
    "in CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {HERE} }}",
    "in DESCRIBE": f"DESCRIBE ?s WHERE {{ {HERE} }}",
    "after a comment": f"SELECT * WHERE {{ # a comment\n {HERE} }}",
    "after a comment ended by a carriage return": f"SELECT * WHERE {{ # a comment\r{HERE}\n }}",
    "after an escaped quotation mark": f'SELECT * {{ BIND("\\u0022 AS ?a) #" AS ?a) {HERE}\n }}',
    "after a long string": f'SELECT * {{ BIND("""\\"""" AS ?a) {HERE} #"\n }}',
    "after an IRI with a hash": f"SELECT * {{ ?s <http://x/#y> ?o . {HERE} }}",
}


def refused(text, kind=BadInputError):
    with pytest.raises(kind) as caught:
        check_query(text, "q.rq")
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { ?s ?p ?o }",
        "ASK { ?s a <http://x/y> }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DESCRIBE <http://x/y>",
        "# a comment\nSELECT * { ?s ?p ?o } LIMIT 5",
        "PREFIX x: <http://x/> SELECT (COUNT(*) AS ?n) { GRAPH x:g { ?s x:p/x:q* ?o } }",
        "SELECT * {\r\n ?s ?p ?o # a comment\r\n}",
        'SELECT * { ?s ?p "ö≥µ😀"@de }',
    ],
)
def test_what_only_reads_what_is_here_is_let_in(text):
    assert check_query(text, "q.rq") is None


@pytest.mark.parametrize("text", SERVICES.values(), ids=SERVICES.keys())
def test_a_query_never_leaves_this_machine(text):
    said = refused(text)
    assert said.startswith("q.rq: ")
    assert "SERVICE" in said or "escaped character" in said


@pytest.mark.parametrize("text", SERVICES.values(), ids=SERVICES.keys())
def test_no_query_that_would_reach_a_server_gets_past_the_gate(text):
    """With a server that listens: whatever the gate lets in may be run, and nobody must call."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        answering = threading.Thread(target=listen, args=(server, calls))
        answering.start()
        place = text.replace("localhost:1", f"127.0.0.1:{server.getsockname()[1]}")
        try:
            check_query(place, "q.rq")
            run(Store(), place)
        except BadInputError:
            pass
        answering.join()
    assert calls == []


def listen(server, calls):
    with suppress(TimeoutError):
        calls.append(server.accept()[1])


def test_the_server_of_the_test_above_would_notice_a_call():
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        answering = threading.Thread(target=listen, args=(server, calls))
        answering.start()
        port = server.getsockname()[1]
        with pytest.raises(OSError):
            list(Store().query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"))
        answering.join()
    assert len(calls) == 1


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE <http://x/> { }" }',
        "SELECT * { ?s ?p 'INSERT DATA' }",
        'SELECT * { ?s ?p """a "SERVICE" LOAD\n DROP""" }',
        "SELECT * { ?s <http://x/SERVICE/LOAD#DELETE> ?o }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x/> { } INSERT FROM",
        "SELECT ?service ?insert { ?service ?load ?insert }",
        "PREFIX x: <http://x/> SELECT * { ?s x:service ?o ; x:Insert x:FROM }",
        'SELECT * { ?s ?p "x"@service }',
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?p > 2) }",
    ],
)
def test_words_of_the_language_may_stand_in_literals_names_and_comments(text):
    assert check_query(text, "q.rq") is None


@pytest.mark.parametrize(
    "clause",
    ["FROM <file:///etc/passwd>", "FROM <http://x/y>", "FROM NAMED <file:///etc/passwd>",
     "from <other.ttl>", "FROM x:y", "FROM <https://w3id.org/vaco/kg/graph.clock>"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o }", "DESCRIBE ?s"])
def test_a_query_does_not_choose_its_graphs(form, clause):
    said = refused(f"PREFIX x: <http://x/> {form} {clause} WHERE {{ ?s ?p ?o }}")
    assert "FROM" in said
    assert "GRAPH <...> { } asks one graph" in said


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <http://x/a> <http://x/b> <http://x/c> }",
        "DELETE DATA { <http://x/a> <http://x/b> <http://x/c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "CLEAR ALL",
        "DROP GRAPH <http://x/g>",
        "CREATE GRAPH <http://x/g>",
        "COPY <http://x/g> TO <http://x/h>",
        "MOVE <http://x/g> TO <http://x/h>",
        "ADD <http://x/g> TO <http://x/h>",
        "# only a question\nDELETE WHERE { ?s ?p ?o }",
        "PREFIX x: <http://x/>\ninsert data { x:a x:b x:c }",
        "WITH <http://x/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_told_from_a_mistake(text):
    assert "it is an update, and vakg only reads" in refused(text)


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:b> <a:c> }", "DROP ALL"])
def test_an_update_behind_a_query_is_refused(update):
    refused(f"SELECT * {{ ?s ?p ?o }} ; {update}")


@pytest.mark.parametrize(
    ("text", "place", "near"),
    [
        ("SELECT ?x WHERE { ?s ?p }", "line 1, column 19", "?s ?p }"),
        ("SELCT ?x WHERE { ?s ?p ?o }", "line 1, column 1", "SELCT ?x"),
        (
            "SELECT ?x WHERE {\n  ?s ?p ?o .\n  FILTER(?x = )\n}",
            "line 3, column 3",
            "FILTER(?x = )",
        ),
        ("SELECT ?x WHERE { ?s ?p ?o", "line 1, column 27", "the end"),
        ("hello", "line 1, column 1", "hello"),
    ],
)
def test_a_syntax_error_is_told_with_its_place(text, place, near):
    assert f"q.rq, {place}: the query has a syntax error near: {near}" in refused(text)


def test_a_query_that_is_too_long_is_refused_before_it_is_parsed():
    text = "SELECT * { ?s ?p '" + "a" * MAXIMUM_CHARACTERS + "' }"
    said = refused(text, LimitError)
    assert f"the query has {len(text)} characters, the limit is 64000" in said


@pytest.mark.parametrize(("opening", "closing"), ["{}", "()", "[]"])
def test_a_query_that_nests_too_deep_is_refused_before_it_is_parsed(opening, closing):
    text = "SELECT * { " + opening * 4_000 + closing * 4_000 + " }"
    assert "the query nests 4001 deep, the limit is 100" in refused(text, LimitError)


def test_brackets_in_literals_and_comments_do_not_nest():
    assert check_query(f"SELECT * {{ ?s ?p '{'{' * 500}' }} # {'(' * 500}", "q.rq") is None


def test_what_the_parser_cannot_nest_is_told_as_a_limit():
    text = "SELECT * WHERE { FILTER(" + "(" * 80 + "1" + ")" * 80 + ") }"
    assert len(text) < MAXIMUM_CHARACTERS
    assert MAXIMUM_DEPTH > 82
    assert "nests too deep" in refused(text, LimitError)


@pytest.mark.parametrize(
    "text", ["'" * 60_000, '"""' * 20_000, "<" * 60_000, "\\" * 60_000, "?a<" * 20_000]
)
def test_a_query_made_to_be_slow_to_look_through_is_not(text):
    started = time.perf_counter()
    refused("SELECT * { " + text, Exception)
    assert time.perf_counter() - started < 5


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from(list("SELECT*{}()?sp. <>#\"'\\\n\r:/u0022serviceFROM")), max_size=80)
)
def test_whatever_is_typed_is_let_in_or_refused_with_a_message(text):
    try:
        check_query(text, "q.rq")
    except (BadInputError, LimitError) as error:
        assert str(error).startswith("q.rq")


def test_memory_that_runs_out_while_parsing_is_told_as_that(monkeypatch):
    def starved(text):
        raise SystemError("error return without exception set")

    monkeypatch.setattr("rdflib.plugins.sparql.parser.parseQuery", starved)
    with pytest.raises(MemoryError):
        check_query("SELECT * { ?s ?p ?o }", "q.rq")
