"""The invented case, in a store that all tests of a module share."""

from collections.abc import Iterator

import pytest
from exported import opened

from dragoman.workspace.cases import Workspace


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Tests must only read it."""
    yield from opened(tmp_path_factory.mktemp("store"))


@pytest.fixture
def own_case(tmp_path) -> Iterator[Workspace]:
    """A case that a test may change."""
    yield from opened(tmp_path)
