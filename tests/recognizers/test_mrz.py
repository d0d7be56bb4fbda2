"""The machine-readable zone of passports: the examples of ICAO Doc 9303, and what looks like them."""

from __future__ import annotations

import pytest

from recognizers.mrz import check_digit, numbers

PASSPORT = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
"""The specimen of part 4 of the document."""

CARD = "IPUSAC123456788<<<<<<<<<<<<<<<\n1203048F3101012USA<<<<<<<<<<<4\nROE<<JANE<<<<<<<<<<<<<<<<<<<<<"


@pytest.mark.parametrize(
    ("field", "digit"), [("L898902C3", 6), ("740812", 2), ("120415", 9), ("AB2134<<<", 5), ("<<<<<<", 0)]
)
def test_the_check_digit_is_that_of_the_document(field: str, digit: int) -> None:
    assert check_digit(field) == digit


@pytest.mark.parametrize(("zone", "number"), [(PASSPORT, "L898902C3"), (CARD, "C12345678")])
def test_the_number_of_a_zone_is_found(zone: str, number: str) -> None:
    text = f"Scan of 3/4:\n{zone}\n"

    assert [text[start:end] for start, end in numbers(text)] == [number]


def test_a_shorter_number_is_found_without_what_fills_it_up() -> None:
    digits = {field: check_digit(field) for field in ("AB2134<<<", "740812", "120415")}
    zone = f"AB2134<<<{digits['AB2134<<<']}UTO740812{digits['740812']}F120415{digits['120415']}<<<<<<<<<<<<<<00"

    assert [zone[start:end] for start, end in numbers(zone)] == ["AB2134"]


@pytest.mark.parametrize("at", [9, 19, 27])
def test_a_zone_with_a_wrong_check_digit_is_none(at: int) -> None:
    head, line = PASSPORT.split("\n")
    wrong = f"{line[:at]}{(int(line[at]) + 1) % 10}{line[at + 1 :]}"

    assert list(numbers(f"{head}\n{wrong}")) == []
