"""The packed data of one member of a zip, unpacked in small steps (PKWARE APPNOTE 4.4.5, 5.8)."""

from __future__ import annotations

import bz2
import lzma
import struct
import zipfile
import zlib
from typing import Protocol

from scanners.contract import ScanError
from scanners.reading.spooling import CHUNK, Readable, Window
from scanners.zip import methods

_LARGEST_WINDOW = 128 << 20


def unpacked(window: Window, info: zipfile.ZipInfo, size: int | None) -> Readable:
    """What the packed bytes expand to, of a member whose declared size is `size`. Raises ScanError("unsupported")."""
    match info.compress_type:
        case zipfile.ZIP_STORED:
            return window
        case zipfile.ZIP_DEFLATED:
            return _Inflated(window, zlib.decompressobj(-15))
        case zipfile.ZIP_BZIP2:
            return _Inflated(window, bz2.BZ2Decompressor())
        case zipfile.ZIP_LZMA:
            # without an end mark (flag bit 1) only the size tells where the data ends
            return _Inflated(window, _lzma(window), None if info.flag_bits & 2 else size)
        case method:
            return _Inflated(window, methods.decoder(method, window), size)


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
        wanted = CHUNK if size < 0 else size
        while not self._inflater.eof and self._left != 0:
            hungry = getattr(self._inflater, "needs_input", not self._rest)
            data = self._source.read(CHUNK) if hungry else self._rest
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


class Checked:
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


def _lzma(window: Window) -> lzma.LZMADecompressor:
    """A decoder set up by the properties that stand before the data (APPNOTE 5.8.8: version, size, LZMA properties)."""
    head = window.read(4)
    properties = window.read(struct.unpack("<2xH", head)[0])
    model, size = struct.unpack("<BI", properties[:5])
    if size > _LARGEST_WINDOW or model >= 9 * 5 * 5:
        raise ScanError("too-large", "the member's compression asks for more memory than allowed")
    chosen = {"id": lzma.FILTER_LZMA1, "dict_size": size, "lc": model % 9, "lp": model // 9 % 5, "pb": model // 45}
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chosen])
