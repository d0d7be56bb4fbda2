"""What a workbook holds beside the cells of its sheets: comments, names, lists, caches, drawings.

ECMA-376 Part 1, chapter 18; threaded comments and persons: [MS-XLSX] 2.4.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Container, Iterator
from functools import partial

from lxml import etree

from scanners.contract import Content, Embedded, Grid, Part, Piece, Row, Unread, Where
from scanners.office import ooxml
from scanners.office.ooxml import Package
from scanners.reading import xmltree
from scanners.reading.xmltree import attribute, local, texts

_HEADER_CODE = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&K\d\d[+-]\d{3}|&\d+|&[A-JL-Za-z+-]')
_HEADERS: dict[str, Part] = {
    "oddHeader": "header", "evenHeader": "header", "firstHeader": "header",
    "oddFooter": "footer", "evenFooter": "footer", "firstFooter": "footer",
}  # fmt: skip
TAGS = (
    "dataValidation",
    "headerFooter",
    "hyperlink",
    "cfRule",
    "autoFilter",
    "scenario",
    "protectedRange",
    "webPublishItem",
)
"""The elements of a sheet's XML that say something beside the cells."""

_SAID_BY_ATTRIBUTE = ("name", "user", "comment", "title", "text", "destinationFile", "customList")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def element(found: etree._Element, place: Where) -> list[Content]:
    """What one element of a sheet's XML says outside the cells."""
    match local(found):
        case "headerFooter":
            return list(_headers(found, place))
        case "dataValidation":
            return list(_validation(found, place))
        case "hyperlink":
            words = [found.get(name) for name in ("display", "tooltip")]
            text = "\n".join(dict.fromkeys(w for w in words if w))
            cell = (found.get("ref") or "").split(":")[0] or None
            return [Piece(text, place.at(part="metadata", cell=cell))] if text else []
        case "cfRule" | "autoFilter" | "scenario" | "protectedRange" | "webPublishItem" | "sortCondition":
            text = "\n".join(dict.fromkeys(word for word in _hidden_words(found) if word and word.strip("* ")))
            return [Piece(text, place.at(part="hidden"))] if text else []
        case _:
            return []


def _hidden_words(found: etree._Element) -> Iterator[str | None]:
    """What a rule compares with, what a filter lets through, a scenario's names and values, names of protected ranges,
    titles of published pages (18.3.1.10, .2, .76, .71, .110)."""
    for formula in found.iter("{*}formula", "{*}f"):
        yield from _QUOTED.findall(formula.text or "")
    yield from (found.get(name) for name in _SAID_BY_ATTRIBUTE)
    yield from (child.get("val") for child in found.iter("{*}filter", "{*}customFilter", "{*}inputCells"))


def _headers(found: etree._Element, place: Where) -> Iterator[Content]:
    """Headers and footers without their codes (18.3.1.39): `&L` `&C` `&R` part the three fields, `&&` is one "&"."""
    for child in found:
        part = _HEADERS.get(local(child))
        if part and (text := without_codes(child.text or "")):
            yield Piece(text, place.at(part=part))


def without_codes(text: str) -> str:
    """A header or footer without its codes, a line each for what stands left, in the middle and right."""
    fields = re.split(r"(?<!&)(?:&&)*&[LCR]", text)
    lines = [_HEADER_CODE.sub("", f.replace("&&", "\0")).replace("\0", "&").strip() for f in fields]
    return "\n".join(line for line in lines if line)


def _validation(found: etree._Element, place: Where) -> Iterator[Content]:
    """A list to choose from, if it is written out, and what the cell tells who clicks on it."""
    ranges = found.get("sqref") or texts(found, "sqref")  # an element in what Excel 2010 added
    cell = re.split(r"[:\s]", ranges)[0] or None
    words = [w for child in found.iter("{*}formula1", "{*}formula2") for w in _QUOTED.findall(texts_of(child))]
    lines = [entry.strip() for word in words for entry in word.split(",")]
    lines += [found.get(name) or "" for name in ("promptTitle", "prompt", "errorTitle", "error")]
    if text := "\n".join(line for line in lines if line):
        yield Piece(text, place.at(part="hidden", cell=cell))


def texts_of(found: etree._Element) -> str:
    """All text inside an element."""
    return "".join(str(text) for text in found.itertext())


def attached(package: Package, part: str, place: Where) -> Iterator[Content]:
    """What hangs on a sheet: comments, drawings with their charts, links to the world."""
    relations = package.relations(part)
    named = {kind: [r.target for r in relations if r.kind == kind] for kind in {r.kind for r in relations}}
    threads: dict[str, list[str]] = {}
    for name in named.get("threadedComment", ()):
        yield from _threads(package, name, place, threads)
    for name in named.get("comments", ()):
        if not name.lower().endswith(".bin"):  # those of a binary workbook are read by xlsb
            yield from _comments(package, name, place, threads)
    for name in (*named.get("drawing", ()), *named.get("chartUserShapes", ())):
        yield from _drawing(package, name, place)
    for name in (*named.get("vmlDrawing", ()), *named.get("legacyDrawing", ())):
        yield from _shapes(package, name, place)
    yield from ooxml.targets(package, part, place.at(part="metadata"))


Area = tuple[int, int, int, int]
"""The first column and row, and the last ones, from 1."""

_AREA = re.compile(rb"table\b[^>]*?\bref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})[\"']")


def tables(package: Package, part: str) -> list[Area]:
    """Where on a sheet its tables stand, which are drawn by styles of their own."""
    targets = [r.target for r in package.relations(part) if r.kind == "table" and not r.external]
    found = [area for target in targets if (area := _AREA.search(package.peek(target)))]
    return [(_position(a[1].decode()), int(a[2]), _position(a[3].decode()), int(a[4])) for a in found]


def _at(place: Where, cell: str) -> Where:
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
    return place.at(part="comment", cell=cell or None, row=int(row) if row.isdigit() else None)


def _threads(package: Package, name: str, place: Where, threads: dict[str, list[str]]) -> Iterator[Content]:
    root = package.tree(name)
    for comment in root if root is not None else ():
        cell, text = comment.get("ref") or "", texts(comment, "text").strip()
        if text:
            threads.setdefault(cell, []).append(text)
            yield Piece(text, _at(place, cell))


def _comments(package: Package, name: str, place: Where, threads: dict[str, list[str]]) -> Iterator[Content]:
    """Comments, but for the copy of a thread that is kept for older programs and says nothing more."""
    root = package.tree(name)
    for comment in root.iter("{*}comment") if root is not None else ():
        cell, text = comment.get("ref") or "", texts(comment, "t").strip()
        thread = threads.get(cell)
        copy = thread is not None and text.startswith("[Threaded comment]") and all(t in text for t in thread)
        if text and not copy:
            yield Piece(text, _at(place, cell))
    authors = [texts(author, "author") for author in root.iter("{*}author")] if root is not None else []
    if names := "\n".join(name for name in authors if name.strip() and not name.startswith("tc=")):  # "tc=": a thread
        yield Piece(names, place.at(part="metadata"), ("comment author",))


def _drawing(package: Package, name: str, place: Where) -> Iterator[Content]:
    root = package.tree(name)
    if root is None:
        return
    for shape in root.iter("{*}txBody"):
        if lines := ooxml.paragraphs(shape):
            yield Piece("\n".join(lines), place.at(part="textbox"))
    yield from ooxml.described(root, place)
    yield from ooxml.targets(package, name, place.at(part="metadata"))
    for relation in package.relations(name):
        if relation.kind in ("chart", "chartEx") and not relation.external:
            chart = package.tree(relation.target)
            if chart is not None:
                yield from ooxml.chart(chart, place)
            yield from ooxml.targets(package, relation.target, place.at(part="metadata"))


def _shapes(package: Package, name: str, place: Where) -> Iterator[Content]:
    """Shapes of the old kind (VML); those that only frame a comment repeat nothing."""
    root = package.tree(name)
    for shape in root.iter("{*}shape") if root is not None else ():
        if any(data.get("ObjectType") == "Note" for data in shape.iter("{*}ClientData")):
            continue
        words = [_lines(box) for box in shape.iter("{*}textbox")]
        if text := "\n".join(word for word in words if word):
            yield Piece(text, place.at(part="textbox"))
    if root is not None:
        yield from ooxml.described(root, place)


def _lines(box: etree._Element) -> str:
    """The text of a box, whose lines are kept as HTML."""
    for end in box.iter("{*}br", "{*}div"):
        end.tail = "\n" + (end.tail or "")
    return "\n".join(line for part in texts_of(box).split("\n") if (line := " ".join(part.split())))


def workbook(package: Package, main: str, root: etree._Element) -> Iterator[Content]:
    """Defined names with what they stand for, and their comments; names of views; links of the workbook."""
    for name in root.iter("{*}definedName"):
        label, text = name.get("name") or "", texts_of(name).strip()
        if label.startswith("_xlnm.") and '"' not in text:
            continue
        words = "\n".join(word.replace('""', '"') for word in _QUOTED.findall(text)) or text
        lines = [f"{label}: {words}", *(name.get(key) or "" for key in ("comment", "description", "help", "statusBar"))]
        yield Piece("\n".join(line for line in lines if line), Where(part="hidden"))
    views = [view.get("name") or "" for view in root.iter("{*}customWorkbookView")]
    if text := "\n".join(name for name in views if name.strip()):
        yield Piece(text, Where(part="hidden"), ("names of views",))
    if user := "\n".join(user for sharing in root.iter("{*}fileSharing") if (user := sharing.get("userName"))):
        yield Piece(user, Where(part="metadata"))
    yield from ooxml.targets(package, main, Where(part="metadata"))


def beside(package: Package, shown: Container[str] = ()) -> Iterator[Content]:
    """The parts that no sheet leads to, each by the kind of its root. `shown` are texts that stand in cells."""
    for name in package.unclaimed():
        if not name.lower().endswith(".xml") or ooxml.SILENT.search(name) or name.lower().startswith("docprops/"):
            continue
        reader = _READERS.get(xmltree.root_name(package.peek(name)))
        root = package.tree(name) if reader else None
        if reader and root is not None:
            yield from reader(package, name, root)
            if reader is _table:
                yield from _columns(root, shown)


def orphans(package: Package) -> Iterator[Content]:
    """Records of pivot caches that no cache leads to any more: their values, without columns."""
    for name in package.unclaimed():
        if name.lower().endswith(".xml") and xmltree.root_name(package.peek(name)) == "pivotCacheRecords":
            values = dict.fromkeys(_item(item) for _, record in package.events(name, ("r",)) for item in record)
            if text := "\n".join(value for value in values if value):
                yield Piece(text, Where(part="hidden"))


def _cache(package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    """A pivot cache: the source's rows as they were, and values that no row has any more (18.10)."""
    fields = list(root.iter("{*}cacheField"))
    shared = [[_item(item) for child in f if local(child) == "sharedItems" for item in child] for f in fields]
    used = [bytearray(len(items)) for items in shared]
    header = tuple(f.get("name") or "" for f in fields)
    place = Where(part="hidden")
    for relation in package.relations(name):
        if relation.kind == "pivotCacheRecords" and package.has(relation.target):
            stream = package.events(relation.target, ("r",))
            yield Grid(_records(header, stream, shared, used), place, "pivot cache")
    for label, items, marks in zip(header, shared, used, strict=True):
        left = [item for item, mark in zip(items, marks, strict=True) if item and not mark]
        if left:
            yield Piece("\n".join(left), place, (label,) if label else ())
    yield from ooxml.targets(package, name, Where(part="metadata"))


def _records(
    header: tuple[str, ...],
    stream: Iterator[tuple[str, etree._Element]],
    shared: list[list[str]],
    used: list[bytearray],
) -> Iterator[Row]:
    yield Row(1, header)
    for number, (_, record) in enumerate(stream, 2):
        cells = []
        for at, item in enumerate(record):
            text = _item(item)
            if local(item) == "x" and at < len(shared) and text.isdigit() and int(text) < len(shared[at]):
                used[at][int(text)] = 1
                text = shared[at][int(text)]
            cells.append(text)
        yield Row(number, tuple(cells))
        xmltree.forget(record)


def _item(item: etree._Element) -> str:
    value = item.get("v") or ""
    if local(item) == "d":
        return value.removesuffix("T00:00:00")
    return value.removesuffix(".0") if local(item) == "n" else value


def _external(package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    """The copies that a workbook keeps of the cells of others it refers to (18.14)."""
    names = [n.get("val") or "" for n in root.iter("{*}sheetName")]
    for data in root.iter("{*}sheetData"):
        at = data.get("sheetId") or ""
        sheet = names[int(at)] if at.isdigit() and int(at) < len(names) else None
        yield Grid(_external_rows(data), Where(sheet=sheet, part="hidden"), sheet or "")
    if told := "\n".join(name for name in names if name.strip()):
        yield Piece(told, Where(part="hidden"), ("sheets of another workbook",))
    for item in root.iter("{*}ddeItem", "{*}oleItem", "{*}definedName"):
        if text := "\n".join(filter(None, [item.get("name"), *(texts_of(v) for v in item.iter("{*}val"))])):
            yield Piece(text, Where(part="hidden"))
    yield from ooxml.targets(package, name, Where(part="metadata"))


def _external_rows(data: etree._Element) -> Iterator[Row]:
    for row in data:
        number = row.get("r") or ""
        cells: list[str] = []
        for cell in row:
            at = _position((cell.get("r") or "").rstrip("0123456789")) or len(cells) + 1
            cells.extend([""] * (at - len(cells)))
            value = texts(cell, "v")
            whole = value.endswith(".0") and value[:-2].isdigit()
            cells[at - 1] = value[:-2] if whole else value
        if any(cells):
            yield Row(int(number) if number.isdigit() else 0, tuple(cells))


def _position(letters: str) -> int:
    """The position of a column by its letters, from 1; 0 for what names none of the 16,384."""
    found = 0
    for letter in letters.upper() if len(letters) < 4 else "":
        found = found * 26 + ord(letter) - 64
    return found if 0 < found <= 16_384 else 0


def _revisions(package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    """The log of a shared workbook: values before and after each change (18.11)."""
    del package, name
    lines = [texts(cell, "v") or texts(cell, "t") for cell in root.iter("{*}oc", "{*}nc")]
    if text := "\n".join(line for line in lines if line.strip() and not line.isdigit()):
        yield Piece(text, Where(part="revision"))
    numbers = [texts(cell, "v") for cell in root.iter("{*}oc", "{*}nc")]
    if text := "\n".join(line for line in numbers if line.isdigit() and len(line) > 3):
        yield Piece(text, Where(part="revision"))


def _persons(package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    del package, name
    if text := "\n".join(label for person in root if (label := attribute(person, "displayName"))):
        yield Piece(text, Where(part="metadata"), ("comment author",))


def _table(package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    """A table's comment, the labels of its totals, what its formulas say and its filters let through."""
    del package, name
    words = [root.get("comment"), *(c.get("totalsRowLabel") for c in root.iter("{*}tableColumn")), *_hidden_words(root)]
    for formula in root.iter("{*}calculatedColumnFormula", "{*}totalsRowFormula"):
        words += _QUOTED.findall(formula.text or "")
    if text := "\n".join(dict.fromkeys(word for word in words if word and word.strip("* "))):
        yield Piece(text, Where(part="hidden"))


def _columns(root: etree._Element, shown: Container[str]) -> Iterator[Content]:
    """The names of a table's columns, but for those that stand in a cell, as a header does."""
    names = [_UNESCAPED.sub("\n", column.get("name") or "") for column in root.iter("{*}tableColumn")]
    if text := "\n".join(name for name in names if name.strip() and name not in shown):
        yield Piece(text, Where(part="hidden"), ("names of columns",))


_UNESCAPED = re.compile("_x000[aAdD]_")


def _values(package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    """Connections, queries, controls and slicers: what their attributes and text say in words or long numbers."""
    del name, package
    words = dict.fromkeys(str(v) for e in root.iter() for v in e.attrib.values() if _TELLING.search(str(v)))
    lines = [*words, *(line for t in root.itertext() if (line := " ".join(str(t).split())))]
    if text := "\n".join(lines):
        yield Piece(text, Where(part="hidden"))


_TELLING = re.compile(r"[^\W\d_]{3}|\d{5}")


def _chart(package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    yield from ooxml.chart(root)
    yield from ooxml.targets(package, name, Where(part="metadata"))


def _queries(_package: Package, name: str, root: etree._Element) -> Iterator[Content]:
    """The queries of Power Query: a package in base64 behind its version and its length (MS-QDEFF 2.2)."""
    try:
        data = base64.b64decode("".join(texts_of(root).split()))
    except ValueError:
        yield Unread("corrupt", "the queries of the workbook cannot be read", whole=False)
        return
    packed = data[8 : 8 + int.from_bytes(data[4:8], "little")]
    yield Embedded(f"{name}.zip", partial(io.BytesIO, packed), len(packed), where=Where(part="hidden"))


_READERS: dict[str, Callable[[Package, str, etree._Element], Iterator[Content]]] = {
    "pivotCacheDefinition": _cache,
    "externalLink": _external,
    "revisions": _revisions,
    "personList": _persons,
    "table": _table,
    "connections": _values,
    "formControlPr": _values,
    "slicerCacheDefinition": _values,
    "slicers": _values,
    "timelines": _values,
    "timelineCacheDefinition": _values,
    "queryTable": _values,
    "MapInfo": _values,
    "pivotTableDefinition": _values,
    "chartSpace": _chart,
    "DataMashup": _queries,
}
"""How a part is read, by the name of its root element."""
