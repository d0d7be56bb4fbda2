"""Refusing system calls that a reader of files never needs: network, new processes, other processes, mounts (Linux).

A filter of classic BPF, made here and handed to the kernel (seccomp(2), linux/seccomp.h, linux/filter.h). It refuses
by name and allows the rest, because the libraries that read files differ in what they call. What is refused gives
EPERM, so that a library that asks for too much gets an ordinary error.

Call numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h (aarch64) of Linux.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_SAME_EVERYWHERE = (
    424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442,
)  # fmt: skip
"""pidfd_*, io_uring_*, open_tree, move_mount, fs*, process_madvise, mount_setattr: one number for every machine."""


@dataclass(frozen=True)
class _Calls:
    """The call numbers of one architecture. `own` may be made for this very process only (first argument)."""

    architecture: int
    refused: tuple[int, ...]
    clone: int
    ioctl: int
    own: tuple[int, ...]
    own_or_zero: tuple[int, ...]
    seccomp: int


_NUMBERS = {
    "x86_64": _Calls(
        0xC000003E,
        refused=(
            41, 42, 43, 49, 50, 288,  # socket connect accept bind listen accept4
            57, 58, 59, 322,  # fork vfork execve execveat
            101, 310, 311, 312, 129, 200, 297,  # ptrace process_vm_readv/writev kcmp rt_sigqueueinfo tkill rt_tg…
            155, 161, 165, 166, 272, 308, 304,  # pivot_root chroot mount umount2 unshare setns open_by_handle_at
            103, 135, 153, 159, 163, 164, 167, 168, 169, 170, 171, 172, 173, 179, 227,  # the machine's own affairs
            175, 176, 313, 246, 320, 321, 298, 323,  # modules kexec bpf perf_event_open userfaultfd
            248, 249, 250, 256, 279,  # keys; pages of others
            319, 29,  # memfd_create shmget: memory that no limit counts
        ),
        clone=56, ioctl=16, own=(62, 234), own_or_zero=(302,), seccomp=317,
    ),
    "aarch64": _Calls(
        0xC00000B7,
        refused=(
            198, 203, 202, 200, 201, 242,
            221, 281,
            117, 270, 271, 272, 138, 130, 240,
            41, 51, 40, 39, 97, 268, 265,
            116, 92, 58, 171, 89, 170, 224, 225, 142, 161, 162, 60, 112,
            105, 106, 273, 104, 294, 280, 241, 282,
            217, 218, 219, 238, 239,
            279, 194,
        ),
        clone=220, ioctl=29, own=(129, 131), own_or_zero=(261,), seccomp=277,
    ),
}  # fmt: skip
_NUMBERS["arm64"] = _NUMBERS["aarch64"]

_CLONE3 = 435
_CLONE_THREAD = 0x10000
_TERMINAL_INPUT = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX: typing into somebody's terminal
_X32 = 0x40000000  # the third interface of x86_64 counts its calls from here

_LOAD, _EQUAL, _AT_LEAST, _BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST, _SECOND = 0, 4, 16, 24  # offsets in struct seccomp_data; arguments are 8 bytes
_ALLOW = 0x7FFF0000
_ERROR = 0x00050000
_FILTER_MODE, _ALL_THREADS = 1, 1

_Instruction = tuple[int, int, int, int]


class Refused(OSError):
    """The kernel does not take the filter."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def supported() -> bool:
    """Whether the call numbers of this machine are known here."""
    return platform.machine() in _NUMBERS


def install() -> None:
    """Put the filter on every thread of this process, for good. Needs PR_SET_NO_NEW_PRIVS. Raises Refused."""
    if not supported():
        raise Refused(errno.ENOSYS, "unknown machine")
    calls = _NUMBERS[platform.machine()]
    program = b"".join(struct.pack("=HBBI", *one) for one in _program(calls, os.getpid()))
    handed = _Program(len(program) // 8, program)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(calls.seccomp, _FILTER_MODE, _ALL_THREADS, ctypes.byref(handed)) != 0:
        raise Refused(ctypes.get_errno(), "seccomp")


def _program(calls: _Calls, process: int) -> Iterator[_Instruction]:
    deny, allow = (_RETURN, 0, 0, _ERROR | errno.EPERM), (_RETURN, 0, 0, _ALLOW)
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield _EQUAL, 1, 0, calls.architecture
    yield deny
    yield _LOAD, 0, 0, _NUMBER
    if calls.architecture == _NUMBERS["x86_64"].architecture:
        yield _AT_LEAST, 0, 1, _X32
        yield deny
    for number in (*calls.refused, *_SAME_EVERYWHERE):
        yield _EQUAL, 0, 1, number
        yield deny
    # its flags lie in memory, where a filter cannot look; "no such call" makes the C library use clone
    yield _EQUAL, 0, 1, _CLONE3
    yield _RETURN, 0, 0, _ERROR | errno.ENOSYS
    yield _EQUAL, 0, 4, calls.clone
    yield _LOAD, 0, 0, _FIRST
    yield _BITS, 1, 0, _CLONE_THREAD
    yield deny
    yield allow
    for number in (*calls.own, *calls.own_or_zero):
        yield _EQUAL, 0, 5, number
        yield _LOAD, 0, 0, _FIRST
        yield _EQUAL, 2, 0, process
        yield _EQUAL, 1, 0, 0 if number in calls.own_or_zero else process
        yield deny
        yield allow
    yield _EQUAL, 0, 5, calls.ioctl
    yield _LOAD, 0, 0, _SECOND
    yield _EQUAL, 1, 0, _TERMINAL_INPUT[0]
    yield _EQUAL, 0, 1, _TERMINAL_INPUT[1]
    yield deny
    yield allow
    yield allow
