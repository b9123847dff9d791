"""Whether a sentence says that something is so: present, absent, possible, conditional, hypothetical."""
