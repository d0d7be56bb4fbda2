"""A policy that asks for the purpose of a check gets one, from the command line or from who sits at the terminal."""

from __future__ import annotations

import io
import sys

import pytest

from dlp import cli, purposes
from dlp.errors import UsageError
from dlp.policy.pack import load

DEMANDING = load(["ferpa", "quincy"])
LENIENT = load(["ferpa", "westford"])


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


def test_what_is_given_is_kept() -> None:
    assert purposes.needed("a parent asked", DEMANDING) == "a parent asked"


def test_nobody_is_asked_without_need() -> None:
    assert purposes.needed(None, LENIENT) is None


@pytest.mark.parametrize("given", [None, "", "  "])
def test_without_a_terminal_it_is_demanded(given: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("an answer\n"))
    with pytest.raises(UsageError, match=r"quincy \(QU-22\) asks for the purpose of a check: .*--purpose"):
        purposes.needed(given, DEMANDING)


@pytest.mark.parametrize("typed", ["a parent asked\n", "\n", ""], ids=["answered", "an empty line", "end of input"])
def test_at_a_terminal_it_is_asked(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stderr", screen)
    if typed.strip():
        assert purposes.needed(None, DEMANDING) == "a parent asked"
    else:
        with pytest.raises(UsageError):
            purposes.needed(None, DEMANDING)
    assert "quincy (QU-22) asks for a purpose" in screen.getvalue()


def test_check_asks_for_it(capsys: pytest.CaptureFixture[str], tmp_path: object) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--state-dir", str(tmp_path), "check", str(tmp_path), "--policy", "quincy"])
    assert end.value.code == 2
    assert "QU-22" in capsys.readouterr().err
