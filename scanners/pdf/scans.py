"""What is only pictured on a PDF page: scans, and pictures with words in them on pages of text.

pdfium draws the page, or the part of it where a picture stands that no text layer covers, and OCR reads the drawing. A
picture that comes again on later pages, a letterhead, is read once.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from typing import Any

from scanners.contract import Content, ScanError, Unread, Where
from scanners.pictures import ocrlayout
from scanners.pictures.ocrallowance import Allowance

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the page."""

_SCALE = 200 / 72  # dots per point: letters of 6 points are 17 pixels high
_MOST_PIXELS = 9_000_000
_SMALLEST = (40.0, 12.0)  # points: an icon
_MOST_OBJECTS = 2_000
_MOST_PICTURES = 20
_DEEPEST = 3
_COVERED = 12
"""Characters of the text layer on a picture that make it a page's ground, or a scan that has its text already."""


def pictures(page: Any, layer: Any) -> list[Rect]:
    """Where pictures stand on a page that the text layer does not cover, the largest first, at most 20.

    Places are from the lower left corner of what is shown; on a turned page it is the whole page.
    """
    from pypdfium2 import raw

    edges = page.get_bbox()
    found = []
    for box in _images(page, raw):
        left, bottom, right, top = (f(a, b) for f, a, b in zip((max, max, min, min), box, edges, strict=True))
        wide, high = right - left, top - bottom
        if max(wide, high) < _SMALLEST[0] or min(wide, high) < _SMALLEST[1]:
            continue
        if len("".join(layer.get_text_bounded(left, bottom, right, top).split())) < _COVERED:
            place = (left - edges[0], bottom - edges[1], right - edges[0], top - edges[1])
            found.append((wide * high, place))
    if found and page.get_rotation():
        return [(0.0, 0.0, *page.get_size())]
    return [box for _, box in sorted(found, reverse=True)[:_MOST_PICTURES]]


def _images(page: Any, raw: Any) -> Iterator[Rect]:
    """The places of all images, those inside forms too (ISO 32000-2, 8.10)."""
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    none: tuple[Any, ...] = ()
    drawn = [raw.FPDFPage_GetObject(page, at) for at in range(count)]
    kinds = map(raw.FPDFPageObj_GetType, drawn)
    pictured = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    waiting = [(handle, none) for handle, kind in zip(drawn, kinds, strict=True) if kind in pictured]
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    while waiting:
        handle, forms = waiting.pop()
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            box = (left.value, bottom.value, right.value, top.value)
            for form in reversed(forms):
                box = _moved(box, form)
            yield box
        elif kind == raw.FPDF_PAGEOBJ_FORM and len(forms) < _DEEPEST:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(handle, matrix)
            inside = min(raw.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS)
            waiting += [(raw.FPDFFormObj_GetObject(handle, at), (*forms, matrix)) for at in range(inside)]


def _moved(box: Rect, matrix: Any) -> Rect:
    """The box around a box that a matrix moves."""
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across = [matrix.a * x + matrix.c * y + matrix.e for x, y in corners]
    upward = [matrix.b * x + matrix.d * y + matrix.f for x, y in corners]
    return min(across), min(upward), max(across), max(upward)


class Reader:
    """Reads drawn pages of one document, within what OCR may cost in one file."""

    def __init__(self, document: Any, allowance: Allowance) -> None:
        self._document = document
        self._allowance = allowance
        self._seen: set[bytes] = set()

    def read(self, number: int, box: Rect | None = None) -> Iterator[Content]:
        """The text drawn on a page (from 1), or in a part of it.

        What the allowance refuses is said by the allowance.
        """
        from pypdfium2 import PdfiumError

        try:
            picture = self._drawn(number, box)
            if picture is None:
                return
            lines = self._allowance.read(picture)
        except PdfiumError:
            yield Unread("no-text", f"page {number} cannot be drawn for OCR", whole=False)
        except ScanError as error:
            yield Unread(error.reason, f"page {number}: {error.detail}", whole=False)
        else:
            yield from ocrlayout.contents(lines or [], Where(page=number, part="ocr"))

    def _drawn(self, number: int, box: Rect | None) -> Any:
        """The drawing; None if the same one was read before."""
        page = self._document[number - 1]
        try:
            width, height = page.get_size()
            left, bottom, right, top = box or (0.0, 0.0, width, height)
            area = max((right - left) * (top - bottom), 1.0)
            scale = min(_SCALE, (_MOST_PIXELS / area) ** 0.5)
            bitmap = page.render(
                scale=scale, crop=(left, bottom, width - right, height - top), rev_byteorder=True, may_draw_forms=False
            )
            picture = bitmap.to_pil().convert("RGB")
            bitmap.close()
        finally:
            page.close()
        digest = hashlib.blake2b(picture.tobytes(), digest_size=16).digest()
        if digest in self._seen:
            return None
        self._seen.add(digest)
        return picture
