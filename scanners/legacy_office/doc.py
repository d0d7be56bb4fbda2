"""Word 97-2003 documents ([MS-DOC]): the body by the piece table, then notes, comments, headers and text boxes.

No library is used: those that read doc give the body alone or run another program. Word 6 and 95 ([MS-DOC] names them
as earlier versions) are told apart and their running text is read where it stands in one stretch.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import BinaryIO

from scanners.contract import Content, Format, Grid, Options, Part, Piece, Row, ScanError, Scanner, Unread, Where
from scanners.legacy_office import compound, doctext, encryption
from scanners.legacy_office.compound import DAMAGE, Compound
from scanners.legacy_office.doctext import DELETED, HIDDEN, Text

_EXCERPT = 200
_TRIVIAL = tuple("PAGE NUMPAGES TOC REF SEQ DATE TIME STYLEREF NOTEREF FORM SHAPE EMBED AUTHOR TITLE FILENAME".split())
_WHITE = {
    "\v": "\n",
    "\x0e": "\n",
    "\x1e": "-",
    "\x1f": "",
    "\t": "\t",
    "\n": "\n",
    "\x07": "\n",
    "\r": "\n",
    "\f": "\n",
}
_STORIES: tuple[Part | None, ...] = ("header", "header", "footer", "footer", "header", "footer")


@dataclass(slots=True)
class _Document:
    """What the reading of one document carries along; `start` of the stories by name, in cp."""

    text: Text
    story: dict[str, tuple[int, int]]
    fields: list[bool] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    seen: list[tuple[int, int, str]] = field(default_factory=list)
    paragraph: int = 0
    last: str = ""

    def context(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.headings)


@dataclass(slots=True)
class _Said:
    """What a stretch of text says, by the way it says it."""

    shown: str = ""
    hidden: str = ""
    deleted: str = ""
    codes: str = ""


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The body's paragraphs and tables, then what stands beside them.

    `where.paragraph` counts the paragraphs of the body outside tables, empty ones too, from 1.
    """
    del name, media_type
    stream.seek(0)
    if not stream.read(4).startswith(b"\xd0\xcf"):
        yield Unread("unsupported", "a document of Word 2 or older, which is not read")
        return
    container = Compound(stream)
    document = container.read("WordDocument")
    if len(document) < 154 + 8 * 93:
        yield from _early(container, document)
        return
    version, flags = struct.unpack_from("<2xH", document)[0], struct.unpack_from("<H", document, 10)[0]
    if version < 0xC1:
        yield from _early(container, document)
        return
    table = container.read("1Table" if flags & 0x0200 else "0Table")
    if flags & 0x0100:
        plain = encryption.opened(stream, options)
        if plain is None:
            found = encryption.XOR if flags & 0x8000 else encryption.protection(table)
            yield Unread("encrypted", "the document opens only with a password", protection=found)
            return
        container = Compound(plain)
        document, table = container.read("WordDocument"), container.read("1Table" if flags & 0x0200 else "0Table")
    yield from _document(container, document, table, options)


def _document(container: Compound, document: bytes, table: bytes, options: Options) -> Iterator[Content]:
    try:
        text = doctext.read(document, table)
    except (ScanError, *DAMAGE):
        # the text lies there all the same, with what was deleted and without its order
        if words := compound.salvaged(document):
            yield Piece(words, Where(part="body"))
        yield Unread("corrupt", "the document's piece table is missing or damaged", whole=not words)
        return
    found = _Document(text, _stories(document, len(text.characters)))
    yield from _body(found)
    for read in (_notes, _comments, _headers, _boxes, _names):
        try:
            yield from read(found, document, table)
        except DAMAGE:
            container.broken = True
    yield from _drawings(doctext.block(document, table, 50))
    yield from compound.properties(container)
    yield from compound.objects(container, options)
    yield from compound.macros(container)
    for name in ("Data", "WordDocument"):
        yield from compound.pictures(container.read(name), f"{name}/picture")
    if container.broken:
        yield Unread("corrupt", "the file is damaged; what could be read was read", whole=False)


def _early(container: Compound, document: bytes) -> Iterator[Content]:
    """Word 6 and 95: the text between fcMin and fcMac, if it was not saved in pieces."""
    unread = Unread("unsupported", "a document of Word 6 or 95; only its running text is read", whole=False)
    if len(document) < 32 or document[:2] not in (b"\xdc\xa5", b"\xec\xa5"):
        yield Unread("corrupt", "the document's main stream is missing or damaged")
        return
    flags, first, last = struct.unpack_from("<H12xII", document, 10)
    if flags & 0x0100:
        yield Unread("encrypted", "the document opens only with a password", protection=encryption.XOR)
        return
    said = document[first:last].decode("cp1252", "replace") if not flags & 0x0004 else ""
    text = Text(said, bytearray(len(said)))
    found = _Document(text, {"body": (0, len(said))})
    yield from _body(found)
    yield from compound.properties(container)
    yield unread if found.last else Unread("unsupported", "a document of Word 6 or 95, saved in pieces; it is not read")


def _stories(document: bytes, size: int) -> dict[str, tuple[int, int]]:
    """Where the stories begin and end: they follow each other in this order (2.4.1)."""
    counts = struct.unpack_from("<8I", document, 76)
    names = ("body", "footnotes", "headers", "", "comments", "endnotes", "boxes", "header boxes")
    found, at = {}, 0
    for name, count in zip(names, counts, strict=True):
        if name:
            found[name] = (min(at, size), min(at + count, size))
            at += count
    return found


def _said(document: _Document, start: int, stop: int) -> _Said:
    """The stretch told apart; a field's code lies between the marks 13 and 14 (hexadecimal), its result up to 15."""
    kinds: tuple[list[str], ...] = ([], [], [], [])
    for cp in range(start, stop):
        character = document.text.characters[cp]
        if character < " ":
            if character == "\x13":
                document.fields.append(True)
            elif character == "\x14" and document.fields:
                document.fields[-1] = False
            elif character == "\x15" and document.fields:
                document.fields.pop()
            character = _WHITE.get(character, "")
        mark = document.text.marks[cp]
        kind = 3 if any(document.fields) else 2 if mark & DELETED else 1 if mark & HIDDEN else 0
        kinds[kind].append(character)
    shown, hidden, deleted, codes = (_joined(kind).strip() for kind in kinds)
    return _Said(shown, hidden, deleted, "" if codes.upper().startswith(_TRIVIAL) else codes)


def _joined(characters: list[str]) -> str:
    """Characters put together, pairs of surrogates as one."""
    return "".join(characters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")


def _asides(said: _Said, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    above = (*context, said.shown[:_EXCERPT]) if said.shown else context
    kinds: tuple[tuple[str, Part], ...] = ((said.hidden, "hidden"), (said.deleted, "revision"), (said.codes, "hidden"))
    for text, part in kinds:
        if text:
            yield Piece(text, place.at(part=part), above)


def _body(document: _Document) -> Iterator[Content]:
    start, stop = document.story["body"]
    cells: list[str] = []
    rows: list[Row] = []
    later: list[Content] = []
    lines: list[str] = []
    for first, last in _segments(document.text.characters, start, stop):
        layout = document.text.paragraph(last - 1)
        ending = document.text.characters[last - 1]
        said = _said(document, first, last)
        if ending == "\x07" or layout.in_table:
            if layout.ends_row or (not document.text.starts and first == last - 1):
                rows.append(Row(len(rows) + 1, tuple(cells)))
                cells = []
                continue
            place = Where(row=len(rows) + 1, part="body")
            lines.append(said.shown)
            later.extend(_asides(said, place, document.context()))
            document.seen.append((first, 0, said.shown[:_EXCERPT]))
            if ending == "\x07":
                cells.append("\n".join(lines).strip())
                lines = []
            continue
        yield from _table(document, rows, cells, later)
        cells, rows, later, lines = [], [], [], []
        yield from _paragraph(document, said, first, layout.style)
    yield from _table(document, rows, [*cells, *lines], later)


def _segments(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The paragraphs, cells and pages, each with the character that ends it."""
    first = start
    for cp in range(start, stop):
        if text[cp] in "\r\x07\f":
            yield first, cp + 1
            first = cp + 1
    if first < stop:
        yield first, stop


def _table(document: _Document, rows: list[Row], cells: list[str], later: list[Content]) -> Iterator[Content]:
    if cells:
        rows = [*rows, Row(len(rows) + 1, tuple(cells))]
    if rows:
        yield Grid(iter(rows), Where(part="body"), document.last, document.context())
    yield from later


def _paragraph(document: _Document, said: _Said, first: int, style: int) -> Iterator[Content]:
    document.paragraph += 1
    place = Where(paragraph=document.paragraph, part="body")
    level = style if 1 <= style <= 9 else None  # the built-in headings have these indices (2.9.271)
    if level and said.shown:
        document.headings = [heading for heading in document.headings if heading[0] < level]
    context = document.context()
    if said.shown:
        yield Piece(said.shown, place, context)
        document.last = said.shown[-_EXCERPT:]
    if level and said.shown:
        document.headings.append((level, said.shown[:_EXCERPT]))
    document.seen.append((first, document.paragraph, said.shown[:_EXCERPT]))
    yield from _asides(said, place, context)


def _hanging(document: _Document, cp: int, part: Part) -> tuple[Where, tuple[str, ...]]:
    """The place and the words of the paragraph or cell that a note hangs on."""
    at = bisect_right(document.seen, (cp, 1 << 62, "")) - 1
    if at < 0:
        return Where(part=part), ()
    _, paragraph, text = document.seen[at]
    return Where(paragraph=paragraph or None, part=part), (text,) if text else ()


def _noted(document: _Document, story: str, part: Part, references: list[int], texts: list[int]) -> Iterator[Content]:
    start, stop = document.story[story]
    bounds = [min(start + cp, stop) for cp in texts[:-1]] if len(texts) > 2 else [start, stop]
    for number, (first, last) in enumerate(pairwise(bounds)):
        document.fields.clear()
        said = _said(document, first, last)
        known = number < len(references)
        place, context = _hanging(document, references[number], part) if known else (Where(part=part), ())
        if said.shown:
            yield Piece(said.shown, place, context)
        yield from _asides(said, place, context)


def _notes(document: _Document, data: bytes, table: bytes) -> Iterator[Content]:
    for story, references, texts in (("footnotes", 2, 3), ("endnotes", 46, 47)):
        found = doctext.plc(doctext.block(data, table, references), 2)
        yield from _noted(document, story, "footnote", found, doctext.plc(doctext.block(data, table, texts), 0))


def _comments(document: _Document, data: bytes, table: bytes) -> Iterator[Content]:
    found = doctext.plc(doctext.block(data, table, 4), 30)
    yield from _noted(document, "comments", "comment", found, doctext.plc(doctext.block(data, table, 5), 0))


def _headers(document: _Document, data: bytes, table: bytes) -> Iterator[Content]:
    """Six separators of notes, then six headers and footers a section (2.3.3); those with the same words once."""
    start, stop = document.story["headers"]
    bounds = [min(start + cp, stop) for cp in doctext.plc(doctext.block(data, table, 11), 0)]
    given: set[tuple[Part, str]] = set()
    for number, (first, last) in enumerate(pairwise(bounds)):
        part = _STORIES[(number - 6) % 6] if number >= 6 else "footnote"
        document.fields.clear()
        said = _said(document, first, last)
        if part and said.shown and (part, said.shown) not in given:
            given.add((part, said.shown))
            yield Piece(said.shown, Where(part=part))
        yield from _asides(said, Where(part=part), ())


def _boxes(document: _Document, data: bytes, table: bytes) -> Iterator[Content]:
    for story, index in (("boxes", 56), ("header boxes", 58)):
        yield from _noted(document, story, "textbox", [], doctext.plc(doctext.block(data, table, index), 22))


def _names(document: _Document, data: bytes, table: bytes) -> Iterator[Content]:
    """Bookmarks, who changed, commented and saved it where, document variables, styles, strings beside (2.7, 2.9)."""
    del document
    if styles := "\n".join(doctext.style_names(doctext.block(data, table, 1))):
        yield Piece(styles, Where(part="hidden"), ("names of styles",))
    if routed := compound.salvaged(doctext.block(data, table, 70)):
        yield Piece(routed, Where(part="metadata"), ("routing slip",))
    lists: tuple[tuple[int, Part], ...] = (
        (21, "annotation"),
        (51, "metadata"),
        (32, "metadata"),
        (60, "hidden"),
        (71, "metadata"),
    )
    for index, part in lists:
        names, rest = _strings(doctext.block(data, table, index))
        values = list(_counted(rest, len(names))) if index == 60 else []
        names = [f"{n}: {v}" for n, v in zip(names, values, strict=False)] if values else names
        said = [name for name in dict.fromkeys(names) if name.strip() and name != "Unknown" and name[0] != "_"]
        if said:
            yield Piece("\n".join(said), Where(part=part))
    if owners := [name for name in dict.fromkeys(_counted(doctext.block(data, table, 36), 10_000)) if name.strip()]:
        yield Piece("\n".join(owners), Where(part="metadata"), ("comment author",))


def _strings(data: bytes) -> tuple[list[str], bytes]:
    """The strings of a string table (2.2.4 STTB), and what follows it."""
    if len(data) < 6:
        return [], b""
    wide = data[:2] == b"\xff\xff"
    count, extra = struct.unpack_from("<HH", data, 2 if wide else 0)
    at, width = (6, 2) if wide else (4, 1)
    found: list[str] = []
    for _ in range(count):
        if at + width > len(data):
            break
        size = (struct.unpack_from("<H", data, at)[0] if wide else data[at]) * width
        raw = data[at + width : at + width + size]
        found.append(raw.decode("utf-16-le" if wide else "cp1252", "replace").replace("\r", "\n"))
        at += width + size + extra
    return found, data[at:]


def _counted(data: bytes, most: int) -> Iterator[str]:
    """Strings that each begin with their length in characters (2.9.332 Xst)."""
    at = 0
    for _ in range(most):
        if at + 2 > len(data):
            return
        size = struct.unpack_from("<H", data, at)[0] * 2
        yield data[at + 2 : at + 2 + size].decode("utf-16-le", "replace").strip("\0")
        at += 2 + size


def _drawings(data: bytes) -> Iterator[Content]:
    """Alternative texts and WordArt of the drawings; one byte stands between them (2.9.172 OfficeArtContent)."""
    at = 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<2xHI", data, at)
        if kind not in (0xF000, 0xF002):
            at += 1
            continue
        for record in compound.records(data, at, min(at + 8 + size, len(data))):
            if record.kind in (0xF00B, 0xF121, 0xF122):
                for text in compound.shape_texts(data[record.start : record.stop], record.instance):
                    yield Piece(text, Where(part="alt"))
        at += 8 + size


_OLDER = ((0, b"\xdb\xa5"), (0, b"\x31\xbe\0\0"))
SCANNER = Scanner(
    name="doc",
    formats=(Format("application/msword", "Word 97-2003 document", (".doc", ".dot"), _OLDER),),
    pieces=pieces,
    library="olefile, msoffcrypto-tool",
    licence="BSD-2-Clause, MIT",
    reads="body, tables, headers, footers, footnotes, endnotes, comments, text boxes, hidden and deleted text, field"
    " codes, alternative texts, bookmarks, document variables, names of authors and of styles, who saved it where and"
    " whom it was routed to, properties, macros; objects and pictures as files of their own; encrypted documents with"
    " the passwords given",
    does_not_read="text hidden by a style alone, form fields' defaults, metafiles; all but the"
    " running text of Word 6 and 95, which is told; Word 2 and older",
)
