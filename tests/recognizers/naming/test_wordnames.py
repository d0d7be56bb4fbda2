"""Names both of whose parts are words or places as well."""

from __future__ import annotations

import pytest

from recognizers.columns.namecells import like_full_name, like_name, read_as_names
from recognizers.person import find_people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Madison King has a tree nut allergy.", "Madison King"),
        ("Austin White's mother called about the bus.", "Austin White"),
        ("Please excuse Dallas Green from gym.", "Dallas Green"),
        ("Faith Hill, gr 3, sees the nurse at noon.", "Faith Hill"),
        ("Savannah Brown is on an IEP now", "Savannah Brown"),
        ("- Jordan Black: inhaler", "Jordan Black"),
        ("Gray, Lincoln - seizures", "Gray, Lincoln"),
        ("WHITE, SYDNEY - EPIPEN", "WHITE, SYDNEY"),
        ("Bill Brown, SSN on file", "Bill Brown"),
        ("The mother of Grace Park wrote back", "Grace Park"),
    ],
)
def test_two_words_are_a_name_where_somebody_must_stand(text: str, name: str) -> None:
    assert name in {text[h.start : h.end] for h in find_people(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Jackson Hill Road floods in spring.",
        "The Georgia Lake trail is muddy.",
        "Take the Madison Brown line to the end.",
        "Will Brown rice be served on Friday?",
        "Brown, Black and White are the team's colors.",
        "Madison Park is closed until May.",
        "Sydney Gold paint, two cans",
        "We met at Jordan Hall in Boston.",
    ],
)
def test_places_and_things_are_none(text: str) -> None:
    assert not [text[h.start : h.end] for h in find_people(text)]


def test_a_column_of_them_is_one_of_names() -> None:
    assert like_name("Madison Park")  # under a heading that asks for names
    assert like_full_name("Jordan King")
    assert read_as_names(["Jordan King", "Madison Brown", "Austin White", "Sydney Black"])
    assert not read_as_names(["Jackson Hill", "Georgia Lake", "Madison Park", "Grant Field"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prince in 5C had a fever", "Prince"),
        ("Heaven in Ms. Oram's class was sick twice", "Heaven"),
        ("Then Blessing, gr 1, forgot her glasses", "Blessing"),
        ("fyi Chase in 6th period needs a new seat", "Chase"),
        ("King (2B) left early", "King"),
    ],
)
def test_a_word_before_a_class(text: str, name: str) -> None:
    assert name in {text[h.start : h.end] for h in find_people(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Art in 5C was moved to noon",
        "Summer in 2B is hot",
        "Page (4A) has the map",
        "Prince in 3B-4B halls",
        "The Prince in 3B is a poster",
        "King in period 5: chess",
    ],
)
def test_a_word_before_a_class_that_is_nobody(text: str) -> None:
    assert find_people(text) == []
