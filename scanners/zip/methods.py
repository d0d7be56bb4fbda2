"""The compressions of zip beyond those that the standard library unpacks (PKWARE APPNOTE 4.4.5 and 5)."""

from __future__ import annotations

import lzma
from typing import Any, Protocol

from scanners.contract import ScanError
from scanners.zip import zstandard

_SIP = 1 << 10
"""Bytes given at a time to a decoder that cannot be told how much to give back."""


class Source(Protocol):
    """The packed data, from its beginning."""

    def read(self, size: int = -1, /) -> bytes: ...


def decoder(method: int, source: Source) -> Any:
    """A decompressor of the shape of bz2's for this method. Raises ScanError("unsupported"), ValueError."""
    match method:
        case 9:
            return Deflate64()
        case 93:
            return zstandard.decoder()
        case 95:
            return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=zstandard.LARGEST_WINDOW)
        case 98:
            return Ppmd(source)
        case _:
            raise ScanError("unsupported", f"compression method {method} is not read")


class Deflate64:
    """Deflate with a window of 64 KB (APPNOTE 4.4.5, method 9); its end is known by the size alone."""

    def __init__(self) -> None:
        import inflate64

        self._inner = inflate64.Inflater()
        self._ready = b""

    eof = False

    @property
    def needs_input(self) -> bool:
        return not self._ready

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        for at in range(0, len(data), _SIP):
            self._ready += self._inner.inflate(data[at : at + _SIP])
        taken, self._ready = self._ready[:max_length], self._ready[max_length:]
        return taken


class Ppmd:
    """PPMd variant I, revision 1 (APPNOTE 5.10): two bytes of parameters, then the data."""

    def __init__(self, window: Source) -> None:
        import pyppmd

        given = int.from_bytes(window.read(2), "little")
        order, memory, method = (given & 15) + 1, (given >> 4 & 255) + 1, given >> 12
        if order < 2 or method > 2:
            raise ValueError("damaged parameters")
        self._inner = pyppmd.Ppmd8Decoder(order, memory << 20, restore_method=method)

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def needs_input(self) -> bool:
        return bool(self._inner.needs_input)

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        return bytes(self._inner.decode(data, max_length))
