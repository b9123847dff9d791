"""From what was understood to a draft record."""
