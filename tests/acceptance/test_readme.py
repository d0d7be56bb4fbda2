"""What the README shows of the sample district is what the program says of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dlp.interview import QUESTIONS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()


def blocks(first: str) -> list[str]:
    """The parts of the README's example that begins so, between its gaps."""
    found = next(block for block in re.findall(r"```\n(.*?)```", README, re.DOTALL) if block.lstrip().startswith(first))
    return [anybodys(part) for part in found.split("[...]") if part.strip()]


def anybodys(text: str) -> str:
    """The text on one line, without the names of accounts and groups, which are those of the machine."""
    return " ".join(re.sub(r"(?<=owner is )[^.]+|(?<=by group )[^:,]+", "…", " ".join(text.split())).split())


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "files"
    subprocess.run([sys.executable, ROOT / "examples/make_district.py", folder], check=True, capture_output=True)
    for name in ("truth.jsonl", "files.jsonl"):
        (folder / name).rename(folder.parent / name)
    return folder


@pytest.mark.slow
def test_the_list_of_things_to_do(dlp: Any, sample: Path) -> None:
    said = anybodys(re.sub(r"It took .*\n", "", dlp("scan", sample, "--format", "table").stdout))
    assert [part for part in blocks("1  HIGH") if part not in said] == []


def test_the_sentences_about_a_file(dlp: Any, sample: Path) -> None:
    said = anybodys(dlp("check", sample / "Grade 4 Trips/Sister city visit.txt").stdout)
    assert [part for part in blocks("Sister city visit.txt") if part not in said] == []


def test_how_many_questions_are_asked() -> None:
    assert f"# {NUMBERS[len(QUESTIONS)]} questions" in README
