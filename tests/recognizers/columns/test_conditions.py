"""A nurse's lists of pupils by condition, and lists that only look so."""

# ruff: noqa: E501  # rows of tables are read as wholes

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, listed, said


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            listed("Gr", "Device", "A1c", "Low signs", columns=[("2", "5"), ("t:slim", "pens"), ("8.1", "9"), ("", "pale")]),
            ["t:slim", "8.1", "pens", "9", "pale"],
            id="diabetes by a heading",
        ),
        pytest.param(
            [("DIABETICS",), *listed("Rm", "Pump", columns=[("2", "5", "6"), ("Medtronic", "no", "yes, 770G")])],
            ["Medtronic", "yes, 770G"],
            id="diabetes by the title",
        ),
        pytest.param(
            listed("Rm", "Kind", "Rescue med", columns=[("2", "5"), ("partial", "gran mal"), ("", "Nayzilam")]),
            ["partial", "gran mal", "Nayzilam"],
            id="seizures",
        ),
        pytest.param(
            [("Bees / food",), *listed("To", "Epi kept", columns=[("cashews", "hornets"), ("office", "bag"), ("", "")])],
            ["cashews", "hornets"],
            id="allergies",
        ),
    ],
)  # fmt: skip
def test_lists_by_condition(read: Read, table: Table, rows: Rows, expected: list[str]) -> None:
    assert said(read(table(rows))) == {"HEALTH_ALERT": expected}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Diabetes walk",), *listed("Type", "Shirt", columns=[("team", "solo"), ("M", "L")])], id="a walk"),
        pytest.param([("Spelling bee",), *listed("What", "No", columns=[("sponsor", "judge"), ("A1", "B2")])], id="bee"),
        pytest.param([("Bike shop",), *listed("Pump", "Type", columns=[("floor", "hand"), ("road", "bmx")])], id="bikes"),
    ],
)  # fmt: skip
def test_lists_of_other_things(read: Read, table: Table, rows: Rows) -> None:
    assert "HEALTH_ALERT" not in said(read(table(rows)))


def test_a_vaccine_from_which_somebody_is_exempt(read: Read, table: Table) -> None:
    rows = listed("Tdap", "MMR2", columns=[("EX", "ok", "DUE"), ("", "EXM", "ok")])
    assert said(read(table(rows))) == {"HEALTH_ALERT": ["EX", "EXM", "DUE"]}


def test_an_allergen_with_how_bad_it_is(read: Read, table: Table) -> None:
    rows = listed("Avoid", columns=[("milk (anaph.)", "egg (mild)", "kiwi")])
    assert said(read(table(rows))) == {"HEALTH_ALERT": ["milk (anaph.)", "egg (mild)", "kiwi"]}
