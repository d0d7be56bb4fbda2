"""The audit file: one whole line an act, whoever writes at the same time, and nothing personal in it."""

from __future__ import annotations

import json
import multiprocessing
import stat
import sys
from pathlib import Path

import pytest

from dlp.keeping import audit
from dlp.keeping.audit import Act, CannotAudit


def lines(folder: Path) -> list[str]:
    return audit.file_in(folder).read_text("utf-8").splitlines()


def test_an_act_is_one_line(tmp_path: Path) -> None:
    act = Act(
        "scan", options=("--all",), targets=("ab12",), counts={"discovered": 3}, exit_code=1, purpose="yearly look"
    )
    audit.add(tmp_path / "state", act)
    audit.add(tmp_path / "state", Act("check", exit_code=0))
    first, second = map(json.loads, lines(tmp_path / "state"))
    assert (first["schema"], first["command"], first["options"]) == ("dlp.audit/1", "scan", ["--all"])
    assert (first["targets"], first["counts"], first["exit_code"]) == (["ab12"], {"discovered": 3}, 1)
    assert first["purpose"] == "yearly look"
    assert first["account"] and first["time"].endswith("Z")
    assert (second["command"], second["exit_code"]) == ("check", 0)
    assert list(audit.read(tmp_path / "state")) == [first, second]


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
def test_closed_to_others(tmp_path: Path) -> None:
    audit.add(tmp_path / "state", Act("scan"))
    assert stat.S_IMODE(audit.file_in(tmp_path / "state").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


PURPOSES = {
    "newline": ("one\ntwo", "one two"),
    "escape": ("a\x1b[2Jb", "a [2Jb"),
    "long": ("word " * 100, ("word " * 100)[:200]),
    "social security number": ("looking for 219-45-6789", "looking for ***-**-****"),
    "student id": ("pupil 331907", "pupil ******"),
    "a name": ("Parent of Emma Sampsonite asked", "Parent of E*** S********* asked"),
    "a year stays": ("audit 2026", "audit 2026"),
}


@pytest.mark.parametrize(("words", "kept"), PURPOSES.values(), ids=PURPOSES.keys())
def test_a_purpose_is_short_and_holds_no_number_and_no_name(tmp_path: Path, words: str, kept: str) -> None:
    audit.add(tmp_path, Act("check", purpose=words))
    assert [json.loads(line)["purpose"] for line in lines(tmp_path)] == [kept]


def _write_many(folder: str, writer: int) -> None:
    for number in range(25):
        audit.add(Path(folder), Act("scan", options=(f"--w{writer}-{number}",), counts={"x" * 500: number}))


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(str(tmp_path), n)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    written = [json.loads(line)["options"][0] for line in lines(tmp_path)]
    assert sorted(written) == sorted(f"--w{w}-{n}" for w in range(3) for n in range(25))


def test_a_line_cut_short_swallows_no_other(tmp_path: Path) -> None:
    audit.add(tmp_path, Act("scan"))
    with audit.file_in(tmp_path).open("ab") as stream:
        stream.write(b'{"schema":"dlp.audit/1","comm')
    audit.add(tmp_path, Act("check"))
    assert [act and act["command"] for act in audit.read(tmp_path)] == ["scan", None, "check"]


def test_nothing_to_read(tmp_path: Path) -> None:
    assert list(audit.read(tmp_path / "none")) == []


@pytest.mark.parametrize("obstacle", ["file", "folder", "link"])
def test_what_cannot_be_written_is_one_clear_error(tmp_path: Path, obstacle: str) -> None:
    state = tmp_path / "state"
    if obstacle == "file":
        state.write_text("in the way")
    else:
        state.mkdir()
        if obstacle == "folder":
            audit.file_in(state).mkdir()
        else:
            audit.file_in(state).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotAudit, match="cannot be written"):
        audit.add(state, Act("scan"))
    assert not (tmp_path / "elsewhere").exists()
