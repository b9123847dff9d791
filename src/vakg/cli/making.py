"""Commands that make something: build, demo, explore, validate."""

from __future__ import annotations

from pathlib import Path

import click

from vakg.cli.group import fail, main
from vakg.cli.shared import (
    NOT_THIS,
    format_option,
    graph_folder,
    graph_option,
    print_rows,
    progress,
)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True)
def demo(out: Path) -> None:
    """Do the main job on the bundled documents: build, ask three questions, write the explorer.

    \b
        vakg demo
    """
    from vakg.demo import run_demo

    with progress() as told:
        pieces = run_demo(out, told)
    for piece in pieces:
        click.echo(piece)
    click.echo(NOT_THIS)


@main.command()
@click.argument("folders", nargs=-1, metavar="[FOLDER]...", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True)
@click.option("--reviewed-only", is_flag=True, help="Leave out records that nobody has checked.")
def build(folders: tuple[Path, ...], out: Path, reviewed_only: bool) -> None:
    """Build a graph from folders of documents and records, or from the bundled documents.

    \b
        vakg build                       the bundled documents, into ./build
        vakg build my-papers --out graph
        vakg build drafts --reviewed-only
    """
    from vakg.pipeline import build as run_build
    from vakg.view.report import render_report

    with progress() as told:
        report = run_build(folders or None, out, told, reviewed_only=reviewed_only)
    click.echo(render_report(report))
    click.echo(f"The graph is in {out}.")


@main.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@click.option(
    "--text", "carry", multiple=True, metavar="[DOCUMENT=]CHOICE",
    help="How much of a text goes into the file: whole, quotes or offsets; for all, or one document.",
)  # fmt: skip
@graph_option
def explore(out: Path | None, carry: tuple[str, ...], given: Path | None) -> None:
    """Write the explorer: one HTML file that opens by a double click, without a network.

    \b
        vakg explore --out explorer.html
        vakg explore --text quotes --text pce-ards=whole
    """
    from vakg.view.explorer import write_explorer

    with progress() as told:
        path = write_explorer(graph_folder(given), out, told, carry)
    click.echo(f"The explorer is in {path}.")


@main.command()
@graph_option
@click.option("--hermit", is_flag=True, help="Check consistency with HermiT too; needs Java.")
@format_option
def validate(given: Path | None, hermit: bool, form: str) -> None:
    """Check a graph: quotes, shapes, consistency, quality queries. Any defect gives exit code 5.

    \b
        vakg validate
    """
    from vakg.graph.validation import validate_build

    with progress() as told:
        lines, findings = validate_build(graph_folder(given), told, hermit=hermit)
    if form == "table":
        for line in (*lines, *(f"[{one.check}] {one.where}: {one.what}" for one in findings)):
            click.echo(line)
    else:
        rows = [{"check": one.check, "where": one.where, "what": one.what} for one in findings]
        print_rows(("check", "where", "what"), rows, form)
    if findings:
        count = "1 defect was" if len(findings) == 1 else f"{len(findings)} defects were"
        fail(f"{count} found. Correct the records or the ontology.", 5)


@main.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@graph_option
def reference(out: Path | None, given: Path | None) -> None:
    """Write the ontology's reference: one HTML file with every class, its words and its facts.

    \b
        vakg reference --out reference.html
    """
    from vakg.view.reference import write_reference

    folder = graph_folder(given)
    path = write_reference(folder, out or folder / "reference.html")
    click.echo(f"The reference is in {path}.")
