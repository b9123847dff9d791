"""From an answer to its card: the rows, every quote behind them, what does not fit and what is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from vakg.analysis.computed import Asked
from vakg.analysis.kinds import Knowledge
from vakg.model.fact import Fact, FactQuote, names_in
from vakg.view.cards.card import Card, CardQuote, CardRow, CardSide
from vakg.view.cards.contrary import contrary_to

Missing = Callable[[str], Iterable[Mapping[str, Any]]]
"""Gives for a document what its cases leave unreported: rows with `case` and `item`."""

_LONG = 3
"""Columns of a row without a sentence that make its headline."""

_SIDES = {"other_": "beside it", "case_": "in the case"}
"""Prefixes of columns that tell of the other side of a row, and what that side is."""

_SAID = {
    "present": "that it is so", "absent": "that it is not so", "possible": "that it may be",
    "conditional": "what should be done if something holds", "hypothetical": "what should or could be",
}  # fmt: skip


def make_card(asked: Asked, knowledge: Knowledge, missing: Missing | None = None) -> Card:
    """Make the card of an answer.

    Args:
        asked: The question with its answer.
        knowledge: What the build says.
        missing: What the cases of a document leave unreported; None to leave that out.
    """
    maker = _Maker(asked, knowledge)
    facts = maker.facts
    cases = sorted({(one.document, one.case) for one in facts if one.case})
    cited = knowledge.cited
    return Card(
        name=asked.question.name, question=asked.question.question,
        parameters=tuple(asked.used.items()), sentence=maker.sentence(), rows=maker.rows,
        documents=maker.documents(), quotes=maker.quotes,
        patients=tuple("/".join(map(str, one)) for one in cases if one not in cited),
        cited=tuple("/".join(map(str, one)) for one in cases if one in cited),
        counted=maker.counted(), contrary=contrary_to(facts, knowledge),
        not_reported=(*maker.untold(), *_items(cases, missing)),
        reviewed=sum(one.review != "machine" for one in facts),
        machine=sum(one.review == "machine" for one in facts), caveat=asked.question.caveat,
    )  # fmt: skip


class _Quotes:
    """The quotes of a card, each once, numbered as they come."""

    def __init__(self) -> None:
        self.found: dict[CardQuote, int] = {}

    def of_row(self, row: Mapping[str, Any], facts: Sequence[Fact]) -> tuple[int, ...]:
        """Take the quotes of the statements of a row; of a row without any, the words that it gives."""
        quotes = [_quote(fact.document, one) for fact in facts for one in fact.evidence]
        words = shown_value(row.get("quote"))
        if not facts and words:
            document = shown_value(row.get("document"))
            quotes = [CardQuote(document=document, section="", start=None, end=None, quote=words)]
        numbers = (self.found.setdefault(one, len(self.found) + 1) for one in quotes)
        return tuple(sorted(set(numbers)))


def _quote(document: str, one: FactQuote) -> CardQuote:
    return CardQuote(
        document=document, section=one.section, start=one.start, end=one.end, quote=one.quote
    )


class _Maker:
    """Reads the rows of one answer and finds the statements behind them."""

    def __init__(self, asked: Asked, knowledge: Knowledge) -> None:
        self.asked, self.dicts = asked, asked.answer.dicts()
        self.knowledge = knowledge
        self.of_rows = [self._facts_of(row) for row in self.dicts]
        self.facts = tuple({one.name: one for row in self.of_rows for one in row}.values())
        quotes = _Quotes()
        together = zip(self.dicts, self.of_rows, strict=True)
        self.rows = tuple(_row(row, quotes.of_row(row, facts)) for row, facts in together)
        self.quotes = tuple(quotes.found)

    def _facts_of(self, row: Mapping[str, Any]) -> list[Fact]:
        columns = (column for column in row if column.endswith(("fact", "facts")))
        named = (name for column in columns for name in names_in(row[column]))
        known = self.knowledge.by_name
        return [known[name] for name in dict.fromkeys(named) if name in known]

    def documents(self) -> tuple[str, ...]:
        told = {str(row["document"]) for row in self.dicts if row.get("document")}
        return tuple(sorted({one.document for one in self.facts} | told))

    def sentence(self) -> str:
        rows = self.dicts
        if not rows:
            return "The documents of this graph do not say."
        if len(rows) == 1 and rows[0].get("text"):
            return str(rows[0]["text"])
        for column in ("verdict", "ground"):
            if column in rows[0]:
                counts = Counter(str(row[column]) for row in rows)
                return f"{len(rows)} lines: {', '.join(f'{one} {n}' for one, n in counts.items())}."
        if "status" not in rows[0]:
            return f"{len(rows)} rows answer this."
        counts = Counter(str(row["status"] or "") for row in rows)
        what = "statements" if len(rows) == len(self.facts) else "rows"
        return f"Of {len(rows)} {what} that answer this, {_listed(counts)}."

    def counted(self) -> tuple[str, ...]:
        """Say what the quoted studies counted, where they print it."""
        found = (
            f"{one.more['denominator']:g} {one.more.get('unit_of_analysis')} ({one.more.get('said_by')})"
            for one in self.facts if one.more.get("denominator") is not None
        )  # fmt: skip
        return tuple(dict.fromkeys(found))

    def untold(self) -> tuple[str, ...]:
        """Name the columns that no row fills."""
        empty = [
            name.replace("_", " ") for name in self.asked.answer.columns
            if self.dicts and not any(shown_value(row[name]) for row in self.dicts)
        ]  # fmt: skip
        return (f"No row tells: {', '.join(empty)}.",) if empty else ()


def _row(row: Mapping[str, Any], quotes: tuple[int, ...]) -> CardRow:
    prefix = next((one for one in _SIDES if shown_value(row.get(f"{one}text"))), None)
    shown = _details(row, "", prefix)
    text = shown_value(row.get("text"))
    if not text:
        head = dict(list(shown.items())[:_LONG])
        text = " · ".join(head.values())
        shown = {name: value for name, value in shown.items() if name not in head}
    return CardRow(
        text=text, details=tuple(shown.items()), quotes=quotes, beside=_beside(row, prefix)
    )


def _details(row: Mapping[str, Any], prefix: str, but: str | None = None) -> dict[str, str]:
    """Give what columns of a prefix tell besides the sentence, those of another prefix left out."""
    named = {
        name.removeprefix(prefix): shown_value(value) for name, value in row.items()
        if name.startswith(prefix) and not (but and name.startswith(but))
    }  # fmt: skip
    return {
        name.replace("_", " "): value for name, value in named.items()
        if value and name != "text" and not name.endswith(("fact", "facts", "quote"))
    }  # fmt: skip


def _beside(row: Mapping[str, Any], prefix: str | None) -> CardSide | None:
    if prefix is None:
        return None
    details = tuple(_details(row, prefix).items())
    return CardSide(label=_SIDES[prefix], text=shown_value(row[f"{prefix}text"]), details=details)


def shown_value(value: Any) -> str:
    """Write a value for a reader; nothing for none.

    >>> shown_value(None), shown_value(True), shown_value(0.30000000000000004)
    ('', 'yes', '0.3')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _listed(counts: Mapping[str, int]) -> str:
    """Say how many of each status there are, in words.

    >>> _listed({"absent": 1, "present": 2, "not mentioned": 1})
    '2 say that it is so, 1 says that it is not so and 1 is “not mentioned”'
    """
    order = sorted(counts, key=lambda one: list(_SAID).index(one) if one in _SAID else len(_SAID))
    parts = [f"{counts[name]} {_told(name, counts[name])}" for name in order]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _told(status: str, number: int) -> str:
    if status in _SAID:
        return f"{'says' if number == 1 else 'say'} {_SAID[status]}"
    if not status:
        return "has no status" if number == 1 else "have no status"
    return f"{'is' if number == 1 else 'are'} “{status}”"


def _items(cases: Sequence[tuple[str, str | None]], missing: Missing | None) -> list[str]:
    """Say what the cases behind the answer leave unreported."""
    told = []
    for document in sorted({document for document, _ in cases}) if missing else ():
        assert missing is not None
        items: dict[str, list[str]] = {}
        for row in missing(document):
            items.setdefault(str(row["case"]), []).append(str(row["item"]))
        told += [
            f"{document}/{case} does not report: {', '.join(items[case])}."
            for one, case in cases if one == document and case in items
        ]  # fmt: skip
    return told
