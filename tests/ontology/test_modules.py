"""The rules that every class of the ontology keeps, each with a planted defect that breaks it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from vakg.ontology.prefixes import VACO, to_curie
from vakg.ontology.turtle import (
    OBO,
    OBO_IN_OWL,
    OWL,
    RDF,
    RDFS,
    SKOS,
    Statements,
    iris,
    module_paths,
    read_modules,
    texts,
)
from vakg.resources import documents_dir, ontology_dir

DEFINITION, SOURCE = OBO + "IAO_0000115", OBO + "IAO_0000119"
EXACT = (OBO_IN_OWL + "hasExactSynonym", VACO + "abbreviation")
LOOSE = tuple(OBO_IN_OWL + f"has{scope}Synonym" for scope in ("Narrow", "Broad", "Related"))
SOURCE_FORM = re.compile(
    r"kg:[a-z0-9-]+|PMID:\d+|DOI:10\.\S+|vakg:design|[A-Za-z0-9]+:[A-Za-z0-9.%-]+"
)
# Classes about statements, not about the clinic: their parents may be foreign or none.
XSD = "http://www.w3.org/2001/XMLSchema#"
STATEMENT_MODULES = {"core", "reporting"}
TOPS = {"AnatomicalEntity", "ClinicalFinding", "LeakageRoute", "MaterialEntity", "Outcome"}
TOPS |= {"PathologicalProcess", "Procedure", "QuantityKind", "RiskFactor", "StudyDesign"}
TOPS |= {"EvidenceKind"}
# Names of people, places and makes keep their capital within a lower-case label.
PROPER_NAMES = {"Teflon"}


@dataclass(frozen=True)
class Loaded:
    """The classes of a folder with all that is said of them, and the raw triples."""

    classes: dict[str, Statements]
    home: dict[str, list[str]]
    triples: dict[object, Statements]

    def subject_classes(self) -> Iterator[tuple[str, Statements]]:
        for curie, said in self.classes.items():
            if not STATEMENT_MODULES & set(self.home[curie]):
                yield curie, said


def load(folder: Path) -> Loaded:
    triples = dict(read_modules(module_paths(folder)).triples)
    home = defaultdict(list)
    for path in module_paths(folder):
        for subject, said in read_modules([path]).triples.items():
            if isinstance(subject, ox.NamedNode) and OWL + "Class" in iris(said, RDF + "type"):
                home[to_curie(subject.value) or subject.value].append(path.stem)
    classes = {c: triples[ox.NamedNode(VACO + c.removeprefix("vaco:"))] for c in sorted(home)}
    return Loaded(classes, dict(home), triples)


def names_of(said: Statements, predicates: tuple[str, ...]) -> list[str]:
    return [text for predicate in predicates for text in texts(said, predicate)]


def parents_of(said: Statements) -> list[str]:
    return [to_curie(iri) or iri for iri in iris(said, RDFS + "subClassOf")]


def labels_that_are_not_one_lower_case_name(loaded: Loaded) -> list[str]:
    odd = []
    for curie, said in loaded.classes.items():
        labels = texts(said, RDFS + "label")
        first = labels[0].split()[0] if labels else ""
        abbreviation = re.match(r"[A-Z](-|$)|.+[A-Z0-9]", first)
        if len(labels) != 1 or not (first[0].islower() or abbreviation or first in PROPER_NAMES):
            odd.append(curie)
    return odd


def definitions_that_are_not_one_sentence(loaded: Loaded) -> list[str]:
    return [
        curie
        for curie, said in loaded.classes.items()
        if len(texts(said, DEFINITION)) != 1
        or not re.fullmatch(r"An? .+\.", texts(said, DEFINITION)[0])
    ]


def definitions_that_do_not_name_their_genus(loaded: Loaded) -> list[str]:
    odd = []
    for curie, said in loaded.subject_classes():
        for parent in parents_of(said):
            genus = "".join(texts(loaded.classes.get(parent, {}), RDFS + "label"))
            if not re.match(rf"An? {re.escape(genus)}\b", "".join(texts(said, DEFINITION))):
                odd.append(curie)
    return odd


def classes_without_a_known_definition_source(loaded: Loaded) -> list[str]:
    documents = {f"kg:{path.stem}" for path in documents_dir().glob("*.txt")}
    return [
        curie
        for curie, said in loaded.classes.items()
        if not texts(said, SOURCE)
        or any(
            not SOURCE_FORM.fullmatch(source)
            or (source.startswith("kg:") and source not in documents)
            for source in texts(said, SOURCE)
        )
    ]


def labels_or_definitions_of_two_classes(loaded: Loaded) -> list[str]:
    every = Counter(
        text.casefold()
        for said in loaded.classes.values()
        for text in names_of(said, (RDFS + "label", DEFINITION))
    )
    return [text for text, count in every.items() if count > 1]


def synonyms_that_name_another_class(loaded: Loaded) -> list[str]:
    owners = defaultdict(set)
    for curie, said in loaded.subject_classes():
        for name in names_of(said, (RDFS + "label", *EXACT)):
            owners[name.casefold()].add(curie)
    return [
        f"{curie} {name}"
        for curie, said in loaded.subject_classes()
        for name in names_of(said, EXACT + LOOSE)
        if owners[name.casefold()] - {curie}
    ]


def names_that_a_class_has_twice(loaded: Loaded) -> list[str]:
    return [
        f"{curie} {name}"
        for curie, said in loaded.classes.items()
        for name, count in Counter(names_of(said, (RDFS + "label", *EXACT, *LOOSE))).items()
        if count > 1 or name != name.strip() or "  " in name
    ]


def classes_without_one_known_parent(loaded: Loaded) -> list[str]:
    return [
        curie
        for curie, said in loaded.subject_classes()
        if [p for p in parents_of(said) if p not in loaded.classes]
        or len(parents_of(said)) != (0 if curie.removeprefix("vaco:") in TOPS else 1)
    ]


def classes_above_themselves(loaded: Loaded) -> list[str]:
    odd = []
    for curie in loaded.classes:
        seen, waiting = set(), parents_of(loaded.classes[curie])
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting += parents_of(loaded.classes.get(current, {}))
        if curie in seen:
            odd.append(curie)
    return odd


def classes_declared_in_two_modules(loaded: Loaded) -> list[str]:
    return [curie for curie, modules in loaded.home.items() if len(modules) > 1]


def restrictions_on_unknown_things(loaded: Loaded) -> list[str]:
    odd = []
    for said in loaded.triples.values():
        for relation in iris(said, OWL + "onProperty"):
            kinds = set(iris(loaded.triples.get(ox.NamedNode(relation), {}), RDF + "type"))
            if not kinds & {OWL + "ObjectProperty", OWL + "DatatypeProperty"}:
                odd.append(relation)
        odd += [
            filler
            for filler in iris(said, OWL + "someValuesFrom")
            if to_curie(filler) not in loaded.classes and not filler.startswith(XSD)
        ]
    return odd


def classes_equated_with_foreign_ones(loaded: Loaded) -> list[str]:
    equated = OWL + "equivalentClass"
    return [c for c, said in loaded.classes.items() if not all(map(to_curie, iris(said, equated)))]


def levels_that_share_a_notation_or_a_place(loaded: Loaded) -> list[str]:
    every = Counter(
        (predicate, text)
        for said in loaded.classes.values()
        for predicate in (SKOS + "notation", VACO + "levelOrder")
        for text in texts(said, predicate)
    )
    return [text for (_, text), count in every.items() if count > 1]


HEAD = """@prefix vaco: <https://w3id.org/vaco/> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix oboInOwl: <http://www.geneontology.org/formats/oboInOwl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
obo:BFO_0000050 a owl:ObjectProperty .
"""
GOOD = """
vaco:Outcome a owl:Class ; rdfs:label "outcome" ; obo:IAO_0000115 "A thing that comes last." ;
    obo:IAO_0000119 "kg:pce-ards" .
vaco:Rest a owl:Class ; rdfs:subClassOf vaco:Outcome ; rdfs:label "rest" ;
    rdfs:subClassOf [ a owl:Restriction ; owl:onProperty obo:BFO_0000050 ;
        owl:someValuesFrom vaco:Outcome ] ;
    obo:IAO_0000115 "An outcome that is quiet." ; obo:IAO_0000119 "DOI:10.1/a" ;
    skos:notation "R1" ; vaco:levelOrder 1 ; oboInOwl:hasExactSynonym "repose" .
"""
# Each defect replaces a piece of the good module.
PLANTED: list[tuple[Callable[[Loaded], list[str]], str, str]] = [
    (labels_that_are_not_one_lower_case_name, '"rest"', '"Rest"'),
    (labels_that_are_not_one_lower_case_name, '"rest"', '"rest" , "calm"'),
    (definitions_that_are_not_one_sentence, "is quiet.", "is quiet"),
    (
        definitions_that_are_not_one_sentence,
        'is quiet."',
        'is quiet." , "An outcome that is calm."',
    ),
    (definitions_that_do_not_name_their_genus, "An outcome that is", "A result that is"),
    (classes_without_a_known_definition_source, 'obo:IAO_0000119 "DOI:10.1/a" ;', ""),
    (classes_without_a_known_definition_source, "DOI:10.1/a", "kg:no-such-document"),
    (classes_without_a_known_definition_source, "DOI:10.1/a", "a book"),
    (labels_or_definitions_of_two_classes, '"rest"', '"Outcome"'),
    (labels_or_definitions_of_two_classes, "An outcome that is quiet.", "A thing that comes last."),
    (synonyms_that_name_another_class, '"repose"', '"Outcome"'),
    (synonyms_that_name_another_class, 'hasExactSynonym "repose"', 'hasBroadSynonym "outcome"'),
    (names_that_a_class_has_twice, '"repose"', '"rest"'),
    (classes_without_one_known_parent, "rdfs:subClassOf vaco:Outcome", "rdfs:subClassOf vaco:End"),
    (classes_without_one_known_parent, "rdfs:subClassOf vaco:Outcome ;", ""),
    (
        classes_without_one_known_parent,
        'label "outcome"',
        'label "outcome" ; rdfs:subClassOf vaco:Rest',
    ),
    (classes_above_themselves, 'label "outcome"', 'label "outcome" ; rdfs:subClassOf vaco:Rest'),
    (restrictions_on_unknown_things, "owl:onProperty obo:BFO_0000050", "owl:onProperty obo:NO_1"),
    (restrictions_on_unknown_things, "someValuesFrom vaco:Outcome", "someValuesFrom vaco:End"),
    (
        classes_equated_with_foreign_ones,
        'label "rest"',
        'label "rest" ; owl:equivalentClass obo:X_1',
    ),
    (levels_that_share_a_notation_or_a_place, '"outcome"', '"outcome" ; skos:notation "R1"'),
    (levels_that_share_a_notation_or_a_place, '"outcome"', '"outcome" ; vaco:levelOrder 1'),
]
RULES = [*dict.fromkeys(rule for rule, _, _ in PLANTED), classes_declared_in_two_modules]


@pytest.fixture(scope="module")
def bundled() -> Loaded:
    return load(ontology_dir())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_modules_have_no(rule, bundled):
    assert rule(bundled) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_module_is_not_accused_of(rule, tmp_path):
    (tmp_path / "good.ttl").write_text(HEAD + GOOD)
    assert rule(load(tmp_path)) == []


@pytest.mark.parametrize(("rule", "piece", "defect"), PLANTED)
def test_a_planted_defect_is_found_by(rule, piece, defect, tmp_path):
    assert piece in GOOD
    (tmp_path / "bad.ttl").write_text(HEAD + GOOD.replace(piece, defect, 1))
    assert rule(load(tmp_path)) != []


def test_a_class_declared_in_a_second_module_is_found(tmp_path):
    (tmp_path / "good.ttl").write_text(HEAD + GOOD)
    (tmp_path / "other.ttl").write_text(HEAD + "vaco:Rest a owl:Class .")
    assert classes_declared_in_two_modules(load(tmp_path)) == ["vaco:Rest"]


def test_every_top_class_is_there_so_that_no_branch_is_left_out(bundled):
    assert bundled.classes.keys() >= {f"vaco:{name}" for name in TOPS}


def test_no_module_imports_foreign_axioms():
    paths = module_paths(ontology_dir())
    assert [path.stem for path in paths if "owl:imports" in path.read_text()] == []
