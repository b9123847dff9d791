"""What the page knows: documents, entries, views and vocabulary, as one plain structure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from vakg import __version__
from vakg.errors import BadInputError
from vakg.graph.vocabulary import KG
from vakg.questions.network import SourceText
from vakg.view.explorer.answers import answer_all, answers_data
from vakg.view.explorer.carried import Carried, pieces_of, read_choices
from vakg.view.explorer.case_views import CaseView
from vakg.view.explorer.catalogue import Catalogue
from vakg.view.explorer.claim_views import claim_view
from vakg.view.explorer.entries import Entry
from vakg.view.explorer.material import Material
from vakg.view.explorer.network import DASHES, options
from vakg.view.explorer.paths_data import paths_data
from vakg.view.explorer.venous_view import venous_view

NOTICE = "Not medical advice, and not a register of incidence."


def gather(
    material: Material, progress: Callable[[str], None], carry: Iterable[str] = ()
) -> dict[str, Any]:
    """Make the content of the page.

    Args:
        material: What the page is made of.
        progress: Is told what is being done.
        carry: How much of which document's text goes into the page; see `carried.read_choices`.

    Raises:
        BadInputError: If a quote of the build does not stand in its document, or a choice is unknown.
    """
    choices = read_choices(carry, material.documents)
    catalogue = Catalogue(material)
    progress(f"drawing {len(material.cases)} cases of {len(material.documents)} documents")
    views = [view for one in material.documents for view in _views(one.name, catalogue)]
    veins = venous_view(catalogue)
    views += [veins] if veins else []
    _check_quotes(material)
    return {
        "notice": NOTICE, "version": __version__,
        "ontology": {
            "title": material.ontology.title, "version": material.ontology.version,
            "licence": material.ontology.licence,
        },
        "documents": [_document(one, material, choices[one.name]) for one in material.documents],
        "base": KG,
        "families": _families(material),
        "familyOrder": [family.key for family in material.families.in_order],
        "classes": _classes(catalogue.entries, material),
        "entries": catalogue.entries, "views": views, "options": options(), "dashes": DASHES,
        "answers": answers_data(answer_all(material.folder, material.knowledge, progress), catalogue),
        "paths": paths_data(catalogue, _sites(veins, catalogue)),
    }  # fmt: skip


def _sites(veins: Mapping[str, Any] | None, catalogue: Catalogue) -> list[int]:
    entries = veins["entries"] if veins else []
    return [number for number in entries if catalogue.entries[number]["kind"] == "place"]


def _views(document: str, catalogue: Catalogue) -> Iterable[dict[str, Any]]:
    heads = [head for head in catalogue.material.cases if head.document == document]
    for head in sorted(heads, key=lambda one: one.kind == "cited"):
        yield CaseView(head, catalogue).make()
    literature = claim_view(document, catalogue)
    if literature:
        yield literature


def _check_quotes(material: Material) -> None:
    """Make sure that what the page highlights are the very words of each quote."""
    texts = {one.name: one.text for one in material.documents}
    for fact in material.facts:
        for one in fact.evidence:
            if texts[fact.document][one.start : one.end] != one.quote:
                what = f"the quote at {one.start} does not stand there in {fact.document}"
                raise BadInputError(fact.id, what, "Build the graph again with `vakg build`.")


def _document(one: SourceText, material: Material, carried: Carried) -> dict[str, Any]:
    own = [fact for fact in material.facts if fact.document == one.name]
    return {
        "name": one.name, "title": one.title, "kind": one.kind, "authors": list(one.authors),
        "year": one.year, "journal": one.journal, "licence": one.licence, "source": one.source,
        "identifiers": list(one.identifiers), "sha256": one.sha256,
        "pieces": pieces_of(one, own, carried), "carried": carried.value,
    }  # fmt: skip


def _families(material: Material) -> dict[str, Any]:
    return {
        family.key: {"heading": family.heading, "shape": family.shape, "letter": family.letter,
                     "colour": family.colour}
        for family in material.families.in_order
    }  # fmt: skip


def _classes(entries: Iterable[Entry], material: Material) -> dict[str, list[Any]]:
    """Give label and synonyms of each class that an entry names, for the search."""
    named = sorted({curie for entry in entries for curie in entry["classes"]})
    known = {curie: material.classes.get(curie) for curie in named}
    return {
        curie: [material.label(curie), list(found.synonyms) if found else []]
        for curie, found in known.items()
    }
