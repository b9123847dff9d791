"""Turtle modules become plain terms; a bad file is named."""

import re
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from itertools import pairwise

import pytest

from vakg.errors import BadInputError, NotFoundError
from vakg.model.term import Mapping, Scope, Synonym, Term
from vakg.ontology import load_ontology
from vakg.ontology.mappings import SSSOM_FILE, read_mappings

TURTLE = """@prefix vaco: <https://w3id.org/vaco/> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix oboInOwl: <http://www.geneontology.org/formats/oboInOwl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
vaco:Bone a owl:Class ; rdfs:label "bone"@en .
vaco:Spine a owl:Class ; rdfs:subClassOf vaco:Bone ; rdfs:label "spine"@en ;
    obo:IAO_0000115 "A bone that holds up."@en ; obo:IAO_0000119 "kg:a" , "kg:b" ;
    oboInOwl:hasExactSynonym "backbone"@en ; oboInOwl:hasNarrowSynonym "tail"@en ;
    oboInOwl:hasBroadSynonym "axis"@en ; oboInOwl:hasRelatedSynonym "back"@en ;
    vaco:abbreviation "SP"@en ; vaco:wording "back was held up"@en ; skos:notation "X1" ;
    vaco:levelOrder 7 ; vaco:ucumUnit "mm" .
vaco:Tip a owl:Class ; rdfs:subClassOf vaco:Spine ; rdfs:label "tip"@en .
"""
TABLE = """#curie_map: {}
subject_id\tpredicate_id\tobject_id\tobject_label
vaco:Spine\tskos:exactMatch\tUBERON:1\tspine
vaco:Spine\tskos:broadMatch\tUBERON:2\torgan
"""


@pytest.fixture(scope="module")
def bundled():
    return load_ontology()


@pytest.fixture
def small(tmp_path):
    (tmp_path / "bones.ttl").write_text(TURTLE)
    (tmp_path / SSSOM_FILE).write_text(TABLE)
    return load_ontology(tmp_path)


def test_everything_that_a_module_says_of_a_class_is_in_its_term(small):
    assert small.get("vaco:Spine") == Term(
        curie="vaco:Spine",
        label="spine",
        definition="A bone that holds up.",
        definition_sources=("kg:a", "kg:b"),
        module="bones",
        synonyms=(
            Synonym("backbone", Scope.EXACT),
            Synonym("tail", Scope.NARROW),
            Synonym("axis", Scope.BROAD),
            Synonym("back", Scope.RELATED),
            Synonym("SP", Scope.EXACT, is_abbreviation=True),
        ),
        wordings=("back was held up",),
        parents=("vaco:Bone",),
        ancestors=("vaco:Bone",),
        notation="X1",
        level_order=7,
        ucum_unit="mm",
        mappings=(
            Mapping("skos:exactMatch", "UBERON:1", "spine"),
            Mapping("skos:broadMatch", "UBERON:2", "organ"),
        ),
    )


def test_ancestors_are_transitive_and_descendants_their_mirror(small):
    assert small.get("vaco:Tip").ancestors == ("vaco:Bone", "vaco:Spine")
    assert small.descendants("vaco:Bone") == {"vaco:Spine", "vaco:Tip"}
    assert small.descendants("vaco:Tip") == frozenset()


def test_a_term_is_a_kind_of_itself_and_of_what_is_above_but_not_of_what_is_below(small):
    assert small.is_a("vaco:Tip", "vaco:Tip")
    assert small.is_a("vaco:Tip", "vaco:Bone")
    assert not small.is_a("vaco:Bone", "vaco:Tip")


def test_terms_are_frozen_plain_values(bundled):
    term = bundled.get("vaco:PulmonaryCementEmbolism")
    with pytest.raises(FrozenInstanceError):
        term.label = "other"
    plain = (str, int, tuple, type(None))
    assert is_dataclass(term)
    assert all(isinstance(getattr(term, field.name), plain) for field in fields(term))


def test_the_terms_cannot_be_changed_from_outside(bundled):
    with pytest.raises(TypeError):
        bundled.terms["vaco:New"] = bundled.get("vaco:Vein")


def test_a_cement_embolus_in_the_lung_counts_as_pulmonary_embolism_by_definition(bundled):
    assert bundled.is_a("vaco:PulmonaryCementEmbolism", "vaco:PulmonaryEmbolism")
    assert not bundled.is_a("vaco:IntracardiacCementEmbolism", "vaco:PulmonaryEmbolism")
    assert not bundled.is_a("vaco:PulmonaryEmbolism", "vaco:PulmonaryCementEmbolism")


def test_leakage_migration_and_embolism_are_three_things(bundled):
    three = ("vaco:CementLeakage", "vaco:CementMigration", "vaco:CementEmbolism")
    assert not any(bundled.is_a(a, b) for a in three for b in three if a != b)


def test_the_levels_run_from_head_to_foot_without_a_gap(bundled):
    order = bundled.level_order()
    assert order[0] == "C1"
    assert order[-1] == "S5"
    vertebrae = [level for level in order if "/" not in level]
    regions = {"C": 7, "T": 12, "L": 5, "S": 5}
    assert vertebrae == [f"{r}{n}" for r, count in regions.items() for n in range(1, count + 1)]
    mobile = vertebrae[:25]
    assert [lv for lv in order if "/" in lv] == [f"{a}/{b}" for a, b in pairwise(mobile)]
    assert order.index("T7") < order.index("T7/T8") < order.index("T8")


def test_every_level_is_found_by_its_notation(bundled):
    for notation in bundled.level_order():
        assert bundled.get(bundled.by_notation(notation)).notation == notation


def test_an_unknown_term_gets_the_nearest_one_named(bundled):
    with pytest.raises(NotFoundError, match=r"vaco:PulmonaryCementEmbolism\b") as caught:
        bundled.get("vaco:PulmonaryCementEmbolsm")
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("ask", ["label", "descendants"])
def test_every_question_about_an_unknown_term_is_refused(bundled, ask):
    with pytest.raises(NotFoundError):
        getattr(bundled, ask)("vaco:NoSuchTerm")


@pytest.mark.parametrize("pair", [("vaco:Vein", "vaco:Nix"), ("vaco:Nix", "vaco:Vein")])
def test_an_unknown_term_is_never_silently_no_kind_of_another(bundled, pair):
    with pytest.raises(NotFoundError):
        bundled.is_a(*pair)


def test_a_file_that_is_not_turtle_is_named_with_its_line(tmp_path):
    (tmp_path / "a.ttl").write_text("@prefix vaco: <https://w3id.org/vaco/> .\nvaco:A a a a .\n")
    with pytest.raises(BadInputError, match=r"a\.ttl, line 2: not Turtle"):
        load_ontology(tmp_path)


def test_a_file_in_another_encoding_is_one_clear_error(tmp_path):
    (tmp_path / "a.ttl").write_bytes("<urn:a> <urn:b> 'Kümmell' .".encode("latin-1"))
    with pytest.raises(BadInputError, match=r"a\.ttl"):
        load_ontology(tmp_path)


def test_a_folder_without_modules_is_not_an_empty_ontology(tmp_path):
    with pytest.raises(NotFoundError, match="no ontology module"):
        load_ontology(tmp_path)


def test_a_mapping_table_without_a_needed_column_is_refused(tmp_path):
    (tmp_path / "m.tsv").write_text("subject_id\tobject_id\nvaco:A\tX:1\n")
    with pytest.raises(BadInputError, match="no column predicate_id, object_label"):
        read_mappings(tmp_path / "m.tsv")


@pytest.mark.parametrize("row", ["vaco:Tip\tskos:exactMatch", "\tskos:exactMatch\tX:1\tx"])
def test_a_mapping_row_with_a_hole_is_named(tmp_path, row):
    (tmp_path / "m.tsv").write_text(TABLE + row + "\n")
    with pytest.raises(BadInputError, match="row 3: a cell is empty"):
        read_mappings(tmp_path / "m.tsv")


def test_every_bundled_mapping_has_a_term(bundled):
    from vakg.resources import ontology_dir

    assert read_mappings(ontology_dir() / SSSOM_FILE).keys() <= bundled.terms.keys()


def test_the_order_of_names_does_not_hang_on_the_hash_seed():
    def listing(seed: str) -> bytes:
        program = "from vakg.ontology import *; print(load_names(load_ontology()))"
        return subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout

    first = listing("1")
    assert re.search(rb"pulmonary cement embolism", first)
    assert first == listing("2")
