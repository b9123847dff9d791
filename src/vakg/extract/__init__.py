"""A document that nobody has curated to a draft record: what is named, of whom, how surely, when.

The ontology's labels and synonyms are the vocabulary; the grammar of negation, time, persons and
causation stands in tables beside the code. Reading is deterministic and needs no model.
"""
