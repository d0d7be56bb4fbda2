"""Report cards as text, in the languages of families; and subjects beside other numbers."""

from __future__ import annotations

import pytest

from recognizers.lists import reportcards


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Progress report\nStudent: Leonie Marsh\nEnglish 84\nGeometry 71\nSpanish II 66", ["84", "71", "66"]),
        ("Report card: Math B+, Science C, Art A-", ["B+", "C", "A-"]),
        ("Boletim escolar\nPortuguês 7,5\nMatemática 4,0", ["7,5", "4,0"]),
        ("Boleta de calificaciones\nMatemáticas 6.5\nEspañol 8.0", ["6.5", "8.0"]),
        ("Bilten: Matematik 4/10, Fransè 7/10", ["4/10", "7/10"]),
        ("Xếp loại: khá\nToán: 6,5\nVăn: 8,0", ["6,5", "8,0"]),
        ("Report cards go home.\nEnglish 84 copies\nMath 71 copies", []),
        ("English 204\nMath 112\nScience 118", []),
        ("Report card night\nEnglish 204\nMath 112", []),
        ("Report card comment: Math 84", []),
    ],
    ids=["lines", "a line", "Portuguese", "Spanish", "Creole", "Vietnamese", "copies", "no title", "rooms", "one"],
)  # fmt: skip
def test_marks_beside_subjects(text: str, marks: list[str]) -> None:
    assert [text[h.start : h.end] for h in reportcards.find(text)] == marks
