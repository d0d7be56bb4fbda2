"""What Word, Excel and PowerPoint files have in common: a zip of XML parts (ECMA-376 Part 2, OPC).

A part's kind is told by the root of its XML, not by its name, since names are free. Elements are known by their local
names, so that the transitional and the strict namespaces of ISO/IEC 29500 are read alike. Parts that no reader claims
are not dropped: their text comes as `hidden`, their binary data as `Embedded` (`rest`).
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from scanners.archives import zipgaps
from scanners.contract import ATTACHED, Content, Embedded, Options, Piece, ScanError, Unread, Where
from scanners.reading.spooling import DAMAGE, Readable, spool
from scanners.reading.xmltree import checked, declares, is_fatal, local, may_be_huge, root_name, undeclared, unreferred
from scanners.zip.reader import Archive, Member

LARGEST_PART = 512 << 20
"""Bytes of one XML part that is held as a tree; sheets and documents are streamed and know no such limit."""

_BREAK = re.compile(rb"<br\s*>", re.IGNORECASE)
"""A line's end in a VML drawing: Office writes it as HTML does, and leaves it open."""

SILENT = re.compile(
    r"(^|/)(\[content_types\]\.xml|_rels/.*|styles\w*\.xml|stylesWithEffects\.xml|fonttable\d*\.xml|websettings\d*\.xml"
    r"|theme\d*\.xml|themeoverride\d*\.xml|numbering\d*\.xml|calcchain\.xml|tablestyles\.xml|colors\d*\.xml|style\d+\.xml"
    r"|layout\d*\.xml|quickstyle\d*\.xml|metadata\.xml|commentsextended\.xml|commentsids\.xml|commentsextensible\.xml"
    r"|printersettings\d*\.bin|font\d*\.(odttf|fntdata|ttf)|vbadata\.xml|itemprops\d*\.xml|sheetmetadata\.xml"
    r"|thumbnail\.\w+|rd(?!richvalue\.)\w*\.xml|featurepropertybag\.xml|volatiledependencies\.xml)$",
    re.IGNORECASE,
)
"""Parts that hold looks, numbers of lists, caches of order or plumbing, and no text that a person wrote, and the small
picture of the first page, whose text is read on the page itself."""


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow from one part to another, or to the world (`external`). `kind` is the last word of its type."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of one OOXML file. Part names are without the leading slash; look-ups ignore case, as OPC asks.

    Raises ScanError("corrupt") if it is no zip with parts, "too-many-members" if there are too many of them.
    """

    def __init__(self, stream: BinaryIO, options: Options) -> None:
        self._archive = Archive(stream, options)
        self._options = options
        self._parts: dict[str, Member] = {}
        for member in self._archive.members:
            if not member.is_folder:
                self._add(member)
        self._relations: dict[str, list[Relation]] = {}
        self._kinds: dict[str, str] = {}
        self.broken: list[str] = []
        self._beyond: list[ScanError] = []
        self.claimed: set[str] = set()
        if self._archive.cut:
            raise ScanError("too-many-members", f"the file has more than {options.max_members} parts")

    def _add(self, member: Member) -> None:
        """A part whose name stands twice is read twice: programs disagree on which one counts."""
        stem, dot, ending = member.name.rpartition(".")
        count = 1
        while _key(member.name) in self._parts:
            count += 1
            member = replace(member, name=f"{stem} ({count}){dot}{ending}")
        self._parts[_key(member.name)] = member

    @property
    def names(self) -> list[str]:
        """Every part's name, in the order of the zip."""
        return [member.name.replace("\\", "/").lstrip("/") for member in self._parts.values()]

    def has(self, name: str) -> bool:
        return _key(name) in self._parts

    def open(self, name: str) -> Readable:
        """The part's bytes as a counted stream; claims it. Raises KeyError, ScanError."""
        self.claimed.add(_key(name))
        return Forgiving(self._archive, self._parts[_key(name)], self.broken, self._beyond)

    def read(self, name: str) -> bytes:
        """The part's bytes; as far as they could be read if it is broken. Raises KeyError, ScanError."""
        if (whole := self._archive.whole(self._parts[_key(name)])) is not None:
            self.claimed.add(_key(name))
            return whole
        source, parts, size = self.open(name), [], 0
        while data := source.read(1 << 16):
            parts.append(data)
            size += len(data)
            if size > LARGEST_PART:
                raise ScanError("too-large", "one part of the file is larger than a tree can be held of")
        return b"".join(parts)

    def kind(self, name: str) -> str:
        """The local name of the part's root element, without claiming it; "" if it cannot be told."""
        found = self._kinds.get(name)
        if found is None:
            found = self._kinds[name] = root_name(self.peek(name))
        return found

    def peek(self, name: str) -> bytes:
        """The part's first bytes, without claiming it; b"" if they cannot be read."""
        try:
            return Forgiving(self._archive, self._parts[_key(name)], []).read(1 << 12)
        except (KeyError, ScanError):
            return b""

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part; None if there is no such part or nothing in it parses."""
        if not self.has(name):
            return None
        data = self.read(name)
        if name.lower().endswith(".vml"):
            data = _BREAK.sub(rb"<br/>", data)
        root, sound = checked(data)
        if not sound or declares(data):
            self.broken.append(name)
        return root

    def glance(self, name: str) -> etree._Element | None:
        """As `tree`, without claiming the part: somebody else is to read it."""
        claimed = _key(name) in self.claimed
        root = self.tree(name)
        if not claimed:
            self.claimed.discard(_key(name))
        return root

    def events(self, name: str, tags: Iterable[str]) -> Iterator[tuple[str, etree._Element]]:
        """("end", element) of the elements with those local names, streamed; the caller clears what it is done with.

        Broken XML gives what stands before the break, and after it what libxml2 recovers; the part is then noted.
        Raises KeyError, ScanError.
        """
        looked = _Head(self.open(name))
        # a document type may stand only before the root element, so once the root is seen none can follow
        huge = may_be_huge(looked.head) and bool(root_name(looked.head))
        stream = etree.iterparse(
            looked, events=("end",), tag=[f"{{*}}{tag}" for tag in tags], resolve_entities=False, no_network=True,
            load_dtd=False, recover=True, huge_tree=huge, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            yield from stream
        except etree.XMLSyntaxError:
            self.broken.append(name)
            return
        if is_fatal(stream.error_log) or declares(looked.head):
            self.broken.append(name)

    def relations(self, part: str) -> list[Relation]:
        """The relationships of a part ("" for those of the package), targets resolved to part names."""
        known = self._relations.get(part)
        if known is None:
            known = self._relations[part] = self._related(part)
        return known

    def _related(self, part: str) -> list[Relation]:
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: list[Relation] = []
        for element in root if root is not None else ():
            get = element.attrib.get
            external = str(get("TargetMode", "")).lower() == "external"
            target = str(get("Target", ""))
            if not external:
                target = _resolved(folder, target)
            found.append(Relation(str(get("Id", "")), str(get("Type", "")).rsplit("/", 1)[-1], target, external))
        return found

    def main(self, fallback: str) -> str:
        """The name of the main part: what the package's relationship `officeDocument` names, else `fallback`."""
        named = [r.target for r in self.relations("") if r.kind == "officeDocument" and self.has(r.target)]
        return named[0] if named else fallback

    def embedded(self, name: str) -> Embedded:
        """A part as a file of its own, under its part name; claims it."""
        self.claimed.add(_key(name))
        member = self._parts[_key(name)]
        return Embedded(name, partial(self._spooled, member), member.size, where=ATTACHED)

    def _spooled(self, member: Member) -> BinaryIO:
        return spool(Forgiving(self._archive, member, self.broken))

    def unclaimed(self) -> list[str]:
        """The names of the parts that nobody has asked for yet."""
        return [name for name in self.names if _key(name) not in self.claimed]

    def faults(self) -> Iterator[Content]:
        """What stands in the file beside its parts, and what of it could not be read; ask last."""
        yield from zipgaps.contents(self._archive, self._options)
        for error in self._beyond[:1]:
            yield Unread(error.reason, error.detail, whole=False)
        if self.broken or self._archive.damaged:
            yield Unread("corrupt", "the file is damaged; what could be read was read", whole=False)


class Forgiving:
    """A part's data; where its checksum or compression is broken, what can be had of it, and a note of its name.

    With `beyond` one that expands too far ends there, and what stands in the way is put into it: other parts are read.
    """

    def __init__(
        self, archive: Archive, member: Member, notes: list[str], beyond: list[ScanError] | None = None
    ) -> None:
        self._archive = archive
        self._member = member
        self._notes = notes
        self._beyond = beyond
        self._given = 0
        self._source: Readable | None = archive.open(member)

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._source.read(size) if self._source else b""
        except DAMAGE:
            data = self._rescued()
        except ScanError as error:
            if self._beyond is None:
                raise
            self._beyond.append(error)
            self._source, data = None, b""
        self._given += len(data)
        return data

    def _rescued(self) -> bytes:
        self._notes.append(self._member.name)
        self._source = None
        again, got = self._archive.salvage(self._member), bytearray()
        try:
            while data := again.read(1 << 16):
                got += data
        except DAMAGE:
            pass
        return bytes(got[self._given :])


@functools.lru_cache(1_024)  # the slides of a show lead to the same layouts, and the same few parts to each other
def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


@functools.lru_cache(4_096)  # each part is asked for under its name several times
def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


class _Head:
    """A stream with its first bytes looked at and put back, without a document type."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.head = source.read(1 << 16)
        self._rest: bytes | None = undeclared(self.head)
        self._declares = declares(self.head)

    def read(self, size: int = -1, /) -> bytes:
        if self._rest is not None:
            first, self._rest = self._rest, None
            return first
        data = self._source.read(size)
        return unreferred(data) if self._declares else data


def paragraphs(element: etree._Element) -> list[str]:
    """The text of DrawingML (a:p of a:t, a:br), a line a paragraph, without empty ones."""
    lines: list[str] = []
    parts: list[str] | None = None
    for found in element.iter("{*}p", "{*}t", "{*}br", "{*}tab"):  # one walk: there are very many short paragraphs
        kind = found.tag[-1]
        if kind == "p":
            if parts and (line := "".join(parts).strip()):
                lines.append(line)
            parts = []
        elif parts is not None:
            parts.append(_DRAWN[kind] or found.text or "")
    if parts and (line := "".join(parts).strip()):
        lines.append(line)
    return lines


_DRAWN = {"t": "", "r": "\n", "b": "\t"}
"""What is written for a:t (its own text), a:br and a:tab, by the last letter of the name: a step less for the many."""


def targets(package: Package, part: str, where: Where) -> Iterator[Content]:
    """What the part's external relationships point to (links, linked files), one piece each."""
    seen: set[str] = set()
    for relation in package.relations(part):
        if relation.external and relation.target and relation.target not in seen:
            seen.add(relation.target)
            yield Piece(unquote(relation.target), where)


_SENTENCE = re.compile(r"[^\W\d_]{2,},?\s+[^\W\d_]{2,}|\w@\w")
"""What an attribute of a part that nobody knows says in words, where others are looks and plumbing."""

_ID = re.compile(r"\d{6,}")
_TELLING_NAME = re.compile(r"\d{5}|\d[/-]\d|@")


def rest(package: Package) -> Iterator[Content]:
    """The parts that no reader claimed: the text of XML as `hidden`, everything else as `Embedded`."""
    for name in package.unclaimed():
        if SILENT.search(name):
            continue
        if not name.lower().endswith((".xml", ".vml", ".rels")):
            yield package.embedded(name)
            continue
        root = package.tree(name)
        if root is None:
            continue
        yield from described(root)
        if text := "\n".join(_words(root, with_attributes=name.lower().startswith("customxml/"))):
            yield Piece(text, Where(part="hidden"))


def _words(root: etree._Element, with_attributes: bool) -> Iterator[str]:
    for element in root.iter():
        for key, value in element.items():
            if (words := str(value).strip()) and (with_attributes or _SENTENCE.search(words)):
                yield f"{str(key).rsplit('}', 1)[-1]}: {words}"
        for text in (element.text, element.tail):
            if line := " ".join((text or "").split()):
                yield line


def described(root: etree._Element, where: Where | None = None) -> Iterator[Content]:
    """Alternative texts: what `descr`, `title` and `alt` of drawings and shapes say."""
    place = (where or Where()).at(part="alt")
    for element in root.iter("{*}docPr", "{*}cNvPr", "{*}shape", "{*}rect", "{*}oval", "{*}tblDescription", "{*}group"):
        if text := "\n".join(dict.fromkeys(alternatives(element))):
            yield Piece(text, place)


def alternatives(element: etree._Element) -> Iterator[str]:
    """What a drawing or shape says of itself: title, description, and a name that no program gave."""
    for key in ("title", "descr", "alt", "href"):
        if (words := element.get(key)) and words.strip():
            yield words
    # "Picture 4" says nothing, but what a picture's file or its pupil is called may stand in its stead
    if (name := element.get("name")) and _TELLING_NAME.search(name):
        yield name


def _grandparent(element: etree._Element) -> etree._Element | None:
    parent = element.getparent()
    return parent.getparent() if parent is not None else None


def redrawn(package: Package) -> Iterator[Content]:
    """What a diagram as last drawn says that its data model, from which it is drawn, does not."""
    names = [name for name in package.names if "/diagrams/" in name.lower()]
    models = [package.tree(name) for name in names if package.kind(name) == "dataModel"]
    known = {line for root in models if root is not None for line in paragraphs(root)}
    for name in names if models else ():
        root = package.tree(name) if package.kind(name) == "drawing" else None
        lines = [line for line in paragraphs(root) if line not in known] if root is not None else []
        if lines:
            yield Piece("\n".join(dict.fromkeys(lines)), Where(part="hidden"))


def chart(root: etree._Element, where: Where | None = None) -> Iterator[Content]:
    """A chart: titles and labels that are written in it as `alt`, the copied cells of its series as `hidden`."""
    place = where or Where()
    for rich in root.iter("{*}rich"):
        if lines := paragraphs(rich):
            yield Piece("\n".join(lines), place.at(part="alt"))
    copies: dict[str, None] = {}
    numbers: dict[str, None] = {}
    for value in root.iter("{*}v"):
        text, cache = (value.text or "").strip(), local(above) if (above := _grandparent(value)) is not None else ""
        if not cache.startswith("num"):
            copies[text] = None
        elif _ID.fullmatch(text):  # a chart may be all that is left of the cells it was drawn from
            numbers[text] = None
    for kept in (copies, numbers):
        if said := "\n".join(filter(None, kept)):
            yield Piece(said, place.at(part="hidden"))
    for level in root.iter("{*}strDim"):
        if found := "\n".join(dict.fromkeys(point.text or "" for point in level.iter("{*}pt"))):
            yield Piece(found, place.at(part="hidden"))
