"""What a notebook shows: answers, facts, cases and ways as tables with their quotes, and figures."""
