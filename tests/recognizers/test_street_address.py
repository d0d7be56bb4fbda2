"""Addresses of which a person beside them tells whose they are."""

from __future__ import annotations

import pytest

from recognizers.contract import Hit
from recognizers.street_address import BESIDE, accepts, find, street


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ada Kessler, 15, of 12 Wharf Road. Witness.", True),
        ("Please mail it to Ada Kessler. 31 Wharf Turnpike.", True),
        ("Ada Kessler 6:40 9 Cinder Hill Rd", True),
        ("7 Ada Kessler 4 18 Cinder Hill Rd 3:22", True),
        ("Ada Kessler, 233 South Main, #2", True),
        ("Ema Kessler, gr 2, from 31 Wharf Turnpike, Oldbrook.", True),
        ("3. Ema Kessler (grade 2) of 31 Wharf Turnpike", True),
        ("Ema Kessler, gr 2, from 31 Wharf Turnpike Diner", False),
        ("Ema Kessler from 31 Wharf Turnpike favors the budget", False),
        ("Ema Kessler, cell 617-555-0123 Aunt Jo. 31 Wharf Turnpike, evenings", True),
        ("Questions go to 617-555-0123 or visit 31 Wharf Turnpike", False),
        ("drop ada at 114 elm st apt 3", True),
        ("3:02 14 Cinder Path – Emma Kessler gr 2", True),
        ("3:02 14 Cinder Path – Emma Kessler speaks", False),
        ("name=Ada Kessler\nstreetAddress=31 Wharf Turnpike", True),
        ("Bring everything to Ada Kessler, 31 Wharf Turnpike", False),
        ("Food pantry, 31 Wharf Turnpike, ask for Ada Kessler", False),
        ("Ada Kessler ran past 31 Wharf Turnpike.", False),
        ("Ada Kessler, 31 Wharf Turnpike, spoke against the ban", False),
        ("Ada Kessler\n31 Wharf Turnpike is the old schoolhouse", False),
        ("Ada Kessler\n31 Wharf Turnpike is the new one", True),
        ("Meet the candidates\nAda Kessler, 31 Wharf Turnpike, three terms", False),
    ],
)
def test_counts_beside_a_person(text: str, counts: bool) -> None:
    assert [h.score >= BESIDE for h in find(text)] == [counts]


@pytest.mark.parametrize(
    "text",
    [
        "How do I change my address to 9535 Miller Mountains, Suite 95?",
        "Please have it sent to 8650 Phillip Plaza Apt. 12",
        "He once lived in 263 Brent Mall Unit 90",
        "billing address 2833 Lance Forks, Oldbrook, OR 97204",
    ],
)
def test_rare_suffixes_count_with_a_unit_a_town_or_a_word_for_a_home(text: str) -> None:
    assert [h.score for h in find(text)] == [0.85]


@pytest.mark.parametrize(
    "text", ["12 Girl Scouts went to 3 Blue Springs", "read 5 Chapters at Camp", "14 Red Lake trips"]
)
def test_rare_suffixes_alone_are_words(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Apply to Stan Wisniewski, Director of Student Services, 88 Pleasant Street, Fallon Junction.",
        "Centro da Família, Rua Pleasant 300, das 9h às 15h.",
        "Our givers, 2024\nMill Wheel Circle ($1,000 and up): the Maziarz family",
        "To give: PO Box 61, or call Ted Ostrowski.",
    ],
)
def test_an_office_is_no_home(text: str) -> None:
    assert all(h.score < BESIDE for h in find(text))


def test_house_and_street_end_before_the_town() -> None:
    text = "lives at 12 Scott Harbor, Ada Kessler"
    assert [text[slice(*street(text, h))] for h in find(text)] == ["12 Scott Harbor"]
    assert street("Box 12", Hit("STREET_ADDRESS", 0, 6, 0.85)) == (0, 0)


def test_a_cell_needs_no_suffix() -> None:
    assert accepts("1035 Gardner Wells")
