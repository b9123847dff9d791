"""What several commands share: options, progress, the graph to read, and how rows are printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

FORMATS = ("table", "json", "jsonl", "csv")
NOT_THIS = "Not medical advice, and not a register of incidence: it counts what documents say."
Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """Add --format to a command that prints rows."""
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
        help="How rows are printed.",
    )(command)  # fmt: skip


def graph_option(command: Command) -> Command:
    """Add --graph to a command that reads the graph."""
    return click.option(
        "--graph", "given", type=click.Path(path_type=Path), metavar="DIR",
        help="A build's folder; by default $VAKG_GRAPH, ./build, or the bundled documents' graph.",
    )(command)  # fmt: skip


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Tell what is being done, on a terminal with a spinner, elsewhere not at all."""
    quiet = click.get_current_context().find_root().params.get("quiet")
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield status.update


def graph_folder(given: Path | None) -> Path:
    """Find the graph to read; build that of the bundled documents on first use."""
    from vakg.graph.location import bundled_graph, find_graph

    found = find_graph(given)
    if found is not None:
        return found
    from vakg.pipeline import build as run_build

    click.echo("Building the graph of the bundled documents, once.", err=True)
    with progress() as told:
        run_build(None, bundled_graph(), told)
    return bundled_graph()


def print_rows(columns: tuple[str, ...], rows: list[dict[str, Any]], form: str) -> None:
    """Print rows on standard output in one of the forms."""
    from vakg.view.rows import render_rows

    for piece in render_rows(columns, rows, form):
        click.echo(piece, nl=False)
