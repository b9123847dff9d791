"""A document as the text that offsets count, or as rows about its parts."""

import json
from dataclasses import replace

from samples import TEXT, document
from vakg.documents import read_document
from vakg.model.document import Caption, Sentence
from vakg.resources import documents_dir
from vakg.view.reading import render_document


def parted():
    """The clock's document with a sentence and a caption."""
    sentence = Sentence(start=0, end=42, section="story", citations=(2, 3))
    return replace(
        document(), sentences=(sentence,), captions=(Caption(label="Fig 1", start=43, end=71),)
    )


def rows(read):
    return [json.loads(line) for line in render_document(read, "jsonl")]


def test_the_text_is_the_reading_text_and_nothing_else():
    assert "".join(render_document(document(), "text")) == TEXT


def test_the_first_row_is_the_document_with_its_text():
    first = rows(parted())[0]
    assert first == {
        "document": "clock", "kind": "document", "sha256": document().sha256,
        "title": "A tower clock", "text": TEXT,
    }  # fmt: skip


def test_every_section_sentence_and_caption_is_a_row():
    assert [row["kind"] for row in rows(parted())] == [
        "document", "section", "section", "sentence", "caption",
    ]  # fmt: skip


def test_a_section_says_its_family_beside_its_kind_of_row():
    story = rows(parted())[1]
    assert (story["kind"], story["section_kind"], story["name"]) == ("section", "case", "story")


def test_a_sentence_has_its_words_place_section_and_citations():
    sentence = rows(parted())[3]
    assert sentence["text"] == "The tower clock was cleaned by the keeper."
    assert (sentence["start"], sentence["end"]) == (0, 42)
    assert sentence["citations"] == [2, 3]
    assert sentence["complete"] is True


def test_every_part_leads_back_to_the_file():
    assert rows(parted())[4]["file_spans"] == [[53, 81]]


def test_offsets_of_every_row_of_a_bundled_document_index_the_text_that_is_printed():
    for path in sorted(documents_dir().glob("*.txt")):
        read = read_document(path)
        text = "".join(render_document(read, "text"))
        for row in rows(read):
            if row["kind"] in ("sentence", "caption"):
                assert text[row["start"] : row["end"]] == row["text"]
