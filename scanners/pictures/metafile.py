"""Windows metafiles (EMF, WMF): the text that they draw, line by line, and the pictures in them as files of their own.

Office keeps pasted charts, signatures and the previews of embedded objects in them. Only records that draw text or a
picture are looked at; nothing is drawn. Sources: [MS-EMF] 2.3.5 (text), 2.3.1 (bitmaps); [MS-EMFPLUS] 2.3.4.14;
[MS-WMF] 2.3.3.5, 2.3.3.20 (text), 2.3.1 (bitmaps).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO, NamedTuple

from scanners.contract import ATTACHED, Content, Embedded, Format, Options, Piece, Scanner, Unread
from scanners.text import decoding

EMF = "image/emf"

_LARGEST = 256 << 20
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_GLYPHS = 0x10  # ETO_GLYPH_INDEX: what stands there are numbers of glyphs, and no letters
_BOXED = 0x06  # ETO_OPAQUE, ETO_CLIPPED: a rectangle stands before the string
_BITMAPS = {76: 84, 77: 84, 80: 48, 81: 48}
"""EMR_BITBLT, STRETCHBLT, SETDIBITSTODEVICE, STRETCHDIBITS: where the offsets of header and bits stand."""


class _Drawn(NamedTuple):
    """A string and the height at which it is drawn."""

    height: int
    text: str


@dataclass(slots=True)
class _Found:
    """What the records hold."""

    strings: list[_Drawn] = field(default_factory=list)
    bitmaps: list[bytes] = field(default_factory=list)
    glyphs: int = 0
    broken: bool = False


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options, /) -> Iterator[Content]:
    """One piece with the text, a line for each height at which it is drawn, then the bitmaps."""
    data = stream.read(_LARGEST)
    found = _Found()
    records = _enhanced if media_type == EMF else _windows
    try:
        records(data, found)
    except (struct.error, IndexError):
        found.broken = True
    if text := _lines(found.strings):
        yield Piece(text[: options.max_text_bytes])
    for number, bitmap in enumerate(found.bitmaps, 1):
        yield Embedded(f"bitmap{number}.bmp", partial(io.BytesIO, bitmap), len(bitmap), "image/bmp", ATTACHED)
    if found.glyphs:
        yield Unread("unsupported", f"{found.glyphs} texts are kept as numbers of glyphs", whole=not text)
    if found.broken:
        yield Unread("corrupt", "the picture breaks off", whole=not text)


def _lines(strings: list[_Drawn]) -> str:
    lines: list[list[str]] = []
    height: int | None = None
    for drawn in strings:
        if drawn.height != height:
            lines.append([])
            height = drawn.height
        lines[-1].append(drawn.text)
    shown = (" ".join(" ".join(line).split()) for line in lines)
    return "\n".join(line for line in shown if line)


def _enhanced(data: bytes, found: _Found) -> None:
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or size % 4 or at + size > len(data):
            found.broken = True
            return
        record = data[at : at + size]
        if kind in (83, 84):  # EMR_EXTTEXTOUTA, EMR_EXTTEXTOUTW
            _text(record, found, wide=kind == 84)
        elif kind == 108:  # EMR_SMALLTEXTOUT
            _small_text(record, found)
        elif kind == 70 and record[12:16] == b"EMF+":
            _plus(record[16:], found)
        elif kind in _BITMAPS:
            _bitmap(found, record, *struct.unpack_from("<4I", record, _BITMAPS[kind]))
        elif kind == 14:  # EMR_EOF
            return
        at += size
    found.broken = True


def _text(record: bytes, found: _Found, wide: bool) -> None:
    _, height, count, offset, options = struct.unpack_from("<iiIII", record, 36)
    if options & _GLYPHS:
        found.glyphs += bool(count)
        return
    raw = record[offset : offset + count * (2 if wide else 1)]
    found.strings.append(_Drawn(height, _decoded(raw, wide)))


def _small_text(record: bytes, found: _Found) -> None:
    _, height, count, options = struct.unpack_from("<iiII", record, 8)
    start = 36 if options & 0x100 else 52  # ETO_NO_RECT
    wide = not options & 0x200  # ETO_SMALL_CHARS
    if options & _GLYPHS:
        found.glyphs += bool(count)
        return
    found.strings.append(_Drawn(height, _decoded(record[start : start + count * (2 if wide else 1)], wide)))


def _plus(data: bytes, found: _Found) -> None:
    """The records of EMF+ in a comment: EmfPlusDrawString."""
    at = 0
    while at + 12 <= len(data):
        kind, _, size, _ = struct.unpack_from("<HHII", data, at)
        if size < 12:
            return
        if kind == 0x401C:
            (count,) = struct.unpack_from("<I", data, at + 20)
            top = struct.unpack_from("<f", data, at + 28)[0]
            raw = data[at + 40 : min(at + 40 + count * 2, at + size)]
            found.strings.append(_Drawn(int(top) if abs(top) < 1e9 else 0, _decoded(raw, True)))
        at += size


def _windows(data: bytes, found: _Found) -> None:
    at = 22 if data.startswith(_PLACEABLE) else 0
    at += 2 * struct.unpack_from("<H", data, at + 2)[0]
    while at + 6 <= len(data):
        words, kind = struct.unpack_from("<IH", data, at)
        record = data[at + 6 : at + 2 * words]
        if kind == 0:  # META_EOF
            return
        if words < 3 or at + 2 * words > len(data):
            break
        if kind == 0x0521:  # META_TEXTOUT
            (count,) = struct.unpack_from("<H", record)
            (height,) = struct.unpack_from("<h", record, 2 + count + count % 2)
            found.strings.append(_Drawn(height, _decoded(record[2 : 2 + count], False)))
        elif kind == 0x0A32:  # META_EXTTEXTOUT
            height, _, count, options = struct.unpack_from("<hhHH", record)
            start = 16 if options & _BOXED else 8
            found.strings.append(_Drawn(height, _decoded(record[start : start + count], False)))
        elif kind in (0x0B41, 0x0F43):  # META_DIBSTRETCHBLT, META_STRETCHDIB
            _device_bitmap(found, record[20 if kind == 0x0B41 else 22 :])
        at += 2 * words
    found.broken = True


def _decoded(raw: bytes, wide: bool) -> str:
    return (raw.decode("utf-16-le", "replace") if wide else decoding.decode(raw)[0]).replace("\0", " ")


def _bitmap(found: _Found, record: bytes, header_at: int, header_size: int, bits_at: int, bits_size: int) -> None:
    header, bits = record[header_at : header_at + header_size], record[bits_at : bits_at + bits_size]
    if len(header) >= 40 and bits:
        found.bitmaps.append(
            b"BM" + struct.pack("<IHHI", 14 + len(header) + len(bits), 0, 0, 14 + len(header)) + header + bits
        )


def _device_bitmap(found: _Found, dib: bytes) -> None:
    """A bitmap whose header and palette stand right before its bits ([MS-WMF] 2.2.2.9)."""
    if len(dib) < 40:
        return
    size, _, _, _, depth, compression, _, _, _, used = struct.unpack_from("<IiiHHIIiiI", dib)
    colours = used or (1 << depth if depth <= 8 else 0)
    head = size + 4 * min(colours, 256) + (12 if compression == 3 and size == 40 else 0)
    _bitmap(found, dib, 0, head, head, len(dib) - head)


SCANNER = Scanner(
    name="metafile",
    formats=(
        Format(EMF, "Windows enhanced metafile", (".emf",)),
        Format("image/wmf", "Windows metafile", (".wmf",), ((0, _PLACEABLE),)),
    ),
    pieces=pieces,
    library="none",
    licence="none needed",
    reads="the text that is drawn, a line for each height; bitmaps as files of their own",
    does_not_read="text kept as numbers of glyphs (said as unread) or drawn as curves",
)
