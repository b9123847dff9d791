"""Tests of `vakg.ontology` and of the ontology files themselves."""
