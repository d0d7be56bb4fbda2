"""OpenDocument files of LibreOffice and its kin: texts, spreadsheets, presentations, drawings; zipped or flat XML.

OASIS OpenDocument 1.3. A package holds its content, its styles with headers and master pages, its properties, and other
files; an object inside is a package of its own in a folder. A flat document is the same in one XML file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from lxml import etree

from scanners.contract import (
    ATTACHED,
    Content,
    Embedded,
    Format,
    Options,
    Part,
    Piece,
    ScanError,
    Scanner,
    Unread,
    Where,
)
from scanners.office.ooxml import Package
from scanners.opendocument import odfcrypt, odfsheet, odfstyles, odftext
from scanners.opendocument.odftext import EXCERPT, Reader, drawing, gather, is_hidden, unit
from scanners.reading import xmltree
from scanners.reading.spooling import SPOOL
from scanners.reading.xmltree import attribute, local

SILENT = re.compile(
    r"mimetype|META-INF/manifest\.xml|settings\.xml|manifest\.rdf|layout-cache|Configurations2/.*|Thumbnails/.*"
    r"|ObjectReplacements/.*|Pictures/TablePreview\d+\.svm|.*/(settings|script-lb|script-lc|dialog-lb|dialog-lc)\.xml|.*-l[bc]\.xml|current\.xml",
    re.IGNORECASE,
)
"""Parts of looks and plumbing, and pictures of objects that are read themselves."""

_TECHNICAL = frozenset(
    "generator editing-cycles editing-duration creation-date date document-statistic print-date language".split()
)
_HEADERS: dict[str, Part] = {
    **dict.fromkeys(("header", "header-left", "header-first"), "header"),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), "footer"),
}
_REPEATED = ("master-page", "handout-master", "notes")
_BY_PROGRAM = re.compile(r"[^\W\d]*[ _-]?\d*|page\d+", re.IGNORECASE)
"""Names that programs give to pages: "page1", "Slide 3"."""

_LARGEST_FLAT = 256 << 20


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The content in reading order, then headers and footers, master pages, properties and the files inside.

    `where.paragraph` counts the paragraphs of a text outside tables; `where.slide` the slides of a presentation, hidden
    ones too; `where.page` the pages of a drawing.
    """
    del name
    if media_type.endswith("-flat-xml"):
        yield from _flat(stream)
        return
    package = Package(stream, options)
    locks = odfcrypt.locks(package.tree("META-INF/manifest.xml"))
    if locks:
        plain = odfcrypt.opened(package, locks, options)
        if plain is None:
            lock = locks.get("content.xml") or next(iter(locks.values()))
            yield Unread("encrypted", "the document opens only with a password", protection=lock.protection)
            return
        package = Package(plain, options)
    yield from _package(package, _kind(media_type))


def _kind(media_type: str) -> str:
    """text, spreadsheet, presentation, graphics, chart or formula."""
    return media_type.rpartition(".")[2].partition("-")[0]


def _package(package: Package, kind: str) -> Iterator[Content]:
    sheet = package.tree("styles.xml")
    reader = Reader(odfstyles.styles(sheet), masters=_named_masters(sheet))
    if not package.has("content.xml"):
        yield Unread("corrupt", "the document's main part is missing", whole=False)
    elif kind == "spreadsheet":
        stream = package.events("content.xml", odfsheet.TAGS)
        yield from odfsheet.sheets(reader, stream, xmltree.forget)
    else:
        root = package.tree("content.xml")
        if root is not None:
            reader.styles = reader.styles.and_of(odfstyles.styles(root))
            yield from _content(reader, root)
    if sheet is not None:
        yield from _masters(reader, sheet)
    yield from _authors(reader)
    yield from _properties(package.tree("meta.xml"))
    yield from _rest(package, reader)
    yield from package.faults()


def _flat(stream: BinaryIO) -> Iterator[Content]:
    stream.seek(0)
    data = stream.read(_LARGEST_FLAT + 1)
    if len(data) > _LARGEST_FLAT:
        raise ScanError("too-large", "the file is larger than can be held")
    root, sound = xmltree.checked(data)
    if root is None:
        raise ScanError("corrupt", "the file is no XML")
    reader = Reader(odfstyles.styles(root), masters=_named_masters(root))
    yield from _content(reader, root)
    yield from _masters(reader, root)
    yield from _authors(reader)
    yield from _properties(root)
    if not sound or b"<!DOCTYPE" in data:
        yield Unread("corrupt", "the file is damaged; what could be read was read", whole=False)


def _content(reader: Reader, root: etree._Element) -> Iterator[Content]:
    for script in root.iter("{*}scripts"):
        if text := "\n".join(line for t in script.itertext() if (line := str(t).strip())):
            yield Piece(text, Where(part="script"))
    if local(root) == "math":
        yield from _formula(root)
    for body in root.iter("{*}body"):
        for document in body:
            match local(document):
                case "presentation" | "drawing":
                    yield from _pages(reader, document)
                case "spreadsheet":
                    events = etree.iterwalk(document, ("end",), [f"{{*}}{tag}" for tag in odfsheet.TAGS])
                    yield from odfsheet.sheets(reader, events, _kept)
                case "chart":
                    yield from _chart(reader, document)
                case _:
                    yield from _blocks(reader, document, Where(part="body"), 0)


def _kept(row: etree._Element) -> None:
    """A row of a tree that is held whole need not be freed."""
    del row


def _formula(root: etree._Element) -> Iterator[Content]:
    if text := " ".join(odftext.words(root).split()):
        yield Piece(text, Where(part="body"))


def _blocks(reader: Reader, container: etree._Element, place: Where, depth: int) -> Iterator[Content]:
    """Paragraphs, headings, lists, sections and tables of a text, in order."""
    for block in container:
        name = local(block)
        if name in ("p", "h"):
            yield from _paragraph(reader, block, place)
        elif name == "table":
            title = reader.last if len(reader.last) <= EXCERPT else ""
            yield from odftext.table(reader, block, place, reader.context(), title)
        elif name in odftext.DRAWN:
            yield from drawing(reader, block, place, reader.context())
        elif name in ("tracked-changes", "forms", "user-field-decls", "variable-decls", "dde-connection-decls"):
            yield from odftext.asides(reader, gather(block, reader.styles), place, ())
        elif name and depth < 200:
            inner = place.at(part="hidden") if is_hidden(block, reader.styles) else place
            yield from _blocks(reader, block, inner, depth + 1)


def _paragraph(reader: Reader, block: etree._Element, place: Where) -> Iterator[Content]:
    reader.paragraph += 1
    place = place.at(paragraph=reader.paragraph)
    found = gather(block, reader.styles)
    text = found.text
    level = attribute(block, "outline-level") or "1"
    depth = int(level) if level.isdigit() else 1
    if local(block) == "h" and text:
        reader.headings = [heading for heading in reader.headings if heading[0] < depth]
    context = reader.context()
    if text:
        yield Piece(text, place, context)
        reader.last = text
    if local(block) == "h" and text:
        reader.headings.append((depth, " ".join(text.split())[:EXCERPT]))
    yield from odftext.asides(reader, found, place, (*context, text[:EXCERPT]) if text else context)


def _pages(reader: Reader, document: etree._Element) -> Iterator[Content]:
    """The slides of a presentation or the pages of a drawing."""
    shows = local(document) == "presentation"
    for declared in document.iter("{*}header-decl", "{*}footer-decl"):
        if (declared.text or "").strip():
            part: Part = "header" if local(declared) == "header-decl" else "footer"
            yield Piece((declared.text or "").strip(), Where(part=part))
    for number, page in enumerate(document.iterchildren("{*}page"), 1):
        hides = attribute(page, "style-name") in reader.styles.hidden
        place = Where(slide=number) if shows else Where(page=number)
        yield from _page(reader, page, place.at(part="hidden" if hides else "body"))


def _named_masters(root: etree._Element | None) -> dict[str, etree._Element]:
    return {attribute(m, "name") or "": m for m in (root.iter("{*}master-page") if root is not None else ())}


def _page(reader: Reader, page: etree._Element, place: Where) -> Iterator[Content]:
    title = next((text for f in page.iterchildren("{*}frame") if (text := _title(f))), "")
    context = (title,) if title else ()
    reader.under = odfstyles.slide_ground(page, reader.masters, reader.styles)
    name = attribute(page, "name") or ""
    if name and not _BY_PROGRAM.fullmatch(name):
        yield Piece(name, place.at(part="metadata"), ("name of the page",))
    for shape in page:
        name = local(shape)
        if name == "notes":
            for inner in shape:
                if local(inner) in odftext.DRAWN:
                    yield from drawing(reader, inner, place.at(part="notes"), context, "notes")
        elif name == "annotation":
            found = odftext.Gathered(units=[("comment", shape)])
            yield from odftext.asides(reader, found, place, context)
        elif name in odftext.DRAWN:
            above = () if title and _title(shape) == title else context
            # a group is several boxes that belong together, a box alone is the text of the slide
            yield from drawing(reader, shape, place, above, "textbox" if name == "g" else "body")
        elif name == "forms":
            yield from odftext.asides(reader, gather(shape, reader.styles), place, context)


def _title(frame: etree._Element) -> str:
    if attribute(frame, "class") != "title":
        return ""
    return " ".join(" ".join(odftext.words(p) for p in frame.iter("{*}p")).split())[:EXCERPT]


def _chart(reader: Reader, document: etree._Element) -> Iterator[Content]:
    """A chart: what is written on it as `alt`, the cells it is drawn from as `hidden`."""
    for written in document.iter("{*}title", "{*}subtitle", "{*}footer", "{*}label"):
        if text := " ".join(odftext.words(written).split()):
            yield Piece(text, Where(part="alt"))
    for cells in document.iter("{*}table"):
        yield from odftext.table(reader, cells, Where(part="hidden"), (), "")


def _masters(reader: Reader, root: etree._Element) -> Iterator[Content]:
    """Headers and footers, and what stands on every slide."""
    said: set[str] = set()
    for page in root.iter("{*}master-page", "{*}handout-master"):
        for child in page.iter():
            name = local(child)
            found: Iterator[Content] = iter(())
            if name in _HEADERS and local(page) == "master-page":
                found = unit(reader, child, Where(part=_HEADERS[name]), ())
            elif name in odftext.DRAWN and _stands_in(child) in _REPEATED:
                found = drawing(reader, child, Where(part="hidden"), ())
            for content in found:
                if isinstance(content, Piece) and content.text in said:
                    continue  # the pages of a document mostly share their headers
                said.add(content.text if isinstance(content, Piece) else "")
                yield content


def _stands_in(shape: etree._Element) -> str:
    parent = shape.getparent()
    return local(parent) if parent is not None else ""


def _authors(reader: Reader) -> Iterator[Content]:
    if reader.styles.words:
        yield Piece(
            "\n".join(reader.styles.words), Where(part="hidden"), ("text in formats and lists, names of styles",)
        )
    if reader.authors:
        yield Piece("\n".join(reader.authors), Where(part="metadata"), ("comment author",))


def _properties(root: etree._Element | None) -> Iterator[Content]:
    """Document properties: one piece a property, "name: value" (4.3)."""
    for meta in root.iter("{*}meta") if root is not None else ():
        for element in meta:
            label = attribute(element, "name") or local(element)
            value = " ".join((odftext.words(element) or attribute(element, "title") or "").split())
            if value and label not in _TECHNICAL:
                yield Piece(f"{label}: {value}", Where(part="properties"))


def _rest(package: Package, reader: Reader) -> Iterator[Content]:
    """Objects, macros, pictures and whatever else the package holds."""
    yield from _objects(package, reader)
    for name in package.unclaimed():
        if SILENT.fullmatch(name) or name.endswith("/"):
            continue
        if not name.lower().endswith((".xml", ".rdf")):
            yield package.embedded(name)
            continue
        # a macro's document type is the rule here and declares nothing
        root, sound = xmltree.checked(data := package.read(name))
        if not sound or b"<!ENTITY" in data:
            package.broken.append(name)
        if root is None:
            continue
        macro = local(root) == "module"
        lines = [line for text in root.itertext() if (line := str(text).strip())]
        for element in root.iter() if local(root) == "window" else ():
            lines.extend(value for key in ("value", "text", "title") if (value := attribute(element, key)))
        if lines:
            yield Piece("\n".join(lines), Where(part="script" if macro else "hidden"))


def _objects(package: Package, reader: Reader) -> Iterator[Content]:
    """Packages inside the package: charts and formulas in place, documents as files of their own."""
    folders = [name[: -len("content.xml")] for name in package.names if name.endswith("/content.xml")]
    inside = [f for f in folders if not any(f != other and f.startswith(other) for other in folders)]
    kinds = _declared(package)
    for folder in inside:
        kind = kinds.get(folder, "")
        if _kind(kind) in ("chart", "formula", "") or not kind:
            root = package.tree(f"{folder}content.xml")
            if root is not None:
                yield from _content(Reader(reader.styles), root)
        else:
            yield _document(package, folder, kind)


def _declared(package: Package) -> dict[str, str]:
    manifest = package.tree("META-INF/manifest.xml")
    entries = manifest.iter("{*}file-entry") if manifest is not None else ()
    return {attribute(e, "full-path") or "": attribute(e, "media-type") or "" for e in entries}


def _document(package: Package, folder: str, kind: str) -> Embedded:
    """The folder of an object as a package of its own, under the folder's name."""
    names = [name for name in package.names if name.startswith(folder)]
    package.claimed.update(name.lower() for name in names)

    def opened() -> BinaryIO:
        copy = cast(BinaryIO, SpooledTemporaryFile(max_size=SPOOL))  # noqa: SIM115  # handed on open
        with zipfile.ZipFile(copy, "w") as target:
            target.writestr(zipfile.ZipInfo("mimetype"), kind)
            for name in names:
                target.writestr(zipfile.ZipInfo(name.removeprefix(folder)), package.read(name))
        copy.seek(0)
        return copy

    return Embedded(folder.rstrip("/"), opened, media_type=kind, where=ATTACHED)


_ODF = "application/vnd.oasis.opendocument"
SCANNER = Scanner(
    name="opendoc",
    formats=(
        Format(f"{_ODF}.text", "OpenDocument text", (".odt",)),
        Format(f"{_ODF}.text-template", "OpenDocument text template", (".ott",)),
        Format(f"{_ODF}.text-master", "OpenDocument master document", (".odm",)),
        Format(f"{_ODF}.spreadsheet", "OpenDocument spreadsheet", (".ods",)),
        Format(f"{_ODF}.spreadsheet-template", "OpenDocument spreadsheet template", (".ots",)),
        Format(f"{_ODF}.presentation", "OpenDocument presentation", (".odp",)),
        Format(f"{_ODF}.presentation-template", "OpenDocument presentation template", (".otp",)),
        Format(f"{_ODF}.graphics", "OpenDocument drawing", (".odg",)),
        Format(f"{_ODF}.graphics-template", "OpenDocument drawing template", (".otg",)),
        Format(f"{_ODF}.chart", "OpenDocument chart", (".odc",)),
        Format(f"{_ODF}.formula", "OpenDocument formula", (".odf",)),
        Format(f"{_ODF}.text-flat-xml", "OpenDocument text as one XML file", (".fodt",)),
        Format(f"{_ODF}.spreadsheet-flat-xml", "OpenDocument spreadsheet as one XML file", (".fods",)),
        Format(f"{_ODF}.presentation-flat-xml", "OpenDocument presentation as one XML file", (".fodp",)),
        Format(f"{_ODF}.graphics-flat-xml", "OpenDocument drawing as one XML file", (".fodg",)),
    ),
    pieces=pieces,
    library="lxml, cryptography",
    licence="BSD-3-Clause, Apache-2.0 OR BSD-3-Clause",
    reads="text, tables, cells as shown or as stored, slides; headers, footers, footnotes, comments, tracked deletions,"
    " hidden text (white on white and of no size, too), sections, sheets, rows, columns and slides, notes, master"
    " pages, text boxes, alternative texts, forms, fields, bookmarks, validation lists, names, words in formulas and in"
    " formats, names of styles, charts, macros, properties, link targets; files inside as files of their own;"
    " encrypted documents with the passwords given",
    does_not_read="encryption with Argon2 or AES-GCM (LibreOffice 24.2 and later), which is told; more than 256 copies"
    " of a repeated cell",
)
