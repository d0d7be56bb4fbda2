"""Columns whose heading asks one thing of a pupil and another of a thing."""

from __future__ import annotations

import pytest

from tests.recognizers.columns.rows import Read, Rows, Table, said


def rows(*headings: str, ada: str, ben: str) -> Rows:
    """A table of two people; the further cells of each are parted by bars."""
    return [headings, ("Ada Quist", *ada.split("|")), ("Ben Marlow", *ben.split("|"))]


@pytest.mark.parametrize(
    "table_of",
    [
        pytest.param(rows("Pupil", "Chromebook tag", "Condition", ada="CB-1|Good", ben="CB-2|sticky keys"), id="lent"),
        pytest.param(rows("Student", "Condition", ada="worn cover", ben="torn pages"), id="books"),
        pytest.param(rows("Swimmer", "Race", "Lane", ada="50 free|3", ben="100 back|4"), id="races"),
        pytest.param(rows("Nominee", "Race", "Votes", ada="Secretary|51", ben="Treasurer|62"), id="elections"),
        pytest.param(rows("Player", "Offense", "Defense", ada="WR|CB", ben="TE|LB"), id="line-up"),
        pytest.param(rows("Student", "Lost book", "Charge", ada="Physics|71.50", ben="Civics|64.00"), id="charges"),
        pytest.param(
            rows("Student", "Placement", "Supervisor", ada="Hale Bakery|Stone", ben="Library|Ross"), id="work"
        ),
        pytest.param(
            rows("Student", "Trip", "Due", "Paid", ada="Boston|85.00|85.00", ben="Boston|85.00|40.00"), id="trip"
        ),
        pytest.param(rows("Name", "Hotel nights", "Accommodations", ada="2|Y", ben="1|N"), id="a journey's nights"),
        pytest.param(rows("Name", "Conference", "Services", ada="NSTA|Yes", ben="MassCUE|Yes"), id="a conference"),
        pytest.param(
            rows("Staff", "Department", "SPED Certified", "ESL Certified", ada="Math|Y|Y", ben="Music|N|Y"),
            id="licences",
        ),
        pytest.param(rows("Name", "Ticket", "Status", ada="Fri|Free", ben="Sat|Paid"), id="tickets"),
        pytest.param(
            rows("Volunteer", "Organization", "Hours", ada="Homeless shelter|12", ben="Library|4"), id="served"
        ),
        pytest.param(rows("Name", "Period", "Illness poster", ada="2|Lupus", ben="2|Epilepsy"), id="posters"),
        pytest.param(
            rows("Student", "School", "Program", ada="Salem State|Special education", ben="UMass|Law"), id="college"
        ),
        pytest.param(rows("Trustee", "10/1", "11/5", "12/3", ada="P|A|P", ben="P|P|A"), id="roll of a board"),
        pytest.param(rows("Student", "Course", "Credits", ada="Law I|3", ben="Statistics|4"), id="credits of courses"),
        pytest.param([("Pass #", "Type", "Valid"), ("D52280", "Lift", "2/3"), ("D52281", "Lift", "2/3")], id="passes"),
        pytest.param([("Rule", "Min", "Max"), ("Suspension", "1", "9"), ("Detention", "15", "45")], id="ranges"),
    ],
)
def test_things_are_said_of_nobody(read: Read, table: Table, table_of: Rows) -> None:
    assert said(read(table(table_of))) == {}


@pytest.mark.parametrize(
    ("table_of", "found"),
    [
        pytest.param(
            rows("Student", "Device", "Condition", ada="pump|diabetes type 1", ben="nebulizer|asthma"),
            {"HEALTH_ALERT": ["diabetes type 1", "asthma"]},
            id="illness",
        ),
        pytest.param(
            rows("Student", "Race", "Hispanic", ada="W|N", ben="B|N"), {"RACE_ETHNICITY": ["W", "B"]}, id="race"
        ),
        pytest.param(
            rows("Student", "Placement", "Tuition", ada="Melmark|88400", ben="Landmark|71200"),
            {"SPECIAL_EDUCATION": ["Melmark", "Landmark"]},
            id="placement",
        ),
        pytest.param(
            rows("Defendant", "Charge", "Court", ada="larceny|Ayer", ben="assault|Ayer"),
            {"CRIMINAL_RECORD": ["larceny", "assault"]},
            id="charge",
        ),
        pytest.param(
            rows("System", "User", "Pass", ada="aquist|Winter88!", ben="bmarlow|tiger#41"),
            {"CREDENTIAL": ["Winter88!", "tiger#41"]},
            id="password",
        ),
    ],
)
def test_what_fits_the_heading_is_told(read: Read, table: Table, table_of: Rows, found: dict[str, list[str]]) -> None:
    told = said(read(table(table_of)))
    assert {e: [v for v in values if v in told.get(e, [])] for e, values in found.items()} == found


def test_pupils_are_marked_absent_where_a_committee_is_not(read: Read, table: Table) -> None:
    days = rows("Student", "10/1", "10/2", "10/3", ada="P|A|P", ben="T|P|A")
    assert said(read(table(days)))["ATTENDANCE_RECORD"] == ["A", "T", "A"]


@pytest.mark.parametrize(
    ("table_of", "found"),
    [
        pytest.param(rows("Student", "Gr", "F/R/P", ada="4|P", ben="4|R"), ["R"], id="codes"),
        pytest.param(rows("Student", "Meal stat", ada="Paid", ben="Free"), ["Free"], id="words"),
    ],
)
def test_one_kind_of_help_is_enough_under_a_heading_of_meals(
    read: Read, table: Table, table_of: Rows, found: list[str]
) -> None:
    assert said(read(table(table_of))) == {"ECONOMIC_STATUS": found}


@pytest.mark.parametrize(
    "table_of",
    [
        pytest.param(rows("Student", "Elig", ada="Y", ben="N"), id="eligible to play"),
        pytest.param(rows("Student", "Code", ada="F", ben="R"), id="codes of any kind"),
    ],
)
def test_other_codes_are_none_of_meals(read: Read, table: Table, table_of: Rows) -> None:
    assert "ECONOMIC_STATUS" not in said(read(table(table_of)))
