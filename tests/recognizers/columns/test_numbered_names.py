"""Columns of pupils whose cells give the number behind the name."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("Quist, Nadia #510332", "510332"),
        ("Nadia Quist (510332)", "510332"),
        ("Quist, Nadia R [510332]", "510332"),
        ("QUIST, NADIA - 510332", "510332"),
        ("Nadia Quist (ID: 510332)", "510332"),
        ("Nadia Quist, LASID 51033", "51033"),
    ],
)
def test_a_number_behind_the_name_is_the_pupils(read: Read, table: Table, cell: str, number: str) -> None:
    rows = [
        ("Student", "Event", "Resolution"),
        (cell, "Vaping", "Detention"),
        (cell.replace("51033", "51044").replace("Nadia", "Caleb"), "Fighting", "OSS 2 days"),
    ]
    found = read(table(rows))
    assert said(found)["STUDENT_ID"] == [number, number.replace("51033", "51044")]
    assert said(found)["DISCIPLINE_RECORD"] == ["Vaping", "Detention", "Fighting", "OSS 2 days"]
    names = [m.value for c in found for m in c.matches if m.entity == "PERSON"]
    assert len(names) == 2 and names[0] in cell and not any(map(str.isdigit, "".join(names)))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("Donor", "Gift"), ("Quist, Nadia (30041)", "$50"), ("Marlow, Caleb (30042)", "$20")], id="gifts"
        ),
        pytest.param([("Item", "Qty"), ("Dell Latitude (300418)", "3"), ("Grace Hopper #300420", "2")], id="things"),
        pytest.param([("Teacher", "Ext"), ("Quist, Nadia #51033", "204"), ("Marlow, Caleb #51044", "206")], id="staff"),
    ],
)
def test_a_number_behind_something_else_is_no_pupils(read: Read, table: Table, rows: Rows) -> None:
    assert "STUDENT_ID" not in said(read(table(rows)))
