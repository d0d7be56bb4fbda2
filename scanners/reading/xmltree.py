"""XML from files that nobody vouches for: parsed without entities, however broken; its elements by their local names.

Local names alone, so that the transitional and the strict namespaces of ISO/IEC 29500, and those of each version of a
format, are read alike.
"""

from __future__ import annotations

import base64
import binascii
import functools
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from scanners.contract import Unread

_SAFE_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")

_DECLARING = tuple(m.encode(c) for m in ("<!DOCTYPE", "<!ENTITY") for c in ("ascii", "utf-16-le", "utf-16-be"))


def root_name(head: bytes) -> str:
    """The local name of the root element, from the first bytes of the XML; "" if none stands there."""
    plain = re.sub(rb"<\?.*?\?>|<!--.*?-->", b"", head.replace(b"\0", b""), flags=re.DOTALL)
    found = re.search(rb"<(?:[\w.-]+:)?([\w.-]+)[\s/>]", plain)
    return found[1].decode("ascii", "replace") if found else ""


def parsed(data: bytes) -> etree._Element | None:
    """The root element of XML that may be broken; None if there is none. Entities are never expanded."""
    return checked(data)[0]


def checked(data: bytes) -> tuple[etree._Element | None, bool]:
    """The root element of XML that may be broken, and whether it was well formed."""
    parser = _parser(may_be_huge(data))
    try:
        return etree.fromstring(undeclared(data), parser), not is_fatal(parser.error_log)
    except (etree.XMLSyntaxError, ValueError):
        return None, False


def whole(stream: BinaryIO, largest: int) -> tuple[etree._Element | None, bool]:
    """As `checked`, of a file; None too where it has more than `largest` bytes, of which no tree is made."""
    stream.seek(0)
    source = stream.read(largest + 1)
    return checked(source) if len(source) <= largest else (None, False)


def is_fatal(log: Iterable[etree._LogEntry]) -> bool:
    """Whether libxml2 met XML that is not well formed; a prefix that is not declared is no loss of text."""
    return any(entry.level >= etree.ErrorLevels.FATAL for entry in log)


@functools.cache
def _parser(huge: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=huge, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip


def may_be_huge(data: bytes) -> bool:
    """Whether libxml2's guard against growing entities may be lifted: only where no entity can have been declared.

    A declaration could hide in an encoding that is no superset of ASCII, so only well-known encodings qualify.
    """
    declared = _DECLARED.search(data[:200])
    plain = not declared or declared[1].lower() in _SAFE_ENCODINGS
    return plain and not declares(data)


def declares(data: bytes) -> bool:
    """Whether there is a document type, which OPC forbids: what its entities stand for is left unread."""
    return b"!" in data and any(mark in data for mark in _DECLARING)


def undeclared(data: bytes) -> bytes:
    """The same without its document type, at whose entities libxml2 would stop, and without references to them."""
    if not declares(data[:_PROLOG]):
        return data
    return unreferred(_DOCTYPE.sub(b"", data[:_PROLOG], count=1)) + unreferred(data[_PROLOG:])


def unreferred(data: bytes) -> bytes:
    """The same without references to entities that somebody has declared: text behind one would hang on it."""
    return _REFERENCE.sub(b"", data)


_PROLOG = 64 << 10
_DOCTYPE = re.compile(
    rb"<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^\[\"'>])*+(?:\[(?:<!--.*?-->|\"[^\"]*\"|'[^']*'|[^\]\"'])*+\]\s*)?>", re.DOTALL
)
"""A document type in an encoding that agrees with ASCII, with what is declared in it."""

_REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z_:][\w:.-]{0,200};")

DAMAGED = Unread("corrupt", "the XML is damaged; what could be read was read", whole=False)

_LOCAL: dict[str, str] = {}


def forget(element: etree._Element) -> None:
    """Free an element that is done with, and what stands before it, so that a streamed tree does not grow."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def local(element: etree._Element) -> str:
    """The element's name without its namespace; "" for what is no element (an entity that was not expanded)."""
    tag = element.tag
    name = _LOCAL.get(tag) if isinstance(tag, str) else ""
    if name is None:
        name = tag.rsplit("}", 1)[-1]
        if len(_LOCAL) < 4_096:  # names come from the file and may be made up without end
            _LOCAL[tag] = name
    return name


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute of that local name, whatever its namespace."""
    found = element.get(name)
    if found is not None:
        return found
    space, brace, _ = str(element.tag).rpartition("}")  # mostly the element's own namespace
    found = element.get(f"{space}{brace}{name}") if brace else None
    if found is not None:
        return found
    ending = "}" + name
    return next((str(v) for k, v in element.items() if str(k).endswith(ending)), None)


def texts(element: etree._Element, tag: str) -> str:
    """All text of the descendants of that local name, joined as it stands."""
    return "".join(found.text or "" for found in element.iter(f"{{*}}{tag}"))


def properties(packet: bytes) -> Iterator[tuple[str, str]]:
    """(name, text) of the properties in an XMP packet (ISO 16684-1), elements and attributes alike."""
    root = parsed(packet.strip())
    for element in root.iter("{*}*") if root is not None else ():
        label, holder = local(element), element.getparent()
        while label in ("li", "Alt", "Seq", "Bag", "Description") and holder is not None:
            label, holder = local(holder), holder.getparent()
        if text := " ".join((element.text or "").split()):
            yield label, text
        for key, value in element.items():
            if text := " ".join(str(value).split()):
                yield str(key).rsplit("}", 1)[-1], text


def from_base64(text: str) -> bytes:
    """The bytes that a document of XML holds as base64; none of what is no base64."""
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""
