import pytest

from vakg.documents.sentences import sentence_spans

from .seeds import NAMES, seed


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("It lay at C2.1", "Indications now are wider.2-4", "In general it is safe."),
        ("It fell (P \ufffd .05).10", "Then it rose (P \ufffd .045).11", "It held."),
        ("Hill et al. found 2.5 ml.", "Reed, et al. [27] reported more."),
        ("See Fig. 2 and Figs. 3 and 4.", "No. 5 is lost."),
        ("It was open vs. Closed work.", "It held, e.g. Hill said so."),
        ("Dr. Hill and J. R. Reed came.", "The others did not."),
        ("It was of grade B.", "The rest was not."),
        ("It rose to 27.5 degrees.", "3 months later it fell."),
        ("It was found there [5].", "Later it was not. [6]", "It held."),
        ("It was lost (see the note. It is short) again.", "It held."),
        ("Was it lost?", "No!", "“It was not.”", "It held."),
        ("Case 1. A frame was lifted.", "It held."),
        ("It was done by Hill et al.", "The others did not."),
        ("It began at 8 a.m. Monday.", "It ended at 5 p.m.", "The next day it held."),
        ("It was 112°C.", "Then it fell to 50°C.", "It held."),
        ("1. Hill A.", "2. Reed B."),
        ("Rates of 5%.", "A rate of 7%.12", "It held."),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: tuple[str, ...]):
    assert split(" ".join(sentences)) == list(sentences)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "pce-ards",
            "In the previous literature, cement leakage is common in both surgical procedures, "
            "with rates from 5% to 87% in vertebroplasty [8-18] and from 13% to 93.6% in "
            "cement-augmented pedicle screws [6,7,19,20].",
        ),
        (
            "pce-ards",
            "The total amount of injection should be limited to 4 to 6 mL per vertebral body in "
            "vertebroplasty [2,5], and 1.5 to 2 ml per pedicle screw in cement-augmented pedicle "
            "screw instrumentation [7,21].",
        ),
        (
            "intraspinal-leakage",
            "This technique was first described by Galibert et al for the treatment of a case of "
            "hemangioma at the level of C2.1",
        ),
    ],
)
def test_fragile_sentences_of_the_seeds_are_whole(name: str, sentence: str):
    document = seed(name)
    assert sentence in [document.quote(s.start, s.end) for s in document.sentences]


def test_a_sentence_knows_the_works_it_cites():
    document = seed("pce-ards")
    cited = {document.quote(s.start, s.end)[:24]: s.citations for s in document.sentences}
    assert cited["More than 98% of the lea"] == (18,)
    assert cited["Several recommendations "] == (2, 3, 4, 5, 10, 13, 14, 17, 18, 24, 25, 36, 40, 43)
    assert cited["Extubation was done smoo"] == ()


@pytest.mark.parametrize("name", NAMES)
def test_sentences_cover_all_text_but_headings(name: str):
    document = seed(name)
    left = list(document.text)
    for sentence in document.sentences:
        left[sentence.start : sentence.end] = " " * (sentence.end - sentence.start)
    titles = {section.title for section in document.sections}
    assert {part.strip() for part in "".join(left).split("\n\n") if part.strip()} <= titles


def test_only_the_lost_end_of_the_first_seed_is_incomplete():
    document = seed("pce-ards")
    hanging = [s for s in document.sentences if not s.complete]
    assert [document.quote(s.start, s.end)[-25:] for s in hanging] == ["a relatively small amount"]
    assert all(sentence.complete for sentence in seed("intraspinal-leakage").sentences)
