"""Facts as graphs: what hangs together in a case, by which way, in what order, and where to draw it."""
