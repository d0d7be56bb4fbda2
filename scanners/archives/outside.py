"""What stands in a file outside of its structure: behind the end of a picture, before or between the members of a zip.

No program shows it, and so it is a place to hide things in. What can be read there is read, text as `hidden`, any other
file as a file of its own; what nobody can read is said. Padding is nothing, and what cameras and phones are known to
leave behind their pictures is theirs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import BinaryIO

from scanners.archives import selfextracting
from scanners.contract import Content, Embedded, Options, Piece, Unread, Where
from scanners.reading.spooling import Window, spool
from scanners.text import decoding, plaintext

HIDDEN = Where(part="hidden")

_PADDING = b"\0\xff \t\r\n\x1a"
_CHUNK = 64 << 10
_LEAST = 32
"""Bytes of nothing that is known which are no reason to call a file unread: what writers leave by mistake."""

_CERTIFICATE = re.compile(rb"\0\x02\x02\0\x30[\x82\x83]")
"""The signature behind a program that unpacks itself: revision and type of its table, then CMS (Authenticode)."""

_SEARCHED = 1 << 20
_WORDS = re.compile(rb"[\t\x20-\x7e]{8,}")
_PROGRAMS = frozenset({f.media_type for f in selfextracting.SCANNER.formats} | {"application/x-mach-binary"})


def contents(stream: BinaryIO, start: int, end: int, place: str, options: Options) -> Iterator[Content]:
    """The content of the bytes from `start` to `end`; `place` ("behind", "before", "between") names the files there."""
    start, last = trimmed(stream, start, end)
    if start >= last:
        return
    stream.seek(max(0, start - 4))
    if place == "behind" and _CERTIFICATE.search(stream.read(16)):
        return
    copy = spool(Window(stream, start, end))
    kind = _kind(copy)
    if kind == "text/plain":
        yield from plaintext.blocks(decoding.limited(decoding.chunks(copy), options.max_text_bytes), HIDDEN)
    elif kind in _PROGRAMS and place == "before":  # what unpacks the archive that follows it
        return
    elif _is_read(kind):
        yield _file(copy, place, kind)
    else:
        yield from _unknown(copy, place, last - start)


def trimmed(stream: BinaryIO, start: int, end: int) -> tuple[int, int]:
    """The same stretch without the padding at its ends; an empty one if it is nothing else."""
    while start < end:
        stream.seek(start)
        block = stream.read(min(_CHUNK, end - start))
        if rest := block.lstrip(_PADDING):
            start += len(block) - len(rest)
            break
        start += len(block) or end - start
    while start < end:
        begin = max(start, end - _CHUNK)
        stream.seek(begin)
        if rest := stream.read(end - begin).rstrip(_PADDING):
            return start, begin + len(rest)
        end = begin
    return start, end


def _kind(copy: BinaryIO) -> str:
    from scanners import registry

    return registry.identify(copy, "")


def _is_read(kind: str) -> bool:
    from scanners import registry

    return any(kind == form.media_type for form in registry.formats())


def _file(copy: BinaryIO, place: str, kind: str) -> Embedded:
    from scanners import registry

    form = next(form for form in registry.formats() if form.media_type == kind)
    name = place + (form.extensions[0] if form.extensions else "")
    copy.seek(0)
    return Embedded(name, lambda: copy, where=HIDDEN)


def _unknown(copy: BinaryIO, place: str, length: int) -> Iterator[Content]:
    """An archive that stands somewhere in it; of what is none the words, and that it was not read."""
    size = copy.seek(0, 2)
    found = selfextracting.archive(copy)
    if found is not None:
        at, name = found
        inner = functools.partial(spool, Window(copy, at, size))
        yield Embedded(name, inner, size - at, where=HIDDEN)
    length = found[0] if found else length
    copy.seek(0)
    words = b"\n".join(_WORDS.findall(copy.read(min(length, _SEARCHED))))
    if words:
        yield Piece(words.decode("ascii"), HIDDEN)
    if length >= _LEAST:
        yield Unread("unsupported", f"{_PLACES[place]} stands data that no reader knows", whole=False)


_PLACES = {"before": "before the file's beginning", "behind": "behind the file's end", "between": "between its members"}
