"""Addresses of which a person beside them tells whose they are."""

from __future__ import annotations

import pytest

from recognizers.street_address import BESIDE, find


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ada Kessler, 15, of 12 Wharf Road. Witness.", True),
        ("Please mail it to Ada Kessler. 31 Wharf Turnpike.", True),
        ("Ada Kessler 6:40 9 Cinder Hill Rd", True),
        ("Ada Kessler, 233 South Main, #2", True),
        ("drop ada at 114 elm st apt 3", True),
        ("Ada Kessler ran past 31 Wharf Turnpike.", False),
        ("Ada Kessler, 31 Wharf Turnpike, spoke against the ban", False),
    ],
)
def test_counts_beside_a_person(text: str, counts: bool) -> None:
    assert [h.score >= BESIDE for h in find(text)] == [counts]
