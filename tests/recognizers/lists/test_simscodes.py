"""Codes behind the titles of the state's elements, in records written out and in instructions."""

from __future__ import annotations

import pytest

from recognizers import special_education


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Special Education Placement, ages 6-21: 41", ["41"]),
        ("DOE036 Nature of Primary Disability: 05", ["05"]),
        ("Level of Need 03, 504 Plan Status 01", ["03", "01"]),
        ("Special Education Placement: 00\nNature of Primary Disability: 500", []),
        ("Level of Need: 02 if the Team says so", []),
        ("Nature of Primary Disability: 08 = specific learning disability", []),
        ("Special Education Placement: 12% of pupils", []),
    ],
    ids=["with ages", "with its number", "in a line", "none", "a rule", "a meaning", "a share"],
)
def test_codes_say_something(text: str, codes: list[str]) -> None:
    found = special_education.find(text)
    assert [text[h.start : h.end] for h in found if "a code behind the title of its element" in h.why] == codes


def test_the_title_of_an_element_is_no_statement() -> None:
    text = "Special Education Placement: 00"
    assert not [h for h in special_education.find(text) if h.score > 0.2]
