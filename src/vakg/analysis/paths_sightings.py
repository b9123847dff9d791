"""Who tells of cement in a place, and who tells how two places are joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vakg.analysis.concordance import quotes
from vakg.analysis.kinds import Knowledge
from vakg.model.fact import Fact

_FILE = Path(__file__).with_name("paths.tsv")
_NAMED = ("about", "factors", "outcomes")
_JOINED = ("connected to", "drains into")


@cache
def table(path: Path = _FILE) -> dict[str, tuple[str, ...]]:
    """Read which classes the search needs to know, by what for."""
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            what, curie = line.split("\t")[:2]
            found[what] = (*found.get(what, ()), curie)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A statement that tells of a place.

    `quote` holds all its words, `words` the quote nearest to its sentence; `by_class` says that its class
    alone tells where.
    """

    document: str
    case: str | None
    fact: str
    status: str
    certainty: str
    text: str
    quote: str
    words: str
    by_class: bool = False


class Sightings:
    """The statements of a build, by the place they tell of."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take what a build says."""
        self.knowledge, self.kinds = knowledge, knowledge.kinds
        self._known: dict[str, tuple[Sighting, ...]] = {}
        self._joining = [
            fact for fact in knowledge.facts
            if fact.kind == "anatomy" and fact.more.get("relation") in _JOINED
        ]  # fmt: skip

    def seen(self, site: str) -> tuple[Sighting, ...]:
        """Give the events that show cement in a place or a kind of it, or say that it may be there."""
        facts = self.knowledge.facts
        return self._of("seen " + site, facts, lambda fact: self._event_place(fact, site))

    def told(self, site: str) -> tuple[Sighting, ...]:
        """Give what is said beyond single patients about cement in a place."""
        facts = self.knowledge.facts
        return self._of("told " + site, facts, lambda fact: self._claim_place(fact, site))

    def said(self, start: str, end: str) -> tuple[Sighting, ...]:
        """Give what documents say of how two places are joined."""
        key = f"said {start} {end}"
        return self._of(key, self._joining, lambda fact: self._joins(fact, start, end))

    def _of(
        self, key: str, facts: Iterable[Fact], place: Callable[[Fact], bool | None]
    ) -> tuple[Sighting, ...]:
        if key not in self._known:
            found = ((fact, place(fact)) for fact in facts)
            self._known[key] = tuple(_sighting(fact, by) for fact, by in found if by is not None)
        return self._known[key]

    def _event_place(self, fact: Fact, site: str) -> bool | None:
        """Say whether only the class tells the place; None where it is not told."""
        if fact.kind != "event" or fact.status not in ("present", "possible"):
            return None
        shows = self.kinds.is_a(fact.type, *table()["shows"])
        materials = fact.more.get("materials", ())
        of_cement = any(self.kinds.is_a(one, *table()["shows-material"]) for one in materials)
        found = of_cement and not self.kinds.is_a(fact.type, *table()["done"])
        return self._place((fact.type,), fact.sites, site) if shows or found else None

    def _claim_place(self, fact: Fact, site: str) -> bool | None:
        if fact.kind in ("event", "patient", "causal_link", "anatomy") or fact.status == "absent":
            return None
        named = [one for name in _NAMED for one in fact.more.get(name, ())]
        shows = [one for one in named if self.kinds.is_a(one, *table()["shows"])]
        return self._place(shows, fact.sites, site) if shows else None

    def _place(self, curies: Iterable[str | None], sites: Iterable[str], site: str) -> bool | None:
        if any(self.kinds.is_a(one, site) for one in sites):
            return False
        by_class = (
            place for curie in curies if curie
            for above in self.kinds.above(curie) for place in self.knowledge.places.get(above, ())
        )  # fmt: skip
        return True if any(self.kinds.is_a(one, site) for one in by_class) else None

    def _joins(self, fact: Fact, start: str, end: str) -> bool | None:
        here, there = fact.more.get("about", ()), fact.more.get("objects", ())
        ways = (
            [(start, end)] if fact.more["relation"] != _JOINED[0] else [(start, end), (end, start)]
        )
        fits = (self.kinds.is_a(a, *here) and self.kinds.is_a(b, *there) for a, b in ways)
        return False if any(fits) else None


def _sighting(fact: Fact, by_class: bool) -> Sighting:
    return Sighting(
        document=fact.document, case=fact.case, fact=fact.id, status=fact.status,
        certainty=fact.certainty, text=fact.text, quote=quotes(fact),
        words=fact.nearest_quote() or "", by_class=by_class,
    )  # fmt: skip
