"""Where a TIFF ends: behind the last byte that any of its directories, values, strips or tiles takes.

TIFF 6.0, its supplements for tiles and directories within directories, BigTIFF; EXIF's own directories (CIPA DC-008).
"""

from __future__ import annotations

import struct

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_WHOLE = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
_DIRECTORIES = frozenset({0x014A, 0x8769, 0x8825, 0xA005})
_STRETCHES = ((0x0111, 0x0117), (0x0144, 0x0145), (0x0201, 0x0202), (0x0120, 0x0121))
"""Tags that say where something stands, with those that say how long it is: strips, tiles, previews, unused space."""

_MOST = 10_000


def end(data: bytes, at: int = 0) -> int | None:
    """The number of the first byte behind the picture; None if that cannot be told. Raises struct.error."""
    order = "<" if data[at : at + 2] == b"II" else ">"
    wide = struct.unpack_from(f"{order}H", data, at + 2)[0] == 43
    first = struct.unpack_from(f"{order}Q", data, at + 8)[0] if wide else struct.unpack_from(f"{order}I", data, 4)[0]
    waiting, seen, last = [first], set[int](), 0
    while waiting:
        begin = waiting.pop()
        if not begin or begin in seen:
            continue
        seen.add(begin)
        if len(seen) > _MOST:
            return None
        further, stop = _directory(data, begin, order, wide)
        waiting += further
        last = max(last, stop)
    return last if 0 < last <= len(data) else None


def _directory(data: bytes, begin: int, order: str, wide: bool) -> tuple[list[int], int]:
    """The directories that one leads to, and where it and all that it tells of ends."""
    head, entry, field = ("Q", 20, 8) if wide else ("H", 12, 4)
    count = struct.unpack_from(order + head, data, begin)[0]
    at = begin + struct.calcsize(f"<{head}")
    last = at + count * entry + field
    values: dict[int, tuple[int, ...]] = {}
    for place in range(at, last - field, entry):
        tag, kind = struct.unpack_from(f"{order}HH", data, place)
        number = struct.unpack_from(order + ("Q" if wide else "I"), data, place + 4)[0]
        size = _SIZES.get(kind, 1) * number
        value = place + 4 + field
        if size > field:
            value = struct.unpack_from(order + ("Q" if wide else "I"), data, value)[0]
            last = max(last, value + size)
        if kind in _WHOLE and (tag in _DIRECTORIES or any(tag in pair for pair in _STRETCHES)):
            values[tag] = struct.unpack_from(f"{order}{number}{_WHOLE[kind]}", data, value)
    for where, length in _STRETCHES:
        stops = [a + b for a, b in zip(values.get(where, ()), values.get(length, ()), strict=False)]
        last = max([last, *stops])
    following = struct.unpack_from(order + ("Q" if wide else "I"), data, at + count * entry)[0]
    return [following, *(n for tag in _DIRECTORIES for n in values.get(tag, ()))], last
