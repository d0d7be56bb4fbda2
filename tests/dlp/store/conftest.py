"""Lets the tests of this folder import the nights beside them; a store, and one night after another with it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from collections.abc import Iterator

import pytest
from nights import Sleep, sleeping

from dlp.keeping.store.opening import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "state")
    yield opened
    opened.close()


@pytest.fixture
def night(store: Store) -> Sleep:
    """One night over a connector: see `nights.sleeping`."""
    return sleeping(store)
