"""The readers that are measured: our scanner, and the bare library of each format reading its body text."""

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
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

LIBRARIES = {
    "txt": "decode, splitlines", "md": "decode, splitlines", "csv": "csv", "json": "json", "html": "lxml.html",
    "docx": "lxml on the zip", "xlsx": "python-calamine", "pptx": "lxml on the zip", "pdf": "pypdfium2",
    "eml": "email", "zip": "zipfile",
}  # fmt: skip


def measure(reader: str, file: Path, runs: int) -> tuple[float, float, int]:
    """Seconds of processor time of the best run, MB of memory at most, letters and digits read."""
    read = _scanner if reader == "scanner" else BARE[file.suffix.lstrip(".")]
    letters = sum(map(_letters, read(file)))  # loads the libraries too, so it is not timed
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        for _ in read(file):
            pass
        best = min(best, time.process_time() - started)
    return best, _peak(), letters


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _peak() -> float:
    """MB of memory that this process held at most, since its program began."""
    status = Path("/proc/self/status")
    if status.exists():  # the other way counts what the parent held too
        return int(re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())[0]) * 1024 / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _scanner(file: Path) -> Iterator[str]:
    from scanners import registry
    from scanners.contract import Embedded, Grid, Piece

    with file.open("rb") as stream:
        for content in registry.pieces(stream, file.name):
            match content:
                case Piece():
                    yield content.text
                case Grid():
                    for row in content.rows:
                        yield from row.cells
                case Embedded():
                    with content.open() as member:
                        yield member.read().decode("latin-1")
                case _:
                    raise SystemExit(f"{file.name} was not read: {content}")


def _lines(file: Path) -> Iterator[str]:
    yield from file.read_bytes().decode("utf-8").splitlines()


def _csv(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):
            yield from row


def _json(file: Path) -> Iterator[str]:
    waiting: list[Any] = [json.loads(file.read_bytes())]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        else:
            yield str(value)


def _html(file: Path) -> Iterator[str]:
    from lxml import html

    yield html.document_fromstring(file.read_bytes()).text_content()


def _xml_in_zip(file: Path, inside: Callable[[str], bool], paragraph: str, run: str) -> Iterator[str]:
    from lxml import etree

    with zipfile.ZipFile(file) as archive:
        for name in filter(inside, archive.namelist()):
            for _, element in etree.iterparse(archive.open(name), tag=paragraph, resolve_entities=False):
                yield "".join(text.text or "" for text in element.iter(run))
                element.clear()


def _docx(file: Path) -> Iterator[str]:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    yield from _xml_in_zip(file, lambda name: name == "word/document.xml", f"{space}p", f"{space}t")


def _pptx(file: Path) -> Iterator[str]:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    yield from _xml_in_zip(file, lambda name: name.startswith("ppt/slides/slide"), f"{space}p", f"{space}t")


def _xlsx(file: Path) -> Iterator[str]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(file))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).iter_rows():
            yield from map(str, row)


def _pdf(file: Path) -> Iterator[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(str(file)) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_bounded()
            text.close()
            page.close()


def _eml(file: Path) -> Iterator[str]:
    with file.open("rb") as stream:
        message = email.message_from_binary_file(stream, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield part.get_content()


def _zip(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            yield io.BytesIO(archive.read(info)).read().decode("latin-1")


BARE: dict[str, Callable[[Path], Iterator[str]]] = {
    "txt": _lines, "md": _lines, "csv": _csv, "json": _json, "html": _html, "docx": _docx, "xlsx": _xlsx,
    "pptx": _pptx, "pdf": _pdf, "eml": _eml, "zip": _zip,
}  # fmt: skip
