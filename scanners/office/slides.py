"""PowerPoint presentations (pptx, pptm, ppsx, potx and their kin), read from the XML of their parts.

ECMA-376 Part 1, chapters 19 (PresentationML) and 21 (DrawingML); modern comments: [MS-PPTX] 2.6. Slide by slide: title,
shapes in the order of the slide, tables, charts, diagrams, alternative texts, notes, comments. Then masters and
layouts, whose text stands on every slide or on none, properties, and every other part of the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from scanners.contract import Content, Format, Options, Piece, Scanner, Unread, Where
from scanners.office import ooxml, packageprops, slideink, slideshapes
from scanners.office.ooxml import Package
from scanners.office.slideshapes import Show, diagram, drawn
from scanners.reading.xmltree import local

_EXCERPT = 200


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The slides in the order of the show, each with what hangs on it; then what belongs to none.

    `where.slide` counts the slides of the show, hidden ones too, from 1; a hidden slide's text has the part "hidden".
    A slide that the show does not list comes after the others, as hidden. Shapes in a group are one piece.
    """
    del name, media_type
    package = Package(stream, options)
    main = package.main("ppt/presentation.xml")
    root = package.tree(main)
    if root is None:
        yield Unread("corrupt", "the presentation's main part is missing or broken", whole=False)
    show = Show(package, size=slideink.size(root))
    listed = list(_listed(package, main, root))
    for number, part in enumerate(listed, 1):
        if package.has(part):
            yield from _slide(show, part, Where(slide=number, part="body"))
        else:
            yield Unread("corrupt", "a slide of the presentation is missing", whole=False)
    yield from _unlisted(show, listed, root is None)
    if root is not None:
        yield from _sections(root)
        yield from ooxml.targets(package, main, Where(part="metadata"))
    yield from _beside(show)
    yield from ooxml.redrawn(package)
    yield from packageprops.contents(package)
    yield from ooxml.rest(package)
    yield from package.faults()


def _listed(package: Package, main: str, root: etree._Element | None) -> Iterator[str]:
    targets = {relation.id: relation.target for relation in package.relations(main)}
    for entry in root.iter("{*}sldId") if root is not None else ():
        # a slide has two ids: its own and, in the namespace of relationships, the one of its part
        wanted = next((str(v) for k, v in entry.items() if str(k).endswith("}id")), "")
        if wanted in targets:
            yield targets[wanted]


def _unlisted(show: Show, listed: list[str], lost: bool) -> Iterator[Content]:
    known = {part.lower() for part in listed}
    for name in show.package.names:
        if name.lower() not in known and _is_slide(show.package, name):
            yield from _slide(show, name, Where(part="body" if lost else "hidden"))


def _is_slide(package: Package, name: str) -> bool:
    return name.lower().endswith(".xml") and package.kind(name) == "sld"


def _sections(root: etree._Element) -> Iterator[Content]:
    """Names of sections and of custom shows: nobody who watches sees them."""
    names = [element.get("name") or "" for element in root.iter("{*}section", "{*}custShow")]
    if text := "\n".join(name for name in names if name.strip() and name != "Default Section"):
        yield Piece(text, Where(part="metadata"))


def _slide(show: Show, part: str, place: Where) -> Iterator[Content]:
    root = show.package.tree(part)
    if root is None:
        return
    if (root.get("show") or "1").lower() in ("0", "false"):
        place = place.at(part="hidden")
    unseen = list(slideink.unseen(show.package, part, root))
    shape, words = slideshapes.title(root)
    title = " ".join(words.split())[:_EXCERPT]
    context = (title,) if title else ()
    show.title = shape, words
    yield from drawn(show, part, root, place, context)
    for text in filter(str.strip, unseen):
        yield Piece(text, place.at(part="hidden"), context)
    for name in root.iterchildren("{*}cSld"):
        if (name.get("name") or "").strip():
            yield Piece(name.get("name") or "", place.at(part="metadata"), ("name of the slide",))
    yield from _hanging(show, part, place, context)


def _hanging(show: Show, part: str, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """What the slide's relations lead to: its notes, comments and tags."""
    for relation in show.package.relations(part):
        if relation.external or not show.package.has(relation.target):
            continue
        match relation.kind:
            case "notesSlide":
                yield from _notes(show, relation.target, place, context)
            case "comments":
                yield from _comments(show, relation.target, place, context)
            case "tags":
                yield from _tags(show.package.tree(relation.target), place)


def _notes(show: Show, part: str, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    root = show.package.tree(part)
    if root is not None:
        yield from drawn(show, part, root, place.at(part="notes"), context)


def _comments(show: Show, part: str, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """Comments of the old kind (p:cm with p:text) and threads of the new one (p188:cm with replies)."""
    root = show.package.tree(part)
    for comment in root.iter("{*}cm", "{*}reply") if root is not None else ():
        lines: list[str] = []
        for child in comment:
            if local(child) == "text":
                lines.append((child.text or "").strip())
            elif local(child) == "txBody":
                lines.extend(ooxml.paragraphs(child))
        if text := "\n".join(line for line in lines if line):
            yield Piece(text, place.at(part="comment"), context)


def _tags(root: etree._Element | None, place: Where) -> Iterator[Content]:
    """Names and values that programs hang on a slide or a show (19.3.3)."""
    for tag in root.iter("{*}tag") if root is not None else ():
        value = tag.get("val") or ""
        if value.strip():
            yield Piece(f"{tag.get('name') or ''}: {value}", place.at(part="hidden"))


def _beside(show: Show) -> Iterator[Content]:
    """The parts that no slide led to, each by the kind of its root."""
    package = show.package
    for name in package.unclaimed():
        if not name.lower().endswith(".xml") or (ooxml.SILENT.search(name) and "slide" not in name.lower()):
            continue
        kind = package.kind(name)
        if kind not in _KINDS:
            continue
        root = package.tree(name)
        if root is not None:
            yield from _part(show, name, kind, root)


_KINDS = frozenset(
    {"sldMaster", "sldLayout", "notesMaster", "handoutMaster", "notes", "cmLst", "cmAuthorLst", "authorLst", "tagLst"}
    | {"chartSpace", "dataModel", "drawing"}
)


def _part(show: Show, name: str, kind: str, root: etree._Element) -> Iterator[Content]:
    place = Where(part="hidden")
    match kind:
        case "sldMaster" | "sldLayout" | "notesMaster" | "handoutMaster":
            yield from drawn(show, name, root, place, (), repeated=True)
        case "notes":
            yield from drawn(show, name, root, Where(part="notes"), ())
        case "cmLst":
            yield from _comments(show, name, Where(), ())
        case "cmAuthorLst" | "authorLst":
            names = [author.get("name") or "" for author in root]
            if text := "\n".join(dict.fromkeys(author for author in names if author.strip())):
                yield Piece(text, Where(part="metadata"), ("comment author",))
        case "tagLst":
            yield from _tags(root, place)
        case "chartSpace":
            yield from ooxml.chart(root)
            yield from ooxml.targets(show.package, name, Where(part="metadata"))
        case "dataModel":
            yield from diagram(root, place, ())
        case _:
            pass  # a diagram as last drawn: the same words as its data model, which is read


_OPEN = "application/vnd.openxmlformats-officedocument.presentationml"
_MACRO = "application/vnd.ms-powerpoint"
SCANNER = Scanner(
    name="slides",
    formats=(
        Format(f"{_OPEN}.presentation", "PowerPoint presentation", (".pptx",)),
        Format(f"{_OPEN}.slideshow", "PowerPoint show", (".ppsx",)),
        Format(f"{_OPEN}.template", "PowerPoint template", (".potx",)),
        Format(f"{_MACRO}.presentation.macroEnabled.12", "PowerPoint presentation with macros", (".pptm",)),
        Format(f"{_MACRO}.slideshow.macroEnabled.12", "PowerPoint show with macros", (".ppsm",)),
        Format(f"{_MACRO}.template.macroEnabled.12", "PowerPoint template with macros", (".potm",)),
    ),
    pieces=pieces,
    library="lxml",
    licence="BSD-3-Clause",
    reads="slides, also hidden ones and those no show lists, shapes off the slide and text nobody sees (white on white,"
    " clear, of one point, under a picture or a box), tables, text boxes, groups, notes, comments and threads,"
    " masters and layouts, charts, diagrams, alternative texts, tags, section names, properties, link targets, custom"
    " XML; embedded files as files of their own",
    does_not_read="numbers of charts, which the embedded workbook holds; names of layouts; sound and film",
)
