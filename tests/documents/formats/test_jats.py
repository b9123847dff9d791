from pathlib import Path

import pytest

from vakg.documents import read_document, read_documents
from vakg.errors import BadInputError
from vakg.model.document import Document, Metadata

from .reading import cells, cited, fixture, saved, sections, sound


@pytest.fixture(scope="module")
def bridge() -> Document:
    return fixture("bridge.jats.xml")[0]


def article(body: str = "<p>It fell.</p>", back: str = "", front: str = "") -> str:
    meta = f"<front><article-meta>{front}</article-meta></front>"
    return f"<article>{meta}<body>{body}</body><back>{back}</back></article>"


def read(folder: Path, content: str) -> Document:
    document = read_document(saved(folder, "a.xml", content))
    sound(document)
    return document


def test_an_article_keeps_to_the_rules_of_a_document(bridge: Document):
    sound(bridge)


def test_the_article_says_who_wrote_it_where_and_when(bridge: Document):
    assert bridge.metadata == Metadata(
        title="A bridge that moved", authors=("Ann B. Hill",), year="2011", journal="Small Bridges",
        doi="10.1000/x", pmid="123", licence="https://creativecommons.org/licenses/by/4.0/",
        kind="case report",
    )  # fmt: skip


def test_sections_have_the_kind_of_their_heading_and_lie_in_each_other(bridge: Document):
    assert sections(bridge) == [
        ("front", "front"), ("abstract", "abstract"), ("abstract-introduction", "abstract"),
        ("abstract-methods", "abstract"), ("introduction", "introduction"), ("caption", "caption"),
        ("case-2", "case"), ("caption", "caption"), ("table", "table"), ("back", "back"),
        ("references", "references"),
    ]  # fmt: skip
    assert bridge.section_at(bridge.text.index("It fell")) == "case-2"


def test_links_to_entries_are_citations_with_ranges_expanded(bridge: Document):
    assert cited(bridge) == [
        ("[1–3, 3]", (1, 2, 3), "bracket"), ("²,³", (2, 3), "superscript"),
        ("Reed 2002", (2,), "name"), ("[1]", (1,), "bracket"),
    ]  # fmt: skip


def test_raised_digits_never_stand_as_digits_beside_others(bridge: Document):
    assert "Then 10⁶ steps of 4 m²" in bridge.text
    assert "It was so.²,³" in [bridge.text[one.start : one.end] for one in bridge.sentences]


def test_raised_citations_can_be_blanked_without_moving_an_offset(bridge: Document):
    text = bridge.text_without_raised_citations()
    assert len(text) == len(bridge.text)
    assert "It was so.    Then 10⁶ steps of 4 m² (Reed" in text


def test_a_figure_within_a_sentence_comes_after_its_paragraph(bridge: Document):
    assert "were made by all.\n\nFigure 1. A view. The arrow" in bridge.text


def test_a_citation_leads_to_its_entry(bridge: Document):
    entry = bridge.reference(2)
    assert bridge.text[entry.start : entry.end] == "2. Reed B. A road. Roads. 2002;3:4-6."
    assert (entry.pmid, bridge.reference(1).doi, bridge.reference(9)) == ("77", "10.1/a", None)


def test_a_table_keeps_header_and_rows_with_spans_repeated(bridge: Document):
    assert cells(bridge) == [
        ["Bridge", "Size", "Size"], ["Bridge", "Length", "Width"], ["One", "1", "1"], ["One", "4", "5"],
    ]  # fmt: skip
    table = bridge.tables[0]
    assert (table.label, len(table.header), len(table.rows)) == ("Table 1", 2, 2)
    assert "One | 1 | 1\n4 | 5" in bridge.text


def test_each_row_of_a_table_is_one_sentence(bridge: Document):
    rows = [bridge.text[one.start : one.end] for one in bridge.sentences if one.section == "table"]
    assert rows == ["Bridge | Size", "Length | Width", "One | 1 | 1", "4 | 5"]


def test_every_sentence_can_be_led_back_to_its_element(bridge: Document):
    at = bridge.text.index("It fell")
    assert bridge.place_at(at) == "/article/body/sec/sec/p[1]"


def test_the_file_beside_overrules_what_the_article_says(tmp_path: Path):
    saved(tmp_path, "a.toml", "year = 1999\n")
    front = "<title-group><article-title>One</article-title></title-group>"
    document = read(tmp_path, article(front=front))
    assert (document.metadata.year, document.title, document.name) == ("1999", "One", "a")


def test_the_letters_of_reviewers_are_not_the_article(tmp_path: Path):
    content = article().replace(
        "</article>", "<sub-article><body><p>It rose.</p></body></sub-article></article>"
    )
    assert "rose" not in read(tmp_path, content).text


def test_entries_without_numbers_are_numbered_by_their_place(tmp_path: Path):
    body = '<p>As seen (<xref ref-type="bibr" rid="b">Reed, 2002</xref>).</p>'
    refs = (("a", "Hill A."), ("b", "Reed B."))
    back = "".join(f'<ref id="{key}"><mixed-citation>{s}</mixed-citation></ref>' for key, s in refs)
    document = read(tmp_path, article(body, f"<ref-list>{back}</ref-list>"))
    assert cited(document) == [("Reed, 2002", (2,), "name")]
    assert document.sentences[0].citations == (2,)


def test_a_range_under_one_link_is_read_as_printed(tmp_path: Path):
    refs = "".join(
        f'<ref id="r{n}"><label>{n}</label><mixed-citation>W {n}.</mixed-citation></ref>'
        for n in range(1, 6)
    )
    body = '<p>So [<xref ref-type="bibr" rid="r2">2-5</xref>].</p>'
    assert cited(read(tmp_path, article(body, f"<ref-list>{refs}</ref-list>"))) == [
        ("[2-5]", (2, 3, 4, 5), "bracket")
    ]


def test_several_articles_are_several_documents_named_by_their_numbers(tmp_path: Path):
    def one(ids: str) -> str:
        return article(front=ids)

    ids = (
        '<article-id pub-id-type="pmid">7</article-id>',
        '<article-id pub-id-type="pmcid">PMC8</article-id>',
        "",
    )
    content = f"<pmc-articleset>{''.join(map(one, ids))}</pmc-articleset>"
    found = read_documents(saved(tmp_path, "all.xml", content))
    assert [document.name for document in found] == ["pmid-7", "pmc8", "all-3"]
    assert len({document.sha256 for document in found}) == 3
    with pytest.raises(BadInputError, match="holds 3 documents"):
        read_document(tmp_path / "all.xml")


def test_an_article_without_text_is_refused(tmp_path: Path):
    with pytest.raises(BadInputError, match="has no text"):
        read(tmp_path, article(body=""))


def test_equal_files_give_equal_documents():
    assert fixture("bridge.jats.xml") == fixture("bridge.jats.xml")
