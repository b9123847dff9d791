"""A denial with an exception, or of a kind, is one of a part of the things only."""

import pytest

from vakg.extract.context.assess import assess
from vakg.extract.spans import Span


def narrowed(sentence, word):
    """Whether a sentence's denial of a word is said to hold of a part only."""
    start = sentence.index(word)
    (found,) = assess(sentence, [Span(start=start, end=start + len(word))])
    return found.narrowed


@pytest.mark.parametrize(
    "sentence",
    [
        "He had no symptoms except cough.",
        "He had no symptoms, apart from a cough.",
        "Except for a cough, he had no symptoms.",
        "There were no symptoms other than cough.",
        "No symptoms were noted besides cough.",
    ],
)
def test_an_exception_leaves_a_denial_to_a_part(sentence):
    assert narrowed(sentence, "symptoms")


@pytest.mark.parametrize(
    "sentence",
    [
        "He had no symptoms.",
        "He had no symptoms; except for the pain, he was well.",
        "There were no symptoms, and no deficit except numbness.",
        "Symptoms were present except at night.",
    ],
)
def test_an_exception_to_something_else_leaves_a_denial_whole(sentence):
    assert not narrowed(sentence, "ymptoms")


def test_what_is_excepted_is_not_denied():
    start = len("He had no symptoms except ")
    (found,) = assess("He had no symptoms except cough.", [Span(start=start, end=start + 5)])
    assert (found.status, found.narrowed) == ("present", False)


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("She had no pulmonary symptoms.", True),
        ("She had no clinical symptoms.", False),
        ("She had no symptoms.", False),
        ("She had a historic lack of symptoms.", False),
    ],
)
def test_an_adjective_that_the_name_leaves_out_limits_a_denial(sentence, part):
    assert narrowed(sentence, "symptoms") is part
