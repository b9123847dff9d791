"""Classes, rules, advice and a case about a clock, to hold one against the other."""

from __future__ import annotations

from typing import Any

from tests.analysis.invented import days, fact

from vakg.analysis.concordance_case import CaseStory
from vakg.analysis.concordance_findings import Finding
from vakg.analysis.concordance_judging import Judge
from vakg.analysis.concordance_rules import Rules
from vakg.analysis.kinds import Kinds
from vakg.model.fact import Fact, FactQuantity
from vakg.questions.network import ClassEntry

TREE = {
    "ex:Service": (), "ex:TowerService": ("ex:Service",), "ex:WatchService": ("ex:Service",),
    "ex:Winding": ("ex:Technique",), "ex:Technique": (), "ex:Stopping": ("ex:Technique",),
    "ex:ManyClocks": ("ex:Technique",), "ex:Waiting": ("ex:Technique",),
    "ex:Repair": ("ex:Remedy",), "ex:Remedy": (), "ex:Soldering": ("ex:Repair",),
    "ex:Fault": (), "ex:Rust": ("ex:Fault",), "ex:Crack": ("ex:Fault",), "ex:LoudFault": ("ex:Fault",),
    "ex:QuietFault": ("ex:Fault",), "ex:Inspection": (), "ex:Oil": (), "ex:ThinOil": ("ex:Oil",),
    "ex:OilVolume": (), "ex:Clocks": (), "ex:Age": (), "ex:Founding": (), "ex:Lighting": (),
}  # fmt: skip
KINDS = Kinds(
    {
        curie: ClassEntry(
            curie=curie, label=curie[3:].lower(), definition="", synonyms=(), parents=parents
        )
        for curie, parents in TREE.items()
    }
)
RULES = Rules(
    {
        "during": (("ex:Technique", ""),),
        "given": (("ex:Service", ""),),
        "treats": (("ex:Remedy", ""),),
        "afterwards": (("ex:Inspection", ""),),
        "step": (),
        "instead": (("ex:LoudFault", "ex:QuietFault"),),
        "more-than": (("ex:ManyClocks", "ex:Clocks 1"),),
        "counted": (("ex:Clocks", "served"),),
        "since": (("ex:Age", "ex:Founding"),),
        "per": (("hand", "pointer"), ("visit", "")),
    }
)


def amount(kind: str = "ex:OilVolume", value: float | None = None, **given: Any) -> FactQuantity:
    values: dict[str, Any] = {
        "kind": kind, "kind_label": kind[3:].lower(), "value": value, "low": None, "high": None,
        "comparator": "=", "unit": "mL", "per": None, "basis": "stated", "derived_from": None, "normal": None,
    }  # fmt: skip
    return FactQuantity(**(values | given))


def advice(*actions: str, modality: str = "do", quantities: Any = (), **more: Any) -> Fact:
    said = {"actions": actions, "modality": modality, "said_by": "clockmakers"} | more
    return fact("advice", "recommendation", case=None, quantities=quantities, more=said)


SERVICE = fact("service", type="ex:TowerService", time=days(0, 0), more={"index": True})


def event(name: str, curie: str, **given: Any) -> Fact:
    return fact(name, type=curie, **given)


def judged(
    told: Fact, *events: Fact, against: tuple[Fact, ...] = (), served: bool = True
) -> Finding:
    """Hold one line of advice against a clock that was served, and of which this is told besides."""
    story = CaseStory([SERVICE, *events] if served else list(events), KINDS, RULES)
    return Judge(story).judge(told, against)
