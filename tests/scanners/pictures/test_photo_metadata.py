from __future__ import annotations

from typing import Any

import pytest
from photo_files import exif, lines, read, saved
from PIL import Image, PngImagePlugin

from scanners.contract import Piece, Unread

XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" photoshop:Headline="Field day"{}>'
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Ignatia Sorensen at table 2</rdf:li></rdf:Alt>'
    "</dc:description><dc:subject><rdf:Bag><rdf:li>leaf</rdf:li><rdf:li>oak</rdf:li></rdf:Bag></dc:subject>"
    "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Bo Larsen</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"
    '<mwg-rs:RegionList><rdf:Bag><rdf:li mwg-rs:Name="Marisol Q." mwg-rs:Type="Face"/></rdf:Bag></mwg-rs:RegionList>'
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
IPTC = [
    (2, 120, b"Imogen, in foster care"),
    (2, 25, b"SASID 1026650198"),
    (2, 25, b"soccer"),
    (2, 80, b"Jos\xc3\xa9 Luz"),
]


def comment(value: bytes) -> Image.Exif:
    found = exif(x0112=1)  # Pillow leaves out of a PNG what has no entry of the first rank
    found.get_ifd(0x8769)[0x9286] = value
    return found


def place(latitude: tuple[Any, ...], north: str, longitude: tuple[Any, ...], east: str) -> Image.Exif:
    found = exif(x0112=1)
    found.get_ifd(0x8825).update({1: north, 2: latitude, 3: east, 4: longitude})
    return found


def with_iptc(jpeg: bytes, records: list[tuple[int, int, bytes]]) -> bytes:
    """The JPEG with an APP13 segment of Photoshop's (IPTC-IIM in the image resource 0x0404)."""
    block = b"".join(b"\x1c" + bytes(kind) + len(text).to_bytes(2, "big") + text for *kind, text in records)
    resource = b"8BIM\x04\x04\0\0" + len(block).to_bytes(4, "big") + block + bytes(len(block) % 2)
    body = b"Photoshop 3.0\0" + resource
    return jpeg[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + jpeg[2:]


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (exif(x010E="Theodora at home"), "ImageDescription: Theodora at home"),
        (exif(x013B="Photo club"), "Artist: Photo club"),
        (exif(x9C9E="Cornelius;recess\0".encode("utf-16-le")), "XPKeywords: Cornelius;recess"),
        (exif(x9C9C="Zoë\0".encode("utf-16-le")), "XPComment: Zoë"),
        (comment(b"ASCII\0\0\0feeding tube"), "UserComment: feeding tube"),
        (comment(b"UNICODE\0" + "Zoë, feeding tube".encode("utf-16-le")), "UserComment: Zoë, feeding tube"),
        (comment(b"UNICODE\0" + "Zoë, feeding tube".encode("utf-16-be")), "UserComment: Zoë, feeding tube"),
        (comment(b"\0" * 8 + b"feeding tube"), "UserComment: feeding tube"),
        (place((42.0, 21.0, 40.4424), "N", (71.0, 52.0, 24.4416), "W"), "GPS: 42.361234, -71.873456"),
        (place((33.0, 51.5, 0.0), "S", (151.0, 12.0, 36.0), "E"), "GPS: -33.858333, 151.210000"),
    ],
    ids=[
        "description", "artist", "keywords of Windows", "comment of Windows", "comment", "comment in UTF-16",
        "comment in UTF-16 the other way", "comment of no code", "north and west", "south and east",
    ],
)  # fmt: skip
def test_exif_is_read_in_every_format(format: str, tags: Image.Exif, expected: str) -> None:
    assert expected in lines(saved(format, exif=tags.tobytes()))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_xmp_is_read_in_every_format(format: str) -> None:
    packet = XMP.format("").encode()
    match format:
        case "PNG":
            chunks = PngImagePlugin.PngInfo()
            chunks.add_itxt("XML:com.adobe.xmp", packet.decode())
            data = saved(format, pnginfo=chunks)
        case "TIFF":
            data = saved(format, tiffinfo={700: packet})
        case _:
            data = saved(format, xmp=packet)
    assert set(lines(data)) >= {
        "description: Ignatia Sorensen at table 2",
        "subject: leaf",
        "subject: oak",
        "Headline: Field day",
        "PersonInImage: Bo Larsen",
        "Name: Marisol Q.",
    }


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("42,21.674N", "71,52.4W", "GPS: 42.361233, -71.873333"),
        ("42,21,40.4N", "71,52,24W", "GPS: 42.361222, -71.873333"),
        ("nowhere", "71,52,24W", None),
    ],
    ids=["minutes", "seconds", "no place"],
)
def test_a_place_in_xmp(latitude: str, longitude: str, expected: str | None) -> None:
    packet = XMP.format(f' exif:GPSLatitude="{latitude}" exif:GPSLongitude="{longitude}"').encode()
    places = [line for line in lines(saved("JPEG", xmp=packet)) if line.startswith("GPS")]
    assert places == ([expected] if expected else [])


def test_iptc_is_read() -> None:
    assert lines(with_iptc(saved("JPEG"), IPTC)) == [
        "caption: Imogen, in foster care",
        "keyword: SASID 1026650198",
        "keyword: soccer",
        "by-line: José Luz",
    ]


def png(compressed: bool) -> bytes:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", "student id 409917", zip=compressed)
    chunks.add_itxt("Title", "Zoë on stage", zip=compressed)
    return saved("PNG", pnginfo=chunks)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(False), ["comment: student id 409917", "Title: Zoë on stage"]),
        (png(True), ["comment: student id 409917", "Title: Zoë on stage"]),
        (saved("JPEG", comment=b"Bo Larsen"), ["comment: Bo Larsen"]),
        (saved("GIF", comment=b"Bo Larsen"), ["comment: Bo Larsen"]),
    ],
    ids=["png tEXt and iTXt", "png zTXt and iTXt", "jpeg", "gif"],
)
def test_comments_and_text_chunks(data: bytes, expected: list[str]) -> None:
    assert lines(data) == expected


def test_a_chunk_at_the_end_of_a_png_is_read() -> None:
    plain, chunks = saved("PNG"), png(False)
    start, end = chunks.index(b"tEXt") - 4, chunks.index(b"IDAT") - 4
    data = plain[:-12] + chunks[start:end] + plain[-12:]
    assert lines(data) == ["comment: student id 409917", "Title: Zoë on stage"]


@pytest.mark.parametrize(
    "tags",
    [
        exif(x010F="Acme", x0110="Phone 9", x0132="2026:10:04 10:11:12", x0131="Editor 4"),
        place((0.0, 0.0, 0.0), "N", (0.0, 0.0, 0.0), "E"),
        place((95.0, 0.0, 0.0), "N", (10.0, 0.0, 0.0), "E"),
        comment(bytes(64)),
    ],
    ids=["camera and times", "place not set", "no such latitude", "empty comment"],
)
def test_what_says_nothing_is_left_out(tags: Image.Exif) -> None:
    assert lines(saved("JPEG", exif=tags)) == []


def test_what_is_said_twice_is_given_once() -> None:
    tags = exif(x010E="Ignatia Sorensen at table 2")
    found = lines(saved("JPEG", exif=tags, xmp=XMP.format("").encode()))
    assert sum("Ignatia" in line for line in found) == 1


def test_metadata_are_one_piece_and_the_place_knows_them() -> None:
    tags = place((42.0, 0.0, 0.0), "N", (71.0, 0.0, 0.0), "W")
    tags[0x010E], tags[0x013B] = "Theodora at home", "Photo club"
    first, second = (c for c in read(saved("JPEG", exif=tags)) if isinstance(c, Piece))
    assert first.text == "ImageDescription: Theodora at home\nArtist: Photo club"
    assert (second.text, second.context) == ("GPS: 42.000000, -71.000000", ("Theodora at home",))


def test_broken_metadata_do_not_hide_the_rest() -> None:
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><d>Bo Larsen</d><broken"
    contents = read(saved("JPEG", xmp=packet, comment=b"field day"))
    assert not [c for c in contents if isinstance(c, Unread) and c.whole]
    assert "comment: field day" in "".join(c.text for c in contents if isinstance(c, Piece))


def test_entities_in_xmp_are_not_expanded() -> None:
    packet = b'<!DOCTYPE x [<!ENTITY e "Bo Larsen"><!ENTITY f SYSTEM "file:///etc/hostname">]><x><d>a&e;&f;</d></x>'
    assert "Bo Larsen" not in "".join(lines(saved("JPEG", xmp=packet)))
