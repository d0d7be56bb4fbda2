"""S/MIME and other CMS files (p7m, p7s): what is only signed is read, what is enveloped is told with its cipher.

CMS wraps content in nested structures of ASN.1 (RFC 5652, RFC 8551); only the lengths are followed, to the content. No
library is used: those at hand open what is encrypted and have no way to the content of what is signed.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from scanners.contract import Content, Embedded, Format, Options, Protection, ScanError, Scanner, Unread
from scanners.encrypted import ciphers
from scanners.reading.spooling import Meter

_LARGEST = 256 << 20
_DEEPEST = 32
_DATA = "2a864886f70d010701"
_SIGNED = "2a864886f70d010702"
_COMPRESSED = "2a864886f70d0109100109"
_SEQUENCE, _SET, _OCTETS, _IDENTIFIER, _INTEGER, _CONTEXT = 0x30, 0x31, 0x04, 0x06, 0x02, 0xA0


class Value(NamedTuple):
    """A value of ASN.1: its tag, where its content begins and ends, where the next value begins."""

    tag: int
    start: int
    end: int
    after: int


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The signed or compressed content as a file, or `Unread("encrypted")`. Raises ScanError("corrupt")."""
    stream.seek(0)
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ScanError("too-large", f"only up to {_LARGEST >> 20} MB of CMS are taken apart")
    if media_type == "application/x-pkcs12":
        scheme, adequate = ciphers.cms(data) or ("pkcs12", False)
        yield Unread("encrypted", "a store of keys", protection=Protection(scheme, adequate))
        return
    try:
        kind, content = _content(data)
    except (IndexError, ValueError, RecursionError):
        raise ScanError("corrupt", "the CMS structure is broken") from None
    if kind not in (_DATA, _SIGNED, _COMPRESSED):
        scheme, adequate = ciphers.cms(data) or ("cms", False)
        yield Unread("encrypted", "the content is encrypted", protection=Protection(scheme, adequate))
        return
    if kind == _COMPRESSED:
        content = _inflated(content, Meter(options, len(data)))
    if content:  # a detached signature has none
        yield Embedded(_plain_name(name), lambda: io.BytesIO(content), len(content))


def _plain_name(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = last[:-4] if last.lower().endswith((".p7m", ".p7s", ".p7c")) else ""
    return stem if "." in stem else "content.eml"


def _content(data: bytes) -> tuple[str, bytes]:
    """The type of the outermost content and, if it is not encrypted, what is inside."""
    outer = _values(data, _value(data, 0))
    kind = data[outer[0].start : outer[0].end].hex()
    if kind not in (_DATA, _SIGNED, _COMPRESSED) or len(outer) < 2:
        return kind, b""
    inside = _values(data, outer[1])[0]
    if kind == _DATA:
        return kind, _octets(data, inside, 0)
    for value in _values(data, inside):  # version, algorithms, then the content with its type
        inner = _values(data, value) if value.tag == _SEQUENCE else []
        if inner and inner[0].tag == _IDENTIFIER and len(inner) > 1 and inner[1].tag == _CONTEXT:
            return kind, _octets(data, _values(data, inner[1])[0], 0)
    return kind, b""


def _octets(data: bytes, value: Value, depth: int) -> bytes:
    """A string of octets, which may be cut into several (X.690 8.7)."""
    if not value.tag & 0x20:
        return data[value.start : value.end]
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    return b"".join(_octets(data, part, depth + 1) for part in _values(data, value))


def _values(data: bytes, outer: Value) -> list[Value]:
    found: list[Value] = []
    at = outer.start
    while at < outer.end:
        value = _value(data, at)
        found.append(value)
        at = value.after
    return found


def _value(data: bytes, at: int, depth: int = 0) -> Value:
    """The value at this place (X.690 8.1), cut where the data ends. One of indefinite length is followed to its end."""
    if depth > _DEEPEST:
        raise ValueError("nested too deep")
    tag, first, start = data[at], data[at + 1], at + 2
    if tag & 0x1F == 0x1F:
        raise ValueError("a tag that CMS does not use")
    if first == 0x80:
        end = start
        while data[end : end + 2] not in (b"\0\0", b""):
            end = _value(data, end, depth + 1).after
        return Value(tag, start, end, end + 2)
    if first & 0x80:
        size, start = int.from_bytes(data[start : start + (first & 0x7F)], "big"), start + (first & 0x7F)
    else:
        size = first
    end = min(start + size, len(data))
    return Value(tag, start, end, end)


def _inflated(data: bytes, meter: Meter) -> bytes:
    inner = zlib.decompressobj()
    found = bytearray()
    try:
        while data and (part := inner.decompress(data, 1 << 20)):
            meter.take(len(part))
            found += part
            data = inner.unconsumed_tail
    except zlib.error:
        raise ScanError("corrupt", "the compressed content is broken") from None
    return bytes(found)


SCANNER = Scanner(
    name="smime",
    formats=(
        Format("application/pkcs7-mime", "S/MIME message, CMS", (".p7m", ".p7s", ".p7c")),
        Format("application/x-pkcs12", "store of keys (PKCS #12)", (".p12", ".pfx")),
    ),
    pieces=pieces,
    library="zlib (standard library)",
    licence="PSF-2.0",
    reads="the content of what is signed or compressed; of what is encrypted the cipher",
    does_not_read="encrypted content; the certificates",
)
