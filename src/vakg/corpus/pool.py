"""Processes that read files: as many as asked for, each replaced when a file was too much for it."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from vakg.corpus.journal import Fault
from vakg.errors import VakgError

START = 120
"""Seconds in which a process must have loaded what it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a run may take.

    Args:
        workers: How many processes; None for one a processor.
        seconds: What one document may take.
        memory: Bytes that a process may use.
    """

    workers: int | None = None
    seconds: int = 120
    memory: int = 4_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to read; `number` is its place, by which results come back in order."""

    number: int
    path: Path
    name: str
    stage: Path


@dataclass(slots=True)
class Result:
    """What came of a job: the answers for its documents and the file's hash, or a fault."""

    number: int
    documents: list[dict[str, Any]] = field(default_factory=list)
    sha256: str = ""
    fault: Fault | None = None


class _Worker:
    """One process, and the thread that talks to it."""

    def __init__(self, drafting: str, memory: int) -> None:
        """Start the process; it answers once it has loaded what it needs."""
        self.deadline: float | None = time.monotonic() + START
        self.late = False
        self.said = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1",
        }  # fmt: skip
        self.process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "vakg.corpus.worker", drafting, str(memory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.said,
            text=True, encoding="utf-8", env=environment,
        )  # fmt: skip

    def answer(self) -> dict[str, Any] | None:
        """Wait for the next answer; None where the process has ended."""
        line = self._pipe(self.process.stdout).readline()
        return dict(json.loads(line)) if line.endswith("\n") else None

    def ask(self, job: Job, seconds: int) -> None:
        """Give the process a job; one that has just died is noticed by its missing answer."""
        told = {
            "path": str(job.path),
            "name": job.name,
            "stage": str(job.stage),
            "seconds": seconds,
        }
        pipe = self._pipe(self.process.stdin)
        with suppress(OSError):
            pipe.write(json.dumps(told) + "\n")
            pipe.flush()

    def stop(self) -> int:
        """End the process, whatever it does."""
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                self._pipe(pipe).close()
        return code

    def last_words(self) -> str:
        """Give the last line that the process wrote on its standard error."""
        self.said.seek(0)
        lines = self.said.read()[-4000:].strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


class Pool:
    """Reads files in several processes; `results` gives what came of each in the order of the jobs."""

    def __init__(self, jobs: list[Job], bounds: Bounds, drafting: str) -> None:
        """Take the jobs, by number, and the module that drafts (see `vakg.corpus.worker`)."""
        self._jobs: queue.Queue[Job] = queue.Queue()
        for job in jobs:
            self._jobs.put(job)
        self._order = [job.number for job in jobs]
        self._seconds, self._memory, self._drafting = bounds.seconds, bounds.memory, drafting
        self._results: queue.Queue[Result | BaseException] = queue.Queue()
        self._running: dict[int, _Worker] = {}
        self._ending = threading.Event()
        count = min(bounds.workers or _processors(), len(jobs))
        self._threads = [
            threading.Thread(target=self._serve, args=(n,), daemon=True) for n in range(count)
        ]
        self._threads.append(threading.Thread(target=self._watch, daemon=True))

    def results(self) -> Iterator[tuple[int, list[Result]]]:
        """Give, at each file that is done, how many are and the results whose turn has come."""
        for thread in self._threads:
            thread.start()
        waiting: dict[int, Result] = {}
        turn = iter(self._order)
        next_one = next(turn, None)
        for done in range(1, len(self._order) + 1):
            result = self._next()
            waiting[result.number] = result
            ready = []
            while next_one is not None and next_one in waiting:
                ready.append(waiting.pop(next_one))
                next_one = next(turn, None)
            yield done, ready

    def _next(self) -> Result:
        while True:
            with suppress(queue.Empty):
                result = self._results.get(
                    timeout=0.5
                )  # wakes up, so that Ctrl-C is heard everywhere
                if isinstance(result, BaseException):
                    raise result
                return result

    def close(self) -> None:
        """End all processes."""
        self._ending.set()
        for worker in list(self._running.values()):
            with suppress(OSError):
                worker.process.kill()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(timeout=10)

    def _watch(self) -> None:
        """Stop a process that takes too long; its thread then tells why."""
        while not self._ending.wait(0.1):
            for worker in list(self._running.values()):
                if worker.deadline is not None and time.monotonic() > worker.deadline:
                    worker.late = True
                    worker.process.kill()

    def _serve(self, number: int) -> None:
        """Take jobs until there are none, with as many processes one after another as that needs."""
        worker: _Worker | None = None
        try:
            while not self._ending.is_set():
                job = self._jobs.get_nowait()
                if worker is None:
                    worker = self._started(number)
                result, alive = self._read(worker, job)
                self._results.put(result)
                if not alive:
                    worker.stop()
                    worker = None
        except queue.Empty:
            pass
        except BaseException as error:  # noqa: BLE001 - told by the thread that waits for results
            self._results.put(error)
        finally:
            if worker is not None:
                worker.stop()

    def _started(self, number: int) -> _Worker:
        worker = self._running[number] = _Worker(self._drafting, self._memory)
        if self._ending.is_set() or worker.answer() is None:
            worker.stop()
            what = f"the process that reads documents does not start: {worker.last_words()}"
            raise VakgError("vakg extract", what, "Install the package again, or report this.")
        return worker

    def _read(self, worker: _Worker, job: Job) -> tuple[Result, bool]:
        """Have one file read; false where the process is of no more use."""
        result = Result(job.number)
        worker.ask(job, self._seconds)
        while True:
            worker.deadline = time.monotonic() + self._seconds
            answer = worker.answer()
            if answer is None:
                result.fault = self._fault(worker)
                return result, False
            if "document" in answer:
                result.documents.append(answer)
                continue
            worker.deadline = None
            if "fault" in answer:
                result.fault = Fault(**answer["fault"])
                return (
                    result,
                    not result.fault.passing,
                )  # too little memory: a fresh process is better
            result.sha256 = answer["done"]
            return result, True

    def _fault(self, worker: _Worker) -> Fault:
        code = worker.stop()
        if worker.late or code == -getattr(signal, "SIGALRM", 0):
            what = f"reading it takes longer than {self._seconds} seconds, so it was stopped"
            remedy = "Leave it out, or allow more with --seconds."
            return Fault(what=what, remedy=remedy, code=6, seconds=self._seconds)
        what = f"the process that read it ended by itself (code {code})"
        return Fault(what=what, remedy="Leave it out and report it.", code=1, passing=True)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
