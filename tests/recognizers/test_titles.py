"""Names in the names of files: told by their capitals, so that where there are none nothing need be asked."""

from __future__ import annotations

import pytest

from recognizers.person import people_in_title
from recognizers.reading import Reader

TITLES = {
    "Ada_Okonkwo_504_notes.txt": ["Ada Okonkwo"],
    "Student Emma Sampson.docx": ["Emma Sampson"],
    "index.html": [],
    "2024-09 menu.pdf": [],
}


@pytest.mark.parametrize(("title", "names"), TITLES.items(), ids=range(len(TITLES)))
def test_the_names_of_a_title(title: str, names: list[str]) -> None:
    assert Reader.named(title) == people_in_title(title) == names


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_no_name_without_a_capital(title: str) -> None:
    assert people_in_title(title.lower()) == Reader.named(title.lower()) == []
