"""The verdicts that a reviewer gave on a draft, as the review page writes them to a file.

The file names the draft by a hash of what it says, so that verdicts never reach another draft.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from vakg.errors import BadInputError, NotFoundError
from vakg.model.assertion import CaseKind
from vakg.model.case import Citations, Patient
from vakg.model.parts import Identifier, Part
from vakg.model.record import Record

MAXIMUM_BYTES = 50_000_000
"""Larger files are refused: the verdicts on a long paper have well under one megabyte."""

StatementKind = Literal["patient", "event", "link", "claim", "inconsistency"]


class CaseHead(Part):
    """Whose case it is and who the patient is: all of a case but its events and links."""

    id: Identifier
    kind: CaseKind
    label: str
    citations: Citations = ()
    patient: Patient


class Verdict(Part):
    """What a reviewer says of one statement.

    Args:
        id: Of the statement; of the case, for a patient.
        case: The case that an added event or link belongs to.
        statement: For a corrected or added one, all that it now says, in the record's form.
        after: For an event, the one told directly before it; empty for the first. None: unmoved.
        note: Why, in the reviewer's words.
    """

    id: Identifier
    kind: StatementKind
    verdict: Literal["accepted", "rejected", "corrected", "added"]
    case: Identifier | None = None
    statement: dict[str, Any] | None = None
    after: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _says_what_it_should_be(self) -> Self:
        if (self.verdict in ("corrected", "added")) != (self.statement is not None):
            raise ValueError(
                "a `statement` belongs to what is corrected or added, and to nothing else"
            )
        return self


class Dismissal(Part):
    """A mention that the reviewer looked at and found to be no fact worth stating."""

    start: int
    end: int
    curie: str


class Verdicts(Part):
    """A file of verdicts on one draft of one document."""

    format: Literal[1]
    about: Literal["vakg verdicts"]
    document: Identifier
    draft: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    by: str | None = None
    saved: str | None = None
    verdicts: tuple[Verdict, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()


def draft_hash(record: Record) -> str:
    """Give what tells one draft from another: a hash of all that it says, whatever its file looks like.

    Args:
        record: The draft, each quote with its place.

    >>> from vakg.model.record import Record
    >>> len(draft_hash(Record(format=1, document="a", review="machine")))
    64
    """
    said = json.dumps(
        record.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False
    )
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


def read_verdicts(path: Path) -> Verdicts:
    """Read a file of verdicts.

    Raises:
        NotFoundError: If there is no such file.
        BadInputError: If it is not a file of verdicts: each mistake with the statement it concerns.
    """
    try:
        data = json.loads(_read(path))
    except (json.JSONDecodeError, RecursionError) as error:
        place = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise BadInputError(
            f"{path}{place}", "not valid JSON", "Download the verdicts again."
        ) from None
    if not isinstance(data, dict) or data.get("about") != "vakg verdicts":
        what = "not a file of verdicts"
        raise BadInputError(str(path), what, "Give the file that the review page downloads.")
    try:
        return Verdicts.model_validate(data)
    except ValidationError as error:
        told = "; ".join(_explain(one, data) for one in error.errors()[:20])
        raise BadInputError(str(path), told, "Download the verdicts again.") from None


def _read(path: Path) -> str:
    if not path.is_file():
        raise NotFoundError(
            str(path), "there is no such file", "Give the file that the review page downloads."
        )
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise BadInputError(
                str(path), "the file is larger than 50 MB", "Give a file of verdicts."
            )
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadInputError(
            str(path), "the file is not UTF-8", "Download the verdicts again."
        ) from None
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        raise BadInputError(str(path), what, "Check its permissions.") from None


def _explain(fault: Any, data: Any) -> str:
    """Say a mistake with the identifier of the statement that the verdict is on."""
    place = [str(step) for step in fault["loc"]]
    said = fault["msg"].removeprefix("Value error, ")
    if place[:1] == ["verdicts"] and len(place) > 1 and isinstance(data["verdicts"], list):
        one = data["verdicts"][int(place[1])]
        name = one.get("id", "no id") if isinstance(one, dict) else "no id"
        return f"verdict {int(place[1]) + 1} ({name}): {'.'.join([*place[2:], said]) if place[2:] else said}"
    return f"{'.'.join(place)}: {said}"
