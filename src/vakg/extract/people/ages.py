"""The ways to print an age: "78-year-old", "aged 78", "72/F", "in her seventies"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vakg.extract.numbers.figures import Marked, N, O
from vakg.extract.patterns import beginning
from vakg.extract.tables import alternatives, column, read_table

_LETTERED = frozenset(
    unit + letter for unit in ("", "y", "yr", "yrs", "year", "years") for letter in "mfw"
)  # "72/F" has the word "f", "72yrsF" the word "yrsf"


@cache
def ages() -> tuple[re.Pattern[str], ...]:
    """Give the ways to print an age without a word for the person."""
    sexed = _one_words()
    ways = [way.replace("N", f"(?P<a>{N})", 1) for way in column("people.tsv", "word", "age")]
    ways.append(rf"(?:{sexed}) of (?P<a>{N})(?![\w%/°-])(?! ?(?:{_measures()})(?!\w))")
    ways.append(rf"(?:{sexed}), ?(?:now |then )?(?P<a>{N})(?=[,;.):]|$)")
    roles = "|".join(role for role in column("people.tsv", "word", "role") if role != "case")
    patient = rf"(?:{sexed})(?: (?:{roles}))?"
    ways.append(
        rf"(?:{roles})(?: of (?:the )?|, ?|: ?)(?:{sexed})(?: (?:sex|gender))?,? ?"
        rf"(?P<a>{N}) ?(?P<u>y|yrs?|years?)\b"
    )
    ways.append(
        rf"(?:an?|the|our) (?:\w+ )?(?:{roles}) of (?P<a>{N})(?: years)?(?=[,;.]| (?:{_behind()})\b)"
    )
    ways.append(rf"{patient}, ?(?P<a>{N}) ?(?P<u>y|yrs?|years?)\b")
    ways.append(rf"{patient} \((?P<a>{N})(?: ?(?P<u>y|yrs?|years?))?(?=[,;)])")
    subjects = "|".join(("who", "patient", *column("people.tsv", "word", "subject")))
    acts = "|".join(column("people.tsv", "word", "act"))
    bare = (
        rf"(?<!of the )(?<!of our )(?<!in the )(?P<bare>)(?:{subjects}) (?:was|is) (?:[^\W\d]+ )?"
    )
    ways.append(rf"{bare}(?P<a>{N})(?=[.,;]| (?:and|when|had|underwent|at the time|{acts})\b)")
    ways.append(rf"(?<=[(;,:])\s?(?P<a>{N}) ?(?:y|yrs?|years?)?,? ?(?:{sexed})\b")
    return tuple(re.compile(rf"{beginning(way)}(?<![\w-])(?:{way})", re.I) for way in ways)


def ways_to_age(words: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """Give the ways to print an age that may stand in a sentence.

    Args:
        words: The words of the sentence, in lower case.
    """
    sexed, others = _by_sex()
    return (
        *(ages() if not words.isdisjoint(sexed) else others),
        *(rows_of_letters() if not words.isdisjoint(_LETTERED) else ()),
    )


@cache
def _by_sex() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Give the words that tell a sex, and the ways to print an age that need none of them."""
    words = _one_words()
    return frozenset(words.lower().split("|")), tuple(
        one for one in ages() if words not in one.pattern
    )


@cache
def rows_of_letters() -> tuple[re.Pattern[str], ...]:
    """Give the ways of tables: 72/F, F/72, 72 F, (M, 55)."""
    return (
        re.compile(rf"(?<!\w)(?P<a>{N}) ?(?:y|yrs?|years?)?[/,]? ?(?P<letter>[MF])(?![\w/-])"),
        re.compile(rf"(?<![\w-])(?P<letter>[MF]) ?[/,] ?(?P<a>{N})(?![\w%])"),
        re.compile(rf"(?<=\()(?P<letter>[mfw]) ?[/,] ?(?P<a>{N})(?=[,;) ])"),
        re.compile(rf"(?<=\()(?P<a>{N}) ?(?:y|yrs?|years?)?[/,] ?(?P<letter>[mfw])(?=[,;)])"),
    )


@cache
def _label_ahead() -> re.Pattern[str]:
    words = alternatives("people.tsv", "word", "label")
    return re.compile(rf"(?<![\w-])(?:{words}) ?#?(?:{N}|[IVX]{{1,4}})\s?[,(:;–-]\s?$", re.I)


def is_behind_label(marked: Marked, hit: re.Match[str]) -> bool:
    """Tell whether an age with a letter stands behind a patient: "patient 2, 74 M", "a patient (m, 64)"."""
    lettered, start = "letter" in hit.re.groupindex, hit.start()
    bracketed = lettered and hit["letter"].islower() and marked.signs[start - 1 : start] == "("
    return bracketed or (lettered and bool(_label_ahead().search(marked.signs, 0, start)))


@cache
def _measures() -> str:
    return alternatives("units.tsv", "pattern", "measure")


def _behind() -> str:
    """List what may stand behind "a patient of 72": not what makes a count of the figure."""
    return "|".join(("who", "whose", "with", *column("people.tsv", "word", "act")))


def _one_words() -> str:
    return "|".join(row["word"] for row in read_table("people.tsv") if row["kind"] == "one")


@cache
def _decades() -> tuple[re.Pattern[str], dict[str, int]]:
    rows = {
        row["word"]: int(row["means"])
        for row in read_table("people.tsv")
        if row["kind"] == "decade"
    }
    words = "|".join(rows)
    return re.compile(
        rf"\bin (?:his|her|their|the) (?:(?:early|mid|middle|late)[- ]?)?"
        rf"(?:(?P<word>{words})|(?P<a>{N})(?:'|’)?s)\b"
        rf"|\bin (?:his|her|the|their) (?P<o>{O}) decade\b"
        rf"|\b(?P<noun>{'|'.join(word for word in rows if word.endswith('rian'))})\b", re.I,
    ), rows  # fmt: skip


def decades(marked: Marked) -> Iterator[tuple[int, int, int]]:
    """Yield ages told by tens: "in her seventies", "an octogenarian"."""
    if marked.words.isdisjoint(decade_gate()):
        return
    pattern, rows = _decades()
    for hit in pattern.finditer(marked.signs):
        word = hit["word"] or hit["noun"]
        if hit["o"]:
            decade = (int(marked.value(hit.start("o"))) - 1) * 10
        else:
            decade = rows[word.lower()] if word else int(marked.value(hit.start("a")))
        if decade % 10 == 0:
            yield hit.start(), hit.end(), decade


@cache
def decade_gate() -> frozenset[str]:
    """List the words of which one must stand where an age is told by tens."""
    return frozenset((*_decades()[1], "s", "decade"))
