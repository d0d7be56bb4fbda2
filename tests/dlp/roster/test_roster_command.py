"""`dlp roster`: what is kept and how, what waits for a yes, what erases it, what leaves for CI."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dlp import durable, rosters
from dlp.config import Config
from dlp.keeping.roster import sealed

Row = Callable[..., str]


def everything_below(folder: Path) -> bytes:
    return b"".join(f.read_bytes() for f in folder.rglob("*") if f.is_file())


def test_import_status_forget(roster: Any, row: Row) -> None:
    export = roster.export([row(n) for n in range(4)])
    assert roster("import", str(export), "--yes") == 0
    assert "4 active students, 4 guardians" in roster.err
    assert stat.S_IMODE(roster.file.stat().st_mode) == 0o600
    assert stat.S_IMODE((roster.keys / "roster.key").stat().st_mode) == 0o600
    assert roster("status") == 0
    assert "4  active student" in roster.out
    assert "4  active students in Thornapple Elementary School" in roster.out
    assert roster("forget", "--yes") == 0
    assert "backups" in roster.err
    assert not roster.file.exists()
    assert not (roster.keys / "roster.key").exists()
    assert roster("status") == 0
    assert "There is no roster" in roster.out


def test_nothing_readable_at_rest(roster: Any, row: Row) -> None:
    export = roster.export([row(n) for n in range(4)])
    assert roster("import", str(export), "--yes") == 0
    kept = everything_below(roster.state).lower()
    said = (roster.out + roster.err).lower()
    for n in range(4):
        for value in (
            f"ilsabet{chr(97 + n)}",
            f"quennevoll{chr(97 + n)}",
            f"4417{n:02d}",
            f"10{n:02d}345678",
            "wrenna",
        ):
            assert value.encode() not in kept
            assert value.encode("utf-16-le") not in kept
            assert value not in said
    for value in ("torvin", "2015-03-04", "978-555-01", "example.com", "thornapple"):
        assert value.encode() not in kept


def test_the_key_may_not_lie_with_the_state(roster: Any, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLP_KEY_DIR", str(roster.state / "keys"))
    assert roster("import", str(roster.export([row(0)])), "--yes") == 2
    assert "inside the state folder" in roster.err


def test_without_anybody_to_ask_no_key_is_made(roster: Any, row: Row) -> None:
    assert roster("import", str(roster.export([row(0)]))) == 2
    assert "--yes" in roster.err
    assert not roster.keys.exists()


def test_with_the_keys_made_nobody_has_to_be_asked(roster: Any, row: Row) -> None:
    assert roster("--keys", command="init") == 0
    assert roster("import", str(roster.export([row(0)]))) == 0


def test_a_lost_key_is_not_hidden_by_a_new_one(roster: Any, row: Row) -> None:
    assert roster("import", str(roster.export([row(0)])), "--yes") == 0
    (roster.keys / "roster.key").unlink()
    assert roster("--keys", command="init") == 0
    assert "restore it" in roster.err
    assert not (roster.keys / "roster.key").exists()


def without(row: str, *fields: int) -> str:
    """A row of users.csv with these fields empty."""
    return ",".join("" if n in fields else cell for n, cell in enumerate(row.split(",")))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((7,), "students with a given name: 20 before, 4 now"),
        ((8,), "students with a family name: 20 before, 4 now"),
        ((3,), "students with a school: 20 before, 4 now"),
    ],
    ids=["given names", "family names", "schools"],
)
def test_the_same_students_with_less_known_of_them_wait_for_a_yes(
    roster: Any, row: Row, fields: tuple[int, ...], said: str
) -> None:
    rows = [row(n) for n in range(20)]
    assert roster("import", str(roster.export(rows)), "--yes") == 0
    less = [*rows[:4], *(without(row, *fields) for row in rows[4:])]
    assert roster("import", str(roster.export(less, "less"))) == 2
    assert said in roster.err
    assert "0 would be active no more" not in roster.err
    assert roster.err.count("Taken:") == 1
    assert roster("import", str(roster.export(less, "less")), "--yes") == 0
    assert roster.err.count("Taken:") == 1


@pytest.mark.parametrize(
    ("fields", "lack"),
    [((7, 8), "no name"), ((8,), "no family name"), ((7,), "no given name")],
    ids=["both", "family", "given"],
)
def test_an_export_without_names_is_refused(roster: Any, row: Row, fields: tuple[int, ...], lack: str) -> None:
    rows = [row(n) for n in range(4)]
    assert roster("import", str(roster.export(rows)), "--yes") == 0
    assert roster("import", str(roster.export([without(row, *fields) for row in rows], "less")), "--yes") == 2
    assert f"{lack} of a student was found, so nothing was changed" in roster.err


def test_what_of_a_csv_is_not_read_is_said(roster: Any) -> None:
    folder = roster.write({"list.csv": "Pupil,Number,Born on,Kofi Osei\nIlsabet Quennevoll,4417,3/4/2015,x\n"})
    assert roster("import", str(folder / "list.csv"), "--yes") == 0
    assert "Pupil = name. Not read: Number, Born on, K*** O***." in roster.err
    assert "no id: taken by name alone" in roster.err


@pytest.mark.parametrize(
    ("after", "code", "said"),
    [
        (range(20), 0, ""),
        (range(3, 20), 0, ""),
        (range(4, 20), 2, "of 20 active students 4 would be active no more"),
        (range(10), 2, "of 20 active students 10"),
    ],
    ids=["same", "15 %", "more than 15 %", "half"],
)
def test_a_loss_waits_for_a_yes(roster: Any, row: Row, after: range, code: int, said: str) -> None:
    assert roster("import", str(roster.export([row(n) for n in range(20)])), "--yes") == 0
    before = roster.file.read_bytes()
    smaller = roster.export([row(n) for n in after], "smaller")
    assert roster("import", str(smaller)) == code
    assert said in roster.err
    assert (roster.file.read_bytes() == before) == (code == 2)
    assert roster("import", str(smaller), "--yes") == 0
    roster("status")
    assert f"{len(after)}  active student" in roster.out
    if len(after) < 20:
        assert f"{20 - len(after)}  past student" in roster.out


def test_other_students_in_the_same_number_are_a_loss(roster: Any, row: Row) -> None:
    assert roster("import", str(roster.export([row(n) for n in range(6)])), "--yes") == 0
    assert roster("import", str(roster.export([row(n) for n in range(6, 12)], "other"))) == 2
    assert "6 would be active no more" in roster.err
    assert "Taken: 6 active students" in roster.err  # what was taken, and what was not, may be why


def test_a_whole_school_waits_for_a_yes(roster: Any, row: Row) -> None:
    rows = [row(n, school=int(n > 17)) for n in range(20)]
    assert roster("import", str(roster.export(rows)), "--yes") == 0
    assert roster("import", str(roster.export(rows[:18], "other"))) == 2
    assert "no student left in: Wren Hollow School" in roster.err


def test_past_students_are_kept_for_keep_years(roster: Any, row: Row) -> None:
    rows = [row(n) for n in range(20)]
    (roster.folder / "dlp.toml").write_text("[roster]\nkeep_years = 3\n")
    assert roster("import", str(roster.export(rows)), "--yes") == 0
    assert roster("import", str(roster.export([*rows[:18], row(18, status="tobedeleted")], "later"))) == 0
    roster("status")
    assert "18  active student" in roster.out
    assert "2  past student" in roster.out


def test_past_students_go_when_their_years_are_over() -> None:
    from datetime import date

    from dlp.keeping.roster.importing import with_past
    from dlp.keeping.roster.person import Person
    from dlp.keeping.roster.tables import Report

    report = Report()
    told = [Person(str(n), "student", "past", left=day) for n, day in enumerate(("2015-06-20", "2025-06-20", ""))]
    kept = with_past(told, [Person("2", "student", "past", left="2024-01-01")], 3, date(2026, 11, 22), report)
    assert [(p.key, p.left) for p in kept] == [("1", "2025-06-20"), ("2", "2024-01-01")]
    assert report.notes == ["1 students left more than 3 years ago: not kept ([roster] keep_years)"]
    gone = [Person("a", "student", left="2020-06-20"), Person("b", "student", left="2024-06-20"), Person("c", "staff")]
    kept = with_past([], gone, 3, date(2026, 11, 22), report)
    assert [(p.key, p.status, p.left) for p in kept] == [("b", "past", "2024-06-20")]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_import_leaves_the_earlier_roster(roster: Any, row: Row) -> None:
    assert roster("import", str(roster.export([row(n) for n in range(4)])), "--yes") == 0
    before = roster.file.read_bytes()
    # stopped right before the new file takes the place of the earlier one, when all of it is written
    code = (
        "import os, sys, time\nfrom pathlib import Path\n"
        "def wait(self, target):\n    print('here', flush=True)\n    time.sleep(600)\n"
        "Path.replace = wait\nfrom dlp import cli\ncli.main(sys.argv[1:])\n"
    )
    more = roster.export([row(n) for n in range(8)], "more")
    words = ["--state-dir", str(roster.state), "roster", "import", str(more), "--yes"]
    with subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        process.send_signal(signal.SIGKILL)
    assert roster.file.read_bytes() == before
    assert b"quennevoll" not in everything_below(roster.state).lower()
    assert roster("status") == 0
    assert "4  active student" in roster.out
    (left,) = durable.drafts(roster.file)
    os.utime(left, (time.time() - 7_200,) * 2)
    assert roster("import", str(more), "--yes") == 0
    assert durable.drafts(roster.file) == []


def test_a_lost_key_is_said_and_can_be_got_over(roster: Any, row: Row) -> None:
    export = str(roster.export([row(n) for n in range(4)]))
    assert roster("import", export, "--yes") == 0
    (roster.keys / "roster.key").unlink()
    assert roster("status") == 2
    assert "its key" in roster.err
    assert roster("import", export) == 2
    assert roster("import", export, "--yes") == 0
    assert roster("status") == 0


@pytest.mark.parametrize(
    ("place", "command"),
    [(0, ["status"]), (30, ["status"]), (-1, ["status"]), (2_000, ["export", "ci.sealed"])],
    ids=["magic", "head", "people", "index"],
)
def test_a_changed_file_is_refused(roster: Any, row: Row, place: int, command: list[str]) -> None:
    assert roster("import", str(roster.export([row(0)])), "--yes") == 0
    content = bytearray(roster.file.read_bytes())
    content[place] ^= 1
    roster.file.write_bytes(content)
    assert roster(*command) == 2
    assert str(roster.file) in roster.err


def test_export_is_opened_by_its_key_alone(roster: Any, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    assert roster("import", str(roster.export([row(n) for n in range(4)])), "--yes") == 0
    assert roster("export", "ci.sealed") == 0
    name, _, key = roster.out.strip().partition("=")
    assert name == "DLP_ROSTER_KEY"
    out = roster.folder / "ci.sealed"
    assert b"uennevoll" not in out.read_bytes()
    head = sealed.read_head(out)
    assert head is not None
    assert set(head.sections) == {"index"}
    assert head.made == sealed.read_head(roster.file).made  # type: ignore[union-attr]  # the age goes with it
    elsewhere = roster.folder / "elsewhere"
    for told, right in ((None, False), ("x" * 44, False), (key, True)):
        monkeypatch.delenv("DLP_ROSTER_KEY", raising=False)
        if told:
            monkeypatch.setenv("DLP_ROSTER_KEY", told)
        if right:
            with rosters.opened(out, Config(), elsewhere) as shared:
                assert shared is not None
                assert shared.version == head.version
        else:
            with pytest.raises(Exception, match="DLP_ROSTER_KEY"), rosters.opened(out, Config(), elsewhere):
                pass
    assert roster("export", "again.sealed") == 0
    assert roster.out == ""


def test_an_old_roster_is_said(roster: Any, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    from dlp import logs

    said: list[str] = []
    monkeypatch.setattr(logs, "warn", said.append)
    assert roster("import", str(roster.export([row(0)])), "--yes") == 0
    monkeypatch.setattr(sealed.Head, "age_days", 8.0)
    with rosters.opened(None, Config(), roster.state) as shared:
        assert shared is not None
        assert 0 <= (shared.age_days() or -1) < 1
    assert any("8 days old, more than 7" in one for one in said)


def test_the_age_of_an_export_named_for_one_run(roster: Any, row: Row) -> None:
    folder = roster.export([row(0)])
    folder.chmod(0o700)
    written = time.time() - 3 * 86_400
    for file in folder.iterdir():
        os.utime(file, (written, written))
    with rosters.opened(folder, Config(), roster.state) as shared:
        assert shared is not None
        assert 3 <= (shared.age_days() or 0) < 4


def test_an_open_export_is_said_at_every_run(roster: Any, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    from dlp import logs

    folder = roster.export([row(0)])
    assert roster("import", str(folder), "--yes") == 0
    folder.chmod(0o755)
    said: list[str] = []
    monkeypatch.setattr(logs, "warn", said.append)
    with rosters.opened(None, replace(Config(), roster=replace(Config().roster, oneroster=folder)), roster.state):
        pass
    assert any("can be read by" in one for one in said)


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
@pytest.mark.parametrize(
    ("folder", "file", "who"),
    [(0o755, 0o644, "every account"), (0o750, 0o640, "its group"), (0o700, 0o644, ""), (0o755, 0o600, "")],
)
def test_an_export_that_others_can_read(roster: Any, row: Row, folder: int, file: int, who: str) -> None:
    export = roster.export([row(0)])
    for one in export.iterdir():
        one.chmod(file)
    export.chmod(folder)
    assert roster("import", str(export), "--yes") == 0
    assert ("can be read by" in roster.err) == bool(who)
    assert who in roster.err


def test_an_act_of_the_roster_is_on_record_without_a_value(roster: Any, row: Row) -> None:
    roster("import", str(roster.export([row(0)])), "--yes")
    roster("forget", "--yes")
    acts = [json.loads(line) for line in (roster.state / "audit.jsonl").read_text().splitlines()]
    assert [a["event"] for a in acts] == ["imported", "forgotten"]
    assert acts[0]["counts"]["active students"] == 1


def scanned(roster: Any, *words: str) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """The records of a scan of one file by path, and that of the run."""
    (roster.folder / "files").mkdir(exist_ok=True)
    (roster.folder / "files" / "a.txt").write_text("nobody was here\n")  # who is read closely takes its time
    assert roster("files", "--format", "jsonl", *words, command="scan") == 0, roster.err
    *items, run = map(json.loads, roster.out.splitlines())
    return {item["path"]: item for item in items}, run


def kept_of_the_export(roster: Any) -> list[tuple[str, bool]]:
    """Path of each item that the store holds of exports, and whether it has gone."""
    with contextlib.closing(sqlite3.connect(roster.state / "store.sqlite")) as store:
        asked = "select items.path, items.gone is not null from items join sources on sources.id = items.source"
        return [(p, bool(g)) for p, g in store.execute(f"{asked} where sources.name = 'roster-export'")]


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
def test_an_open_export_is_a_finding_until_it_is_closed(roster: Any, row: Row) -> None:
    export = roster.export([row(n) for n in range(4)])
    export.chmod(0o755)
    assert roster("import", str(export), "--yes") == 0
    assert "Finding roster.export-open, medium" in roster.err
    for _ in range(2):  # in the second run it is known already
        items, run = scanned(roster)
        (finding,) = items["export"]["findings"]
        assert (finding["rule"], finding["severity"], finding["subjects"]) == ("roster.export-open", "medium", 8)
        assert items["export"]["exposure"]["level"] == "district"
        assert items["export"]["action"]["planned"] == "flag"
        assert (items["export"]["status"], items["export"]["matches"]) == ("excluded", [])
        assert (run["severity"]["medium"], run["items"]["discovered"]) == (1, 2)
        assert run["sources"] == ["files", "roster-export"]
        assert kept_of_the_export(roster) == [("export", False)]
    export.chmod(0o700)
    items, run = scanned(roster)
    assert "export" not in items
    assert (run["severity"]["medium"], run["items"]["discovered"], run["sources"]) == (0, 1, ["files"])
    assert kept_of_the_export(roster) == [("export", True)]
    export.chmod(0o750)
    items, _ = scanned(roster)
    assert items["export"]["exposure"]["level"] == "group"


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
def test_an_open_export_named_for_one_run_is_a_finding(roster: Any, row: Row) -> None:
    export = roster.export([row(0)])
    export.chmod(0o755)
    items, _ = scanned(roster, "--roster", str(export), "--fail-on", "high")
    assert [f["rule"] for f in items["export"]["findings"]] == ["roster.export-open"]
    assert roster("files", "--format", "jsonl", "--roster", str(export), "--fail-on", "medium", command="scan") == 1
    export.chmod(0o700)
    assert "export" not in scanned(roster, "--roster", str(export))[0]


def test_an_export_that_is_gone_or_sealed_is_no_finding(roster: Any, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    export = roster.export([row(0)])
    assert roster("import", str(export), "--yes") == 0
    assert roster("export", "ci.sealed") == 0
    monkeypatch.setenv("DLP_ROSTER_KEY", roster.out.strip().partition("=")[2])
    for file in export.iterdir():
        file.unlink()
    export.rmdir()
    assert scanned(roster)[1]["items"]["discovered"] == 1
    assert scanned(roster, "--roster", "ci.sealed")[1]["items"]["discovered"] == 1
