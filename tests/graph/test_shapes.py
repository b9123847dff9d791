"""Shapes: each lets a good node pass and tells a bad one, in words that name it."""

import csv
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.collection import Collection

from vakg.errors import BadInputError, NotFoundError
from vakg.graph import shapes as module
from vakg.graph.checks import Finding
from vakg.graph.shapes import check_shapes, graph_for, load_shapes
from vakg.graph.vocabulary import LABEL, ONTOLOGY_GRAPH, TYPE, VACO, XSD, node, vaco
from vakg.model import assertion
from vakg.model.case import Patient
from vakg.model.claim import Proportion
from vakg.model.parts import LevelName
from vakg.model.record import YEARS_IN
from vakg.resources import ontology_dir

FOLDER = ontology_dir() / "shapes"
GOOD = Path(__file__).parents[1] / "fixtures" / "shapes" / "good.ttl"

CLOSED_LISTS = {
    "assertionStatus": assertion.AssertionStatus,
    "certainty": assertion.Certainty,
    "reviewState": assertion.Review,
    "basis": assertion.Basis,
    "quoteRole": assertion.QuoteRole,
    "side": assertion.Side,
    "levelRole": assertion.LevelRole,
    "comparator": assertion.Comparator,
    "pComparator": assertion.Comparator,
    "aspect": assertion.TimeAspect,
    "treatmentResult": assertion.TreatmentResult,
    "caseKind": assertion.CaseKind,
    "stance": assertion.Stance,
    "modality": assertion.Modality,
    "direction": assertion.Direction,
    "unitOfAnalysis": assertion.UnitOfAnalysis,
    "symptomScope": assertion.SymptomScope,
    "rangeType": assertion.RangeType,
}

with (GOOD.parent / "defects.tsv").open(encoding="utf-8", newline="") as file:
    # what is changed in the good graph, where the finding points, and what it must say
    DEFECTS = {
        row["defect"]: row
        for row in csv.DictReader(file, dialect=csv.excel_tab, quoting=csv.QUOTE_NONE)
    }


def store_of(turtle: str) -> ox.Store:
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return store


def findings_in(turtle: str) -> list[Finding]:
    return check_shapes(store_of(turtle), FOLDER)[2]


def test_one_node_of_every_kind_as_it_should_be_passes():
    shapes, nodes, findings = check_shapes(store_of(GOOD.read_text()), FOLDER)
    assert findings == []
    assert shapes >= 20
    assert nodes == 20


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_found_where_it_is_and_nowhere_else(defect):
    row = DEFECTS[defect]
    findings = findings_in(planted(defect))
    assert {one.where for one in findings} == {f"kg:{one}" for one in row["where"].split()}
    assert any(row["what"] in one.what for one in findings)


def planted(defect: str) -> str:
    good, row = GOOD.read_text(), DEFECTS[defect]
    assert good.count(row["old"]) == 1
    return good.replace(row["old"], row["new"])


def test_a_statement_without_a_quote_is_told_at_the_statement_and_at_the_quote():
    store = store_of(GOOD.read_text())
    store.remove(ox.Quad(node("d", "link"), vaco("hasEvidence"), node("d", "quote")))
    findings = check_shapes(store, FOLDER)[2]
    assert {one.where for one in findings} == {"kg:d.link", "kg:d.quote"}


def test_what_an_event_led_to_is_an_event():
    bad = GOOD.read_text() + "\nkg:d.procedure vaco:ledTo kg:d.gap .\n"
    assert [(one.where, one.what) for one in findings_in(bad)] == [
        ("kg:d.procedure", "what an event led to is an event (here kg:d.gap)")
    ]


def test_a_finding_shows_the_value_that_is_wrong():
    bad = GOOD.read_text().replace('vaco:side "left"', 'vaco:side "l"')
    assert findings_in(bad) == [
        Finding(
            check="shapes",
            where="kg:d.leak",
            what="a side is left, right, bilateral or midline (here 'l')",
        )
    ]


@pytest.mark.parametrize("name", CLOSED_LISTS)
def test_shapes_and_record_types_allow_the_same_words(name):
    assert words_of(name) == [{one.value for one in CLOSED_LISTS[name]}]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("unit", set(YEARS_IN)),
        ("unit", set(get_args(Proportion.model_fields["unit"].annotation))),
        ("sex", set(get_args(get_args(Patient.model_fields["sex"].annotation)[0]))),
    ],
)
def test_shapes_and_record_types_allow_the_same_units_and_sexes(name, words):
    assert words in words_of(name)


def words_of(name: str) -> list[set[str]]:
    """Give every list of words that the shapes allow for a property, without repeats."""
    shapes = load_shapes(FOLDER)
    found: list[set[str]] = []
    for shape in shapes.subjects(SH.path, URIRef(VACO + name)):
        for head in shapes.objects(shape, SH["in"]):
            words = {str(one).removeprefix(VACO) for one in Collection(shapes, head)}
            found += [words] if words not in found else []
    return found


def test_a_level_is_written_alike_in_shapes_and_records():
    pattern = get_args(LevelName)[1].metadata[0].pattern
    shapes = load_shapes(FOLDER)
    level = shapes.value(None, SH.path, URIRef(VACO + "level"))
    assert str(shapes.value(level, SH.pattern)) == pattern


def test_the_shapes_are_good_shacl_and_core_only():
    shapes = as_written()
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
    for beyond in ("sparql", "js", "rule", "target", "expression"):
        assert (None, SH[beyond], None) not in shapes


def test_every_shape_that_another_names_exists():
    # pyshacl lets every node pass a shape that is not there
    shapes = as_written()
    named = {one for by in (SH.node, SH.property) for one in shapes.objects(None, by)}
    assert [one for one in named if not list(shapes.predicate_objects(one))] == []


def test_every_constraint_says_in_words_what_it_asks_for():
    shapes = as_written()
    dumb = [
        one for one in shapes.objects(None, SH.property) if (one, SH.message, None) not in shapes
    ]
    helper = shapes.value(URIRef(VACO + "shapes/Named"), SH.property)
    assert dumb == [helper]  # its message is that of the constraint that uses it


def as_written() -> Graph:
    shapes = Graph()
    for path in sorted(FOLDER.glob("*.ttl")):
        shapes.parse(path)
    return shapes


@pytest.mark.parametrize("defect", ["event: side", "link: to itself", "quote: not its statement"])
def test_flat_shapes_find_what_the_shapes_as_written_find(defect):
    data = graph_for(store_of(planted(defect)), load_shapes(FOLDER))
    found = [
        {
            (results.value(one, SH.focusNode), results.value(one, SH.resultMessage))
            for one in results.subjects(RDF.type, SH.ValidationResult)
        }
        for results in (
            pyshacl.validate(data, shacl_graph=shapes)[1]
            for shapes in (as_written(), load_shapes(FOLDER))
        )
    ]
    assert found[0] == found[1] != set()


def test_a_property_within_a_property_keeps_its_place(tmp_path):
    (tmp_path / "nested.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix vaco: <https://w3id.org/vaco/> .
        vaco:S sh:targetClass vaco:CausalLink ; sh:property [ sh:path vaco:cause ;
            sh:property [ sh:path vaco:side ; sh:minCount 1 ; sh:message "a cause has a side" ] ] ."""
    )
    findings = check_shapes(store_of(GOOD.read_text()), tmp_path)[2]
    assert [(one.where, one.what) for one in findings] == [("kg:d.procedure", "a cause has a side")]


def test_only_what_the_shapes_look_at_is_copied():
    store = store_of(GOOD.read_text())
    store.add(ox.Quad(vaco("Vein"), LABEL, ox.Literal("vein"), ONTOLOGY_GRAPH))
    store.add(ox.Quad(vaco("x"), TYPE, vaco("Vein")))
    data = graph_for(store, load_shapes(FOLDER))
    assert (None, URIRef(VACO + "readingText"), None) not in data
    assert (URIRef(VACO + "Vein"), None, None) not in data
    assert (URIRef(VACO + "x"), None, None) not in data


def test_numbers_and_words_keep_their_kind():
    data = graph_for(store_of(GOOD.read_text()), load_shapes(FOLDER))
    assert (None, URIRef(VACO + "side"), Literal("left")) in data
    assert (None, URIRef(VACO + "start"), Literal(5)) in data
    assert (None, URIRef(VACO + "high"), Literal("93.6", datatype=URIRef(XSD + "decimal"))) in data


def test_the_bundled_graph_keeps_to_its_shapes(built):
    from vakg.graph.store import open_store

    store = ox.Store()
    store.bulk_extend(open_store(built))
    shapes, nodes, findings = check_shapes(store, FOLDER)
    assert findings == []
    assert shapes >= 20
    assert nodes > 1500


def test_a_folder_without_shapes_is_refused(tmp_path):
    with pytest.raises(NotFoundError, match="there are no shapes"):
        load_shapes(tmp_path)


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        ("vaco:S a", r"a\.ttl, line 3: not Turtle"),
        ('vaco:S sh:targetClass vaco:Claim ; sh:property [ sh:path vaco:text ; sh:minCount "x" ] .',
         "a shape cannot be used"),
        ('vaco:S sh:targetClass vaco:Claim ; sh:property [ sh:path vaco:text ; sh:pattern "(" ] .',
         "a shape cannot be used"),
    ],
)  # fmt: skip
def test_a_shape_that_cannot_be_used_is_told_in_one_line(tmp_path, shape, what):
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix vaco: <https://w3id.org/vaco/> .\n"
    (tmp_path / "a.ttl").write_text(head + shape)
    with pytest.raises(BadInputError, match=what) as caught:
        check_shapes(store_of(GOOD.read_text()), tmp_path)
    assert len(str(caught.value).splitlines()) == 1


def test_labels_of_shapes_are_in_order():
    labels = module.shape_labels(load_shapes(FOLDER))
    assert labels == sorted(labels)
    assert {"event", "claim", "quote", "time", "quantity", "causal link", "proportion"} <= set(
        labels
    )


def test_the_page_of_checks_names_every_shape():
    page = (FOLDER.parents[1] / "docs" / "checks.md").read_text()
    missing = [one for one in module.shape_labels(load_shapes(FOLDER)) if f"| {one} |" not in page]
    assert missing == ["statement or case by its identifier"]  # a part of another shape
