"""Quotes to quads: the exact words, where they stand, and the document they stand in.

A quote is a Web Annotation. Two statements borne out by the same words share one quote node, so that
a count of quotes is a count of passages.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from vakg.graph.quads import Quads
from vakg.graph.vocabulary import DCTERMS, EVIDENCE_GRAPH, FABIO, LABEL, OA, PROV, TYPE, node, vaco
from vakg.model.document import Document
from vakg.model.parts import Evidence

CONTEXT = 40
"""Code points of text kept before and after a quote, so that it can be found in another copy."""

_KINDS = {"case report": "CaseReport", "case series": "JournalArticle"}


class EvidenceQuads:
    """Collect the quads of one document and of the quotes taken from it."""

    def __init__(self, document: Document) -> None:
        """Describe the document; quotes are added one by one."""
        self.document = document
        self.out = Quads(EVIDENCE_GRAPH)
        self.document_node = node(document.name)
        self._describe()

    def _describe(self) -> None:
        add, metadata, iri = self.out.add, self.document.metadata, self.document_node
        add(iri, TYPE, vaco("SourceDocument"), NamedNode(PROV + "Entity"))
        add(iri, TYPE, NamedNode(FABIO + _KINDS.get(metadata.kind or "", "Expression")))
        add(iri, LABEL, metadata.title or self.document.title or self.document.name)
        add(iri, vaco("identifier"), self.document.name)
        add(iri, vaco("sha256"), self.document.sha256)
        add(iri, vaco("documentKind"), metadata.kind)
        add(iri, vaco("readingText"), self.document.text)
        add(iri, NamedNode(DCTERMS + "title"), metadata.title)
        add(iri, NamedNode(DCTERMS + "creator"), *metadata.authors)
        add(iri, NamedNode(DCTERMS + "source"), metadata.source)
        add(iri, NamedNode(DCTERMS + "rights"), metadata.licence)
        add(iri, NamedNode(DCTERMS + "issued"), str(metadata.year) if metadata.year else None)
        add(iri, NamedNode(DCTERMS + "bibliographicCitation"), metadata.journal)
        for scheme, identifier in (("doi", metadata.doi), ("pmid", metadata.pmid)):
            add(
                iri,
                NamedNode(DCTERMS + "identifier"),
                f"{scheme}:{identifier}" if identifier else None,
            )

    def add(self, statement: NamedNode, evidence: Iterable[Evidence]) -> None:
        """Tie a statement to its quotes, which must have their offsets."""
        for one in evidence:
            assert one.at is not None, "a record is anchored before it becomes quads"
            start, end = one.at
            quote = node(self.document.name, f"quote{start}-{end}", one.role.value)
            self.out.add(statement, vaco("hasEvidence"), quote)
            self.out.add(quote, NamedNode(OA + "hasBody"), statement)
            self._quote(quote, one, start, end)

    def _quote(self, quote: NamedNode, one: Evidence, start: int, end: int) -> None:
        add, text = self.out.add, self.document.text
        add(quote, TYPE, vaco("Quote"), NamedNode(OA + "Annotation"))
        add(quote, vaco("inDocument"), self.document_node)
        add(quote, vaco("quote"), one.quote)
        add(quote, vaco("start"), start)
        add(quote, vaco("end"), end)
        add(quote, vaco("section"), self.document.section_at(start))
        add(quote, vaco("quoteRole"), one.role)
        spans = self.document.file_spans(start, end)
        add(quote, vaco("fileSpan"), " ".join(f"{low}-{high}" for low, high in spans))
        self._selectors(quote, text, start, end)

    def _selectors(self, quote: NamedNode, text: str, start: int, end: int) -> None:
        """Say the same in Web Annotation terms, for tools that know those."""
        add = self.out.add
        target, words, place = (
            NamedNode(f"{quote.value}.{n}") for n in ("target", "words", "place")
        )
        add(quote, NamedNode(OA + "hasTarget"), target)
        add(target, TYPE, NamedNode(OA + "SpecificResource"))
        add(target, NamedNode(OA + "hasSource"), self.document_node)
        add(target, NamedNode(OA + "hasSelector"), words, place)
        add(words, TYPE, NamedNode(OA + "TextQuoteSelector"))
        add(words, NamedNode(OA + "exact"), text[start:end])
        add(words, NamedNode(OA + "prefix"), text[max(0, start - CONTEXT) : start])
        add(words, NamedNode(OA + "suffix"), text[end : end + CONTEXT])
        add(place, TYPE, NamedNode(OA + "TextPositionSelector"))
        add(place, NamedNode(OA + "start"), start)
        add(place, NamedNode(OA + "end"), end)
