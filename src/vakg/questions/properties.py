"""What the store says of one subject, by the local name of the property, read as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vakg.graph.vocabulary import VACO

Values = dict[str, list[str]]
"""Every value of every property of a subject, as text."""

_CLAIM = "Claim"


def kind_of(types: Iterable[str]) -> str | None:
    """Name the kind of statement that a subject with these types is; None when it is none."""
    names = [iri.removeprefix(VACO) for iri in types]
    for name, kind in (("ReportedEvent", "event"), ("Patient", "patient"),
                       ("CausalLink", "causal_link"), ("Inconsistency", "inconsistency")):  # fmt: skip
        if name in names:
            return kind
    claims = [
        name.removesuffix(_CLAIM) for name in names if name.endswith(_CLAIM) and name != _CLAIM
    ]
    return "".join("_" + c.lower() if c.isupper() else c for c in claims[0])[1:] if claims else None


def text_of(values: Any, name: str) -> str | None:
    """Give the one value of a property, or None."""
    found = values.get(name)
    return found[0] if found else None


def number_of(values: Values, name: str) -> float | None:
    """Give the one value of a property as a number, whole where it is whole."""
    text = text_of(values, name)
    if text is None:
        return None
    number = float(text)
    return int(number) if number.is_integer() else number


def range_of(values: Values) -> dict[str, Any]:
    """Read a value or bounds as printed."""
    numbers = {name: number_of(values, name) for name in ("value", "low", "high")}
    return numbers | {"comparator": text_of(values, "comparator")}


def proportion_of(values: Values) -> dict[str, Any]:
    """Read how often, under the names that the record gives it."""
    names = {
        "numerator": "numerator", "denominator": "denominator", "value": "value",
        "low": "low", "high": "high",
    }  # fmt: skip
    texts = {
        "comparator": "comparator", "unit": "unit", "unit_of_analysis": "unitOfAnalysis",
        "symptom_scope": "symptomScope", "range_type": "rangeType", "frequency": "frequency",
    }  # fmt: skip
    return {key: number_of(values, name) for key, name in names.items()} | {
        key: text_of(values, name) for key, name in texts.items()
    }


def statistic_of(values: Values) -> dict[str, Any]:
    """Read what a comparison gave."""
    interval = [number_of(values, "ciLow"), number_of(values, "ciHigh")]
    return {
        "statistic": text_of(values, "statisticName"),
        "statistic_value": number_of(values, "value"),
        "p": number_of(values, "pValue"),
        "p_comparator": text_of(values, "pComparator"),
        "ci": interval if any(end is not None for end in interval) else None,
    }


def local_name(iri: str | None) -> str | None:
    """Drop the namespace of the ontology: `present` for its IRI."""
    return iri.removeprefix(VACO) if iri else None


def curie_of(iri: str | None) -> str | None:
    """Write the IRI of a class with its prefix."""
    return f"vaco:{iri.removeprefix(VACO)}" if iri else None


def curies_of(iris: Iterable[str]) -> tuple[str, ...]:
    """Write the IRIs of classes with their prefix, sorted."""
    return tuple(sorted(f"vaco:{iri.removeprefix(VACO)}" for iri in iris))
