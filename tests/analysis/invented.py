"""Facts of an invented case about a clock, for tests that need no ontology."""

from __future__ import annotations

from typing import Any

from vakg.model.fact import Fact, FactTime


def days(low: float | None, high: float | None, *, after: str | None = None) -> FactTime:
    return FactTime(
        low=low, high=high, unit="d", relative_to="index procedure", relative_to_id=after, phrase="then",
        basis="stated", derived_from=None, aspect="observed", approximate=False,
        low_days=None if after else low, high_days=None if after else high,
    )  # fmt: skip


def fact(name: str, kind: str = "event", **given: Any) -> Fact:
    more = {"targets": (), "part_of": None} if kind == "event" else {}
    values: dict[str, Any] = {
        "document": "clock", "case": "tower", "kind": kind, "id": name,
        "type": f"ex:{name.title()}" if kind == "event" else None, "label": name, "status": "present",
        "certainty": "asserted", "review": "reviewed", "time": None, "until": None, "levels": (),
        "level_role": None, "side": None, "sites": (), "quantities": (), "text": f"It says {name}.",
        "citations": (), "evidence": (), "more": more | given.pop("more", {}),
    }  # fmt: skip
    return Fact(**(values | given))


def cause(name: str, before: str, after: str, **given: Any) -> Fact:
    return fact(name, "causal_link", more={"cause": before, "effect": after}, **given)
