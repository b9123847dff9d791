"""Bytes of XML or HTML to a tree, safely: the only module that knows the parser.

XML is decoded here and stripped of its document type before it is parsed, so no definition of an
entity, inner or outer, ever reaches the parser. A document type that merely names a public form of
the National Library of Medicine is dropped unread, since every file of PubMed Central carries one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from vakg.errors import BadInputError

Element = Any
"""An element of lxml, which has no types."""

DEPTH = 100
"""Levels of elements; articles have about 30."""

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = {"utf-8", "ascii", "iso8859-1", "cp1252", "iso8859-15"}
_SKIP = re.compile(r"\s+|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TYPE = re.compile(
    r"<!DOCTYPE\s+[\w:.-]+\s*"
    r"(?:PUBLIC\s+([\"'])(?P<public>[^\"'<>]{0,200})\1\s*)?"
    r"(?:SYSTEM\s+)?(?:([\"'])(?P<system>[^\"'<>]{0,300})\3\s*)?(?P<end>[>\[])"
)
_PUBLIC = re.compile(r"-//(?:NLM|NCBI|NISO|ES|ATYPON)//DTD\b.*")
_SYSTEM = re.compile(r"(?:https?://(?:[\w-]+\.)*nlm\.nih\.gov/[\w./-]*|[\w.-]+)\.dtd")
_SYSTEM_ALONE = re.compile(r"https?://(?:[\w-]+\.)*nlm\.nih\.gov/[\w./-]*\.dtd")


def parse_xml(raw: bytes, where: str) -> Element:
    """Parse XML into a tree.

    Raises:
        BadInputError: If it is not well-formed, defines entities, or is nested too deep.
    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

    text = _without_type(_decoded(raw, _DECLARED, where), where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        what = f"this is not well-formed XML ({_said(error)})"
        raise BadInputError(where, what, "Get the file again from its source.") from error
    return _checked(root, where)


def parse_html(raw: bytes, where: str) -> Element:
    """Parse a web page into a tree, as forgiving as a browser.

    Raises:
        BadInputError: If it holds nothing or is nested too deep.
    """
    from lxml import etree, html  # noqa: PLC0415 - slow to import

    text = _decoded(raw, _META, where)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        what = f"this web page cannot be read ({_said(error)})"
        raise BadInputError(where, what, "Save the page again from the browser.") from error
    return _checked(root, where)


def name_of(element: Element) -> str:
    """Give an element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def path_of(element: Element) -> str:
    """Give the XPath of an element."""
    return str(element.getroottree().getpath(element))


def children(element: Element, *names: str) -> Iterator[Element]:
    """Give the children of these names."""
    return (child for child in element if name_of(child) in names)


def child(element: Element, *names: str) -> Element | None:
    """Give the first child of one of these names."""
    return next(children(element, *names), None)


def below(element: Element, *names: str) -> Iterator[Element]:
    """Give the elements of these names anywhere below."""
    return (one for one in element.iter() if name_of(one) in names)


def words_in(element: Element | None) -> str:
    """Give all the text in an element on one line; empty for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def digest_of(element: Element) -> str:
    """Hash an element's canonical form, which no blank or quote sign around it changes."""
    from lxml import etree  # noqa: PLC0415 - slow to import

    return sha256(etree.tostring(element, method="c14n", with_tail=False)).hexdigest()


def _decoded(raw: bytes, declaration: re.Pattern[bytes], where: str) -> str:
    """Decode by byte order mark, else by what the file declares, else as UTF-8."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decode(raw[len(mark) :], encoding, where)
    declared = declaration.search(raw[:4096])
    return _decode(raw, _known(declared.group(1).decode() if declared else "utf-8", where), where)


def _known(encoding: str, where: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        name = ""
    if name not in _ENCODINGS:
        what = f"the file declares the encoding {encoding}, which is not read"
        raise BadInputError(where, what, "Convert it to UTF-8 and declare that.")
    return "cp1252" if name == "iso8859-1" else name  # as browsers do; the two agree where printed


def _decode(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1} is not {encoding.upper()}, as the file declares"
        raise BadInputError(where, what, "Convert the file to UTF-8.") from error


def _without_type(text: str, where: str) -> str:
    """Drop declaration and document type, after looking at what the latter asks for."""
    at = 0
    while (found := _SKIP.match(text, at)) is not None:
        at = found.end()
    if text.startswith("<!DOCTYPE", at):
        at = _end_of_type(text, at, where)
    return text[at:]


def _end_of_type(text: str, at: int, where: str) -> int:
    found = _TYPE.match(text, at)
    remedy = "Files of PubMed Central need none of that; take the file from there."
    if found is None or found["end"] == "[":
        what = "the document type (DOCTYPE) defines entities or declarations, which is unsafe"
        raise BadInputError(where, what, remedy)
    public, system = found["public"], found["system"]
    named = public is not None and _PUBLIC.fullmatch(public) is not None
    harmless = system is None or _SYSTEM.fullmatch(system) is not None
    if not (harmless if named else public is None and _SYSTEM_ALONE.fullmatch(system or "")):
        what = f"the document type (DOCTYPE) names {system or public!r}, no form of PubMed Central"
        raise BadInputError(where, what, remedy)
    return found.end()


def _checked(root: Element, where: str) -> Element:
    """Refuse a tree too deep to walk."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEPTH:
            what = f"its elements lie more than {DEPTH} deep in each other"
            raise BadInputError(where, what, "No article needs that; get the file again.")
        level = [below for element in level for below in element]
    return root


def _said(error: Exception) -> str:
    return str(error).split(", line")[0].strip().rstrip(".")[:120]
