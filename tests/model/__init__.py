"""Tests of `vakg.model`."""
