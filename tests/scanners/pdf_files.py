"""PDF files written by hand, and what the scanner says of them."""

from __future__ import annotations

import io

from scanners.contract import Content, Grid, Options, Piece, Unread
from scanners.pdf.document import SCANNER

PDF = "application/pdf"


VALUE = "Nora Quill, born 03/12/2013"


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def contents(data: bytes, options: Options | None = None) -> list[Content]:
    return list(SCANNER.pieces(io.BytesIO(data), "a.pdf", PDF, options or Options()))


def scan(data: bytes, options: Options | None = None) -> list[tuple[str | None, str, int | None]]:
    """(part, text, page) of the pieces; a row of a table is its cells joined by "|"."""
    found: list[tuple[str | None, str, int | None]] = []
    for content in SCANNER.pieces(io.BytesIO(data), "a.pdf", PDF, options or Options()):
        if isinstance(content, Piece):
            found.append((content.where.part, content.text, content.where.page))
        elif isinstance(content, Grid):
            found += [("table", "|".join(row.cells), content.where.page) for row in content.rows]
    return found


def unread(data: bytes) -> list[tuple[str, str, bool]]:
    return [(c.reason, c.detail, c.whole) for c in contents(data) if isinstance(c, Unread)]


def raw(objects: dict[int, str | bytes], trailer: str = "") -> bytes:
    """A PDF written by hand (ISO 32000-2, 7.5): its objects by number, 1 being the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += (
            f"{number} 0 obj\n".encode() + (content.encode() if isinstance(content, str) else content) + b"\nendobj\n"
        )
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{places.get(number, 0):010d} 00000 {'n' if number in places else 'f'} \n".encode()
    return bytes(out) + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(data: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def page(
    content: str = "BT /F1 12 Tf 72 700 Td (Shown) Tj ET", entries: str = "", catalogue: str = "",
    more: dict[int, str | bytes] | None = None, trailer: str = "",
) -> bytes:  # fmt: skip
    """One page with the given content, entries of the page and of the catalogue, and further objects from 10 on."""
    objects: dict[int, str | bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        f" /Resources << /Font << /F1 5 0 R >> /Properties << /OC1 20 0 R >> >> {entries} >>",
        4: stream(content.encode()),
        5: FONT,
    }
    return raw(objects | (more or {}), trailer)
