"""Metadata of pictures that only the structure of the file tells."""

from __future__ import annotations

import binascii
import io
from collections.abc import Callable

import pytest
from photo_files import exif, lines, saved
from PIL import Image, PngImagePlugin

from scanners import registry

WORDS = "Bo sits in row two"
XMP = (
    b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    b"<rdf:Description rdf:about='' xmlns:q='q' q:note='Bo sits in row two'/></rdf:RDF></x:xmpmeta>"
)


def segments(*parts: tuple[int, bytes]) -> bytes:
    jpeg = saved("JPEG")
    made = b"".join(b"\xff" + bytes([mark]) + (len(data) + 2).to_bytes(2) + data for mark, data in parts)
    return jpeg[:2] + made + jpeg[2:]


def resource(number: int, data: bytes) -> bytes:
    return b"8BIM" + number.to_bytes(2) + b"\0\0" + len(data).to_bytes(4) + data + bytes(len(data) % 2)


def iptc(dataset: int) -> bytes:
    return b"\x1c\x02" + bytes([dataset]) + len(WORDS).to_bytes(2) + WORDS.encode()


def photoshop(number: int, data: bytes) -> bytes:
    return segments((0xED, b"Photoshop 3.0\0" + resource(number, data)))


def extended() -> bytes:
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"A" * 32 + len(XMP).to_bytes(4)
    parts = ((at, XMP[at : at + 100]) for at in range(0, len(XMP), 100))
    return segments(*reversed([(0xE1, head + at.to_bytes(4) + part) for at, part in parts]))


def profile(kind: str, data: bytes) -> bytes:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text(
        f"Raw profile type {kind}", f"\n{kind}\n{len(data):8}\n{binascii.hexlify(data).decode()}\n", zip=True
    )
    return saved("PNG", pnginfo=chunks)


def extension(data: bytes) -> bytes:
    gif = saved("GIF")
    return gif[:-1] + b"\x21" + data + gif[-1:]


def block(data: bytes) -> bytes:
    return bytes([len(data)]) + data


PLACES: dict[str, Callable[[], bytes]] = {
    "the first of two comments": lambda: segments((0xFE, WORDS.encode()), (0xFE, b"another")),
    "a segment nobody knows": lambda: segments((0xEC, b"\1\2\0Note\0" + WORDS.encode() + b"\0\3")),
    "extended XMP": extended,
    "caption of Photoshop": lambda: photoshop(0x03F0, block(WORDS.encode())),
    "address of Photoshop": lambda: photoshop(0x040B, WORDS.encode()),
    "a field of IPTC that has no use": lambda: photoshop(0x0404, iptc(22)),
    "profile exif": lambda: profile("exif", exif(x010E=WORDS).tobytes()),
    "profile APP1": lambda: profile("APP1", exif(x010E=WORDS).tobytes()),
    "profile iptc in resources": lambda: profile("iptc", resource(0x0404, iptc(120))),
    "profile iptc": lambda: profile("iptc", iptc(120)),
    "profile xmp": lambda: profile("xmp", XMP),
    "XMP of a gif": lambda: extension(b"\xff\x0bXMP DataXMP" + XMP + b"\1" + bytes(range(255, -1, -1)) + b"\0"),
    "text drawn by a gif": lambda: extension(b"\x01\x0c" + bytes(12) + block(WORDS.encode()) + b"\0"),
}


@pytest.mark.parametrize("make", PLACES.values(), ids=PLACES)
def test_it_is_read(make: Callable[[], bytes]) -> None:
    assert any(line.endswith(WORDS) for line in lines(make()))


def test_what_a_place_is_called_is_read() -> None:
    made = Image.Exif()
    made.get_ifd(0x8825)[0x1C] = b"ASCII\0\0\0" + WORDS.encode()
    assert lines(saved("JPEG", exif=made)) == [f"GPS area: {WORDS}"]


@pytest.mark.parametrize("make", PLACES.values(), ids=PLACES)
def test_one_that_breaks_off_ends(make: Callable[[], bytes]) -> None:
    data = make()
    for end in range(20, len(data), 97):
        assert isinstance(list(registry.pieces(io.BytesIO(data[:end]), "a")), list)
