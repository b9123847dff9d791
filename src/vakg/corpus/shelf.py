"""The documents and records of one folder: which there are, and the document of a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from vakg.corpus.kept import read_kept
from vakg.corpus.names import document_name
from vakg.documents import read_documents
from vakg.documents.formats.sniff import SUFFIXES
from vakg.errors import BadInputError, NotFoundError, VakgError
from vakg.model.document import Document

KEPT = ".json"


@dataclass
class Shelf:
    """One folder of documents and records.

    Args:
        documents: Where the documents lie: files of any form that is read, or documents that were kept.
        places: Where the records lie, reviewed ones before drafts.
    """

    documents: Path
    places: tuple[Path, ...]
    used: dict[str, Document] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Shelf:
        """Find out how a folder is laid out.

        Raises:
            NotFoundError: If there is no such folder.
        """
        if not folder.is_dir():
            remedy = "Give a folder of documents and records."
            raise NotFoundError(str(folder), "there is no such folder", remedy)
        documents = folder / "documents"
        places = tuple(one for one in (folder / "records", folder / "drafts") if one.is_dir())
        if documents.is_dir() and places:
            return cls(documents, places)
        return cls(folder, (folder,))

    def records(self) -> list[Path]:
        """Give the files of all records."""
        return [path for place in self.places for path in sorted(place.glob("*.yaml"))]

    @cached_property
    def files(self) -> dict[str, list[Path]]:
        """The documents' files by the name of the document that each gives if it gives only one."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self.documents.iterdir()):
            if path.suffix.lower() in SUFFIXES and not path.name.startswith("."):
                found.setdefault(document_name(path.stem), []).append(path)
        return found

    @cached_property
    def collections(self) -> dict[str, tuple[Path, Document]]:
        """The documents of files that hold several, by name."""
        found = {}
        for path in (one for all_of_it in self.files.values() for one in all_of_it):
            if SUFFIXES[path.suffix.lower()] == "an XML file":
                several = _several(path)
                found.update({document_name(one.name): (path, one) for one in several})
        return found

    def document(self, name: str) -> Document:
        """Find the document of a name: as it was kept, else read from its file.

        Raises:
            NotFoundError: If there is none.
            BadInputError: If it cannot be read, or several files have that name.
        """
        if name not in self.used:
            found = self._document(name)
            title = name if found.title == found.name else found.title
            self.used[name] = replace(found, name=name, title=title)
        return self.used[name]

    def _document(self, name: str) -> Document:
        kept = self.documents / f"{name}{KEPT}"
        if kept.is_file():
            return read_kept(kept)
        paths = self.files.get(name, [])
        if len(paths) > 1:
            what = f"{' and '.join(path.name for path in paths)} have the same name"
            raise BadInputError(str(self.documents), what, "Keep the one the record was made from.")
        if paths and len(found := read_documents(paths[0])) == 1:
            return found[0]
        if name in self.collections:
            return self.collections[name][1]
        where = str(self.documents / f"{name}.txt")
        what = f"there is no such document, nor one of this name ending in {', '.join(list(SUFFIXES)[1:])}"
        raise NotFoundError(where, what, "Put the document of the record there.")

    def without(self, named: set[str]) -> list[str]:
        """Give the files (and articles of collections) that have no record."""
        missing = []
        for name, paths in self.files.items():
            if name in named:
                continue
            for path in paths:
                inner = [one for one, (place, _) in self.collections.items() if place == path]
                left = [one for one in inner if one not in named]
                missing += [path.name] if not inner else [f"{path.name}: {one}" for one in left]
        return missing

    def changed(self) -> Iterator[str]:
        """Say which files have changed since they were read and kept."""
        for name, document in self.used.items():
            kept = (self.documents / f"{name}{KEPT}").is_file()
            for path in self.files.get(name, []) if kept else ():
                if sha256(path.read_bytes()).hexdigest() != document.sha256:
                    yield (
                        f"{path.name} has changed since it was read; the graph has what it said "
                        "then. Read it again with `vakg extract`."
                    )


def _several(path: Path) -> tuple[Document, ...]:
    """Read a file of several documents; one that cannot be read is told where it is asked for."""
    try:
        found = read_documents(path)
    except VakgError:
        return ()
    return found if len(found) > 1 else ()
