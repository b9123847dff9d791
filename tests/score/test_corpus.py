import json
import shutil
from pathlib import Path

import pytest

from vakg.errors import BadInputError, NotFoundError
from vakg.score.corpus import load_corpus
from vakg.score.grounding import Grounder

CORPUS = Path(__file__).parents[1] / "fixtures" / "corpus"


@pytest.fixture(scope="module")
def tuning(names, kinds):
    return load_corpus(CORPUS, Grounder.load(names, kinds, CORPUS), "tuning")


@pytest.fixture
def folder(tmp_path):
    for suffix in ("txt", "json"):
        shutil.copy(CORPUS / f"07.{suffix}", tmp_path)
    return tmp_path


def changed(folder, **fields):
    path = folder / "07.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts["patients"][0].update(fields)
    path.write_text(json.dumps(facts), encoding="utf-8")


def test_a_phrase_of_the_texts_for_tuning_names_a_class_or_the_table_says_that_there_is_none(
    tuning, names, kinds
):
    table = Grounder.load(names, kinds, CORPUS).table
    lost = {
        (item.field, item.phrase)
        for text in tuning
        for patient in text.patients
        for item in patient.items
        if item.wanted is None
    }
    assert sorted(lost - {phrase for phrase, asked in table.items() if not asked}) == []


def test_every_class_that_a_table_names_is_of_the_ontology(tuning, ontology, names, kinds):
    grounder = Grounder.load(names, kinds, CORPUS)
    asked = [
        one for table in (grounder.table, grounder.also) for row in table.values() for one in row
    ]
    named = {curie for one in asked for curie in (*one.classes, *one.instead)}
    assert sorted(named - ontology.terms.keys()) == []


def test_what_is_stated_beside_the_notes_stands_in_the_text_and_belongs_to_a_patient(grounder):
    texts = load_corpus(CORPUS, grounder)
    patients = {(text.id, one.label): text for text in texts for one in text.patients}
    rows = (CORPUS / "also-stated.tsv").read_text(encoding="utf-8").splitlines()
    for row in rows:
        if not row.startswith("#"):
            name, label, _, words = row.split("\t")
            assert words in patients[name, label].document.text


def test_every_phrase_of_the_table_stands_in_the_facts_of_a_text(names, kinds):
    facts = " ".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.json")))
    phrases = [phrase for _, phrase in Grounder.load(names, kinds, CORPUS).table]
    assert [one for one in phrases if f'"{one}"' not in facts] == []


def test_the_two_parts_of_the_corpus_share_no_text_and_leave_none_out(grounder):
    parts = [
        {one.id for one in load_corpus(CORPUS, grounder, part)} for part in ("tuning", "held-out")
    ]
    assert parts[0] & parts[1] == set()
    assert parts[0] | parts[1] == {path.stem for path in CORPUS.glob("*.json")}


def test_the_values_of_a_patient_are_read(folder, grounder):
    (text,) = load_corpus(folder, grounder)
    first, second = text.patients
    assert (first.age, first.sex, first.levels, first.volumes) == (78, "female", ("L4",), (6.0,))
    assert (first.onset.value, first.onset.unit) == (17, "hour")
    assert (second.age, second.sex, second.onset, second.volumes) == (None, None, None, ())


def test_an_onset_that_is_stated_vaguely_is_none(folder, grounder):
    changed(folder, onset={"value": None, "unit": None, "anchor": "late"})
    assert load_corpus(folder, grounder)[0].patients[0].onset is None


def test_an_examination_that_is_named_for_each_of_its_findings_counts_once(folder, grounder):
    twice = [
        {"modality": "CT", "finding": "fever"},
        {"modality": "CT", "finding": "pleural effusion"},
    ]
    changed(folder, imaging=twice)
    items = load_corpus(folder, grounder)[0].patients[0].items
    assert [one.phrase for one in items if one.field == "imaging"] == ["CT"]


def test_a_folder_without_texts_is_told(tmp_path, grounder):
    with pytest.raises(NotFoundError, match="no text with facts"):
        load_corpus(tmp_path, grounder)


def test_a_part_without_a_table_of_parts_is_told(folder, grounder):
    with pytest.raises(NotFoundError, match=r"split\.tsv"):
        load_corpus(folder, grounder, "tuning")


@pytest.mark.parametrize("facts", ["{", "[]", '{"patients": [{}], "claims": []}'])
def test_facts_of_another_form_are_told_with_their_file(folder, grounder, facts):
    (folder / "07.json").write_text(facts, encoding="utf-8")
    with pytest.raises(BadInputError, match=r"07\.json"):
        load_corpus(folder, grounder)


def test_facts_without_their_text_are_told(folder, grounder):
    (folder / "07.txt").unlink()
    with pytest.raises(NotFoundError, match=r"07\.txt"):
        load_corpus(folder, grounder)
