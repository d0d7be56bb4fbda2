"""What keeps a worker, and so a hostile file, from doing anything but reading: layer by layer, each where it exists.

`enter` comes first in the process, while it has one thread; `shut` when all is built that is needed to read files. A
layer that the system does not give is reported by name and the others hold; `dlp doctor` shows which. Nothing here
imports a Unix-only module at module level.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dlp.runtime import landlock, seccomp

OPEN_FILES = 256
"""Descriptors a worker may hold at once."""

LAYERS = {
    "memory": "a limit on memory",
    "processor": "a limit on processor time",
    "written": "limits on open files and on the size of a written file",
    "orphans": "the end of every worker whose parent is gone",
    "privileges": "a bar against gaining rights",
    "network": "a network of its own, with nothing in it",
    "calls": "a refusal of system calls for network, new processes and other processes",
    "files": "a bar on all files but the program's own and the temporary folder",
}
"""Each layer, and what it gives."""

_SYSTEM_FILES = (
    "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/mime.types", "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/sys/vm", "/sys/fs/cgroup",
    "/sys/devices/system/cpu", "/sys/devices/system/node", "/dev/urandom", "/dev/random", "/dev/zero",
)  # fmt: skip
"""What the loader, the C library and numeric libraries read."""

_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000
_PARENT_DEATH_SIGNAL, _NO_NEW_PRIVILEGES = 1, 38
_CAPABILITIES_3 = 0x20080522
_READ_ANYWHERE = 1 << 2  # CAP_DAC_READ_SEARCH


@dataclass(frozen=True)
class Bounds:
    """What a worker may use: address space and the size of one written file, in bytes (0: no limit)."""

    memory: int = 0
    written: int = 0


Lacking = tuple[str, ...]


def enter(bounds: Bounds) -> Lacking:
    """Take on the limits, and leave network and privileges behind. Returns the names of the layers that do not hold.

    Call it before anything starts a thread.
    """
    steps: dict[str, Callable[[], None]] = {
        "memory": lambda: _limit("RLIMIT_AS", bounds.memory),
        "processor": lambda: allow_processor(None),
        "written": lambda: _limit_files(bounds.written),
        "network": _leave_network,
        "privileges": _drop_privileges,
        "orphans": _die_with_parent,  # after the change of rights, which undoes it
    }
    return _taken(steps)


def shut(folder: Path) -> Lacking:
    """Confine to the temporary folder, and refuse the calls that no reader needs. Returns what does not hold."""
    return _taken({"files": lambda: landlock.confine(_writable(folder), readable()), "calls": seccomp.install})


def allow_processor(seconds: float | None) -> None:
    """Let this process use that many more seconds of processor time before the system ends it; None: any number."""
    import resource

    spent = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    used = spent.ru_utime + spent.ru_stime
    resource.setrlimit(resource.RLIMIT_CPU, (hard if seconds is None else math.ceil(used + seconds) + 1, hard))


def readable() -> list[Path]:
    """Where the program, its libraries and what they need of the system lie."""
    import dlp
    import scanners

    ours = [str(Path(package.__file__).parents[1]) for package in (dlp, scanners) if package.__file__]
    named = (*sys.path, sys.prefix, sys.base_prefix, sys.exec_prefix, *ours, *_SYSTEM_FILES)
    paths = {Path(name).resolve() for name in named if name}
    return sorted(path for path in paths if path != Path(path.anchor))


def _writable(folder: Path) -> Iterator[Path]:
    yield folder
    yield Path(os.devnull)


def _taken(steps: dict[str, Callable[[], None]]) -> Lacking:
    """The names of the steps that fail: on this system, this kernel, under these rights."""
    lacking = []
    for name, step in steps.items():
        try:
            step()
        except (ImportError, AttributeError, ValueError, OSError):
            lacking.append(name)
    return tuple(lacking)


def _limit(name: str, most: int) -> None:
    import resource

    if most:
        resource.setrlimit(getattr(resource, name), (most, most))


def _limit_files(written: int) -> None:
    # 1, not 0: of a program that gets dumps by a pipe the kernel asks this very number
    _limit("RLIMIT_CORE", 1)
    _limit("RLIMIT_NOFILE", OPEN_FILES)
    _limit("RLIMIT_FSIZE", written)


def _libc() -> ctypes.CDLL:
    if not sys.platform.startswith("linux"):
        raise OSError("not on this system")
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _leave_network() -> None:
    """A network namespace of its own: not even the loopback is up in it. Without rights that takes new users too."""
    libc, root, user, group = _libc(), os.geteuid() == 0, os.geteuid(), os.getegid()
    # root would lose the right to read libraries in a home that is closed to others, so it stays root there
    _checked(libc.unshare(_NEW_NETWORK if root else _NEW_NETWORK | _NEW_USERS))
    if not root:
        with contextlib.suppress(OSError):  # unmapped ids are of no consequence for reading
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def _drop_privileges() -> None:
    """No set-uid program can raise it, and of root's rights only reading remains (capget(2), linux/capability.h)."""
    libc = _libc()
    _checked(libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    header, held = struct.pack("=Ii", _CAPABILITIES_3, 0), ctypes.create_string_buffer(24)
    _checked(libc.capget(ctypes.c_char_p(header), held))
    low = struct.unpack("=6I", held.raw)[0] & (_READ_ANYWHERE if os.geteuid() == 0 else 0)
    _checked(libc.capset(ctypes.c_char_p(header), ctypes.c_char_p(struct.pack("=6I", low, low, 0, 0, 0, 0))))


def _die_with_parent() -> None:
    # a parent that is gone already left a closed socket, which ends a worker too
    _checked(_libc().prctl(_PARENT_DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0))


def probe(folder: Path) -> Lacking:
    """The layers that this system does not give, tried out on this very process: for a process made for it only."""
    return (*enter(Bounds(8 << 30, 1 << 30)), *shut(folder))


if __name__ == "__main__":
    print(json.dumps(probe(Path.cwd())))
