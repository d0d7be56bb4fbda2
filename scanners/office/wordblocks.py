"""The blocks of a Word document: paragraphs and tables, whatever they are wrapped in (ECMA-376 Part 1, 17.4, 17.5)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scanners.office.wordtext import other_branches
from scanners.reading import xmltree
from scanners.reading.xmltree import attribute, local

BLOCKS = ("p", "tbl", "sdt", "customXml", "ins", "del", "moveTo", "moveFrom", "AlternateContent", "smartTag")
"""Elements that are blocks, or wrap them."""


def is_outermost(element: etree._Element) -> bool:
    """Whether the block stands in no other block: only then is it complete and can be read."""
    parent = element.getparent()
    while parent is not None:
        name = local(parent)
        if name == "body":
            return True
        if name in BLOCKS:
            return False
        parent = parent.getparent()
    return True  # a main part without a body, which only a careless program writes


def flat(element: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """Paragraphs and tables, taken out of content controls (whose properties come before them), insertions and other
    wrappers."""
    name = local(element)
    if name in ("p", "tbl", "sdtPr"):
        yield element
    elif name == "AlternateContent" and depth < 100:
        first, *others = other_branches(element) if len(element) else (element,)
        for child in first:
            yield from flat(child, depth + 1)
        yield from others
    elif name != "sdtEndPr" and depth < 100:
        for child in element:
            yield from flat(child, depth + 1)


def unshown(branch: etree._Element) -> str:
    """What a branch of alternatives says that is not the one shown, a line a paragraph."""
    return "\n".join(line for p in branch.iter("{*}p") if (line := xmltree.texts(p, "t").strip()))


def within(element: etree._Element, name: str, depth: int = 0) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for child in element:
        found = local(child)
        if found == name:
            yield child
        elif found in ("sdt", "sdtContent", "customXml", "ins", "del", "smartTag") and depth < 100:
            yield from within(child, name, depth + 1)


def span(element: etree._Element, properties: str, name: str, default: int) -> int:
    """How many rows or columns a cell takes, as this setting of its properties says."""
    for child in element:
        if local(child) == properties:
            for setting in child:
                value = attribute(setting, "val") or ""
                if local(setting) == name and value.isdigit():
                    return min(int(value), 1_000)  # Word's own limit is 63 columns; a lie must not cost memory
    return default
