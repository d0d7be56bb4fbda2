"""What is drawn on a slide, a page of notes, a master or a layout of PowerPoint: shapes, tables, charts, diagrams.

ECMA-376 Part 1, chapters 19.3 (PresentationML) and 21 (DrawingML).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from scanners.contract import Content, Grid, Part, Piece, Row, Where
from scanners.office import ooxml, slideink
from scanners.office.ooxml import Package
from scanners.reading.xmltree import attribute, local

_DEEPEST = 60
_SHAPES = frozenset({"sp", "cxnSp", "pic", "grpSp", "graphicFrame", "contentPart"})
_TITLES = ("title", "ctrTitle")
_PLACEHOLDERS: dict[str, Part] = {"ftr": "footer", "dt": "footer", "sldNum": "footer", "hdr": "header"}


@dataclass(slots=True)
class Show:
    """What the reading of one presentation carries along."""

    package: Package
    said: set[str] = field(default_factory=set)
    """Texts of masters and layouts already given: a prompt is repeated in each of them."""
    size: tuple[int, int] = (1, 1)
    """Of the slides, in EMU."""
    title: tuple[etree._Element | None, str] = (None, "")
    """The shape with the title of the present slide, and its text, which is not gathered twice."""


def title(root: etree._Element) -> tuple[etree._Element | None, str]:
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


def drawn(
    show: Show, part: str, root: etree._Element, place: Where, context: tuple[str, ...], repeated: bool = False
) -> Iterator[Content]:
    """All that is drawn on a slide, a master or a page of notes; `repeated` texts are given once a presentation."""
    for tree in root.iter("{*}spTree"):
        shapes = list(_shapes(tree))
        covered = slideink.covered(shapes, show.size) if place.slide and place.part == "body" else ()
        for number, shape in enumerate(shapes):
            for content in _shape(show, part, shape, place.at(part="hidden") if number in covered else place, context):
                if isinstance(content, Piece) and repeated:
                    if content.text in show.said:
                        continue
                    show.said.add(content.text)
                yield content
        break
    # pictures without a text of their own get one from the program that places them: their name alone says nothing
    yield from ooxml.described(root, place)
    yield from tips(root, place, context)
    yield from ooxml.targets(show.package, part, place.at(part="metadata"))


def tips(root: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """What links say when they are pointed at."""
    links = root.iter("{*}hlinkClick", "{*}hlinkHover")
    if said := dict.fromkeys(str(tip) for link in links if (tip := link.get("tooltip"))):
        yield Piece("\n".join(said), place.at(part="alt"), context)


def _shapes(tree: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The shapes of a tree, one branch of each set of alternatives; others are hidden, if they say something else."""
    for child in tree:
        name = local(child)
        if name in _SHAPES:
            yield child
        elif name == "AlternateContent" and depth < _DEEPEST:
            said: set[str] = set()
            for branch in child:
                words = "".join("".join(str(text) for text in branch.itertext()).split())
                if not said or (words and words not in said):
                    for told in branch.iter("{*}cNvPr") if said else ():
                        told.set("hidden", "1")
                    yield from _shapes(branch, depth + 1)
                said.add(words)


def _shape(show: Show, part: str, shape: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    if is_hidden(shape) or (place.slide and slideink.is_off(shape, show.size)):
        place = place.at(part="hidden")
    match local(shape):
        case "grpSp":
            yield from _group(show, part, shape, place, context)
        case "graphicFrame":
            yield from _frame(show, part, shape, place, context)
        case _:
            titled, words = show.title
            if text := words if shape is titled else _text(shape):
                kind = _placeholder(shape)
                if place.part == "body" and kind in _PLACEHOLDERS:
                    place = place.at(part=_PLACEHOLDERS[kind])
                yield Piece(text, place, () if kind in _TITLES else context)


def is_hidden(shape: etree._Element) -> bool:
    for child in shape:
        if local(child).startswith("nv"):  # one, and mostly the first
            return any(local(p) == "cNvPr" and (p.get("hidden") or "").lower() in ("1", "true") for p in child)
    return False


def _text(shape: etree._Element) -> str:
    return "\n".join(line for body in shape.iter("{*}txBody") for line in ooxml.paragraphs(body))


def _group(show: Show, part: str, group: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    """The text boxes of a group, nested ones too, as one piece: who groups them means them together."""
    lines: list[str] = []
    hidden: list[str] = []
    later: list[Content] = []
    waiting = [(shape, 0, False) for shape in _shapes(group)]
    while waiting:
        shape, depth, covered = waiting.pop(0)
        covered = covered or is_hidden(shape)
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


def _frame(show: Show, part: str, frame: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
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
        yield from diagram(root, place, context) if local(element) == "relIds" else ooxml.chart(root, place)
        yield from ooxml.targets(show.package, targets[wanted], place.at(part="metadata"))


def _rows(table: etree._Element) -> Iterator[Row]:
    """Rows from 1. A cell that a merge covers stands in the file as an empty one, so every column keeps its place."""
    number = 0
    for row in table:
        if local(row) == "tr":
            number += 1
            yield Row(number, tuple("\n".join(ooxml.paragraphs(cell)) for cell in row if local(cell) == "tc"))


def diagram(root: etree._Element, place: Where, context: tuple[str, ...]) -> Iterator[Content]:
    lines = [line for point in root.iter("{*}pt") for line in ooxml.paragraphs(point)]
    if lines:
        yield Piece("\n".join(lines), place.at(part="textbox") if place.part == "body" else place, context)
