"""Numbers, ranges and figures with their units."""
