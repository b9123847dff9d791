"""Where `vakg` starts: answers --help from a stored text, and leaves all else to the command line.

Importing click takes longer than a reader should wait for a page of help. `help.txt` is what click
would print; `tests/test_launch.py` fails when the two differ, and says how to store it anew.
"""

import sys


def main() -> None:
    """Run vakg."""
    if sys.argv[1:] in (["--help"], ["-h"]):
        with open(__file__[: -len("launch.py")] + "help.txt", encoding="utf-8") as stored:  # noqa: PTH123
            sys.stdout.write(stored.read())
        return
    from vakg.cli import main as command_line  # noqa: PLC0415 - only where it is needed

    command_line()


if __name__ == "__main__":
    main()
