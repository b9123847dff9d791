"""The explorer's file: what it holds, what it forbids, and how it is written."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re

import pytest

from vakg.errors import BadInputError, NotFoundError, VakgError
from vakg.graph.store import open_store
from vakg.questions.facts import FactReader
from vakg.view.explorer import write_explorer
from vakg.view.explorer.network import Node, Picture, draw


@pytest.fixture(scope="module")
def page(explorer):
    return explorer.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def data(page):
    packed = re.search(r'id="data">(.*?)</script>', page, re.DOTALL).group(1)
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def test_the_same_build_gives_the_same_bytes_in_its_own_folder_unless_told_otherwise(built, page):
    told: list[str] = []
    again = write_explorer(built, None, told.append)
    assert again == built / "explorer.html"
    assert again.read_text(encoding="utf-8") == page
    assert len(told) >= 3


def test_every_fact_of_the_graph_is_in_the_page(built, data):
    facts = FactReader(open_store(built)).facts()
    ids = [(entry["doc"], entry["kind"], entry["id"]) for entry in data["entries"]]
    assert not {(one.document, one.kind, one.id) for one in facts} - set(ids)


def test_the_policy_allows_the_pages_own_scripts_and_styles_and_nothing_else(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
    bodies = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", page, re.DOTALL)
    digests = [hashlib.sha256("".join(body).encode()).digest() for body in bodies]
    for digest in digests:
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.count("sha256-") == len(digests) == 3
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_page_names_no_file_of_the_net(page):
    for attribute in re.findall(r'(?:src|href|action|data)="([^"]*)"', page):
        assert attribute.startswith("#")
    assert "sourceMappingURL" not in page
    assert "@import" not in page


def test_the_first_picture_of_each_view_can_be_taken_in(data):
    for view in data["views"]:
        assert len(view["pictures"][0]["nodes"]) <= 150, view["id"]


def test_no_two_nodes_of_a_picture_lie_on_one_another(data):
    for view in data["views"]:
        for picture in view["pictures"]:
            places = [(node["x"], node["y"]) for node in picture["nodes"]]
            assert len(set(places)) == len(places), (view["id"], picture["id"])


def test_physics_is_off_and_every_node_has_its_place(data):
    assert data["options"]["physics"]["enabled"] is False
    nodes = [node for view in data["views"] for picture in view["pictures"] for node in picture["nodes"]]
    assert all({"x", "y"} <= set(node) for node in nodes)


def test_the_tables_without_scripts_hold_every_quote(built, page):
    from html import unescape

    plain = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL).group(1)
    shown = {unescape(quote) for quote in re.findall(r"<blockquote>(.*?)</blockquote>", plain, re.DOTALL)}
    facts = FactReader(open_store(built)).facts()
    assert {quote.quote for fact in facts for quote in fact.evidence} <= shown


def test_a_folder_without_a_build_is_refused(tmp_path):
    with pytest.raises(NotFoundError):
        write_explorer(tmp_path, None, lambda _: None)


def test_a_place_that_cannot_be_written_is_told_and_left_as_it_was(built, tmp_path):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(VakgError, match="cannot be written there"):
        write_explorer(built, tmp_path / "taken" / "explorer.html", lambda _: None)
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_a_folder_is_not_overwritten_by_the_page(built, tmp_path):
    with pytest.raises(VakgError, match="it is a folder"):
        write_explorer(built, tmp_path, lambda _: None)
    assert not list(tmp_path.iterdir())


def test_two_nodes_with_one_id_are_refused_rather_than_dropped():
    node = Node(
        id=1, label="a", family="f", status="present", shape="dot", letter="A", colour=1, size=9, entries=(1,)
    )
    picture = Picture(
        id="p", label="P", nodes=(node, node), edges=(), arrangement=None, positions={1: (0.0, 0.0)}
    )
    with pytest.raises(BadInputError, match="two nodes have the id 1"):
        draw(picture)
