"""What advice names and does not advise: "as few X as possible", "rather than X", "may save X"."""

from __future__ import annotations

import re

from vakg.extract.claims.cues import Hit
from vakg.extract.claims.view import Named, View

_OTHERS = re.compile(
    r"\b(?:rather than|instead of|without|except(?: \w+)?(?: for| in| with)?|apart from|other than"
    r"|(?:sensitivity|specificity|limit(?:ation)?s?|drawbacks?|shortcomings?|costs?) of"
    r"|(?:preferred|preferable|superior|alternatives?) (?:to|over)) (?:[\w-]+ (?:(?:and|or) )?){0,3}$"
)
_FEW = re.compile(r"\b(?:few|fewer|less|little|least|minimal|no more|rather than)(?: \w+)?\s$")
SPARES = re.compile(r"\b(?:save|spare|avert|forestall|preclude|from)$")  # "may save X" advises no X


def is_limited(view: View, one: Named) -> bool:
    """Tell what is advised to be few or little: "as few X as possible" advises no X."""
    before = (view.text, 0, one.start)
    return _FEW.search(*before) is not None or _OTHERS.search(*before) is not None


def is_spared(hit: Hit, one: Named) -> bool:
    """Tell what advice is to save from: "may save an amputation" advises none."""
    return one.start >= hit.end and SPARES.search(hit.words) is not None
