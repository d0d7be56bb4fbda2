"""Metadata that Pillow passes over: segments of JPEG, extensions of GIF, profiles that programs put into text of PNG.

Sources: ITU-T T.81 B.2.4 (segments); ISO 16684-3 (extended XMP of JPEG, XMP of GIF); GIF89a 24-26; what ImageMagick
writes as "Raw profile type"; Adobe's Photoshop file format (image resources).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from scanners.pictures.pictureends import gif_colours

if TYPE_CHECKING:
    from PIL.Image import Image

_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_KNOWN = (b"Exif\0", b"http://ns.adobe.com/", b"ICC_PROFILE\0", b"Adobe\0", b"JFIF\0", b"JFXX\0", b"Photoshop 3.0\0",
          b"MPF\0", b"FPXR\0", b"Ducky\0", b"HDR_RI", b"JP\0", b"AROT\0", b"SCALADO\0", b"urn:iso:")  # fmt: skip
"""How segments begin that are read elsewhere, or hold numbers."""

_XMP_OF_GIF = b"XMP DataXMP"
_PROFILE = re.compile(r"Raw profile type (exif|iptc|APP1|8bim|xmp)", re.I)
_WORDS = re.compile(rb"(?:[\t\x20-\x7e]|[\xc3-\xc5][\x80-\xbf]){8,}")
_LARGEST = 16 << 20
_CAPTION, _URL = 0x03F0, 0x040B


def comments(picture: Image) -> Iterator[tuple[str, bytes]]:
    """(label, text) of every comment, and the words in segments that nobody knows."""
    for name, data in getattr(picture, "applist", ()):
        if name == "COM":
            yield "comment", bytes(data)
        elif not bytes(data).startswith(_KNOWN):
            yield name, b"\n".join(_WORDS.findall(data))


def resources(picture: Image) -> Iterator[tuple[str, bytes]]:
    """The caption and the address that Photoshop keeps beside IPTC."""
    found = picture.info.get("photoshop")
    if isinstance(found, dict):
        for number, label in ((_CAPTION, "caption"), (_URL, "URL")):
            if isinstance(data := found.get(number), bytes):
                yield label, data[1 : 1 + data[0]] if number == _CAPTION and data else data


def extended_xmp(picture: Image) -> Iterator[bytes]:
    """The packets that are too long for one segment, put together: each part says where it belongs."""
    packets: dict[bytes, bytearray] = {}
    for _, data in getattr(picture, "applist", ()):
        if not data.startswith(_EXTENDED):
            continue
        at = len(_EXTENDED)
        key, length, offset = data[at : at + 32], int.from_bytes(data[at + 32 : at + 36]), data[at + 36 : at + 40]
        if length <= _LARGEST:
            packet = packets.setdefault(key, bytearray(length))
            begin, part = int.from_bytes(offset), data[at + 40 :]
            packet[begin : begin + len(part)] = part[: max(0, length - begin)]
    yield from (bytes(packet).strip(b"\0 ") for packet in packets.values())


def profiles(picture: Image) -> Iterator[tuple[str, bytes]]:
    """(exif, iptc or xmp; data) of the profiles in the text of a PNG, which ImageMagick writes in hexadecimal."""
    for label, value in picture.info.items():
        found = _PROFILE.fullmatch(str(label)) if picture.format == "PNG" else None
        if not found or not isinstance(value, str) or len(value) > _LARGEST:
            continue
        digits = "".join(value.split()[2:])  # behind the profile's name and its length
        try:
            data = bytes.fromhex(digits)
        except ValueError:
            continue
        if data.startswith(b"Exif\0\0"):
            yield "exif", data
        elif data.startswith(b"http://ns.adobe.com/xap/1.0/\0") or found[1].lower() == "xmp":
            yield "xmp", data.rpartition(b"xap/1.0/\0")[2]
        else:
            yield "iptc", data


def records(data: bytes) -> dict[tuple[int, int], list[bytes]]:
    """The data sets of IPTC-IIM by record and number, out of Photoshop's resources if they stand in these."""
    at = data.find(b"8BIM\x04\x04")
    at = at + 6 + (data[at + 6] + 2 & ~1) + 4 if 0 <= at < len(data) - 6 else 0
    found: dict[tuple[int, int], list[bytes]] = {}
    while data[at : at + 1] == b"\x1c" and at + 5 <= len(data):
        size = int.from_bytes(data[at + 3 : at + 5])
        found.setdefault((data[at + 1], data[at + 2]), []).append(data[at + 5 : at + 5 + size])
        at += 5 + size
    return found


def of_gif(stream: BinaryIO) -> tuple[list[bytes], list[bytes]]:
    """The XMP packets of a GIF, and its texts and comments. Raises IndexError where it is cut."""
    place = stream.tell()
    stream.seek(0)
    data = stream.read(_LARGEST)
    stream.seek(place)  # where whoever decodes the picture left it
    packets: list[bytes] = []
    texts: list[bytes] = []
    at = 13 + gif_colours(data[10])
    while data[at] != 0x3B:
        kind, label = data[at], data[at + 1]
        if kind == 0x2C:
            at = _skipped(data, at + 10 + gif_colours(data[at + 9]) + 1)
            continue
        if kind != 0x21:
            break
        if label == 0xFF and data[at + 3 : at + 14] == _XMP_OF_GIF:
            end = data.find(
                b"\1\xff\xfe\xfd", at
            )  # the packet stands as it is, and the first bytes of a trailer behind
            packets.append(data[at + 14 : end if end >= 0 else len(data)])
        end = _skipped(data, at + 2)
        if label in (0x01, 0xFE):
            texts.append(b"".join(_blocks(data, at + 2))[12 * (label == 1) :])
        at = end
    return packets, texts


def _blocks(data: bytes, at: int) -> Iterator[bytes]:
    while size := data[at]:
        yield data[at + 1 : at + 1 + size]
        at += 1 + size


def _skipped(data: bytes, at: int) -> int:
    while size := data[at]:
        at += 1 + size
    return at + 1
