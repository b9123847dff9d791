"""The question library: one question a file, with a header that says what it asks and answers.

The header is YAML in `#+` comment lines, so that the file runs unmodified in any SPARQL 1.1 tool.
Parameters stand in the query as `VALUES ?name { default }   # param` lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from vakg.errors import BadInputError, NotFoundError, did_you_mean

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_PARAMETER = re.compile(
    r"^(?P<indent>\s*)VALUES \?(?P<name>\w+) \{ (?P<default>.*) \}\s*# param$", re.MULTILINE
)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where there is one, which is eight times quicker."""

KINDS = frozenset({"class", "status", "certainty", "case", "document", "level", "text", "number"})
"""What a parameter may be; `parameters.term` says how each is written."""

ANY, _OPEN = "any", "UNDEF"
"""What a user types, and what SPARQL writes, for a parameter that leaves everything in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What may be asked of a question.

    Args:
        name: Its variable.
        kind: One of `KINDS`.
        summary: What it is, in words.
        default: The term, or terms, that the file asks with.
        of: For a text, the property under which it must stand in the graph; empty for any text.
    """

    name: str
    kind: str
    summary: str
    default: str
    of: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the question asks of everything unless the parameter narrows it."""
        return self.default == _OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the library.

    Args:
        name: The file's name without its ending.
        question: What it asks. wordings: other ways to ask it.
        group: One of the groups that the library is ordered by.
        caveat: What its answer does not say.
        columns: What each column of its answer is.
        parameters: What may be changed.
        controls: Two fixtures by name, one that must give rows (some) and one that must not (none).
        ids: Outside names of the question.
        sparql: The file as it stands.
    """

    name: str
    question: str
    group: str
    caveat: str
    columns: dict[str, str]
    parameters: tuple[Parameter, ...]
    controls: dict[str, str]
    ids: tuple[str, ...]
    sparql: str
    wordings: tuple[str, ...] = ()


def load_question(path: Path) -> Question:
    """Read a question from its `.rq` file.

    Raises:
        BadInputError: If its header is not YAML, lacks a field, or does not fit the query.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise BadInputError(str(path), what, "Save it as UTF-8.") from None
    header = _header(path, text)
    return Question(
        name=path.stem,
        question=header["question"],
        group=header["group"],
        caveat=header["caveat"],
        columns=header["columns"],
        parameters=_parameters(path, text, header.get("params") or {}),
        controls=header.get("controls") or {},
        ids=tuple(header.get("ids") or ()),
        sparql=text,
        wordings=tuple(header.get("wordings") or ()),
    )


def _parameters(path: Path, text: str, declared: Any) -> tuple[Parameter, ...]:
    """Join what the header says of the parameters with the lines of the query that hold them."""
    defaults = {match["name"]: match["default"].strip() for match in _PARAMETER.finditer(text)}
    if not isinstance(declared, dict) or set(defaults) != set(declared):
        what = f"the header declares {list(declared)}, the query marks {list(defaults)} as params"
        raise BadInputError(str(path), what, "Make the two agree.")
    for name, one in declared.items():
        if not isinstance(one, dict) or one.get("kind") not in KINDS or not one.get("summary"):
            what = f"parameter {name} of its header lacks a summary, or a kind that is known"
            raise BadInputError(str(path), what, f"Kinds are {', '.join(sorted(KINDS))}.")
    return tuple(
        Parameter(
            name=name,
            kind=one["kind"],
            summary=one["summary"],
            default=defaults[name],
            of=one.get("of", ""),
        )
        for name, one in declared.items()
    )


def _header(path: Path, text: str) -> dict[str, Any]:
    try:
        header = yaml.load("\n".join(_HEADER.findall(text)), _LOADER)  # noqa: S506 - a safe one
    except yaml.YAMLError as error:
        raise BadInputError(str(path), f"its header is not YAML: {error}", "Correct it.") from None
    if not isinstance(header, dict):
        what = "it has no header (`#+ question: ...` lines)"
        raise BadInputError(str(path), what, "Say there what it asks and answers.")
    missing = {"question", "group", "caveat", "columns"} - set(header)
    if missing:
        raise BadInputError(str(path), f"its header lacks {', '.join(sorted(missing))}", "Add it.")
    return header


def load_library(folder: Path) -> dict[str, Question]:
    """Read every question of a folder, by name."""
    return {path.stem: load_question(path) for path in sorted(folder.glob("*.rq"))}


def find_question(folder: Path, name: str) -> Question:
    """Read one question by its name.

    Raises:
        NotFoundError: If there is none of that name; says which come nearest.
    """
    path = folder / f"{name}.rq"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        known = [one.stem for one in folder.glob("*.rq")]
        remedy = f"{did_you_mean(name, known)} `vakg questions` lists them all.".strip()
        raise NotFoundError(name, "there is no question of that name", remedy)
    return load_question(path)


def used_values(question: Question, given: dict[str, str]) -> dict[str, str]:
    """Say for each parameter what the question is asked with: what was given, else its default.

    >>> from vakg.resources import queries_dir
    >>> question = find_question(queries_dir() / "competency", "leakage-in-a-case")
    >>> used_values(question, {}), used_values(question, {"case": "case-2"})
    ({'case': 'pce-ards.index'}, {'case': 'case-2'})
    """
    return {one.name: given.get(one.name, shown_default(one)) for one in question.parameters}


def shown_default(parameter: Parameter) -> str:
    """Write a parameter's default as a user would type it."""
    if parameter.is_open:
        return ANY
    text = parameter.default.strip('<>"').rsplit("/", 1)[-1]
    return text.removeprefix("vaco:").removeprefix("kg:").replace(".case.", ".")


def bind(question: Question, values: dict[str, str]) -> str:
    """Put typed terms in the place of a question's defaults.

    Args:
        question: The question.
        values: For each parameter to change, its term as SPARQL writes it (see `parameters.term`).
    """

    def replace(match: re.Match[str]) -> str:
        value = values.get(match["name"], match["default"])
        return f"{match['indent']}VALUES ?{match['name']} {{ {value} }}   # param"

    return _PARAMETER.sub(replace, question.sparql)
