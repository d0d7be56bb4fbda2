"""The import contracts of pyproject.toml hold, and each of them fails when an import runs the wrong way."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("dlp", "scanners", "recognizers", "connectors", "reports")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the five packages and of pyproject.toml, to be broken in."""
    copy = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    # the working folder stands first on the path, so the copy is read and not the checkout that is installed
    program = (
        "import os, sys; sys.path.insert(0, os.getcwd()); "
        "from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    command = [sys.executable, "-c", program, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_kept(checkout: Path) -> None:
    result = lint(checkout)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "imports"),
    [
        ("connectors", "dlp.errors"),
        ("connectors", "scanners.contract"),
        ("connectors", "reports.record"),
        ("scanners", "connectors.contract"),
        ("scanners", "recognizers.contract"),
        ("scanners", "dlp.privacy"),
        ("recognizers", "dlp.privacy"),
        ("recognizers", "reports.record"),
        ("recognizers", "connectors.contract"),
        ("recognizers", "scanners.registry"),
        ("reports", "recognizers.contract"),
        ("reports", "dlp.errors"),
        ("reports", "connectors.registry"),
        ("reports", "scanners.registry"),
    ],
    ids=lambda name: name,
)
def test_wrong_way_is_found(checkout: Path, module: str, imports: str) -> None:
    wrong = checkout / module / "wrong_way.py"
    missing = checkout.joinpath(*imports.split(".")).with_suffix(".py")
    made = not missing.exists()
    if made:
        missing.write_text("", encoding="utf-8")
    wrong.write_text(f"import {imports}\n", encoding="utf-8")
    try:
        result = lint(checkout)
    finally:
        wrong.unlink()
        if made:
            missing.unlink()
    assert result.returncode == 1
    assert f"{module}.wrong_way -> {imports}" in result.stdout


def test_circle_is_found(checkout: Path) -> None:
    here, there = checkout / "dlp" / "here.py", checkout / "dlp" / "there.py"
    here.write_text("import dlp.there\n", encoding="utf-8")
    there.write_text("import dlp.here\n", encoding="utf-8")
    try:
        result = lint(checkout)
    finally:
        here.unlink()
        there.unlink()
    assert result.returncode == 1
    assert "No circles, between files or between folders BROKEN" in result.stdout
