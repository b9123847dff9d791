"""JATS XML, as PubMed Central gives it: the articles of one file, each with its reference list.

Read are title, abstract, body, appendices, floats and references; not the letters of reviewers
(`sub-article`), translated abstracts, and what only serves the printer.
"""

from __future__ import annotations

from collections.abc import Iterator

from vakg.documents.formats.grids import grid_of
from vakg.documents.formats.jats_front import metadata_of
from vakg.documents.formats.jats_references import (
    entries_of,
    numbered,
    reference_run,
    work_id,
)
from vakg.documents.formats.markup import (
    Element,
    below,
    child,
    children,
    digest_of,
    name_of,
    path_of,
    words_in,
)
from vakg.documents.formats.runs import Run
from vakg.documents.formats.walk import Role, Walk
from vakg.documents.formats.writer import Writer
from vakg.documents.structure import known_heading
from vakg.errors import BadInputError
from vakg.model.document import Citation, Document, Metadata

_FLOW = {
    "p", "body", "list", "list-item", "def-list", "def-item", "term", "def", "disp-quote",
    "boxed-text", "statement", "verse-group", "verse-line", "speech", "fn-group", "app-group",
    "floats-group", "supplementary-material", "fig-group", "table-wrap-group", "table-wrap-foot",
    "caption", "attrib", "disp-formula-group",
}  # fmt: skip
_FLOAT = {"fig", "table-wrap", "fn", "fig-group", "table-wrap-group", "supplementary-material"}
_OWN = {"sec", "app", "ack", "boxed-text", "ref-list", "glossary", "notes", "array"}
_SKIP = {
    "label", "title", "graphic", "inline-graphic", "media", "tex-math", "object-id", "permissions",
    "alt-text", "long-desc", "sub-article", "response", "kwd-group",
    "index-term", "milestone-start", "milestone-end", "processing-meta", "fig-count", "sec-meta",
}  # fmt: skip
_LEFT_OUT = ("graphical", "teaser", "toc", "video", "audio", "summary-for-patients")
_NOTES = {"fn-group", "glossary", "ack", "notes", "bio"}


def jats_documents(root: Element, where: str, name: str, digest: str) -> tuple[Document, ...]:
    """Make a document of each article of a tree; one has the file's name, of several each its own.

    Raises:
        BadInputError: If an article has no text.
    """
    articles = [root] if name_of(root) == "article" else list(_articles(root))
    if len(articles) == 1:
        return (_document(articles[0], where, name, digest),)
    made = [
        _document(one, where, _own_name(one, name, at), digest_of(one))
        for at, one in enumerate(articles, start=1)
    ]
    return tuple(made)


def _articles(root: Element) -> Iterator[Element]:
    for article in below(root, "article"):
        if not any(name_of(above) == "article" for above in article.iterancestors()):
            yield article


def _own_name(article: Element, name: str, at: int) -> str:
    """Name an article of a collection: by PMID, else by PMCID, else by its place."""
    ids = {one.get("pub-id-type"): words_in(one) for one in below(article, "article-id")}
    if ids.get("pmid", "").isdigit():
        return f"pmid-{ids['pmid']}"
    pmc = (ids.get("pmc") or ids.get("pmcid") or "").casefold().removeprefix("pmc")
    return f"pmc{pmc}" if pmc.isdigit() else f"{name}-{at}"


def _document(article: Element, where: str, name: str, digest: str) -> Document:
    front = child(article, "front")
    meta = None if front is None else child(front, "article-meta")
    metadata = metadata_of(article, front) if front is not None else Metadata()
    writer = Writer()
    walk = _walk(writer, article)
    if meta is not None:
        _front(walk, meta, metadata.title)
    for part in children(article, "body", "floats-group", "back"):
        _part(walk, part)
    document = writer.finish(name, digest, metadata)
    if not document.sentences:
        what = "the article has no text: no title, abstract or body"
        raise BadInputError(where, what, "Get the full record from PubMed Central.")
    return document


def _walk(writer: Writer, article: Element) -> Walk:
    own = {
        "sec": _section, "app": _section, "boxed-text": _section, "ack": _section,
        "glossary": _section, "notes": _section, "fig": _caption, "table-wrap": _table,
        "array": _table, "ref-list": _references,
    }  # fmt: skip
    entries = entries_of(article)
    return Walk(writer, _role, own, _targets, numbered(entries))


def _role(element: Element) -> Role:
    name = name_of(element)
    if not name or name in _SKIP:
        return Role.SKIP
    if name == "xref":
        return Role.LINK if element.get("ref-type") in ("bibr", "other-ref") else Role.INLINE
    if name in _FLOAT:
        return Role.FLOAT
    if name in _OWN:
        return Role.OWN
    if name in _FLOW:
        return Role.FLOW
    return {"sup": Role.RAISED, "break": Role.BREAK}.get(name, Role.INLINE)


def _targets(element: Element) -> list[str]:
    return (element.get("rid") or "").split()


def _front(walk: Walk, meta: Element, title: str | None) -> None:
    """Write title and abstract; the title is a paragraph, since it says things too."""
    if title:
        group = child(meta, "title-group")
        walk.writer.begin("", 1, "front")
        walk.writer.text(Run(title), path_of(meta if group is None else group))
    for abstract in children(meta, "abstract"):
        if (abstract.get("abstract-type") or "").startswith(_LEFT_OUT):
            continue
        heading = words_in(child(abstract, "title")) or "Abstract"
        walk.writer.begin(heading, 1, "abstract", path_of(abstract))
        walk.flow(abstract)


def _part(walk: Walk, part: Element) -> None:
    """Write body, floats or back matter; text outside any section has one of its own."""
    if name_of(part) == "back":
        walk.writer.begin("", 1, "back")
    elif name_of(part) == "body":
        walk.writer.begin("", 1, "body")
    walk.flow(part)


def _section(walk: Walk, section: Element) -> None:
    above = [name_of(one) for one in section.iterancestors()]
    depth = 1 + sum(name in _OWN or name == "abstract" for name in above)
    title = walk.run(heading).text if (heading := child(section, "title")) is not None else ""
    kind = "abstract" if "abstract" in above else "back" if name_of(section) in _NOTES else ""
    walk.writer.begin(title, depth, kind or _typed(section, title), path_of(section))
    walk.flow(section)
    walk.writer.end(depth)


def _typed(section: Element, title: str) -> str:
    """Take the kind that the file states where the heading does not tell."""
    if known_heading(title) is not None:
        return ""
    stated = known_heading((section.get("sec-type") or "").split("|")[0].capitalize())
    return stated["kind"] if stated else ""


def _caption(walk: Walk, element: Element) -> str:
    """Write label and caption as one paragraph, as print has them; give the label."""
    label = words_in(child(element, "label")).rstrip(".:")
    caption = child(element, "caption")
    title = None if caption is None else child(caption, "title")
    parts = [] if title is None else [walk.run(title)]
    if caption is not None:
        parts.append(walk.run(caption))
    run = _joined(Run(f"{label}." if label else ""), *parts)
    walk.writer.caption(label, run, path_of(element))
    return label


def _joined(*runs: Run) -> Run:
    """Put texts one after another, a blank between them and a stop where none is printed."""
    text, citations = "", list[Citation]()
    for run in (one for one in runs if one.text):
        text += "" if not text else " " if text[-1] in ".:;?!" else ". "
        citations += run.shifted(len(text))
        text += run.text
    return Run(text, tuple(citations))


def _table(walk: Walk, wrap: Element) -> None:
    label = _caption(walk, wrap)
    tables = list(below(wrap, "table")) or [wrap]
    for table in tables:
        walk.writer.table(label, grid_of(walk, table), path_of(table))
    for foot in children(wrap, "table-wrap-foot"):
        for note in foot:
            walk.writer.text(walk.run(note), path_of(note))


def _references(walk: Walk, listed: Element) -> None:
    title = words_in(child(listed, "title")) or "References"
    walk.writer.begin(title, 1, "references", path_of(listed))
    for entry in entries_of(listed):
        number = walk.numbers[entry.get("id") or path_of(entry)]
        walk.writer.reference(
            number, reference_run(entry), work_id(entry, "doi"), work_id(entry, "pmid"),
            path_of(entry),
        )  # fmt: skip
    walk.writer.end(1)
