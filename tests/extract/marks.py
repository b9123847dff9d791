"""Short forms of what reading finds, so that a test prints as it reads."""

from vakg.extract.spans import LevelMention, NumberMention, PersonMention, TimeMention
from vakg.model.assertion import Comparator


def shown(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def level(one: LevelMention) -> str:
    return ("nerve:" if one.is_nerve else "") + " ".join(one.levels)


def time(one: TimeMention) -> str:
    bounds = "-" if one.low is None and one.high is None else f"{shown(one.low)}..{shown(one.high)}"
    return f"{one.kind} {bounds} {one.unit or '-'} {one.anchor_kind}"


def number(one: NumberMention) -> str:
    value = shown(one.value)
    if one.low is not None:
        value += f"[{shown(one.low)}..{shown(one.high)}]"
    if one.numerator is not None or one.denominator is not None:
        value += f"({one.numerator or ''}/{one.denominator or ''})"
    if one.spread is not None:
        value += f"+-{one.spread:g}"
    sign = "" if one.comparator is Comparator.EQUAL else f"{one.comparator.value} "
    parts = [sign + value, one.unit, one.per and f"per {one.per}", one.counted]
    return " ".join(part for part in parts if part)


def person(one: PersonMention) -> str:
    bounds = f"{shown(one.age_low)}..{shown(one.age_high)}" if one.age_low is not None else None
    age = shown(one.age) if one.age is not None else bounds
    group = f"x{one.count}" if one.is_group else None
    ordinal = f"#{one.ordinal}" if one.ordinal else None
    cited = f"@{one.reference}" if one.reference else None
    return " ".join(part for part in (age, group, ordinal, one.sex, cited) if part)
