"""The data files of this folder: tab-separated, one header line, `#` starts a comment line.

Grammar lives there and not in code, each row with an example of what it is there for.
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

    >>> read_table("figures.tsv")[0]["word"]
    'one'
    """
    return read_rows(_HERE / name)


@cache
def column(name: str, key: str, kind: str) -> tuple[str, ...]:
    """Collect one column of the rows of one kind, in the order of the file.

    >>> column("figures.tsv", "word", "half")
    ('half',)
    """
    return tuple(row[key] for row in read_table(name) if row["kind"] == kind)


@cache
def alternatives(name: str, key: str, kind: str) -> str:
    """Join the patterns of one kind, longest first, so that no prefix hides a longer one."""
    return "|".join(sorted(column(name, key, kind), key=lambda way: (-len(way), way)))
