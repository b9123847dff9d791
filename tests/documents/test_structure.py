import pytest

from vakg.documents import document_of
from vakg.documents.structure import caption_label, case_number, known_heading
from vakg.model.document import Document, Metadata

BODY = (
    "The frame was lifted by two jacks on the first morning after the long frost, and nobody "
    "on the bank could see that it moved by more than the width of one finger."
)
WRAPPED = "\n".join(
    ["The frame was lifted by two jacks", "on the first morning, and nobody", "saw it."]
)
FOOT = "{page} Hill | Small Reports | May 2011 | www.example.org"


def read(*blocks: str) -> Document:
    return document_of("\n\n".join(blocks), "a", "", Metadata())


@pytest.mark.parametrize("line", ["Discussion", "DISCUSSION", "4. Discussion", "IV Discussion:"])
def test_a_known_heading_is_known_in_all_its_forms(line: str):
    row = known_heading(line)
    assert row is not None
    assert row["name"] == "discussion"


@pytest.mark.parametrize("line", ["discussion", "Discussion.", "Discussion of results"])
def test_a_line_of_text_is_no_heading(line: str):
    assert known_heading(line) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Figure 2: A view", "Figure 2"),
        ("Fig 1. Case 1. A, View", "Fig 1"),
        ("FIG. 3 A view", "FIG. 3"),
        ("Table IV. Loads", "Table IV"),
        ("Figure 2 shows a view", None),
        ("Figure 3A, Figure 3B and", None),
        ("Tables 2 are long", None),
    ],
)
def test_captions_are_told_from_sentences_about_figures(line: str, label: str | None):
    assert caption_label(line) == label


def test_numbers_of_cases_are_read_in_both_scripts():
    assert [case_number(line) for line in ("Case 3. A", "CASE XIV:", "Case 3", "Cases 3.")] == [
        3,
        14,
        3,
        None,
    ]


def test_a_caption_leaves_the_sentence_it_interrupts_and_follows_its_paragraph():
    document = read(f"{BODY} It was seen to", "Figure 1: A view. The pin is new.", "move at noon.")
    assert (
        document.text == f"{BODY} It was seen to move at noon.\n\nFigure 1: A view. The pin is new."
    )
    (caption,) = document.captions
    assert (caption.label, document.quote(caption.start, caption.end)[:9]) == (
        "Figure 1",
        "Figure 1:",
    )


def test_panels_belong_to_their_caption():
    document = read(
        f"{BODY} It was seen to",
        "Fig 2. Two views.",
        "A, Seen from above.",
        "B and C, Seen from the side.",
        "The pin is new (A and B ).",
        "move at noon.",
    )
    (caption,) = document.captions
    assert document.quote(caption.start, caption.end).endswith("The pin is new (A and B ).")
    assert document.text.startswith(f"{BODY} It was seen to move at noon.")


def test_a_caption_without_empty_lines_ends_where_the_sentence_goes_on():
    document = read(f"{BODY} It was then\nFigure 1: A view.\nmoved at noon.")
    assert document.text == f"{BODY} It was then moved at noon.\n\nFigure 1: A view."


def test_a_pointer_at_the_start_of_a_line_is_no_caption():
    document = read("The pin is shown in\nFigure 2. The frame is not\nshown, and was not kept.")
    assert document.captions == ()


def test_running_feet_are_left_out_and_listed():
    torn = [f"{WRAPPED}\n{WRAPPED} It was seen to", f"move at noon.\n{WRAPPED}\n{WRAPPED}"]
    source = [torn[0], FOOT.format(page=12), torn[1], FOOT.format(page=13)]
    document = read(*source)
    assert document.text == " ".join(torn).replace("\n", " ")
    whole = "\n\n".join(source)
    assert [whole[start:end] for start, end in document.furniture] == [source[1], source[3]]


def test_page_numbers_are_left_out_only_where_there_are_several():
    page = f"{WRAPPED}\n{WRAPPED}"
    shown = page.replace("\n", " ")
    assert read(page, "12", page, "13").text == f"{shown}\n\n{shown}"
    assert "12" in read(page, "12", page).text


def test_a_text_of_nothing_but_alike_lines_is_kept():
    lines = [f"Board {number} of the deck" for number in range(9)]
    assert read(*lines).text.split("\n\n") == lines


def test_a_title_between_paragraphs_is_a_heading():
    document = read("Discussion", BODY, "The Southern Bearing", BODY)
    assert [section.name for section in document.sections] == ["discussion", "the-southern-bearing"]
    assert len(document.sentences) == 2
