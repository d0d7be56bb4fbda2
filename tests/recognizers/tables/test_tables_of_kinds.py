"""Kinds of tables that schools have: whose a password is, what a column means, what only looks sensitive."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence

import pytest

from recognizers import registry
from recognizers.contract import Cluster
from recognizers.headings.reading import Headings
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]

PASSWORDS = {
    "Emma Sampson": "Otter887!",
    "Omar Rahimi": "Maple719!",
    "Linh Tran": "Cedar303#",
    "Luis Rivera": "Robin303#",
}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Room 12",), ("Emma Sampson", "", "Omar Rahimi"), ("User: es40683", "", "User: or40684"),
                ("Pass: Otter887!", "", "Pass: Maple719!"), (), ("Linh Tran", "", "Luis Rivera"),
                ("User: lt40687", "", "User: lr40688"), ("Pass: Cedar303#", "", "Pass: Robin303#"),
            ],
            id="down the columns",
        ),
        pytest.param(
            [
                ("Name: Emma Sampson", "Name: Omar Rahimi"), ("Login: es1", "Login: or2"),
                ("Password: Otter887!", "Password: Maple719!"), ("Name: Linh Tran", "Name: Luis Rivera"),
                ("Login: lt3", "Login: lr4"), ("Password: Cedar303#", "Password: Robin303#"),
            ],
            id="down the columns, names labelled",
        ),
        pytest.param(
            [
                ("Emma Sampson\nUser: es40683\nPass: Otter887!", "Omar Rahimi\nUser: or40684\nPass: Maple719!"),
                ("Linh Tran\nUser: lt40687\nPass: Cedar303#", "Luis Rivera\nUser: lr40688\nPass: Robin303#"),
            ],
            id="in one cell each",
        ),
        pytest.param(
            [
                ("Name", "Emma Sampson", "Name", "Omar Rahimi"), ("Username", "es40683", "Username", "or40684"),
                ("Password", "Otter887!", "Password", "Maple719!"), (), ("Name", "Linh Tran", "Name", "Luis Rivera"),
                ("Username", "lt40687", "Username", "lr40688"), ("Password", "Cedar303#", "Password", "Robin303#"),
            ],
            id="as forms side by side",
        ),
        pytest.param(
            [
                ("Emma Sampson", "", "Omar Rahimi", ""), ("Username:", "es40683", "Username:", "or40684"),
                ("Password:", "Otter887!", "Password:", "Maple719!"), ("", "", "", ""),
                ("Linh Tran", "", "Luis Rivera", ""), ("Username:", "lt40687", "Username:", "lr40688"),
                ("Password:", "Cedar303#", "Password:", "Robin303#"),
            ],
            id="down two columns each",
        ),
        pytest.param(
            [
                ("Student", "Username", "Password", "", "Student", "Username", "Password"),
                ("Emma Sampson", "es40683", "Otter887!", "", "Omar Rahimi", "or40684", "Maple719!"),
                ("Linh Tran", "lt40687", "Cedar303#", "", "Luis Rivera", "lr40688", "Robin303#"),
            ],
            id="as tables side by side",
        ),
        pytest.param(
            [
                ("Emma Sampson", "es40683", "Otter887!", "", "Omar Rahimi", "or40684", "Maple719!"),
                ("Linh Tran", "lt40687", "Cedar303#", "", "Luis Rivera", "lr40688", "Robin303#"),
            ],
            id="side by side, without a header",
        ),
    ],
)  # fmt: skip
def test_a_login_card_is_its_own_pupils(read: Read, table: Table, rows: Rows) -> None:
    found = read(table(rows))
    assert {
        c.person.name: m.value for c in found if c.person for m in c.matches if m.entity == "CREDENTIAL"
    } == PASSWORDS


def entities(found: list[Cluster]) -> set[str]:
    """What is said of anybody, but names."""
    return {m.entity for c in found for m in c.matches} - {"PERSON"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ("Time", "Name", "Reason", "Disposition"),
                ("9:10", "Omar Rahimi", "nosebleed", "RTC"),
                ("9:40", "Linh Tran", "low sugar", "home w/ parent"),
            ],
            {"HEALTH_ALERT"},
            id="a log of the nurse",
        ),
        pytest.param(
            [("Name", "Math", "ELA"), ("Omar Rahimi", "1", "3"), ("Linh Tran", "2", "4")],
            {"GRADE_RECORD"},
            id="marks on standards",
        ),
        pytest.param(
            [
                ("Emma Sampson", "Omar Rahimi"),
                ("14 Orchard Rd", "220 Central St"),
                ("Holden, MA 01520", "Holden, MA 01520"),
                ("DOB: 3/4/2016", "DOB: 5/6/2015"),
            ],
            {"STREET_ADDRESS", "DATE_OF_BIRTH"},
            id="labels for envelopes",
        ),
        pytest.param(
            [
                ("Grades, period 2",),
                ("", "Emma Sampson", "Omar Rahimi", "Linh Tran"),
                ("English", "C", "F", "A"),
                ("Algebra", "D+", "F", "A-"),
                ("Absences", "14", "31", "2"),
            ],
            {"GRADE_RECORD", "ATTENDANCE_RECORD"},
            id="people across",
        ),
        pytest.param(
            [("", "Emma Sampson", "Omar Rahimi"), ("English", "2", "3"), ("Algebra", "1", "0")],
            set(),
            id="people across, sections they teach",
        ),
        pytest.param(
            [("Name", "Q1", "Missing"), ("Emma Sampson", "61", "4"), ("Omar Rahimi", "38", "11")],
            {"GRADE_RECORD"},
            id="one mark, and what is missing",
        ),
        pytest.param(
            [
                ("Booth", "Student", "Project title"),
                ("1", "Emma Sampson", "Asthma in our town"),
                ("2", "Omar Rahimi", "How does insulin work?"),
            ],
            set(),
            id="titles of projects, counted",
        ),
        pytest.param(
            [
                ("Name", "Choice 1", "Choice 2"),
                ("Emma Sampson", "Autism", "Trauma"),
                ("Omar Rahimi", "Restraint", "Autism"),
            ],
            set(),
            id="workshops to choose from",
        ),
        pytest.param(
            [
                ("Name", "Bringing", "Allergens in dish"),
                ("Emma Sampson", "Chili", "milk"),
                ("Omar Rahimi", "Rice", "peanuts"),
            ],
            set(),
            id="what a dish holds",
        ),
        pytest.param(
            [("userSourcedId", "flag"), ("310587", "giftedTalented"), ("875797", "giftedTalented"), ("875799", "iep")],
            {"STUDENT_ID", "SPECIAL_EDUCATION"},
            id="flags, most of them harmless",
        ),
        pytest.param(
            [
                ("IEP/504 calendar",),
                ("Student", "Case Mgr", "Type"),
                ("Omar Rahimi", "Cote", "IEP"),
                ("Linh Tran", "Cote", "504"),
            ],
            {"SPECIAL_EDUCATION"},
            id="a title that reads as a heading",
        ),
        pytest.param(
            [("No.", "Student", "Incident No", "Offense"), ("1", "Omar Rahimi", "61730", "Fighting")],
            {"DISCIPLINE_RECORD"},
            id="numbers of incidents",
        ),
        pytest.param(
            [
                ("Liaison", "School", "IEPs", "504s"),
                ("Rivera, Luis", "Mill Race Middle", "16", "12"),
                ("Tran, Linh", "Mill Race Middle", "19", "15"),
            ],
            set(),
            id="how many plans staff have",
        ),
        pytest.param(
            [
                ("Name", "Department", "Ext"),
                ("Tran, Linh", "Special Education", "12"),
                ("Rivera, Luis", "Counseling", "13"),
            ],
            set(),
            id="departments of staff",
        ),
        pytest.param(
            [("Role", "Actor"), ("Judge", "Omar Rahimi"), ("Warden", "Linh Tran")], set(), id="parts of a play"
        ),
        pytest.param(
            [("Seed", "Player", "Division", "Score"), ("1", "Omar Rahimi", "A", "88"), ("2", "Linh Tran", "B", "71")],
            set(),
            id="a tournament",
        ),
        pytest.param(
            [
                ("Name", "House", "Grade", "GPA"),
                ("Jay Gatsby", "West", "B", "3.1"),
                ("Nick Carraway", "East", "A", "3.9"),
                ("Hester Prynne", "East", "A", "3.8"),
            ],
            set(),
            id="people of novels",
        ),
        pytest.param(
            [
                ("Patient", "Symptom", "Condition"),
                ("Patient A", "rash", "asthma"),
                ("Mr. Bones", "rash", "epilepsy"),
                ("John Doe", "seizure", "diabetes"),
            ],
            set(),
            id="made-up patients",
        ),
        pytest.param(
            [
                ("Route", "Location", "GPS"),
                ("13", "Depot & Main", "42.6603, -71.9947"),
                ("34", "Old fire house", "42.4078, -71.5707"),
            ],
            set(),
            id="where buses stop",
        ),
    ],
)
def test_what_a_table_says(read: Read, table: Table, rows: Rows, expected: set[str]) -> None:
    assert entities(read(table(rows))) == expected


def test_dates_beside_words_of_the_same_kind_say_nothing_more(read: Read, table: Table) -> None:
    rows = [
        ("Student", "Primary Disability", "Annual review"),
        ("Linh Tran", "Autism", "9/9/2026"),
        ("Omar Rahimi", "Health", "9/8/2026"),
    ]
    said = [m.value for c in read(table(rows)) for m in c.matches if m.entity == "SPECIAL_EDUCATION"]
    assert said == ["Autism", "Health"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Local ID.........324854\nD.O.B............11/19/2013", ["324854", "11/19/2013"]),
        ("State ID____1037208513", ["1037208513"]),
        ('What not to send: "Jane Doe, DOB 1/1/2011, SSN 219-09-9999".', []),
        ("Test Student\nDOB 1/1/2011\nLinh Tran\nDOB 2/2/2012", ["2/2/2012"]),
    ],
)
def test_values_behind_leaders_and_behind_names_that_are_nobodys(read: Read, text: str, values: list[str]) -> None:
    assert [m.value for c in read(text) for m in c.matches if m.entity != "PERSON"] == values


SAID = "An SSN on a sheet: 331-77-3509.\n\nThảo ß"


@pytest.mark.parametrize(
    "text",
    [f"data={base64.b64encode(SAID.encode()).decode()}", SAID.encode().hex()],
    ids=["base64 behind a sign", "hexadecimal with line breaks and other letters"],
)
def test_blobs_are_read(read: Read, text: str) -> None:
    assert [m.said for c in read(text) for m in c.matches if m.entity == "US_SSN"] == ["331-77-3509"]


def test_a_teacher_beside_a_pupil_is_no_second_table(read: Read, table: Table) -> None:
    rows = [
        ("Emma Sampson", "4", "Brid Coady", "12", "1012345678"),
        ("Omar Rahimi", "5", "Tyler King", "14", "1012345679"),
    ]
    found = [(c.person and c.person.name, m.value) for c in read(table(rows)) for m in c.matches if m.entity == "SASID"]
    assert found == [("Emma Sampson", "1012345678"), ("Omar Rahimi", "1012345679")]


@pytest.mark.parametrize(
    ("heading", "entity"),
    [
        ("F. Nac.", "DATE_OF_BIRTH"),
        ("Data Nasc.", "DATE_OF_BIRTH"),
        ("Speaking PL", "GRADE_RECORD"),
        ("Overall CPL", "GRADE_RECORD"),
        ("Bank ABA", "US_BANK_NUMBER"),
        ("SIS ID", "STUDENT_ID"),
        ("School SIS ID", None),
        ("Med Card Exp", None),
    ],
)
def test_what_a_heading_asks_for(heading: str, entity: str | None) -> None:
    assert Headings(registry.shipped()).read(heading).entity == entity


@pytest.mark.parametrize(
    ("rows", "above", "expected"),
    [
        pytest.param(
            [("Notes", "fine"), ("DOB", "06/08/2016")], "", {"06/08/2016"}, id="a label that nobody listed before it"
        ),
        pytest.param(
            [("Field", "Value"), ("DOB", "06/08/2016")], "", {"06/08/2016"}, id="a header of labels and values"
        ),
        pytest.param(
            [("DOB", "06/08/2016"), ("Allergies", "peanuts, carries EpiPen")],
            "Emma Sampson came on Monday.",
            {"06/08/2016", "peanuts, carries EpiPen"},
            id="whose form it is, right above",
        ),
        pytest.param([("Name", "DOB"), ("Notes", "fine")], "", set(), id="a header alone"),
    ],
)
def test_a_form_of_labels_and_values(read: Read, table: Table, rows: Rows, above: str, expected: set[str]) -> None:
    found = read(*[above][: bool(above)], table(rows))
    assert {m.value for c in found for m in c.matches if m.entity != "PERSON"} == expected


NAMED = ("Emma Sampson", "Devon Carter", "Nicole Benson")


def listed(*heads: str, columns: Sequence[Sequence[str]], title: str = "") -> list[tuple[str, ...]]:
    """A list of three people under its title: a column of names, then the others."""
    body = [(name, *cells) for name, cells in zip(NAMED, zip(*columns, strict=True), strict=True)]
    return [*([(title,)] if title else []), *([heads] if heads else []), *body]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            listed(
                "Rider",
                "Stop",
                "Time",
                columns=[("18 Cranberry Ln", "41 Old Mill Rd, apt 3", "7 Fern St"), ("3:22", "3:29", "3:31")],
            ),
            {("STREET_ADDRESS", v) for v in ("18 Cranberry Ln", "41 Old Mill Rd, apt 3", "7 Fern St")},
            id="stops of riders",
        ),
        pytest.param(
            listed("Student", "Office", columns=[("18 Cranberry Ln", "41 Old Mill Rd", "7 Fern St")]),
            set(),
            id="addresses of offices",
        ),
        pytest.param(
            listed("Student", "Days out", "Rate", columns=[("19", "14", "11"), ("78.4%", "84.1%", "87.5%")]),
            {("ATTENDANCE_RECORD", v) for v in ("19", "14", "11", "78.4%", "84.1%", "87.5%")},
            id="rates of attendance",
        ),
        pytest.param(
            listed(
                "Name",
                "Present",
                "ADA",
                columns=[("70", "81", "64"), ("77.8", "90.0", "71.1")],
                title="Attendance team 2/3",
            ),
            {("ATTENDANCE_RECORD", v) for v in ("70", "81", "64", "77.8", "90.0", "71.1")},
            id="rates under a title",
        ),
        pytest.param(
            listed(
                "Name",
                "Present",
                "Rate",
                columns=[("70", "81", "64"), ("77.8", "90.0", "71.1")],
                title="Staff attendance",
            ),
            set(),
            id="rates of staff",
        ),
        pytest.param(
            listed(
                "Child",
                "HH income",
                "why",
                "award",
                columns=[
                    ("$44k / 4", "$31k / 5", "$52k / 5"),
                    ("free lunch", "laid off in Nov", "behind on rent"),
                    ("full", "half", "none"),
                ],
            ),
            {
                ("ECONOMIC_STATUS", v)
                for v in ("$44k / 4", "$31k / 5", "$52k / 5", "free lunch", "laid off in Nov", "behind on rent")
            },
            id="why a family asks for help",
        ),
        pytest.param(
            listed(
                "who",
                "why / action",
                "served",
                columns=[("skip P6 x3, Sat school", "vape in RR - 2 det", "language to sub"), ("Y", "", "Y")],
            ),
            {("DISCIPLINE_RECORD", v) for v in ("skip P6 x3, Sat school", "vape in RR - 2 det", "language to sub")},
            id="reasons and actions in one column",
        ),
        pytest.param(
            listed(
                "Behavior (wk of 3/2)",
                "what",
                "date",
                columns=[("threw a shoe", "scratched peer", "ran out of room"), ("3/2", "3/3", "3/5")],
            ),
            {("DISCIPLINE_RECORD", v) for v in ("threw a shoe", "scratched peer", "ran out of room")},
            id="a log's title over the names",
        ),
        pytest.param(
            listed(
                "Student",
                "Prob Beh",
                "Admin Decision",
                columns=[("PAgg", "Disrespt", "Prop dam"), ("Time out", "Parent mtg", "Restitution")],
            ),
            {
                ("DISCIPLINE_RECORD", v)
                for v in ("PAgg", "Disrespt", "Prop dam", "Time out", "Parent mtg", "Restitution")
            },
            id="codes of referrals",
        ),
        pytest.param(
            listed(
                columns=[
                    ("gr 9", "gr 10", "gr 6"),
                    ("sickle cell crisis", "mono til Feb", "broken femur"),
                    ("Ruth - 5", "Carl - 4", "online"),
                ],
                title="HOME / HOSPITAL TUTORING",
            ),
            {("HEALTH_ALERT", v) for v in ("sickle cell crisis", "mono til Feb", "broken femur")},
            id="no header, a grade in each row",
        ),
        pytest.param(
            listed("full", "alert", columns=[("asthma", "cystic fibrosis, enzymes w/ snack", "bee allergy")]),
            {("HEALTH_ALERT", "asthma"), ("HEALTH_ALERT", "cystic fibrosis"), ("HEALTH_ALERT", "bee allergy")},
            id="alerts in other words",
        ),
        pytest.param(
            listed("Student", "note", columns=[("dad died in Aug; grief group", "ok", "-")]),
            {("FAMILY_STATUS", "dad died in Aug")},
            id="a remark that ends as firms do",
        ),
        pytest.param(
            [
                ("", *NAMED),
                ("Grade", "10", "10", "11"),
                ("GPA", "3.61", "1.88", "2.40"),
                ("Meds", "none", "Zoloft", "insulin"),
                ("Home", "both", "both", "aunt"),
            ],
            {("GRADE_RECORD", v) for v in ("3.61", "1.88", "2.40")}
            | {("HEALTH_ALERT", "Zoloft"), ("HEALTH_ALERT", "insulin")},
            id="a person a column",
        ),
        pytest.param(
            [
                ("1062200417", *NAMED[0].split(), "04/09/2015", "04", "20", "08", "03"),
                ("1062200518", *NAMED[1].split(), "12/30/2014", "02", "00", "500", "500"),
                ("1062200933", *NAMED[2].split(), "07/21/2015", "03", "40", "11", "04"),
            ],
            {("SPECIAL_EDUCATION", v) for v in ("20", "08", "03", "40", "11", "04")},
            id="codes of SIMS without a header",
        ),
        pytest.param(
            [
                ("Student", "Goal", "Service", "Freq x Min"),
                (NAMED[0], "1", "Reading (C)", "4x30/5"),
                ("", "2", "Speech (C)", "2x30/6"),
                (NAMED[1], "1", "Counseling (B)", "1x30/6"),
            ],
            {
                ("SPECIAL_EDUCATION", v)
                for v in ("Reading (C)", "4x30/5", "Speech (C)", "2x30/6", "Counseling (B)", "1x30/6")
            },
            id="services in a cycle of days",
        ),
    ],
)
def test_what_is_said_in_lists(read: Read, table: Table, rows: Rows, expected: set[tuple[str, str]]) -> None:
    said = {(m.entity, m.value) for c in read(table(rows)) for m in c.matches}
    told = {"STREET_ADDRESS", "ATTENDANCE_RECORD", "ECONOMIC_STATUS", "DISCIPLINE_RECORD", "HEALTH_ALERT"}
    told |= {"FAMILY_STATUS", "GRADE_RECORD", "SPECIAL_EDUCATION"}
    assert {one for one in said if one[0] in told} == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            listed("Name", "A1", "A3.2", columns=[("x", "", "x"), ("", "x", "x")], title="MCAS accommodations rm 214"),
            4,
            id="codes under a title",
        ),
        pytest.param(
            listed("Student", "Extended time", "Read aloud", columns=[("Y", "Y", "N"), ("N", "Y", "N")]),
            3,
            id="in words",
        ),
        pytest.param(listed("Name", "A1", "A2", columns=[("x", "", "x"), ("", "x", "x")]), 0, id="codes alone"),
        pytest.param(
            listed("Student", "Breaks", "Lunch", columns=[("10:05", "10:20", "9:50"), ("x", "x", "x")]), 0, id="times"
        ),
    ],
)
def test_accommodations_are_ticked(read: Read, table: Table, rows: Rows, expected: int) -> None:
    said = [m for c in read(table(rows)) for m in c.matches]
    assert sum(m.entity == "SPECIAL_EDUCATION" for m in said) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Name", "Owner", "Weight", "Condition", "Meds"),
                ("Bella", "room 4", "2.1", "diabetes", "insulin"),
                ("Oliver", "room 6", "0.4", "mites", "drops"),
            ],
            id="animals",
        ),
        pytest.param(
            [
                ("Field", "Sample", "Meaning"), ("stu_last", "Carter", "legal last name"),
                ("lunch_cd", "F", "free, reduced, paid"), ("iep_flag", "Y", "has IEP"),
                ("med_alert", "EpiPen", "free text from nurse"),
            ],
            id="fields and samples of them",
        ),
        pytest.param(
            [
                ("key", "room", "holder", "out"), ("A1", "504", "custodian", "9/2"),
                ("A2", "Health", "nurse", "9/2"), ("B7", "210", "sub desk", "1/12"),
            ],
            id="keys and who has them",
        ),
    ],
)  # fmt: skip
def test_nobodys_tables(read: Read, table: Table, rows: Rows) -> None:
    said = [m for c in read(table(rows)) for m in c.matches]
    assert not {m.entity for m in said if m.about != "staff"} & {
        "HEALTH_ALERT",
        "SPECIAL_EDUCATION",
        "ECONOMIC_STATUS",
        "PERSON",
    }


def test_a_plan_in_a_form_may_be_any(read: Read, table: Table) -> None:
    rows = [("Student", NAMED[0]), ("DOB", "3/4/2014"), ("Plan", "check in 2x mo"), ("504", "mtg 11/12")]
    said = [m.value for c in read(table(rows)) for m in c.matches if m.entity == "SPECIAL_EDUCATION"]
    assert said == ["mtg 11/12"]


@pytest.mark.parametrize(
    ("cell", "entity"),
    [
        ("bit peer @ recess", "DISCIPLINE_RECORD"),
        ("eating d/o, weekly weigh-in", "HEALTH_ALERT"),
        ("with another family because of cost", "ECONOMIC_STATUS"),
    ],
)
def test_remarks_of_few_words(read: Read, table: Table, cell: str, entity: str) -> None:
    found = read(table([("Student", "note"), (NAMED[0], cell), (NAMED[1], "ok")]))
    assert entity in {m.entity for c in found for m in c.matches}
