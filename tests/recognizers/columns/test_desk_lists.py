"""Lists as desks keep them: who fetches whom, licences, numbers to call, directories, stops, transcripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from recognizers.columns.namecells import like_full_name
from recognizers.contract import Cluster
from scanners.contract import Grid
from tests.recognizers.columns.rows import NAMES, listed, said

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

KIN = ("Aunt Celeste Pires", "grandmother Odessa Mims", "brother Minh Le (16)", "dad Femi Bell", "mom Ana Foley")


def names(found: list[Cluster]) -> list[str]:
    return [m.value for c in found for m in c.matches if m.entity == "PERSON"]


@pytest.mark.parametrize("heading", ["OK to take", "Who I call"])
def test_relatives_are_named_behind_what_they_are(read: Read, table: Table, heading: str) -> None:
    found = names(read(table(listed(heading, columns=[KIN]))))
    assert set(found) >= {"Celeste Pires", "Odessa Mims", "Minh Le", "Femi Bell", "Ana Foley"}


def test_licences_and_numbers_to_call(read: Read, table: Table) -> None:
    licences = ("S48820173", "", "S30977164", "", "S71140295")
    calls = ("555-0141", "555-0102", "555-0119", "555-0134", "555-0166")
    found = said(read(table(listed("MA lic (if driving)", "Emerg #", columns=[licences, calls]))))
    assert found["US_DRIVER_LICENSE"] == [v for v in licences if v]
    assert found["PHONE_NUMBER"] == list(calls)


def test_who_signed_is_no_statement(read: Read, table: Table) -> None:
    held = ("seated, 6 min", "standing, 3 min", "escort, 2 min", "seated, 9 min", "standing, 4 min")
    signed = ("JR LP", "LP", "JR TS", "MC TS", "LP MC")
    rows = listed("Hold & minutes", "Staff ini.", columns=[held, signed])
    found = said(read(table(rows), name="restraint log.xlsx", titles=["Physical restraint log"]))
    assert not set(signed) & {v for values in found.values() for v in values}


def directory(domain: str, unit: str) -> Sequence[Sequence[str]]:
    head = ("displayName", "userPrincipalName", "employeeID", "tempPassword", "OU")
    accounts = [(n, f"{n[:4].lower()}{i}@{domain}", f"31882{i}", f"Maple-447{i}", unit) for i, n in enumerate(NAMES)]
    return [head, *accounts]


@pytest.mark.parametrize(
    ("domain", "unit", "entity"),
    [
        ("students.example.org", "/GMS/G6", "STUDENT_ID"),
        ("example.org", "/GMS/Students", "STUDENT_ID"),
        ("example.org", "/GMS/Office", "EMPLOYEE_ID"),
    ],
)
def test_whose_accounts_a_directory_lists(read: Read, table: Table, domain: str, unit: str, entity: str) -> None:
    found = said(read(table(directory(domain, unit))))
    assert found[entity] == [f"31882{i}" for i in range(5)]
    assert len(found["EMAIL_ADDRESS"]) == len(found["CREDENTIAL"]) == 5


STOPS = [
    ("Route", "School", "Order", "Corner", "Pick up", "Riders"),
    ("4", "Alder", "1", "Canal St & Foundry St", "7:26", "9"),
    ("11", "Pulaski", "2", "290 Bay Rd (front lobby)", "7:34", "17"),
]  # fmt: skip


def test_a_stop_without_a_pupil_is_nobodys_home(read: Read, table: Table) -> None:
    assert said(read(table(STOPS))) == {}
    waiting = [*STOPS[:2], (*STOPS[2][:3], "290 Bay Rd, Emma Sampson has seizures", *STOPS[2][4:])]
    assert "HEALTH_ALERT" in said(read(table(waiting)))


def test_marks_of_a_transcript_under_its_short_headings(read: Read, table: Table) -> None:
    letters, figures = ("A-", "C+", "B", "A", "D"), ("91", "78", "84", "95", "66")
    found = said(read(table(listed("CRS", "GR", "NUM", columns=[("ENG311",) * 5, letters, figures]))))
    assert found["GRADE_RECORD"] == [v for row in zip(letters, figures, strict=True) for v in row]
    grades = ("9", "10", "11", "12", "9")
    assert "GRADE_RECORD" not in said(read(table(listed("CRS", "GR", columns=[("ENG311",) * 5, grades]))))


def test_periods_under_their_days(read: Read, table: Table) -> None:
    out = ["AU", "T", "", "AE", "", "NUR"]
    rows = [
        ("", "", "Mon 1/13", "", "", "Tue 1/14", "", ""),
        ("Student", "ID", "HR", "1", "2", "HR", "1", "2"),
        *[(n, f"27133{i}", *(out if i % 2 else [""] * 6)) for i, n in enumerate(NAMES)],
    ]
    found = said(read("PAttend by period\n", table(rows)))
    assert found["ATTENDANCE_RECORD"] == ["AU", "T", "AE"] * 2
    days, counts = ("A", "P", "T", "P", "A"), ("7", "0", "5", "2", "9")
    counted = listed("10/1", "10/2", "Total U", "T", columns=[days, days, counts, counts])
    assert said(read("attendance buyback\n", table(counted)))["ATTENDANCE_RECORD"].count("7") == 2


def test_a_header_may_hold_the_number_of_a_law(read: Read, table: Table) -> None:
    numbers = ("1048813027", "1063370145", "1039926610", "1057719284", "1044408835")
    born = ("08/19/2003", "01/30/2004", "11/11/2003", "05/02/2004", "02/27/2005")
    rows = listed("SASID", "DOB", "688 agency / status", columns=[numbers, born, ("DDS - eligible",) * 5])
    rows = [("Client,District", *rows[0][1:]), *rows[1:]]
    assert len(said(read(table(rows)))["SASID"]) == 5


def test_births_say_that_a_list_is_of_pupils(read: Read, table: Table) -> None:
    owed = ("$225 due", "", "$75 due", "", "")
    for age, about in ((9, "student"), (48, "unknown")):
        born = tuple(f"{4 + i}/9/{date.today().year - age}" for i in range(5))
        rows = [("Name", "Bday", "Balance"), *zip(NAMES, born, owed, strict=True)]
        found = read(table(rows))
        assert {m.about for c in found for m in c.matches if m.entity == "DATE_OF_BIRTH"} == {about}


@pytest.mark.parametrize(
    ("heading", "cells", "entity"),
    [
        ("SCAT sx score", ("34/132", "61/132", "12/132", "48/132", "22/132"), "HEALTH_ALERT"),
        ("Requirement", ("MMR 2 of 2 missing", "Polio #4 missing", "Tdap missing", "MMR", "IPV"), "HEALTH_ALERT"),
        ("Vacinas em falta", ("Tdap", "VASPR 2", "Hep B", "Tdap", "Tdap"), "HEALTH_ALERT"),
        ("Unex to date", ("31", "18", "44", "12", "27"), "ATTENDANCE_RECORD"),
        ("Screen (ESI-P)", ("OK 24", "Rescreen 15", "Refer 9", "OK 20", "Rescreen 14"), "GRADE_RECORD"),
        ("SAT best", ("1540", "1510", "1450", "1490", "1380"), "GRADE_RECORD"),
        ("Monthly income", ("$2,910", "$5,640", "$3,480", "$0 (laid off)", "$1,200"), "ECONOMIC_STATUS"),
        ("Trámite migratorio", ("asilo pendiente", "TPS", "residente", "visa vencida", "TPS"), "IMMIGRATION_STATUS"),
        ("Behavior & monitor", ("1:1 monitor", "monitor", "sits alone", "headphones", "aide"), "SPECIAL_EDUCATION"),
    ],
)  # fmt: skip
def test_what_headings_ask_for(read: Read, table: Table, heading: str, cells: Sequence[str], entity: str) -> None:
    found = said(read(table(listed("Grade", heading, columns=[("6", "7", "8", "6", "7"), cells]))))
    assert found.get(entity) == list(cells)


def test_what_a_cell_of_health_says_instead(read: Read, table: Table) -> None:
    cells = ("no", "EpiPen (wasps)", "foster - DCF has to sign", "halal, religious", "peanuts")
    found = said(read(table(listed("Meds / allergy", columns=[cells]))))
    assert found["HEALTH_ALERT"] == ["EpiPen (wasps)", "peanuts"]
    assert (found["CUSTODY_NOTE"], found["FAMILY_STATUS"]) == (["foster - DCF has to sign"], ["halal, religious"])


def test_a_helmet_was_born_too(read: Read, table: Table) -> None:
    rows = [
        ("Tag ID", "Make", "Born on (mfr date)"),
        ("H-001", "Riddell", "06/11/2019"),
        ("H-002", "Schutt", "03/02/2020"),
    ]
    assert said(read(table(rows))) == {}


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("Minh Le", True),
        ("Grace Okafor", True),
        ("Grace Period", False),
        ("Long Division", False),
    ],
)
def test_given_names_that_are_words_too(cell: str, *, named: bool) -> None:
    assert like_full_name(cell) == named


def test_surnames_and_what_stands_under_nombre(read: Read, table: Table) -> None:
    rows = [
        ("Apellidos", "Nombre del niño/a", "Grado"),
        ("Chávez Tum", "Mateo", "4"),
        ("Peralta", "Ángel Gabriel", "1"),
    ]
    assert names(read(table(rows))) == ["Chávez Tum", "Mateo", "Peralta", "Ángel Gabriel"]


def test_a_cast_list_that_says_who_takes_whom_home(read: Read, table: Table) -> None:
    rows = [
        ("actor", "part", "body stuff I must remember", "who can(not) take them home"),
        ("Emma Sampson", "Abigail", "nut allergy, EpiPen in green bag", "mom has no-contact order"),
        ("Devon Okafor", "Proctor", "", "drives self"),
    ]
    assert set(said(read(table(rows)))) == {"HEALTH_ALERT", "CUSTODY_NOTE"}
    blocked = [("actor", "part", "voice"), ("Emma Sampson", "Abigail", "allergic reaction, Act II")]
    assert said(read(table(blocked))) == {}


def test_a_blank_card_to_fill_in(read: Read, table: Table) -> None:
    rows = [
        ("Child's full name", "", "Date of birth", ""),
        ("Home address", "", "Home phone", ""),
        ("Who may NOT pick up", "", "Court order on file?", "Y / N"),
        ("Allergies (EpiPen?)", "", "Medications", ""),
        ("IEP or 504?", "Y / N", "Living in shelter, motel?", "Y / N"),
    ]
    assert said(read("Emergency Information Card\n", table(rows))) == {}


def test_gaps_of_vaccines_under_missing(read: Read, table: Table) -> None:
    cells = ("DTaP5, IPV4, MMR2", "Tdap, MenACWY", "HepB3 (90 day grace)", "medical exemption", "lead screen")
    assert said(read(table(listed("Missing", columns=[cells]))))["HEALTH_ALERT"] == list(cells)
    assert "HEALTH_ALERT" not in said(read(table(listed("Missing", columns=[("HW 3", "Quiz 2", "Lab", "", "HW 4")]))))


def test_a_list_of_permits_does_not_ask_for_drivers_licences(read: Read, table: Table) -> None:
    rows = [
        ("Contractor", "License", "Permit"),
        ("Emma Sampson", "D48820173", "P-1"),
        ("Ana Foley", "D30977164", "P-2"),
    ]
    assert "US_DRIVER_LICENSE" in said(read(table([("Volunteer", "License", "Room"), *rows[1:]])))
    assert "US_DRIVER_LICENSE" not in said(read(table(rows)))


def test_a_middle_initial_between_the_names_of_a_print_without_a_header(read: Read, table: Table) -> None:
    rows = [
        (f"107441092{i}", last, middle, first, f"0{i + 1}/18/2012")
        for i, (last, middle, first) in enumerate(
            [("Amoah", "J", "Benedicta"), ("Donahue", "P", "Aidan"), ("Sweeney", "M", "Caitlin"), ("Huynh", "", "Emma")]
        )
    ]
    assert set(names(read(table(rows)))) >= {
        "Amoah",
        "Benedicta",
        "Donahue",
        "Aidan",
        "Sweeney",
        "Caitlin",
        "Huynh",
        "Emma",
    }


CODES = [(".", "T", "."), ("U", "U", "."), ("A", ".", "."), (".", ".", "E"), (".", ".", ".")]


@pytest.mark.parametrize("legend", [[], [("T=tardy", "U=unexc", "A=absent", "")]])
def test_codes_of_late_and_absent_are_of_pupils(read: Read, table: Table, legend: list[tuple[str, ...]]) -> None:
    rows = [("Name", "11/3", "11/4", "11/5"), *((n, *c) for n, c in zip(NAMES, CODES, strict=False)), *legend]
    found = said(read(table(rows)))
    assert found["ATTENDANCE_RECORD"] == ["T", "U", "U", "A", "E"]


@pytest.mark.parametrize("parted", [True, False])
def test_a_condition_among_rows_of_people_heads_nothing(read: Read, table: Table, parted: bool) -> None:
    people = [("Foley", "Emma"), ("Brown", "Liam"), ("Mims", "Noah"), ("Okoro", "Olivia"), ("Bell", "Henry")]
    notes = ("bee sting allergy", "asthma", "seizures", "diabetes", "epilepsy")
    rows = [(*p, n) if parted else (f"{p[1]} {p[0]}", n, "4") for p, n in zip(people, notes, strict=True)]
    found = read(table(rows))
    owners = {m.value: c.person.name for c in found if c.person for m in c.matches if m.entity == "HEALTH_ALERT"}
    assert set(owners) == set(notes)
    assert len(set(owners.values())) == len(people)
    assert not {m.where.column for c in found for m in c.matches} & set(notes)
