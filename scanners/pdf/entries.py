"""What a person wrote into a PDF where pdfium hands out nothing: read from its objects by pdfminer.six (ISO 32000-2).

Names of layers, destinations and articles, data of programs, alternative texts that no page leads to, fields that stand
on no page; of pages and their annotations scripts, targets of actions, signatures, and text that only an appearance
draws.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, BinaryIO

from scanners.contract import ATTACHED, Content, Embedded, Part, Piece, ScanError, Unread, Where
from scanners.pdf import drawn, miner
from scanners.reading import xmltree

_MOST_PAGES = 5_000
_MOST_ANNOTATIONS = 10_000
_MOST_NODES = 100_000
"""Fields, elements of the structure, or parts of its lists; most documents have far less."""
_MOST_STRINGS = 5_000

_TELLING = re.compile(r"[^\W\d_]{3}|\d{5}")
_BY_PROGRAM = re.compile(r"(?:[a-z*]+[.:])*[a-z*]+[.:_-]?[\d.A-F-]*|[\dA-Fa-f._-]+|[A-Z]\d+", re.ASCII)
"""Names that programs give to places: "section.2.1", "cite.knuth84", "page_12"."""

_OF_PEOPLE = ("Collection", "Threads", "Legal", "DPartRoot", "SpiderInfo")
"""Entries of the catalogue whose strings somebody wrote: portfolios, articles, attestations, parts of a document."""

_OF_PAGES = (b"/AF", b"/Annots", b"/AA", b"/PieceInfo", b"/StructTreeRoot", b"/Metadata", b"/ObjStm")
_OF_ELEMENTS = ("Alt", "ActualText", "E", "T")
_OF_SIGNATURES = ("Name", "Reason", "Location", "ContactInfo")
_TARGETS = ("URI", "F", "UF", "Desc")


@dataclass(slots=True)
class _Reading:
    """What has been said already, by part and without white space; how much may still be looked at."""

    document: Any
    known: set[str]
    limit: int
    """Bytes that a file may expand to."""
    numbers: dict[int, int] = field(default_factory=dict)
    """The number of a page, from 1, by that of its object."""
    drawer: drawn.Drawer = field(default_factory=drawn.Drawer)
    annotations: int = _MOST_ANNOTATIONS
    cut: bool = False
    files: set[int] = field(default_factory=set)
    """The objects of files that were handed out, or that pdfium hands out."""

    def piece(self, text: str, part: Part, page: int | None = None, label: str = "") -> Iterator[Piece]:
        """The text, if it says something that was not said already."""
        text = text.strip().replace("\r\n", "\n").replace("\r", "\n")
        key = squeezed(text)
        if key and _TELLING.search(text) and key not in self.known:
            self.known.add(key)
            yield Piece(text, Where(page=page, part=part), (label,) if label else ())


def squeezed(text: str) -> str:
    """The text without its white space, by which two tellings of the same are known."""
    return "".join(text.split())


def told(contents: Iterator[Content], known: set[str]) -> Iterator[Content]:
    """The contents as they are; what they say, line by line and without labels, is then known."""
    for content in contents:
        if isinstance(content, Piece):
            lines = content.text.split("\n")
            known.update(map(squeezed, (content.text, *lines, *(line.partition(": ")[2] for line in lines))))
        yield content


def said(document: Any, known: set[str], limit: int, has_notes: bool = True) -> Iterator[Content]:
    """The texts of a document (`miner.opened`, None gives none), page by page, then of the document as a whole.

    `known` are those given already (`told`), which are not said again; what is said is added. Where no page `has_notes`
    none is looked at. Files that pdfium does not hand out may expand to `limit` bytes each.
    """
    if document is None:
        return
    reading = _Reading(document, known, limit)
    with suppress(Exception):  # as below
        reading.files.update(_listed(reading))
    for step in (*((_pages,) if has_notes else ()), _layers, _places, _people, _structure, _fields):
        with suppress(Exception):  # pdfminer.six raises whatever its parser stumbles over: what was found stands
            yield from step(reading)
    if reading.cut:
        yield Unread("too-many-members", "the document holds more notes than are looked through", whole=False)


def may_have_notes(source: BinaryIO) -> bool:
    """Whether a page may have an entry that is looked at here: what is compressed does not say, nor a file on disk."""
    if not isinstance(source, io.BytesIO):
        return True
    data = source.getvalue()
    return any(mark in data for mark in _OF_PAGES)


def _pages(reading: _Reading) -> Iterator[Content]:
    from pdfminer.pdfpage import PDFPage

    for number, page in enumerate(PDFPage.create_pages(reading.document), 1):
        if number > _MOST_PAGES:
            reading.cut = True
            return
        reading.numbers[int(page.pageid)] = number  # type: ignore[call-overload]
        yield from _scripts(reading, {"AA": page.attrs.get("AA")}, number)
        yield from _files(reading, page.attrs.get("AF"))
        for text in _strings(page.attrs.get("PieceInfo")):
            yield from reading.piece(text, "hidden", number)
        if packet := miner.data_of(page.attrs.get("Metadata")):
            for label, text in xmltree.properties(packet):
                yield from reading.piece(f"{label}: {text}", "metadata", number)
        for annotation in _list(page.annots):
            reading.annotations -= 1
            if reading.annotations < 0:
                reading.cut = True
                return
            if entries := _dict(annotation):
                yield from _annotation(reading, entries, page.resources, number)


def _annotation(reading: _Reading, entries: dict[str, Any], resources: Any, number: int) -> Iterator[Content]:
    is_field = _name(entries.get("Subtype")) == "Widget"
    part: Part = "form" if is_field else "annotation"
    for text in reading.drawer.texts(entries.get("AP"), resources):
        if not any(squeezed(text) in said for said in _own(entries)):
            yield from reading.piece(text, part, number)
    yield from reading.piece(_text(entries.get("OverlayText")), "annotation", number)
    for key in ("CA", "RC", "AC"):
        yield from reading.piece(_text(_dict(entries.get("MK")).get(key)), part, number)
    yield from _scripts(reading, entries, number)
    if is_field:
        yield from _field(reading, entries, number)


def _own(entries: dict[str, Any]) -> Iterator[str]:
    """What the annotation says of itself, which its appearance mostly shows."""
    for key in ("Contents", "V", "DV"):
        yield squeezed(_text(entries.get(key)))
    parent = _dict(entries.get("Parent"))
    yield squeezed(_text(parent.get("V")))


def _field(reading: _Reading, entries: dict[str, Any], number: int | None) -> Iterator[Content]:
    """What hangs on a form field (12.7.4): what its list exports, who signed and why, what the reader is told."""
    for option in _list(entries.get("Opt")):
        for text in _list(option):
            yield from reading.piece(_text(text), "hidden", number)
    signature = _dict(entries.get("V"))
    for key in _OF_SIGNATURES if signature else ():
        yield from reading.piece(_text(signature.get(key)), "metadata", number, "signature")
    tip = _text(entries.get("TU"))
    if number is None:
        label = tip or _text(entries.get("T"))
        for value in (entries.get("V"), entries.get("DV"), *_list(entries.get("V"))):
            if (text := _text(value)) and squeezed(text) not in reading.known:
                yield from reading.piece(f"{label}: {text}" if label else text, "form")
    yield from reading.piece(tip, "form", number)


def _fields(reading: _Reading) -> Iterator[Content]:
    """Fields of the form, also those that stand on no page."""
    for entries, _ in _nodes(reading, _dict(reading.document.catalog.get("AcroForm")).get("Fields"), "Kids"):
        yield from _field(reading, entries, None)
        yield from _scripts(reading, entries, None)


def _nodes(reading: _Reading, roots: Any, below: str) -> Iterator[tuple[dict[str, Any], int | None]]:
    """The nodes of a tree, each once, in order, with the number of the page that it or one above it names."""
    seen: set[int] = set()
    waiting: list[tuple[Any, int | None]] = [(roots, None)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node, page = waiting.pop()
        number = getattr(node, "objid", None)
        found = _plain(node)
        if number in seen or not isinstance(found, list | dict):
            continue
        if number is not None:
            seen.add(number)
        kids = found if isinstance(found, list) else [found.get(below)]
        if isinstance(found, dict):
            page = reading.numbers.get(getattr(found.get("Pg"), "objid", 0), page)
            yield found, page
        waiting += [(kid, page) for kid in reversed(kids)]
    reading.cut = True


def _scripts(reading: _Reading, entries: dict[str, Any], number: int | None) -> Iterator[Content]:
    """Scripts and targets of the actions of a page, a field or a link, and of those that follow them (12.6)."""
    events = _dict(entries.get("AA"))
    waiting = [entries.get("A"), *events.values()]
    for _ in range(100):
        if not waiting:
            return
        if not (action := _dict(waiting.pop())):
            continue
        script = miner.data_of(action.get("JS"))
        yield from reading.piece(_decoded(script) if script else _text(action.get("JS")), "script", number)
        for holder in (action, _dict(action.get("F")), _dict(action.get("Win"))):
            for key in _TARGETS:
                yield from reading.piece(_text(holder.get(key)), "metadata", number)
        waiting += _list(action.get("Next")) or [action.get("Next")]


def _layers(reading: _Reading) -> Iterator[Content]:
    for group in _list(_dict(reading.document.catalog.get("OCProperties")).get("OCGs")):
        yield from reading.piece(_text(_dict(group).get("Name")), "metadata", None, "layer")


def _places(reading: _Reading) -> Iterator[Content]:
    """Names of places that links lead to, but for those that programs give."""
    catalogue = reading.document.catalog
    names = [str(name) for name in _dict(catalogue.get("Dests"))]
    for entries, _ in _nodes(reading, _dict(catalogue.get("Names")).get("Dests"), "Kids"):
        names += map(_text, _list(entries.get("Names"))[::2])
    for name in names:
        if not _BY_PROGRAM.fullmatch(name):
            yield from reading.piece(name, "metadata", None, "place")


def _people(reading: _Reading) -> Iterator[Content]:
    catalogue = reading.document.catalog
    for text in _strings(catalogue.get("PieceInfo")):
        yield from reading.piece(text, "hidden")
    yield from _files(reading, catalogue.get("AF"))
    for key in _OF_PEOPLE:
        for text in _strings(catalogue.get(key)):
            yield from reading.piece(text, "metadata")
    for text in _strings(_dict(catalogue.get("Names")).get("EmbeddedFiles"), ("CI",)):
        yield from reading.piece(text, "metadata")


def _listed(reading: _Reading) -> Iterator[int]:
    """The objects of the files that the document's tree of names lists."""
    for entries, _ in _nodes(reading, _dict(reading.document.catalog.get("Names")).get("EmbeddedFiles"), "Kids"):
        for specification in _list(entries.get("Names"))[1::2]:
            yield from (getattr(data, "objid", 0) for data in _dict(_dict(specification).get("EF")).values())


def _files(reading: _Reading, associated: Any) -> Iterator[Content]:
    """Files that only an entry AF leads to (14.13)."""
    for specification in _list(associated) or [associated]:
        entries = _dict(specification)
        versions = _dict(entries.get("EF"))
        data = versions.get("UF") or versions.get("F")
        number = getattr(data, "objid", 0)
        if data is None or number in reading.files:
            continue
        reading.files.add(number)
        yield from reading.piece(_text(entries.get("Desc")), "annotation")
        name = _text(entries.get("UF")) or _text(entries.get("F")) or f"associated-{len(reading.files)}"
        yield Embedded(name, partial(_opened, data, reading.limit), where=ATTACHED)


def _opened(data: Any, limit: int) -> BinaryIO:
    found = miner.data_of(data)
    if len(found) > limit:
        raise ScanError("expands-too-far", "a file in the document expands to more than the limits leave")
    return io.BytesIO(found)


def _structure(reading: _Reading) -> Iterator[Content]:
    """Alternative, replaced and spelt out texts, and titles, of the document's structure (14.9), with their page."""
    for entries, page in _nodes(reading, _dict(reading.document.catalog.get("StructTreeRoot")).get("K"), "K"):
        for key in _OF_ELEMENTS:
            yield from reading.piece(_text(entries.get(key)), "alt", page)


def _strings(value: Any, within: tuple[str, ...] = ()) -> Iterator[str]:
    """The text strings anywhere in an object, each object once; with `within`, those under such an entry alone."""
    seen: set[int] = set()
    waiting: list[tuple[Any, int, bool]] = [(value, 0, not within)]
    for _ in range(_MOST_STRINGS):
        if not waiting:
            return
        found, depth, wanted = waiting.pop()
        if (number := getattr(found, "objid", None)) is not None:
            if number in seen:
                continue
            seen.add(number)
        found = _plain(found)
        if isinstance(found, bytes) and wanted:
            yield _decoded(found)
        elif isinstance(found, list | dict) and depth < 20:
            entries = found.items() if isinstance(found, dict) else (("", entry) for entry in found)
            # /Parent and /P lead up again, and a page is read elsewhere
            waiting += [(v, depth + 1, wanted or k in within) for k, v in entries if k not in ("Parent", "P", "Pg")]


def _plain(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(value)


def _dict(value: Any) -> dict[str, Any]:
    found = _plain(value)
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    found = _plain(value)
    return found if isinstance(found, list) else []


def _name(value: Any) -> str:
    return miner.literal(_plain(value))


def _text(value: Any) -> str:
    found = _plain(value)
    return _decoded(found) if isinstance(found, bytes) else ""


def _decoded(data: bytes) -> str:
    from pdfminer.utils import decode_text

    return decode_text(data)
