"""The wheel holds the five packages with their data files and nothing else, and works outside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from dlp import places

ROOT = Path(__file__).parents[2]
PACKAGES = ("dlp", "scanners", "recognizers", "connectors", "reports")
PLACES = ("pyproject.toml", ".gitignore", "README.md", "LICENSE", "NOTICE")


class Environment(Protocol):
    """What the fixture `new_environment` makes."""

    folder: Path
    scripts: Path


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy, so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in PLACES:
        shutil.copy(ROOT / name, source)
    for folder in (*PACKAGES, "tests", "scripts", "examples", "benchmarks", "docs"):
        if (ROOT / folder).exists():
            shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return next(target.glob("*.whl"))


def test_contents(wheel: Path) -> None:
    """Every file of the five packages, data files too; beside them the metadata and nothing more."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
    tracked = {
        f.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for f in (ROOT / package).rglob("*")
        if f.is_file() and "__pycache__" not in f.parts and not f.name.startswith(".")
    }
    assert names == tracked
    assert "reports/schemas/item.json" in names
    assert any(name.startswith("dlp/policy/packs/") and name.endswith(".yaml") for name in names)


def test_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        read = {
            name.split("/", 1)[1]: archive.read(name).decode() for name in archive.namelist() if ".dist-info/" in name
        }
    assert "License-Expression: Apache-2.0" in read["METADATA"]
    assert "dlp = dlp.cli:main" in read["entry_points.txt"]
    assert read["licenses/LICENSE"] == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "licenses/NOTICE" in read


@pytest.fixture(scope="session")
def installed(wheel: Path, new_environment: Callable[..., Environment]) -> Environment:
    """A new environment outside the checkout with the wheel in it."""
    environment = new_environment()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(environment.folder)]
    done = subprocess.run(
        [*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return environment


def run(installed: Environment, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DLP_", "PYTHON", "VIRTUAL_ENV"))}
    homes = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "STATE")}
    homes["XDG_CACHE_HOME"] = str(places.cache_folder().parent)  # the gate of other tests
    command = [str(installed.scripts / arguments[0]), *arguments[1:]]
    return subprocess.run(
        command, cwd=folder, env={**keep, **homes, "HOME": str(folder)},
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip


def test_runs_from_the_new_environment(installed: Environment, tmp_path: Path) -> None:
    where = run(installed, "python", "-c", "import dlp.cli, reports.record; print(dlp.cli.__file__)", folder=tmp_path)
    assert where.stderr == ""
    assert str(installed.folder) in where.stdout
    assert str(ROOT) not in where.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "content", "code", "says"),
    [
        ("check", "The school office opens at eight.\n", 0, "examined"),
        ("gate", "Student: Emma Sampson, SSN 512-45-6789, allergic to peanuts, EpiPen with the nurse.\n", 1, "US_SSN"),
    ],
    ids=["check-clean", "gate-leak"],
)
def test_commands_work_there(
    installed: Environment, tmp_path: Path, command: str, content: str, code: int, says: str
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "page.txt").write_text(content, encoding="utf-8")
    options = ["--format", "jsonl", "--all", "--fail-on", "medium", "--exposure", "public"]
    result = run(installed, "dlp", command, str(site), *options, folder=tmp_path)
    assert (result.returncode, says in result.stdout) == (code, True), result.stderr
