"""`check`, `gate` and `scan` of local folders must import where the Unix-only modules do not exist."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

UNIX_ONLY = ("fcntl", "resource", "pwd", "grp")

WITHOUT_THEM = f"""
import importlib, pkgutil, sys
for name in {UNIX_ONLY!r}:
    sys.modules[name] = None                 # what an import of it then meets: ModuleNotFoundError
"""


def python(program: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_THEM + program]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def test_the_block_blocks() -> None:
    assert "ModuleNotFoundError" in python("import fcntl").stderr


@pytest.mark.parametrize("module", ["dlp.cli", "dlp.commands.scan", "dlp.commands.check", "dlp.commands.gate"])
def test_command_imports(module: str) -> None:
    result = python(f"import {module}")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("package", ["scanners", "recognizers", "reports", "dlp.runtime", "dlp.policy"])
def test_every_module_imports(package: str, kept_gate: Path | None) -> None:
    """Members of these folders are found at run time, so one Unix-only member would stop the program."""
    result = python(
        "from pathlib import Path\n"
        "from recognizers.gate import Gate\n"
        f"Gate.kept(Path({str(kept_gate)!r}))\n"  # what was worked out with it is not worked out again
        f"import {package}\n"
        f"for found in pkgutil.walk_packages({package}.__path__, {package + '.'!r}):\n"
        f"    importlib.import_module(found.name)\n"
    )
    assert result.returncode == 0, result.stderr
