"""The source of macros, read as text and never run ([MS-OVBA] 2.3.4 dir stream, 2.4.1 compression).

A project is a storage "VBA" with a stream "dir" that names its modules; the source of each stands compressed in a
stream of its own, after what was compiled from it. Fifty lines; the library that does it bundles GPL code.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from scanners.contract import Content, Piece, Where
from scanners.reading.codepages import codec

_VERSION = 0x09
_LARGEST = 64 << 20


def sources(paths: list[list[str]], read: Callable[[list[str]], bytes]) -> Iterator[Content]:
    """The source of each module of every project among the streams, as one piece with the part "script"."""
    for path in paths:
        if len(path) >= 2 and path[-1].lower() == "dir" and path[-2].lower() == "vba":
            page, modules = listed(decompressed(read(path)))
            for name, offset in modules:
                code = decompressed(read([*path[:-1], name])[offset:]).decode(codec(page), "replace")
                if text := code.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip():
                    yield Piece(text, Where(part="script"))


def listed(data: bytes) -> tuple[int, list[tuple[str, int]]]:
    """The code page of the project, and of its modules the stream and the place where the source begins in it."""
    at, page, name = 0, 1252, ""
    found: list[tuple[str, int]] = []
    while at + 6 <= len(data):
        kind, size = struct.unpack_from("<HI", data, at)
        # the record of the version gives as its size what is none
        size = 6 if kind == _VERSION else size
        content = data[at + 6 : at + 6 + size]
        at += 6 + size
        match kind:  # code page, name of a module's stream in it and in UTF-16, place of the source
            case 0x03 if size == 2:
                page = struct.unpack("<H", content.ljust(2, b"\0"))[0]
            case 0x1A:
                name = content.decode(codec(page), "replace")
            case 0x32:
                name = content.decode("utf-16-le", "replace") or name
            case 0x31 if size == 4 and len(content) == 4 and name:
                found.append((name, struct.unpack("<I", content)[0]))
                name = ""
    return page, found


def decompressed(data: bytes) -> bytes:
    """The content of a compressed container (2.4.1.3.1), as far as it is whole; b"" if it is none."""
    if data[:1] != b"\x01":
        return b""
    result, at = bytearray(), 1
    while at + 2 <= len(data) and len(result) < _LARGEST:
        head = struct.unpack_from("<H", data, at)[0]
        stop = min(at + (head & 0x0FFF) + 3, len(data))
        if head >> 12 & 7 != 3:
            break
        if head & 0x8000:
            _chunk(data[at + 2 : stop], result)
        else:
            result += data[at + 2 : stop]
        at = stop
    return bytes(result)


def _chunk(data: bytes, result: bytearray) -> None:
    """One chunk: a byte of eight flags before eight tokens, each a letter or a copy of what stands earlier."""
    start, at = len(result), 0
    while at < len(data):
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                return
            if not flags >> bit & 1:
                result.append(data[at])
                at += 1
                continue
            done = len(result) - start
            if at + 2 > len(data) or not done:
                return
            token = struct.unpack_from("<H", data, at)[0]
            at += 2
            bits = max((done - 1).bit_length(), 4)
            length, back = (token & 0xFFFF >> bits) + 3, (token >> 16 - bits) + 1
            if back > done:
                return
            for _ in range(length):
                result.append(result[-back])
