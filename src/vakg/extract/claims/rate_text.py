"""Say a rate in a sentence of our own."""

from __future__ import annotations

from vakg.extract.spans import NumberMention
from vakg.model.assertion import Comparator, SymptomScope, UnitOfAnalysis

_SILENT = (SymptomScope.ANY, SymptomScope.NOT_STATED)


def rate_text(
    label: str, number: NumberMention, counts: tuple[int | None, int | None], scope: SymptomScope,
    unit: UnitOfAnalysis,
) -> str:  # fmt: skip
    """Say what, how often and of how many.

    Args:
        label: What happens.
        number: The printed figure.
        counts: How many of how many, where known.
        scope: Which of the findings are counted.
        unit: What is counted.

    >>> one = NumberMention(start=0, end=3, value=26.5, unit="%")
    >>> rate_text("leak", one, (92, 347), SymptomScope.ANY, UnitOfAnalysis.VERTEBRAE)
    'Leak: 26.5% (92 of 347 vertebrae)'
    """
    share, whole = _share(number) if number.unit == "%" else "", _whole(counts, unit)
    bracketed = share and counts[0] is not None
    figures = f"{share} ({whole})" if bracketed else f"{share} {whole}".strip()
    name = label if scope in _SILENT or scope.value in label else f"{scope.value} {label}"
    return f"{name[:1].upper()}{name[1:]}: {figures}"


def _whole(counts: tuple[int | None, int | None], unit: UnitOfAnalysis) -> str:
    above, below = counts
    noun = "" if unit is UnitOfAnalysis.NOT_STATED else f" {unit.value}"
    if above is not None:
        return f"{above} of {below}{noun}" if below is not None else f"{above}{noun}"
    if below is not None:
        return f"of {below}{noun}"
    return f"of{noun}" if noun else ""


def _share(number: NumberMention) -> str:
    sign = "" if number.comparator is Comparator.EQUAL else f"{number.comparator.value} "
    bounds = ""
    if number.low is not None and number.high is not None:
        bounds = f"{number.low:g} to {number.high:g}%"
    if number.value is None:
        return f"{sign}{bounds or f'{number.low or number.high:g}%'}"
    return f"{sign}{number.value:g}%" + (f" (range {bounds})" if bounds else "")
