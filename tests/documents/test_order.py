from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vakg.documents import document_of
from vakg.model.document import Document, Metadata

from .seeds import NAMES, seed
from .typesetting import LAYOUTS, Set, invented, typeset

INVENTED = ("bridge", "bees", "clock")
NARROW = ((1, 46, 21), (2, 52, 17), (3, 40, 27), (4, 44, 33))
WIDE = ((1, 46, 30), (2, 52, 45))
IN_ORDER = tuple(layout for layout in LAYOUTS if "first" not in layout)
EXCHANGED = tuple(layout for layout in LAYOUTS if "first" in layout)


@dataclass
class Score:
    joins: int = 0
    restored: int = 0

    def add(self, made: Set) -> None:
        text = read(made.file_text).text
        self.joins += len(made.windows)
        self.restored += sum(window in text for window in made.windows)

    @property
    def share(self) -> float:
        return self.restored / self.joins


def read(source: str) -> Document:
    return document_of(source, "a", "", Metadata())


def without_captions(name: str) -> str:
    document = seed(name)
    captions = [document.quote(found.start, found.end) for found in document.captions]
    return "\n\n".join(part for part in document.text.split("\n\n") if part not in captions)


def score(
    texts: list[str], layouts: tuple[str, ...], sizes: tuple[tuple[int, int, int], ...]
) -> Score:
    result = Score()
    for text in texts:
        for layout in layouts:
            for number, width, height in sizes:
                result.add(typeset(text, layout, number, width, height))
    return result


def test_sentences_torn_by_columns_in_order_are_mended():
    found = score([invented(name) for name in INVENTED], IN_ORDER, NARROW)
    assert found.joins > 150
    assert found.share > 0.97


def test_short_texts_with_exchanged_columns_are_mostly_put_in_order():
    found = score([invented(name) for name in INVENTED], EXCHANGED, NARROW)
    assert found.joins > 100
    assert found.share > 0.65


def test_long_texts_with_exchanged_columns_are_put_in_order():
    found = score([without_captions(name) for name in NAMES], EXCHANGED, WIDE)
    assert found.joins > 50
    assert found.share > 0.9


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_word_is_lost_or_gained_whatever_the_layout(layout: str):
    made = typeset(invented("bridge"), layout, 7)
    text = read(made.file_text).text
    for paragraph in made.paragraphs:
        for word in paragraph.split():
            assert word.strip("-") in text or "-" in text
    letters = sorted(c for p in made.paragraphs for c in p if c.isalpha())
    extra = sorted(c for c in text if c.isalpha())
    if "captions" in layout:
        assert len(extra) > len(letters)
    else:
        assert extra == letters


PARAGRAPHS = (
    "The frame was lifted by two jacks on the first morning.",
    "Nobody on the bank could see it move (not even the keeper), or so he said.",
    "In 1951 the mill was rebuilt. It took 14 to 16 weeks, 5% more than was planned.",
    "After the frost the southern bearing was opened; the grease was old.",
    "Hill et al. found the same in 12 of 31 bridges.",
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8))
def test_a_clean_text_stays_as_it_is(paragraphs: list[str]):
    text = "\n\n".join(paragraphs)
    assert read(text).text == text


def test_a_torn_end_without_continuation_stays_and_is_marked():
    document = read(
        "One frame held. The other frame was of a relatively small\n\nIt was not found."
    )
    whole, hanging, last = document.sentences
    assert (whole.complete, hanging.complete, last.complete) == (True, False, True)
    assert document.quote(hanging.start, hanging.end).endswith("relatively small")


def test_an_abstract_is_read_before_the_section_it_interrupts():
    document = read(
        "Introduction\nFrames have been lifted in all valleys since\n\nAbstract\nAim: To lift a frame.\n\n"
        "Background: Frames are heavy.\n\nConclusion: It was lifted.\n\nthe jack was found."
    )
    assert document.text.startswith("Abstract\n\n")
    assert "since the jack was found." in document.text


def test_a_very_long_file_keeps_its_order():
    text = "\n\n".join(f"Line {number} of the list goes on and" for number in range(2000))
    assert read(text).text.startswith("Line 0 of the list goes on and")
