"""The style sheet of a workbook: how numbers are shown, which cells nobody sees, and words written into formats.

ECMA-376 Part 1, 18.8. A cell is unseen where its font has the colour of its ground or next to no size, or where its
format shows nothing (";;;").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from scanners.reading import colours
from scanners.reading.colours import UNKNOWN, WHITE, Colour
from scanners.reading.xmltree import local
from scanners.spreadsheets import cellformat

_THEME: dict[str, Colour] = {"0": WHITE, "1": colours.BLACK}
"""The colours of a theme that are the same in nearly all: the paper and the ink."""

_INDEXED: dict[str, Colour] = {"0": colours.BLACK, "1": WHITE, "8": colours.BLACK, "9": WHITE, "64": colours.BLACK}
_INDEXED |= {"65": WHITE}
_SMALLEST = 2.0  # points
_ALL = frozenset("+-0@")
_TEXT = ("s", "str", "inlineStr")


@dataclass(frozen=True, slots=True)
class SheetStyles:
    """By the index of a cell's style, how it shows numbers; None: as stored. `unseen`, by the same as the file writes
    it, are the kinds of values that it shows to nobody (`cellformat.blank`), `painted` those that hide by colour."""

    shows: tuple[cellformat.Show | None, ...] = ()
    unseen: dict[str, frozenset[str]] = field(default_factory=dict)
    painted: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    """Texts written into formats."""
    plain: frozenset[str | None] = frozenset()
    """The styles, as the file writes them, that show numbers as stored; with None if a cell without one does."""

    def hides(self, cell: etree._Element) -> bool:
        """Whether nobody sees the value of this cell."""
        kinds = self.unseen.get(cell.get("s") or "0")
        if kinds is None or kinds == _ALL:
            return kinds is not None
        if cell.get("t") in _TEXT:
            return "@" in kinds
        value = next((child.text or "" for child in cell if local(child) == "v"), "")
        return ("-" if value.startswith("-") else "+" if value.strip("0.") else "0") in kinds


def read(styles: etree._Element, epoch_1904: bool) -> SheetStyles:
    """What the style sheet says."""
    codes, words = dict(cellformat.BUILTIN), dict[str, None]()
    for element in styles.iter("{*}numFmt"):
        number, code = element.get("numFmtId") or "", element.get("formatCode") or ""
        words.update(dict.fromkeys(cellformat.words(code)))
        if number.isdigit():
            codes[int(number)] = code
    for style in styles.iter("{*}cellStyle"):
        if style.get("builtinId") is None and (name := style.get("name")):
            words[name] = None
    fonts = [_font(font) for group in styles.iterchildren("{*}fonts") for font in group]
    grounds = [_ground(fill) for group in styles.iterchildren("{*}fills") for fill in group]
    shows: list[cellformat.Show | None] = []
    unseen: dict[str, frozenset[str]] = {}
    painted = set()
    for group in styles.iterchildren("{*}cellXfs"):
        for style in group.iterchildren("{*}xf"):
            code = codes.get(_number(style, "numFmtId"), "")
            index = str(len(shows))
            shows.append(cellformat.shown(code, epoch_1904) if code else None)
            font, ground = _at(fonts, style, "fontId"), _at(grounds, style, "fillId")
            if kinds := unseen_kinds(code, font, ground):
                unseen[index] = kinds
            if kinds == _ALL and not cellformat.blank(code):
                painted.add(index)
    plain: set[str | None] = {str(index) for index, show in enumerate(shows) if show is None}
    if "0" in plain or not shows:
        plain.add(None)
    return SheetStyles(tuple(shows), unseen, frozenset(painted), tuple(words), frozenset(plain))


def _number(element: etree._Element, name: str) -> int:
    value = element.get(name) or "0"
    return int(value) if value.isdigit() and len(value) < 9 else 0


def _at(looks: list[Colour], style: etree._Element, name: str) -> Colour:
    index = _number(style, name)
    return looks[index] if index < len(looks) else UNKNOWN


def unseen_kinds(code: str, font: Colour, ground: Colour) -> frozenset[str]:
    """Which kinds of values (`cellformat.blank`) nobody sees in a cell of that format, font (or `TINY`) and ground."""
    return _ALL if font == TINY or colours.alike(font, ground) else cellformat.blank(code)


def hides(kinds: frozenset[str], value: str | float) -> bool:
    """Whether a value is of one of these kinds: a text or a number."""
    if isinstance(value, str):
        return "@" in kinds
    return ("0" if not value else "-" if value < 0 else "+") in kinds


TINY = "tiny"
"""The colour of a font of next to no size."""


def _font(font: etree._Element) -> Colour:
    found: Colour = colours.BLACK
    for child in font:
        match local(child):
            case "color":
                found = _colour(child)
            case "sz" if _is_tiny(child.get("val") or ""):
                return TINY
    return found


def _is_tiny(size: str) -> bool:
    try:
        return float(size) < _SMALLEST
    except ValueError:
        return False


def _ground(fill: etree._Element) -> Colour:
    for pattern in fill:
        if local(pattern) != "patternFill":
            return UNKNOWN
        kind = pattern.get("patternType") or "none"
        if kind != "none":
            shade = next((child for child in pattern if local(child) == "fgColor"), None)
            return _colour(shade) if kind == "solid" and shade is not None else UNKNOWN
    return WHITE


def _colour(element: etree._Element) -> Colour:
    """A colour (18.8.3, 18.8.19), with its tint; one that is not known by name alone, so that it equals itself."""
    try:
        tint = float(element.get("tint") or 0)
    except ValueError:
        return UNKNOWN
    found: Colour = UNKNOWN
    for key, known in (("theme", _THEME), ("indexed", _INDEXED)):
        if (value := element.get(key)) is not None:
            found = known.get(value, f"{key} {value} {tint}")
    if rgb := element.get("rgb"):
        found = colours.by_hex(rgb[-6:])
    return colours.tinted(found, tint) if isinstance(found, tuple) else found
