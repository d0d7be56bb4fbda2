"""Text of OpenDocument, told apart by the way it is said: shown, hidden, in a box, a note, a comment, a deletion.

OASIS OpenDocument 1.3 Part 3 (schema): chapter 5 (text), 6 (inline), 7 (fields), 9 (tables), 10 (drawings), 14.1
(comments). Elements are known by their local names, so that a later version's namespace is read alike.
"""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from scanners.contract import ATTACHED, Content, Embedded, Grid, Part, Piece, Row, Where
from scanners.opendocument.odfstyles import Paint, Styles
from scanners.reading.colours import UNKNOWN, Colour
from scanners.reading.xmltree import attribute, local

EXCERPT = 200
_DEEPEST = 150
_MOST_REPEATED = 256
_LAST_COLUMN = 16_384

DRAWN = frozenset(
    """
    frame g custom-shape rect ellipse circle line connector polygon polyline path regular-polygon measure caption
    text-box image object object-ole plugin scene control
    """.split()
)
_SILENT = frozenset(
    """
    annotation-end soft-page-break change change-start change-end bookmark-end reference-mark-end toc-mark-start
    toc-mark-end user-index-mark-start user-index-mark-end alphabetical-index-mark-end list-level-style-bullet
    page-thumbnail event-listeners enhanced-geometry glue-point table-of-content-source illustration-index-source
    table-index-source object-index-source user-index-source alphabetical-index-source bibliography-source
    sequence-decls note-citation binary-data animations par change-info
    """.split()
)
"""Elements of looks, marks and plumbing."""

_INLINE = frozenset({"p", "h"})
_SAID_BY_ATTRIBUTE: dict[str, Part] = {
    "placeholder": "hidden", "bibliography-mark": "hidden", "database-display": "hidden",
    "dde-connection-decl": "hidden",
    "bookmark": "annotation", "bookmark-start": "annotation", "reference-mark": "annotation",
    "reference-mark-start": "annotation", "user-field-decl": "hidden", "variable-set": "hidden",
    "hidden-text": "hidden", "conditional-text": "hidden", "label": "hidden", "alphabetical-index-mark": "hidden",
    "toc-mark": "hidden",
}  # fmt: skip
_UNITS: dict[str, Part] = {"note": "footnote", "annotation": "comment", "deletion": "revision"}
_VALUES = (
    "description",
    "title",
    "author",
    "note",
    "annote",
    "custom1",
    "dde-item",
    "string-value",
    "string-value-if-true",
    "string-value-if-false",
    "value",
    "label",
    "current-value",
)


@dataclass(slots=True)
class Reader:
    """What the reading of one document carries along."""

    styles: Styles
    headings: list[tuple[int, str]] = field(default_factory=list)
    paragraph: int = 0
    last: str = ""
    authors: dict[str, None] = field(default_factory=dict)
    masters: dict[str, etree._Element] = field(default_factory=dict)
    under: Colour = UNKNOWN
    """What is under the shapes that are read; `UNKNOWN` where it may be any colour."""

    def context(self) -> tuple[str, ...]:
        return tuple(text for _, text in self.headings)


@dataclass(slots=True)
class Gathered:
    """What one stretch of text says."""

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    said: list[tuple[Part, str]] = field(default_factory=list)
    units: list[tuple[Part, etree._Element]] = field(default_factory=list)
    drawings: list[etree._Element] = field(default_factory=list)
    tables: list[etree._Element] = field(default_factory=list)
    paint: Paint = field(default_factory=Paint)

    def put(self, text: str, mode: list[str]) -> None:
        """Text that is shown, but for what nobody sees of it."""
        (self.hidden if mode is self.shown and self.paint.unseen else mode).append(text)

    @property
    def text(self) -> str:
        return "".join(self.shown).strip()


def is_hidden(element: etree._Element, sheet: Styles) -> bool:
    """Whether the element's own style or its own attributes hide it, or a field in a paragraph hides that."""
    if attribute(element, "style-name") in sheet.hidden:
        return True
    if attribute(element, "display") in ("none", "condition") or attribute(element, "is-hidden") == "true":
        return True
    fields = element.iter("{*}hidden-paragraph") if local(element) in ("p", "h") else ()
    return any(attribute(field, "is-hidden") == "true" for field in fields)


def gather(element: etree._Element, sheet: Styles, into: Gathered | None = None) -> Gathered:
    """The text of a paragraph, or of all paragraphs in an element, a line each."""
    found = into if into is not None else Gathered()
    mode = found.hidden if is_hidden(element, sheet) else found.shown
    if local(element) == "forms":
        _child(element, sheet, found, mode, 0)
        return found
    _painted(element, sheet, found, mode, 0)
    return found


def _painted(element: etree._Element, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    """Walk an element in the paint of its style."""
    look = sheet.looks.get(attribute(element, "style-name") or "") if sheet.looks else None
    if look is None:
        _walk(element, sheet, found, mode, depth)
        return
    before, found.paint = found.paint, found.paint.under(look)
    _walk(element, sheet, found, mode, depth)
    found.paint = before


def _walk(element: etree._Element, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    inline = local(element) in _INLINE or depth > 0
    if depth > _DEEPEST:
        mode.append("".join(str(text) for text in element.itertext()))
        return
    if element.text and (inline or element.text.strip()):
        found.put(_plain(element.text), mode)
    for child in element:
        _child(child, sheet, found, mode, depth)
        if child.tail and (inline or child.tail.strip()):
            found.put(_plain(child.tail), mode)


def _plain(text: str) -> str:
    """White space as it counts (6.1.2): line breaks of the file are blanks."""
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def _child(child: etree._Element, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    name = local(child)
    match name:
        case "s":
            count = attribute(child, "c") or "1"
            mode.append(" " * (min(int(count), 100) if count.isdigit() else 1))
        case "tab":
            mode.append("\t")
        case "line-break":
            mode.append("\n")
        case "note" | "annotation" | "deletion":
            found.units.append((_UNITS[name], child))
        case "ruby-text":
            found.said.append(("alt", words(child)))
        case "script":
            found.said.append(("script", child.text or attribute(child, "href") or ""))
        case "forms":
            found.said.append(("form", "\n".join(_form(child))))
        case "table":
            found.tables.append(child)
        case _ if name in DRAWN:
            found.drawings.append(child)
        case _ if name and name not in _SILENT:
            _wrapper(child, name, sheet, found, mode, depth)


def _wrapper(child: etree._Element, name: str, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    """Spans, links, fields, lists, sections and whatever a later version adds."""
    if part := _SAID_BY_ATTRIBUTE.get(name):
        keys = ("name",) if part == "annotation" else _VALUES
        found.said.extend((part, value) for key in keys if (value := attribute(child, key)))
    if name == "a":
        found.said.append(("metadata", attribute(child, "href") or ""))
        found.said.append(("alt", attribute(child, "title") or ""))
    if name in _INLINE and mode and mode[-1] != "\n":
        mode.append("\n")
    inner = found.hidden if is_hidden(child, sheet) else mode
    _painted(child, sheet, found, inner, depth + 1)
    if name in _INLINE:
        found.put("\n", inner)


def words(element: etree._Element) -> str:
    """All text inside an element, as it stands."""
    return "".join(str(text) for text in element.itertext())


def _form(forms: etree._Element) -> Iterator[str]:
    """Labels and values of the controls of a form (13)."""
    for control in forms.iter():
        values = [attribute(control, key) for key in ("label", "title", "value", "current-value", "string-value")]
        line = ": ".join(dict.fromkeys(word for word in values if word and word.strip()))
        if line:
            yield line
        for paragraph in control:
            if local(paragraph) in _INLINE and (text := words(paragraph).strip()):
                yield text


def unit(reader: Reader, element: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """A box, header, note or comment: its paragraphs as one piece, its tables as grids, then what hangs on it."""
    found = gather(element, reader.styles)
    text = found.text
    if text:
        yield Piece(text, place, context)
    yield from asides(reader, found, place, (*context, text[:EXCERPT]) if text else context)


def asides(reader: Reader, found: Gathered, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """What a stretch of text holds beside the text that is shown."""
    hidden = "".join(found.hidden).strip()
    if hidden:
        yield Piece(hidden, place.at(part="hidden"), context)
    for part, text in dict.fromkeys(found.said):
        if text.strip():
            yield Piece(text.strip(), place.at(part=part), context)
    for part, element in found.units:
        yield from _noted(reader, element, place.at(part=part), context)
    for shape in found.drawings:
        yield from drawing(reader, shape, place, context)
    for inner in found.tables:
        yield from table(reader, inner, place, context, "")


def _noted(reader: Reader, element: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """A note, a comment or a deletion, without the lines that say who wrote it and when."""
    for author in element.iter("{*}creator"):
        if (author.text or "").strip():
            reader.authors[(author.text or "").strip()] = None
    for child in element:
        if local(child) in ("creator", "date", "date-string", "creator-initials", "sender-initials"):
            child.text = None
    yield from unit(reader, element, place, context)


def drawing(
    reader: Reader, shape: etree._Element, place: Where, context: tuple[str, ...], part: Part = "textbox"
) -> Iterator[Content]:
    """A shape, frame or group: its text as one piece of the given part, its alternative texts, tables and links."""
    found = Gathered(paint=Paint(ground=reader.under))
    covered = _drawn(shape, reader.styles, found, 0)
    own = place if place.part == "hidden" else place.at(part=part)
    if text := found.text:
        yield Piece(text, place.at(part="hidden") if covered else own, context)
    tables, found.tables = found.tables, []
    for inner in tables:
        yield from table(reader, inner, place, context, context[-1] if context else "")
    yield from asides(reader, found, place, (*context, text[:EXCERPT]) if text else context)
    yield from files(shape)


def _drawn(shape: etree._Element, sheet: Styles, found: Gathered, depth: int) -> bool:
    """Gather what a shape and the shapes in it say; whether the outer one is not displayed."""
    titles: list[str] = []
    before = found.paint
    if look := sheet.looks.get(attribute(shape, "style-name") or ""):
        found.paint = before.under(look)
    for child in shape:
        name = local(child)
        if name in ("title", "desc"):
            titles.append((child.text or "").strip())
        elif name in DRAWN and depth < _DEEPEST:
            _drawn(child, sheet, found, depth + 1)
        elif name == "a" and depth < _DEEPEST:
            found.said.append(("metadata", attribute(child, "href") or ""))
            _drawn(child, sheet, found, depth + 1)
        else:
            _child(child, sheet, found, found.shown, 0)
    if found.shown and found.shown[-1] != "\n":
        found.shown.append("\n")
    found.paint = before
    found.said.append(("alt", "\n".join(dict.fromkeys(title for title in titles if title))))
    link = attribute(shape, "href") or ""
    if "://" in link or link.startswith(("/", "../")):
        found.said.append(("metadata", link))
    return attribute(shape, "display") == "none" or attribute(shape, "visibility") == "hidden"


def files(element: etree._Element) -> Iterator[Content]:
    """Files written into the XML itself, as flat documents do (10.4.5)."""
    for number, data in enumerate(element.iter("{*}binary-data"), 1):
        try:
            content = base64.b64decode(data.text or "")
        except (binascii.Error, ValueError):
            continue
        if content:
            name, opened = f"binary-data{number}", partial(io.BytesIO, content)
            yield Embedded(name, opened, len(content), where=ATTACHED)


def table(
    reader: Reader, element: etree._Element, place: Where, context: tuple[str, ...], title: str
) -> Iterator[Content]:
    """A table of a text or a slide, and after it what hangs on its rows."""
    later: list[tuple[int, str, Gathered]] = []
    hidden: set[int] = set()
    number = 0
    for column in element.iter("{*}table-column"):
        count = repeats(column, "number-columns-repeated")
        if is_collapsed(column, reader.styles):
            hidden.update(range(number + 1, min(number + count, _LAST_COLUMN) + 1))
        number += count
    if is_hidden(element, reader.styles):
        place = place.at(part="hidden")
    yield Grid(_rows(reader, element, later), place, title, context, frozenset(hidden))
    for child in element:
        if local(child) in ("title", "desc") and (child.text or "").strip():
            yield Piece((child.text or "").strip(), place.at(part="alt"), context)
    for row, text, found in later:
        yield from asides(reader, found, place.at(row=row), (*context, text) if text else context)


def _rows(reader: Reader, element: etree._Element, later: list[tuple[int, str, Gathered]]) -> Iterator[Row]:
    number = 0
    for row in own_rows(element):
        number += 1
        found = Gathered()
        cells = tuple(text for cell in row for text in _cell(cell, reader.styles, found))
        later.append((number, " | ".join(c for c in cells if c)[:EXCERPT], found))
        if any(cells):
            yield Row(number, cells, "hidden" if is_collapsed(row, reader.styles) else None)
        number += repeats(row, "number-rows-repeated") - 1


def own_rows(element: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The rows of a table, also those in groups and header rows, but not those of tables in its cells."""
    for child in element:
        name = local(child)
        if name == "table-row":
            yield child
        elif name in ("table-header-rows", "table-rows", "table-row-group") and depth < _DEEPEST:
            yield from own_rows(child, depth + 1)


def _cell(cell: etree._Element, sheet: Styles, found: Gathered) -> list[str]:
    if local(cell) not in ("table-cell", "covered-table-cell"):
        return []
    start = len(found.shown)
    gather(cell, sheet, found)
    text = "".join(found.shown[start:]).strip()
    return (
        [text] * (repeats(cell, "number-columns-repeated") if text else 1)
        if text
        else [""] * min(repeats(cell, "number-columns-repeated"), _MOST_REPEATED)
    )


def is_collapsed(row: etree._Element, sheet: Styles) -> bool:
    """Whether a row or column is hidden or filtered out (19.749), or has no size."""
    if attribute(row, "visibility") in ("collapse", "filter"):
        return True
    return bool(sheet.flat) and attribute(row, "style-name") in sheet.flat


def repeats(element: etree._Element, name: str) -> int:
    """How often a row, column or cell stands there, at least once."""
    count = attribute(element, name) or "1"
    return max(1, int(count)) if count.isdigit() and len(count) < 9 else 1
