"""A record file with a mistake is told where, what, and what to do; a good one is read whole."""

from pathlib import Path

import pytest
import yaml

from samples import case, event, full_record, plain_record, time
from samples.full import FULL
from vakg.errors import BadInputError, NotFoundError
from vakg.records import load as loading
from vakg.records import load_record


@pytest.fixture
def file(tmp_path):
    """A way to write a record file: text, bytes, or what YAML makes of a mapping."""

    def write(content):
        path = tmp_path / "clock.yaml"
        text = content if isinstance(content, str | bytes) else yaml.safe_dump(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refused(path):
    with pytest.raises(BadInputError) as caught:
        load_record(path)
    assert caught.value.exit_code == 4
    return str(caught.value)


def test_a_good_file_gives_the_record_it_holds(file):
    assert load_record(file(FULL)) == full_record()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(file):
    text = yaml.safe_dump(FULL).replace("\n", "\r\n")
    assert load_record(file(b"\xef\xbb\xbf" + text.encode())) == full_record()


def test_a_missing_file_is_not_found(tmp_path):
    with pytest.raises(NotFoundError, match=r"none\.yaml: there is no such record\. Give the path"):
        load_record(tmp_path / "none.yaml")


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(NotFoundError, match="no such record"):
        load_record(tmp_path)


def test_a_file_that_may_not_be_read_is_told(file, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = file(FULL)
    monkeypatch.setattr(Path, "read_text", refuse)
    assert "it cannot be read (Permission denied). Check its permissions." in refused(path)


def test_a_byte_that_is_not_utf_8_is_told_with_its_place(file):
    assert "byte 8 is not UTF-8. Save the record as UTF-8." in refused(file(b"format: \xff\n"))


def test_a_file_too_large_for_a_record_is_refused_unread(file, monkeypatch):
    monkeypatch.setattr(loading, "MAXIMUM_BYTES", 10)
    assert "larger than" in refused(file(FULL))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("format: 1\nreview: [reviewed\n", 3),
        ("format: 1\n\tdocument: clock\n", 2),
        ("format: 1\ndocument: 'clock\n", 3),
        ("format: 1\nreview: *reviewed\n", 2),
        ("format: 1\nreview: !!python/name:os.system\n", 2),
    ],
    ids=["open bracket", "tab", "open quote", "alias", "tag"],
)
def test_what_is_not_yaml_is_told_with_its_line(file, text, line):
    assert f"clock.yaml, line {line}: not valid YAML: " in refused(file(text))


def test_a_control_character_is_no_yaml(file):
    assert "not valid YAML: unacceptable character #x0001" in refused(file("format: \x01\n"))


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("format: 1\nreview: machine\nformat: 1\n", "format", 3),
        ("cases:\n- id: a\n  kind: index\n  id: b\n", "id", 4),
        ("format: {1: a, 1.0: b}\n", "1.0", 1),
    ],
)
def test_a_key_given_twice_is_refused_not_overwritten(file, text, key, line):
    said = refused(file(text))
    assert f"line {line}: not valid YAML: key '{key}' is given twice. Correct the line." in said


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "clock\n", "42\n"])
def test_what_holds_no_mapping_is_no_record(file, text):
    assert "not a record: it holds no mapping" in refused(file(text))


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{a: " * 5_000])
def test_nesting_that_would_crash_the_yaml_library_is_refused(file, text):
    assert "it nests deeper than 50" in refused(file(text))


def test_aliases_that_multiply_are_refused(file):
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert "line 2: not valid YAML: it has an alias" in refused(file(bomb))


def test_a_mistake_is_told_with_the_statement_it_stands_in(file):
    wrong = event("stop", time=time(3, 2))
    said = refused(file(plain_record(case(event("cleaning"), wrong))))
    assert "stop: time: low 3 is later than high 2. Correct the record." in said


def test_every_mistake_has_a_line_of_its_own(file):
    wrong = event("stop", status="yes", certainty="sure")
    said = refused(file(plain_record(case(wrong)) | {"formats": 1})).splitlines()
    assert [line.partition(":")[0].strip() for line in said[1:-1]] == ["stop", "stop", "formats"]
    assert "'present', 'absent', 'possible'" in said[1]
    assert said[-1] == "Correct the record."


def test_twenty_mistakes_are_shown_and_the_rest_counted(file):
    wrong = [event(f"stop-{number}", status="yes") for number in range(25)]
    said = refused(file(plain_record(case(*wrong)))).splitlines()
    assert "stop-19: status" in said[20]
    assert said[21].strip() == "and 5 more"


def test_a_mistake_of_the_whole_record_says_so(file):
    said = refused(file(plain_record(case(event("stop"), event("stop")))))
    assert "the record: identifier used twice: stop" in said
