"""What stops the program, and the exit codes. One bad item is never an exception here: it is a value in the run.

DlpError                  exit 2, one line on standard error
├── UsageError            a command or option that cannot be meant
├── ConfigError           dlp.toml, a pack or a register is wrong; names file, line, key and the nearest valid one
├── TargetError           the folder or file asked for cannot be used
├── NotBuilt              a documented command or option of a later part
├── CannotWork            no worker process can be started, so nothing can be read
└── InternalError         a promise of our own was broken
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_ERROR = 2
EXIT_INCOMPLETE = 3


class DlpError(Exception):
    """Base of all that ends the program with one clear line. `str(error)` is that line."""

    exit_code = EXIT_ERROR


class UsageError(DlpError):
    """A command line that cannot be meant."""


class ConfigError(DlpError):
    """A file of the district's (configuration, pack, register) that cannot be used."""

    def __init__(self, file: Path | str, message: str, line: int | None = None) -> None:
        super().__init__(f"{file}{f', line {line}' if line else ''}: {message}")
        self.file = str(file)
        self.line = line


class TargetError(DlpError):
    """The folder, file or source asked for cannot be used."""


class NotBuilt(DlpError):
    """A documented command or option whose part is not built yet."""

    def __init__(self, what: str, part: int) -> None:
        super().__init__(f"{what} is not built yet: it comes with part {part} of the roadmap")


class CannotWork(DlpError):
    """No worker process can be started on this machine as it is, so nothing can be read."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"files cannot be read: {cause} (dlp doctor says what is missing)")


class InternalError(DlpError):
    """A promise of our own was broken; the line asks for a report."""


def nearest(word: str, known: Iterable[str]) -> str:
    """`, did you mean "…"?` for the nearest known word, or "" if none is near."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f', did you mean "{found[0]}"?' if found else ""


def no_file(file: Path) -> str:
    """`there is no such file`, with the nearest name of those that lie beside it, or that its folder is missing."""
    try:
        beside = sorted(one.name for one in file.parent.iterdir() if one.suffix == file.suffix)
    except OSError:
        return "there is no such file, nor a folder of that name"
    return f"there is no such file{nearest(file.name, beside)}"
