"""The README is true: its commands exist, its folders exist, its two commands are targets of make."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from corpus.papers import paper
from vakg import __version__
from vakg.cli import main

WITHOUT_GRAPH = {"questions", "extract", "review", "build", "score"}
ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_two_commands_are_targets_of_make():
    targets = re.findall(
        r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {"demo", "test"} <= set(targets)
    assert "make demo" in README
    assert "make test" in README


def test_its_commands_run(built, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paper(tmp_path / "papers", "case.txt")
    typed = "\n".join(re.findall(r"```\n(.*?)```", README, re.DOTALL))
    lines = re.findall(r"^vakg (.+?)(?:\s+#.*)?$", typed, re.MULTILINE)
    assert len(lines) >= 6
    for line in lines:
        words = [word.replace("NAME", "case") for word in shlex.split(line)]
        graph = [] if words[0] in WITHOUT_GRAPH else ["--graph", str(built)]
        result = CliRunner().invoke(main, [*words, *graph])
        assert result.exit_code == 0, (line, result.output)


def test_the_folders_and_files_it_names_exist():
    for name in re.findall(r"`([a-z]+/)`", README):
        assert (ROOT / name).exists() or (ROOT / "queries" / name).exists(), name
    for name in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / name).is_file(), name


def test_the_changelog_ends_with_the_version_of_the_package():
    versions = re.findall(
        r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )
    assert versions[0] == __version__
