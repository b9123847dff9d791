"""Commands that ask the graph: facts, questions, ask, path, query."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vakg.cli.group import main
from vakg.cli.shared import (
    FORMATS,
    NOT_THIS,
    format_option,
    graph_folder,
    graph_option,
    print_rows,
    review_note,
    with_review,
)

if TYPE_CHECKING:
    from vakg.analysis.computed import Asked
    from vakg.questions.answer import Answer


@main.command()
@graph_option
@format_option
@click.option("--document", help="Only facts of this document.")
@click.option("--case", help="Only facts of this case, such as index or case-2.")
@click.option("--kind", help="Only facts of this kind: event, incidence, recommendation, ...")
@click.option("--status", help="Only facts with this status: present, absent, possible, ...")
@click.option(
    "--review", type=click.Choice(("reviewed", "machine")), help="Only facts so reviewed."
)
def facts(given: Path | None, form: str, **filters: str | None) -> None:
    """List every fact in the graph, one a row, with its quotes.

    \b
        vakg facts --document pce-ards --kind incidence
        vakg facts --format jsonl > facts.jsonl
    """
    from vakg.graph.store import open_store
    from vakg.model.fact import Fact
    from vakg.questions.facts import FactReader, select_facts

    folder = graph_folder(given)
    found = select_facts(FactReader(open_store(folder)).facts(), filters)
    if form in ("table", "csv"):
        rows = [fact.brief() for fact in found]
        print_rows(Fact.BRIEF, rows, form)
        if form == "table":
            click.echo(f"{len(found)} facts. {review_note(folder)}".rstrip())
    else:
        whole = [fact.row() for fact in found]
        print_rows(tuple(whole[0]) if whole else (), whole, form)


@main.command()
@format_option
def questions(form: str) -> None:
    """List the questions of the library, with their parameters.

    \b
        vakg questions
    """
    from vakg.analysis.computed import computed_questions
    from vakg.questions.library import load_library, shown_default
    from vakg.resources import queries_dir

    library = load_library(queries_dir() / "competency") | computed_questions()
    rows = [
        {
            "name": one.name,
            "question": one.question,
            "group": one.group,
            "parameters": ", ".join(f"{p.name}={shown_default(p)}" for p in one.parameters),
        }
        for one in sorted(library.values(), key=lambda one: one.name)
    ]
    print_rows(("name", "question", "group", "parameters"), rows, form)


CARDS = ("card", "card-md", "card-html")
"""Further forms of an answer: a card with all that it rests on."""


@main.command()
@click.argument("name")
@click.option(
    "--param", "given_values", multiple=True, metavar="KEY=VALUE", help="Set a parameter."
)
@click.option("--sparql", is_flag=True, help="Print the query instead of asking it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="Write the card to this file: Markdown if it ends in .md, else HTML.")  # fmt: skip
@graph_option
@click.option("--format", "form", type=click.Choice((*FORMATS, *CARDS)), default="table", show_default=True,
              help="How it is printed; a card has its quotes and what speaks against it.")  # fmt: skip
def ask(  # noqa: PLR0917 - one option each
    name: str,
    given_values: tuple[str, ...],
    sparql: bool,
    out: Path | None,
    given: Path | None,
    form: str,
) -> None:
    """Ask a question of the library by its name or in your own words; every row has its quote.

    \b
        vakg ask leakage-in-a-case
        vakg ask "which leak routes lead to epidural leakage?"
        vakg ask case-chain --param case=case-2 --format csv
        vakg ask concordance --param case=pce-ards/index --format card
        vakg ask conflicts --out conflicts.html
    """
    from vakg.analysis.computed import ask_any, choose_any

    folder = graph_folder(given)
    chosen, values = choose_any(folder, name, _pairs(given_values))
    if chosen != name:
        told = "".join(f" --param {key}={value}" for key, value in values.items())
        click.echo(f"Read as: vakg ask {chosen}{told}\n", err=True)
    asked = ask_any(folder, chosen, values)
    if sparql:
        click.echo(_query_of(asked))
    elif out is not None or form in CARDS:
        _show_card(folder, asked, out, form)
    else:
        _show_rows(folder, asked, form)


def _query_of(asked: Asked) -> str:
    from vakg.errors import BadInputError

    if asked.sparql is None:
        told = "this question is answered from the facts and has no query"
        raise BadInputError(asked.question.name, told, "Ask it without --sparql.")
    return asked.sparql


def _show_rows(folder: Path, asked: Asked, form: str) -> None:
    question, answer = asked.question, asked.answer
    if form == "table":
        click.echo(question.question)
        click.echo("".join(f"  with {name}: {value}\n" for name, value in asked.used.items()))
    print_rows(*with_review(folder, answer.columns, answer.dicts()), form)
    if form == "table":
        note = review_note(folder)
        click.echo(f"\n{len(answer.rows)} rows. {question.caveat}\n{NOT_THIS}")
        if note:
            click.echo(note)


def _show_card(folder: Path, asked: Asked, out: Path | None, form: str) -> None:
    from vakg.analysis.computed import behind, unreported
    from vakg.view.cards import card_markdown, card_page, card_text, make_card, write_card

    card = make_card(asked, behind(folder, asked), partial(unreported, folder))
    if out is not None:
        click.echo(f"The card is in {write_card(card, out)}.")
        return
    shown = {"card-md": card_markdown, "card-html": card_page}.get(form, card_text)(card)
    click.echo(shown, nl=False)


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    pairs = dict(one.partition("=")[::2] for one in given)
    if len(pairs) != len(given) or not all("=" in one for one in given):
        raise click.BadParameter("give each parameter once, as KEY=VALUE", param_hint="--param")
    return pairs


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--text", "typed", help="The query itself.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=10, show_default=True,
              help="Seconds after which the query is stopped.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=10_000, show_default=True,
              help="Most rows to print.")  # fmt: skip
@graph_option
@format_option
def query(  # noqa: PLR0917 - one option each
    file: Path | None, typed: str | None, timeout: float, limit: int, given: Path | None, form: str
) -> None:
    """Ask any SPARQL question: SELECT, ASK, CONSTRUCT or DESCRIBE, read-only, within limits.

    \b
        vakg query --text 'SELECT ?x WHERE { ?x a <https://w3id.org/vaco/Death> }'
        vakg query my-question.rq --format csv
        cat my-question.rq | vakg query -
    """
    from vakg.questions.free import ask_freely, read_query

    if (file is None) == (typed is None):
        raise click.UsageError("give a FILE (or - for standard input), or --text, and not both")
    text, where = (typed, "--text") if typed is not None else read_query(file)
    answer = ask_freely(graph_folder(given), text, where, seconds=timeout, limit=limit)
    _print_answer(answer, form, limit)


def _print_answer(answer: Answer, form: str, limit: int) -> None:
    print_rows(answer.columns, answer.dicts(), form)
    if answer.truncated:
        click.echo(
            f"vakg: only the first {limit} rows are shown; allow more with --limit.", err=True
        )
        raise SystemExit(6)


@main.command()
@click.argument("start")
@click.argument("end")
@click.option(
    "--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="Most ways to show."
)
@click.option("--one-way", is_flag=True, help="Leave out flow against the usual direction.")
@graph_option
@format_option
def path(start: str, end: str, limit: int, one_way: bool, given: Path | None, form: str) -> None:  # noqa: PLR0917
    """Find the ways through the veins from START (a level or a place) to END.

    Each step says on what it stands, which cases show cement where it ends, and whether nobody documents it.

    \b
        vakg path L3 "pulmonary artery"
        vakg path T8 "right atrium" --limit 3 --format csv
    """
    import shutil

    from vakg.analysis.kinds import read_knowledge
    from vakg.analysis.paths import find_ways
    from vakg.graph.store import open_store
    from vakg.view.ways import COLUMNS, render_ways, way_rows

    folder = graph_folder(given)
    ways = find_ways(read_knowledge(open_store(folder)), start, end, at_most=limit, one_way=one_way)
    if form != "table":
        if ways.reason is not None:
            click.echo(f"vakg: {ways.reason}", err=True)
        print_rows(COLUMNS, way_rows(ways), form)
        return
    for piece in render_ways(ways, shutil.get_terminal_size((100, 40)).columns):
        click.echo(piece, nl=False)
    click.echo(NOT_THIS)
