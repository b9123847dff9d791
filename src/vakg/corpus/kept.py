"""A document kept as it was read, so that quotes keep their places whatever becomes of its file.

The form is JSON with the fields of `vakg.model.document.Document`; `text` is the reading text.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from vakg.documents import read_documents
from vakg.errors import BadInputError, NotFoundError
from vakg.model.document import Document

FORM = 1


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def dump_kept(document: Document) -> str:
    """Write a document as JSON that `read_kept` reads back to an equal document."""
    told = _adapter().dump_python(document, mode="json")
    return json.dumps({"vakg_document": FORM} | told, ensure_ascii=False, indent=None) + "\n"


def read_any(path: Path) -> tuple[Document, ...]:
    """Read a file of any form: one of those that documents come in, or a document that was kept."""
    return (read_kept(path),) if path.suffix.lower() == ".json" else read_documents(path)


def read_kept(path: Path) -> Document:
    """Read a document that was kept.

    Raises:
        NotFoundError: If there is no such file.
        BadInputError: If it is no kept document, or one of another form.
    """
    remedy = "Read the document again with `vakg extract`."
    if not path.is_file():
        raise NotFoundError(str(path), "there is no such document", remedy)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        form = told.pop("vakg_document", None) if isinstance(told, dict) else None
        if form != FORM:
            raise BadInputError(str(path), "this is no document that vakg has kept", remedy)
        return _adapter().validate_python(told)
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        raise BadInputError(str(path), what, "Check its permissions.") from None
    except (ValidationError, ValueError, RecursionError) as error:
        what = f"the kept document is damaged ({type(error).__name__})"
        raise BadInputError(str(path), what, remedy) from None
