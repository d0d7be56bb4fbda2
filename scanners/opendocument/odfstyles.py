"""What the styles of an OpenDocument file hide: text, sections, sheets and slides, and words written into formats.

OASIS OpenDocument 1.3 Part 3, 16 (styles), 16.29 (data styles), 20 (formatting attributes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from scanners.reading import colours
from scanners.reading.colours import UNKNOWN, WHITE, Colour
from scanners.reading.xmltree import attribute, local

CLEAR = "transparent"
"""The ground of what lays none, whatever the style that it is based on says."""

_TELLING = re.compile(r"[^\W\d_]{3}|\d{4}")
_NOTHING = re.compile(r"0*\.?0*(?:0[1-9])?(?:cm|mm|in|pt|px|pc)")
_TINY = re.compile(r"(?:0(?:\.\d+)?|1(?:\.[0-4]\d*)?)pt|0%")
_DATA_STYLES = re.compile(r"(?:number|currency|percentage|date|time|boolean|text)-style")
_LABELS = ("num-prefix", "num-suffix")


@dataclass(frozen=True, slots=True)
class Look:
    """How text of one style is painted, None where the style does not say; `blank` if its format shows no value."""

    ink: Colour | None = None
    ground: Colour | None = None
    tiny: bool | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """By the names of styles: which hide what bears them, how the others paint (those alone that say so), which rows
    and columns have no size. `words` are texts that formats and lists put beside values."""

    hidden: frozenset[str] = frozenset()
    looks: dict[str, Look] = field(default_factory=dict)
    flat: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()

    def and_of(self, other: Styles) -> Styles:
        """These styles and those of another part of the document."""
        words = tuple(dict.fromkeys((*self.words, *other.words)))
        return Styles(self.hidden | other.hidden, {**self.looks, **other.looks}, self.flat | other.flat, words)


@dataclass(slots=True)
class Paint:
    """How text is painted where a reading stands."""

    ink: Colour = colours.BLACK
    ground: Colour = WHITE
    tiny: bool = False

    @property
    def unseen(self) -> bool:
        """Whether nobody sees text so painted."""
        return self.tiny or colours.alike(self.ink, self.ground)

    def under(self, look: Look) -> Paint:
        """The paint of what stands inside an element of that look."""
        return Paint(
            self.ink if look.ink is None else look.ink,
            self.ground if look.ground in (None, CLEAR) else look.ground or UNKNOWN,
            self.tiny if look.tiny is None else look.tiny,
        )


def styles(*roots: etree._Element | None) -> Styles:
    """What the styles of these parts say, inherited along parent-style-name (16.2)."""
    parent: dict[str, str] = {}
    hidden: set[str] = set()
    looks: dict[str, Look] = {}
    flat: set[str] = set()
    words: dict[str, None] = {}
    for root in filter(lambda root: root is not None, roots):
        assert root is not None  # for the checker of types
        blank = frozenset(_blank(root))
        words.update(dict.fromkeys((*_words(root), *_names(root))))
        for style in root.iter("{*}style"):
            name = attribute(style, "name") or ""
            parent[name] = attribute(style, "parent-style-name") or ""
            if any(_hides(child) for child in style):
                hidden.add(name)
            if any(_is_flat(child) for child in style):
                flat.add(name)
            look = _look(style, blank)
            if look != Look():
                looks[name] = look
    for name in parent:
        above = list(_chain(name, parent))
        if not hidden.isdisjoint(above):
            hidden.add(name)
        if inherited := [looks[a] for a in above if a in looks]:
            looks[name] = _put_together(inherited)
    return Styles(frozenset(hidden), looks, frozenset(flat), tuple(words))


def _chain(name: str, parent: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while name and name not in seen and len(seen) < 50:
        yield name
        seen.add(name)
        name = parent.get(name, "")


def _put_together(looks: list[Look]) -> Look:
    """The look of a style by those that it is based on, the nearest first."""
    ink, ground, tiny = (
        next((v for look in looks if (v := getattr(look, key)) is not None), None) for key in ("ink", "ground", "tiny")
    )
    return Look(ink, ground, tiny, looks[0].blank)


def _hides(properties: etree._Element) -> bool:
    match local(properties):
        case "text-properties":
            return attribute(properties, "display") in ("none", "condition")
        case "table-properties":
            return attribute(properties, "display") == "false"
        case "drawing-page-properties":
            return attribute(properties, "visibility") == "hidden"
        case _:
            return False


def _is_flat(properties: etree._Element) -> bool:
    """Whether rows or columns so formatted have next to no size."""
    given = {"table-row-properties": "row-height", "table-column-properties": "column-width"}.get(local(properties))
    return given is not None and bool(_NOTHING.fullmatch(attribute(properties, given) or ""))


def _look(style: etree._Element, blank: frozenset[str]) -> Look:
    ink: Colour | None = None
    ground: Colour | None = None
    tiny: bool | None = None
    for properties in style:
        if not local(properties).endswith("-properties"):
            continue
        if local(properties) == "text-properties":
            if size := attribute(properties, "font-size"):
                tiny = bool(_TINY.fullmatch(size))
            if attribute(properties, "use-window-font-color") == "true":
                ink = UNKNOWN  # white or black, whatever shows
            elif colour := attribute(properties, "color"):
                ink = colours.by_hex(colour.removeprefix("#"))
        if (laid := _laid(properties)) is not None:
            ground = laid
    return Look(ink, ground, tiny, attribute(style, "data-style-name") in blank)


def _laid(properties: etree._Element) -> Colour | None:
    """The ground that properties lay, None if they lay none."""
    fill = attribute(properties, "fill")
    if fill in ("gradient", "bitmap", "hatch"):
        return UNKNOWN
    if fill == "none":
        return CLEAR
    if fill == "solid":
        return colours.by_hex((attribute(properties, "fill-color") or "").removeprefix("#"))
    shade = attribute(properties, "background-color")
    return shade if shade in (None, CLEAR) else colours.by_hex((shade or "").removeprefix("#"))


def _blank(root: etree._Element) -> Iterator[str]:
    """The data styles that show nothing of a value, as ";;;" does."""
    shows: dict[str, list[str] | None] = {}
    for style in root.iter():
        if not _DATA_STYLES.fullmatch(local(style)):
            continue
        name = attribute(style, "name") or ""
        parts = [child for child in style if local(child) not in ("map", "text-properties", "properties")]
        said = any(local(part) != "text" or (part.text or "").strip() for part in parts)
        others = [attribute(child, "apply-style-name") or "" for child in style if local(child) == "map"]
        shows[name] = None if said else others
    for name, maps in shows.items():
        if maps is not None and all(shows.get(other, [""]) is not None for other in maps):
            yield name


def slide_ground(page: etree._Element, masters: dict[str, etree._Element], sheet: Styles) -> Colour:
    """What is under the shapes of a slide: its background or its master's; `UNKNOWN` where something is drawn that may
    lend them another one."""
    master = masters.get(attribute(page, "master-page-name") or "")
    found: Colour = WHITE
    for holder in (master, page):
        if holder is None:
            continue
        look = sheet.looks.get(attribute(holder, "style-name") or "", Look())
        found = found if look.ground in (None, CLEAR) else look.ground or UNKNOWN
        for shape in holder.iterdescendants():
            if local(shape) == "image" or _covers(shape, sheet):
                return UNKNOWN
    return found


def _covers(shape: etree._Element, sheet: Styles) -> bool:
    look = sheet.looks.get(attribute(shape, "style-name") or "")
    return look is not None and look.ground not in (None, CLEAR, WHITE) and local(shape) not in ("p", "span", "page")


def _names(root: etree._Element) -> Iterator[str]:
    """The names of styles that somebody may have made: those that the program brings for a paragraph have a class."""
    for group in root.iter("{*}styles"):
        for style in group.iterchildren("{*}style"):
            if attribute(style, "class") is None and (name := attribute(style, "display-name")):
                yield name


def _words(root: etree._Element) -> Iterator[str]:
    """Texts that formats of numbers put beside them, and lists before their entries."""
    for style in root.iter("{*}number-style", "{*}currency-style", "{*}percentage-style", "{*}date-style",
                           "{*}time-style", "{*}boolean-style", "{*}text-style"):  # fmt: skip
        text = "".join(str(t) for t in style.itertext())
        if _TELLING.search(text):
            yield " ".join(text.split())
    for level in root.iter("{*}list-level-style-number", "{*}outline-level-style"):
        for key in _LABELS:
            if (text := attribute(level, key) or "") and _TELLING.search(text):
                yield text.strip()
