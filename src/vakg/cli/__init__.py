"""The command line: parses what is typed, calls one function, prints what it gives.

Nothing heavy is imported at the top: `vakg --help` has to answer at once.
"""

from vakg.cli import asking, drafting, making
from vakg.cli.group import main

__all__ = ["asking", "drafting", "main", "making"]
