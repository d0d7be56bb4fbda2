"""PDF documents: the text of pages, tables, every place beside the text, and what cannot be read."""

from __future__ import annotations

import base64
import io
import zlib

import pytest
from pdf_files import FONT, PDF, VALUE, contents, page, raw, scan, stream, unread
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from scanners.contract import Embedded, Options, Piece, Protection, ScanError, Unread
from scanners.pdf.document import SCANNER
from scanners.pictures import ocr


def body(data: bytes, options: Options | None = None) -> list[str]:
    return [text for part, text, _ in scan(data, options) if part == "body"]


def drawn(*pages: list[str], encrypt: StandardEncryption | None = None) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=letter, encrypt=encrypt)
    for lines in pages:
        for at, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * at, line)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def laid_out(*flowables: Flowable) -> bytes:
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=letter).build(list(flowables))
    return data.getvalue()


def prose(text: str) -> Paragraph:
    return Paragraph(text, getSampleStyleSheet()["Normal"])


def test_pages_are_pieces_with_their_lines() -> None:
    data = drawn(["first line", "second line"], ["page two"])
    assert [found for found in scan(data) if found[0] == "body"] == [
        ("body", "first line\nsecond line", 1),
        ("body", "page two", 2),
    ]
    assert unread(data) == []


@pytest.mark.parametrize(
    ("content", "catalogue"),
    [
        (f"BT 1 1 1 rg /F1 12 Tf 72 700 Td ({VALUE}) Tj ET", ""),
        (f"BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET 0 g 60 690 400 30 re f", ""),
        (f"BT /F1 12 Tf 900 -300 Td ({VALUE}) Tj ET", ""),
        (f"BT 3 Tr /F1 12 Tf 72 700 Td ({VALUE}) Tj ET", ""),
        (f"0 0 0.5 rg 60 690 400 30 re f BT 0 0 0.5 rg /F1 12 Tf 72 700 Td ({VALUE}) Tj ET", ""),
        (f"BT /F1 0.5 Tf 72 700 Td ({VALUE}) Tj ET", ""),
        (f"/OC /OC1 BDC BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET EMC",
         "/OCProperties << /OCGs [20 0 R] /D << /OFF [20 0 R] >> >>"),
        (f"q 2 0 0 2 0 0 cm 200 10 50 50 re W n BT /F1 6 Tf 36 350 Td ({VALUE}) Tj ET Q", ""),
    ],
    ids=["white", "under a black box", "outside the page", "invisible", "blue on blue", "of half a point",
         "on a layer that is off", "cut off by a clip path"],
)  # fmt: skip
def test_text_that_is_not_seen_is_hidden(content: str, catalogue: str) -> None:
    shown = " BT 0 g 0 Tr /F1 12 Tf 72 500 Td (Shown) Tj ET"
    data = page(content + shown, catalogue=catalogue, more={20: "<< /Type /OCG /Name (old) >>"})
    assert [found for found in scan(data) if found[0] in ("body", "hidden")] == [
        ("body", "Shown", 1),
        ("hidden", VALUE, 1),
    ]


@pytest.mark.parametrize(
    "content",
    [
        f"0 0 0.5 rg 60 690 400 30 re f BT 1 1 1 rg /F1 12 Tf 72 700 Td ({VALUE}) Tj ET",
        f"0.8 g 60 690 400 30 re f BT 0 g /F1 12 Tf 72 700 Td ({VALUE}) Tj ET",
        f"0 0 0.5 rg 60 690 400 30 re f 1 g 60 690 400 30 re f BT 0 0 0.5 rg /F1 12 Tf 72 700 Td ({VALUE}) Tj ET",
        f"BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET 0 G 60 690 400 30 re S",
        f"BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET 0 g 60 690 400 1 re f",
        f"/OC /OC1 BDC BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET EMC",
        f"q 2 0 0 2 0 0 cm 30 340 200 50 re W n BT /F1 6 Tf 36 350 Td ({VALUE}) Tj ET Q",
    ],
    ids=[
        "white on blue",
        "on a grey ground",
        "blue on white over blue",
        "framed",
        "underlined",
        "on a layer that is on",
        "within a clip path",
    ],
)
def test_text_that_is_seen_is_body(content: str) -> None:
    data = page(
        content, catalogue="/OCProperties << /OCGs [20 0 R] /D << >> >>", more={20: "<< /Type /OCG /Name (on) >>"}
    )
    assert [found for found in scan(data) if found[0] in ("body", "hidden")] == [("body", VALUE, 1)]


@pytest.mark.parametrize(
    ("laid", "part"),
    [
        (("300 0 0 40 60 690",), "hidden"),
        (("612 0 0 792 0 0",), "body"),
        (("612 0 0 292 0 500", "612 0 0 500 0 0"), "body"),
    ],
    ids=["under a picture", "a scan", "a scan in strips"],
)
def test_text_that_pictures_are_painted_over(laid: tuple[str, ...], part: str) -> None:
    pictures = " ".join(f"q {one} cm /Im1 Do Q" for one in laid)
    data = page(f"BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET {pictures}", more={15: IMAGE})
    data = data.replace(b"/Properties << /OC1 20 0 R >>", b"/XObject << /Im1 15 0 R >>   ")
    assert [found for found in scan(data) if VALUE in found[1]] == [(part, VALUE, 1)]


def test_the_recognised_text_of_a_scan_is_body() -> None:
    scanned = f"{PICTURE} BT 3 Tr /F1 12 Tf 72 700 Td ({VALUE}) Tj ET"
    data = page(scanned, more={15: IMAGE}).replace(b"/Properties << /OC1 20 0 R >>", b"/XObject << /Im1 15 0 R >>   ")
    assert body(data) == [VALUE]


ROWS = [["Student", "DOB", "Allergy"], ["Nora Quill", "03/12/2013", "peanut"], ["Otto Lund", "04/01/2012", ""],
        ["Ida Voss", "11/30/2012", "bee stings"]]  # fmt: skip


def test_a_table_keeps_its_shape_and_nothing_is_doubled() -> None:
    data = laid_out(prose("Medical list for the trip"), Table(ROWS), prose("Return this to the office."))
    assert [found for found in scan(data) if found[0] in ("body", "table")] == [
        ("body", "Medical list for the trip", 1),
        ("table", "Student|DOB|Allergy", 1),
        ("table", "Nora Quill|03/12/2013|peanut", 1),
        ("table", "Otto Lund|04/01/2012|", 1),
        ("table", "Ida Voss|11/30/2012|bee stings", 1),
        ("body", "Return this to the office.", 1),
    ]


def test_points_commas_and_hyphens_stay_in_their_cells() -> None:
    rows = [
        ["Student", "Rate", "Med"],
        ["Nora Quill", "78.4%", "Auvi-Q, bees"],
        ["Otto Lund", "84.1%", "0.15 mg, p.r.n."],
    ]
    assert [text for part, text, _ in scan(laid_out(Table(rows))) if part == "table"] == ["|".join(row) for row in rows]


def test_a_cell_of_several_lines_stays_with_its_row() -> None:
    long = "carries an inhaler and an EpiPen in the front pocket of the bag"
    rows = [
        ["Student", "DOB", "Note"],
        *([prose(f"Pupil {n}"), "03/12/2013", prose(long if n % 2 else "-")] for n in range(6)),
    ]
    found = [
        text.split("|") for part, text, _ in scan(laid_out(Table(rows, colWidths=[90, 90, 120]))) if part == "table"
    ]
    assert [(row[0], " ".join(row[2].split())) for row in found[1:]] == [
        (f"Pupil {n}", long if n % 2 else "-") for n in range(6)
    ]


@pytest.mark.parametrize("aligned", ["TOP", "MIDDLE", "BOTTOM"])
def test_cells_of_several_lines_stay_with_their_row_wherever_they_stand_in_it(aligned: str) -> None:
    rows = [
        ["Student", "Room", "Health notes", "Who may come"],
        ["Nora Quill", "12A", "Peanut allergy, EpiPen in the office and one in her bag", "The mother only since May"],
        ["Otto Lund", "12B", "None", "Both"],
        ["Ida Voss", "12A", "Asthma, albuterol before gym and once more after it", "Her father not without a call"],
    ]
    cells = [[prose(cell) for cell in row] for row in rows]
    table = Table(cells, colWidths=[90, 60, 140, 110], style=[("VALIGN", (0, 0), (-1, -1), aligned)])
    found = [" ".join(text.split()) for part, text, _ in scan(laid_out(table)) if part == "table"]
    assert found == ["|".join(row) for row in rows]


def test_a_code_that_a_narrow_column_cuts_is_whole() -> None:
    rows = [["Room", "Student", "Note"], *([f"A2{n}7", f"Pupil {'abc'[n]}", "-"] for n in range(3))]
    cells = [[prose(cell) for cell in row] for row in rows]
    found = [text for part, text, _ in scan(laid_out(Table(cells, colWidths=[30, 90, 90]))) if part == "table"]
    assert found[1:] == ["|".join(row) for row in rows[1:]]


@pytest.mark.parametrize("font", ["Courier", "Courier-Bold"])
def test_blanks_part_the_cells_of_a_report_in_a_typewriter_s_font(font: str) -> None:
    rows = [["Student", "Gr", "IEP"], ["Nora Quill", "4", "Y"], ["Otto Lund", "12", "N"], ["Ida Voss", "4", "Y"]]
    shown = "".join(f"({a:<20}{b:<5}{c}) Tj 0 -14 Td " for a, b, c in rows)
    data = page(f"BT /F1 10 Tf 72 700 Td (Grade list, room 12) Tj 0 -14 Td {shown} ET")
    data = data.replace(b"/BaseFont /Helvetica", b"/BaseFont /" + font.encode())
    assert [text for part, text, _ in scan(data) if part == "table"] == ["|".join(row) for row in rows]


COLUMNS = [[prose("The bus leaves the school at eight in the morning and returns at four. " * 8)] * 2]


@pytest.mark.parametrize(
    "flowables",
    [
        [prose("The bus leaves the school at eight. " * 60)],
        [Table(COLUMNS, colWidths=[230, 230])],
        [Table([[f"{n})", f"point number {n}"] for n in range(1, 8)])],
        [Table([["only", "two"], ["rows", "here"]])],
    ],
    ids=["prose", "prose in two columns", "list of points", "two rows"],
)
def test_what_is_no_table_stays_text(flowables: list[Flowable]) -> None:
    assert [text for part, text, _ in scan(laid_out(*flowables)) if part == "table"] == []


def test_a_word_cut_at_the_line_end_is_whole() -> None:
    data = page("BT /F1 12 Tf 72 700 Td (severe aller-) Tj 0 -14 Td (gy to nuts) Tj ET")
    assert "allergy" in body(data)[0]


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description><dc:description><rdf:Alt><rdf:li>'
    f"{VALUE}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
)
XFA = f"<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><pupil>{VALUE}</pupil></xfa:datasets>"
FILESPEC = "<< /Type /Filespec /F (list.csv) /UF (list.csv) /EF << /F 12 0 R >> >>"
FILE: dict[int, str | bytes] = {11: FILESPEC, 12: stream(VALUE.encode())}
WIDGET = "<< /Type /Annot /Subtype /Widget /Rect [72 600 300 620] /FT /Tx"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (page(entries="/Annots [10 0 R]",
              more={10: f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({VALUE}) >>"}),
         ("annotation", VALUE, 1)),
        (page(entries="/Annots [10 0 R]",
              more={10: f"<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /RC (<p>{VALUE}</p>) >>"}),
         ("annotation", VALUE, 1)),
        (page(entries="/Annots [10 0 R]",
              more={10: f"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T ({VALUE}) /Contents (seen) >>"}),
         ("metadata", VALUE, 1)),
        (page(catalogue="/OpenAction 10 0 R", more={10: f"<< /S /JavaScript /JS (say\\('{VALUE}'\\)) >>"}),
         ("script", f"say('{VALUE}')", None)),
        (page(catalogue="/OpenAction [3 0 R /Fit] /AA << /WC << /S /Named /Next [10 0 R] >> >>",
              more={10: "<< /S /JavaScript /JS 11 0 R >>", 11: stream(VALUE.encode())}), ("script", VALUE, None)),
        (page(catalogue="/Names << /EmbeddedFiles << /Names [(list.csv) 11 0 R] >> >>",
              more=FILE | {11: FILESPEC.replace("/EF", f"/Desc ({VALUE}) /EF")}), ("annotation", VALUE, None)),
        (page(entries="/Annots [10 0 R]", catalogue="/AcroForm << /Fields [10 0 R] >>",
              more={10: f"{WIDGET} /T (pupil) /V ({VALUE}) >>"}), ("form", f"pupil: {VALUE}", 1)),
        (page(entries="/Annots [11 0 R]", catalogue="/AcroForm << /Fields [10 0 R] >>",
              more={10: f"<< /FT /Tx /T (pupil) /TU (Name of pupil) /V ({VALUE}) /Kids [11 0 R] >>",
                    11: "<< /Type /Annot /Subtype /Widget /Rect [72 600 300 620] /Parent 10 0 R >>"}),
         ("form", f"Name of pupil: {VALUE}", 1)),
        (page(entries="/Annots [10 0 R]",
              more={10: "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A 11 0 R >>",
                    11: "<< /S /URI /URI (https://example.org/nora) >>"}),
         ("metadata", "https://example.org/nora", 1)),
        (page(catalogue="/Outlines 10 0 R",
              more={10: "<< /First 11 0 R /Last 11 0 R /Count 1 >>",
                    11: f"<< /Title ({VALUE}) /Parent 10 0 R /Dest [3 0 R /Fit] >>"}), ("annotation", VALUE, 1)),
        (page(trailer="/Info 10 0 R", more={10: f"<< /Title ({VALUE}) >>"}), ("properties", f"Title: {VALUE}", None)),
        (page(trailer="/Info 10 0 R", more={10: f"<< /Pupil ({VALUE}) >>"}), ("properties", f"Pupil: {VALUE}", None)),
        (page(catalogue="/Metadata 10 0 R", more={10: stream(XMP.encode(), "/Type /Metadata /Subtype /XML")}),
         ("metadata", f"description: {VALUE}", None)),
        (page(catalogue="/AcroForm << /XFA [(datasets) 10 0 R] /Fields [] >>", more={10: stream(XFA.encode())}),
         ("form", f"pupil: {VALUE}", None)),
        (page(catalogue="/AcroForm << /XFA 10 0 R /Fields [] >>",
              more={10: stream(f"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>{XFA}</xdp:xdp>".encode())}),
         ("form", f"pupil: {VALUE}", None)),
        (page(catalogue="/Names << /JavaScript << /Names [(a) 10 0 R] >> >>",
              more={10: f"<< /S /JavaScript /JS (var pupil = '{VALUE}';) >>"}),
         ("script", f"var pupil = '{VALUE}';", None)),
        (page("/P << /MCID 0 >> BDC BT /F1 12 Tf 72 700 Td (Shown) Tj ET EMC", entries="/StructParents 0",
              catalogue="/MarkInfo << /Marked true >> /StructTreeRoot 10 0 R",
              more={10: "<< /Type /StructTreeRoot /K 11 0 R /ParentTree << /Nums [0 [11 0 R]] >> >>",
                    11: f"<< /S /Figure /Alt ({VALUE}) /P 10 0 R /Pg 3 0 R /K 0 >>"}), ("alt", VALUE, 1)),
    ],
    ids=["note", "rich text of a note", "author of a note", "script on opening", "script after another action",
         "description of an attachment", "form value", "form value of the parent", "link", "bookmark", "title",
         "entry of any name", "xmp", "xfa", "xfa in one piece", "script", "alternative text"],
)  # fmt: skip
def test_hiding_places(data: bytes, expected: tuple[str, str, int | None]) -> None:
    assert expected in scan(data)


@pytest.mark.parametrize(
    "data",
    [
        page(catalogue="/Names << /EmbeddedFiles << /Names [(list.csv) 11 0 R] >> >>", more=FILE),
        page(entries="/Annots [10 0 R]", more=FILE | {
            10: "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 11 0 R >>"}),
        page(catalogue="/AF [11 0 R]", more=FILE),
        page(entries="/AF 11 0 R", more=FILE),
        page(catalogue="/AF [11 0 R] /Names << /EmbeddedFiles << /Names [(list.csv) 11 0 R] >> >>", more=FILE),
    ],
    ids=["of the document", "of a note", "associated", "associated with a page", "associated and listed"],
)  # fmt: skip
def test_attachments_are_files_of_their_own(data: bytes) -> None:
    scanned = SCANNER.pieces(io.BytesIO(data), "a.pdf", PDF, Options())
    assert [(c.name, c.open().read()) for c in scanned if isinstance(c, Embedded)] == [("list.csv", VALUE.encode())]


def test_an_attachment_asked_for_too_late_is_refused() -> None:
    data = page(catalogue="/Names << /EmbeddedFiles << /Names [(list.csv) 11 0 R] >> >>", more=FILE)
    late = [c for c in contents(data) if isinstance(c, Embedded)]
    with pytest.raises(ScanError):
        late[0].open()


@pytest.mark.parametrize("entry", ["/Names << /EmbeddedFiles << /Names [(list.csv) 11 0 R] >> >>", "/AF [11 0 R]"])
def test_an_attachment_that_expands_too_far_is_refused(entry: str) -> None:
    packed: dict[int, str | bytes] = {12: stream(zlib.compress(bytes(1 << 20)), "/Filter /FlateDecode")}
    data = page(catalogue=entry, more=FILE | packed)
    for content in SCANNER.pieces(io.BytesIO(data), "", PDF, Options(max_expanded_bytes=1000)):
        if isinstance(content, Embedded):
            with pytest.raises(ScanError) as caught:
                content.open()
            assert caught.value.reason == "expands-too-far"
            break
    else:
        pytest.fail("the attachment was not handed out")


IMAGE = stream(
    bytes(64), "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8"
)
PICTURE = "q 600 0 0 780 0 0 cm /Im1 Do Q"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PICTURE, [("no-text", f"no text layer on page 1; {ocr.MISSING}", True)]),
        (
            f"{PICTURE} BT /F1 9 Tf 72 700 Td (Scanned 2024) Tj ET",
            [("no-text", f"no text layer on page 1; {ocr.MISSING}", False)],
        ),
        ("0 g 10 10 500 500 re f", [("no-text", f"no text layer on page 1; {ocr.MISSING}", True)]),
        ("", []),
        ("q Q", []),
    ],
    ids=["scan", "scan with a stamp", "drawing", "blank", "blank with settings"],
)
def test_pages_without_a_text_layer_are_said(
    content: str, expected: list[tuple[str, str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    data = page(content).replace(b"/Font << /F1 5 0 R >>", b"/Font << /F1 5 0 R >> /XObject << /Im1 << >> >>")
    objects = page(content, more={15: IMAGE}).replace(
        b"/Properties << /OC1 20 0 R >>", b"/XObject << /Im1 15 0 R >>   "
    )
    assert unread(objects if "Im1" in content else data) == expected


def test_silent_pages_are_named_in_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=letter)
    for number in range(1, 8):
        if number in (1, 5):
            canvas.drawString(72, 700, "text of this page, long enough to be no stamp")
        canvas.rect(10, 10, 500, 500, fill=1)
        canvas.showPage()
    canvas.save()
    assert unread(data.getvalue()) == [("no-text", f"no text layer on pages 2-4, 6-7; {ocr.MISSING}", False)]


@pytest.mark.parametrize(
    ("entries", "protection"),
    [
        ("/V 1 /R 2", Protection("rc4-40", False)),
        ("/V 2 /R 3 /Length 64", Protection("rc4-64", False)),
        ("/V 2 /R 3 /Length 128", Protection("rc4-128", True)),
        ("/V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /V2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF",
         Protection("rc4-128", True)),
        ("/V 4 /R 4 /Length 128 /CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF",
         Protection("aes-128", True)),
        ("/V 5 /R 6 /Length 256 /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF",
         Protection("aes-256", True)),
    ],
    ids=["rc4-40", "rc4-64", "rc4-128", "rc4-128 by a filter", "aes-128", "aes-256"],
)  # fmt: skip
def test_the_cipher_is_named(entries: str, protection: Protection) -> None:
    key = "<" + "5a" * (48 if "/V 5" in entries else 32) + ">"
    more: dict[int, str | bytes] = {
        9: f"<< /Filter /Standard {entries} /O {key} /U {key} /OE <{'5a' * 32}> /UE <{'5a' * 32}> /P -4 >>"
    }
    data = page(more=more, trailer="/Encrypt 9 0 R /ID [<00> <00>]")
    with pytest.raises(ScanError) as caught:
        contents(data)
    assert (caught.value.reason, caught.value.protection) == ("encrypted", protection)


def test_a_password_from_the_list_opens() -> None:
    data = drawn([VALUE], encrypt=StandardEncryption("pond-44", "owner-1", strength=128))
    with pytest.raises(ScanError):
        contents(data)
    assert body(data, Options(passwords=("wrong", "pond-44"))) == [VALUE]


def test_an_owner_password_alone_does_not_protect() -> None:
    data = drawn([VALUE], encrypt=StandardEncryption("", "owner-1", canPrint=0, canCopy=0, strength=128))
    assert body(data) == [VALUE]
    assert unread(data) == []


@pytest.mark.parametrize("share", [0.6, 0.9, 0.99])
def test_a_truncated_document_is_read_as_far_as_it_goes_and_said(share: float) -> None:
    whole = drawn(*[[f"page {n} of the list"] for n in range(1, 30)])
    data = whole[: int(len(whole) * share)]
    assert "page 1 of the list" in body(data)
    assert ("corrupt", False) in [(reason, whole) for reason, _, whole in unread(data)]


@pytest.mark.parametrize("ascii85", [False, True], ids=["binary", "ascii"])
def test_a_broken_stream_is_said(ascii85: bool) -> None:
    content = "".join(f"BT /F1 12 Tf 72 {700 - 14 * n} Td (line {n} of the list) Tj ET\n" for n in range(40)).encode()
    packed = bytearray(zlib.compress(content))
    packed[len(packed) // 2] ^= 0x55
    kind = "/Filter [/ASCII85Decode /FlateDecode]" if ascii85 else "/Filter /FlateDecode"
    encoded = base64.a85encode(bytes(packed)) + b"~>" if ascii85 else bytes(packed)
    assert ("corrupt", "some of the document's data is broken") in [
        (reason, detail) for reason, detail, _ in unread(page(more={4: stream(encoded, kind)}))
    ]


def test_pages_whose_tree_went_with_the_end_are_read() -> None:
    objects: dict[int, str | bytes] = {
        3: "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        4: stream(f"BT /F1 12 Tf 72 700 Td ({VALUE}) Tj ET".encode()),
        5: FONT,
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        1: "<< /Type /Catalog /Pages 2 0 R >>",
    }
    whole = raw(objects)
    data = whole[: whole.index(b"2 0 obj")]
    assert body(data) == [VALUE]
    assert [(reason, whole) for reason, _, whole in unread(data)] == [("corrupt", False)]


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\nnothing more", b"%PDF-1.4\n" + bytes(2000), b"%PDF-1.7\n" + zlib.compress(bytes(5000))],
    ids=["only a header", "zeros", "rubbish"],
)
def test_what_is_no_document_is_corrupt(data: bytes) -> None:
    assert [(reason, whole) for reason, _, whole in unread(data)] == [("corrupt", True)]


def test_a_damaged_document_after_an_encrypted_one_is_corrupt() -> None:
    with pytest.raises(ScanError):
        contents(drawn([VALUE], encrypt=StandardEncryption("pond-44", "owner-1", strength=128)))
    damaged = page().replace(b"/Pages 2", b":Pages 2")
    assert [(reason, whole) for reason, _, whole in unread(damaged)] == [("corrupt", True)]


def test_a_page_tree_that_lies_is_survived() -> None:
    data = page().replace(b"/Count 1 ", b"/Count 9000000 ")
    texts = [text for part, text, _ in scan(data) if part == "body"]
    assert texts == ["Shown"]


def test_more_pages_than_allowed_are_said() -> None:
    data = drawn(*[[f"page {n}"] for n in range(1, 9)])
    found = contents(data, Options(max_members=3))
    assert len([c for c in found if isinstance(c, Piece) and c.where.part == "body"]) == 3
    assert [c.reason for c in found if isinstance(c, Unread)] == ["too-many-members"]


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    for data in (
        drawn([VALUE]),
        page(catalogue="/AcroForm << /XFA [(datasets) 10 0 R] >>", more={10: stream(b"<x/>")}),
    ):
        contents(data)
    assert caplog.text == ""
    assert capfd.readouterr().err == ""
