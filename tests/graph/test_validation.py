"""`vakg validate` finds a planted defect of each kind, says where and what, and ends with code 5."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from vakg.cli import main
from vakg.graph.store import open_store, read_report, write_build
from vakg.graph.vocabulary import EVIDENCE_GRAPH, OA, TYPE, VACO, shorten, vaco
from vakg.ontology import java
from vakg.resources import ontology_dir, seeds_dir

Change = Callable[[set[ox.Quad]], str]
"""Changes the quads of a build and gives the place at which the defect must be found."""


def validate(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["validate", "--graph", str(folder), *more])


def found_in(folder: Path) -> list[tuple[str, str, str]]:
    rows = [json.loads(line) for line in validate(folder, "--format", "jsonl").stdout.splitlines()]
    return [(row["check"], row["where"], row["what"]) for row in rows]


@pytest.fixture(scope="module")
def good(built):
    """What the good build says."""
    return frozenset(open_store(built))


@pytest.fixture
def plant(built, good, tmp_path):
    """Copy the good build, with one change."""

    def planted(change: Change) -> tuple[Path, str]:
        quads = set(good)
        place = change(quads)
        report = {key: value for key, value in read_report(built).items() if key != "quads"}
        write_build(quads, report, tmp_path / "planted")
        return tmp_path / "planted", place

    return planted


def one_with(quads: set[ox.Quad], name: str, value: ox.NamedNode | None = None) -> ox.Quad:
    """Give the first quad, in a fixed order, with a property of the ontology."""
    wanted = (q for q in quads if q.predicate == vaco(name) and value in (None, q.object))
    return min(wanted, key=str)


def put(quads: set[ox.Quad], old: ox.Quad, value: ox.NamedNode | ox.Literal) -> None:
    quads.remove(old)
    quads.add(ox.Quad(old.subject, old.predicate, value, old.graph_name))


# ---- one defect of each kind


def shift_a_quote_by_one(quads: set[ox.Quad]) -> str:
    quote = one_with(quads, "start").subject
    place = ox.NamedNode(f"{quote.value}.place")
    for quad in sorted(quads, key=str):
        offset = quad.predicate.value in {VACO + "start", VACO + "end", OA + "start", OA + "end"}
        if offset and quad.subject in (quote, place):
            put(quads, quad, ox.Literal(int(quad.object.value) + 1))
    return quote.value


def change_a_word_of_a_quote(quads: set[ox.Quad]) -> str:
    quad = one_with(quads, "quote")
    exact = ox.Quad(
        ox.NamedNode(f"{quad.subject.value}.words"),
        ox.NamedNode(OA + "exact"),
        quad.object,
        EVIDENCE_GRAPH,
    )
    for one in (quad, exact):
        put(quads, one, ox.Literal("#" + quad.object.value[1:]))
    return quad.subject.value


def take_the_status_of_a_claim(quads: set[ox.Quad]) -> str:
    claim = min(q.subject.value for q in quads if q.object == vaco("GapClaim"))
    status = vaco("assertionStatus")
    quads.remove(next(q for q in quads if q.subject.value == claim and q.predicate == status))
    return claim


def turn_a_time_round(quads: set[ox.Quad]) -> str:
    times = {q.subject for q in quads if q.object == vaco("ClockTime")}
    high = min((q for q in quads if q.subject in times and q.predicate == vaco("high")), key=str)
    low = next(q for q in quads if q.subject == high.subject and q.predicate == vaco("low"))
    put(quads, low, ox.Literal(f"{float(high.object.value) + 1}", datatype=high.object.datatype))
    return high.subject.value


def type_an_absent_event(quads: set[ox.Quad]) -> str:
    absent = {q.subject for q in quads if q.object == vaco("absent")}
    quad = min(
        (q for q in quads if q.subject in absent and q.predicate == vaco("eventType")), key=str
    )
    quads.add(ox.Quad(quad.subject, TYPE, quad.object, quad.graph_name))
    return quad.subject.value


def make_a_finding_a_vein(quads: set[ox.Quad]) -> str:
    quad = min(
        (q for q in quads if q.object == vaco("ClinicalFinding") and q.predicate == TYPE), key=str
    )
    quads.add(ox.Quad(quad.subject, TYPE, vaco("Vein"), quad.graph_name))
    return quad.subject.value


def let_what_was_not_done_succeed(quads: set[ox.Quad]) -> str:
    quad = min((q for q in quads if q.object == ox.Literal("not given")), key=str)
    put(quads, quad, ox.Literal("success"))
    return quad.subject.value


def take_the_effect_of_a_link(quads: set[ox.Quad]) -> str:
    # of one that is not sure, so that nothing else rests on it
    sure = {q.subject for q in quads if q.object == vaco("asserted")}
    quad = min(
        (q for q in quads if q.predicate == vaco("effect") and q.subject not in sure), key=str
    )
    quads.remove(quad)
    return quad.subject.value


def count_more_than_there_are(quads: set[ox.Quad]) -> str:
    quad = one_with(quads, "denominator")
    numerator = ox.Quad(quad.subject, vaco("numerator"), ox.Literal(10_000), quad.graph_name)
    for one in [q for q in quads if q.subject == quad.subject and q.predicate == vaco("numerator")]:
        quads.remove(one)
    quads.add(numerator)
    return quad.subject.value


def take_the_kind_of_a_quantity(quads: set[ox.Quad]) -> str:
    quad = one_with(quads, "quantityKind")
    quads.remove(quad)
    return quad.subject.value


def invent_a_class(quads: set[ox.Quad]) -> str:
    quad = one_with(quads, "siteType")
    put(quads, quad, vaco("NoSuchPlace"))
    return quad.subject.value


DEFECTS: list[tuple[Change, set[str], str]] = [
    (shift_a_quote_by_one, {"quotes"}, "does not stand at"),
    (change_a_word_of_a_quote, {"quotes"}, "it is nowhere in the text"),
    (take_the_status_of_a_claim, {"status-missing", "shapes"}, "does not say its status"),
    (turn_a_time_round, {"shapes"}, "low is not later than high"),
    (
        type_an_absent_event,
        {"event-not-present-typed"},
        "this event is absent, yet it is an instance of",
    ),
    (
        make_a_finding_a_vein,
        {"consistency"},
        "nothing can be both 'anatomical entity' and 'clinical finding'",
    ),
    (let_what_was_not_done_succeed, {"treatment-absent-with-result"}, "its result is: success"),
    (take_the_effect_of_a_link, {"shapes"}, "a causal link has one effect"),
    (count_more_than_there_are, {"shapes"}, "the numerator is not greater than the denominator"),
    (take_the_kind_of_a_quantity, {"shapes"}, "a quantity is of one kind"),
    (invent_a_class, {"unknown-class"}, "its siteType is vaco:NoSuchPlace"),
]


@pytest.mark.parametrize(
    ("change", "checks", "words"), DEFECTS, ids=[change.__name__ for change, *_ in DEFECTS]
)
def test_a_planted_defect_is_found_where_it_is_and_nowhere_else(plant, change, checks, words):
    folder, place = plant(change)
    findings = found_in(folder)
    assert {where for _, where, _ in findings} == {shorten(place)}
    assert {check for check, *_ in findings} == checks
    assert any(words in what for *_, what in findings)


def test_a_defect_ends_with_code_5_and_is_told_in_words(plant):
    folder, place = plant(turn_a_time_round)
    result = validate(folder)
    assert result.exit_code == 5
    assert shorten(place) in result.stdout
    assert "low is not later than high" in result.stdout
    assert result.stderr.startswith("vakg: 1 defect")


# ---- no defect


def test_the_untouched_build_passes_and_says_what_was_checked(built):
    result = validate(built)
    assert result.exit_code == 0
    checks = read_report(built)["checks"]
    held, quotes, shapes, consistency, quality = result.stdout.splitlines()
    assert "statements of 2 documents" in held
    assert (
        quotes
        == f"quotes: {checks['quotes_verified']} of {checks['quotes_verified']} stand at their offsets"
    )
    for line in (shapes, consistency, quality):
        assert line.endswith("no defect")
    assert "nodes" in shapes
    assert "classes that exclude each other" in consistency
    assert "queries asked" in quality


def test_rows_alone_are_printed_where_rows_are_asked_for(built):
    result = validate(built, "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_counts_are_those_of_the_report(built):
    kinds = read_report(built)["counts"]["kinds"]
    assert validate(built).stdout.startswith(f"{sum(kinds.values())} statements of 2 documents")


def test_checking_changes_nothing(built):
    before = {path: path.stat().st_mtime_ns for path in built.iterdir()}
    validate(built)
    assert {path: path.stat().st_mtime_ns for path in built.iterdir()} == before


# ---- a defect that the form of a record allows stops the build


def test_a_record_with_a_defect_is_not_built_and_the_message_names_the_statement(tmp_path):
    shutil.copytree(seeds_dir(), tmp_path / "seeds")
    record = tmp_path / "seeds" / "records" / "pce-ards.yaml"
    text = record.read_text(encoding="utf-8")
    assert text.count("result: not given") >= 1
    record.write_text(text.replace("result: not given", "result: success", 1), encoding="utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["build", str(tmp_path / "seeds"), "--out", str(out)])
    assert result.exit_code == 5
    assert "[treatment-absent-with-result] kg:pce-ards." in result.stderr
    assert not out.exists()


# ---- no build, no Java, HermiT


def test_a_folder_without_a_build_is_told(tmp_path):
    result = validate(tmp_path)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"vakg: {tmp_path}: there is no build here. ")


def test_without_java_hermit_is_refused_at_once_with_how_to_get_it(built, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java, "find_spec", lambda _name: None)
    result = validate(built, "--hermit")
    assert result.exit_code == 3
    assert "apt install default-jre-headless" in result.stderr
    assert result.stdout == ""


@pytest.mark.java
@pytest.mark.slow
def test_hermit_finds_the_bundled_graph_consistent(built):
    result = validate(built, "--hermit")
    assert result.exit_code == 0
    last = result.stdout.splitlines()[-1]
    assert (
        last == "HermiT: ontology and statements are consistent, and every class can have instances"
    )


@pytest.mark.java
@pytest.mark.slow
def test_hermit_too_finds_the_planted_contradiction(plant):
    folder, place = plant(make_a_finding_a_vein)
    result = validate(folder, "--hermit", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 5
    assert [(row["check"], row["where"]) for row in rows] == [
        ("consistency", shorten(place)),
        ("hermit", "the whole graph"),
    ]


def test_the_shapes_and_queries_come_with_the_package():
    assert (ontology_dir() / "shapes" / "event.ttl").is_file()
