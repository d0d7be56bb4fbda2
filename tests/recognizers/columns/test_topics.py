"""Columns told by their values, their table or the order of a record; tables that say nothing of anybody."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.columns import layouts, vocabulary
from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]

NAMES = ("Sampson, Emma", "Okafor, Devon", "Silva, Mateus", "Bell, Imani", "Foley, Nora")


def said(found: list[Cluster]) -> dict[str, list[str]]:
    """The values of each entity but names, in order."""
    out: dict[str, list[str]] = {}
    for match in (m for c in found for m in c.matches if m.entity != "PERSON"):
        out.setdefault(match.entity, []).append(match.value)
    return out


def listed(*headings: str, columns: Sequence[Sequence[str]]) -> Rows:
    """A list of pupils with these further columns."""
    return [("Student", *headings), *zip(NAMES, *columns, strict=False)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            listed("ElgCd", columns=[("F", "P", "R", "P", "F")]),
            {"ECONOMIC_STATUS": ["F", "R", "F"]},
            id="short for it",
        ),
        pytest.param(
            listed("RN notes", "Start", columns=[("", "tires in heat", "", "", "sees poorly"), ["Tug"] * 5]),
            {"HEALTH_ALERT": ["tires in heat", "sees poorly"]},
            id="notes of the nurse",
        ),
        pytest.param(
            listed("what", columns=[("3 Fs", "tutor", "1 Fr", "", "2 Ds")]),
            {"GRADE_RECORD": ["3 Fs", "2 Ds"]},
            id="few words",
        ),
        pytest.param(
            listed("Correct %", columns=[("95", "90", "60", "55", "20")]),
            {"GRADE_RECORD": ["95", "90", "60", "55", "20"]},
            id="how much is right",
        ),
        pytest.param(
            listed("DaysAbs", "Letter", columns=[("9", "14", "6", "2", "11"), ("1st", "2nd, CRA talk", "", "", "1st")]),
            {"ATTENDANCE_RECORD": ["9", "1st", "14", "2nd, CRA talk", "6", "2", "11", "1st"]},
            id="letters sent",
        ),
        pytest.param(
            listed("Elig", columns=[("F", "P", "R", "P", "F")]), {"ECONOMIC_STATUS": ["F", "R", "F"]}, id="meal codes"
        ),
        pytest.param(
            listed(
                "Plc",
                "Dis",
                "LON",
                columns=[("FI", "PI", "SS", "FI", "PD"), ("SLD", "AUT", "COM", "SLD/COM", "DD"), "23412"],
            ),
            {
                "SPECIAL_EDUCATION": [
                    "FI",
                    "SLD",
                    "2",
                    "PI",
                    "AUT",
                    "3",
                    "SS",
                    "COM",
                    "4",
                    "FI",
                    "SLD/COM",
                    "1",
                    "PD",
                    "DD",
                    "2",
                ]
            },
            id="a census in codes",
        ),
        pytest.param(
            [
                ("Name", "Disability Cat", "Prototype", "Level"),
                *zip(
                    NAMES,
                    ("SLD", "AUT", "COM", "SLD", "DD"),
                    ("Full", "Partial", "Sub Sep", "OOD", "Full"),
                    "LMHML",
                    strict=True,
                ),
            ],
            {
                "SPECIAL_EDUCATION": [
                    "SLD",
                    "Full",
                    "L",
                    "AUT",
                    "Partial",
                    "M",
                    "COM",
                    "Sub Sep",
                    "H",
                    "SLD",
                    "OOD",
                    "M",
                    "DD",
                    "Full",
                    "L",
                ]
            },
            id="a census that does not say that its people are pupils",
        ),
        pytest.param(
            listed(
                "Nat of Dis", "Plcmt Code", columns=[("08", "11", "500", "03", "07"), ("10", "20", "00", "40", "10")]
            ),
            {"SPECIAL_EDUCATION": ["08", "10", "11", "20", "03", "40", "07", "10"]},
            id="a census in the state's numbers",
        ),
        pytest.param(
            listed("Plc", "LON", columns=[("10", "20", "40", "10", "20"), "23412"]),
            {"SPECIAL_EDUCATION": ["10", "2", "20", "3", "40", "4", "10", "1", "20", "2"]},
            id="two headings that ask for codes",
        ),
        pytest.param(
            [("Special education census",), *listed("Code", columns=[("PI", "pi", "PI", "", "PI")])],
            {"SPECIAL_EDUCATION": ["PI", "pi", "PI", "PI"]},
            id="one code for all under a title",
        ),
        pytest.param(listed("Program", columns=[("FULL", "PART", "FULL", "PART", "FULL")]), {}, id="length of the day"),
        pytest.param(listed("Pl", "Heat", columns=["12345", "11223"]), {}, id="places in a race"),
        pytest.param(
            listed("Dept", "Level", columns=[("SS", "PE", "ELA", "SS", "MU"), "12312"]), {}, id="subjects and levels"
        ),
        pytest.param(listed("Need", "Level", columns=["23412", "LMHML"]), {}, id="levels of anything"),
        pytest.param(
            [
                ("DOE002 SASID", "DOE017 - Days in Attendance", "Title I Participation"),
                ("1084471930", "161", "00"),
                ("1084471931", "170", "01"),
            ],
            {"SASID": ["1084471930", "1084471931"], "ATTENDANCE_RECORD": ["161", "170"], "ECONOMIC_STATUS": ["01"]},
            id="the state's elements with code and title",
        ),
        pytest.param(
            [
                ("DOE002", "DOE017", "DOE 018", "SIMS_DOE019", "DOE044", "DOE045", "DOE046"),
                ("1084471930", "161", "180", "00", "2", "0", "11"),
                ("1084471931", "170", "180", "01", "0", "1", "0"),
            ],
            {
                "SASID": ["1084471930", "1084471931"],
                "ATTENDANCE_RECORD": ["161", "180", "11", "170", "180"],
                "DISCIPLINE_RECORD": ["2", "1"],
                "ECONOMIC_STATUS": ["01"],
            },
            id="the state's elements by their codes alone",
        ),
        pytest.param(
            [
                ("SPED",),
                *listed("Program", columns=[("Sub Sep", "Part. Incl.", "Full Incl.", "OOD - Private Day", "")]),
            ],
            {"SPECIAL_EDUCATION": ["Sub Sep", "Part. Incl.", "Full Incl.", "OOD - Private Day"]},
            id="placements in short",
        ),
        pytest.param(
            listed(
                "Service", "Freq", columns=[("Academic support", "OT", "", "", ""), ("5x45", "1x30/wk", "", "", "")]
            ),
            {"SPECIAL_EDUCATION": ["Academic support", "5x45", "OT", "1x30/wk"]},
            id="a grid of services",
        ),
        pytest.param(
            listed(
                "EL", "Country", "Arrival", columns=["YYYYY", ("Haiti", "USA", "", "", ""), ("8/12/25", "", "", "", "")]
            ),
            {"LANGUAGE_STATUS": ["Y"] * 5, "IMMIGRATION_STATUS": ["Haiti", "8/12/25"]},
            id="where learners of English come from",
        ),
        pytest.param(
            listed("Status", columns=[("Asylum pending", "Parolee (CHNV)", "Refugee", "Undocumented", "")]),
            {"IMMIGRATION_STATUS": ["Asylum pending", "Parolee (CHNV)", "Refugee", "Undocumented"]},
            id="how somebody may stay in the country",
        ),
        pytest.param(
            listed("Code", columns=[("UNX", "EXC", "TDY", "UNX", "DIS")]),
            {"ATTENDANCE_RECORD": ["UNX", "EXC", "TDY", "UNX", "DIS"]},
            id="codes of attendance",
        ),
        pytest.param(
            listed("Location", columns=[("Doubled-up", "Motel (Rt 9)", "Shelter", "", "")]),
            {"ECONOMIC_STATUS": ["Doubled-up", "Motel (Rt 9)", "Shelter"]},
            id="where families without a home stay",
        ),
        pytest.param(
            listed(
                "Dx",
                "Plan",
                columns=[("asthma", "T1DM", "celiac disease", "", ""), ("yes", "EAP", "in progress", "", "")],
            ),
            {"HEALTH_ALERT": ["asthma", "T1DM", "celiac disease"]},
            id="a plan in a list about health",
        ),
        pytest.param(
            listed("Plan", columns=[("Asthma action plan", "Seizure plan", "IHCP", "none", "")]),
            {"HEALTH_ALERT": ["Asthma action plan", "Seizure plan", "IHCP"]},
            id="plans of health",
        ),
        pytest.param(
            listed("RTP stage", "Location of meds", columns=[("Stage 4", "", "", "", ""), ("office", "", "", "", "")]),
            {"HEALTH_ALERT": ["Stage 4"]},
            id="the way back from a concussion, and where something is kept",
        ),
        pytest.param(
            listed(
                "Lives with",
                "Family info",
                columns=[("both", "", "", "", ""), ("mother in rehab", "parents divorcing", "", "", "")],
            ),
            {"FAMILY_STATUS": ["mother in rehab", "parents divorcing"]},
            id="what is said of a family",
        ),
        pytest.param(
            [("Last", "First", "MMIS ID", "Psprt no"), ("Silva", "Mateus", "100482719365", "A48213907")],
            {"MASSHEALTH_ID": ["100482719365"], "US_PASSPORT": ["A48213907"]},
            id="ids under rare headings",
        ),
        pytest.param(
            [*zip(NAMES, ("SLD", "AUT", "COM", "EMO", "DD"), ("FI", "SUB SEP", "PI", "SUB SEP", "FI"), strict=True)],
            {"SPECIAL_EDUCATION": ["SLD", "FI", "AUT", "SUB SEP", "COM", "PI", "EMO", "SUB SEP", "DD", "FI"]},
            id="a census in codes without a header",
        ),
        pytest.param(
            listed(
                "Vision R",
                "Vision L",
                "Hearing",
                "Referral",
                columns=[("20/20", "20/70"), ("20/25", "20/50"), ("pass", "pass"), ("", "letter sent")],
            ),
            {"HEALTH_ALERT": ["20/70", "20/50", "letter sent"]},
            id="what a screening found",
        ),
        pytest.param(
            listed("Counselor notes", columns=[("gets a fee waiver", "no SSN yet", "", "", "")]),
            {"ECONOMIC_STATUS": ["gets a fee waiver"]},
            id="what the staff wrote",
        ),
        pytest.param(
            listed(
                "ESY services",
                "Condition name",
                "Condition detail",
                columns=[("speech", "", ""), ("Asthma", "", ""), ("spring only", "", "")],
            ),
            {"SPECIAL_EDUCATION": ["speech"], "HEALTH_ALERT": ["Asthma", "spring only"]},
            id="summer services and details of a condition",
        ),
        pytest.param(
            [("LASID", "Comment"), ("331907", "headache"), ("331912", "bus")],
            {"STUDENT_ID": ["331907", "331912"], "HEALTH_ALERT": ["headache"]},
            id="a word of health beside an id alone",
        ),
        pytest.param(
            [("LASID", "Days attended", "Unexc"), ("331907", "161", "7"), ("331912", "170", "0")],
            {"STUDENT_ID": ["331907", "331912"], "ATTENDANCE_RECORD": ["161", "7", "170"]},
            id="days attended",
        ),
        pytest.param(
            listed("Comp", "Tier", columns=[("3.4", "2.1", "4.0", "3.3", "5.1"), "ABCBC"]), {}, id="the form of a test"
        ),
        pytest.param(
            listed("PD", columns=[("Autism", "Health", "Emotional", "Communication", "")]),
            {"SPECIAL_EDUCATION": ["Autism", "Health", "Emotional", "Communication"]},
            id="categories of disability",
        ),
        pytest.param(
            listed("Service", columns=[("OT", "Speech-language", "PT", "ABA", "OT")]),
            {"SPECIAL_EDUCATION": ["OT", "Speech-language", "PT", "ABA", "OT"]},
            id="services",
        ),
        pytest.param(
            listed("Missing", columns=[("MMR #2", "Tdap", "Hep B #3", "Varicella", "")]),
            {"HEALTH_ALERT": ["MMR #2", "Tdap", "Hep B #3", "Varicella"]},
            id="vaccines",
        ),
        pytest.param(
            listed("Math", "Matemática", columns=[("88", "71", "B+", "60", "93"), ("80", "75", "60", "91", "88")]),
            {"GRADE_RECORD": ["88", "80", "71", "75", "B+", "60", "60", "91", "93", "88"]},
            id="marks under subjects",
        ),
        pytest.param(
            listed(
                "9/11",
                "Volcano model",
                "Avg",
                columns=[("70", "81", "64", "90", "77"), ("88", "65", "73", "92", "70"), ("B", "C", "C", "A", "B")],
            ),
            {"GRADE_RECORD": ["70", "88", "B", "81", "65", "C", "64", "73", "C", "90", "92", "A", "77", "70", "B"]},
            id="a gradebook",
        ),
        pytest.param(
            listed("flag", columns=[("iep", "freeLunch", "homeless", "iep", "")]),
            {"SPECIAL_EDUCATION": ["iep", "iep"], "ECONOMIC_STATUS": ["freeLunch", "homeless"]},
            id="flags",
        ),
        pytest.param(
            listed(
                "IEP",
                "DisCd",
                "LON",
                "504",
                columns=[
                    ("1", "0", "1", "0", "N"),
                    ("05", "500", "11", "00", ""),
                    ("02", "500", "3", "0", ""),
                    ("", "N", "", "Y", ""),
                ],
            ),
            {"SPECIAL_EDUCATION": ["1", "05", "02", "1", "11", "3", "Y"]},
            id="codes of special education",
        ),
        pytest.param(
            listed(
                "Country of Origin",
                "Arrived in US",
                columns=[("Brazil", "USA", "Haiti", "Portugal", "US"), ("6/7/2026", "", "7/1/2026", "8/2/2026", "")],
            ),
            {"IMMIGRATION_STATUS": ["Brazil", "6/7/2026", "Haiti", "7/1/2026", "Portugal", "8/2/2026"]},
            id="newcomers",
        ),
        pytest.param(
            listed("Meal balance", columns=[("-12.50", "4.00", "(3.25)", "0.00", "")]),
            {"ECONOMIC_STATUS": ["-12.50", "(3.25)"]},
            id="owing the cafeteria",
        ),
        pytest.param(
            [
                ("Student", "", "", "Services", ""),
                ("Last", "First", "SASID", "Accom/Svc", "Liaison"),
                ("Sampson", "Emma", "1084471930", "copy of notes", "Brid Coady"),
                ("Okafor", "Devon", "1084471931", "graphic organizers", "Brid Coady"),
            ],
            {"SASID": ["1084471930", "1084471931"], "SPECIAL_EDUCATION": ["copy of notes", "graphic organizers"]},
            id="a heading over headings",
        ),
        pytest.param(
            [
                ("Employee", "Leave", "Reason"),
                ("Emma Sampson", "FMLA", "back surgery"),
                ("Devon Okafor", "FMLA", "maternity"),
            ],
            {"HEALTH_ALERT": ["back surgery", "maternity"]},
            id="leave of staff",
        ),
    ],
)
def test_a_column_is_told_by_its_values_and_its_table(
    read: Read, table: Table, rows: Rows, expected: dict[str, list[str]]
) -> None:
    assert said(read(table(rows))) == expected


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


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Explorer", "Born", "Country of Origin"),
                ("Ferdinand Magellan", "1480", "Portugal"),
                ("Zheng He", "1371", "China"),
            ],
            id="people of history",
        ),
        pytest.param(
            [("Patient", "Likely diagnosis"), ("Patient A", "Asthma"), ("Patient B", "Type 1 diabetes")],
            id="cases of a lesson",
        ),
        pytest.param(
            [
                ("Place", "Name", "Grade", "Project"),
                ("1", "Emma Sampson", "4", "Asthma and air quality"),
                ("2", "Devon Okafor", "5", "Do EpiPens expire?"),
            ],
            id="titles of projects",
        ),
        pytest.param(
            [("Bidder", "Per diem"), ("Foster Electric Co", "447"), ("Pinebrook Paving LLC", "386")], id="firms"
        ),
        pytest.param(
            [("Disability code", "Description"), ("05", "Emotional"), ("11", "Autism"), ("08", "Specific Learning")],
            id="a list of codes",
        ),
        pytest.param(
            [
                ("School", "Students", "IEP", "FRL", "Absences"),
                ("Wren Elementary", "412", "61", "130", "902"),
                ("Heron Middle", "388", "70", "141", "811"),
            ],
            id="counts of schools",
        ),
        pytest.param(
            [("Student name",), ("SASID",), ("Date of incident",), ("Offense",), ("Days suspended",)], id="a blank form"
        ),
        pytest.param(
            listed(
                "Grade",
                "HR",
                "Bus",
                "Locker",
                columns=[
                    ("4", "5", "4", "6", "5"),
                    ("12", "14", "12", "9", "3"),
                    ("7", "8", "7", "2", "1"),
                    ("101", "102", "103", "104", "105"),
                ],
            ),
            id="a homeroom list",
        ),
        pytest.param(
            listed(
                "IEP",
                "Allergies",
                "Custody",
                "FRL",
                columns=[
                    ("N", "0", "None", "", "No"),
                    ("NKA", "none", "N/A", "", "no known allergies"),
                    ("none", "", "N", "-", "0"),
                    ("P", "N", "", "0", "Paid"),
                ],
            ),
            id="nothing said in any column",
        ),
        pytest.param(
            listed("Lives with", columns=[("true", "false", "true", "true", "true")]),
            id="a contact who lives with the pupil",
        ),
        pytest.param(
            listed("Reading", columns=[("Refugee", "Hatchet", "Ghost Boys", "Rules", "Speak")]),
            id="books under a subject",
        ),
        pytest.param(
            listed(
                "Title read", "Comment", columns=[("Refugee", "Fish in a Tree"), ("So sad", "About dyslexia, loved it")]
            ),
            id="what pupils say of books",
        ),
        pytest.param(
            listed("Award", "Crew", columns=[("Citizenship", "Perfect attendance"), ("Makeup - bruises", "Lights")]),
            id="awards and crews of a play",
        ),
        pytest.param(
            [
                ("Student", "DOB", "Allergies"),
                ("Mickey Mouse", "1/1/2010", "Cheese"),
                ("Donald Duck", "2/2/2010", "Bread"),
                ("Sample Student", "3/3/2010", "Bees"),
            ],
            id="people of cartoons",
        ),
        pytest.param(
            [("FieldName", "Sample value"), ("Absences", "12"), ("Diagnosis", "Asthma")], id="what a mail merge puts in"
        ),
        pytest.param(
            listed("Motion", columns=[("Abolish detention", "Free lunch for all", "", "", "")]), id="a debate"
        ),
    ],
)
def test_tables_that_say_nothing_of_anybody(read: Read, table: Table, rows: Rows) -> None:
    assert not STATEMENTS & said(read(table(rows))).keys()


def test_a_row_without_a_name_goes_on_about_the_one_above(read: Read, table: Table) -> None:
    rows = [
        ("Student", "Time", "Medication"),
        ("Emma Sampson", "8:15", "Keppra 250 mg"),
        ("", "12:05", "Zyrtec 5 mg"),
        ("Devon Okafor", "9:00", "Concerta 27 mg"),
        ("Total", "3", ""),
    ]
    found = [
        (c.person and c.person.name, m.value)
        for c in read(table(rows))
        for m in c.matches
        if m.entity == "HEALTH_ALERT"
    ]
    assert found == [
        ("Emma Sampson", "Keppra 250 mg"),
        ("Emma Sampson", "Zyrtec 5 mg"),
        ("Devon Okafor", "Concerta 27 mg"),
    ]


def test_cards_one_under_the_other(read: Read, table: Table) -> None:
    def card(name: str, parent: str, phone: str) -> Rows:
        return [
            (name,),
            ("Address:", "70 Old Ferry Rd"),
            ("Parent 1", parent, "Cell", phone),
            ("Parent 2", "", "Cell"),
            (),
        ]

    rows = [
        *card("Sampson, Emma  Gr 8", "Rosa Sampson", "781-555-0149"),
        *card("Okafor, Devon  Gr 2", "Ada Okafor", "413-555-0138"),
    ]
    found = read(table(rows))
    assert [c.person and c.person.name for c in found] == ["Sampson, Emma", "Okafor, Devon"]
    assert [m.value for c in found for m in c.matches if m.entity == "PHONE_NUMBER"] == ["781-555-0149", "413-555-0138"]


def test_a_second_table_lower_down_to_the_right(read: Read, table: Table) -> None:
    rows = [
        ("Account", "FY26", "FY27"),
        ("9300 Tuition", "412000", "438500"),
        (),
        ("", "", "", "", "Student", "OOD placement"),
        ("", "", "", "", "Sampson, Emma", "Harbor Light Day"),
    ]
    assert said(read(table(rows))) == {"SPECIAL_EDUCATION": ["Harbor Light Day"]}


SIMS = [
    [
        local,
        state,
        first,
        "M",
        last,
        born,
        "01",
        "Wren Hollow",
        sex,
        "W",
        "00",
        "01",
        "01",
        "917",
        "09170505",
        "09",
        "46",
        "48",
        low,
        *["00"] * 14,
        place,
        "500",
        kind,
        "500",
        "02" if kind != "500" else "500",
        "00",
    ]
    for local, state, first, last, born, sex, low, place, kind in [
        ("31001", "1084471930", "Emma", "Sampson", "3/4/2011", "F", "01", "10", "08"),
        ("31002", "1084471931", "Devon", "Okafor", "11/21/2010", "M", "00", "00", "500"),
        ("31003", "1084471932", "Mateus", "Silva", "7/30/2011", "M", "01", "00", "500"),
    ]
]


def test_a_state_file_without_a_header_is_known_by_its_order(read: Read, table: Table) -> None:
    found = read(table(SIMS))
    assert said(found) == {
        "STUDENT_ID": ["31001", "31002", "31003"],
        "SASID": ["1084471930", "1084471931", "1084471932"],
        "DATE_OF_BIRTH": ["3/4/2011", "11/21/2010", "7/30/2011"],
        "SEX": ["F", "M", "M"],
        "RACE_ETHNICITY": ["W", "W", "W"],
        "ECONOMIC_STATUS": ["01", "01"],
        "ATTENDANCE_RECORD": ["46", "48", "46", "48", "46", "48"],
        "SPECIAL_EDUCATION": ["10", "08", "02"],
    }
    assert {m.where.column for c in found for m in c.matches if m.entity == "SASID"} == {"DOE002"}
    assert [c.person and c.person.name for c in found] == ["Emma Sampson", "Devon Okafor", "Mateus Silva"]


def test_other_wide_files_have_no_such_order() -> None:
    assert layouts.labels([[str(n) for n in range(40)]] * 5) == []
    assert layouts.labels([row[::-1] for row in SIMS]) == []
    assert layouts.labels([]) == []


@pytest.mark.parametrize(
    ("values", "entity"),
    [
        (["Autism", "Health", "Physical"], "SPECIAL_EDUCATION"),
        (["Health", "Physical", "Communication"], None),
        (["Free", "Reduced", "Paid", "Paid"], "ECONOMIC_STATUS"),
        (["Full", "Paid", "Paid"], None),
        (["Black", "White", "White"], None),
        (["Hispanic", "White", "Asian"], "RACE_ETHNICITY"),
        (["F", "R", "P"], None),
        (["Autism"], None),
        ([], None),
    ],
)
def test_only_lists_of_their_own_words_are_told(values: list[str], entity: str | None) -> None:
    assert vocabulary.told(values) == entity


# ---- odd shapes


def test_no_name_of_a_header_stands_in_a_place_or_a_reason(read: Read, table: Table) -> None:
    rows = [
        ("Student", "Emma Sampson", "Devon Okafor", "Noor"),
        ("Mateus Silva", "his mother has sole custody, see 209A", "carries an EpiPen", "has asthma"),
        ("Imani Bell", "", "takes insulin at lunch", "uses an inhaler"),
    ]
    matches = [m for c in read(table(rows)) for m in c.matches]
    assert len(matches) > 4
    for match in matches:
        told = f"{match.where.column} {' '.join(match.why)}"
        assert not any(name in told for name in ("Emma", "Devon", "Noor"))


def test_a_name_inside_a_heading_is_masked(read: Read, table: Table) -> None:
    rows = [("Student", "Emma Sampson DOB", "SSN of Devon Okafor"), ("Mateus Silva", "3/4/2015", "219-44-1093")]
    columns = {m.where.column for c in read(table(rows)) for m in c.matches}
    assert columns == {"Student", "E*** S****** DOB", "SSN of D**** O*****"}


def test_each_column_may_be_a_person(read: Read, table: Table) -> None:
    rows = [
        ("Question", "Emma Sampson", "Devon Okafor"),
        ("Allergies", "peanuts", "latex"),
        ("DOB", "3/4/2015", "5/6/2014"),
    ]
    found = {c.person.name: {m.entity for m in c.matches} for c in read(table(rows)) if c.person}
    said_of_each = {"PERSON", "HEALTH_ALERT", "DATE_OF_BIRTH"}
    assert found == {"Emma Sampson": said_of_each, "Devon Okafor": said_of_each}


def test_a_very_wide_table_is_read(read: Read, table: Table) -> None:
    width = 20_000
    rows = [("Student", "SASID", *["x"] * width), ("Emma Sampson", "1084471930", *["1"] * width)]
    assert said(read(table(rows))) == {"SASID": ["1084471930"]}


def test_a_very_long_cell_is_read(read: Read, table: Table) -> None:
    long = "z" * 300_000
    rows = [("Student", "Note", "SASID"), ("Emma Sampson", "a", "1084471930"), ("Devon Okafor", long, "1084471931")]
    assert said(read(table(rows))) == {"SASID": ["1084471930", "1084471931"]}


def test_what_a_very_long_cell_says_is_found_at_its_place(read: Read, table: Table) -> None:
    note = "The bell rang and the hall was full. " * 600 + "Emma has asthma and carries an inhaler."
    rows = [("Student", "Note"), ("Emma Sampson", note), ("Devon Okafor", "ok")]
    found = [m for c in read(table(rows)) for m in c.matches if m.entity == "HEALTH_ALERT"]
    assert found
    assert all(note[m.where.start : m.where.end] == m.value for m in found)


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


@pytest.mark.parametrize(
    ("rows", "entity", "values"),
    [
        (
            [["Student", "Fall LNF", "Winter NWF"], ["Ada Vale", "44", "61"], ["Omar Roy", "21", "30"]],
            "GRADE_RECORD",
            ["44", "61", "21", "30"],
        ),
        (
            [["ID", "Last name", "First name", "Days absent", "%"], ["211803", "Vale", "Ada", "16", "17"]],
            "ATTENDANCE_RECORD",
            ["16", "17"],
        ),
        (
            [
                ["Leave tracker FY26"],
                ["Employee", "School", "Reason"],
                ["Ada Vale", "MPE", "birth of a child"],
                ["Omar Roy", "THS", "work injury"],
            ],
            "HEALTH_ALERT",
            ["birth of a child", "work injury"],
        ),
        (
            [
                ["Student", "Homeroom", "Missing"],
                ["Ada Vale", "7-104", "Tdap"],
                ["Omar Roy", "7-106", "2nd Varicella"],
                ["Mei Lin", "7-106", "Hep B #3"],
            ],
            "HEALTH_ALERT",
            ["Tdap", "2nd Varicella", "Hep B #3"],
        ),
    ],
    ids=["season of a screener", "share of days", "leave of staff", "doses"],
)  # fmt: skip
def test_columns_of_lists_that_offices_keep(
    read: Read, table: Table, rows: Rows, entity: str, values: list[str]
) -> None:
    assert [m.value for c in read(table(rows)) for m in c.matches if m.entity == entity] == values
