"""An article's web page: its text without the page around it.

Scripts, forms, menus and what the page hides are dropped unread. The article is the page's `article`
or `main` element with the most text, else the whole body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from vakg.documents.formats.grids import grid_of
from vakg.documents.formats.html_meta import metadata_of
from vakg.documents.formats.markup import (
    Element,
    below,
    child,
    name_of,
    parse_html,
    path_of,
    words_in,
)
from vakg.documents.formats.runs import Run
from vakg.documents.formats.walk import Handler, Role, Walk
from vakg.documents.formats.writer import Writer
from vakg.documents.structure import caption_label, known_heading
from vakg.errors import BadInputError
from vakg.model.document import Document

_SKIP = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select",
    "input", "textarea", "svg", "iframe", "object", "embed", "applet", "canvas", "audio", "video",
    "picture", "img", "menu", "dialog", "head", "link", "meta", "map", "title", "annotation",
}  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ROLES = {
    **dict.fromkeys((*_HEADINGS, "figcaption"), Role.OWN),
    **dict.fromkeys(("figure", "table"), Role.FLOAT),
    "sup": Role.RAISED,
    "br": Role.BREAK,
}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "math", "q", "s", "samp", "small", "span", "strong",
    "strike", "sub", "time", "tt", "u", "var", "wbr", "mi", "mn", "mo", "mrow", "msup", "msub",
    "semantics", "mtext", "mfrac", "msqrt", "mover", "munder", "output",
}  # fmt: skip
_LISTS = re.compile(
    r"(?:^|[-_\s])(?:references?|ref-?list|bibliography)(?:$|[-_\s])|biblist", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*(\d{1,3})[.\])]?\s+(?=\D)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>]+")
_LEAST = 200  # code points of an article's text


def read_html(raw: bytes, where: str, name: str, digest: str) -> tuple[Document, ...]:
    """Read an article page.

    Raises:
        BadInputError: If the page holds no text of an article.
    """
    root = parse_html(raw, where)
    metadata = metadata_of(root)
    article = _article(root)
    entries = list(_entries(article))
    writer = Writer()
    walk = Walk(writer, _role, _handlers(metadata.title, entries), _targets, _numbers(entries))
    if metadata.title:
        writer.begin("", 1, "front")
        writer.text(Run(metadata.title), "/html/head")
        writer.begin("", 1, "body")
    walk.flow(article)
    document = writer.finish(name, digest, metadata)
    if len(document.text) < _LEAST:
        what = "the page holds no text of an article; it may be written by a script"
        raise BadInputError(where, what, "Save the page from the browser once it shows the text.")
    return (document,)


def _article(root: Element) -> Element:
    """Choose the element that holds the article."""
    body = child(root, "body")
    wanted = [one for one in below(root, "article") if _role(one) is not Role.SKIP]
    wanted += [one for one in root.iter() if name_of(one) == "main" or one.get("role") == "main"]
    longest = max(wanted, key=lambda one: len(words_in(one)), default=None)
    enough = longest is not None and len(words_in(longest)) >= _LEAST
    return longest if enough else root if body is None else body


def _role(element: Element) -> Role:
    name = name_of(element)
    if not name or name in _SKIP or _is_hidden(element):
        return Role.SKIP
    if name == "a" and _targets(element):
        return Role.LINK
    if name in ("ol", "ul", "dl") and _is_list_of_works(element):
        return Role.OWN
    return _ROLES.get(name, Role.INLINE if name in _INLINE else Role.FLOW)


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    menu = element.get("role") in ("navigation", "banner", "search", "dialog", "complementary")
    return hidden or menu or "display:none" in style or "visibility:hidden" in style


def _targets(element: Element) -> list[str]:
    """Give the id within the page that a link leads to."""
    address = element.get("href") or ""
    _, sign, target = address.partition("#")
    return [target] if sign and target else []


def _handlers(title: str | None, entries: list[Element]) -> dict[str, Handler]:
    own: dict[str, Handler] = dict.fromkeys(_HEADINGS, partial(_heading, title or ""))
    own |= {"figure": _figure, "table": _table, "figcaption": _caption}
    return own | dict.fromkeys(("ol", "ul", "dl"), partial(_references, entries))


def _heading(title: str, walk: Walk, heading: Element) -> None:
    """Open a section; the article's title has its own already."""
    text = walk.run(heading).text
    if text and text != title:
        depth = max(1, int(name_of(heading)[1]) - 1)  # the first rank is the title's
        walk.writer.begin(text, depth, where=path_of(heading))


def _figure(walk: Walk, figure: Element) -> None:
    """Write a figure's caption and the tables it may hold."""
    captions = list(below(figure, "figcaption"))
    for caption in captions:
        _caption(walk, caption)
    tables = list(below(figure, "table"))
    label = caption_label(words_in(captions[0])) if captions else None
    for table in tables:
        _table(walk, table, label or "")


def _caption(walk: Walk, element: Element) -> str:
    run = walk.run(element)
    label = caption_label(run.text) or ""
    walk.writer.caption(label, run, path_of(element))
    return label


def _table(walk: Walk, table: Element, label: str = "") -> None:
    """Write a table; one that only arranges the page is text like any other."""
    inner = any(one is not table for one in below(table, "table"))
    if inner or table.get("role") == "presentation":
        walk.flow(table)
        return
    caption = child(table, "caption")
    label = _caption(walk, caption) if caption is not None else label or _label_before(walk)
    walk.writer.table(label, grid_of(walk, table), path_of(table))


def _label_before(walk: Walk) -> str:
    """Take the caption for a table's that was the last thing written."""
    captions, writer = walk.writer.captions, walk.writer
    fresh = bool(captions) and captions[-1].end == writer.length
    return captions[-1].label if fresh else ""


def _is_list_of_works(element: Element) -> bool:
    """Tell a reference list by its name, else by the heading before it."""
    named = (element, element.getparent(), element.getparent().getparent())
    for one in named:
        marks = "" if one is None else f"{one.get('class') or ''} {one.get('id') or ''}"
        if _LISTS.search(marks) or (one is not None and one.get("role") == "doc-bibliography"):
            return True
    heading = _heading_before(element)
    row = known_heading(words_in(heading)) if heading is not None else None
    return row is not None and row["kind"] == "references"


def _heading_before(element: Element) -> Element | None:
    for one in (element, element.getparent()):
        before = None if one is None else one.getprevious()
        if before is not None and name_of(before) in _HEADINGS:
            return before
    return None


def _entries(article: Element) -> Iterator[Element]:
    """Give the entries of the reference list: the items of the list, not lists within them."""
    for listed in below(article, "ol", "ul", "dl"):
        if _is_list_of_works(listed) and not any(
            name_of(above) in ("li", "dd") for above in listed.iterancestors()
        ):
            yield from (one for one in listed if name_of(one) in ("li", "dd"))


def _numbers(entries: list[Element]) -> dict[str, int]:
    """Number the entries, and lead every id within one to its number."""
    numbers: dict[str, int] = {}
    for at, entry in enumerate(entries, start=1):
        for one in entry.iter():
            if one.get("id") or one.get("name"):
                numbers.setdefault(one.get("id") or one.get("name"), at)
    return numbers


def _references(entries: list[Element], walk: Walk, listed: Element) -> None:
    """Write the entries of a list; without a heading of its own it gets a section still."""
    numbers = {entry: at for at, entry in enumerate(entries, start=1)}
    written = [(one, walk.run(one).text) for one in listed if one in numbers]
    written = [(entry, text) for entry, text in written if text]
    if written and (not walk.writer.open or walk.writer.open[-1][1].kind != "references"):
        walk.writer.begin("", 1, "references", path_of(listed))
    for entry, text in written:
        number = numbers[entry]
        printed = _NUMBER.match(text)
        shown = text if printed and int(printed.group(1)) == number else f"{number}. {text}"
        doi = _DOI.search(" ".join([text, *(one.get("href") or "" for one in below(entry, "a"))]))
        walk.writer.reference(
            number, Run(shown), doi.group().rstrip(".,;)") if doi else None, None, path_of(entry)
        )
