"""The stored help is what the command line prints, and it comes without importing the heavy parts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

import vakg.launch
from vakg.cli import main

STORED = Path(vakg.launch.__file__).with_name("help.txt")


def live_help() -> str:
    return CliRunner().invoke(main, ["--help"], prog_name="vakg", terminal_width=80).output


def test_the_stored_help_is_what_click_prints():
    assert STORED.read_text(encoding="utf-8") == live_help(), "run `make help` to store it anew"


def test_help_imports_no_click():
    code = (
        "import sys; sys.argv = ['vakg', '--help']\n"
        "from vakg.launch import main; main(); sys.exit('click' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert ran.stdout == live_help()


def test_a_mistyped_command_is_told_with_the_nearest_one():
    result = CliRunner().invoke(main, ["quary"])
    assert result.exit_code == 2
    assert "Did you mean query?" in result.output
