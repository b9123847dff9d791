"""Names told by a predicate, each row of the table by its own example."""

from collections.abc import Mapping

import pytest

from vakg.extract.names.index import NameIndex
from vakg.extract.tables import read_table
from vakg.ontology import load_ontology

INDEX = NameIndex.build(load_ontology())
ROWS = [row for row in read_table("names_predicates.tsv") if row["kind"] != "degree"]
ADJECTIVES = read_table("names_adjectives.tsv")
ORGANS = read_table("spelling_organs.tsv")
PARTICIPLES = read_table("names_participles.tsv")
HEIGHTS = [row for row in ROWS if row["kind"] == "height"]
WHOLE = read_table("names_whole.tsv")
DEGREES = [row for row in read_table("names_predicates.tsv") if row["kind"] == "degree"]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.curie.removeprefix("vaco:")) for one in INDEX.find(text)]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}-{row['word']}" for row in ROWS])
def test_each_word_finds_what_its_example_tells(row: Mapping[str, str]):
    assert row["word"] in row["example"].lower()
    assert row["finds"] in [curie for _, curie in found(row["example"])]


@pytest.mark.parametrize("row", ADJECTIVES, ids=[row["example"] for row in ADJECTIVES])
def test_an_adjective_behind_a_verb_leads_to_its_noun(row: Mapping[str, str]):
    assert row["finds"] in [curie for _, curie in found(row["example"])]


@pytest.mark.parametrize("row", PARTICIPLES, ids=[row["participle"] for row in PARTICIPLES])
def test_a_participle_before_a_noun_tells_what_happened_to_it(row: Mapping[str, str]):
    assert row["participle"] in row["example"]
    assert row["finds"] in [curie for _, curie in found(row["example"])]


@pytest.mark.parametrize(
    ("text", "curie"),
    [
        ("The lamina was fractured.", "PosteriorElementFracture"),
        ("The superior articular process of L4 was fractured.", "PosteriorElementFracture"),
        ("L4 was fractured.", "VertebralFracture"),
        ("The odontoid process had been fractured.", "OdontoidFracture"),
        ("Both pedicles were fractured.", "PedicleFracture"),
        ("The wound became infected.", "SurgicalSiteInfection"),
    ],
)
def test_a_participle_behind_a_noun_tells_what_happened_to_it(text: str, curie: str):
    kinds = [kind for _, kind in found(text)]
    assert [kind for kind in kinds if kind.endswith(("Fracture", "Thrombosis", "Infection"))] == [
        curie
    ]


@pytest.mark.parametrize(
    "text", ["The exiting root L1 was compressed.", "The roots L4 and L5 were compressed."]
)
def test_a_level_behind_a_noun_is_no_vertebra(text: str):
    assert "NerveRootCompression" in [kind for _, kind in found(text)]
    assert "VertebralCompressionFracture" not in [kind for _, kind in found(text)]


@pytest.mark.parametrize("row", HEIGHTS, ids=[row["word"] for row in HEIGHTS])
def test_where_a_level_lies_makes_no_second_thing_of_it(row: Mapping[str, str]):
    assert [curie for _, curie in found(row["example"])] == [row["finds"]]


@pytest.mark.parametrize("row", ORGANS, ids=[row["noun"] for row in ORGANS])
def test_an_adjective_of_an_organ_is_said_with_its_noun_too(row: Mapping[str, str]):
    assert row["noun"] in row["example"]
    assert row["finds"] in [curie for _, curie in found(row["example"])]


def test_a_participle_that_tells_nothing_known_is_not_found():
    assert found("The injured man and the infected one were damaged goods.") == []


def test_what_was_evacuated_is_found_beside_its_evacuation():
    assert {"EpiduralHematoma", "HematomaEvacuation"} <= {
        curie for _, curie in found("The epidural haematoma was evacuated.")
    }


@pytest.mark.parametrize("row", DEGREES, ids=[row["word"] for row in DEGREES])
def test_how_severe_a_thing_is_makes_no_second_thing_of_it(row: Mapping[str, str]):
    assert [curie for _, curie in found(row["example"])] == [row["finds"]]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("CRP and ESR were markedly raised.", ["ElevatedCReactiveProtein", "ElevatedESR"]),
        ("The outcome was favourable.", ["FavorableOutcome"]),
        ("Tendon reflexes in both legs were absent.", ["Areflexia"]),
        ("There was a rise in troponin and D-dimer.", ["ElevatedTroponin", "ElevatedDDimer"]),
        ("Elevated serum levels of procalcitonin were found.", ["ElevatedProcalcitonin"]),
        ("Speech was slurred and the left leg swollen.", ["SpeechDisturbance"]),
        ("The right lower limb became painful, red and swollen.", ["LegPain", "Erythema"]),
        ("Pressure fell to 94/63 mmHg and oxygen saturation to 80%.", ["OxygenDesaturation"]),
        ("L3 was unstable.", ["SpinalInstability"]),
        ("The legs grew weak and became weaker.", ["LowerExtremityWeakness"]),
    ],
)
def test_a_predicate_of_a_list_or_behind_a_phrase_is_found(text: str, mentions: list[str]):
    assert set(mentions) <= {curie for _, curie in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The patient with weak legs was stable.",
        "The troponin. It was elevated.",
        "The patient fell.",
        "The screw was elevated.",
        "Troponin was normal; the leg was elevated.",
    ],
)
def test_a_predicate_of_something_else_is_not_found(text: str):
    told = {"ElevatedTroponin", "Stabilization", "Hypotension"}
    assert not told & {curie for _, curie in found(text)}


def test_the_mention_is_the_predicate_alone_so_that_a_denial_stands_before_it():
    assert ("elevated", "ElevatedTroponin") in found("The troponin was not elevated.")


@pytest.mark.parametrize("row", WHOLE, ids=[row["class"] for row in WHOLE])
def test_within_a_name_that_is_read_as_a_whole_nothing_else_is(row: Mapping[str, str]):
    kinds = [curie for _, curie in found(row["example"])]
    assert row["class"].removeprefix("vaco:") in kinds
    assert row["not"] not in kinds


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There was a painful collapse of T8.", ("collapse", "VertebralCollapse")),
        ("Fractures of T12 and L1 were seen.", ("Fractures", "VertebralFracture")),
        ("A biopsy of L3 was taken.", ("biopsy", "VertebralBiopsy")),
        ("An infection of L3-L4 followed.", ("infection", "SpinalInfection")),
        ("A burst fracture of L1 was treated.", ("burst fracture", "BurstFracture")),
    ],
)
def test_what_is_said_of_a_level_is_said_of_its_vertebra(text: str, name: tuple[str, str]):
    assert name in found(text)


def test_a_level_that_a_noun_owns_is_no_vertebra():
    assert "VertebralCompressionFracture" not in [
        curie for _, curie in found("There was compression of L4 root.")
    ]
