"""A roster's index in memory: made once a run, read by every worker, never on disk in clear.

On Linux it is a nameless file in memory (memfd_create(2)) sealed against writing, whose descriptor each worker is
handed and maps; the pages are shared. Elsewhere each worker is sent the bytes and holds a copy of its own.
"""

from __future__ import annotations

import mmap
import os
import sys
from datetime import UTC, datetime
from typing import Any

from dlp.runtime.messages import Broken, Line

LISTS = "lists-"
"""What the version of an index begins with that holds no roster, but the students whom the registers name."""


class Shared:
    """The bytes of an index, and the version of the roster it was made from. Close it at the end of the run.

    `made` is when the roster was imported, or its export written; None where that is not known.
    """

    def __init__(self, data: bytes, version: str, made: datetime | None = None) -> None:
        self.version = version
        self.made = made
        self.size = len(data)
        self.descriptor = _in_memory(data)
        self._data = data if self.descriptor is None else None

    def age_days(self, now: datetime | None = None) -> float | None:
        """Days since it was made, up to `now`; None where that is not known."""
        return max(0.0, ((now or datetime.now(UTC)) - self.made).total_seconds() / 86_400) if self.made else None

    def send(self, line: Line) -> None:
        """Send the bytes themselves, if workers cannot be handed a descriptor. Raises Broken."""
        if self._data is not None:
            line.send_bytes(self._data)

    def bytes(self) -> Any:
        """The index itself, for the parent's own look-ups: a read-only view, good until `close`."""
        if self._data is not None or self.descriptor is None:
            return self._data or b""
        return mmap.mmap(self.descriptor, self.size, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)

    def close(self) -> None:
        """Give the memory back once the last worker has ended."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None
        self._data = None


def receive(line: Line, size: int, descriptor: int | None) -> Any:
    """The index as a worker gets it: a map of the shared memory, or the bytes. Raises Broken."""
    if descriptor is None:
        return line.receive_bytes(size)
    try:
        return mmap.mmap(descriptor, size, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)
    except (OSError, ValueError) as error:
        raise Broken from error
    finally:
        os.close(descriptor)


def _in_memory(data: bytes) -> int | None:
    """A descriptor of a sealed file in memory that holds the bytes, None where there are none such."""
    if not sys.platform.startswith("linux"):
        return None
    import fcntl

    try:
        descriptor = os.memfd_create("dlp-roster", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    except OSError:
        return None
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
