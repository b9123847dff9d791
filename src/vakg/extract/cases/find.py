"""Whose patient a stretch of the text speaks of: the authors' own, a cited one, or nobody."""

from __future__ import annotations

from vakg.extract.cases.map import CaseMap, Owned, PatientFound
from vakg.extract.cases.story import Story
from vakg.extract.scan import Scan

__all__ = ["CaseMap", "Owned", "PatientFound", "find_cases"]


def find_cases(scan: Scan) -> CaseMap:
    """Tell whose each stretch of a text is.

    Args:
        scan: What the document holds.
    """
    return Story(scan).map()
