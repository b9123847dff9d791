"""What a thing and a place make together."""
