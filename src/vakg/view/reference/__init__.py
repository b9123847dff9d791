"""The reference: one HTML file in which each class and property of the ontology can be looked up."""

from vakg.view.reference.writing import write_reference

__all__ = ["write_reference"]
