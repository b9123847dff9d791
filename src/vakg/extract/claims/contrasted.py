"""Sentences that set those who have something against the rest: "patients with X were older"."""

from __future__ import annotations

import re

from vakg.extract.claims.sides import HAPPENS, curies
from vakg.extract.claims.view import View

_THOSE = re.compile(
    r"(?:[A-Z][A-Za-z ]{2,30}: )?(?:The )?"
    r"(?:patients|those|cases|subjects|people|women|men|vertebrae|levels)\s"
    r"(?:(?:with|who (?:had|developed|suffered|sustained)|having)\s(?P<what>[^,;()]{2,70}?)|who [\w-]+ed)\s"
    r"(?:were|was|had|have|are|received|showed|underwent)\b",
    re.I,
)
_MORE = re.compile(
    r"\b(?:more|fewer|less|higher|lower|greater|larger|smaller|longer|shorter|older|younger|worse|better)\b"
)


def set_apart_by(view: View) -> tuple[str, ...] | None:
    """Give what sets the people apart that a sentence compares with others; None where it compares none.

    Args:
        view: The sentence.
    """
    hit = _THOSE.match(view.text)
    if hit is None or _MORE.search(view.text, hit.end()) is None:
        return None
    return curies(view.named(*hit.span("what"), HAPPENS)[:1]) if hit["what"] else ()
