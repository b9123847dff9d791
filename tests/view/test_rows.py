"""Rows come out whole in every form, and do no harm in a spreadsheet or a terminal."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import facts, full_record
from vakg.view.rows import FORMULA_SIGNS, render_rows, visible

ROWS = [
    {"name": "stop", "days": 3, "share": 0.25, "sure": True, "side": None, "levels": ["T8", "L3"]},
    {"name": 'a "quoted", word\nand a line', "days": -3, "share": None, "sure": False, "side": "left",
     "levels": []},
]  # fmt: skip
COLUMNS = tuple(ROWS[0])


def rendered(rows, form, columns=COLUMNS):
    return "".join(render_rows(columns, rows, form))


def from_csv(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json_gives_the_rows_back():
    assert json.loads(rendered(ROWS, "json")) == ROWS


def test_json_lines_give_a_row_a_line():
    lines = rendered(ROWS, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == ROWS


def test_json_writes_letters_as_they_are():
    assert "≥ 3 µm" in rendered([{"name": "≥ 3 µm"}], "jsonl")


@pytest.mark.parametrize(
    ("form", "empty"), [("json", "[]\n"), ("jsonl", ""), ("csv", ",".join(COLUMNS) + "\r\n")]
)
def test_no_rows_are_still_a_whole_document(form, empty):
    assert rendered([], form) == empty


def test_json_gives_every_fact_back():
    rows = [fact.row() for fact in facts(full_record()).values()]
    plain = json.loads(json.dumps(rows))
    assert json.loads(rendered(rows, "json")) == plain
    assert [json.loads(line) for line in rendered(rows, "jsonl").splitlines()] == plain


def test_csv_gives_a_cell_a_column():
    first, second = from_csv(rendered(ROWS, "csv"))
    assert first == {
        "name": "stop", "days": "3", "share": "0.25", "sure": "yes", "side": "", "levels": "T8; L3",
    }  # fmt: skip
    assert second["name"] == 'a "quoted", word\nand a line'
    assert second["sure"] == "no"


def test_csv_leaves_numbers_as_numbers_even_below_zero():
    assert from_csv(rendered(ROWS, "csv"))[1]["days"] == "-3"


def test_csv_leaves_out_what_has_no_column_and_fills_what_a_row_lacks():
    assert rendered([{"a": 1, "x": 2}, {}], "csv", ("a", "b")) == "a,b\r\n1,\r\n,\r\n"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        '=HYPERLINK("http://x/")',
        "-",
        "=cmd|' /C calc'!A0",
    ],
)
def test_csv_defuses_what_a_spreadsheet_would_run(text):
    assert from_csv(rendered([{"name": text}], "csv", ("name",)))[0]["name"] == f"'{text}"


def test_csv_defuses_a_list_that_begins_like_a_formula():
    cell = from_csv(rendered([{"name": ["=1+1", "b"]}], "csv", ("name",)))[0]["name"]
    assert cell == "'=1+1; b"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_csv_gives_any_text_back_but_for_the_apostrophe(text):
    cell = from_csv(rendered([{"name": text, "more": "x"}], "csv", ("name", "more")))[0]["name"]
    assert cell == (f"'{text}" if text.startswith(FORMULA_SIGNS) else text)
    assert not cell.startswith(FORMULA_SIGNS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x1b]0;title\x07", "�]0;title�"),
        ("bell\x07", "bell�"),
        ("back\x08\x08", "back��"),
        ("a\rb", "a�b"),
        ("\u202egnp.exe", "�gnp.exe"),
        ("zero\u200bwidth", "zero�width"),
        ("\x9b31m", "�31m"),
        ("two\nlines", "two\nlines"),
        ("thin\u2009and no-break\u00a0space", "thin\u2009and no-break\u00a0space"),
        ("ö ≥ µ 😀", "ö ≥ µ 😀"),
        ("lost � sign", "lost � sign"),
    ],
)
def test_signs_that_could_drive_a_terminal_are_made_visible(text, shown):
    assert visible(text) == shown


def test_a_table_never_lets_control_characters_through():
    text = rendered([{"name": "\x1b[31mred\x07\r"}], "table", ("name",))
    assert "�[31mred��" in text
    assert not [c for c in text if not c.isprintable() and c != "\n"]


def test_a_table_takes_nothing_for_markup():
    assert "[bold]name[/bold]" in rendered([{"name": "[bold]name[/bold]"}], "table", ("name",))


def test_a_table_has_its_columns_and_rows():
    lines = rendered(ROWS[:1], "table").splitlines()
    assert all(column in lines[1] for column in COLUMNS)
    assert any("stop" in line and "T8; L3" in line for line in lines)


def test_rows_with_a_sentence_and_a_quote_are_a_list_to_read_with_nothing_to_drive_a_terminal():
    row = {"text": "It \x1b[31mstopped.", "quote": "it\x07 stopped"}
    text = rendered([row], "table", ("text", "quote"))
    assert "It �[31mstopped." in text
    assert "it� stopped" in text
