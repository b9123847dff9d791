"""Rows as a table for reading, or as JSON, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import category

from vakg.view.entries import WIDEST, are_entries, render_entries

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet runs a cell that begins so; CSV output defuses it with an apostrophe."""


def render_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], form: str
) -> Iterator[str]:
    r"""Write rows in one of the forms table, json, jsonl, csv.

    >>> "".join(render_rows(("a",), [{"a": "=1+1"}], "csv"))
    "a\r\n'=1+1\r\n"
    """
    if form == "jsonl":
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif form == "json":
        yield json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        yield from _csv(columns, rows)
    elif are_entries(columns):
        width = shutil.get_terminal_size((WIDEST, 40)).columns
        yield from render_entries(columns, rows, width, _readable)
    else:
        yield from _table(columns, rows)


def _readable(value: Any) -> str:
    """Write a value for reading: control characters visible, days and amounts to two decimals."""
    return visible(f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else _plain(value))


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(value: Any) -> str:
    text = _plain(value)
    is_number = isinstance(value, (int, float))
    return f"'{text}" if text.startswith(FORMULA_SIGNS) and not is_number else text


def _plain(value: Any) -> str:
    """Write a value for a reader: nothing for None, words for true and false, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_plain(one)}" for key, one in value.items() if one is not None)
    return str(value)


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only a table needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(_plain(row.get(column)))) for column in columns))
    width = shutil.get_terminal_size((140, 40)).columns
    buffer = io.StringIO()
    Console(file=buffer, width=width, color_system="auto" if sys.stdout.isatty() else None).print(
        table
    )
    yield "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def visible(text: str) -> str:
    r"""Replace control characters, which could drive a terminal, with a visible sign.

    >>> visible("a\x1b[31mb")
    'a�[31mb'
    """
    return "".join(c if c.isprintable() or c == "\n" or category(c) == "Zs" else "�" for c in text)
