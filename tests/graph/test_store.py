"""A build's folder is written whole or not at all, and a broken one is told apart from a good one."""

import json
import os
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from samples import full_record, graph
from samples.builds import build, quads, remains, words
from vakg.errors import BadInputError, NotFoundError, VakgError
from vakg.graph import store as writing
from vakg.graph.quads import canonical_nquads
from vakg.graph.store import in_memory, open_store, read_report, write_build


@pytest.fixture
def folder(tmp_path):
    """The folder of a whole build."""
    return build("old", tmp_path / "build")


# ---- what a build holds


def test_a_build_has_the_quads_the_store_and_the_report(folder):
    assert sorted(path.name for path in folder.iterdir()) == ["graph.nq", "report.json", "store"]
    assert words(folder) == "old"


def test_the_file_and_the_store_hold_the_same_quads(tmp_path):
    made = graph(full_record())
    write_build(made, {}, tmp_path / "build")
    written = (tmp_path / "build" / "graph.nq").read_bytes()
    assert (
        set(parse(written, format=RdfFormat.N_QUADS)) == set(open_store(tmp_path / "build")) == made
    )


def test_the_bundled_file_and_store_hold_the_same_quads(built):
    written = (built / "graph.nq").read_bytes()
    kept = set(open_store(built))
    assert set(parse(written, format=RdfFormat.N_QUADS)) == kept
    assert canonical_nquads(kept) == written
    assert read_report(built)["quads"] == len(kept)


def test_numbers_written_in_two_ways_are_one_number_in_file_store_and_report(tmp_path):
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    s, p, g = (NamedNode(f"http://x/{name}") for name in "spg")
    made = {Quad(s, p, Literal(text, datatype=decimal), g) for text in ("25.0", "25", "25.00")}
    write_build(made, {}, tmp_path / "build")
    written = (tmp_path / "build" / "graph.nq").read_bytes()
    assert set(parse(written, format=RdfFormat.N_QUADS)) == set(open_store(tmp_path / "build"))
    assert read_report(tmp_path / "build")["quads"] == 1


def test_the_same_quads_give_the_same_file(folder, tmp_path):
    build("old", tmp_path / "other")
    assert (tmp_path / "other" / "graph.nq").read_bytes() == (folder / "graph.nq").read_bytes()


def test_the_report_says_its_form_and_how_many_quads_there_are(folder):
    report = read_report(folder)
    assert (report["format"], report["quads"], report["word"]) == (writing.FORMAT, 200, "old")


def test_a_store_is_opened_for_reading_only(folder):
    with pytest.raises(RuntimeError, match="only possible on read-write"):
        open_store(folder).add(next(iter(quads("new", 1))))


def test_two_may_read_a_store_at_once(folder):
    assert len(open_store(folder)) == len(open_store(folder)) == 200


def test_a_store_in_memory_holds_what_it_is_given():
    assert set(in_memory(quads("new"))) == quads("new")


# ---- where a build may be written


def test_folders_on_the_way_are_made(tmp_path):
    build("new", tmp_path / "a" / "b" / "build")
    assert words(tmp_path / "a" / "b" / "build") == "new"


def test_an_empty_folder_and_an_earlier_build_are_replaced(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    build("new", tmp_path / "empty")
    build("new", folder)
    assert words(tmp_path / "empty") == words(folder) == "new"
    assert remains(folder) == ["empty"]


def test_a_build_is_replaced_where_two_folders_cannot_change_places_in_one_step(
    folder, monkeypatch
):
    monkeypatch.setattr(writing, "_exchange", lambda *_: False)
    build("new", folder)
    assert words(folder) == "new"
    assert remains(folder) == []


def test_a_build_behind_a_link_is_replaced_where_it_lies(tmp_path, folder):
    (tmp_path / "link").symlink_to(folder)
    build("new", tmp_path / "link")
    assert words(folder) == words(tmp_path / "link") == "new"
    assert (tmp_path / "link").is_symlink()


def test_an_explorer_of_the_old_graph_does_not_stay_beside_the_new_one(folder):
    (folder / "explorer.html").write_text("a page")
    build("new", folder)
    assert not (folder / "explorer.html").exists()


def test_a_folder_with_other_things_in_it_is_refused_and_left_alone(folder):
    (folder / "letter.txt").write_text("dear")
    with pytest.raises(BadInputError, match=r"it holds other things than a build \(letter\.txt\)"):
        build("new", folder)
    assert (folder / "letter.txt").read_text() == "dear"
    assert words(folder) == "old"
    assert remains(folder) == []


def test_a_file_in_the_place_of_the_folder_is_refused_and_left_alone(tmp_path):
    (tmp_path / "build").write_text("dear")
    with pytest.raises(BadInputError, match="it is a file, not a folder"):
        build("new", tmp_path / "build")
    assert (tmp_path / "build").read_text() == "dear"


@pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="needs a folder that nobody may write to"
)
def test_a_place_that_nobody_may_write_to_is_told():
    with pytest.raises(VakgError, match="/proc/build: the build cannot be written there") as caught:
        build("new", Path("/proc/build"))
    assert caught.value.exit_code == 1
    assert "--out" in caught.value.remedy


def test_a_read_only_folder_is_told_and_left_alone(folder, monkeypatch):
    """As for a user who is not root: the check is asked, since root may write anywhere."""
    folder.chmod(0o555)
    monkeypatch.setattr(
        os, "access", lambda path, mode: not (Path(path) == folder and mode == os.W_OK)
    )
    with pytest.raises(VakgError, match=r"cannot be written there \(Permission denied\)"):
        build("new", folder)
    folder.chmod(0o755)
    assert words(folder) == "old"
    assert remains(folder) == []


def test_a_full_disk_is_told_and_what_was_there_is_left(folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(VakgError, match=r"writing the build failed \(No space left on device\)"):
        build("new", folder)
    monkeypatch.undo()
    assert words(folder) == "old"
    assert remains(folder) == []


def test_any_other_failure_leaves_what_was_there(folder, monkeypatch):
    monkeypatch.setattr(json, "dumps", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build("new", folder)
    monkeypatch.undo()
    assert words(folder) == "old"
    assert remains(folder) == []


# ---- opening what is not whole


def test_where_there_is_no_build_the_user_is_told_how_to_make_one(tmp_path):
    with pytest.raises(
        NotFoundError, match=r"there is no build here\. Run `vakg build --out "
    ) as caught:
        open_store(tmp_path / "none")
    assert caught.value.exit_code == 3


def refused(folder):
    with pytest.raises(BadInputError) as caught:
        open_store(folder)
    assert caught.value.exit_code == 4
    assert f"Run `vakg build --out {folder}`" in caught.value.remedy
    return caught.value.what


def test_a_build_of_another_form_is_refused_not_guessed_at(folder):
    report = read_report(folder) | {"format": 99}
    (folder / "report.json").write_text(json.dumps(report))
    assert refused(folder) == "the build has form 99, this vakg reads form 1"


@pytest.mark.parametrize("text", ["[]", "null", '"format"', "{}"])
def test_a_report_that_is_none_is_of_no_form(text, folder):
    (folder / "report.json").write_text(text)
    assert refused(folder) == "the build has form None, this vakg reads form 1"


@pytest.mark.parametrize("text", [b"", b"{", b"\xff"])
def test_a_torn_report_is_told(text, folder):
    (folder / "report.json").write_bytes(text)
    assert refused(folder) == "the report cannot be read"


def test_a_build_without_its_store_is_told(folder):
    for path in (folder / "store").iterdir():
        path.unlink()
    (folder / "store").rmdir()
    assert refused(folder) == "the store is missing or has lost parts"


def test_a_store_that_lost_its_first_file_is_told(folder):
    (folder / "store" / "CURRENT").unlink()
    assert refused(folder) == "the store is missing or has lost parts"


def parts(folder, *patterns):
    found = [path for pattern in patterns for path in sorted((folder / "store").glob(pattern))]
    assert found
    return found


def test_a_store_that_lost_any_of_its_tables_or_its_list_is_told(folder, tmp_path):
    for number, path in enumerate(parts(folder, "*.sst", "MANIFEST*")):
        copy = tmp_path / f"copy{number}"
        shutil.copytree(folder, copy)
        (copy / "store" / path.name).unlink()
        assert refused(copy) == "the store cannot be opened", path.name


def test_a_store_of_which_a_file_was_cut_short_is_told(folder, tmp_path):
    for number, path in enumerate(parts(folder, "*.sst", "MANIFEST*", "CURRENT")):
        copy = tmp_path / f"copy{number}"
        shutil.copytree(folder, copy)
        os.truncate(copy / "store" / path.name, path.stat().st_size // 2)
        assert refused(copy).startswith(("the store cannot be opened", "the store holds 0 quads"))


def test_a_store_with_other_quads_than_the_report_says_is_told(folder):
    report = read_report(folder) | {"quads": 201}
    (folder / "report.json").write_text(json.dumps(report))
    assert refused(folder) == "the store holds 200 quads, the report says 201"


def test_a_store_that_somebody_added_to_is_told(folder):
    added = Store(str(folder / "store"))
    added.extend(quads("new", 1))
    added.flush()
    del added
    assert refused(folder) == "the store holds 201 quads, the report says 200"
