import pytest

from vakg.documents.formats.runs import Inline, clean, lowered, raised


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("6", "⁶"),
        ("-3", "⁻³"),
        ("+", "⁺"),
        ("2-5", "²-⁵"),
        ("2–5,7", "²–⁵,⁷"),
        ("th", "th"),
        ("®", "®"),
        ("*", "*"),
        ("", ""),
    ],
)
def test_only_numbers_are_written_raised_and_never_change_in_length(text: str, written: str):
    assert raised(text) == written
    assert len(raised(text)) == len(text)


def test_lowering_undoes_raising_sign_by_sign():
    assert lowered(raised("2,13-15")) == "2,13-15"


def test_signs_that_print_nothing_and_ligatures_are_gone():
    assert clean("\u202eﬁve\u200b\u00ad e\u0301 \u00a0 x") == "five é x"


def test_blanks_across_pieces_are_one():
    inline = Inline()
    for piece in ("  One ", "\n two", " "):
        inline.add(piece)
    assert inline.run({}).text == "One two"
