"""The explorer at scale: size of the file, time until it is usable, longest block, time a key of the search.

    python -m benchmarks.explorer

The bundled documents are copied under other names until the page has the size asked for. Each copy has
its own number in every text and quote, so that packing gains nothing from the copying.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.view.chromium import browser

from vakg.model.fact import Fact, FactQuote
from vakg.pipeline import build
from vakg.questions.network import SourceText
from vakg.view.explorer.content import gather
from vakg.view.explorer.material import Material, read_material
from vakg.view.explorer.page import render_page

WATCH = """
window.blocks = [];
new PerformanceObserver(list => window.blocks.push(...list.getEntries().map(one => one.duration)))
  .observe({ type: "longtask", buffered: true });
"""
KEYS = """
words => Math.max(...[...words].map((_, n) => {
  const start = performance.now();
  explorer.SearchIndex.find(words.slice(0, n + 1));
  return performance.now() - start;
}))
"""


def copies(material: Material, count: int) -> Material:
    """Copy all documents, cases and facts of a build under numbered names."""
    numbered = range(count)
    facts = [_fact(one, n) for n in numbered for one in material.facts]
    return replace(
        material,
        documents=[
            one for n in numbered for one in map(lambda d: _document(d, n), material.documents)
        ],
        cases=[
            replace(one, document=_named(one.document, n)) for n in numbered for one in material.cases
        ],
        facts=facts,
    )


def _named(document: str, number: int) -> str:
    """Name a copy; the first keeps its name, so that the answers of the build stand on it."""
    return f"{document}-{number}" if number else document


def _document(one: SourceText, number: int) -> SourceText:
    return replace(one, name=_named(one.name, number), text=_scrambled(one.text, number))


def _fact(one: Fact, number: int) -> Fact:
    evidence = tuple(_quote(quote, number) for quote in one.evidence)
    return replace(
        one,
        document=_named(one.document, number),
        text=_scrambled(one.text, number),
        evidence=evidence,
    )


def _quote(one: FactQuote, number: int) -> FactQuote:
    return replace(one, quote=_scrambled(one.quote, number))


def _scrambled(text: str, number: int) -> str:
    """Shift letters by the number of the copy: as long and as varied as before, and not the same."""
    return "".join(_shifted(sign, number) for sign in text)


def _shifted(sign: str, number: int) -> str:
    if not sign.isascii() or not sign.isalpha():
        return sign
    base = ord("a" if sign.islower() else "A")
    return chr(base + (ord(sign) - base + number) % 26)


def measure(path: Path) -> dict[str, Any]:
    """Open a page in Chromium and time it."""
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(WATCH)
        page.goto(path.as_uri())
        page.locator("html[data-indexed]").wait_for(state="attached", timeout=60_000)
        times = page.evaluate("({ ...document.documentElement.dataset })")
        blocks = page.evaluate("window.blocks")
        slowest = page.evaluate(KEYS, "anticoagluation after embolsm")
        counts = page.evaluate(
            "[explorer.Data.entries.length, explorer.Data.entries.reduce((n, e) => n + e.links.length, 0)]"
        )
        return {
            "entries": counts[0], "ties": counts[1], "ready_ms": int(times["ready"]),
            "indexed_ms": int(times["indexed"]), "longest_block_ms": round(max(blocks, default=0)),
            "slowest_key_ms": round(slowest, 1),
        }  # fmt: skip


def rows(counts: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Measure the page at each number of copies."""
    with tempfile.TemporaryDirectory() as folder:
        build(None, Path(folder) / "build")
        material = read_material(Path(folder) / "build")
        for count in counts:
            path = Path(folder) / f"{count}.html"
            grown = copies(material, count) if count > 1 else material
            path.write_text(render_page(gather(grown, lambda _: None)), encoding="utf-8")
            yield {
                "cases": len(grown.cases),
                "facts": len(grown.facts),
                "bytes": path.stat().st_size,
            } | measure(path)


if __name__ == "__main__":
    for row in rows([int(one) for one in sys.argv[1:]] or [1, 3, 6, 15, 23]):
        print(row, flush=True)
