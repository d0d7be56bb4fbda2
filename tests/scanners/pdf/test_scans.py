from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scanners.contract import Content, Grid, OcrBudget, Options, Piece, Unread
from scanners.pdf.document import SCANNER
from scanners.pictures import ocr

PROSE = "This page has a text layer that is long enough to be no stamp on a scan."
ROWS = [["Name", "Student ID", "Final"], ["Felix Abdullahi", "640215", "C-"], ["Greer Thompson", "640388", "B+"]]


def picture(lines: list[list[str]], size: tuple[int, int] = (900, 300)) -> Image.Image:
    drawn = Image.new("RGB", size, "white")
    for n, line in enumerate(lines):
        for x, word in enumerate(line):
            ImageDraw.Draw(drawn).text((40 + 380 * x, 30 + 70 * n), word, "black", ImageFont.load_default(36))
    return drawn


def document(*pages: Callable[[Canvas], object]) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=letter, invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def scan(text: str) -> Callable[[Canvas], object]:
    whole = ImageReader(picture([[text]], (1275, 1650)))
    return lambda canvas: canvas.drawImage(whole, 0, 0, *letter)


def prose(canvas: Canvas) -> None:
    canvas.drawString(72, 720, PROSE)


def pasted(text: str) -> Callable[[Canvas], object]:
    part = ImageReader(picture([[text]], (700, 120)))

    def draw(canvas: Canvas) -> None:
        prose(canvas)
        canvas.drawImage(part, 100, 300, 350, 60)

    return draw


def in_a_form(canvas: Canvas) -> None:
    prose(canvas)
    canvas.beginForm("stamp")
    canvas.drawImage(ImageReader(picture([["Bo Larsen"]], (700, 120))), 0, 0, 350, 60)
    canvas.endForm()
    canvas.translate(120, 200)
    canvas.doForm("stamp")


def on_a_turned_page(canvas: Canvas) -> None:
    canvas.setPageRotation(90)
    pasted("Bo Larsen")(canvas)


def read(data: bytes, options: Options | None = None) -> list[Content]:
    return list(SCANNER.pieces(io.BytesIO(data), "a.pdf", "application/pdf", options or Options()))


def pictured(contents: list[Content]) -> list[tuple[int | None, str]]:
    return [(c.where.page, c.text) for c in contents if isinstance(c, Piece) and c.where.part == "ocr"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([prose, scan("Marisol Quenneville")], [(2, "Marisol Quenneville")]),
        ([pasted("Bo Larsen, grade 4")], [(1, "Bo Larsen, grade 4")]),
        ([in_a_form], [(1, "Bo Larsen")]),
        ([pasted("Letter head"), pasted("Letter head")], [(1, "Letter head")]),
        ([prose], []),
    ],
    ids=["scanned page", "picture on a page of text", "picture in a form", "picture that comes again", "no picture"],
)
def test_what_is_only_pictured_is_read(
    pages: list[Callable[[Canvas], object]], expected: list[tuple[int, str]]
) -> None:
    found = read(document(*pages))
    assert pictured(found) == expected
    assert not [c for c in found if isinstance(c, Unread)]


def test_a_turned_page_is_read_whole() -> None:
    assert any("Bo Larsen" in text for _, text in pictured(read(document(on_a_turned_page))))


def test_a_scanned_table_keeps_its_rows() -> None:
    whole = ImageReader(picture(ROWS, (1275, 1650)))
    found = read(document(lambda canvas: canvas.drawImage(whole, 0, 0, *letter)))
    grids = [c for c in found if isinstance(c, Grid)]
    assert [(g.where.page, g.where.part, [list(row.cells) for row in g.rows]) for g in grids] == [(1, "ocr", ROWS)]


def test_a_scan_with_its_recognised_text_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "lines", lambda *_: pytest.fail("the page was drawn for OCR"))

    def draw(canvas: Canvas) -> None:
        scan("Marisol Quenneville")(canvas)
        words = canvas.beginText(20, 760)
        words.setTextRenderMode(3)
        words.textLine(PROSE)
        canvas.drawText(words)

    assert pictured(read(document(draw))) == []


@pytest.mark.parametrize(
    ("options", "reason", "whole"),
    [
        (Options(max_ocr_pages=0), "no-text", True),
        (Options(max_ocr_seconds=0), "no-text", True),
        (Options(run_ocr=OcrBudget(0, 60)), "timeout", True),
    ],
    ids=["pages", "seconds", "of the run"],
)
def test_pages_beyond_the_budget_are_never_clean(options: Options, reason: str, whole: bool) -> None:
    found = read(document(scan("Marisol Quenneville")), options)
    assert [(c.reason, c.whole) for c in found if isinstance(c, Unread)] == [(reason, whole)]
