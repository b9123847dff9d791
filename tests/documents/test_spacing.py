from vakg.documents import document_of
from vakg.model.document import Metadata


def paragraphs(source: str) -> list[str]:
    return document_of(source, "a", "", Metadata()).text.split("\n\n")


LINES = (
    "In the first week after the long frost the old",
    "frame was looked at by two men from the bridge",
    "office, who had brought a lamp and a wire. The",
    "The frame was lifted by two jacks on the first",
    "morning, and nobody on the bank could see that",
    "it moved by more than the width of one finger.",
    "The second lift was made after the noon break.",
)


def test_double_spaced_lines_are_one_paragraph():
    assert paragraphs("\n\n".join(LINES)) == [" ".join(LINES)]


def test_a_short_last_line_ends_a_double_spaced_paragraph():
    source = "\n\n".join([*LINES, "It held.", *LINES])
    assert paragraphs(source) == [" ".join([*LINES, "It held."]), " ".join(LINES)]


def test_a_short_list_is_not_double_spacing():
    source = "Jacks\n\nRopes\n\nBoards\n\nScrews\n\nThat is the list."
    assert paragraphs(source) == ["Jacks", "Ropes", "Boards", "Screws", "That is the list."]


def test_lines_too_long_for_any_page_are_paragraphs():
    long = " ".join(LINES) + " " + " ".join(LINES)
    assert paragraphs(f"{long}\nA short one.\n{long}\n") == [long, "A short one.", long]


def test_lines_that_all_are_whole_sentences_are_paragraphs():
    source = "Hill (2010): all held.\nReed (2012): two of three held.\nMoor (2015): none held."
    assert paragraphs(source) == source.split("\n")


def test_a_short_line_ends_a_paragraph_where_there_are_no_empty_lines():
    source = "\n".join([*LINES, "It held.", *LINES])
    assert paragraphs(source) == [" ".join([*LINES, "It held."]), " ".join(LINES)]


def test_wrapped_lines_stay_one_paragraph():
    assert paragraphs("\n".join(LINES)) == [" ".join(LINES)]


def sentences(source: str) -> list[str]:
    document = document_of(source, "a", "", Metadata())
    return [document.text[one.start : one.end] for one in document.sentences]


def test_items_of_a_list_and_labelled_lines_are_sentences_of_their_own():
    lines = [
        "The lift was watched.",
        "- day 1: a crack",
        "- day 14: none",
        "Outcome: good",
        "Rust: no",
    ]
    assert sentences("\n".join(lines)) == lines
    assert sentences("Tools: jacks\nThe lift was watched by all.") == [
        "Tools: jacks",
        "The lift was watched by all.",
    ]
    assert sentences("1. Jacks of old iron\n2. Ropes and boards") == [
        "1. Jacks of old iron",
        "2. Ropes and boards",
    ]


def test_words_between_dashes_and_a_torn_label_are_no_items():
    torn = (
        "The men looked at the frame - the old one\n- a heavy thing - and then went home.\nIt held."
    )
    assert sentences(torn) == [torn.split("\nIt", maxsplit=1)[0].replace("\n", " "), "It held."]
    label = "All of it stood as told in the book by the old\nHill: the frame held, and so did the two jacks."
    assert sentences(label) == [label.replace("\n", " ")]


def test_rows_of_factors_in_an_unwrapped_text_are_not_joined():
    rows = [
        "Width of the frame: 24.1 vs 26.3; P=0.039",
        "Rate of the lift in the morning: 4.9 vs 15.1; P=0.008",
    ]
    source = "\n".join([" ".join(LINES[:3]) + " old one was left. " + " ".join(LINES[3:]), *rows])
    assert sentences(source)[-2:] == rows
