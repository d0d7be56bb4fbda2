"""Names in the names of files: told by their capitals, so that where there are none nothing need be asked."""

from __future__ import annotations

import pytest

from recognizers.naming.loose import in_title
from recognizers.person import people_in_title
from recognizers.reading import Reader

TITLES = {
    "Ada_Okonkwo_504_notes.txt": ["Ada Okonkwo"],
    "Student Emma Sampson.docx": ["Emma Sampson"],
    "AdaOkonkwo.docx": ["Ada Okonkwo"],
    "EpiPen training staff.pptx": [],
    "index.html": [],
    "2024-09 menu.pdf": [],
}


@pytest.mark.parametrize(("title", "names"), TITLES.items(), ids=range(len(TITLES)))
def test_the_names_of_a_title(title: str, names: list[str]) -> None:
    assert Reader.named(title) == people_in_title(title) == names


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_no_name_without_a_capital(title: str) -> None:
    assert people_in_title(title.lower()) == Reader.named(title.lower()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("re keoni xrays.eml", "keoni"),
        ("Okell_B_note.txt", "Okell B"),
        ("RE: K. Alvarez", "K. Alvarez"),
        ("Kit R", "Kit R"),
        ("Lorne and gym", "Lorne"),
        ("your Mr. Cordeiro", "Cordeiro"),
        ("weekly - Ibou.eml", "Ibou"),
        ("coach weekly report.docx", None),
        ("Hepatitis B fact sheet.pdf", None),
        ("Room B seating.xlsx", None),
        ("iReady export 2.csv", None),
        ("plan B", None),
    ],
)
def test_whom_a_title_may_name_where_a_sentence_needs_somebody(title: str, name: str | None) -> None:
    assert in_title(title) == name


def test_file_names_say_alike_only_if_they_may_name_the_same() -> None:
    assert Reader.says_alike("lunch menu.txt", "old menu.txt")
    assert not Reader.says_alike("keoni xrays.txt", "old menu.txt")
    assert not Reader.says_alike("Ada Okonkwo.txt", "old menu.txt")
