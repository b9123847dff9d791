"""What is written is what PyYAML writes, and reads back."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as some

from vakg.records.dump import OnLine, written

_TEXTS = some.text(max_size=12) | some.text(
    alphabet="ab1 -:,#?[]{}'\"&*!|>%@`.~=<\\_\t\n", max_size=6
)
_SCALARS = _TEXTS | some.integers() | some.floats(allow_nan=False) | some.booleans() | some.none()
_KEYS = some.text(alphabet="abcyn", min_size=1, max_size=4)


def _nested(inner):
    return (
        some.lists(inner, max_size=3).map(tuple)
        | some.dictionaries(_KEYS, inner, max_size=3)
        | some.dictionaries(_KEYS, inner, max_size=3).map(OnLine)
    )


def plain(data):
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    return [plain(value) for value in data] if isinstance(data, tuple) else data


@settings(max_examples=200, deadline=None)
@given(data=some.dictionaries(_KEYS, some.recursive(_SCALARS, _nested, max_leaves=8), min_size=1))
def test_whatever_is_written_reads_back(data):
    assert yaml.safe_load(written(data)) == plain(data)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("so, it is", "so, it is"), ("so: it is", "'so: it is'"), ("it's", "it's"), ("yes", "'yes'"),
        ("1.5", "'1.5'"), ("#a", "'#a'"), ("a #b", "'a #b'"), ("a#b", "a#b"), (" a", "' a'"),
        ("- a", "'- a'"), ("-a", "-a"), ("a\nb", '"a\\nb"'), ("", '""'), ("a\u2028b", '"a\\Lb"'),
        (1, "1"), (True, "true"), (None, "null"), (0.5, "0.5"), ((), "[]"), (("a,b", "c"), "['a,b', c]"),
    ],
)  # fmt: skip
def test_scalars_have_quotes_where_they_need_them(value, text):
    assert written({"id": value}) == f"id: {text}\n"


def test_statements_stand_in_blocks_and_parts_on_one_line():
    data = {
        "cases": ({"id": "a", "at": (1, 2), "more": ({"id": "b"},)}, OnLine(quote="x?", at=(3, 4)))
    }
    assert written(data) == (
        "cases:\n- id: a\n  at: [1, 2]\n  more:\n  - id: b\n- {quote: 'x?', at: [3, 4]}\n"
    )
