"""Draft records of ten thousand files, stop half-way, go on: `python -m benchmarks.many [FILES]`.

The files are the texts of tests/fixtures/corpus with other numbers in them, and a few that no reader
should survive. Printed are the files a second, the memory of each process on the way, and whether the
folder of a run that was stopped twice (by Ctrl-C, and by a kill) is the same as that of one that was not.
"""

from __future__ import annotations

import hashlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXTS = Path(__file__).parents[1] / "tests" / "fixtures" / "corpus"
FILES = 10_000
NUMBER = re.compile(r"\d+")
POISON = {
    "scan.pdf": b"%PDF-1.4\n%nothing in it\n",
    "page.pdf": b"<!DOCTYPE html><html><body>Sign in.</body></html>",
    "entity.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><article>&x;</article>',
    "binary.txt": bytes(range(256)) * 40,
    "empty.txt": b"",
    "brackets.txt": b"(" * 400_000 + b"The patient had 12 levels.",
    "numbers.txt": b"1,2-3/4 " * 60_000,
}


def make_files(folder: Path, count: int) -> None:
    """Write the files, and those that no reader should survive."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    chance = random.Random(7)
    for number in range(count):
        text = NUMBER.sub(lambda found: other(found[0], chance), texts[number % len(texts)])
        path = folder / f"{number // 1000:02}" / f"case-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, content in POISON.items():
        (folder / name).write_bytes(content)


def other(digits: str, chance: random.Random) -> str:
    """Give another number of as many digits."""
    return "".join(chance.choice("123456789") for _ in digits)


def start(papers: Path, out: Path) -> subprocess.Popen[str]:
    """Start a run."""
    command = [sys.executable, "-m", "vakg", "extract", str(papers), "--out", str(out)]
    command += ["--seconds", "10"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def stop_at(papers: Path, out: Path, files: int, how: signal.Signals) -> int:
    """Start a run and stop it when so many files are done; give its exit code."""
    run = start(papers, out)
    while run.poll() is None and done_in(out) < files:
        time.sleep(0.05)
    run.send_signal(how)
    run.communicate(timeout=120)
    return run.returncode


def done_in(out: Path) -> int:
    """Count the files that a journal has."""
    journal = out / "journal.jsonl"
    return journal.read_bytes().count(b"\n") - 1 if journal.exists() else 0


def watched(run: subprocess.Popen[str], out: Path, count: int) -> str:
    """Wait for a run and print the memory of its processes on the way."""
    marks = [share * count // 10 for share in (1, 3, 5, 7, 9)]
    while run.poll() is None:
        if marks and done_in(out) >= marks[0]:
            sizes = ", ".join(f"{size} MB" for size in memory_of(run.pid))
            print(f"  at {marks.pop(0):6} files: {sizes}", flush=True)
        time.sleep(0.05)
    return run.communicate()[0]


def memory_of(process: int) -> list[int]:
    """Give the memory of a process and of those it started, in megabytes (Linux only)."""
    children = Path(f"/proc/{process}/task/{process}/children")
    every = [str(process)]
    if children.exists():
        started = Path(f"/proc/{process}/task").glob("*/children")
        every += [one for path in started for one in path.read_text().split()]
    sizes = []
    for one in every:
        status = Path(f"/proc/{one}/status")
        found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
        sizes += [int(found[1]) // 1024] if found else []
    return sizes


def content(out: Path) -> dict[str, str]:
    """Give the hash of every file of a folder, by its place in it."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "summary.json"
    }


def main(count: int) -> None:
    """Run it all in a temporary folder."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have switched it off
    with tempfile.TemporaryDirectory() as place:
        papers, once, twice = (Path(place) / name for name in ("papers", "once", "twice"))
        make_files(papers, count)
        begin = time.perf_counter()
        said = watched(start(papers, once), once, count)
        took = time.perf_counter() - begin
        print(f"{count} files in {took:.1f} s, {count / took:.0f} a second\n{said}")
        codes = [
            stop_at(papers, twice, count // 3, signal.SIGINT),
            stop_at(papers, twice, count // 2, signal.SIGKILL),
        ]
        done, begin = done_in(twice), time.perf_counter()
        start(papers, twice).communicate()
        took = time.perf_counter() - begin
        print(
            f"stopped by Ctrl-C (exit code {codes[0]}) and by a kill ({codes[1]}) at {done} files;"
        )
        print(f"of {count}; the rest took {took:.1f} s; the same folder: {content(once) == content(twice)}")
        begin = time.perf_counter()
        start(papers, twice).communicate()
        print(f"a run with nothing left to do: {time.perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
