"""Commands that make something: read, build, demo, explore, validate."""

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
from vakg.errors import VakgError


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
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True,
    help="text prints the reading text that offsets count; jsonl sections, sentences and captions.",
)  # fmt: skip
def read(files: tuple[Path, ...], form: str) -> None:
    """Read documents: their text in reading order, with sections, sentences and captions.

    \b
        vakg read paper.txt
        vakg read --format jsonl paper.txt | head
    """
    from vakg.documents import read_document
    from vakg.view.reading import render_document

    failed: VakgError | None = None
    for path in files:
        try:
            for piece in render_document(read_document(path), form):
                click.echo(piece, nl=False)
        except VakgError as error:
            click.echo(f"vakg: {error}", err=True)
            failed = failed or error
    if failed is not None:
        raise SystemExit(failed.exit_code)


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True)
def build(folder: Path | None, out: Path) -> None:
    """Build a graph from FOLDER (documents and records), or from the bundled documents.

    \b
        vakg build                       the bundled documents, into ./build
        vakg build my-papers --out graph
    """
    from vakg.pipeline import build as run_build
    from vakg.view.report import render_report

    with progress() as told:
        report = run_build(folder, out, told)
    click.echo(render_report(report))
    click.echo(f"The graph is in {out}.")


@main.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@graph_option
def explore(out: Path | None, given: Path | None) -> None:
    """Write the explorer: one HTML file that opens by a double click, without a network.

    \b
        vakg explore --out explorer.html
    """
    from vakg.view.explorer import write_explorer

    with progress() as told:
        path = write_explorer(graph_folder(given), out, told)
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
