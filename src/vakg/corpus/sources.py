"""A folder to what a graph is built from: each document with the record that counts for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vakg.corpus.shelf import Shelf
from vakg.errors import BadInputError, NotFoundError, VakgError
from vakg.model.assertion import Review
from vakg.model.document import Document
from vakg.model.record import Record
from vakg.ontology import Ontology
from vakg.records import anchor_record, check_terms, load_record
from vakg.records.changed import explain_change
from vakg.records.duplicates import Comparison, Likeness, traits_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document and the record of it."""

    document: Document
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a graph is built from, and what is to be said of it.

    Args:
        sources: By the document's name.
        notes: What was noticed, each as a sentence: drafts left out, documents that are alike.
        undrafted: Files of documents that have no record.
    """

    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()
    undrafted: tuple[str, ...] = ()


def gather_sources(folders: Sequence[Path], ontology: Ontology) -> Gathered:
    """Read documents and their records, check each record, and let the reviewed one count.

    Args:
        folders: Each holds `documents/` with `records/` or `drafts/` or both, or all together.
        ontology: Whose terms the records may use.

    Raises:
        NotFoundError: If a folder, or a record's document, is missing.
        BadInputError: If documents or records cannot be used; each is told.
    """
    made, failed, notes, undrafted = list[Source](), list[VakgError](), list[str](), list[str]()
    for folder in folders:
        shelf = Shelf.of(folder)
        paths = shelf.records()
        undrafted += shelf.without({path.stem for path in paths})
        if not paths:
            raise NotFoundError(
                str(folder), "there is no record (.yaml) in it", _advice(undrafted, folder)
            )
        for path in paths:
            try:
                made.append(_read_source(path, shelf, ontology))
            except VakgError as error:
                failed.append(error)
        notes += shelf.changed()
    if failed:
        raise _together(failed, folders)
    kept = list(_counting(made, notes))
    _compare(kept, notes)
    return Gathered(sources=tuple(kept), notes=tuple(notes), undrafted=tuple(undrafted))


def _advice(undrafted: Sequence[str], folder: Path) -> str:
    if not undrafted:
        return "Add one a document."
    return f"Draft records with `vakg extract {folder} --out DIR`, then `vakg build DIR`."


def _read_source(path: Path, shelf: Shelf, ontology: Ontology) -> Source:
    record = load_record(path)
    if record.document != path.stem:
        what = f"it says it is the record of {record.document!r}"
        raise BadInputError(
            str(path), what, f"Name it {record.document}.yaml, or correct `document`."
        )
    document = shelf.document(record.document)
    check_terms(record, ontology)
    return Source(document=document, record=_anchored(record, document, path))


def _anchored(record: Record, document: Document, path: Path) -> Record:
    try:
        return anchor_record(record, document)
    except BadInputError as error:
        change = explain_change(record, document)
        if change is None:
            raise
        remedy = error.remedy
        if record.review is Review.MACHINE:
            remedy = "Run `vakg extract` again, with its --out."
        raise BadInputError(str(path), f"{error.what.rstrip()}\n  ({change})\n ", remedy) from None


def _together(failed: Sequence[VakgError], folders: Sequence[Path]) -> VakgError:
    if len(failed) == 1:
        return failed[0]
    shown = "\n".join(f"{one}" for one in failed[:10])
    more = f"\nand {len(failed) - 10} more" if len(failed) > 10 else ""
    where = ", ".join(map(str, folders))
    what = f"{len(failed)} records cannot be used:\n{shown}{more}\n"
    return BadInputError(where, what, "Correct them, or take them out of the folder.")


def _counting(made: Iterable[Source], notes: list[str]) -> Iterator[Source]:
    """Give the sources that count: of two records of one document the reviewed one."""
    by_name: dict[str, list[Source]] = {}
    for source in made:
        by_name.setdefault(source.record.document, []).append(source)
    for name, all_of_it in sorted(by_name.items()):
        reviewed = [one for one in all_of_it if one.record.review is Review.REVIEWED]
        left = reviewed or all_of_it
        if len(left) > 1:
            what = f"there are {len(left)} records of this document"
            raise BadInputError(name, what, "Keep one of them, or give one folder at a time.")
        if reviewed and len(all_of_it) > 1:
            notes.append(
                f"{name}: its reviewed record counts; the machine draft of it is left out."
            )
        yield left[0]


def _compare(sources: list[Source], notes: list[str]) -> None:
    """Notice documents that are alike; a draft of a text that has a reviewed record is left out."""
    compared = Comparison()
    for source in sorted(sources, key=lambda one: one.record.review is Review.MACHINE):
        for alike in compared.add(traits_of(source.document, source.record)):
            twin = next(one for one in sources if one.record.document == alike.other)
            drafted = source.record.review is Review.MACHINE is not twin.record.review
            if alike.how is Likeness.TEXT and drafted:
                notes.append(f"{alike}; only the reviewed record of {alike.other} counts.")
                sources.remove(source)
                break
            notes.append(f"{alike}; both are in the graph.")
