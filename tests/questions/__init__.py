"""Tests of `vakg.questions`."""
