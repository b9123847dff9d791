"""Figures of notebooks: what they draw, and that shape or line says what colour says."""

import networkx as nx
import pytest

from vakg.errors import NotFoundError
from vakg.view.notebook.causes import draw_causes
from vakg.view.notebook.treatments import draw_treatments
from vakg.view.notebook.verdicts import draw_verdicts
from vakg.view.notebook.ways_figure import clear_ways, draw_ways, place_rows

OWN = ("case-1", "case-2", "case-3", "index")


def words(figure):
    return [" ".join(text.get_text().split()) for text in figure.axes[0].texts]


def legend(figure):
    (found,) = figure.legends
    return [text.get_text() for text in found.get_texts()]


def test_the_ways_show_every_place_once_and_where_cement_was_shown(kg):
    ways = kg.paths("L3", "pulmonary artery", at_most=12)
    found = words(draw_ways(ways))
    assert len(found) == len({site for way in ways.ways for site in way.sites})
    assert "pulmonary artery ■ cement shown in 3 cases" in found
    assert "right atrium" in found


def test_ways_that_there_are_not_draw_nothing_and_say_why(kg):
    ways = kg.paths("pulmonary artery", "vertebral body", one_way=True)
    assert words(draw_ways(ways)) == []
    assert ways.reason in ways._repr_html_()


def test_no_place_stands_on_an_arrow_that_passes_it(kg):
    ways = kg.paths("T8", "pulmonary artery", at_most=20)
    graph = nx.DiGraph([(s.from_label, s.to_label) for way in ways.ways for s in way.steps])
    points = clear_ways(graph, place_rows(graph, "vertebral body"))
    assert len(set(points.values())) == len(graph)
    assert all(points[a][1] < points[b][1] for a, b in graph.edges)


def test_steps_are_told_once_with_what_they_stand_on(kg):
    ways = kg.paths("L3", "pulmonary artery")
    ends = [(row["from_site"], row["to_site"]) for row in ways.steps]
    assert len(ends) == len(set(ends)) < len(ways.table)
    assert ends[0][1] == ways.shared[0] == "basivertebral vein"
    assert "Every way passes: basivertebral vein" in ways._repr_html_()


def test_causes_stand_left_of_effects_and_lines_say_how_sure(kg):
    figure = kg.case("pce-ards/index").draw_causes()
    places = {" ".join(t.get_text().split()): t.get_position()[0] for t in figure.axes[0].texts}
    chain = ("peripheral pulmonary cement embolism", "acute respiratory distress syndrome", "death")
    assert [places[one] for one in chain] == sorted(places[one] for one in chain)
    styles = {(arrow.get_linestyle(), arrow.get_edgecolor()) for arrow in figure.axes[0].patches}
    assert len({style for style, _ in styles}) == len(styles) == 2
    assert legend(figure)[:2] == ["was so", "may have been so"]


def test_effects_that_differ_in_name_only_share_a_box(kg):
    found = words(kg.case("case-3").draw_causes())
    assert any("intradural fibrosis" in one and "epidural fibrosis" in one for one in found)


def test_a_case_without_links_says_so():
    figure = draw_causes(nx.MultiDiGraph(), "a/b")
    assert figure.axes[0].get_title(loc="left") == "a/b: the report links nothing"


def test_treatments_have_a_marker_for_every_result_and_labelled_days(kg):
    tables = [kg.case(name).treatments for name in OWN]
    figure = draw_treatments(tables)
    axes = figure.axes[0]
    markers = {
        (line.get_marker(), line.get_markerfacecolor())
        for line in axes.lines
        if line.get_marker() != "None"
    }
    assert len(markers) == len(legend(figure)) == 5
    assert "days after the index procedure" in axes.get_xlabel()
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert "venovenous extracorporeal membrane oxygenation" in labels


def test_verdicts_are_drawn_for_lines_that_a_case_can_be_held_against(kg):
    found = [kg.concordance(name) for name in ("intraspinal-leakage/case-2", "pce-ards/index")]
    figure = draw_verdicts(found)
    axes = figure.axes[0]
    told = {
        row["fact"]
        for one in found
        for row in one
        if row["verdict"] in ("followed", "departed from", "advice conflicts")
    }
    assert len(axes.get_yticks()) == len(told)
    assert f"{len(found[0]) - len(told)} more lines" in figure.legends[0].get_title().get_text()
    assert "departed from" in legend(figure)


def test_rates_are_drawn_and_shown_with_what_they_count(kg):
    rates = kg.rates()
    labels = [label.get_text() for label in rates.forest_plot().axes[0].get_yticklabels()]
    assert sum("Ryu et al." in label for label in labels) == 2
    shown = rates._repr_html_()
    assert "92/347 26.5%" in shown
    assert "vertebrae" in shown


def test_conflicts_and_advice_are_shown_side_by_side_with_both_quotes(kg):
    shown = kg.conflicts().where(ground="contradicts")[:1]._repr_html_()
    assert shown.count("<q>") == 2
    assert "Harrington · speculates" in shown
    done = kg.concordance("pce-ards/index").where(verdict="followed")[:1]._repr_html_()
    assert done.count("<q>") + done.count("<details>") >= 2


def test_matplotlib_that_is_not_there_is_told(kg, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(NotFoundError, match=r"pip install 'vakg\[notebook\]'"):
        kg.case("case-2").timeline()
