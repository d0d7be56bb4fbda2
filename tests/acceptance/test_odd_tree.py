"""A share full of odd things: everything is accounted for, nothing on it changes, and the exit code tells."""

from __future__ import annotations

import ctypes
import hashlib
import os
import socket
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dlp import cli
from reports.schemas import validate

Records = Callable[[str], list[dict[str, Any]]]
Asked = Callable[..., tuple[object, str, str]]
LEAK = "Student,SASID,Allergies\nEmma Sampson,1012345678,latex\nDevon Okafor,1012345679,none\n"
HUGE = (2 << 30) + 1  # more than a number of 32 bits with a sign can say

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="makes things that only Linux has")


def obey_modes() -> None:
    """Before the program starts: give up root's right to pass over modes, so that a closed folder is closed."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP; fails without harm for who is not root


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    base = tmp_path_factory.mktemp("odd")
    root = base / "share"
    for folder in (root / "lists", root / "closed", base / "outside"):
        folder.mkdir(parents=True)
    (root / "lists" / "leak.csv").write_text(LEAK)
    (root / "lists" / "empty.txt").touch()
    (base / "outside" / "secret.csv").write_text(LEAK)
    (root / "way-out").symlink_to(base / "outside")
    (root / "file-out.csv").symlink_to(base / "outside" / "secret.csv")
    (root / "loop").symlink_to(root)
    (root / "dangling").symlink_to(root / "nowhere")
    os.link(root / "lists" / "leak.csv", root / "lists" / "link.csv")
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(root / "socket"))
    with (root / "zeros.bin").open("wb") as sparse:
        sparse.truncate(HUGE)
    Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9 1012345678.txt")).write_text("Bring a raincoat.")
    (root / "red\x1b[31m\nnews\u202e.txt").write_text("Bring a raincoat.")
    (root / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    (root / "closed" / "leak.csv").write_text(LEAK)
    (root / "closed-file.csv").write_text(LEAK)
    for path in root.rglob("*"):
        if not path.is_symlink():
            os.utime(path, (1_600_000_000, 1_700_000_000))
    (root / "closed-file.csv").chmod(0)
    (root / "closed").chmod(0)
    yield root
    (root / "closed").chmod(0o700)


def snapshot(root: Path) -> dict[str, tuple[object, ...]]:
    """What can be seen of everything in the share: kind and mode, owner, size, times, content."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(root.rglob("*")):
        s = path.lstat()
        whole = stat.S_ISREG(s.st_mode) and s.st_size < 1 << 20
        noatime = os.O_NOATIME if hasattr(os, "O_NOATIME") else 0
        content = ""
        if whole and s.st_mode & 0o400:
            descriptor = os.open(path, os.O_RDONLY | noatime)
            content = hashlib.sha256(os.read(descriptor, 1 << 20)).hexdigest()
            os.close(descriptor)
        atime = s.st_atime_ns if stat.S_ISREG(s.st_mode) else None
        found[os.fsdecode(path)] = (
            s.st_mode, s.st_uid, s.st_gid, s.st_size, s.st_nlink, s.st_mtime_ns, s.st_ctime_ns, atime, content
        )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def scanned(tree: Path, dlp: Any) -> Any:
    before = snapshot(tree)
    done = dlp("scan", tree, "--all", "--format", "jsonl", "--workers", 2, before_start=obey_modes)
    return done, before, snapshot(tree)


EXPECTED = {
    "lists/leak.csv": ("examined", None),
    "lists/link.csv": ("excluded", "duplicate"),
    "lists/empty.txt": ("examined", None),
    "pipe": ("excluded", "special-file"),
    "socket": ("excluded", "special-file"),
    "way-out": ("excluded", "special-file"),
    "file-out.csv": ("excluded", "special-file"),
    "loop": ("excluded", "special-file"),
    "dangling": ("excluded", "special-file"),
    "zeros.bin": ("unreadable", "unsupported"),
    "caf\ufffd 1012345678.txt": ("examined", None),
    "red\x1b[31m\nnews\u202e.txt": ("examined", None),
    "cut.zip": ("unreadable", "corrupt"),
    "closed": ("unreadable", "denied"),
    "closed-file.csv": ("unreadable", "denied"),
}


def test_everything_is_accounted_for(scanned: Any, records: Records) -> None:
    done, _, _ = scanned
    assert done.returncode == 0, done.stderr
    *items, run = records(done.stdout)
    for record in (*items, run):
        validate(record)
    assert {i["path"]: (i["status"], i["reason"]) for i in items} == EXPECTED
    assert run["items"] == {
        "discovered": 15, "examined": 4, "partial": 0, "protected": 0, "unreadable": 4, "excluded": 7,
    }  # fmt: skip


def test_what_lies_outside_is_not_followed(scanned: Any) -> None:
    assert "secret" not in scanned[0].stdout.replace("file-out", "")


def test_an_odd_name_is_exact_in_its_uri(scanned: Any, records: Records) -> None:
    uris = {i["path"]: i["uri"] for i in records(scanned[0].stdout)[:-1]}
    assert uris["caf\ufffd 1012345678.txt"].endswith("/caf%E9%201012345678.txt")
    assert uris["red\x1b[31m\nnews\u202e.txt"].endswith("/red%1B%5B31m%0Anews%E2%80%AE.txt")


def test_nothing_on_the_share_has_changed(scanned: Any, tree: Path) -> None:
    _, before, after = scanned
    assert after == before
    assert sum(1 for state in before.values() if state[-1]) >= 5


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--fail-on-incomplete"], 3),
        (["--fail-on", "high", "--exposure", "public", "--fail-on-incomplete"], 1),
        (["--fail-on", "grave"], 2),
    ],
    ids=["incomplete", "findings win over incomplete", "no such severity"],
)
def test_exit_codes(dlp: Any, tree: Path, options: list[str], code: int) -> None:
    done = dlp("scan", tree, "--format", "table", "--workers", 1, *options)
    assert done.returncode == code, done.stderr
    # nothing of a name reaches the terminal as a command to it
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout
    assert "1012345679" not in done.stdout + done.stderr


def test_gate_names_the_file_and_not_the_value(dlp: Any, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LEAK)
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 and no more")
    done = dlp("gate", tmp_path, "--format", "table", "--workers", 1)
    assert done.returncode == 1, done.stderr
    assert "list.csv" in done.stdout
    assert "--fail-on high" in done.stderr
    assert "latex" not in done.stdout + done.stderr


def test_check_says_what_where_who_which_clause_and_what_to_do(dlp: Any, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LEAK)
    done = dlp("check", file, "--exposure", "external")
    assert done.returncode == 0, done.stderr
    for words in ("list.csv", "Health", "34 CFR", "nurse", "Move the file"):
        assert words in " ".join(done.stdout.split())
    for value in ("Sampson", "1012345678", "latex"):
        assert value not in done.stdout


def test_reveal_is_for_the_screen_alone(dlp: Any, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LEAK)
    done = dlp("check", tmp_path / "list.csv", "--reveal", "--output", tmp_path / "report.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "report.jsonl").exists()


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Asked:
    """The program in this process, for what ends before anything is read: exit code, standard output and error."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "DLP_KEY_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)

    def ask(*words: object) -> tuple[object, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main([*map(str, words)])
        return ended.value.code, *capsys.readouterr()

    return ask


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[district]\nnmae = 'x'\n", 2, '"name"'),
        ("[distrct]\nname = 'x'\n", 1, '"district"'),
        ("[district\n", 1, ""),
        ("[district]\nstudent_id = '('\n", 2, "student_id"),
        ("[district]\nstudent_id = 'x*'\n", 2, "student_id"),
        ("[district]\nstudent_id = '(a+)+b'\n", 2, "student_id"),
        ("[district]\npolicies = ['ferpaa']\n", None, 'did you mean "ferpa"?'),
        ("[limits]\nfile_seconds = 'long'\n", 2, "file_seconds"),
        ("[[source]]\nname = 'a'\ntype = 'shrae'\n", 3, "share"),
    ],
    ids=[
        "key",
        "section",
        "broken",
        "no regex",
        "empty match",
        "explodes",
        "policy",
        "type of value",
        "type of source",
    ],
)
def test_a_broken_configuration_is_one_clear_line(
    asked: Asked, tmp_path: Path, text: str, line: int | None, said: str
) -> None:
    file = tmp_path / "dlp.toml"
    file.write_text(text)
    code, out, err = asked("--config", file, "scan", tmp_path)
    assert (code, out) == (2, "")
    (told,) = err.splitlines()
    assert line is None or f"dlp.toml, line {line}: " in told
    assert said in told


@pytest.mark.parametrize("target", ["nowhere", "/dev/null", "pipe"])
def test_a_target_that_cannot_be_used_is_one_clear_line(asked: Asked, tree: Path, target: str) -> None:
    code, out, err = asked("scan", tree / target)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
