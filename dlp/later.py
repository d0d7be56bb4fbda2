"""What CONTRACT promises and is not built yet: each says so in one line. A part that builds one deletes its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COMMANDS: Mapping[str, int] = {
    "nightly": 6,
    "report": 6,
    "schedule": 6,
    "upgrade": 6,
    "backup": 6,
    "handover": 6,
    "uninstall": 6,
    "audit verify": 6,
    "findings": 7,
    "incident": 7,
    "release-check": 7,
    "report-file": 7,
    "rollover": 7,
    "drill": 7,
    "quarantine": 8,
    "keys": 8,
    "mail": 10,
}
"""Command, or "group command", to the part of the roadmap that builds it."""

FORMS: Mapping[str, int] = {"sarif": 11}
"""Forms of report, in the same way."""

RUNS = ("scan", "check", "gate")


@dataclass(frozen=True)
class LaterOption:
    """An option of a later part; `takes_value` so that its value is not taken for a target."""

    name: str
    part: int
    commands: tuple[str, ...] = RUNS
    takes_value: bool = False


OPTIONS = (
    LaterOption("--apply", 8, ("scan",)),
    LaterOption("--yes", 8, ("scan",)),
    LaterOption("--receipt", 11, ("gate",), takes_value=True),
    LaterOption("--since-receipt", 11, ("gate",), takes_value=True),
    LaterOption("--cache", 11, ("gate",), takes_value=True),
)


def options(command: str) -> tuple[LaterOption, ...]:
    """The options of that command which are not built yet."""
    return tuple(option for option in OPTIONS if command in option.commands)


def commands(group: str | None = None) -> Mapping[str, int]:
    """The commands of the program, or of one group of commands, which are not built yet."""
    if group is None:
        return {name: part for name, part in COMMANDS.items() if " " not in name}
    return {name.split(" ", 1)[1]: part for name, part in COMMANDS.items() if name.startswith(f"{group} ")}
