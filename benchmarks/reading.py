"""Time the reading of abstracts and papers on one core, after start-up, beside simpler and fuller readers.

`python -m benchmarks.reading [--documents 10000] [--medspacy PYTHON]`

A text goes the whole way: decoded text to document, names, cases, events, claims, draft record. Beside it
runs a bare Aho-Corasick pass over the same texts, which finds the names and nothing else. PYTHON is an
interpreter that has medspaCy; its full pipeline then reads the same texts with the same names. Seconds are
seconds of one core's work, so that what else the machine does changes little.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import ahocorasick

from vakg.documents import document_of
from vakg.extract.extractor import Reader, extract_record
from vakg.extract.names.spelling import folded
from vakg.garbage import left_alone
from vakg.model.document import Metadata
from vakg.ontology import load_names, load_ontology
from vakg.resources import documents_dir

CORPUS = Path(__file__).parents[1] / "tests" / "fixtures" / "corpus"
MEDSPACY = Path(__file__).with_name("medspacy_reading.py")
ROUNDS = 5
ABSTRACTS, PAPERS = 200, 8
_NUMBER = re.compile(r"(?<![\w.])[1-9]\d(?![\w.])")
_KIB = 1024
_FEW, _LONG = 20, 2
_ABSTRACT = 900  # code points: longer texts of the corpus are no usual abstracts


def varied(texts: Sequence[str], count: int) -> Iterator[str]:
    """Repeat texts, each time with other two-digit numbers, so that none comes twice."""
    for turn in range(count):
        text, shift = texts[turn % len(texts)], turn // len(texts)
        yield _NUMBER.sub(partial(_changed, shift), text)


def _changed(shift: int, number: re.Match[str]) -> str:
    return str(10 + (int(number[0]) - 10 + shift) % 90)


def speeds(read: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Read all texts several times, after one that does not count; give texts a second."""
    read(texts[0])
    found = []
    for _ in range(ROUNDS):
        gc.collect()
        with left_alone():  # as the processes of `vakg extract` do
            begin = time.process_time()
            for text in texts:
                read(text)
            found.append(len(texts) / (time.process_time() - begin))
    return found


def told(name: str, found: Sequence[float], limit: str = "") -> None:
    """Print one speed: the median and the range over the rounds."""
    low, high = min(found), max(found)
    print(f"{name:44} {statistics.median(found):9.1f} a second  ({low:.1f} to {high:.1f})  {limit}")


def reading(reader: Reader) -> Callable[[str], object]:
    """Make a task of reading one text, from its words to its draft."""
    return lambda text: extract_record(document_of(text, "text", "", Metadata()), reader)


def looking_up() -> Callable[[str], object]:
    """Make a task of finding all names of the ontology in a text and nothing else."""
    automaton = ahocorasick.Automaton()
    for name in load_names(load_ontology()):
        automaton.add_word(folded(name.text), name.curie)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(folded(text)))


def memory() -> tuple[float, float]:
    """Give the memory of this process now and at its highest, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    now = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return now / _KIB, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB


def time_memory(read: Callable[[str], object], texts: Sequence[str], count: int) -> None:
    """Read many texts and print the memory on the way: it must not grow with them."""
    begin, marks = time.process_time(), {count * part // 10 for part in (1, 5, 10)}
    for number, text in enumerate(varied(texts, count), 1):
        read(text)
        if number in marks:
            gc.collect()
            now, highest = memory()
            print(f"memory after {number:>6} documents {now:21.1f} MB  (highest {highest:.1f} MB)")
    print(f"{count} documents took {time.process_time() - begin:.1f} s")


def time_medspacy(python: str | None, texts: dict[str, list[str]]) -> None:
    """Let medspaCy's full pipeline read some texts with the same names, where there is one."""
    if python is None:
        print("medspaCy: not measured; give --medspacy PYTHON, an interpreter that has it")
        return
    names = sorted({one.text for one in load_names(load_ontology())})
    given = json.dumps({"names": names, "texts": texts, "rounds": ROUNDS})
    done = subprocess.run(
        [python, str(MEDSPACY)], input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        print(f"medspaCy: not measured; {python} failed: {reason}")
        return
    answer = json.loads(done.stdout)
    for kind, found in answer["speeds"].items():
        told(f"{kind}, medspaCy {answer['version']}, full pipeline", found)


def main() -> None:
    """Run all, and print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--documents", type=int, default=10_000, help="for the memory; 0 leaves it out"
    )
    parser.add_argument("--medspacy", help="an interpreter that has medspaCy")
    given = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    abstracts = [text for text in texts if len(text) <= _ABSTRACT]
    papers = [path.read_text(encoding="utf-8") for path in sorted(documents_dir().glob("*.txt"))]
    many, long = list(varied(abstracts, ABSTRACTS)), list(varied(papers, PAPERS))
    begin = time.process_time()
    read = reading(Reader.load())
    print(f"{'start-up':44} {time.process_time() - begin:9.2f} s")
    told(f"abstracts ({_mean(many)} characters)", speeds(read, many), "at least 200")
    told(f"papers ({_mean(long)} characters)", speeds(read, long), "at least 20")
    bare = looking_up()
    told("abstracts, bare Aho-Corasick", speeds(bare, many))
    told("papers, bare Aho-Corasick", speeds(bare, long))
    time_medspacy(given.medspacy, {"abstracts": many[:_FEW], "papers": long[:_LONG]})
    if given.documents:
        time_memory(read, abstracts, given.documents)


def _mean(texts: Sequence[str]) -> int:
    return round(statistics.mean(map(len, texts)))


if __name__ == "__main__":
    main()
