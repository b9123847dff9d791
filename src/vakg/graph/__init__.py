"""Records and ontology to named graphs, what follows from them, and the store they live in."""
