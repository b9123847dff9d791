"""A document that is kept is the document that was read, whatever form it came in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vakg.corpus.kept import dump_kept, read_any, read_kept
from vakg.documents import read_documents
from vakg.errors import BadInputError, NotFoundError
from vakg.resources import documents_dir

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
FILES = [documents_dir() / "intraspinal-leakage.txt", *sorted(FORMATS.iterdir())]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_document_of_any_form_is_kept_whole(path, tmp_path):
    for document in read_documents(path):
        target = tmp_path / "kept.json"
        target.write_text(dump_kept(document), encoding="utf-8")
        assert read_kept(target) == document
        assert read_any(target) == (document,)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"vakg_document": 2}', '{"vakg_document": 1}', '{"a": 1}', "[" * 100_000],
)
def test_what_is_no_kept_document_is_told(text, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError, match="kept"):
        read_kept(path)


def test_a_missing_one_is_told(tmp_path):
    with pytest.raises(NotFoundError, match="there is no such document"):
        read_kept(tmp_path / "a.json")


def test_the_reading_text_stands_in_the_file_under_its_name():
    (document,) = read_documents(documents_dir() / "pce-ards.txt")
    assert json.loads(dump_kept(document))["text"] == document.text
