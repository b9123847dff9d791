"""What happened to each patient, as the sentences tell it."""
