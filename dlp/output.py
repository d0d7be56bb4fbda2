"""Where a report goes: standard output, or a file that is whole or not there at all."""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from dlp import durable
from dlp.errors import UsageError


@contextlib.contextmanager
def opened(file: Path | None) -> Iterator[TextIO]:
    """A text stream for the report. A file gets its name only when the block ends without an exception.

    Raises UsageError if the file cannot be written.
    """
    if file is None:
        yield standard_output()
        return
    if file.exists() and not file.is_file():
        with _told(file), file.open("w", encoding="utf-8", newline="") as stream:  # a pipe or /dev/stdout
            yield stream
        return
    with _told(file), durable.draft(file) as draft, draft.open("w", encoding="utf-8", newline="") as stream:
        yield stream


def width(stream: TextIO, otherwise: int = 100) -> int:
    """Columns of a line: those of the terminal, or as many as told where it is none."""
    return shutil.get_terminal_size((otherwise, 24)).columns if stream.isatty() else otherwise


def standard_output() -> TextIO:
    """Standard output, UTF-8 without translated line ends unless it is a terminal, which keeps its own encoding."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return sys.stdout


@contextlib.contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{file}: the report cannot be written ({reason})") from None
