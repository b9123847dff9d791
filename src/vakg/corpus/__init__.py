"""Many documents at once: files found, read by processes that may fail, drafts kept in one folder.

A folder of drafts is complete in itself: `drafts/` holds what was read, `documents/` the texts that its
quotes stand in, `mentions/` what was recognised and not understood, `journal.jsonl` what is done.
"""

from vakg.corpus.kept import dump_kept, read_kept
from vakg.corpus.pool import Bounds
from vakg.corpus.run import extract_files
from vakg.corpus.summary import Summary

__all__ = ["Bounds", "Summary", "dump_kept", "extract_files", "read_kept"]
