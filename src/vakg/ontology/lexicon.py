"""Turn the ontology's own labels and synonyms into names to look for.

To teach the program a new word, add a synonym to the ontology; no Python file lists one.
"""

from __future__ import annotations

from collections.abc import Iterator

from vakg.model.term import Name, Scope, Term
from vakg.ontology.terms import Ontology

# These say what a statement is, not what statements are about: nobody looks for their words.
_UNSPOKEN_MODULES = frozenset({"core", "reporting"})


def load_names(ontology: Ontology) -> tuple[Name, ...]:
    """List every name of every subject term, sorted; a name of two terms is listed for both.

    >>> from vakg.ontology import load_ontology
    >>> names = load_names(load_ontology())
    >>> [(name.curie, name.is_abbreviation) for name in names if name.text == "T7/T8"]
    [('vaco:T7T8Level', True)]
    """
    spoken = (t for t in ontology.terms.values() if t.module not in _UNSPOKEN_MODULES)
    names = {name for term in spoken for name in names_of(term)}
    return tuple(sorted(names, key=lambda n: (n.text, n.curie, n.scope, n.is_abbreviation)))


def names_of(term: Term) -> Iterator[Name]:
    """Yield what to look for of one term: label, notation, synonyms, wordings without choices.

    A notation such as `T8` is an abbreviation: it counts in its own case only.
    """
    yield Name(term.label, term.curie, Scope.LABEL)
    if term.notation:
        yield Name(term.notation, term.curie, Scope.EXACT, True)
    for synonym in term.synonyms:
        yield Name(synonym.text, term.curie, synonym.scope, synonym.is_abbreviation)
    for words in term.wordings:
        if not is_pattern(words):
            yield Name(words, term.curie, Scope.EXACT)


def is_pattern(wording: str) -> bool:
    """Tell whether a wording leaves choices, so that it does not stand in a text as it is.

    >>> is_pattern("blood|clot around the heart"), is_pattern("blood around the heart")
    (True, False)
    """
    return any(sign in wording for sign in "|?_")
