"""What a curator would have noted, written out by hand, for scoring."""

from vakg.documents import document_of
from vakg.model.assertion import AssertionStatus
from vakg.model.document import Metadata
from vakg.score.corpus import GoldClaim, GoldItem, GoldPatient, GoldText
from vakg.score.grounding import Wanted

PRESENT, ABSENT = AssertionStatus.PRESENT, AssertionStatus.ABSENT


def item(field, *classes, status=PRESENT, instead=()):
    """One thing noted; without classes it is one that names nothing of the ontology."""
    curies = tuple(f"vaco:{one}" for one in classes)
    other = tuple(f"vaco:{one}" for one in instead)
    return GoldItem(
        field=field,
        phrase=" ".join(classes),
        wanted=Wanted(curies, status, other) if classes else None,
    )


def patient(
    *items,
    label="patient 1",
    age=None,
    sex=None,
    levels=(),
    onset=None,
    volumes=(),
    also=(),
    references=(),
):
    """One patient as noted; `also` holds a class and a status for each thing stated beside."""
    return GoldPatient(
        label=label,
        age=age,
        sex=sex,
        levels=levels,
        onset=onset,
        volumes=volumes,
        references=references,
        items=items,
        also=tuple(Wanted((f"vaco:{curie}",), status) for curie, status in also),
    )


def text(*patients, claims=(), name="01"):
    """One text as noted."""
    document = document_of("Words of the text.", name, "", Metadata())
    return GoldText(id=name, document=document, patients=patients, claims=tuple(claims))


def claim(kind="incidence", phrase="leakage", **more):
    """One claim as noted; numbers by their names, the rest by theirs."""
    own = {name: more.pop(name) for name in ("p", "ci", "ratio", "spans") if name in more}
    return GoldClaim(kind=kind, phrase=phrase, numbers=more, **own)
