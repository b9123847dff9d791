"""Turtle files to triples, kept by subject: the lowest layer, and the only one that sees RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from vakg.errors import BadInputError, NotFoundError

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Statements = Mapping[str, list[Node]]
"""What is said of one subject: the full id of each predicate with its objects, in file order."""

OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OBO = "http://purl.obolibrary.org/obo/"
OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def module_paths(folder: Path) -> list[Path]:
    """List the ontology's modules: every Turtle file directly in the folder, by name.

    Raises:
        NotFoundError: If there is no such folder or no module in it.
    """
    paths = sorted(folder.glob("*.ttl"))
    if not paths:
        raise NotFoundError(
            str(folder), "there is no ontology module (*.ttl)", "Name the folder of the ontology."
        )
    return paths


def read_triples(path: Path) -> Iterator[ox.Quad]:
    """Read one Turtle file; blank nodes get new names, so that files can be joined.

    Raises:
        BadInputError: If the file is not Turtle, with the line where reading stopped.
        NotFoundError: If it cannot be opened.
    """
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    except SyntaxError as error:
        raise BadInputError(
            f"{path}, line {error.lineno}", f"not Turtle: {error.msg}", "Mend the file."
        ) from None
    except OSError as error:
        raise NotFoundError(
            str(path), f"cannot be opened ({error.strerror or error})", "Name a readable file."
        ) from None


@dataclass(frozen=True, slots=True)
class Modules:
    """The triples of several files by what they speak of, and the file that declares each."""

    triples: Mapping[Subject, Statements]
    home: Mapping[Subject, str]


def read_modules(paths: Iterable[Path]) -> Modules:
    """Join several Turtle files; a subject's home is the file that gives its type."""
    triples: dict[Subject, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    home: dict[Subject, str] = {}
    for path in paths:
        for quad in read_triples(path):
            triples[quad.subject][quad.predicate.value].append(quad.object)
            if quad.predicate.value == RDF + "type":
                home.setdefault(quad.subject, path.stem)
    return Modules({subject: dict(said) for subject, said in triples.items()}, home)


def texts(statements: Statements, predicate: str) -> tuple[str, ...]:
    """Return the literal values of a predicate, in file order."""
    return tuple(
        node.value for node in statements.get(predicate, ()) if isinstance(node, ox.Literal)
    )


def iris(statements: Statements, predicate: str) -> tuple[str, ...]:
    """Return the named values of a predicate, in file order."""
    return tuple(
        node.value for node in statements.get(predicate, ()) if isinstance(node, ox.NamedNode)
    )
