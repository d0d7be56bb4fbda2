"""Registers as files in a temporary folder, read for one fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dlp.policy.onfile import shelf
from dlp.policy.onfile.shelf import Shelf, Wanted
from dlp.policy.onfile.students import Roster
from dlp.privacy import Digester

DAY = date(2026, 11, 26)
DIGESTER = Digester(b"k" * 32)
Shelve = Callable[..., Shelf]


@pytest.fixture
def shelve(tmp_path: Path) -> Shelve:
    """Registers from the texts of their files: `shelve(consent="lasid,mode\\n204417,yes\\n")`."""

    def make(roster: Roster | None = None, **texts: str) -> Shelf:
        files = {}
        for name, text in texts.items():
            files[name] = (tmp_path / f"{name}.csv",)
            files[name][0].write_text(text, "utf-8")
        return shelf.load(Wanted(files), DIGESTER, roster, DAY)

    return make
