"""The page: template, styles, scripts and data in one file that asks nothing of any network."""

from __future__ import annotations

import base64
import gzip
import html
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Any

from vakg import __version__
from vakg.errors import NotFoundError
from vakg.view.explorer.tables import render_tables
from vakg.view.onefile import content_policy

_ASSETS = files("vakg.view") / "assets"
_VIS = Path("lib", "vis-9.1.2", "vis-network.min.js")
STYLES = ("base.css", "layout.css", "network.css", "panel.css", "tools.css", "print.css")
SCRIPTS = (
    "dom.js", "data.js", "state.js", "palette.js", "search_index.js", "search_box.js", "chooser.js",
    "story.js", "backdrop.js", "walk.js", "ego.js", "network.js", "legend.js", "quotes.js", "panel.js",
    "board.js", "facets.js", "compare.js", "ways.js", "paths.js", "questions.js", "timeline.js", "table.js",
    "sparql.js", "drawing.js", "files.js", "keys.js", "address.js", "main.js",
)  # fmt: skip
"""Order matters: each script uses those before it. All run once the content is unpacked, as `raw`."""

_ENTRY: dict[str, Any] = {
    "status": "present", "certainty": "asserted", "review": "reviewed", "basis": "stated", "case": None,
    "cites": [], "links": [], "rows": [], "quotes": [], "classes": [], "when": "", "levels": [],
}  # fmt: skip
_NODE: dict[str, Any] = {
    "borderWidth": 2, "shapeProperties": {"borderDashes": False}, "status": "present", "size": 11,
}  # fmt: skip
_EDGE: dict[str, Any] = {
    "arrows": "to", "certainty": "asserted", "status": "present", "dashes": False, "bothWays": False,
}  # fmt: skip


def render_page(data: Mapping[str, Any]) -> str:
    """Write the page.

    Args:
        data: As `content.gather` makes it.
    """
    style = "\n".join(_asset(f"css/{name}") for name in STYLES)
    script = page_script()
    vis = vis_network()
    parts = {
        "policy": content_policy((vis, script), (style,)),
        "style": style, "vis": vis, "script": script,
        "data": pack(_json(_slim(data))), "notice": html.escape(str(data["notice"])),
        "version": html.escape(__version__), "tables": render_tables(data),
    }  # fmt: skip
    return Template(_asset("page.html")).substitute(parts)


@cache
def vis_network() -> str:
    """Read vis-network's script out of the installed pyvis, without the link to its source map.

    Raises:
        NotFoundError: If pyvis is not there or has another version of the script.
    """
    spec = find_spec("pyvis")
    path = Path(spec.origin).parent / _VIS if spec and spec.origin else _VIS
    if not path.is_file():
        raise NotFoundError(
            str(path), "vis-network is not where pyvis keeps it", "Install pyvis 0.3.2."
        )
    # Not splitlines(): it would break the script at rare separators that stand within its strings.
    lines = path.read_text(encoding="utf-8").split("\n")
    script = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
    return script.replace("</script", "<\\/script")


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def page_script() -> str:
    """Join the scripts of the page; all but the first wait for the content to be unpacked."""
    scripts = "\n".join(_asset(f"js/{name}") for name in SCRIPTS)
    opening = 'unpack(document.getElementById("data")).then((raw) => {'
    return f'"use strict";\n{_asset("js/unpack.js")}\n{opening}\n{scripts}\n}}).catch(sayWhy);\n'


def pack(text: str) -> str:
    """Pack the content of the page; the same content gives the same signs."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), mtime=0)).decode("ascii")


def _json(data: Any) -> str:
    """Write data so that no text in it can end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _slim(data: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what `data.js` puts back: it is half of the content."""
    views = [
        {**view, "pictures": [_slim_picture(one) for one in view["pictures"]]}
        for view in data["views"]
    ]
    defaults = {"entry": _ENTRY, "node": _NODE, "edge": _EDGE}
    return {
        **data,
        "entries": _without(data["entries"], _ENTRY),
        "views": views,
        "defaults": defaults,
    }


def _slim_picture(picture: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **picture, "nodes": _without(picture["nodes"], _NODE), "edges": _without(picture["edges"], _EDGE)
    }  # fmt: skip


def _without(
    rows: Iterable[Mapping[str, Any]], defaults: Mapping[str, Any]
) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in row.items() if key not in defaults or value != defaults[key]}
        for row in rows
    ]
