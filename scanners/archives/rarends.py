"""Where a rar archive ends in its file. Every block tells its own length, so that only their headers are read.

Sources: RAR 5.0 archive format (technical note); the headers of earlier versions as unrar's sources name them.
"""

from __future__ import annotations

from typing import BinaryIO

_MARK, _MARK_5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_MOST = 1_000_000
"""Blocks that are followed."""

_MAIN, _FIRST, _LAST, _END = 0x73, 0x72, 0x7B, 0x7B
_LOCKED_5, _END_5 = 4, 5


def end(stream: BinaryIO) -> int | None:
    """The number of the first byte behind the archive; None if its headers are encrypted or do not lead to its end."""
    stream.seek(0)
    head = stream.read(len(_MARK_5))
    step, at = (_step_5, len(_MARK_5)) if head == _MARK_5 else (_step, len(_MARK))
    if head != _MARK_5 and not head.startswith(_MARK):
        return None
    size = stream.seek(0, 2)
    for _ in range(_MOST):
        stream.seek(at)
        try:
            length, last = step(stream.read(64))
        except IndexError:
            return None
        at += length
        if length <= 0 or at > size:
            return None
        if last:
            return at
    return None


def _step(head: bytes) -> tuple[int, bool]:
    """The length of a block, its data included, and whether it ends the archive; (0, False) if that cannot be told."""
    kind, flags, size = head[2], int.from_bytes(head[3:5], "little"), int.from_bytes(head[5:7], "little")
    if not _FIRST <= kind <= _LAST or size < 7 or (kind == _MAIN and flags & 0x80):
        return 0, False
    data = int.from_bytes(head[7:11], "little") if flags & 0x8000 else 0
    if kind == 0x74 and flags & 0x100:
        data += int.from_bytes(head[32:36], "little") << 32
    return size + data, kind == _END


def _step_5(head: bytes) -> tuple[int, bool]:
    size, begin = _number(head, 4)
    kind, at = _number(head, begin)
    if kind == _LOCKED_5:
        return 0, False
    flags, at = _number(head, at)
    if flags & 1:
        _, at = _number(head, at)
    data = _number(head, at)[0] if flags & 2 else 0
    return begin + size + data, kind == _END_5


def _number(head: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where the next one begins."""
    value = shift = 0
    while True:
        value |= (head[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not head[at - 1] & 0x80:
            return value, at
