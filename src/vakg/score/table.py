"""The figures as a plain table."""

from __future__ import annotations

from collections.abc import Iterable

from vakg.score.figures import Figure


def figures_table(every: Iterable[Figure]) -> str:
    """Print figures by group, each with its counts and interval.

    >>> from vakg.score.figures import measured
    >>> print(figures_table([measured("events", "recall", [(1, 1)] * 5)]))
    events
      recall                                                       5/5     1.000  [1.000, 1.000]
    """
    lines, group = [], ""
    for one in every:
        if one.group != group:
            group = one.group
            lines.append(group)
        counts = f"{one.right}/{one.of}"
        lines.append(f"  {one.name:60} {counts:7} {in_words(one)}".rstrip())
    return "\n".join(lines)


def in_words(figure: Figure) -> str:
    """Write a share with its interval; a dash where there was nothing to count."""
    if figure.share is None:
        return "-"
    if figure.low is None or figure.high is None:
        return f"{figure.share:.3f}"
    return f"{figure.share:.3f}  [{figure.low:.3f}, {figure.high:.3f}]"
