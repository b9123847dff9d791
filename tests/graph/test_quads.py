"""Values become literals of the right kind, and quads are written in one order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from samples import full_record, graph
from vakg.graph.quads import Quads, canonical_nquads
from vakg.graph.vocabulary import XSD
from vakg.model.assertion import Side

S, P, G = NamedNode("http://x/s"), NamedNode("http://x/p"), NamedNode("http://x/g")


def said(*values):
    out = Quads(G)
    out.add(S, P, *values)
    return sorted(str(quad.object) for quad in out.quads)


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("T8", "T8", "string"),
        (True, "true", "boolean"),
        (False, "false", "boolean"),
        (7, "7", "integer"),
        (2.5, "2.5", "decimal"),
        (46.0, "46", "decimal"),
        (1e-7, "0.0000001", "decimal"),
        (1e21, "1000000000000000000000", "decimal"),
        (-0.0, "0", "decimal"),
        (Side.LEFT, "left", "string"),
    ],
)
def test_a_value_becomes_a_literal_of_its_kind(value, text, kind):
    assert said(value) == [str(Literal(text, datatype=NamedNode(XSD + kind)))]


def test_a_node_stays_a_node():
    assert said(S) == [str(S)]


def test_none_says_nothing():
    assert said(None, None) == []


def test_what_is_said_twice_is_said_once():
    assert said("a", "a", "b") == ['"a"', '"b"']


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_its_value_to_the_last_bit(number):
    out = Quads(G)
    out.add(S, P, number)
    (quad,) = out.quads
    assert float(quad.object.value) == number
    assert "e" not in quad.object.value.lower()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_words_come_back_from_the_file_as_they_were(words):
    out = Quads(G)
    out.add(S, P, words)
    (quad,) = parse(canonical_nquads(out.quads), format=RdfFormat.N_QUADS)
    assert quad.object.value == words


def test_the_order_of_quads_does_not_change_what_is_written():
    quads = list(graph(full_record()))
    first = canonical_nquads(quads)
    random.Random(7).shuffle(quads)
    assert canonical_nquads(quads) == first
    assert canonical_nquads(quads + quads) == first


def test_what_is_written_is_sorted_and_reads_back_to_the_same_quads():
    quads = graph(full_record())
    written = canonical_nquads(quads)
    lines = written.decode().splitlines()
    assert lines == sorted(lines)
    assert set(parse(written, format=RdfFormat.N_QUADS)) == quads
