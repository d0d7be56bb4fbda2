"""The audit file: one line an act, only ever added to. No personal data: it may have to be disclosed.

An act names its command, the names of its options, keyed ids of its targets, counts and its exit code. The purpose is
a person's own words, kept short, with long numbers masked.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from dlp.errors import DlpError
from dlp.privacy import mask

FILE = "audit.jsonl"
PURPOSE_LENGTH = 200
_NUMBER = re.compile(r"\d(?:[ .-]?\d){5,}")


class CannotAudit(DlpError):
    """The audit file cannot be written. A warning for most acts; for one that reveals, the end of it."""


@dataclass(frozen=True)
class Act:
    """What was done. `options` are names without values, `targets` keyed ids, `counts` numbers by name."""

    command: str
    event: str = "done"
    options: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    exit_code: int | None = None
    run: str | None = None
    purpose: str | None = None


def file_in(state_folder: Path) -> Path:
    """Where the audit file of a state folder lies."""
    return state_folder / FILE


def add(state_folder: Path, act: Act) -> None:
    """Add one line, on disk when this returns. Several processes may do so at once. Raises CannotAudit."""
    line = json.dumps(_record(act), ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
    file = file_in(state_folder)
    try:
        state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _opened(file) as descriptor, _locked(descriptor):
            # a line that was cut short (disk full, power) must not swallow this one
            torn = os.fstat(descriptor).st_size > 0 and _last_byte(file) != b"\n"
            _write_all(descriptor, b"\n" + line if torn else line)
            os.fsync(descriptor)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CannotAudit(f"the audit log {file} cannot be written ({reason})") from None


def read(state_folder: Path) -> Iterator[Mapping[str, Any] | None]:
    """The acts in the order they were written; None for a line that is no act. Raises CannotAudit."""
    try:
        stream = file_in(state_folder).open("rb")
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotAudit(f"the audit log cannot be read ({error.strerror or type(error).__name__})") from None
    with stream:
        yield from map(_parsed, _lines(stream))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(1 << 20):
        if line.strip():
            yield line


def _parsed(line: bytes) -> Mapping[str, Any] | None:
    try:
        act = json.loads(line)
    except ValueError:
        return None
    return act if isinstance(act, dict) and {"time", "command"} <= set(act) else None


def _record(act: Act) -> dict[str, Any]:
    told = {k: v for k, v in asdict(act).items() if v not in (None, (), {})}
    if act.purpose is not None:
        told["purpose"] = purpose(act.purpose)
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"schema": "dlp.audit/1", "time": moment, "account": account(), **told}


def purpose(words: str) -> str:
    """A purpose as it is kept: one line of 200 characters at most, long numbers and what may be a name masked."""
    from recognizers.headings.showing import masked

    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return masked(_NUMBER.sub(lambda found: mask(found.group()), line)[:PURPOSE_LENGTH])


def account() -> str:
    """The account that acts; its number if it has no name here (a container)."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return f"uid {os.getuid()}" if sys.platform != "win32" else "unknown"


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[int]:
    follow_no_link = getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | follow_no_link, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows: one write of a short line in append mode has to do
        yield
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _last_byte(file: Path) -> bytes:
    with file.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1)


def _write_all(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]
