"""The graph back to facts: every statement of the store as one row with its quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from vakg.errors import NotFoundError
from vakg.graph.vocabulary import INFERRED_GRAPH, LABEL, ONTOLOGY_GRAPH, SKOS, TYPE, VACO
from vakg.model.fact import Fact, FactQuantity, FactQuote, FactTime

Values = dict[str, list[str]]
_CLAIM = "Claim"
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
        for quad in store:
            self._take(quad.subject, quad.predicate, quad.object, quad.graph_name)
        self.level_rank = {
            values["notation"][0]: int(float(values["levelOrder"][0]))
            for values in self.values.values()
            if "levelOrder" in values and "notation" in values
        }

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
        found = [fact for iri in self.values for fact in self._fact(iri)]
        return [fact for _, fact in sorted(found, key=lambda pair: pair[0])]

    def _fact(self, iri: str) -> Iterator[tuple[tuple[Any, ...], Fact]]:
        values = self.values[iri]
        kind = _kind(values["type"])
        if kind is None:
            return
        case = self._one_id(values, "inCase")
        key = (
            self._one_id(values, "inDocument"), case is None, case or "", _ORDER.get(kind, 9),
            int(_one(values, "sequence") or 0), iri,
        )  # fmt: skip
        yield key, self._row(values, kind, case)

    def _row(self, values: Values, kind: str, case: str | None) -> Fact:
        kind_type = _one(values, "eventType")
        fact = Fact(
            document=self._one_id(values, "inDocument") or "",
            case=case,
            kind=kind,
            id=_one(values, "identifier") or "",
            type=_curie(kind_type),
            label=self.labels.get(kind_type, "") if kind_type else kind.replace("_", " "),
            status=_local(_one(values, "assertionStatus")) or "present",
            certainty=_local(_one(values, "certainty")) or "asserted",
            review=_local(_one(values, "reviewState")) or "",
            time=self._time(values, "time"),
            until=self._time(values, "until"),
            levels=self._levels(values),
            level_role=_one(values, "levelRole"),
            side=_one(values, "side"),
            sites=_curies(values["siteType"]),
            quantities=self._quantities(values),
            text=_one(values, "text") or "",
            citations=self._citations(values),
            evidence=self._evidence(values),
        )
        return replace(fact, more=self._more(values, kind, case))

    # ---- parts

    def _one_id(self, values: Values, name: str) -> str | None:
        iri = _one(values, name)
        return _one(self.values[iri], "identifier") if iri else None

    def _levels(self, values: Values) -> tuple[str, ...]:
        return tuple(sorted(values["level"], key=lambda name: self.level_rank.get(name, 0)))

    def _time(self, values: Values, name: str) -> FactTime | None:
        iri = _one(values, name)
        if iri is None:
            return None
        own = self.values[iri]
        anchor = _one(own, "relativeTo")
        anchor_values = self.values[anchor] if anchor else {}
        is_index = bool(anchor) and _one(anchor_values, "isIndex") == "true"
        return FactTime(
            low=_number(own, "low"), high=_number(own, "high"), unit=_one(own, "unit") or "",
            relative_to="index procedure" if is_index else _one(anchor_values, "text"),
            relative_to_id=_one(anchor_values, "identifier"),
            phrase=_one(own, "phrase"), basis=_one(own, "basis") or "",
            derived_from=_one(own, "derivedFrom"), aspect=_one(own, "aspect") or "",
            approximate=_one(own, "approximate") == "true",
            low_days=_number(own, "lowDays"), high_days=_number(own, "highDays"),
        )  # fmt: skip

    def _quantities(self, values: Values) -> tuple[FactQuantity, ...]:
        nodes = sorted(
            values["hasQuantity"], key=lambda iri: _number(self.values[iri], "sequence") or 0
        )
        return tuple(self._quantity(self.values[iri]) for iri in nodes)

    def _quantity(self, own: Values) -> FactQuantity:
        kind, normal = _one(own, "quantityKind") or "", _one(own, "normalRange")
        return FactQuantity(
            kind=_curie(kind) or "", kind_label=self.labels.get(kind, ""),
            value=_number(own, "value"), low=_number(own, "low"), high=_number(own, "high"),
            comparator=_one(own, "comparator") or "=", unit=_one(own, "unit") or "",
            per=_one(own, "per"), basis=_one(own, "basis") or "",
            derived_from=_one(own, "derivedFrom"),
            normal=_range(self.values[normal]) if normal else None,
        )  # fmt: skip

    def _citations(self, values: Values) -> tuple[int, ...]:
        numbers = (_number(self.values[iri], "citationNumber") for iri in values["citesReference"])
        return tuple(sorted(int(number) for number in numbers if number is not None))

    def _evidence(self, values: Values) -> tuple[FactQuote, ...]:
        quotes = (self._quote(self.values[iri]) for iri in values["hasEvidence"])
        return tuple(sorted(quotes, key=lambda quote: (quote.start, quote.end, quote.role)))

    def _quote(self, own: Values) -> FactQuote:
        spans = sorted(tuple(map(int, span.split("-"))) for span in own["fileSpan"])
        return FactQuote(
            quote=_one(own, "quote") or "",
            start=int(_one(own, "start") or 0), end=int(_one(own, "end") or 0),
            section=_one(own, "section") or "", role=_one(own, "quoteRole") or "",
            file_spans=tuple((low, high) for low, high in spans),
        )  # fmt: skip

    # ---- what only some kinds have

    def _more(self, values: Values, kind: str, case: str | None) -> dict[str, Any]:
        more: dict[str, Any] = {
            _NAMES.get(name, name): _one(values, name) for name in _SINGLE if values.get(name)
        }
        more |= {
            _NAMES.get(name, name): _curies(values[name]) for name in _CLASSES if values.get(name)
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
        return tuple(sorted(_one(self.values[iri], "identifier") or iri for iri in values[name]))

    def _patient(self, values: Values) -> dict[str, Any]:
        history = [
            (int(_one(own, "sequence") or 0), _one(own, "text"))
            for own in self._events_of(values["inCase"])
            if _one(own, "isHistory") == "true"
        ]
        return {
            "age": _number(values, "ageYears"),
            "sex": _one(values, "sex"),
            "history": tuple(text for _, text in sorted(history, key=lambda pair: pair[0])),
        }

    def _events_of(self, cases: Iterable[str]) -> Iterator[Values]:
        wanted = set(cases)
        for own in list(self.values.values()):
            if "eventType" in own and wanted & set(own["inCase"]):
                yield own

    def _event(self, values: Values) -> dict[str, Any]:
        part = self._ids(values, "partOfEvent")
        return {
            "index": _one(values, "isIndex") == "true",
            "history": _one(values, "isHistory") == "true",
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
            more |= _proportion(self.values[iri])
        for iri in values["hasStatistic"]:
            more |= _statistic(self.values[iri])
        return more


_ORDER = {"patient": 0, "event": 1, "causal_link": 2}


def _kind(types: Iterable[str]) -> str | None:
    names = [iri.removeprefix(VACO) for iri in types]
    for name, kind in (("ReportedEvent", "event"), ("Patient", "patient"),
                       ("CausalLink", "causal_link"), ("Inconsistency", "inconsistency")):  # fmt: skip
        if name in names:
            return kind
    claims = [
        name.removesuffix(_CLAIM) for name in names if name.endswith(_CLAIM) and name != _CLAIM
    ]
    return "".join("_" + c.lower() if c.isupper() else c for c in claims[0])[1:] if claims else None


def _one(values: Any, name: str) -> str | None:
    found = values.get(name)
    return found[0] if found else None


def _number(values: Values, name: str) -> float | None:
    text = _one(values, name)
    if text is None:
        return None
    number = float(text)
    return int(number) if number.is_integer() else number


def _range(values: Values) -> dict[str, Any]:
    numbers = {name: _number(values, name) for name in ("value", "low", "high")}
    return numbers | {"comparator": _one(values, "comparator")}


def _proportion(values: Values) -> dict[str, Any]:
    names = {
        "numerator": "numerator", "denominator": "denominator", "value": "value",
        "low": "low", "high": "high",
    }  # fmt: skip
    texts = {
        "comparator": "comparator", "unit": "unit", "unit_of_analysis": "unitOfAnalysis",
        "symptom_scope": "symptomScope", "range_type": "rangeType", "frequency": "frequency",
    }  # fmt: skip
    return {key: _number(values, name) for key, name in names.items()} | {
        key: _one(values, name) for key, name in texts.items()
    }


def _statistic(values: Values) -> dict[str, Any]:
    interval = [_number(values, "ciLow"), _number(values, "ciHigh")]
    return {
        "statistic": _one(values, "statisticName"),
        "statistic_value": _number(values, "value"),
        "p": _number(values, "pValue"),
        "p_comparator": _one(values, "pComparator"),
        "ci": interval if any(end is not None for end in interval) else None,
    }


def _local(iri: str | None) -> str | None:
    return iri.removeprefix(VACO) if iri else None


def _curie(iri: str | None) -> str | None:
    return f"vaco:{iri.removeprefix(VACO)}" if iri else None


def _curies(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(f"vaco:{iri.removeprefix(VACO)}" for iri in iris))


def select_facts(facts: list[Fact], filters: dict[str, str | None]) -> list[Fact]:
    """Keep the facts whose document, case, kind, status or review is the one asked for.

    Raises:
        NotFoundError: If a filter names what the graph does not have; says what it has.
    """
    for name, wanted in filters.items():
        if wanted is not None:
            known = sorted({str(getattr(fact, name)) for fact in facts})
            if wanted not in known and name != "review":
                what = f"the graph has no facts of {name} {wanted!r}"
                raise NotFoundError(f"--{name}", what, f"It has: {', '.join(known)}.")
            facts = [fact for fact in facts if getattr(fact, name) == wanted]
    return facts
