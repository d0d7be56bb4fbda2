"""What the share's tests stand on: an open folder, a mount table unlike any machine's, another account."""

from __future__ import annotations

import grp
import json
import os
import pwd
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from connectors.share import Share

NOBODY = 65534


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A mount table with one ordinary disk."""
    path = tmp_path / "mountinfo"
    path.write_bytes(b"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that everyone can list. pytest's own folders above it are closed, so shares of it look no further up."""
    folder = tmp_path / "share"
    folder.mkdir()
    folder.chmod(0o755)
    return folder


@pytest.fixture
def share(root: Path, table: Path) -> Callable[..., Share]:
    """Make a Share of `root`, or of a path below it."""

    def make(below: str = "", **options: Any) -> Share:
        settings = {"name": "staff", "ancestors": False, "mountinfo": table} | options
        return Share(root / below, **settings)

    return make


@pytest.fixture
def as_nobody() -> Callable[[Callable[[], Any]], Any]:
    """Call a function as an account without rights, in a child process, and hand back what it returns (JSON values).

    Where the tests do not run as root there is nothing to drop, and the function is called as it is.
    """

    def run(function: Callable[[], Any]) -> Any:
        if os.geteuid() != 0:
            return function()
        pwd.getpwuid(0), grp.getgrgid(0)  # loaded before the rights to load anything are gone
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
                answer = json.dumps({"value": function()})
            except BaseException:
                answer = json.dumps({"raised": traceback.format_exc()})
            os.write(writing, answer.encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            answer = json.loads(pipe.read())
        os.waitpid(child, 0)
        assert "value" in answer, answer["raised"]
        return answer["value"]

    return run


@pytest.fixture
def open_to_nobody(tmp_path: Path) -> Callable[[], None]:
    """Let other accounts pass pytest's own folders, which are made closed, for the length of the run."""

    def let_in() -> None:
        for folder in (tmp_path, *tmp_path.parents):
            if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o001:
                folder.chmod(folder.stat().st_mode | 0o001)

    return let_in
