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
