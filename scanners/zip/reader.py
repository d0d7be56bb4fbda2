"""Zip files read with care, for archives and for the Office packages that are zips inside.

Every expanded byte is counted against the limits while it is read (`reading.spooling`). Where the central directory is
lost or contradicts the data, the local headers are walked instead (PKWARE APPNOTE 4.3), so that a truncated file still
gives what stands in front of the cut.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from scanners.contract import Options, Protection, ScanError
from scanners.reading.spooling import DAMAGE, Meter, Metered, Readable, Window, spool
from scanners.zip import members, quick
from scanners.zip.quick import Entry

_LARGEST_DIRECTORY = 64 << 20
_LOCAL = struct.Struct("<4s5H3L2H")
_RECORD = 22
AES_STRENGTH = {1: 128, 2: 192, 3: 256}


@dataclass(frozen=True, slots=True)
class Member:
    """One entry: its name as text, the declared size in bytes (it may lie), and how it is locked, if it is."""

    name: str
    size: int | None
    protection: Protection | None
    offset: int
    packed: int | None
    info: zipfile.ZipInfo | None = None
    begin: int = 0
    """Where its own header stands, of one that the directory does not list."""
    unlisted: bool = False

    @property
    def is_folder(self) -> bool:
        return self.name.endswith(("/", "\\"))


class Archive:
    """A zip: its members in the order of the directory, and their data.

    `damaged` is True when the directory could not be trusted and the local headers were walked; `cut` when there are
    more than `options.max_members`. Raises ScanError("corrupt") if there is no member to be found at all.
    """

    def __init__(self, stream: BinaryIO, options: Options) -> None:
        self.stream = stream
        self.size = stream.seek(0, 2)
        self.meter = Meter(options, self.size)
        self.damaged = False
        self._options = options
        self._zip: zipfile.ZipFile | None = None
        self.span: tuple[int, int] | None = None
        """Where the directory begins and where its end record ends, if it can be trusted."""
        found = self._listed() or self._walked(0)
        self.members: list[Member] = []
        self.cut = False
        for member in found:
            if len(self.members) >= options.max_members:
                self.cut = True
                break
            self.members.append(member)
        if self.damaged and not self.members:
            raise ScanError("corrupt", "the zip has neither a directory nor a readable member")

    def _listed(self) -> Iterator[Member] | None:
        if _directory_size(self.stream, self.size) > _LARGEST_DIRECTORY:
            self.damaged = True
            return None
        end = _end(self.stream, self.size) or self.size
        # what stands behind the end record would keep zipfile from finding it
        front = self.stream if end == self.size else cast(BinaryIO, Front(self.stream, end))
        try:
            self._zip = zipfile.ZipFile(front)
        except (*DAMAGE, NotImplementedError, UnicodeDecodeError):
            self.damaged = True
            return None
        self.span = self._zip.start_dir, end
        return (_member(info) for info in self._zip.infolist())

    def extents(self) -> Iterator[tuple[int, int]]:
        """Where each member that the directory lists begins and ends, its own header and what follows it included."""
        for info in self._zip.infolist() if self._zip else ():
            if info.header_offset < 0:  # the file has lost something before its directory
                continue
            self.stream.seek(info.header_offset)
            head = self.stream.read(_LOCAL.size)
            if len(head) == _LOCAL.size and head[:4] == b"PK\x03\x04":
                *_, flags, _, _, _, _, _, _, name_length, extra_length = _LOCAL.unpack(head)
                end = info.header_offset + _LOCAL.size + name_length + extra_length + info.compress_size
                yield info.header_offset, end + (self._descriptor(end) if flags & 8 else 0)

    def _descriptor(self, at: int) -> int:
        """The size of the record behind a member's data (APPNOTE 4.3.9), which is not fixed and may lack its mark."""
        self.stream.seek(at)
        data = self.stream.read(26)
        sizes = (16, 24) if data[:4] == b"PK\x07\x08" else (12, 20)
        return next((size for size in sizes if data[size : size + 2] == b"PK"), sizes[0])

    def unlisted(self, start: int, end: int) -> Iterator[Member]:
        """The members in a stretch of the file that the directory knows nothing of, by their own headers."""
        for member in self._walked(start, end):
            yield replace(member, unlisted=True)

    def after(self, member: Member, end: int) -> int:
        """Where that member ends: its header says so, or the next one's does; `end`, if there is none before it."""
        if member.packed is not None:
            return member.offset + member.packed
        following = _find(self.stream, b"PK\x03\x04", member.offset)
        return following if 0 <= following < end else end

    def _walked(self, start: int, end: int | None = None) -> Iterator[Member]:
        """The local headers, one after the other, wherever they stand."""
        at = start
        while 0 <= (at := _find(self.stream, b"PK\x03\x04", at)) < (self.size if end is None else end):
            member = self._local(at)
            at += 4
            if member is not None:
                yield member
                at = member.offset + (member.packed or 0)

    def _local(self, at: int, listed: Member | None = None) -> Member | None:
        if not 0 <= at < self.size:
            return None
        self.stream.seek(at)
        head = self.stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
            return None
        _, _, flags, method, time, date, crc, packed, size, name_length, extra_length = _LOCAL.unpack(head)
        raw, extra = self.stream.read(name_length), self.stream.read(extra_length)
        if len(raw) < name_length or method > 99:
            return None
        del time, date
        info = zipfile.ZipInfo()
        info.flag_bits, info.compress_type, info.CRC, info.extra = flags, method, crc, extra
        known = None if flags & 8 or packed == 0xFFFFFFFF else packed
        name = listed.name if listed else _text(raw, bool(flags & 0x800))
        data_at = at + _LOCAL.size + name_length + extra_length
        if listed:
            size, known = listed.size or 0, listed.packed
        return Member(name, size or None, _protection(info), data_at, known, info, at)

    def open(self, member: Member) -> Readable:
        """The member's data, counted. Raises ScanError: `encrypted`, `unsupported`, `corrupt`."""
        if member.protection:
            raise ScanError("encrypted", "the member is encrypted", member.protection)
        if self._zip is None or member.info is None or member.unlisted:
            return Metered(self._raw(member), self.meter)
        if member.info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return Metered(members.Checked(self._raw(self._place(member)), member.info.CRC), self.meter)
        try:
            return Metered(self._zip.open(member.info), self.meter)
        except (*DAMAGE, NotImplementedError):
            return self.salvage(member)
        except RuntimeError:
            raise ScanError("encrypted", "the member is encrypted", Protection("unknown", False)) from None

    def whole(self, member: Member) -> bytes | None:
        """The member's data at one go, counted, if it is small and all is well with it; else None, which says nothing.

        Raises ScanError as reading does.
        """
        info = member.info
        if self._zip is None or info is None or member.protection or not info.orig_filename.isascii():
            return None
        name = info.orig_filename.encode("ascii")
        entry = Entry(name, info.compress_type, info.CRC, info.compress_size, info.file_size, info.header_offset)
        found = quick.data(self.stream, entry)
        if found is not None:
            self.meter.take(len(found))
        return found

    def salvage(self, member: Member) -> Readable:
        """The member's data straight from its place, with no regard to checksums and to what the directory says."""
        return Metered(self._raw(self._place(member)), self.meter)

    def _place(self, member: Member) -> Member:
        """The member with the place of its data, which only its own header tells."""
        if self._zip is None or member.info is None or member.unlisted:
            return member
        found = self._local(member.info.header_offset, member)
        if found is None:
            raise ScanError("corrupt", "the member's header is broken")
        return found

    def _raw(self, member: Member) -> Readable:
        assert member.info is not None
        end = member.offset + member.packed if member.packed is not None else None
        if end is None:
            after = _find(self.stream, b"PK\x03\x04", member.offset)
            end = after if after >= 0 else self.size
        window = Window(self.stream, member.offset, min(end, self.size))
        return members.unpacked(window, member.info, member.size)

    def comments(self) -> list[str]:
        """The comment of the archive and those of its members, as text, without empty ones."""
        if self._zip is None:
            return []
        raw = [self._zip.comment, *(m.info.comment for m in self.members if m.info)]
        return [text for comment in raw if (text := _text(comment, False).strip("\0 \r\n"))]

    def unlock(self, member: Member, passwords: tuple[str, ...]) -> BinaryIO | None:
        """The data of an encrypted member, if one of the passwords opens it, else None.

        Each password is tried to the member's end, since only its checksum tells a right one from a lucky one.
        """
        if not passwords or self._zip is None or member.info is None:
            return None
        import pyzipper

        with pyzipper.AESZipFile(self.stream) as archive:
            found = [i for i in archive.infolist() if i.header_offset == member.info.header_offset]
            for password in _spelt(passwords) if found else ():
                try:
                    with archive.open(found[0], pwd=password) as data:
                        return spool(Metered(data, self.meter))
                except (*DAMAGE, RuntimeError, NotImplementedError):
                    continue
        return None


def _spelt(passwords: Iterable[str]) -> Iterator[bytes]:
    """The passwords as bytes: accents as UTF-8, as Windows' letters or as those of DOS, by the program that locked."""
    for password in passwords:
        spellings: set[bytes] = set()
        for codec in ("utf-8",) if password.isascii() else ("utf-8", "cp1252", "cp437"):
            with suppress(UnicodeEncodeError):
                spellings.add(password.encode(codec))
        yield from spellings


def _find(stream: BinaryIO, mark: bytes, start: int) -> int:
    """Where the mark stands next, at or after `start`; -1 if nowhere."""
    at, kept = start, b""
    stream.seek(start)
    while data := stream.read(1 << 20):
        block = kept + data
        if (found := block.find(mark)) >= 0:
            return at - len(kept) + found
        at += len(data)
        kept = block[-(len(mark) - 1) :]
    return -1


class Front:
    """A stream up to a place, as if it ended there; all that `zipfile` asks of one."""

    def __init__(self, stream: BinaryIO, end: int) -> None:
        self._stream = stream
        self._end = end

    def read(self, size: int = -1, /) -> bytes:
        left = max(0, self._end - self._stream.tell())
        return self._stream.read(left if size < 0 else min(size, left))

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._stream.seek(self._end + offset if whence == 2 else offset, 0 if whence == 2 else whence)

    def tell(self) -> int:
        return self._stream.tell()

    def seekable(self) -> bool:
        return True


def _end(stream: BinaryIO, size: int) -> int | None:
    """Where the last end record ends, its comment included (APPNOTE 4.3.16), wherever it stands; None if nowhere."""
    end = size
    while end > 0:
        begin = max(0, end - (1 << 20))
        stream.seek(begin)
        block = stream.read(end - begin + _RECORD)
        at = len(block)
        while (at := block.rfind(b"PK\x05\x06", 0, at)) >= 0:
            if len(block) >= at + _RECORD and _is_record(stream, begin + at, block[at : at + _RECORD]):
                return min(size, begin + at + _RECORD + int.from_bytes(block[at + 20 : at + 22], "little"))
        end = begin
    return None


def _is_record(stream: BinaryIO, at: int, record: bytes) -> bool:
    """Whether a directory of the size that the record gives stands before it; a wide one (zip64) says less."""
    size = int.from_bytes(record[12:16], "little")
    if size in (0, 0xFFFFFFFF):
        return True
    stream.seek(max(0, at - size))
    return at >= size and stream.read(4) == b"PK\x01\x02"


def _directory_size(stream: BinaryIO, size: int) -> int:
    """Bytes of the central directory as the end record says (APPNOTE 4.3.16); 0 if there is none."""
    stream.seek(max(0, size - 65_557 - 56))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return 0
    declared: int = struct.unpack_from("<L", tail, at + 12)[0]
    wide = tail.rfind(b"PK\x06\x06")
    if declared == 0xFFFFFFFF and 0 <= wide <= len(tail) - 56:
        declared = struct.unpack_from("<Q", tail, wide + 40)[0]
    return declared


def _member(info: zipfile.ZipInfo) -> Member:
    if info.flag_bits & 0x800:
        name = info.filename
    elif not (name := info.orig_filename).isascii():
        name = _text(name.encode("cp437", "replace"), False)
    return Member(name, info.file_size, _protection(info), info.header_offset, info.compress_size, info)


def _text(raw: bytes, utf8: bool) -> str:
    """A member's name. Without the UTF-8 flag many writers store UTF-8 all the same; else it is code page 437."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace") if utf8 else raw.decode("cp437")


def _protection(info: zipfile.ZipInfo) -> Protection | None:
    """How the member is locked (APPNOTE 4.4.4 flags; WinZip AE-1 and AE-2 keep the strength in extra field 0x9901)."""
    if info.compress_type != 99 and not info.flag_bits & 1:
        return None
    if info.compress_type == 99:
        at = info.extra.find(b"\x01\x99\x07\x00")
        bits = AES_STRENGTH.get(info.extra[at + 8] if at >= 0 and len(info.extra) > at + 8 else 0)
        return Protection(f"aes-{bits}", True) if bits else Protection("aes", False)
    if info.flag_bits & 0x40:
        return Protection("pkware-strong", False)
    return Protection("zipcrypto", False)
