"""The ontology as quads: every module and mapping, with names in place of blank nodes."""

import shutil

import pytest
from pyoxigraph import BlankNode, NamedNode

from samples import FOLDER, full_record, graph, ontology
from vakg.errors import BadInputError
from vakg.graph.store import open_store
from vakg.graph.terminology import ontology_quads
from vakg.graph.vocabulary import INFERRED_GRAPH, KG, LABEL, ONTOLOGY_GRAPH, OWL, RDFS, SKOS, vaco
from vakg.ontology import load_ontology
from vakg.resources import ontology_dir

SUBCLASS = NamedNode(RDFS + "subClassOf")


@pytest.fixture(scope="module")
def bundled():
    known = load_ontology()
    return known, ontology_quads(ontology_dir(), known)


def test_no_blank_node_is_left(bundled):
    _, quads = bundled
    assert not [
        q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)
    ]


def test_all_quads_stand_in_the_graph_of_the_ontology(bundled):
    assert {quad.graph_name for quad in bundled[1]} == {ONTOLOGY_GRAPH}


def test_every_term_has_its_label(bundled):
    known, quads = bundled
    labels = {quad.subject.value: quad.object.value for quad in quads if quad.predicate == LABEL}
    for curie, term in known.terms.items():
        assert labels[vaco(curie).value] == term.label


def test_every_mapping_is_a_triple_to_a_target_with_its_label(bundled):
    known, quads = bundled
    labels = {(quad.subject, quad.object.value) for quad in quads if quad.predicate == LABEL}
    matches = {
        (quad.subject, quad.predicate.value.removeprefix(SKOS), label)
        for quad in quads
        if quad.predicate.value.startswith(SKOS)
        for label in {text for subject, text in labels if subject == quad.object}
    }
    mapped = {
        (vaco(term.curie), one.predicate.removeprefix("skos:"), one.object_label)
        for term in known.terms.values()
        for one in term.mappings
    }
    assert len(mapped) > 500
    assert mapped <= matches


def test_names_given_to_blank_nodes_depend_on_what_the_module_says_only(tmp_path):
    text = (FOLDER / "clock.ttl").read_text(encoding="utf-8")
    for number, folder in enumerate((tmp_path / "a", tmp_path / "b")):
        folder.mkdir()
        lines = text.splitlines(keepends=True)
        head = [line for line in lines if line.startswith("@")]
        rest = "".join(line for line in lines if not line.startswith("@")).split(" .\n")
        body = rest[:-1] if number == 0 else list(reversed(rest[:-1]))
        (folder / "clock.ttl").write_text(
            "".join(head) + " .\n".join(body) + " .\n", encoding="utf-8"
        )
    known = ontology()
    assert ontology_quads(tmp_path / "a", known) == ontology_quads(tmp_path / "b", known)


def test_a_class_expression_keeps_a_named_node():
    quads = ontology_quads(FOLDER, ontology())
    (definition,) = [
        quad.object for quad in quads if quad.predicate.value == OWL + "equivalentClass"
    ]
    assert definition.value.startswith(KG + "node.clock.")


def test_a_mapping_with_an_undeclared_prefix_is_refused(tmp_path):
    for path in ontology_dir().glob("*.ttl"):
        shutil.copy(path, tmp_path)
    table = (ontology_dir() / "mappings.sssom.tsv").read_text(encoding="utf-8")
    declared = [line for line in table.splitlines(keepends=True) if not line.startswith("#  HP:")]
    assert len(declared) == len(table.splitlines()) - 1
    (tmp_path / "mappings.sssom.tsv").write_text("".join(declared), encoding="utf-8")
    with pytest.raises(BadInputError, match="HP"):
        ontology_quads(tmp_path, load_ontology(tmp_path))


def inferred_kinds():
    quads = {quad for quad in graph(full_record()) if quad.predicate == SUBCLASS}
    return {(q.subject, q.object) for q in quads if q.graph_name == INFERRED_GRAPH}


def test_superclasses_by_definition_are_given_as_inferred():
    assert {(vaco("Defect"), vaco("Fault")), (vaco("Worry"), vaco("Fault"))} <= inferred_kinds()


def test_superclasses_that_are_asserted_are_not_given_again():
    assert (vaco("Rust"), vaco("Fault")) not in inferred_kinds()


def test_the_class_tree_of_the_bundled_graph_has_all_that_the_ontology_tells(built):
    known, above = load_ontology(), {}
    for quad in open_store(built).quads_for_pattern(None, SUBCLASS, None):
        above.setdefault(quad.subject, set()).add(quad.object)
    for curie, term in known.terms.items():
        reached, waiting = set(), [vaco(curie)]
        while waiting:
            wider = above.get(waiting.pop(), set()) - reached
            reached |= wider
            waiting += wider
        assert {vaco(one) for one in term.ancestors} <= reached, curie
