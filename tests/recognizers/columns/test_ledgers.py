"""Lists of sums that a district pays, with and without a pupil for whom it pays."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said

HEAD = ("PO", "Vendor", "Description", "Amount")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                HEAD,
                ("41", "Vale Assoc", "Speech evaluation of Nadia Quist", "900.00"),
                ("42", "Staples", "ink", "80.00"),
            ],
            id="an evaluation",
        ),
        pytest.param(
            [
                HEAD,
                ("41", "Vale House", "out-of-district tuition for Nadia Quist", "900.00"),
                ("42", "Staples", "ink", "80.00"),
            ],
            id="a placement",
        ),
        pytest.param(
            [
                ("Student", "School", "Tuition"),
                ("Nadia Quist", "Vale House", "71,200"),
                ("Ben Marlow", "Alder", "54,000"),
            ],
            id="schools and what they cost",
        ),
    ],
)
def test_what_is_paid_for_a_pupil_is_told(read: Read, table: Table, rows: Rows) -> None:
    assert "SPECIAL_EDUCATION" in said(read(table(rows)))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                HEAD,
                ("41", "Vale Assoc", "autism training for staff", "900.00"),
                ("42", "Ruth Quist", "tuition reimb", "80"),
            ],
            id="trainings",
        ),
        pytest.param(
            [
                HEAD,
                ("41", "Vale Assoc", "speech therapy cards", "90.00"),
                ("42", "Ruth Quist", "residential day", "80"),
            ],
            id="things",
        ),
        pytest.param(
            [("Student", "School", "Tuition", "Aid"), ("Nadia Quist", "Alder", "71,200", "9,000")], id="with an aid"
        ),
        pytest.param(
            [("Student", "School", "Paid"), ("Nadia Quist", "Alder", "120"), ("Ben Marlow", "Elm", "80")], id="fees"
        ),
    ],
)
def test_what_is_paid_for_else_says_nothing(read: Read, table: Table, rows: Rows) -> None:
    assert "SPECIAL_EDUCATION" not in said(read(table(rows)))
