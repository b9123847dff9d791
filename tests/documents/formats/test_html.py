from pathlib import Path

import pytest

from vakg.documents import read_document
from vakg.errors import BadInputError
from vakg.model.document import Document, Metadata

from .reading import FOLDER, cells, cited, fixture, saved, sections, sound


@pytest.fixture(scope="module")
def bridge() -> Document:
    return fixture("bridge.html")[0]


def test_a_page_keeps_to_the_rules_of_a_document(bridge: Document):
    sound(bridge)


@pytest.mark.parametrize(
    "word", ["Injected", "cookies", "Search", "Advertisement", "rights", "Hidden", "red"]
)
def test_what_is_around_the_article_is_not_read(bridge: Document, word: str):
    assert word not in bridge.text


def test_the_tags_of_the_head_say_who_wrote_it(bridge: Document):
    assert bridge.metadata == Metadata(
        title="A bridge that moved", authors=("Ann B. Hill", "Bob Reed"), year="2011",
        journal="Small Bridges", doi="10.1000/x.5", pmid="123",
        licence="https://creativecommons.org/licenses/by/4.0/",
    )  # fmt: skip


def test_headings_open_sections(bridge: Document):
    assert sections(bridge) == [
        ("front", "front"), ("introduction", "introduction"), ("caption", "caption"), ("case", "case"),
        ("caption", "caption"), ("table", "table"), ("second-look", "case"), ("references", "references"),
    ]  # fmt: skip
    assert bridge.text.count("A bridge that moved") == 1


def test_links_lead_to_the_entries(bridge: Document):
    assert cited(bridge) == [("¹,²", (1, 2), "superscript"), ("[2]", (2,), "bracket")]
    first, second = bridge.references
    assert bridge.text[first.start : first.end].startswith("1. Hill A. One bridge.")
    assert (first.doi, second.number) == ("10.1000/r.1", 2)


def test_lines_and_blanks_of_the_source_are_no_part_of_the_text(bridge: Document):
    assert "Some 10⁶ steps were made [2]." in bridge.text
    assert "It fell on the third day. Nobody was not there." in bridge.text


def test_a_table_and_a_figure_keep_their_labels(bridge: Document):
    assert [one.label for one in bridge.captions] == ["Figure 1", "Table 1"]
    assert bridge.tables[0].label == "Table 1"
    assert cells(bridge) == [["Bridge", "Length"], ["North", "4 m"], ["South", "4 m"]]


def test_items_of_a_list_are_paragraphs(bridge: Document):
    assert "One item of a list.\n\nAnother item." in bridge.text


def test_a_page_in_an_older_encoding_is_read_by_what_it_declares(tmp_path: Path):
    head = "<html><head><meta charset='iso-8859-1'></head>"
    text = f"{head}<body><p>{'Die Brücke fiel. ' * 20}</p></body></html>"
    document = read_document(saved(tmp_path, "a.html", text.encode("latin-1")))
    assert document.text.startswith("Die Brücke fiel. Die")


def test_a_page_without_an_article_is_refused(tmp_path: Path):
    with pytest.raises(BadInputError, match="no text of an article"):
        read_document(saved(tmp_path, "a.html", "<html><body><p>Loading</p></body></html>"))


def test_a_table_that_ends_with_an_empty_cell_leaves_no_blank_behind(tmp_path: Path):
    page = (
        f"<html><body><article><h1>Bridges</h1><p>{'Bridges were measured. ' * 20}</p>"
        "<table><tr><td>North</td><td>4 m</td></tr><tr><td>South</td><td></td></tr></table>"
        "</article></body></html>"
    )
    document = read_document(saved(tmp_path, "a.html", page))
    sound(document)
    assert document.text.endswith("South |")


def test_an_entry_of_the_references_without_words_is_left_out(tmp_path: Path):
    page = (FOLDER / "bridge.html").read_text(encoding="utf-8")
    emptied = page.replace("Reed B. Two bridges. Roads 2002.", " ")
    document = read_document(saved(tmp_path, "a.html", emptied))
    sound(document)
    assert [one.number for one in document.references] == [1]


def test_a_link_around_nothing_is_no_citation(tmp_path: Path):
    page = (FOLDER / "bridge.html").read_text(encoding="utf-8")
    linked = page.replace("so it was left.", 'so it was left.<a href="#ref-2"> </a>')
    document = read_document(saved(tmp_path, "a.html", linked))
    sound(document)
