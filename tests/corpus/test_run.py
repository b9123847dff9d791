"""A folder of papers to a folder of drafts: whatever the order, whatever fails, however often stopped."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corpus.papers import contents, paper, words
from vakg.corpus import Bounds, extract_files, read_kept
from vakg.corpus.summary import render_summary
from vakg.errors import BadInputError, NotFoundError, VakgError
from vakg.records import anchor_record, load_record

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"
DRAFTING = "corpus.drafting"


@pytest.fixture(autouse=True, scope="module")
def _readers_for_tests():
    """The processes that read find the reader for tests where this one does, always of one version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1]))
        patch.setattr("vakg.corpus.run.stamp_of_readers", lambda: "one")
        yield


def extract(papers, out, workers=1, told=lambda done, total: None):
    bounds = Bounds(workers=workers, seconds=5)
    return extract_files([papers], out, bounds, drafting=DRAFTING, told=told)


# ---- what is left


def test_each_document_gives_a_draft_its_text_and_its_mentions(tmp_path):
    paper(tmp_path / "papers", "One Case.txt")
    shutil.copytree(FORMATS, tmp_path / "papers" / "formats")
    summary = extract(tmp_path / "papers", tmp_path / "out")
    names = ["one-case", "bridge", "bridge-jats", "pmid-11", "pmid-12", "pmid-11-2"]
    assert summary.names == names
    for name in names:
        record = load_record(tmp_path / "out" / "drafts" / f"{name}.yaml")
        document = read_kept(tmp_path / "out" / "documents" / f"{name}.json")
        assert record.review == "machine"
        assert record.document == document.name == name
        assert anchor_record(record, document) == record
    mentions = json.loads((tmp_path / "out" / "mentions" / "one-case.json").read_text("utf-8"))
    text = read_kept(tmp_path / "out" / "documents" / "one-case.json").text
    assert [text[one["start"] : one["end"]] for one in mentions] == ["cement"]
    assert mentions[0]["reason"] == "not understood"


def test_the_number_of_processes_changes_nothing(tmp_path):
    for number in range(9):
        paper(tmp_path / "papers", f"{number}/case.txt", age=40 + number)
    paper(tmp_path / "papers", "5/again.txt", age=43)
    for workers in (1, 2):
        extract(tmp_path / "papers", tmp_path / f"out-{workers}", workers=workers)
    assert contents(tmp_path / "out-1") == contents(tmp_path / "out-2")


def test_files_of_one_name_give_documents_of_different_names(tmp_path):
    for place in ("a", "b"):
        paper(tmp_path / "papers", f"{place}/case.txt", age=50 + ord(place) % 7)
    first, second = extract(tmp_path / "papers", tmp_path / "out").names
    document = read_kept(tmp_path / "out" / "documents" / f"{second}.json")
    assert first == "case"
    assert second == f"case-{document.sha256[:6]}"
    assert load_record(tmp_path / "out" / "drafts" / f"{second}.yaml").document == second


# ---- what fails


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory, _readers_for_tests):
    """A run over files most of which fail, each in its way."""
    place = tmp_path_factory.mktemp("spoilt")
    papers = place / "papers"
    paper(papers, "a-first.txt")
    paper(papers, "z-last.txt", age=50)
    for name in ("HANG", "CRASH", "SWELL", "MISTAKE"):
        words(papers, f"{name.lower()}.txt", f"{name} now. It goes on.")
    paper(papers, "misquoted.txt", age=60, leak="A small leakage was seen, MISQUOTED.")
    words(papers, "garbage.pdf", "%PDF-1.4 garbage")
    words(papers, "page.pdf", "<html><body>Sign in.</body></html>")
    words(papers, "entity.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    words(papers, "empty.txt", "")
    words(papers, "notes.docx", "x")
    return papers, place / "out", extract(papers, place / "out")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hang.txt", "reading it takes longer than 5 seconds"),
        ("crash.txt", r"ended by itself (code 139)"),
        ("swell.txt", "more memory than a document should need"),
        (
            "mistake.txt",
            "a mistake in vakg itself (ValueError: a planted mistake, drafting.py, line",
        ),
        ("misquoted.txt", "do not stand in the document"),
        ("garbage.pdf", "the PDF is broken"),
        ("page.pdf", "is a web page (HTML)"),
        ("entity.xml", "(DOCTYPE) defines entities"),
        ("empty.txt", "the file is empty"),
    ],
)
def test_a_file_that_fails_is_told_with_its_reason(name, said, spoilt):
    assert said in spoilt[2].faults[f"papers/{name}"].what


def test_the_others_are_drafted_all_the_same(spoilt):
    _, out, summary = spoilt
    assert summary.names == ["a-first", "z-last"]
    assert (summary.files, summary.read, len(summary.faults)) == (11, 2, 9)
    assert sorted(path.name for path in (out / "drafts").iterdir()) == [
        "a-first.yaml",
        "z-last.yaml",
    ]
    assert not (out / ".stage").exists()


def test_the_summary_says_it_in_words_and_as_json_with_the_first_reason_as_exit_code(spoilt):
    _, out, summary = spoilt
    said = "\n".join(render_summary(summary, "out"))
    assert "2 files of 11 read: 2 now, 9 could not be read." in said
    assert "papers/empty.txt: the file is empty. Give a file with text." in said
    assert "Left aside, since no such file can be read: 1 .docx." in said
    assert json.loads((out / "summary.json").read_text("utf-8")) == summary.plain()
    assert summary.exit_code == 1  # of crash.txt, the first


def test_what_failed_for_a_reason_that_lasts_is_not_tried_again(spoilt, tmp_path, monkeypatch):
    papers, out, before = spoilt
    shutil.copytree(out, tmp_path / "out")
    tried = []
    from vakg.corpus import run

    kept = run._Run._job
    monkeypatch.setattr(
        run._Run, "_job", lambda self, n, file: tried.append(file.key) or kept(self, n, file)
    )
    after = extract(papers, tmp_path / "out")
    assert tried == ["papers/crash.txt", "papers/swell.txt"]
    assert after.faults.keys() == before.faults.keys()
    assert after.earlier == 2


# ---- going on


def test_a_run_that_is_stopped_goes_on_and_ends_as_if_it_had_not_been(tmp_path):
    for number in range(6):
        paper(tmp_path / "papers", f"case-{number}.txt", age=40 + number)
    paper(tmp_path / "papers", "case-9.txt", age=42)

    def stop(done, total):
        if done == 3:
            raise KeyboardInterrupt

    whole = extract(tmp_path / "papers", tmp_path / "whole")
    stopped = extract(tmp_path / "papers", tmp_path / "out", told=stop)
    assert (stopped.stopped, stopped.exit_code, stopped.read) == (True, 130, 2)
    rest = extract(tmp_path / "papers", tmp_path / "out")
    assert (rest.earlier, rest.read) == (2, 5)
    assert rest.names == whole.names
    assert rest.alike == whole.alike
    first, second = contents(tmp_path / "whole"), contents(tmp_path / "out")
    del first["summary.json"], second["summary.json"]
    assert first == second


def test_only_what_changed_is_read_again(tmp_path):
    for number in range(3):
        paper(tmp_path / "papers", f"case-{number}.txt", age=40 + number)
    extract(tmp_path / "papers", tmp_path / "out")
    paper(tmp_path / "papers", "case-1.txt", age=81)
    (tmp_path / "out" / "drafts" / "case-2.yaml").unlink()
    summary = extract(tmp_path / "papers", tmp_path / "out")
    assert (summary.earlier, summary.read) == (1, 2)
    assert summary.names == ["case-0", "case-1", "case-2"]
    assert load_record(tmp_path / "out" / "drafts" / "case-1.yaml").cases[0].patient.age == 81


def test_another_version_of_the_readers_reads_everything_again(tmp_path, monkeypatch):
    paper(tmp_path / "papers", "case.txt")
    extract(tmp_path / "papers", tmp_path / "out")
    monkeypatch.setattr("vakg.corpus.run.stamp_of_readers", lambda: "another")
    assert extract(tmp_path / "papers", tmp_path / "out").read == 1


def test_a_draft_that_somebody_edited_is_never_overwritten(tmp_path):
    paper(tmp_path / "papers", "case.txt")
    extract(tmp_path / "papers", tmp_path / "out")
    draft = tmp_path / "out" / "drafts" / "case.yaml"
    edited = draft.read_text("utf-8").replace("A female patient.", "A lady.")
    draft.write_text(edited, encoding="utf-8")
    paper(tmp_path / "papers", "case.txt", age=80)
    summary = extract(tmp_path / "papers", tmp_path / "out")
    assert draft.read_text("utf-8") == edited
    assert "age: 80" in draft.with_name("case.new").read_text("utf-8")
    assert "was edited" in summary.notes[0]


def test_a_text_that_changed_under_its_reviewed_record_is_told(tmp_path):
    paper(tmp_path / "papers", "case.txt")
    extract(tmp_path / "papers", tmp_path / "out")
    (tmp_path / "out" / "records").mkdir()
    draft = (tmp_path / "out" / "drafts" / "case.yaml").read_text("utf-8")
    reviewed = draft.replace("review: machine", "review: reviewed")
    (tmp_path / "out" / "records" / "case.yaml").write_text(reviewed, encoding="utf-8")
    paper(tmp_path / "papers", "case.txt", leak="No leakage was seen.")
    (note,) = extract(tmp_path / "papers", tmp_path / "out").notes
    assert "records/case.yaml was reviewed on another text; of 3 quotes 1 are not in it" in note


# ---- what is alike


def test_a_text_that_comes_twice_is_drafted_once(tmp_path):
    paper(tmp_path / "papers", "a.txt")
    paper(tmp_path / "papers", "b.txt")
    summary = extract(tmp_path / "papers", tmp_path / "out")
    assert (summary.names, summary.same) == (["a"], {"papers/b.txt": "a"})
    assert summary.exit_code == 0
    (tmp_path / "papers" / "a.txt").unlink()
    shutil.rmtree(tmp_path / "out" / "drafts")
    assert extract(tmp_path / "papers", tmp_path / "out").names == ["b"]


def test_one_patient_in_two_reports_is_told_as_possible_and_both_are_drafted(tmp_path):
    paper(tmp_path / "papers", "a.txt")
    words(
        tmp_path / "papers", "b.txt",
        "Later the same was told in other words. A 71-year-old woman was brought in. "
        "She was given vertebroplasty at L1. Nothing else is known of what became of her.",
    )  # fmt: skip
    summary = extract(tmp_path / "papers", tmp_path / "out")
    assert summary.names == ["a", "b"]
    (alike,) = summary.alike
    assert (alike.how, alike.document, alike.other) == ("possibly the same patient", "b", "a")


# ---- what cannot be done


def test_folders_without_a_file_that_can_be_read_are_told(tmp_path):
    words(tmp_path / "papers", "a.docx", "x")
    with pytest.raises(NotFoundError, match="no file in it that can be read"):
        extract(tmp_path / "papers", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_place_that_is_no_folder_is_told(tmp_path):
    paper(tmp_path / "papers", "a.txt")
    with pytest.raises(BadInputError, match="it is a file, not a folder"):
        extract(tmp_path / "papers", words(tmp_path, "out", "x"))
    with pytest.raises(VakgError, match="cannot be written there"):
        extract(tmp_path / "papers", tmp_path / "out" / "deeper")


def test_a_reader_that_does_not_start_is_told_with_its_last_words(tmp_path):
    paper(tmp_path / "papers", "a.txt")
    with pytest.raises(
        VakgError, match="does not start: ModuleNotFoundError: No module named 'no_such'"
    ):
        extract_files([tmp_path / "papers"], tmp_path / "out", drafting="no_such")
