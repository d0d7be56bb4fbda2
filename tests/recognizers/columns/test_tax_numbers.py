"""Lists of who is paid: a person's tax number is the SSN, a firm's its own, and each is told by its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]


def numbers(found: list[Cluster]) -> list[str]:
    return [m.value for c in found for m in c.matches if m.entity == "US_SSN" and m.score >= 0.5]


@pytest.mark.parametrize("heading", ["TIN", "Tax ID", "Fed Tax ID", "Taxpayer ID No.", "EIN/SSN", "Federal ID"])
def test_ssn_among_the_numbers_of_firms(read: Read, table: Table, heading: str) -> None:
    rows = [
        ("Vendor", "For", heading),
        ("Hollis Plumbing Inc", "boiler", "04-2217733"),
        ("Greenway Foods", "produce", "04-3344551"),
        ("Petrie, Joan", "umpire", "402-19-8877"),
        ("Birch Tours LLC", "buses", ""),
    ]
    assert numbers(read(table(rows))) == ["402-19-8877"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("Vendor", "Tax ID", "Amt"), ("Hollis Inc", "04-2217733", "10"), ("Birch LLC", "20-4417733", "9")],
            id="firms",
        ),
        pytest.param(
            [("Vendor", "Tax ID", "Part"), ("Hollis Inc", "04-2217733", "402-19-8877")], id="number of a part"
        ),
    ],
)
def test_numbers_of_firms_are_none(read: Read, table: Table, rows: Rows) -> None:
    assert numbers(read(table(rows))) == []


def test_who_has_no_ssn_is_taxed_by_an_itin(read: Read, table: Table) -> None:
    rows = [
        ("Vendor", "TIN"),
        ("Petrie, Joan", "402-19-8877"),
        ("Rezende, Clara", "974-78-7411"),
        ("Birch LLC", "92-5612345"),
    ]
    found = [(m.entity, m.value) for c in read(table(rows)) for m in c.matches if m.entity != "PERSON"]
    assert found == [("US_SSN", "402-19-8877"), ("US_ITIN", "974-78-7411")]
