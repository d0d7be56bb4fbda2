"""A worker's temporary folder: made, measured, wiped; and those that killed runs left behind, removed.

A folder in use is locked by its parent process. A lock ends with its process, whatever ends that, and holds across
containers that share the folder of temporary files, where a process id would mean nothing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

PREFIX = "dlp-worker-"


class Scratch:
    """One worker's folder, until `remove`."""

    def __init__(self) -> None:
        while True:
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
            self._lock = _locked(self.path)
            if self.path.is_dir():  # else another run took it for a left one before it was locked
                return
            self._release()

    def wipe(self) -> None:
        """Remove what lies in it."""
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.path):
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    Path(entry.path).unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove it with all that lies in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._release()

    def taken(self, process: int) -> int:
        """Bytes on disk that the process has written to here, those of files open and already deleted included."""
        seen = {}
        for folder, _, names in os.walk(self.path):
            for name in names:
                with contextlib.suppress(OSError):
                    found = os.lstat(Path(folder, name))
                    seen[found.st_dev, found.st_ino] = _bytes(found)
        for number in _descriptors(process):
            with contextlib.suppress(OSError):
                if str(number.readlink()).startswith(str(self.path)):
                    found = number.stat()
                    seen[found.st_dev, found.st_ino] = _bytes(found)
        return sum(seen.values())

    def _release(self) -> None:
        lock, self._lock = self._lock, None  # taken first: two threads may end one worker
        if lock is not None:
            os.close(lock)


def remove_stale() -> None:
    """Remove the folders of workers whose run has ended without doing so."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(tempfile.gettempdir()):
            if entry.name.startswith(PREFIX) and entry.is_dir(follow_symlinks=False):
                _remove_if_free(Path(entry.path))


def _remove_if_free(folder: Path) -> None:
    lock = _locked(folder)
    if lock is not None:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _locked(folder: Path) -> int | None:
    """A descriptor that holds the folder's lock; None if another process has it, or where there are no locks."""
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except (ImportError, OSError):
        return None
    try:
        if os.fstat(descriptor).st_uid != os.geteuid():
            raise PermissionError
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _descriptors(process: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return []


def _bytes(found: os.stat_result) -> int:
    return getattr(found, "st_blocks", 0) * 512 if stat.S_ISREG(found.st_mode) else 0
