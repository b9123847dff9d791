import codecs
from pathlib import Path

import pytest

from vakg.documents import read_document
from vakg.documents.decode import SIZE_LIMIT, decode
from vakg.errors import BadInputError, LimitError, NotFoundError, VakgError


def refusal(tmp_path: Path, content: bytes, name: str = "report.txt") -> VakgError:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(VakgError) as caught:
        read_document(path)
    assert str(path) in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "nothing but blanks"),
        (b"\xef\xbb\xbf\n", "nothing but blanks"),
        (b"One\x00two", "control character"),
        (b"One\x07two", "control character"),
        ("One \u00b5m".encode("latin-1"), "byte 5 (0xb5) is not UTF-8"),
        (codecs.BOM_UTF16_LE + "One.".encode("utf-16-le"), "UTF-16"),
        ("One.".encode("utf-16-be"), "control character"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"<!DOCTYPE html><p>One.", "a web page"),
        (b"\n<html><body>One.", "a web page"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (b"{\\rtf1 One.}", "rich text"),
        (b"PK\x03\x04rest", "a zip or office file"),
    ],
)
def test_what_is_no_plain_text_is_refused_by_name(tmp_path: Path, content: bytes, said: str):
    error = refusal(tmp_path, content)
    assert isinstance(error, BadInputError)
    assert said in error.what
    assert error.exit_code == 4


def test_a_missing_file_is_not_found(tmp_path: Path):
    with pytest.raises(NotFoundError, match="there is no such file") as caught:
        read_document(tmp_path / "nowhere.txt")
    assert caught.value.exit_code == 3


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(BadInputError, match="not a file"):
        read_document(tmp_path)


@pytest.mark.parametrize("name", ["report.docx", "report.pdf", "report"])
def test_another_kind_of_file_is_refused_before_it_is_opened(tmp_path: Path, name: str):
    assert "cannot be read" in refusal(tmp_path, b"One.", name).what


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    error = refusal(tmp_path, b"One.")
    assert "Permission denied" in error.what


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(LimitError, match="5,000,000") as caught:
        read_document(path)
    assert caught.value.exit_code == 6


def test_a_byte_order_mark_of_utf_8_is_no_part_of_the_text():
    assert decode(codecs.BOM_UTF8 + b"One.", "a.txt") == "One."


def test_lost_characters_stay_as_they_are():
    assert decode("P \ufffd .05".encode(), "a.txt") == "P \ufffd .05"
