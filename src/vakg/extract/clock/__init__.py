"""When each event was: offsets from the procedure, or from another event."""
