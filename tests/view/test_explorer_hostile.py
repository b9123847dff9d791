"""A build whose every text tries to become markup, a script or a link: in the page it is only text."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.view.chromium import open_page

from vakg.graph.store import write_build
from vakg.graph.vocabulary import (
    DCTERMS,
    EVIDENCE_GRAPH,
    LABEL,
    ONTOLOGY_GRAPH,
    OWL,
    TYPE,
    document_graph,
    node,
    vaco,
)
from vakg.view.explorer import write_explorer

pytestmark = pytest.mark.browser

BREAK = "</script></noscript></style><img src=x onerror=window.pwned=1><script>window.pwned=1</script>"
LINK = "javascript:window.pwned=1"
HIDDEN = "\u202eevil\u200b \u2028 \U0001f980 & <b>"
TEXTS = [BREAK, LINK, HIDDEN]
QUOTE = f"{BREAK} {HIDDEN}"
READING = f"First <i>paragraph</i> \U0001f980.\n\nThen {QUOTE} ends."


def literal(value):
    return value if isinstance(value, NamedNode) else Literal(value)


def quads(graph, subject, **values):
    """Say of a subject what the keywords name, each one value or a list."""
    for name, value in values.items():
        predicate = {"a": TYPE, "label": LABEL, "title": NamedNode(DCTERMS + "title")}.get(name, vaco(name))
        for one in value if isinstance(value, list) else [value]:
            yield Quad(subject, predicate, literal(one), graph)


def hostile_build():
    said, ontology = document_graph("bad"), ONTOLOGY_GRAPH
    document, case, quote = node("bad"), node("bad", "case", "c"), node("bad", "q")
    start = READING.index(QUOTE)
    common = {
        "inDocument": document, "inCase": case, "hasEvidence": quote, "reviewState": vaco("reviewed"),
        "assertionStatus": vaco("present"), "certainty": vaco("asserted"), "text": BREAK,
    }  # fmt: skip
    yield from quads(EVIDENCE_GRAPH, document, a=vaco("SourceDocument"), identifier="bad", title=BREAK)
    yield from quads(EVIDENCE_GRAPH, document, readingText=READING, documentKind=LINK)
    yield from quads(EVIDENCE_GRAPH, quote, a=vaco("Quote"), quote=QUOTE, section=BREAK, quoteRole=LINK)
    yield from quads(EVIDENCE_GRAPH, quote, start=start, end=start + len(QUOTE))
    yield from quads(said, case, a=vaco("CaseHistory"), identifier="c", label=BREAK, caseKind="index")
    yield from quads(said, case, inDocument=document)
    for number, text in enumerate(TEXTS):
        kind, event = vaco(f"Kind{number}"), node("bad", f"e{number}")
        yield from quads(ontology, kind, a=NamedNode(OWL + "Class"), label=text)
        yield from quads(said, event, a=vaco("ReportedEvent"), identifier=f"e{number}", **common)
        yield from quads(said, event, eventType=kind, reason=text, side=text, siteType=kind, sequence=number)
    link, claim = node("bad", "l"), node("bad", "k")
    yield from quads(said, link, a=vaco("CausalLink"), identifier=LINK, cause=node("bad", "e0"), **common)
    yield from quads(said, link, effect=node("bad", "e1"))
    yield from quads(said, claim, a=[vaco("Claim"), vaco("GapClaim")], identifier=BREAK, about=vaco("Kind0"))
    yield from quads(said, claim, condition=BREAK, **(common | {"text": HIDDEN, "inCase": []}))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "build"
    write_build(set(hostile_build()), {"checks": {}, "counts": {}, "documents": {}}, folder)
    return write_explorer(folder, None, lambda _: None)


@pytest.fixture(scope="module")
def opened(chromium, path):
    return open_page(chromium, path)


def test_nothing_of_it_runs_wherever_one_goes(opened):
    page, wrong = opened
    for number in range(page.evaluate("explorer.Data.entries.length")):
        page.evaluate("number => explorer.State.select(number)", number)
    page.evaluate("explorer.State.show(0); explorer.State.selectEdge(explorer.State.picture.edges[0].id)")
    page.fill("#query", "window pwned")
    page.click("#about-open")
    assert page.evaluate("window.pwned") is None
    assert page.locator("img").count() == 0
    assert page.locator("i, b").count() == 0
    assert page.locator("[href^=javascript]").count() == 0
    assert not wrong
    page.keyboard.press("Escape")


def test_no_view_picture_or_file_lets_it_out(opened):
    page, wrong = opened
    page.evaluate(
        """() => { const { State, Data, Ego } = explorer;
          for (let view = 0; view < Data.views.length; view += 1) {
            State.show(view);
            for (let one = 0; one < State.view.pictures.length; one += 1) State.choosePicture(one);
          }
          State.show(Data.views.findIndex(view => view.id === 'all'));
          for (const button of [...document.querySelectorAll('.facet')]) {
            State.toggleFacet(button.dataset.group, button.dataset.key);
          }
          Ego.show(Data.byKey.get('bad/e0'));
          for (const one of document.querySelectorAll('details')) one.open = true; }"""
    )
    svg = page.evaluate("explorer.Drawing.standalone('note')")
    root = ElementTree.fromstring(svg)
    assert {one.tag.rsplit("}", 1)[-1] for one in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "path", "text", "circle"
    }  # fmt: skip
    assert page.evaluate("window.pwned") is None
    assert page.locator("img").count() == 0
    assert page.locator("i, b").count() == 0
    assert page.locator("[href^=javascript]").count() == 0
    assert page.evaluate("location.hash.includes('<')") is False
    assert not wrong


def test_the_texts_are_shown_letter_for_letter(opened):
    page, _ = opened
    page.evaluate("explorer.State.select(explorer.Data.entries.findIndex(one => one.id === 'e0'))")
    assert page.locator("#panel h2").text_content() == BREAK
    assert page.locator("#panel mark").text_content() == QUOTE
    assert page.locator("#panel .eyebrow span").text_content() == BREAK


def test_offsets_count_code_points_beyond_the_basic_plane(opened):
    page, _ = opened
    words = page.evaluate("([start, end]) => explorer.Data.words('bad', start, end)", [28, 33])
    assert words == READING[28:33]


def test_the_search_finds_hostile_words_and_shows_them_as_text(opened):
    page, _ = opened
    page.fill("#query", "onerror")
    assert page.locator("#results li").count() >= 3
    assert page.locator("#results img").count() == 0


def test_without_scripts_it_is_text_too(chromium, path):
    page, wrong = open_page(chromium, path, java_script_enabled=False)
    assert page.locator("img").count() == 0
    assert page.locator("blockquote").first.text_content() == QUOTE
    assert not wrong
    page.context.close()
