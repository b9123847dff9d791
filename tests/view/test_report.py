"""A build's report says in plain English what the graph holds."""

from vakg.graph.store import read_report
from vakg.view.report import render_report

REPORT = {
    "documents": {"bell": "x", "clock": "y"},
    "counts": {
        "kinds": {"patient": 3, "Event": 9, "CausalLink": 2, "Claim": 5, "Inconsistency": 1},
        "event_statuses": {"absent": 2, "present": 6, "possible": 1},
        "claim_kinds": {"risk_factor": 2, "incidence": 3},
        "reviews": {"machine": 4, "reviewed": 16},
    },
    "checks": {"quotes_verified": 31, "defects": 0},
    "quads": 1234,
}


def test_a_report_names_documents_and_counts_most_frequent_first():
    assert render_report(REPORT).splitlines() == [
        "2 documents: bell, clock",
        "3 patients' cases with 9 events: 6 present, 2 absent, 1 possible",
        "2 causal links, 1 inconsistencies",
        "5 claims: 3 incidence, 2 risk factor",
        "31 quotes verified at their offsets, 0 defects",
        "Review: 16 reviewed, 4 machine-read, not checked",
        "1234 quads",
    ]


def test_a_graph_without_some_kind_says_none_of_it():
    counts = REPORT["counts"] | {"kinds": {"patient": 1}, "event_statuses": {}, "claim_kinds": {}}
    lines = render_report(REPORT | {"counts": counts}).splitlines()
    assert lines[1] == "1 patients' cases with 0 events: "
    assert lines[3] == "0 claims: "


def test_the_report_of_the_bundled_graph_can_be_told(built):
    told = render_report(read_report(built))
    assert "2 documents: intraspinal-leakage, pce-ards" in told
    assert " reviewed" in told


def test_what_was_noticed_is_said_and_a_long_list_is_cut():
    noticed = {
        "checks": REPORT["checks"] | {"machine_defects": 2},
        "notes": [f"note {number}" for number in range(12)],
        "undrafted": ["new.pdf"],
    }
    lines = render_report(REPORT | noticed).splitlines()[7:]
    assert lines[0] == "2 defects in machine-read records; `vakg validate` lists them"
    assert lines[1:3] == ["To know:", "  note 0"]
    assert lines[12] == "  and 2 more, all in report.json"
    assert lines[-1] == "  new.pdf"
    assert "vakg extract" in lines[-2]


def test_many_documents_are_counted_instead_of_named():
    many = {f"d{number}": "x" for number in range(13)}
    told = render_report(REPORT | {"documents": many, "machine_documents": ["d1", "d2"]})
    assert told.startswith("13 documents, 11 of them with a reviewed record\n")
