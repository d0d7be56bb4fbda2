"""Word documents and PowerPoint shows as one XML file: flat packages (OPC), and those of Word 2003.

Both are put into a package in memory and read as one. A flat package holds the parts as they are (Office 2007's schema
http://schemas.microsoft.com/office/2006/xmlPackage). Word 2003 (WordprocessingML Reference, Office 2003) names its
elements as its successors do, but for sections, which wrap the text, and for tracked changes and comments.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from scanners.contract import Content, Format, Options, Scanner
from scanners.data import jsondata, xmldata
from scanners.office import slides, word
from scanners.reading import xmltree
from scanners.reading.xmltree import attribute, from_base64, local

FLAT = "application/vnd.ms-word2006ml"
WORD_2003 = "application/vnd.ms-wordml"

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CHANGES = {"Word.Insertion": "ins", "Word.Deletion": "del", "Word.Comment": "comment"}
_ASIDE = {"hdr": "header", "ftr": "footer", "footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}
"""What Word 2003 keeps in the middle of the text, and the kind of part that its successors give it."""


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """As of the same document in a package (`word.pieces`, `slides.pieces`)."""
    root, sound = xmltree.whole(stream, jsondata.LARGEST)
    if root is None:
        yield from xmldata.pieces(stream, name, media_type, options)
        return
    parts = dict(_flat(root) if media_type == FLAT else _word_2003(root))
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    show = any(part.startswith("ppt/") for part in parts)
    yield from (slides if show else word).pieces(package, name, media_type, options)
    if not sound:
        yield xmltree.DAMAGED


def _flat(root: etree._Element) -> Iterator[tuple[str, bytes]]:
    for part in root.iter("{*}part"):
        name = (attribute(part, "name") or "").lstrip("/")
        for held in part:
            if local(held) == "xmlData" and len(held):
                yield name, etree.tostring(held[0])
            elif local(held) == "binaryData":
                yield name, from_base64(held.text or "")


def _word_2003(root: etree._Element) -> Iterator[tuple[str, bytes]]:
    """The parts of a package with the same text: the body, what stands aside of it, styles, properties, files."""
    aside = _aside(root)
    for wrapper in list(root.iter("{*}sect", "{*}sub-section", "{*}content")):
        _unwrapped(wrapper)
    for kind, holder in aside.items():
        yield f"word/{kind}.xml", etree.tostring(holder)
    for child in root:
        if local(child) == "styles":
            yield "word/styles.xml", etree.tostring(child)
        elif local(child).endswith("DocumentProperties"):
            yield f"docProps/{local(child)}.xml", etree.tostring(child)
    for number, binary in enumerate(list(root.iter("{*}binData"))):
        name = (attribute(binary, "name") or str(number)).rpartition("/")[2]
        yield f"word/media/{number}-{name}", from_base64(binary.text or "")
        binary.text = None
    yield "word/document.xml", etree.tostring(root)
    yield "word/_rels/document.xml.rels", _related((*aside, "styles"))


def _aside(root: etree._Element) -> dict[str, etree._Element]:
    """Headers, footers, notes and comments, taken out of the text, by the kind of part that holds them; insertions and
    deletions stay there, under the names that they have today."""
    found: dict[str, etree._Element] = {}
    for element in list(root.iter("{*}annotation", *(f"{{*}}{name}" for name in _ASIDE))):
        name = _CHANGES.get(attribute(element, "type") or "", "") if local(element) == "annotation" else local(element)
        if name not in _ASIDE:
            element.tag = f"{{{_SPACE}}}{name or 'annotation'}"
            continue
        _taken(element)
        kind = _ASIDE[name]
        if kind not in found:
            found[kind] = etree.Element(f"{{{_SPACE}}}{kind if kind.endswith('s') else name}")
        if kind.endswith("s"):
            element.tag = f"{{{_SPACE}}}{name}"
        found[kind].extend([element] if kind.endswith("s") else list(element))
    return found


def _taken(element: etree._Element) -> None:
    """Take an element out of where it stands, and leave there what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)


def _unwrapped(wrapper: etree._Element) -> None:
    """Put what an element holds into its place."""
    parent = wrapper.getparent()
    if parent is not None:
        for child in list(wrapper):
            wrapper.addprevious(child)
        parent.remove(wrapper)


def _related(kinds: Iterable[str]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})  # type: ignore[dict-item]
    for kind in kinds:
        given = {"Id": kind, "Type": f"{_SPACE}/{kind}", "Target": f"{kind}.xml"}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", given)
    return etree.tostring(root)


SCANNER = Scanner(
    name="wordxml",
    formats=(
        Format(FLAT, "Word document or PowerPoint show as one XML file", (".xml",)),
        Format(WORD_2003, "Word 2003 document as XML", (".xml",)),
    ),
    pieces=pieces,
    library="lxml",
    licence="BSD-3-Clause",
    reads="what is read of a docx or a pptx, files put in as files of their own",
    does_not_read="form fields of Word 2003 that show no text",
    limits="a document of more than 32 MB is read as XML is",
)
