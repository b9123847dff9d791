"""Time what a user waits for, beside a bare interpreter in the same run: `make benchmark`.

Prints one line a figure: the median and the range over the runs, and the limit we hold ourselves to.
Runs alternate between the candidates, so that a slow moment of the machine hits both.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pyoxigraph import Store

from vakg.graph.store import open_store
from vakg.pipeline import build
from vakg.questions.answer import run
from vakg.questions.library import load_library
from vakg.resources import queries_dir

ROUNDS = 9


def seconds(task: Callable[[], object]) -> float:
    """Time one call, in seconds."""
    begin = time.perf_counter()
    task()
    return time.perf_counter() - begin


def command(*words: str) -> Callable[[], object]:
    """Make a task of a whole process, started and ended."""
    return lambda: subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)


def alternate(
    tasks: dict[str, Callable[[], object]], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Time tasks in turn, `rounds` times each, after one run that is not counted."""
    for task in tasks.values():
        task()
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            times[name].append(seconds(task))
    return times


def told(name: str, times: list[float], limit: str) -> None:
    """Print one figure in milliseconds."""
    middle, low, high = (1000 * f(times) for f in (statistics.median, min, max))
    print(f"{name:42} {middle:8.1f} ms  ({low:.1f} to {high:.1f})  {limit}")


def time_commands(folder: Path) -> None:
    """Time the commands a user types, beside a bare interpreter."""
    asking = ("-m", "vakg", "ask", next(iter(load_library(queries_dir() / "competency"))))
    times = alternate(
        {
            "python -c pass": command("-c", "pass"),
            "vakg --help": command("-m", "vakg", "--help"),
            "vakg ask": command(*asking, "--graph", str(folder)),
        }
    )
    told("python -c pass", times["python -c pass"], "")
    told("vakg --help", times["vakg --help"], "")
    ratio = statistics.median(times["vakg --help"]) / statistics.median(times["python -c pass"])
    print(f"{'  as a ratio to python -c pass':42} {ratio:8.2f}     limit 3")
    told("vakg ask, on a built store", times["vakg ask"], "limit 600 ms")


def time_build(folder: Path) -> None:
    """Time the build of the bundled documents, in this process."""
    told(
        "build of the bundled documents",
        [seconds(lambda: build(None, folder)) for _ in range(5)],
        "limit 5000 ms",
    )


def time_questions(store: Store) -> None:
    """Time each question of the library on the open store; print the three slowest."""
    slowest = []
    for question in load_library(queries_dir() / "competency").values():
        run(store, question.sparql)
        times = [seconds(partial(run, store, question.sparql)) for _ in range(5)]
        slowest.append((statistics.median(times), question.name, times))
    slowest.sort(reverse=True)
    print(f"{len(slowest)} questions; the slowest:")
    for _, name, times in slowest[:3]:
        told(f"  {name}", times, "limit 50 ms")


def main() -> None:
    """Run every benchmark on a fresh build in a temporary folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "build"
        time_build(folder)
        time_commands(folder)
        time_questions(open_store(folder))


if __name__ == "__main__":
    main()
