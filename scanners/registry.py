"""The one door to all scanners: which module reads a media type, and what came of it.

The modules of this folder and of those in it that have a `SCANNER` are found by looking; no list is kept by hand. They
import their libraries inside functions, so looking costs little. Two scanners that claim one media type or one magic
number are a mistake of ours and raise at once.
"""

from __future__ import annotations

import errno
import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from scanners import kinds
from scanners.contract import (
    Block,
    Blocks,
    Content,
    Embedded,
    Format,
    Grid,
    Options,
    Piece,
    Row,
    ScanError,
    Scanner,
    Unread,
)
from scanners.encrypted import sealedcells, sealedtext

_FATAL = (KeyboardInterrupt, SystemExit, GeneratorExit)
_Some = TypeVar("_Some", Row, Block)


class DuplicateClaim(Exception):
    """Two scanners claim the same media type or magic number."""


@functools.cache
def scanners() -> tuple[Scanner, ...]:
    """Every scanner of the folder and of those in it, by name. Raises DuplicateClaim."""
    modules = pkgutil.walk_packages([str(Path(__file__).parent)], f"{__package__}.")
    loaded = (importlib.import_module(module.name) for module in modules if module.name != __name__)
    scanners = (s for module in loaded if isinstance(s := getattr(module, "SCANNER", None), Scanner))
    found = tuple(sorted(scanners, key=lambda scanner: scanner.name))
    check(found)
    return found


def check(found: Iterable[Scanner]) -> None:
    """Raise DuplicateClaim unless every media type and every magic number belongs to one format only."""
    types: dict[str, str] = {}
    numbers: dict[tuple[int, bytes], str] = {}
    for scanner in found:
        for claim in scanner.formats:
            other = types.setdefault(claim.media_type, scanner.name)
            if other != scanner.name or sum(f.media_type == claim.media_type for f in scanner.formats) > 1:
                raise DuplicateClaim(f"{claim.media_type} is claimed by {other} and {scanner.name}")
            for magic in claim.magic:
                taken = numbers.setdefault(magic, claim.media_type)
                if taken != claim.media_type:
                    raise DuplicateClaim(f"magic {magic!r} is claimed by {taken} and {claim.media_type}")


@functools.cache
def formats() -> tuple[Format, ...]:
    """Every format that is read, in the order of `scanners()`."""
    return tuple(f for scanner in scanners() for f in scanner.formats)


@functools.cache
def _readers() -> dict[str, Scanner]:
    return {f.media_type: scanner for scanner in scanners() for f in scanner.formats}


def identify(stream: BinaryIO, name: str) -> str:
    """The media type by content; the stream stands afterwards where it stood before."""
    position = stream.tell()
    try:
        return kinds.identify(stream, name, formats())
    finally:
        stream.seek(position)


def pieces(
    stream: BinaryIO, name: str, media_type: str | None = None, options: Options | None = None
) -> Iterator[Content]:
    """The content of one file, whatever it is. Never raises for bad content: that is an `Unread` in the stream.

    `media_type` is the caller's own finding; None lets content decide. An empty file yields nothing. A type that
    nobody reads yields `Unread("unsupported")`. What a scanner raises becomes an `Unread` whose detail names the class
    of the exception, never its text; its `whole` is True only if nothing was yielded before. The same holds for
    an exception while a `Grid` is read, which follows it, and `Embedded.open` raises nothing but `ScanError`.
    An encrypted block follows the piece in which it ends (`sealedtext`), or the table (`sealedcells`).
    """
    given = False
    try:
        kind = media_type or identify(stream, name)
        if kind == kinds.EMPTY or _is_empty(stream):
            return
        reader = _readers().get(kind)
        if reader is None:
            yield Unread("unsupported", f"no scanner reads {kind}")
            return
        stream.seek(0)
        inner = cast("closing[Iterator[Content]]", closing(reader.pieces(stream, name, kind, options or Options())))  # type: ignore[type-var]
        with inner as contents:
            watch = sealedtext.Watch(options or Options())
            wants = watch.wants
            for content in contents:
                if isinstance(content, Piece):  # most of most files, and nothing of it is read later
                    yield content
                    given = True
                    if wants(content.text):
                        yield from watch.take(content.text)
                    continue
                late: list[Content] = []
                yield _guarded(content, late, options or Options())
                given = True
                yield from late
            yield from watch.end()
    except _FATAL:
        raise
    except BaseException as error:  # a library written in Rust may panic, and its panic is no Exception
        yield _unread(error, whole=not given)


def _is_empty(stream: BinaryIO) -> bool:
    stream.seek(0)
    return not stream.read(1)


def _guarded(content: Content, late: list[Content], options: Options) -> Content:
    match content:
        case Grid():
            rows = content.rows
            if isinstance(rows, Blocks):
                return replace(content, rows=Blocks(_told(sealedcells.watched(rows.blocks, late, options), late)))
            return replace(content, rows=_told(sealedcells.watched(rows, late, options), late))
        case Embedded():
            return replace(content, open=functools.partial(_open, content.open))
        case _:
            return content


def _told(rows: Iterator[_Some], late: list[Content]) -> Iterator[_Some]:
    """The same rows, or blocks of them; what goes wrong ends them and is told."""
    try:
        yield from rows
    except _FATAL:
        raise
    except BaseException as error:  # as in `pieces`
        late.append(_unread(error, whole=False))


def _open(inner: Callable[[], BinaryIO]) -> BinaryIO:
    try:
        return inner()
    except (ScanError, *_FATAL):
        raise
    except BaseException as error:  # as in `pieces`
        unread = _unread(error, whole=True)
        raise ScanError(unread.reason, unread.detail) from None


def _unread(error: BaseException, whole: bool) -> Unread:
    match error:
        case ScanError():
            return Unread(error.reason, error.detail, whole, error.protection)
        case MemoryError():
            return Unread("too-large", "reading it needs more memory than allowed", whole)
        case TimeoutError():
            return Unread("timeout", "reading it took longer than allowed", whole)
        case OSError(errno=errno.EFBIG | errno.ENOSPC | errno.EDQUOT):
            return Unread("too-large", "reading it needs more temporary space than allowed", whole)
        case _:
            return Unread("corrupt", f"the reader stopped with {type(error).__name__}", whole)
