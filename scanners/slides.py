"""PowerPoint presentations (pptx, pptm, ppsx, potx and their kin), read from the XML of their parts.

ECMA-376 Part 1, chapters 19 (PresentationML) and 21 (DrawingML); modern comments: [MS-PPTX] 2.6. Slide by slide: title,
shapes in the order of the slide, tables, charts, diagrams, alternative texts, notes, comments. Then masters and
layouts, whose text stands on every slide or on none, properties, and every other part of the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from scanners import ooxml
from scanners.contract import Content, Format, Grid, Options, Part, Piece, Row, Scanner, Unread, Where
from scanners.ooxml import Package, attribute, local

_EXCERPT = 200
_DEEPEST = 60
_SHAPES = frozenset({"sp", "cxnSp", "pic", "grpSp", "graphicFrame", "contentPart"})
_TITLES = ("title", "ctrTitle")
_PLACEHOLDERS: dict[str, Part] = {"ftr": "footer", "dt": "footer", "sldNum": "footer", "hdr": "header"}


@dataclass(slots=True)
class _Show:
    """What the reading of one presentation carries along."""

    package: Package
    authors: dict[str, str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    """Texts of masters and layouts already given: a prompt is repeated in each of them."""
    title: tuple[etree._Element | None, str] = (None, "")
    """The shape with the title of the present slide, and its text, which is not gathered twice."""


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
    show = _Show(package)
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
    yield from ooxml.properties(package)
    yield from ooxml.rest(package)
    yield from package.faults()


def _listed(package: Package, main: str, root: etree._Element | None) -> Iterator[str]:
    targets = {relation.id: relation.target for relation in package.relations(main)}
    for entry in root.iter("{*}sldId") if root is not None else ():
        # a slide has two ids: its own and, in the namespace of relationships, the one of its part
        wanted = next((str(v) for k, v in entry.items() if str(k).endswith("}id")), "")
        if wanted in targets:
            yield targets[wanted]


def _unlisted(show: _Show, listed: list[str], lost: bool) -> Iterator[Content]:
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


def _slide(show: _Show, part: str, place: Where) -> Iterator[Content]:
    root = show.package.tree(part)
    if root is None:
        return
    if (root.get("show") or "1").lower() in ("0", "false"):
        place = place.at(part="hidden")
    shape, words = _title(root)
    title = " ".join(words.split())[:_EXCERPT]
    context = (title,) if title else ()
    show.title = shape, words
    yield from _drawn(show, part, root, place, context)
    yield from _hanging(show, part, place, context)


def _hanging(show: _Show, part: str, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
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


def _title(root: etree._Element) -> tuple[etree._Element | None, str]:
    """The shape with the title of a slide, and its text."""
    for shape in root.iter("{*}sp"):
        if _placeholder(shape) in _TITLES:
            return shape, _text(shape)
    return None, ""


def _placeholder(shape: etree._Element) -> str | None:
    """The type of the placeholder the shape fills ("obj" if it does not say); None if it fills none."""
    for found in shape.iter("{*}ph"):
        return found.get("type") or "obj"
    return None


def _drawn(
    show: _Show, part: str, root: etree._Element, place: Where, context: tuple[str, ...], repeated: bool = False
) -> Iterator[Content]:
    """All that is drawn on a slide, a master or a page of notes; `repeated` texts are given once a presentation."""
    for tree in root.iter("{*}spTree"):
        for shape in _shapes(tree):
            for content in _shape(show, part, shape, place, context):
                if isinstance(content, Piece) and repeated:
                    if content.text in show.said:
                        continue
                    show.said.add(content.text)
                yield content
        break
    # pictures without a text of their own get one from the program that places them: their name alone says nothing
    yield from ooxml.described(root, place)
    yield from _tips(root, place, context)
    yield from ooxml.targets(show.package, part, place.at(part="metadata"))


def _tips(root: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """What links say when they are pointed at."""
    links = root.iter("{*}hlinkClick", "{*}hlinkHover")
    if tips := dict.fromkeys(str(tip) for link in links if (tip := link.get("tooltip"))):
        yield Piece("\n".join(tips), place.at(part="alt"), context)


def _shapes(tree: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The shapes of a tree, one branch of each set of alternatives, another only if it says something else."""
    for child in tree:
        name = local(child)
        if name in _SHAPES:
            yield child
        elif name == "AlternateContent" and depth < _DEEPEST:
            said: set[str] = set()
            for branch in child:
                words = "".join("".join(str(text) for text in branch.itertext()).split())
                if not said or (words and words not in said):
                    yield from _shapes(branch, depth + 1)
                said.add(words)


def _shape(show: _Show, part: str, shape: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    if _is_hidden(shape):
        place = place.at(part="hidden")
    match local(shape):
        case "grpSp":
            yield from _group(show, part, shape, place, context)
        case "graphicFrame":
            yield from _frame(show, part, shape, place, context)
        case _:
            title, words = show.title
            if text := words if shape is title else _text(shape):
                kind = _placeholder(shape)
                if place.part == "body" and kind in _PLACEHOLDERS:
                    place = place.at(part=_PLACEHOLDERS[kind])
                yield Piece(text, place, () if kind in _TITLES else context)


def _is_hidden(shape: etree._Element) -> bool:
    for child in shape:
        if local(child).startswith("nv"):  # one, and mostly the first
            return any(local(p) == "cNvPr" and (p.get("hidden") or "").lower() in ("1", "true") for p in child)
    return False


def _text(shape: etree._Element) -> str:
    return "\n".join(line for body in shape.iter("{*}txBody") for line in ooxml.paragraphs(body))


def _group(show: _Show, part: str, group: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """The text boxes of a group, nested ones too, as one piece: who groups them means them together."""
    lines: list[str] = []
    hidden: list[str] = []
    later: list[Content] = []
    waiting = [(shape, 0, False) for shape in _shapes(group)]
    while waiting:
        shape, depth, covered = waiting.pop(0)
        covered = covered or _is_hidden(shape)
        if local(shape) == "grpSp" and depth < _DEEPEST:
            waiting[:0] = [(inner, depth + 1, covered) for inner in _shapes(shape)]
        elif local(shape) == "graphicFrame":
            later.extend(_frame(show, part, shape, place, context))
        elif text := _text(shape):
            (hidden if covered else lines).append(text)
    if lines:
        yield Piece("\n".join(lines), place.at(part="textbox") if place.part == "body" else place, context)
    if hidden:
        yield Piece("\n".join(hidden), place.at(part="hidden"), context)
    yield from later


def _frame(show: _Show, part: str, frame: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """A table, a chart or a diagram."""
    for table in frame.iter("{*}tbl"):
        yield Grid(_rows(table), place, context[-1] if context else "", context)
        break
    targets = {relation.id: relation.target for relation in show.package.relations(part) if not relation.external}
    for element in frame.iter("{*}chart", "{*}relIds"):
        wanted = attribute(element, "dm" if local(element) == "relIds" else "id") or ""
        root = show.package.tree(targets[wanted]) if wanted in targets else None
        if root is None:
            continue
        yield from _diagram(root, place, context) if local(element) == "relIds" else ooxml.chart(root, place)
        yield from ooxml.targets(show.package, targets[wanted], place.at(part="metadata"))


def _rows(table: etree._Element) -> Iterator[Row]:
    """Rows from 1. A cell that a merge covers stands in the file as an empty one, so every column keeps its place."""
    number = 0
    for row in table:
        if local(row) == "tr":
            number += 1
            yield Row(number, tuple("\n".join(ooxml.paragraphs(cell)) for cell in row if local(cell) == "tc"))


def _diagram(root: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    lines = [line for point in root.iter("{*}pt") for line in ooxml.paragraphs(point)]
    if lines:
        yield Piece("\n".join(lines), place.at(part="textbox") if place.part == "body" else place, context)


def _notes(show: _Show, part: str, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    root = show.package.tree(part)
    if root is not None:
        yield from _drawn(show, part, root, place.at(part="notes"), context)


def _comments(show: _Show, part: str, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
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


def _beside(show: _Show) -> Iterator[Content]:
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


def _part(show: _Show, name: str, kind: str, root: etree._Element) -> Iterator[Content]:
    place = Where(part="hidden")
    match kind:
        case "sldMaster" | "sldLayout" | "notesMaster" | "handoutMaster":
            yield from _drawn(show, name, root, place, (), repeated=True)
        case "notes":
            yield from _drawn(show, name, root, Where(part="notes"), ())
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
            yield from _diagram(root, place, ())
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
    reads="slides, also hidden ones and those no show lists, tables, text boxes, groups, notes, comments and threads,"
    " masters and layouts, charts, diagrams, alternative texts, tags, section names, properties, link targets, custom"
    " XML; embedded files as files of their own",
    does_not_read="numbers of charts, which the embedded workbook holds; sound and film",
)
