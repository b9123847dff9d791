"""A question of one's own: read from a file or from standard input, checked, answered."""

import io
import sys

import pytest

from vakg.errors import BadInputError, NotFoundError
from vakg.questions.free import ask_freely, read_query

QUERY = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/vaco/ReportedEvent> }"


@pytest.fixture
def typed(monkeypatch):
    """A way to put bytes on standard input."""

    def put(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))

    return put


def test_a_query_is_read_from_a_file(tmp_path):
    path = tmp_path / "q.rq"
    path.write_text("ASK { ?s ?p 'ö' }", encoding="utf-8")
    assert read_query(path) == ("ASK { ?s ?p 'ö' }", str(path))


@pytest.mark.parametrize("name", ["-", None])
def test_a_query_is_read_from_standard_input_whatever_its_encoding_is_set_to(typed, name):
    from pathlib import Path

    typed("ASK { ?s ?p 'ö' }".encode())
    assert read_query(Path(name) if name else None) == ("ASK { ?s ?p 'ö' }", "standard input")


def test_a_byte_order_mark_is_no_part_of_a_query(tmp_path):
    path = tmp_path / "q.rq"
    path.write_bytes(b"\xef\xbb\xbfASK {}")
    assert read_query(path)[0] == "ASK {}"


def test_a_missing_file_is_not_found(tmp_path):
    with pytest.raises(NotFoundError, match=r"none\.rq: there is no such query file"):
        read_query(tmp_path / "none.rq")


def test_a_file_that_is_not_utf_8_is_told(tmp_path):
    path = tmp_path / "q.rq"
    path.write_bytes(b"ASK { ?s ?p '\xff' }")
    with pytest.raises(BadInputError, match=r"byte 13 is not UTF-8\. Save it as UTF-8\."):
        read_query(path)


def test_standard_input_that_is_not_utf_8_is_told(typed):
    typed(b"\xff")
    with pytest.raises(BadInputError, match="standard input: byte 0 is not UTF-8"):
        read_query(None)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_query_is_told(text, tmp_path):
    with pytest.raises(BadInputError, match=r"--text: the query is empty\. Give a SELECT"):
        ask_freely(tmp_path, text, "--text", seconds=5, limit=5)


def test_bytes_on_the_command_line_that_are_not_utf_8_are_told(tmp_path):
    with pytest.raises(BadInputError, match="--text: the query is not UTF-8"):
        ask_freely(tmp_path, "ASK { ?s ?p '\udcff' }", "--text", seconds=5, limit=5)


def test_a_question_to_no_build_is_told(tmp_path):
    with pytest.raises(NotFoundError, match="there is no build here"):
        ask_freely(tmp_path / "none", QUERY, "--text", seconds=5, limit=5)


def test_a_question_to_the_bundled_graph_is_answered(built):
    answer = ask_freely(built, QUERY, "--text", seconds=20, limit=5)
    assert answer.columns == ("n",)
    assert answer.rows[0][0] > 300
