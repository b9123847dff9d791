"""Where things lie in a folder of drafts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DRAFT, DOCUMENT, MENTIONS = "draft.yaml", "document.json", "mentions.json"
"""What one document gives, under these names while it is being made."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a folder of drafts."""

    folder: Path

    @property
    def stage(self) -> Path:
        """What is being made, before it is moved to where it belongs."""
        return self.folder / ".stage"

    @property
    def summary(self) -> Path:
        """What the last run did."""
        return self.folder / "summary.json"

    def draft(self, name: str) -> Path:
        """The draft of a document."""
        return self.folder / "drafts" / f"{name}.yaml"

    def document(self, name: str) -> Path:
        """The document as it was read."""
        return self.folder / "documents" / f"{name}.json"

    def mentions(self, name: str) -> Path:
        """What was recognised in a document and not understood."""
        return self.folder / "mentions" / f"{name}.json"

    def reviewed(self, name: str) -> Path:
        """The record that a person has checked."""
        return self.folder / "records" / f"{name}.yaml"

    def all(self, name: str) -> tuple[tuple[str, Path], ...]:
        """Give what a document gives and where it belongs; the draft last, as the sign that all is there."""
        return (
            (DOCUMENT, self.document(name)),
            (MENTIONS, self.mentions(name)),
            (DRAFT, self.draft(name)),
        )
