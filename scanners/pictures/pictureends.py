"""Where a picture ends in its file, and what cameras and phones leave behind it, which is theirs and hides nothing.

PNG (ISO/IEC 15948 5), JPEG (ITU-T T.81 B), GIF (GIF89a 17-27), WebP (its container specification), MPF (CIPA DC-007),
HEIC and AVIF (ISO/IEC 14496-12 4.2), BMP ([MS-WMF] 2.2.2); of TIFF `tiffends` knows.
The trailers of makers and programs are those that ExifTool's documentation of JPEG lists.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

from scanners.pictures import tiffends

_PARAMETERS = re.compile(rb"\xff+([\x01-\xfe])")
_AFTER_SCAN = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_END, _SCAN = 0xD9, 0xDA

_MOTION = re.compile(rb"MotionPhoto|MicroVideo|GCamera:|MotionPhoto_Data")
_TRAILERS = re.compile(
    rb"\A(?:CANON OPTIONAL DATA\0|~[\x10\x18]\x04.zmie|vivo\{)"
    rb"|(?:SEFT|cbipcbbl|\xa1\xb2\xc3\xd4|jxrs[\s\S]{4}|AXS[!*][\s\S]{8})\Z",
    re.DOTALL,
)
"""Canon's, MIE's and Vivo's by their beginnings; Samsung's, PhotoMechanic's, FotoStation's, OnePlus's and AFCP's by
their ends."""


def end(data: bytes, media_type: str) -> int | None:
    """The number of the first byte behind the picture; None if the end is not there or the format has none."""
    find = _ENDS.get(media_type)
    try:
        return find(data, 0) if find else None
    except (struct.error, IndexError):
        return None


def behind(data: bytes, media_type: str) -> int:
    """The number of the first byte that is not the picture's nor its camera's; the data's length if all are."""
    at = end(data, media_type)
    if at is None:
        return len(data)
    if media_type == "image/jpeg":
        at = _further(data, at)
    video = data[at + 4 : at + 8] == b"ftyp" and _MOTION.search(data[:at])
    known = video or _TRAILERS.search(data[at:].strip(b"\0"))
    return len(data) if known else at


def _further(data: bytes, at: int) -> int:
    """Behind the second pictures that a file in the multi-picture format announces: previews, maps of depth."""
    if b"MPF\0" not in data[:at]:
        return at
    while (begin := data.find(b"\xff\xd8\xff", at, at + (64 << 10))) >= 0 and (last := end(data[begin:], "image/jpeg")):
        at = begin + last
    return at


def _png(data: bytes, at: int) -> int | None:
    at += 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if kind == b"IEND":
            return at if at <= len(data) else None
    return None


def _jpeg(data: bytes, at: int) -> int | None:
    """Segments have their lengths; behind the header of a scan its data goes on to the next marker."""
    at += 2
    pattern = _PARAMETERS
    while found := pattern.search(data, at) if pattern is _AFTER_SCAN else pattern.match(data, at):
        at, marker = found.end(), found[1][0]
        if marker == _END:
            return at
        if marker not in _ALONE:
            at += struct.unpack_from(">H", data, at)[0]
        pattern = _AFTER_SCAN if marker == _SCAN else _PARAMETERS
    return None


def _gif(data: bytes, at: int) -> int | None:
    at += 13 + gif_colours(data[at + 10])
    while True:
        introducer = data[at]
        at += 1
        if introducer == 0x3B:
            return at
        if introducer == 0x2C:
            at += 10 + gif_colours(data[at + 8])
        elif introducer == 0x21:
            at += 1
        else:
            return None
        while size := data[at]:
            at += 1 + size
        at += 1


def gif_colours(flags: int) -> int:
    """How many bytes the table of colours behind these flags of a GIF takes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _webp(data: bytes, at: int) -> int | None:
    size = 8 + struct.unpack_from("<I", data, at + 4)[0]
    size += size & 1
    return size if size <= len(data) else None


def _boxes(data: bytes, at: int) -> int | None:
    """Boxes with their lengths, one after the other; what is none stands behind the picture."""
    while at + 8 <= len(data) and _BOX.fullmatch(data, at + 4, at + 8):
        length = struct.unpack_from(">I", data, at)[0]
        if length == 1 and at + 16 <= len(data):
            length = struct.unpack_from(">Q", data, at + 8)[0]
        if not length:
            return len(data)
        if length < 8 or at + length > len(data):
            break
        at += length
    return at or None


_BOX = re.compile(rb"[ -~\xa9]{4}")


def _bmp(data: bytes, at: int) -> int | None:
    """What the head says, or what the pixels take, for not every program fills in the first; the same of a profile."""
    size, pixels, head, width, height = struct.unpack_from("<I4xIIii", data, at + 2)
    depth, way = struct.unpack_from("<HI", data, at + 28)
    ends = [size]
    if head >= 40 and way in (0, 3, 6):
        ends.append(pixels + (width * depth + 31) // 32 * 4 * abs(height))
    if head >= 124:
        begin, length = struct.unpack_from("<II", data, at + 14 + 112)
        ends.append(14 + begin + length)
    return max(ends) if max(ends) <= len(data) else None


_ENDS: dict[str, Callable[[bytes, int], int | None]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
    "image/heic": _boxes,
    "image/avif": _boxes,
    "image/bmp": _bmp,
    "image/tiff": tiffends.end,
}

FORMATS = frozenset(_ENDS)
"""The media types whose end can be found."""
