"""Files to documents: plain text in reading order, with the way back to the file."""

from vakg.documents.reader import document_of, read_document

__all__ = ["document_of", "read_document"]
