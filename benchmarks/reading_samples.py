"""The files that extraction is measured on: a school's ordinary writing, made from a seed, in every format.

`body` is body text and nothing else; `full` the same with the format's hiding places filled.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

SEED = 20_261_101
_WORDS = (
    "the library opens at nine and families are asked to return forms before the trip to the harbor where grade four "
    "will meet the guide who speaks about tides boats and the history of the mills along the river while teachers "
    "collect permission slips lunches and raincoats from every class on the second floor near the music room"
).split()
_FIRST = "Ada Ben Chiara Dmitri Elif Femi Gwen Hugo Ines Jonas Kaya Liam Mina Noor Otto Priya".split()
_LAST = "Abbott Barros Cole Demir Eklund Fontaine Garcia Haddad Ibarra Jensen Kowalski Lindqvist".split()

Body = Callable[[float], bytes]


class Made(NamedTuple):
    """How the files of a format are made, given a scale (1: a few MB)."""

    body: Body
    full: Body | None = None


def paragraphs(count: int) -> Iterator[str]:
    """Paragraphs of about 400 characters."""
    chance = random.Random(SEED)  # noqa: S311  # the same text every time
    for _ in range(count):
        words = chance.choices(_WORDS, k=chance.randint(50, 100))
        yield " ".join(words).capitalize() + "."


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """A header, then rows of eight cells of about 60 characters."""
    chance = random.Random(SEED)  # noqa: S311
    yield "id", "first", "last", "room", "points", "date", "club", "remark"
    for number in range(count):
        yield (
            str(100_000 + number), chance.choice(_FIRST), chance.choice(_LAST), f"B{chance.randint(100, 300)}",
            str(chance.randint(0, 100)), f"2026-0{chance.randint(1, 9)}-{chance.randint(10, 28)}",
            chance.choice(_WORDS), " ".join(chance.choices(_WORDS, k=3)),
        )  # fmt: skip


def unpacked(file: Path) -> int:
    """Bytes of the file, or of what it unpacks to."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            return sum(info.file_size for info in archive.infolist())
    return file.stat().st_size


def _txt(scale: float) -> bytes:
    return "\n\n".join(paragraphs(int(10_000 * scale))).encode()


def _md(scale: float) -> bytes:
    parts = (f"## Week {n}\n\n{p}" if n % 10 == 0 else p for n, p in enumerate(paragraphs(int(10_000 * scale))))
    return "\n\n".join(parts).encode()


def _csv(scale: float) -> bytes:
    return "\n".join(",".join(row) for row in rows(int(60_000 * scale))).encode()


def _json(scale: float) -> bytes:
    head, *records = rows(int(30_000 * scale))
    return json.dumps({"pupils": [dict(zip(head, record, strict=True)) for record in records]}).encode()


def _page(inside: Callable[[int, str], str], head: str, scale: float) -> bytes:
    body = "\n".join(inside(n, p) for n, p in enumerate(paragraphs(int(8_000 * scale))))
    return f"<!DOCTYPE html><html><head><title>News</title>{head}</head><body>\n{body}\n</body></html>".encode()


def _html(scale: float) -> bytes:
    return _page(lambda n, p: f"<h2>Week {n}</h2>\n<p>{p}</p>" if n % 10 == 0 else f"<p>{p}</p>", "", scale)


def _html_full(scale: float) -> bytes:
    def inside(n: int, p: str) -> str:
        hidden = f'<!-- {p[:60]} --><img alt="{p[:40]}"><span hidden>{p[:50]}</span><input value="{p[:20]}">'
        return f'<p title="{p[:30]}" data-note="{p[:30]}">{p}</p>{hidden if n % 4 == 0 else ""}'

    script = "<script>var a = 'the trip to the harbor';</script>"
    return _page(inside, f'<meta name="description" content="News">{script}', scale)


def _docx(scale: float) -> bytes:
    return _document(scale, full=False)


def _docx_full(scale: float) -> bytes:
    return _document(scale, full=True)


def _document(scale: float, full: bool) -> bytes:
    import docx

    document = docx.Document()
    for number, text in enumerate(paragraphs(int(4_000 * scale))):
        paragraph = document.add_paragraph(text)
        if full and number % 20 == 0:
            document.add_comment(paragraph.runs, text[:60], author="Ada Abbott")
    if full:
        section = document.sections[0]
        section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "Spring trip", "Page"
        document.core_properties.comments = "the trip to the harbor"
        table = document.add_table(rows=0, cols=8)
        for row in rows(60):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return _saved(document.save)


def _xlsx(scale: float) -> bytes:
    return _workbook(scale, full=False)


def _xlsx_full(scale: float) -> bytes:
    return _workbook(scale, full=True)


def _workbook(scale: float, full: bool) -> bytes:
    """Texts stand in the table of strings, as Excel itself keeps them."""
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows(int(15_000 * scale))):
        sheet.write_row(number, 0, [int(cell) if number and cell.isdigit() else cell for cell in row])
        if full and number % 20 == 1:
            sheet.write_comment(number, 1, "the trip to the harbor", {"author": "Ada Abbott"})
            sheet.set_row(number, None, None, {"hidden": number % 3 == 0})
    if full:
        hidden = book.add_worksheet("Old")
        hidden.very_hidden()
        for number, row in enumerate(rows(500)):
            hidden.write_row(number, 0, row)
    book.close()
    return data.getvalue()


def _pptx(scale: float) -> bytes:
    return _show(scale, full=False)


def _pptx_full(scale: float) -> bytes:
    return _show(scale, full=True)


def _show(scale: float, full: bool) -> bytes:
    import pptx

    show = pptx.Presentation()
    texts = paragraphs(int(600 * scale))
    for title in texts:
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title[:40]
        slide.placeholders[1].text_frame.text = "\n".join(text for text, _ in zip(texts, range(4), strict=False))
        if full:
            slide.notes_slide.notes_text_frame.text = title
    return _saved(show.save)


def _pdf(scale: float) -> bytes:
    return _pages(scale, full=False)


def _pdf_full(scale: float) -> bytes:
    return _pages(scale, full=True)


def _pages(scale: float, full: bool) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, invariant=True, pageCompression=0)
    texts = paragraphs(int(1_500 * scale))
    for number, first in enumerate(texts):
        top = 750
        for text in (first, *(text for text, _ in zip(texts, range(8), strict=False))):
            for start in range(0, len(text), 90):
                canvas.drawString(60, top, text[start : start + 90])
                top -= 12
        if full:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(first[:40], str(number))
            canvas.textAnnotation(first[:80], Rect=(20, 20, 60, 60))
            canvas.acroForm.textfield(name=f"remark{number}", value=first[:30], x=60, y=40, width=300)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def _eml(scale: float) -> bytes:
    message = _message(scale)
    return message.as_bytes()


def _eml_full(scale: float) -> bytes:
    message = _message(scale)
    message.add_alternative(_html(scale / 4).decode(), subtype="html")
    message.add_attachment(_csv(scale / 4), maintype="text", subtype="csv", filename="list.csv")
    return message.as_bytes()


def _message(scale: float) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ada@example.org", "ben@example.org", "Trip"
    message.set_content("\n\n".join(paragraphs(int(5_000 * scale))))
    return message


def _zip(scale: float) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), _txt(scale / 10), zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    data = io.BytesIO()
    save(data)
    return data.getvalue()


MAKERS: dict[str, Made] = {
    "txt": Made(_txt),
    "md": Made(_md),
    "csv": Made(_csv),
    "json": Made(_json),
    "html": Made(_html, _html_full),
    "docx": Made(_docx, _docx_full),
    "xlsx": Made(_xlsx, _xlsx_full),
    "pptx": Made(_pptx, _pptx_full),
    "pdf": Made(_pdf, _pdf_full),
    "eml": Made(_eml, _eml_full),
    "zip": Made(_zip),
}
