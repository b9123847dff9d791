"""What the structure of advice does not say of itself, read from `concordance.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vakg.analysis.kinds import Kinds
from vakg.errors import BadInputError

_FILE = Path(__file__).with_name("concordance.tsv")
WHATS = frozenset(
    (
        "during",
        "given",
        "treats",
        "afterwards",
        "step",
        "instead",
        "more-than",
        "counted",
        "since",
        "per",
    )
)


@dataclass(frozen=True)
class Rules:
    """The rows of the table, by what they say: pairs of subject and object."""

    rows: Mapping[str, tuple[tuple[str, str], ...]]

    def kinds_that(self, what: str) -> tuple[str, ...]:
        """Give the classes that a rule of this name is about."""
        return tuple(subject for subject, _ in self.rows.get(what, ()))

    def objects(self, what: str, subject: str) -> tuple[str, ...]:
        """Give what a rule of this name says of a subject."""
        return tuple(other for one, other in self.rows.get(what, ()) if one == subject)

    def holds(self, what: str, curie: str | None, kinds: Kinds) -> bool:
        """Say whether a class is of a kind that a rule of this name is about."""
        return kinds.is_a(curie, *self.kinds_that(what))

    def same_per(self, one: str | None, other: str | None) -> bool:
        """Say whether two amounts are given for the same thing.

        >>> load_rules().same_per("session", None), load_rules().same_per("session", "level")
        (True, False)
        """
        pair = (one or "", other or "")
        return pair[0] == pair[1] or pair in self.rows["per"] or pair[::-1] in self.rows["per"]


@cache
def load_rules(path: Path = _FILE) -> Rules:
    """Read the table.

    Raises:
        BadInputError: If a row is not of four columns, or says something that is not known.
    """
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        what, *rest = line.split("\t")
        if what not in WHATS or len(rest) != 3:
            told = f"{line!r} is no rule"
            remedy = f"Write four columns that begin with one of: {', '.join(sorted(WHATS))}."
            raise BadInputError(f"{path.name}, line {number}", told, remedy)
        rows[what].append((rest[0], rest[1]))
    return Rules({what: tuple(pairs) for what, pairs in rows.items()})
