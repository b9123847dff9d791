import re
from itertools import pairwise
from pathlib import Path

import pytest

from vakg.documents import document_of
from vakg.documents.reader import read_document
from vakg.extract.cases.cues import cues_of
from vakg.extract.cases.find import CaseMap, find_cases
from vakg.extract.names.index import NameIndex
from vakg.extract.phrases import tokens_of
from vakg.extract.scan import scan
from vakg.extract.tables import read_table
from vakg.model.assertion import CaseKind
from vakg.model.document import Metadata
from vakg.ontology import load_ontology

TABLE = Path(__file__).parent / "owned" / "owners.tsv"


def rows():
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        text, owners, phenomenon = line.split("\t")
        pairs = [pair.rsplit("=", 1) for pair in owners.split("; ")]
        wanted = tuple((words, () if ids == "-" else tuple(ids.split())) for words, ids in pairs)
        yield pytest.param(text.replace("\\n", "\n"), wanted, id=phenomenon)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build(load_ontology())


def read(text: str, index: NameIndex) -> tuple[CaseMap, str]:
    document = document_of(text, "a", "", Metadata())
    return find_cases(scan(document, index)), document.text


@pytest.mark.parametrize(("text", "wanted"), list(rows()))
def test_each_statement_has_the_owners_that_a_reader_gives_it(text, wanted, index):
    cases, reading = read(text, index)
    found = []
    for words, _ in wanted:
        hit = re.search(rf"(?<!\w){re.escape(words)}", reading)
        assert hit, f"{words!r} does not stand in the text"
        found.append((words, cases.owners(hit.start(), hit.end())))
    assert tuple(found) == wanted


@pytest.mark.parametrize("row", read_table("cases_words.tsv"), ids=lambda row: row["pattern"])
def test_each_row_of_words_reads_its_example(row):
    before, words, _ = re.split(r"[{}]", row["example"])
    tokens = tokens_of(row["example"].replace("{", "").replace("}", ""))
    says = row["says"].split()[0]
    found = [(cue.says, cue.start, cue.end) for cue in cues_of(tokens)]
    wanted = (says, len(before), len(before) + len(words))
    assert (wanted not in found) if says == "nothing" else (wanted in found)
    assert found or says == "nothing"


def test_patients_keep_their_age_sex_and_kind(index):
    cases, _ = read(
        "Patient 1 was a man of 70. Patient 2, aged 66 years, was a woman. Ryu et al. [12] saw a boy of 9.",
        index,
    )
    found = [(one.id, one.kind, one.age, one.sex, one.citations) for one in cases.patients]
    assert found == [
        ("case-1", CaseKind.SERIES, 70, "male", ()),
        ("case-2", CaseKind.SERIES, 66, "female", ()),
        ("cited-12", CaseKind.CITED, 9, "male", (12,)),
    ]


def test_a_single_patient_is_the_index_case_and_learns_the_sex_from_a_pronoun(index):
    cases, reading = read("An 80-year-old patient had kyphoplasty. She died.", index)
    [patient] = cases.patients
    assert (patient.id, patient.kind, patient.sex) == ("index", CaseKind.INDEX, "female")
    assert [reading[one.start : one.end] for one in patient.evidence][-1] == "She died."


def test_a_pronoun_for_somebody_who_treats_tells_no_sex(index):
    cases, _ = read(
        "An 80-year-old patient had a leak. The surgeon was asked and he removed it.", index
    )
    assert cases.patients[0].sex is None


def test_a_cohort_has_no_patient(index):
    cases, _ = read("In 120 patients kyphoplasty was done. Leakage occurred in 30 patients.", index)
    assert cases.patients == ()
    assert cases.about_literature(0)
    assert cases.about_literature(1)


def test_a_document_without_anybody_is_read(index):
    assert read("Kyphoplasty was introduced in 1998.", index)[0].patients == ()


def test_stretches_follow_each_other_and_lie_in_the_text(index):
    cases, reading = read(
        "A man of 70 had a leak, but leaks are common. A woman of 60 had none.", index
    )
    places = [(one.start, one.end) for one in cases.stretches]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(reading) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


PAGE = """<!DOCTYPE html><html><head><title>Leaks</title></head><body><article><h1>Leaks</h1>
<h2>Case report</h2><p>A 70-year-old woman had kyphoplasty of L1. Fever began on day 3.</p>
<h2>Discussion</h2><p>Reported cases are listed in Table 1 [1,2].</p>
<table><caption>Table 1. Cases</caption><thead><tr><th>Author</th>{head}<th>Finding</th></tr></thead>
<tbody>{rows}</tbody></table></article></body></html>"""


@pytest.mark.parametrize(
    ("head", "row", "wanted"),
    [
        ("Age,Sex", "Kim 2015,67,F", ("cited-kim-2015", 67, "female")),
        ("Age/sex", "Lee et al.,59/M", ("cited-lee", 59, "male")),
        ("Age (years),Gender", "Present case,70,F", ("index", 70, "female")),
        ("Age (years),Gender", "Total,67,F", None),
        ("Age (mean),Sex", "Kim 2015,67 to 80,F", None),
        ("Level,Finding", "Kim 2015,67,F", None),
    ],
)
def test_a_row_that_tells_an_age_is_its_patients(head, row, wanted, index, tmp_path):
    cells = "".join(f"<td>{cell}</td>" for cell in row.split(","))
    heads = "".join(f"<th>{cell}</th>" for cell in head.split(","))
    page = tmp_path / "page.html"
    page.write_text(
        PAGE.format(head=heads, rows=f"<tr>{cells}<td>abscess</td></tr>"), encoding="utf-8"
    )
    document = read_document(page)
    cases = find_cases(scan(document, index))
    owners = cases.owners(*(document.text.index("abscess") + at for at in (0, 7)))
    patient = cases.patient(owners[0]) if owners else None
    assert (patient and (patient.id, patient.age, patient.sex)) == wanted


def test_a_group_of_one_sex_tells_that_of_its_patients(index):
    cases, _ = read(
        "Two women had leaks after kyphoplasty. Both had fever. One of them died.", index
    )
    assert [(one.id, one.sex) for one in cases.patients] == [
        ("case-1", "female"),
        ("case-2", "female"),
    ]


def test_ages_that_are_listed_are_those_of_the_patients(index):
    cases, _ = read("Two children, 12 and 14 years of age, had kyphoplasty.", index)
    assert [(one.id, one.age) for one in cases.patients] == [("case-1", 12), ("case-2", 14)]


def test_ours_teaches_nothing_of_the_patient_of_others(index):
    cases, _ = read(
        "CASE REPORT\nA 70-year-old woman had kyphoplasty.\nDISCUSSION\nThere is one single case so far. "
        "That patient had a transplant. It was not so in ours, who had only the fever she had had.",
        index,
    )
    assert [(one.id, one.sex) for one in cases.patients] == [
        ("index", "female"),
        ("cited-other", None),
    ]


def _patients():
    lines = (TABLE.parent / "patients.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [pytest.param(*line.split("\t")[:3], id=line.split("\t")[3]) for line in lines]


def _told(one) -> str:
    bounds = "-" if one.age_low is None else f"{one.age_low:g}..{one.age_high:g}"
    return f"{one.id} {bounds if one.age is None else format(one.age, 'g')} {one.sex or '-'}"


@pytest.mark.parametrize(("text", "patients", "owners"), _patients())
def test_a_text_brings_up_these_patients_and_nobody_else(text, patients, owners, index):
    cases, reading = read(text, index)
    assert ("; ".join(map(_told, cases.patients)) or "-") == patients
    for words, ids in (pair.rsplit("=", 1) for pair in owners.split("; ")):
        hit = re.search(rf"(?<!\w){re.escape(words)}", reading)
        assert hit is not None
        assert cases.owners(*hit.span()) == (() if ids == "-" else tuple(ids.split())), words
