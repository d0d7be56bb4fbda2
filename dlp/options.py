"""Options that several commands share, each with the help it shows, and the words they take.

`GLOBAL` are those that every command understands, before its name or after it; `cli.App` adds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from connectors.contract import CHANNELS, Channel, Level
from dlp import later, places
from dlp.errors import NotBuilt, UsageError, nearest

if TYPE_CHECKING:  # heavier than all the rest of this module
    from reports.record import Severity

FORMATS = "table|jsonl|json|csv|sarif|html"
LOG_FORMATS = ("text", "json")

Format = Annotated[
    str | None,
    typer.Option("--format", metavar=FORMATS, help="Form of the report. Default: table on a terminal, else jsonl."),
]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write the report to this file instead of the screen.")
]
Policy = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NAME|FILE", help="Policy pack to judge by; may be given again."),
]
Exposure = Annotated[
    str | None,
    typer.Option("--exposure", metavar="LEVEL", help="Judge as if open to: public, external, district, group, owner."),
]
ChannelName = Annotated[
    str | None, typer.Option("--channel", metavar="|".join(CHANNELS), help="Judge as if on this channel.")
]
FailOn = Annotated[
    str,
    typer.Option("--fail-on", metavar="LEVEL", help="End with 1 at this severity: none, low, medium, high, critical."),
]
FailOnIncomplete = Annotated[
    bool,
    typer.Option(
        "--fail-on-incomplete/--no-fail-on-incomplete", help="End with 3 if something could not be examined whole."
    ),
]
AllItems = Annotated[bool, typer.Option("--all", help="Also print items without matches.")]
Reveal = Annotated[
    bool, typer.Option("--reveal", help="Show the matched text, on standard output only. Noted in the audit log.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, max=256, help="Processes. Default: one a core.")
]
Passwords = Annotated[
    Path | None,
    typer.Option("--passwords", metavar="FILE", help="Passwords to try on protected files, one a line."),
]

Full = Annotated[bool, typer.Option("--full", help="Read everything anew, whatever earlier runs know of it.")]
NoGate = Annotated[
    bool, typer.Option("--no-gate", help="Look closely at all text, not only where the fast first look says so. Slow.")
]
Roster = Annotated[
    Path | None,
    typer.Option(
        "--roster", metavar="DIR|FILE", help="A OneRoster folder, or a sealed export, instead of the imported roster."
    ),
]

Consent = Annotated[
    list[Path] | None,
    typer.Option("--consent", metavar="FILE", help="Consent or opt-out list for this run; may be given again."),
]

Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Configuration. Default: ./dlp.toml, the user's, the system's."),
]
StateDir = Annotated[
    Path | None, typer.Option("--state-dir", metavar="DIR", help="Where state is kept. Default: the user's folder.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say only what went wrong.")]
Verbose = Annotated[bool, typer.Option("--verbose", help="Say more about the work.")]
LogFormat = Annotated[str | None, typer.Option("--log-format", metavar="text|json", help="Form of messages.")]

GLOBAL: dict[str, tuple[Any, Any]] = {
    "config": (Config, None),
    "state_dir": (StateDir, None),
    "quiet": (Quiet, False),
    "verbose": (Verbose, False),
    "log_format": (LogFormat, None),
}
"""Name to (annotation, default) of the options every command understands; `--version` stands beside them."""


@dataclass
class Globals:
    """What the global options said, before the command's name and after it; the later one wins.

    `named` are the names of all options on the command line, without their values.
    """

    config: Path | None = None
    state_dir: Path | None = None
    quiet: bool = False
    verbose: bool = False
    log_format: str = "text"
    named: tuple[str, ...] = ()

    def take(self, values: dict[str, Any]) -> None:
        """Take over what was given at one of the two places."""
        for name, value in values.items():
            if value not in (None, False):
                setattr(self, name, value)
        if self.log_format not in LOG_FORMATS:
            raise UsageError(f"--log-format takes text or json{nearest(self.log_format, LOG_FORMATS)}")
        if self.quiet and self.verbose:
            raise UsageError("--quiet and --verbose contradict each other")

    @property
    def state(self) -> Path:
        """The state folder (it need not exist)."""
        return (self.state_dir or places.state_folder()).absolute()


def severity(word: str) -> Severity:
    """The severity `--fail-on` names. Raises UsageError."""
    from reports.record import Severity

    return Severity.of(_word("--fail-on", word, (level.word for level in Severity)))


def level(word: str | None) -> Level | None:
    """The level `--exposure` names. Raises UsageError."""
    return None if word is None else Level(_word("--exposure", word, (level.value for level in Level)))


def channel(word: str | None) -> Channel | None:
    """The channel `--channel` names. Raises UsageError."""
    return None if word is None else cast(Channel, _word("--channel", word, CHANNELS))


def report_form(word: str) -> str:
    """The form of report `--format` names. Raises UsageError, or NotBuilt for one that is to come."""
    from reports import registry

    return word if registry.has(word) else form(word, registry.forms())


def form(word: str, known: Iterable[str]) -> str:
    """The form `--format` names, among those there are. Raises UsageError, or NotBuilt for one that is to come."""
    if word in later.FORMS:
        raise NotBuilt(f"--format {word}", later.FORMS[word])
    return _word("--format", word, known)


def _word(option: str, word: str, known: Iterable[str]) -> str:
    known = tuple(known)
    if word not in known:
        raise UsageError(f"{option} takes one of {', '.join(known)}{nearest(word, known)}")
    return word
