"""Read a text for its claims, as the tests of this folder need it."""

from functools import cache
from pathlib import Path

from tests.extract.claims.shown import claim

from vakg.documents.reader import document_of
from vakg.extract.cases.find import CaseMap, Owned
from vakg.extract.claims import find_claims
from vakg.extract.reader_ontology import Reader
from vakg.extract.scan import scan
from vakg.model.document import Metadata

FOLDER = Path(__file__).parent


@cache
def reader():
    return Reader.load()


def claims_in(text, narrated=False):
    """The claims of a text; `narrated` says that all of it tells of one patient."""
    document = document_of(text, "own", "0" * 64, Metadata())
    cases = (
        CaseMap(stretches=(Owned(start=0, end=len(document.text), owners=("index",)),))
        if narrated
        else CaseMap()
    )
    return find_claims(scan(document, reader().names), cases, reader())


def said(text, narrated=False):
    """What a text claims, in the short form of the tables."""
    return " ; ".join(claim(one) for one in claims_in(text, narrated)) or "-"


def rows(name):
    """The rows of a table: text, what it claims, phenomenon."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(line.split("\t")) for line in lines if line.strip()]
