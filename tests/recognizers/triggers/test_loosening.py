"""A loosened trigger matches wherever the trigger does, in bytes as in characters."""

from __future__ import annotations

import re

import pytest

from recognizers import registry
from recognizers.gate import _keyed
from recognizers.triggers.loosening import loosened
from recognizers.triggers.multipattern import Trigger, _literal
from recognizers.triggers.witnesses import witnesses


@pytest.mark.parametrize(
    ("regex", "exact", "loose"),
    [
        (r"\brun(?: away)?(?:\W|$)", False, r"\brun\b"),
        (r"\b(?:mother|father)(?:\W|$)", False, r"\b(?:mother|father)\b"),
        (r"reject\w+ (?:the |his ){0,3}plan\w*", False, r"reject(?:[\w])+ (?:(?:the |his ))*plan"),
        (r"[^\n]{0,40}quiz", False, r"[^\x0a]*quiz"),
        (r"(?<!un)named \S", True, r"named [\S]+"),
        (r"\bmédica", False, r"\bm(?:É|é)dica"),
        (r"\bécole\b", False, "(?:É|é)cole"),
        (r"\b(?:pin|contraseña|école)\b", False, r"(?:\bpin|\bcontrase(?:Ñ|ñ)a|(?:É|é)cole)"),
        (r"\b(?:dets?|iss|refer\w*)(?:\W|$)", False, r"\b(?:det(?:s)?\b|iss\b|refer)"),
        (r"(?:a|)\b", False, ""),
        (r"\d{3}-\d{2}", True, r"(?:[\d]){3}\x2d(?:[\d]){2}"),
    ],
)
def test_what_is_let_go(regex: str, exact: bool, loose: str) -> None:
    assert loosened(regex, exact) == loose


@pytest.mark.parametrize("regex", [r"(a)\1", "[а-я]+", "(?s:.)x"])
def test_what_cannot_be_written_anew_is_said(regex: str) -> None:
    assert loosened(regex, exact=False) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("regex", "text"),
    [
        (r"a[^é]b", "a€b"),
        (r"x\Wy", "x—y"),
        (r"número", "NÚMERO"),
        (r"[áe]l\b", "ÁL"),
        (r"a.{1,3}b", "aßßßb"),
    ],
)
def test_letters_beyond_ascii_are_bytes(regex: str, text: str) -> None:
    loose = loosened(regex, exact=False)
    assert loose is not None and re.search(regex, text, re.IGNORECASE)
    assert re.search(loose.encode(), text.encode(), re.IGNORECASE | re.DOTALL)


@pytest.mark.slow
def test_every_shipped_trigger_is_met_by_its_looser_one() -> None:
    missed = [trigger.regex for trigger in _shipped() if not _is_met(trigger)]
    assert not missed


def _shipped() -> list[Trigger]:
    """Those that are loosened: what is nothing but text is compiled as such."""
    return [trigger for _, trigger in _keyed(registry.shipped()) if _literal(trigger) is None]


def _is_met(trigger: Trigger) -> bool:
    flags = re.ASCII | (0 if trigger.exact else re.IGNORECASE)
    loose = loosened(*trigger)
    assert loose is not None
    compiled = re.compile(loose.encode(), flags & ~re.ASCII)
    return all(compiled.search(text.encode()) for text in witnesses(trigger.regex, flags))
