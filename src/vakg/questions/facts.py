"""The graph back to facts: every statement of the store as one row with its quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from vakg.errors import NotFoundError
from vakg.graph.store import damage_told
from vakg.graph.vocabulary import INFERRED_GRAPH, LABEL, ONTOLOGY_GRAPH, SKOS, TYPE, VACO
from vakg.model.fact import Fact, FactQuantity, FactQuote, FactTime
from vakg.questions.properties import (
    Values,
    curie_of,
    curies_of,
    kind_of,
    local_name,
    number_of,
    proportion_of,
    range_of,
    statistic_of,
    text_of,
)

_OTHERS = {TYPE: "type", NamedNode(SKOS + "notation"): "notation"}
_SINGLE = ("stance", "condition", "relation", "direction", "modality", "rationale", "saidBy",
           "basis", "derivedFrom", "treatmentResult", "reason",
           "severity", "institution", "performer", "eventName")  # fmt: skip
_CLASSES = ("routeType", "materialType", "methodType", "about", "procedureType", "populationType",
            "factorType", "outcomeType", "actionType", "conditionType", "objectType")  # fmt: skip
_NAMES = {
    "saidBy": "said_by", "derivedFrom": "derived_from", "treatmentResult": "result",
    "eventName": "name", "routeType": "routes", "materialType": "materials", "methodType": "methods",
    "procedureType": "procedures", "populationType": "populations", "factorType": "factors",
    "outcomeType": "outcomes", "actionType": "actions", "conditionType": "conditions",
    "objectType": "objects", "agreesWith": "agrees_with",
}  # fmt: skip


class FactReader:
    """Reads the statements of a store; holds one pass over its quads in memory."""

    def __init__(self, store: Store) -> None:
        """Gather what the store says of each subject, apart from what was inferred."""
        self.values: dict[str, Values] = defaultdict(lambda: defaultdict(list))
        self.labels: dict[str, str] = {}
        with damage_told():
            for quad in store:
                self._take(quad.subject, quad.predicate, quad.object, quad.graph_name)
        self.level_rank = {
            values["notation"][0]: int(float(values["levelOrder"][0]))
            for values in self.values.values()
            if "levelOrder" in values and "notation" in values
        }
        self.index_procedures: Counter[str | None] = Counter()
        self.histories: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for values in self.values.values():
            self._note(values)

    def _note(self, values: Values) -> None:
        """Gather what rows say of a whole case: its index procedures and its patient's history."""
        case = text_of(values, "inCase")
        if text_of(values, "isIndex") == "true":
            self.index_procedures[case] += 1
        if text_of(values, "isHistory") == "true":
            told = self._place(values), text_of(values, "text") or ""
            self.histories[case or ""].append(told)

    def _take(self, subject: Any, predicate: NamedNode, value: Any, graph: Any) -> None:
        name = predicate.value.removeprefix(VACO)
        if graph == INFERRED_GRAPH and name not in ("lowDays", "highDays"):
            return
        if predicate == LABEL and (graph == ONTOLOGY_GRAPH or subject.value not in self.labels):
            self.labels[subject.value] = value.value
        elif predicate in _OTHERS or name != predicate.value:
            key = _OTHERS.get(predicate, name)
            text = value.value if isinstance(value, (Literal, NamedNode)) else str(value)
            self.values[subject.value][key].append(text)

    def facts(self) -> list[Fact]:
        """Give every fact, by document, case and place in the record."""
        found = [fact for iri in list(self.values) for fact in self._fact(iri)]
        return [fact for _, fact in sorted(found, key=lambda pair: pair[0])]

    def _fact(self, iri: str) -> Iterator[tuple[tuple[Any, ...], Fact]]:
        values = self.values[iri]
        kind = kind_of(values["type"])
        if kind is None:
            return
        case = text_of(values, "inCase")
        key = (
            self._one_id(values, "inDocument"), case is None, self._place(self._case(values)),
            _ORDER.get(kind, 3), self._place(values), iri,
        )  # fmt: skip
        yield key, self._row(values, kind, self._one_id(values, "inCase"))

    @staticmethod
    def _place(values: Values) -> int:
        return int(text_of(values, "sequence") or 0)

    def _row(self, values: Values, kind: str, case: str | None) -> Fact:
        kind_type = text_of(values, "eventType")
        fact = Fact(
            document=self._one_id(values, "inDocument") or "",
            case=case,
            kind=kind,
            id=text_of(values, "identifier") or "",
            type=curie_of(kind_type),
            label=self.labels.get(kind_type, "") if kind_type else kind.replace("_", " "),
            status=local_name(text_of(values, "assertionStatus")) or "present",
            certainty=local_name(text_of(values, "certainty")) or "asserted",
            review=local_name(text_of(values, "reviewState")) or "",
            time=self._time(values, "time"),
            until=self._time(values, "until"),
            levels=self._levels(values),
            level_role=text_of(values, "levelRole"),
            side=text_of(values, "side"),
            sites=curies_of(values["siteType"]),
            quantities=self._quantities(values),
            text=text_of(values, "text") or "",
            citations=self._citations(self._case(values) if kind == "patient" else values),
            evidence=self._evidence(values),
        )
        return replace(fact, more=self._more(values, kind, case))

    # ---- parts

    def _one_id(self, values: Values, name: str) -> str | None:
        iri = text_of(values, name)
        return text_of(self.values[iri], "identifier") if iri else None

    def _case(self, values: Values) -> Values:
        return self.values[text_of(values, "inCase") or ""]

    def _levels(self, values: Values) -> tuple[str, ...]:
        return tuple(sorted(values["level"], key=lambda name: self.level_rank.get(name, 0)))

    def _time(self, values: Values, name: str) -> FactTime | None:
        iri = text_of(values, name)
        if iri is None:
            return None
        own = self.values[iri]
        anchor = text_of(own, "relativeTo")
        anchor_values: Values = self.values[anchor] if anchor else {}
        return FactTime(
            low=number_of(own, "low"), high=number_of(own, "high"), unit=text_of(own, "unit") or "",
            relative_to=self._anchor_name(anchor_values),
            relative_to_id=text_of(anchor_values, "identifier"),
            phrase=text_of(own, "phrase"), basis=text_of(own, "basis") or "",
            derived_from=text_of(own, "derivedFrom"), aspect=text_of(own, "aspect") or "",
            approximate=text_of(own, "approximate") == "true",
            low_days=number_of(own, "lowDays"), high_days=number_of(own, "highDays"),
        )  # fmt: skip

    def _anchor_name(self, anchor: Values) -> str | None:
        """Name what a time counts from; where a case has several index procedures, which of them."""
        if text_of(anchor, "isIndex") != "true":
            return text_of(anchor, "text")
        several = self.index_procedures[text_of(anchor, "inCase")] > 1
        return text_of(anchor, "eventName") if several else "index procedure"

    def _quantities(self, values: Values) -> tuple[FactQuantity, ...]:
        nodes = sorted(
            values["hasQuantity"], key=lambda iri: number_of(self.values[iri], "sequence") or 0
        )
        return tuple(self._quantity(self.values[iri]) for iri in nodes)

    def _quantity(self, own: Values) -> FactQuantity:
        kind, normal = text_of(own, "quantityKind") or "", text_of(own, "normalRange")
        return FactQuantity(
            kind=curie_of(kind) or "", kind_label=self.labels.get(kind, ""),
            value=number_of(own, "value"), low=number_of(own, "low"), high=number_of(own, "high"),
            comparator=text_of(own, "comparator") or "=", unit=text_of(own, "unit") or "",
            per=text_of(own, "per"), basis=text_of(own, "basis") or "",
            derived_from=text_of(own, "derivedFrom"),
            normal=range_of(self.values[normal]) if normal else None,
        )  # fmt: skip

    def _citations(self, values: Values) -> tuple[int, ...]:
        numbers = (number_of(self.values[iri], "citationNumber") for iri in values["citesReference"])
        return tuple(sorted(int(number) for number in numbers if number is not None))

    def _evidence(self, values: Values) -> tuple[FactQuote, ...]:
        quotes = (self._quote(self.values[iri]) for iri in values["hasEvidence"])
        return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end, quote.role)))

    def _quote(self, own: Values) -> FactQuote:
        spans = [span.split("-") for span in (text_of(own, "fileSpan") or "").split()]
        return FactQuote(
            quote=text_of(own, "quote") or "",
            start=int(text_of(own, "start") or 0), end=int(text_of(own, "end") or 0),
            section=text_of(own, "section") or "", role=text_of(own, "quoteRole") or "",
            file_spans=tuple((int(low), int(high)) for low, high in spans),
        )  # fmt: skip

    # ---- what only some kinds have

    def _more(self, values: Values, kind: str, case: str | None) -> dict[str, Any]:
        more: dict[str, Any] = {
            _NAMES.get(name, name): text_of(values, name) for name in _SINGLE if values.get(name)
        }
        more |= {
            _NAMES.get(name, name): curies_of(values[name]) for name in _CLASSES if values.get(name)
        }
        if kind == "patient":
            return more | self._patient(values)
        if kind == "event":
            return more | self._event(values)
        if kind == "causal_link":
            return more | {name: self._ids(values, name)[0] for name in ("cause", "effect")}
        if kind == "inconsistency":
            return more | {"statements": self._ids(values, "statement")}
        return more | self._claim(values)

    def _ids(self, values: Values, name: str) -> tuple[str, ...]:
        return tuple(sorted(text_of(self.values[iri], "identifier") or iri for iri in values[name]))

    def _patient(self, values: Values) -> dict[str, Any]:
        iri, case = text_of(values, "inCase") or "", self._case(values)
        return {
            "age": number_of(values, "ageYears"),
            "sex": text_of(values, "sex"),
            "history": tuple(text for _, text in sorted(self.histories[iri])),
            "case_kind": text_of(case, "caseKind"),
            "case_label": self.labels.get(iri),
        }

    def _event(self, values: Values) -> dict[str, Any]:
        part = self._ids(values, "partOfEvent")
        return {
            "index": text_of(values, "isIndex") == "true",
            "history": text_of(values, "isHistory") == "true",
            "part_of": part[0] if part else None,
            "targets": self._ids(values, "targets"),
        }

    def _claim(self, values: Values) -> dict[str, Any]:
        more: dict[str, Any] = {
            "agrees_with": self._ids(values, "agreesWith"),
            "contradicts": self._ids(values, "contradicts"),
            "cases": self._ids(values, "concernsCase"),
        }
        for iri in values["hasProportion"]:
            more |= proportion_of(self.values[iri])
        for iri in values["hasStatistic"]:
            more |= statistic_of(self.values[iri])
        return more


_ORDER = {"patient": 0, "event": 1, "causal_link": 2, "inconsistency": 4}
"""Kinds in the order of a record; all claims come third, among themselves by their place."""


FILTERS = ("document", "case", "kind", "status", "review")
"""By what facts can be narrowed."""


def select_facts(facts: list[Fact], filters: dict[str, str | None]) -> list[Fact]:
    """Keep the facts whose document, case, kind, status or review is the one asked for.

    Raises:
        NotFoundError: If a filter names what the graph does not have; says what it has.
    """
    for name, wanted in filters.items():
        if name not in FILTERS:
            what = f"facts cannot be narrowed by {name!r}"
            raise NotFoundError("facts", what, f"Narrow by: {', '.join(FILTERS)}.")
        if wanted is not None:
            known = sorted({value for fact in facts if (value := getattr(fact, name)) is not None})
            if wanted not in known and name != "review":
                what = f"the graph has no facts of {name} {wanted!r}"
                raise NotFoundError(name, what, f"It has: {', '.join(known)}.")
            facts = [fact for fact in facts if getattr(fact, name) == wanted]
    return facts
