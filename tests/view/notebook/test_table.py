"""Rows with named columns: narrowed, shown, handed to pandas; nothing in them becomes markup."""

import pytest

from vakg.errors import NotFoundError
from vakg.view.notebook.markup import LONG, quoted
from vakg.view.notebook.table import MOST, Table

HOSTILE = "<img src=x onerror=alert(1)>"


def table(*values):
    return Table(
        ("day", "text", "quote"),
        tuple({"day": n, "text": one, "quote": one} for n, one in enumerate(values)),
    )


def test_rows_are_kept_by_one_value_or_by_several():
    found = table("a", "b", "c")
    assert [row["text"] for row in found.where(day=1)] == ["b"]
    assert [row["text"] for row in found.where(day=(0, 2))] == ["a", "c"]
    assert len(found.where(day=1, text="a")) == 0


def test_a_column_that_there_is_not_is_told_with_the_nearest():
    with pytest.raises(NotFoundError, match="Did you mean text"):
        table("a").only("txt")
    with pytest.raises(NotFoundError, match="no such column"):
        table("a").where(colour="red")


def test_pandas_gets_the_columns_in_their_order():
    frame = table("a", "b").only("quote", "day").df
    assert list(frame.columns) == ["quote", "day"]
    assert list(frame["day"]) == [0, 1]


def test_pandas_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(NotFoundError, match=r"pip install 'vakg\[notebook\]'"):
        _ = table("a").df


def test_nothing_in_a_table_becomes_markup():
    shown = Table(("a<b",), ({"a<b": HOSTILE},), title=HOSTILE, note=HOSTILE)._repr_html_()
    assert shown.count("&lt;img") == 3
    assert "<img" not in shown
    assert "a&lt;b" in shown


def test_a_long_quote_is_folded_and_kept_whole():
    text = "word " * LONG
    shown = quoted(text)
    assert shown.startswith("<details>")
    assert text in shown


def test_a_long_table_says_how_many_rows_it_leaves_out():
    shown = table(*map(str, range(MOST + 7)))._repr_html_()
    assert shown.count("<tr>") == MOST + 1
    assert "and 7 rows more" in shown


def test_empty_columns_and_names_of_statements_are_not_shown_unless_chosen():
    found = Table(("fact", "side", "text"), ({"fact": "kg:a.b", "side": None, "text": "so"},))
    assert "kg:a.b" not in found._repr_html_()
    assert ">side<" not in found._repr_html_()
    assert "kg:a.b" in found.only("fact")._repr_html_()


def test_a_slice_is_a_table_and_a_place_is_a_row():
    assert len(table("a", "b", "c")[1:]) == 2
    assert table("a", "b")[1]["text"] == "b"
