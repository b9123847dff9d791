"""Whatever bytes a file holds, a reader gives documents that keep to the rules, or one clear error."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vakg.documents import read_documents
from vakg.errors import VakgError

from .reading import FOLDER, saved, sound

EXAMPLES = {
    ".xml": (FOLDER / "bridge.jats.xml", FOLDER / "set.pubmed.xml"),
    ".html": (FOLDER / "bridge.html",),
}
TAGS = ["</p>", "<p>", "<sup>", "<table>", "<tr>", '<td colspan="9">']
PIECES = [*TAGS, "<", ">", "&#0;", "²", "]", "[1", "\x00", "é"]


def reads_or_refuses(path: Path) -> None:
    try:
        found = read_documents(path)
    except VakgError as error:
        assert str(path) in error.where
        return
    assert found
    for one in found:
        sound(one)


@pytest.mark.parametrize(
    ("suffix", "source"), [(suffix, one) for suffix, all_ in EXAMPLES.items() for one in all_]
)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, suffix: str, source: Path, data: st.DataObject
):
    text = source.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 40))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + cut :]
    reads_or_refuses(saved(tmp_path, f"a{suffix}", text))


@pytest.mark.parametrize("suffix", [".xml", ".html"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, suffix: str, content: bytes):
    reads_or_refuses(saved(tmp_path, f"a{suffix}", content))
