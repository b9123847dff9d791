"""Terms become plain values, and rows stop at the limit."""

import json
import math

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from vakg.errors import BadInputError
from vakg.graph.vocabulary import KG, VACO, XSD
from vakg.questions.answer import Answer, plain, run


def typed(text, kind):
    return Literal(text, datatype=NamedNode(XSD + kind))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode(VACO + "Death"), "vaco:Death"),
        (NamedNode(KG + "clock.stop"), "kg:clock.stop"),
        (NamedNode("http://x/y"), "http://x/y"),
        (Literal("T8"), "T8"),
        (Literal("Tod", language="de"), "Tod"),
        (typed("7", "integer"), 7),
        (typed("0007", "integer"), 7),
        (typed("2.50", "decimal"), 2.5),
        (typed("3.0", "decimal"), 3),
        (typed("1e3", "double"), 1000),
        (typed("true", "boolean"), True),
        (typed("1", "boolean"), True),
        (typed("false", "boolean"), False),
        (typed("2020-01-01", "date"), "2020-01-01"),
        (BlankNode("b"), "_:b"),
    ],
)
def test_a_term_becomes_a_plain_value(term, value):
    made = plain(term)
    assert made == value
    assert type(made) is type(value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("abc", "integer"),
        ("1.5", "integer"),
        ("x", "decimal"),
        ("yes", "boolean"),
        ("9" * 5_000, "integer"),
    ],
)
def test_a_literal_that_is_not_what_it_says_stays_as_it_is_written(text, kind):
    assert plain(typed(text, kind)) == text


@pytest.mark.parametrize("text", ["NaN", "INF", "-INF"])
def test_a_number_that_json_cannot_write_stays_a_word(text):
    assert plain(typed(text, "double")) == text
    assert json.loads(json.dumps(plain(typed(text, "double")))) == text
    assert not math.isfinite(float(text))


@pytest.fixture(scope="module")
def store():
    made = Store()
    a, b, one, two = (NamedNode(f"http://x/{name}") for name in ("a", "b", "one", "two"))
    made.extend([Quad(a, b, Literal("1"), one), Quad(a, b, Literal("2"), two)])
    return made


def test_all_named_graphs_are_asked_together(store):
    assert {row[0] for row in run(store, "SELECT ?o { ?s ?p ?o }").rows} == {"1", "2"}


def test_one_named_graph_can_be_asked(store):
    assert run(store, "SELECT ?o { GRAPH <http://x/one> { ?s ?p ?o } }").rows == (("1",),)


def test_a_yes_or_no_is_one_row(store):
    assert run(store, "ASK { ?s ?p '1' }") == Answer(columns=("answer",), rows=((True,),))
    assert run(store, "ASK { ?s ?p '3' }").rows == ((False,),)


@pytest.mark.parametrize(
    "text", ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "DESCRIBE <http://x/a>"]
)
def test_triples_are_rows_of_three(store, text):
    answer = run(store, text)
    assert answer.columns == ("subject", "predicate", "object")
    assert {row[2] for row in answer.rows} == {"1", "2"}


def test_columns_stand_in_the_order_of_the_query_and_the_unbound_are_none(store):
    answer = run(store, "SELECT ?z ?a { VALUES ?a { 1 } }")
    assert answer.columns == ("z", "a")
    assert answer.dicts() == [{"z": None, "a": 1}]


@pytest.mark.parametrize(
    ("limit", "rows", "truncated"), [(1, 1, True), (2, 2, False), (3, 2, False), (None, 2, False)]
)
def test_rows_stop_at_the_limit_and_say_so(store, limit, rows, truncated):
    answer = run(store, "SELECT * { ?s ?p ?o }", limit=limit)
    assert (len(answer.rows), answer.truncated) == (rows, truncated)


def test_what_is_no_query_is_a_syntax_error(store):
    with pytest.raises(SyntaxError):
        run(store, "SELECT")


class Damaged:
    """A store whose engine finds a damaged file as it reads."""

    def query(self, *_, **__):
        raise RuntimeError("Corruption: block checksum mismatch: stored = 1")

    def __iter__(self):
        raise OSError("IO error: no such file")


def test_a_file_that_turns_out_damaged_is_told_without_a_traceback():
    from vakg.questions.facts import FactReader

    with pytest.raises(BadInputError, match=r"it cannot be read to the end \(Corruption\)"):
        run(Damaged(), "ASK {}")
    with pytest.raises(BadInputError, match=r"it cannot be read to the end \(IO error\)"):
        FactReader(Damaged())
