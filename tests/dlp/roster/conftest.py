"""Exports of invented people, and the roster commands run in this process with folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from dlp import cli

USERS = (
    "sourcedId,status,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,"
    "email,phone,agentSourcedIds,grades"
)
SCHOOLS = ("Thornapple Elementary School", "Wren Hollow School")


def student(n: int, school: int = 0, status: str = "active") -> str:
    """One row of users.csv: Ilsabet0 Quennevoll0 and so on."""
    name, family = f"Ilsabet{chr(97 + n)}", f"Quennevoll{chr(97 + n)}"
    ids = f'"{{SASID:10{n:02d}345678}}"'
    mail = f"{name}@students.example.org"
    return f"s{n},{status},true,o{school},student,{name}.q,{ids},{name},{family},Wrenna,4417{n:02d},{mail},,g{n},05"


class Roster:
    """`dlp roster …` with state and keys below one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.state, self.keys = folder, folder / "state", folder / "keys"
        self.file = self.state / "roster.sealed"
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str, command: str = "roster") -> int:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main(["--state-dir", str(self.state), command, *words])
        self.out, self.err = self._capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code

    def export(self, rows: Sequence[str], name: str = "export", **files: str) -> Path:
        """A OneRoster 1.1 folder with these rows of users; more files by name without ending."""
        guardians = [
            f"{g},active,true,,parent,,,Torvin,Quennevoll{g},,,{g}@example.com,978-555-01{int(g[1:]):02d},,"
            for row in rows
            if (g := row.split(",")[-2]).startswith("g")
        ]
        made = {
            "users": "\n".join((USERS, *rows, *guardians)),
            "orgs": "\n".join(("sourcedId,name,type", *(f"o{i},{name},school" for i, name in enumerate(SCHOOLS)))),
            "demographics": "sourcedId,birthDate\ns0,2015-03-04\n",
            **files,
        }
        return self.write({f"{n}.csv": text for n, text in made.items()}, name)

    def write(self, files: Mapping[str, str | bytes], name: str = "export") -> Path:
        """A folder with these files, closed to others."""
        folder = self.folder / name
        folder.mkdir(mode=0o700, exist_ok=True)
        for file, text in files.items():
            (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Roster:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DLP_KEY_DIR", str(tmp_path / "keys"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "states"))
    monkeypatch.delenv("DLP_ROSTER_KEY", raising=False)
    return Roster(tmp_path, capsys)


@pytest.fixture
def row() -> Callable[..., str]:
    """Makes a row of a student."""
    return student
