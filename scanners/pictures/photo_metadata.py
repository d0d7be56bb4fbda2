"""What is written into a picture beside its pixels: EXIF, IPTC, XMP, text chunks and comments.

Sources: CIPA DC-008 (Exif 2.32) for the tags and the character code of UserComment; the Windows tags XPTitle to
XPSubject, UTF-16LE; IPTC-IIM 4.2, record 2; ISO 16684-1 (XMP) with the IPTC and MWG schemas; PNG 1.2, 11.3.4. Pillow
takes them out of the file, and lxml reads XMP.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from scanners.contract import Piece, Where
from scanners.pictures import photo_segments
from scanners.reading import xmltree

if TYPE_CHECKING:
    from PIL.Image import Image

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_USER_COMMENT = 0x9286
_WINDOWS = range(0x9C9B, 0x9CA0)
_CODES = {b"ASCII\0\0\0": "utf-8", b"\0" * 8: "utf-8", b"JIS\0\0\0\0\0": "iso2022_jp"}
_TECHNICAL = re.compile(
    r"Make|Model|Software|ProcessingSoftware|Date\w*|\w*Time\w*|\w*Version|Lens\w*|\w*SerialNumber|MakerNote|\w*Data"
    r"|\w*Profile\w*|PrintImageMatching|JPEGTables|InterColorProfile|\w*Offsets?|\w*Counts?|SubfileType|CFA\w*"
    r"|ComponentsConfiguration|RelatedSoundFile|SpectralSensitivity|OECF|FileSource|SceneType|\w*Descriptor|XMLPacket"
    r"|ImageResources|IptcNaaInfo|ImageUniqueID|RawDataUniqueID|HostComputer|DNG\w*|UniqueCameraModel|\w*Matrix\d?"
    r"|CameraCalibrationSignature|ProfileCalibrationSignature"
)
_IPTC = {
    5: "title", 10: "urgency", 15: "category", 20: "category", 25: "keyword", 26: "location", 27: "location",
    40: "instructions", 80: "by-line", 85: "by-line title", 90: "city", 92: "sublocation", 95: "state",
    101: "country", 103: "reference", 105: "headline", 110: "credit", 115: "source", 116: "copyright", 118: "contact",
    120: "caption", 121: "caption", 122: "caption writer",
}  # fmt: skip
_IPTC_SILENT = frozenset(
    {0, 3, 8, 30, 35, 37, 38, 42, 47, 50, 55, 60, 62, 63, 100, 125, 130, 131, 150, 151, 152, 153, 154}
)
_IPTC_PREVIEW = range(200, 203)
"""Versions, dates, times, codes of one letter, sound and small pictures. Programs use the rest for what they like."""

_GPS_TEXTS = {0x1B: "GPS method", 0x1C: "GPS area"}
_IPTC_UTF8 = b"\x1b%G"
_IPTC_BLOCK = 0x0404
_XMP_TECHNICAL = re.compile(
    r"(\w*date\w*|metadata\w*|creatortool|format|documentid|instanceid|originaldocumentid|derivedfrom|toolkit"
    r"|xmptk|action|changed|when|softwareagent|about|parsetype|lang|\w*profile|colormode|orientation|\w*resolution"
    r"|resolutionunit|make|model|\w*version|lens\w*|\w*serialnumber|pixel\w*|native\w*|hasextendedxmp|appliedto\w*"
    r"|exposure\w*|\w*value|fnumber|focal\w*|metering\w*|flash\w*|crs|\w*digest|unit|resource|colorspace|image(length|width|uniqueid)|ycbcr\w*|lightsource|bitspersample|compression|photometric\w*"
    r"|samplesperpixel|planar\w*|type|x|y|w|h|gps\w+|rating"
    r"|windowsuniqueid|photographicsensitivity|isospeedratings|componentsconfiguration|sensingmethod|filesource"
    r"|scenetype|whitebalance|scenecapturetype|custom\w*|fired|mode|return|function|redeyemode|instance|parameters)",
    re.IGNORECASE,
)
_PNG_SILENT = re.compile(
    r"XML:com\.adobe\.xmp|Raw profile type .*|Software|date:.*|Creation Time|png:.*", re.IGNORECASE
)
_LONGEST = 200_000
"""Characters of one value that are taken: none that a person writes is longer."""

_PLACE = re.compile(r"(\d+(?:\.\d+)?),(?:(\d+(?:\.\d+)?),)?(\d+(?:\.\d+)?)?([NSEW])")


def pieces(picture: Image, stream: BinaryIO, where: Where) -> Iterator[Piece]:
    """What a picture's metadata say: one piece of "label: value" lines, so that they stay together, one for the place.

    What two of the ways of writing metadata say alike is given once. What stands at the end of a PNG comes only with
    its pixels. Damaged metadata may raise whatever Pillow raises.
    """
    said: dict[str, str] = {}
    packets, drawn = xmp_packets(picture), list[bytes]()
    if picture.format == "GIF":
        with contextlib.suppress(IndexError):
            found, drawn = photo_segments.of_gif(stream)
            packets += found
    notes = (*_exif(picture), *_iptc(picture), *_chunks(picture), *_described(packets), *_segments(picture, drawn))
    for label, value in notes:
        text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ").strip()[:_LONGEST]
        if _is_text(text):
            said.setdefault(text, label)
    if said:
        yield Piece("\n".join(f"{label}: {text}" for text, label in said.items()), where)
    if place := _place(picture) or _xmp_place(packets):
        yield Piece(f"GPS: {place[0]:.6f}, {place[1]:.6f}", where, tuple(text[:200] for text in list(said)[:1]))


def _is_text(value: str) -> bool:
    """Whether a value says something: some letters or digits, and hardly anything that cannot be printed."""
    strange = sum(not c.isprintable() and c not in "\n\t" for c in value)
    return any(c.isalnum() for c in value) and strange * 10 <= len(value)


def _tags(picture: Image) -> Any:
    """The EXIF as far as it is read: for a PNG, whose own way to it decodes the picture, however large."""
    from PIL.Image import Image as AnyPicture

    return AnyPicture.getexif(picture)


def _exif(picture: Image) -> Iterator[tuple[str, str]]:
    yield from _fields(_tags(picture))
    for kind, data in photo_segments.profiles(picture):
        if kind == "exif":
            from PIL.Image import Exif

            found = Exif()
            found.load(data)
            yield from _fields(found)


def _fields(found: Any) -> Iterator[tuple[str, str]]:
    from PIL.ExifTags import TAGS

    for tag, label in _GPS_TEXTS.items():
        if value := found.get_ifd(_GPS_IFD).get(tag):
            yield label, _comment(value)
    for fields in (found, found.get_ifd(_EXIF_IFD)):
        for tag, value in sorted(fields.items(), key=lambda entry: int(entry[0])):
            name = TAGS.get(tag, "")
            if tag in _WINDOWS:
                yield name, _windows(value)
            elif tag == _USER_COMMENT:
                yield name, _comment(value)
            elif not _TECHNICAL.fullmatch(name) and isinstance(value, str | bytes):
                yield name or f"tag {tag}", _decoded(value)


def _windows(value: Any) -> str:
    return _bytes(value).decode("utf-16-le", "replace").rstrip("\0")


def _numbers(value: Any) -> Iterable[int]:
    return [v for v in value if isinstance(v, int)] if isinstance(value, tuple | list) else []


def _comment(value: Any) -> str:
    if not isinstance(value, bytes):
        return str(value)
    code, text = value[:8], value[8:]
    if code == b"UNICODE\0":
        # the order is that of the file, which writers get wrong: zeros are where Latin letters have them
        little = text[1::2].count(0) >= text[::2].count(0)
        return text.decode("utf-16-le" if little else "utf-16-be", "replace")
    return text.decode(_CODES[code], "replace") if code in _CODES else _decoded(value)


def _decoded(value: str | bytes) -> str:
    """Text that says nothing of its encoding: UTF-8 if it is, else Windows-1252. Pillow hands TIFF text as Latin-1."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return str(value)
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _iptc(picture: Image) -> Iterator[tuple[str, str]]:
    from PIL.IptcImagePlugin import getiptcinfo

    resources = picture.info.get("photoshop")
    if resources is None or (isinstance(resources, dict) and resources.get(_IPTC_BLOCK)):
        yield from _records(getiptcinfo(picture) or {})  # type: ignore[arg-type]  # it takes any picture and asks for its kind
    for kind, data in photo_segments.profiles(picture):
        if kind == "iptc":
            yield from _records(photo_segments.records(data))


def _records(found: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    is_utf8 = found.get((1, 90)) == _IPTC_UTF8
    for (record, dataset), value in found.items():
        if record == 2 and dataset not in _IPTC_SILENT and dataset not in _IPTC_PREVIEW:
            for one in value if isinstance(value, list) else [value]:
                text = one.decode("utf-8", "replace") if is_utf8 else _decoded(one)
                yield _IPTC.get(dataset, f"IPTC {dataset}"), text


def _chunks(picture: Image) -> Iterator[tuple[str, str]]:
    """The comment of JPEG and GIF, the text chunks of PNG."""
    for value in (picture.info.get("comment"), picture.info.get("Comment")):
        if isinstance(value, str | bytes):
            yield "comment", _decoded(value)
    if picture.format == "PNG":  # Pillow's own list of them would decode the picture, however large
        for label, value in picture.info.items():
            if isinstance(value, str) and label != "Comment" and not _PNG_SILENT.fullmatch(str(label)):
                yield str(label), value if getattr(value, "lang", None) is not None else _decoded(str(value))


def _segments(picture: Image, drawn: list[bytes]) -> Iterator[tuple[str, str]]:
    """What only the file's own structure tells; of what nobody knows that which is text."""
    yield from (("text", _decoded(data)) for data in drawn)
    for label, data in (*photo_segments.comments(picture), *photo_segments.resources(picture)):
        yield label, _decoded(data)


def xmp_packets(picture: Image) -> list[bytes]:
    """The picture's XMP packets, as Pillow gives them for the format."""
    packets = [picture.info.get(key) for key in ("xmp", "XML:com.adobe.xmp")]
    packets += [_tags(picture).get(700), *photo_segments.extended_xmp(picture)]
    packets += [data for kind, data in photo_segments.profiles(picture) if kind == "xmp"]
    return list(dict.fromkeys(packet for value in packets if (packet := _bytes(value).strip(b"\0 \r\n\t"))))


def _bytes(value: Any) -> bytes:
    """What Pillow hands over as text, as bytes or, from a TIFF, as a row of numbers."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return value if isinstance(value, bytes) else bytes(v for v in _numbers(value) if 0 <= v < 256)


def _described(packets: list[bytes]) -> Iterator[tuple[str, str]]:
    """(name, text) of the properties in XMP packets, elements and attributes alike."""
    for packet in packets:
        for label, text in xmltree.properties(packet):
            if not _XMP_TECHNICAL.fullmatch(label) and not (text.isdigit() and len(text) < 4):
                yield label, text


def _place(picture: Image) -> tuple[float, float] | None:
    """Latitude and longitude in degrees from the GPS tags, south and west negative."""
    fields = _tags(picture).get_ifd(_GPS_IFD)
    found = []
    for letter, angle, most in ((1, 2, 90), (3, 4, 180)):
        try:
            degrees, minutes, seconds = (float(part) for part in (*fields[angle], 0, 0)[:3])
            value = degrees + minutes / 60 + seconds / 3600
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            return None
        if not 0 <= value <= most:  # not a number included
            return None
        found.append(-value if str(fields.get(letter, ""))[:1].upper() in ("S", "W") else value)
    return (found[0], found[1]) if any(found) else None


def _xmp_place(packets: list[bytes]) -> tuple[float, float] | None:
    """The same from exif:GPSLatitude and GPSLongitude, written "42,21.674N" or "42,21,40.4N"."""
    said = {label: text for packet in packets for label, text in xmltree.properties(packet) if label.startswith("GPS")}
    found = []
    for label in ("GPSLatitude", "GPSLongitude"):
        match = _PLACE.fullmatch(said.get(label, ""))
        if not match:
            return None
        degrees, middle, last, side = match.groups()
        minutes, seconds = (middle, last) if middle else (last, None)
        value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
        found.append(-value if side in "SW" else value)
    return found[0], found[1]
