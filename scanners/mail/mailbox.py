"""Mailbox files: many messages in one file (mbox and its kin), and Apple Mail's file of one (emlx).

A mailbox is read message by message, each with `where.message` counted from 1; memory does not grow with the file. A
message begins at a line "From …" that stands first or after a blank line and is followed by a header, since some
writers do not quote such lines in a body; a Content-Length that leads to the next such line or to the end is believed
instead (mboxcl, mboxcl2). The quoting of mboxo and mboxrd (">From ") is undone. Sources: RFC 4155 and the variants as
described in Python's mailbox module and in qmail's mbox(5).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from scanners.contract import Content, Format, Options, Piece, ScanError, Scanner, Unread, Where
from scanners.mail import eml

LARGEST = 192 << 20
"""Bytes of one message that are read; the parsed form takes several times that in memory."""

_CHUNK = 1 << 20
_NEAR = 2 << 10
_HEADER = re.compile(rb"(?:From [^\n]*\n)?(?:>From [^\n]*\n)*[!-9;-~]{1,76}[ \t]*:")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The messages in the order of the file; attachments as files of their own by their names.

    A message that cannot be read is an `Unread` of its own and the next one is read.
    """
    if media_type == "message/x-emlx":
        yield from _emlx(stream, options)
        return
    del name
    for number, (start, end) in enumerate(messages(stream), 1):
        yield from _message(stream, start, end, number, options)


def messages(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Where each message of a mailbox begins (at its line "From …") and ends, as offsets in bytes."""
    size = stream.seek(0, 2)
    start = 0
    while start < size:
        end = _declared_end(stream, start, size) or _next(stream, start, size)
        yield start, end
        start = end


def _next(stream: BinaryIO, start: int, size: int) -> int:
    """The next line "From …" that begins a message; the end of the file if there is none."""
    at = start
    stream.seek(at)
    while block := stream.read(_CHUNK):
        place = -1
        while (place := block.find(b"\nFrom ", place + 1)) >= 0:
            found = at + place + 1
            if found > start and _begins(stream, found):
                return found
        if len(block) < _CHUNK:
            break
        at += len(block) - 5  # a mark may be cut by the end of the block
        stream.seek(at)
    return size


def _begins(stream: BinaryIO, at: int) -> bool:
    """Whether the line at this place is the first of a message: a blank line before it, a header after it."""
    before = max(0, at - 3)
    stream.seek(before)
    around = stream.read(_NEAR)
    above, line = around[: at - before], around[at - before :]
    if not above.replace(b"\r", b"").endswith(b"\n\n") and above.strip(b"\r\n"):
        return False
    following = line.partition(b"\n")[2]
    return bool(_HEADER.match(following))


def _declared_end(stream: BinaryIO, start: int, size: int) -> int | None:
    """The end that the message's Content-Length gives, if the mailbox goes on or ends there."""
    stream.seek(start)
    head = stream.read(64 << 10)
    blank = re.search(rb"\n\r?\n", head)
    found = _LENGTH.search(head, 0, blank.end()) if blank else None
    if blank is None or found is None:
        return None
    end = start + blank.end() + int(found[1])
    if end > size:
        return None
    stream.seek(end)
    after = stream.read(_NEAR)
    gap = len(after) - len(after.lstrip(b"\r\n"))
    if end + gap == size:
        return size
    rest = after[gap:]
    return end + gap if gap <= 4 and rest.startswith(b"From ") and _HEADER.match(rest.partition(b"\n")[2]) else None


def _message(stream: BinaryIO, start: int, end: int, number: int, options: Options) -> Iterator[Content]:
    stream.seek(start)
    data = stream.read(min(end - start, LARGEST))
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    if b"\n>" in data:
        data = _QUOTED.sub(rb"\1", data)
    yield from _numbered(data, number, options)
    if end - start > LARGEST:
        detail = f"only the first {LARGEST >> 20} MB of message {number} were read"
        yield Unread("too-large", detail, whole=False)


def _numbered(data: bytes, number: int, options: Options) -> Iterator[Content]:
    """What the message says, every place with its number."""
    try:
        for content in eml.pieces(io.BytesIO(data), "", "message/rfc822", options):
            if isinstance(content, Unread):
                yield replace(content, whole=False)
                continue
            where = content.where.at(message=number)
            yield content._replace(where=where) if isinstance(content, Piece) else replace(content, where=where)
    except ScanError as error:
        yield Unread(error.reason, f"message {number}: {error.detail}", False, error.protection)
    except _BROKEN as error:
        yield Unread("corrupt", f"message {number} stopped the reader with {type(error).__name__}", whole=False)


def _emlx(stream: BinaryIO, options: Options) -> Iterator[Content]:
    """The length in bytes of the message on a line of its own, the message, a property list about it."""
    stream.seek(0)
    length = stream.readline(64).strip()
    begin = stream.tell()
    size = stream.seek(0, 2)
    end = begin + int(length) if length.isdigit() else size
    stream.seek(begin)
    data = stream.read(min(end - begin, LARGEST))
    yield from eml.pieces(io.BytesIO(data), "", "message/rfc822", options)
    if end - begin > len(data):
        yield Unread("corrupt", "the message is shorter than it says", whole=False)
    stream.seek(min(end, size))
    about = stream.read(_CHUNK).decode("utf-8", "replace")
    said = re.findall(r"<string>([^<>]*\S[^<>]*)</string>", about)
    if said:
        yield Piece("\n".join(line.strip() for line in said), Where(part="metadata"))


SCANNER = Scanner(
    name="mailbox",
    formats=(
        Format("application/mbox", "mailbox (mbox)", (".mbox", ".mbx")),
        Format("message/x-emlx", "Apple Mail message", (".emlx",)),
    ),
    pieces=pieces,
    library="email (standard library)",
    licence="PSF-2.0",
    reads="every message as a mail message is read, with its number; the property list of an emlx",
    does_not_read=f"what is beyond {LARGEST >> 20} MB in one message",
)
