import pytest
from hypothesis import given
from hypothesis import strategies as st

from vakg.extract.names.abbreviations import stands_for
from vakg.extract.names.index import NameIndex
from vakg.ontology import Ontology, load_names, load_ontology

ONTOLOGY = load_ontology()
OVER_A_PREPOSITION = [
    "leakage into the spinal canal",
    "leakage into the disc space",
    "leak into the epidural space",
    "leakage into the epidural space",
    "perforation of the right ventricle",
    "perforation of the right atrium",
]
INDEX = NameIndex.build(ONTOLOGY)


def found(text: str) -> dict[str, str]:
    return {one.text: one.curie.removeprefix("vaco:") for one in INDEX.find(text)}


def test_every_label_of_the_ontology_is_found_as_its_own_term():
    missed = []
    for name in load_names(ONTOLOGY):
        if ONTOLOGY.get(name.curie).notation or not name.scope.grounds:
            continue
        sentence = f"We saw {name.text} then."
        whole = [
            one.curie for one in INDEX.find(sentence) if one.start == 7 and one.text == name.text
        ]
        if not whole:
            missed.append(name.text)
    assert missed == []


@pytest.mark.parametrize(
    ("text", "mention", "curie"),
    [
        ("It caused dyspnoea.", "dyspnoea", "Dyspnea"),
        ("It caused dyspnea.", "dyspnea", "Dyspnea"),
        ("Leakages of cement were seen.", "Leakages of cement", "CementLeakage"),
        ("Cement-leakage was seen.", "Cement-leakage", "CementLeakage"),
        ("Cement\nleakage was seen.", "Cement\nleakage", "CementLeakage"),
        ("Removal of the cement was hard.", "Removal of the cement", "CementRemoval"),
        (
            "A fracture of the L1 vertebral body.",
            "fracture of the L1 vertebral body",
            "VertebralFracture",
        ),
        ("A PVP was made.", "PVP", "PercutaneousVertebroplasty"),
    ],
)
def test_a_name_is_found_in_each_way_to_write_it(text: str, mention: str, curie: str):
    assert found(text)[mention] == curie


def test_an_abbreviation_counts_in_its_own_case_only():
    assert "CT" in found("A CT was made.")
    assert "ct" not in found("A ct was made.")


def test_a_part_of_a_word_is_no_name():
    assert found("The scarlet lungfish") == {}


def test_the_longest_name_wins_and_a_part_of_another_branch_is_kept():
    names = found("pulmonary artery embolism of the right pulmonary artery")
    assert names["right pulmonary artery"] == "RightPulmonaryArtery"
    assert "artery" not in names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "pulmonary and intracardiac cement embolism",
            {
                "pulmonary": "PulmonaryCementEmbolism",
                "intracardiac cement embolism": "IntracardiacCementEmbolism",
            },
        ),
        ("the right and left pulmonary artery", {"right": "RightPulmonaryArtery"}),
        ("inferior or superior vena cava", {"inferior": "InferiorVenaCava"}),
        ("the right and the left pulmonary artery", {"right": "RightPulmonaryArtery"}),
        ("the epidural as well as the intrathecal space", {"epidural": "EpiduralSpace"}),
        ("superior mesenteric, renal and splenic arteries", {"renal": "RenalArtery"}),
    ],
)
def test_names_that_share_a_head_are_both_found(text: str, names: dict[str, str]):
    assert names.items() <= found(text).items()


def test_sharing_words_makes_no_name_that_the_ontology_lacks():
    assert set(found("wooden and intracardiac cement embolism")) == {
        "intracardiac cement embolism",
        "cement",
    }


def test_a_thing_with_an_article_of_its_own_shares_no_words_with_the_next():
    assert found("the heart and the pulmonary emboli")["heart"] == "Heart"


def test_a_name_is_shared_over_a_preposition_but_not_with_the_next_clause():
    pair = [name for name in OVER_A_PREPOSITION if INDEX.lookup(name)]
    first, second = pair[:2]
    tail = second.split(" the ")[1]
    shared = (tail, found(second)[second])
    joined, parted = (
        INDEX.find(f"{first} and the {tail}."),
        INDEX.find(f"{first} and the {tail} was free."),
    )
    assert shared in [(one.text, one.curie.removeprefix("vaco:")) for one in joined]
    assert shared not in [(one.text, one.curie.removeprefix("vaco:")) for one in parted]


def test_an_abbreviation_of_the_document_is_a_name_everywhere_in_it():
    assert "CQE" not in found("CQE was rare. A cardiopulmonary cement embolism (CQE) is bad.")
    text = "CCE was rare. A cardiopulmonary cement embolism (CCE) is bad. CCEs kill."
    assert found(text)["CCE"] == found(text)["CCEs"] == "CardiopulmonaryCementEmbolism"


def test_an_abbreviation_that_the_document_uses_for_something_else_is_not_the_ontologys():
    assert "CT" in found("The CT was late.")
    assert "CT" not in found("The careful thatcher (CT) was late. The CT left.")


@pytest.mark.parametrize(
    ("text", "adjective", "both"),
    [
        (
            "a fresh osteoporotic compression fracture",
            "fresh",
            {"AcuteVertebralCompressionFracture", "OsteoporoticVertebralCompressionFracture"},
        ),
        (
            "an acute adjacent compression fracture",
            "acute",
            {"AcuteVertebralCompressionFracture", "AdjacentVertebralCompressionFracture"},
        ),
        ("severe pulmonary embolism", "", {"PulmonaryEmbolism"}),
        ("a massive air embolism", "", {"AirEmbolism"}),
    ],
)
def test_an_adjective_before_another_makes_a_name_of_its_own(
    text: str, adjective: str, both: set[str]
):
    found = {(one.text, one.curie.removeprefix("vaco:")) for one in INDEX.find(text)}
    assert {curie for _, curie in found} == both
    assert not adjective or adjective in {printed for printed, _ in found}


def test_a_name_of_its_own_wins_over_one_that_a_filler_parts():
    assert [one.curie for one in INDEX.find("She did not completely recover.")] == [
        "vaco:PartialRecovery"
    ]


def test_an_abbreviation_in_front_of_its_bracketed_long_form_is_learned():
    text = "A CCE (cardiopulmonary cement embolism) is bad. The CCE killed."
    assert [one.text for one in INDEX.find(text)].count("CCE") == 2


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("PCE", "pulmonary cement embolism", True),
        ("CAPS", "cement-augmented pedicle screws", True),
        ("PVPs", "percutaneous vertebroplasty procedures", True),
        ("CT", "bone cement", False),
        ("X", "x-ray", False),
    ],
)
def test_an_abbreviation_fits_the_words_that_its_letters_stand_for(
    short: str, long: str, fits: bool
):
    assert stands_for(short, long) is fits


def test_a_level_is_no_name_because_levels_have_a_grammar():
    assert not any(
        ONTOLOGY.get(one.curie).notation for one in INDEX.find("T8 and the L3 vertebra at T7/T8")
    )


def test_two_indexes_of_one_ontology_read_alike(ontology: Ontology = ONTOLOGY):
    text = (
        "cement leakage into the spinal canal with dyspnoea and pulmonary embolism (PE); PE again"
    )
    assert NameIndex.build(ontology).find(text) == INDEX.find(text)


WORDS = st.lists(
    st.sampled_from(
        [
            "cement",
            "leakage",
            "of",
            "the",
            "pulmonary",
            "and",
            ",",
            "artery",
            "embolism",
            "(PE)",
            "PE",
            "L1",
            "vertebral",
            "body",
            "\u0130",
            "\u2013",
            "heart",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(WORDS, st.text(max_size=60)))
def test_any_text_gives_names_in_order_that_are_words_of_it(text: str):
    mentions = INDEX.find(text)
    assert list(mentions) == sorted(mentions, key=lambda one: (one.start, one.end))
    for one in mentions:
        assert text[one.start : one.end] == one.text
        assert one.curie in ONTOLOGY.terms


@pytest.mark.parametrize(
    ("text", "mention", "curie"),
    [
        (
            "A paraspinal escape of cement.",
            "paraspinal escape of cement",
            "ParavertebralCementLeakage",
        ),
        (
            "An intradiscal, small extravasation of cement.",
            "extravasation of cement",
            "CementLeakage",
        ),
        (
            "A paraspinal massive extravasation of cement.",
            "paraspinal massive extravasation of cement",
            "ParavertebralCementLeakage",
        ),
        ("A trans-arterial embolisation.", "embolisation", "Embolism"),
        ("An L1 fracture was seen.", "fracture", "VertebralFracture"),
        ("Metastases in L1 and L3.", "Metastases", "SpinalMetastasis"),
        ("A screw fracture at L3.", "screw fracture", "ImplantBreakage"),
    ],
)
def test_a_word_or_level_that_makes_one_name_narrower_does_so_with_all_names_of_its_class(
    text: str, mention: str, curie: str
):
    assert found(text)[mention] == curie
