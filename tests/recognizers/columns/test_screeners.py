"""What screeners found of pupils: scaled scores, tiers, screens of the mind; and tables that only look so."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said


def rows(*headings: str, ada: str, ben: str) -> Rows:
    """A table of two people; the further cells of each are parted by bars."""
    return [headings, ("Ada Quist", *ada.split("|")), ("Ben Marlow", *ben.split("|"))]


@pytest.mark.parametrize(
    ("table_of", "found"),
    [
        pytest.param(
            rows("Name", "SS", "PR", "Stanine", ada="1088|21|3", ben="1204|61|6"),
            {"GRADE_RECORD": ["1088", "21", "3", "1204", "61", "6"]},
            id="scaled scores",
        ),
        pytest.param(
            rows("Name", "SS", "Hired", ada="219-09-9834|2019", ben="512-44-9067|2020"),
            {"US_SSN": ["219-09-9834", "512-44-9067"]},
            id="social security numbers",
        ),
        pytest.param(
            rows("Name", "Phoneme seg", "Fall band", ada="12|Well Below Benchmark", ben="44|Core"),
            {"GRADE_RECORD": ["Well Below Benchmark"]},
            id="tiers of nobody but pupils",
        ),
        pytest.param(
            rows("Student", "Teacher", "Math", ada="Ott|below grade level", ben="Ott|on grade level"),
            {"GRADE_RECORD": ["below grade level"]},
            id="levels under a subject",
        ),
        pytest.param(
            rows("Student", "HR", "Graduation risk", ada="12|High risk", ben="12|Low"),
            {"GRADE_RECORD": ["High risk"]},
            id="early warning",
        ),
        pytest.param(
            rows("Student", "GAD-7 score", "PHQ-A score", "Severity", ada="15|18|severe", ben="0|0|minimal"),
            {"HEALTH_ALERT": ["15", "18", "severe"]},
            id="moods",
        ),
        pytest.param(
            rows("Pupil", "Date", "Suicide risk screen", "Level", ada="10/2|Yes|moderate", ben="10/2|No|"),
            {"HEALTH_ALERT": ["Yes", "moderate"]},
            id="suicide",
        ),
        pytest.param(
            rows("Student", "SRSS-IE Internalizing", "SRSS-IE Externalizing", ada="High|Low", ben="Low|Low"),
            {"HEALTH_ALERT": ["High"]},
            id="behaviour",
        ),
    ],
)
def test_results_are_told(read: Read, table: Table, table_of: Rows, found: dict[str, list[str]]) -> None:
    assert said(read(table(table_of))) == found


@pytest.mark.parametrize(
    "table_of",
    [
        pytest.param([("Raw", "SS", "NCE"), ("12", "1180", "20"), ("13", "1204", "31")], id="norms"),
        pytest.param([("Task", "Owner", "Status"), ("Roof", "Ada Quist", "At risk")], id="tasks"),
        pytest.param(rows("Player", "Level", ada="High", ben="Medium"), id="players"),
        pytest.param(rows("Name", "Swim level", ada="Intermediate", ben="Beginner"), id="swimmers"),
        pytest.param(rows("Teacher", "Rating", "Status", ada="proficient|on track", ben="basic|off track"), id="staff"),
        pytest.param([("Level", "Meaning"), ("Intensive", "daily help"), ("Strategic", "some help")], id="legend"),
        pytest.param([("School", "Tier", "At risk"), ("Tobey", "Intensive", "14")], id="schools"),
        pytest.param(rows("Student", "HR", "Graduation risk", ada="12|Low", ben="12|On track"), id="nobody at risk"),
    ],
)
def test_other_levels_are_told_of_nobody(read: Read, table: Table, table_of: Rows) -> None:
    assert said(read(table(table_of))) == {}
