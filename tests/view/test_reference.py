"""The reference: every term has its article, and each article says what the build holds."""

from __future__ import annotations

import html
import json
import re
from collections import Counter

import pytest

from vakg.errors import NotFoundError, VakgError
from vakg.graph.store import open_store
from vakg.ontology import load_ontology
from vakg.questions.facts import FactReader
from vakg.questions.library import load_library
from vakg.resources import queries_dir
from vakg.view.reference import write_reference
from vakg.view.reference.english import Ref, Wording, plain_text
from vakg.view.reference.markup import identifier, outward, sentence
from vakg.view.reference.material import read_material


@pytest.fixture(scope="module")
def path(reference):
    return reference


@pytest.fixture(scope="module")
def text(path):
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def articles(text):
    found = re.findall(r'<article id="([^"]+)"[^>]*>(.*?)</article>', text, re.DOTALL)
    assert len(found) == len(dict(found)), "an anchor stands twice"
    return dict(found)


@pytest.fixture(scope="module")
def material(built):
    return read_material(built)


@pytest.fixture(scope="module")
def wording(material):
    return Wording(material.said, material.label)


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


def test_every_class_has_an_article_with_its_label_definition_and_names(articles):
    for curie, term in load_ontology().terms.items():
        article = articles[curie.removeprefix("vaco:")]
        assert f"<h1>{html.escape(term.label)}</h1>" in article
        assert html.escape(term.definition) in article
        named = {html.unescape(one) for one in re.findall(r"<span data-name>(.*?)</span>", article)}
        assert {one.text for one in term.synonyms} <= named


def test_every_mapping_stands_in_the_article_of_its_class(articles):
    terms = load_ontology().terms
    missing = [
        (curie, one.object_id)
        for curie, term in terms.items()
        for one in term.mappings
        if one.object_id not in articles[curie.removeprefix("vaco:")]
    ]
    assert missing == []


def test_every_link_within_the_page_leads_to_an_article(text, articles):
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(articles)


def test_every_question_has_an_article_and_stands_with_the_classes_that_it_names(articles):
    for name, question in load_library(queries_dir() / "competency").items():
        assert html.escape(question.question) in articles[f"question-{name}"]
        body = re.sub("^#.*$", "", question.sparql, flags=re.MULTILINE)
        for term in set(re.findall(r"\bvaco:([A-Z]\w*)", body)):
            assert f'href="#question-{name}"' in articles[term], (name, term)


def test_the_count_of_statements_of_a_kind_is_that_of_the_facts(articles, built):
    facts, ontology = FactReader(open_store(built)).facts(), load_ontology()
    own = {"vaco:PulmonaryCementEmbolism", *ontology.descendants("vaco:PulmonaryCementEmbolism")}
    statuses = Counter(fact.status for fact in facts if fact.kind == "event" and fact.type in own)
    article = articles["PulmonaryCementEmbolism"]
    told = re.search(r'<p class="count">(\d+) statements? of this kind \(([^)]*)\)', article)
    assert told
    assert int(told[1]) == statuses.total()
    assert {one.split()[1]: int(one.split()[0]) for one in told[2].split(", ")} == statuses


def test_the_quotes_shown_are_words_of_the_documents(articles, material):
    texts = [one.text for one in material.documents.values()]
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", articles["CementLeakage"])
    assert len(quotes) == 3
    assert all(any(html.unescape(quote) in one for one in texts) for quote in quotes)


@pytest.mark.parametrize(("name", "said"), [
    ("CentralPulmonaryCementEmbolism",
     "Any pulmonary cement embolism that occurs in some central pulmonary artery is inferred to be one, "
     "and nothing else is."),
    ("VenousCementLeakage", "Any cement leakage that occurs in some vein or some venous plexus is inferred"),
    ("LungReachingCementLeakage", "that occurs in something that drains toward some pulmonary artery"),
    ("DelayedOnsetComplication", "whose time is something whose aspect is “onset” and whose low in days is"),
    ("Pneumonia", "Every pneumonia is some infection that occurs in some lung."),
    ("RateWithCounts", "that has a proportion whose numerator is given and whose denominator is given"),
    ("ClaimFromLiterature", "Any claim that cites some reference is"),
    ("LaterOperation", "that is after some surgical operation"),
    ("Procedure", "Nothing of this kind is also of one of these:"),
])  # fmt: skip
def test_an_axiom_of_a_class_reads_as_a_sentence(wording, name, said):
    assert any(said in plain_text(one) for one in wording.of_class(f"vaco:{name}"))


@pytest.mark.parametrize(("name", "said"), [
    ("obo:BFO_0000066", "If x occurs in y and y is part of z, then x occurs in z."),
    ("obo:BFO_0000050", "If x is part of y, then y has as part x, and the other way round."),
    ("vaco:contradicts", "If x contradicts y, then y contradicts x."),
    ("vaco:drainsToward", "If x drains toward y and y drains toward z, then x drains toward z."),
    ("vaco:ageYears", "Every value of it is a number."),
])  # fmt: skip
def test_what_follows_from_a_relation_reads_as_a_sentence(wording, name, said):
    assert said in [plain_text(one) for one in wording.of_property(name)]


def test_every_axiom_is_understood(wording, material):
    told = [
        plain_text(one)
        for name, kind in material.kinds.items()
        for one in (wording.of_class if kind == "class" else wording.of_property)(name)
    ]
    assert len(told) > 500
    assert [one for one in told if "kg:node" in one or "not understood" in one or "  " in one] == []


def test_a_class_is_named_below_each_class_that_it_follows_to_be_a_kind_of(articles, material):
    assert "vaco:Infection" in material.wider["vaco:Pneumonia"]
    assert 'href="#Pneumonia"' in articles["Infection"]


def test_all_that_the_ontology_concludes_to_be_wider_is_there(material):
    for curie, term in load_ontology().terms.items():
        assert material.wider[curie] >= set(term.ancestors), curie


def test_a_class_that_is_inferred_to_be_wider_is_named(articles):
    assert "It follows that each is also of the kind" in plain(articles["PulmonaryCementEmbolism"])


def test_text_from_outside_never_counts_as_markup():
    assert sentence(("<b>", Ref("vaco:X", "<i>")), ["vaco:X"]) == '&lt;b&gt;<a href="#X">&lt;i&gt;</a>'
    assert outward("javascript:alert(1)", "<x>") == "&lt;x&gt;"
    assert 'href="https://doi.org/10.1/a"' in identifier("DOI:10.1/a", {})


def test_the_page_asks_nothing_of_any_network(text):
    assert "default-src 'none'" in text
    assert not re.search(r"<(?:link|img|iframe|object|embed)\b|<script[^>]+src=|@import|url\(", text)


def test_the_same_build_gives_the_same_bytes(path, built, tmp_path):
    assert write_reference(built, tmp_path / "again.html").read_bytes() == path.read_bytes()


def test_the_page_is_not_larger_than_it_need_be(path):
    assert path.stat().st_size < 8_000_000


def test_a_folder_without_a_build_is_refused(tmp_path):
    with pytest.raises(NotFoundError):
        write_reference(tmp_path, tmp_path / "reference.html")
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_cannot_be_written_leaves_what_was_there(built, tmp_path):
    (tmp_path / "kept").mkdir()
    with pytest.raises(VakgError, match="reference cannot be written"):
        write_reference(built, tmp_path / "kept")
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]


def test_a_build_tells_which_documents_it_holds(material):
    assert json.loads(json.dumps(sorted(material.documents))) == ["intraspinal-leakage", "pce-ards"]
