import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.extract.drafts import drafted, reader
from tests.extract.marks import shown

from vakg.extract.clock.datings import Datings
from vakg.extract.clock.place import place_events
from vakg.extract.spans import Span
from vakg.extract.tables import read_table
from vakg.model.assertion import Basis, TimeAspect

TABLES = sorted((Path(__file__).parent / "owned").glob("clock*.tsv"))


def rows():
    for line in [row for one in TABLES for row in one.read_text(encoding="utf-8").splitlines()[1:]]:
        text, times, phenomenon = line.split("\t")
        yield pytest.param(text, dict(pair.split("=") for pair in times.split("; ")), id=phenomenon)


def placed(text):
    events, read, cases = drafted(text)
    return place_events(events, read, cases, reader())


def written(one, every):
    if one.time is None:
        return "none"
    time = one.time
    base = next((other.curie[5:] for other in every if other.id == time.relative_to), "")
    parts = [
        f"{shown(time.low)}..{shown(time.high)}",
        time.unit,
        base,
        "~" if time.approximate else "",
    ]
    return " ".join(part for part in parts if part)


def key_of(one):
    return one.curie[5:] if one.case == "index" else f"{one.case} {one.curie[5:]}"


@pytest.mark.parametrize(("text", "times"), list(rows()))
def test_each_event_has_the_time_that_a_reader_gives_it(text, times):
    events = placed(text)
    found = {key_of(one): written(one, events) for one in events}
    assert {name: found[name] for name in times} == times


def test_the_index_procedure_is_the_start_of_the_clock():
    [index] = placed("A 70-year-old woman had {kyphoplasty=BalloonKyphoplasty*}.")
    assert index.time is not None
    assert (index.time.low, index.time.high, index.time.basis) == (0, 0, Basis.DERIVED)


def test_a_time_keeps_its_words_and_says_what_it_was_added_to():
    *_, died = placed(
        "A 70-year-old woman had {kyphoplasty=BalloonKyphoplasty*}. On day 4 {fever=Fever} began. "
        "The next morning she {died=Death}."
    )
    assert died.time is not None
    assert (died.time.phrase, died.time.basis) == ("The next morning", Basis.DERIVED)
    assert died.time.derived_from == 'counted from "On day 4"'


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("{Laminectomy=Laminectomy} was done on day 2.", TimeAspect.PERFORMED),
        ("{Fever=Fever} began on day 2.", TimeAspect.ONSET),
        ("CT on day 2 showed {embolism=PulmonaryCementEmbolism}.", TimeAspect.DETECTED),
        ("On day 2 she still had {fever=Fever}.", TimeAspect.OBSERVED),
        ("She presented with {fever=Fever} on day 2.", TimeAspect.OBSERVED),
        ("{Abscess=Abscess} was found on day 2.", TimeAspect.DETECTED),
        ("There was no {abscess=Abscess!} on day 2.", TimeAspect.OBSERVED),
    ],
)
def test_a_time_says_what_of_the_event_it_tells(text, aspect):
    *_, last = placed("A 70-year-old woman had {kyphoplasty=BalloonKyphoplasty*}. " + text)
    assert last.time is not None
    assert last.time.aspect is aspect


def test_two_places_are_told_apart_by_the_words_that_date_them():
    _, read, _ = drafted(
        "A woman of 70 had fever on day 2. Fever was gone at 6 months. Fever again."
    )
    datings, text = Datings(read), read.document.text
    spans = [
        Span(start=at, end=at + 5)
        for at in range(len(text))
        if text[at : at + 5].lower() == "fever"
    ]
    assert [datings.words_at(one) for one in spans] == ["on day 2", "at 6 months", None]


@pytest.mark.parametrize("row", read_table("clock_roles.tsv"), ids=lambda row: row["word"])
def test_each_row_of_roles_names_a_class_or_words_of_its_example(row):
    if row["kind"] in ("class", "borne", "relief"):
        assert reader().ontology.get(row["word"]).curie == row["word"]
    else:
        assert set(row["word"].split("|")) & set(re.findall(r"[\w-]+", row["example"].lower()))


def test_what_stands_between_two_times_that_lie_back_is_history():
    events = placed(
        "A 70-year-old man had had a {fracture=VertebralFracture~} two years ago. The {screws=ScrewPullout} "
        "pulled out. They were removed nine months ago. Then {pain=BackPain} came back. He had "
        "{kyphoplasty=BalloonKyphoplasty*}."
    )
    assert [one.curie[5:] for one in events if one.assertion.history] == [
        "VertebralFracture",
        "ScrewPullout",
    ]


def test_previous_means_earlier_in_the_story_once_the_story_has_begun():
    text = "A woman of 70 with previous {stroke=Stroke} had {kyphoplasty=BalloonKyphoplasty*}. The edema was "
    events, read, cases = drafted(text + "due to the previous {injury=ThermalInjury}.")
    cues = [
        at for at in range(len(read.document.text)) if read.document.text.startswith("previous", at)
    ]
    spans = iter(Span(start=at, end=at + 8) for at in cues)
    told = [
        one
        if one.index
        else replace(one, assertion=replace(one.assertion, history=True, cue=next(spans)))
        for one in events
    ]
    found = place_events(told, read, cases, reader())
    assert [one.curie[5:] for one in found if one.assertion.history] == ["Stroke"]
