"""The program driven from outside, with a home of its own; and one scan of the sample district, shared by all."""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from dlp import places
from dlp.config import Config
from dlp.runtime import compiling

ROOT = Path(__file__).parents[2]
Record = dict[str, Any]


@dataclass(frozen=True)
class Dlp:
    """`dlp` in an empty home; everything that it leaves behind lies below `home` and `cache`, if that is told."""

    home: Path
    cache: Path | None = None

    def __call__(
        self, *words: object, given: str = "", before_start: Callable[[], None] | None = None
    ) -> subprocess.CompletedProcess[str]:
        self.home.mkdir(exist_ok=True)
        places = {
            "XDG_STATE_HOME": "state",
            "XDG_CONFIG_HOME": "config",
            "XDG_CACHE_HOME": "cache",
            "DLP_KEY_DIR": "keys",
        }
        environment = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL")}
        environment |= {name: str(self.home / below) for name, below in places.items()}
        environment |= {"XDG_CACHE_HOME": str(self.cache)} if self.cache else {}
        environment |= {"HOME": str(self.home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, "-m", "dlp", *map(str, words)],
            input=given,
            capture_output=True,
            text=True,
            errors="replace",
            cwd=self.home,
            env=environment,
            check=False,
            timeout=200,
            preexec_fn=before_start,
        )

    def left(self) -> dict[str, bytes]:
        """Every file that is left behind."""
        return {str(f.relative_to(self.home)): f.read_bytes() for f in self.home.rglob("*") if f.is_file()}


@pytest.fixture(scope="session")
def dlp(tmp_path_factory: pytest.TempPathFactory) -> Dlp:
    """The program with one home for all tests that do not ask what is in it, and the gate of other tests."""
    return Dlp(tmp_path_factory.mktemp("home"), places.cache_folder().parent)


@pytest.fixture(scope="session")
def records() -> Callable[[str], list[Record]]:
    """The records of jsonl output."""
    return lambda text: [json.loads(line) for line in text.splitlines()]


@dataclass(frozen=True)
class Scanned:
    """The sample district after one scan of it."""

    folder: Path
    labels: Path
    dlp: Dlp
    done: subprocess.CompletedProcess[str]
    report: Path

    def rows(self, name: str) -> list[Record]:
        """The rows of one of the label files."""
        return [json.loads(line) for line in (self.labels / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    """One scan of the sample district, its home empty before but for the gate, its labels taken out of its folder.

    One for all processes that the tests are spread over: whoever comes first makes it.
    """
    mine = tmp_path_factory.getbasetemp()
    base = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "district"
    base.mkdir(exist_ok=True)
    with (base / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = base / "scanned.pickle"
        if not made.exists():
            made.write_bytes(pickle.dumps(_scanned(base)))
        return cast("Scanned", pickle.loads(made.read_bytes()))


def _scanned(base: Path) -> Scanned:
    labels, dlp = base / "labels", Dlp(base / "home")
    folder = labels / "files"  # the labels hold every value, and are no part of the share
    command = [sys.executable, str(ROOT / "examples" / "make_district.py"), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    for name in ("truth.jsonl", "files.jsonl"):
        (folder / name).rename(labels / name)
    _give_gate(dlp.home / "cache" / "dlp")
    report = dlp.home / "report.jsonl"
    told = ("--verbose", "--log-format", "json", "--workers", 2)
    done = dlp("scan", folder, "--all", "--exposure", "external", "--format", "jsonl", "--output", report, *told)
    assert done.returncode == 0, done.stderr
    return Scanned(folder, labels, dlp, done, report)


def _give_gate(folder: Path) -> None:
    """The compiled gate of other tests, which a run would make byte by byte the same: that takes half a minute."""
    folder.mkdir(parents=True)
    gate = compiling.compiled(Config(), places.cache_folder())
    if gate is not None and gate.exists():
        for file in (gate, *(mark for mark in gate.parent.glob("*.ready") if gate.name in mark.read_text("ascii"))):
            shutil.copy2(file, folder)
