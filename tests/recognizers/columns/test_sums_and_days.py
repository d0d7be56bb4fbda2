"""What in lists of offices is no statement: sums below, days of a check or of leaving, answers that say nothing."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said


@pytest.mark.parametrize(
    ("title", "rows", "expected"),
    [
        pytest.param(
            "",
            [
                ("Student", "Eligibility", "Lunch balance"),
                ("Sampson, Emma", "Paid", "-18.40"),
                ("Okafor, Devon", "Paid", "-7.15"),
                ("Total", "", "-25.55"),
            ],
            {"ECONOMIC_STATUS": ["-18.40", "-7.15"]},
            id="the sum of what is owed",
        ),
        pytest.param(
            "",
            [
                ("Applicant", "Role", "CORI run", "Result"),
                ("Sampson, Emma", "lunch para", "9/3", "no record"),
                ("Okafor, Devon", "coach", "9/4", "OUI 2012, CWOF"),
            ],
            {"CRIMINAL_RECORD": ["OUI 2012, CWOF"]},
            id="the day of a check",
        ),
        pytest.param(
            "withdrawals",
            [
                ("Student", "Out", "Story"),
                ("Sampson, Emma", "10/12", "moved to Ohio"),
                ("Okafor, Devon", "10/15", "to voc"),
                ("Silva, Mateus", "10/28", "41 unexc, wants GED"),
            ],
            {"ATTENDANCE_RECORD": ["41 unexc"]},
            id="the day of leaving",
        ),
        pytest.param(
            "out this week",
            [
                ("Name", "Out", "Gr"),
                ("Sampson, Emma", "10/12/25", "4"),
                ("Okafor, Devon", "10/15/25", "5"),
            ],
            {"ATTENDANCE_RECORD": ["10/12/25", "10/15/25"]},
            id="the day of an absence",
        ),
        pytest.param(
            "",
            [
                ("Student", "Gr", "Unexcused", "CRA?"),
                ("Sampson, Emma", "9", "22", "filed 11/3"),
                ("Okafor, Devon", "10", "9", ""),
            ],
            {"ATTENDANCE_RECORD": ["22", "9"], "DISCIPLINE_RECORD": ["filed 11/3"]},
            id="a petition beside absences",
        ),
        pytest.param(
            "",
            [
                ("Employee", "Leave type", "Reason", "Return"),
                ("Sampson, Emma", "FMLA", "chemo", "2/2"),
                ("Okafor, Devon", "unpaid", "caring for mother in hospice", "?"),
            ],
            {"HEALTH_ALERT": ["chemo"], "FAMILY_STATUS": ["caring for mother in hospice"]},
            id="whom somebody is on leave for",
        ),
        pytest.param(
            "",
            [
                ("Student", "Fee", "Hardship reason"),
                ("Sampson, Emma", "50%", "did not say"),
                ("Okafor, Devon", "100%", "rather not say"),
                ("Silva, Mateus", "100%", "on SNAP"),
            ],
            {"ECONOMIC_STATUS": ["on SNAP"]},
            id="answers that say nothing",
        ),
        pytest.param(
            "",
            [
                ("1048820117", "SAMPSON", "EMMA", "SNAP", "Free"),
                ("1048820884", "OKAFOR", "DEVON", "MEDF", "Free"),
                ("1048821440", "SILVA", "MATEUS", "TANF", "Free"),
                ("1048822733", "BELL", "IMANI", "SNAP-EXT", "Free"),
            ],
            {
                "SASID": ["1048820117", "1048820884", "1048821440", "1048822733"],
                "ECONOMIC_STATUS": ["SNAP", "Free", "MEDF", "Free", "TANF", "Free", "SNAP-EXT", "Free"],
            },
            id="programs, and what is then paid",
        ),
        pytest.param(
            "warnings",
            [
                ("Employee", "Date", "What", "Step"),
                ("Sampson, Emma", "9/18", "left the door open at dismissal", "verbal"),
                ("Okafor, Devon", "10/22", "late 12 times", "written, copy to file"),
            ],
            {"DISCIPLINE_RECORD": ["left the door open at dismissal", "late 12 times"]},
            id="for what employees were warned",
        ),
        pytest.param(
            "storm warnings",
            [
                ("Employee", "Date", "What", "Step"),
                ("Sampson, Emma", "9/18", "salt the ramp", "call by 5"),
                ("Okafor, Devon", "10/22", "open the gym", "text"),
            ],
            {},
            id="warnings of another kind",
        ),
    ],
)
def test_what_a_list_of_an_office_says(
    read: Read, table: Table, title: str, rows: Rows, expected: dict[str, list[str]]
) -> None:
    over = [(title,)] if title else []
    assert said(read(table([*over, *rows]))) == expected


def test_a_sum_is_nobody(read: Read, table: Table) -> None:
    rows = [("Student", "Lunch balance"), ("Emma Sampson", "-4.10"), ("Grand total", "-4.10"), ("Average", "-4.10")]
    found = [m.value for c in read(table(rows)) for m in c.matches if m.entity == "PERSON"]
    assert found == ["Emma Sampson"]
