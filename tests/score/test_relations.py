from tests.score import gold
from tests.score.drafts import case, event, record
from tests.score.gold import patient

from vakg.score.corpus import GoldItem
from vakg.score.counted import counted
from vakg.score.figures import figures
from vakg.score.grounding import Wanted
from vakg.score.relations import score_relations
from vakg.score.verdicts import CorpusScore


def link(name, cause, effect):
    return {
        "id": name,
        "cause": cause,
        "effect": effect,
        "status": "present",
        "certainty": "asserted",
        "text": "One led to the other.",
        "evidence": [{"quote": "Words of the text.", "at": (0, 18), "role": "own"}],
    }


def compared(scorer, noted, read):
    """Score a draft's case against a noted one, both with their links."""
    whole = record(noted)
    items = [
        GoldItem(field="event", phrase="", wanted=Wanted((one.type,), one.status), event=one)
        for one in whole.cases[0].events
    ]
    links = tuple((one.cause, one.effect) for one in whole.cases[0].links)
    score = scorer.score_text(gold.text(patient(*items)), record(read))
    causes, aims = score_relations(score.items, links, record(read))
    return (causes.noted, causes.read, causes.both, causes.turned), (
        aims.noted,
        aims.read,
        aims.both,
    )


def told(*links, aim=()):
    events = (
        event("leak", "CementLeakage"),
        event("fever", "Fever"),
        event("cut", "Laminectomy", targets=list(aim)),
    )
    return case("one", *events) | {"links": list(links)}


def test_a_link_between_events_that_were_found_is_right_in_its_direction_only(scorer):
    noted = told(link("a", "leak", "fever"))
    assert compared(scorer, noted, told(link("b", "leak", "fever")))[0] == (1, 1, 1, 0)
    assert compared(scorer, noted, told(link("b", "fever", "leak")))[0] == (1, 1, 0, 1)
    assert compared(scorer, noted, told(link("b", "cut", "leak")))[0] == (1, 1, 0, 0)
    assert compared(scorer, noted, told())[0] == (1, 0, 0, 0)


def test_what_a_treatment_was_aimed_at_is_compared(scorer):
    assert compared(scorer, told(aim=["leak"]), told(aim=["leak", "fever"]))[1] == (1, 2, 1)


def test_links_of_events_that_were_not_found_are_left_out(scorer):
    noted = told(link("a", "leak", "fever"))
    without = case("one", event("leak", "CementLeakage"))
    assert compared(scorer, noted, without)[0] == (0, 0, 0, 0)


def test_a_corpus_without_links_has_no_figure_for_them(scorer):
    score = scorer.score_text(gold.text(patient(gold.item("symptoms", "Fever"))), record(told()))
    named = {
        one.group
        for one in figures(CorpusScore(texts=(score,)), counted(CorpusScore(texts=(score,))))
    }
    assert "between events found" not in named
