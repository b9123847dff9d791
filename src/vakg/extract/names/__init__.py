"""The names of the ontology, found in a text."""
