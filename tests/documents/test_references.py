from vakg.documents.reader import document_of
from vakg.documents.references import find_references
from vakg.model.document import Metadata, Section

LIST = (
    "1. Hill A. A bridge of 3 spans. Roads 2001;2:5-9.\n"
    "2. Reed B, Hill A. Roads in the year 3. Roads 2003;4:1. doi:10.1000/r.2. PMID: 77\n"
    "3. Last C. 12 stones and one river. Roads 2004;5. 6 p."
)


def found(text: str) -> list[tuple[int, str]]:
    part = Section(name="references", title="", start=0, end=len(text), kind="references")
    return [(one.number, text[one.start : one.end]) for one in find_references(text, [part])]


def test_numbers_within_an_entry_begin_none():
    assert found(LIST) == list(enumerate(LIST.split("\n"), start=1))


def test_brackets_and_bare_numbers_are_read_too():
    entry = "{} Hill A. A bridge of some spans and a river. Roads 2001."
    for form in ("[{}]", "({})", "{}."):
        text = "\n".join(entry.format(form.format(n)) for n in (1, 2, 3))
        assert [number for number, _ in found(text)] == [1, 2, 3]


def test_identifiers_are_read():
    part = Section(name="references", title="", start=0, end=len(LIST), kind="references")
    second = find_references(LIST, [part])[1]
    assert (second.doi, second.pmid) == ("10.1000/r.2", "77")


def test_a_list_without_numbers_has_no_entries():
    assert found("Hill A. A bridge. Roads 2001.\nReed B. A road. Roads 2003.") == []


def test_a_plain_text_leads_from_the_citation_to_the_entry():
    text = f"Introduction\n\nBridges are known to move in the night [2].\n\nReferences\n\n{LIST}\n"
    document = document_of(text, "a", "", Metadata())
    (number,) = document.sentences[0].citations
    entry = document.reference(number)
    assert document.text[entry.start : entry.end].startswith("2. Reed B, Hill A.")
    assert document.reference(4) is None


def test_text_outside_the_list_has_no_entries():
    text = "Discussion\n\n1. Hill saw it.\n2. Reed did not.\n"
    assert document_of(text, "a", "", Metadata()).references == ()
