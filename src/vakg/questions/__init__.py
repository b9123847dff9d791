"""Questions to the graph: the library, free SPARQL within limits, and every fact as a row."""
