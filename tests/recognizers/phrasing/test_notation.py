"""The notation of the vocabularies: what a line matches, and what is no line."""

from __future__ import annotations

import re

import pytest

from recognizers.phrasing.notation import Misworded, Notation

SLOTS = {
    "adult": "mom|[step]dad|{grand}",
    "grand": "gma|grand(ma|mother)",
    "may not": "can't|is not allowed to",
    "a": "{b}",
    "b": "{a}",
}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("{adult} {may not} pick-up", "gma cant pick up"),
        ("{adult} {may not} pick-up", "stepdad is not allowed to pickup"),
        ("{adult} can’t".replace("’", "'"), "grandmother can’t"),
        ("no [legal] papers", "no papers"),
        ("no [legal] papers", "no legal papers"),
        ("suspend* for # days [out]", "suspended for 3 days"),
        ("told .. to stop", "told the new sub to stop"),
        ("told .. to stop", "told to stop"),
        ("^'s order", "Dana's order"),
        ("an RO ! against [a|the] ^", "an RO against Dana"),
        ("owes $#", "owes $45"),
    ],
)
def test_matches(line: str, text: str) -> None:
    assert re.fullmatch(Notation(SLOTS).regex(line), text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("an RO against", "an ro against"),
        ("^'s order", "Danas order"),
        ("^ fell", "somebody fell"),
        ("no [legal] papers", "no white papers"),
        ("told .. to stop", "told one two three four to stop"),
    ],
)
def test_does_not_match(line: str, text: str) -> None:
    assert not re.fullmatch(Notation(SLOTS).regex(line), text, re.IGNORECASE)


@pytest.mark.parametrize("line", ["(a|b", "a)", "[a", "{nobody}", "{adult", "{a}"])
def test_says_which_line_is_not_well_formed(line: str) -> None:
    with pytest.raises(Misworded, match=re.escape(repr(line) if line != "{a}" else "no slot")):
        Notation(SLOTS).regex(line)
