"""What an Office file says of itself: its properties, the titles of its parts, the names of its styles.

ECMA-376 Part 1, 22.2-22.5 (properties), 17.7.4.9 (names of styles).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from scanners.contract import Content, Piece, Where
from scanners.office.ooxml import Package
from scanners.reading.xmltree import attribute, local

_PROPERTIES = re.compile(r"docprops/.*\.xml|.*\.psmdcp", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"TotalTime|Words|Pages|Characters(WithSpaces)?|Lines|Paragraphs|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc|Slides"
    r"|HyperlinksChanged|AppVersion|Application|Notes|HiddenSlides|MMClips|revision|created|modified|HeadingPairs"
    r"|PresentationFormat|DigSig|TitlesOfParts"
)
_LOOKS = frozenset({"fonts used", "theme", "themes", "design template", "embedded ole servers"})
"""Headings of titles that no person has written."""


def contents(package: Package) -> Iterator[Content]:
    """One piece a property, "name: value"; then the titles of parts that are no property as well."""
    said: set[str] = set()
    titles: list[str] = []
    for name in package.names:
        root = package.tree(name) if _PROPERTIES.fullmatch(name) else None
        for element in root if root is not None else ():
            value = " ".join(" ".join(str(t) for t in element.itertext()).split())
            label = element.get("name") or local(element)
            if value and not _TECHNICAL.fullmatch(label):
                said.add(value)
                yield Piece(f"{label}: {value}", Where(part="properties"))
        titles += _titles(root) if root is not None else ()
    if text := "\n".join(title for title in dict.fromkeys(titles) if title not in said):
        yield Piece(text, Where(part="properties"), ("titles of parts",))


def _titles(root: etree._Element) -> Iterator[str]:
    """Names of sheets and ranges, titles of slides and documents, as they were when the file was last saved."""
    titles = [
        " ".join((t.text or "").split()) for group in root.iter("{*}TitlesOfParts") for t in group.iter("{*}lpstr")
    ]
    said = [(t.text or "").strip() for group in root.iter("{*}HeadingPairs") for t in group.iter("{*}lpstr", "{*}i4")]
    at = 0
    for heading, count in zip(said[::2], said[1::2], strict=False):
        end = at + int(count) if count.isdigit() and len(count) < 7 else len(titles)
        if heading.lower() not in _LOOKS:
            yield from filter(None, titles[at:end])
        at = end
    yield from filter(None, titles[at:])


def styles(package: Package, part: str) -> Iterator[Content]:
    """The names of the styles of a text document that somebody has made."""
    if not package.has(part) or b"customStyle" not in package.read(part):
        return
    root = package.tree(part)
    names: dict[str, None] = {}
    for style in root.iter("{*}style") if root is not None else ():
        # Word itself makes one for characters beside each for paragraphs, with a link to it
        linked = attribute(style, "type") == "character" and next(style.iterchildren("{*}link"), None) is not None
        if attribute(style, "customStyle") in ("1", "true", "on") and not linked:
            for child in style.iterchildren("{*}name", "{*}aliases"):
                names[attribute(child, "val") or ""] = None
    if text := "\n".join(filter(None, names)):
        yield Piece(text, Where(part="hidden"), ("names of styles",))
