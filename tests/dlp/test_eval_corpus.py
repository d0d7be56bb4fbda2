"""Reading the labels of a corpus: where files lie, which rows are optional, and what a broken row leads to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dlp.errors import ConfigError, TargetError
from dlp.evaluation.corpus import load

SSN = "045-67-8910"


def corpus(folder: Path, truth: list[Any], files: list[Any] | None = None, public: list[Any] | None = None) -> Path:
    for name, rows in (("truth", truth), ("files", files), ("public", public)):
        if rows is not None:
            lines = [r if isinstance(r, str) else json.dumps(r) for r in rows]
            (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder / "truth.jsonl"


def file_row(name: str, **changes: Any) -> dict[str, Any]:
    return {"file": name, "sensitive": True, "category": "c", "expected_severity": "high", "protected": False} | changes


def truth_row(name: str, **changes: Any) -> dict[str, Any]:
    return {"file": name, "member": None, "where": {}, "type": "US_SSN", "value": SSN, "subject": "s"} | changes


def test_files_lie_beside_the_labels_or_under_files(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "files" / "b.txt").write_text("x")
    read = load(corpus(tmp_path, [truth_row("a.txt"), truth_row("b.txt")], [file_row("files/b.txt")]))
    assert [p.file for p in read.planted] == ["a.txt", "files/b.txt"]
    assert read.paths == {"a.txt", "files/b.txt"}


def test_rows_of_public_are_optional_and_so_are_marked_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    truth = [truth_row("a.txt"), truth_row("a.txt", optional=True)]
    public = [{"file": "a.txt", "type": "PERSON", "value": "Roald Dahl"}]
    assert [p.optional for p in load(corpus(tmp_path, truth, None, public)).planted] == [False, True, True]


def test_with_passwords_protected_rows_count_and_protected_labels_do_not(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("x")
    truth = corpus(tmp_path, [], [file_row("a.zip", protected=True, sensitive=False, expected_severity="none")])
    (tmp_path / "truth_protected.jsonl").write_text(json.dumps(truth_row("a.zip", member="b.txt")))
    plain, unlocked = load(truth), load(truth, unlocked=True)
    assert (len(plain.planted), len(plain.files)) == (0, 1)
    assert ([p.member for p in unlocked.planted], unlocked.files) == (["b.txt"], ())


BROKEN = [
    pytest.param([truth_row("a.txt"), "{"], None, "truth.jsonl, line 2: the row is not JSON", id="no json"),
    pytest.param(["[1]"], None, "line 1: the row is no JSON object", id="no object"),
    pytest.param([truth_row("gone.txt")], None, "line 1: speaks of a file that is not there: gone.txt", id="no file"),
    pytest.param([truth_row("a.txt", value="")], None, "line 1: the row has no text under 'value'", id="no value"),
    pytest.param([truth_row("a.txt", where="x")], None, "line 1: 'where' is no object", id="where is text"),
    pytest.param([truth_row("a.txt", member=3)], None, "line 1: 'member' is neither text nor null", id="member 3"),
    pytest.param([], [file_row("a.txt", sensitive="yes")], "files.jsonl, line 1: 'sensitive' is neither", id="no flag"),
    pytest.param([], [file_row("a.txt", expected_severity="bad")], "none of none, low, medium", id="no severity"),
]  # fmt: skip


@pytest.mark.parametrize(("truth", "files", "message"), BROKEN)
def test_broken_labels_name_the_line_and_never_the_value(
    tmp_path: Path, truth: list[Any], files: list[Any] | None, message: str
) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(ConfigError) as raised:
        load(corpus(tmp_path, truth, files))
    assert message in str(raised.value)
    assert SSN not in str(raised.value)


def test_labels_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="cannot read the labels"):
        load(tmp_path / "truth.jsonl")
