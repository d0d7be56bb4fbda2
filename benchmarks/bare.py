"""The readers that are measured: our scanner, and the bare library of each format reading its body text.

Both give blocks: (place, text) for a paragraph, an element or a member, (place, cells) for a row of a table. The bare
reader is what one would write with the library that the scanner stands on, block by block, keeping where each one
stands, and nothing more: no look at what hides, no guess of encodings, no limits, no mending.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
import sys
import time
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

Block = tuple[Any, ...]
Read = Callable[[Path], Iterator[Block]]


class Bare(NamedTuple):
    """The reader of one format: the library, and in words what it does with it."""

    library: str
    does: str
    read: Read


class Times(NamedTuple):
    """Seconds of processor time of the best run, and letters and digits read, of both readers."""

    scanner: float
    bare: float
    letters: int
    bare_letters: int


def measure(file: Path, pairs: int) -> Times:
    """Both readers over one file by turns, so that what else the machine does meets both alike."""
    readers = scanner, BARE[file.suffix.lstrip(".")].read
    letters = [sum(map(_letters, read(file))) for read in readers]  # loads the libraries too, so it is not timed
    best = [float("inf")] * 2
    for _ in range(pairs):
        for at, read in enumerate(readers):
            started = time.process_time()
            deque(read(file), maxlen=0)
            best[at] = min(best[at], time.process_time() - started)
    return Times(*best, *letters)


def peak(reader: str, file: Path) -> float:
    """MB of memory that this process, which read the file once, held at most since its program began."""
    deque((scanner if reader == "scanner" else BARE[file.suffix.lstrip(".")].read)(file), maxlen=0)
    status = Path("/proc/self/status")
    if status.exists():  # the other way counts what the parent held too
        return int(re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())[0]) * 1024 / 1e6
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def _letters(block: Block) -> int:
    return sum(map(str.isalnum, block[1] if isinstance(block[1], str) else "".join(block[1])))


def scanner(file: Path) -> Iterator[Block]:
    """Our own reading of a file. Raises SystemExit if some of it was not read."""
    from scanners import registry
    from scanners.contract import Embedded, Grid, Piece

    with file.open("rb") as stream:
        for content in registry.pieces(stream, file.name):
            if isinstance(content, Piece):
                yield content.where, content.text
            elif isinstance(content, Grid):
                yield from content.rows  # (number, cells, …)
            elif isinstance(content, Embedded):
                with content.open() as member:
                    yield content.name, member.read().decode("latin-1")
            else:
                raise SystemExit(f"{file.name} was not read: {content}")


def _paragraphs(lines: Iterable[str]) -> Iterator[Block]:
    first, gathered = 1, list[str]()
    for number, line in enumerate(lines, 1):
        if not line.isspace():
            if not gathered:
                first = number
            gathered.append(line)
        elif gathered:
            yield first, "".join(gathered)
            gathered = []
    if gathered:
        yield first, "".join(gathered)


def _text(file: Path) -> Iterator[Block]:
    with file.open(encoding="utf-8") as stream:
        yield from _paragraphs(stream)


def _csv(file: Path) -> Iterator[Block]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from enumerate(csv.reader(stream), 1)


def _json(file: Path) -> Iterator[Block]:
    waiting: list[tuple[tuple[object, ...], Any]] = [((), json.loads(file.read_bytes()))]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*path, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, at), inner) for at, inner in enumerate(value))
        else:
            yield path, str(value)


def _html(file: Path) -> Iterator[Block]:
    from lxml import html

    for element in html.document_fromstring(file.read_bytes()).iter():
        if (text := element.text) and not text.isspace():
            yield element.sourceline, text
        if (text := element.tail) and not text.isspace():
            yield element.sourceline, text


def _xml_in_zip(file: Path, part: str, paragraph: str, run: str) -> Iterator[Block]:
    from lxml import etree

    with zipfile.ZipFile(file) as archive:
        for name in filter(re.compile(part).fullmatch, archive.namelist()):
            parsed = etree.iterparse(archive.open(name), tag=paragraph, resolve_entities=False)
            for number, (_, element) in enumerate(parsed, 1):
                if text := "".join([found.text or "" for found in element.iter(run)]):
                    yield (name, number), text
                element.clear()


def _docx(file: Path) -> Iterator[Block]:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    yield from _xml_in_zip(file, "word/document.xml", f"{space}p", f"{space}t")


def _pptx(file: Path) -> Iterator[Block]:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    yield from _xml_in_zip(file, r"ppt/slides/slide\d+\.xml", f"{space}p", f"{space}t")


def _xlsx(file: Path) -> Iterator[Block]:
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    text, value = f"{space}t", f"{space}v"
    with zipfile.ZipFile(file) as archive:
        strings = []
        for _, element in etree.iterparse(archive.open("xl/sharedStrings.xml"), tag=f"{space}si"):
            strings.append("".join([found.text or "" for found in element.iter(text)]))
            element.clear()
        for name in filter(re.compile(r"xl/worksheets/\w+\.xml").fullmatch, archive.namelist()):
            for _, row in etree.iterparse(archive.open(name), tag=f"{space}row", resolve_entities=False):
                cells, places = [], []
                for found in row.iter(value):
                    cell, stored = found.getparent(), found.text
                    cells.append(strings[int(stored)] if cell.get("t") == "s" else stored)
                    places.append(cell.get("r"))
                yield (name, places), cells
                row.clear()


def _pdf(file: Path) -> Iterator[Block]:
    import pypdfium2

    with pypdfium2.PdfDocument(str(file)) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield number, text.get_text_range()
            text.close()
            page.close()


def _eml(file: Path) -> Iterator[Block]:
    with file.open("rb") as stream:
        message = email.message_from_binary_file(stream, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield from _paragraphs(io.StringIO(part.get_content()))


def _zip(file: Path) -> Iterator[Block]:
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            yield info.filename, archive.read(info).decode("latin-1")


BARE: dict[str, Bare] = {
    "txt": Bare("io", "decodes lines, joins those between blank ones to paragraphs, counts lines", _text),
    "md": Bare("io", "as txt: paragraphs with their line", _text),
    "csv": Bare("csv", "records with their number", _csv),
    "json": Bare("json", "parses, then every value with the path of keys that leads to it", _json),
    "html": Bare("lxml.html", "parses, then the text and the tail of every element with its line", _html),
    "docx": Bare("lxml on the zip", "w:p by w:p, the text of its runs with its number", _docx),
    "xlsx": Bare("lxml on the zip", "the shared strings, then row by row every cell's address and text", _xlsx),
    "pptx": Bare("lxml on the zip", "slide by slide, a:p by a:p, the text of its runs with its number", _pptx),
    "pdf": Bare("pypdfium2", "page by page its text, with the page's number", _pdf),
    "eml": Bare("email", "parses, decodes every text part, paragraphs as of txt", _eml),
    "zip": Bare("zipfile", "every member's name and bytes", _zip),
}
