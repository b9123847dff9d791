"""A question file says what it asks and answers; a file that does not is refused by name."""

import pytest

from vakg.errors import BadInputError, NotFoundError
from vakg.questions.library import bind, find_question, load_library, load_question
from vakg.resources import queries_dir

GOOD = """#+ summary: Faults of a clock
#+ question: Which faults did the clock have?
#+ group: faults
#+ ids: [Q1, Q2]
#+ params:
#+   fault: {kind: class, summary: "the fault; kinds of it are included"}
#+   clock: {kind: case, summary: "whose"}
#+ columns:
#+   fact: the statement
#+ controls: {some: present}
#+ caveat: Not every fault is told of.
PREFIX vaco: <https://w3id.org/vaco/>
SELECT ?fact WHERE {
  VALUES ?fault { vaco:Fault }   # param
    VALUES ?clock { UNDEF }   # param
  ?fact vaco:eventType ?fault ; vaco:inCase ?clock .
}
"""


@pytest.fixture
def file(tmp_path):
    """A way to write a question file."""

    def write(text):
        path = tmp_path / "faults-of-a-clock.rq"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refused(path):
    with pytest.raises(BadInputError) as caught:
        load_question(path)
    return str(caught.value)


def test_a_question_is_what_its_header_says(file):
    made = load_question(file(GOOD))
    assert made.name == "faults-of-a-clock"
    assert made.question == "Which faults did the clock have?"
    assert made.ids == ("Q1", "Q2")
    assert made.columns == {"fact": "the statement"}
    assert made.controls == {"some": "present"}
    assert made.sparql == GOOD


def test_a_parameter_has_its_kind_summary_and_default(file):
    fault, clock = load_question(file(GOOD)).parameters
    assert (fault.name, fault.kind, fault.default) == ("fault", "class", "vaco:Fault")
    assert fault.summary == "the fault; kinds of it are included"
    assert (clock.name, clock.kind, clock.default) == ("clock", "case", "UNDEF")


@pytest.mark.parametrize("field", ["question", "group", "caveat"])
def test_a_header_that_lacks_a_field_is_told_which(file, field):
    kept = [line for line in GOOD.splitlines() if not line.startswith(f"#+ {field}:")]
    assert f"faults-of-a-clock.rq: its header lacks {field}. Add it." in refused(
        file("\n".join(kept))
    )


def test_all_missing_fields_are_told_at_once(file):
    said = refused(file("#+ summary: nothing\nSELECT * {}"))
    assert "its header lacks caveat, columns, group, question" in said


def test_a_header_that_is_not_yaml_is_told(file):
    assert "its header is not YAML" in refused(file(GOOD.replace("[Q1, Q2]", "[Q1, Q2")))


@pytest.mark.parametrize(
    "text", ["SELECT * {}", "#+ only words\nSELECT * {}", "#+ - a list\nSELECT * {}", ""]
)
def test_a_file_without_a_header_is_told(file, text):
    assert "it has no header" in refused(file(text))


def test_a_file_that_is_not_utf_8_is_told(file):
    assert "byte 0 is not UTF-8" in refused(file(b"\xff" + GOOD.encode()))


def test_a_parameter_that_the_query_does_not_mark_is_told(file):
    said = refused(file(GOOD.replace("VALUES ?clock { UNDEF }   # param", "")))
    assert "declares ['fault', 'clock'], the query marks ['fault'] as params" in said


def test_a_mark_that_the_header_does_not_declare_is_told(file):
    text = GOOD.replace('#+   clock: {kind: case, summary: "whose"}\n', "")
    assert "declares ['fault'], the query marks ['fault', 'clock']" in refused(file(text))


@pytest.mark.parametrize(
    "declared",
    [
        "{kind: klass, summary: a}",
        "{summary: a}",
        "{kind: case}",
        "case",
        "{kind: case, summary: }",
    ],
)
def test_a_parameter_without_a_known_kind_and_a_summary_is_told(file, declared):
    said = refused(file(GOOD.replace('{kind: case, summary: "whose"}', declared)))
    assert "parameter clock of its header lacks a summary, or a kind that is known" in said
    assert "Kinds are case, certainty, class, document" in said


def test_parameters_that_are_a_list_are_told(file):
    text = GOOD.replace("#+ params:\n", "#+ params: [fault, clock]\n")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("#+   fault:"))
    text = "\n".join(line for line in text.splitlines() if not line.startswith("#+   clock:"))
    assert "Make the two agree" in refused(file(text))


def test_a_question_without_parameters_needs_none(file):
    text = "\n".join(
        line for line in GOOD.splitlines() if "param" not in line and "kind:" not in line
    )
    assert load_question(file(text)).parameters == ()


def test_binding_puts_a_term_in_the_place_of_a_default_and_leaves_the_rest(file):
    made = load_question(file(GOOD))
    bound = bind(made, {"fault": "<http://x/y>"})
    assert "  VALUES ?fault { <http://x/y> }   # param\n" in bound
    assert "    VALUES ?clock { UNDEF }   # param\n" in bound
    assert bound.replace("<http://x/y>", "vaco:Fault") == GOOD


def test_binding_nothing_changes_nothing(file):
    assert bind(load_question(file(GOOD)), {}) == GOOD


def test_a_term_with_signs_of_a_pattern_is_put_in_as_it_is(file):
    bound = bind(load_question(file(GOOD)), {"fault": r'"a\\1 \g<name>"'})
    assert r'VALUES ?fault { "a\\1 \g<name>" }' in bound


def test_a_question_is_found_by_its_name(file):
    assert find_question(file(GOOD).parent, "faults-of-a-clock").group == "faults"


def test_a_mistyped_name_is_told_with_the_nearest(file):
    with pytest.raises(NotFoundError) as caught:
        find_question(file(GOOD).parent, "fault-of-a-clock")
    assert "Did you mean faults-of-a-clock?" in str(caught.value)
    assert "`vakg questions` lists them all." in str(caught.value)


@pytest.mark.parametrize(
    "name", ["../faults-of-a-clock", "/etc/passwd", "", "faults-of-a-clock.rq", "*"]
)
def test_a_name_never_leads_out_of_the_library(file, name):
    with pytest.raises(NotFoundError, match="there is no question of that name"):
        find_question(file(GOOD).parent, name)


def test_a_library_is_every_question_of_a_folder_by_name(file):
    folder = file(GOOD).parent
    (folder / "a-second.rq").write_text(GOOD)
    (folder / "notes.txt").write_text("no question")
    assert list(load_library(folder)) == ["a-second", "faults-of-a-clock"]


def test_every_bundled_question_loads():
    assert load_library(queries_dir() / "competency")
