"""Confining this process to a few folders (Linux 5.13 and newer), whatever its account may do elsewhere.

Source: linux/landlock.h and Documentation/userspace-api/landlock.rst. The system calls have the same numbers on every
architecture. What the kernel does not know yet is left out, as that document asks.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE, _READ, _LIST = 1, 2, 4, 8
_REFER, _TRUNCATE, _DEVICE = 1 << 13, 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE | _READ | _TRUNCATE | _DEVICE
_TCP = 3  # to bind and to connect
_SCOPES = 3  # abstract sockets of others, signals to others


class Refused(OSError):
    """The kernel has no Landlock, or does not let this process use it."""


def version() -> int:
    """The version of Landlock that the kernel offers; 0 if none."""
    found = ctypes.CDLL(None, use_errno=True).syscall(_CREATE, None, 0, _VERSION)
    return max(0, int(found))


def confine(writable: Iterable[Path], readable: Iterable[Path]) -> None:
    """Let this thread, and what it starts, write and read only there (folders with all below). Raises Refused.

    Nothing may be executed. What is open already stays so. A place that is not there is left out.
    """
    found = version()
    if not found:
        raise Refused("the kernel has no Landlock")
    everything = _everything(found)
    ruleset = _call(_CREATE, *_handed(_attributes(found, everything)), 0)
    try:
        for paths, rights in ((writable, everything & ~_EXECUTE), (readable, _READ | _LIST)):
            for path in paths:
                with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
                    _allow(ruleset, path, rights)
        _call(_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _everything(found: int) -> int:
    rights = (1 << 13) - 1
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _DEVICE)):
        rights |= right if found >= since else 0
    return rights


def _attributes(found: int, everything: int) -> bytes:
    numbers = [everything]
    if found >= 4:
        numbers.append(_TCP)
    if found >= 6:
        numbers.append(_SCOPES)
    return struct.pack(f"={len(numbers)}Q", *numbers)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= _OF_FILES
        rule = struct.pack("=Qi", rights, descriptor)
        _call(_ADD, ruleset, _PATH_BENEATH, ctypes.c_char_p(rule), 0)
    finally:
        os.close(descriptor)


def _handed(data: bytes) -> tuple[ctypes.c_char_p, ctypes.c_size_t]:
    return ctypes.c_char_p(data), ctypes.c_size_t(len(data))


def _call(number: int, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    result = int(libc.syscall(number, *arguments))
    if result < 0:
        raise Refused(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
