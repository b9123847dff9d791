"""Read texts with medspaCy's full pipeline; run by an interpreter that has it, not by ours.

Standard input: {"names": [...], "texts": {KIND: [...]}, "rounds": n}; standard output: the version, and
texts a second for each kind and round, as JSON.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from importlib.metadata import version


def main() -> None:
    """Time the pipeline: sentences, target names, context."""
    import medspacy  # type: ignore[import-not-found]  # noqa: PLC0415 - not in ours
    from loguru import logger  # type: ignore[import-not-found]  # noqa: PLC0415
    from medspacy.ner import TargetRule  # type: ignore[import-not-found]  # noqa: PLC0415

    logger.remove()
    logging.disable(logging.CRITICAL)
    given = json.load(sys.stdin)
    pipeline = medspacy.load()
    pipeline.get_pipe("medspacy_target_matcher").add(
        [TargetRule(name, "NAME") for name in given["names"]]
    )
    speeds = {
        kind: [timed(pipeline, texts) for _ in range(given["rounds"])]
        for kind, texts in given["texts"].items()
    }
    print(json.dumps({"version": version("medspacy"), "speeds": speeds}))


def timed(read: Callable[[str], object], texts: list[str]) -> float:
    """Read all texts; give texts a second of one core's work."""
    begin = time.process_time()
    for text in texts:
        read(text)
    return len(texts) / (time.process_time() - begin)


if __name__ == "__main__":
    main()
