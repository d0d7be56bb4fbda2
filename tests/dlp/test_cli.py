"""The command line's frame: options before and after, what is not built yet, one line for whatever goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dlp import app, cli, later, running
from dlp.errors import ConfigError, InternalError
from dlp.exits import Terminated
from dlp.options import Globals


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration, key or state of this machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("DLP_KEY_DIR", str(tmp_path / "keys"))


def dlp(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    return told.err


def test_help_names_every_command_that_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    assert dlp("--help") == 0
    shown = capsys.readouterr().out
    for command in ("scan", "check", "gate", "init", "doctor", "eval", "roster", "audit"):
        assert f"\n  {command} " in shown
    assert "quarantine" not in shown
    assert "Exit codes" in shown


def test_help_imports_nothing_heavy() -> None:
    heavy = ["spacy", "presidio_analyzer", "rich", "lxml", "pdfminer", "hyperscan", "jsonschema", "yaml"]
    program = (
        "import sys\nfrom dlp.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n"
        f"    sys.exit(', '.join(m for m in {heavy!r} if m in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert dlp("--version") == 0
    assert dlp("scan", "--version") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second == f"dlp {app.version()}"


LATER = [*((name.split(), part) for name, part in later.COMMANDS.items()),
         (["quarantine", "restore", "x", "--yes"], 8), (["nightly", "--help"], 6),
         (["--quiet", "keys", "add", "-n"], 8), (["audit", "verify", "--head", "x"], 6)]  # fmt: skip


@pytest.mark.parametrize(("words", "part"), LATER, ids=[" ".join(words) for words, _ in LATER])
def test_a_command_of_a_later_part_says_so(words: list[str], part: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dlp(*words) == 2
    line = one_line(capsys)
    assert "not built yet" in line
    assert f"part {part} " in line


OPTIONS = [(command, option) for option in later.OPTIONS for command in option.commands]


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=[f"{c} {o.name}" for c, o in OPTIONS])
def test_an_option_of_a_later_part_says_so(
    command: str, option: later.LaterOption, capsys: pytest.CaptureFixture[str]
) -> None:
    value = ["value"] if option.takes_value else []
    assert dlp(command, "target", option.name, *value) == 2
    line = one_line(capsys)
    assert f"{option.name} is not built yet" in line
    assert f"part {option.part} " in line


WRONG = {
    "no such folder": (["scan", "nowhere"], "nowhere: there is no such file or folder"),
    "no such site": (["gate", "nowhere"], "no such file or folder"),
    "device": (["scan", "/dev/null"], "/dev/null"),
    "nothing to scan": (["scan"], "name a folder"),
    "format": (["scan", ".", "--format", "jsonn"], 'did you mean "json"?'),
    "format of a later part": (["scan", ".", "--format", "sarif"], "part 11"),
    "level": (["scan", ".", "--exposure", "publick"], 'did you mean "public"?'),
    "channel": (["scan", ".", "--channel", "fax"], "share, drive, web, mail, portable"),
    "threshold": (["scan", ".", "--fail-on", "hihg"], 'did you mean "high"?'),
    "policy": (["scan", ".", "--policy", "ferpaa"], 'did you mean "ferpa"?'),
    "revealing in a page": (["check", ".", "--reveal", "--format", "html"], "no place in the form html"),
    "revealing into a file": (["scan", ".", "--reveal", "--output", "x.jsonl"], "--output"),
    "output into nowhere": (["scan", ".", "--output", "no/such/x.jsonl"], "cannot be written"),
    "passwords": (["scan", ".", "--passwords", "none.txt"], "list of passwords"),
    "config": (["--config", "none.toml", "scan", "."], "none.toml: cannot be read"),
    "log format": (["scan", ".", "--log-format", "xml"], "text or json"),
    "quiet and verbose": (["--quiet", "scan", ".", "--verbose"], "contradict"),
    "list of files": (["gate", ".", "--files-from", "none.txt"], "list of files"),
    "terminal escapes": (["scan", "a\x1b[2Jb"], "a\\x1b[2Jb"),
    "NUL": (["scan", "a\0b"], "a\\x00b"),
}


@pytest.mark.parametrize(("words", "reason"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_done_is_one_line(words: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dlp(*words, "--quiet") == 2 if "--verbose" not in words else dlp(*words) == 2
    line = one_line(capsys)
    assert line.startswith("dlp: ")
    assert reason in line


@pytest.mark.parametrize("words", [["nonsense"], ["scan", "--no-such"], ["scan", "--workers", "0"], ["check"]])
def test_usage_errors(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dlp(*words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Error" in told.err


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits")
@pytest.mark.parametrize(("words", "code"), [([], 0), (["--fail-on-incomplete"], 3)], ids=["told", "asked for"])
def test_a_folder_that_may_not_be_read_is_one_item(tmp_path: Path, words: list[str], code: int) -> None:
    """As the account of the tests, or as one without rights where that is root, which may read everything."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (tmp_path / "open.txt").write_text("The garden club meets on Monday.")
    program = f"import os, sys\nos.chdir({str(tmp_path)!r})\n{LESS_RIGHTS}from dlp.cli import main\nmain(sys.argv[1:])"
    command = [sys.executable, "-c", program, "scan", "open.txt", "closed", "--quiet", "--all", *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        closed.chmod(0o700)
    assert done.returncode == code
    *items, run = map(json.loads, done.stdout.splitlines())
    assert {(i["path"], i["status"], i["reason"]) for i in items} == {
        ("open.txt", "examined", None),
        (".", "unreadable", "denied"),
    }
    assert run["items"]["discovered"] == 2


LESS_RIGHTS = """
if os.geteuid() == 0:  # without this right (capabilities(7)) mode bits hold for root too
    import ctypes, struct
    libc = ctypes.CDLL(None, use_errno=True)
    none = struct.pack("=6I", *[0] * 6)
    assert libc.capset(struct.pack("=Ii", 0x20080522, 0), none) == 0, os.strerror(ctypes.get_errno())
"""


def test_a_source_of_a_later_part_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dlp.toml").write_text('[[source]]\nname = "drive"\ntype = "drive"\ncredentials = "k.json"\n')
    for words in (["scan", "drive"], ["scan"]):
        assert dlp(*words) == 2
        assert "part 9" in one_line(capsys)


def test_the_global_options_are_taken_at_both_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[object, ...]] = []

    def run(targets: object, order: object, config: object, given: Globals) -> int:
        seen.append((given.config, given.state, given.quiet, given.log_format, sorted(given.named)))
        return 0

    monkeypatch.setattr(running, "run", run)
    config = tmp_path / "my.toml"
    config.write_text("")
    options = ["--config", str(config), "--state-dir", "there", "--quiet", "--log-format", "json"]
    assert dlp(*options, "scan", ".") == 0
    assert dlp("scan", *options, ".") == 0
    assert dlp(*options[:2], "scan", ".", *options[2:]) == 0
    expected = (config, tmp_path / "there", True, "json", ["--config", "--log-format", "--quiet", "--state-dir"])
    assert seen == [expected] * 3


SECRET = "219-45-6789"


@pytest.mark.parametrize("verbose", [False, True], ids=["plain", "verbose"])
def test_the_unexpected_is_one_line_without_a_value(
    verbose: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        value = SECRET
        raise RuntimeError(f"cannot digest {value}")

    monkeypatch.setattr(running, "run", fail)
    assert dlp("scan", ".", *(["--verbose"] if verbose else [])) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert SECRET not in told.err
    assert told.err.startswith("dlp: unexpected RuntimeError;")
    assert (told.err.count("\n") > 1) is verbose
    assert ("in fail" in told.err) is verbose


STOPS = {
    "ctrl-c": (KeyboardInterrupt(), 130, "dlp: stopped\n"),
    "sigterm": (Terminated(), 143, "dlp: stopped by a signal\n"),
    "closed pipe": (BrokenPipeError(), 141, ""),
    "config": (ConfigError("dlp.toml", "is odd", 3), 2, "dlp: dlp.toml, line 3: is odd\n"),
}


@pytest.mark.parametrize(("error", "code", "told"), STOPS.values(), ids=STOPS.keys())
def test_being_stopped(
    error: BaseException, code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(running, "run", fail)
    assert dlp("scan", ".") == code
    assert capsys.readouterr().err == told


def test_messages_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert dlp("scan", "nowhere", "--log-format", "json") == 2
    message = json.loads(one_line(capsys))
    assert message["level"] == "error"
    assert "nowhere" in message["message"]


@pytest.mark.parametrize("name", ["scan", "audit", "roster"], ids=["command", "group", "of a later part"])
def test_two_commands_of_one_name_fail_at_start(name: str) -> None:
    with pytest.raises(InternalError, match=name):
        cli.build().command(name)(lambda: None)
