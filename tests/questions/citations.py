"""Citations as a document prints them, written as an answer writes them."""

from __future__ import annotations


def numbers(printed: str) -> str:
    """Write citations as an answer does: "2-4,9" as "2, 3, 4, 9"."""
    ends = [part.split("-") for part in printed.split(",") if part]
    return ", ".join(str(n) for end in ends for n in range(int(end[0]), int(end[-1]) + 1))
