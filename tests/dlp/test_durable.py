"""A file that is written whole or not at all: what stays, what goes, who may read it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dlp import durable


def test_what_is_drafted_takes_the_name_and_nothing_stays(tmp_path: Path) -> None:
    file = tmp_path / "kept.toml"
    file.write_text("earlier")
    with durable.draft(file) as draft:
        assert draft.suffix == ".toml"  # who checks it may ask for the ending
        assert durable.drafts(file) == [draft]
        draft.write_text("later")
        assert file.read_text() == "earlier"
    assert file.read_text() == "later"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_what_is_not_finished_leaves_the_earlier_one(tmp_path: Path, error: type[BaseException]) -> None:
    file = tmp_path / "kept"
    file.write_text("earlier")
    with pytest.raises(error), durable.draft(file) as draft:
        draft.write_text("half")
        raise error
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [("kept", "earlier")]


def test_of_two_that_make_a_new_file_the_first_ones_holds(tmp_path: Path) -> None:
    file = tmp_path / "new.key"
    with pytest.raises(FileExistsError), durable.draft(file, over=False) as second:
        with durable.draft(file, over=False) as first:
            first.write_text("first")
        second.write_text("second")
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [("new.key", "first")]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.parametrize(("permissions", "left"), [(0o600, 0o600), (0o666, 0o644)])
def test_who_may_read_it(tmp_path: Path, permissions: int, left: int) -> None:
    before = os.umask(0o022)
    try:
        with durable.draft(tmp_path / "file", permissions):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == left
