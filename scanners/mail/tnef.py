"""TNEF, the winmail.dat that Outlook sends instead of attachments ([MS-OXTNEF]).

Attributes of the message and of its attachments, one after the other, some of which hold properties as Outlook's other
files do. Read here and not by tnefparse, the one library for it: on a damaged count that goes on for hours, and what it
cannot decode it leaves out with a line in the log.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO

from scanners.contract import Content, Format, Options, Scanner, Unread
from scanners.mail import mapi
from scanners.reading import codepages
from scanners.text import decoding
from scanners.web import html

_LARGEST = 256 << 20
_SIGNATURE = 0x223E9F78
_FROM, _SUBJECT, _BODY, _ATTACH_DATA, _ATTACH_TITLE = 0x8000, 0x8004, 0x800C, 0x800F, 0x8010
_ATTACH_START, _PROPERTIES, _RECIPIENTS, _ATTACH_PROPERTIES, _CODE_PAGE = 0x9002, 0x9003, 0x9004, 0x9005, 0x9007
_TEXT_8BIT, _TEXT, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_SIZES = {1: 0, 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
_VARIABLE = frozenset({_TEXT_8BIT, _TEXT, _OBJECT, _BINARY})
_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")  # the identifier of IMessage, before a message
_BROKEN = (struct.error, IndexError, ValueError, KeyError)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """Subject, properties, the body in all its forms, the attachments by their names.

    What stands before a damaged place is read, and `Unread("corrupt")` says that more is missing.
    """
    del name, media_type
    stream.seek(0)
    data = stream.read(_LARGEST + 1)
    message = _read(data[:_LARGEST], 0)
    if len(data) > _LARGEST:
        message.lost.append(Unread("too-large", f"only the first {_LARGEST >> 20} MB were read", whole=False))
    yield from mapi.contents(message, options)


def _read(data: bytes, depth: int) -> mapi.Message:
    message = mapi.Message()
    page = "cp1252"
    file: mapi.File | None = None
    try:
        for number, content in _attributes(data):
            if number == _CODE_PAGE:
                page = codepages.codec(struct.unpack_from("<I", content)[0])
            elif number == _ATTACH_START:
                file = mapi.File("")
                message.files.append(file)
            elif number in (_ATTACH_TITLE, _ATTACH_DATA, _ATTACH_PROPERTIES):
                file = file or mapi.File("")
                _attached(message, file, number, content, page, depth)
            else:
                _said(message, number, content, page)
    except _BROKEN:
        message.lost.append(Unread("corrupt", "the file is damaged; what stands before that was read", whole=False))
    for place, attachment in enumerate(message.files, 1):
        attachment.name = attachment.name or f"attachment {place}"
    return message


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, content) of each attribute. Raises struct.error where one is cut short."""
    at = 6 if len(data) >= 6 and struct.unpack_from("<I", data)[0] == _SIGNATURE else len(data)
    while at + 9 <= len(data):
        number, size = struct.unpack_from("<xHxxI", data, at)
        content = data[at + 9 : at + 9 + size]
        if len(content) < size:
            yield number, content
            raise struct.error
        yield number, content
        at += 9 + size + 2


def _said(message: mapi.Message, number: int, content: bytes, page: str) -> None:
    if number == _SUBJECT:
        message.subject = message.subject or _text(content, page)
    elif number == _BODY:
        message.text = message.text or _text(content, page)
    elif number == _FROM:
        name_size, address_size = struct.unpack_from("<4xHH", content)
        name, address = content[8 : 8 + name_size], content[8 + name_size : 8 + name_size + address_size]
        mapi.note(message, 0, f"{_text(name, page)} <{_text(address, page).partition(':')[2]}>", "From")
    elif number == _PROPERTIES:
        for place, kind, value, label in _properties(content)[1]:
            _property(message, place, kind, value, label, page)
    elif number == _RECIPIENTS:
        _recipients(message, content, page)


def _recipients(message: mapi.Message, content: bytes, page: str) -> None:
    at = 4
    for _ in range(min(struct.unpack_from("<I", content)[0], len(content) // 4)):
        at, row = _properties(content, at)
        found = {place: _decoded(kind, value, page) for place, kind, value, _ in row}
        name, address = found.get(0x3001, ""), found.get(0x39FE) or found.get(0x3003, "")
        mapi.note(message, 0, f"{name} <{address}>" if name and address else name or address, "To")


def _property(message: mapi.Message, number: int, kind: int, value: bytes, label: str, page: str) -> None:
    if number == mapi.RTF and kind == _BINARY:
        message.rtf = mapi.decompressed(message, value)
    elif number == mapi.HTML:
        charset = html.declared(value[:4096]) or page
        message.html = value.decode("utf-16-le", "replace") if kind == _TEXT else decoding.decode(value, charset)[0]
    elif number == mapi.BODY:
        message.text = _decoded(kind, value, page) or message.text
    elif number == mapi.SUBJECT:
        message.subject = _decoded(kind, value, page) or message.subject
    elif number == mapi.HEADERS:
        message.headers = _decoded(kind, value, page)
    else:
        mapi.note(message, number, _decoded(kind, value, page), label)


def _attached(message: mapi.Message, file: mapi.File, number: int, content: bytes, page: str, depth: int) -> None:
    if number == _ATTACH_TITLE:
        file.name = file.name or _text(content, page)
    elif number == _ATTACH_DATA:
        file.data = content
    else:
        found = {place: (kind, value) for place, kind, value, _ in _properties(content)[1]}
        for place in (mapi.ATTACH_LONG_NAME, mapi.ATTACH_SHORT_NAME, mapi.DISPLAY_NAME):
            if name := _decoded(*found.get(place, (0, b"")), page):
                file.name = name
                break
        kind, value = found.get(mapi.ATTACH_DATA, (0, b""))
        if value.startswith(_MESSAGE) and depth < mapi.DEEPEST:
            file.message = _read(value[16:], depth + 1)
            message.lost += file.message.lost
        elif value.startswith(_MESSAGE):
            message.lost.append(Unread("too-deep", "holds messages in messages too deep", whole=False))
        elif value:
            file.data = value[16:] if kind == _OBJECT else value


def _properties(data: bytes, at: int = 0) -> tuple[int, list[tuple[int, int, bytes, str]]]:
    """Where the properties end, and (number, type, value, name) of each value of those of variable length (2.1.3.4)."""
    found: list[tuple[int, int, bytes, str]] = []
    count = struct.unpack_from("<I", data, at)[0]
    at += 4
    for _ in range(min(count, len(data) // 4)):
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        name = ""
        if number >= 0x8000:
            at, name = _name(data, at + 16)
        many, kind = kind & 0x1000, kind & 0x0FFF
        values = 1
        if many or kind in _VARIABLE:
            values = struct.unpack_from("<I", data, at)[0]
            at += 4
        for _ in range(min(values, len(data) // 2)):
            if kind not in _VARIABLE:
                at += _SIZES[kind] if not many or kind not in (2, 11) else 2
                continue
            size = struct.unpack_from("<I", data, at)[0]
            found.append((number, kind, data[at + 4 : at + 4 + size], name))
            at += 4 + -(-size // 4) * 4
        at += -at % 4 if many else 0
    return at, found


def _name(data: bytes, at: int) -> tuple[int, str]:
    """The name of a named property, "" if it has only a number, and where it ends."""
    kind, size = struct.unpack_from("<II", data, at)
    if kind == 0:
        return at + 8, ""
    name = data[at + 8 : at + 8 + size].decode("utf-16-le", "replace")
    return at + 8 + -(-size // 4) * 4, re.sub(r"[^\w-]+", "-", name).strip("-")


def _decoded(kind: int, value: bytes, page: str) -> str:
    if kind == _TEXT:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return _text(value, page) if kind == _TEXT_8BIT else ""


def _text(data: bytes, page: str) -> str:
    return data.decode(page, "replace").rstrip("\0")


SCANNER = Scanner(
    name="tnef",
    formats=(Format("application/vnd.ms-tnef", "Outlook's winmail.dat (TNEF)", (".dat",)),),
    pieces=pieces,
    library="compressed-rtf",
    licence="MIT",
    reads="subject, headers, recipients, every property that holds text, bodies as text, html and rich text,"
    " attachments, messages within the message",
    does_not_read="properties of numbers and times",
)
