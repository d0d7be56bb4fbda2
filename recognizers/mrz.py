"""The machine-readable zone of passports: what a scan or a photo of one gives as text.

Source: ICAO Doc 9303, parts 3, 4 and 5: a passport has two lines of 44 signs, a card three of 30, filled up with "<". The number,
the birth date (YYMMDD) and the expiry each have a check digit behind them, by the weights 7, 3, 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TRIGGERS = (r"[a-z0-9<]{9}\d[a-z<]{3}\d{7}[mfx<]\d{7}", r"ip[a-z]{3}[a-z0-9<]{9}\d")
"""A passport's second line, the first one of a passport card."""

_PASSPORT = re.compile(
    r"(?<![^\W_])(?P<number>[A-Z0-9][A-Z0-9<]{8})(?P<n>\d)[A-Z<]{3}(?P<birth>\d{6})(?P<b>\d)[MFX<](?P<expiry>\d{6})(?P<e>\d)"
)
_CARD = re.compile(
    r"(?<![^\W_])IP[A-Z]{3}(?P<number>[A-Z0-9][A-Z0-9<]{8})(?P<n>\d)[A-Z0-9<]{15}\s+(?P<birth>\d{6})(?P<b>\d)[MFX<](?P<expiry>\d{6})(?P<e>\d)"
)
_WEIGHTS = (7, 3, 1)
_CHECKED = (("number", "n"), ("birth", "b"), ("expiry", "e"))


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of passports stand in the zones of a text, (start, end); those whose three check digits are right."""
    for form in (_PASSPORT, _CARD):
        for found in form.finditer(text):
            if all(check_digit(found[field]) == int(found[digit]) for field, digit in _CHECKED):
                start = found.start("number")
                yield start, start + len(found["number"].rstrip("<"))


def check_digit(field: str) -> int:
    """That of a field: letters count from 10, "<" nothing."""
    return sum(_WEIGHTS[i % 3] * (0 if sign == "<" else int(sign, 36)) for i, sign in enumerate(field)) % 10
