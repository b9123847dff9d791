"""Short forms of claims, so that a test prints as it reads."""

from vakg.model.assertion import (
    AssertionStatus,
    ClaimKind,
    Comparator,
    SymptomScope,
    UnitOfAnalysis,
)

_SIDES = {
    ClaimKind.RISK_FACTOR: ("factors", ">", "outcomes"), ClaimKind.MECHANISM: ("factors", ">", "outcomes"),
    ClaimKind.INDICATION: ("actions", " if ", "conditions"), ClaimKind.ANATOMY: ("about", " ", "objects"),
}  # fmt: skip
_QUIET = (AssertionStatus.PRESENT,)


def short(curies):
    return "+".join(one.removeprefix("vaco:") for one in curies)


def number(value):
    return "" if value is None else f"{value:g}"


def amount(one):
    sign = "" if one.comparator is Comparator.EQUAL else f"{one.comparator.value} "
    bounds = (
        f"{number(one.low)}..{number(one.high)}"
        if one.low is not None or one.high is not None
        else ""
    )
    value = number(one.value) + (f"[{bounds}]" if bounds and one.value is not None else bounds)
    return f"{sign}{value}{'' if one.unit == '1' else one.unit}"


def figures(one):
    share = amount(one) if one.unit == "%" and one.frequency is None else ""
    above, below = number(one.numerator), number(one.denominator)
    counts = f"{above}/{below}" if above or below else ""
    unit = "" if one.unit_of_analysis is UnitOfAnalysis.NOT_STATED else one.unit_of_analysis.value
    scope = (
        ""
        if one.symptom_scope in (SymptomScope.ANY, SymptomScope.NOT_STATED)
        else one.symptom_scope.value
    )
    said = f'"{one.frequency}"' if one.frequency else ""
    return " ".join(part for part in (share, counts, unit, scope, said) if part)


def statistic(one):
    interval = f" {number(one.ci_low)}..{number(one.ci_high)}" if one.ci_low is not None else ""
    p = f" p{one.p_comparator.value}{one.p:g}" if one.p is not None else ""
    return (
        f"({(one.name or '') + ' ' if one.name else ''}{number(one.value)}{interval}{p})".replace(
            "( ", "("
        )
    )


def claim(one):
    """A claim in one line: kind, what about, figures, status, who says it where not the authors."""
    first, sign, second = _SIDES.get(one.kind, ("about", "", ""))
    what = short(getattr(one, first))
    if one.kind is ClaimKind.ANATOMY:
        what += f" {one.relation} {short(one.objects)}"
    elif second and getattr(one, second):
        what += sign + short(getattr(one, second))
    parts = [
        one.kind.value.removesuffix("_factor").replace("recommendation", "advice"),
        *_inner(one, what),
    ]
    who = "" if one.said_by == "authors" else f"{one.said_by}: "
    return who + " ".join(part for part in parts if part)


def _inner(one, what):
    if one.kind is ClaimKind.RECOMMENDATION:
        yield one.modality.value
        yield short((*one.actions, *one.about))
        yield f"of {short(one.materials)}" if one.materials else ""
        yield f"in {short(one.procedures)}" if one.procedures else ""
        yield f"if {short(one.conditions)}" if one.status is AssertionStatus.CONDITIONAL else ""
    else:
        yield what
        yield one.direction.value if one.direction else ""
        yield f"={short(one.outcomes)}" if one.kind is ClaimKind.DIAGNOSIS and one.outcomes else ""
        yield f"on {short(one.methods)}" if one.kind is ClaimKind.DIAGNOSIS and one.methods else ""
        yield figures(one.proportion) if one.proportion else ""
        yield "" if one.status in _QUIET else one.status.value
    yield statistic(one.statistic) if one.statistic else ""
    yield (
        f"[{', '.join(amount(quantity) for quantity in one.quantities)}]" if one.quantities else ""
    )
