"""What a person wrote into a PDF beside its pages, where pdfium hands out nothing."""

from __future__ import annotations

import pytest
from pdf_files import FONT, VALUE, contents, page, raw, scan, stream

from scanners.contract import Unread

DRAWS = f"BT /F 8 Tf 5 5 Td ({VALUE}) Tj ET".encode()
FORM = f"/Type /XObject /Subtype /Form /BBox [0 0 500 50] /Resources << /Font << /F {FONT} >> >>"
ANNOTATION = "/Type /Annot /Rect [50 100 550 150]"
Objects = dict[int, str | bytes]


def annotated(entries: str, more: Objects | None = None, catalogue: str = "") -> bytes:
    objects: Objects = {10: f"<< {ANNOTATION} {entries} >>", 11: stream(DRAWS, FORM)}
    return page(entries="/Annots [10 0 R]", catalogue=catalogue, more=objects | (more or {}))


@pytest.mark.parametrize(
    ("entries", "part"),
    [
        ("/Subtype /Stamp /AP << /N 11 0 R >>", "annotation"),
        ("/Subtype /FreeText /Contents (Stamp) /AP << /N 11 0 R >>", "annotation"),
        ("/Subtype /Stamp /F 2 /AP << /N 11 0 R >>", "annotation"),
        ("/Subtype /Text /AP << /N << /A << >> >> /R 11 0 R >>", "annotation"),
        ("/Subtype /Widget /FT /Btn /T (b) /AP << /N << /On 11 0 R >> >>", "form"),
        ("/Subtype /Widget /FT /Tx /T (b) /V (Bo) /AP << /N 11 0 R >>", "form"),
        (f"/Subtype /Redact /OverlayText ({VALUE})", "annotation"),
        (f"/Subtype /Widget /FT /Btn /T (b) /MK << /CA ({VALUE}) >>", "form"),
        (f"/Subtype /Widget /FT /Tx /T (b) /TU ({VALUE})", "form"),
        (f"/Subtype /Widget /FT /Ch /T (b) /Opt [[({VALUE}) (shown)]]", "hidden"),
        (f"/Subtype /Widget /FT /Sig /T (b) /V << /Type /Sig /Reason ({VALUE}) >>", "metadata"),
        (f"/Subtype /Widget /FT /Tx /T (b) /AA << /K << /S /JavaScript /JS ({VALUE}) >> >>", "script"),
        (f"/Subtype /Link /A << /S /JavaScript /JS ({VALUE}) >>", "script"),
        (f"/Subtype /Link /A << /S /Launch /F << /UF ({VALUE}) >> >>", "metadata"),
    ],
    ids=["stamp", "box with other words", "hidden stamp", "pointed at", "state of a button", "field with another value",
         "text over a redaction", "caption", "tip of an empty field", "exported value", "reason of a signature",
         "script of a field", "script of a link", "file that a link starts"],
)  # fmt: skip
def test_what_annotations_hold(entries: str, part: str) -> None:
    form = "/AcroForm << /Fields [10 0 R] >>" if "/Widget" in entries else ""
    found = [found for found in scan(annotated(entries, catalogue=form)) if VALUE in found[1]]
    assert found == [(part, VALUE, 1)]


@pytest.mark.parametrize(
    "entries",
    [
        f"/Subtype /FreeText /Contents ({VALUE}) /AP << /N 11 0 R >>",
        f"/Subtype /Widget /FT /Tx /T (b) /V ({VALUE}) /AP << /N 11 0 R >>",
    ],
)
def test_what_an_appearance_repeats_is_said_once(entries: str) -> None:
    data = annotated(entries, catalogue="/AcroForm << /Fields [10 0 R] >>")
    assert sum(VALUE in text for _, text, _ in scan(data)) == 1


SHOWN = "BT /F1 12 Tf 72 700 Td (Shown) Tj ET"


@pytest.mark.parametrize(
    "mark", [f"/Figure << /Alt ({VALUE}) >>", f"/P << /MCID 0 /Alt ({VALUE}) >>", f"/Span << /E ({VALUE}) >>"]
)
def test_what_marks_in_the_content_hold(mark: str) -> None:
    assert ("alt", VALUE, 1) in scan(page(f"{mark} BDC {SHOWN} EMC"))


TREE = "/StructTreeRoot << /Type /StructTreeRoot /K [30 0 R] >>"
SECTION = "/Type /StructElem /S /Sect"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (page(catalogue=f"/OCProperties << /OCGs [<< /Type /OCG /Name ({VALUE}) >>] >>"), ("metadata", None)),
        (page(catalogue=f"/PageLabels << /Nums [0 << /P ({VALUE}) >>] >>"), ("metadata", 1)),
        (page(catalogue=f"/Names << /Dests << /Names [({VALUE}) [3 0 R /Fit]] >> >>"), ("metadata", None)),
        (page(catalogue="/Dests << /Nora#20Quill,#20born#2003#2f12#2f2013 [3 0 R /Fit] >>"), ("metadata", None)),
        (page(catalogue=f"/Threads [<< /I << /Title ({VALUE}) >> >>]"), ("metadata", None)),
        (page(catalogue=f"/Collection << /Schema << /a << /N ({VALUE}) >> >> >>"), ("metadata", None)),
        (page(catalogue=f"/PieceInfo << /App << /Private << /Note ({VALUE}) >> >> >>"), ("hidden", None)),
        (page(entries=f"/PieceInfo << /App << /Private << /Note ({VALUE}) >> >> >>"), ("hidden", 1)),
        (page(entries=f"/AA << /O << /S /JavaScript /JS ({VALUE}) >> >>"), ("script", 1)),
        (page(catalogue=f"/AA << /WC << /S /JavaScript /JS ({VALUE}) >> >>"), ("script", None)),
        (page(catalogue=f"/AcroForm << /Fields [<< /FT /Tx /T (b) /V ({VALUE}) >>] >>"), ("form", None)),
        (page(catalogue=f"/AcroForm << /Fields [<< /T (a) /Kids [<< /FT /Tx /V ({VALUE}) >>] >>] >>"), ("form", None)),
        (page(catalogue=TREE, more={30: f"<< {SECTION} /Alt ({VALUE}) /Pg 3 0 R >>"}), ("alt", 1)),
        (page(catalogue=TREE, more={30: f"<< {SECTION} /ActualText ({VALUE}) >>"}), ("alt", None)),
        (page(catalogue=TREE, more={30: f"<< {SECTION} /K [<< {SECTION} /E ({VALUE}) /Pg 3 0 R >>] >>"}), ("alt", 1)),
        (page(catalogue=TREE, more={30: f"<< {SECTION} /Pg 3 0 R /K [<< {SECTION} /T ({VALUE}) >>] >>"}), ("alt", 1)),
    ],
    ids=["layer", "page label", "named place", "named place of old", "article", "portfolio", "data of a program",
         "data of a program on a page", "script of a page", "script at the end", "field on no page",
         "field below another", "alternative text", "replaced text", "spelt out", "title of an element"],
)  # fmt: skip
def test_what_the_catalogue_and_pages_hold(data: bytes, expected: tuple[str, int | None]) -> None:
    assert [(part, number) for part, text, number in scan(data) if VALUE in text] == [expected]


def test_names_that_programs_give_say_nothing() -> None:
    names = " ".join(f"({name}) [3 0 R /Fit]" for name in ("section.2.1", "cite.knuth84", "page_12", "G1002", "toc"))
    data = page(catalogue=f"/Names << /Dests << /Names [{names}] >> >>")
    assert [text for part, text, _ in scan(data) if part == "metadata"] == []


LOOP = {
    "fields": "/AcroForm << /Fields [10 0 R] >>",
    "structure": "/StructTreeRoot << /K [10 0 R] >>",
    "names": "/Names << /Dests 10 0 R >>",
    "data": "/PieceInfo 10 0 R",
}


@pytest.mark.parametrize("catalogue", LOOP.values(), ids=LOOP.keys())
def test_what_leads_to_itself_ends(catalogue: str) -> None:
    found = contents(page(catalogue=catalogue, more={10: "<< /Kids [10 0 R 10 0 R] /K [10 0 R 10 0 R] /A 10 0 R >>"}))
    assert not [c for c in found if isinstance(c, Unread) and c.reason != "too-many-members"]


def test_an_appearance_that_draws_itself_ends() -> None:
    form = FORM.replace("/Font", "/XObject << /X 11 0 R >> /Font")
    data = annotated("/Subtype /Stamp /AP << /N 11 0 R >>", {11: stream(DRAWS + b" /X Do", form)})
    assert ("annotation", 1) in [(part, number) for part, text, number in scan(data) if VALUE in text]


def test_a_catalogue_that_is_no_dictionary_is_survived() -> None:
    odd = "/OCProperties 7 /Names [1] /Threads (x) /StructTreeRoot 3 0 R /AcroForm [] /PageLabels true"
    assert ("body", "Shown", 1) in scan(page(catalogue=odd))
    assert scan(raw({1: "<< /Type /Catalog >>"})) == []
