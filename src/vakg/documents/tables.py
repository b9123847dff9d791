"""The data files beside this code: tab-separated, one header line, `#` starts a comment line.

Grammar and print conventions live there and not in code, each row with an example of what it is
there for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from vakg.resources import read_rows

_HERE = Path(__file__).parent


@cache
def read_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Read a data file's rows, each a mapping from the header's names to the cells.

    >>> read_table("headings.tsv")[0]["heading"]
    'abstract'
    """
    return read_rows(_HERE / name)


@cache
def column(name: str, key: str, kind: str) -> frozenset[str]:
    """Collect one column of the rows of one kind.

    >>> "the" in column("grammar.tsv", "word", "determiner")
    True
    """
    return frozenset(row[key] for row in read_table(name) if row["kind"] == kind)
