"""What is named on the command line to the files that are read, always in one order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.papers import words
from vakg.corpus.files import digest_of, find_files


def keys(*paths):
    return [one.key for one in find_files(paths).files]


def test_folders_are_searched_however_deep_for_what_can_be_read(tmp_path):
    for name in ("b.txt", "a/z.PDF", "a/b/c.nxml", "page.html"):
        words(tmp_path / "papers", name, "x")
    assert keys(tmp_path / "papers") == [
        "papers/a/b/c.nxml", "papers/a/z.PDF", "papers/b.txt", "papers/page.html",
    ]  # fmt: skip


def test_hidden_files_and_folders_are_passed_over(tmp_path):
    for name in (".git/x.txt", ".x.txt", "seen.txt"):
        words(tmp_path / "papers", name, "x")
    assert keys(tmp_path / "papers") == ["papers/seen.txt"]


def test_files_of_other_types_are_counted_and_companions_are_not(tmp_path):
    for name in ("a.docx", "b.docx", "Makefile", "a.txt", "a.toml", "a.yaml", "a.json"):
        words(tmp_path, name, "x")
    assert find_files([tmp_path]).others == {".docx": 2, "no suffix": 1}


def test_a_file_named_twice_is_read_once(tmp_path):
    path = words(tmp_path, "a.txt", "x")
    assert len(keys(tmp_path, path, path)) == 1


def test_files_of_one_name_in_two_places_are_told_apart_by_their_whole_paths(tmp_path):
    paths = [words(tmp_path / one, "a.txt", "x") for one in ("first", "second")]
    assert keys(*paths) == [path.as_posix() for path in paths]


def test_a_path_that_is_not_there_stays_among_the_files(tmp_path):
    assert keys(tmp_path / "nowhere.txt") == ["nowhere.txt"]


def test_the_name_of_a_folder_does_not_depend_on_where_it_is_called_from(tmp_path, monkeypatch):
    words(tmp_path / "papers", "a.txt", "x")
    monkeypatch.chdir(tmp_path / "papers")
    assert keys(Path()) == keys(tmp_path / "papers") == ["papers/a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="only there a name may be any bytes")
def test_a_name_that_is_no_text_can_be_printed(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).touch()
    assert keys(tmp_path) == [f"{tmp_path.name}/caf\\xe9.txt"]


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_a_folder_that_leads_back_to_itself_is_walked_once(tmp_path):
    words(tmp_path / "papers", "a.txt", "x")
    (tmp_path / "papers" / "again").symlink_to(tmp_path / "papers")
    assert keys(tmp_path / "papers") == ["papers/a.txt"]


def test_a_file_that_cannot_be_read_has_no_hash(tmp_path):
    assert digest_of(tmp_path / "nowhere.txt") == ""
    assert len(digest_of(words(tmp_path, "a.txt", "x"))) == 64


@pytest.mark.skipif(os.name != "posix", reason="there are no such files")
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    assert digest_of(tmp_path / "pipe.txt") == digest_of(tmp_path / "endless.txt") == ""


def test_pages_that_vakg_made_are_no_papers(tmp_path):
    for name in (
        "a.txt",
        "drafts/journal.jsonl",
        "drafts/review/a.html",
        "graph/explorer.html",
        "graph/graph.nq",
    ):
        words(tmp_path / "papers", name, "x")
    words(tmp_path / "papers", "review/mine.html", "x")
    assert keys(tmp_path / "papers") == ["papers/a.txt", "papers/review/mine.html"]
