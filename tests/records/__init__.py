"""Tests of `vakg.records`."""
