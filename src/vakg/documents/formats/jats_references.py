"""The reference list of a JATS article: entries, their numbers, and how they read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vakg.documents.formats.markup import (
    Element,
    below,
    child,
    children,
    name_of,
    path_of,
    words_in,
)
from vakg.documents.formats.runs import Run, clean

_ENTRY = ("mixed-citation", "element-citation", "nlm-citation", "citation")
_NUMBER = re.compile(r"\W*(\d{1,4})\W*")
_TITLES = ("article-title", "chapter-title", "data-title", "part-title")


def entries_of(element: Element) -> list[Element]:
    """Give the entries below an element, without those of a letter within the article."""
    return [
        one for one in below(element, "ref")
        if not any(name_of(above) in ("sub-article", "response") for above in one.iterancestors())
    ]  # fmt: skip


def numbered(entries: Iterable[Element]) -> dict[str, int]:
    """Number the entries: as labelled where each has a number of its own, else by their place.

    Ids of citations within an entry lead to its number too.
    """
    listed = list(entries)
    labels = [_NUMBER.fullmatch(words_in(child(entry, "label"))) for entry in listed]
    printed = [int(label.group(1)) for label in labels if label is not None]
    whole = len(printed) == len(listed) == len(set(printed))
    numbers: dict[str, int] = {}
    for at, entry in enumerate(listed):
        number = printed[at] if whole else at + 1
        numbers[entry.get("id") or path_of(entry)] = number
        for citation in children(entry, *_ENTRY):
            if citation.get("id"):
                numbers.setdefault(citation.get("id"), number)
    return numbers


def work_id(entry: Element, kind: str) -> str | None:
    """Give the DOI or PMID that an entry states."""
    for one in below(entry, "pub-id"):
        if one.get("pub-id-type") == kind and words_in(one):
            return words_in(one).removeprefix("https://doi.org/")
    return None


def reference_run(entry: Element) -> Run:
    """Write an entry as it is printed: its own punctuation, or, where it has none, the usual one."""
    parts = []
    for citation in children(entry, *_ENTRY):
        names = name_of(citation) != "element-citation" and (citation.text or "").strip()
        loose = any((part.tail or "").strip() for part in citation)
        parts.append(words_in(citation) if names or loose else _set(citation))
    label = words_in(child(entry, "label")).strip(" .[]()")
    text = " ".join(parts) or words_in(entry)
    return Run(clean(f"{label}. {text}" if label and parts else text))


def _set(citation: Element) -> str:
    """Set the parts of an entry in the order of print."""
    names = [_name(one) for one in below(citation, "name", "string-name", "collab")]
    titles = [words_in(one) for one in children(citation, *_TITLES)]
    source = words_in(child(citation, "source"))
    date = words_in(child(citation, "year"))
    volume = words_in(child(citation, "volume"))
    pages = [words_in(one) for one in children(citation, "fpage", "lpage")]
    printed = "-".join(page for page in pages if page) or words_in(child(citation, "elocation-id"))
    tail = f"{date}{';' if volume else ''}{volume}{':' if printed else ''}{printed}"
    parts = [", ".join(name for name in names if name), *titles, source, tail]
    return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)


def _name(person: Element) -> str:
    surname = words_in(child(person, "surname"))
    return " ".join(filter(None, (surname, words_in(child(person, "given-names"))))) or words_in(
        person
    )
