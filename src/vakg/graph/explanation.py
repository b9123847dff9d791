"""Why a thing is of a class, and why the graph contradicts itself: in words, from what is said.

A conclusion is led back to the statements that it was drawn from, whatever the number of axioms in
between. For a contradiction these are the statements of which one has to go.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from vakg.errors import NotFoundError
from vakg.graph.checks import Finding
from vakg.graph.conclusions import Conclusions
from vakg.graph.consistency import Logic, read_logic
from vakg.graph.vocabulary import LABEL, shorten
from vakg.ontology.entailment import SAID, SPECIMEN, Fact, Is


class Explainer:
    """Explains the conclusions from one build."""

    def __init__(self, store: Store) -> None:
        """Draw all conclusions again from what is said, to know what each came from."""
        self.store = store
        self.conclusions = Conclusions(store, afresh=True)
        self.conclusions.new_quads()
        self.entailment = self.conclusions.entailment

    def why(self, thing: str, name: str) -> list[str]:
        """Say from which statements it follows that a thing is of a class.

        Args:
            thing: Full id of a thing.
            name: Full id of a class.

        Returns:
            The statements in words, in a fixed order.

        Raises:
            NotFoundError: If it does not follow.
        """
        fact = Is(thing, name)
        if fact not in self.entailment.reasons:
            what = f"it does not follow that it is a {self._label(name)}"
            raise NotFoundError(shorten(thing), what, "Ask about a type that the graph has.")
        return self._grounds(fact)

    def contradictions(self) -> list[Finding]:
        """Say of each thing that is of two classes that exclude each other which statements clash."""
        logic = read_logic(self.store)
        return sorted(
            self._clash(thing, (one, other), (first, second), logic)
            for thing in self.entailment.things()
            for one, other, first, second in logic.clashes(self.entailment.classes_of(thing))
        )

    def _clash(
        self, thing: str, classes: tuple[str, str], exclusive: tuple[str, str], logic: Logic
    ) -> Finding:
        parts = [
            f"it is {logic.label(name)}, because {'; '.join(self._grounds(Is(thing, name)))}"
            for name in classes
        ]
        rule = "nothing can be both " + " and ".join(map(logic.label, exclusive))
        what = f"{', and '.join(parts)}; but {rule}"
        return Finding(check="contradiction", where=shorten(thing), what=what)

    def _grounds(self, fact: Fact) -> list[str]:
        """Lead a fact back to what is said; what holds of a whole class stands in the ontology."""
        found, seen, waiting = set[str](), set[Fact](), [fact]
        while waiting:
            current = waiting.pop()
            if current in seen or current.thing.startswith(SPECIMEN):
                continue
            seen.add(current)
            reason = self.entailment.reasons[current]
            if reason == SAID:
                found.add(self._in_words(current))
            waiting += reason.premises
        return sorted(found)

    def _in_words(self, fact: Fact) -> str:
        if not isinstance(fact, Is):
            relation = self._label(fact.relation)
            return f"{shorten(fact.thing)} {relation} {shorten(fact.other)}"
        if fact.concept in self.conclusions.theory.data:
            relation, _ = self.conclusions.theory.data[fact.concept]
            values = self.store.quads_for_pattern(NamedNode(fact.thing), NamedNode(relation), None)
            texts = " and ".join(sorted(getattr(quad.object, "value", "") for quad in values))
            return f"{self._label(relation)} of {shorten(fact.thing)} is {texts}"
        return f"{shorten(fact.thing)} is a {self._label(fact.concept)}"

    def _label(self, iri: str) -> str:
        quads = self.store.quads_for_pattern(NamedNode(iri), LABEL, None)
        labels = sorted(getattr(quad.object, "value", "") for quad in quads)
        return f"'{labels[0]}'" if labels else shorten(iri)

