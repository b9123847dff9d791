"""The graph of the bundled documents, opened once for all tests of what notebooks show."""

import pytest

import vakg


@pytest.fixture(scope="package")
def kg(built):
    return vakg.open(built)
