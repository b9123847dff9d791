"""A corpus: texts with what a curator read in them, in the JSON form that the fixtures' README tells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vakg.documents import read_document
from vakg.errors import BadInputError, NotFoundError
from vakg.model.case import Event
from vakg.model.document import Document
from vakg.model.parts import Evidence
from vakg.score.grounding import Grounder, Wanted
from vakg.score.kinds import Kinds

SPLIT = "split.tsv"
"""The file of a corpus's folder that says which texts rules were tuned on and which were held out."""

_IMAGES = ("imaging", "shown")
NUMBERS = ("value", "low", "high", "n", "N")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldItem:
    """One thing that a curator noted of a patient.

    Args:
        field: The field it stands in.
        phrase: The curator's words.
        wanted: What they ask for; None where they name no class of the ontology.
        event: The event of a reviewed record, where the curator's note is one.
    """

    field: str
    phrase: str
    wanted: Wanted | None
    event: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Onset:
    """When it began: `value` in `unit` after what `anchor` says."""

    value: float
    unit: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPatient:
    """A patient of the text; None and nothing are what is not stated.

    Args:
        label: What the curator calls the patient.
        age, sex, levels, onset, volumes: As noted.
        items: What was noted of events.
        also: What else the text says of the patient, though it was not noted: nobody has to find it.
        links: Cause and effect of each causal link, by the identifiers of noted events.
        references: The document's reference numbers, for a patient of a cited report.
    """

    label: str
    age: float | None
    sex: str | None
    levels: tuple[str, ...]
    onset: Onset | None
    volumes: tuple[float, ...]
    items: tuple[GoldItem, ...]
    also: tuple[Wanted, ...] = ()
    references: tuple[int, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A statement about more than one patient.

    Args:
        kind, phrase: As the curator has them.
        numbers, p, ci, ratio: As far as printed.
        spans: Where the words stand that bear it out, where the curator quotes them.
    """

    kind: str
    phrase: str
    numbers: Mapping[str, float]
    p: str | None = None
    ci: str | None = None
    ratio: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldText:
    """One text and its facts."""

    id: str
    document: Document = field(repr=False)
    patients: tuple[GoldPatient, ...]
    claims: tuple[GoldClaim, ...]


def shared_words(spans: Sequence[tuple[int, int]], evidence: Iterable[Evidence]) -> float:
    """Give the share of characters that both the spans and the quotes stand on, of all that either does.

    Spans that stand on each other count twice: this ranks, it does not measure.
    """
    places = [one.at for one in evidence if one.at]
    both = sum(
        max(0, min(end, last) - max(start, first)) for start, end in spans for first, last in places
    )
    either = sum(end - start for start, end in (*spans, *places)) - both
    return min(1.0, both / either) if either > 0 else float(both > 0)


def load_corpus(folder: Path, grounder: Grounder, split: str | None = None) -> tuple[GoldText, ...]:
    """Read all texts of a folder, or those of one part of it.

    Args:
        folder: Holds `NAME.txt` and `NAME.json` for each text, and may hold `split.tsv`.
        grounder: Leads the curator's words to classes.
        split: `tuning` or `held-out`, as `split.tsv` says; None for all.

    Raises:
        NotFoundError: If there is no text, or a text without facts.
        BadInputError: If a file is not of the form.
    """
    paths = [path for path in sorted(folder.glob("*.json")) if _is_in(path.stem, folder, split)]
    if not paths:
        raise NotFoundError(
            str(folder), "it holds no text with facts", "Give a folder of a corpus."
        )
    return tuple(_text(path, grounder) for path in paths)


def _is_in(name: str, folder: Path, split: str | None) -> bool:
    if split is None:
        return True
    path = folder / SPLIT
    if not path.is_file():
        raise NotFoundError(str(path), "it says which texts are held out", "Score all of them.")
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [name, split] in rows


def _text(path: Path, grounder: Grounder) -> GoldText:
    document = read_document(path.with_suffix(".txt"))
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return GoldText(
            id=path.stem,
            document=document,
            patients=tuple(_patient(one, path, grounder) for one in facts["patients"]),
            claims=tuple(_claim(one) for one in facts["claims"]),
        )
    except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        what = f"not a corpus's facts ({type(error).__name__}: {error})"
        raise BadInputError(str(path), what, "See tests/fixtures/corpus/README.md.") from None


def _patient(said: Mapping[str, Any], path: Path, grounder: Grounder) -> GoldPatient:
    cement: Mapping[str, Any] = said.get("cement") or {}
    return GoldPatient(
        label=said["label"],
        age=None if said.get("age") is None else float(said["age"]),
        sex={"F": "female", "M": "male"}.get(said.get("sex") or ""),
        levels=tuple(said.get("levels") or ()),
        onset=_onset(said.get("onset")),
        volumes=tuple(_volumes(cement)),
        items=tuple(_items(said, grounder)),
        also=grounder.also.get((path.stem, said["label"]), ()),
    )


def _volumes(cement: Mapping[str, Any]) -> Iterator[float]:
    """Yield the volumes that are numbers; a volume in words is not scored."""
    for name, said in sorted(cement.items()):
        if name.startswith("volume"):
            for one in said if isinstance(said, list) else [said]:
                if isinstance(one, int | float):
                    yield float(one)


def _onset(said: Mapping[str, Any] | None) -> Onset | None:
    if not said or said.get("value") is None:
        return None
    return Onset(value=float(said["value"]), unit=said["unit"], anchor=said.get("anchor") or "")


def _items(said: Mapping[str, Any], grounder: Grounder) -> Iterator[GoldItem]:
    """Ground the phrases; an examination that is named for each of its findings counts once."""
    seen = set()
    for name, phrase in dict.fromkeys(_phrases(said, grounder.kinds)):
        asked = grounder.ground(name, phrase)
        for wanted in asked or (None,):
            if name not in _IMAGES or wanted is None or (name, wanted) not in seen:
                seen.add((name, wanted))
                yield GoldItem(field=name, phrase=phrase, wanted=wanted)


def _phrases(said: Mapping[str, Any], kinds: Kinds) -> Iterator[tuple[str, str]]:
    for name in kinds.rows["fields", "phrases"]:
        yield from ((name, phrase) for phrase in said.get(name) or ())
    for image in said.get("imaging") or ():
        yield "imaging", image["modality"]
        if image.get("finding"):
            yield "shown", image["finding"]
    if said.get("outcome"):
        yield "outcome", said["outcome"]
    if (said.get("cement") or {}).get("type"):
        yield "cement", said["cement"]["type"]


def _claim(said: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        kind=said["kind"],
        phrase=said["text_summary"],
        numbers={name: float(said[name]) for name in NUMBERS if said.get(name) is not None},
        p=_printed(said.get("p")),
        ci=_printed(said.get("ci")),
        ratio=_printed(said.get("or")),
    )


def _printed(said: Any) -> str | None:
    return None if said is None else str(said)
