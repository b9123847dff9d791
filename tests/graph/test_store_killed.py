"""A build that is killed at any point leaves the old one or the new one, and nothing between."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from samples.builds import build, remains, words
from vakg.errors import NotFoundError
from vakg.graph import store as writing
from vakg.graph.store import open_store

SOURCE = str(Path(writing.__file__).parents[2])
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a signal that nobody can catch")


@pytest.fixture
def folder(tmp_path):
    """The folder of a whole build."""
    return build("old", tmp_path / "build")


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {here!r})
from vakg.graph import store as writing
from samples.builds import build

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def die_after(module, name):
    real = getattr(module, name)
    def do(*given, **more):
        real(*given, **more)
        die()
    setattr(module, name, do)

point = {point!r}
if point == "before the store":
    writing.Store = die
elif point == "before the quads":
    Path.write_bytes = die
elif point == "before the report":
    Path.write_text = die
elif point == "before the exchange":
    writing._swap = die
elif point == "within the exchange":
    writing._exchange = lambda *_: False
    die_after(Path, "rename")
elif point == "after the exchange":
    die_after(writing, "_swap")
build("new", Path({folder!r}))
"""
POINTS = {
    "before the store": "old",
    "before the quads": "old",
    "before the report": "old",
    "before the exchange": "old",
    "after the exchange": "new",
}


def kill(point, folder):
    here = str(Path(__file__).parents[1])
    script = KILLED.format(here=here, point=point, folder=str(folder))
    env = os.environ | {"PYTHONPATH": SOURCE}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize(("point", "whole"), POINTS.items())
def test_a_killed_build_leaves_the_old_or_the_new_one_whole(point, whole, folder):
    kill(point, folder)
    assert words(folder) == whole


@pytest.mark.parametrize("point", [*POINTS, "within the exchange"])
def test_the_next_build_clears_what_a_killed_one_left(point, folder):
    kill(point, folder)
    assert remains(folder)
    build("newest", folder)
    assert words(folder) == "newest"
    assert remains(folder) == []


def test_a_killed_first_build_leaves_nothing_that_could_be_taken_for_one(tmp_path):
    kill("before the exchange", tmp_path / "build")
    with pytest.raises(NotFoundError, match="there is no build here"):
        open_store(tmp_path / "build")


def test_what_a_running_build_has_made_so_far_is_not_cleared(folder):
    other = folder.with_name(f".build.new-{os.getppid()}-abc")
    other.mkdir()
    build("new", folder)
    assert other.is_dir()


def test_a_folder_that_only_looks_like_remains_is_not_cleared(folder):
    other = folder.with_name(".build.new-ideas")
    other.mkdir()
    build("new", folder)
    assert other.is_dir()
