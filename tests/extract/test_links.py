import re
from pathlib import Path

import pytest
from tests.extract.drafts import drafted, reader

from vakg.extract.clock.place import place_events
from vakg.extract.links.find import find_links
from vakg.extract.tables import read_table
from vakg.model.assertion import Certainty

TABLE = Path(__file__).parent / "owned" / "links.tsv"


def rows():
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        text, links, phenomenon = line.split("\t")
        wanted = set() if links == "none" else set(links.split("; "))
        yield pytest.param(text, wanted, id=phenomenon)


@pytest.mark.parametrize(("text", "wanted"), list(rows()))
def test_one_event_leads_to_another_only_where_the_sentence_says_so(text, wanted):
    events, read, _ = drafted(text)
    named = {one.id: one.curie[5:] for one in events}
    found = {
        f"{named[link.cause]}>{named[link.effect]} {link.status} {link.certainty}"
        for _, link in find_links(events, read, reader())
    }
    assert found == wanted


def test_a_link_quotes_its_sentence_and_says_it_in_words():
    events, read, _ = drafted(
        "A 70-year-old woman came. {Leakage=EpiduralCementLeakage} may have caused {pain=BackPain}."
    )
    [(case, link)] = find_links(events, read, reader())
    assert case == "index"
    assert link.text == "Epidural cement leakage may have led to back pain."
    assert link.evidence[0].quote == "Leakage may have caused pain."


def test_a_link_said_twice_is_one_link_and_as_sure_as_the_surer():
    events, read, _ = drafted(
        "A 70-year-old woman had {pain=BackPain} probably due to {leakage=EpiduralCementLeakage}. "
        "The {pain=BackPain} was caused by {leakage=EpiduralCementLeakage}."
    )
    [(_, link)] = find_links(events, read, reader())
    assert (link.status, link.certainty) == ("present", "asserted")


@pytest.mark.parametrize("row", read_table("links.tsv"), ids=lambda row: row["pattern"])
def test_each_row_of_words_reads_its_example(row):
    classes = ["EpiduralCementLeakage", "Paraplegia"]
    if row["order"] == "effect":
        classes.reverse()
    marked = re.sub(r"\{(\w[\w ]*)\}", lambda hit: f"{{{hit[1]}={classes.pop(0)}}}", row["example"])
    events, read, _ = drafted("A 70-year-old man came. " + marked)
    if row["order"] == "none":
        assert find_links(events, read, reader()) == ()
        return
    [(_, link)] = find_links(events, read, reader())
    assert (link.cause, link.effect) == ("index-epiduralcementleakage", "index-paraplegia")
    assert _RANKS.index(link.certainty) >= _RANKS.index(row["certainty"])


_RANKS = list(Certainty)


def test_a_cause_that_came_later_than_its_effect_is_no_cause():
    text = (
        "A 70-year-old woman had {kyphoplasty=BalloonKyphoplasty*}. {Fluid=EpiduralFluidCollection} was "
        "seen on day 10. {Paraplegia=Paraplegia} was found on day 1. The {fluid=EpiduralFluidCollection} "
        "caused {paraplegia=Paraplegia}."
    )
    events, read, cases = drafted(text)
    assert [link.effect for _, link in find_links(events, read, reader())] == ["index-paraplegia"]
    assert find_links(place_events(events, read, cases, reader()), read, reader()) == ()
