"""One process that reads files, so that a file that crashes, hangs or swells it takes nothing with it.

Run as a program with the name of the module that drafts. Jobs come as lines of JSON on standard input;
answers go as lines of JSON to standard output: one for each document, then one that ends the job. What
a document gives is written into the job's folder; whoever asked moves it to where it belongs.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from vakg.corpus.files import digest_of
from vakg.corpus.kept import dump_kept
from vakg.corpus.layout import DOCUMENT, DRAFT, MENTIONS
from vakg.corpus.names import document_name
from vakg.documents import read_documents
from vakg.errors import BadInputError, VakgError
from vakg.garbage import left_alone
from vakg.model.document import Document
from vakg.records.anchor import anchor_record
from vakg.records.dump import dump_record
from vakg.records.duplicates import traits_of
from vakg.records.terms import check_terms

Say = Callable[[dict[str, Any]], None]
_TIDIED = 256
"""Files after which cycles of dead objects are looked for."""


def main() -> int:
    """Read files until there are no more jobs."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # a library that prints must not speak between the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked tells this process to end
    drafting = import_module(sys.argv[1])
    memory = int(sys.argv[2])
    reader = drafting.Reader.load()
    gc.freeze()  # it lives as long as the process: nobody need look through it again
    _bound_memory(memory)

    def say(told: dict[str, Any]) -> None:
        out.write(json.dumps(told) + "\n")
        out.flush()

    say({"ready": True})
    with left_alone():
        for number, line in enumerate(sys.stdin, 1):
            job = json.loads(line)
            _end_when_forgotten(job["seconds"])
            if not do_job(job, lambda one: drafting.extract_record(one, reader), reader.ontology, say):
                return 1  # memory ran out: a fresh process takes the next job
            _end_when_forgotten(0)
            if number % _TIDIED == 0:
                gc.collect()
    return 0


def _bound_memory(most: int) -> None:
    """Bound the memory of this process, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_when_forgotten(seconds: int) -> None:
    """Let the system end this process should nobody be there any more to stop a job that hangs."""
    if hasattr(signal, "alarm"):
        signal.alarm(2 * seconds)


def do_job(job: dict[str, Any], draft: Callable[[Document], Any], ontology: Any, say: Say) -> bool:
    """Read one file and say what came of it; false where this process should not go on.

    Args:
        job: `path` of the file, `name` for its document, `stage` to write into, `seconds` it may take.
        draft: Makes a draft of a document: an object with `record` and `mentions`.
        ontology: Whose terms a draft may use.
        say: Takes the answers.
    """
    try:
        digest = digest_of(Path(job["path"]))
        for number, document in enumerate(_named(read_documents(Path(job["path"])), job["name"])):
            say(_made(document, Path(job["stage"]) / str(number), draft, ontology))
            _end_when_forgotten(job["seconds"])
        say({"done": digest})
    except VakgError as error:
        say(_fault(error.what, error.remedy, error.exit_code))
    except (MemoryError, RecursionError):
        what = "reading it takes more memory than a document should need"
        say(_fault(what, "Leave it out, or give one report a file.", 6, passing=True))
        return False
    except Exception as error:  # noqa: BLE001 - no file may stop the others, whatever it brings about
        said = f"{type(error).__name__}: {str(error)[:200]}, {_place(error)}"
        what = f"this is a mistake in vakg itself ({said})"
        say(_fault(what, "Please report it, with the file.", 1))
    return True


def _place(error: BaseException) -> str:
    """Say where in the program an error came up."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}, line {last.lineno}"


def _fault(what: str, remedy: str, code: int, passing: bool = False) -> dict[str, Any]:
    return {"fault": {"what": what, "remedy": remedy, "code": code, "passing": passing}}


def _named(documents: tuple[Document, ...], name: str) -> Iterator[Document]:
    """Name the only document after its file, and each of several after itself."""
    for one in documents:
        yield replace(one, name=name if len(documents) == 1 else document_name(one.name))


def _made(document: Document, stage: Path, draft: Callable[[Document], Any], ontology: Any) -> Any:
    """Draft a document and write all that is kept of it."""
    made = draft(document)
    record = _checked(made.record, document, ontology)
    stage.mkdir(parents=True)
    text = dump_record(record)
    (stage / DRAFT).write_text(text, encoding="utf-8", newline="\n")
    (stage / DOCUMENT).write_text(dump_kept(document), encoding="utf-8", newline="\n")
    mentions = [plain_mention(one, document) for one in made.mentions]
    (stage / MENTIONS).write_text(_rows(mentions), encoding="utf-8", newline="\n")
    counts = {
        "cases": len(record.cases),
        "events": sum(len(case.events) for case in record.cases),
        "links": sum(len(case.links) for case in record.cases),
        "claims": len(record.claims),
        "mentions": len(mentions),
    }
    return {
        "document": document.name, "digest": document.sha256, "stage": str(stage), "counts": counts,
        "traits": traits_of(document, record).plain(), "warnings": list(document.warnings),
    }  # fmt: skip


def _checked(record: Any, document: Document, ontology: Any) -> Any:
    """Hold a draft to the rules of every record: known terms, and quotes that stand in the text."""
    try:
        check_terms(record, ontology)
        return anchor_record(record, document)
    except BadInputError as error:
        raise RuntimeError(str(error)) from error


def plain_mention(mention: Any, document: Document) -> dict[str, Any]:
    """Write what was recognised and not understood: where, what it might be, why it was left open."""
    return {
        "start": mention.start,
        "end": mention.end,
        "curie": mention.curie,
        "reason": mention.reason,
        "quote": document.text[mention.start : mention.end],
    }


def _rows(rows: list[dict[str, Any]]) -> str:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"


if __name__ == "__main__":
    sys.exit(main())
