"""A build's folder: the canonical quads, the embedded store and the report, written all or not at all.

A build is made in a folder beside the one asked for and takes its place, in one step, when it is
whole; a build that is killed leaves what was there before, and the next one clears its remains.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, Store

from vakg import __version__
from vakg.errors import BadInputError, NotFoundError, VakgError
from vakg.graph.quads import canonical_nquads

FORMAT = 1
"""Version of the folder's form; a build of another form is refused, not guessed at."""

NQUADS, STORE, REPORT, REVIEWED = "graph.nq", "store", "report.json", "reviewed"
_KNOWN = {NQUADS, STORE, REPORT, REVIEWED, "explorer.html", "reference.html"}


def write_build(quads: Collection[Quad], report: dict[str, Any], folder: Path) -> None:
    """Write a build's three parts into `folder`, replacing an earlier build there.

    Args:
        quads: All quads of the graph.
        report: What the build says of itself; format, version and count of quads are added.
        folder: Where to; made if missing. A folder with other things in it is refused.

    Raises:
        VakgError: If the folder cannot be written.
    """
    _refuse_foreign(folder)
    with _staging(folder) as staged:
        store = Store(str(staged / STORE))
        store.bulk_extend(quads)
        store.optimize()
        store.flush()
        # From the store, which writes numbers in their shortest form: both hold the very same quads.
        (staged / NQUADS).write_bytes(canonical_nquads(store))
        whole = {"format": FORMAT, "vakg": __version__, "quads": len(store)} | report
        del store
        text = json.dumps(whole, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
        (staged / REPORT).write_text(text, encoding="utf-8")


@contextmanager
def damage_told() -> Iterator[None]:
    """Tell in plain words when the engine finds, while it reads, that its files are damaged."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        what = f"it cannot be read to the end ({str(error).partition(':')[0]})"
        raise BadInputError("the store", what, "Run `vakg build` again, with its --out.") from None


def in_memory(quads: Iterable[Quad]) -> Store:
    """Put quads into a store that lives as long as the program, to check them before they are kept."""
    store = Store()
    store.bulk_extend(quads)
    return store


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BadInputError(str(folder), "it is a file, not a folder", "Give another --out.")
    foreign = sorted({path.name for path in folder.iterdir()} - _KNOWN)
    if foreign:
        what = f"it holds other things than a build ({', '.join(foreign[:3])})"
        raise BadInputError(str(folder), what, "Give an empty folder, or that of an earlier build.")


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Give a folder to write to, and put it in the place of `folder` when all went well."""
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.exists() and not os.access(folder, os.W_OK):
            raise PermissionError(13, "Permission denied")
        _clear_remains(folder)
        prefix = f".{folder.name}.new-{os.getpid()}-"
        staged = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    except OSError as error:
        what = f"the build cannot be written there ({error.strerror or error})"
        raise VakgError(str(folder), what, "Give a folder you may write to with --out.") from None
    try:
        yield staged
        staged.chmod(0o755)
        _swap(staged, folder)
    except OSError as error:
        what = f"writing the build failed ({error.strerror or error})"
        raise VakgError(str(folder), what, "Free some space or give another --out.") from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _swap(staged: Path, folder: Path) -> None:
    if not folder.exists():
        staged.rename(folder)
        return
    if _exchange(staged, folder):
        return  # `staged` is the old build now, and the caller removes it
    old = staged.with_name(f".{folder.name}.old-{os.getpid()}")
    folder.rename(old)
    staged.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot (only Linux can)."""
    import ctypes  # noqa: PLC0415 - only a build that replaces another needs it

    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of <fcntl.h> and <stdio.h>
    return int(rename(here, os.fsencode(one), here, os.fsencode(other), exchange)) == 0


def _clear_remains(folder: Path) -> None:
    """Remove what killed builds left beside `folder`; put back a build that was taken away."""
    name = escape(folder.name)
    for old in folder.parent.glob(f".{name}.old-*"):
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(folder)
    for staged in folder.parent.glob(f".{name}.new-*-*"):
        process = staged.name.rsplit("-", 2)[1]
        if process.isdecimal() and not _is_running(int(process)):
            shutil.rmtree(staged, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere there is no harmless way to ask, and asking would stop it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def read_report(folder: Path) -> dict[str, Any]:
    """Read what a build says of itself, and refuse a folder that is none or of another form."""
    path = folder / REPORT
    remedy = f"Run `vakg build --out {folder}`."
    if not path.is_file():
        raise NotFoundError(str(folder), "there is no build here", remedy)
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise BadInputError(str(path), "the report cannot be read", remedy) from None
    form = report.get("format") if isinstance(report, dict) else None
    if form != FORMAT:
        what = f"the build has form {form}, this vakg reads form {FORMAT}"
        raise BadInputError(str(folder), what, remedy)
    return report


def open_store(folder: Path) -> Store:
    """Open a build's store for reading only.

    Raises:
        NotFoundError: If there is no build in the folder.
        BadInputError: If the build is of another form or has lost parts.
    """
    report = read_report(folder)
    remedy = f"Run `vakg build --out {folder}` again."
    if not (folder / STORE / "CURRENT").is_file():
        raise BadInputError(str(folder / STORE), "the store is missing or has lost parts", remedy)
    try:
        store = Store.read_only(str(folder / STORE))
        count = len(store)
    except (OSError, ValueError, RuntimeError):
        raise BadInputError(str(folder / STORE), "the store cannot be opened", remedy) from None
    if count != report.get("quads"):
        what = f"the store holds {count} quads, the report says {report.get('quads')}"
        raise BadInputError(str(folder / STORE), what, remedy)
    return store
