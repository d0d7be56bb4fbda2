"""The integration run calls every target, refuses skips, and ends non-zero as soon as one target fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / ".ci" / "run"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")

# stands before the real make on the path, notes what it was asked, and fails where it is told to
MAKE = """#!/bin/sh
echo "$*" >> "$CALLS"
echo "${XDG_STATE_HOME:-}" >> "$STATES"
case " $* " in *" ${FAILS:-none} "*) exit 2 ;; esac
"""


def ci_run(folder: Path, **variables: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
    """Run a copy of the script over a stand-in for make; also the targets it asked for, and its last state folder."""
    (folder / ".ci").mkdir()
    shutil.copy(RUN, folder / ".ci")
    (folder / "bin").mkdir()
    make = folder / "bin" / "make"
    make.write_text(MAKE, encoding="utf-8")
    make.chmod(0o755)
    calls, states = folder / "calls.txt", folder / "states.txt"
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_") and name != "PYTHON"}
    env |= {"PATH": f"{make.parent}{os.pathsep}{env['PATH']}", "CALLS": str(calls), "STATES": str(states), **variables}
    command = ["bash", str(folder / ".ci" / "run")]
    done = subprocess.run(command, cwd="/", env=env, capture_output=True, text=True, timeout=60, check=False)
    return done, calls.read_text(encoding="utf-8"), states.read_text(encoding="utf-8").splitlines()[-1]


def test_calls_every_target(tmp_path: Path) -> None:
    done, calls, state = ci_run(tmp_path)
    assert done.returncode == 0, done.stderr
    first, second = calls.splitlines()
    assert first.split()[1:] == ["venv"]
    assert second.split()[-3:] == ["test", "lint", "test-all"]
    assert "-p scripts.refuse_skips" in second
    assert state != ""
    assert not Path(state).parent.exists(), "its own state folder is left behind"


@pytest.mark.parametrize("target", ["venv", "test", "lint", "test-all"])
def test_fails_with_the_target(tmp_path: Path, target: str) -> None:
    done, calls, _ = ci_run(tmp_path, FAILS=target)
    assert done.returncode == 2
    assert target in calls.splitlines()[-1].split()
