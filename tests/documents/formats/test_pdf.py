from functools import cache
from pathlib import Path

import pytest
from tests.documents.typesetting import invented

from vakg.documents import read_document
from vakg.model.document import Document

from .printing import Journal
from .reading import cells, cited, saved, sound

NAMES = ("bees", "bridge", "clock")
TITLE = (
    "A report of what was seen in the county and of those who saw it, with a review of their words"
)
SIZES = [
    ["Place", "Length", "Width"],
    ["North", "4 m", "2 m"],
    ["South", "5 m", "3 m"],
    ["East", "7 m", "1 m"],
]
VISITS = [
    ["Year", "Place", "Found", "By", "Moved"],
    ["1999", "North", "crack", "Hill", "4 mm"],
    ["2001", "South", "none", "Reed", "0 mm"],
]
CAPTION = "Figure 1. A view from the upper side. The arrow points to the part that was moved before the work."
ENTRY = (
    "{n}. Hill A, Reed B. A road that was built in the year of the flood and its stones. "
    "Roads 200{n};{n}:{n}1-{n}9. doi:10.1000/r.{n}"
)


def is_heading(paragraph: str) -> bool:
    return len(paragraph) < 60 and not paragraph.endswith(".")


def paragraphs(name: str) -> list[str]:
    """The invented text, once more under the numbers of other cases, so that it fills pages."""
    first = invented(name).split("\n\n")
    return [*first, *(one.replace("the ", "that ") for one in first if not is_heading(one))]


@cache
def journal(name: str, by_words: bool) -> bytes:
    made = Journal(seed=NAMES.index(name), by_words=by_words)
    made.title(TITLE, "Ann B. Hill^1^, Bob Reed^2^")
    made.paragraph("Received 2011. doi: 10.1000/small.2011.5 © 2011 The authors.", 7)
    for at, one in enumerate(paragraphs(name)):
        if is_heading(one):
            made.heading(one)
            continue
        made.paragraph(one)
        if at == 2:
            made.figure(CAPTION)
        if at == 4:
            made.table("Table 1. Sizes of all", SIZES)
        if at == 7:
            made.wide_table("Table 2. All visits", VISITS)
    made.heading("References")
    for n in range(1, 8):
        made.entry(ENTRY.format(n=n))
    return made.printed()


@pytest.fixture(
    scope="module", params=[(name, way) for name in NAMES for way in (False, True)], ids=str
)
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Document]:
    name, by_words = request.param
    folder = tmp_path_factory.mktemp("pdf")
    document = read_document(saved(folder, f"{name}.pdf", journal(name, by_words)))
    assert [one.name for one in folder.iterdir()] == [f"{name}.pdf"]
    return name, document


def test_a_print_keeps_to_the_rules_of_a_document(printed: tuple[str, Document]):
    sound(printed[1])


def test_every_paragraph_of_a_two_column_print_is_whole_and_in_order(printed: tuple[str, Document]):
    name, document = printed
    at, missed = 0, []
    for one in paragraphs(name):
        place = document.text.find(f"\n\n{one}\n\n", at)
        missed += [] if place >= 0 else [one[:60]]
        at = max(at, place)
    assert missed == []


def test_running_heads_and_page_numbers_are_left_out(printed: tuple[str, Document]):
    assert "Journal of Small Reports" not in printed[1].text
    assert "\n\n102" not in printed[1].text


def test_captions_stand_beside_the_text_and_tables_keep_their_rows(printed: tuple[str, Document]):
    document = printed[1]
    assert [one.label for one in document.captions] == ["Figure 1", "Table 1", "Table 2"]
    assert f"\n\n{CAPTION}\n\n" in document.text
    assert cells(document, 0) == SIZES
    assert cells(document, 1) == VISITS


def test_the_first_page_gives_title_doi_and_year(printed: tuple[str, Document]):
    metadata = printed[1].metadata
    assert (metadata.title, metadata.doi, metadata.year) == (TITLE, "10.1000/small.2011.5", "2011")


def test_the_entries_of_the_list_of_works_are_found(printed: tuple[str, Document]):
    document = printed[1]
    found = [document.text[one.start : one.end] for one in document.references]
    assert found == [ENTRY.format(n=n) for n in range(1, 8)]
    assert document.reference(3).doi == "10.1000/r.3"


def test_the_numbers_of_addresses_are_no_citations(printed: tuple[str, Document]):
    assert cited(printed[1]) == []


def test_every_place_is_a_page_and_pages_rise(printed: tuple[str, Document]):
    pages = [int(one.where.removeprefix("page ")) for one in printed[1].places]
    assert pages[0] == 1
    assert pages[-1] > 1


def test_raised_numbers_are_citations_but_powers_are_not(tmp_path: Path):
    made = Journal()
    made.title(TITLE, "Ann B. Hill")
    made.heading("Introduction")
    words = (
        "Bridges move by night.^2,4-6^ Some 10^6^ steps over 4 m^2^ were counted^3^ by all of us. "
    )
    for _ in range(12):
        made.paragraph(words + "It is known that they do so in every year of the flood.")
    document = read_document(saved(tmp_path, "a.pdf", made.printed()))
    assert "night.²,⁴-⁶ Some 10⁶ steps over 4 m² were counted³ by all" in document.text
    assert cited(document)[:2] == [
        ("²,⁴-⁶", (2, 4, 5, 6), "superscript"),
        ("³", (3,), "superscript"),
    ]
    assert [one.citations for one in document.sentences if one.section == "introduction"][:2] == [
        (2, 4, 5, 6),
        (3,),
    ]


def test_one_column_is_read_from_top_to_bottom(tmp_path: Path):
    made = Journal()
    lines = [
        f"Line {n} goes from one edge of the page to the other, so that no column can be found."
        for n in range(30)
    ]
    for at, line in enumerate(lines):
        made.page.put(50, 700 - 14 * at, line, 11)
    document = read_document(saved(tmp_path, "a.pdf", made.printed()))
    assert " ".join(lines) in document.text


def test_the_same_print_gives_the_same_document(tmp_path: Path):
    path = saved(tmp_path, "a.pdf", journal("bees", True))
    assert read_document(path) == read_document(path)
