"""What the columns of a list tell together, and of whom."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.recognizers.columns.rows import NAMES, Read, Rows, Table, listed, said

SESSION = ("/r/ initial", "80% w/ cues")


@pytest.mark.parametrize(
    ("rows", "entity", "values"),
    [
        pytest.param(
            listed("Min", "Goal", "Note", columns=[["30"] * 2, *([x] * 2 for x in SESSION)]),
            "SPECIAL_EDUCATION",
            [*SESSION] * 2,
            id="a therapist's log",
        ),
        pytest.param(
            listed("DCF Office", "Placement", columns=[["Worcester"] * 2, ["STARR program", "Group home"]]),
            "CUSTODY_NOTE",
            ["STARR program", "Group home"],
            id="children in care",
        ),
        pytest.param(
            listed(
                "Injury date", "Mechanism", "Status", columns=[["9/20"] * 2, ["header", "tackle"], ["Step 2", "Out"]]
            ),
            "HEALTH_ALERT",
            ["header", "Step 2", "tackle", "Out"],
            id="injured players",
        ),
        pytest.param(
            listed("Gr", "Tdap", "MenACWY", columns=[["7"] * 2, ["Y", "Need"], ["religious", "10/2/2024"]]),
            "HEALTH_ALERT",
            ["religious", "Need"],
            id="vaccines that are missing",
        ),
        pytest.param(
            listed("Contact", "Can pick up", columns=[["Nora Foley", "Imani Bell"], ["Y", "N"]]),
            "CUSTODY_NOTE",
            ["N"],
            id="who may not fetch a pupil",
        ),
        pytest.param(
            listed(
                "Teacher", "Restriction", columns=[["Lee"] * 2, ["Dad - no pick up, no info", "Mom supervised only"]]
            ),
            "CUSTODY_NOTE",
            ["Dad - no pick up, no info", "Mom supervised only"],
            id="restrictions of parents",
        ),
        pytest.param(
            listed("Sport", "Restriction", columns=[["Soccer"] * 2, ["no contact until 10/26", "no running"]]),
            "CUSTODY_NOTE",
            [],
            id="restrictions of sports",
        ),
        pytest.param(
            listed("Time", "Why", "Out", columns=[["9:05", "9:10"], ["stomach hurts", "needs pad"], ["class", "home"]]),
            "HEALTH_ALERT",
            ["stomach hurts", "needs pad"],
            id="a log of the nurse's office by hand",
        ),
        pytest.param(
            [
                ("Name", "Bringing", "Note"),
                ("Emma Sampson", "pasta", "contains nuts"),
                ("Nora Foley", "pie", "gluten free"),
            ],
            "HEALTH_ALERT",
            [],
            id="what people bring to a meal",
        ),
        pytest.param(
            listed("Insurance", "Plan", columns=[["BCBS"] * 2, ["HMO Blue", "PPO"]]),
            "SPECIAL_EDUCATION",
            [],
            id="plans of insurance",
        ),
        pytest.param(
            [
                ("Staff", "Restraint", "Concussion"),
                ("Emma Sampson", "9/1/26", "Y"),
                ("Devon Okafor", "9/2/26", "Y"),
            ],
            "HEALTH_ALERT",
            [],
            id="trainings of staff",
        ),
        pytest.param(
            listed(
                "Comment",
                columns=[
                    (
                        "EpiPen in office",
                        "asthma, uses inhaler",
                        "has seizures",
                        "51A filed 10/6",
                        "evicted, in a motel",
                    )
                ],
            ),
            "CUSTODY_NOTE",
            ["51A filed 10/6"],
            id="a cell that says another thing than its column",
        ),
        pytest.param(
            [
                ("In-School Suspension Roster - Wednesday",),
                ("Student", "Period"),
                ("Sampson, Emma", "1-6"),
                ("Okafor, Devon", "3"),
            ],
            "DISCIPLINE_RECORD",
            ["In-School Suspension"] * 2,
            id="a title that says what for",
        ),
        pytest.param(
            [("Detention supervisors",), ("Student", "Period"), ("Sampson, Emma", "1"), ("Okafor, Devon", "3")],
            "DISCIPLINE_RECORD",
            [],
            id="a title of a duty",
        ),
        pytest.param(
            [("ssn", "string", "11"), ("iep_status", "char", "1"), ("medical_alert", "clob", "")],
            "HEALTH_ALERT",
            [],
            id="fields of a data base",
        ),
    ],
)
def test_what_the_columns_of_a_list_tell_together(
    read: Read, table: Table, rows: Rows, entity: str, values: list[str]
) -> None:
    assert said(read(table(rows))).get(entity, []) == values


def test_a_grid_of_services_is_about_the_pupil_above_it(read: Read, table: Table) -> None:
    rows = [
        ("Focus on Goal #", "Type of Service", "Type of Personnel", "Frequency", "Start"),
        ("2", "Speech", "SLP", "2 x 30 min", "9/1/26"),
        ("3", "Reading", "Sped teacher", "5 x 45", "9/1/26"),
    ]
    found = read("Services for Emma Sampson, C - Direct", table(rows))
    assert said(found)["SPECIAL_EDUCATION"][-4:] == ["Speech", "2 x 30 min", "Reading", "5 x 45"]


def test_a_board_of_health_has_names_and_what_they_have_in_turn(read: Read, table: Table) -> None:
    rows = [("Emma S.", "peanuts", "Devon O.", "kiwi"), ("Nora F.", "sesame", "Imani B.", "red dye")]
    assert said(read("ALLERGY BOARD, grade 1", table(rows))).get("HEALTH_ALERT", []) == [
        "peanuts",
        "kiwi",
        "sesame",
        "red dye",
    ]
    assert "HEALTH_ALERT" not in said(read("Snacks for the trip", table(rows)))


def test_a_note_names_whom_it_tells_of(read: Read, table: Table) -> None:
    rows = [
        ("Duty", "Adult", "Watch"),
        ("Door 4", "Nora Foley", "Emma Sampson (bee allergy, EpiPen in pack)"),
        ("Field", "Imani Bell", ""),
    ]
    found = [m.value for c in read(table(rows)) for m in c.matches if m.entity == "PERSON"]
    assert "Emma Sampson" in found


USERS = ("SIS ID", "School SIS ID", "First Name", "Last Name")


def users(*more: Sequence[str]) -> list[tuple[str, ...]]:
    """Rows of a file of users, each with further cells; every school has a code of eight figures."""
    people = [("Emma", "Sampson"), ("Omar", "Rahimi"), ("Linh", "Tran")]
    return [(f"283053{n}", "03060010", *who, *cells) for n, (who, cells) in enumerate(zip(people, more, strict=True))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [(*USERS, "Grade"), *users("4", "5", "4")],
            {"STUDENT_ID": ["2830530", "2830531", "2830532"]},
            id="pupils' numbers beside the code of their school",
        ),
        pytest.param(
            [(*USERS, "Title", "Qualification"), *users(*[("Teacher", "BA")] * 3)], {}, id="teachers by their titles"
        ),
        pytest.param([(*USERS, "Role"), *users(*[("teacher",)] * 3)], {}, id="teachers by their role"),
        pytest.param(
            [(*USERS, "Role"), *users(("student",), ("teacher",), ("student",))],
            {"STUDENT_ID": ["2830530", "2830531", "2830532"]},
            id="pupils among others",
        ),
        pytest.param(
            [("Reference ID", "Student ID", "Student", "Complaint"), ("3474991", "331907", NAMES[0], "headache")] * 1,
            {"STUDENT_ID": ["331907"], "HEALTH_ALERT": ["headache"]},
            id="the reference of a visit beside the pupil's number",
        ),
        pytest.param(
            [("Reference ID", "Student", "Visit date", "Complaint"), ("3474991", NAMES[0], "10/2/2026", "headache")],
            {"HEALTH_ALERT": ["headache"]},
            id="the reference of a visit alone",
        ),
        pytest.param(
            [("Reference ID", "Last Name", "First Name", "Grade"), ("3474991", "Sampson", "Emma", "4")],
            {"STUDENT_ID": ["3474991"]},
            id="the reference of a pupil",
        ),
        pytest.param(
            listed("Bus", "Lunch", columns=["11122", ("bag", "school", "home", "turkey", "buy")]),
            {},
            id="what is eaten",
        ),
        pytest.param(
            listed("Lunch", columns=[("F", "R", "P", "free", "paid")]),
            {"ECONOMIC_STATUS": ["F", "R", "free"]},
            id="how lunch is paid",
        ),
    ],
)
def test_a_number_is_that_of_whom_the_table_is_about(
    read: Read, table: Table, rows: Rows, expected: dict[str, list[str]]
) -> None:
    assert said(read(table(rows))) == expected


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        pytest.param(
            [
                ("Section", "Name", "Term", "Seats"),
                ("1041-1", "Criminal Justice", "S1", "24"),
                ("1042-1", "Robin Hood Legends", "S1", "22"),
                ("1043-1", "Marine Biology", "S2", "20"),
            ],
            [],
            id="courses",
        ),
        pytest.param(
            [("Section", "Name", "Term"), *[("1041-1", name, "S1") for name in NAMES]], [*NAMES], id="who takes one"
        ),
        pytest.param(
            [("Time", "Student", "Dose given", "Initials"), *[("11:30", name, "yes", "rn") for name in NAMES]],
            [*NAMES],
            id="who gave a medicine",
        ),
    ],
)
def test_a_name_is_somebodys(read: Read, table: Table, rows: Rows, names: list[str]) -> None:
    assert [m.value for c in read(table(rows)) for m in c.matches if m.entity == "PERSON"] == names


def test_wins_and_losses_are_no_marks(read: Read, table: Table) -> None:
    ladder = [("Rank", "Player", "Grade", "W", "L"), *((str(i), n, "9", "8", "2") for i, n in enumerate(NAMES, 1))]
    assert "GRADE_RECORD" not in said(read(table(ladder)))


def test_a_screener_of_reading(read: Read, table: Table) -> None:
    measures = [("Bartok",) * 3, ("41", "96", "70"), ("well below", "at", "below"), "312"]
    rows = [("name", "teacher", "ORF", "composite", "tier"), *zip(NAMES, *measures, strict=False)]
    assert said(read(table(rows)))["GRADE_RECORD"] == ["41", "well below", "3", "96", "at", "1", "70", "below", "2"]


def test_hours_of_those_who_refuse_school(read: Read, table: Table) -> None:
    rows = listed("Refused", "Came in late", "Hours in", columns=[("3", "1"), ("2", "4"), ("11", "22")])
    assert said(read(table(rows)))["ATTENDANCE_RECORD"] == ["3", "2", "11", "1", "4", "22"]
