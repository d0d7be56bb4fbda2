"""scan, check and gate, driven from outside: exit codes, output, audit, standard input, being stopped."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

SECRET = "219-45-6789"
LEAK = f"Student,DOB,SSN\nEmma Sampson,03/04/2014,{SECRET}\n"
"""A table, which is read without the language model: loading it takes a worker seconds."""


class Program:
    """The program with a state, keys and configuration of its own, in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.site = folder / "site"
        self.site.mkdir()
        folders = {"DLP_KEY_DIR": "keys", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "states"}
        self.environment = {**os.environ, **{name: str(folder / below) for name, below in folders.items()}}

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "dlp", "--state-dir", str(self.state), *words]

    def run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.command(*words), input=given, capture_output=True, cwd=self.folder, env=self.environment, check=False,
            timeout=240,
        )  # fmt: skip

    def acts(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.state / "audit.jsonl").read_text().splitlines()]

    def written(self) -> bytes:
        """Everything but the site itself that lies in the folder after a run."""
        files = (file for file in self.folder.rglob("*") if file.is_file() and self.site not in file.parents)
        return b"".join(file.read_bytes() for file in files)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode().splitlines()]


CODES = {
    "0 clean": ("scan", {"notes.txt": "The library opens at nine."}, [], 0, "Done"),
    "0 without a threshold": ("scan", {"leak.csv": LEAK}, [], 0, "Done"),
    "1 finding": ("gate", {"leak.csv": LEAK}, [], 1, "--fail-on high"),
    "2 bad configuration": ("gate", {"dlp.toml": "[district]\nname = 3\n"}, ["--config", "site/dlp.toml"], 2, "line 2"),
    "3 unread": ("gate", {"blob.bin": "\x00\x01\x02\xff" * 400}, [], 3, "--fail-on-incomplete"),
    "3 not asked for": ("gate", {"blob.bin": "\x00\x01\x02\xff" * 400}, ["--no-fail-on-incomplete"], 0, "not examined"),
}


@pytest.mark.parametrize(("command", "files", "options", "code", "words"), CODES.values(), ids=CODES.keys())
def test_exit_codes(
    program: Program, command: str, files: dict[str, str], options: list[str], code: int, words: str
) -> None:
    for name, text in files.items():
        (program.site / name).write_text(text, encoding="latin-1")
    done = program.run(command, "site", "--workers", "1", *options)
    assert done.returncode == code, done.stderr
    assert words in done.stderr.decode()
    if code == 2:
        assert done.stdout == b""
        assert done.stderr.count(b"\n") == 1
        return
    run = records(done.stdout)[-1]
    assert run["schema"] == "dlp.run/1"
    assert run["exit_code"] == code == program.acts()[-1]["exit_code"]
    assert SECRET.encode() not in done.stdout + done.stderr + program.written()


def test_check_speaks_in_sentences_and_leaves_an_audit_line(program: Program) -> None:
    (program.site / "leak.csv").write_text(LEAK)
    done = program.run("check", "-", "site/leak.csv", "--purpose", "yearly look", "--explain", given=LEAK.encode())
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert "standard input" in text
    assert "leak.csv" in text
    assert "What to do" in text
    assert SECRET not in text
    (act,) = program.acts()
    assert (act["command"], act["purpose"], act["exit_code"]) == ("check", "yearly look", 0)
    assert set(act["options"]) == {"--state-dir", "--purpose", "--explain"}
    assert len(act["targets"]) == 2
    assert "leak" not in json.dumps(act)
    assert [file.name for file in program.state.iterdir()] == ["audit.jsonl"]


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_check_says_where_a_form_cannot_explain(program: Program, form: str) -> None:
    (program.site / "note.txt").write_text("order 512-44-90671 of eczema cream")
    done = program.run("check", "site", "--explain", "--format", form)
    assert done.returncode == 0, done.stderr
    assert (f"--explain is not shown with --format {form}" in done.stderr.decode()) == (form != "html")


def test_output_is_written_whole_and_reveal_is_on_record(program: Program) -> None:
    (program.site / "leak.csv").write_text(LEAK)
    refused = program.run("scan", "site", "--reveal", "--output", "report.jsonl")
    assert refused.returncode == 2
    assert not (program.folder / "report.jsonl").exists()

    report = program.folder / "report.jsonl"
    assert program.run("scan", "site", "--output", "report.jsonl", "--all").stdout == b""
    assert records(report.read_bytes())[-1]["items"]["discovered"] == 1
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert not list(program.folder.glob(".*"))

    revealed = program.run("scan", "site", "--reveal", "--quiet")
    assert SECRET in revealed.stdout.decode()
    assert revealed.stderr == b""
    assert [act["event"] for act in program.acts()[-2:]] == ["reveal begins", "done"]
    assert SECRET.encode() not in program.written()


def test_no_audit_no_reveal(program: Program) -> None:
    (program.site / "leak.csv").write_text(LEAK)
    program.state.write_text("a file where the state folder should be")
    refused = program.run("scan", "site", "--reveal")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert b"audit log" in refused.stderr
    warned = program.run("scan", "site")
    assert warned.returncode == 0
    assert warned.stderr.count(b"not on record") == 1


def test_gate_checks_the_files_on_a_list(program: Program) -> None:
    for name in ("one.html", "two.html"):
        (program.site / name).write_text("<p>Welcome</p>")
    done = program.run("gate", "site", "--files-from", "-", "--all", given=b"site/one.html\nsite/gone.html\n")
    assert done.returncode == 3, done.stderr
    *items, run = records(done.stdout)
    assert [(item["path"], item["status"], item["reason"]) for item in items] == [
        ("one.html", "examined", None),
        ("gone.html", "unreadable", "vanished"),
    ]
    assert run["items"]["discovered"] == 2
    assert items[0]["exposure"]["level"] == "public"
    assert items[0]["exposure"]["channel"] == "web"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["TERM", "INT"])
def test_a_signal_leaves_nothing_half(program: Program, number: int, code: int) -> None:
    for n in range(300):
        (program.site / f"{n}.csv").write_text(LEAK.replace("Emma", f"Emma{n}") * 20)
    (program.folder / "report.jsonl").write_text("the earlier report")
    running = subprocess.Popen(
        program.command("scan", "site", "--output", "report.jsonl"), cwd=program.folder, env=program.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background ignores it
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not list(program.folder.glob(".report.*.jsonl")) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(number)
    try:
        output, errors = running.communicate(timeout=60)
    finally:
        running.kill()  # harmless once it has ended; a run that hangs must not outlive its test
    # Python may end by the signal itself if it came while it compiled something; a shell shows 130 for both
    assert running.returncode in (code, -number if number == signal.SIGINT else code), errors
    assert output == b""
    assert b"Traceback" not in errors
    assert (program.folder / "report.jsonl").read_text() == "the earlier report"
    assert not list(program.folder.glob(".report.*.jsonl"))
    assert (program.acts()[-1]["event"], program.acts()[-1]["exit_code"]) == ("stopped", code)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_reader_that_goes_away_is_no_drama(program: Program) -> None:
    for n in range(3):
        (program.site / f"{n}.csv").write_text(LEAK)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        program.command("scan", "site", "--quiet"), cwd=program.folder, env=program.environment,
        stdin=subprocess.DEVNULL, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=240,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="terminals")
def test_at_a_terminal_a_table_and_a_key_that_is_announced(program: Program) -> None:
    import pty

    (program.site / "leak.csv").write_text(LEAK)
    outer, inner = pty.openpty()
    running = subprocess.Popen(
        program.command("scan", "site", "--workers", "1"), cwd=program.folder, env=program.environment,
        stdin=inner, stdout=inner, stderr=inner,
    )  # fmt: skip
    os.close(inner)
    shown = b""
    try:
        while block := os.read(outer, 65_536):
            shown += block
    except OSError:
        pass  # the other end was closed: the program has ended
    os.close(outer)
    assert running.wait(60) == 0
    text = shown.decode()
    assert "Made a digest key" in text
    assert "1 file found" in text
    assert '{"schema"' not in text
    assert SECRET not in text
    assert len((program.folder / "keys/digest.key").read_bytes()) == 32


def test_without_a_key_a_run_says_once_that_digests_do_not_last(program: Program) -> None:
    (program.site / "notes.txt").write_text("The library opens at nine.")
    told = program.run("scan", "site").stderr.decode()
    assert told.count("no digest key") == 1
    assert not (program.folder / "keys").exists()


WIDE = {
    "help": ["--help"],
    "help of scan": ["scan", "--help"],
    "help of explain": ["policy", "explain", "--help"],
    "doctor": ["doctor", "--verbose"],
    "a policy": ["policy", "show", "ferpa"],
    "policies": ["policy", "list"],
    "an explanation": ["policy", "explain", "site/leak.csv", "--policy", "ferpa", "--policy", "westford"],
    "the log": ["audit", "show"],
}
LONG = {"doctor", "an explanation", "the log"}
"""Those that load the language model, or read a file first."""


@pytest.mark.skipif(sys.platform == "win32", reason="terminals")
@pytest.mark.parametrize(
    "words",
    [pytest.param(words, id=name, marks=[pytest.mark.slow] if name in LONG else []) for name, words in WIDE.items()],
)
def test_what_is_shown_fits_a_terminal(program: Program, words: list[str]) -> None:
    (program.site / "leak.csv").write_text(LEAK)
    if words[0] == "audit":
        program.run("check", "site", "--fail-on", "high", "--exposure", "public", "--purpose", "a look " * 20)
    text = at_a_terminal(program, *words)
    assert len(text) > 100
    lines = [line for line in text.splitlines() if not line.startswith("         to mend it: ")]  # to be copied whole
    assert [line for line in lines if len(line) > 80] == []


def at_a_terminal(program: Program, *words: str) -> str:
    """What the program says at a terminal of 80 columns."""
    import pty

    outer, inner = pty.openpty()
    running = subprocess.Popen(
        program.command(*words), cwd=program.folder, env={**program.environment, "COLUMNS": "80"},
        stdin=subprocess.DEVNULL, stdout=inner, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(inner)
    shown = b""
    with contextlib.suppress(OSError):  # the other end is closed when the program ends
        while block := os.read(outer, 65_536):
            shown += block
    os.close(outer)
    running.wait(120)
    return shown.decode().replace("\r\n", "\n")
