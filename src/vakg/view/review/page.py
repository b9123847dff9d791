"""The page: template, styles, scripts and data in one file that asks nothing of any network."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Any

from vakg import __version__
from vakg.view.onefile import content_policy

_ASSETS = files("vakg.view") / "assets"
STYLES = (
    "css/base.css", "css/layout.css", "css/panel.css", "review/page.css", "review/text.css",
    "review/facts.css", "review/form.css",
)  # fmt: skip
SCRIPTS = (
    "js/dom.js", "review/data.js", "review/text_offsets.js", "js/search_index.js", "review/shape.js",
    "review/keep.js", "review/shell.js", "review/state.js", "review/text.js", "review/marking.js",
    "review/wording.js", "review/card.js",
    "review/list.js", "review/class_box.js", "review/fields.js", "review/groups.js", "review/form.js",
    "review/filter.js", "review/file.js", "review/main.js",
)  # fmt: skip
"""Order matters: each script uses those before it."""


def render_page(data: Mapping[str, Any]) -> str:
    """Write the page.

    Args:
        data: As `content.gather` makes it.
    """
    style = "\n".join(_asset(name) for name in STYLES)
    script = '"use strict";\n' + "\n".join(_asset(name) for name in SCRIPTS)
    parts = {
        "policy": content_policy((script,), (style,)),
        "style": style, "script": script, "data": _json(data),
        "title": html.escape(str(data["document"]["title"])),
        "notice": html.escape(str(data["notice"])), "version": html.escape(__version__),
    }  # fmt: skip
    return Template(_asset("review/page.html")).substitute(parts)


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _json(data: Any) -> str:
    """Write data so that no text in it can end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
