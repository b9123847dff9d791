"""Spinal levels in every notation, and what only looks like one."""
