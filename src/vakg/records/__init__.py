"""Records on disk: read, check against document and ontology, write."""

from vakg.records.anchor import anchor_record
from vakg.records.dump import dump_record
from vakg.records.load import load_record
from vakg.records.terms import check_terms

__all__ = ["anchor_record", "check_terms", "dump_record", "load_record"]
