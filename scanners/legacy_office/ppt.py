"""PowerPoint 97-2003 presentations ([MS-PPT]): slides in the order of the show, with notes, comments and masters.

No library is used: none that is kept reads ppt. The stream is a sequence of saves; what the last one no longer shows
still lies there and comes as `hidden`.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from scanners.contract import (
    ATTACHED,
    Content,
    Embedded,
    Format,
    Grid,
    Options,
    Part,
    Piece,
    Protection,
    Row,
    Scanner,
    Unread,
    Where,
)
from scanners.legacy_office import compound, encryption
from scanners.legacy_office.compound import DAMAGE, Compound, Record

_DOCUMENT, _LIST, _PERSIST, _SLIDE_INFO, _NOTES_ATOM = 0x03E8, 0x0FF0, 0x03F3, 0x03F9, 0x03F1
_CHARS, _BYTES, _HEADER, _OUTLINE, _STRING = 0x0FA0, 0x0FA8, 0x0F9F, 0x0F9E, 0x0FBA
_EDIT, _DIRECTORY, _CRYPT, _OLE, _EDGES, _COMMENT, _TAG_DATA = 0x0FF5, 0x1772, 0x2F14, 0x1011, 0x0FD9, 0x2EE0, 0x138B
_GROUP, _SHAPE, _DRAWING, _PATRIARCH, _ANCHOR = 0xF003, 0xF004, 0x040C, 0xF002, 0xF00F
_PROPERTIES = (0xF00B, 0xF121, 0xF122)
_TABLE = 0x039F
_ENCRYPTED = 0xF3D1C4DF
_TITLES = (0, 6)
_EXCERPT = 200
_MOST = 100_000
_LARGEST_OBJECT = 256 << 20


@dataclass(slots=True)
class _Show:
    """The stream, where its objects lie by their number, and which texts have been read, by place."""

    data: bytes
    places: dict[int, int] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)
    said: set[str] = field(default_factory=set)

    def record(self, at: int) -> Record:
        """The record at a place. Raises ValueError if none can stand there."""
        found = next(compound.records(self.data, at), None)
        if found is None:
            raise ValueError("no record stands there")
        return found

    def children(self, parent: Record) -> Iterator[Record]:
        """The records straight inside a container."""
        at = parent.start
        for _ in range(_MOST):
            if at + 8 > parent.stop:
                return
            child = next(compound.records(self.data, at, parent.stop))
            yield child
            at = child.stop

    def inside(self, parent: Record, *kinds: int) -> Iterator[Record]:
        """The records of some kinds anywhere inside a container."""
        found = compound.records(self.data, parent.start, parent.stop)
        return (record for record in found if record.kind in kinds)

    def text(self, record: Record) -> str:
        """The text of a TextCharsAtom, TextBytesAtom or CString; marks that it was read."""
        self.read.add(record.start)
        raw = self.data[record.start : record.stop]
        text = raw.decode("latin-1") if record.kind == _BYTES else raw.decode("utf-16-le", "replace")
        text = text.replace("\r", "\n").replace("\v", "\n").replace("\0", "").strip()
        return "" if text == "*" else text  # what stands for a number or a date


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The slides, each with its tables, alternative texts, notes and comments; then what belongs to none.

    `where.slide` counts the slides of the show, hidden ones too, from 1; a hidden slide's text has the part "hidden".
    """
    del name, media_type
    container = Compound(stream)
    data = container.read("PowerPoint Document")
    if _is_locked(container, data):
        plain = encryption.opened(stream, options)
        if plain is None:
            yield Unread("encrypted", "the presentation opens only with a password", protection=_lock(container, data))
            return
        container = Compound(plain)
        data = container.read("PowerPoint Document")
    show = _Show(data)
    try:
        document = _document(container, show)
    except DAMAGE:
        document = next((r for r in compound.records(data) if r.kind == _DOCUMENT), None)
        container.broken = True
    if document is not None:
        yield from _slides(container, show, document)
    yield from _left_over(show)
    if document is None:
        yield Unread("corrupt", "the presentation's document is missing; what text was found was read", whole=False)
    yield from _objects(data)
    yield from compound.pictures(container.read("Pictures"), "Pictures/picture")
    yield from compound.properties(container)
    if user := compound.salvaged(container.read("Current User")):
        yield Piece(user, Where(part="metadata"), ("who saved it",))
    yield from compound.objects(container, options)
    if container.broken:
        yield Unread("corrupt", "the file is damaged; what could be read was read", whole=False)


def _is_locked(container: Compound, data: bytes) -> bool:
    """By the token of the stream Current User (2.3.2), or by the session that an encrypted save refers to (2.3.3)."""
    user = container.read("Current User")
    if len(user) >= 20:
        token, place = struct.unpack_from("<II", user, 12)
        if token == _ENCRYPTED:
            return True
        if place + 12 < len(data):
            return struct.unpack_from("<2xHI", data, place) == (_EDIT, 32)
    return False


def _lock(container: Compound, data: bytes) -> Protection:
    """How it is encrypted, by the session whose number ends the last save (2.3.3, 2.3.7); both are left in plain."""
    show = _Show(data)
    try:
        edit = show.record(struct.unpack_from("<I", container.read("Current User"), 16)[0])
        _directory(show, show.record(struct.unpack_from("<I", data, edit.start + 12)[0]))
        session = show.record(show.places[struct.unpack_from("<I", data, edit.start + 28)[0]])
    except DAMAGE:
        return encryption.UNKNOWN
    return encryption.protection(data[session.start : session.stop]) if session.kind == _CRYPT else encryption.UNKNOWN


def _document(container: Compound, show: _Show) -> Record | None:
    """Follow the saves from the last to the first, and find the document (2.1.2). Raises struct.error and its kin."""
    user = container.read("Current User")
    at = struct.unpack_from("<I", user, 16)[0]
    number = None
    for _ in range(_MOST):
        edit = show.record(at)
        if edit.kind != _EDIT:
            raise ValueError("no save stands where one should")
        earlier, directory, own = struct.unpack_from("<III", show.data, edit.start + 8)
        number = own if number is None else number
        _directory(show, show.record(directory))
        if not earlier or earlier >= at:
            break
        at = earlier
    found = show.record(show.places[number or 0])
    return found if found.kind == _DOCUMENT else None


def _directory(show: _Show, directory: Record) -> None:
    """Where the objects of a save lie (2.3.5); a later save, which was read first, wins."""
    at = directory.start
    while at + 4 <= directory.stop:
        head = struct.unpack_from("<I", show.data, at)[0]
        for number in range(head >> 20):
            at += 4
            show.places.setdefault((head & 0xFFFFF) + number, struct.unpack_from("<I", show.data, at)[0])
        at += 4


def _slides(container: Compound, show: _Show, document: Record) -> Iterator[Content]:
    lists = {r.instance: r for r in show.children(document) if r.kind == _LIST}
    numbers: dict[int, int] = {}
    for number, (place, slide, texts) in enumerate(_listed(show, lists.get(0)), 1):
        numbers[slide] = number
        yield from _guarded(container, _slide(show, place, Where(slide=number, part="body"), texts))
    for place, _, _ in _listed(show, lists.get(2)):
        yield from _guarded(container, _notes(show, place, numbers))
    for place, _, _ in _listed(show, lists.get(1)):
        yield from _guarded(container, _slide(show, place, Where(part="hidden"), [], repeated=True))
    yield from _edges(show, document, Where())
    for link in show.inside(document, 0x0FD7):
        words = [show.text(r) for r in show.children(link) if r.kind == _STRING]
        if text := "\n".join(dict.fromkeys(word for word in words if word)):
            yield Piece(text, Where(part="metadata"))


def _guarded(container: Compound, contents: Iterator[Content]) -> Iterator[Content]:
    """A slide that is damaged is no reason not to read the next one."""
    try:
        yield from contents
    except DAMAGE:
        container.broken = True


def _listed(show: _Show, entries: Record | None) -> Iterator[tuple[int, int, list[str]]]:
    """(place, id, texts of its outline) of the slides, notes or masters of a list (2.4.14)."""
    found: list[tuple[int, int, list[str]]] = []
    for record in show.children(entries) if entries else ():
        if record.kind == _PERSIST:
            number, slide = struct.unpack_from("<I8xI", show.data, record.start)
            found.append((show.places.get(number, -1), slide, []))
        elif record.kind == _HEADER and found:
            found[-1][2].append("")
        elif record.kind in (_CHARS, _BYTES) and found and found[-1][2]:
            found[-1][2][-1] = show.text(record)
    once = {place: (place, slide, texts) for place, slide, texts in found if 0 <= place < len(show.data)}
    return iter(once.values())


def _slide(show: _Show, at: int, place: Where, texts: list[str], repeated: bool = False) -> Iterator[Content]:
    slide = show.record(at)
    for info in show.children(slide):
        if info.kind == _SLIDE_INFO and show.data[info.start + 10] & 4:
            place = place.at(part="hidden")
    shapes = list(_shapes(show, slide))
    title = next((said for s in shapes for kind, said in [_said(show, s, texts)] if kind in _TITLES and said), "")
    title = " ".join(title.split())[:_EXCERPT]
    context = (title,) if title else ()
    shown: set[str] = set()
    for shape in shapes:
        for content in _shape(show, shape, place, context, texts):
            text = content.text if isinstance(content, Piece) else ""
            if not (repeated and text and text in show.said):
                yield content
            show.said.add(text)
            shown.add(text)
    if outline := "\n".join(text for text in texts if text and text not in shown):
        yield Piece(outline, place, context)
    yield from _edges(show, slide, place)
    yield from _comments(show, slide, place, context)


def _shapes(show: _Show, slide: Record) -> Iterator[Record]:
    """The shapes and groups of a slide, without the group that holds them all (2.5.13, [MS-ODRAW] 2.2.13)."""
    for drawing in show.children(slide):
        if drawing.kind == _DRAWING:
            for patriarch in show.children(drawing):
                for group in show.children(patriarch) if patriarch.kind == _PATRIARCH else ():
                    if group.kind == _GROUP:
                        yield from list(show.children(group))[1:]


def _said(show: _Show, shape: Record, texts: list[str]) -> tuple[int, str]:
    """The kind of text a shape holds (2.13.33) and the text; that of a placeholder may stand in the outline."""
    kind, lines = -1, []
    if shape.kind != _SHAPE:
        return kind, ""
    for record in show.inside(shape, _HEADER, _CHARS, _BYTES, _OUTLINE):
        if record.kind == _HEADER:
            kind = struct.unpack_from("<I", show.data, record.start)[0]
        elif record.kind == _OUTLINE:
            index = struct.unpack_from("<I", show.data, record.start)[0]
            lines.append(texts[index] if index < len(texts) else "")
            kind = 0 if index == 0 and kind < 0 else kind
        else:
            lines.append(show.text(record))
    return kind, "\n".join(line for line in lines if line)


def _shape(show: _Show, shape: Record, place: Where, context: tuple[str, ...], texts: list[str]) -> Iterator[Content]:
    if shape.kind == _GROUP:
        parts = [r for r in compound.records(show.data, shape.start, shape.stop) if r.kind == _SHAPE]
        if parts and any(_has(show, r, _TABLE) for r in show.inside(parts[0], 0xF122)):
            yield Grid(_rows(show, parts[1:]), place, context[-1] if context else "", context)
        elif text := "\n".join(said for part in parts for _, said in [_said(show, part, texts)] if said):
            yield Piece(text, place.at(part="textbox") if place.part == "body" else place, context)
    else:
        kind, text = _said(show, shape, texts)
        if text:
            yield Piece(text, place, () if kind in _TITLES else context)
    alt = [
        text
        for table in show.inside(shape, *_PROPERTIES)
        for text in compound.shape_texts(show.data[table.start : table.stop], table.instance)
    ]
    if alt:
        yield Piece("\n".join(dict.fromkeys(alt)), place.at(part="alt"), context)


def _has(show: _Show, table: Record, key: int) -> bool:
    keys = range(table.start, min(table.start + table.instance * 6, table.stop - 5), 6)
    return any(struct.unpack_from("<H", show.data, at)[0] & 0x3FFF == key for at in keys)


def _rows(show: _Show, parts: list[Record]) -> Iterator[Row]:
    """The cells of a table are shapes: those that begin at one height are a row, those at one edge a column."""
    cells: list[tuple[int, int, str]] = []
    for part in parts:
        for anchor in show.inside(part, _ANCHOR):
            left, top = struct.unpack_from("<ii", show.data, anchor.start)
            cells.append((top, left, _said(show, part, [])[1]))
    cells = [cell for cell in cells if cell[2]]
    columns = sorted({left for _, left, _ in cells})
    for number, height in enumerate(sorted({top for top, _, _ in cells}), 1):
        row = [""] * len(columns)
        for top, left, text in cells:
            if top == height:
                row[columns.index(left)] = text
        yield Row(number, tuple(row))


def _notes(show: _Show, at: int, numbers: dict[int, int]) -> Iterator[Content]:
    notes = show.record(at)
    number = None
    for atom in show.children(notes):
        if atom.kind == _NOTES_ATOM:
            number = numbers.get(struct.unpack_from("<I", show.data, atom.start)[0])
    for shape in _shapes(show, notes):
        yield from _shape(show, shape, Where(slide=number, part="notes"), (), [])


def _edges(show: _Show, parent: Record, place: Where) -> Iterator[Content]:
    """Dates, headers and footers (2.4.15.1): strings with the instances 0, 1 and 2."""
    for edges in show.children(parent):
        for record in show.children(edges) if edges.kind == _EDGES else ():
            part: Part = "header" if record.instance == 1 else "footer"
            if record.kind == _STRING and (text := show.text(record)):
                yield Piece(text, place.at(part=part))


def _comments(show: _Show, slide: Record, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """Comments stand in the slide's tags, in data that is no container to the eye (2.5.20, 2.5.25)."""
    for tag in show.inside(slide, _TAG_DATA):
        for comment in show.inside(tag, _COMMENT):
            words = {r.instance: show.text(r) for r in show.children(comment) if r.kind == _STRING}
            if words.get(1):
                yield Piece(words[1], place.at(part="comment"), context)
            if words.get(0) and words[0] not in show.said:
                show.said.add(words[0])
                yield Piece(words[0], Where(part="metadata"), ("comment author",))


def _left_over(show: _Show) -> Iterator[Content]:
    """Texts that nothing led to: of earlier saves, of handouts, of parts a later version added."""
    lines: dict[str, None] = {}
    for record in compound.records(show.data):
        if record.kind in (_CHARS, _BYTES, _STRING) and record.start not in show.read:
            text = show.text(record)
            if text and not text.startswith("___PPT") and text not in show.said:
                lines[text] = None
    for text in lines:
        yield Piece(text, Where(part="hidden"))


def _objects(data: bytes) -> Iterator[Content]:
    """Objects inside (2.10.34): compound files, mostly compressed."""
    count = 0
    for record in compound.records(data):
        if record.kind == _OLE:
            count += 1
            raw = data[record.start : record.stop]
            yield Embedded(f"object{count}", _unpacked(raw, record.instance == 1), where=ATTACHED)


def _unpacked(raw: bytes, packed: bool) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        if not packed:
            return io.BytesIO(raw)
        return io.BytesIO(zlib.decompressobj().decompress(raw[4:], _LARGEST_OBJECT))

    return opened


SCANNER = Scanner(
    name="ppt",
    formats=(Format("application/vnd.ms-powerpoint", "PowerPoint 97-2003 presentation", (".ppt", ".pps", ".pot")),),
    pieces=pieces,
    library="olefile, msoffcrypto-tool",
    licence="BSD-2-Clause, MIT",
    reads="slides, also hidden ones, tables, text boxes, groups, notes, comments, masters, headers and footers,"
    " alternative texts, link targets, text left over from earlier saves, properties; objects and pictures as files of"
    " their own; encrypted presentations with the passwords given",
    does_not_read="charts but as objects, metafiles; presentations before PowerPoint 97",
)
