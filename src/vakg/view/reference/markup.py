"""Pieces of HTML; whatever comes from outside goes in as text, never as markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from vakg.view.reference.english import Ref, Sentence

_WEB = {
    "DOI": "https://doi.org/", "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
    "PMC": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}  # fmt: skip


def esc(text: str) -> str:
    """Write a text so that no markup in it counts.

    >>> esc('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return html.escape(text, quote=True)


def anchor(name: str) -> str:
    """Give the stable anchor of a term: its readable name, for a foreign one with its prefix.

    >>> anchor("vaco:Quote"), anchor("obo:BFO_0000050"), anchor("dcterms:title")
    ('Quote', 'BFO_0000050', 'dcterms-title')
    """
    name = re.sub(r"^(vaco|obo):", "", name)
    return re.sub(r"[^\w.-]+", "-", name)


def link(name: str, text: str, kind: str = "") -> str:
    """Link to a term of the page."""
    marked = f' class="{kind}"' if kind else ""
    return f'<a{marked} href="#{esc(anchor(name))}">{esc(text)}</a>'


def outward(address: str, text: str) -> str:
    """Link to a page on the web; an address of another kind stays text."""
    if not re.match(r"https?://[^\s\"<>]+$", address):
        return esc(text)
    return f'<a class="out" href="{esc(address)}" rel="noreferrer noopener">{esc(text)}</a>'


def identifier(curie: str, prefixes: dict[str, str]) -> str:
    """Link an identifier such as `PMID:123` to its page on the web, if it is known where that is."""
    prefix, _, rest = curie.partition(":")
    base = (prefixes | _WEB).get(prefix)
    return outward(base + rest, curie) if base else esc(curie)


def sentence(parts: Sentence, known: Iterable[str]) -> str:
    """Write a sentence with its links."""
    known = set(known)
    written = (
        esc(part) if isinstance(part, str)
        else link(part.name, part.text) if part.name in known else esc(part.text)
        for part in parts
        if isinstance(part, (str, Ref))
    )  # fmt: skip
    return "".join(written)


def section(heading: str, body: str) -> str:
    """Write a part of a term's page; nothing where there is nothing to say."""
    return f"<section><h2>{esc(heading)}</h2>{body}</section>" if body else ""


def listed(items: Sequence[str], kind: str = "", most: int = 0) -> str:
    """Write a list; what is beyond `most` can be opened."""
    if not items:
        return ""
    marked = f' class="{kind}"' if kind else ""
    shown = items[:most] if most and len(items) > most + 2 else items
    rest = items[len(shown) :]
    body = f"<ul{marked}>{''.join(f'<li>{one}</li>' for one in shown)}</ul>"
    if rest:
        more = "".join(f"<li>{one}</li>" for one in rest)
        body += f"<details><summary>{len(rest)} more</summary><ul{marked}>{more}</ul></details>"
    return body


def counted(number: int, word: str) -> str:
    """Say how many, with the noun in its number.

    >>> counted(1, "class"), counted(2, "property")
    ('1 class', '2 properties')
    """
    if number == 1:
        return f"1 {word}"
    if word.endswith("y"):
        return f"{number:,} {word[:-1]}ies"
    return f"{number:,} {word}{'es' if word.endswith('s') else 's'}"
