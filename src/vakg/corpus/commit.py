"""Take what came of a file into the folder of drafts, in the order of the files, and note it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from vakg.corpus.files import digest_of
from vakg.corpus.journal import Drafted, Entry, Journal
from vakg.corpus.kept import dump_kept, read_kept
from vakg.corpus.layout import DOCUMENT, DRAFT, Layout
from vakg.corpus.names import free_name
from vakg.corpus.pool import Result
from vakg.corpus.summary import Summary
from vakg.errors import VakgError
from vakg.records.changed import explain_change
from vakg.records.dump import dump_record
from vakg.records.duplicates import Comparison, Likeness, traits_from
from vakg.records.load import load_record


class Commit:
    """Gives documents their names, moves their drafts into place, and notices what is alike."""

    def __init__(self, layout: Layout, journal: Journal, summary: Summary, stamp: str) -> None:
        """Begin with nothing taken."""
        self.layout, self.journal, self.summary, self.stamp = layout, journal, summary, stamp
        self.names: set[str] = set()
        self.texts: dict[str, str] = {}  # the document of each text
        self.compared = Comparison()

    def reserve(self, kept: Mapping[str, Entry]) -> None:
        """Keep the names and texts of documents that are not read again."""
        for entry in kept.values():
            for one in entry.documents:
                if one.name and self.layout.draft(one.name).is_file():
                    self.names.add(one.name)
                    self.texts.setdefault(one.traits["text"], one.name)

    def again(self, entry: Entry) -> None:
        """Take up what an earlier run made of a file."""
        self.summary.earlier += entry.fault is None
        self._count(entry)

    def take(self, key: str, result: Result, old: Entry | None) -> None:
        """Take what was read of a file."""
        mine = {one.name for one in old.documents if one.name} if old else set[str]()
        documents = tuple(self._document(answer, old) for answer in result.documents)
        entry = Entry(
            key=key, sha256=result.sha256, stamp=self.stamp, documents=documents, fault=result.fault
        )
        self._drop(mine - {one.name for one in documents}, old)
        self.journal.add(entry)
        self.summary.read += entry.fault is None
        self._count(entry)

    def _document(self, answer: Mapping[str, Any], old: Entry | None) -> Drafted:
        stage, traits = Path(answer["stage"]), dict(answer["traits"])
        twin = self.texts.get(traits["text"])
        if twin is not None:
            return Drafted(name="", same_as=twin, traits=traits)
        name = free_name(str(answer["document"]), str(answer["digest"]), self.names)
        traits["document"] = name
        if name != answer["document"]:
            _rename(stage, name)
        draft = digest_of(stage / DRAFT)
        before = next((one.draft for one in old.documents if one.name == name), "") if old else ""
        self._move(stage, name, before)
        self.names.add(name)
        self.texts[traits["text"]] = name
        self._look_at_review(name)
        return Drafted(
            name=name, draft=draft, counts=dict(answer["counts"]), traits=traits,
            warnings=tuple(answer["warnings"]),
        )  # fmt: skip

    def _move(self, stage: Path, name: str, before: str) -> None:
        """Move what was made into its place; a draft that somebody edited stays as it is."""
        target = self.layout.draft(name)
        if (
            target.exists()
            and digest_of(target) != before
            and digest_of(target) != digest_of(stage / DRAFT)
        ):
            self.summary.notes.append(
                f"{target} was edited or is another's, so the new draft is beside it as {name}.new; "
                "remove one of the two"
            )
            (stage / DRAFT).replace(target.with_name(f"{name}.new"))
        for made, place in self.layout.all(name):
            if (stage / made).exists():
                (stage / made).replace(place)

    def _look_at_review(self, name: str) -> None:
        """Say when the text under a reviewed record has changed."""
        path = self.layout.reviewed(name)
        if not path.exists():
            return
        with contextlib.suppress(VakgError):  # a record that cannot be read is told by the build
            said = explain_change(load_record(path), read_kept(self.layout.document(name)))
            if said is not None:
                self.summary.notes.append(
                    f"{path} was reviewed on another text; {said}. Correct its quotes, or review "
                    "the new draft"
                )

    def _drop(self, names: set[str], old: Entry | None) -> None:
        """Remove drafts that a changed file gives no more, unless somebody edited them."""
        written = {one.name: one.draft for one in old.documents} if old else {}
        for name in sorted(names - self.names):
            if digest_of(self.layout.draft(name)) == written[name]:
                for _, place in reversed(self.layout.all(name)):
                    place.unlink(missing_ok=True)

    def _count(self, entry: Entry) -> None:
        summary = self.summary
        if entry.fault is not None:
            summary.faults[entry.key] = entry.fault
        for one in entry.documents:
            if one.same_as:
                summary.same[entry.key] = one.same_as
                continue
            summary.names.append(one.name)
            summary.counts.update({"drafts": 1} | one.counts)
            found = self.compared.add(traits_from(one.traits))
            summary.alike += [alike for alike in found if alike.how is not Likeness.TEXT]
            if one.warnings:
                summary.warnings.setdefault(entry.key, []).extend(one.warnings)


def _rename(stage: Path, new: str) -> None:
    """Give a document that was made under a name that is taken another one."""
    record, document = load_record(stage / DRAFT), read_kept(stage / DOCUMENT)
    title = new if document.title == document.name else document.title
    texts = {
        DRAFT: dump_record(record.model_copy(update={"document": new})),
        DOCUMENT: dump_kept(replace(document, name=new, title=title)),
    }
    for name, text in texts.items():
        (stage / name).write_text(text, encoding="utf-8", newline="\n")
