"""A build's graph for users of rdflib: one Dataset over the embedded store, read-only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vakg.graph.store import open_store
from vakg.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset


def open_dataset(folder: Path) -> Dataset:
    """Open a build as an rdflib Dataset whose default graph is the union of all named graphs.

    Queries given as strings run in the embedded engine; prepared queries run in Python and are
    slower by far. `FROM <file:...>` does not read files: rdflib's loading of graphs is switched off
    for the whole process.

    Raises:
        NotFoundError: If there is no build in the folder.
        BadInputError: If the build is of another form or has lost parts.
    """
    import rdflib.plugins.sparql  # noqa: PLC0415 - a tenth of a second to import
    from oxrdflib import OxigraphStore  # noqa: PLC0415
    from rdflib import Dataset  # noqa: PLC0415

    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    dataset = Dataset(store=OxigraphStore(store=open_store(folder)), default_union=True)
    for prefix, base in PREFIXES.items():
        dataset.bind(prefix, base)
    return dataset
