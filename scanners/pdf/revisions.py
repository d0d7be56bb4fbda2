"""What earlier versions of a PDF said: an update is written behind the document, what it replaces stays in the file.

ISO 32000-2, 7.5.6. Up to each end mark the file is the document as it was at that time, and is read as one; what the
document of today does not say comes as `revision`.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scanners.contract import Content, Embedded, Options, Piece, Unread, Where
from scanners.pdf import parts

_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF[ \t]*\r?\n?")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)\b")
_MOST = 50
"""Earlier versions that are read."""


@dataclass(slots=True)
class _Said:
    """The lines and the files that were seen, in this version or a later one."""

    lines: set[str] = field(default_factory=set)
    files: set[tuple[str, int | None]] = field(default_factory=set)

    def new(self, content: Content) -> Content | None:
        """What of it is new, which from now on is not."""
        if isinstance(content, Embedded):
            key = (content.name, content.size)
            known = key in self.files
            self.files.add(key)
            return None if known else content
        if not isinstance(content, Piece):
            return None
        lines = {line: None for found in content.text.split("\n") if (line := " ".join(found.split()))}
        fresh = [line for line in lines if line not in self.lines]
        self.lines.update(fresh)
        return content._replace(text="\n".join(fresh), stretches=()) if fresh else None


def contents(document: Any, data: bytes, password: str, options: Options) -> Iterator[Content]:
    """What the earlier versions in the file say and the opened `document` does not, the latest of them first."""
    ends = [found.end() for found in _END.finditer(data) if _is_version(data, found)]
    if len(ends) < 2:
        return
    said, limit = _Said(), options.max_expanded_bytes
    for content in _all(document, data, password, limit, options):
        said.new(content)
    for end in ends[-2 : -2 - _MOST : -1]:
        for content in _version(data[:end], password, limit, options):
            if isinstance(content, Unread):
                yield content
            elif (fresh := said.new(content)) is not None:
                yield _earlier(fresh)
    if len(ends) - 1 > _MOST:
        detail = f"the file keeps more than {_MOST} earlier versions of the document"
        yield Unread("too-many-members", detail, whole=False)


def _is_version(data: bytes, found: re.Match[bytes]) -> bool:
    """Whether the table of objects stands where the end mark says; it does not in the first part of a file made for the
    web, and not in a document within the document."""
    begin = max(0, data.find(b"%PDF-", 0, 1024)) + int(found[1])
    return begin < found.start() and _TABLE.match(data, begin, begin + 64) is not None


def _version(data: bytes, password: str, limit: int, options: Options) -> Iterator[Content]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError:
        yield Unread("corrupt", "an earlier version of the document cannot be opened", whole=False)
        return
    try:
        if document.get_formtype():
            document.init_forms()
        yield from _all(document, data, password, limit, options)
    finally:
        document.close()


def _all(document: Any, data: bytes, password: str, limit: int, options: Options) -> Iterator[Content]:
    """All that a document says in letters, page by page, and the files in it."""
    import pypdfium2

    known: set[str] = set()
    for number in range(1, min(len(document), options.max_members) + 1):
        if time.monotonic() > options.until:
            return
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            continue
        try:
            layer = page.get_textpage()
            yield Piece(layer.get_text_range().replace("\r\n", "\n").replace("\r", "\n"), Where(page=number))
            layer.close()
            yield from parts.on_page(document, page, number, limit, known)
        finally:
            page.close()
    yield from parts.beside(document, io.BytesIO(data), password, limit, known)


def _earlier(content: Content) -> Content:
    if isinstance(content, Piece):
        return content._replace(where=content.where.at(part="revision"))
    assert isinstance(content, Embedded)
    return Embedded(content.name, content.open, content.size, content.media_type, content.where.at(part="revision"))
