"""What earlier versions of a PDF said, which an update has replaced, is found in the file."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from scanners import registry
from scanners.contract import Embedded, Options, Piece, Unread
from scanners.pdf import revisions as pdfrevisions


def stream(words: str, kind: str = "") -> str:
    return f"<< {kind} /Length {len(words)} >>\nstream\n{words}\nendstream"


def shown(*lines: str) -> str:
    return stream("BT /F1 12 Tf 20 150 Td " + " ".join(f"({line}) Tj 0 -20 Td" for line in lines) + " ET")


def field(value: str) -> str:
    return f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (pupil) /V ({value}) /Rect [10 10 90 30] /P 3 0 R >>"


def written(objects: dict[int, str], before: bytes = b"", previous: int | None = None) -> bytes:
    """The objects behind what was `before`, with their table (ISO 32000-2, 7.5.4)."""
    data = before or b"%PDF-1.7\n"
    table = b"xref\n" if before else b"xref\n0 1\n0000000000 65535 f \n"
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    trailer = f"trailer\n<< /Size 20 /Root 1 0 R {f'/Prev {previous}' if previous else ''} >>\n".encode()
    return data + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(data)


BASE = {
    1: "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
    2: "<< /Type /Pages /Kids [3 0 R 8 0 R] /Count 2 >>",
    3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Annots [6 0 R]"
    " /Resources << /Font << /F1 5 0 R >> >> >>",
    4: shown("Bus list", "Bo sits in row two"),
    5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    6: field("Cy sits in row three"),
    8: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 9 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    9: shown("Dan sits in row four"),
}


def updated(*updates: dict[int, str]) -> bytes:
    data = written(BASE)
    for update in updates:
        data = written(update, data, int(data.rsplit(b"startxref\n", 1)[1].split()[0]))
    return data


def revisions(data: bytes, options: Options | None = None) -> tuple[list[tuple[int | None, str]], list[str]]:
    """(page, text) of what earlier versions say, and the reasons of what was not read."""
    texts, unread = [], []
    for content in registry.pieces(io.BytesIO(data), "a.pdf", None, options):
        if isinstance(content, Piece) and content.where.part == "revision":
            texts.append((content.where.page, content.text))
        elif isinstance(content, Unread):
            unread.append(content.reason)
        assert not isinstance(content, Embedded)
    return texts, unread


def test_nothing_is_replaced() -> None:
    assert revisions(updated()) == ([], [])
    assert revisions(updated({7: "null"})) == ([], [])


@pytest.mark.parametrize(
    ("updates", "number", "said"),
    [
        ([{4: shown("Bus list", "No names here")}], 1, "Bo sits in row two"),
        ([{4: shown("Bus list", "Ann")}, {4: shown("Bus list", "No names here")}], 1, "Bo sits in row two"),
        ([{6: field("nobody")}], 1, "Cy sits in row three"),
        ([{2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}], 2, "Dan sits in row four"),
    ],
    ids=["page", "twice", "field", "page taken out"],
)
def test_what_an_update_replaces_is_found(updates: list[dict[int, str]], number: int, said: str) -> None:
    texts, _ = revisions(updated(*updates))
    assert any(page == number and said in text for page, text in texts)


def test_what_still_stands_there_is_not_said_again() -> None:
    assert revisions(updated({4: shown("Bus list", "No names here")})) == ([(1, "Bo sits in row two")], [])


def test_more_versions_than_are_read_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfrevisions, "_MOST", 1)
    texts, unread = revisions(updated({4: shown("Ann")}, {4: shown("No names here")}))
    assert (texts, unread) == ([(1, "Ann")], ["too-many-members"])


def test_an_earlier_version_that_nobody_can_open_is_said() -> None:
    without = written({number: body for number, body in BASE.items() if number != 1})
    whole = written({1: BASE[1]}, without, int(without.rsplit(b"startxref\n", 1)[1].split()[0]))
    assert revisions(whole) == ([], ["corrupt"])


def test_the_document_in_a_document_is_no_version() -> None:
    data = updated({7: stream(written(BASE | {4: shown("inner")}).decode("latin-1"))})
    assert revisions(data) == ([], [])
    assert pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range().startswith("Bus list")
