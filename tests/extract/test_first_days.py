"""When it began, and which vertebrae were treated, in short reports of our own that are read as a whole."""

from pathlib import Path

import pytest

from vakg.documents import document_of
from vakg.extract.extractor import Reader, extract_record
from vakg.model.document import Metadata
from vakg.ontology import load_ontology
from vakg.score.kinds import Kinds
from vakg.score.values import treated_levels

FOLDER = Path(__file__).parent / "owned"


def rows(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.fixture(scope="module")
def kinds():
    return Kinds.load(load_ontology())


def cases_of(text, reader):
    return extract_record(document_of(text, "sample", "", Metadata()), reader).record.cases


def levels_of(cases, kinds):
    order = kinds.ontology.level_order()
    return [",".join(sorted(treated_levels(one, kinds), key=order.index)) for one in cases]


def days_of(cases):
    for event in (one for case in cases for one in case.events if not one.index):
        time = None if event.history else event.time
        if time and time.relative_to is None and time.low is not None and time.high is not None:
            low = "" if time.low == time.high else f"{time.low:g}.."
            yield f"{low}{time.high:g} {time.unit}"


@pytest.mark.parametrize(("text", "day", "levels"), rows("first_days.tsv"))
def test_a_report_tells_when_it_began_and_where(text, day, levels, reader, kinds):
    cases = cases_of(text, reader)
    assert levels_of(cases, kinds) == [levels]
    assert day in days_of(cases) if day != "-" else not list(days_of(cases))


@pytest.mark.parametrize(("text", "levels", "phenomenon"), rows("treated_levels.tsv"))
def test_a_report_tells_which_levels_were_treated(text, levels, phenomenon, reader, kinds):
    assert levels_of(cases_of(text, reader), kinds) == [levels], phenomenon
