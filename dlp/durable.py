"""Files that are whole or not there at all, whatever stops the program while it writes them."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def draft(file: Path, permissions: int = 0o600, *, over: bool = True) -> Iterator[Path]:
    """An empty file beside `file`, to be written and checked; it takes its name if the block ends without an exception.

    Its content is on the disk by then. It has the ending of `file`, and the permissions less the process's umask. With
    `over` False it takes no other file's place: FileExistsError, also where two write at once. Raises OSError.
    """
    made = file.with_name(f".{file.stem}.{secrets.token_hex(4)}.draft{file.suffix}")
    os.close(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, permissions))
    try:
        yield made
        _sync(made, os.O_RDWR)  # Windows flushes only what is open for writing
        if over:
            made.replace(file)
        elif sys.platform == "win32":
            made.rename(file)  # refuses to replace, on Windows
        else:
            os.link(made, file)
        sync_folder(file.parent)
    finally:
        made.unlink(missing_ok=True)


def drafts(file: Path) -> list[Path]:
    """What those who write the file now, or were killed while they did, have beside it."""
    return list(file.parent.glob(f".{file.stem}.*.draft{file.suffix}"))


def sync_folder(folder: Path) -> None:
    """See to it that names that were given or taken in a folder are so on the disk."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
