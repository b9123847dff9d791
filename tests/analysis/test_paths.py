"""Ways through the veins: shortest first, each step with what it stands on, none where there is none."""

from __future__ import annotations

import networkx as nx
import pytest
from tests.analysis.invented import fact
from tests.analysis.test_venous import connection

import vakg
from vakg.analysis.kinds import Kinds, Knowledge
from vakg.analysis.paths import find_ways, shared_sites, smallest_cut
from vakg.analysis.paths_network import FLOWS, IS_A, NARROWS, in_scope
from vakg.errors import NotFoundError
from vakg.questions.network import ClassEntry
from vakg.view.ways import COLUMNS, render_ways, way_rows


def place(name, *parents, synonyms=()):
    label = name.lower()
    above = tuple(f"vaco:{one}" for one in parents) or ("vaco:AnatomicalEntity",)
    return ClassEntry(
        curie=f"vaco:{name}", label=label, definition="", synonyms=synonyms, parents=above
    )


PLACES = [
    place("Source"), place("Brook"), place("LeftBrook", "Brook"), place("River", synonyms=("the river",)),
    place("Canal"), place("Lake"), place("Bay", "Lake"), place("Sea"), place("Desert"),
]  # fmt: skip
OTHERS = [
    ClassEntry(curie=f"vaco:{name}", label=name.lower(), definition="", synonyms=(), parents=parents)
    for name, parents in (
        ("AnatomicalEntity", ()), ("CementLeakage", ()), ("BoneCement", ()), ("Procedure", ()),
        ("LakeLeakage", ("vaco:CementLeakage",)), ("Finding", ()),
    )
]  # fmt: skip


def join(start, end, **given):
    return connection(f"vaco:{start}", f"vaco:{end}", **given)


def knowing(*connections, facts=(), places=None):
    classes = {one.curie: one for one in (*PLACES, *OTHERS)}
    return Knowledge(
        facts=facts, kinds=Kinds(classes), connections=connections, places=places or {}
    )


STRAIGHT = (join("Source", "Brook"), join("Brook", "River"), join("River", "Sea"))


def sites(ways):
    return [list(way.sites) for way in ways.ways]


# ---- the search


def test_the_shortest_way_comes_first_and_the_next_shortest_after_it():
    ways = find_ways(
        knowing(*STRAIGHT, join("Source", "Canal"), join("Canal", "Sea")), "source", "sea"
    )
    assert sites(ways) == [["source", "canal", "sea"], ["source", "brook", "river", "sea"]]
    assert [way.length for way in ways.ways] == [2, 3]
    assert len(find_ways(knowing(*STRAIGHT), "source", "sea", at_most=1).ways) == 1


def test_a_place_is_found_by_label_synonym_or_short_name():
    known = knowing(*STRAIGHT)
    for name in ("river", "The River", "vaco:River", "River"):
        assert find_ways(known, name, "sea").start.site == "vaco:River"


def test_an_unknown_name_is_told_with_the_nearest():
    with pytest.raises(NotFoundError, match="Did you mean river"):
        find_ways(knowing(*STRAIGHT), "rivr", "sea")
    with pytest.raises(NotFoundError, match="neither a spinal level nor a place"):
        find_ways(knowing(*STRAIGHT), "source", "procedure")


def test_no_way_is_said_plainly():
    known = knowing(*STRAIGHT, join("Canal", "Sea"))
    assert (
        find_ways(known, "canal", "brook").reason
        == "The network of veins has no way from canal to brook."
    )
    assert find_ways(known, "desert", "sea").reason == "The network of veins does not name desert."
    assert find_ways(known, "sea", "sea").reason == "sea is where the way begins already."
    assert find_ways(known, "canal", "brook").ways == ()


def test_flow_against_the_usual_direction_is_marked_and_can_be_left_out():
    known = knowing(join("Brook", "Source", bidirectional=True), join("Brook", "Sea"))
    (way,) = find_ways(known, "source", "sea").ways
    assert [step.against for step in way.steps] == [True, False]
    assert find_ways(known, "source", "sea", one_way=True).reason is not None


def test_of_two_ways_alike_the_reviewed_one_goes_first():
    known = knowing(
        join("Source", "Brook", review_needed=True),
        join("Brook", "Sea"),
        join("Source", "Canal"),
        join("Canal", "Sea"),
    )
    assert sites(find_ways(known, "source", "sea"))[0] == ["source", "canal", "sea"]


def test_a_kind_of_place_has_the_connections_of_the_wider_one():
    known = knowing(join("Source", "LeftBrook"), join("Brook", "Sea"))
    (way,) = find_ways(known, "source", "sea").ways
    assert way.sites == ("source", "leftbrook", "sea")


def test_what_reached_a_place_may_be_in_a_narrower_one_but_makes_no_detour_by_it():
    known = knowing(join("Source", "Brook"), join("Brook", "River"), join("LeftBrook", "Sea"))
    (way,) = find_ways(known, "source", "sea").ways
    assert [step.kind for step in way.steps] == [FLOWS, NARROWS, FLOWS]
    assert way.length == 2
    assert sites(find_ways(known, "source", "river")) == [["source", "brook", "river"]]


def test_the_end_is_reached_as_soon_as_a_kind_of_it_is():
    known = knowing(join("Source", "Bay"), join("Bay", "Sea"), join("Sea", "Lake"))
    ways = find_ways(known, "source", "lake")
    assert sites(ways) == [["source", "bay", "lake"]]
    assert ways.ways[0].steps[-1].kind == IS_A


def test_a_connection_is_used_only_from_its_part_of_the_spine():
    assert in_scope("lumbar", "L3", "lumbar")
    assert not in_scope("thoracic", "L3", "lumbar")
    assert in_scope("T2-T4", "T4", "thoracic")
    assert not in_scope("T2-T4", "T5", "thoracic")
    assert not in_scope("T12", "L1", "lumbar")
    assert in_scope("sacral", None, None)


def test_what_all_ways_share_is_not_what_some_share():
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "d"), ("b", "d"), ("d", "e"), ("x", "d")])
    assert shared_sites(graph, "a", "e") == ("b", "d")
    assert smallest_cut(graph, "b", "e") == {"d"}
    assert smallest_cut(graph, "d", "e") == set()


# ---- what a step stands on


def leak(name, **given):
    return fact(name, type="vaco:CementLeakage", **given)


def step_to_lake(*facts, places=None, **given):
    known = knowing(join("Source", "Lake", **given), facts=facts, places=places)
    return find_ways(known, "source", "lake").ways[0].steps[0]


def test_a_step_nobody_speaks_of_is_said_to_be_so():
    step = step_to_lake()
    assert not step.documented
    assert (step.seen, step.told, step.said) == ((), (), ())
    assert step_to_lake(quote="It runs into the lake.", document="clock").documented


def test_a_case_shows_cement_where_an_event_of_cement_names_the_place_or_a_kind_of_it():
    step = step_to_lake(leak("in-bay", sites=("vaco:Bay",)))
    assert [(one.case, one.fact, one.by_class) for one in step.seen] == [("tower", "in-bay", False)]
    wider = find_ways(
        knowing(join("Source", "Bay"), facts=[leak("in-lake", sites=("vaco:Lake",))]),
        "source",
        "bay",
    )
    assert wider.ways[0].steps[0].seen == ()


@pytest.mark.parametrize("status", ["absent", "hypothetical", "conditional"])
def test_cement_that_was_not_seen_is_not_shown(status):
    assert step_to_lake(leak("no", sites=("vaco:Lake",), status=status)).seen == ()


def test_cement_that_may_be_there_is_shown_as_possible():
    (seen,) = step_to_lake(leak("perhaps", sites=("vaco:Lake",), status="possible")).seen
    assert seen.status == "possible"


def test_what_is_done_with_cement_and_what_is_not_of_cement_shows_none():
    done = fact(
        "put", type="vaco:Procedure", sites=("vaco:Lake",), more={"materials": ("vaco:BoneCement",)}
    )
    other = fact("other", type="vaco:Finding", sites=("vaco:Lake",))
    found = fact(
        "found", type="vaco:Finding", sites=("vaco:Lake",), more={"materials": ("vaco:BoneCement",)}
    )
    assert [one.fact for one in step_to_lake(done, other, found).seen] == ["found"]


def test_a_kind_of_event_can_say_where_it_is_and_is_marked():
    step = step_to_lake(
        fact("leak", type="vaco:LakeLeakage"), places={"vaco:LakeLeakage": ("vaco:Lake",)}
    )
    assert [one.by_class for one in step.seen] == [True]


def anatomy(relation, about, other, **given):
    more = {"relation": relation, "about": (f"vaco:{about}",), "objects": (f"vaco:{other}",)}
    return fact("claim", "anatomy", case=None, more=more, **given)


def test_what_documents_say_of_two_places_is_said_of_the_step_between_them():
    assert step_to_lake(anatomy("drains into", "Source", "Lake")).documented
    assert step_to_lake(anatomy("connected to", "Lake", "Source")).said
    assert not step_to_lake(anatomy("drains into", "Lake", "Source")).said
    assert not step_to_lake(anatomy("part of", "Source", "Lake")).said


def test_what_is_said_beyond_single_patients_is_told_apart():
    claim = fact(
        "claim",
        "mechanism",
        case=None,
        sites=("vaco:Lake",),
        more={"factors": ("vaco:CementLeakage",)},
    )
    denied = fact(
        "no", "mechanism", case=None, status="absent", sites=("vaco:Lake",), more=claim.more
    )
    step = step_to_lake(claim, denied)
    assert [one.fact for one in step.told] == ["claim"]
    assert step.seen == ()


# ---- the bundled documents


@pytest.fixture(scope="module")
def kg(built):
    return vakg.open(built)


def test_from_l3_every_way_to_the_lung_passes_these_places(kg):
    ways = kg.paths("L3", "pulmonary artery")
    assert ways.ways[0].sites == (
        "vertebral body", "basivertebral vein", "anterior external vertebral venous plexus", "lumbar vein",
        "inferior vena cava", "right atrium", "right ventricle", "pulmonary trunk", "pulmonary artery",
    )  # fmt: skip
    assert ways.shared == (
        "basivertebral vein", "lumbar vein", "right atrium", "right ventricle", "pulmonary trunk"
    )  # fmt: skip
    assert ways.cut == ("pulmonary trunk",)
    every = kg.paths("L3", "pulmonary artery", at_most=50).ways
    assert len(every) > 20
    assert all(set(ways.shared) <= set(way.sites) for way in every)
    assert [way.length for way in every] == sorted(way.length for way in every)


def test_from_a_thoracic_level_the_way_goes_by_the_intercostal_veins(kg):
    ways = kg.paths("t8", "pulmonary artery", at_most=30)
    assert "azygos vein" in ways.shared
    assert not [way for way in ways.ways if "lumbar vein" in way.sites]


def test_the_last_step_shows_who_had_cement_in_the_pulmonary_artery(kg):
    last = kg.paths("L3", "pulmonary artery").ways[0].steps[-1]
    named = {(one.document, one.case) for one in last.seen if not one.by_class}
    assert named == {
        ("intraspinal-leakage", "case-1"),
        ("pce-ards", "index"),
        ("pce-ards", "cited-27"),
    }
    assert all(one.quote for one in last.seen)


def test_a_step_that_a_document_states_has_its_words(kg):
    step = kg.paths("L3", "pulmonary artery").ways[0].steps[2]
    assert step.basis == "document text"
    assert step.quote == "a connection between the anterior EVVP and lumbar/intercostal veins"
    assert {(one.fact, one.status) for one in step.said} == {
        ("c-anterior-evvp-connects-lumbar-vein", "present")
    }


def test_a_level_between_two_vertebrae_has_no_body(kg):
    with pytest.raises(NotFoundError, match="Give one of the two: L1 or L2"):
        kg.paths("L1/L2", "pulmonary artery")
    with pytest.raises(NotFoundError, match="Did you mean L3"):
        kg.paths("L33", "pulmonary artery")


def test_rows_and_text_tell_the_same_steps(kg):
    ways = kg.paths("L3", "pulmonary artery", at_most=2)
    rows = way_rows(ways)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(len(way.steps) for way in ways.ways)
    text = "".join(render_ways(ways, 100))
    assert max(map(len, text.splitlines())) <= 100
    assert text.count("no document speaks of this step") == len(ways.undocumented)
    assert "Every way passes: basivertebral vein" in text
    assert "".join(render_ways(kg.paths("L3", "epidural space"), 80)).count("does not name") == 1
