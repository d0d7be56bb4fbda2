"""Lists as data clerks and programs of schools have them: codes of their own, numbers of a program, sums, levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid
from tests.recognizers.columns.rows import listed, said

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]


POSTED = (
    ("number", "MC /50", "Free /50", "midyear", "Q2 avg"),
    ("220417", "44", "41", "89", "A-"), ("220533", "31", "22", "57", "D"),
    ("219902", "48", "49", "101", "A+"), ("220061", "-", "-", "makeup", "Inc."),
)  # fmt: skip


OUT_TODAY = [
    (str(205117 + 31 * i), f"{last}, {first}", str(9 + i % 4), code, str(days), note)
    for i, (last, first, code, days, note) in enumerate(
        [
            ("Sampson", "Emma", "AU", 6, "no ans"), ("Okafor", "Devon", "AU", 14, "left msg"),
            ("Silva", "Mateus", "T", 22, "spoke mom"), ("Bell", "Imani", "AE", 3, ""),
            ("Foley", "Nora", "D", 4, "call back in Spanish"), ("Quist", "Ada", "AU", 31, "vm full"),
        ]
    )
]  # fmt: skip


def test_a_household_is_called_for_its_pupil(read: Read, table: Table) -> None:
    rows = [
        ("Recipient", "ID", "Office comment"),
        ("Household of Emma Sampson", "2208114", "14th day since the holidays"),
        ("Household of Devon Okafor", "2208390", ""),
        ("Parents/Guardians of Nora Foley", "2207961", "allergic to latex"),
    ]
    found = read(table(rows))
    names = [m.value for c in found for m in c.matches if m.entity == "PERSON"]
    assert names == ["Emma Sampson", "Devon Okafor", "Nora Foley"]
    assert said(found)["STUDENT_ID"] == ["2208114", "2208390", "2207961"]


def test_a_print_of_who_is_out_today_needs_no_header(read: Read, table: Table) -> None:
    found = said(read(table(OUT_TODAY)))
    assert found["STUDENT_ID"] == [row[0] for row in OUT_TODAY]
    assert found["ATTENDANCE_RECORD"] == [value for row in OUT_TODAY for value in (row[3], row[4])]


def test_letters_that_are_no_codes_of_a_day_say_nothing(read: Read, table: Table) -> None:
    rows = [(*row[:3], "ABCABC"[i], *row[4:]) for i, row in enumerate(OUT_TODAY)]
    assert "ATTENDANCE_RECORD" not in said(read(table(rows)))


def test_the_per_cent_of_a_gradebook_is_a_mark(read: Read, table: Table) -> None:
    points = [("18", "20", "9", "15", "17"), ("77", "96", "41", "79", "83"), ("81.1", "97.2", "35.8", "77.8", "85.0")]
    columns = [("B-", "A", "F", "C+", "B"), *points, "20115"]
    found = said(read(table(listed("Trm", "HW 3", "Test 3", "Pct", "Abs", columns=columns))))
    assert "81.1" in found["GRADE_RECORD"] and found["ATTENDANCE_RECORD"] == ["2", "1", "1", "5"]


def test_on_what_ground_somebody_eats_free(read: Read, table: Table) -> None:
    codes = ("F", "F-DC", "P", "R", "F-MV")
    found = said(read(table(listed("PIN", "Elig", columns=[("4471", "4502", "4516", "4533", "4540"), codes]))))
    assert found["ECONOMIC_STATUS"] == ["F", "F-DC", "R", "F-MV"]


def test_birth_dates_under_a_french_heading(read: Read, table: Table) -> None:
    born = ("14-Mar-2008", "2-Sep-2007", "30-Jan-2008", "11-Nov-2007", "6-Jun-2008")
    assert said(read(table(listed("Naissance", columns=[born]))))["DATE_OF_BIRTH"] == list(born)


def test_marks_posted_by_number(read: Read, table: Table) -> None:
    found = said(read(table(POSTED)))
    assert found["STUDENT_ID"] == ["220417", "220533", "219902", "220061"]
    assert {"89", "57", "A-", "D", "Inc."} <= set(found["GRADE_RECORD"])


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        pytest.param(("number", "item", "Q2 avg"), (("paper", "toner", "pens"), ("44", "41", "9")), id="things"),
        pytest.param(("code", "rating", "score"), ("AAA", ("44", "41", "9")), id="one letter for all"),
        pytest.param(("room number", "final"), ("325",), id="rooms"),
    ],
)
def test_no_marks_posted_by_number(
    read: Read, table: Table, headings: Sequence[str], columns: Sequence[Sequence[str]]
) -> None:
    rows = [headings, *zip(("22041", "22053", "21990"), *columns, strict=True)]
    assert "STUDENT_ID" not in said(read(table(rows)))


def test_one_number_in_all_rows_is_no_posting(read: Read, table: Table) -> None:
    rows = [("number", "Q2 avg"), ("220417", "A-"), ("220417", "D"), ("220417", "B+")]
    assert "STUDENT_ID" not in said(read(table(rows)))


def test_what_is_on_in_a_calendar_names_whom_it_is_about(read: Read, table: Table) -> None:
    rows = (
        ("title", "start", "display"),
        ("Dept mtg", "2025-11-12T07:15", "block"),
        ("Sampson, Emma - annual review, parent wants 1:1 aide", "2025-11-12T09:00", "block"),
        ("Lunch duty", "2025-11-13T11:40", "block"),
    )
    (about,) = (c for c in read(table(rows)) if any(m.entity == "SPECIAL_EDUCATION" for m in c.matches))
    assert about.person is not None
    assert about.person.name == "Sampson, Emma"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            listed("10/1", "10/2", "Tot A", columns=[(".", "AU", "T", ".", "."), ("AE", ".", ".", "HD", "."), "11000"]),
            {"ATTENDANCE_RECORD": ["AE", "1", "AU", "1", "T", "HD"]},
            id="a register with a code of the school's own",
        ),
        pytest.param(
            listed("Abs YTD", "T", columns=[("11", "24", "6"), ("3", "0", "14")]),
            {"ATTENDANCE_RECORD": ["11", "3", "24", "6", "14"]},
            id="how often late, beside how often absent",
        ),
        pytest.param(
            listed("HR", "Magnus ID", columns=["77788", ("M-30018", "M-30044", "M-30052", "M-30061", "M-30077")]),
            {"STUDENT_ID": ["M-30018", "M-30044", "M-30052", "M-30061", "M-30077"]},
            id="numbers of a program",
        ),
        pytest.param(
            listed("HR", "Barcode", columns=["77788", ("P 40112", "P 40137", "P 40140", "P 40162", "P 40175")]),
            {"STUDENT_ID": ["P 40112", "P 40137", "P 40140", "P 40162", "P 40175"]},
            id="numbers behind a letter",
        ),
        pytest.param(
            listed("gr", "SASID", columns=["44556", ("41190", "41204", "41233", "41251", "41260")]),
            {"STUDENT_ID": ["41190", "41204", "41233", "41251", "41260"]},
            id="local numbers under the heading of the state's",
        ),
        pytest.param(
            listed("gr", "Fine", columns=["44556", ("$0.00", "$18.95 (lost)", "$1.40", "$0.00", "$22.00")]),
            {"ECONOMIC_STATUS": ["$18.95 (lost)", "$1.40", "$22.00"]},
            id="fines",
        ),
        pytest.param(
            listed("gr", "Due", columns=["44556", ("0.00", "$48.00", "$1,104.00", "0.00", "")]),
            {"ECONOMIC_STATUS": ["$48.00", "$1,104.00"]},
            id="sums that are due",
        ),
        pytest.param(
            listed("gr", "Almuerzo", columns=["44556", ("Gratis", "Pagado", "Gratis", "Reducido", "Pagado")]),
            {"ECONOMIC_STATUS": ["Gratis", "Gratis", "Reducido"]},
            id="who eats free, in Spanish",
        ),
        pytest.param(
            listed("New elig", "Match src", columns=["FFRFR", ("SNAP", "MH-133", "TAFDC", "MH-185", "SNAP")]),
            {"ECONOMIC_STATUS": ["F", "SNAP", "F", "MH-133", "R", "TAFDC", "F", "MH-185", "R", "SNAP"]},
            id="matches of direct certification",
        ),
        pytest.param(
            listed("gr", "Living situation", columns=["444", ("foster home", "doubled up with cousin", "own apt")]),
            {"CUSTODY_NOTE": ["foster home"], "ECONOMIC_STATUS": ["doubled up with cousin"]},
            id="a home that is foster care",
        ),
        pytest.param(
            listed("ELA", "Math", "STE", columns=[("468", "502", "NM"), ("455", "471", "NM"), ("PM", "M", "E")]),
            {"GRADE_RECORD": ["468", "455", "PM", "502", "471", "M", "NM", "NM", "E"]},
            id="scores and levels of MCAS",
        ),
        pytest.param(
            listed("Reading", "Math", "Effort", columns=["32412", "32413", ("E", "S", "E", "NI", "S")]),
            {"GRADE_RECORD": "3 3 E 2 2 S 4 4 E 1 1 NI 2 3 S".split()},
            id="effort on a report card",
        ),
        pytest.param(
            listed("Failed with", "Actual grade", columns=[("48", "39", "NC-att"), ("71", "44", "82")]),
            {"GRADE_RECORD": ["48", "71", "39", "44", "82"]},
            id="recovery of credits",
        ),
        pytest.param(
            listed("Q1 F's", "Credits passing", columns=[("0", "2", "1"), ("35", "20", "25")]),
            {"GRADE_RECORD": ["35", "2", "20", "1", "25"]},
            id="who may play",
        ),
        pytest.param(
            [
                ("Team", "Jersey", "Athlete", "Q1 F's", "Credits"),
                ("JV", "3", "Emma Sampson", "2", "20"),
                ("JV", "9", "Devon Okafor", "0", "35"),
            ],
            {"GRADE_RECORD": ["2", "20", "35"]},
            id="who may play, in a list of a team",
        ),
        pytest.param(
            listed(
                "today", "YTD", "result", columns=[("UNX", "TDY 9:40", "UNX", "fever 102"), "7116", ("vm", "", "", "")]
            ),
            {"ATTENDANCE_RECORD": ["UNX", "7", "TDY 9:40", "1", "UNX", "1", "6"], "HEALTH_ALERT": ["fever 102"]},
            id="a call sheet",
        ),
        pytest.param(
            [
                ("Course", "Yr 9", "Yr 10", "Effort"),
                ("Algebra", "C", "D+", "S"),
                ("ELA", "B", "B+", "NI"),
                ("Art", "F", "", "S"),
            ],
            {},
            id="a report card of nobody",
        ),
        pytest.param(
            listed("condition", "504", "meeting", columns=[("ADHD", "asthma"), ("Y", "Y"), ("10/2", "10/9")]),
            {"SPECIAL_EDUCATION": ["Y", "Y"], "HEALTH_ALERT": ["ADHD", "asthma"]},
            id="when a team meets",
        ),
        pytest.param(
            listed(
                "DOB",
                "Fee ($175)",
                "Shop (of 100)",
                columns=[("09/17/2007", "02/02/2008"), ("paid", "paid"), ("88", "61")],
            ),
            {"DATE_OF_BIRTH": ["09/17/2007", "02/02/2008"]},
            id="headings that say what is paid or reached",
        ),
        pytest.param(
            listed("Doc", "Doc no.", columns=[("US passport", "US passport"), ("C04418827", "593310284")]),
            {"US_PASSPORT": ["C04418827", "593310284"]},
            id="documents for a trip",
        ),
        pytest.param(
            [
                ("EMPL#", "NAME", "SSN"),
                ("100238", "BELL, IMANI", "019-52-8841"),
                ("100412", "FOLEY, NORA", "026-38-1170"),
            ],
            {"EMPLOYEE_ID": ["100238", "100412"], "US_SSN": ["019-52-8841", "026-38-1170"]},
            id="numbers of employees",
        ),
        pytest.param(
            listed("SS#", "Acct for stipend", columns=[("021-44-7719", "030-47-8893"), ("7710034482", "4400236719")]),
            {"US_SSN": ["021-44-7719", "030-47-8893"], "US_BANK_NUMBER": ["7710034482", "4400236719"]},
            id="accounts for a stipend",
        ),
        pytest.param(
            listed("GR", "CODE", "YTD-A", columns=[("10", "12"), ("AU", "SUS"), ("11", "6")]),
            {"ATTENDANCE_RECORD": ["AU", "11", "SUS", "6"]},
            id="a print of absences",
        ),
        pytest.param(
            listed("Off Cd", "Action Cd", columns=[("INS", "CUT"), ("ISS1", "DET2")]),
            {"DISCIPLINE_RECORD": ["INS", "ISS1", "CUT", "DET2"]},
            id="codes of offences",
        ),
        pytest.param(
            listed("merit_net", "demerits", columns=[("+34", "-11", "0"), ("2", "19", "0")]),
            {"DISCIPLINE_RECORD": ["+34", "2", "-11", "19"]},
            id="merits",
        ),
        pytest.param(
            listed(
                "V dist R",
                "V dist L",
                "Hrg R/L",
                columns=[("20/20", "20/50", "20/30"), ("20/20", "20/70", "20/20"), ("P/P", "F R 1000Hz", "P/P")],
            ),
            {"HEALTH_ALERT": ["20/50", "20/70", "F R 1000Hz"]},
            id="screenings",
        ),
        pytest.param(
            listed("missing ser", columns=[("VAR2", "Tdap,MenACWY", "DTaP5,IPV4,MMR2", "HepB3", "")]),
            {"HEALTH_ALERT": ["VAR2", "Tdap,MenACWY", "DTaP5,IPV4,MMR2", "HepB3"]},
            id="doses that are missing",
        ),
        pytest.param(
            listed(
                "google pw",
                "Clever PIN",
                columns=[("BlueTiger71", "QuickOtter29", "GreenFalcon84"), ("4408", "7713", "2096")],
            ),
            {"CREDENTIAL": ["BlueTiger71", "4408", "QuickOtter29", "7713", "GreenFalcon84", "2096"]},
            id="PINs beside passwords",
        ),
        pytest.param(
            [("initials/gr", "where now"), ("T.B. K", "doubled up"), ("1083320146", "motel"), ("P.N. 7", "motel")],
            {"ECONOMIC_STATUS": ["doubled up", "motel", "motel"], "SASID": ["1083320146"]},
            id="pupils by their initials, one by the number",
        ),
        pytest.param(
            listed("Emerg. contact", columns=[("Joan 555-0106", "Marli 555-0110", "Rose 555-0118")]),
            {"PHONE_NUMBER": ["555-0106", "555-0110", "555-0118"]},
            id="whom to call, with seven digits",
        ),
        pytest.param(
            listed(
                "Family", columns=[("Parents divorcing", "Works nights, supports siblings", "DCF screened in, 51A")]
            ),
            {"CUSTODY_NOTE": ["DCF screened in, 51A"], "FAMILY_STATUS": ["Parents divorcing"]},
            id="what there is to say of a family",
        ),
        pytest.param(
            listed("Last 6 SSN", columns=[("xx2-47-1180", "xx8-33-9051", "xx6-70-2264")]),
            {"US_SSN": ["xx2-47-1180", "xx8-33-9051", "xx6-70-2264"]},
            id="numbers with their first figures masked",
        ),
    ],
)
def test_what_a_list_says(read: Read, table: Table, rows: Rows, expected: dict[str, list[str]]) -> None:
    assert said(read(table(rows))) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(listed("Tot", "T", columns=["12345", "54321"]), id="a T beside no absences"),
        pytest.param([("Title", "Due"), ("Salt Road", "12/09"), ("Eleven Doors", "12/13")], id="books that are due"),
        pytest.param([("Item", "Amount due"), ("Boiler", "$48.00"), ("Salt", "$9.00")], id="bills that are due"),
        pytest.param(
            [("Week", "Key terms"), ("5", "Hindu, Muslim, migration"), ("6", "Quaker, Puritan"), ("7", "test")],
            id="peoples",
        ),
        pytest.param(listed("Course", columns=[("Alg II CP", "Biology CP", "English 9 CP1")]), id="courses"),
        pytest.param(listed("Where", columns=[("Lunch terminal 2", "terminal 4", "Terminal B")]), id="terminals"),
        pytest.param(
            [("Name", "Charge", "Chair"), ("Roof", "OPM selection", "E. Hart"), ("Mascot", "listen", "R. Niles")],
            id="what committees are charged with",
        ),
        pytest.param(listed("Custody", columns=[("☐ no ☐ yes (attach)", "□ Y □ N", "")]), id="boxes to be ticked"),
        pytest.param(
            listed("College", "Plan", columns=[("WPI", "GCC"), ("State nursing", "Guard")]), id="plans of seniors"
        ),
        pytest.param(listed("Section ID", columns=[("P 40112", "P 40137", "P 40140")]), id="sections"),
    ],
)
def test_what_says_nothing(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows))) == {}


def test_marks_under_dates_are_no_attendance(read: Read, table: Table) -> None:
    assert "ATTENDANCE_RECORD" not in said(read(table(listed("10/1", "10/2", columns=["ABCAB", "BAACB"]))))


def test_what_stands_for_the_class_is_nobody(read: Read, table: Table) -> None:
    rows = [
        ("Student", "HW 1", "Quiz A"),
        ("Points possible", "10", "25"),
        ("out of →", "10", "25"),
        ("Class average", "8", "20"),
        ("Emma Sampson", "9", "23"),
        ("Devon Carter", "7", "15"),
        ("Nicole Baker", "10", "25"),
    ]
    found = read(table(rows))
    assert said(found) == {"GRADE_RECORD": ["9", "23", "7", "15", "10", "25"]}
    assert {c.person.name for c in found if c.person} == {"Emma Sampson", "Devon Carter", "Nicole Baker"}


CARD = [("Name", "SASID", "DOB"), ("Moynihan, Ryan", "1033907712", "04/08/2007")]
MARKS = [
    ("Yr", "Course", "T1", "Final"),
    ("22", "English 9", "78", "81"),
    ("22", "Algebra I", "66", "59"),
    ("23", "Art", "91", "95"),
]


def test_marks_below_a_card_are_of_its_pupil(read: Read, table: Table) -> None:
    found = read(table(CARD), "Courses", table(MARKS))
    assert said(found)["GRADE_RECORD"] == ["78", "81", "66", "59", "91", "95"]
    assert {c.person.name for c in found if c.person} == {"Moynihan, Ryan"}


def test_a_card_is_forgotten_where_others_are_named(read: Read, table: Table) -> None:
    others = [("Name", "Room"), ("Lopes, Ana", "12"), ("Bell, Imani", "14")]
    assert "GRADE_RECORD" not in said(read(table(CARD), table(others), table(MARKS)))
    assert "GRADE_RECORD" not in said(read(table(CARD, message=1), table(MARKS, message=2)))


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([], id="none"),
        pytest.param([*CARD, ("Lopes, Ana", "1033907713", "05/08/2007")], id="two pupils"),
        pytest.param([("Name", "Room"), ("Moynihan, Ryan", "12")], id="a name alone"),
    ],
)
def test_marks_below_no_card_are_nobodys(read: Read, table: Table, above: Rows) -> None:
    found = read(*([table(above)] if above else []), "Courses", table(MARKS))
    assert "GRADE_RECORD" not in said(found)
