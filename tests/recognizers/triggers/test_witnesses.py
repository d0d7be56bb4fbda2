"""Texts made for triggers, and triggers that the compiled set would lose."""

from __future__ import annotations

import re

import pytest

from recognizers.triggers.multipattern import Compiled, Trigger
from recognizers.triggers.witnesses import witnesses

LOST = r"\b(?:ELL?|WIDA|ACCESS)(?: overall| composite| proficiency)?(?: level| score)"
"""Vectorscan 5.4.12 meets "WIDA level" in the first letters of a text alone."""


def test_every_variant_of_a_trigger_is_spelled() -> None:
    assert set(witnesses(LOST, re.IGNORECASE)) == {
        f"{test}{kind}{what}"
        for test in ("EL", "ELL", "WIDA", "ACCESS")
        for kind in ("", " overall", " composite", " proficiency")
        for what in (" level", " score")
    }


@pytest.mark.parametrize(
    "regex",
    [r"\b\d{3}-\d{4}\b", r"no[^a-z]{1,3}contact", r"\bid[\s._-]{0,3}(?:#|no)", r"(?<!\w)faltó(?= hoy)?", r"出生|生日"],
)
def test_the_trigger_matches_what_is_made_for_it(regex: str) -> None:
    made = witnesses(regex, re.IGNORECASE)
    assert made
    assert all(re.search(regex, text, re.IGNORECASE) for text in made)


def test_what_is_lost_is_refused() -> None:
    compiled = Compiled([Trigger(LOST, False), Trigger(r"\bnurse's? office", False)])
    met = compiled.ends(b"Joao Pires, grade 3, WIDA level 2.4", ["test", "office"])
    assert 0 in compiled.refused or "test" in met
    assert 1 not in compiled.refused
