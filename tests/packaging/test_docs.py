"""What the program can do stands in the documents, and what the documents name exists."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer.main

from dlp.cli import build
from scripts.write_docs import shown_options, visible

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TEXT = "\n".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)

TREE = dict(visible(typer.main.get_command(build())))
OPTIONS = sorted(
    (path, name)
    for path, command in TREE.items()
    for o in shown_options(command)
    for name in (*o.opts, *o.secondary_opts)
)
PHONY = re.search(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
MAKE_TARGETS = PHONY.group(1).split() if PHONY else []


@pytest.mark.parametrize("path", [path for path in TREE if path], ids=" ".join)
def test_command_is_documented(path: tuple[str, ...]) -> None:
    assert f"dlp {' '.join(path)}" in TEXT


@pytest.mark.parametrize(
    ("path", "option"), OPTIONS, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_option_is_documented(path: tuple[str, ...], option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", TEXT)


def test_made_pages_are_current() -> None:
    command = [sys.executable, "-m", "scripts.write_docs", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("word", sorted(set(re.findall(r"(?m)(?:`|^ *)dlp ([a-z]+)", TEXT))))
def test_named_command_exists(word: str) -> None:
    assert (word,) in TREE


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|^ *)make ([a-z-]+)", TEXT, re.MULTILINE))))
def test_named_make_target_exists(target: str) -> None:
    assert target in MAKE_TARGETS


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_files_exist(document: Path) -> None:
    """A path in code marks that begins with a folder of the project is a file or folder there."""
    folders = "connectors|scanners|recognizers|reports|dlp|tests|examples|scripts|docs"
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", document.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


@pytest.mark.parametrize("name", [re.split(r"[<>=~!;\[ ]", dependency)[0] for dependency in DEPENDENCIES])
def test_design_says_why_a_library_was_chosen(name: str) -> None:
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8").casefold()
    rows = [line.split("|")[1] for line in design.splitlines() if line.startswith("|")]
    assert any(name.casefold() in re.split(r"[, ]+", row) for row in rows)
