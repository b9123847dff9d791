"""The record of the invented text, in which every field of every type has a value of its own."""

from __future__ import annotations

from typing import Any

from samples import case, claim, event, link, plain_record, proportion, quote, time

_CLEANING = event(
    "cleaning", type="vaco:Cleaning", text="The keeper cleaned the tower clock.", index=True,
    name="the cleaning", time=time(0, 0, phrase=None, basis="derived", derived_from="it starts here",
                                   aspect="performed"),
    evidence=[quote("The tower clock was cleaned by the keeper.")],
)  # fmt: skip

_STOP = event(
    "stop", certainty="probable", text="On the third day the clock stopped.", time=time(3, 3),
    until=time(3.5, None, approximate=True, aspect="observed"), levels=["T1", "T2"],
    level_role="affected", side="left", sites=["vaco:Wheel", "vaco:Spring"], routes=["vaco:Groove"],
    materials=["vaco:Oil"], methods=["vaco:Lamp"], part_of="cleaning", reason="nobody knows",
    severity="whole", institution="the tower", performer="the keeper", said_by="the keeper",
    citations=[3, 1], basis="derived", derived_from="the third day and the stop",
    quantities=[
        {"kind": "vaco:OilVolume", "low": 2, "high": 3, "comparator": "~", "unit": "mL",
         "per": "total", "normal": {"high": 1.5, "comparator": "<="}},
        {"kind": "vaco:OilVolume", "value": 2.5, "unit": "mL", "basis": "derived",
         "derived_from": "the middle of the range"},
    ],
    evidence=[quote("On the third day it stopped."), quote("The tower clock", "caption")],
)  # fmt: skip

_TOWER = case(
    event("old-wear", type="vaco:Wear", history=True, text="The clock was worn.",
          time=time(-2, -2, "a", phrase="of 1812", relative_to=None)),
    _CLEANING,
    _STOP,
    event("no-rust", type="vaco:Rust", status="absent", text="No rust was found.",
          evidence=[quote("No rust was found.")]),
    event("spring", type="vaco:Slip", status="possible", certainty="speculative",
          text="A spring may have slipped.", evidence=[quote("A spring may have slipped.")]),
    event("oil-if-rust", type="vaco:Oiling", status="conditional",
          text="If rust is found the wheel must be oiled.",
          evidence=[quote("If rust is found, the wheel must be oiled.")]),
    event("oiling", type="vaco:Oiling", text="The keeper oiled the wheel.", targets=["stop", "spring"],
          result="success", time=time(1, 2, "h", relative_to="stop", phrase="and"),
          evidence=[quote("The keeper oiled the wheel")]),
    event("look", type="vaco:Call", status="hypothetical", text="It should be looked at.",
          evidence=[quote("should be looked at")]),
    name="tower",
    patient={"text": "The clock stands in a tower.", "age": 78.5, "sex": "female",
             "evidence": [quote("The tower clock")]},
    links=[
        link("oiling-helped", "oiling", "stop", certainty="suggestive", basis="derived",
             derived_from="the order of the sentences", said_by="the keeper", citations=[2]),
        link("cleaning-stopped", "cleaning", "stop"),
    ],
)  # fmt: skip

_SECOND = case(
    event("second-ran", type="vaco:Work", text="It ran for years."),
    name="second", kind="cited", label="the clock of Mason", citations=[4],
    patient={"text": "A second clock, of 1812.", "evidence": [quote("A second clock, of 1812")]},
)  # fmt: skip

_CLAIMS: list[dict[str, Any]] = [
    claim("how-many", "incidence", about=["vaco:Standstill"], procedures=["vaco:Cleaning"],
          populations=["vaco:Tower"],
          proportion=proportion(numerator=23, denominator=92, low=20, high=30.5, comparator="~",
                                range_type="across studies", frequency="a quarter"),
          evidence=[quote("Of 92 clocks, 23 (25%) stopped.")], said_by="Mason", stance="observed",
          citations=[5, 6], cases=["second"]),
    claim("dust", "risk_factor", factors=["vaco:Wear"], outcomes=["vaco:Standstill"],
          direction="increases", certainty="disputed",
          statistic={"name": "odds ratio", "value": 2.5, "ci_low": 1.5, "ci_high": 4, "p": 0.05,
                     "p_comparator": "<"},
          evidence=[quote("Dust raises the risk of a standstill (p<0.05).", "review")]),
    claim("light", "recommendation", status="hypothetical", actions=["vaco:Call"],
          conditions=["vaco:Rust"], condition="when it is dark", methods=["vaco:Lamp"], modality="do",
          rationale="rust is hard to see", levels=["T2"], level_role="treated",
          quantities=[{"kind": "vaco:OilVolume", "value": 1, "unit": "mL"}], materials=["vaco:Oil"],
          agrees_with=["part"], contradicts=["dust"], basis="derived", derived_from="the context",
          evidence=[quote("The clock should be looked at by lamp light.", "background")]),
    claim("part", "anatomy", relation="part of", sites=["vaco:Wheel"], objects=["vaco:Tower"],
          routes=["vaco:Groove"]),
]  # fmt: skip

FULL: dict[str, Any] = plain_record(
    _TOWER,
    _SECOND,
    claims=_CLAIMS,
    inconsistencies=[
        {"id": "rust-or-not", "text": "Two clocks had no rust.", "statements": ["no-rust", "second"],
         "evidence": [quote("No rust was found."), quote("No rust was found.", last=True)]},
        {"id": "a-later-one", "text": "Another pair.", "statements": ["dust", "how-many"],
         "evidence": [quote("Dust raises the risk")]},
    ],
)  # fmt: skip
"""A record as a file would hold it."""
