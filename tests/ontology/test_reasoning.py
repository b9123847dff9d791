"""The ontology loads in owlready2 and is consistent under HermiT; contradictions are found."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from vakg.errors import BadInputError, LimitError, NotFoundError, VakgError
from vakg.ontology import java, load_ontology
from vakg.ontology.prefixes import VACO, to_iri
from vakg.ontology.reasoning import check_consistency, load_world
from vakg.ontology.turtle import module_paths
from vakg.resources import ontology_dir

HEAD = b"""@prefix vaco: <https://w3id.org/vaco/> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ex: <http://example.org/> .
"""
MODULES = module_paths(ontology_dir())


@pytest.fixture(scope="module")
def report():
    return check_consistency(MODULES)


def test_every_class_of_the_modules_is_there_in_owlready2():
    world = load_world(MODULES)
    loaded = {cls.iri for cls in world.classes()}
    assert {to_iri(curie) for curie in load_ontology().terms} <= loaded
    assert [str(label) for label in world[VACO + "PulmonaryCementEmbolism"].label] == [
        "pulmonary cement embolism"
    ]


@pytest.mark.java
def test_the_ontology_is_consistent(report):
    assert report.consistent


@pytest.mark.java
def test_every_class_can_have_an_instance(report):
    assert report.unsatisfiable == ()


@pytest.mark.java
def test_the_classification_without_java_is_hermits_own(report):
    ours = {
        (to_iri(curie), to_iri(ancestor))
        for curie, term in load_ontology().terms.items()
        for ancestor in term.ancestors
    }
    hermits = {pair for pair in report.superclasses if all(iri.startswith(VACO) for iri in pair)}
    assert len(ours) > 1000
    assert ours == hermits


@pytest.mark.java
@pytest.mark.parametrize(
    "classes",
    [
        "vaco:PulmonaryCementEmbolism , vaco:Vein",
        "vaco:Dyspnea , vaco:PercutaneousVertebroplasty",
        "vaco:BoneCement , vaco:CementLeakage",
        "vaco:Death , vaco:ChestCT",
    ],
)
def test_a_thing_in_two_disjoint_branches_is_a_contradiction(classes):
    thing = HEAD + f"ex:thing a {classes} .".encode()
    assert not check_consistency([*MODULES, thing]).consistent


@pytest.mark.java
def test_a_class_below_two_disjoint_branches_can_have_no_instance():
    bad = HEAD + b"ex:Bad a owl:Class ; rdfs:subClassOf vaco:Vein , vaco:Dyspnea ."
    found = check_consistency([*MODULES, bad])
    assert found.consistent
    assert found.unsatisfiable == ("http://example.org/Bad",)


@pytest.mark.java
def test_types_that_follow_are_given_as_plain_pairs():
    facts = HEAD + (
        b"ex:clot a vaco:Embolism ; obo:BFO_0000066 ex:vessel ."
        b"ex:vessel a vaco:LeftPulmonaryArtery ."
    )
    types = check_consistency([*MODULES, facts]).types
    assert ("http://example.org/clot", VACO + "PulmonaryEmbolism") in types
    assert ("http://example.org/clot", VACO + "PathologicalProcess") in types
    assert ("http://example.org/clot", VACO + "CementEmbolism") not in types


@pytest.mark.java
def test_reasoning_is_silent_and_leaves_no_file(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    contradiction = HEAD + b"ex:a a vaco:A , vaco:B . vaco:A owl:disjointWith vaco:B ."
    assert not check_consistency([contradiction]).consistent
    load_world([contradiction])
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_an_import_is_dropped_and_never_fetched(monkeypatch):
    def refuse(*_args: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    world = load_world(
        [
            HEAD + b"<http://example.org/o> a owl:Ontology ; owl:imports <http://example.org/p> ."
            b" ex:A a owl:Class ."
        ]
    )
    assert [cls.iri for cls in world.classes()] == ["http://example.org/A"]


def test_named_graphs_are_joined(tmp_path):
    path = tmp_path / "graph.nq"
    path.write_text(
        f"<{VACO}A> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<http://www.w3.org/2002/07/owl#Class> <http://example.org/g> .\n"
    )
    assert [cls.iri for cls in load_world([path]).classes()] == [VACO + "A"]


@pytest.mark.parametrize("check", [load_world, check_consistency])
def test_a_source_that_is_not_turtle_is_refused(check):
    with pytest.raises(BadInputError, match="cannot be parsed"):
        check([b"this is not turtle"])


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(NotFoundError, match=r"gone\.ttl"):
        load_world([tmp_path / "gone.ttl"])


@pytest.mark.java
def test_a_time_limit_ends_the_reasoner():
    with pytest.raises(LimitError, match=r"no answer within 0\.01 s"):
        check_consistency(MODULES, seconds=0.01)


@pytest.mark.java
def test_a_failure_of_the_reasoner_is_one_clear_message():
    with pytest.raises((VakgError, LimitError)) as caught:
        check_consistency(MODULES, megabytes=4)
    assert len(str(caught.value).splitlines()) == 1


def test_without_java_the_error_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java, "find_spec", lambda _name: None)
    with pytest.raises(NotFoundError, match="apt install default-jre-headless"):
        check_consistency(MODULES)


def test_java_home_wins_over_the_search_path(monkeypatch, tmp_path):
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert java.find_java() == program


def test_java_of_the_package_is_the_last_resort(monkeypatch, tmp_path):
    program = tmp_path / "java-runtime" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    package = type("Spec", (), {"origin": str(tmp_path / "__init__.py")})
    monkeypatch.setattr(java, "find_spec", lambda _name: package)
    assert java.find_java() == Path(program)
