"""The stages in order: documents and records to a graph that is the same whatever the order or seed."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from samples import FOLDER, document, full_record, ontology
from samples.full import FULL
from vakg import __version__, pipeline
from vakg.documents import read_document
from vakg.errors import BadInputError, NotFoundError, QualityGateError
from vakg.graph.quads import canonical_nquads
from vakg.graph.store import open_store, read_report
from vakg.ontology import load_ontology
from vakg.pipeline import Source, build, count, fingerprint, make_quads, read_sources
from vakg.records import load_record
from vakg.resources import documents_dir, ontology_dir, records_dir, seeds_dir

SOURCE = str(Path(pipeline.__file__).parents[1])


@pytest.fixture
def seeds(tmp_path):
    """A copy of the bundled documents and records, to change."""
    shutil.copytree(seeds_dir(), tmp_path / "seeds")
    return tmp_path / "seeds"


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# ---- what is read


def test_each_record_is_joined_with_its_document():
    sources = read_sources(seeds_dir(), load_ontology())
    assert [one.document.name for one in sources] == ["intraspinal-leakage", "pce-ards"]
    assert all(one.record.document == one.document.name for one in sources)


def test_documents_and_records_may_lie_together_in_one_folder(tmp_path):
    for path in [*documents_dir().glob("pce-ards.*"), *records_dir().glob("pce-ards.*")]:
        shutil.copy(path, tmp_path)
    (one,) = read_sources(tmp_path, load_ontology())
    assert one.record.document == "pce-ards"


def test_a_missing_folder_is_not_found(tmp_path):
    with pytest.raises(NotFoundError, match="there is no such folder"):
        build(tmp_path / "none", tmp_path / "out")


def test_a_folder_without_records_is_told(tmp_path):
    with pytest.raises(NotFoundError, match=r"there is no record \(\.yaml\) in it"):
        build(tmp_path, tmp_path / "out")


def test_a_record_without_its_document_is_told(seeds):
    (seeds / "documents" / "pce-ards.txt").unlink()
    with pytest.raises(NotFoundError, match=r"pce-ards\.txt"):
        build(seeds, seeds / "out")


def test_a_record_under_another_name_is_told(seeds):
    (seeds / "records" / "pce-ards.yaml").rename(seeds / "records" / "other.yaml")
    with pytest.raises(BadInputError, match="it says it is the record of 'pce-ards'") as caught:
        build(seeds, seeds / "out")
    assert "Name it pce-ards.yaml" in caught.value.remedy


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("type: vaco:Hypertension", "type: vaco:Hypertensoin", "Did you mean vaco:Hypertension"),
        ("at: [2511, 2559]", "at: [2512, 2560]", "is not at 2512-2560, it stands at 2511"),
        ("quote: A 78-year-old man underwent", "quote: A 79-year-old man underwent", "is not at"),
        (
            "low: -2, high: -2, unit: a",
            "low: -2, high: -3, unit: a",
            "low -2 is later than high -3",
        ),
        ("low: -2, high: -2, unit: a", "low: -90, high: -90, unit: a", "before the birth"),
    ],
    ids=["term", "offset", "quote", "bounds", "birth"],
)
def test_a_mistake_in_a_record_stops_the_build_and_leaves_what_was_there(seeds, old, new, said):
    change(seeds / "records" / "pce-ards.yaml", old, new)
    out = seeds / "out"
    out.mkdir()
    (out / "report.json").write_text("the old one")
    with pytest.raises(BadInputError) as caught:
        build(seeds, out)
    assert said in str(caught.value)
    assert [path.name for path in out.iterdir()] == ["report.json"]
    assert (out / "report.json").read_text() == "the old one"


def test_a_text_that_is_not_the_one_its_metadata_was_written_for_stops_the_build(seeds):
    change(seeds / "documents" / "pce-ards.txt", "78-year-old man", "79-year-old man")
    with pytest.raises(BadInputError, match="sha256 does not belong to the text beside it"):
        build(seeds, seeds / "out")


def test_a_text_that_changed_under_its_record_stops_the_build(seeds):
    change(seeds / "documents" / "pce-ards.txt", "78-year-old man", "79-year-old man")
    (seeds / "documents" / "pce-ards.toml").unlink()
    with pytest.raises(BadInputError, match="of its quotes do not stand in the document"):
        build(seeds, seeds / "out")


def test_a_defect_that_a_check_finds_stops_the_build(seeds, monkeypatch):
    from vakg.graph.checks import Finding

    found = Finding(check="planted", where="kg:clock", what="it is planted")
    monkeypatch.setattr(pipeline, "check_all_quality", lambda *_: [found])
    with pytest.raises(QualityGateError, match=r"\[planted\] kg:clock: it is planted") as caught:
        build(seeds, seeds / "out")
    assert caught.value.exit_code == 5
    assert not (seeds / "out").exists()


# ---- what is told


@pytest.mark.slow
def test_a_build_tells_what_it_is_doing(tmp_path):
    steps = []
    build(None, tmp_path / "out", steps.append)
    assert steps == [
        "reading documents and records",
        "writing the graph and what follows from it",
        "checking quotes and quality",
        "storing",
    ]


def test_the_report_counts_what_the_records_say(built):
    counts = read_report(built)["counts"]
    made = [load_record(path) for path in sorted(records_dir().glob("*.yaml"))]
    events = [event for one in made for told in one.cases for event in told.events]
    claims = [claim for one in made for claim in one.claims]
    assert counts["kinds"]["Event"] == len(events)
    assert counts["kinds"]["Claim"] == len(claims)
    assert counts["kinds"]["patient"] == sum(len(one.cases) for one in made)
    assert counts["event_statuses"] == Counter(str(event.status) for event in events)
    assert counts["claim_kinds"] == Counter(str(claim.kind) for claim in claims)
    assert sum(counts["reviews"].values()) == sum(counts["kinds"].values())


def test_reviewed_and_machine_made_are_counted_apart():
    machine = full_record().model_copy(update={"review": type(full_record().review)("machine")})
    sources = [Source(document=document(), record=one) for one in (full_record(), machine)]
    reviews = count(sources)["reviews"]
    assert reviews["reviewed"] == reviews["machine"] > 10


def test_the_report_says_which_documents_and_versions_it_was_made_from(built):
    report = read_report(built)
    read = read_document(documents_dir() / "pce-ards.txt")
    assert report["documents"]["pce-ards"] == read.sha256
    assert report["versions"] == {"vakg": __version__, "ontology": fingerprint(ontology_dir())}


def test_every_distinct_quote_of_the_records_is_verified(built):
    quotes = {
        (path.stem, one.at, one.role)
        for path in records_dir().glob("*.yaml")
        for _, one in load_record(path).evidence()
    }
    assert read_report(built)["checks"]["quotes_verified"] == len(quotes)


def test_a_fingerprint_changes_with_any_file_its_name_or_its_place(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("1")
    first = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == first
    (tmp_path / "a" / "one.txt").rename(tmp_path / "one.txt")
    second = fingerprint(tmp_path)
    (tmp_path / "one.txt").write_text("2")
    assert len({first, second, fingerprint(tmp_path)}) == 3


# ---- the same input gives the same bytes


@pytest.mark.slow
def test_the_order_of_documents_does_not_change_the_graph():
    known = load_ontology()
    sources = read_sources(seeds_dir(), known)
    forward = canonical_nquads(make_quads(sources, known, ontology_dir()))
    assert canonical_nquads(make_quads(reversed(sources), known, ontology_dir())) == forward


def test_the_order_of_keys_in_a_record_does_not_change_the_graph():
    mixed = type(full_record()).model_validate(shuffled(FULL, random.Random(3)))
    sources = [[Source(document=document(), record=one)] for one in (full_record(), mixed)]
    one, other = (canonical_nquads(make_quads(source, ontology(), FOLDER)) for source in sources)
    assert one == other


def shuffled(value, chance):
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(one, chance) for one in value] if isinstance(value, list) else value


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_the_hash_seed_the_clock_and_the_folder_do_not_change_the_graph(seed, built, tmp_path):
    env = os.environ | {
        "PYTHONPATH": SOURCE,
        "PYTHONHASHSEED": seed,
        "TZ": f"UTC{seed}",
        "LC_ALL": "C",
    }
    script = "import sys, pathlib; from vakg.pipeline import build; build(None, pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", script, str(tmp_path / "out")]
    subprocess.run(command, env=env, cwd=tmp_path, check=True)
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (built / "graph.nq").read_bytes()
    assert json.loads((tmp_path / "out" / "report.json").read_text()) == read_report(built)


def test_the_graph_of_the_bundled_documents_needs_no_blank_node_and_says_so_in_its_file(built):
    lines = (built / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert not [line for line in lines if line.startswith("_:") or " _:" in line.partition('"')[0]]
    assert len(lines) == len(open_store(built))
