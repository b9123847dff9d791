"""What a thing and a place make together, by the ontology's axioms."""

import pytest

from vakg.extract.extractor import Reader
from vakg.extract.located.classes import material_of, place_class
from vakg.extract.located.gaps import Gap, gap_between
from vakg.extract.located.traits import given_as
from vakg.extract.spans import Span

NAMED = frozenset({"vaco:AugmentationProcedure", "vaco:BoneCement", "vaco:CementEmbolism"})


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


@pytest.mark.parametrize(
    ("thing", "site", "made"),
    [
        ("BoneCement", "RightAtrium", "RightAtrialCementEmbolism"),
        ("BoneCement", "RightPulmonaryArtery", "PulmonaryCementEmbolism"),
        ("BoneCement", "InferiorVenaCava", "InferiorVenaCavaLeakage"),
        ("CementEmbolus", "InferiorVenaCava", "InferiorVenaCavaCementEmbolism"),
        ("BoneCement", "InfrahepaticInferiorVenaCava", "InferiorVenaCavaLeakage"),
        ("BoneCement", "PosteriorEpiduralSpace", "EpiduralCementLeakage"),
        ("BoneCement", "Lung", "PulmonaryCementEmbolism"),
        ("BoneCement", "Vein", "VenousCementLeakage"),
        ("BoneCement", "VertebralBody", "VertebralBodyFilling"),
        ("BoneCement", "L1Vertebra", None),
        ("BoneCement", "Liver", None),
        ("CementLeakage", "PsoasMuscle", "MuscleCementLeakage"),
        ("CementLeakage", "Liver", None),
        ("Hematoma", "EpiduralSpace", "EpiduralHematoma"),
        ("Fracture", "L1Vertebra", "VertebralFracture"),
        ("MotorWeakness", "RightLowerExtremity", "LowerExtremityWeakness"),
        ("MagneticResonanceImaging", "LumbarSpine", "SpineMRI"),
    ],
)
def test_a_thing_in_a_place_is_of_the_class_that_occurs_there(thing, site, made, reader):
    found = place_class(reader, f"vaco:{thing}", f"vaco:{site}", NAMED)
    assert found == (f"vaco:{made}" if made else None)


def test_a_thing_of_unknown_make_needs_the_document_to_speak_of_cement(reader):
    found = [
        place_class(reader, "vaco:ForeignBody", "vaco:RightVentricle", known)
        for known in ((), ("vaco:BoneCement",))
    ]
    assert found == [None, "vaco:RightVentricularCementEmbolism"]


def test_a_drug_is_given_as_the_nearest_treatment_that_the_tables_know(reader):
    assert given_as(reader, "vaco:Apixaban") == ("vaco:DirectOralAnticoagulantTherapy",)
    assert given_as(reader, "vaco:Needle") == ()


def test_what_leaks_as_cement_shows_that_cement_was_used(reader):
    assert material_of(reader, "vaco:VenousCementLeakage") == ("vaco:BoneCement",)
    assert material_of(reader, "vaco:Pain") == ()


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("{leak} into the left {canal}", Gap.PLACE),
        ("{leak} was seen in the {canal}", Gap.PLACE),
        ("{leak} from the {body}", Gap.ORIGIN),
        ("{canal} and the left neural {foramen}", Gap.LIST),
        ("{canal} (black arrow) and {artery}", Gap.LIST),
        ("{L1} compression {fracture}", Gap.BESIDE),
        ("{leak}; in the {canal}", Gap.APART),
        ("{leak} for a {fracture}", Gap.APART),
        ("{CT} revealed nothing in the {canal}", Gap.APART),
        ("{leak} and pain in the {leg}", Gap.APART),
        ("{leak} but not in the {canal}", Gap.APART),
    ],
)
def test_the_words_between_two_names_tell_how_they_belong_together(text, gap):
    parts = text.replace("}", "{").split("{")
    plain = "".join(parts)
    left = Span(start=0, end=len(parts[1]))
    right = Span(start=len(plain) - len(parts[3]), end=len(plain))
    assert gap_between(plain, left, right) is gap
