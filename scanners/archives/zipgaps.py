"""What stands in a zip that its directory says nothing of: before, between and behind its members.

A member that has its own header there and no place in the directory, as one that was deleted or added by hand, is read
as any other; old directories, the signature of an Android package and the padding between members are nothing.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from scanners.archives import outside
from scanners.contract import Content, Embedded, Options, ScanError, Unread
from scanners.reading.spooling import DAMAGE, Window, spool
from scanners.zip.reader import Archive, Member

_FIXED = {b"PK\x01\x02": 46, b"PK\x05\x06": 22, b"PK\x06\x06": 56, b"PK\x06\x07": 20, b"PK\x07\x08": 16}
"""Records of a directory that is no longer used, and descriptors, with their sizes without names and comments."""

_SIGNED = b"APK Sig Block 42"


def contents(archive: Archive, options: Options) -> Iterator[Content]:
    """The members that the directory does not list, then text and files that are no members."""
    if archive.span is None:
        return
    at = 0
    for start, end in sorted((*archive.extents(), archive.span)):
        if start > at:
            yield from _gap(archive, at, start, "between" if at else "before", options)
        at = max(at, end)
    yield from _gap(archive, at, archive.size, "behind", options)


def _gap(archive: Archive, start: int, end: int, place: str, options: Options) -> Iterator[Content]:
    stream = archive.stream
    while True:
        start, last = outside.trimmed(stream, start, end)
        if start >= last or _is_signature(stream, start, end):
            return
        if size := _record(stream, start):
            start += size
            continue
        member = next(archive.unlisted(start, end), None)
        begin = member.begin if member else end
        if member is None or begin > start or _is_whole(stream, start, end):
            until = begin if begin > start else end
            yield from outside.contents(stream, start, until, place, options)
            start = until
            continue
        if not member.is_folder:
            yield from _member(archive, member)
        start = archive.after(member, end)


def _record(stream: BinaryIO, at: int) -> int:
    """The size of the record of a directory that stands there; 0 if none does."""
    stream.seek(at)
    head = stream.read(46)
    size = _FIXED.get(head[:4], 0)
    if len(head) < min(size, 46):
        return 0
    match head[:4]:
        case b"PK\x01\x02":
            name, extra, comment = struct.unpack_from("<3H", head, 28)
            return size + int(name) + int(extra) + int(comment)
        case b"PK\x05\x06":
            return size + int.from_bytes(head[20:22], "little")
        case b"PK\x06\x06":
            return 12 + int.from_bytes(head[4:12], "little")
    return size


def _is_signature(stream: BinaryIO, start: int, end: int) -> bool:
    stream.seek(max(start, end - len(_SIGNED)))
    return stream.read(len(_SIGNED)) == _SIGNED


def _is_whole(stream: BinaryIO, start: int, end: int) -> bool:
    """Whether a zip with a directory of its own stands there."""
    try:
        with spool(Window(stream, start, end)) as copy, zipfile.ZipFile(copy) as inner:
            return min(info.header_offset for info in inner.infolist()) >= 0
    except (*DAMAGE, NotImplementedError):
        return False


def _member(archive: Archive, member: Member) -> Iterator[Content]:
    if member.protection:
        yield Unread("encrypted", "the member is encrypted", False, member.protection, member.name)
        return
    notes: list[str] = []
    try:
        data = archive.open(member)
    except ScanError as error:
        yield Unread(error.reason, error.detail, False, error.protection, member.name)
        return
    yield Embedded(member.name, lambda: spool(data, notes), member.size, where=outside.HIDDEN)
    if notes:
        yield Unread("corrupt", "the member's data is broken; what could be read was read", False, None, member.name)
