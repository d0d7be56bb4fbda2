"""What the style sheet and the settings of Word say of text: headings, what is hidden, ink, ground and size.

ECMA-376 Part 1, 17.3.2 (runs), 17.3.5 (shading) and 17.7 (styles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from scanners.reading import colours
from scanners.reading.colours import UNKNOWN, WHITE, Colour
from scanners.reading.xmltree import attribute, local

_LEVEL = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TINY = ("0", "1", "2")  # half-points
_HIGHLIGHTS = {
    name: colours.by_hex(code)
    for name, code in (
        ("black", "000000"), ("blue", "0000FF"), ("cyan", "00FFFF"), ("darkBlue", "000080"), ("darkCyan", "008080"),
        ("darkGray", "808080"), ("darkGreen", "008000"), ("darkMagenta", "800080"), ("darkRed", "800000"),
        ("darkYellow", "808000"), ("green", "00FF00"), ("lightGray", "C0C0C0"), ("magenta", "FF00FF"),
        ("red", "FF0000"), ("white", "FFFFFF"), ("yellow", "FFFF00"),
    )
}  # fmt: skip
"""The colours of markers (17.18.40)."""
_TOLD = tuple(f"{{*}}{tag}" for tag in ("name", "basedOn", "outlineLvl", "vanish", "shd", "color", "sz"))


@dataclass(frozen=True, slots=True)
class Styles:
    """What of the style sheet bears on text, by the name of the style, inherited along `basedOn`.

    `levels` are outline levels (from 1), `hidden` the styles whose text is not shown or too small to be seen, `inks`
    and `grounds` the colours of text and of what is under it.
    """

    levels: dict[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    inks: dict[str, Colour] = field(default_factory=dict)
    grounds: dict[str, Colour] = field(default_factory=dict)

    def is_odd(self, name: str) -> bool:
        """Whether text of that style is a heading, or may not be in plain sight."""
        if name in self.levels or name in self.hidden or name in self.grounds:
            return True
        return colours.alike(self.inks.get(name, UNKNOWN), WHITE)


def styles(root: etree._Element | None) -> Styles:
    """The style sheet; without one nothing is styled."""
    if root is None:
        return Styles()
    found = Styles()
    hidden: set[str] = set()
    parent: dict[str, str] = {}
    for style in filter(_bears_on_text, root.iter("{*}style")):
        name = attribute(style, "styleId") or ""
        for child in style.iter(*_TOLD):
            if local(child) == "basedOn":
                parent[name] = attribute(child, "val") or ""
            elif _note(child, name, found):
                hidden.add(name)
    for name in parent:
        chain = list(_chain(name, parent))
        _inherit(name, chain, found.levels)
        _inherit(name, chain, found.inks)
        _inherit(name, chain, found.grounds)
        if not hidden.isdisjoint(chain):
            hidden.add(name)
    return replace(found, hidden=frozenset(hidden))


def _note(setting: etree._Element, name: str, into: Styles) -> bool:
    """Note what one setting of a style says; whether it hides the text."""
    value = attribute(setting, "val") or ""
    match local(setting):
        case "name" if level := _LEVEL.fullmatch(value):
            into.levels[name] = int(level[1])
        case "name" if value.lower() in ("title", "subtitle"):
            into.levels[name] = 1
        case "outlineLvl" if value.isdigit() and int(value) < 9:
            into.levels.setdefault(name, int(value) + 1)
        case "shd" if (laid := shading(setting)) is not None:
            into.grounds[name] = laid
        case "color":
            into.inks[name] = colours.by_hex(value)
        case "vanish":
            return is_on(setting)
        case "sz":
            return value in _TINY
    return False


def _bears_on_text(style: etree._Element) -> bool:
    """Whether a paragraph or a run can have the style; those of tables are most of many a sheet."""
    return attribute(style, "type") != "table"


def _inherit(name: str, chain: list[str], values: dict[str, Any]) -> None:
    """Give a style what it has from the nearest of those that it is based on."""
    for above in chain:
        if above in values:
            values.setdefault(name, values[above])
            return


def _chain(name: str, parent: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while name and name not in seen:
        yield name
        seen.add(name)
        name = parent.get(name, "")


def shading(setting: etree._Element) -> Colour | None:
    """The ground that a shading (17.3.5) lays; None if it lays none."""
    pattern = (attribute(setting, "val") or "clear").lower()
    if pattern not in ("clear", "nil"):
        return colours.by_hex(attribute(setting, "color") or "") if pattern == "solid" else UNKNOWN
    fill = (attribute(setting, "fill") or "auto").lower()
    if fill == "auto":
        return UNKNOWN if attribute(setting, "themeFill") is not None else None
    return colours.by_hex(fill)


def ground(element: etree._Element, properties: str, sheet: Styles) -> Colour | None:
    """The ground that a paragraph, cell, row or table lays by itself or by its style; None if none."""
    for child in element:
        if local(child) != properties:
            continue
        found: Colour | None = None
        for setting in child:
            match local(setting):
                case "shd":
                    found = shading(setting) or found if shading(setting) != UNKNOWN else UNKNOWN
                case "pStyle" if found is None:
                    found = sheet.grounds.get(attribute(setting, "val") or "")
                case "tblStyle" if attribute(setting, "val") not in ("TableNormal", "TableGrid"):
                    found = UNKNOWN  # it may lay one under some of the cells
        return found
    return None


def paragraph_ink(paragraph: etree._Element, sheet: Styles) -> Colour | None:
    """The colour of text that a paragraph's style gives; None if it gives none."""
    for child in paragraph:
        if local(child) == "pPr":
            for setting in child:
                if local(setting) == "pStyle":
                    return sheet.inks.get(attribute(setting, "val") or "")
        return None
    return None


def hides(paragraph: etree._Element, sheet: Styles) -> bool:
    """Whether a paragraph's style hides its text (17.3.2.41)."""
    for child in paragraph:
        if local(child) == "pPr":
            return any(local(s) == "pStyle" and attribute(s, "val") in sheet.hidden for s in child)
        return False
    return False


def is_unseen(run: etree._Element, sheet: Styles, ink: Colour | None, under: Colour) -> bool:
    """Whether nobody sees the text of a run: hidden itself or by its style, too small, or in the colour of its ground.

    `ink` and `under` are those of the paragraph around it. Ink without a colour is black under a marker, with which
    people black out what they would keep to themselves; on a dark shading Word turns it white.
    """
    first = next(iter(run), None)
    for setting in first if first is not None and local(first) == "rPr" else ():
        value = attribute(setting, "val") or ""
        match local(setting):
            case "vanish":
                return is_on(setting)
            case "rStyle":
                if value in sheet.hidden:
                    return True
                ink = sheet.inks.get(value, ink)
            case "sz" if value in _TINY:
                return True
            case "color":
                ink = colours.by_hex(value)
            case "shd":
                laid = shading(setting)
                under = under if laid is None else laid
            case "highlight" if value != "none":
                under = _HIGHLIGHTS.get(value, UNKNOWN)
                ink = colours.BLACK if ink is None or ink == UNKNOWN else ink
    return ink is not None and colours.alike(ink, under)


def is_on(setting: etree._Element) -> bool:
    """Whether a switch that stands there is on."""
    return (attribute(setting, "val") or "true").lower() not in ("0", "false", "off", "none")


def is_plain(kind: str, value: str, fill: str) -> bool:
    """Whether a setting leaves the text of a plain paragraph in plain sight: "color", "size" or "ground"."""
    match kind:
        case "color":
            return not colours.alike(colours.by_hex(value), WHITE)
        case "size":
            return value not in _TINY
        case _:
            return fill.lower() in ("auto", "ffffff", "") and value.lower() in ("clear", "nil", "none", "white")
