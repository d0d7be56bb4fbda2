"""Strings of Excel's binary records ([MS-XLS] 2.5.293 to 2.5.296), and of BIFF5, whose strings know one code page."""

from __future__ import annotations

import struct


def characters(data: bytes, count: int, double: bool) -> str:
    """So many characters of 16 or 8 bits."""
    raw = data[: count * 2 if double else count]
    return raw.decode("utf-16-le" if double else "cp1252", "replace")


def string(data: bytes, at: int, wide: bool, short: bool = False) -> tuple[str, int]:
    """A string and where it ends: BIFF8 with a flag for 16-bit characters (2.5.294), BIFF5 in the Windows code page."""
    if at >= len(data):
        return "", at
    if wide and not short:
        count, at = struct.unpack_from("<H", data, at)[0] if at + 2 <= len(data) else 0, at + 2
    else:
        count, at = data[at], at + 1
    if not wide:
        return characters(data[at:], count, False), at + count
    flags = data[at] if at < len(data) else 0
    double = bool(flags & 1)
    at += 1 + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    return characters(data[at:], count, double), at + count * (2 if double else 1)
