"""The recognizers are found by looking; finding them, the gate and the reader costs neither Presidio nor spaCy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recognizers import registry
from recognizers.contract import THRESHOLD

ROOT = Path(__file__).parents[2]
PART_1 = {
    "STUDENT_ID", "SASID", "DATE_OF_BIRTH", "US_SSN", "HEALTH_ALERT", "CUSTODY_NOTE", "PERSON", "PHONE_NUMBER",
    "EMAIL_ADDRESS", "CREDIT_CARD",
}  # fmt: skip


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


SLOW = ("circumstances.py", "custody.py", "discipline.py", "health.py", "school_record.py", "special_education.py")
"""Recognizers of statements, whose vocabularies take seconds to work out."""


def copied(folder: Path) -> Path:
    """Some recognizers, with the one contract they may import."""
    ignored = shutil.ignore_patterns("__pycache__", *SLOW)
    shutil.copytree(ROOT / "recognizers", folder / "recognizers", ignore=ignored)
    shutil.copytree(ROOT / "recognizers" / "phrasing", folder / "recognizers" / "phrasing", dirs_exist_ok=True)
    (folder / "scanners").mkdir()
    for name in ("__init__.py", "contract.py"):
        shutil.copy(ROOT / "scanners" / name, folder / "scanners")
    return folder


def test_holds_the_entities_of_part_one() -> None:
    assert {r.entity for r in registry.shipped()} >= PART_1


def test_names_are_given_once_and_say_what_they_are() -> None:
    names = [r.name for r in registry.shipped()]
    assert names == sorted(set(names))
    assert all(name.endswith("Recognizer") for name in names)


def test_no_heading_belongs_to_two_entities() -> None:
    owners: dict[str, set[str]] = {}
    for recognizer in registry.shipped():
        for heading in recognizer.headers:
            owners.setdefault(heading, set()).add(recognizer.entity)
    assert {h: e for h, e in owners.items() if len(e) > 1} == {}


def test_two_modules_that_claim_one_name_fail_at_start(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    shutil.copy(folder / "recognizers" / "sasid.py", folder / "recognizers" / "zz_another.py")
    done = python("from recognizers import registry; registry.shipped()", folder)
    assert done.returncode != 0
    assert "DuplicateRecognizer: two modules claim SasidRecognizer" in done.stderr


def test_a_new_module_is_found_by_looking(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    source = (folder / "recognizers" / "sasid.py").read_text("utf-8")
    (folder / "recognizers" / "locker.py").write_text(source.replace("SasidRecognizer", "LockerRecognizer"), "utf-8")
    done = python("from recognizers import registry; print(*(r.name for r in registry.shipped()))", folder)
    assert "LockerRecognizer" in done.stdout.split(), done.stderr


def test_imports_neither_presidio_nor_spacy(kept_gate: Path | None) -> None:
    code = (
        "import sys, pathlib, recognizers.reading; from recognizers import gate, registry; "
        f"gate.Gate.kept(pathlib.Path({str(kept_gate)!r})); registry.shipped(); "
        "print(*[m for m in ('presidio_analyzer', 'spacy') if m in sys.modules], sep=',')"
    )
    done = python(code, ROOT)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


@pytest.mark.parametrize(
    ("shape", "text", "counts"),
    [
        (r"\d{6}", "Student ID: 331907", True),
        (r"\d{6}", "331907", False),
        (r"\d{6}", "order 331907", False),
        (r"WH-\d{4}", "LASID WH-2041", True),
        (r"WH-\d{4}", "room WH-2041", False),
        (r"WH-\d{4}", "Student ID: 331907", True),  # a list from elsewhere
    ],
)
def test_the_districts_own_student_id_counts_with_its_label(shape: str, text: str, counts: bool) -> None:
    own = next(r for r in registry.in_force(shape) if r.entity == "STUDENT_ID")
    assert any(h.score >= THRESHOLD for h in own.find(text)) is counts


@pytest.mark.parametrize(
    ("patterns", "names"),
    [
        ({}, []),
        ({"student_id": r"\d{6}"}, ["StudentIdRecognizer"]),
        ({"employee_id": r"\d{5}"}, ["EmployeeIdRecognizer"]),
        ({"lunch_pin": r"9\d{4}"}, ["StudentIdRecognizer"]),
    ],
    ids=["none", "student_id", "employee_id", "lunch_pin"],
)
def test_a_districts_pattern_changes_nothing_else(patterns: dict[str, str], names: list[str]) -> None:
    in_force = registry.in_force(**patterns)
    assert [r.name for r, s in zip(in_force, registry.shipped(), strict=True) if r is not s] == names
