"""Readers of files that are no plain text: PDF, JATS and PubMed XML, HTML.

Each takes a file's bytes and gives what a document is made of. None opens another file, reaches for
a network, or runs anything that a file brings along. Heavy libraries are imported where they are used.
"""
