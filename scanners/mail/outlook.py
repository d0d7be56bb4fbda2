"""Outlook messages (msg): one message in a compound file, with what is attached to it.

The streams of a compound file are the message's properties, by their number ([MS-OXMSG] 2); python-oxmsg gives the
folders and streams and the code pages. Every property that holds text is read, the named ones of forms, contacts and
appointments too. A damaged property costs itself only.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from scanners.contract import Content, Format, Options, ScanError, Scanner, Unread
from scanners.mail import mapi
from scanners.text import decoding

_PROPERTY = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-[0-9A-F]{8})?", re.I)
_TEXT, _TEXT_8BIT, _BINARY, _OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_MANY = 0x1000
_CODE_PAGES = (0x3FFD, 0x3FDE)
_BROKEN = (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError, KeyError, RecursionError)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """Subject, headers and properties, the body in all its forms, the attachments by their names.

    Raises ScanError("corrupt") if it is no compound file.
    """
    del name, media_type
    import olefile
    from oxmsg.storage import Storage

    stream.seek(0)
    try:
        with olefile.OleFileIO(stream) as container:
            root = Storage.from_ole(container)
    except _BROKEN:
        raise ScanError("corrupt", "the compound file is damaged") from None
    yield from mapi.contents(_message(root, _names(root), 0), options)


def _message(storage: Any, names: dict[int, str], depth: int) -> mapi.Message:
    message = mapi.Message()
    page = _code_page(storage)
    for number, kind, data in _properties(storage):
        _take(message, number, kind, data, page, names)
    for folder in storage.storages:
        name = _last(folder).lower()
        if name.startswith("__recip_version1.0_"):
            _recipient(message, folder, page)
        elif name.startswith("__attach_version1.0_"):
            _attach(message, folder, page, names, depth)
    return message


def _last(part: Any) -> str:
    return str(part.path).rsplit("/", 1)[-1]


def _properties(storage: Any) -> Iterator[tuple[int, int, bytes]]:
    """(number, type, bytes) of each property of variable length; those of several values come once for each."""
    for stream in storage.streams:
        if found := _PROPERTY.fullmatch(_last(stream)):
            number, kind = int(found[1], 16), int(found[2], 16)
            many = kind & _MANY and not _last(stream).upper().endswith(found[2].upper())
            if not kind & _MANY or many:
                yield number, kind & ~_MANY, stream.bytes_


def _take(message: mapi.Message, number: int, kind: int, data: bytes, page: str | None, names: dict[int, str]) -> None:
    if number == mapi.RTF and kind == _BINARY:
        message.rtf = mapi.decompressed(message, data)
        return
    text = _decoded(data, kind, page, html=number == mapi.HTML)
    if number == mapi.SUBJECT:
        message.subject = text or message.subject
    elif number == mapi.HEADERS:
        message.headers = text or message.headers
    elif number == mapi.BODY:
        message.text = text or message.text
    elif number == mapi.HTML:
        message.html = text or message.html
    elif text and kind in (_TEXT, _TEXT_8BIT):
        mapi.note(message, number, text, names.get(number, ""))


def _decoded(data: bytes, kind: int, page: str | None, html: bool = False) -> str:
    if kind == _TEXT:
        return data.decode("utf-16-le", "replace").rstrip("\0")
    if kind == _TEXT_8BIT or html:
        from scanners.web import html as pages

        declared = pages.declared(data[:4096]) if html else None
        return decoding.decode(data, declared or page)[0].rstrip("\0 ")
    return ""


def _code_page(storage: Any) -> str | None:
    """The name of the code page of the 8-bit properties, from the table of those of fixed length (2.4)."""
    from oxmsg.domain.encodings import encoding_from_codepage

    table = next((s.bytes_ for s in storage.streams if _last(s).lower() == "__properties_version1.0"), b"")
    found = {}
    for at in range(len(table) % 16, len(table) - 15, 8):  # headers of 8, 24 or 32 bytes stand before the entries
        kind, number, value = struct.unpack_from("<HH4xI", table, at)
        if kind == 3 and number in _CODE_PAGES:
            found[number] = value
    for number in _CODE_PAGES:
        try:
            return str(encoding_from_codepage(found[number]))
        except Exception:  # noqa: S112  # not given, or a page that python-oxmsg does not know and says so by its own class
            continue
    return None


def _recipient(message: mapi.Message, folder: Any, page: str | None) -> None:
    """Name and addresses of one recipient: the display lines leave out addresses, and a sent message its Bcc."""
    found = {number: _decoded(data, kind, page) for number, kind, data in _properties(folder)}
    name = found.get(0x3001, "")
    address = found.get(0x39FE) or found.get(0x3003, "")
    if name and address and address != name:
        mapi.note(message, 0, f"{name} <{address}>", "To")
    else:
        mapi.note(message, 0, name or address, "To")


def _attach(message: mapi.Message, folder: Any, page: str | None, names: dict[int, str], depth: int) -> None:
    texts: dict[int, str] = {}
    data: bytes | None = None
    for number, kind, raw in _properties(folder):
        if number == mapi.ATTACH_DATA and kind == _BINARY:
            data = raw
        else:
            texts[number] = _decoded(raw, kind, page)
    wanted = (mapi.ATTACH_LONG_NAME, mapi.ATTACH_SHORT_NAME, mapi.DISPLAY_NAME)
    name = next((text for number in wanted if (text := texts.get(number, "").strip())), "")
    name = name or f"attachment {len(message.files) + 1}"
    inner = next((s for s in folder.storages if _PROPERTY.fullmatch(_last(s))), None)
    if data is not None:
        message.files.append(mapi.File(name, data))
    elif inner is None:
        if any(texts.get(number) for number in (0x3708, 0x370D)):
            mapi.note(message, 0, texts.get(0x370D) or texts.get(0x3708, ""), "Attached by reference")
    elif not any(_PROPERTY.fullmatch(_last(s)) for s in inner.streams):
        message.files += [mapi.File(f"{name}/{_last(s).strip(chr(1))}", s.bytes_) for s in inner.streams]
    elif depth >= mapi.DEEPEST:
        message.lost.append(Unread("too-deep", "holds messages in messages too deep", whole=False))
    else:
        mapi.enclose(message, name, _message(inner, names, depth + 1))


def _names(root: Any) -> dict[int, str]:
    """The names of the named properties that have one, by their numbers in this file (2.2.3)."""
    folder = next((s for s in root.storages if _last(s).lower() == "__nameid_version1.0"), None)
    streams = {_last(s)[-8:].upper(): s.bytes_ for s in folder.streams} if folder else {}
    entries, strings = streams.get("00030102", b""), streams.get("00040102", b"")
    found = {}
    for at in range(0, len(entries) - 7, 8):
        offset, kind, index = struct.unpack_from("<IHH", entries, at)
        if kind & 1 and offset + 4 <= len(strings):
            length = int.from_bytes(strings[offset : offset + 4], "little")
            found[0x8000 + index] = strings[offset + 4 : offset + 4 + length].decode("utf-16-le", "replace")
    return {number: re.sub(r"[^\w-]+", "-", name).strip("-") for number, name in found.items()}


SCANNER = Scanner(
    name="outlook",
    formats=(Format("application/vnd.ms-outlook", "Outlook message (msg)", (".msg", ".oft")),),
    pieces=pieces,
    library="python-oxmsg, olefile, compressed-rtf",
    licence="MIT, BSD-2-Clause, MIT",
    reads="subject, headers, recipients, every property that holds text, bodies as text, html and rich text,"
    " attachments, messages within the message, what is signed by S/MIME",
    does_not_read="properties of numbers and times; the content of encrypted messages, which are told with their"
    " cipher; whole stores (pst, ost), which are told by name and reported as not read",
)
