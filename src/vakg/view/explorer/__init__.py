"""The explorer: one HTML file in which each case of a build can be seen, searched and traced to its words."""

from vakg.view.explorer.writing import write_explorer

__all__ = ["write_explorer"]
