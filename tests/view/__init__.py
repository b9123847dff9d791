"""Tests of `vakg.view`."""
