"""Whether words stop where they should: ends of sentences, and beginnings that are none."""

from __future__ import annotations

import re

from vakg.documents.tables import column

_NEAR = 200  # code points; an end is told by what is near it
_CLOSERS = r"[\"'”’»)\]}]*"
_NUMBERS = r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*"
_END = re.compile(
    rf"(?:(?<![\d])[.!?:;…]|[.!?:;…]){_CLOSERS}$"  # a plain stop
    rf"|(?:[^\W\d_]{{2}}|[\])”\"%]|\b[A-Z]\d{{1,2}})[.!?]{_CLOSERS}(?:{_NUMBERS}|\[{_NUMBERS}\])$"
)
_STOPS = frozenset(".!?:;…")
_LAST = frozenset(".!?:;…\"'”’»)]}")  # or a digit: with what else an end can end
_LAST_TOKEN = re.compile(r"([\w.]+)\.$")
_LIST_ITEM = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,4}|[a-z])[.)]\s|[•▪◦‣*–—-]\s")
_ITEM_LABEL = re.compile(r"[A-Z][\w'’()/-]*(?: [\w'’()/-]+){0,7}:(?: |$)")
_INSERTED = re.compile(r"[–—-] [^:]*\s[–—-](?:\s|$)")
_LOWER_START = re.compile(r"[\"'“‘(\[]*[^\W\d_]")
_NUMBER_START = re.compile(r"[\[(]?\d|[,;:)\]%]|[+±<>=≥≤~]")


def ends_sentence(text: str) -> bool:
    """Tell whether a text stops at the end of a sentence, citation numbers included.

    >>> ends_sentence("as others found.2-4"), ends_sentence("from 13% to")
    (True, False)
    """
    text = text[-_NEAR:].rstrip()
    if text[-1:] not in _LAST and not text[-1:].isdecimal():  # most lines of a paragraph
        return False
    if text[-1] not in _STOPS and not _END.search(text):
        return False
    token = _LAST_TOKEN.search(text)
    return token is None or not is_abbreviation(token.group(1))


def is_abbreviation(token: str) -> bool:
    """Tell whether a word before a full stop is an abbreviation of any kind.

    >>> is_abbreviation("Fig"), is_abbreviation("end")
    (True, False)
    """
    kinds = ("never", "seldom")
    return any(token.casefold() in column("abbreviations.tsv", "word", kind) for kind in kinds)


def is_list_item(text: str) -> bool:
    """Tell whether a text begins with the mark or number of a list item."""
    return _LIST_ITEM.match(text) is not None


def is_item(line: str) -> bool:
    """Tell whether a line is an item of a list, or one such as "Outcome: good"; no words between dashes.

    >>> is_item("- day 1: pain"), is_item("Outcome: good"), is_item("- bone cement - lay there")
    (True, True, False)
    """
    listed = is_list_item(line) and not _INSERTED.match(line)
    return listed or _ITEM_LABEL.match(line) is not None


def begins_midway(text: str) -> bool:
    """Tell whether a text begins inside a sentence: in lower case, or with a number or sign.

    >>> begins_midway("according to others"), begins_midway("It rose."), begins_midway("1. One")
    (True, False, False)
    """
    if is_list_item(text):
        return False
    letter = _LOWER_START.match(text)
    if letter is not None:
        return letter.group()[-1].islower()
    return _NUMBER_START.match(text) is not None
