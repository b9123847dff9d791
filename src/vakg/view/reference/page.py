"""The page: template, styles, scripts, tree and articles in one file that asks nothing of any network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from string import Template

from vakg import __version__
from vakg.view.onefile import content_policy
from vakg.view.reference.articles import Articles, ordered
from vakg.view.reference.markup import counted, esc, link, outward
from vakg.view.reference.material import DEFINITION, Material

_ASSETS = files("vakg.view") / "assets"
STYLES = ("css/base.css", "css/layout.css", "reference/reference.css")
SCRIPTS = (
    "js/dom.js", "reference/data.js", "js/search_index.js", "reference/search.js", "reference/tree.js",
    "reference/main.js",
)  # fmt: skip
"""Order matters: each script uses those before it."""

_EARLY = 'document.documentElement.classList.add("js");'
_PROPERTIES = ("object property", "data property", "annotation property")


def render_page(material: Material) -> str:
    """Write the page."""
    style = "\n".join(_asset(name) for name in STYLES)
    script = '"use strict";\n' + "\n".join(_asset(name) for name in SCRIPTS)
    articles = Articles(material)
    parts = {
        "policy": content_policy((_EARLY, script), (style,)),
        "style": style, "early": _EARLY, "script": script,
        "title": esc(material.head.title or "Ontology"), "home": _home(material),
        "articles": "\n".join((
            *(articles.write(name) for name in ordered(material)),
            *(articles.question(key) for key in sorted(material.questions)),
        )),
        "tree": _tree(material), "notice": esc(material.head.notice or ""), "version": esc(__version__),
    }  # fmt: skip
    return Template(_asset("reference/page.html")).substitute(parts)


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _tops(material: Material) -> list[str]:
    """Give the classes with nothing above them, those with most below them first."""
    tops = [name for name in material.of_kind("class") if not material.above[name]]
    return sorted(tops, key=lambda name: (-len(material.narrower.get(name, ())), material.label(name)))


def _home(material: Material) -> str:
    said = material.said.get("vaco:", {})
    about = " ".join(node.text for node in said.get("dcterms:description", ()))
    version = (material.head.version or "").rstrip("/").rpartition("/")[2]
    cards = "".join(_card(material, name) for name in _tops(material) if material.narrower.get(name))
    changes = "".join(f"<li>{esc(node.text)}</li>" for node in said.get("skos:changeNote", ()))
    return (
        f'<p class="crumb">Version {esc(version)}</p><h1 tabindex="-1">{esc(material.head.title)}</h1>'
        f'<p class="definition">{esc(about)}</p><p class="figures">{_figures(material)}</p>'
        f"<p>Written as <code>vaco:</code>, which stands for <code>https://w3id.org/vaco/</code>. "
        f"Licence: {outward(material.head.licence or '', material.head.licence or 'not stated')}</p>"
        f'<h2>Branches</h2><ul class="cards">{cards}</ul><h2>Changes</h2><ul class="axioms">{changes}</ul>'
    )


def _figures(material: Material) -> str:
    classes = material.of_kind("class")
    said = Counter({
        key: sum(len(material.said[name].get(key, ())) for name in classes)
        for key in {key for name in classes for key in material.said[name]}
    })  # fmt: skip
    names = sum(count for key, count in said.items() if key.endswith("Synonym") or key == "vaco:abbreviation")
    mapped = sum(count for key, count in said.items() if key.startswith("skos:") and key.endswith("Match"))
    used = sum(1 for name in classes if material.mentions.get(name))
    figures = (
        counted(len(classes), "class"), counted(len(material.of_kind(*_PROPERTIES)), "property"),
        counted(names, "synonym"), counted(mapped, "mapping"),
        counted(len(material.questions), "question"), f"{used:,} classes in the documents of this build",
    )  # fmt: skip
    return "".join(f"<span>{esc(one)}</span>" for one in figures)


def _card(material: Material, name: str) -> str:
    definition = " ".join(material.texts(name, DEFINITION))
    number = len(material.narrower.get(name, ()))
    return f"<li>{link(name, material.label(name))} <small>{number}</small><p>{esc(definition)}</p></li>"


def _tree(material: Material) -> str:
    classes = _branch(material, _tops(material))
    groups = "".join(
        f'<li><span class="group">{kind[:-1]}ies</span>{_branch(material, _first(material, kind))}</li>'
        for kind in _PROPERTIES
    )
    questions = "".join(f"<li>{link(f'question-{key}', key)}</li>" for key in sorted(material.questions))
    groups += f'<li><span class="group">questions</span><ul>{questions}</ul></li>'
    return f'<h2>Classes</h2><ul class="tree">{classes[4:]}<h2>And</h2><ul class="tree">{groups}</ul>'


def _first(material: Material, kind: str) -> list[str]:
    own = set(material.of_kind(kind))
    return [name for name in material.of_kind(kind) if not own & set(material.above[name])]


def _branch(material: Material, names: Iterable[str]) -> str:
    items = []
    for name in names:
        below = [one for one in material.below.get(name, ()) if material.kinds[one] != "value"]
        below.sort(key=lambda one: (_level(material, one), material.label(one).lower()))
        number = len(material.narrower.get(name, ()))
        count = f" <small>{number}</small></a>" if number and below else "</a>"
        inner = _branch(material, below) if below else ""
        items.append(f"<li>{link(name, material.label(name)).removesuffix('</a>')}{count}{inner}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _level(material: Material, name: str) -> int:
    """Put spinal levels in their order from head to foot, and all else before them."""
    order = material.texts(name, "vaco:levelOrder")
    return int(order[0]) if order else 0
