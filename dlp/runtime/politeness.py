"""Leaving the machine to others: processor and disk when nobody else wants them, no more bytes than so many a second.

Sources: setpriority(2); ioprio_set(2), linux/ioprio.h (the C library has no wrapper, the number of the call differs by
architecture). What a system does not have is left out; processes started afterwards are as polite.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import threading
import time

_NICER, _NICEST = 15, 19
_IOPRIO_SET = {"x86_64": 251, "aarch64": 30, "riscv64": 30, "ppc64le": 273, "s390x": 282}
_ONE_PROCESS, _IDLE = 1, 3 << 13


def be_polite(process: int = 0) -> tuple[str, ...]:
    """Step back behind everything else on the machine, for good: this process, or another one that is started already.

    Says what this system does not have.
    """
    lacking: list[str] = []
    try:
        before = os.getpriority(os.PRIO_PROCESS, process)
        os.setpriority(os.PRIO_PROCESS, process, min(before + _NICER, _NICEST))
    except (AttributeError, OSError):
        lacking.append("processor priority")
    if not _idle_disk(process):
        lacking.append("idle class of the disk")
    return tuple(lacking)


def _idle_disk(process: int) -> bool:
    number = _IOPRIO_SET.get(platform.machine()) if platform.system() == "Linux" else None
    if number is None:
        return False
    with contextlib.suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None, use_errno=True).syscall(number, _ONE_PROCESS, process, _IDLE) == 0)
    return False


class Throttle:
    """At most so many bytes a second, on average, over all threads. None: as many as they like.

    A file is read whole once it was let through; those that come after it pay for what was too much.
    """

    def __init__(self, rate: int | None) -> None:
        self._rate = rate
        self._lock = threading.Lock()
        self._free = time.monotonic()

    def wait(self, size: int, stopped: threading.Event) -> None:
        """Wait until it is the turn of so many bytes, or until the run is stopped."""
        if not self._rate:
            return
        with self._lock:
            turn = max(self._free, time.monotonic())
            self._free = turn + size / self._rate
        stopped.wait(max(0.0, turn - time.monotonic()))
