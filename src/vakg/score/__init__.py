"""Score drafts against what people read in the same texts."""
