"""Types of plain values that every stage shares; no RDF, no input or output."""
