"""The journal: what is written is read back, what a kill cut short is passed over."""

from __future__ import annotations

import json
import sys

import pytest

from vakg.corpus.journal import NAME, Drafted, Entry, Fault, open_journal, write_atomically
from vakg.errors import BadInputError, VakgError

ENTRY = Entry(
    key="papers/a.txt", sha256="aa", stamp="1",
    documents=(
        Drafted(name="a", draft="dd", counts={"events": 2}, traits={"text": "t"}, warnings=("dim",)),
        Drafted(name="", same_as="b", traits={"text": "u"}),
    ),
)  # fmt: skip
FAILED = Entry(
    key="papers/b.txt", sha256="bb", stamp="1", fault=Fault(what="x", remedy="y", code=4)
)


def test_what_is_noted_is_known_in_the_next_run(tmp_path):
    with open_journal(tmp_path) as journal:
        assert journal.entries == {}
        journal.add(ENTRY)
        journal.add(FAILED)
    with open_journal(tmp_path) as journal:
        assert journal.entries == {ENTRY.key: ENTRY, FAILED.key: FAILED}


def test_the_last_word_on_a_file_counts(tmp_path):
    later = Entry(key=ENTRY.key, sha256="new", stamp="2")
    with open_journal(tmp_path) as journal:
        journal.add(ENTRY)
        journal.add(later)
    with open_journal(tmp_path) as journal:
        assert journal.entries == {ENTRY.key: later}


@pytest.mark.parametrize("left", [1, 10, 100])
def test_a_line_that_was_cut_short_is_passed_over_and_written_over(left, tmp_path):
    with open_journal(tmp_path) as journal:
        journal.add(FAILED)
        journal.add(ENTRY)
    path = tmp_path / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"\n", whole.index(b"\n") + 1) + 1 + left])
    with open_journal(tmp_path) as journal:
        assert journal.entries == {FAILED.key: FAILED}
        journal.add(ENTRY)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("line", ["no journal", "{}", '{"vakg_journal": 99}', "[]"])
def test_a_file_that_is_no_journal_is_told_and_left_as_it_is(line, tmp_path):
    path = tmp_path / NAME
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadInputError, match=r"journal.jsonl, line 1"), open_journal(tmp_path):
        pass
    assert path.read_text(encoding="utf-8") == line + "\n"


def test_a_line_of_another_form_is_told_with_its_number(tmp_path):
    with open_journal(tmp_path) as journal:
        journal.add(ENTRY)
    with (tmp_path / NAME).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"key": "x", "unknown": 1}) + "\n")
    with pytest.raises(BadInputError, match=r"journal.jsonl, line 3"), open_journal(tmp_path):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such lock")
def test_two_runs_cannot_write_to_one_folder(tmp_path):
    with open_journal(tmp_path), pytest.raises(VakgError, match="another `vakg extract`"):
        open_journal(tmp_path).__enter__()
    with open_journal(tmp_path):
        pass


@pytest.mark.parametrize(
    ("fault", "seconds", "holds"),
    [
        (Fault(what="", remedy="", code=4), 5, True),
        (Fault(what="", remedy="", code=1, passing=True), 5, False),
        (Fault(what="", remedy="", code=6, seconds=5), 5, True),
        (Fault(what="", remedy="", code=6, seconds=5), 6, False),
    ],
    ids=["bad input", "crash", "as much time", "more time"],
)
def test_a_fault_is_tried_again_only_where_another_run_may_do_better(fault, seconds, holds):
    assert fault.holds(seconds) is holds


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a.txt"
    write_atomically(path, "first")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "second \ud800")
    assert path.read_text(encoding="utf-8") == "first"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
