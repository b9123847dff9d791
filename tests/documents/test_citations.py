import pytest

from vakg.documents.citations import find_citations
from vakg.model.document import CitationStyle

from .seeds import seed


def numbers(text: str) -> list[tuple[int, ...]]:
    return [found.numbers for found in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as printed [3-5,7,11-13].", [(3, 4, 5, 7, 11, 12, 13)]),
        ("as printed [3, 5 – 7].", [(3, 5, 6, 7)]),
        ("as fractures.2-4 In", [(2, 3, 4)]),
        ("at C2.1 Indications and T12.3 So", [(1,), (3,)]),
        ("reports,1,2,4,5,12 standard", [(1, 2, 4, 5, 12)]),
        ("authors13,14 believe", [(13, 14)]),
        ("Hill5 found; Reed et al10 did not", [(5,), (10,)]),
        ("minutes,15 the", [(15,)]),
        ("(P \ufffd .05).10", [(10,)]),
    ],
)
def test_citations_are_found_in_every_form(text: str, found: list[tuple[int, ...]]):
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "27.5 ml",
        "(P \ufffd .05)",
        "T8 and T10, L1",
        "about 4.75 years",
        "5 cm2 and CO2",
        "in 1,782 of 2,344",
        "of 0.3 ml [see 25]",
        "range [5-2]",
        "at 10 L/min",
    ],
)
def test_quantities_are_no_citations(text: str):
    assert numbers(text) == []


def test_brackets_rule_out_raised_numbers():
    (found,) = find_citations("It rose.5 It fell [6].")
    assert (found.numbers, found.style) == ((6,), CitationStyle.BRACKET)


def test_the_seeds_cite_each_in_its_own_style():
    styles = {
        name: {found.style for found in seed(name).citations}
        for name in ("pce-ards", "intraspinal-leakage")
    }
    assert styles == {
        "pce-ards": {CitationStyle.BRACKET},
        "intraspinal-leakage": {CitationStyle.SUPERSCRIPT},
    }


def test_all_works_of_a_seed_are_cited_and_none_beyond_them():
    for name, works in (("pce-ards", 45), ("intraspinal-leakage", 15)):
        cited = {number for found in seed(name).citations for number in found.numbers}
        assert max(cited) == works
