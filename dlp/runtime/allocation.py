"""How the processes of this program take memory, and give it back."""

from __future__ import annotations

import contextlib
import ctypes
import gc

_COLLECTED = (50_000, 20, 100)
"""When Python looks for waste: what is made at the start stays, and cells of a table are no waste yet."""

_MAPPED, _KEPT = 1 << 20, 2 << 20
"""Bytes from which a block is mapped by itself, and free ones at the end of the heap that are kept.

By itself the C library of Linux maps what is larger than 128 KB, a part of a text among them, and gives back what is
free above that: each part that is read would have the system clear its pages anew, a seventh of the time of a text.
"""

_ARENAS = 1
"""Heaps at most: the C library makes one for each thread of a library, which keeps it; 6 MB, measured."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""The parameters of `mallopt` (malloc.h of the GNU C library)."""


def settle() -> None:
    """What a process that reads files does first."""
    gc.set_threshold(*_COLLECTED)
    with contextlib.suppress(OSError, TypeError, AttributeError):  # no such function elsewhere
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _MAPPED)
        library.mallopt(_TRIM_THRESHOLD, _KEPT)
        library.mallopt(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Return to the system what loading took; the C library of Linux would keep 12 MB of it for good, measured."""
    with contextlib.suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
