"""A form's field without a name that says anything is labelled by the words printed before it."""

from __future__ import annotations

import pytest
from pdf_files import page, scan


@pytest.mark.parametrize(
    ("name", "tip", "printed", "said"),
    [
        ("a", "", (72, 604, "Student ID:"), "Student ID: 330916"),
        ("Text12", "", (72, 604, "Student ID:"), "Student ID: 330916"),
        ("Text12", "", (152, 624, "Student ID"), "Student ID: 330916"),
        ("student_id", "", (72, 604, "Number"), "student_id: 330916"),
        ("a", "Student number", (72, 604, "Number"), "Student number: 330916"),
        ("a", "", (72, 300, "far below"), "a: 330916"),
    ],
    ids=["to the left", "a program's name", "above", "a name that says it", "what its reader is told", "none near"],
)
def test_the_label_of_a_field(name: str, tip: str, printed: tuple[int, int, str], said: str) -> None:
    x, y, words = printed
    told = f"/TU ({tip})" if tip else ""
    data = page(
        f"BT /F1 12 Tf {x} {y} Td ({words}) Tj ET",
        entries="/Annots [10 0 R]",
        catalogue="/AcroForm << /Fields [10 0 R] >>",
        more={
            10: f"<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [150 600 300 620] /T ({name}) {told} /V (330916) >>"
        },
    )
    assert ("form", said, 1) in scan(data)
