"""Files that are compressed as one stream: gzip, bzip2, xz, lzma, Zstandard, and by libarchive lz4, lzip, compress.

A tar inside is not a level of its own: `x.tar.gz` yields the members of the tar. Any other content is one file, under
the name of the whole without the ending. Streams put one after the other are one file (RFC 1952 2.2, and the manuals of
bzip2, xz and zstd). The name and the comment that gzip keeps are text like any other.
"""

from __future__ import annotations

import bz2
import contextlib
import lzma
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple

from scanners.archives import archivelib, outside, tar
from scanners.contract import Content, Embedded, Format, Options, Piece, ScanError, Scanner, Unread, Where
from scanners.reading.spooling import DAMAGE, Meter, Metered, Readable, spool
from scanners.zip import zstandard

_CHUNK = 1 << 16
_ENDINGS = {
    "application/gzip": ((".gz", ""), (".tgz", ".tar"), (".gzip", ""), (".svgz", ".svg"), (".emz", ".emf")),
    "application/x-bzip2": ((".bz2", ""), (".bz", ""), (".tbz2", ".tar"), (".tbz", ".tar")),
    "application/x-xz": ((".xz", ""), (".txz", ".tar")),
    "application/x-lzma": ((".lzma", ""), (".tlz", ".tar")),
    "application/zstd": ((".zst", ""), (".zstd", ""), (".tzst", ".tar")),
    "application/x-lz4": ((".lz4", ""),),
    "application/x-lzip": ((".lz", ""), (".tlz", ".tar")),
    "application/x-compress": ((".z", ""), (".taz", ".tar")),
}
_FILTERS = {"application/x-lz4": "lz4", "application/x-lzip": "lzip", "application/x-compress": "compress"}
"""The names that libarchive has for what only it reads."""

_MAGIC = {
    "application/gzip": b"\x1f\x8b",
    "application/x-bzip2": b"BZh",
    "application/x-xz": b"\xfd7zXZ\0",
    "application/x-lzma": b"\x5d\0\0",
    "application/zstd": b"\x28\xb5\x2f\xfd",
}
_SKIPPABLE = tuple(struct.pack("<I", 0x184D2A50 + n) for n in range(16))  # RFC 8878 3.1.2


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The members of a tar, or the one file; then what gzip says of it.

    A stream that breaks off gives what stands before, and `Unread("corrupt")`. A file's own decompressed size counts
    against the limits while it is read.
    """
    size = stream.seek(0, 2)
    meter = Meter(options, size)
    with contextlib.ExitStack() as held:
        if media_type in _FILTERS:
            expanded: Readable = held.enter_context(archivelib.unpacked(stream, _FILTERS[media_type]))
        else:
            expanded = _Streams(stream, media_type)
        data = _Peeked(Metered(expanded, meter))
        try:
            head = data.peek(512)
        except DAMAGE:
            raise ScanError("corrupt", "the compressed data is broken at its beginning") from None
        if tar.is_tar(head):
            yield from tar.contents(data, options, meter)
        else:
            yield from _file(data, name, media_type)
    if isinstance(expanded, _Streams) and expanded.tail is not None:
        yield from outside.contents(stream, expanded.tail, size, "behind", options)
    if media_type == "application/gzip":
        yield from _notes(stream, _plain_name(name, media_type))


def _file(data: Readable, name: str, media_type: str) -> Iterator[Content]:
    notes: list[str] = []
    copy = spool(data, notes)
    size = copy.seek(0, 2)
    copy.seek(0)
    if size:
        yield Embedded(_plain_name(name, media_type), lambda: copy, size)
    if notes:
        yield Unread("corrupt", "the compressed data is broken; what stands before was read", whole=not size)


def _plain_name(name: str, media_type: str) -> str:
    """The file's name without its ending; "data" if it has none that says so."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    for ending, instead in _ENDINGS[media_type]:
        if last.lower().endswith(ending) and len(last) > len(ending):
            return last[: -len(ending)] + instead
    return "data"


class _Peeked:
    """A stream whose beginning can be looked at. What fails while looking fails again when it is read."""

    def __init__(self, inner: Readable) -> None:
        self._inner = inner
        self._head = b""
        self._error: BaseException | None = None

    def peek(self, size: int) -> bytes:
        """The first bytes, fewer if there are no more or the rest is broken; raises only if there are none at all."""
        try:
            while len(self._head) < size and (data := self._inner.read(size - len(self._head))):
                self._head += data
        except DAMAGE as error:
            if not self._head:
                raise
            self._error = error
        return self._head

    def read(self, size: int = -1, /) -> bytes:
        if self._head:
            taken, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
            return taken
        if self._error:
            raise self._error
        return self._inner.read(size)


class _Decoder(NamedTuple):
    """A decompressor of the shape that bz2, lzma and zstd share, or zlib's, which keeps its rest outside."""

    inner: Any
    holds_rest: bool


class _Streams:
    """The decompressed bytes of one compressed stream after the other. Never more at once than asked for.

    `tail` is where something else begins behind the last one. Raises EOFError where the data stops too early, and what
    the decoder raises.
    """

    def __init__(self, source: BinaryIO, media_type: str) -> None:
        source.seek(0)
        self._source = source
        self._magic = _MAGIC[media_type]
        self._make = _DECODERS[media_type]
        self._decoder = self._make()
        self._rest = b""
        self._ended = False
        self.tail: int | None = None

    def read(self, size: int = -1, /) -> bytes:
        wanted = _CHUNK if size < 0 else size
        while not self._ended and wanted:
            if self._decoder.inner.eof:
                self._next()
            elif data := self._step(wanted):
                return data
        return b""

    def _step(self, wanted: int) -> bytes:
        decoder, holds_rest = self._decoder
        hungry = not self._rest and (not holds_rest or decoder.needs_input)
        given = self._source.read(_CHUNK) if hungry else self._rest
        produced: bytes = decoder.decompress(given, wanted)
        self._rest = b"" if holds_rest else decoder.unconsumed_tail
        if hungry and not given and not produced and not decoder.eof:
            raise EOFError("the compressed data ends too early")
        return produced

    def _next(self) -> None:
        """What follows the end of a stream: another one, padding, or nothing."""
        rest = self._decoder.inner.unused_data
        while not rest.strip(b"\0"):
            rest = self._source.read(_CHUNK)
            if not rest:
                self._ended = True
                return
        rest = rest.lstrip(b"\0")
        rest += self._source.read(16) if len(rest) < 16 else b""
        if not rest.startswith((self._magic, *_SKIPPABLE)):
            self._ended, self.tail = True, self._source.tell() - len(rest)
            return
        self._decoder, self._rest = self._make(), rest


class _Inflater:
    """zlib's decompressor. Where the data is broken, what stands before in the same block is handed over first."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def decompress(self, data: bytes, most: int) -> bytes:
        before = self._inner.copy()
        try:
            return self._inner.decompress(data, most)
        except zlib.error:
            if found := self._salvaged(before, data):
                return found
            raise

    def _salvaged(self, good: Any, data: bytes) -> bytes:
        found = b""
        for step in (4096, 64, 1):
            while True:
                trial = good.copy()
                try:
                    more = trial.decompress(data, step)
                except zlib.error:
                    break
                if not more:
                    break
                found, good, data = found + more, trial, trial.unconsumed_tail
        self._inner = good
        return found


_DECODERS: dict[str, Callable[[], _Decoder]] = {
    "application/gzip": lambda: _Decoder(_Inflater(), False),
    "application/x-bzip2": lambda: _Decoder(bz2.BZ2Decompressor(), True),
    "application/x-xz": lambda: _Decoder(
        lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=zstandard.LARGEST_WINDOW), True
    ),
    "application/x-lzma": lambda: _Decoder(
        lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=zstandard.LARGEST_WINDOW), True
    ),
    "application/zstd": lambda: _Decoder(zstandard.decoder(), True),
}


def _notes(stream: BinaryIO, known: str) -> Iterator[Content]:
    """The file name, if it is another than the known one, and the comment in the header of gzip (RFC 1952 2.3)."""
    stream.seek(0)
    head = stream.read(_CHUNK)
    if len(head) < 10:
        return
    flags, at = head[3], 10
    if flags & 4:
        at += 2 + int.from_bytes(head[10:12], "little")
    for flag, where in ((8, Where(part="name")), (16, Where(part="comment"))):
        if flags & flag and (end := head.find(b"\0", at)) >= 0:
            text, at = head[at:end].decode("latin-1"), end + 1
            if text.strip() and text != known:
                yield Piece(text, where)


SCANNER = Scanner(
    name="compressed",
    formats=(
        Format("application/gzip", "gzip", (".gz", ".tgz", ".gzip")),
        Format("application/x-bzip2", "bzip2", (".bz2", ".tbz2", ".bz", ".tbz")),
        Format("application/x-xz", "xz", (".xz", ".txz")),
        Format("application/x-lzma", "LZMA", (".lzma", ".tlz"), ((0, b"\x5d\0\0\x80\0"), (0, b"\x5d\0\0\0\x01"))),
        Format("application/zstd", "Zstandard", (".zst", ".zstd", ".tzst")),
        Format("application/x-lz4", "lz4", (".lz4",)),
        Format("application/x-lzip", "lzip", (".lz",)),
        Format("application/x-compress", "Unix compress", (".z", ".taz")),
    ),
    pieces=pieces,
    library="zlib, bz2, lzma (standard library), backports.zstd; libarchive",
    licence="PSF-2.0; BSD-2-Clause",
    reads="the file inside, or the members of the tar inside; several streams one after the other; gzip's own notes;"
    " text and files behind the end of gzip, bzip2, xz and Zstandard",
    does_not_read="what stands behind the end of lz4, lzip and Unix compress; streams that ask for more than"
    f" {zstandard.LARGEST_WINDOW >> 20} MB of memory; whether a file of Unix compress is whole, which that format does"
    " not tell",
)
