"""Words compiled as literals match where they would match as regular expressions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.triggers.multipattern import Compiled, Trigger

TRIGGERS = [
    Trigger(r"\bfever\ spike\b", False), Trigger(r"\binhalers", False), Trigger("allergy", False),
    Trigger(r"sees\ nurse\b", False), Trigger("IEP goals", True), Trigger(r"\bearly", False),
    Trigger(r"\-day\ out", False),
    Trigger(r"\b\d{3}-\d{4}\b", False), Trigger("faltó hoy", False), Trigger(r"no[^a-z]{1,3}contact", False),
]  # fmt: skip
COMPILED = Compiled(TRIGGERS)
OWNERS = [0] * len(TRIGGERS)
WORDS = ["fever spike", "inhalers", "Allergy", "sees nurse", "IEP goals", "iep goals", "early", "-day out", "555-0142"]
JOINTS = ["", " ", "s", "_", "1", "\n", "é", ".", "no ", "faltó hoy", "no é contact"]


@given(st.lists(st.sampled_from(WORDS + JOINTS), max_size=12).map("".join))
def test_the_same_ends_as_regular_expressions(text: str) -> None:
    data = text.encode()
    wanted = {
        len(text[: m.end()].encode())
        for t in TRIGGERS
        for m in re.finditer(t.regex, text, (0 if t.exact else re.IGNORECASE) | re.ASCII)
    }
    assert wanted <= COMPILED.ends(data, OWNERS).get(0, set())


@pytest.mark.parametrize("text", ["feverish spike", "winhalers", "sees nurses", "iep goals", "nearly", "5555-01422"])
def test_no_match_within_other_words(text: str) -> None:
    assert not COMPILED.ends(text.encode(), OWNERS).get(0)


def test_most_words_are_literals() -> None:
    assert [t.regex for i, t in enumerate(TRIGGERS) if i not in COMPILED._literals] == [
        r"\bearly", r"\b\d{3}-\d{4}\b", "faltó hoy", r"no[^a-z]{1,3}contact",
    ]  # fmt: skip
