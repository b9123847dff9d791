"""Tests of `vakg.graph`."""
