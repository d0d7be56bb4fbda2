"""Tar archives of every dialect (v7, ustar, GNU, pax), read as a stream: each file goes round again.

Names are only names. A link, a device or a pipe is named and never followed or made. An archive that goes on after its
end mark, as `tar -A` and `cat` make them, is read to its true end. A file that expands beyond the limits is passed
over, and what stands behind it is read. Sources: POSIX.1-2017 pax(1), GNU tar manual; read with Python's tarfile.
"""

from __future__ import annotations

import tarfile
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from scanners.archives import outside
from scanners.contract import Content, Embedded, Format, Options, Piece, Scanner, Unread, Where
from scanners.reading.spooling import BEYOND, DAMAGE, SPOOL, Meter, Metered, Readable, spool

_BLOCK = 512
_BROKEN = (tarfile.TarError, *DAMAGE)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The files of the archive, in order."""
    del name, media_type
    size = stream.seek(0, 2)
    meter = Meter(options, size)
    stream.seek(0)
    yield from contents(Metered(stream, meter), options, meter, size)


def is_tar(head: bytes) -> bool:
    """Whether a stream that begins with these 512 bytes is a tar archive: its header's sum of bytes is right."""
    if len(head) < _BLOCK:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return bool(head[0])


def contents(source: Readable, options: Options, meter: Meter, size: int | None = None) -> Iterator[Content]:
    """The content of a tar that is read from its beginning to its end, once.

    `source` counts its own bytes in the meter; the zeros of sparse files, which it does not hold, are counted here.
    `size` is that of the source, where it is known: of a member that claims more than that there is less.
    """
    names: list[str] = []
    archive: tarfile.TarFile | None = None
    try:
        archive = _Archive.open(fileobj=cast(Any, source), mode="r|", ignore_zeros=True, encoding="utf-8")
        yield from _members(archive, options, meter, size, names)
    except _BROKEN:
        yield Unread("corrupt", "the archive is broken; what stands before that was read", whole=archive is None)
    if names:
        yield Piece("\n".join(names), Where(part="name"))
    if archive is not None:
        yield from cast(_Passed, archive.tarinfo.passed).contents(options)  # type: ignore[attr-defined]  # our own class


def _members(
    archive: tarfile.TarFile, options: Options, meter: Meter, size: int | None, names: list[str]
) -> Iterator[Content]:
    count = 0
    while (member := archive.next()) is not None:
        cast(Any, archive).members.clear()  # tarfile remembers every member, for seeking that is never done here
        count += 1
        if count > options.max_members:
            detail = f"the archive has more than {options.max_members:,} members"
            yield Unread("too-many-members", detail, whole=False)
            return
        name = _text(member.name)
        if member.isreg():
            yield from _file(archive, member, name, meter, size)
        elif not member.isdir():
            names.append(f"{name} -> {_text(member.linkname)}" if member.linkname else name)


def _file(
    archive: tarfile.TarFile, member: tarfile.TarInfo, name: str, meter: Meter, size: int | None
) -> Iterator[Content]:
    if not meter.holds(member.size if size is None or member.issparse() else min(member.size, size)):
        yield Unread("expands-too-far", BEYOND, False, None, name)
        source = cast(Any, archive.fileobj)
        meter.skip(source, archive.offset - source.tell())
        return
    notes: list[str] = []
    data = _Sparse(archive, member, meter) if member.issparse() else _Data(archive, member)
    copy = spool(data, notes)
    if copy.seek(0, 2) or not notes:
        copy.seek(0)
        yield Embedded(name, lambda: copy, member.size)
    if notes:
        yield Unread("corrupt", "the member's data is broken; what could be read was read", False, None, name)


class _Data:
    """The bytes of a member, up to where the archive ends: tarfile itself would hand over none of a short read."""

    def __init__(self, archive: tarfile.TarFile, member: tarfile.TarInfo) -> None:
        self._source = cast(Readable, archive.fileobj)
        self._left = member.size

    def read(self, size: int = -1, /) -> bytes:
        data = self._source.read(self._left if size < 0 else min(size, self._left)) if self._left else b""
        if self._left and not data:
            raise EOFError("the archive ends too early")
        self._left -= len(data)
        return data


class _Sparse:
    """The bytes of a sparse member with its holes filled, all of them counted."""

    def __init__(self, archive: tarfile.TarFile, member: tarfile.TarInfo, meter: Meter) -> None:
        self._source = Metered(cast(BinaryIO, archive.extractfile(member)), meter)

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._source.read(size)
        except tarfile.TarError as error:
            raise EOFError("the archive ends too early") from error


class _Passed:
    """Blocks that are no headers: the zeros that end an archive, what is broken, and what stands behind the end."""

    def __init__(self) -> None:
        self._ended = self._broken = False
        self._copy: Any = None

    def header(self) -> None:
        self._ended = False

    def take(self, block: bytes) -> None:
        if self._copy is None and not block.strip(b"\0"):
            self._ended = True
            return
        self._broken = self._broken or not self._ended
        if self._copy is None:
            self._copy = tempfile.SpooledTemporaryFile(max_size=SPOOL)  # noqa: SIM115  # read and closed in `contents`
            if (
                not self._ended and block[257:262] == b"ustar"
            ):  # of a header that is broken, what follows it is the file
                return
        self._copy.write(block)

    def contents(self, options: Options) -> Iterator[Content]:
        if self._copy is None:
            return
        with self._copy as copy:
            for content in outside.contents(cast(BinaryIO, copy), 0, copy.tell(), "behind", options):
                if not (self._broken and isinstance(content, Unread)):
                    yield content
        if self._broken:
            yield Unread("corrupt", "a part of the archive is broken and was passed over", whole=False)


class _Info(tarfile.TarInfo):
    """A header that keeps the blocks which are none: tarfile passes over such without a word."""

    passed: _Passed

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Any:
        try:
            found = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError:
            cls.passed.take(bytes(buf))
            raise
        cls.passed.header()
        return found


class _Archive(tarfile.TarFile):
    """A tar file with a header class of its own, for what that class remembers belongs to one archive."""

    def __init__(self, name: Any = None, mode: Any = "r", fileobj: Any = None, **options: Any) -> None:
        super().__init__(name, mode, fileobj, tarinfo=type("Info", (_Info,), {"passed": _Passed()}), **options)


def _text(name: str) -> str:
    """A name as text. What is no UTF-8 is taken as the code page that Windows and most old writers use."""
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


SCANNER = Scanner(
    name="tar",
    formats=(Format("application/x-tar", "tar archive", (".tar",)),),
    pieces=pieces,
    library="tarfile (standard library)",
    licence="PSF-2.0",
    reads="every file, by content; names and targets of links; archives put one after the other; text"
    " and files behind the end",
    does_not_read="what a link points at; comments, extended attributes and owners of members",
)
