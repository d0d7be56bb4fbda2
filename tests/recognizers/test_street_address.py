"""Addresses of which a person beside them tells whose they are."""

from __future__ import annotations

import pytest

from recognizers.street_address import BESIDE, find


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Ada Kessler, 15, of 12 Wharf Road. Witness.", True),
        ("Please mail it to Ada Kessler. 31 Wharf Turnpike.", True),
        ("Ada Kessler ran past 31 Wharf Turnpike.", False),
    ],
)
def test_counts_beside_a_person(text: str, counts: bool) -> None:
    assert [h.score >= BESIDE for h in find(text)] == [counts]
