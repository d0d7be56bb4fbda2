"""The bare library of each format reading its body text.

A reader gives blocks: (place, text) for a paragraph, an element or a member, (place, cells) for a row of a table. It
is what one would write with the library that the scanner stands on to get the same body text: the same blocks,
each with its place and the headings above it, with the white space that a reader of the page sees. It does no more: no
look at what hides, no guess of encodings, no limits, no mending.

`looks` takes the time of what our scanner does for the hiding places alone.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

Block = tuple[Any, ...]
Read = Callable[[Path], Iterator[Block]]


class Bare(NamedTuple):
    """The reader of one format: the library, and in words what it does with it."""

    library: str
    does: str
    read: Read


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


def _md(file: Path) -> Iterator[Block]:
    """As text, under the headings that begin with number signs or are underlined; code between fences has none."""
    above: list[tuple[int, str]] = []
    first, gathered, code = 1, list[str](), False
    with file.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            mark, level = line[0], 0
            if line.isspace():
                if gathered:
                    yield (first, above), "".join(gathered)
                    gathered = []
                continue
            if mark in "`~" and line.startswith(("```", "~~~")):
                code = not code
            elif mark == "#" and not code:
                level, words = len(line) - len(line.lstrip("#")), line.strip("# \n")
            elif mark in "=-" and gathered and not code and not line.strip("=-\n"):
                level, words = 1 if mark == "=" else 2, gathered[-1].strip()
            if level:
                above = [*(one for one in above if one[0] < level), (level, words)]
            if not gathered:
                first = number
            gathered.append(line)
    if gathered:
        yield (first, above), "".join(gathered)


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


_BLOCKS = frozenset(
    """
    address article aside blockquote body button caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 head header hr html legend li main nav ol option p pre section table tbody td tfoot th thead title tr ul
    """.split()
)


def _html(file: Path) -> Iterator[Block]:
    from lxml import etree, html

    root = html.document_fromstring(file.read_bytes())
    above: list[tuple[str, str]] = []
    words: list[str] = []
    line = 1
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCKS:
            if text := " ".join("".join(words).split()):
                if event == "end" and tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                    above = [*(one for one in above if one[0] < tag), (tag, text)]
                yield (line, above), text
            words, line = [], element.sourceline
        if tag not in ("script", "style"):
            words.append((element.text if event == "start" else element.tail) or "")


_Relations = dict[str, str]


def _relations(archive: zipfile.ZipFile, part: str) -> _Relations:
    """The parts that a part of a package leads to, by the ids of the relations."""
    from lxml import etree

    folder, _, name = part.rpartition("/")
    root = etree.fromstring(archive.read(f"{folder}/_rels/{name}.rels".lstrip("/")))
    return {one.get("Id"): posixpath.normpath(posixpath.join(folder, one.get("Target"))) for one in root}


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _docx(file: Path) -> Iterator[Block]:
    from lxml import etree

    white = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
    text, style = f"{_WORD}t", f"{_WORD}pStyle"
    with zipfile.ZipFile(file) as archive:
        levels = _levels(etree.fromstring(archive.read("word/styles.xml")))
        above: list[tuple[int, str]] = []
        parsed = etree.iterparse(archive.open("word/document.xml"), tag=f"{_WORD}p", resolve_entities=False)
        for number, (_, element) in enumerate(parsed, 1):
            level, parts = None, []
            for found in element.iter():
                if (tag := found.tag) == text:
                    parts.append(found.text or "")
                elif tag == style:
                    level = levels.get(found.get(f"{_WORD}val"))
                elif tag in white:
                    parts.append(white[tag])
            if words := "".join(parts):
                if level:
                    above = [*(one for one in above if one[0] < level), (level, words)]
                yield (number, above), words
            element.clear()


def _levels(styles: Any) -> dict[str, int]:
    """The levels of the styles of headings, by their ids."""
    found = {}
    for style in styles.iter(f"{_WORD}style"):
        name = style.find(f"{_WORD}name").get(f"{_WORD}val")
        if name.startswith("heading "):
            found[style.get(f"{_WORD}styleId")] = int(name[8:])
    return found


def _pptx(file: Path) -> Iterator[Block]:
    from lxml import etree

    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    show = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
    link = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    text, line_break = f"{space}t", f"{space}br"
    with zipfile.ZipFile(file) as archive:
        parts = _relations(archive, "ppt/presentation.xml")
        slides = etree.fromstring(archive.read("ppt/presentation.xml")).iter(f"{show}sldId")
        for number, slide in enumerate(slides, 1):
            title = ""
            for shape in etree.fromstring(archive.read(parts[slide.get(link)])).iter(f"{show}sp"):
                lines = []
                for paragraph in shape.iter(f"{space}p"):
                    found = paragraph.iter(text, line_break)
                    lines.append("".join([one.text or "" if one.tag == text else "\n" for one in found]).strip())
                words = "\n".join(filter(None, lines))
                place = next(shape.iter(f"{show}ph"), None)
                if place is not None and place.get("type") in ("title", "ctrTitle"):
                    title = words
                if words:
                    yield (number, title), words


_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _xlsx(file: Path) -> Iterator[Block]:
    from lxml import etree

    text, value = f"{_SHEET}t", f"{_SHEET}v"
    with zipfile.ZipFile(file) as archive:
        strings = []
        for _, element in etree.iterparse(archive.open("xl/sharedStrings.xml"), tag=f"{_SHEET}si"):
            strings.append("".join([found.text or "" for found in element.iter(text)]))
            element.clear()
        dates = _dates(etree.fromstring(archive.read("xl/styles.xml")))
        parts = _relations(archive, "xl/workbook.xml").values()
        for name in filter(re.compile(r"xl/worksheets/\w+\.xml").fullmatch, parts):
            for _, row in etree.iterparse(archive.open(name), tag=f"{_SHEET}row", resolve_entities=False):
                cells, places = [], []
                for found in row.iter(value):
                    cell, stored = found.getparent(), found.text
                    if (kind := cell.get("t")) == "s":
                        stored = strings[int(stored)]
                    elif kind is None and cell.get("s", "0") in dates:
                        stored = str(_EPOCH + timedelta(float(stored)))
                    cells.append(stored)
                    places.append(cell.get("r"))
                yield (name, places), cells
                row.clear()


_EPOCH = datetime(1899, 12, 30)  # a workbook knows no zones


def _dates(styles: Any) -> frozenset[str]:
    """The numbers of the formats of cells that show a date."""
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_SHEET}numFmt")}
    formats = next(styles.iter(f"{_SHEET}cellXfs"), ())
    numbers = [one.get("numFmtId", "0") for one in formats]
    return frozenset(
        str(at) for at, one in enumerate(numbers) if one in map(str, range(14, 23)) or "yy" in codes.get(one, "")
    )


def _pdf(file: Path) -> Iterator[Block]:
    import pypdfium2

    with pypdfium2.PdfDocument(str(file)) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            lines = [text.get_rect(at) for at in range(text.count_rects())]
            yield (number, lines), text.get_text_range()
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
    "txt": Bare(
        "io",
        "decodes lines, taken for UTF-8 unasked, joins those between blank ones to paragraphs, counts lines",
        _text,
    ),
    "md": Bare("io", "as txt, with the headings above each paragraph", _md),
    "csv": Bare("csv", "records with their number", _csv),
    "json": Bare("json", "parses, then every value with the path of keys that leads to it", _json),
    "html": Bare(
        "lxml.html",
        "parses, then the text of every block, each run of white space one blank, with its line and the headings above",
        _html,
    ),
    "docx": Bare(
        "lxml on the zip",
        "w:p by w:p, the text, tabs and breaks of its runs, with its number and the headings above by their styles",
        _docx,
    ),
    "xlsx": Bare(
        "lxml on the zip",
        "the shared strings, then row by row every cell's address and text, dates as dates",
        _xlsx,
    ),
    "pptx": Bare(
        "lxml on the zip",
        "slide by slide in the order of the show, shape by shape the text and breaks of its a:p, under its title",
        _pptx,
    ),
    "pdf": Bare("pypdfium2", "page by page its text, and where each stretch of it stands", _pdf),
    "eml": Bare("email", "parses, decodes every text part, paragraphs as of txt", _eml),
    "zip": Bare("zipfile", "every member's name and bytes", _zip),
}
