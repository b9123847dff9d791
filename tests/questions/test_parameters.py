"""What a user types becomes one typed term, or is refused; it is never pasted into a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from samples import case, event, graph, record, store
from vakg.errors import BadInputError
from vakg.graph.vocabulary import VACO, XSD, node, vaco
from vakg.questions.answer import run
from vakg.questions.library import Parameter, bind, load_question
from vakg.questions.parameters import term, terms

INJECTIONS = [
    'x" } UNION { ?s ?p ?o } #',
    "x> } UNION { ?s ?p ?o } #",
    "x } SELECT * { ?s ?p ?o",
    "a\nb",
    "a\r\n# param\nb",
    'a\\" } #',
    "a\\",
    "'''",
    '"""',
    "<http://x/>",
    "?s",
    "a\x00b",
    "UNDEF",
    "# param",
]


def parameter(kind, name="it"):
    return Parameter(name=name, kind=kind, summary="a thing", default="UNDEF")


@pytest.fixture(scope="module")
def made():
    """A graph of a clock with two cases, one of a document of the same name as nothing else."""
    told = record(case(event("stop")), case(event("slip"), name="second"))
    return store(graph(told))


@pytest.fixture
def question(tmp_path):
    """A question that gives its parameter back, and one row more if anything breaks out."""

    def of(kind):
        path = tmp_path / "echo.rq"
        path.write_text(
            f"#+ question: What?\n#+ group: g\n#+ caveat: c\n#+ columns: {{it: it}}\n"
            f"#+ params: {{it: {{kind: {kind}, summary: s}}}}\n"
            "SELECT ?it WHERE {\n  VALUES ?it { UNDEF }   # param\n}\n"
        )
        return load_question(path)

    return of


def refused(kind, value, made):
    with pytest.raises(BadInputError) as caught:
        term(parameter(kind), value, made)
    assert str(caught.value).startswith("parameter it: ")
    return str(caught.value)


# ---- nothing breaks out


@pytest.mark.parametrize("value", INJECTIONS)
def test_whatever_is_typed_as_text_stays_one_literal(value, question):
    asked = question("text")
    answer = run(Store(), bind(asked, terms(asked, {"it": value}, Store())))
    assert answer.rows == ((value,),)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_stays_one_literal(value):
    (solution,) = Store().query(
        f"SELECT ?x {{ VALUES ?x {{ {term(parameter('text'), value, Store())} }} }}"
    )
    assert solution["x"] == Literal(value)


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize(
    "kind", ["class", "status", "certainty", "case", "document", "level", "number"]
)
def test_what_is_typed_for_any_other_kind_is_refused_when_it_is_none(value, kind, made):
    refused(kind, value, made)


def test_an_unknown_parameter_is_told_with_the_known_ones(question):
    with pytest.raises(
        BadInputError, match=r"echo: the question has no parameter 'that'\. It takes: it\."
    ):
        terms(question("text"), {"it": "a", "that": "b"}, Store())


# ---- classes


@pytest.mark.parametrize("value", ["vaco:Rust", "Rust", "rust", "RUST"])
def test_a_class_is_found_by_its_name_or_label(value, made):
    assert term(parameter("class"), value, made) == f"<{VACO}Rust>"


def test_a_class_is_found_by_a_label_of_several_words(made):
    assert term(parameter("class"), "volume of oil", made) == f"<{VACO}OilVolume>"


def test_a_mistyped_class_is_told_with_the_nearest(made):
    assert "'rusty' is no term of the ontology. Did you mean rust?" in refused(
        "class", "rusty", made
    )


@pytest.mark.parametrize(
    "value", ["vaco:inCase", "vaco:present", "kg:clock.stop", "vaco:", "the clock tower"]
)
def test_what_is_no_class_is_refused_even_where_it_has_a_label(value, made):
    refused("class", value, made)


def test_a_class_is_found_by_its_abbreviation_and_exact_synonym(built):
    from vakg.graph.store import open_store
    from vakg.model.term import Scope
    from vakg.ontology import load_ontology

    opened, known = open_store(built), load_ontology()
    named = {
        (one.text, curie)
        for curie, found in known.terms.items()
        for one in found.synonyms
        if one.scope is Scope.EXACT
    }
    text, curie = min(named)
    assert term(parameter("class"), text, opened) == f"<{vaco(curie).value}>"


def test_every_class_of_the_bundled_ontology_is_found_by_its_label(built):
    from vakg.graph.store import open_store
    from vakg.ontology import load_ontology

    opened = open_store(built)
    for curie, found in list(load_ontology().terms.items())[::40]:
        assert term(parameter("class"), found.label, opened) == f"<{vaco(curie).value}>"


# ---- documents, cases, statuses, numbers


@pytest.mark.parametrize("value", ["tower", "clock.tower"])
def test_a_case_is_found_by_its_name_with_or_without_its_document(value, made):
    assert term(parameter("case"), value, made) == str(node("clock", "case", "tower"))


def test_an_unknown_case_is_told_with_the_known_ones(made):
    said = refused("case", "third", made)
    assert "'third' is the name of no cases. Give one of: clock.second, clock.tower." in said


def test_a_case_of_a_name_that_two_documents_use_needs_its_document(made):
    from pyoxigraph import Quad

    from vakg.graph.vocabulary import TYPE, document_graph

    both = store(made)
    twin = node("bell", "case", "tower")
    both.add(Quad(twin, TYPE, vaco("CaseHistory"), document_graph("bell")))
    assert "'tower' is the name of several cases" in refused("case", "tower", both)
    assert term(parameter("case"), "bell.tower", both) == str(twin)


def test_a_document_is_found_by_its_name(made):
    assert term(parameter("document"), "clock", made) == str(node("clock"))
    assert "Give one of: clock." in refused("document", "bell", made)


@pytest.mark.parametrize("value", ["present", "absent", "possible", "conditional", "hypothetical"])
def test_a_status_is_one_of_five(value, made):
    assert term(parameter("status"), value, made) == str(vaco(value))


@pytest.mark.parametrize("value", ["asserted", "Present", "", "vaco:present"])
def test_another_word_is_no_status(value, made):
    assert "Give one of: present, absent" in refused("status", value, made)


@pytest.mark.parametrize("value", ["asserted", "probable", "suggestive", "speculative"])
def test_a_certainty_is_one_of_four(value, made):
    assert term(parameter("certainty"), value, made) == str(vaco(value))


@pytest.mark.parametrize("value", ["disputed", "undecided", "sure", ""])
def test_what_stands_outside_the_scale_is_no_least_certainty(value, made):
    assert "Give one of: asserted, probable" in refused("certainty", value, made)


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("L3", "L3"),
        ("l3", "L3"),
        ("Th8", "T8"),
        (" t8 ", "T8"),
        ("T7/T8", "T7/T8"),
        ("T7-T8", "T7/T8"),
    ],
)
def test_a_level_is_found_however_it_is_written(value, level, built):
    from vakg.graph.store import open_store

    assert term(parameter("level"), value, open_store(built)) == f'"{level}"'


def test_an_unknown_level_is_told_with_the_nearest(built):
    from vakg.graph.store import open_store

    with pytest.raises(BadInputError) as caught:
        term(parameter("level"), "L9", open_store(built))
    said = str(caught.value)
    assert "parameter it: 'L9' is no spinal level. Did you mean " in said and " L5 " in said
    assert "Give a vertebra such as L3" in said


def test_a_text_that_must_stand_in_the_graph_is_found_by_a_part_of_it(built):
    from vakg.graph.store import open_store

    store = open_store(built)
    source = Parameter(name="it", kind="text", summary="", default='""', of="vaco:saidBy")
    assert term(source, "ryu", store) == '"Ryu et al."'
    assert term(source, "authors", store) == '"authors"'
    assert term(source, "", store) == '""'
    with pytest.raises(BadInputError, match="'nobody' stands in the graph nowhere"):
        term(source, "nobody", store)
    with pytest.raises(BadInputError, match="'et al' stands in the graph several times"):
        term(source, "et al", store)


def test_an_open_parameter_takes_any_for_everything(question):
    asked = question("document")
    assert terms(asked, {"it": "any"}, Store()) == {}
    assert asked.parameters[0].is_open


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("7", "integer"),
        ("-7", "integer"),
        ("2.50", "decimal"),
        ("9" * 400, "integer"),
        ("0.1", "decimal"),
    ],
)
def test_a_number_keeps_the_digits_that_were_typed(value, kind, made):
    assert term(parameter("number"), value, made) == str(
        Literal(value, datatype=NamedNode(XSD + kind))
    )


@pytest.mark.parametrize(
    "value", ["", "1e3", "1.", ".5", "1,5", "seven", "0x7", "٣", "--1", "1 2", "nan"]
)
def test_what_is_not_digits_is_no_number(value, made):
    assert "is no number. Give digits." in refused("number", value, made)
