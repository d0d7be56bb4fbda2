"""What doc, xls and ppt have in common: an OLE2 compound file of streams ([MS-CFB]), with its properties and objects.

Property sets: [MS-OLEPS]. Objects inside: [MS-OLEDS]; a document kept as a storage is written out as a compound file of
its own. Pictures: [MS-ODRAW] 2.2.23.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from scanners.contract import ATTACHED, Content, Embedded, Options, Piece, ScanError, Where
from scanners.legacy_office import vba
from scanners.legacy_office.oleobject import native, origin
from scanners.reading.codepages import codec

DAMAGE = (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError, KeyError, OverflowError)
_LARGEST_STREAM = 256 << 20
_MOST = 10_000
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

_SUMMARY = {
    2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments", 7: "template", 8: "last saved by",
}  # fmt: skip
_DOCUMENT = {2: "category", 14: "manager", 15: "company", 26: "content type", 27: "content status", 28: "language"}
_DOCUMENTS = {"worddocument", "workbook", "book", "powerpoint document", "visiodocument", "quill"}
_WHOLE_FILES = {"package", "contents", "embeddedodf"}
_NATIVE = "\x01ole10native"


class Compound:
    """The streams of one compound file. Raises ScanError("corrupt") if it is none."""

    def __init__(self, stream: BinaryIO) -> None:
        import olefile

        stream.seek(0)
        try:
            self._file: Any = olefile.OleFileIO(stream)
            self.paths: list[list[str]] = self._file.listdir(streams=True, storages=False)[:_MOST]
        except DAMAGE:
            raise ScanError("corrupt", "the compound file is damaged") from None
        self.broken = False

    def has(self, *path: str) -> bool:
        return bool(self._file.exists(list(path)))

    def read(self, *path: str) -> bytes:
        """The stream's bytes, b"" if there is none or if it is damaged (then noted). Raises ScanError("too-large")."""
        if not self.has(*path):
            return b""
        try:
            if self._file.get_size(list(path)) > _LARGEST_STREAM:
                raise ScanError("too-large", "one stream of the file is larger than can be held")
            with self._file.openstream(list(path)) as stream:
                return bytes(stream.read())
        except DAMAGE:
            self.broken = True
            return b""


def properties(container: Compound) -> Iterator[Content]:
    """Document properties, one piece each, "name: value": the two summaries and what users added."""
    for path in container.paths:
        if path[-1] in ("\x05SummaryInformation", "\x05DocumentSummaryInformation") and len(path) == 1:
            labels = _SUMMARY if path[-1] == "\x05SummaryInformation" else _DOCUMENT
            try:
                lines = list(_sets(container.read(*path), labels))
            except DAMAGE:
                container.broken = True
                continue
            for label, value in lines:
                yield Piece(f"{label}: {value}", Where(part="properties"))


def _sets(data: bytes, labels: dict[int, str]) -> Iterator[tuple[str, str]]:
    """The properties that say something, (label, text), of the first set and of the one with a dictionary."""
    count = struct.unpack_from("<I", data, 24)[0] if len(data) > 28 else 0
    for number in range(min(count, 4)):
        start = struct.unpack_from("<I", data, 28 + 20 * number + 16)[0]
        size = struct.unpack_from("<I", data, start + 4)[0]
        places = dict(struct.unpack_from("<II", data, start + 8 + 8 * i) for i in range(min(size, 1_000)))
        page = struct.unpack_from("<H", data, start + places[1] + 4)[0] if 1 in places else 1252
        names = dict(labels) if number == 0 else _dictionary(data, start + places[0], page) if 0 in places else {}
        for key, place in places.items():
            text = _property(data, start + place, page) if key in names else ""
            if text.strip():
                yield names[key], text.strip()


def _dictionary(data: bytes, at: int, page: int) -> dict[int, str]:
    count, names = struct.unpack_from("<I", data, at)[0], {}
    at += 4
    for _ in range(min(count, 1_000)):
        key, length = struct.unpack_from("<II", data, at)
        size = length * 2 if page == 1200 else length
        names[key] = _text(data[at + 8 : at + 8 + size], page)
        at += 8 + (size + 3) // 4 * 4 if page == 1200 else 8 + size
    return names


def _property(data: bytes, at: int, page: int) -> str:
    """The text of a property of type VT_LPSTR, VT_LPWSTR or VT_BSTR; numbers as such; "" for what is no text."""
    kind, length = struct.unpack_from("<HxxI", data, at)
    match kind:
        case 0x1E | 0x08:
            return _text(data[at + 8 : at + 8 + length], page)
        case 0x1F:
            return _text(data[at + 8 : at + 8 + length * 2], 1200)
        case 0x03:
            return str(length)
        case 0x05:
            return f"{struct.unpack_from('<d', data, at + 4)[0]:g}"
        case _:
            return ""


def _text(raw: bytes, page: int) -> str:
    decoded = raw.decode("utf-16-le" if page == 1200 else codec(page), "replace")
    return decoded.split("\0", 1)[0].replace("\r\n", "\n").replace("\r", "\n")


def objects(container: Compound, options: Options) -> Iterator[Content]:
    """The files inside: packaged ones by their own names, documents kept as storages by the storages' names."""
    storages: dict[str, list[str]] = {}
    for path in container.paths[: options.max_members]:
        last = path[-1].lower()
        if last == _NATIVE or (last in _WHOLE_FILES and len(path) > 1):
            data = container.read(*path)
            name, content = native(data) if last == _NATIVE else ("", data)
            if content:
                yield _file(name or "/".join(path[:-1]), content)
            if last == _NATIVE and (came_from := origin(data)):
                yield Piece(came_from, Where(part="metadata"))
        elif last in _DOCUMENTS and len(path) > 1:
            storages["/".join(path[:-1])] = path[:-1]
    for name, path in storages.items():
        if not any(name.startswith(f"{other}/") for other in storages):
            yield _file(name, _rebuilt(container, path))


def macros(container: Compound) -> Iterator[Content]:
    """The source of the document's macros, as text."""
    return vba.sources(container.paths, lambda path: container.read(*path))


def _file(name: str, content: bytes) -> Embedded:
    return Embedded(name, lambda: io.BytesIO(content), len(content), where=ATTACHED)


def _rebuilt(container: Compound, prefix: list[str]) -> bytes:
    """The streams under a storage as a compound file of version 3 ([MS-CFB] 2.2-2.6).

    Streams are padded to 4,096 bytes, so that none needs the small sectors; what stands in storages of its own keeps
    only its last name, which is enough to be read.
    """
    streams: dict[str, bytes] = {}
    for path in container.paths:
        if path[: len(prefix)] == prefix:
            streams.setdefault(path[-1][:31], container.read(*path).ljust(4096, b"\0"))
    body, chain = b"", list[int]()
    entries = [_entry("Root Entry", 5, 1 if streams else -1, -1, _END, 0)]
    for number, (name, data) in enumerate(streams.items(), 1):
        start, count = len(chain), -(-len(data) // 512)
        chain += [*range(start + 1, start + count), _END]
        body += data.ljust(count * 512, b"\0")
        entries.append(_entry(name, 2, -1, number + 1 if number < len(streams) else -1, start, len(data)))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % 512)
    first = len(chain)
    chain += [*range(first + 1, first + len(directory) // 512), _END]
    tables = 1
    while tables * 128 < len(chain) + tables:
        tables += 1
    if tables > 109:
        return b""
    allocation = chain + [_TABLE] * tables
    allocation += [_FREE] * (tables * 128 - len(allocation))
    header = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, first, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(len(chain), len(chain) + tables), *[_FREE] * (109 - tables))
    return header + body + directory + struct.pack(f"<{tables * 128}I", *allocation)


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBiii", len(encoded), kind, 1, -1, right, child)
    return encoded.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


_NARROW = re.compile(rb"[\x20-\x7e\xa0-\xff\t]{5,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff\t]\0){5,}")
_LARGEST_SALVAGE = 8 << 20


def salvaged(data: bytes) -> str:
    """The runs of characters in a stream whose order is lost, a line each: those of 16 bits, then those of 8."""
    wide = (m[0].decode("utf-16-le") for m in _WIDE.finditer(data[:_LARGEST_SALVAGE]))
    narrow = (m[0].decode("cp1252", "replace") for m in _NARROW.finditer(data[:_LARGEST_SALVAGE]))
    return "\n".join(line.strip() for line in (*wide, *narrow) if re.search(r"[^\W\d_]{3}|\d{4}", line))


_BLIP = re.compile(rb"..[\x1d\x1e\x29\x2a]\xf0(....)", re.DOTALL)
_PICTURES = {0x1D: "jpg", 0x1E: "png", 0x29: "tif", 0x2A: "jpg"}
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*")


def pictures(data: bytes, stem: str) -> Iterator[Content]:
    """JPEG, PNG and TIFF pictures in a stream of drawings, as files `stem`N.png and so on."""
    count = at = 0
    while found := _BLIP.search(data, at):
        at = found.start() + 1
        size = struct.unpack("<I", found[1])[0]
        start = found.end()
        # one or two identifiers of 16 bytes and a tag stand before the picture
        offset = next((n for n in (17, 33) if data[start + n : start + n + 4].startswith(_BEGINNINGS)), None)
        if offset is None or start + size > len(data):
            continue
        count += 1
        yield _file(f"{stem}{count}.{_PICTURES[found[0][2]]}", data[start + offset : start + size])
        at = start + size


class Record(NamedTuple):
    """The header of a record of a drawing or a show, and where what it holds begins and ends in the data."""

    instance: int
    kind: int
    start: int
    stop: int
    is_container: bool


def records(data: bytes, start: int = 0, stop: int | None = None) -> Iterator[Record]:
    """The records between two places, containers before what is in them.

    The header of a record is version and instance, type, size ([MS-ODRAW] 2.2.1); version 15 marks a container. A
    record that claims more than is left is cut, an impossible one ends its container.
    """
    waiting = [(start, len(data) if stop is None else stop)]
    while waiting:
        at, end = waiting.pop()
        if at + 8 > end:
            continue
        head, kind, size = struct.unpack_from("<HHI", data, at)
        found = Record(head >> 4, kind, at + 8, min(at + 8 + size, end), head & 15 == 15)
        waiting.append((found.stop, end))
        yield found
        if found.is_container:
            waiting.append((found.start, found.stop))


_SHAPE_TEXTS = {0x00C0, 0x0381, 0x038D, 0x038F}
"""gtextUNICODE, wzDescription, wzTooltip, wzScript ([MS-ODRAW] 2.3)."""


def shape_texts(options: bytes, count: int) -> Iterator[str]:
    """WordArt, alternative text and tooltip in the property table of a shape ([MS-ODRAW] 2.3.1)."""
    at = count * 6
    for number in range(count):
        if len(options) < number * 6 + 6:
            return
        key, value = struct.unpack_from("<HI", options, number * 6)
        if not key & 0x8000:
            continue
        if key & 0x3FFF in _SHAPE_TEXTS:
            text = options[at : at + value].decode("utf-16-le", "replace").strip("\0 \r\n")
            if text:
                yield text.replace("\r", "\n")
        at += value
