"""Makes rar, cab and lha archives from nothing, their files stored and not compressed.

Sources: RAR 5.0 archive format (technical note), the headers of earlier versions as unrar's sources name them,
[MS-CAB], and the level-0 header of lha.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

Files = Sequence[tuple[str, bytes]]


def _number(value: int) -> bytes:
    """An integer of variable length, seven bits a byte, the lowest first."""
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def _block5(kind: int, flags: int, fields: bytes, data: bytes = b"", extra: bytes = b"") -> bytes:
    flags |= (1 if extra else 0) | (2 if kind == 2 else 0)
    sizes = (_number(len(extra)) if extra else b"") + (_number(len(data)) if kind == 2 else b"")
    body = _number(kind) + _number(flags) + sizes + fields + extra
    head = _number(len(body)) + body
    return struct.pack("<I", zlib.crc32(head)) + head + data


def rar5(files: Files, locked: bool = False, hidden: bool = False, link: str = "", solid: bool = False) -> bytes:
    """`locked` marks the files as encrypted, `hidden` the headers too; nothing is."""
    data = b"Rar!\x1a\x07\x01\x00"
    if hidden:
        return data + _block5(4, 0, b"\0\0\x0f" + bytes(16)) + bytes(range(64))
    data += _block5(1, 0, b"\4" if solid else b"\0")
    for name, content in files:
        extra = b"\x01\0\0\x0f" + bytes(32)
        extra = _number(len(extra)) + extra if locked else b""
        if link:
            record = b"\x05\x01\0" + _number(len(link)) + link.encode()
            extra, content = _number(len(record)) + record, b""
        fields = _number(4) + _number(len(content)) + _number(0o120777 if link else 0o100644)
        fields += (
            struct.pack("<I", zlib.crc32(content))
            + _number(0)
            + _number(1)
            + _number(len(name.encode()))
            + name.encode()
        )
        data += _block5(2, 0, fields, content, extra)
    return data + _block5(5, 0, b"\0")


def _block4(kind: int, flags: int, fields: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def rar4(files: Files, locked: bool = False, version: int = 29, hidden: bool = False) -> bytes:
    data = b"Rar!\x1a\x07\x00" + _block4(0x73, 0x80 if hidden else 0, bytes(6))
    if hidden:
        return data + bytes(range(64))
    for name, content in files:
        fields = struct.pack(
            "<IIBIIBBHI", len(content), len(content), 3, zlib.crc32(content), 0, version, 0x30, len(name), 0o100644
        )
        data += _block4(0x74, 0x8000 | (4 if locked else 0), fields + name.encode()) + content
    return data + _block4(0x7B, 0x4000, b"")


def cab(files: Files) -> bytes:
    content = b"".join(data for _, data in files)
    entries, at = b"", 0
    for name, data in files:
        entries += struct.pack("<IIHHHH", len(data), at, 0, 0x5C21, 0, 0x20) + name.encode() + b"\0"
        at += len(data)
    start = 36 + 8 + len(entries)
    block = struct.pack("<IHH", 0, len(content), len(content)) + content
    head = b"MSCF" + struct.pack("<5I2B5H", 0, start + len(block), 0, 44, 0, 3, 1, 1, len(files), 0, 7, 0)
    return head + struct.pack("<IHH", start, 1, 0) + entries + block


def lha(files: Files) -> bytes:
    data = b""
    for name, content in files:
        body = b"-lh0-" + struct.pack("<III", len(content), len(content), 0x5C210000) + b"\x20\0"
        body += bytes([len(name)]) + name.encode() + struct.pack("<H", _crc16(content))
        data += bytes([len(body), sum(body) & 0xFF]) + body + content
    return data + b"\0"


def _crc16(data: bytes) -> int:
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return value
