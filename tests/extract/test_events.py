"""What is read of one patient in short texts of our own, one phenomenon each."""

import pytest
from tests.extract.event_sentences import FOLDER, INTRODUCTION, meets, read, wanted_of

from vakg.documents import document_of
from vakg.extract.extractor import Reader, extract_record
from vakg.model.document import Metadata

ROWS = [(path.stem, *row) for path in sorted(FOLDER.glob("*.tsv")) for row in read(path.name)]


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def events_of(text, reader):
    document = document_of(INTRODUCTION + text, "sample", "", Metadata())
    record = extract_record(document, reader).record
    return [event for case in record.cases for event in case.events]


@pytest.mark.parametrize(("file", "text", "wanted", "phenomenon"), ROWS)
def test_a_text_tells_the_events_that_a_reader_takes_from_it(
    file, text, wanted, phenomenon, reader
):
    events = events_of(text, reader)
    told = [(event.status.value, event.type) for event in events]
    for one in wanted_of(wanted):
        found = any(meets(event, one, reader.is_a) for event in events)
        assert found is not one.denied, f"{phenomenon}: {one} in {told}"


@pytest.mark.parametrize(
    ("text", "curie", "count"),
    [
        ("Cement was removed at T6. CT showed adequate removal of the cement.", "CementRemoval", 1),
        (
            "MRI showed a leak at L1. MRI on day 9 showed the leak again.",
            "MagneticResonanceImaging",
            2,
        ),
        (
            "There was leg weakness. At day 9 left leg weakness was seen.",
            "LowerExtremityWeakness",
            2,
        ),
        ("A leak was seen at L1. On day 9 a new leak was seen.", "CementLeakage", 2),
        (
            "She died on day 46. She expired half an hour after the catheter was removed.",
            "Death",
            1,
        ),
        ("She recovered without sequelae.", "Recovery", 1),
        (
            "Cement was removed at T6. At a second, posterior operation that cement was removed.",
            "CementRemoval",
            2,
        ),
        (
            "Laminectomy was done. A second laminectomy was done. The second laminectomy failed.",
            "Laminectomy",
            2,
        ),
        (
            "On day 10 MRI showed hematoma. She was discharged. MRI on day 50 showed edema. "
            "There was also hematoma at T6.",
            "Hematoma",
            2,
        ),
        ("On day 1 CT showed an embolus. On day 10 CT showed the embolus again.", "Embolism", 1),
        ("Laminectomy was done. Two days later laminectomy was repeated.", "Laminectomy", 2),
        (
            "Kyphoplasty was done. Two months later T12 fractured. Kyphoplasty of T12 was done.",
            "Kyphoplasty",
            2,
        ),
        ("On day 2 she had back pain. The back pain resolved on day 5.", "BackPain", 1),
    ],
)
def test_what_is_told_again_is_one_event_and_what_is_another_is_not(text, curie, count, reader):
    told = [
        event.type for event in events_of(text, reader) if reader.is_a(event.type, f"vaco:{curie}")
    ]
    assert len(told) == count, told


def test_a_planned_procedure_was_done_if_its_cement_is_told_of(reader):
    plan = "A woman of 58 had metastases, and vertebroplasty of L4 was planned. "
    texts = {
        "present": plan + "During injection cement entered the inferior vena cava.",
        "hypothetical": plan + "She declined it, and heparin was given.",
    }
    for status, text in texts.items():
        document = document_of(text, "sample", "", Metadata())
        events = [e for c in extract_record(document, reader).record.cases for e in c.events]
        told = [e.status for e in events if reader.is_a(e.type, "vaco:Vertebroplasty")]
        assert told == [status]
