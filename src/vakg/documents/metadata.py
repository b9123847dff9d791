"""Read what is known of a document from the TOML file beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

from vakg.errors import BadInputError, did_you_mean
from vakg.model.document import Metadata

_KEYS = tuple(entry.name for entry in fields(Metadata))


def read_metadata(path: Path, digest: str) -> Metadata:
    """Read a metadata file; a missing one means that nothing is known.

    Args:
        path: The TOML file.
        digest: SHA-256 of the document's bytes; a `sha256` in the file must agree with it.

    Raises:
        BadInputError: If the file is no TOML, has an unknown key or a value of the wrong type, or
            belongs to another text.
    """
    if not path.exists():
        return Metadata()
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = f"this is not TOML ({error})"
        raise BadInputError(str(path), what, "Mend the line named.") from error
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        raise BadInputError(str(path), what, "Check its permissions.") from error
    _check_digest(str(path), table.pop("sha256", digest), digest)
    return _metadata(str(path), table)


def completed(stated: Metadata, found: Metadata) -> Metadata:
    """Fill what one account leaves open from another, less trusted one.

    >>> both = completed(Metadata(title="A"), Metadata(title="B", year="2011"))
    >>> both.title, both.year
    ('A', '2011')
    """
    return replace(found, **{key: value for key in _KEYS if (value := getattr(stated, key))})


def _check_digest(where: str, stated: object, digest: str) -> None:
    if stated == digest:
        return
    what = f"sha256 does not belong to the text beside it, which has {digest}"
    remedy = "Restore the text, or check it against its source and write its sha256 here."
    raise BadInputError(where, what, remedy)


def _metadata(where: str, table: Mapping[str, object]) -> Metadata:
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in table.items():
        if key not in _KEYS:
            remedy = did_you_mean(key, _KEYS) or f"Known keys: {', '.join(_KEYS)}, sha256."
            raise BadInputError(where, f"the key {key!r} is not known", remedy)
        values[key] = _authors(where, value) if key == "authors" else _plain(where, key, value)
    return Metadata(**values)  # type: ignore[arg-type]  # keys and types are checked above


def _plain(where: str, key: str, value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    if key == "year" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise BadInputError(where, f"{key} is not a text", f'Write {key} = "..." or leave it out.')


def _authors(where: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(name, str) and name for name in value):
        return tuple(value)
    raise BadInputError(where, "authors is not a list of names", 'Write authors = ["A. Name"].')
