import pytest
from tests.score import drafts, gold
from tests.score.drafts import proportion

from vakg.score.claims import score_claims


def scored(ontology, wanted, *read):
    """The verdicts on claims, and how many of those read answer to none."""
    verdicts, spare = score_claims(wanted, drafts.record(claims=read).claims, ontology)
    return verdicts, len(spare)


def test_a_claim_is_found_by_its_numbers(ontology):
    read = drafts.claim("a", proportion=proportion(low=3.5, high=23, range_type="across studies"))
    (one,), spare = scored(ontology, [gold.claim(low=3.5, high=23.0)], read)
    assert (one.read_kind, one.kind_right, one.numbers_right, spare) == ("incidence", True, True, 0)


@pytest.mark.parametrize(
    "numbers",
    [{"numerator": 3, "denominator": 18}, {"numerator": 3}, {"numerator": 3, "denominator": 19}],
)
def test_every_number_must_stand_where_it_belongs(ontology, numbers):
    read = drafts.claim("a", proportion=proportion(**numbers))
    (one,), _ = scored(ontology, [gold.claim(n=3.0, N=18.0)], read)
    assert one.numbers_right is (numbers.get("denominator") == 18)


def test_an_upper_bound_is_no_value(ontology):
    read = drafts.claim("a", proportion=proportion(high=23))
    (one,), spare = scored(ontology, [gold.claim(value=23.0)], read)
    assert (one.read, one.numbers_right, spare) == (None, False, 1)


@pytest.mark.parametrize(
    ("comparator", "end", "right"),
    [("up to", "high", True), ("<", "high", True), (">=", "low", True), ("up to", "low", False)],
)
def test_a_value_that_is_only_a_bound_is_the_end_that_it_bounds(ontology, comparator, end, right):
    read = drafts.claim("a", proportion=proportion(value=23, comparator=comparator))
    (one,), _ = scored(ontology, [gold.claim(**{end: 23.0})], read)
    assert one.numbers_right is right


def test_the_same_numbers_under_another_kind_are_found_but_the_kind_is_wrong(ontology):
    read = drafts.claim("a", kind="prognosis", proportion=proportion(value=5))
    (one,), _ = scored(ontology, [gold.claim(value=5.0)], read)
    assert (one.numbers_right, one.kind_right) == (True, False)


def test_two_claims_with_one_number_are_told_apart_by_their_words(ontology):
    first = drafts.claim("a", proportion=proportion(value=5), text="Infection occurred in some.")
    second = drafts.claim("b", proportion=proportion(value=5), text="Leakage occurred in some.")
    wanted = [gold.claim(phrase="Leakage", value=5.0), gold.claim(phrase="Infection", value=5.0)]
    (one, other), _ = scored(ontology, wanted, first, second)
    assert (one.read, other.read) == (second["text"], first["text"])


def test_a_claim_without_numbers_is_found_by_its_words(ontology):
    read = drafts.claim("a", kind="mechanism", text="Cement embolism follows venous leakage.")
    near = gold.claim(kind="mechanism", phrase="embolism after venous leakage")
    far = gold.claim(kind="mechanism", phrase="heat of polymerisation harms the nerve root")
    (one,), spare = scored(ontology, [near], read)
    assert (one.read, one.numbers_right, spare) == (read["text"], None, 0)
    (one,), spare = scored(ontology, [far], read)
    assert (one.read, spare) == (None, 1)


def test_a_p_value_and_an_interval_must_be_there(ontology):
    statistic = {"name": "odds ratio", "value": 2.5, "ci_low": 1.2, "ci_high": 5.1, "p": 0.01}
    read = drafts.claim(
        "a",
        kind="risk_factor",
        direction="increases",
        statistic=statistic,
        text="Volume and leakage.",
    )
    wanted = gold.claim(
        kind="risk_factor", phrase="volume leakage", ratio="2.5", ci="1.2-5.1", p="<0.01"
    )
    (one,), _ = scored(ontology, [wanted], read)
    assert one.statistics_right is True
    wanted = gold.claim(kind="risk_factor", phrase="volume leakage", ratio="2.5", ci="1.2-5.2")
    (one,), _ = scored(ontology, [wanted], read)
    assert one.statistics_right is False


def test_a_claim_that_quotes_other_words_is_not_the_one_of_a_reviewed_record(ontology):
    read = drafts.claim("a", proportion=proportion(value=5))
    (one,), _ = scored(ontology, [gold.claim(value=5.0, spans=((3, 9),))], read)
    assert one.read is not None
    (one,), _ = scored(ontology, [gold.claim(value=5.0, spans=((40, 50),))], read)
    assert one.read is None


def test_risk_factors_of_one_sentence_are_told_apart_by_their_statistics(ontology):
    sentence = "Volume and cleft raised the risk of leakage."
    first, second = (
        drafts.claim(
            name,
            kind="risk_factor",
            direction="increases",
            text=sentence,
            statistic={"value": value},
        )
        for name, value in (("a", 5.2), ("b", 2.5))
    )
    wanted = [
        gold.claim(kind="risk_factor", phrase="volume", ratio="2.5"),
        gold.claim(kind="risk_factor", phrase="cleft", ratio="5.2"),
    ]
    verdicts, spare = scored(ontology, wanted, first, second)
    assert [one.statistics_right for one in verdicts] == [True, True]
    assert spare == 0


@pytest.mark.parametrize(("ratio", "found"), [("OR 16.26", True), ("OR 5.61", False)])
def test_two_figures_that_agree_let_fewer_words_do(ontology, ratio, found):
    said = {"name": "odds ratio", "value": 16.26, "p": 0.003}
    read = drafts.claim(
        "a",
        kind="risk_factor",
        direction="increases",
        statistic=said,
        text="Smoking raised it.",
    )
    phrase = "Smoking: postvertebroplasty infection rate overall"
    wanted = gold.claim("risk_factor", phrase, p="p = 0.003", ratio=ratio)
    (one,), _ = scored(ontology, [wanted], read)
    assert (one.read is not None) is found
