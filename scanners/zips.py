"""Zip files read with care, for archives and for the Office packages that are zips inside.

Every expanded byte is counted against the limits while it is read, because the sizes a zip declares may lie. Where the
central directory is lost or contradicts the data, the local headers are walked instead (PKWARE APPNOTE 4.3), so that
a truncated file still gives what stands in front of the cut.
"""

from __future__ import annotations

import bz2
import io
import lzma
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from scanners import zipmethods, zipquick
from scanners.contract import Options, Protection, ScanError
from scanners.zipquick import Entry

SPOOL = 16 << 20
"""Bytes of a member kept in memory before it goes to the worker's temporary folder."""

FLOOR = 4 << 20
"""Bytes that any file may expand to, whatever the ratio: a small file of blanks is no bomb."""

_CHUNK = 1 << 16
_LARGEST_WINDOW = 128 << 20
_LARGEST_DIRECTORY = 64 << 20
_LOCAL = struct.Struct("<4s5H3L2H")
DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error, IndexError)
AES_STRENGTH = {1: 128, 2: 192, 3: 256}


class Readable(Protocol):
    """The little that is asked of a member's data."""

    def read(self, size: int = -1, /) -> bytes: ...


class Meter:
    """Counts what one container expands to. `take` raises ScanError("expands-too-far") beyond the limits."""

    def __init__(self, options: Options, size: int) -> None:
        self._left = min(options.max_expanded_bytes, max(FLOOR, size * options.max_ratio))

    def take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise ScanError("expands-too-far", "it expands to more than the configured limit")


class Metered:
    """A stream whose bytes are counted as they are read, in chunks, whatever the caller asks for."""

    def __init__(self, inner: Readable, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    def read(self, size: int = -1, /) -> bytes:
        if 0 <= size <= _CHUNK:
            return self._counted(size)
        parts: list[bytes] = []
        while size and (data := self._counted(_CHUNK if size < 0 else min(size, _CHUNK))):
            parts.append(data)
            size -= len(data) if size > 0 else 0
        return b"".join(parts)

    def _counted(self, size: int) -> bytes:
        data = self._inner.read(size)
        self._meter.take(len(data))
        return data


@dataclass(frozen=True, slots=True)
class Member:
    """One entry: its name as text, the declared size in bytes (it may lie), and how it is locked, if it is."""

    name: str
    size: int | None
    protection: Protection | None
    offset: int
    packed: int | None
    info: zipfile.ZipInfo | None = None

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
        try:
            self._zip = zipfile.ZipFile(self.stream)
        except (*DAMAGE, NotImplementedError, UnicodeDecodeError):
            self.damaged = True
            return None
        return (_member(info) for info in self._zip.infolist())

    def _walked(self, start: int) -> Iterator[Member]:
        """The local headers, one after the other, wherever they stand."""
        at = start
        while (at := _find(self.stream, b"PK\x03\x04", at)) >= 0:
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
        return Member(name, size or None, _protection(info), data_at, known, info)

    def open(self, member: Member) -> Readable:
        """The member's data, counted. Raises ScanError: `encrypted`, `unsupported`, `corrupt`."""
        if member.protection:
            raise ScanError("encrypted", "the member is encrypted", member.protection)
        if self._zip is None or member.info is None:
            return Metered(self._raw(member), self.meter)
        if member.info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return Metered(_Checked(self._raw(self._place(member)), member.info.CRC), self.meter)
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
        found = zipquick.data(self.stream, entry)
        if found is not None:
            self.meter.take(len(found))
        return found

    def salvage(self, member: Member) -> Readable:
        """The member's data straight from its place, with no regard to checksums and to what the directory says."""
        return Metered(self._raw(self._place(member)), self.meter)

    def _place(self, member: Member) -> Member:
        """The member with the place of its data, which only its own header tells."""
        if self._zip is None or member.info is None:
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
        window = _Window(self.stream, member.offset, min(end, self.size))
        match member.info.compress_type:
            case zipfile.ZIP_STORED:
                return window
            case zipfile.ZIP_DEFLATED:
                return _Inflated(window, zlib.decompressobj(-15))
            case zipfile.ZIP_BZIP2:
                return _Inflated(window, bz2.BZ2Decompressor())
            case zipfile.ZIP_LZMA:
                # without an end mark (flag bit 1) only the size tells where the data ends
                return _Inflated(window, _lzma(window), None if member.info.flag_bits & 2 else member.size)
            case method:
                return _Inflated(window, zipmethods.decoder(method, window), member.size)

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
            for password in passwords if found else ():
                try:
                    with archive.open(found[0], pwd=password.encode()) as data:
                        return spool(Metered(data, self.meter))
                except (*DAMAGE, RuntimeError, NotImplementedError):
                    continue
        return None


def spool(source: Readable, notes: list[str] | None = None) -> BinaryIO:
    """A seekable copy of the data, in memory up to `SPOOL` bytes, then in the worker's temporary folder.

    If `notes` is given, broken data ends the copy instead of raising, and the class of the error is appended to it.
    """
    parts: list[bytes] = []
    size = 0
    copy: BinaryIO | None = None
    try:
        while data := source.read(_CHUNK):
            parts.append(data)
            size += len(data)
            if size > SPOOL:
                copy = copy or cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115  # the caller closes it
                copy.writelines(parts)
                parts.clear()
    except DAMAGE as error:
        if notes is None:
            _close(copy)
            raise
        notes.append(type(error).__name__)
    except BaseException:
        _close(copy)
        raise
    if copy is None:
        return io.BytesIO(b"".join(parts))  # which shares them: no copy is made until somebody writes
    copy.seek(0)
    return copy


def _close(copy: BinaryIO | None) -> None:
    if copy is not None:
        copy.close()


class _Window:
    """The bytes of a stream from `start` to `end`, with a position of its own."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream = stream
        self._at = start
        self._end = end

    def read(self, size: int = -1, /) -> bytes:
        left = max(0, self._end - self._at)
        self._stream.seek(self._at)
        data = self._stream.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data


class _Inflater(Protocol):
    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


class _Inflated:
    """Decompressed data, never more at once than asked for. Raises EOFError where the data stops too early."""

    def __init__(self, source: Readable, inflater: _Inflater, size: int | None = None) -> None:
        self._source = source
        self._inflater = inflater
        self._left = size
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        wanted = _CHUNK if size < 0 else size
        while not self._inflater.eof and self._left != 0:
            hungry = getattr(self._inflater, "needs_input", not self._rest)
            data = self._source.read(_CHUNK) if hungry else self._rest
            produced = self._inflater.decompress(data, wanted)
            self._rest = getattr(self._inflater, "unconsumed_tail", b"")
            if produced and self._left is not None:
                produced = produced[: self._left]
                self._left -= len(produced)
            if produced:
                return produced
            if hungry and not data:
                raise EOFError("the compressed data ends too early")
        return b""


class _Checked:
    """Data whose checksum is compared at its end. Raises BadZipFile if it is not the one that the directory gives."""

    def __init__(self, source: Readable, expected: int) -> None:
        self._source = source
        self._expected = expected
        self._sum = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._source.read(size)
        self._sum = zlib.crc32(data, self._sum)
        if not data and size and self._sum != self._expected:
            raise zipfile.BadZipFile("wrong checksum")
        return data


def _lzma(window: _Window) -> lzma.LZMADecompressor:
    """A decoder set up by the properties that stand before the data (APPNOTE 5.8.8: version, size, LZMA properties)."""
    head = window.read(4)
    properties = window.read(struct.unpack("<2xH", head)[0])
    model, size = struct.unpack("<BI", properties[:5])
    if size > _LARGEST_WINDOW or model >= 9 * 5 * 5:
        raise ScanError("too-large", "the member's compression asks for more memory than allowed")
    chosen = {"id": lzma.FILTER_LZMA1, "dict_size": size, "lc": model % 9, "lp": model // 9 % 5, "pb": model // 45}
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chosen])


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
