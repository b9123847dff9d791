"""The table of mappings to other ontologies (SSSOM), by term of this one."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

from vakg.errors import BadInputError
from vakg.model.term import Mapping

SSSOM_FILE = "mappings.sssom.tsv"
_COLUMNS = ("subject_id", "predicate_id", "object_id", "object_label")


def read_mappings(path: Path) -> dict[str, tuple[Mapping, ...]]:
    """Read an SSSOM table: the mappings of each term, in the order of the file.

    A folder without the table has no mappings, which is not an error.

    Raises:
        BadInputError: If a column that is needed is not there, or a row is cut short.
    """
    if not path.is_file():
        return {}
    found: dict[str, list[Mapping]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader((line for line in file if line[:1] != "#"), delimiter="\t")
        _require_columns(path, table.fieldnames or ())
        for number, row in enumerate(table, start=1):
            if not all(row[column] for column in _COLUMNS):
                raise BadInputError(f"{path}, row {number}", "a cell is empty", "Complete the row.")
            subject, *rest = (row[column] for column in _COLUMNS)
            found[subject].append(Mapping(*rest))
    return {subject: tuple(rows) for subject, rows in found.items()}


def _require_columns(path: Path, columns: Iterable[str]) -> None:
    have = set(columns)
    if missing := [column for column in _COLUMNS if column not in have]:
        raise BadInputError(
            str(path), f"no column {', '.join(missing)}", "Give a tab-separated SSSOM table."
        )


def read_prefixes(path: Path) -> dict[str, str]:
    """Read what prefixes stand for, from the comment lines at the head of an SSSOM table."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    head = yaml.safe_load("\n".join(line[1:] for line in lines if line[:1] == "#")) or {}
    found: dict[str, str] = head.get("curie_map", {})
    return found
