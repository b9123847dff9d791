from vakg.documents import document_of
from vakg.model.document import Document, Metadata

from .seeds import seed

BODY = (
    "The frame was lifted by two jacks on the first morning after the long frost, and nobody "
    "on the bank could see that it moved by more than the width of one finger."
)


def read(*blocks: str) -> Document:
    return document_of("\n\n".join(blocks), "a", "", Metadata())


def names(document: Document) -> list[str]:
    return [section.name for section in document.sections]


def test_the_first_seed_has_the_sections_of_a_report():
    assert names(seed("pce-ards")) == [
        "abstract",
        "introduction",
        "case",
        *["caption"] * 4,
        "discussion",
        "conclusion",
    ]


def test_the_second_seed_has_its_cases_within_the_case_reports():
    document = seed("intraspinal-leakage")
    assert [name for name in names(document) if name != "caption"] == [
        "abstract",
        "introduction",
        "case",
        "case-1",
        "case-2",
        "case-3",
        "discussion",
    ]


def test_the_narrowest_section_is_named():
    document = seed("intraspinal-leakage")
    at = document.text.index
    assert document.section_at(at("A 79-year-old woman")) == "case-2"
    assert document.section_at(at("Fig 1. Case 1.")) == "caption"
    assert document.section_at(at("Vertebral fractures are")) == "introduction"
    assert document.section_at(at("We report 3 cases")) == "abstract"
    assert document.section_at(at("Case Reports")) == "case"


def test_a_text_without_headings_is_one_body():
    assert names(read(BODY, BODY)) == ["body"]


def test_labels_make_an_abstract_that_ends_with_them():
    document = read(f"Background: {BODY}", f"Conclusion: {BODY}", BODY, "Discussion", BODY)
    assert names(document) == ["abstract", "introduction", "discussion"]


def test_what_stands_before_the_first_heading_is_front_matter():
    document = read("A frame lifted by two jacks", "A. Hill and B. Reed", "Introduction", BODY)
    assert names(document)[0] == "front"


def test_an_unknown_heading_is_part_of_the_known_one():
    document = read("Case Report", BODY, "Second Lift", BODY, "Discussion", BODY)
    sections = {section.name: section for section in document.sections}
    assert list(sections) == ["case", "second-lift", "discussion"]
    assert sections["case"].end == sections["second-lift"].end
    assert sections["second-lift"].kind == "case"


def test_without_headings_a_numbered_case_is_one_paragraph():
    document = read(BODY, f"Case 1: {BODY}", f"Case 2: {BODY}", BODY)
    assert names(document) == ["body", "case-1", "case-2"]
    assert document.section_at(len(document.text) - 1) == "body"


def test_labelled_keywords_and_thanks_stand_apart_and_the_section_goes_on():
    text = "The frame stood.\n\nKeywords: frame, jack\n\nIt held.\n\nFunding: none."
    document = document_of(text, "a", "", Metadata())
    found = [(one.kind, document.text[one.start : one.end]) for one in document.sections]
    assert ("keywords", "Keywords: frame, jack") in found
    assert ("back", "Funding: none.") in found
    assert found[0] == ("body", document.text)
