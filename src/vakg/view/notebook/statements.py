"""Facts in a row: a sequence that a notebook shows as a table with quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from vakg.model.fact import Fact
from vakg.view.notebook.table import Table

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "document", "case", "kind", "id", "label", "when", "day", "status", "certainty", "review", "levels",
    "side", "text", "quote",
)  # fmt: skip
"""Columns of the table: `when` is the document's phrase, `day` counts from the index procedure."""

_SHOWN = ("case", "day", "status", "certainty", "text", "quote")


class Facts(Sequence[Fact]):
    """Statements of documents, in the order of the records.

    >>> import vakg
    >>> facts = vakg.open().facts(case="case-2", kind="event")
    >>> {fact.case for fact in facts}, facts[:3], len(facts.where(status="absent"))
    ({'case-2'}, <Facts: 3 statements of 1 document>, 2)
    """

    def __init__(self, facts: Iterable[Fact], title: str = "") -> None:
        """Keep the facts, and what to write above them in a notebook."""
        self._facts, self._title = tuple(facts), title

    def __len__(self) -> int:
        """Count the statements."""
        return len(self._facts)

    def __iter__(self) -> Iterator[Fact]:
        """Give one statement after the other."""
        return iter(self._facts)

    @overload
    def __getitem__(self, place: int) -> Fact: ...
    @overload
    def __getitem__(self, place: slice) -> Facts: ...
    def __getitem__(self, place: int | slice) -> Fact | Facts:
        """Give one statement, or for a slice fewer of them."""
        found = self._facts[place]
        return found if isinstance(found, Fact) else Facts(found, self._title)

    def __eq__(self, other: object) -> bool:
        """Compare with other facts, or with a tuple of them."""
        return self._facts == (other._facts if isinstance(other, Facts) else other)

    def __hash__(self) -> int:
        """Hash as the identifiers do, since facts hold lists of amounts."""
        return hash(tuple((fact.document, fact.id) for fact in self._facts))

    def __repr__(self) -> str:
        """Say how many statements there are, and of how many documents."""
        number = len({fact.document for fact in self._facts})
        return f"<Facts: {len(self)} statements of {number} document{'' if number == 1 else 's'}>"

    def where(self, **wanted: Any) -> Facts:
        """Keep the statements that have a value in a field, such as `status="absent"`."""
        kept = (one for one in self if all(getattr(one, name) == wanted[name] for name in wanted))
        return Facts(kept, self._title)

    @property
    def table(self) -> Table:
        """The statements as rows, each with the quote nearest to its sentence."""
        return Table(columns=COLUMNS, rows=tuple(_row(fact) for fact in self), title=self._title)

    @property
    def df(self) -> DataFrame:
        """The statements as a pandas DataFrame, one a row."""
        return self.table.df

    def _repr_html_(self) -> str:
        return self.table.only(*_SHOWN)._repr_html_()


def _row(fact: Fact) -> dict[str, Any]:
    own = {
        "when": fact.time.phrase if fact.time else None, "day": fact.day(),
        "levels": ", ".join(fact.levels), "quote": fact.nearest_quote(),
    }  # fmt: skip
    return {name: own[name] if name in own else getattr(fact, name) for name in COLUMNS}
