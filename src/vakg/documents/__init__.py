"""Files to documents: text in reading order, with the way back to the file."""

from vakg.documents.reader import document_of, read_document, read_documents

__all__ = ["document_of", "read_document", "read_documents"]
