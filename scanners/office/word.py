"""Word documents (docx, docm, dotx, dotm), read from the XML of their parts.

The body is streamed block by block; each paragraph is a piece with its number, under its headings; each table a grid.
Then come headers, footers, notes, comments, charts, properties and every other part of the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from scanners.contract import Content, Format, Grid, Options, Part, Piece, Row, Scanner, Unread, Where
from scanners.office import ooxml, packageprops, wordparts
from scanners.office.ooxml import Package
from scanners.office.wordblocks import BLOCKS, flat, is_outermost, span, unshown, within
from scanners.office.wordstyles import Styles, ground, styles
from scanners.office.wordtext import Gathered, codes, control, control_name, gather, level, quick
from scanners.reading import xmltree
from scanners.reading.colours import UNKNOWN, WHITE
from scanners.reading.xmltree import attribute, local

_CHANGES = ("rPrChange", "pPrChange", "tblPrChange", "sectPrChange")
_NAMED = (*(f"}}{name}" for name in _CHANGES), "}bookmarkStart", "}ins", "}del", "}moveTo", "}moveFrom")
_EXCERPT = 200
"""Characters of a paragraph that are given as context to what hangs on it."""

_TRACKED = frozenset({"ins", "del"})
"""What the properties of a row say that was put in or deleted with tracking (17.13.5.12, 17.13.5.16)."""

_KEPT = 64
"""Plain paragraphs that are read before their elements are freed together."""


@dataclass(slots=True)
class _Document:
    """What the reading of one document carries along."""

    package: Package
    styled_by: str
    """The part with the styles."""
    _sheet: Styles | None = None
    headings: list[tuple[int, str]] = field(default_factory=list)
    context: tuple[str, ...] = ()
    """The texts of the headings."""
    paragraph: int = 0
    last: str = ""
    anchors: dict[tuple[str, str], str] = field(default_factory=dict)
    bookmarks: dict[str, None] = field(default_factory=dict)
    revisers: dict[str, None] = field(default_factory=dict)
    """Who tracked changes are by."""
    control: str = ""
    """What the content control around the next paragraph is called."""

    @property
    def sheet(self) -> Styles:
        """The styles, read when the first text asks for them: they may be larger than all text, and many never do."""
        if self._sheet is None:
            self._sheet = styles(self.package.tree(self.styled_by))
        return self._sheet

    def under(self, headings: list[tuple[int, str]]) -> None:
        """What follows stands under these headings."""
        self.headings, self.context = headings, tuple(text for _, text in headings)


_Reader = Callable[[_Document, etree._Element], Iterator[Content]]


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The document's text in reading order, then what stands beside it.

    `where.paragraph` counts the paragraphs of the body outside tables, empty ones too, from 1. A table inside a table
    follows the outer one as a grid of its own, with the outer row as context.
    """
    del name, media_type
    package = Package(stream, options)
    main = package.main("word/document.xml")
    folder = main.rpartition("/")[0]
    sheets = [r.target for r in package.relations(main) if r.kind == "styles"] or [f"{folder}/styles.xml"]
    document = _Document(package, sheets[0])
    if package.has(main):
        yield from _body(document, main)
        yield from _marks(document)
        yield from ooxml.targets(package, main, Where(part="metadata"))
    else:
        yield Unread("corrupt", "the document's main part is missing", whole=False)
    yield from _beside(document)
    yield from wordparts.lists(package, main)
    yield from packageprops.styles(package, document.styled_by)
    yield from ooxml.redrawn(package)
    yield from packageprops.contents(package)
    yield from ooxml.rest(package)
    yield from package.faults()


def _body(document: _Document, main: str) -> Iterator[Content]:
    body = None
    for _, element in document.package.events(main, (*BLOCKS, *_CHANGES, "bookmarkStart")):
        if element.tag.endswith(_NAMED) and _is_mark(document, element):
            continue
        parent = element.getparent()
        if parent is not body:
            if not is_outermost(element):
                continue
            body = parent if parent is not None and local(parent) == "body" else body
        if not document.control and (text := _quick(document, element)) is not None:
            if text and not text.isspace():
                yield Piece(text, Where(paragraph=document.paragraph, part="body"), document.context)
                document.last = text
            if document.paragraph % _KEPT == 0:
                xmltree.forget(element)
            continue
        yield from _block(document, element)
        xmltree.forget(element)


def _is_mark(document: _Document, element: etree._Element) -> bool:
    """Note the name of a bookmark, or who a change is by; whether it is a bookmark, which holds nothing."""
    if name := attribute(element, "name"):
        document.bookmarks[name] = None
    elif author := attribute(element, "author"):
        document.revisers[author] = None
    return local(element) in ("bookmarkStart", *_CHANGES)


def _marks(document: _Document) -> Iterator[Piece]:
    """Names of bookmarks, which know no blanks, but for those that Word gives ("_Toc1"); authors of changes."""
    names = "\n".join(name.replace("_", " ") for name in document.bookmarks if not name.startswith("_"))
    for text, label in ((names, "bookmark"), ("\n".join(document.revisers), "author")):
        if text.strip():
            yield Piece(text, Where(part="metadata"), (label,))


def _quick(document: _Document, element: etree._Element) -> str | None:
    """The text of a plain paragraph, which is then counted; None for anything else."""
    text = quick(element, lambda: document.sheet) if element.tag[-2:] == "}p" else None
    document.paragraph += text is not None
    return text


def _block(document: _Document, element: etree._Element) -> Iterator[Content]:
    for block in flat(element):
        if local(block) == "tbl":
            title = document.last.strip()
            title = title if len(title) <= _EXCERPT else ""
            yield from _table(document, block, Where(part="body"), document.context, title)
        elif local(block) == "sdtPr":
            document.control = control_name(block)
            if lines := "\n".join(control(block)):
                yield Piece(lines, Where(part="hidden"), document.context)
        elif local(block) == "p":
            yield from _paragraph(document, block)
        elif lines := unshown(block):
            yield Piece(lines, Where(part="hidden"), document.context)


def _paragraph(document: _Document, block: etree._Element) -> Iterator[Content]:
    document.paragraph += 1
    found = gather(block, document.sheet)
    text = found.text
    depth = level(block, document.sheet) if text.strip() else None
    if depth is not None:
        document.under([h for h in document.headings if h[0] < depth])
    place = Where(paragraph=document.paragraph, part="body")
    context = document.context
    if text.strip():
        label = _label(document, text)
        yield Piece(label + text, place, context, found.stretches(-len(label)))
        document.last = text
    if depth is not None:
        document.under([*document.headings, (depth, " ".join(text.split())[:_EXCERPT])])
    if found.is_plain:
        return
    for anchor in found.anchors:
        document.anchors[anchor] = text.strip()[:_EXCERPT]
    yield from _asides(document, found, place, (*context, text.strip()[:_EXCERPT]) if text.strip() else context)


def _label(document: _Document, text: str) -> str:
    """The name of the content control, as a label before what it holds; "" if it, or what stands above, says it."""
    name, document.control = document.control, ""
    said = f"{document.last.strip()[-_EXCERPT:]}\n{text}".casefold()
    return f"{name}: " if name and name.casefold() not in said else ""


def _asides(document: _Document, found: Gathered, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """What a stretch of text holds beside the text that is shown."""
    said: tuple[tuple[str, Part], ...] = (
        ("".join(found.hidden), "hidden"),
        ("".join(found.deleted), "revision"),
        (codes(found), "hidden"),
        ("\n".join(found.alt), "alt"),
        ("".join(found.drawn), "textbox"),
    )
    for text, part in said:
        if text.strip():
            yield Piece(text.strip("\n"), place.at(part=part), context)
    for box in found.boxes:
        yield from _unit(document, box, place.at(part="textbox"), context)
    for table in found.tables:
        yield from _table(document, table, place, context, "")


def _unit(document: _Document, container: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """A box, header, note or comment: its paragraphs as one piece, its tables as grids."""
    # a box may have a ground of any colour, so white text in it counts as seen
    found, tables = Gathered(ground=UNKNOWN if place.part == "textbox" else WHITE), []
    for child in container:
        for block in flat(child):
            if local(block) == "tbl":
                tables.append(block)
            elif local(block) == "sdtPr":
                found.hidden.extend(f"{line}\n" for line in control(block))
            elif local(block) != "p":
                found.hidden.append(unshown(block) + "\n")
            else:
                gather(block, document.sheet, found)
                for kind in (found.shown, found.hidden, found.deleted):
                    if kind and not kind[-1].endswith("\n"):
                        kind.append("\n")
    shown = found.text
    text = shown.strip()
    if text:
        yield Piece(text, place, context, found.stretches(len(shown) - len(shown.lstrip())))
    for table in tables:
        yield from _table(document, table, place, context, text[:_EXCERPT])
    yield from _asides(document, found, place, (*context, text[:_EXCERPT]) if text else context)


def _table(
    document: _Document, table: etree._Element, place: Where, context: tuple[str, ...], title: str
) -> Iterator[Content]:
    later: list[_Later] = []
    yield Grid(_rows(document, table, later), place, title, context)
    for properties in table:
        if local(properties) == "tblPr":
            words = [attribute(p, "val") for p in properties if local(p) in ("tblCaption", "tblDescription")]
            if text := "\n".join(word for word in words if word):
                yield Piece(text, place.at(part="alt"), context)
    for number, labels, found in later:
        for anchor in found.anchors:
            document.anchors[anchor] = labels[0]
        yield from _asides(document, found, place.at(row=number), (*context, *filter(None, labels)))


_Later = tuple[int, tuple[str, ...], Gathered]
"""What stands beside the cells of a row: its number, the row's text and what stands above a cell, and what it says."""


def _rows(document: _Document, table: etree._Element, later: list[_Later]) -> Iterator[Row]:
    """Rows from 1; a cell that spans columns stands in the first, one that goes on from above is empty.

    A row deleted with tracking keeps its cells, whose runs Word marks as deleted too.
    """
    table_ground = ground(table, "tblPr", document.sheet)
    head: list[str] = []
    for number, row in enumerate(within(table, "tr"), 1):
        marks = _settings(row, "trPr")
        cells, found = [""] * span(row, "trPr", "gridBefore", 0), Gathered()
        struck: list[tuple[str, list[str]]] = []
        for cell in within(row, "tc"):
            own = ground(cell, "tcPr", document.sheet)
            found.ground = own if own is not None else WHITE if table_ground is None else table_ground
            cells.append(_cell(document, cell, found))
            if "del" not in marks and "cellDel" in _settings(cell, "tcPr"):
                found.deleted.append(cells[-1])
                cells[-1] = ""
            if found.deleted and "del" in marks:
                cells[-1] = "".join((cells[-1], *found.deleted)).strip()
            elif found.deleted:
                struck.append((head[len(cells) - 1] if len(cells) <= len(head) else "", found.deleted))
            found.deleted = []
            cells.extend([""] * (span(cell, "tcPr", "gridSpan", 1) - 1))
        head = head or cells
        line = " | ".join(c for c in cells if c)[:_EXCERPT]
        later.append((number, (line,), found))
        later.extend((number, (line, label), Gathered(deleted=words)) for label, words in struck)
        yield Row(number, tuple(cells), "hidden" if "hidden" in marks else "revision" if marks & _TRACKED else None)


def _settings(element: etree._Element, properties: str) -> set[str]:
    """The names of the settings of a row or a cell."""
    return {local(setting) for held in element if local(held) == properties for setting in held}


def _cell(document: _Document, cell: etree._Element, found: Gathered) -> str:
    shown: list[str] = []
    for child in cell:
        for block in flat(child):
            if local(block) == "tbl":
                found.tables.append(block)
                continue
            if local(block) not in ("p", "sdtPr"):
                found.hidden.append(unshown(block) + "\n")
                continue
            start = len(found.shown)
            gather(block, document.sheet, found)
            shown.append("".join(found.shown[start:]))
    return "\n".join(shown).strip()


def _beside(document: _Document) -> Iterator[Content]:
    """Every XML part of a known kind that is not the body."""
    for name in document.package.unclaimed():
        if not name.lower().endswith(".xml") or ooxml.SILENT.search(name) or name.lower().startswith("docprops/"):
            continue
        reader = _READERS.get(document.package.kind(name))
        root = document.package.tree(name) if reader else None
        if reader and root is not None:
            yield from reader(document, root)
            yield from ooxml.targets(document.package, name, Where(part="metadata"))


def _notes(document: _Document, root: etree._Element) -> Iterator[Content]:
    for note in root:
        kind = local(note)
        context = document.anchors.get((kind, attribute(note, "id") or ""), "")
        yield from _unit(document, note, Where(part="footnote"), (context,) if context else ())


def _comments(document: _Document, root: etree._Element) -> Iterator[Content]:
    authors: dict[str, None] = {}
    for comment in root:
        context = document.anchors.get(("comment", attribute(comment, "id") or ""), "")
        yield from _unit(document, comment, Where(part="comment"), (context,) if context else ())
        authors[attribute(comment, "author") or ""] = None
    if names := "\n".join(author for author in authors if author):
        yield Piece(names, Where(part="metadata"), ("comment author",))


def _whole(part: Part) -> _Reader:
    return lambda document, root: _unit(document, root, Where(part=part), ())


def _glossary(document: _Document, root: etree._Element) -> Iterator[Content]:
    """Building blocks (17.12): their texts, and how they are called and described."""
    yield from _unit(document, root, Where(part="hidden"), ())
    named = root.iter("{*}docPartPr")
    words = (attribute(e, "val") for block in named for e in block.iter("{*}name", "{*}description", "{*}category"))
    if text := "\n".join(dict.fromkeys(word for word in words if word)):
        yield Piece(text, Where(part="hidden"), ("building blocks",))


def _aside(reader: Callable[[etree._Element], Iterator[Content]]) -> _Reader:
    return lambda _document, root: reader(root)


_READERS: dict[str, _Reader] = {
    "hdr": _whole("header"),
    "ftr": _whole("footer"),
    "document": _whole("body"),
    "glossaryDocument": _glossary,
    "footnotes": _notes,
    "endnotes": _notes,
    "comments": _comments,
    **{kind: _aside(reader) for kind, reader in wordparts.READERS.items()},
}
"""How a part is read, by the name of its root element."""


SCANNER = Scanner(
    name="word",
    formats=(
        Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document", (".docx",)),
        Format("application/vnd.openxmlformats-officedocument.wordprocessingml.template", "Word template", (".dotx",)),
        Format("application/vnd.ms-word.document.macroEnabled.12", "Word document with macros", (".docm",)),
        Format("application/vnd.ms-word.template.macroEnabled.12", "Word template with macros", (".dotm",)),
    ),
    pieces=pieces,
    library="lxml",
    licence="BSD-3-Clause",
    reads="body, tables and tables within tables, headers, footers, footnotes, endnotes, comments, tracked insertions"
    " and deletions with their authors, names of bookmarks, text boxes and shapes, content controls, hidden text (white"
    " on white, of one point, in alternatives that are not shown), field codes, building blocks, alternative texts,"
    " charts with their caches, diagrams, labels of lists, names of styles, properties, link targets, document"
    " variables, custom XML; embedded files as files of their own",
    does_not_read="the code of macros; numbers of numbered lists; the comment of the archive and comments of XML in"
    " its parts",
)
