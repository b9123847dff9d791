"""The small parts that events and claims are made of: quotes, quantities, times."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from vakg.model.assertion import Basis, Comparator, QuoteRole, TimeAspect

Curie = Annotated[str, Field(pattern=r"^vaco:[A-Z][A-Za-z0-9]*$")]
"""A class of the ontology, such as `vaco:PulmonaryCementEmbolism`."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Names a case, event, link or claim within its record: lower case, digits, hyphens."""

Sentence = Annotated[str, Field(min_length=3)]
"""One plain English sentence."""

LevelName = Annotated[str, Field(pattern=r"^[CTLS]\d{1,2}(/[CTLS]\d{1,2})?$")]
"""A vertebra (`T8`) or the level between two (`T7/T8`)."""


class Part(BaseModel):
    """Base of all record types: frozen, finite numbers, and no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def demand_origin(basis: Basis, derived_from: str | None) -> None:
    """Refuse what a curator worked out without saying from what.

    Raises:
        ValueError: If the basis is derived and `derived_from` is empty.
    """
    if basis is Basis.DERIVED and not derived_from:
        raise ValueError("what is derived must say what it is derived_from")


class Evidence(Part):
    """Words of the document that bear a statement out.

    Args:
        quote: The exact words, as the reading text prints them.
        at: Start and end in code points of the reading text; end is exclusive. A draft written by
            hand may leave it out where the words stand in the text once only.
        role: What part the words play in the document.
    """

    quote: Annotated[str, Field(min_length=2)]
    at: tuple[int, int] | None = None
    role: QuoteRole

    @model_validator(mode="after")
    def _span_fits_quote(self) -> Self:
        if self.at is not None and self.at[0] < 0:
            raise ValueError(f"at starts at {self.at[0]}, before the text")
        if self.at is not None and self.at[1] - self.at[0] != len(self.quote):
            span = self.at[1] - self.at[0]
            raise ValueError(f"at spans {span} characters, the quote has {len(self.quote)}")
        return self


class Range(Part):
    """A value, or bounds, as printed. Shapes: one value, or low and high, or one bound."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = Comparator.EQUAL

    @model_validator(mode="after")
    def _bounds_are_in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low:g} is greater than high {self.high:g}")
        return self


class Quantity(Range):
    """A measured or counted amount.

    Args:
        kind: What the number is, a quantity kind of the ontology.
        unit: UCUM unit (`mL`, `mm[Hg]`, `%`), or "1" for a count.
        per: What the amount is given for: "pedicle", "level", "vertebral body", "injection", "total".
        normal: Normal range as printed beside it.
        basis: Whether the document prints the number or a curator computed it.
        derived_from: For a computed number, from what.
    """

    kind: Curie
    unit: str
    per: str | None = None
    normal: Range | None = None
    basis: Basis = Basis.STATED
    derived_from: str | None = None

    @model_validator(mode="after")
    def _has_a_number_or_says_why_not(self) -> Self:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("a quantity needs value, or low and high, or one of them")
        demand_origin(self.basis, self.derived_from)
        return self


class Time(Part):
    """Where an event stands on the clock of a procedure (negative is before it).

    Args:
        low: Earliest offset in `unit`; equal to `high` for an exact time; None for an open bound.
        high: Latest offset.
        unit: UCUM unit of time: s, min, h, d, wk, mo, a.
        relative_to: Identifier of the event whose start is zero; None for the case's index procedure.
        phrase: The words the time was read from, as printed; None when only derived.
        basis: stated when printed, derived when worked out.
        derived_from: For a derived time, from what.
        aspect: What of the event the time tells.
        approximate: True where the document says "about", "around", "approximately".
    """

    low: float | None
    high: float | None
    unit: Annotated[str, Field(pattern=r"^(s|min|h|d|wk|mo|a)$")]
    relative_to: Identifier | None = None
    phrase: str | None = None
    basis: Basis = Basis.STATED
    derived_from: str | None = None
    aspect: TimeAspect
    approximate: bool = False

    @model_validator(mode="after")
    def _is_a_possible_time(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low:g} is later than high {self.high:g}")
        if self.low is None and self.high is None:
            raise ValueError("a time needs low, high or both; leave `time` out when there is none")
        if self.basis is Basis.STATED and not self.phrase:
            raise ValueError("a stated time needs the phrase it was read from")
        demand_origin(self.basis, self.derived_from)
        return self
