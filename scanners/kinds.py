"""Telling a file's media type by its content: names may lie, and a leak hides behind a wrong one.

Layers, the first that speaks wins: the magic numbers the scanners claim (`Format.magic`) and those of well-known
formats that nobody reads yet, so that they end as `unsupported` under their true name; then what is inside a zip or an
OLE2 compound file; then, if the bytes decode as text, the kind of text, where the extension only breaks ties. A scanner
of a format inside zip or OLE2 (docx, xlsx, msg) claims its media type and no magic: this file tells them apart.

Only the head (256 KB) and, for containers, their directory are read; what is beyond does not cost anything.

Sources of the numbers: the formats' own specifications, as collected by the file(1) database and Apache Tika;
[MS-CFB] for OLE2, ECMA-376 Part 2 for the content types of OOXML, OASIS ODF 1.2 Part 3 for `mimetype`.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import BinaryIO

from scanners import textkinds
from scanners.contract import Format
from scanners.encrypted import openpgp
from scanners.text import decoding
from scanners.zip import quick

EMPTY = "inode/x-empty"
BINARY = "application/octet-stream"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
OOXML_ENCRYPTED = "application/x-ooxml-encrypted"
"""An OLE2 file with an `EncryptedPackage` stream: a docx, xlsx or pptx under a password ([MS-OFFCRYPTO])."""

_KNOWN: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", ZIP),
    (0, b"PK\x05\x06", ZIP),
    (0, b"PK\x07\x08PK", ZIP),
    (0, b"PK00PK\x03\x04", ZIP),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),
    (0, b"MM\0+", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (0, b"8BPS\0", "image/vnd.adobe.photoshop"),
    (0, b"\0\0\1\0\1", "image/vnd.microsoft.icon"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "application/ogg"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"\x1a\x45\xdf\xa3", "video/x-matroska"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-asf"),
    (0, b"\x7fELF", "application/x-elf"),
    (0, b"\xfe\xed\xfa\xce", "application/x-mach-binary"),
    (0, b"\xfe\xed\xfa\xcf", "application/x-mach-binary"),
    (0, b"\xce\xfa\xed\xfe", "application/x-mach-binary"),
    (0, b"\xcf\xfa\xed\xfe", "application/x-mach-binary"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (4, b"Standard Jet DB", "application/x-msaccess"),
    (4, b"Standard ACE DB", "application/x-msaccess"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"\x04\x22\x4d\x18", "application/x-lz4"),
    (0, b"LZIP", "application/x-lzip"),
    (0, b"\x1f\x9d", "application/x-compress"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (257, b"ustar", "application/x-tar"),
    (0, b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (0, b"!<arch>\n", "application/x-archive"),
    (0, b"\xed\xab\xee\xdb", "application/x-rpm"),
    (32769, b"CD001", "application/x-iso9660-image"),
    (0, b"wOFF", "font/woff"),
    (0, b"wOF2", "font/woff2"),
    (0, b"OTTO", "font/otf"),
    (0, b"\0\1\0\0\0\2\0\1\0\5\0\2\0\2\xc0", "application/x-filemaker"),
    (0, b"\0\1\0\0\0", "font/ttf"),
    (0, b"\0asm", "application/wasm"),
    (0, b"\xca\xfe\xba\xbe", "application/java-vm"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst"),
    (0, b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "application/onenote"),
    (0, b"age-encryption.org/", "application/x-age"),
    (0, b"-----BEGIN AGE ENCRYPTED FILE-----", "application/x-age"),
    (0, b"-----BEGIN PGP MESSAGE-----", "application/pgp-encrypted"),
    (0, b"\x03\xd9\xa2\x9a", "application/x-keepass"),
    (0, b"LUKS\xba\xbe", "application/x-luks"),
    (0, b"encrcdsa", "application/x-apple-diskimage-encrypted"),
    (0, b"Salted__", "application/x-openssl-encrypted"),
    (0, b"bplist00", "application/x-bplist"),
    (0, b"PAR1", "application/vnd.apache.parquet"),
    (0, b"$FL2", "application/x-spss-sav"),
    (0, b"$FL3", "application/x-spss-sav"),
    (0, b"<stata_dta>", "application/x-stata-dta"),
    (0, bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c181f1011"), "application/x-sas-data"),
    (0, b"\x89HDF\r\n\x1a\n", "application/x-hdf5"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
    (0, b"\xffWPC", "application/vnd.wordperfect"),
    (0, b"ITSF\3\0\0\0", "application/vnd.ms-htmlhelp"),
    (0, b"\x09\x08\x10\0\0\x06\x05\0", "application/vnd.ms-excel"),
    (0, b"\x09\x04\x06\0\0\0\x10\0", "application/vnd.ms-excel"),
    (0, b"\0\0\x1a\0", "application/vnd.lotus-1-2-3"),
)

_PIXEL_MAP = re.compile(rb"P(?:4\s+\d{1,6}|[56]\s+\d{1,6}\s+\d{1,6})\s+\d{1,6}\s(?![\t\n\r -~]{9})|P[456]\s+#")
"""Pixels as bytes behind a size in digits; GIMP writes a comment before that."""
_HEIF = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_MAINS = {
    b"wordprocessingml.document.main": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    b"wordprocessingml.template.main": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    b"ms-word.document.macroEnabled.main": "application/vnd.ms-word.document.macroEnabled.12",
    b"ms-word.template.macroEnabledTemplate.main": "application/vnd.ms-word.template.macroEnabled.12",
    b"spreadsheetml.sheet.main": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    b"spreadsheetml.template.main": "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    b"ms-excel.sheet.macroEnabled.main": "application/vnd.ms-excel.sheet.macroEnabled.12",
    b"ms-excel.template.macroEnabled.main": "application/vnd.ms-excel.template.macroEnabled.12",
    b"ms-excel.addin.macroEnabled.main": "application/vnd.ms-excel.addin.macroEnabled.12",
    b"ms-excel.sheet.binary.macroEnabled.main": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    b"presentationml.presentation.main": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    b"presentationml.slideshow.main": "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
    b"presentationml.template.main": "application/vnd.openxmlformats-officedocument.presentationml.template",
    b"ms-powerpoint.presentation.macroEnabled.main": "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
    b"ms-powerpoint.slideshow.macroEnabled.main": "application/vnd.ms-powerpoint.slideshow.macroEnabled.12",
    b"ms-powerpoint.template.macroEnabled.main": "application/vnd.ms-powerpoint.template.macroEnabled.12",
    b"ms-visio.drawing.main": "application/vnd.ms-visio.drawing.main+xml",
    b"package.xps-fixeddocumentsequence": "application/vnd.ms-xpsdocument",
}
_MAIN_NAMES = {
    "word/document.xml": _MAINS[b"wordprocessingml.document.main"],
    "xl/workbook.xml": _MAINS[b"spreadsheetml.sheet.main"],
    "xl/workbook.bin": _MAINS[b"ms-excel.sheet.binary.macroEnabled.main"],
    "ppt/presentation.xml": _MAINS[b"presentationml.presentation.main"],
    "META-INF/MANIFEST.MF": "application/java-archive",
    "Index/Document.iwa": "application/vnd.apple.iwork",
    "Index.zip": "application/vnd.apple.iwork",
}
_OLE_STREAMS = (
    ("EncryptedPackage", OOXML_ENCRYPTED),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/x-mspublisher"),
)
_MAIN_TYPE = re.compile(rb"application/vnd\.(?:openxmlformats-(?:officedocument\.|(?=package)))?([\w.-]+?)\+xml[\"']")
_MP3_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")  # layer III, with no ID3 tag before it
_PYC = re.compile(rb"[\s\S][\x0b-\x0f]\r\n[\0-\3]\0\0\0")
_OBJECT_IDENTIFIER = (
    rb"\x06(?:\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07|\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01)[\x01-\x1f]"
)
_CMS = re.compile(rb"0(?:[\x80-\x84][\s\S]{0,4}?|[\s\S])" + _OBJECT_IDENTIFIER)  # 1.2.840.113549.1.7.x (RFC 5652)
_PKCS12 = re.compile(rb"0(?:[\x80-\x84][\s\S]{0,4}?|[\s\S])\x02\x01\x030[\s\S]{1,5}?" + _OBJECT_IDENTIFIER)  # RFC 7292
_DBASE = re.compile(
    rb"[\x02\x03\x30\x31\x43\x83\x8b\xcb\xf5][\s\S][\x01-\x0c][\x01-\x1f][\s\S]{2}\0\0[\s\S]{4}\0\0[\0\1][\0\1]"
)
_CPIO = re.compile(rb"07070[12][0-9A-Fa-f]{104}|070707[0-7]{70}")  # all digits: a number at a text's start is not one
_LHA = re.compile(rb"[\s\S]{2}-l(?:h[0-9dx]|z[s45])-[\s\S]{13}[\0-\3]")
_WMF = re.compile(rb"[\1\2]\0\x09\0\0[\1\3][\s\S]{10}\0\0")  # its header without the one that places it
_LATE_PDF = re.compile(rb"%PDF-[12]\.\d")
_BITMAP_HEADERS = {struct.pack("<I", size) for size in (12, 16, 40, 52, 56, 64, 108, 124)}
_LARGEST_DIRECTORY = 1 << 20


def identify(stream: BinaryIO, name: str, formats: Iterable[Format] = ()) -> str:
    """The media type of what the stream holds. Reads from the beginning; the caller restores the position.

    `name` matters only for its extension and only among kinds of text; `formats` are those the scanners claim.
    Never raises for bad content.
    """
    claimed = list(formats)
    stream.seek(0)
    head = stream.read(decoding.HEAD)
    if not head:
        return EMPTY
    found = _magic(head, claimed) or _elsewhere(stream, head)
    if found == ZIP:
        inside = _in_zip(stream)
        # whatever else a zip says it is, its members can be read
        return inside if not claimed or any(inside == f.media_type for f in claimed) else ZIP
    if found == OLE:
        return _in_ole(stream)
    if found:
        return found
    encoding = decoding.tell(head)
    if encoding is None:
        return openpgp.kind(head) or (_in_zip(stream) if _is_late_zip(stream) else BINARY)
    text = head[encoding.mark :].decode(encoding.name, "replace")
    return textkinds.kind(text, _extension(name), claimed, whole=len(head) < decoding.HEAD)


def _extension(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _magic(head: bytes, formats: list[Format]) -> str | None:
    """The longest number that fits, so that a special one wins over a general one."""
    claims = [(o, m, f.media_type) for f in formats for o, m in f.magic]
    fitting = [(len(m), t) for o, m, t in (*claims, *_KNOWN) if head.startswith(m, o)]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None


def _elsewhere(stream: BinaryIO, head: bytes) -> str | None:
    """Formats told by more than a fixed number at a fixed place."""
    if head[4:8] == b"ftyp":
        return _iso_media(head)
    signs = (
        ("application/vnd.microsoft.portable-executable", head.startswith(b"MZ") and b"\0" in head[:64]),
        ("audio/mpeg", bool(_MP3_FRAME.match(head)) and b"\0" in head[:512]),
        ("application/x-python-code", bool(_PYC.match(head))),
        ("application/x-pkcs12", bool(_PKCS12.match(head))),
        ("application/pkcs7-mime", bool(_CMS.match(head))),
        ("application/x-bitlocker", head[3:11] == b"-FVE-FS-"),
        ("application/x-tar", _is_old_tar(head)),
        ("application/x-dbf", bool(_DBASE.match(head)) and b"\r" in head[32:4096]),
        ("application/x-cpio", bool(_CPIO.match(head))),
        ("application/x-lzh-compressed", bool(_LHA.match(head))),
        ("image/bmp", _is_bitmap(head)),
        ("image/x-portable-anymap", bool(_PIXEL_MAP.match(head))),
        ("image/emf", head.startswith(b"\1\0\0\0") and head[40:44] == b" EMF"),
        ("image/wmf", bool(_WMF.match(head))),
        ("application/pdf", bool(_LATE_PDF.search(head[:1024])) and _ends_as_pdf(stream, head)),
    )
    return next((kind for kind, fits in signs if fits), None)


def _iso_media(head: bytes) -> str:
    brand = head[8:12]
    if brand in _HEIF:
        return "image/heic"
    if brand in (b"avif", b"avis"):
        return "image/avif"
    if brand == b"qt  ":
        return "video/quicktime"
    return "audio/mp4" if brand.startswith(b"M4A") else "video/mp4"


def _is_bitmap(head: bytes) -> bool:
    """A Windows bitmap: two letters that begin many a text, so the size of the header behind them must be one of those
    that exist ([MS-WMF] 2.2.2; OS/2 for the odd ones) and what is reserved be zero."""
    return head.startswith(b"BM") and head[6:10] == bytes(4) and head[14:18] in _BITMAP_HEADERS


def _is_old_tar(head: bytes) -> bool:
    """A tar header before POSIX has no magic; its sum of bytes is right (the sum's own field counted as blanks)."""
    block = head[:512]
    field = block[148:156].strip(b"\0 ")
    if len(block) < 512 or not block[0] or not re.fullmatch(rb"[0-7]{3,7}", field):
        return False
    return sum(block[:148]) + 8 * 32 + sum(block[156:]) == int(field, 8)


def _ends_as_pdf(stream: BinaryIO, head: bytes) -> bool:
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 2048))
    tail = stream.read(2048)
    return b"%%EOF" in tail or b"startxref" in tail or bool(re.search(rb"\d+ \d+ obj\b", head[:4096]))


def _is_late_zip(stream: BinaryIO) -> bool:
    """A zip with something put before it, which unzippers read all the same."""
    try:
        return zipfile.is_zipfile(stream)
    except (OSError, ValueError, struct.error):
        return False


def _in_zip(stream: BinaryIO) -> str:
    """What a zip is: an OOXML or ODF document, an e-book, a Java archive, or an archive like any other."""
    if found := _in_usual_zip(stream):
        return found
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            names = set(package.namelist())
            if "[Content_Types].xml" in names and (main := _main_part(_read(package, "[Content_Types].xml"))):
                return main
            if "mimetype" in names and (declared := _declared(_read(package, "mimetype"))):
                return declared
    except Exception:  # a broken or hostile directory: whatever zipfile stumbles over, the head still tells something
        return _in_broken_zip(stream)
    return next((kind for name, kind in _MAIN_NAMES.items() if name in names), ZIP)


def _in_usual_zip(stream: BinaryIO) -> str | None:
    """The document that a zip is, if it is as it should be and says so itself; None if it has to be opened to tell."""
    members = quick.directory(stream) or {}
    for name, told in ((b"[Content_Types].xml", _main_part), (b"mimetype", _declared)):
        if entry := members.get(name):
            found = quick.data(stream, entry)
            return told(found) if found is not None else None
    return None


def _in_broken_zip(stream: BinaryIO) -> str:
    """A zip whose directory is lost, told by the names in its local headers."""
    stream.seek(0)
    head = stream.read(decoding.HEAD)
    if found := re.match(rb"PK\x03\x04.{26}mimetype(application/[\w.+-]+?)(?:PK|$)", head, re.S):
        return found[1].decode("ascii")
    at = [m.end() + 26 for m in re.finditer(rb"PK\x03\x04", head)]
    names = [(kind, name.encode()) for name, kind in _MAIN_NAMES.items()]
    return next((kind for kind, name in names if any(head.startswith(name, i) for i in at)), ZIP)


def _read(package: zipfile.ZipFile, member: str) -> bytes:
    with package.open(member) as data:
        return data.read(1 << 20)


def _main_part(content_types: bytes) -> str | None:
    plain = content_types.replace(b"\0", b"")  # the part may be UTF-16
    for found in _MAIN_TYPE.finditer(plain):
        if kind := _MAINS.get(found[1]):
            return kind
    return _MAIN_NAMES["xl/workbook.bin"] if b"ms-excel.sheet.binary" in plain else None


def _declared(mimetype: bytes) -> str | None:
    text = mimetype[:256].strip()
    return text.decode("ascii") if re.fullmatch(rb"[a-z]+/[\w.+-]+", text) else None


def _in_ole(stream: BinaryIO) -> str:
    """What a compound file is, by the names in its directory."""
    try:
        names = {name.casefold() for name in _ole_names(stream)}
    except (struct.error, OSError, ValueError, IndexError):
        return OLE
    return next((kind for name, kind in _OLE_STREAMS if name.casefold() in names), OLE)


def _ole_names(stream: BinaryIO) -> set[str]:
    """Names of all entries of the directory ([MS-CFB] 2.2 header, 2.3 allocation table, 2.6 directory entries)."""
    stream.seek(0)
    header = stream.read(512)
    shift, first = struct.unpack_from("<H", header, 30)[0], struct.unpack_from("<I", header, 48)[0]
    size = 1 << (shift if 7 <= shift <= 16 else 9)
    table_sectors = struct.unpack_from("<109I", header, 76)
    names: set[str] = set()
    seen: set[int] = set()
    sector = first
    while sector < 0xFFFFFFFA and sector not in seen and len(seen) * size < _LARGEST_DIRECTORY:
        seen.add(sector)
        stream.seek((sector + 1) * size)
        block = stream.read(size)
        for at in range(0, len(block) - 127, 128):
            length = struct.unpack_from("<H", block, at + 64)[0]
            if 2 <= length <= 64:
                names.add(block[at : at + length - 2].decode("utf-16-le", "replace"))
        page, slot = divmod(sector, size // 4)
        stream.seek((table_sectors[page] + 1) * size + slot * 4)
        sector = struct.unpack("<I", stream.read(4))[0]
    return names
