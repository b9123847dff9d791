"""The inside of a PDF, read in a process of its own: pages of short pieces of printed text.

Run as a program: bytes on standard input, JSON on standard output. The process may use only so much
memory and time, so a file made to burst takes nothing with it. Nothing a file brings along is run.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any

from vakg.documents.formats.runs import clean

MEMORY = 1_000_000_000
"""Bytes; a paper of 300 pages takes a tenth of it."""

SECONDS = 60
"""Of computing; about 1,000 printed pages."""

PAGES = 500
GLYPHS = 5_000_000
PICTURE = 0.25
"""Share of a page that a picture covers to be worth a word when the page has no text."""


def main() -> int:
    """Read a PDF from standard input and write its pages, or what is wrong with it."""
    logging.disable(logging.CRITICAL)
    _limit()
    result = _guarded(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(result))
    return 0


def _limit() -> None:
    """Bound memory, time and files written, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for what, bound in (
        (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        hard = resource.getrlimit(what)[1]
        most = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(what, (most, most))


def _guarded(raw: bytes) -> dict[str, Any]:
    from pdfminer.pdfdocument import PDFEncryptionError  # noqa: PLC0415 - slow to import

    try:
        return _read(raw)
    except PDFEncryptionError:
        return {"error": "encrypted"}
    except (MemoryError, RecursionError):
        return {"error": "bomb"}
    except Exception as error:  # noqa: BLE001 - a broken file can fail anywhere in the parser
        return {"error": "broken", "said": f"{type(error).__name__}: {str(error)[:120]}"}


def _read(raw: bytes) -> dict[str, Any]:
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 - slow to import
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    from vakg.documents.formats.pdf_device import Collector  # noqa: PLC0415

    document = PDFDocument(PDFParser(io.BytesIO(raw)))
    if not document.is_extractable:
        return {"error": "forbidden"}
    manager = PDFResourceManager()
    device = Collector(manager)
    interpreter = PDFPageInterpreter(manager, device)
    read: set[object] = set()  # a damaged file may list a page twice
    for page in PDFPage.create_pages(document):
        if page.pageid in read:
            continue
        read.add(page.pageid)
        if len(read) > PAGES:
            return {"error": "long"}
        interpreter.process_page(page)
        if device.glyphs > GLYPHS:
            return {"error": "bomb"}
    return {"pages": device.pages, "info": _info(document.info)}


def _info(infos: list[Any]) -> dict[str, str]:
    from pdfminer.utils import decode_text  # noqa: PLC0415 - slow to import

    return {
        str(key): clean(decode_text(value))
        for info in infos for key, value in info.items() if isinstance(value, bytes)
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
