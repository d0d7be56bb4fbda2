"""Papers of a school that use the words of records and record nothing of anybody; beside each, what does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.columns.sheets.directories import meanings
from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]


def stated(clusters: list[Cluster]) -> set[str]:
    return {m.entity for c in clusters for m in c.matches if m.entity in STATEMENTS}


@pytest.mark.parametrize(
    "text",
    [
        "ALTER TABLE student ADD COLUMN allergy text; -- by Emma Sampson: asthma, seizures",
        "## 2.4.1\n- Fixed bug where suspended accounts could log in (reported by Emma Sampson)",
        "# SEPAC\n\nPresent: Emma Sampson, Devon Okafor, Cyrus Roy\n\n- Devon asked about the autism program.\n",
        "Joan, please move $6,000 to evaluations. We have nine evaluations out with the psychologist.",
        "QA test cases: portal\n1. Mark Emma Sampson absent 3 days, expect a letter.",
    ],
    ids=["sql", "notes on a release", "who was at a meeting", "greeting", "test cases"],
)
def test_nothing_is_said_of_anybody(read: Read, text: str) -> None:
    assert not stated(read(text))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Present: Emma Sampson, mom\n\nEmma has asthma.", "HEALTH_ALERT"),
        ("[ ] call Mrs. Vance\n[ ] Emma Sampson, CRA filed for truancy", "DISCIPLINE_RECORD"),
        ('Emma Sampson told me "my stepfather used the belt on me" and cried.', "CUSTODY_NOTE"),
        ("Emma Sampson (undocumented) cannot file the form.", "IMMIGRATION_STATUS"),
    ],
    ids=["conference about one", "errand in a list", "words of a child", "in brackets behind a name"],
)
def test_what_is_said_of_somebody_still_counts(read: Read, text: str, entity: str) -> None:
    assert entity in stated(read(text))


def test_a_code_book_defines_and_records_nothing(read: Read, table: Table) -> None:
    rows = [
        ["code", "label", "owner"],
        ["CUST", "Do not release to the father", "Emma Sampson"],
        ["MED", "Seizure plan on file", "Devon Okafor"],
    ]
    assert not stated(read(table(rows)))
    assert not meanings(["code", "description", "student"])


def test_a_code_book_of_races_says_nothing_of_who_reads_it(read: Read) -> None:
    text = "DOE010 takes two digits: 01 White, 02 Black, 04 Asian, add for two or more. Ask Emma Sampson."
    assert not stated(read(f"To: Registrar\nFrom: Data Desk\n\n{text}"))


def test_a_table_of_sample_data_is_nobodys(read: Read, table: Table) -> None:
    rows = [["student_id", "last", "first", "dob", "iep"], ["100002", "Okafor", "Devon", "03/04/2014", "Y"]]
    assert stated(read(table(rows)))
    assert not read(table([["SAMPLE DATA ONLY - fictional students", "", "", "", ""], *rows]))
    assert stated(read(table([["Sample records for the October audit", "", "", "", ""], *rows])))
    assert stated(read(table([["Fictional students", "", "", "", ""], *rows, *rows[1:] * 30])))


def test_steps_of_a_plan_are_not_filled_in(read: Read, table: Table) -> None:
    rows = [
        ["Step", "Who", "Done"],
        ["Roster with allergies + meds to nurse", "lead", ""],
        ["Chaperone CORI done", "office", ""],
        ["Custody / pick-up notes checked by office", "office", ""],
    ]
    assert not stated(read(table(rows)))


@pytest.mark.parametrize(
    "text",
    [
        "Child with an allergy or diabetes? Ask Emma Sampson for carb counts.",
        "A lawyer, Emma Sampson, will explain TPS and asylum.",
        "Vocabulario: la custodia, adoptar\\nLectura. Emma vive con su abuela. Su papá estuvo preso dos años.",
        "Emma (beagle mix, 3 yrs) is moving to a new foster home Monday. House trained, allergic to chicken.",
    ],
    ids=["question to all", "speaker", "lesson in Spanish", "a dog"],
)
def test_what_is_asked_told_or_taught_is_said_of_nobody(read: Read, text: str) -> None:
    assert not stated(read(text.replace("\\n", "\n")))


def test_how_much_of_a_medicine_is_no_statement_of_its_own(read: Read, table: Table) -> None:
    rows = [
        ["Name", "Zone", "Given", "How much"],
        ["Emma Sampson", "Yellow", "takes albuterol daily", "2 puffs with spacer"],
    ]
    said = [m.value for c in read(table(rows)) for m in c.matches if m.entity == "HEALTH_ALERT"]
    assert said
    assert "2 puffs with spacer" not in said


@pytest.mark.parametrize(
    "text",
    [
        "Quiz 3\nEmma Sampson has asthma.",
        "Devon: lab 2 made up\nEmma Sampson has asthma.",
        "Quick question\nEmma Sampson has asthma.",
    ],
    ids=["a quiz", "a lab made up", "a question"],
)
def test_a_record_under_a_line_that_heads_no_case(read: Read, text: str) -> None:
    assert stated(read(text)) == {"HEALTH_ALERT"}


def test_a_cell_about_work_made_up_hides_no_table(read: Read, table: Table) -> None:
    rows = [["Name", "Made up quiz 3?", "Health"], ["Emma Sampson", "made up", "asthma"]]
    assert stated(read(table(rows))) >= {"HEALTH_ALERT"}


_QUIZ = """Privacy quiz
1. Mr. Gray mails the team: "Jordan has ADHD." OK?
2. Grandma calls and asks why Lily Sampson was suspended. Tell her?
3. You leave report cards on the copier. Is that a breach?
4. Student no. 204518 got a D. You post grades by number. OK?
"""


@pytest.mark.parametrize(
    "text",
    [
        _QUIZ,
        "Helen Keller, timeline\nSentence starter: Helen's disability meant that _____, but _____.",
        "lost: left glove - Emma Sampson\nsweatshirt L - Devon Okafor\nRest goes to the clothing bank on the 20th.",
        "Học sinh bị hen suyễn cần giấy bác sĩ.\nHiệu trưởng Emma Sampson",
        "THÁNG MƯỜI\n- Học sinh bị sốt phải ở nhà cho đến khi hết sốt 24 giờ.",
        "504 Accommodation Menu\nTiming: time and a half\nStudent: ____________ Case manager: ____________ Date: ____",
        "The Boy In The Gym\nby Emma Sampson, 6B\nMarcus had no home since his father went to jail.",
        "MOCK MEETING - cast of 6. The student is Peter Pan.\nNURSE: He has asthma. SPED: he is dyslexic.",
        "Hi Mr. Osei,\ndevice of Emma Sampson is fixed: battery health 61%. It suffered from a stuck driver.",
        "PLANT HOSPITAL\nPatient: Fern. Dx: dehydration. Rx: water Tues/Fri",
        "CẦN TUYỂN trợ giảng\n- giúp học sinh mới đến Mỹ\nGửi thư cho cô Hạnh Sampson",
        "Labels: print 2x on ivory card\nEmma Sampson, gr 3: tempera",
        "Yon timoun ki manke de jou chak mwa pèdi prèske yon mwa lekòl.\nDr. Emma Sampson",
        "Awards, May\nOpen to a senior with financial need\nAsk Emma Sampson",
        "Please thank Emma Sampson and Cyrus Roy. The rope jammed and they held a 90 pound drop by hand.",
        "Marcus Roy ran 22 times for 141 and two scores. Owen Sampson was 9 of 14 for 118.",
        "Name: Emma Sampson. Position: tutor. Cleared by supt. Lives at 19 Mill Race Rd",
        "openapi: 3.0.0\ninfo: {title: Students API}\nexample:\n  firstName: Emma\n  lastName: Sampson\n  iep: true",
    ],
    ids="quiz gap rest all rule menu story script device plants advert labels child award thanks game cori api".split(),
)
def test_papers_that_name_somebody_and_record_nothing(read: Read, text: str) -> None:
    assert not stated(read(text))
    assert not [m for c in read(text) for m in c.matches if m.entity == "STUDENT_ID"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Retake quiz\n1. Emma Sampson, suspended\n2. Devon Okafor\n3. Cyrus Roy\n4. Ada Roe", "DISCIPLINE_RECORD"),
        ("Yes or no?\n1. Emma Sampson has asthma. Can she go?\n2. Devon?\n3. Cyrus?\n4. Ada?", "HEALTH_ALERT"),
        ("Math quiz 3\nCan Emma Sampson take it on Friday? She has asthma.", "HEALTH_ALERT"),
        ("Emma Sampson has asthma. Signature: ______ Date: ______", "HEALTH_ALERT"),
        ("Emma Sampson: the family goes to the clothing bank every week, mother lost her job", "ECONOMIC_STATUS"),
        ("Pitit mwen Emma Sampson gen opresyon", "HEALTH_ALERT"),
        ("Emma Sampson, a senior, has financial need; fee waived", "ECONOMIC_STATUS"),
        ("học sinh Nguyễn Văn An bị hen suyễn", "HEALTH_ALERT"),
    ],
    ids=["takes it again", "asked", "more time", "blanks behind", "who goes", "a child", "one of them", "a pupil"],
)  # fmt: skip
def test_records_that_look_like_such_papers(read: Read, text: str, entity: str) -> None:
    assert entity in stated(read(text))


def test_a_register_of_another_century_is_of_nobody_at_a_school(read: Read, table: Table) -> None:
    rows = [
        ["Scholar", "Days absent", "Cause"],
        ["Emma Sampson", "14", "whooping cough"],
        ["Cyrus Roy", "40", "haying"],
    ]
    assert not stated(read(table(rows), name="school register 1891.csv"))
    assert stated(read(table(rows), name="Overture 1812 band trip.csv"))
    assert stated(read(table(rows), name="absences room 1891.csv"))
    assert stated(read(table(rows), name="absences.csv"))
    since = [[*rows[0], "Born"], [*rows[1], "3/4/2014"], [*rows[2], "1/2/2013"]]
    assert stated(read(table(since), name="register 1891.csv"))


def test_a_table_of_rows_made_up_says_so_in_its_name_or_above(read: Read, table: Table) -> None:
    rows = [["name", "job", "condition"], ["Emma Sampson", "pilot", "broken wrist"], ["Cyrus Roy", "medic", "asthma"]]
    assert not stated(read(table(rows), name="Mars colony simulation crew file.csv"))
    assert not stated(read("MOCK LOG - made up for training\n", table(rows)))
    assert stated(read("Log, week of 8/24\n", table(rows), name="crew file.csv"))


def test_where_pupils_work_says_nothing_of_them(read: Read, table: Table) -> None:
    rows = [
        ["student", "site", "days", "mentor"],
        ["Emma Sampson", "Probate court clerk", "Tu", "Ms. Vale"],
        ["Cyrus Roy", "Harbor Hospital psych unit", "M", "HR"],
    ]
    assert not stated(read(table(rows)))
    rows[0] = ["student", "note", "days", "mentor"]
    assert stated(read(table(rows)))


def test_the_condition_of_a_thing_is_nobodys(read: Read, table: Table) -> None:
    rows = [
        ["tag", "item", "qty", "condition"],
        ["1004471820", "kiln", "1", "good"],
        ["1004471821", "wheel", "3", "one disabled"],
    ]
    assert not [m for c in read(table(rows)) for m in c.matches]
    assert "HEALTH_ALERT" in stated(read("Student: Emma Sampson\nGrade: 4\nCondition: ectodermal dysplasia"))


@pytest.mark.parametrize(
    "rows",
    [
        [["table", "names", "meal"], ["1", "Sampson, Roy", "1 gluten free meal"], ["2", "Okafor, Vale", "2 fish"]],
        [
            ["table", "institution", "representative"],
            ["1", "Brook College (LD support program)", "Emma Sampson"],
            ["2", "Fay River Community College", "Cyrus Roy"],
            ["3", "Carpenters Local 404", "Ada Vale"],
        ],
        [
            ["Name", "Amount", "For whom"],
            ["Grange Fund", "500", "in DCF care"],
            ["Hope Award", "900", "has depression"],
        ],
    ],
    ids=["seats", "college fair", "scholarships"],
)
def test_tables_of_guests_and_prizes_record_nothing(read: Read, table: Table, rows: list[list[str]]) -> None:
    assert not stated(read(table(rows)))


def test_a_paper_that_declares_its_people_made_up_gives_no_data_of_anybody(read: Read) -> None:
    said = "Jordan Pike was born on March 4, 2010. Student ID 204417."
    assert not [c for c in read(f"MOCK TRIAL LEAGUE (all persons fictitious)\n{said}") if c.matches]
    assert [c for c in read(f"Intake notes\n{said}") if c.matches]


def test_what_an_accident_report_asks_and_what_is_filled_in(read: Read) -> None:
    form = "Injured:  Emma Sampson    Gr: 5    Birth: 4 July 2016\nInjury: wrist bent, buckle fracture\n"
    found = {(m.entity, m.value) for c in read(form) for m in c.matches if m.entity != "PERSON"}
    assert found == {("DATE_OF_BIRTH", "4 July 2016"), ("HEALTH_ALERT", "wrist bent, buckle fracture")}
