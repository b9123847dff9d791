"""Commands that ask the graph: facts, questions, ask, query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vakg.cli.group import main
from vakg.cli.shared import NOT_THIS, format_option, graph_folder, graph_option, print_rows

if TYPE_CHECKING:
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
    from vakg.questions.facts import FactReader, select_facts

    found = select_facts(FactReader(open_store(graph_folder(given))).facts(), filters)
    brief = ("document", "case", "kind", "status", "certainty", "text", "quote")
    if form in ("table", "csv"):
        rows = [fact.brief() for fact in found]
        print_rows(brief, rows, form)
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
    from vakg.questions.library import load_library, shown_default
    from vakg.resources import queries_dir

    rows = [
        {
            "name": one.name,
            "question": one.question,
            "group": one.group,
            "parameters": ", ".join(f"{p.name}={shown_default(p)}" for p in one.parameters),
        }
        for one in load_library(queries_dir() / "competency").values()
    ]
    print_rows(("name", "question", "group", "parameters"), rows, form)


@main.command()
@click.argument("name")
@click.option(
    "--param", "given_values", multiple=True, metavar="KEY=VALUE", help="Set a parameter."
)
@click.option("--sparql", is_flag=True, help="Print the query instead of asking it.")
@graph_option
@format_option
def ask(
    name: str, given_values: tuple[str, ...], sparql: bool, given: Path | None, form: str
) -> None:
    """Ask one question of the library; every row has its quote.

    \b
        vakg ask leakage-in-a-case
        vakg ask case-chain --param case=case-2 --format csv
    """
    from vakg.questions.asking import ask_question
    from vakg.questions.library import used_values

    answer, question, text = ask_question(graph_folder(given), name, _pairs(given_values))
    if sparql:
        click.echo(text)
        return
    if form == "table":
        used = used_values(question, _pairs(given_values))
        click.echo(question.question)
        click.echo("".join(f"  with {name}: {value}\n" for name, value in used.items()))
    print_rows(answer.columns, answer.dicts(), form)
    if form == "table":
        click.echo(f"\n{len(answer.rows)} rows. {question.caveat}\n{NOT_THIS}")


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
