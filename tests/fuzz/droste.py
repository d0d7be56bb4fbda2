"""A zip whose only member is the zip itself, byte for byte: unpacking it never ends.

Made as in R. Cox, "Zip Files All The Way Down" (2010), from stored blocks ("take the next n bytes") and matches
("repeat the last n bytes") of DEFLATE (RFC 1951, 3.2.4 to 3.2.6), each of the same five bytes wherever it is written.
The headers are those of PKWARE APPNOTE 4.3; their checksum, that of data which holds it, is found by linear algebra.
"""

from __future__ import annotations

import struct
import zlib

_UNIT = 5  # bytes of one instruction
_NAME = b"the-same-again-and-again-1.zip"  # with the header 60 bytes: their repetition fits one instruction


def droste() -> bytes:
    """The zip."""
    size, packed = len(_written(0, 0, 0)), len(_program(_head(0, 0, 0), _tail(0, 0, 0)))
    return _written(_own_checksum(packed, size), packed, size)


def _written(checksum: int, packed: int, size: int) -> bytes:
    head, tail = _head(checksum, packed, size), _tail(checksum, packed, size)
    return head + _program(head, tail) + tail


def _head(*numbers: int) -> bytes:
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0x21, *numbers, len(_NAME), 0) + _NAME


def _tail(checksum: int, packed: int, size: int) -> bytes:
    entry = (
        struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0x21, checksum, packed, size, len(_NAME), 0, 0, 0, 0, 0, 0
        )
        + _NAME
    )
    return entry + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry), 30 + len(_NAME) + packed, 0)


def _program(head: bytes, tail: bytes) -> bytes:
    """Instructions whose output is `head`, the instructions themselves, and `tail`."""
    take_head, again = _take(len(head) + _UNIT), _repeat(len(head) + _UNIT)
    one, four, same_four = _take(_UNIT), _take(4 * _UNIT), _repeat(4 * _UNIT)
    last = _last(len(tail))
    ending = same_four + _take(0) * 2 + _take(len(last) + len(tail))
    return b"".join(
        (
            take_head, head, take_head, again,
            one, again, one, one,
            four, again, one, one, four, same_four,
            four, same_four, four, same_four, four, same_four,
            four, ending, ending,
            last, tail, last,
        )
    )  # fmt: skip


def _take(count: int) -> bytes:
    return struct.pack("<BHH", 0, count, count ^ 0xFFFF)


def _repeat(count: int) -> bytes:
    """The last `count` bytes once more, in 40 bits: 20 bytes as twice ten, others in one match and an empty block."""
    if count == 4 * _UNIT:
        return _Bits().block(0, [(10, count)] * 2).bytes()
    return _Bits().block(0, [(count, count)]).block(0, []).bytes()


def _last(tail: int) -> bytes:
    """The repetition of itself and of the tail, which ends the data."""
    for own in range(4, 9):
        count = own + tail
        found = _Bits().block(1, [(count, count)] if count <= 130 else [(100, count), (count - 100, count)]).bytes()
        if len(found) == own:
            return found
    raise AssertionError


class _Bits:
    """Bits as RFC 1951 3.1.1 packs them: numbers from the lowest, Huffman codes from the highest."""

    def __init__(self) -> None:
        self.bits = ""

    def block(self, final: int, matches: list[tuple[int, int]]) -> _Bits:
        """A block of fixed codes that holds matches (length, distance) alone."""
        self.bits += f"{final}10"
        for length, distance in matches:
            self._length(length)
            self._distance(distance)
        self.bits += "0" * 7
        return self

    def _length(self, length: int) -> None:
        code, base, extra = 257, 3, 0
        while length >= base + (1 << extra):
            base += 1 << extra
            code += 1
            extra = max(0, (code - 261) // 4)
        self.bits += f"{code - 256:07b}" if code < 280 else f"{code - 280 + 192:08b}"
        self._number(length - base, extra)

    def _distance(self, distance: int) -> None:
        code, base, extra = 0, 1, 0
        while distance >= base + (1 << extra):
            base += 1 << extra
            code += 1
            extra = max(0, code // 2 - 1)
        self.bits += f"{code:05b}"
        self._number(distance - base, extra)

    def _number(self, number: int, width: int) -> None:
        self.bits += f"{number:0{width}b}"[::-1] if width else ""

    def bytes(self) -> bytes:
        padded = self.bits + "0" * (-len(self.bits) % 8)
        return bytes(int(padded[at : at + 8][::-1], 2) for at in range(0, len(padded), 8))


def _own_checksum(packed: int, size: int) -> int:
    """The number that, written into the headers, is the checksum of the whole.

    A checksum is affine in each bit of its data, so crc(x) = crc(0) + M x over two elements, and (M + 1) x = crc(0).
    """
    zero = zlib.crc32(_written(0, packed, size))
    rows: list[tuple[int, int]] = []  # (what a bit of x changes, that bit), reduced
    for bit in range(32):
        change, chosen = zlib.crc32(_written(1 << bit, packed, size)) ^ zero ^ (1 << bit), 1 << bit
        for other, its in rows:
            if change ^ other < change:
                change, chosen = change ^ other, chosen ^ its
        if change:
            rows.append((change, chosen))
            rows.sort(reverse=True)
    wanted, found = zero, 0
    for change, chosen in rows:
        if wanted ^ change < wanted:
            wanted, found = wanted ^ change, found ^ chosen
    assert not wanted, "another name is needed"
    return found
