"""Record to quads: what one document says, each statement a node, safe by default.

Only an event whose status is present is also an instance of its type, and only such an event occurs
in an anatomical part or uses a material. All others keep type, site and material as values of
annotation properties, so that no count of instances can ever reach them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode, Quad

from vakg.graph.evidence import EvidenceQuads
from vakg.graph.quads import Quads
from vakg.graph.quantities import add_proportion, add_quantity, add_statistic, add_time
from vakg.graph.vocabulary import CITO, LABEL, OBO, TYPE, document_graph, node, vaco
from vakg.model.assertion import AssertionStatus, Basis, Certainty, ClaimKind
from vakg.model.case import Case, CausalLink, Event
from vakg.model.claim import Claim, Inconsistency
from vakg.model.document import Document
from vakg.model.parts import Evidence
from vakg.model.record import Record

CLAIM_CLASS = {
    kind: "".join(w.capitalize() for w in kind.value.split("_")) + "Claim" for kind in ClaimKind
}
LevelClass = Callable[[str], str]
Label = Callable[[str], str]


class StatementQuads:
    """Make the quads of one record: those of the document's graph and those of its evidence."""

    def __init__(self, record: Record, document: Document, level: LevelClass, label: Label) -> None:
        """Take the record, the document its quotes stand in, and two look-ups of the ontology.

        Args:
            record: A record whose quotes have their offsets.
            document: The document that the record was made from.
            level: Gives the class of a level name, such as `vaco:T8Vertebra` for "T8".
            label: Gives the label of a class.
        """
        self.name = record.document
        self.record, self.level, self.label = record, level, label
        self.document_node = node(self.name)
        self.out = Quads(document_graph(self.name))
        self.evidence = EvidenceQuads(document)

    def quads(self) -> set[Quad]:
        """Give all quads of the record."""
        for number, case in enumerate(self.record.cases):
            self._case(case, number)
        for number, claim in enumerate(self.record.claims):
            self._claim(claim, number)
        for number, one in enumerate(self.record.inconsistencies):
            self._inconsistency(one, number)
        return self.out.quads | self.evidence.out.quads

    def _iri(self, identifier: str) -> NamedNode:
        return node(self.name, identifier)

    def _case_iri(self, case_id: str) -> NamedNode:
        return node(self.name, "case", case_id)

    def _statement(
        self, iri: NamedNode, identifier: str, text: str, evidence: Iterable[Evidence]
    ) -> None:
        add = self.out.add
        add(iri, vaco("identifier"), identifier)
        add(iri, vaco("text"), text)
        add(iri, vaco("inDocument"), self.document_node)
        add(iri, vaco("reviewState"), vaco(self.record.review.value))
        self.evidence.add(iri, evidence)

    def _said(self, iri: NamedNode, said: Event | CausalLink | Claim) -> None:
        add = self.out.add
        add(iri, vaco("assertionStatus"), vaco(said.status.value))
        add(iri, vaco("certainty"), vaco(said.certainty.value))
        add(iri, vaco("saidBy"), said.said_by)
        add(iri, vaco("basis"), said.basis)
        add(iri, vaco("derivedFrom"), said.derived_from)
        self._citations(iri, said.citations)

    def _citations(self, iri: NamedNode, numbers: Iterable[int]) -> None:
        for number in numbers:
            reference = node(self.name, f"ref{number}")
            self.out.add(reference, TYPE, vaco("Reference"))
            self.out.add(reference, vaco("citationNumber"), number)
            self.out.add(reference, LABEL, f"reference {number} of {self.name}")
            self.out.add(self.document_node, NamedNode(CITO + "cites"), reference)
            self.out.add(iri, vaco("citesReference"), reference)

    def _levels(self, iri: NamedNode, said: Event | Claim) -> None:
        for name in said.levels:
            self.out.add(iri, vaco("level"), name)
            self.out.add(iri, vaco("levelType"), vaco(self.level(name)))
        self.out.add(iri, vaco("levelRole"), said.level_role)

    def _types(self, iri: NamedNode, **values: Iterable[str]) -> None:
        for property_name, curies in values.items():
            self.out.add(iri, vaco(property_name), *(vaco(curie) for curie in curies))

    # ---- cases

    def _case(self, case: Case, number: int) -> None:
        iri, patient, add = (
            self._case_iri(case.id),
            node(self.name, "patient", case.id),
            self.out.add,
        )
        add(iri, TYPE, vaco("CaseHistory"))
        add(iri, vaco("sequence"), number)
        add(iri, LABEL, case.label)
        add(iri, vaco("identifier"), case.id)
        add(iri, vaco("caseKind"), case.kind)
        add(iri, vaco("inDocument"), self.document_node)
        add(iri, vaco("hasPatient"), patient)
        self._citations(iri, case.citations)
        add(patient, TYPE, vaco("Patient"))
        add(patient, LABEL, f"patient of {case.label}")
        add(patient, vaco("inCase"), iri)
        add(patient, vaco("ageYears"), case.patient.age)
        add(patient, vaco("sex"), case.patient.sex)
        self._statement(patient, case.id, case.patient.text, case.patient.evidence)
        for place, event in enumerate(case.events):
            self._event(case, event, place)
        for place, link in enumerate(case.links):
            self._link(case, link, place)

    def _event(self, case: Case, event: Event, number: int) -> None:
        iri, add = self._iri(event.id), self.out.add
        self._statement(iri, event.id, event.text, event.evidence)
        self._said(iri, event)
        self._levels(iri, event)
        add(iri, TYPE, vaco("ReportedEvent"))
        add(iri, LABEL, self.label(event.type))
        add(iri, vaco("eventType"), vaco(event.type))
        add(iri, vaco("inCase"), self._case_iri(case.id))
        add(iri, vaco("sequence"), number)
        add(iri, vaco("isHistory"), event.history)
        add(iri, vaco("isIndex"), event.index)
        add(iri, vaco("eventName"), event.name)
        add(iri, vaco("side"), event.side)
        add(iri, vaco("treatmentResult"), event.result)
        for name in ("reason", "severity", "institution", "performer"):
            add(iri, vaco(name), getattr(event, name))
        add(iri, vaco("partOfEvent"), self._iri(event.part_of) if event.part_of else None)
        add(iri, vaco("targets"), *(self._iri(target) for target in event.targets))
        self._types(
            iri, siteType=event.sites, routeType=event.routes,
            materialType=event.materials, methodType=event.methods,
        )  # fmt: skip
        self._measures(iri, event, case)
        if event.status is AssertionStatus.PRESENT:
            self._happened(iri, event, case)

    def _measures(self, iri: NamedNode, event: Event, case: Case) -> None:
        zero = next((self._iri(other.id) for other in case.events if other.index), None)
        for name, time in (("time", event.time), ("until", event.until)):
            if time is not None:
                anchor = self._iri(time.relative_to) if time.relative_to else zero
                add_time(self.out, iri, name, time, anchor)
        for number, quantity in enumerate(event.quantities, start=1):
            add_quantity(self.out, iri, number, quantity)

    def _happened(self, iri: NamedNode, event: Event, case: Case) -> None:
        """Add what may be said of an event only where it is present: its class and its parts."""
        self.out.add(iri, TYPE, vaco(event.type))
        relations = (
            (NamedNode(OBO + "BFO_0000066"), (*event.sites, *map(self.level, event.levels))),
            (vaco("hasInput"), event.materials),
            (vaco("hasRoute"), event.routes),
        )
        for relation, curies in relations:
            for curie in curies:
                part = node(self.name, case.id, curie.removeprefix("vaco:"))
                self.out.add(part, TYPE, vaco(curie))
                self.out.add(part, LABEL, f"{self.label(curie)} of {case.label}")
                self.out.add(iri, relation, part)

    def _link(self, case: Case, link: CausalLink, number: int) -> None:
        iri, cause, effect = self._iri(link.id), self._iri(link.cause), self._iri(link.effect)
        self._statement(iri, link.id, link.text, link.evidence)
        self._said(iri, link)
        self.out.add(iri, TYPE, vaco("CausalLink"))
        self.out.add(iri, LABEL, f"causal link {link.id}")
        self.out.add(iri, vaco("sequence"), number)
        self.out.add(iri, vaco("inCase"), self._case_iri(case.id))
        self.out.add(iri, vaco("cause"), cause)
        self.out.add(iri, vaco("effect"), effect)
        present = {event.id for event in case.events if event.status is AssertionStatus.PRESENT}
        sure = link.status is AssertionStatus.PRESENT and link.certainty is Certainty.ASSERTED
        if sure and link.basis is Basis.STATED and {link.cause, link.effect} <= present:
            self.out.add(cause, vaco("ledTo"), effect)

    # ---- literature

    def _claim(self, claim: Claim, number: int) -> None:
        iri, add = self._iri(claim.id), self.out.add
        self._statement(iri, claim.id, claim.text, claim.evidence)
        self._said(iri, claim)
        self._levels(iri, claim)
        add(iri, TYPE, vaco("Claim"), vaco(CLAIM_CLASS[claim.kind]))
        add(iri, LABEL, f"{claim.kind.value.replace('_', ' ')} claim {claim.id}")
        add(iri, vaco("sequence"), number)
        for name in ("stance", "condition", "relation", "direction", "modality", "rationale"):
            add(iri, vaco(name), getattr(claim, name))
        self._types(
            iri, about=claim.about, procedureType=claim.procedures, populationType=claim.populations,
            factorType=claim.factors, outcomeType=claim.outcomes, actionType=claim.actions,
            conditionType=claim.conditions, siteType=claim.sites, routeType=claim.routes,
            materialType=claim.materials, methodType=claim.methods, objectType=claim.objects,
        )  # fmt: skip
        add(iri, vaco("agreesWith"), *(self._iri(other) for other in claim.agrees_with))
        add(iri, vaco("contradicts"), *(self._iri(other) for other in claim.contradicts))
        add(iri, vaco("concernsCase"), *(self._case_iri(case) for case in claim.cases))
        self._numbers(iri, claim)

    def _numbers(self, iri: NamedNode, claim: Claim) -> None:
        if claim.proportion is not None:
            add_proportion(self.out, iri, claim.proportion)
        if claim.statistic is not None:
            add_statistic(self.out, iri, claim.statistic)
        for number, quantity in enumerate(claim.quantities, start=1):
            add_quantity(self.out, iri, number, quantity)

    def _inconsistency(self, one: Inconsistency, number: int) -> None:
        iri = self._iri(one.id)
        self._statement(iri, one.id, one.text, one.evidence)
        self.out.add(iri, TYPE, vaco("Inconsistency"))
        self.out.add(iri, LABEL, f"inconsistency {one.id}")
        self.out.add(iri, vaco("sequence"), number)
        cases = {case.id for case in self.record.cases}
        named = (
            self._case_iri(name) if name in cases else self._iri(name) for name in one.statements
        )
        self.out.add(iri, vaco("statement"), *named)
