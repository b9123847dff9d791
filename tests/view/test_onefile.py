"""Pages in one file: written whole or not at all, under a policy that names their own parts."""

from __future__ import annotations

import base64
import hashlib

import pytest

from vakg.errors import VakgError
from vakg.view.onefile import content_policy, write_whole


def test_a_policy_names_the_hash_of_each_script_and_style():
    digest = base64.b64encode(hashlib.sha256(b"let x = 1;").digest()).decode()
    policy = content_policy(("let x = 1;",), ("p {}",))
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_page_takes_the_place_of_the_one_before_and_leaves_nothing_beside_it(tmp_path):
    target = tmp_path / "new" / "page.html"
    for text in ("old", "é\n"):
        write_whole(target, text, "page")
    assert target.read_bytes() == "é\n".encode()
    assert [one.name for one in target.parent.iterdir()] == ["page.html"]


def test_a_page_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("kept")
    with pytest.raises(VakgError, match="the page cannot be written there"):
        write_whole(tmp_path / "file" / "page.html", "text", "page")
    assert (tmp_path / "file").read_text() == "kept"
