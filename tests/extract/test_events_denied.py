"""What the tables of denials and of states say in their examples; what is denied against another patient."""

import pytest
from tests.extract.event_sentences import INTRODUCTION, meets, wanted_of

from vakg.documents import document_of
from vakg.extract.extractor import Reader, extract_record
from vakg.extract.tables import read_table
from vakg.model.document import Metadata

DENIALS = [(row["example"], row["class"]) for row in read_table("denials.tsv")]
STATES = [(row["example"], row["tells"]) for row in read_table("events_states.tsv")]

BASES = [(row["example"], row["tells"]) for row in read_table("base_verbs.tsv")]


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def events_of(text, reader):
    document = document_of(text, "sample", "", Metadata())
    return [
        event for case in extract_record(document, reader).record.cases for event in case.events
    ]


@pytest.mark.parametrize(("example", "curie"), DENIALS, ids=[one for one, _ in DENIALS])
def test_words_that_are_no_names_deny_a_class(example, curie, reader):
    events = events_of(INTRODUCTION + example, reader)
    assert any(one.type == curie and one.status == "absent" for one in events)


@pytest.mark.parametrize(("example", "tells"), [*STATES, *BASES])
def test_a_word_for_a_state_tells_what_its_row_says(example, tells, reader):
    events = events_of(INTRODUCTION + example, reader)
    for wanted in wanted_of(tells):
        assert any(meets(one, wanted, reader.is_a) for one in events) is not wanted.denied


def test_what_none_of_was_true_of_the_patient_is_denied(reader):
    text = (
        "A 60-year-old woman underwent vertebroplasty of L1 and developed an infection. Smith et al. (2004) "
        "reported a man of 70 with diabetes and renal failure. None of these was present in our patient."
    )
    absent = {one.type for one in events_of(text, reader) if one.status == "absent"}
    assert "vaco:DiabetesMellitus" in absent


DID_NOT = [
    ("She did not vomit.", "absent Vomiting"),
    ("She did not vomit blood.", "!absent Vomiting"),
    ("She did not vomit until the evening.", "!absent Vomiting"),
    ("The patient did not desaturate during injection.", "absent OxygenDesaturation"),
    ("He did not faint, nor did he cough.", "absent Syncope"),
    ("The screws did not loosen.", "absent ImplantLoosening"),
    ("The screw did not loosen.", "absent ImplantLoosening"),
    ("The balloon did not rupture.", "absent BalloonRupture"),
    ("The balloon did not rupture the vessel.", "!absent BalloonRupture"),
    ("The wound did not heal.", "absent WoundHealing"),
    ("The haemoglobin did not drop.", "absent Anemia"),
    ("If she did not vomit, she was fed.", "!absent Vomiting"),
    ("The weakness did not progress to paraplegia.", "absent Paraplegia"),
    ("She did not vomit or cough.", "absent Vomiting ; absent Cough"),
]
EXCEPTED = [
    ("Except for a cough the patient was asymptomatic.", "!absent Symptom ; present Cough"),
    (
        "Apart from this, there were no perioperative complications.",
        "!absent ProcedureComplication",
    ),
    (
        "No perioperative complications were seen in her except a haematoma.",
        "!absent ProcedureComplication",
    ),
    (
        "No postoperative complications occurred apart from fever.",
        "!absent PostoperativeComplication",
    ),
    (
        "If no postoperative complications occur, she goes home.",
        "!absent PostoperativeComplication",
    ),
]
PRECEDED = [
    ("No trauma had preceded the pain.", "absent Trauma ; !absent Pain"),
    ("No fever has preceded the sepsis.", "absent Fever ; !absent Sepsis"),
    ("The pain had not been preceded by trauma.", "absent Trauma ; !absent Pain"),
    ("The collapse was not preceded by infection.", "absent Infection ; !present Infection"),
    ("Fever had not preceded the paraplegia.", "absent Fever ; !absent Paraplegia"),
]
STATES_OF_THINGS = [
    ("The artery was open.", "!present Arteriotomy"),
    ("The artery was opened.", "present Arteriotomy"),
    ("The spinal canal was clear.", "!present SpinalDecompression"),
    ("The dura was not intact.", "!absent DuralPerforation"),
    ("The vertebroplasty itself was without complications.", "absent IntraoperativeComplication"),
]


@pytest.mark.parametrize(("text", "tells"), [*DID_NOT, *EXCEPTED, *PRECEDED, *STATES_OF_THINGS])
def test_what_did_not_happen_is_denied_and_no_more(text, tells, reader):
    events = events_of(INTRODUCTION + text, reader)
    for wanted in wanted_of(tells):
        assert any(meets(one, wanted, reader.is_a) for one in events) is not wanted.denied
