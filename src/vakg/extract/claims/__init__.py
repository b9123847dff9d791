"""What a document says of more than one patient: rates, risks, advice, mechanisms, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable

from vakg.extract.cases.find import CaseMap
from vakg.extract.claims.advice import may_advise, recommendations
from vakg.extract.claims.antecedents import with_antecedent
from vakg.extract.claims.cohorts import cohorts
from vakg.extract.claims.completing import Known, merged
from vakg.extract.claims.cues import find
from vakg.extract.claims.effects import effects
from vakg.extract.claims.found import Found
from vakg.extract.claims.groups import groups_of
from vakg.extract.claims.measured import measured_claims
from vakg.extract.claims.none_of import none_of
from vakg.extract.claims.plain import plain_claims
from vakg.extract.claims.possible import possibilities
from vakg.extract.claims.rates import rates
from vakg.extract.claims.relations import relations
from vakg.extract.claims.slots import Topic
from vakg.extract.claims.thresholds import thresholds
from vakg.extract.claims.trends import trends
from vakg.extract.claims.view import View
from vakg.extract.claims.viewing import views
from vakg.extract.claims.wholes import Reading
from vakg.extract.claims.writing import within_sentence, written
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import Scan
from vakg.model.assertion import ClaimKind
from vakg.model.claim import Claim


def find_claims(scan: Scan, cases: CaseMap, reader: Reader) -> tuple[Claim, ...]:
    """Find the claims of a document, in the order of the text.

    Numbers are kept as printed: a range stays a range, "up to" a bound, and counts that their printed
    percentage denies stand beside it as quantities. A sentence that tells of a patient gives no claim
    but a plain rate or advice.

    Args:
        scan: What the document names and numbers.
        cases: Whose each stretch of it is.
        reader: The ontology and its names.
    """
    every = tuple(views(scan, cases, reader))
    reading = Reading(reader, list(cohorts(every)))
    found: list[Found] = []
    for view in every:
        earlier = reading.topic.before
        rated = reading.topic.at_risk or reading.topic.rated
        view = with_antecedent(view, earlier, rated)  # noqa: PLW2901 - the same sentence
        hits = find(view)
        hits = () if hits and _says_nothing(view) else hits
        here = [*rates(view, reading), *none_of(view, reading.wholes, reader)]
        if hits:
            here += [*recommendations(view, hits), *relations(view, hits)]
        at_risk = _at_risk(here) or reading.topic.at_risk
        _take_heading(view, reading.topic)
        known = Known(at_risk, earlier, reading.topic.groups)
        here = [*merged(here, tuple(effects(view, here, known))), *thresholds(view, at_risk)]
        here += _apart(view, here)
        reading.topic.at_risk = _at_risk(here) or reading.topic.at_risk
        here += [*plain_claims(view, hits), *measured_claims(view)]
        here += possibilities(view, here)
        found += within_sentence(here)
    return written(found, {view.place: view for view in every}, scan, reader)


def _take_heading(view: View, topic: Topic) -> None:
    """Remember the groups that a heading announces, and what it is about."""
    groups = groups_of(view)
    if groups is not None:
        named = view.named(0, len(view.text), ("happening",))[:1]
        topic.groups, topic.headed = groups, tuple(one.curie for one in named) or topic.before


def _says_nothing(view: View) -> bool:
    """Tell a question, and a sentence of a patient's story without advice."""
    return view.text.rstrip().endswith("?") or (view.narrated and not may_advise(view))


def _apart(view: View, here: Iterable[Found]) -> Iterable[Found]:
    """Give the trends of a sentence ("the more X, the more Y") where no cue gave a risk factor."""
    return () if any(one.kind is ClaimKind.RISK_FACTOR for one in here) else trends(view)


def _at_risk(found: Iterable[Found]) -> tuple[str, ...]:
    """Give what the last risk factor of a sentence was one of."""
    said = [one.outcomes for one in found if one.kind is ClaimKind.RISK_FACTOR and one.outcomes]
    return said[-1] if said else ()


__all__ = ["Reader", "find_claims"]
