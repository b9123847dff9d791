"""The card as one HTML file: no script, no network, readable in the dark, on paper and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from vakg.view.cards.card import Card, CardQuote, CardRow, Contrary
from vakg.view.cards.markdown import card_markdown
from vakg.view.onefile import content_policy, write_whole
from vakg.view.rows import visible

_STYLE = (Path(__file__).parent.parent / "assets" / "card.css").read_text(encoding="utf-8")


def write_card(card: Card, path: Path) -> Path:
    """Write a card to a file: Markdown where its name ends in .md, else HTML.

    Raises:
        VakgError: If the file cannot be written.
    """
    page = card_markdown(card) if path.suffix == ".md" else card_page(card)
    write_whole(path, page, "card")
    return path


def card_page(card: Card) -> str:
    """Write a card as HTML; nothing that a document prints can become markup."""
    parts = (
        f"<header><h1>{_esc(card.question)}</h1>{_parameters(card)}</header>",
        f'<p class="sentence">{_esc(card.sentence)}</p>',
        f"<p>Behind it: {_esc(card.basis)}; {_esc(card.review)}.{_counted(card)}</p>",
        _section("answer", "Answer", "ol", map(_row, card.rows)),
        _section(
            "contrary",
            "Contrary evidence",
            "ul",
            map(_contrary, card.contrary),
            "None in this graph.",
        ),
        _section(
            "open", "Not reported", "ul", (f"<li>{_esc(one)}</li>" for one in card.not_reported)
        ),
        _section(
            "quotes", "Quotes", "ol", map(_quote, range(1, len(card.quotes) + 1), card.quotes)
        ),
        f"<footer><p>{_esc(card.caveat)}</p><p>{_esc(card.not_this)}</p></footer>",
    )
    policy = content_policy((), (_STYLE,))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_esc(card.question)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def _esc(text: str) -> str:
    return escape(visible(text))


def _parameters(card: Card) -> str:
    shown = (f"<dt>{_esc(name)}</dt><dd>{_esc(value)}</dd>" for name, value in card.parameters)
    return f"<dl>{''.join(shown)}</dl>" if card.parameters else ""


def _counted(card: Card) -> str:
    if not card.counted:
        return ""
    counted = _esc(", ".join(card.counted))
    return f"<br>Counted by the studies quoted, not patients of this graph: {counted}."


def _section(name: str, title: str, tag: str, items: Iterable[str], none: str = "") -> str:
    shown = "\n".join(items)
    if not shown and not none:
        return ""
    inner = f"<{tag}>\n{shown}\n</{tag}>" if shown else f"<p>{none}</p>"
    head = f'<h2 id="{name}-title">{title}</h2>'
    return f'<section id="{name}" aria-labelledby="{name}-title">{head}\n{inner}</section>'


def _row(row: CardRow) -> str:
    links = (f'<a href="#quote-{one}" aria-label="quote {one}">{one}</a>' for one in row.quotes)
    marks = f" <sup>{' '.join(links)}</sup>" if row.quotes else ""
    beside = ""
    if row.beside:
        label, text = _esc(row.beside.label), _esc(row.beside.text)
        beside = (
            f'<div class="beside"><small>{label}</small><br>{text}{_list(row.beside.details)}</div>'
        )
    return f"<li>{_esc(row.text)}{marks}{_list(row.details)}{beside}</li>"


def _list(details: Iterable[tuple[str, str]]) -> str:
    told = (f"<div><dt>{_esc(name)}</dt><dd>{_esc(value)}</dd></div>" for name, value in details)
    shown = "".join(told)
    return f"<dl>{shown}</dl>" if shown else ""


def _contrary(one: Contrary) -> str:
    whose = one.document if one.case is None else f"{one.document}/{one.case}"
    return (
        f"<li>{_esc(one.text)} <small>{_esc(one.why)}; {_esc(whose)}</small>"
        f"<blockquote>{_esc(one.quote)}</blockquote></li>"
    )


def _quote(number: int, one: CardQuote) -> str:
    place = "" if one.start is None else f", {one.start}–{one.end}"
    where = one.where + place
    return f'<li id="quote-{number}"><q>{_esc(one.quote)}</q> <small>{_esc(where)}</small></li>'
