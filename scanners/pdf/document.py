"""PDF documents: the text layer of every page, and what hides beside it (ISO 32000).

pypdfium2 reads; it hands out all text that is drawn, wherever and however: under a black box, in white, on a layer that
is switched off, outside the page. pdfminer.six is the second opinion for a page on which it finds no text, and the
reader of last resort for a file that it refuses. Pages without text are drawn for OCR. No script is run.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from scanners.contract import (
    Content,
    Format,
    Grid,
    Options,
    Piece,
    Row,
    ScanError,
    Scanner,
    Unread,
    Where,
)
from scanners.pdf import ends, miner, scans
from scanners.pictures import ocr
from scanners.pictures.ocrallowance import Allowance

_IN_MEMORY = 128 << 20
"""Bytes up to which a file is handed to pdfium as a whole; a larger one is read through the stream, more slowly."""

_TAIL = 1 << 10
"""Bytes behind the document from which on pdfium is not given them: it looks for its end only so far."""

_SECOND_OPINIONS = 50
"""Pages of one file for which the slow reader is asked as well."""

_BROKEN_PAGES = 100
"""Pages in a row that cannot be loaded before the rest is given up: a page tree can claim millions."""

_OBJECT = re.compile(rb"\b(\d{1,9})\s+(\d{1,5})\s+obj\b(.{0,4000}?)(?=endobj|stream\b|\d+\s+\d+\s+obj\b)", re.DOTALL)
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_STAMP = 50  # characters of text that a scanned page may bear in its margin
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


@dataclass(slots=True)
class _Reading:
    """What the reading of one file carries along. Page numbers count from 1."""

    document: Any
    source: BinaryIO
    password: str
    damaged: bool = False
    silent: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    pictured: list[tuple[int, scans.Rect]] = field(default_factory=list)
    spoken: int = 0
    off: frozenset[str] | None = None
    known: set[str] = field(default_factory=set)
    """What was said beside the text of the pages (see `entries`)."""

    def layers_off(self) -> frozenset[str]:
        """The names of the layers that are switched off, looked up once."""
        if self.off is None:
            self.off = miner.layers_off(self.source, self.password)
        return self.off


def pieces(stream: BinaryIO, name: str, media_type: str, options: Options) -> Iterator[Content]:
    """The text of each page with its number, tables as grids, then annotations, form values, attachments, metadata.

    Pages without text, and pictures on others, are read by OCR (part `ocr`). Without it a page without text is
    `Unread("no-text")`, all such pages in one; a blank page is not. Raises ScanError
    `encrypted` if no password opens the file (one that only restricts printing or copying does not count), `corrupt`.
    """
    del name, media_type
    from scanners.pdf import parts, revisions

    reading = _open(stream, options)
    if reading is None:
        yield from _last_resort(stream, options)
        yield from ends.contents(stream, options)
        return
    try:
        yield from _pages(reading, options)
        yield from _second_opinion(reading)
        yield from _by_ocr(reading, options)
        limit, known = options.max_expanded_bytes, reading.known
        yield from parts.beside(reading.document, reading.source, reading.password, limit, known)
        if isinstance(reading.source, io.BytesIO):
            yield from revisions.contents(reading.document, reading.source.getvalue(), reading.password, options)
        yield from ends.contents(stream, options)
        yield from _unread(reading)
    finally:
        reading.document.close()


def _quiet() -> None:
    """Keep the libraries from logging: what they say of a file may quote it."""
    import logging

    for name in ("pdfminer", "pypdfium2"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _open(stream: BinaryIO, options: Options) -> _Reading | None:
    """The document opened with one of the passwords; None if pdfium cannot read it at all."""
    import pypdfium2

    _quiet()
    size = stream.seek(0, 2)
    stream.seek(0)
    if size > _IN_MEMORY:
        source: BinaryIO = stream
        damaged = False
    else:
        data = stream.read()
        end = ends.end(data)
        damaged = end is None and not re.search(rb"startxref|%%EOF", data[-2048:])
        if end is not None and len(data) - end > _TAIL:
            data = data[:end]
        source = io.BytesIO(_mended(data) if damaged else data)
    for password in _passwords(options):
        try:
            given = source.getvalue() if isinstance(source, io.BytesIO) else source
            document = pypdfium2.PdfDocument(given, password=password or None)
            if document.get_formtype():
                document.init_forms()
            return _Reading(document, source, password, damaged)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) != _PASSWORD_ERROR:
                return None
    # pdfium may still hold the error of the document before, so that a damaged one seems to ask for a password
    if (sealed := miner.protection(source)) is None or miner.opened_by(source, _passwords(options)) is not None:
        return None  # damaged, or what pdfium refuses over a detail of its encryption
    raise ScanError("encrypted", "the document opens only with a password", sealed)


def _passwords(options: Options) -> list[str]:
    """No password, those of the list, and these as revision 6 of the encryption wants them."""
    return list(dict.fromkeys(("", *options.passwords, *map(miner.prepared, options.passwords))))


def _mended(data: bytes) -> bytes:
    """A document that breaks off, with an end of its own: its catalogue, or a new one over the pages that are left."""
    end = data.rfind(b"endobj") + 6
    if re.match(rb"\s*(xref|trailer)\b", data[end : end + 64]):
        data = data[:end]
    objects = list(_OBJECT.finditer(data))
    data += b"\nendstream\nendobj\n"
    if roots := [found for found in objects if re.search(rb"/Type\s*/Catalog\b", found[3])]:
        return data + b"trailer\n<< /Root %s %s R >>\n%%%%EOF\n" % (roots[-1][1], roots[-1][2])
    pages = [found for found in objects if re.search(rb"/Type\s*/Page\b", found[3])]
    if not pages:
        return data
    root = max(int(found[1]) for found in objects) + 1
    kids = b" ".join(b"%s %s R" % (found[1], found[2]) for found in pages)
    tree = b"<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 612 792] >>" % (len(pages), kids)
    catalogue = b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (root, root + 1)
    return data + catalogue + b"%d 0 obj\n%s\nendobj\ntrailer\n<< /Root %d 0 R >>\n%%%%EOF\n" % (root + 1, tree, root)


def _pages(reading: _Reading, options: Options) -> Iterator[Content]:
    import pypdfium2

    total = len(reading.document)
    failed = 0
    if not total:
        yield Unread("corrupt", "the document has no page that can be found")
    for number in range(1, min(total, options.max_members) + 1):
        try:
            page = reading.document[number - 1]
        except pypdfium2.PdfiumError:
            reading.broken.append(number)
            failed += 1
            if failed >= _BROKEN_PAGES:
                break
            continue
        failed = 0
        try:
            yield from _page(reading, page, number, options.max_expanded_bytes)
        finally:
            page.close()
    if total > options.max_members:
        detail = f"the document has more than {options.max_members} pages"
        yield Unread("too-many-members", detail, whole=False)


def _page(reading: _Reading, page: Any, number: int, limit: int) -> Iterator[Content]:
    from scanners.pdf import entries, parts, unseen

    place = Where(page=number, part="body")
    layer = page.get_textpage()
    try:
        text = _tidy(layer.get_text_range())
        _judge(reading, page, text, number)
        if ocr.is_installed() and number not in reading.silent:
            reading.pictured += [(number, box) for box in scans.pictures(page, layer)]
        painted = unseen.objects(page)
        parted = unseen.split(page, layer, painted, reading.layers_off) if text.strip() else None
        if parted is None:
            yield from _laid_out(layer, text, place)
        else:
            yield from _parted(*parted, place)
        if words := "\n".join(dict.fromkeys(unseen.marked(painted))).strip():
            reading.known.update(map(entries.squeezed, words.split("\n")))
            yield Piece(words, place.at(part="alt"))
    finally:
        layer.close()
    yield from parts.on_page(reading.document, page, number, limit, reading.known)


def _parted(seen: str, hidden: str, place: Where) -> Iterator[Content]:
    """A page with text that its reader does not see: that text apart, with the page's first words as context."""
    seen, hidden = _tidy(seen), _tidy(hidden)
    if seen.strip():
        yield Piece(seen, place)
    if hidden.strip():
        yield Piece(hidden, place.at(part="hidden"), (seen.strip()[:200],) if seen.strip() else ())


def _laid_out(layer: Any, text: str, place: Where) -> Iterator[Content]:
    """The page's text, tables as grids with the line above them as title."""
    from scanners.pdf import table

    title = ""
    for block in table.blocks(layer, text, _tidy) or [table.Block(text)]:
        if block.rows:
            yield Grid((Row(number, cells) for number, cells in enumerate(block.rows, 1)), place, title)
        elif block.text.strip():
            yield Piece(block.text, place)
            title = block.text.strip().rsplit("\n", 1)[-1][:200]


def _judge(reading: _Reading, page: Any, text: str, number: int) -> None:
    """Note pages whose text layer is missing, doubtful, or only a stamp on a scan.

    A page on which pdfium finds nothing drawn at all may be blank, or broken.
    """
    words = text.strip()
    if words and len(_UNREADABLE.findall(words)) * 3 <= len(words):
        reading.spoken += 1
        if len(words) < _STAMP and _is_scan(page):
            reading.silent.append(number)
        return
    from pypdfium2 import raw

    kinds = _kinds(page)
    if not kinds:
        reading.empty.append(number)
    elif kinds & {raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM}:
        reading.doubtful.append(number)
    else:
        reading.silent.append(number)


def _kinds(page: Any) -> set[int]:
    """The types of the objects drawn on a page; empty for a blank one."""
    from pypdfium2 import raw

    count = min(raw.FPDFPage_CountObjects(page), 10_000)
    return {raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, at)) for at in range(count)}


def _is_scan(page: Any) -> bool:
    """Whether one picture covers at least half of the page."""
    import pypdfium2
    from pypdfium2 import raw

    width, height = page.get_size()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        try:
            left, bottom, right, top = picture.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        if (right - left) * (top - bottom) * 2 >= width * height:
            return True
    return False


def _tidy(text: str) -> str:
    """Line ends as "\\n", words that were cut by a hyphen at a line's end made whole (pdfium writes U+0002)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    if "\x02" in text or "\ufffe" in text:
        text = re.sub(r"(?<=[^\W\d_])[\x02\ufffe]\s*(?=[^\W\d_])", "", text)
        text = re.sub(r"[\x02\ufffe]\n?", "-", text)
    return text


def _second_opinion(reading: _Reading) -> Iterator[Content]:
    """Pages that draw text which pdfium cannot put into letters, as pdfminer.six reads them."""
    drawn = miner.drawn_on(reading.source, reading.password, reading.empty)
    reading.doubtful.extend(number for number in reading.empty if number in drawn)
    asked, rest = reading.doubtful[:_SECOND_OPINIONS], reading.doubtful[_SECOND_OPINIONS:]
    found = dict(miner.mined(reading.source, reading.password, asked)) if asked else {}
    for number in asked:
        text = found.get(number, "")
        if text.strip() and len(_UNREADABLE.findall(text)) * 3 <= len(text):
            reading.spoken += 1
            yield Piece(text, Where(page=number, part="body"))
        else:
            reading.silent.append(number)
    reading.silent.extend(rest)


def _by_ocr(reading: _Reading, options: Options) -> Iterator[Content]:
    """What is only pictured, first the pages without text; those stay silent only if OCR is not installed."""
    if not ocr.is_installed():
        return
    allowance = Allowance.of(options)
    reader = scans.Reader(reading.document, allowance)
    pages, reading.silent = sorted(reading.silent), []
    places = [(number, None) for number in pages] + [place for place in reading.pictured if place[0] not in pages]
    for number, box in places:
        yield from reader.read(number, box)
    reading.spoken += len(pages) - allowance.refused
    yield from allowance.rest("page", whole=reading.spoken <= 0)


def _last_resort(stream: BinaryIO, options: Options) -> Iterator[Content]:
    """A file that pdfium refuses: what pdfminer.six finds in it, and that not all of it may have been read."""
    stream.seek(0)
    source = io.BytesIO(stream.read(_IN_MEMORY))
    password = miner.opened_by(source, _passwords(options))
    spoke = False
    for number, text in miner.mined(source, password or "", None):
        if text.strip():
            spoke = True
            yield Piece(text, Where(page=number, part="body"))
    for number, text, part in miner.notes(source, password or ""):
        spoke = True
        yield Piece(text, Where(page=number, part=part))
    if not spoke and password is None and (found := miner.protection(source)):
        raise ScanError("encrypted", "the document is encrypted and cannot be opened", found)
    yield Unread("corrupt", "the document is damaged", whole=not spoke)


def _unread(reading: _Reading) -> Iterator[Content]:
    source = reading.source
    if not reading.damaged and isinstance(source, io.BytesIO) and miner.has_broken_stream(source.getvalue()):
        yield Unread("corrupt", "some of the document's data is broken", whole=not reading.spoken)
    if reading.damaged and not reading.broken:
        yield Unread("corrupt", "the document breaks off before its end", whole=not reading.spoken)
    if reading.broken:
        yield Unread("corrupt", f"{_named(reading.broken)} cannot be read", whole=not reading.spoken)
    if reading.silent:
        detail = f"no text layer on {_named(sorted(reading.silent))}; {ocr.MISSING}"
        yield Unread("no-text", detail, whole=not reading.spoken)


def _named(pages: list[int]) -> str:
    """ "page 2", "pages 1, 3-5": runs drawn together, at most ten of them named."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    words = [str(a) if a == b else f"{a}-{b}" for a, b in runs[:10]]
    more = " and more" if len(runs) > 10 else ""
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(words)}{more}"


SCANNER = Scanner(
    name="pdf",
    formats=(Format("application/pdf", "PDF document", (".pdf",), ((0, b"%PDF-"),)),),
    pieces=pieces,
    library="pypdfium2, pdfminer.six",
    licence="Apache-2.0/BSD-3-Clause, MIT",
    reads="text of every page (hidden layers, white text, text under boxes and outside the page too), tables, form"
    " values, tips and lists, also of fields on no page, annotations with their authors and what only their appearance"
    " draws, signatures, bookmarks, names of layers, places and articles, page labels, document information, XMP, XFA"
    " data and templates, data of programs, alternative texts, scripts, link targets; attachments with their"
    " descriptions as files of their own; text and files before and behind the document; what earlier versions kept in"
    " the file say and the last one does not",
    does_not_read="without the extra ocr: pages without a text layer (named) and pictures; pictures under the text"
    " of the page; tiling patterns; addresses opened at the start; objects that nothing leads to; earlier versions in a"
    " file of more than 128 MB",
)
