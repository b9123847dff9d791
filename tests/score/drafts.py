"""Records made by hand, for scoring."""

from vakg.model.record import Record

QUOTE = {"quote": "Words of the text.", "at": (0, 18), "role": "own"}


def event(name, curie, status="present", **more):
    """One event; its text says no more than its class."""
    return {
        "id": name,
        "type": f"vaco:{curie}",
        "status": status,
        "certainty": "asserted",
        "text": f"{curie} was told.",
        "evidence": [QUOTE],
    } | more


def case(name, *events, age=None, sex=None, label="a patient", kind="series", citations=()):
    """One case of a series."""
    patient = {"text": "A patient.", "age": age, "sex": sex, "evidence": [QUOTE]}
    return {
        "id": name,
        "kind": kind,
        "label": label,
        "citations": list(citations),
        "patient": patient,
        "events": list(events),
    }


def record(*cases, claims=()):
    """A draft."""
    return Record.model_validate(
        {
            "format": 1,
            "document": "dev",
            "review": "machine",
            "cases": list(cases),
            "claims": list(claims),
        }
    )


def claim(name, kind="incidence", **more):
    """One claim of the authors."""
    base = {
        "id": name,
        "kind": kind,
        "status": "present",
        "certainty": "asserted",
        "text": "Leakage was frequent.",
        "said_by": "authors",
        "stance": "observed",
        "evidence": [QUOTE],
    }
    return base | more


def proportion(**numbers):
    """How often, in per cent of patients."""
    return {"unit": "%", "unit_of_analysis": "patients", "symptom_scope": "any"} | numbers
