"""The plugin of the integration run turns a skip into a failure, and leaves everything else as it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PASSES = "def test_passes(): pass\n"
SKIPS = "import pytest\n@pytest.mark.skip(reason='no database')\ndef test_skips(): pass\n"
SPREAD = ["-p", "xdist", "-n", "2"]
FAILS = "def test_fails(): assert False\n"


@pytest.mark.parametrize(
    ("tests", "options", "code", "says"),
    [
        pytest.param(PASSES, [], 0, "1 passed", id="pass"),
        pytest.param(PASSES + SKIPS, [], 1, "test_skips: Skipped: no database", id="skip"),
        pytest.param(
            PASSES + SKIPS,
            ["-p", "xdist", "-n", "2"],
            1,
            "test_skips: Skipped: no database",
            id="skip in another process",
        ),
        pytest.param(FAILS, [], 1, "1 failed", id="fail"),
        pytest.param("", [], 5, "no tests", id="nothing collected"),
    ],
)
def test_session(tmp_path: Path, tests: str, options: list[str], code: int, says: str) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(tests, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "scripts.refuse_skips", *options, str(tmp_path)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # importing those that are not asked here takes most of the time
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code
    assert says in done.stdout
