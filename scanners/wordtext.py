"""The text of one Word paragraph or block, told apart: what is shown, hidden, deleted, in a box, behind a field.

ECMA-376 Part 1, chapter 17 (WordprocessingML). Elements are known by their local names (see ooxml).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from scanners.contract import Where
from scanners.ooxml import paragraphs
from scanners.xmltree import attribute, local

_DEEPEST = 150
"""Levels that are walked one by one; what is nested deeper gives its text without distinctions."""

_SKIPPED = frozenset(
    {"rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtEndPr", "proofErr", "bookmarkStart", "bookmarkEnd"}
)
_WHITE = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TRIVIAL = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES|TOC|REF|PAGEREF|SEQ|DATE|TIME|STYLEREF|NOTEREF|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN"
    r"|SAVEDATE|CREATEDATE|PRINTDATE|FILENAME|TITLE|AUTHOR|SECTION|INDEX|XE|LISTNUM|EMBED|SHAPE|ADVANCE|SYMBOL|EQ)\b"
    r"[^\"]*",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"heading ([1-9])", re.IGNORECASE)
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_HARMLESS = """
    p pPr r rPr b bCs i iCs u sz szCs rFonts lang kern spacing w position strike dstrike effect caps smallCaps noProof
    jc ind keepNext keepLines pageBreakBefore widowControl numPr ilvl numId contextualSpacing snapToGrid autoSpaceDE
    autoSpaceDN adjustRightInd textAlignment shd highlight proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak
    """.split()
_KINDS = dict.fromkeys(_HARMLESS, "") | {"t": "t", "br": "br", "cr": "br"}
_KINDS |= {"pStyle": "style", "rStyle": "style", "color": "color"}
_QUICK = {f"{{{space}}}{name}": kind for space in _SPACES for name, kind in _KINDS.items()}
"""What a plain paragraph is made of. The tab character is not of it: in its properties a tab is a stop."""


@dataclass(frozen=True, slots=True)
class Styles:
    """What of the style sheet bears on text: outline levels (from 1), hidden styles, styles with a ground of colour."""

    levels: dict[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    shaded: frozenset[str] = frozenset()


@dataclass(slots=True)
class Gathered:
    """What one stretch of the document says, by the way it says it."""

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    alt: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    tables: list[etree._Element] = field(default_factory=list)
    anchors: list[tuple[str, str]] = field(default_factory=list)
    inserted: list[tuple[int, int]] = field(default_factory=list)
    """Which of `shown` are tracked insertions, from one index to another."""
    shaded: bool = False
    """Whether the ground is, or may be, no white one, so that white text on it is seen."""

    @property
    def text(self) -> str:
        return "".join(self.shown)

    def stretches(self, lead: int = 0) -> tuple[tuple[int, int, Where], ...]:
        """Where in the text that is shown, less its first `lead` characters, the tracked insertions stand."""
        if not self.inserted:
            return ()
        ends = [0, *accumulate(map(len, self.shown))]
        place = Where(part="revision")
        return tuple((max(0, ends[a] - lead), max(0, ends[b] - lead), place) for a, b in self.inserted)

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing beside the text that is shown."""
        beside = self.hidden or self.deleted or self.codes or self.alt or self.drawn
        return not (beside or self.boxes or self.tables or self.anchors)


def styles(root: etree._Element | None) -> Styles:
    """The style sheet's outline levels and hidden styles, inherited along `basedOn`."""
    if root is None:
        return Styles()
    level: dict[str, int] = {}
    hidden: set[str] = set()
    shaded: set[str] = set()
    parent: dict[str, str] = {}
    for style in filter(_bears_on_text, root.iter("{*}style")):
        name = attribute(style, "styleId") or ""
        for child in style.iter("{*}name", "{*}basedOn", "{*}outlineLvl", "{*}vanish", "{*}shd"):
            value = attribute(child, "val") or ""
            match local(child):
                case "name" if found := _LEVEL.fullmatch(value):
                    level[name] = int(found[1])
                case "name" if value.lower() in ("title", "subtitle"):
                    level[name] = 1
                case "basedOn":
                    parent[name] = value
                case "outlineLvl" if value.isdigit() and int(value) < 9:
                    level.setdefault(name, int(value) + 1)
                case "vanish" if _on(child):
                    hidden.add(name)
                case "shd" if name not in shaded and _is_colour(child):
                    shaded.add(name)
    chains = {name: list(_chain(name, parent)) for name in parent}
    for name, chain in chains.items():
        if inherited := next((level[n] for n in chain if n in level), None):
            level.setdefault(name, inherited)
    return Styles(level, _inherited(hidden, chains), _inherited(shaded, chains))


def _bears_on_text(style: etree._Element) -> bool:
    """Whether a paragraph or a run can have the style; those of tables are most of many a sheet."""
    return attribute(style, "type") != "table"


def _inherited(own: set[str], chains: dict[str, list[str]]) -> frozenset[str]:
    """The styles that have a property themselves or from one they are based on."""
    return frozenset(own | {name for name, chain in chains.items() if not own.isdisjoint(chain)})


def _chain(name: str, parent: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while name and name not in seen:
        yield name
        seen.add(name)
        name = parent.get(name, "")


def quick(paragraph: etree._Element, sheet: Callable[[], Styles]) -> str | None:
    """The text of a plain paragraph in one pass: runs that are shown, under no heading's style, and nothing else.

    None if anything in it needs the closer look of `gather`, which gives the same text for a plain one. `sheet` is
    asked only where the paragraph has a style.
    """
    parts: list[str] = []
    for element in paragraph.iter():
        kind = _QUICK.get(element.tag)
        if kind == "t":
            parts.append(element.text or "")
        elif kind is None or (kind and not _is_harmless(element, kind, sheet, parts)):
            return None
    return "".join(parts)


def _is_harmless(element: etree._Element, kind: str, sheet: Callable[[], Styles], parts: list[str]) -> bool:
    if kind == "br":
        parts.append("\n")
        return True
    value = attribute(element, "val") or ""
    if kind == "color":
        return value.lower() != "ffffff"
    known = sheet()
    return value not in known.levels and value not in known.hidden


def gather(element: etree._Element, sheet: Styles, into: Gathered | None = None) -> Gathered:
    """The text of a paragraph (or of any run-level stretch) by kind."""
    found = into if into is not None else Gathered()
    mode = found.shown
    shaded = found.shaded
    if local(element) == "p":
        mode = found.hidden if _styled_hidden(element, "pPr", "pStyle", sheet, True) else mode
        found.shaded = shaded or _is_shaded(element, sheet)
    _walk(element, sheet, found, mode, 0)
    found.shaded = shaded
    return found


def _is_shaded(paragraph: etree._Element, sheet: Styles) -> bool:
    for properties in paragraph:
        if local(properties) == "pPr":
            for setting in properties:
                if local(setting) == "shd" and _is_colour(setting):
                    return True
                if local(setting) == "pStyle" and attribute(setting, "val") in sheet.shaded:
                    return True
        return False
    return False


def _is_colour(shading: etree._Element) -> bool:
    """Whether a shading (17.3.5) makes the ground anything but white."""
    fill = (attribute(shading, "fill") or "auto").lower()
    patterned = (attribute(shading, "val") or "clear").lower() not in ("clear", "nil")
    return patterned or fill not in ("auto", "ffffff") or attribute(shading, "themeFill") is not None


def is_coloured(cell: etree._Element) -> bool:
    """Whether a table, row or cell has a ground of its own, or a style that may give it one."""
    for properties in cell:
        if local(properties) in ("tblPr", "trPr", "tcPr"):
            for setting in properties:
                if local(setting) == "shd" and _is_colour(setting):
                    return True
                if local(setting) == "tblStyle" and attribute(setting, "val") not in ("TableNormal", "TableGrid"):
                    return True
    return False


def level(paragraph: etree._Element, sheet: Styles) -> int | None:
    """The outline level of a heading, from 1; None for body text."""
    for properties in paragraph:
        if local(properties) == "pPr":
            for child in properties:
                value = attribute(child, "val") or ""
                if local(child) == "outlineLvl" and value.isdigit() and int(value) < 9:
                    return int(value) + 1
                if local(child) == "pStyle" and value in sheet.levels:
                    return sheet.levels[value]
            return None
    return None


def _walk(element: etree._Element, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    if depth > _DEEPEST:
        mode.append("".join(str(text) for text in element.itertext()))
        return
    for child in element:
        name = local(child)
        if name == "t":
            mode.append(child.text or "")
        elif name == "r":
            hides = mode is found.shown and len(child) and _styled_hidden(child, "rPr", "rStyle", sheet, found.shaded)
            _walk(child, sheet, found, found.hidden if hides else mode, depth + 1)
        elif name in _WHITE:
            mode.append(_WHITE[name])
        elif name not in _SKIPPED:
            _special(child, name, sheet, found, mode, depth)


def _special(child: etree._Element, name: str, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    match name:
        case "delText":
            found.deleted.append(child.text or "")
        case "del" | "moveFrom":
            _walk(child, sheet, found, found.deleted, depth + 1)
        case "ins" | "moveTo" if mode is found.shown:
            first = len(mode)
            _walk(child, sheet, found, mode, depth + 1)
            found.inserted.append((first, len(mode)))
        case "instrText" | "delInstrText":
            found.codes.append(child.text or "")
        case "sym":
            mode.append(_symbol(attribute(child, "char")))
        case "tbl":
            found.tables.append(child)
        case "txbxContent":
            found.boxes.append(child)
        case "AlternateContent":
            _alternatives(child, sheet, found, mode, depth)
        case "drawing" | "pict" | "object":
            _drawing(child, sheet, found, depth)
        case "sdtPr" | "ffData":
            found.hidden.extend(f"{line}\n" for line in control(child))
        case "commentReference" | "footnoteReference" | "endnoteReference":
            found.anchors.append((name.removesuffix("Reference"), attribute(child, "id") or ""))
        case _:
            _plain(child, name, sheet, found, mode, depth)


def _plain(child: etree._Element, name: str, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    """Wrappers: hyperlinks, smart tags, insertions, content controls, formulas, whatever a later version adds."""
    if name == "fldSimple":
        found.codes.append(attribute(child, "instr") or "")
    elif name == "hyperlink" and (tip := attribute(child, "tooltip")):
        found.alt.append(tip)
    elif name == "rt":
        mode = found.alt
    _walk(child, sheet, found, mode, depth + 1)
    if name == "p":
        mode.append("\n")


def _alternatives(child: etree._Element, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    """One of the alternatives is shown, mostly the first; another comes only if it says something else."""
    said: set[str] = set()
    for branch in child:
        words = "".join("".join(str(text) for text in branch.itertext()).split())
        if words and words in said:
            continue
        said.add(words)
        _walk(branch, sheet, found, mode, depth + 1)


def _drawing(child: etree._Element, sheet: Styles, found: Gathered, depth: int) -> None:
    """A picture, shape or object: boxes with text, alternative texts, text drawn in DrawingML or as WordArt."""
    for element in child.iter("{*}docPr", "{*}cNvPr", "{*}shape", "{*}rect", "{*}oval", "{*}roundrect", "{*}textpath"):
        found.alt.extend(str(v) for k in ("title", "descr", "alt", "string") if (v := element.get(k)) and v.strip())
    found.alt[:] = dict.fromkeys(found.alt)
    if any(True for _ in child.iter("{*}txbxContent", "{*}AlternateContent")):
        _walk(child, sheet, found, found.drawn, depth + 1)
    else:
        found.drawn.extend(f"{line}\n" for line in paragraphs(child))


def control(child: etree._Element) -> Iterator[str]:
    """What a content control or a form field offers or is called: alias, tag, list entries, defaults, help."""
    for element in child.iter(
        "{*}alias", "{*}tag", "{*}listItem", "{*}default", "{*}listEntry", "{*}helpText", "{*}statusText", "{*}date"
    ):
        for key in ("displayText", "value", "val", "fullDate"):
            value = attribute(element, key)
            if value and not value.isdigit():
                yield value
                break


def codes(found: Gathered) -> str:
    """The field codes that say something, joined; a page number's code does not."""
    joined = "".join(found.codes).strip()
    return "" if _TRIVIAL.fullmatch(joined) else joined


def _styled_hidden(element: etree._Element, properties: str, style: str, sheet: Styles, shaded: bool) -> bool:
    """Hidden by w:vanish of its own or of its style (17.3.2.41; a paragraph only by its style), or white on white."""
    for child in element:
        if local(child) != properties:
            return False
        white = False
        for setting in child:
            name = local(setting)
            if name == "vanish" and properties == "rPr":
                return _on(setting)
            if name == style and attribute(setting, "val") in sheet.hidden:
                return True
            if name == "color":
                white = (attribute(setting, "val") or "").lower() == "ffffff"
            elif name in ("shd", "highlight"):
                shaded = True
        return white and not shaded
    return False


def _on(setting: etree._Element) -> bool:
    return (attribute(setting, "val") or "true").lower() not in ("0", "false", "off", "none")


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return " " if 0xF000 <= number <= 0xF0FF or number > 0x10FFFF else chr(number)


def control_name(properties: etree._Element) -> str:
    """What the form calls a content control: its title, else its tag."""
    found = {local(child): attribute(child, "val") or "" for child in properties}
    return found.get("alias") or found.get("tag") or ""
