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
from scanners.office import wordstyles
from scanners.office.ooxml import alternatives, paragraphs
from scanners.office.wordstyles import Styles
from scanners.reading.colours import WHITE, Colour
from scanners.reading.xmltree import attribute, local

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
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_HARMLESS = """
    p pPr r rPr b bCs i iCs u szCs rFonts lang kern spacing w position strike dstrike effect caps smallCaps noProof
    jc ind keepNext keepLines pageBreakBefore widowControl numPr ilvl numId contextualSpacing snapToGrid autoSpaceDE
    autoSpaceDN adjustRightInd textAlignment proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak
    """.split()
_KINDS = dict.fromkeys(_HARMLESS, "") | {"t": "t", "br": "br", "cr": "br"}
_KINDS |= {"pStyle": "style", "rStyle": "style", "color": "color", "sz": "size", "shd": "ground", "highlight": "ground"}
_QUICK = {f"{{{space}}}{name}": kind for space in _SPACES for name, kind in _KINDS.items()}
"""What a plain paragraph is made of. The tab character is not of it: in its properties a tab is a stop."""


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
    ground: Colour = WHITE
    """What is under the text; `UNKNOWN` where it may be any colour."""
    ink: Colour | None = None
    """The colour of the paragraph's text, if its style gives one."""

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
    if kind != "style":
        return wordstyles.is_plain(kind, value, attribute(element, "fill") or "" if kind == "ground" else "")
    return not sheet().is_odd(value)


def gather(element: etree._Element, sheet: Styles, into: Gathered | None = None) -> Gathered:
    """The text of a paragraph (or of any run-level stretch) by kind."""
    found = into if into is not None else Gathered()
    mode = found.shown
    under, ink = found.ground, found.ink
    if local(element) == "p":
        mode = found.hidden if wordstyles.hides(element, sheet) else mode
        laid, found.ink = wordstyles.ground(element, "pPr", sheet), wordstyles.paragraph_ink(element, sheet)
        found.ground = under if laid is None else laid
    _walk(element, sheet, found, mode, 0)
    found.ground, found.ink = under, ink
    return found


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
            unseen = mode is found.shown and wordstyles.is_unseen(child, sheet, found.ink, found.ground)
            _walk(child, sheet, found, found.hidden if unseen else mode, depth + 1)
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
    elif name == "hyperlink":
        found.alt.extend(tip for key in ("tooltip", "docLocation") if (tip := attribute(child, key)))
    elif name in ("smartTagPr", "customXmlPr"):
        found.hidden.extend(f"{value}\n" for held in child if (value := attribute(held, "val")))
    elif name == "rt":
        mode = found.alt
    _walk(child, sheet, found, mode, depth + 1)
    if name == "p":
        mode.append("\n")


def _alternatives(child: etree._Element, sheet: Styles, found: Gathered, mode: list[str], depth: int) -> None:
    """One of the alternatives is shown, the first; what another says besides is hidden."""
    for branch in (branches := list(other_branches(child)))[:1]:
        _walk(branch, sheet, found, mode, depth + 1)
    for branch in branches[1:]:
        _walk(branch, sheet, found, found.hidden, depth + 1)


def other_branches(alternatives: etree._Element) -> Iterator[etree._Element]:
    """The first of a set of alternatives (Part 3, 7.6), and those that say something else than the ones before."""
    said: set[str] = set()
    for number, branch in enumerate(alternatives):
        words = "".join("".join(str(text) for text in branch.itertext()).split())
        if not number or (words and words not in said):
            yield branch
        said.add(words)


def _drawing(child: etree._Element, sheet: Styles, found: Gathered, depth: int) -> None:
    """A picture, shape or object: boxes with text, alternative texts, text drawn in DrawingML or as WordArt."""
    for element in child.iter("{*}docPr", "{*}cNvPr", "{*}shape", "{*}rect", "{*}oval", "{*}roundrect", "{*}textpath"):
        found.alt.extend(alternatives(element))
        if (drawn := element.get("string")) and drawn.strip():
            found.alt.append(drawn)
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
