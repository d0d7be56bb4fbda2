"""OLE objects: the files that Word and Excel keep as objects inside a document ([MS-OLEDS], [MS-CFB]).

A packaged file stands in the stream Ole10Native with its name; an Office document or a PDF in a stream of its own.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from scanners.contract import ATTACHED, Content, Embedded, Format, Options, Piece, ScanError, Scanner, Unread, Where
from scanners.legacy_office import vba

_WHOLE_FILES = frozenset({"package", "contents", "embeddedodf"})
_NATIVE = "\x01ole10native"


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The files inside, by their own names where they have one; `Unread("unsupported")` if there is none.

    Raises ScanError("corrupt") if it is no compound file.
    """
    del name, media_type
    import olefile

    stream.seek(0)
    try:
        container = olefile.OleFileIO(stream)
    except (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError):
        raise ScanError("corrupt", "the compound file is damaged") from None
    with container:
        found = 0
        for path in container.listdir(streams=True, storages=False)[: options.max_members]:
            if path[-1].lower() != _NATIVE and path[-1].lower() not in _WHOLE_FILES:
                continue
            found += 1
            yield from _file(container, path)
        for source in vba.sources(container.listdir(), lambda path: _read(container, path)):
            found += 1
            yield source
        if not found:
            yield Unread("unsupported", "an object of a kind that is not read")


def _read(container: Any, path: list[str]) -> bytes:
    """The bytes of a stream, b"" if there is none or it is damaged."""
    try:
        return bytes(container.openstream(path).read())
    except (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError):
        return b""


def _file(container: Any, path: list[str]) -> Iterator[Content]:
    try:
        data = container.openstream(path).read()
    except (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError):
        yield Unread("corrupt", "an embedded file is damaged", whole=False)
        return
    name, content = native(data) if path[-1].lower() == _NATIVE else ("", data)
    yield Embedded(name or path[-1].strip("\x01"), lambda: io.BytesIO(content), len(content), where=ATTACHED)
    if path[-1].lower() == _NATIVE and (came_from := origin(data)):
        yield Piece(came_from, Where(part="metadata"))


def native(data: bytes) -> tuple[str, bytes]:
    """(file name, content) of a stream Ole10Native; the name is "" and the content all of it if it is no package.

    After the total size and a flag of 2: label and path as NUL-ended text, a type, the path again with its length,
    the size of the file, the file.
    """
    try:
        total, flag = struct.unpack_from("<IH", data)
        if flag != 2:
            return "", data[4 : 4 + total]
        label, at = _text(data, 6)
        path, at = _text(data, at)
        length = struct.unpack_from("<I", data, at + 4)[0]
        at += 8 + length
        size = struct.unpack_from("<I", data, at)[0]
    except (struct.error, ValueError):
        return "", data
    name = (label or path).replace("\\", "/").rsplit("/", 1)[-1]
    return name, data[at + 4 : at + 4 + size]


def origin(data: bytes) -> str:
    """The path that a packaged file had where it came from, "" if the stream Ole10Native names none."""
    try:
        _, at = _text(data, 6)
        path, _ = _text(data, at)
    except ValueError:
        return ""
    return path if data[4:6] == b"\2\0" and ("\\" in path or "/" in path) else ""


def _text(data: bytes, at: int) -> tuple[str, int]:
    """NUL-ended text in the Windows code page, and where it ends. Raises ValueError if it has no end."""
    end = data.index(b"\0", at)
    return data[at:end].decode("cp1252", "replace"), end + 1


SCANNER = Scanner(
    name="oleobject",
    formats=(Format("application/x-ole-storage", "OLE object"),),
    pieces=pieces,
    library="olefile",
    licence="BSD-2-Clause",
    reads="files kept as objects in Office documents, as files of their own; the source of macros, as text",
    does_not_read="objects of other programs; forms of macros",
)
