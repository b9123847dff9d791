"""The ontology's Turtle files as plain terms, names to look for, and what follows by logic.

This is the only door through which clinical words enter the program.
"""

from vakg.ontology.lexicon import load_names
from vakg.ontology.load import load_ontology
from vakg.ontology.terms import Ontology

__all__ = ["Ontology", "load_names", "load_ontology"]
