"""Rar, cab, iso, cpio, ar and lha archives: every file goes round again.

Read by libarchive (`archivelib`). Only the format at hand is switched on and none of libarchive's filters.
libarchive opens no encrypted rar, so a password from the list does not help there; its cipher is the one that each
version of the format has (RAR 5.0 technical note: AES-256; from version 2.9 AES-128; before that one of its own).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from scanners.archives import archivelib, outside, rarends
from scanners.archives.archivelib import BLOCK, Data
from scanners.contract import Content, Embedded, Format, Options, Piece, Protection, ScanError, Scanner, Unread, Where
from scanners.reading.spooling import Meter, Metered, spool

_RAR = "application/vnd.rar"
_FORMATS = {
    _RAR: "rar",
    "application/vnd.ms-cab-compressed": "cab",
    "application/x-iso9660-image": "iso9660",
    "application/x-cpio": "cpio",
    "application/x-archive": "ar",
    "application/x-lzh-compressed": "lha",
}
_MAIN, _HAS_EXTRA, _SOLID = 1, 1, 4
_LOST = "the archive is broken; what stands before was read"


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The files in order, then the names of links and devices.

    A locked file is `Unread("encrypted")` by its name, `whole` if the names are hidden too; what cannot be read any
    further ends in `Unread("corrupt")`.
    """
    del name
    stream.seek(0)
    head = stream.read(1 << 12)
    kind = _FORMATS[media_type]
    if kind == "rar" and head.startswith(b"Rar!\x1a\x07\x01\x00"):
        kind = "rar5"
    yield from contents(stream, kind, _protection(kind, head), options, kind == "rar5" and _is_solid(head))
    if media_type == _RAR and (end := rarends.end(stream)) is not None:
        yield from outside.contents(stream, end, stream.seek(0, 2), "behind", options)


def contents(
    stream: BinaryIO, kind: str, protection: Protection, options: Options, solid: bool = False
) -> Iterator[Content]:
    """The files of an archive of a kind that libarchive knows by this name, as `pieces` gives them.

    Of a `solid` one each file is unpacked with what the ones before left.
    """
    library = archivelib.library()
    meter = Meter(options, stream.seek(0, 2))
    stream.seek(0)
    try:
        with library.read.stream_reader(stream, kind, "none", block_size=BLOCK) as archive:
            yield from _Walk(library, archive, meter, protection, options, solid, []).contents()
    except library.exception.ArchiveError:
        raise ScanError("corrupt", "the archive is broken") from None


def _protection(kind: str, head: bytes) -> Protection:
    """The cipher of this version of rar; of the others none is known."""
    if kind == "rar5":
        return Protection("aes-256", True)
    if kind == "rar":
        return Protection("aes-128", True) if _version(head) >= 29 else Protection("rar 2", False)
    return Protection("unknown", False)


def _is_solid(head: bytes) -> bool:
    """What the main header of a rar 5 says (technical note, "Main archive header"): numbers of seven bits a byte."""
    numbers, at = list[int](), 12  # behind the signature and the checksum
    while len(numbers) < 6 and at < len(head):
        value = shift = 0
        while at < len(head) and head[at] & 0x80:
            value, shift, at = value | (head[at] & 0x7F) << shift, shift + 7, at + 1
        numbers.append(value | head[at] << shift if at < len(head) else value)
        at += 1
    if len(numbers) < 6 or numbers[1] != _MAIN:
        return False
    flags = numbers[4] if numbers[2] & _HAS_EXTRA else numbers[3]
    return bool(flags & _SOLID)


def _version(head: bytes) -> int:
    """The version that the first file of a rar before 5.0 needs; 29 where hidden names, which came with it, hide it."""
    at = 7
    while at + 32 <= len(head):
        kind, flags, size = head[at + 2], int.from_bytes(head[at + 3 : at + 5], "little"), head[at + 5 : at + 7]
        if kind == 0x74:
            return head[at + 24]
        if kind == 0x73 and flags & 0x80:
            return 29
        at += max(7, int.from_bytes(size, "little"))
    return 29


@dataclass(slots=True)
class _Walk:
    """The way through one archive: the library, its reader, what was counted, the names of what is no file."""

    library: Any
    archive: Any
    meter: Meter
    protection: Protection
    options: Options
    solid: bool
    names: list[str]

    def contents(self) -> Iterator[Content]:
        count = locked = 0
        failed = False
        entries = iter(self.archive)
        while True:
            try:
                entry = next(entries, None)
            except self.library.exception.ArchiveError:
                failed = True
                break
            if entry is None:
                break
            count += 1
            if count > self.options.max_members:
                detail = f"the archive has more than {self.options.max_members:,} members"
                yield Unread("too-many-members", detail, whole=False)
                break
            name = _text(entry.pathname)
            if self.library.ffi.entry_is_encrypted(entry._entry_p) > 0:
                locked += 1
                yield Unread("encrypted", "the member is encrypted", False, self.protection, name)
            else:
                yield from self._entry(entry, name)
        if self.names:
            yield Piece("\n".join(self.names), Where(part="name"))
        if failed and self.library.ffi.read_has_encrypted_entries(self.archive._pointer) > 0:
            if count == locked:
                yield Unread("encrypted", "the archive is encrypted", not count, self.protection)
        elif failed:
            yield Unread("corrupt", _LOST, whole=not count)

    def _entry(self, entry: Any, name: str) -> Iterator[Content]:
        if entry.isdir:
            return
        if not entry.isfile or entry.islnk:
            target = _text(entry.linkpath)
            self.names.append(f"{name} -> {target}" if target else name)
            return
        notes: list[str] = []
        data = Data(entry, self.library.exception.ArchiveError)
        try:
            copy = spool(Metered(data, self.meter), notes)
        except ScanError as error:
            yield Unread(error.reason, error.detail, False, error.protection, name)
            if self.solid:
                self._pass_over(data)
            return
        if copy.seek(0, 2) or not notes:
            copy.seek(0)
            yield Embedded(name, lambda: copy, entry.size)
        if notes:
            yield Unread("corrupt", "the member's data is broken; what could be read was read", False, None, name)

    def _pass_over(self, data: Data) -> None:
        """Unpack the rest of a file, on which those behind it build: libarchive would, and look at no clock."""
        with suppress(EOFError):
            self.meter.skip(data, sys.maxsize)


def _text(name: str | bytes | None) -> str:
    if isinstance(name, bytes):
        return name.decode("cp437", "replace")
    return name or ""


SCANNER = Scanner(
    name="rar",
    formats=(
        Format(_RAR, "rar archive", (".rar",)),
        Format("application/vnd.ms-cab-compressed", "cabinet archive", (".cab",)),
        Format("application/x-iso9660-image", "disc image (ISO 9660)", (".iso",)),
        Format("application/x-cpio", "cpio archive", (".cpio",)),
        Format("application/x-archive", "ar archive", (".ar", ".a", ".deb")),
        Format("application/x-lzh-compressed", "lha archive", (".lzh", ".lha")),
    ),
    pieces=pieces,
    library="libarchive-c, libarchive",
    licence="CC0-1.0, BSD-2-Clause",
    reads="every file, by content; locked rar files by their names and cipher; names and targets of"
    " links; text and files behind the end of a rar",
    does_not_read="locked rar files, with or without a password; solid rar archives before version 5; volumes",
)
