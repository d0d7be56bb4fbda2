"""What a heading says by its words: spellings that nobody listed, and headings that only look alike."""

from __future__ import annotations

import time

import pytest

from recognizers.headings.reading import Headings
from recognizers.headings.wording import mended, words
from recognizers.registry import shipped

HEADINGS = Headings(shipped())


@pytest.mark.parametrize(
    ("heading", "entity"),
    [
        ("Student DOB (MM/DD/YYYY)", "DATE_OF_BIRTH"),
        ("person.birthDate", "DATE_OF_BIRTH"),
        ("Mother's Cell Phone #", "PHONE_NUMBER"),
        ("contacts.home.phone_no", "PHONE_NUMBER"),
        ("Parent/Guardian 2 E-mail", "EMAIL_ADDRESS"),
        ("Stu_Local_ID", "STUDENT_ID"),
        ("Statewide Identifier", "SASID"),
        ("Policy/Member #", "MASSHEALTH_ID"),
        ("SPECIALEDUCATIONFLAG", "SPECIAL_EDUCATION"),
        ("S504_ExtendedTime_ELA", "SPECIAL_EDUCATION"),
        ("EthnicityforTesting", "RACE_ETHNICITY"),
        ("Two or More Races", "RACE_ETHNICITY"),
        ("MIGRANTINDICATORCODE", "IMMIGRATION_STATUS"),
        ("S_MA_STU_X.Plan504", "SPECIAL_EDUCATION"),
        ("Days Removed", "DISCIPLINE_RECORD"),
        ("RTP Day", "HEALTH_ALERT"),
        ("mperflev", "GRADE_RECORD"),
        ("financial_aid_award", "ECONOMIC_STATUS"),
        ("State Assigned ID No.", "SASID"),
        ("Student #", "STUDENT_ID"),
        ("Operator's License No.", "US_DRIVER_LICENSE"),
        ("PPT No", "US_PASSPORT"),
        ("Network Pwd", "CREDENTIAL"),
        ("Sp Ed Status", "SPECIAL_EDUCATION"),
        ("IEP Y/N", "SPECIAL_EDUCATION"),
        ("Sect_504_Flag", "SPECIAL_EDUCATION"),
        ("Prim Disab", "SPECIAL_EDUCATION"),
        ("Food Allergies (list)", "HEALTH_ALERT"),
        ("Alert - Medical", "HEALTH_ALERT"),
        ("Current meds", "HEALTH_ALERT"),
        ("Custody / court orders", "CUSTODY_NOTE"),
        ("Do not release to", "CUSTODY_NOTE"),
        ("Days Suspended", "DISCIPLINE_RECORD"),
        ("Offense Desc", "DISCIPLINE_RECORD"),
        ("Econ Disadv", "ECONOMIC_STATUS"),
        ("Meal_Elig_Code", "ECONOMIC_STATUS"),
        ("McKinney-Vento", "ECONOMIC_STATUS"),
        ("Country of birth (non-US)", "IMMIGRATION_STATUS"),
        ("Date entered US", "IMMIGRATION_STATUS"),
        ("Federal Race Cd", "RACE_ETHNICITY"),
        ("Military Family Ind", "FAMILY_STATUS"),
        ("Total Absences", "ATTENDANCE_RECORD"),
        ("Q3 Avg", "GRADE_RECORD"),
        ("MP2", "GRADE_RECORD"),
        ("Math Raw Score", "GRADE_RECORD"),
        ("ELA_Perf_Level", "GRADE_RECORD"),
        ("escaleds", "GRADE_RECORD"),
        ("Fecha de nacimiento del alumno", "DATE_OF_BIRTH"),
        ("Alergias (comida)", "HEALTH_ALERT"),
        ("Alergies", "HEALTH_ALERT"),
    ],
)
def test_reads_spellings_that_nobody_listed(heading: str, entity: str) -> None:
    assert HEADINGS.read(heading).entity == entity


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Student Legal Last Name", "last"),
        ("name.first_name", "first"),
        ("Stu_FN", "first"),
        ("Mother's first name", "family"),
        ("Emergency Contact Full Name", "family"),
        ("Homeroom Teacher Name", "staff"),
        ("Course Name", "other"),
        ("School Name", "other"),
        ("Studnet Nmae", "full"),
    ],
)
def test_tells_whose_name_a_heading_asks_for(heading: str, kind: str) -> None:
    assert HEADINGS.read(heading).name == kind


@pytest.mark.parametrize(
    "heading",
    [
        "IEP Teacher",
        "Health form received",
        "Test Date",
        "Term 1 Start",
        "Room",
        "Section",
        "Bus Route",
        "Class",
        "Period",
        "Homeroom",
        "Locker",
        "Room 504 key holder?",
        "Unit cost",
        "Allergy-free menu item",
        "Phone model",
        "Race car",
        "Grade Level",
        "Gr.",
        "Nurse office phone ext date",
        "x" * 500,
        "",
        "   ",
        "42",
    ],
)
def test_headings_that_only_look_alike_say_nothing_of_a_person(heading: str) -> None:
    assert HEADINGS.statement(heading) is None
    assert HEADINGS.read(heading).entity in {None, "PHONE_NUMBER"}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("studentFName", "first"),
        ("Given names", "first"),
        ("ChildLName", "last"),
        ("SciTeachFName", "staff"),
        ("Probation Officer", "staff"),
        ("DCF Worker", "staff"),
        ("Authorized Adult 1", "family"),
    ],
)
def test_whose_names_a_heading_asks_for(heading: str, kind: str) -> None:
    assert HEADINGS.read(heading).name == kind


def test_words_of_a_heading_are_written_out() -> None:
    assert words("Stu_LN") == ("student", "ln")
    assert words("flag.specEd") == ("flag", "special", "education")
    assert words("DOE010Race") == ("doe", "010", "race")


@pytest.mark.parametrize("heading", ["Student Name", "Address", "Meters", "Stadium", "Name"])
def test_what_is_no_slip_of_the_pen_stays(heading: str) -> None:
    assert mended(heading) is None


def test_a_heading_without_end_costs_little() -> None:
    started = time.process_time()
    HEADINGS.read("a/" * 2_000_000)
    assert time.process_time() - started < 1
