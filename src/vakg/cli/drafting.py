"""Commands that go from papers to checked records: read, extract, review, score."""

from __future__ import annotations

from pathlib import Path

import click

from vakg.cli.group import main
from vakg.cli.shared import FORMATS, counted, print_rows, progress
from vakg.errors import VakgError


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(("text", "jsonl")), default="text", show_default=True,
    help="text prints the reading text that offsets count; jsonl sections, sentences and captions.",
)  # fmt: skip
def read(files: tuple[Path, ...], form: str) -> None:
    """Read documents: their text in reading order, with sections, sentences and captions.

    Files may be plain text, PDF, article XML (JATS), PubMed XML or saved web pages.

    \b
        vakg read paper.pdf
        vakg read --format jsonl paper.txt | head
    """
    from vakg.corpus.kept import read_any
    from vakg.view.reading import render_document

    failed: VakgError | None = None
    for path in files:
        try:
            documents = read_any(path)
            for document in documents:
                if form == "text" and len(documents) > 1:
                    click.echo(f"==> {document.name} <==")
                for piece in render_document(document, form):
                    click.echo(piece, nl=False)
                if form == "text" and len(documents) > 1:
                    click.echo("\n")
        except VakgError as error:
            click.echo(f"vakg: {error}", err=True)
            failed = failed or error
    if failed is not None:
        raise SystemExit(failed.exit_code)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR",
              help="Folder of the drafts; `drafts` unless rows are printed.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), help="Print the facts as rows.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes; one a processor by default.")
@click.option("--seconds", type=click.IntRange(min=1), default=120, show_default=True,
              help="What one document may take.")  # fmt: skip
def extract(
    paths: tuple[Path, ...], out: Path | None, form: str | None, jobs: int | None, seconds: int
) -> None:
    """Draft records of documents that nobody has read for vakg: files, or folders of them.

    A run that was stopped goes on where it was when the same command is given again. Exit code 0 where
    every file was read, else that of the first that was not; the others are drafted all the same.

    \b
        vakg extract papers --out drafts
        vakg extract paper.pdf --format jsonl
    """
    from vakg.corpus import Bounds, extract_files
    from vakg.corpus.summary import render_summary
    from vakg.corpus.temporary import folder_for

    with folder_for(out, keep=form is None) as folder:
        with counted("files") as told:
            summary = extract_files(paths, folder, Bounds(workers=jobs, seconds=seconds), told=told)
        if form is not None and not summary.stopped:
            _print_facts(folder, summary.names, form)
        kept = str(folder) if out is not None or form is None else None
        for line in render_summary(summary, kept):
            click.echo(line, err=form is not None)
    if summary.exit_code:
        raise SystemExit(summary.exit_code)


def _print_facts(folder: Path, names: list[str], form: str) -> None:
    from vakg.model.fact import Fact
    from vakg.pipeline import drafted_facts

    facts = drafted_facts(folder, names)
    if form in ("table", "csv"):
        print_rows(Fact.BRIEF, [fact.brief() for fact in facts], form)
    elif form == "jsonl":
        for fact in facts:
            print_rows((), [fact.row()], form)
    else:
        print_rows((), [fact.row() for fact in facts], form)


@main.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--apply", "verdicts", type=click.Path(path_type=Path), metavar="VERDICTS",
              help="Make the reviewed record from the verdicts that the page downloaded.")  # fmt: skip
@click.option("--by", help="Who reviewed; by default the name typed on the page.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="The page, or the reviewed record; by default beside the drafts.")  # fmt: skip
def review(draft: Path, verdicts: Path | None, by: str | None, out: Path | None) -> None:
    """Check a draft record against its document: a page to judge on, then a reviewed record.

    \b
        vakg review drafts/drafts/case-1.yaml
        vakg review drafts/drafts/case-1.yaml --apply case-1.verdicts.json --by "A. Surgeon"
    """
    from vakg.corpus.review import apply_review, make_page, told_of

    if verdicts is None:
        page = make_page(draft, out)
        click.echo(f"The review page is in {page}: open it by a double click.")
        click.echo(
            f"Then: vakg review {draft} --apply VERDICTS, with the file that the page downloads."
        )
        return
    path, merged = apply_review(draft, verdicts, by, out)
    for line in told_of(merged, draft):
        click.echo(line)
    click.echo(f"The reviewed record is in {path}.")


@main.command()
@click.option(
    "--seeds", is_flag=True, help="Against the reviewed records of the bundled documents."
)
@click.option("--corpus", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Against the facts (NAME.json) beside the texts (NAME.txt) of a folder.")  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the page on accuracy."
)
def score(seeds: bool, corpus: Path | None, out: Path | None) -> None:
    """Measure how well the reader drafts: figures with the counts behind them and their intervals.

    \b
        vakg score
        vakg score --corpus my-texts
        vakg score --seeds --corpus tests/fixtures/corpus --out docs/accuracy.md
    """
    from vakg.corpus.accuracy import score_parts
    from vakg.score.accuracy import accuracy_table, write_accuracy

    with progress() as told:
        parts = score_parts(seeds or corpus is None, corpus, told)
    for part in parts:
        click.echo(f"{part.title}. {part.note}\n\n{accuracy_table(part.score)}")
    if out is not None:
        write_accuracy(out, parts)
        click.echo(f"The page is in {out}.")
