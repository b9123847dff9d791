import re
from pathlib import Path

import pytest
from tests.extract.drafts import drafted, reader

from vakg.extract.tables import read_table
from vakg.extract.treatments import find_targets

TABLE = Path(__file__).parent / "owned" / "treatments.tsv"


def rows():
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        text, aims, phenomenon = line.split("\t")
        wanted = set() if aims == "nothing" else set(aims.split("; "))
        yield pytest.param(text, wanted, id=phenomenon)


@pytest.mark.parametrize(("text", "wanted"), list(rows()))
def test_a_treatment_has_the_targets_and_the_result_that_its_sentence_tells(text, wanted):
    events, read, _ = drafted(text)
    named = {one.id: one.curie[5:] for one in events}
    found = set()
    for one in find_targets(events, read, reader()):
        if one.targets or one.result:
            aims = ",".join(named[target] for target in one.targets)
            words = f"{named[one.id]}{'>' if aims else ''}{aims} {one.result or ''}"
            found.add(words.strip())
    assert found == wanted


def test_targets_keep_the_order_and_number_of_the_events():
    events, read, _ = drafted(
        "A 70-year-old woman had {intubation=EndotrachealIntubation} for {failure=RespiratoryFailure}."
    )
    assert [one.id for one in find_targets(events, read, reader())] == [one.id for one in events]


@pytest.mark.parametrize("row", read_table("treatments.tsv"), ids=lambda row: row["pattern"])
def test_each_row_of_words_reads_its_example(row):
    classes = ["Laminectomy", "BackPain"]
    if row["order"] == "aim":
        classes.reverse()
    marked = re.sub(r"\{(\w[\w ]*)\}", lambda hit: f"{{{hit[1]}={classes.pop(0)}}}", row["example"])
    events, read, _ = drafted("A 70-year-old man came. " + marked)
    [given] = [
        one for one in find_targets(events, read, reader()) if one.curie == "vaco:Laminectomy"
    ]
    assert given.targets == (() if row["order"] == "alone" else ("index-backpain",))
    assert given.result == (None if row["result"] == "-" else row["result"])
