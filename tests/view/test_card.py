"""A card holds all that an answer rests on, and every renderer shows all of it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from tests.analysis.invented import fact

import vakg
from vakg.analysis.computed import Asked
from vakg.analysis.kinds import Kinds, Knowledge
from vakg.cli import main
from vakg.cli.shared import NOT_THIS as COMMANDS_NOT_THIS
from vakg.errors import VakgError
from vakg.model.fact import FactQuote
from vakg.questions.answer import Answer
from vakg.questions.library import Question
from vakg.questions.network import ClassEntry
from vakg.view.cards import card_markdown, card_page, card_text, make_card, write_card
from vakg.view.cards.card import NOT_THIS
from vakg.view.cards.contrary import contrary_to

JUDGED = ("fact", "text", "status", "quote", "verdict")
HOSTILE = "<script>alert(1)</script> **bold** [link](http://x) \x1b[31m & \"'"


def quote(text, start=0):
    return FactQuote(
        quote=text, start=start, end=start + len(text), section="case", role="own", file_spans=()
    )


def told(name, kind="event", **given):
    given.setdefault("evidence", (quote(f"words of {name}", 100 * len(name)),))
    return fact(name, kind, **given)


def card_of(*rows, facts=(), columns=("fact", "text", "status", "quote"), missing=None):
    question = Question(
        name="time", question="What time is it?", group="clocks", caveat="A clock can be wrong.",
        columns=dict.fromkeys(columns, "what it is"), parameters=(), controls={}, ids=(), sparql="",
    )  # fmt: skip
    answer = Answer(columns=columns, rows=rows)
    asked = Asked(question=question, answer=answer, used={"tower": "north"}, sparql=None)
    return make_card(asked, Knowledge(facts=facts, kinds=Kinds({})), missing)


def row(one, text="It is noon."):
    return (f"kg:{one.document}.{one.id}", text, one.status, "words")


# ---- what stands behind


def test_documents_and_patients_are_counted_each_by_itself():
    facts = [told("one"), told("two", case="bell"), told("three", document="watch")]
    card = card_of(*map(row, facts), facts=facts)
    assert card.documents == ("clock", "watch")
    assert card.patients == ("clock/bell", "clock/tower", "watch/tower")
    assert card.basis == "2 documents, 3 patients reported there"


def test_patients_whom_a_document_only_cites_are_counted_apart():
    cited = told("cited", "patient", case="cited", more={"case_kind": "cited"})
    facts = [told("one"), told("two", case="cited"), cited]
    card = card_of(*map(row, facts[:2]), facts=facts)
    assert (card.patients, card.cited) == (("clock/tower",), ("clock/cited",))
    assert (
        card.basis
        == "1 document, 1 patient reported there, 1 patient only cited there from other reports"
    )


def test_patients_that_a_study_counted_are_not_patients_of_the_graph():
    more = {
        "denominator": 159,
        "numerator": 64,
        "unit_of_analysis": "patients",
        "said_by": "Ryu et al.",
    }
    claim = told("rate", "incidence", case=None, more=more)
    card = card_of(row(claim), facts=[claim])
    assert card.patients == ()
    assert card.counted == ("159 patients (Ryu et al.)",)
    assert "no single patient" in card.basis


def test_a_patient_is_found_by_the_name_that_the_graph_gives_it():
    patient = told("tower", "patient")
    card = card_of(("kg:clock.patient.tower", "It is noon.", "present", ""), facts=[patient])
    assert card.patients == ("clock/tower",)


def test_every_quote_stands_once_and_rows_point_to_it():
    shared = quote("the same words")
    facts = [told("one", evidence=(shared, quote("its own", 50))), told("two", evidence=(shared,))]
    card = card_of(*map(row, facts), facts=facts)
    assert [one.quote for one in card.quotes] == ["the same words", "its own"]
    assert [one.quotes for one in card.rows] == [(1, 2), (1,)]


def test_what_nobody_has_checked_is_said():
    facts = [told("one"), told("two", review="machine")]
    assert (
        card_of(row(facts[0]), facts=facts).review
        == "all 1 statement behind it reviewed"
    )
    assert card_of(*map(row, facts), facts=facts).review == (
        "1 statement behind it reviewed, 1 read by machine only, not checked"
    )


# ---- the sentence


def test_an_answer_of_one_row_is_that_row():
    one = told("one")
    assert card_of(row(one), facts=[one]).sentence == "It is noon."


def test_an_answer_without_rows_says_that_the_documents_do_not_say():
    card = card_of()
    assert card.sentence == "The documents of this graph do not say."
    assert card.basis == "no document"


def test_what_is_denied_is_not_counted_with_what_is_so():
    facts = [
        told("one"),
        told("two"),
        told("three", status="absent"),
        told("four", status="possible"),
    ]
    assert card_of(*map(row, facts), facts=facts).sentence == (
        "Of 4 statements that answer this, "
        "2 say that it is so, 1 says that it is not so and 1 says that it may be."
    )


def test_lines_with_a_verdict_are_counted_by_it():
    one = told("one")
    card = card_of(
        (*row(one), "followed"), (*row(one), "not reported"), facts=[one], columns=JUDGED
    )
    assert card.sentence == "2 lines: followed 1, not reported 1."


def test_the_other_side_of_a_row_stands_beside_it():
    columns = ("fact", "text", "stance", "other_text", "other_stance", "other_quote")
    card = card_of(
        ("", "It is noon.", "believes", "It is one.", "observed", "words"), columns=columns
    )
    (shown,) = card.rows
    assert (shown.text, shown.details) == ("It is noon.", (("stance", "believes"),))
    assert (shown.beside.label, shown.beside.text) == ("beside it", "It is one.")
    assert shown.beside.details == (("stance", "observed"),)
    for render in (card_text, card_markdown, card_page):
        assert "It is one." in render(card)
        assert "observed" in render(card)
    assert card_of(("", "It is noon.", "", "", "", ""), columns=columns).rows[0].beside is None


def test_words_that_only_the_row_gives_are_quotes_too():
    columns = ("fact", "text", "quote")
    card = card_of(
        ("vaco:step", "One to two.", "kept words"),
        ("vaco:other", "Two to one.", ""),
        columns=columns,
    )
    assert [(one.quote, one.where, one.start) for one in card.quotes] == [
        ("kept words", "kept with the axiom", None)
    ]
    assert [one.quotes for one in card.rows] == [(1,), ()]
    assert card.basis == "no document by itself"
    assert "kept words" in card_page(card)


# ---- what speaks against it


def against(*facts, shown=1):
    return [(one.why, one.text) for one in card_of(*map(row, facts[:shown]), facts=facts).contrary]


def test_a_contradicting_claim_is_contrary_whichever_of_the_two_says_so():
    one = told("one", "mechanism", case=None, more={"contradicts": ("other",)})
    other = told("other", "mechanism", case=None)
    assert against(one, other) == [("contradicts a statement of the answer", "It says other.")]
    assert against(other, one) == [("contradicts a statement of the answer", "It says one.")]


def test_the_same_thing_denied_of_the_same_patient_is_contrary():
    stop = told("stop", type="ex:Stop")
    denied = told("no-stop", type="ex:Stop", status="absent")
    assert against(stop, denied) == [("the same is told to be absent", "It says no-stop.")]
    assert against(denied, stop) == [("the same is told to be present", "It says stop.")]


@pytest.mark.parametrize(
    "other",
    [
        {"case": "bell"},
        {"document": "watch"},
        {"type": "ex:Slip"},
        {"status": "hypothetical"},
        {"status": "present"},
    ],
)
def test_another_patient_thing_or_status_is_not_contrary(other):
    values = {"type": "ex:Stop", "status": "absent"} | other
    assert against(told("stop", type="ex:Stop"), told("other", **values)) == []


def test_a_denial_at_another_level_or_on_the_other_side_is_not_contrary():
    stop = told("stop", type="ex:Stop", levels=("L1",), side="left")
    away = {"type": "ex:Stop", "status": "absent"}
    assert against(stop, told("far", levels=("L2",), **away)) == []
    assert against(stop, told("right", side="right", **away)) == []
    assert against(stop, told("near", levels=("L1", "L2"), side="bilateral", **away))


def test_a_denial_of_a_wider_kind_is_named_by_that_kind():
    clock, stop = (
        ClassEntry(
            curie=f"ex:{name}", label=name.lower(), definition="", synonyms=(), parents=parents
        )
        for name, parents in (("Fault", ()), ("Stop", ("ex:Fault",)))
    )
    facts = [told("stop", type="ex:Stop"), told("none", type="ex:Fault", status="absent")]
    known = Knowledge(facts=facts, kinds=Kinds({"ex:Fault": clock, "ex:Stop": stop}))
    assert [one.why for one in contrary_to(facts[:1], known)] == ["fault is told to be absent"]
    assert [one.why for one in contrary_to(facts[1:], known)] == ["stop is told to be present"]


def test_a_statement_that_is_disputed_is_contrary_itself():
    assert against(told("one", certainty="disputed")) == [("is itself disputed", "It says one.")]


def test_an_inconsistency_of_the_document_is_contrary():
    inside = told("x", "inconsistency", case=None, more={"statements": ("one", "two")})
    assert against(told("one"), told("two"), inside) == [
        ("the document does not agree with itself", "It says x.")
    ]
    assert against(told("three"), inside) == []


# ---- what is not reported


def test_what_no_row_fills_and_what_the_cases_leave_out_is_said():
    one = told("one")
    rows = {"clock": [{"case": "tower", "item": "the maker"}, {"case": "bell", "item": "the year"}]}
    card = card_of(
        (*row(one), None),
        facts=[one],
        columns=("fact", "text", "status", "quote", "wound_by"),
        missing=rows.get,
    )
    assert card.not_reported == (
        "No row tells: wound by.",
        "clock/tower does not report: the maker.",
    )


# ---- the renderers


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.links, self.words = [], [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.words += data


def read(page):
    tags = Tags()
    tags.feed(page)
    return tags


@pytest.fixture(scope="module")
def card(built):
    return vakg.open(built).card("leakage-in-a-case", case="pce-ards/index")


@pytest.mark.parametrize("render", [card_text, card_markdown, card_page])
def test_every_renderer_shows_all_of_a_card(render, card):
    shown = " ".join(render(card).replace("│", " ").split())
    if render is card_page:
        shown = " ".join(read(render(card)).words.split())
    words = [card.question, card.sentence, card.basis, card.review, card.caveat, card.not_this]
    words += [one.text for one in (*card.rows, *card.contrary)] + [one.quote for one in card.quotes]
    plain = shown.replace("\\", "")
    assert [one for one in (*words, *card.not_reported) if " ".join(one.split()) not in plain] == []
    assert len(card.contrary) == 5


def test_a_card_of_the_documents_counts_one_document_and_one_patient(card):
    assert (card.documents, card.patients, card.cited) == (("pce-ards",), ("pce-ards/index",), ())
    assert card.sentence == (
        "Of 4 statements that answer this, "
        "1 says that it is so, 2 say that it is not so and 1 says that it may be."
    )
    assert "pce-ards/index does not report: anaesthesia, image guidance." in card.not_reported


def hostile():
    one = told("one", evidence=(quote(HOSTILE),), text=HOSTILE, certainty="disputed")
    card = card_of(row(one, HOSTILE), facts=[one])
    return replace(
        card,
        question=HOSTILE,
        caveat=HOSTILE,
        parameters=((HOSTILE, HOSTILE),),
        not_reported=(HOSTILE,),
    )


def test_nothing_that_a_document_prints_becomes_markup():
    page = read(card_page(hostile()))
    assert "script" not in page.tags
    assert [link for link in page.links if not link.startswith("#")] == []
    assert "<script>" not in card_markdown(hostile())
    assert "**bold**" not in card_markdown(hostile())
    for shown in (card_page(hostile()), card_markdown(hostile()), card_text(hostile())):
        assert "\x1b" not in shown


def test_every_link_of_the_page_leads_to_a_quote(card):
    page = read(card_page(card))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "default-src 'none'" in card_page(card).replace("&#x27;", "'")


def test_a_card_fits_the_width_it_is_given(card):
    assert max(map(len, card_text(card, width=60).splitlines())) <= 60
    assert "\x1b[" in card_text(card, colour=True)


def test_a_card_is_written_whole_in_the_form_that_the_name_asks_for(card, tmp_path):
    assert write_card(card, tmp_path / "a.md").read_text(encoding="utf-8") == card_markdown(card)
    assert write_card(card, tmp_path / "a.html").read_text(encoding="utf-8") == card_page(card)
    with pytest.raises(VakgError, match="the card cannot be written there"):
        write_card(card, tmp_path)


def test_the_line_on_every_card_is_the_one_on_every_answer():
    assert NOT_THIS == COMMANDS_NOT_THIS


# ---- the commands


def run(*words):
    return CliRunner().invoke(main, words)


def test_ask_shows_a_card_in_each_form(built, card):
    asked = ("ask", "leakage-in-a-case", "--param", "case=pce-ards/index", "--graph", str(built))
    assert run(*asked, "--format", "card-md").output == card_markdown(card)
    assert "Contrary evidence" in run(*asked, "--format", "card").output


def test_ask_writes_a_card_to_a_file(built, tmp_path):
    path = tmp_path / "card.html"
    done = run("ask", "conflicts", "--graph", str(built), "--out", str(path))
    assert done.output == f"The card is in {path}.\n"
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_question_that_python_answers_has_rows_and_no_query(built):
    done = run("ask", "rates", "--graph", str(built), "--format", "jsonl")
    assert done.exit_code == 0
    assert len(done.output.splitlines()) == 28
    done = run("ask", "rates", "--graph", str(built), "--sparql")
    assert done.exit_code == 4
    assert "has no query" in done.stderr


def test_path_is_told_in_words_and_in_rows(built):
    done = run("path", "L3", "pulmonary artery", "--limit", "1", "--graph", str(built))
    assert done.exit_code == 0
    assert "basivertebral vein → anterior external vertebral venous plexus" in done.output
    done = run(
        "path", "L3", "pulmonary artery", "--limit", "1", "--format", "csv", "--graph", str(built)
    )
    assert len(done.output.strip().splitlines()) == 9
    done = run("path", "L3", "epidural space", "--format", "json", "--graph", str(built))
    assert (done.exit_code, done.stdout.strip()) == (0, "[]")
    assert "does not name epidural space" in done.stderr


def test_questions_lists_what_python_answers_too(built):
    done = run("questions", "--format", "jsonl")
    assert '"name": "concordance"' in done.output
    assert '"parameters": "case=pce-ards.index"' in done.output
