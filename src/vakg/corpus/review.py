"""A draft with all that reviewing it needs, and where the reviewed record goes."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from vakg.corpus.journal import write_atomically
from vakg.corpus.layout import Layout
from vakg.corpus.shelf import Shelf
from vakg.errors import BadInputError, VakgError
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import load_ontology
from vakg.records import anchor_record, check_terms, load_record
from vakg.records.verdicts import Merged, dump_reviewed, merge_verdicts, read_verdicts
from vakg.view.review import write_review


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that were recognised and not understood."""

    start: int
    end: int
    curie: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """A draft, its document, and what of it was not understood; `folder` holds all three."""

    path: Path
    record: Record
    document: Document
    mentions: tuple[Mention, ...]
    folder: Path

    @property
    def name(self) -> str:
        """The document's name."""
        return self.record.document


def open_draft(path: Path) -> OpenDraft:
    """Read a draft with its document, which lies where `vakg extract` puts it, or beside the draft.

    Raises:
        NotFoundError: If the draft or its document is missing.
        BadInputError: If either cannot be used.
    """
    record = load_record(path)
    folder = path.parent.parent if path.parent.name in ("drafts", "records") else path.parent
    document = Shelf.of(folder).document(record.document)
    return OpenDraft(
        path=path, record=anchor_record(record, document), document=document,
        mentions=_mentions(Layout(folder).mentions(record.document)), folder=folder,
    )  # fmt: skip


def _mentions(path: Path) -> tuple[Mention, ...]:
    if not path.is_file():
        return ()
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        names = ("start", "end", "curie", "reason")
        return tuple(Mention(**{name: one[name] for name in names}) for one in told)
    except (ValueError, KeyError, TypeError):
        remedy = "Draft the document again with `vakg extract`."
        raise BadInputError(str(path), "this is no list of mentions", remedy) from None


def make_page(path: Path, out: Path | None) -> Path:
    """Write the review page of a draft and say where it is.

    Args:
        path: The draft.
        out: The page; by default `review/NAME.html` in the folder of the drafts.
    """
    draft = open_draft(path)
    target = out or draft.folder / "review" / f"{draft.name}.html"
    return write_review(draft.document, draft.record, draft.mentions, target)


def apply_review(
    path: Path, verdicts: Path, by: str | None, out: Path | None
) -> tuple[Path, Merged]:
    """Make the reviewed record of a draft and of the verdicts on it.

    The draft stays whole, so that the rest of it can be judged later and all verdicts applied again.

    Args:
        path: The draft.
        verdicts: The file that the review page downloaded.
        by: Who reviewed; by default as the page says.
        out: The reviewed record; by default `records/NAME.yaml` in the folder of the drafts.

    Raises:
        BadInputError: If the verdicts do not belong to the draft or cannot be applied, or a record that
            was not made from this draft is in the way.
    """
    draft = open_draft(path)
    merged = merge_verdicts(draft.record, read_verdicts(verdicts), draft.document, by, _today())
    target = out or _place(draft)
    text = dump_reviewed(merged)
    if merged.record is not None:
        check_terms(merged.record, load_ontology())
    if (
        target.exists()
        and f"\n# Draft {merged.draft}\n" not in target.read_text(encoding="utf-8")[:2000]
    ):
        what = "there is a record already, and it was not made from this draft"
        raise BadInputError(str(target), what, "Give another file with --out, or remove that one.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, text)
    except OSError as error:
        what = f"the record cannot be written there ({error.strerror})"
        raise VakgError(str(target), what, "Give a file you may write with --out.") from None
    return target, merged


def _place(draft: OpenDraft) -> Path:
    if draft.path.parent.name != "drafts":
        what = "the draft lies in no folder of drafts, so there is no place for the reviewed record"
        raise BadInputError(str(draft.path), what, "Say where it goes with --out.")
    return Layout(draft.folder).reviewed(draft.name)


def _today() -> date:
    """Give the day to state; SOURCE_DATE_EPOCH sets it, so that a record can be made again."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stated.isdecimal():
        return datetime.fromtimestamp(int(stated), UTC).date()
    return datetime.now(UTC).date()


def told_of(merged: Merged, draft: Path) -> list[str]:
    """Say in lines what became of a draft."""
    counts = merged.counts
    done = ", ".join(
        f"{counts.get(one, 0)} {one}" for one in ("accepted", "corrected", "added", "rejected")
    )
    lines = [f"Reviewed by {merged.by} on {merged.when.isoformat()}: {done}."]
    left = counts.get("open", 0)
    if left:
        lines.append(f"{left} not judged: they are not in the record, and stay in {draft}.")
    if merged.waiting:
        lines.append("Accepted, but not in the record before what they name is judged:")
        lines += [f"  {one} waits for {other}" for one, other in sorted(merged.waiting.items())]
    return lines + [f"  {one}" for one in merged.left_out]
