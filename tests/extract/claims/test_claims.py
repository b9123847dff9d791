"""What a text claims: our own sentences, one phenomenon each, and the tables' examples."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.claims.reading import claims_in, reader, rows, said

from vakg.extract.claims.cues import first_words
from vakg.extract.claims.fields import fields_of
from vakg.extract.claims.rate_words import unit_of, words
from vakg.extract.claims.speakers import speaker, stance
from vakg.extract.claims.statistics import intervals, statistics_in
from vakg.extract.tables import read_table
from vakg.model.assertion import AssertionStatus, Basis, Comparator, RangeType, Stance

TABLES = [
    row
    for name in ("rates", "words", "abstracts", "studies", "unnumbered", "grammar", "lists")
    for row in rows(f"{name}.tsv")
]
KNOWN = rows("known-to-fail.tsv")
CUES = read_table("claims/cues.tsv")
RATE_WORDS = read_table("claims/rate_words.tsv")
FIELDS = read_table("claims/fields.tsv")
_MARKED = re.compile(r"\{([^}]*)\}")


@pytest.mark.parametrize("row", TABLES, ids=[f"{row[2]}: {row[0]}" for row in TABLES])
def test_a_sentence_claims_what_a_reader_takes_from_it(row):
    text, expected, _, *told = row
    assert said(text, narrated=told == ["narrated"]) == expected


@pytest.mark.parametrize("row", KNOWN, ids=[row[0] for row in KNOWN])
def test_what_is_known_to_fail_still_does(row):
    """A row that passes belongs into another table."""
    text, expected, reason = row
    assert reason
    assert said(text) != expected


def test_no_two_rows_are_alike():
    texts = [row[0] for row in [*TABLES, *KNOWN]]
    assert len(set(texts)) == len(texts) >= 90


# ---- the tables


@pytest.mark.parametrize("row", CUES, ids=[f"{row['kind']}: {row['pattern']}" for row in CUES])
def test_a_cues_example_gives_a_claim_of_its_kind_with_its_names(row):
    claims = claims_in(_MARKED.sub(r"\1", row["example"]))
    if row["kind"] == "none":
        return
    kinds = {one.kind.value for one in claims}
    assert row["kind"] in kinds, kinds


@pytest.mark.parametrize(
    "row", [row for row in CUES if row["kind"] == "none"], ids=lambda row: row["pattern"]
)
def test_a_cue_of_no_kind_hides_its_words(row):
    assert claims_in(_MARKED.sub(r"\1", row["example"])) == ()


@pytest.mark.parametrize(
    "row", RATE_WORDS, ids=[f"{row['kind']}: {row['means']}" for row in RATE_WORDS]
)
def test_a_rate_words_example_has_its_words(row):
    assert words(row["kind"]).search(row["example"])


@pytest.mark.parametrize(
    "row", [row for row in RATE_WORDS if row["kind"] == "unit"], ids=lambda row: row["means"]
)
def test_a_unit_means_what_its_row_says(row):
    assert unit_of(words("unit").findall(row["example"])[-1]).value == row["means"]


@pytest.mark.parametrize("row", FIELDS, ids=[f"{row['class']} {row['field']}" for row in FIELDS])
def test_a_field_belongs_to_a_class_of_the_ontology(row):
    ontology = reader().ontology
    assert row["class"] in ontology.terms
    below = [row["class"]] if row["below"] == "no" else sorted(ontology.descendants(row["class"]))
    assert row["field"] in {fields_of(ontology)[one] for one in [*below, row["class"]]}


@pytest.mark.parametrize("row", read_table("claims/quantity_kinds.tsv"), ids=lambda row: row["key"])
def test_a_kind_of_quantity_is_one_of_the_ontology(row):
    assert reader().ontology.is_a(row["kind"], "vaco:QuantityKind")


@pytest.mark.parametrize("row", read_table("claims/statistics.tsv"), ids=lambda row: row["name"])
def test_the_name_of_an_effect_is_read_with_its_value(row):
    [found] = statistics_in(row["example"])
    assert found.statistic.name == row["name"]
    assert found.statistic.value in (2.5, 0.62)


SPEAKERS = read_table("claims/speakers.tsv")


@pytest.mark.parametrize(
    "row", [row for row in SPEAKERS if row["kind"] == "who"], ids=lambda row: row["example"]
)
def test_who_speaks_is_read_from_the_words(row):
    who = speaker(row["example"], len(row["example"]), ())
    assert (
        who == row["means"] if row["means"] else who.rstrip(".").lower() in row["example"].lower()
    )


@pytest.mark.parametrize(
    "row", [row for row in SPEAKERS if row["kind"] == "stance"], ids=lambda row: row["means"]
)
def test_how_a_speaker_came_to_a_claim_is_read_from_the_words(row):
    assert stance(row["example"]).value == row["means"]


# ---- conditions


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Pneumonia was likelier in metastases (67.9%) than in trauma (34.8%; P < .05).",
         ["in metastases", "in trauma"]),
        ("Fractures occurred in 4% and 20% of the kyphoplasty and vertebroplasty groups, respectively.",
         ["kyphoplasty group", "vertebroplasty group"]),
        ("Fractures progressed in 22.2% after kyphoplasty and in 16.0% after vertebroplasty.",
         ["after kyphoplasty", "after vertebroplasty"]),
        ("Cement leakage and other complications were studied. Major complications occurred in 2%.",
         ["major"]),
        ("We reviewed 80 patients. Three patients presented with pneumonia, 3 with dyspnea.", [None, None]),
        ("We reviewed 40 patients. Ten developed pneumonia, of which three were severe.",
         [None, "were severe"]),
    ],
)  # fmt: skip
def test_a_rate_keeps_the_words_that_say_of_whom_it_holds(text, conditions):
    read = [one.condition for one in claims_in(text) if one.proportion is not None]
    assert read == conditions


# ---- statistics


@pytest.mark.parametrize(
    ("printed", "figures", "sign"),
    [
        ("(OR 2.5, 95% CI 1.2-4.8, p = 0.01)", (2.5, 1.2, 4.8, 0.01), "="),
        (
            "odds ratio, 2.5; 95% confidence interval [CI], 1.2 to 4.8",
            (2.5, 1.2, 4.8, None),
            None,
        ),
        ("HR: 0.76 [0.71, 0.81]", (0.76, 0.71, 0.81, None), None),
        ("RR=4·6 (95%CI 2·1–9·9; P<·001)", (4.6, 2.1, 9.9, 0.001), "<"),
        ("aOR 1.84 (95% CI: 1.10–3.02), p-value of = 0.04", (1.84, 1.1, 3.02, 0.04), "="),
        ("OR was 3,1 (95 % CI 1,4-6,9)", (3.1, 1.4, 6.9, None), None),
        ("(P \ufffd .045)", (None, None, None, 0.045), "unreadable"),
        ("no difference (p > 0.05)", (None, None, None, 0.05), ">"),
        ("BMI (OR [95% CI] 0.863 [0.781–0.952]; p = 0.003)", (0.863, 0.781, 0.952, 0.003), "="),
        ("(p=0.046 OR 2.412 [95% CI 1.017-5.722])", (2.412, 1.017, 5.722, 0.046), "="),
        ("[OR=5.215, 95% CI (2.006, 13.159), P<0.001]", (5.215, 2.006, 13.159, 0.001), "<"),
        ("(OR=11.774,95% CI 4.384–31.619, P=0.000)", (11.774, 4.384, 31.619, 0.0), "="),
        ("an odds ratio of 2.5 (95% CI 1.2-4.8, p=0.01)", (2.5, 1.2, 4.8, 0.01), "="),
        ("a p value of 0.03", (None, None, None, 0.03), "="),
        ("p≤0.001", (None, None, None, 0.001), "<="),
    ],
)
def test_a_statistic_is_read_as_it_is_printed(printed, figures, sign):
    [found] = statistics_in(printed)
    one = found.statistic
    assert (one.value, one.ci_low, one.ci_high, one.p) == figures
    assert one.p_comparator is (Comparator(sign) if sign else None)


def test_of_two_brackets_each_effect_has_its_own_p_value():
    first, second = statistics_in("(p=0.046, OR 2.412) with one, and (p=0.001, OR 0.241) with two")
    assert (first.statistic.value, first.statistic.p) == (2.412, 0.046)
    assert (second.statistic.value, second.statistic.p) == (0.241, 0.001)


def test_a_mean_difference_in_percent_is_no_effect():
    assert statistics_in("the mean difference, 0.6%, was small") == ()


@pytest.mark.parametrize(
    "text", ["group OR control", "the OR table 5", "stop 5", "5% or 6%", "step < 5"]
)
def test_what_only_looks_like_a_statistic_is_none(text):
    assert statistics_in(text) == ()


def test_an_interval_is_found_with_its_bounds_in_shares():
    assert intervals("23%; 95% CI, 14% to 34%") == ((5, 23),)


# ---- one claim


def one_of(text):
    [found] = claims_in(text)
    return found


def test_a_denominator_of_another_sentence_is_quoted_and_said_to_be_derived():
    found = one_of("We reviewed 412 patients. Pneumonia was seen in 41 patients.")
    assert found.proportion.denominator == 412
    assert found.basis is Basis.DERIVED
    assert [one.quote for one in found.evidence] == [
        "Pneumonia was seen in 41 patients.",
        "We reviewed 412 patients.",
    ]


def test_a_share_of_those_who_had_something_says_so():
    text = "We reviewed 102 patients. Pulmonary cement embolism was found in 13 (12.7%)."
    *_, found = claims_in(f"{text} Dyspnea led to the diagnosis in five (38.5%).")
    assert found.proportion.denominator == 13
    assert found.populations == ("vaco:PulmonaryCementEmbolism",)
    assert found.condition == "among those with pulmonary cement embolism"


def test_what_one_member_of_a_list_had_done_is_not_the_next_ones():
    text = "In 26 patients we saw fever in 6, kyphosis in 8, pneumonia after spinal fusion in 10"
    *_, fused, other = claims_in(f"{text}, and pulmonary embolism in the remaining 2.")
    assert (fused.procedures, other.procedures) == (("vaco:SpinalFusion",), ())


def test_what_stands_before_a_list_was_done_to_all_of_its_members():
    found = claims_in(
        "After vertebroplasty, pneumonia and embolism occurred in 3% and 2% of patients."
    )
    assert [one.procedures for one in found] == [("vaco:Vertebroplasty",)] * 2


def test_a_quote_stands_at_its_place():
    text = "CT was done. Pneumonia was seen in 5% of patients. All left."
    [evidence] = one_of(text).evidence
    assert text[slice(*evidence.at)] == evidence.quote == "Pneumonia was seen in 5% of patients."


def test_a_claim_made_twice_is_one_claim_with_both_quotes():
    found = one_of(
        "Pneumonia occurred in 5% of patients. CT was done. Pneumonia was seen in 5% of patients."
    )
    assert len(found.evidence) == 2


def test_works_cited_behind_a_rate_are_that_rates():
    first, second = claims_in(
        "Cement leakage was found in 5% to 87% of patients [8-10] and pneumonia in 2% [11]."
    )
    assert (first.citations, second.citations) == ((8, 9, 10), (11,))


def test_a_range_of_reports_is_a_range_across_studies():
    found = one_of("In previous reports, cement leakage ranged from 11% to 73%.")
    assert found.proportion.range_type is RangeType.ACROSS_STUDIES


def test_an_interval_of_a_share_is_a_confidence_interval():
    found = one_of("Pneumonia occurred in 5% (95% CI 2.1-8.4).")
    assert found.proportion.range_type is RangeType.CONFIDENCE_INTERVAL


def test_a_condition_of_a_rate_is_kept_in_words_and_as_a_quantity():
    found = one_of("Embolism was seen in 3.1% with more than 4 ml of cement.")
    assert found.condition == "with more than 4 ml of cement"
    assert (found.quantities[0].value, found.quantities[0].comparator) == (4, Comparator.ABOVE)


def test_advice_under_a_condition_keeps_its_words():
    found = one_of(
        "The injection of cement should be stopped if cement leaks into the spinal canal."
    )
    assert found.status is AssertionStatus.CONDITIONAL
    assert found.condition == "if cement leaks into the spinal canal"


def test_who_speculates_is_no_author_and_sure_of_nothing():
    found = one_of(
        "Ng et al. speculated that overfilling increases the risk of cement leakage [4]."
    )
    assert (found.said_by, found.stance, found.status) == (
        "Ng et al.",
        Stance.SPECULATES,
        AssertionStatus.POSSIBLE,
    )
    assert found.citations == (4,)


def test_identifiers_are_unique_and_speak():
    found = claims_in("Pneumonia occurred in 5% and 7% of patients. Pneumonia can be fatal.")
    names = [one.id for one in found]
    assert names == ["c-incidence-pneumonia", "c-incidence-pneumonia-2", "c-prognosis-pneumonia"]


def test_a_list_of_works_gives_no_claim():
    works = "1. Smith J. Pneumonia was seen in 9% of patients. Spine 2001."
    text = f"Pneumonia was seen in 5% of patients.\n\nReferences\n\n{works}\n"
    assert [one.proportion.value for one in claims_in(text)] == [5]


def test_the_cues_gate_knows_every_first_word():
    assert {"should", "remains", "rare", "increases"} <= first_words()


PIECES = st.sampled_from([
    "Cement leakage", "pneumonia", "was seen in", "5%", "of patients", "(12/40)", "and", "of whom", "3",
    ",", ";", "not", "should", "increases the risk of", "respectively", "(OR 2.5,", "95% CI 1-3)", "It",
    "200 patients underwent vertebroplasty.", "remains unclear", "between", "was associated with", ".",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_no_order_of_words_breaks_reading(pieces):
    text = " ".join(pieces) or "x"
    for one in claims_in(text):
        assert all(evidence.quote for evidence in one.evidence)
