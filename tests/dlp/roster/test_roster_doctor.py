"""Doctor about the roster: its age, its key, who can read its export, what the patterns take of its ids."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

Row = Callable[..., str]


def lines(roster: Any, word: str) -> dict[str, dict[str, Any]]:
    """What doctor says about features that begin with a word, by feature."""
    roster("--format", "json", command="doctor")
    return {one["feature"]: one for one in json.loads(roster.out) if one["feature"].startswith(word)}


def configured(roster: Any, pattern: str, name: str = "student_id") -> None:
    text = f"[district]\n{name} = '{pattern}'\n[roster]\noneroster = 'export'\n"
    (roster.folder / "dlp.toml").write_text(text)


def test_before_during_and_after(roster: Any, row: Row) -> None:
    assert lines(roster, "Roster")["Roster"]["state"] == "note"
    configured(roster, r"4417\d\d")
    export = roster.export([row(n) for n in range(4)])
    assert lines(roster, "Roster")["Roster"]["state"] == "missing"
    assert roster("import", "--yes") == 0
    said = lines(roster, "Roster")
    assert said["Roster"]["state"] == "working"
    assert "0 days old" in said["Roster"]["text"]
    assert said["Roster export"]["state"] == "working"
    (roster.keys / "roster.key").unlink()
    said = lines(roster, "Roster")
    assert said["Roster"]["blocks"]
    if sys.platform != "win32":
        export.chmod(0o755)
        (export / "users.csv").chmod(0o644)
        assert lines(roster, "Roster")["Roster export"]["mend"] == f"chmod -R go= {export}"


@pytest.mark.parametrize(
    ("name", "pattern", "state", "text"),
    [
        ("student_id", r"4417\d\d", "working", "an id of 4 of 4 students"),
        ("student_id", r"99\d{4}", "missing", "an id of 0 of 4 students"),
        ("lunch_pin", r"4417\d\d", "working", "an id of 4 of 4 students"),
        ("lunch_pin", r"99\d{4}", "note", "the roster holds none"),
    ],
)
def test_the_pattern_of_ids_is_tested_against_the_roster(
    roster: Any, row: Row, name: str, pattern: str, state: str, text: str
) -> None:
    configured(roster, pattern, name)
    roster.export([row(n) for n in range(4)])
    assert lines(roster, "Ids") == {}
    assert roster("import", "--yes") == 0
    (line,) = lines(roster, "Ids").values()
    assert line["state"] == state
    assert text in line["text"]
    assert "4417" not in line["text"]
