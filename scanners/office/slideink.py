"""Text on a slide that nobody sees: in the colour of what is under it, clear, of one point, covered, or off the slide.

ECMA-376 Part 1, 19.3.1 (backgrounds), 20.1.2.3 (colours), 21.1.2.3 (runs). Whatever is drawn under a box may lend it a
ground, on the slide itself, its layout or its master; where that cannot be told, the text counts as seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from scanners.office.ooxml import Package
from scanners.reading import colours
from scanners.reading.colours import UNKNOWN, WHITE, Colour
from scanners.reading.xmltree import attribute, local

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in EMU."""

_CLEAR = "clear"
_SMALLEST = 200  # hundredths of a point
_SHAPES = ("{*}sp", "{*}pic", "{*}graphicFrame", "{*}grpSp", "{*}cxnSp")
_PRESETS: dict[str, Colour] = {"white": WHITE, "black": colours.BLACK}
_OF_THEME: dict[str, Colour] = {"bg1": WHITE, "lt1": WHITE, "tx1": colours.BLACK, "dk1": colours.BLACK}
_DEFAULT_SIZE = (9_144_000, 6_858_000)


def size(presentation: etree._Element | None) -> tuple[int, int]:
    """Width and height of the slides in EMU."""
    for element in presentation.iter("{*}sldSz") if presentation is not None else ():
        width, height = element.get("cx") or "", element.get("cy") or ""
        if width.isdigit() and height.isdigit():
            return int(width), int(height)
    return _DEFAULT_SIZE


def is_off(shape: etree._Element, slide: tuple[int, int]) -> bool:
    """Whether a shape of a slide (none within a group) stands wholly outside it."""
    box = _box(shape)
    return box is not None and (box[2] <= 0 or box[3] <= 0 or box[0] >= slide[0] or box[1] >= slide[1])


def covered(shapes: Sequence[etree._Element], slide: tuple[int, int]) -> set[int]:
    """Which shapes of a slide, in the order of their painting, one painted later lets nobody see.

    A picture as large as the slide covers none: it may be a frame or a mark that is clear in its middle.
    """
    found: set[int] = set()
    for above, lid in enumerate(shapes):
        if above and (box := _lid(lid, slide)) is not None:
            found.update(under for under, shape in enumerate(shapes[:above]) if _lies_under(shape, box))
    return found


def _lid(shape: etree._Element, slide: tuple[int, int]) -> Box | None:
    """Where a shape is that lets nothing through; None for any other. What most shapes lack is asked first."""
    if local(shape) != "pic" and next(shape.iterfind("{*}spPr/{*}solidFill"), None) is None:
        return None
    box = _box(shape)
    return box if box is not None and _is_opaque(shape, box, slide) else None


def _is_opaque(shape: etree._Element, box: Box, slide: tuple[int, int]) -> bool:
    if any(frame.get("rot") not in (None, "0") for frame in shape.iter("{*}xfrm")):
        return False
    if local(shape) == "pic":
        return box[2] - box[0] < slide[0] or box[3] - box[1] < slide[1]
    if any(geometry.get("prst") != "rect" for geometry in shape.iter("{*}prstGeom")):
        return False
    fills = [f for p in shape.iterchildren("{*}spPr") for f in p.iterchildren("{*}solidFill")]
    return bool(fills) and not any(True for _ in fills[0].iter("{*}alpha"))


def _lies_under(shape: etree._Element, lid: Box) -> bool:
    """Whether all of a shape is within a box that is painted after it."""
    box = _box(shape)
    return box is not None and lid[0] <= box[0] and lid[1] <= box[1] and box[2] <= lid[2] and box[3] <= lid[3]


def unseen(package: Package, part: str, root: etree._Element) -> Iterator[str]:
    """The text of each shape's runs that nobody sees. It is taken out of the tree, so that the rest is what is seen."""
    candidates = [run for run in root.iter("{*}r") if _may_be_unseen(run)]
    if not candidates:
        return
    under = [(name, tree) for name in _below(package, part) if (tree := package.glance(name)) is not None]
    light = all(_is_light(tree) for _, tree in under)
    ground = next((g for tree in (root, *(t for _, t in under)) if (g := _background(tree, light)) is not None), WHITE)
    covers = [shape for _, tree in under for shape in _shapes(tree) if _covers(shape, light)]
    found: dict[etree._Element, list[str]] = {}
    for run in candidates:
        shape = _holder(run)
        if (
            _ink(run, light) == _CLEAR
            or _is_tiny(run)
            or colours.alike(_ink(run, light), _ground(run, shape, ground, covers, light))
        ):
            lines = found.setdefault(shape, [])
            for text in run.iterchildren("{*}t"):
                lines.append(text.text or "")
                text.text = ""
    yield from ("".join(lines) for lines in found.values())


def _properties(run: etree._Element) -> etree._Element | None:
    first = next(iter(run), None)
    return first if first is not None and local(first) == "rPr" else None


def _may_be_unseen(run: etree._Element) -> bool:
    properties = _properties(run)
    if properties is None:
        return False
    return _is_tiny(run) or any(local(child) in ("solidFill", "noFill") for child in properties)


def _is_tiny(run: etree._Element) -> bool:
    properties = _properties(run)
    given = properties.get("sz") or "" if properties is not None else ""
    return given.isdigit() and int(given) <= _SMALLEST


def _ink(run: etree._Element, light: bool) -> Colour:
    properties = _properties(run)
    for child in properties if properties is not None else ():
        if local(child) == "noFill":
            return _CLEAR if not any(local(other) == "ln" for other in properties) else UNKNOWN  # type: ignore[union-attr]
        if local(child) == "solidFill":
            return _colour(child, light)
    return UNKNOWN


def _colour(fill: etree._Element, light: bool) -> Colour:
    """The colour of a solid fill; a theme's paper is white where the master says so (`light`)."""
    for colour in fill:
        changes = list(colour)
        if any(local(change) == "alpha" and attribute(change, "val") in ("0", "0%") for change in changes):
            return _CLEAR
        value = attribute(colour, "val") or ""
        if changes:
            return UNKNOWN
        if local(colour) in ("srgbClr", "sysClr"):
            return colours.by_hex(attribute(colour, "lastClr") or value)
        named = _PRESETS if local(colour) == "prstClr" else _OF_THEME if light else {}
        return named.get(value, value)
    return UNKNOWN


def _ground(
    run: etree._Element, shape: etree._Element, ground: Colour, covers: list[etree._Element], light: bool
) -> Colour:
    """What is under a run: the fill of its cell or its shape, else what was drawn before it, else the background."""
    for above in run.iterancestors():
        name = local(above)
        if name == "tc":
            filled = next((f for p in above if local(p) == "tcPr" for f in p if local(f) == "solidFill"), None)
            return UNKNOWN if filled is None else _colour(filled, light)
        if name == "tbl":
            return UNKNOWN
        if above is shape:
            break
    own = _fill(shape, light)
    if own is not None:
        return own
    box = _box(shape)
    before = (other for other in _before(shape) if _covers(other, light))
    if any(box is None or (b := _box(other)) is None or _meet(box, b) for other in (*covers, *before)):
        return UNKNOWN
    return ground


def _before(shape: etree._Element) -> Iterator[etree._Element]:
    """The shapes of the slide that are painted before this one, and the groups around it."""
    while (parent := shape.getparent()) is not None:
        yield from shape.itersiblings(*_SHAPES, preceding=True)
        if local(parent) == "spTree":
            return
        if local(parent) == "grpSp":
            yield parent
        shape = parent


def _covers(shape: etree._Element, light: bool) -> bool:
    """Whether a shape may lay another ground than white."""
    if local(shape) == "grpSp":
        return any(True for _ in shape.iter("{*}pic", "{*}solidFill", "{*}gradFill", "{*}blipFill", "{*}fillRef"))
    if local(shape) in ("pic", "graphicFrame"):
        return True
    return (fill := _fill(shape, light)) is not None and not colours.alike(fill, WHITE)


def _fill(shape: etree._Element, light: bool) -> Colour | None:
    """What a shape is filled with (20.1.8), None where with nothing."""
    for properties in shape.iterchildren("{*}spPr"):
        for child in properties:
            match local(child):
                case "noFill":
                    return None
                case "solidFill":
                    return _colour(child, light)
                case "gradFill" | "blipFill" | "pattFill" | "grpFill":
                    return UNKNOWN
    for reference in shape.iter("{*}fillRef"):
        return UNKNOWN if reference.get("idx") not in (None, "0") else None
    return None


def _background(root: etree._Element, light: bool) -> Colour | None:
    for background in root.iter("{*}bg"):
        for properties in background:
            if local(properties) == "bgRef":
                return _colour(properties, light)
            for child in properties:
                if local(child) == "solidFill":
                    return _colour(child, light)
                if local(child) in ("gradFill", "blipFill", "pattFill"):
                    return UNKNOWN
    return None


def _below(package: Package, part: str) -> Iterator[str]:
    """The layout of a slide, and the master of that."""
    for kind in ("slideLayout", "slideMaster"):
        for relation in package.relations(part):
            if relation.kind == kind and not relation.external and package.has(relation.target):
                part = relation.target
                yield part
                break


def _is_light(root: etree._Element) -> bool:
    """Whether the paper of a master's slides is the light colour of its theme (19.3.1.6)."""
    return all((mapped.get("bg1") or "lt1") == "lt1" for mapped in root.iter("{*}clrMap", "{*}overrideClrMapping"))


def _shapes(root: etree._Element) -> Iterator[etree._Element]:
    for tree in root.iter("{*}spTree"):
        yield from (shape for shape in tree.iterchildren(*_SHAPES) if not any(True for _ in shape.iter("{*}ph")))


def _holder(run: etree._Element) -> etree._Element:
    """The shape a run stands in."""
    return next((a for a in run.iterancestors() if local(a) in ("sp", "graphicFrame", "cxnSp", "pic")), run)


def _box(shape: etree._Element) -> Box | None:
    """Where a shape stands; None where its layout says so, or it stands within a group, which has units of its own."""
    if any(local(above) == "grpSp" for above in shape.iterancestors()):
        return None
    for child in shape:
        frames = [child] if local(child) == "xfrm" else child.iterchildren("{*}xfrm")
        for frame in frames if local(child) in ("spPr", "grpSpPr", "xfrm") else ():
            numbers = [
                _number(e, k)
                for n, *keys in (("off", "x", "y"), ("ext", "cx", "cy"))
                for e in frame
                if local(e) == n
                for k in keys
            ]
            if len(numbers) == 4:
                left, top, width, height = numbers
                return left, top, left + width, top + height
    return None


def _number(element: etree._Element, name: str) -> int:
    try:
        return int(element.get(name) or 0)
    except ValueError:
        return 0


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
