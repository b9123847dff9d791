"""What several commands share: options, progress, the graph to read, and how rows are printed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

FORMATS = ("table", "json", "jsonl", "csv")
NOT_THIS = "Not medical advice, and not a register of incidence: it counts what documents say."
REVIEWED_ONLY = "vakg.reviewed_only"
Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """Add --format to a command that prints rows."""
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
        help="How rows are printed.",
    )(command)  # fmt: skip


def graph_option(command: Command) -> Command:
    """Add --graph and --reviewed-only to a command that reads the graph; `graph_folder` minds both."""
    command = click.option(
        "--reviewed-only", is_flag=True, expose_value=False, callback=_note_reviewed_only,
        help="Leave out what a machine alone has read.",
    )(command)  # fmt: skip
    return click.option(
        "--graph", "given", type=click.Path(path_type=Path), metavar="DIR",
        help="A build's folder; by default $VAKG_GRAPH, ./build, or the bundled documents' graph.",
    )(command)  # fmt: skip


def _note_reviewed_only(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.meta[REVIEWED_ONLY] = value


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


@contextmanager
def counted(what: str) -> Iterator[Callable[[int, int], None]]:
    """Tell how many are done: on a terminal with a bar, elsewhere a line now and then."""
    quiet = click.get_current_context().find_root().params.get("quiet")
    if quiet:
        yield lambda done, total: None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
    else:
        yield _lines(what)


def _lines(what: str) -> Callable[[int, int], None]:
    """Say how many are done after the first second, and then at longer and longer intervals."""
    begin, after = time.monotonic(), 1.0

    def told(done: int, total: int) -> None:
        nonlocal after
        passed = time.monotonic() - begin
        if passed >= after and done < total:
            click.echo(f"vakg: {done} of {total} {what}", err=True)
            after = passed + min(10.0 + passed / 10, 60.0)

    return told


def graph_folder(given: Path | None) -> Path:
    """Find the graph to read; build that of the bundled documents on first use.

    With --reviewed-only it is the part of the graph that a person has checked.
    """
    folder = _whole_graph(given)
    if not click.get_current_context().meta.get(REVIEWED_ONLY):
        return folder
    from vakg.graph.reviewed import reviewed_part

    return reviewed_part(folder)


def _whole_graph(given: Path | None) -> Path:
    from vakg.graph.location import bundled_graph, find_graph

    found = find_graph(given)
    if found is not None:
        return found
    from vakg.pipeline import build as run_build

    click.echo("Building the graph of the bundled documents, once.", err=True)
    with progress() as told:
        run_build(None, bundled_graph(), told)
    return bundled_graph()


def review_note(folder: Path) -> str:
    """Say how much of a graph a person has checked; empty where that is all of it."""
    from vakg.graph.store import read_report
    from vakg.view.report import review_words

    report = read_report(folder)
    if not report.get("machine_documents"):
        return ""
    return f"In this graph: {review_words(report['counts']['reviews'])}."


def with_review(
    folder: Path, columns: tuple[str, ...], rows: list[dict[str, Any]]
) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Say of each row that names its fact whether a person checked it, where the graph holds both kinds."""
    from vakg.graph.reviewed import machine_documents
    from vakg.model.fact import document_of

    machine = machine_documents(folder)
    if not machine or "fact" not in columns or "review" in columns:
        return columns, rows
    told = [
        row | {"review": "machine" if document_of(str(row["fact"])) in machine else "reviewed"}
        for row in rows
    ]
    return (*columns, "review"), told


def print_rows(columns: tuple[str, ...], rows: list[dict[str, Any]], form: str) -> None:
    """Print rows on standard output in one of the forms."""
    from vakg.view.rows import render_rows

    for piece in render_rows(columns, rows, form):
        click.echo(piece, nl=False)
