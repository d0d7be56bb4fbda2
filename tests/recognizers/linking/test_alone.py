"""Who is named in a text that says nothing else of anybody."""

from __future__ import annotations

import pytest

from recognizers.linking.alone import names_alone


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I think Imogen forgot her boots again.", ["Imogen"]),
        ("Please save a chair for Rowena.", ["Rowena"]),
        ("At camp they called him Tavish", ["Tavish"]),
        ("The full name is Thorvik Osmundarson; call him Thorvik", ["Thorvik Osmundarson", "Thorvik"]),
        ("Last name? Rosenquist, with a q", ["Rosenquist"]),
        ('"Leave it," said Oddvar.', ["Oddvar"]),
        ("We wrote to Nadia Quist and to Imogen.", ["Nadia Quist", "Imogen"]),
    ],
)
def test_a_short_text_tells_its_people(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in names_alone(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Bell schedule",
        "Will you come to Victoria in May?",
        "The file is on 12 Emily 4",
        "They called him Captain",
        '"Good morning," said Principal.',
        "The Emily Renwick Society meets on the Charlotte Road",
        "Emily",
        "Word problem of the week: Imogen has 8 cousins, 3 of whom skate. What fraction?",
        "Muy buen Dia para todos",
        "We stopped in Charlotte, NC for lunch",
        "What is a name? Anything.",
        "Imogen's Bakery opens at six",
        "Our trip to the pond. " * 30 + "Please save a chair for Rowena.",
    ],
)
def test_what_only_looks_like_a_name_stays_quiet(text: str) -> None:
    assert [text[h.start : h.end] for h in names_alone(text)] in ([], ["Emily Renwick"])
