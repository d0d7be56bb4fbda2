"""A short cut for zips that are as they should be: the directory in one walk, a small member at one go.

Office files hold many small parts, for each of which `zipfile` takes longer than their XML does to parse. Whatever is
not entirely usual is answered with None, and the careful way (`reader`) is taken instead.
PKWARE APPNOTE 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its end).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO, NamedTuple

LARGEST = 1 << 16
"""Bytes of a member that is read at one go, packed and unpacked."""

_LARGEST_DIRECTORY = 8 << 20
_LOCAL = struct.Struct("<4s2xHH16xHH")
_ENTRY = struct.Struct("<4s4xHH4xLLLHHH8xL")
_END = struct.Struct("<4s4xHHLLH")
_LOCKED_OR_PATCHED = 0x61
_USUAL_EXTRA = 64


class Entry(NamedTuple):
    """A member as the directory has it: its name as stored, where its local header stands, sizes in bytes."""

    name: bytes
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def directory(stream: BinaryIO) -> dict[bytes, Entry] | None:
    """The members of a zip that ends with its directory and nothing else, by name, the last of a name; else None."""
    end = stream.seek(0, 2)
    if end < _END.size:
        return None
    stream.seek(end - _END.size)
    mark, here, count, length, offset, comment = _END.unpack(stream.read(_END.size))
    usual = mark == b"PK\5\6" and not comment and here == count < 0xFFFF and length <= _LARGEST_DIRECTORY
    if not usual or offset + length + _END.size != end:
        return None
    stream.seek(offset)
    found = _entries(stream.read(length))
    return {entry.name: entry for entry in found} if found is not None and len(found) == count else None


def _entries(data: bytes) -> list[Entry] | None:
    found = list[Entry]()
    at = 0
    while at + _ENTRY.size <= len(data):
        mark, flags, method, crc, packed, size, name, extra, comment, offset = _ENTRY.unpack_from(data, at)
        begin = at + _ENTRY.size
        stored = data[begin : begin + name]
        if mark != b"PK\1\2" or flags & _LOCKED_OR_PATCHED or b"\0" in stored:
            return None
        found.append(Entry(stored, method, crc, packed, size, offset))
        at = begin + name + extra + comment
    return found if at == len(data) else None


def data(stream: BinaryIO, entry: Entry) -> bytes | None:
    """What a small member holds, if its header, its size and its checksum are those that the directory gives."""
    if entry.packed > LARGEST or entry.size > LARGEST:
        return None
    stream.seek(entry.offset)
    block = stream.read(_LOCAL.size + len(entry.name) + _USUAL_EXTRA + entry.packed)
    if len(block) < _LOCAL.size:
        return None
    mark, flags, _, name, extra = _LOCAL.unpack_from(block)
    begin = _LOCAL.size + name + extra
    if mark != b"PK\3\4" or flags & _LOCKED_OR_PATCHED or block[_LOCAL.size : begin - extra] != entry.name:
        return None
    held = block[begin : begin + entry.packed]
    if entry.method == zipfile.ZIP_DEFLATED:
        held = _inflated(held, entry.size)
    elif entry.method != zipfile.ZIP_STORED:
        return None
    return held if len(held) == entry.size and zlib.crc32(held) == entry.crc else None


def _inflated(packed: bytes, size: int) -> bytes:
    """What it unpacks to, one byte more than `size` at most; b"" if it cannot be unpacked to its end."""
    inflater = zlib.decompressobj(-15)
    try:
        held = inflater.decompress(packed, size + 1)
    except zlib.error:
        return b""
    return held if inflater.eof else b""
