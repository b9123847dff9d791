"""What follows from the ontology and a graph by full OWL logic: owlready2 and HermiT.

For tests and on demand. The default build works without Java (`taxonomy.py`); this module proves
that it misses nothing. It never reaches for the network: imports are dropped, not fetched.
"""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from vakg.errors import BadInputError, LimitError, NotFoundError, VakgError
from vakg.ontology.java import find_java
from vakg.ontology.turtle import OWL

Source = Path | bytes
"""A file of triples or quads, or the content of a Turtle file."""

_IMPORTS = ox.NamedNode(OWL + "imports")
_THING, _NOTHING = OWL + "Thing", OWL + "Nothing"
_RESULT = re.compile(r"^(SubClassOf|EquivalentClasses|Type)\( (.+) \)$", re.MULTILINE)
_IRI = re.compile(r"<([^>]*)>")
_IN_MEMORY = ":memory:"

QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java without the compiling that pays only after minutes: an answer takes half the processor time."""


@dataclass(frozen=True, slots=True)
class ConsistencyReport:
    """What HermiT found; all ids are full ids, all pairs sorted.

    Args:
        consistent: False where the statements contradict each other; the rest is then empty.
        unsatisfiable: Classes that can have no instance.
        superclasses: Every (class, wider class) that follows, asserted ones included.
        types: Every (individual, class) that follows, asserted ones included.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    superclasses: tuple[tuple[str, str], ...] = ()
    types: tuple[tuple[str, str], ...] = ()


def load_world(sources: Iterable[Source]) -> Any:
    """Load triples into a fresh owlready2 world.

    Args:
        sources: Files, or Turtle as bytes; named graphs are joined.

    Returns:
        An `owlready2.World` held in memory.

    Raises:
        NotFoundError: If a file is not there.
        BadInputError: If a source cannot be parsed.
    """
    import owlready2  # noqa: PLC0415 - slow to import, and only reasoning needs it

    world = owlready2.World(filename=_IN_MEMORY)
    triples = io.BytesIO(_as_ntriples(sources))
    with contextlib.redirect_stderr(io.StringIO()):
        world.get_ontology("urn:vakg:all#").load(fileobj=triples)
    return world


def check_consistency(
    sources: Iterable[Source], *, seconds: float = 120, megabytes: int = 2000
) -> ConsistencyReport:
    """Classify the triples with HermiT.

    Args:
        sources: Files, or Turtle as bytes; named graphs are joined.
        seconds: How long HermiT may take.
        megabytes: How much memory Java may take.

    Raises:
        NotFoundError: If there is no Java, or a file is not there.
        BadInputError: If a source cannot be parsed.
        LimitError: If the time or the memory did not suffice.
    """
    answer = _ask_hermit(sources, ("-c", "-O", "-D", "-I"), seconds, megabytes)
    if answer.returncode == 0:
        return _report(answer.stdout)
    return _failure(answer.stdout, megabytes)


def is_consistent(
    sources: Iterable[Source], *, seconds: float = 120, megabytes: int = 2000
) -> bool:
    """Ask HermiT only whether triples contradict each other, without listing what follows.

    For a graph of statements this takes seconds where the list takes hours, since HermiT tries each
    definition on each thing.

    Raises:
        NotFoundError: If there is no Java, or a file is not there.
        BadInputError: If a source cannot be parsed.
        LimitError: If the time or the memory did not suffice.
    """
    answer = _ask_hermit(sources, ("-k",), seconds, megabytes)
    satisfiable = answer.returncode == 0 and "is satisfiable" in answer.stdout
    return satisfiable or _failure(answer.stdout, megabytes).consistent


def _ask_hermit(
    sources: Iterable[Source], questions: Sequence[str], seconds: float, megabytes: int
) -> subprocess.CompletedProcess[str]:
    java = find_java()
    with tempfile.TemporaryDirectory(prefix="vakg-") as folder:
        path = Path(folder) / "triples.nt"
        path.write_bytes(_as_ntriples(sources))
        return _run_hermit(java, path, questions, seconds, megabytes)


def _as_ntriples(sources: Iterable[Source]) -> bytes:
    """Join the sources in the one form that owlready2 and HermiT both read well."""
    triples = {
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for source in sources
        for quad in _parse(source)
        if quad.predicate != _IMPORTS
    }
    data = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES)
    return data or b""


def _parse(source: Source) -> Iterable[ox.Quad]:
    where = str(source) if isinstance(source, Path) else "the given Turtle"
    try:
        if isinstance(source, bytes):
            return list(ox.parse(source, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        return list(ox.parse(path=source, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        raise BadInputError(
            where, f"cannot be parsed: {error}", "Give Turtle or N-Quads."
        ) from None
    except OSError as error:
        raise NotFoundError(where, f"cannot be opened: {error}", "Name a readable file.") from None


def _run_hermit(
    java: Path, path: Path, questions: Sequence[str], seconds: float, megabytes: int
) -> subprocess.CompletedProcess[str]:
    import owlready2  # noqa: PLC0415 - slow to import, and only reasoning needs it

    folder = Path(owlready2.__file__).parent / "hermit"
    separator = ";" if sys.platform == "win32" else ":"
    classes = separator.join([str(folder), str(folder / "HermiT.jar")])
    program = "org.semanticweb.HermiT.cli.CommandLine"
    options = [*questions, "--ignoreUnsupportedDatatypes", path.as_uri()]
    limits = [f"-Xmx{megabytes}M", "-XX:-UsePerfData"]  # no files left in the temporary folder
    command = [str(java), *limits, *QUICK_START, "-cp", classes, program, *options]
    try:
        return subprocess.run(  # noqa: S603 - our own arguments, no shell
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise LimitError(
            "HermiT", f"no answer within {seconds:g} s", "Allow more time or give fewer triples."
        ) from None


def _failure(output: str, megabytes: int) -> ConsistencyReport:
    if "InconsistentOntologyException" in output or "Inconsistent ontology" in output:
        return ConsistencyReport(consistent=False)
    if "OutOfMemoryError" in output:
        raise LimitError("HermiT", f"{megabytes} MB did not suffice", "Allow more memory.")
    last = output.strip().splitlines()[-1:] or ["no message"]
    raise VakgError("HermiT", f"stopped: {last[0]}", "Check the triples given to it.")


def _report(output: str) -> ConsistencyReport:
    """Read HermiT's lists, which name only the nearest wider classes, and complete them."""
    wider: dict[str, set[str]] = {}
    direct: set[tuple[str, str]] = set()
    for kind, text in _RESULT.findall(output):
        iris = _IRI.findall(text)
        if kind == "Type":
            direct.add((iris[0], iris[1]))
        elif kind == "SubClassOf":
            wider.setdefault(iris[0], set()).add(iris[1])
        else:
            for iri in iris:
                wider.setdefault(iri, set()).update(iris)
    above = {name: _closure(name, wider) - {name} for name in wider}
    empty = {name for name, found in above.items() if _NOTHING in found}
    return ConsistencyReport(
        consistent=True,
        unsatisfiable=tuple(sorted(empty)),
        superclasses=_pairs((n, w) for n, found in above.items() if n not in empty for w in found),
        types=_pairs((i, w) for i, near in direct for w in {near} | above.get(near, set())),
    )


def _closure(name: str, wider: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += wider.get(current, ())
    return found


def _pairs(found: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    dull: Sequence[str] = (_THING, _NOTHING)
    return tuple(sorted({(a, b) for a, b in found if a not in dull and b not in dull}))
