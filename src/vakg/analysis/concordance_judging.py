"""One line of advice against one case: what the structure of both allows to say, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vakg.analysis.concordance_amounts import Amount, fits, together
from vakg.analysis.concordance_case import (
    ABSENT,
    INSTEAD,
    POSSIBLE,
    PRESENT,
    UNTOLD,
    CaseStory,
    Condition,
)
from vakg.analysis.concordance_findings import (
    Finding,
    Verdict,
    distinct,
    joined,
    left_open,
    not_told,
    practised,
)
from vakg.model.fact import Fact, FactQuantity


@dataclass(frozen=True)
class Judge:
    """Holds lines of advice against one case."""

    story: CaseStory

    def judge(self, advice: Fact, conflicting: Sequence[Fact] = ()) -> Finding:
        """Say how the case stands to a line of advice.

        Args:
            advice: A recommendation.
            conflicting: What contradicts it.
        """
        actions = self.story.kinds.narrowest(advice.more.get("actions", ()))
        other = self._procedure(advice)
        if other is not None:
            return other
        if not actions:
            return left_open("the advice names no action")
        finding = self._held(advice, actions)
        if (
            conflicting
            and finding.verdict is not Verdict.NOT_APPLICABLE
            and self._applies(advice, actions)
        ):
            reason = f"another statement contradicts the advice; by itself: {finding.reason}"
            return replace(finding, verdict=Verdict.CONFLICTS, reason=reason)
        return finding

    # ---- whom the advice is for

    def _procedure(self, advice: Fact) -> Finding | None:
        """Say why the advice is not for this procedure; None where it is."""
        wanted, kinds = advice.more.get("procedures", ()), self.story.kinds
        done = self.story.procedures
        if not wanted or any(self._is_done(one, fact.type) for one in wanted for fact in done):
            return None
        names = kinds.names(wanted)
        if not done or any(kinds.is_a(one, fact.type or "") for one in wanted for fact in done):
            return not_told(f"the record does not say whether this was {names}", done)
        here = kinds.names({fact.type for fact in done if fact.type})
        reason = f"the advice is for {names}; this was {here}"
        return Finding(verdict=Verdict.NOT_APPLICABLE, reason=reason, facts=done)

    def _is_done(self, wanted: str, done: str | None) -> bool:
        kinds, rules = self.story.kinds, self.story.rules
        whole = rules.objects("step", wanted)
        return kinds.is_a(done, wanted) or (bool(whole) and kinds.is_a(done, *whole))

    def _conditions(self, advice: Fact, actions: Sequence[str], at: Fact | None) -> list[Condition]:
        """Say how the case stands to all that the advice is for."""
        story, more = self.story, advice.more
        people = more.get("populations", ())
        needed = [one for one in more.get("conditions", ()) if one not in people]
        if self._are("treats", actions) and not more.get("conditions"):
            needed += more.get("about", ())
        during = self._are("during", actions)
        found = [story.condition(one, during=during, at=at) for one in needed]
        found = [self._later(one) if during else one for one in found]
        found += [story.condition(one, lasting=True, at=at) for one in people]
        return [replace(one, when=" by then") if at and not one.when else one for one in found]

    def _later(self, condition: Condition) -> Condition:
        """Add to what is not told of the procedure what was found afterwards."""
        when = " in the course of the procedure"
        if condition.state != UNTOLD:
            return replace(condition, when=when)
        later = self.story.condition(condition.curie)
        found = (
            ", only by what was found afterwards" if later.facts and later.state == PRESENT else ""
        )
        return Condition(condition.curie, UNTOLD, later.facts if found else (), when + found)

    def _are(self, what: str, actions: Sequence[str]) -> bool:
        return all(self.story.rules.holds(what, one, self.story.kinds) for one in actions)

    def _applies(self, advice: Fact, actions: Sequence[str]) -> bool:
        return all(one.state == PRESENT for one in self._conditions(advice, actions, None))

    # ---- what was done

    def _held(self, advice: Fact, actions: Sequence[str]) -> Finding:
        if self._are("given", actions) or self._is_by_amount(advice, actions):
            outside = self._outside(self._conditions(advice, actions, None))
            return outside or self._by_amount(advice)
        events = self.story.actions(actions)
        found = [self._at(advice, actions, event) for event in events]
        if not found:
            found = [self._untold(advice, actions)]
        return joined(found)

    def _is_by_amount(self, advice: Fact, actions: Sequence[str]) -> bool:
        told = bool(advice.quantities) and advice.more.get("modality") != "stop"
        return told and self._are("during", actions)

    def _outside(self, conditions: Sequence[Condition]) -> Finding | None:
        """Say why the advice does not hold for the patient, or may not; None where it does."""
        kinds = self.story.kinds
        for one in conditions:
            if one.state in (ABSENT, INSTEAD):
                here = kinds.names({fact.type for fact in one.facts if fact.type})
                told = (
                    f"{here} is told instead" if one.state == INSTEAD else "it is told to be absent"
                )
                reason = f"the advice is for {kinds.label(one.curie)}: {told}{one.when}"
                return Finding(verdict=Verdict.NOT_APPLICABLE, reason=reason, facts=one.facts)
        missing = [one for one in conditions if one.state in (UNTOLD, POSSIBLE)]
        if not missing:
            return None
        facts = distinct(fact for one in conditions for fact in one.facts)
        states = {POSSIBLE: "only possible", UNTOLD: "not told"}
        names = [f"{kinds.label(one.curie)} is {states[one.state]}{one.when}" for one in missing]
        return not_told(f"what the advice is for: {', '.join(names)}", facts)

    def _limit(self, advice: Fact) -> Finding | None:
        """Say why the amount at which to stop was not reached, or may not have been; None where it was."""
        if advice.more.get("modality") != "stop" or not advice.quantities:
            return None
        found = [(one, self._one_amount(one)) for one in advice.quantities]
        untold = ", ".join(reason for _, (_, reason) in found if reason)
        if untold:
            return not_told(untold)
        amounts = tuple(amount for _, (told, _) in found for amount in told)
        answer = together([fits(one, amount) for one, (told, _) in found for amount in told])
        facts = distinct(one.fact for one in amounts)
        if answer:
            return None
        judged = left_open("the amount told leaves it open", facts)
        reached = "the amount at which to stop was not reached"
        return (
            judged
            if answer is None
            else replace(judged, verdict=Verdict.NOT_APPLICABLE, reason=reached)
        )

    def _untold(self, advice: Fact, actions: Sequence[str]) -> Finding:
        """Judge an action that the case says nothing of."""
        conditions = self._conditions(advice, actions, None)
        outside = self._outside(conditions)
        if outside is not None and outside.verdict is Verdict.NOT_APPLICABLE:
            return outside
        names = self.story.kinds.names(actions)
        by_number = [self.story.condition(one) for one in actions]
        if all(one.state == ABSENT and one.facts for one in by_number):
            facts = tuple(fact for one in by_number for fact in one.facts)
            return outside or practised(
                advice, f"by its number, it was no {names}", facts, done=False
            )
        if all(one.state == PRESENT for one in by_number):
            reason = f"the advice names no number from which it is {names}"
            return left_open(reason, tuple(fact for one in by_number for fact in one.facts))
        found = [fact for one in conditions for fact in one.facts]
        facts = distinct((*found, *self.story.larger_events(found)))
        outside = outside or self._limit(advice)
        if outside is not None:
            return replace(outside, facts=outside.facts or facts)
        return not_told(f"the record does not say whether this was done: {names}", facts)

    def _at(self, advice: Fact, actions: Sequence[str], event: Fact) -> Finding:
        """Judge an action that the case says was done, or was not, by how things stood then."""
        conditions = self._conditions(advice, actions, event)
        outside = self._outside(conditions) or self._limit(advice)
        if outside is not None:
            facts = distinct((event, *outside.facts))
            return Finding(verdict=outside.verdict, reason=outside.reason, facts=facts)
        if event.status == ABSENT:
            return practised(advice, "told not to have been done", (event,), done=False)
        subjects = {fact.id for one in conditions for fact in one.facts}
        if advice.more.get("conditions") and subjects.isdisjoint(event.more.get("targets", ())):
            return not_told(
                "it was done, but the record does not say that it was for this", (event,)
            )
        lacking = self._lacking(advice, event)
        if lacking:
            reason = f"it was done, but the record does not say that it was with {lacking}"
            return not_told(reason, (event,))
        return self._with_amounts(advice, event)

    def _lacking(self, advice: Fact, event: Fact) -> str:
        """Name the materials that are advised and not told to have been used."""
        wanted, kinds = advice.more.get("materials", ()), self.story.kinds
        used = event.more.get("materials", ())
        if not wanted or any(kinds.is_a(one, *wanted) for one in used):
            return ""
        return kinds.names(wanted)

    def _with_amounts(self, advice: Fact, event: Fact) -> Finding:
        """Judge an action that was done, with what it was to reach or how long it was to last."""
        if not advice.quantities:
            return practised(advice, "told to have been done", (event,), done=True)
        pairs = [
            (one, amount) for one in advice.quantities for amount in self.story.amounts(one.kind)
        ]
        own = [pair for pair in pairs if pair[1].fact.id == event.id]
        found = own or [pair for pair in pairs if not self._is_treatment(pair[1])]
        amounts = tuple(amount for _, amount in found)
        facts = distinct((event, *(one.fact for one in amounts)))
        if not amounts:
            return not_told("it was done, but the record does not tell the amount", facts)
        answer = together([fits(one, amount) for one, amount in found])
        if answer is None or (not own and not answer):
            judged = left_open(
                "it was done; not every amount told of the case is as advised", facts
            )
        else:
            judged = practised(advice, _as_advised(answer), facts, done=answer)
        return replace(judged, amounts=amounts)

    def _is_treatment(self, amount: Amount) -> bool:
        return self.story.rules.holds("treats", amount.fact.type, self.story.kinds)

    def _by_amount(self, advice: Fact) -> Finding:
        """Judge what was done for certain, or is told by its amount alone."""
        if not advice.quantities:
            return left_open("the advice gives no amount", self.story.procedures)
        found = [self._one_amount(one) for one in advice.quantities]
        amounts = tuple(amount for one, _ in found for amount in one)
        facts = distinct(one.fact for one in amounts)
        untold = ", ".join(reason for _, reason in found if reason)
        if untold:
            return replace(not_told(untold), facts=facts, amounts=amounts)
        pairs = zip(advice.quantities, (one for one, _ in found), strict=True)
        answer = together([fits(q, amount) for q, one in pairs for amount in one])
        if answer is None:
            judged = left_open("the amount told leaves it open", facts)
        else:
            judged = practised(advice, "by the amount told", facts, done=answer)
        return replace(judged, amounts=amounts)

    def _one_amount(self, advised: FactQuantity) -> tuple[tuple[Amount, ...], str]:
        """Give the amounts of the case that can be held against an advised one, or say why there are none."""
        told = self.story.amounts(advised.kind)
        same = tuple(one for one in told if self.story.rules.same_per(one.per, advised.per))
        if same:
            return same, ""
        if not told:
            return (), f"the record does not tell the {advised.kind_label}"
        pers = " and ".join(sorted({one.per or "nothing named" for one in told}))
        return (
            (),
            f"the {advised.kind_label} is told per {pers}, not per {advised.per or 'nothing named'}",
        )


def _as_advised(answer: bool) -> str:
    return "told to have been done, as advised" if answer else "done, but not as much as advised"
