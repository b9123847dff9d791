"""Libraries that only notebooks need: imported where they are used, and missed in plain words."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from vakg.errors import NotFoundError


def needed(name: str) -> Any:
    """Import a library of the `notebook` extra.

    Raises:
        NotFoundError: If it is not installed; says how to get it.

    >>> needed("json").dumps({})
    '{}'
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0]:
            raise
        told = "tables and figures in Python need this library, and it is not installed"
        remedy = "Install vakg with what notebooks need: pip install 'vakg[notebook]'."
        raise NotFoundError(error.name, told, remedy) from None
