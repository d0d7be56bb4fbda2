"""Tables without a heading that speaks of pupils: whose a row is, is told by an address, a key, marks or the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from recognizers.columns.addresses import said_of_self
from recognizers.columns.titled import listed_for
from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]

NAMES = ("Emma Sampson", "Devon Okafor", "Mateus Silva")
PUPILS = ("esampson31@students.dunmere.example.org", "dokafor31@students.dunmere.example.org")
STAFF = ("esampson@dunmere.example.org", "dokafor@dunmere.example.org")
FEARS = ("I have panic attacks every day", "my parents are getting divorced")


def said(found: list[Cluster]) -> dict[str, list[str]]:
    """The statements and numbers that are somebody's, by entity, in order."""
    out: dict[str, list[str]] = {}
    for cluster in found:
        for match in cluster.matches:
            if match.entity in {*STATEMENTS, "STUDENT_ID"} and (cluster.person or cluster.identifier):
                out.setdefault(match.entity, []).append(match.value)
    return out


def column(*cells: str, beside: Sequence[str] = NAMES) -> list[tuple[str, ...]]:
    """Rows of these cells behind names or addresses."""
    return list(zip(beside, cells, strict=False))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ("id", "user.sortable_name", "user.sis_user_id", "score", "late"),
                ("881", "Sampson, Emma", "312208", "46", "false"),
                ("882", "Okafor, Devon", "312219", "19", "true"),
            ],
            {"STUDENT_ID": ["312208", "312219"], "GRADE_RECORD": ["46", "19"]},
            id="Canvas",
        ),
        pytest.param(
            [
                ("Learner", "Assignment", "assignedGrade", "state"),
                *((n, "Lab 4", s, "done") for n, s in zip(NAMES, ("11", "17", "6"), strict=True)),
            ],
            {"GRADE_RECORD": ["11", "17", "6"]},
            id="a task, and not a post, is assigned",
        ),
        pytest.param(
            [
                ("courseWorkId", "profile.name.fullName", "assignedGrade", "late"),
                ("99", "Emma Sampson", "78", "false"),
                ("99", "Devon Okafor", "51", "true"),
            ],
            {"GRADE_RECORD": ["78", "51"]},
            id="Classroom",
        ),
        pytest.param(
            [
                ("name_display", "school_uid", "grade", "max_points"),
                ("Emma Sampson", "312208", "41", "50"),
                ("Devon Okafor", "312219", "22", "50"),
            ],
            {"STUDENT_ID": ["312208", "312219"], "GRADE_RECORD": ["41", "22"]},
            id="Schoology",
        ),
        pytest.param(
            [
                ("Student", "SIS User ID", "SIS Login ID", "Ratios (88120)"),
                ("Sampson, Emma", "312208", "esampson", "8"),
                ("Okafor, Devon", "312219", "dokafor", "31"),
            ],
            {"STUDENT_ID": ["312208", "312219"], "GRADE_RECORD": ["8", "31"]},
            id="a gradebook with numbers of tasks",
        ),
        pytest.param(
            [("respondent", "worry"), *column(*FEARS, beside=PUPILS)],
            {"HEALTH_ALERT": ["I have panic attacks every day"], "FAMILY_STATUS": ["my parents are getting divorced"]},
            id="answers by address",
        ),
        pytest.param(
            [("Student Email", "Plan"), *column("IEP", "504 plan", beside=STAFF)],
            {"SPECIAL_EDUCATION": ["IEP", "504 plan"]},
            id="the heading says whose addresses",
        ),
        pytest.param(
            [("Email Address", "Score"), *column("12 / 20", "7 / 20", beside=PUPILS)],
            {"GRADE_RECORD": ["12 / 20", "7 / 20"]},
            id="a quiz",
        ),
        pytest.param(
            [
                ("NALPHAKEY", "Other ID", "Med Crit Alert", "Legal Crit Alert"),
                ("SAMPSEMM000", "220941", "bee stings", ""),
                ("OKAFODEV001", "221187", "", "call SRO if stepfather comes"),
            ],
            {
                "STUDENT_ID": ["220941", "221187"],
                "HEALTH_ALERT": ["bee stings"],
                "CUSTODY_NOTE": ["call SRO if stepfather comes"],
            },
            id="Skyward",
        ),
        pytest.param(
            [("Alpha Key", "Med Crit Alert"), ("SAMPSEMM000", "bee stings"), ("OKAFODEV001", "insulin")],
            {"HEALTH_ALERT": ["bee stings", "insulin"]},
            id="the key alone",
        ),
        pytest.param(
            [("userSourcedId", "flag"), ("stu-60077", "iep"), ("stu-60081", "freeLunch"), ("stu-60094", "homeless")],
            {
                "STUDENT_ID": ["stu-60077", "stu-60081", "stu-60094"],
                "SPECIAL_EDUCATION": ["iep"],
                "ECONOMIC_STATUS": ["freeLunch", "homeless"],
            },
            id="a flag a row",
        ),
        pytest.param(
            [
                ("Name", "Counselor", "Spring score"),
                *((n, "Baptiste", s) for n, s in zip(NAMES, ("462", "458", "469, appeal"), strict=True)),
            ],
            {"GRADE_RECORD": ["462", "458", "469, appeal"]},
            id="scores of those whom somebody counsels",
        ),
        pytest.param(
            [
                ("MCAS retest, November",),
                ("Name", "Room", "Last score"),
                *((n, "12", s) for n, s in zip(NAMES, ("462", "458", "469"), strict=True)),
            ],
            {"GRADE_RECORD": ["462", "458", "469"]},
            id="the title names the test",
        ),
        pytest.param(
            [("Dariusz Lis", "C-", "bright"), ("Marisela Otero", "A", "lovely"), ("Trent Okafor", "F (41)", "see me")],
            {"GRADE_RECORD": ["C-", "A", "F (41)"]},
            id="letters without a header",
        ),
        pytest.param(
            [
                ("WIDA ACCESS, list/speak/read/write",),
                ("Dariusz Lis gr 3", "2.4 3.1 2.2 2.0", "SLIFE"),
                ("Marisela Otero gr 4", "4.4 3.9 4.1 3.6 / 3.9", "exit?"),
                ("Trent Okafor gr 3", "L 5.1 S 4.8 R 4.9 W 4.2", ""),
            ],
            {"GRADE_RECORD": ["2.4 3.1 2.2 2.0", "4.4 3.9 4.1 3.6 / 3.9", "L 5.1 S 4.8 R 4.9 W 4.2"]},
            id="scores of a test without a header",
        ),
        pytest.param(
            [
                ("kid", "cnslr", "credits (need 118)", "GPA u/w", "GPA w"),
                *(
                    (n, "KD", "", a, b)
                    for n, a, b in zip(NAMES, ("3.12", "2.05", "3.71"), ("3.4", "2.1", "4.2"), strict=True)
                ),
            ],
            {"GRADE_RECORD": ["3.12", "3.4", "2.05", "2.1", "3.71", "4.2"]},
            id="averages with a qualifier, beside credits that are needed",
        ),
        pytest.param(
            [
                ("Name", "Letters /26", "Sounds /26", "Days /18"),
                *((n, a, b, "14") for n, a, b in zip(NAMES, ("26", "11", "19"), ("22", "3", "12"), strict=True)),
            ],
            {"GRADE_RECORD": ["26", "22", "11", "3", "19", "12"]},
            id="headings that give the points there are",
        ),
        pytest.param(
            [
                ("sourcedId", "role", "givenName", "familyName", "identifier", "metadata.iep", "metadata.frl"),
                ("u-71", "student", "Bia", "Pimentel", "204417", "Y", "F"),
                ("u-72", "student", "Ruby", "Haldane", "204431", "Y", "R"),
                ("u-73", "teacher", "Moira", "Kent", "", "", ""),
            ],
            {
                "STUDENT_ID": ["204417", "204431"],
                "SPECIAL_EDUCATION": ["Y", "Y"],
                "ECONOMIC_STATUS": ["F", "R"],
            },
            id="the number of a pupil beside the key of a row",
        ),
        pytest.param(
            [
                ("Injuries wk 3",),
                ("Ath", "Sp", "Inj", "Seen by"),
                ("Pimentel J", "VB", "L ankle sprain", "trainer"),
                ("Haldane R", "XC", "shin splints", "trainer"),
                ("Okafor T", "FB", "concussion 9/30", "trainer"),
                ("Lindqvist A", "FB", "heat illness", "trainer"),
            ],
            {"HEALTH_ALERT": ["L ankle sprain", "shin splints", "concussion 9/30", "heat illness"]},
            id="surnames with an initial and no comma",
        ),
        pytest.param(
            [("Deployed right now",), ("Child", "Who"), *column("mother, Guard", "father, Navy", "stepdad")],
            {"FAMILY_STATUS": ["mother, Guard", "father, Navy", "stepdad"]},
            id="whose parents are away",
        ),
        pytest.param(
            [("Weekend bags",), ("Name", "Rm"), *column("12", "4", "9")],
            {"ECONOMIC_STATUS": ["Weekend bags"] * 3},
            id="who is given food",
        ),
    ],
)
def test_whose_a_row_is(read: Read, table: Table, rows: Rows, expected: dict[str, list[str]]) -> None:
    assert said(read(table(rows))) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("from", "to", "subject"),
                ("office@x.example.org", PUPILS[0], "asthma week"),
                ("office@x.example.org", PUPILS[1], "detention rules"),
            ],
            id="a log of mails",
        ),
        pytest.param([("Email Address", "Comments"), *column(*FEARS, beside=STAFF)], id="answers of staff"),
        pytest.param(
            [("Username", "Answer"), *column("He failed every class", "He was arrested", beside=PUPILS)],
            id="answers on a book",
        ),
        pytest.param([("Username", "Score", "Level"), *column("9100", "700", beside=PUPILS)], id="a game"),
        pytest.param([("email", "q1", "q2"), *((a, "3", "4") for a in PUPILS)], id="questions, no quarters"),
        pytest.param(
            [("Email Address", "Which foods are top allergens?"), *column("peanuts", "shellfish", beside=PUPILS)],
            id="a question of a quiz",
        ),
        pytest.param([("Email Address", "Lunch"), *column("pizza", "salad", beside=PUPILS)], id="a poll"),
        pytest.param(
            [
                ("Shelf", "Holds"),
                ("Vitamin C", "3 wks"),
                ("Hepatitis B", "2 wks"),
                ("Room D", "out"),
                ("Plan B", "full"),
            ],
            id="words with a letter",
        ),
        pytest.param(
            [
                ("Educator", "Lic #", "Field"),
                ("Pimentel J", "44910", "Severe Disabilities"),
                ("Haldane R", "88127", "Speech"),
                ("Okafor T", "55316", "Deaf/HH"),
                ("Lindqvist A", "61150", "Mod. Disabilities"),
            ],
            id="licences of teachers",
        ),
        pytest.param(
            [
                ("Name", "Laps out of 40", "Miles out of 26"),
                *((n, b, "12") for n, b in zip(NAMES, ("12", "30", "8"), strict=True)),
            ],
            id="headings that give how many there are of a thing",
        ),
        pytest.param(
            [
                ("WIDA trainings, PDPs",),
                ("Dariusz Lis", "2.5 3.0", "x"),
                ("Marisela Otero", "4.5 3.0", ""),
                ("Trent Okafor", "1.5 1.5", "x"),
            ],
            id="points of teachers",
        ),
        pytest.param(
            [("sourcedId", "program"), ("prg-1001", "IEP"), ("prg-1002", "504"), ("prg-1003", "Free Lunch")],
            id="programs",
        ),
        pytest.param(
            [("userSourcedId", "flag"), ("adm-1001", "betaGradebook"), ("adm-1002", "darkMode")], id="flags of features"
        ),
        pytest.param(
            [
                ("Alphakey", "Vendor", "Critical Alert"),
                ("GRAINGER000", "Grainger", "latex gloves out"),
                ("STAPLESO001", "Staples", "late"),
            ],
            id="vendors",
        ),
        pytest.param(
            [("user.name", "course", "score", "late"), *((n, "First aid", "95", "false") for n in NAMES)],
            id="a course of staff",
        ),
        pytest.param(
            [
                ("athlete.name", "event", "score", "late", "missing"),
                *((n, "vault", "9", "false", "false") for n in NAMES),
            ],
            id="a meet",
        ),
        pytest.param(
            [("Name", "Team", "Score"), *((n, "Pins", s) for n, s in zip(NAMES, ("462", "458", "469"), strict=True))],
            id="bowling",
        ),
        pytest.param(
            [
                ("MCAS retest proctors",),
                ("Name", "Room", "Total"),
                *((n, "12", s) for n, s in zip(NAMES, ("462", "458", "469"), strict=True)),
            ],
            id="proctors",
        ),
        pytest.param(
            [("Wifi access totals",), ("Name", "Total"), *column("120", "150", "200")], id="access that is no test"
        ),
        pytest.param(
            [("Weekend bags, packing crew",), ("Name", "Shift"), *column("9:00", "9:30", "10:00")], id="who packs"
        ),
        pytest.param([("Chromebooks deployed right now",), ("Student", "Rm"), *column("12", "4", "9")], id="devices"),
    ],
)
def test_rows_that_are_said_of_nobody(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows))) == {}


def test_an_address_alone_says_nothing_of_anybody(read: Read, table: Table) -> None:
    found = read(table([("Email Address", "Lunch"), *column("pizza", "salad", beside=PUPILS)]))
    assert [(c.person, c.identifier) for c in found] == [(None, None)] * 2


def test_many_answers_are_counted_as_if_each_were_read(read: Read, table: Table) -> None:
    rows = [("respondent", "worry"), *((f"{n}a{PUPILS[0]}", "I have panic attacks every day") for n in range(300))]
    assert len({c.person.name for c in read(replace(table(rows), title="check-in")) if c.person}) == 300


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Anything you want to say?", "not eating", True),
        ("Answer", "I was diagnosed with asthma", True),
        ("Answer", "He failed every class", False),
        ("What do you think of phones?", "I have anxiety without mine", False),
        ("If you could change one rule?", "no detention", False),
        ("Why were you absent?", "in the hospital", True),
    ],
)
def test_what_an_answer_says_of_who_gives_it(question: str, answer: str, expected: bool) -> None:
    assert said_of_self(question, answer) is expected


@pytest.mark.parametrize(
    ("title", "entity"),
    [
        ("Deployed right now", "FAMILY_STATUS"),
        ("Grief lunch bunch", "FAMILY_STATUS"),
        ("Backpack food, drop Fri", "ECONOMIC_STATUS"),
        ("Medical alert list, field trip", "HEALTH_ALERT"),
        ("Phones deployed right now", None),
        ("Weekend bags: what to pack", None),
        ("Deployed in May, see the notes", None),
    ],
)
def test_what_a_title_lists_its_rows_for(title: str, entity: str | None) -> None:
    listed = listed_for(title)
    assert (listed[0] if listed else None) == entity


@pytest.mark.parametrize("beside", ["Teacher", "Guardian"])
def test_who_else_is_named_in_a_row_is_somebody_else(read: Read, table: Table, beside: str) -> None:
    rows = [
        ("Student", beside, "Alert"),
        ("Emma Sampson", "Ann Kelly", "asthma"),
        ("Devon Okafor", "Bo Reed", "asthma"),
    ]
    assert [m.value for c in read(table(rows)) for m in c.matches if m.apart] == ["Ann Kelly", "Bo Reed"]


def test_the_second_pupil_of_a_row_is_somebody_else(read: Read, table: Table) -> None:
    rows = [
        ("Target", "Aggressor", "Incident"),
        ("Emma Sampson", "Ann Kelly", "bullying"),
        ("Di Osei", "Bo Reed", "threats"),
    ]
    assert [m.value for c in read(table(rows)) for m in c.matches if m.apart] == ["Ann Kelly", "Bo Reed"]


def test_a_parent_alone_is_whose_the_row_is(read: Read, table: Table) -> None:
    rows = [("Guardian", "Cell"), ("Ann Kelly", "781-555-0149"), ("Bo Reed", "413-555-0138")]
    assert not any(m.apart for c in read(table(rows)) for m in c.matches)


APART = (("Okafor", "Devon"), ("Silva", "Mateus"), ("Bell", "Imani"))


def apart(heading: str, *cells: str) -> Rows:
    """A list with first and last names in columns of their own, and one column of codes."""
    return [("Last Name", "First Name", heading), *((*name, cell) for name, cell in zip(APART, cells, strict=False))]


@pytest.mark.parametrize(
    ("heading", "cells", "entity"),
    [
        ("SEC_504", ("Y", "N", "Y"), "SPECIAL_EDUCATION"),
        ("NatureOfDis", ("05", "", "11"), "SPECIAL_EDUCATION"),
        ("Direct Cert", ("Y", "", "Y"), "ECONOMIC_STATUS"),
        ("Econ_Disadv", ("1", "0", "1"), "ECONOMIC_STATUS"),
        ("Free/Reduced", ("F", "", "R"), "ECONOMIC_STATUS"),
        ("HighNeeds", ("Y", "N", "Y"), "ECONOMIC_STATUS"),
        ("Homeless Flag", ("true", "false", "true"), "ECONOMIC_STATUS"),
        ("In Foster Care", ("Y", "N", "Y"), "FAMILY_STATUS"),
        ("DOE029", ("01", "00", "02"), "FAMILY_STATUS"),
        ("IHP", ("Y", "N", "Y"), "HEALTH_ALERT"),
    ],
)
def test_codes_kept_of_pupils_alone_tell_whose_rows_they_are(
    read: Read, table: Table, heading: str, cells: Sequence[str], entity: str
) -> None:
    found = said(read(table(apart(heading, *cells))))
    assert found == {entity: [cells[0], cells[2]]}


@pytest.mark.parametrize("heading", ["OT", "Goals", "Foster Dog", "Section 504 Training", "Snap Chat"])
def test_headings_that_others_have_as_well_tell_nothing(read: Read, table: Table, heading: str) -> None:
    assert not said(read(table(apart(heading, "Y", "N", "Y"))))


@pytest.mark.parametrize(
    ("heading", "found"), [("Emergency #", True), ("Home", True), ("Number", False), ("Order no.", False)]
)
def test_ten_figures_under_whom_to_call_are_telephones(read: Read, table: Table, heading: str, found: bool) -> None:
    rows = apart(heading, "9785550143", "6175550122", "4135550187")
    got = [m for c in read(table(rows)) for m in c.matches if m.entity == "PHONE_NUMBER"]
    assert bool(got) is found


def test_high_needs_beside_low_income_is_neither_that_nor_a_mark(read: Read, table: Table) -> None:
    rows = [
        ("Last Name", "First Name", "highneeds", "lowincome", "Math", "ELA"),
        *((*n, "1", i, m, e) for n, i, m, e in zip(APART, "010", ("81", "64", "93"), ("77", "58", "88"), strict=True)),
    ]
    assert said(read(table(rows))) == {"ECONOMIC_STATUS": ["1"], "GRADE_RECORD": ["81", "77", "64", "58", "93", "88"]}
