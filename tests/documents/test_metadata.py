from hashlib import sha256
from pathlib import Path

import pytest

from vakg.documents import read_document
from vakg.errors import BadInputError
from vakg.model.document import Document, Metadata

TEXT = b"One sentence."


def read_with(tmp_path: Path, toml: str) -> Document:
    (tmp_path / "report.txt").write_bytes(TEXT)
    (tmp_path / "report.toml").write_text(toml, encoding="utf-8")
    return read_document(tmp_path / "report.txt")


def test_a_document_without_metadata_is_named_after_its_file(tmp_path: Path):
    (tmp_path / "report.txt").write_bytes(TEXT)
    document = read_document(tmp_path / "report.txt")
    assert (document.name, document.title, document.metadata) == ("report", "report", Metadata())


def test_metadata_are_read_from_the_file_beside_the_text(tmp_path: Path):
    document = read_with(tmp_path, 'title = "A report"\nauthors = ["A. Hill"]\nyear = 2011\n')
    assert document.title == "A report"
    assert document.metadata == Metadata(title="A report", authors=("A. Hill",), year="2011")


def test_the_digest_of_the_text_may_be_stated(tmp_path: Path):
    digest = sha256(TEXT).hexdigest()
    assert read_with(tmp_path, f'sha256 = "{digest}"\n').sha256 == digest


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('sha256 = "00"\n', "does not belong to the text"),
        ("title = \n", "not TOML"),
        ('titel = "A report"\n', "'titel' is not known. Did you mean title?"),
        ('authors = "A. Hill"\n', "authors is not a list of names"),
        ("title = 7\n", "title is not a text"),
        ('doi = ""\n', "doi is not a text"),
        ("year = true\n", "year is not a text"),
    ],
)
def test_metadata_that_do_not_fit_are_refused_with_their_key(tmp_path: Path, toml: str, said: str):
    with pytest.raises(BadInputError) as caught:
        read_with(tmp_path, toml)
    assert said in str(caught.value)
    assert "report.toml" in caught.value.where
