"""OneNote sections (one): the words on their pages and the files put into them, without the shape of the pages.

A paragraph's words are a property of an object, RichEditTextUnicode or TextExtendedAscii: a count of bytes, and the
bytes ([MS-ONE] 2.3.1, [MS-ONESTORE] 2.6.8). No library reads the store of objects around them from Python, and it is
not read here either: counted strings are looked for, wherever they stand, in either packaging of the format. So words
of earlier versions come too, nobody says on which page what stands, and such a file is never more than `partial`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from scanners.contract import ATTACHED, Content, Embedded, Format, Options, Piece, Scanner, Unread
from scanners.reading.spooling import Meter, Metered, Window, spool

_BLOCK = 8 << 20
_LONGEST = 64 << 10
"""Bytes of one paragraph at most."""

_PIECE = 16 << 10
_COUNT = re.compile(rb"(?=[\x03-\xff][\0-\xfe]\0\0)|\xe7\x16\xe3\xbd\x65\x26\x11\x45\xa4\xc4\x8d\x4d\x0b\x7a\x9e\xac")
"""The count before a string, or what a FileDataStoreObject begins with ([MS-ONESTORE] 2.6.13)."""

_FILE_HEAD = 36
_PLAIN = bytes([*range(32, 127), 9, 10, 11, 13])
_STYLES = frozenset("PageTitle PageDateTime cite blockquote code p h1 h2 h3 h4 h5 h6".split())
_AUTHOR = "<resolutionId"  # who a program says wrote it, in XML of its own
_MOST_KNOWN = 200_000


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The words in the order of the file, each string once, and the files; in the end what is not read."""
    del name, media_type
    meter = Meter(options, stream.seek(0, 2))
    gathered, size, files = list[str](), 0, 0
    for found in _found(stream):
        if isinstance(found, str):
            gathered.append(found)
            size += len(found)
        elif files < options.max_members:
            files += 1
            yield Embedded(f"file-{files}", _opener(stream, found, meter), found[1] - found[0], where=ATTACHED)
        if size > _PIECE:
            yield Piece("\n".join(gathered))
            gathered, size = [], 0
    if gathered:
        yield Piece("\n".join(gathered))
    yield Unread("unsupported", "words and files were looked for, the order of the pages is not read", whole=False)


def _opener(stream: BinaryIO, span: tuple[int, int], meter: Meter) -> Callable[[], BinaryIO]:
    return lambda: spool(Metered(Window(stream, *span), meter))


def _found(stream: BinaryIO) -> Iterator[str | tuple[int, int]]:
    """The strings, each once, and from where to where the files stand."""
    end, at, until = stream.seek(0, 2), 0, 0
    known = set[str]()
    while at < end:
        stream.seek(at)
        block = stream.read(_BLOCK + _LONGEST)
        for count in _COUNT.finditer(block):
            begin = at + count.start()
            if begin < until:
                continue
            if count.start() >= _BLOCK:
                break
            if count.group():
                size = int.from_bytes(block[count.start() + 16 : count.start() + 24], "little")
                until = begin + _FILE_HEAD + size
                if size and until <= end:
                    yield begin + _FILE_HEAD, until
                else:
                    until = begin + 1
            elif words := _words(block, count.start()):
                until = begin + 4 + int.from_bytes(block[count.start() : count.start() + 4], "little")
                if _says(words) and words not in known:
                    yield words
                    if len(known) < _MOST_KNOWN:
                        known.add(words)
        at += _BLOCK


def _words(block: bytes, at: int) -> str:
    """The string whose count stands there; "" if none does."""
    size = int.from_bytes(block[at : at + 4], "little")
    data = block[at + 4 : at + 4 + size]
    if len(data) < size:
        return ""
    if not data.translate(None, _PLAIN):
        return _lines(data.decode("ascii"))
    if size % 2 or size < 4 or data[-2:] != b"\0\0":
        return ""
    try:
        words = data[:-2].decode("utf-16-le")
    except UnicodeDecodeError:
        return ""
    return _lines(words) if all(char.isprintable() or char in "\t\n\v\r\xa0" for char in words) else ""


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")


def _says(words: str) -> bool:
    return words not in _STYLES and not words.startswith(_AUTHOR) and any(map(str.isalnum, words))


SCANNER = Scanner(
    name="onenote",
    formats=(Format("application/onenote", "OneNote section", (".one",)),),
    pieces=pieces,
    library="none",
    licence="none needed",
    reads="the words on its pages, also of earlier versions, and the files put in as files of their own",
    does_not_read="the order of the pages, so that a section counts as read in part; pictures' places; sections under"
    " a password",
)
