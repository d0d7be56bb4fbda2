"""`dlp eval` from outside, on a corpus small enough to know by heart."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dlp import cli

SSN, OTHER = "021-33-4455", "033-44-5566"
SENSITIVE = f"Student,SSN\nEmma Sampson,{SSN}\n"  # a table, which is read without the language model
CLEAN = "The gym opens at 7:05. Bring a water bottle and a book for the bus.\n"


def dlp(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dlp", "eval", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, timeout=120)


def rows(path: Path, *found: dict[str, object]) -> None:
    path.write_text("".join(json.dumps(r) + "\n" for r in found), encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two labelled files under files/ and one that no label names; one planted number is not there to be found."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "card.csv").write_text(SENSITIVE)
    (folder / "notice.txt").write_text(CLEAN)
    (folder / "unlabelled.csv").write_text(SENSITIVE)
    truth = {"file": "card.csv", "member": None, "where": {"row": 2}, "type": "US_SSN", "subject": "s"}
    rows(tmp_path / "truth.jsonl", truth | {"value": SSN}, truth | {"value": OTHER})
    label = {"category": "c", "protected": False, "note": ""}
    rows(
        tmp_path / "files.jsonl",
        label | {"file": "card.csv", "sensitive": True, "expected_severity": "high"},
        label | {"file": "notice.txt", "sensitive": False, "expected_severity": "none"},
    )
    return tmp_path


def test_scores_the_labelled_files_alone_and_writes_nothing(corpus: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in corpus.rglob("*")}
    done = dlp("truth.jsonl", "--json", "--per-file", "--entity", "US_SSN", "--workers", "1", cwd=corpus)
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    ssn = data["entities"]["US_SSN"]
    assert (ssn["planted"], ssn["hit"], ssn["found"], ssn["right"]) == (2, 1, 1, 1)
    assert (ssn["recall"], ssn["precision"]) == (0.5, 1.0)
    assert data["files"]["status"] == {"examined": 2}
    assert (data["files"]["recall"], data["files"]["false_alarms_per_100_clean"]) == (1.0, 0.0)
    missed = {f["file"]: f["missed"] for f in data["per_file"]}
    assert missed["files/card.csv"] == [
        {
            "type": "US_SSN",
            "value": "***-**-****",
            "member": None,
            "where": {"row": 2},
            "why": "nothing was found there",
        }
    ]
    assert missed["files/notice.txt"] == []
    assert {p: p.stat().st_mtime_ns for p in corpus.rglob("*")} == before


def test_prints_tables_and_no_value(corpus: Path) -> None:
    done = dlp("truth.jsonl", "--per-file", "--workers", "1", cwd=corpus)
    assert done.returncode == 0, done.stderr
    assert "US_SSN                         2      1   0.500" in done.stdout
    assert "(1 of 1 sensitive)" in done.stdout
    assert "missed US_SSN" in done.stdout
    for value in (SSN, OTHER, "Sampson"):
        assert value not in done.stdout + done.stderr


def test_reveal_shows_the_values_and_is_audited(corpus: Path) -> None:
    state = corpus / "state"
    done = dlp("truth.jsonl", "--per-file", "--reveal", "--workers", "1", "--state-dir", str(state), cwd=corpus)
    assert done.returncode == 0, done.stderr
    assert f"missed US_SSN           {OTHER}" in done.stdout
    assert OTHER not in done.stderr
    lines = (state / "audit.jsonl").read_text().splitlines()
    assert [(a["command"], a["event"]) for a in map(json.loads, lines)] == [("eval", "reveal")]
    assert OTHER not in lines[0]


def test_what_cannot_be_audited_is_not_revealed(corpus: Path) -> None:
    (corpus / "state").write_text("a file where the folder should be")
    done = dlp("truth.jsonl", "--per-file", "--reveal", "--state-dir", "state", cwd=corpus)
    assert done.returncode == 2
    assert "audit log" in done.stderr
    assert done.stdout == ""


@pytest.mark.slow
def test_without_files_jsonl_values_alone_are_scored(corpus: Path) -> None:
    (corpus / "files.jsonl").unlink()
    done = dlp("truth.jsonl", "--workers", "1", cwd=corpus)
    assert done.returncode == 0, done.stderr
    assert "not scored: the corpus has no files.jsonl" in done.stdout


BAD = [
    pytest.param(("gone.jsonl",), "cannot read the labels in gone.jsonl", id="no truth"),
    pytest.param(("truth.jsonl", "--files", "gone.jsonl"), "cannot read the labels in gone.jsonl", id="no files"),
    pytest.param(("truth.jsonl", "--entity", "SSN"), "--entity takes the name of an entity", id="no entity"),
    pytest.param(("truth.jsonl", "--exposure", "open"), "--exposure takes one of public, external", id="no level"),
    pytest.param(
        ("truth.jsonl", "--reveal"), "--reveal shows the values that --per-file lists", id="nothing to reveal"
    ),
    pytest.param(("truth.jsonl", "--policy", "ferpas"), "ferpa", id="no pack"),
]


@pytest.mark.parametrize(("arguments", "message"), BAD)
def test_bad_input_is_one_line_and_exit_2(
    corpus: Path,
    arguments: tuple[str, ...],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(corpus)
    with pytest.raises(SystemExit) as ended:
        cli.main(["eval", *arguments])
    out, err = capsys.readouterr()
    assert (ended.value.code, out, err.count("\n")) == (2, "", 1)
    assert message in err
