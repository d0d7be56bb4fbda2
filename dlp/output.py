"""Where a report goes: standard output, or a file that is whole or not there at all."""

from __future__ import annotations

import contextlib
import io
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

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
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}.tmp")
    try:
        with _told(file):
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with _told(file), os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _told(file):
            draft.replace(file)
            _fsync_folder(file.parent)
    finally:
        draft.unlink(missing_ok=True)


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


def _fsync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows opens no folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
