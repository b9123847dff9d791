"""A record has one written form, which reads back to an equal record."""

import pytest
import yaml
from hypothesis import given, settings

from samples import case, event, full_record, record
from samples.strategies import records
from vakg.records import dump_record, load_record
from vakg.resources import records_dir

BUNDLED = sorted(records_dir().glob("*.yaml"))


def read_back(text, folder):
    path = folder / "clock.yaml"
    path.write_text(text, encoding="utf-8")
    return load_record(path)


def test_what_is_written_reads_back_to_an_equal_record(tmp_path):
    assert read_back(dump_record(full_record()), tmp_path) == full_record()


@settings(max_examples=30, deadline=None)
@given(made=records())
def test_every_record_reads_back_to_an_equal_one_that_is_written_the_same(made, tmp_path_factory):
    again = read_back(dump_record(made), tmp_path_factory.mktemp("dump"))
    assert again == made
    assert dump_record(again) == dump_record(made)


@pytest.mark.parametrize(
    "text",
    [
        "a\u0085b of the file", "a\u2028b", "a\rb", "a\nb", "  spaces  ", "a: b # c", "- a", "'ab", '"ab',
        "\ufeffbom", "no\u00adhyphen", "lost \ufffd sign", "tab\tstop", "yes", "1e3", "null",
        "\U0001f550 clock", "{a: b}", "*ab", "&a!", "%a!", "a\x7f b", "\u202eright to left",
    ],
)  # fmt: skip
def test_signs_that_yaml_could_take_for_its_own_come_back_as_they_were(text, tmp_path):
    made = record(case(event("stop", text=text, reason=text)))
    assert read_back(dump_record(made), tmp_path) == made


def test_a_quote_is_written_on_one_line():
    lines = dump_record(full_record()).splitlines()
    assert "    - {quote: No rust was found., at: [72, 90], role: own}" in lines


def test_what_is_not_said_is_not_written():
    text = dump_record(record(case(event("stop"))))
    assert "null" not in text
    assert "history" not in text


def test_whole_numbers_are_written_without_a_point():
    assert "age: 78\n" in dump_record(record(case(event("stop"))))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_bundled_record_is_in_the_written_form(path):
    assert dump_record(load_record(path)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_bundled_record_says_what_plain_yaml_reads_in_it(path):
    """The strict loader and the types lose nothing that stands in the file."""
    plain = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert load_record(path).model_dump(mode="json", exclude_defaults=True) == plain
