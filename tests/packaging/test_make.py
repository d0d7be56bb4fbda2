"""The targets of the Makefile: all there, the ones of later parts say so, and no other environment leaks in."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TARGETS = (
    "venv",
    "demo",
    "test",
    "test-all",
    "lint",
    "docs",
    "lock",
    "fuzz",
    "bench",
    "bench-extract",
    "bench-detect",
    "bench-judge",
    "mutate-policies",
)

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs make in the checkout; only with `-n` or with targets that do nothing."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env={**env, **variables}, capture_output=True, text=True, timeout=60, check=False
    )


def test_make_alone_lists_the_targets() -> None:
    done = make()
    assert done.returncode == 0
    assert all(f"make {target} " in done.stdout for target in TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_target_is_complete(target: str) -> None:
    done = make("-n", target)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_slow_tests_follow_the_others_once() -> None:
    runs = [line for line in make("-n", "test", "test-all").stdout.splitlines() if "-m pytest" in line]
    assert ["-m slow" in line for line in runs] == [False, True]


def test_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).touch()
    env = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        ["make", "venv", "PYTHON="], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert "no Python 3.11 or newer found" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_lock_names_no_host_and_hashes_everything() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(packages) > 50
    assert all("==" in line and line.endswith("\\") for line in packages)
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
