"""Columns told by their values and by the table in which they stand."""

from __future__ import annotations

import pytest

from recognizers.columns import vocabulary
from tests.recognizers.columns.rows import NAMES, Read, Rows, Table, listed, said


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
            listed("Plan", columns=[("sickle cell disease, rest as needed", "tube feeding at noon", "", "", "")]),
            {"HEALTH_ALERT": ["sickle cell disease, rest as needed", "tube feeding at noon"]},
            id="what plans are for",
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
