"""Times, durations and dates in every way to write them."""
