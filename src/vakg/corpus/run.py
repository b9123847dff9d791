"""A folder of papers to a folder of drafts: goes on where it was stopped, and no file stops the others."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from vakg.corpus.commit import Commit
from vakg.corpus.files import File, digest_of, find_files
from vakg.corpus.journal import Entry, Journal, open_journal, write_atomically
from vakg.corpus.layout import Layout
from vakg.corpus.names import document_name
from vakg.corpus.pool import Bounds, Job, Pool, Result
from vakg.corpus.stamp import stamp_of_readers
from vakg.corpus.summary import Summary
from vakg.errors import BadInputError, NotFoundError, VakgError

DRAFTING = "vakg.extract.extractor"
Told = Callable[[int, int], None]


def extract_files(
    paths: Sequence[Path],
    out: Path,
    bounds: Bounds = Bounds(),  # noqa: B008 - it cannot be changed
    *,
    drafting: str = DRAFTING,
    told: Told = lambda done, total: None,
) -> Summary:
    """Draft a record of every document in files and folders.

    What an earlier run into the same folder has done is not done again, unless the file, vakg or the
    ontology has changed. The order of files on the disk and the number of processes change nothing.

    Args:
        paths: Files and folders.
        out: The folder of drafts; made if missing.
        bounds: How many processes, and what they may take.
        drafting: The module that drafts: `Reader.load()` and `extract_record(document, reader)`.
        told: Called with how many files are done, and of how many.

    Raises:
        NotFoundError: If the folders hold no file that can be read.
        VakgError: If `out` cannot be written, or another run writes to it.
    """
    found = find_files(paths)
    if not found.files:
        what = "there is no file in it that can be read"
        raise NotFoundError(", ".join(map(str, paths)), what, "Give text, PDF, XML or HTML files.")
    layout, summary = _prepared(out), Summary(files=len(found.files), others=found.others)
    with open_journal(layout.folder) as journal:
        _Run(found.files, layout, journal, summary, bounds).work(drafting, told)
    shutil.rmtree(layout.stage, ignore_errors=True)
    write_atomically(layout.summary, summary.text())
    return summary


def _prepared(out: Path) -> Layout:
    layout = Layout(out)
    if out.exists() and not out.is_dir():
        raise BadInputError(str(out), "it is a file, not a folder", "Give another --out.")
    try:
        for place in ("drafts", "documents", "mentions"):
            (out / place).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"drafts cannot be written there ({error.strerror})"
        raise VakgError(str(out), what, "Give a folder you may write to with --out.") from None
    return layout


class _Run:
    """One run: which files are done, which are to be read, and what came of each, in order."""

    def __init__(
        self,
        files: Sequence[File],
        layout: Layout,
        journal: Journal,
        summary: Summary,
        bounds: Bounds,
    ) -> None:
        self.files, self.layout, self.summary, self.bounds = files, layout, summary, bounds
        self.stamp = stamp_of_readers()
        self.known = dict(journal.entries)
        self.done, kept = self._done()
        self.commit = Commit(layout, journal, summary, self.stamp)
        self.commit.reserve(kept)

    def work(self, drafting: str, told: Told) -> None:
        """Read what is to be read; at Ctrl-C keep what is done."""
        shutil.rmtree(self.layout.stage, ignore_errors=True)
        left = [one for one in enumerate(self.files) if one[1].key not in self.done]
        jobs = [self._job(number, file) for number, file in left]
        pool = Pool(jobs, self.bounds, drafting)
        at = 0
        try:
            told(len(self.done), len(self.files))
            for done, results in pool.results():
                told(len(self.done) + done, len(self.files))
                for result in results:
                    self._replay(at, result.number)
                    self._take(result)
                    at = result.number + 1
        except KeyboardInterrupt:
            self.summary.stopped = True
        finally:
            pool.close()
        self._replay(at, len(self.files))

    def _replay(self, begin: int, end: int) -> None:
        """Take up what an earlier run did with the files between two places."""
        for file in self.files[begin:end]:
            if file.key in self.done:
                self.commit.again(self.known[file.key])

    def _take(self, result: Result) -> None:
        file = self.files[result.number]
        result.sha256 = result.sha256 or digest_of(
            file.path
        )  # a file that failed is known again, too
        self.commit.take(file.key, result, self.known.get(file.key))
        shutil.rmtree(self.layout.stage / str(result.number), ignore_errors=True)

    def _job(self, number: int, file: File) -> Job:
        name = document_name(file.path.stem)
        return Job(number=number, path=file.path, name=name, stage=self.layout.stage / str(number))

    def _done(self) -> tuple[set[str], dict[str, Entry]]:
        """Find the files whose entry still holds, and all entries whose drafts stay as they are."""
        asked = {file.key for file in self.files}
        held = {file.key for file in self.files if self._holds(file)}
        kept = {key: one for key, one in self.known.items() if key in held or key not in asked}
        named = {one.name for entry in kept.values() for one in entry.documents if one.name}
        there = {name for name in named if self.layout.draft(name).is_file()}
        stale = {key for key in held if _rests_on(self.known[key]) - there}
        return held - stale, {key: one for key, one in kept.items() if key not in stale}

    def _holds(self, file: File) -> bool:
        entry = self.known.get(file.key)
        if entry is None or entry.stamp != self.stamp:
            return False
        if entry.fault is not None and not entry.fault.holds(self.bounds.seconds):
            return False
        return self._is_there(entry) and entry.sha256 == digest_of(file.path)

    def _is_there(self, entry: Entry) -> bool:
        named = [one.name for one in entry.documents if one.name]
        return all(path.is_file() for name in named for _, path in self.layout.all(name))


def _rests_on(entry: Entry) -> set[str]:
    """Give the documents because of which a file has no draft of its own."""
    return {one.same_as for one in entry.documents if one.same_as}
