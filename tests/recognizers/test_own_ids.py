"""The district's own forms of ids in tables: under their headings, under a bare "PIN" or "ID", and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers import registry
from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
OWN = registry.in_force(r"4417\d\d", r"E-\d{4}", r"[A-H]\d{3}")


@pytest.mark.parametrize(
    ("rows", "entity", "values"),
    [
        ([("Student", "Lunch PIN"), ("Emma Sampson", "A123"), ("Devon Okafor", "C404")], "STUDENT_ID",
         ["A123", "C404"]),
        ([("Student", "PIN"), ("Emma Sampson", "A123"), ("Devon Okafor", "C404")], "STUDENT_ID",
         ["A123", "C404"]),
        ([("Student", "ID"), ("Emma Sampson", "441701"), ("Devon Okafor", "441702")], "STUDENT_ID",
         ["441701", "441702"]),
        ([("Staff Name", "Position", "ID"), ("Dana Whitfield", "Teacher", "E-1022")], "EMPLOYEE_ID", ["E-1022"]),
        ([("Staff Name", "Position", "Room"), ("Dana Whitfield", "Teacher", "A123")], "STUDENT_ID", []),
        ([("Copier", "PIN"), ("Front office", "A123"), ("Library", "C404")], "STUDENT_ID", []),
        ([("Student", "PIN"), ("Emma Sampson", "Z123"), ("Devon Okafor", "Z404")], "STUDENT_ID", []),
    ],
    ids=["lunch PIN", "bare PIN", "bare ID", "ID of staff", "room", "PIN of a machine", "another form"],
)  # fmt: skip
def test_a_column_of_own_ids(
    read: Read, table: Table, rows: Sequence[Sequence[str]], entity: str, values: list[str]
) -> None:
    clusters = read(table(rows), recognizers=OWN)
    assert [m.value for c in clusters for m in c.matches if m.entity == entity] == values
