"""Files made to break a reader: each ends in one clear error, and leaves nothing behind."""

import socket
import zlib
from pathlib import Path

import pytest

from vakg.documents import read_documents
from vakg.documents.formats import pdf_glyphs
from vakg.errors import BadInputError, LimitError, VakgError

from .printing import Page, pdf, pdf_of
from .reading import saved

TEXT = b"BT /F1 12 Tf 50 700 Td (The bridge fell on the third day of the flood.) Tj ET"
JATS = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS-archivearticle1.dtd">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def refusal(folder: Path, name: str, content: bytes | str) -> VakgError:
    path = saved(folder, name, content)
    with pytest.raises(VakgError) as caught:
        read_documents(path)
    assert caught.value.where == str(path)
    assert [one.name for one in folder.iterdir()] == [name]
    return caught.value


def xml(start: str, body: str = "<p>It fell.</p>") -> str:
    return f"<?xml version='1.0'?>{start}<article><body>{body}</body></article>"


@pytest.mark.parametrize(
    ("start", "body"),
    [
        (f'<!DOCTYPE article [<!ENTITY l0 "ha">{LAUGHS}]>', "<p>&l9;</p>"),
        ('<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<p>&x;</p>"),
        ('<!DOCTYPE article [<!ENTITY % x SYSTEM "http://169.254.169.254/"> %x;]>', "<p>a</p>"),
        (JATS.replace(">", ' [<!ENTITY a "b">]>'), "<p>&a;</p>"),
        ('<!DOCTYPE article SYSTEM "http://example.org/evil.dtd">', "<p>a</p>"),
        ('<!DOCTYPE article SYSTEM "file:///etc/passwd">', "<p>a</p>"),
        ('<!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "http://example.org/evil.dtd">', "<p>a</p>"),
        ("<!DOCTYPE article>", "<p>a</p>"),
        ("<!-- a --><?b c?>\n<!DOCTYPE article [<!ENTITY a 'b'>]>", "<p>a</p>"),
    ],
)  # fmt: skip
def test_a_document_type_that_defines_or_fetches_is_refused(tmp_path: Path, start: str, body: str):
    error = refusal(tmp_path, "a.xml", xml(start, body))
    assert isinstance(error, BadInputError)
    assert "DOCTYPE" in error.what
    assert "root:" not in str(error)


def test_entities_hidden_by_an_encoding_are_refused_too(tmp_path: Path):
    text = xml('<!DOCTYPE article [<!ENTITY a "b">]>', "<p>&a;</p>").replace(
        "<?xml version='1.0'?>", ""
    )
    assert "DOCTYPE" in refusal(tmp_path, "a.xml", text.encode("utf-16")).what


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32", "rot13", "no-such"])
def test_a_strange_encoding_is_refused(tmp_path: Path, encoding: str):
    text = f"<?xml version='1.0' encoding='{encoding}'?><article><body><p>It fell.</p></body></article>"
    assert "encoding" in refusal(tmp_path, "a.xml", text).what


@pytest.mark.parametrize(
    "start",
    [
        JATS,
        '<!DOCTYPE article\n  PUBLIC "-//NLM//DTD Journal Archiving and Interchange DTD v2.3'
        ' 20070202//EN"\n  "archivearticle.dtd">',
        '<!DOCTYPE article SYSTEM "https://jats.nlm.nih.gov/archiving/1.3/JATS-archivearticle1-3.dtd">',
    ],
)
def test_a_document_type_of_pubmed_central_is_dropped_unread(tmp_path: Path, start: str):
    (document,) = read_documents(saved(tmp_path, "a.xml", xml(start)))
    assert document.text == "It fell."


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>&undefined;</p>", "not well-formed"),
        ("<p>open", "not well-formed"),
        ("<p>" + "<b>" * 200 + "x" + "</b>" * 200 + "</p>", "deep"),
        ("<p>" + "<b>" * 100_000 + "x" + "</b>" * 100_000 + "</p>", "well-formed"),
        ("<p>" + "x" * 11_000_000 + "</p>", "well-formed"),
    ],
    ids=["unknown entity", "cut off", "deep", "very deep", "one huge text"],
)
def test_broken_deep_and_huge_xml_is_refused(tmp_path: Path, body: str, said: str):
    assert said in refusal(tmp_path, "a.xml", xml("", body)).what


def test_an_inclusion_is_not_followed(tmp_path: Path):
    space = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
    body = f'<p>It fell.<xi:include {space} href="/etc/passwd" parse="text"/></p>'
    (document,) = read_documents(saved(tmp_path, "a.xml", xml("", body)))
    assert document.text == "It fell."


def test_deep_html_is_read_or_refused_but_never_crashes(tmp_path: Path):
    page = "<html><body>" + "<div>" * 50_000 + "It fell. " * 100
    assert isinstance(refusal(tmp_path, "a.html", page), BadInputError)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"<!DOCTYPE html><html><body>Log in</body></html>", "a web page (HTML)"),
        ("a.pdf", b"PK\x03\x04rest", "a zip"),
        ("a.pdf", b"", "empty"),
        ("a.xml", b"PK\x03\x04rest", "a zip"),
        ("a.xml", b"%PDF-1.4\n", "a PDF file"),
        ("a.xml", b"A plain report.", "plain text"),
        ("a.xml", b"<!doctype html><html></html>", "a web page"),
        ("a.html", b"%PDF-1.4\n", "a PDF file"),
        ("a.html", b"\x00\x01\x02", "binary"),
        ("a.xml", b"<rss><channel/></rss>", "neither a JATS article nor a PubMed set"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    tmp_path: Path, name: str, content: bytes, said: str
):
    error = refusal(tmp_path, name, content)
    assert isinstance(error, BadInputError)
    assert said in str(error)


def test_a_scan_without_text_is_refused(tmp_path: Path):
    page = Page(["q 500 0 0 700 40 60 cm /I0 Do Q"])
    assert "it is a scan" in refusal(tmp_path, "a.pdf", pdf([page])).what


def test_a_pictured_page_among_printed_ones_is_named(tmp_path: Path):
    page = Page(["q 500 0 0 700 40 60 cm /I0 Do Q"])
    printed = Page([TEXT.decode()])
    (document,) = read_documents(saved(tmp_path, "a.pdf", pdf([printed, page])))
    assert document.warnings == ("Page 2 is a picture; no text was read from it.",)


def test_an_encrypted_file_is_refused(tmp_path: Path):
    rules = (
        b"<< /Filter /Standard /V 1 /R 2 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") /P -4 >>"
    )
    content = pdf_of([zlib.compress(TEXT)], "/Encrypt 12 0 R /ID [(a) (a)]", objects=[rules])
    assert "encrypted" in refusal(tmp_path, "a.pdf", content).what


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.4\n" + bytes(range(256)) * 20,
        pdf([Page([TEXT.decode()])])[:400],
    ],
    ids=["head only", "noise", "cut off"],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes):
    assert isinstance(refusal(tmp_path, "a.pdf", content), BadInputError)


@pytest.mark.parametrize(
    "content",
    [
        pdf([Page([TEXT.decode()])]).replace(b"/Kids [10 0 R]", b"/Kids [2 0 R] "),
        pdf([Page([TEXT.decode()])], extra="/Prev 9").replace(b"/Root 1 0 R", b"/Root 99 0 R"),
        pdf([Page([TEXT.decode()])]).replace(b"xref\n0 1", b"xxxx\n0 1"),
    ],
    ids=["circular pages", "no root", "no index"],
)
def test_a_damaged_file_gives_its_text_where_the_damage_spares_it(tmp_path: Path, content: bytes):
    (document,) = read_documents(saved(tmp_path, "a.pdf", content))
    assert document.text == "The bridge fell on the third day of the flood."


def test_a_file_that_bursts_is_stopped(tmp_path: Path):
    squeezer = zlib.compressobj(9, wbits=-15)
    block = squeezer.compress(bytes(1_000_000)) + squeezer.flush(zlib.Z_FULL_FLUSH)
    count, end = 2500, squeezer.flush()
    check = ((count * 1_000_000 % 65521) << 16 | 1).to_bytes(4, "big")
    bomb = b"\x78\x9c" + block * count + end + check  # 2.5 GB of zeros
    error = refusal(tmp_path, "a.pdf", pdf_of([bomb]))
    assert isinstance(error, LimitError)


def test_too_many_pages_are_refused(tmp_path: Path):
    pages = [Page([TEXT.decode()]) for _ in range(pdf_glyphs.PAGES + 1)]
    error = refusal(tmp_path, "a.pdf", pdf(pages))
    assert isinstance(error, LimitError)
    assert "pages" in error.what


def test_glyphs_without_letters_are_refused(tmp_path: Path):
    page = Page(["BT /F1 12 Tf 50 700 Td (" + "\\001" * 200 + ") Tj ET"])
    error = refusal(tmp_path, "a.pdf", pdf([page]))
    assert "cannot be told" in error.what or "no text" in error.what


def test_a_script_in_a_pdf_is_not_run(tmp_path: Path):
    script = b"<< /S /JavaScript /JS (app.launchURL('http://example.org')) >>"
    content = pdf_of([zlib.compress(TEXT)], objects=[script]).replace(
        b"/Type /Catalog", b"/Type /Catalog "
    )
    (document,) = read_documents(saved(tmp_path, "a.pdf", content))
    assert document.text == "The bridge fell on the third day of the flood."
