"""Tables of odd shapes: cards, several in a sheet, state files without a header, very wide ones, people for columns."""

from __future__ import annotations

import pytest

from recognizers.columns import layouts
from tests.recognizers.columns.rows import Read, Rows, Table, said


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


@pytest.mark.parametrize(
    ("rows", "whose"),
    [
        (
            [("Ada Marsh", "021-44-7183"), ("Ben Lund", ""), ("", "022-51-3307")],
            [("Ada Marsh", "021-44-7183"), (None, "022-51-3307")],
        ),
        (
            [("Ada Marsh", ""), ("", "021-44-7183"), ("Ben Lund", ""), ("", "022-51-3307")],
            [("Ada Marsh", "021-44-7183"), ("Ben Lund", "022-51-3307")],
        ),
        (
            [("Ada Marsh", "021-44-7183"), ("", "021-44-7183")],
            [("Ada Marsh", "021-44-7183"), ("Ada Marsh", "021-44-7183")],
        ),
    ],
    ids=["another's", "of a row that goes on", "the same once more"],
)
def test_whose_the_number_of_a_row_without_a_name_is(
    read: Read, table: Table, rows: Rows, whose: list[tuple[str | None, str]]
) -> None:
    found = read(table([("Employee Name", "SSN"), *rows]))
    assert [(c.person and c.person.name, m.value) for c in found for m in c.matches if m.entity == "US_SSN"] == whose


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


@pytest.mark.parametrize("heading", ["item{}", "k{}x"])
@pytest.mark.parametrize("width", [150, 600, 20_000])
def test_the_last_columns_of_a_wide_table_are_read_as_the_first(
    read: Read, table: Table, width: int, heading: str
) -> None:
    last = ("Student Name", "Student ID", "DOB", "Medical alerts of child")
    rows = [
        (*(heading.format(i) for i in range(width)), *last),
        (*["1"] * width, "Emma Sampson", "718204", "04/02/2015", "asthma"),
        (*["0"] * width, "Devon Okafor", "718219", "11/20/2014", "none"),
    ]
    assert said(read(table(rows))) == {
        "STUDENT_ID": ["718204", "718219"],
        "DATE_OF_BIRTH": ["04/02/2015", "11/20/2014"],
        "HEALTH_ALERT": ["asthma"],
    }


def test_what_is_known_amid_a_very_wide_table_is_read(read: Read, table: Table) -> None:
    fill = 10_000
    header = ("Student", *(f"x{i}" for i in range(fill)), "SASID", *(f"y{i}" for i in range(fill)))
    rows = [header, ("Emma Sampson", *["1"] * fill, "1084471930", *["1"] * fill)]
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


@pytest.mark.parametrize(("stem", "tail", "many"), [("k", "x", 300), ("col_", "_a", 5_000)])
def test_headings_at_the_end_of_a_wide_table_are_read(
    read: Read, table: Table, stem: str, tail: str, many: int
) -> None:
    head = [*(f"{stem}{i}{tail}" for i in range(many)), "Student Name", "Student ID", "DOB"]
    people = [("Emma Foley", "448213", "3/4/2014"), ("Liam Okoro", "448377", "5/6/2015")]
    found = read(table([head, *((*["0"] * many, *p) for p in people)]))
    told = {m.entity: m.value for c in found for m in c.matches}
    assert told == {"PERSON": "Liam Okoro", "STUDENT_ID": "448377", "DATE_OF_BIRTH": "5/6/2015"}


CONDITIONS = ("eczema", "epilepsy", "asthma", "peanut allergy", "diabetes", "migraines", "asthma", "anxiety")
FAMILIES = ("Marsh", "Banks", "Okafor", "Lund", "Fields", "Pires", "Young", "Vrellin")
GIVEN = ("Joy", "Devon", "Grace", "Ines", "Omar", "Mae", "Ruby", "Tomas")


@pytest.mark.parametrize(
    "rows",
    [
        list(zip(FAMILIES, GIVEN, CONDITIONS, strict=True)),
        list(zip(GIVEN, FAMILIES, CONDITIONS, strict=True)),
        [(f"{g} {f}", c, "3") for g, f, c in zip(GIVEN, FAMILIES, CONDITIONS, strict=True)],
        [("2", f"{f}, {g}", c) for g, f, c in zip(GIVEN, FAMILIES, CONDITIONS, strict=True)],
    ],
    ids=["last first", "first last", "whole", "whole behind a grade"],
)
def test_a_row_among_people_is_no_header(read: Read, table: Table, rows: Rows) -> None:
    found = [c for c in read(table(rows)) if any(m.entity == "HEALTH_ALERT" for m in c.matches)]
    assert len({c.person.name for c in found if c.person}) == len(rows)
    assert all(m.where.column is None for c in found for m in c.matches)


def test_a_header_over_people_stays_one(read: Read, table: Table) -> None:
    rows = [("Family", "Given", "Health"), *zip(FAMILIES, GIVEN, CONDITIONS, strict=True)]
    found = {m.where.column for c in read(table(rows)) for m in c.matches if m.entity == "HEALTH_ALERT"}
    assert found == {"Health"}


PAIRS = (("Ada Marsh", "Ben Lund", "Cy Reis", "Di Osei"), ("52000", "61000", "48000", "50500"))


@pytest.mark.parametrize(
    ("numbers", "entity"),
    [
        (("021447183", "133618842", "428554410", "219554417"), "US_SSN"),
        (("022447183", "013618842", "031554410", "026554417"), "US_SSN"),
        (("204471833", "204471841", "204471852", "204471866"), "STUDENT_ID"),
        (("5085550163", "7815550148", "6175550191", "9785550120"), "PHONE_NUMBER"),
        (("1048817263", "1048817271", "1048817289", "1048817297"), "SASID"),
    ],
    ids=["of many states", "of one state", "that run on", "telephones", "of the state"],
)
def test_bare_numbers_without_a_heading(read: Read, table: Table, numbers: Rows, entity: str) -> None:
    names, sums = PAIRS
    assert said(read(table(list(zip(names, numbers, sums, strict=True))))) == {entity: list(numbers)}


PUPILS = ("Marsh, Anna", "Lund, Peter", "Reis, Carla", "Osei, Grace", "Reed, Martin", "Stone, Alan")


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Alert", ("tree nuts", "asthma", "SEIZURE PLAN - VALTOCO", "latex", "bees", ""), "HEALTH_ALERT"),
        ("", ("tree nuts", "asthma", "bees", "dairy", "penicillin", "latex"), "HEALTH_ALERT"),
        ("", ("Autism", "Communication", "Emotional", "Health", "Neurological", "Autism"), "SPECIAL_EDUCATION"),
        ("Bringing", ("eggs", "milk", "cookies", "nuts", "plates", "cups"), None),
        ("", ("eggs", "milk", "cookies", "nuts", "plates", "cups"), None),
        ("", ("Reading", "Math", "Health", "Communication", "Art", "PE"), None),
        ("Alert", ("new pupil", "bus 12", "book fine", "", "", ""), None),
    ],
    ids=["alerts", "illnesses", "disabilities", "brought", "brought, no heading", "classes", "of no health"],
)
def test_a_column_is_told_as_a_whole(
    read: Read, table: Table, heading: str, cells: tuple[str, ...], expected: str | None
) -> None:
    rows = [("Student", "Gr", heading)] if heading else []
    grades = ("1", "4", "2", "3", "1", "5")
    found = said(read(table([*rows, *zip(PUPILS, grades, cells, strict=True)])))
    assert found == ({expected: [c for c in cells if c]} if expected else {})


LISTED = [("Emma Sampson", "51203", "3/4/2015"), ("Bo Hart", "51204", "5/4/2015"), ("Rui Lima", "51205", "6/4/2015")]


@pytest.mark.parametrize("notes", [3, 29, 30, 44, 58])
@pytest.mark.parametrize("parted", [False, True], ids=["of one cell", "some of two"])
def test_a_header_stands_under_many_notes(read: Read, table: Table, notes: int, parted: bool) -> None:
    over = [(f"How part {i} was made", "see there") if parted and i % 8 == 5 else (f"Part {i}",) for i in range(notes)]
    rows = [*over, ("Pupil Name", "LASID", "Birth Date"), *LISTED]
    found = [(m.entity, m.value, m.where.column) for c in read(table(rows)) for m in c.matches if m.entity != "PERSON"]
    assert found == [
        told
        for _, number, day in LISTED
        for told in (("STUDENT_ID", number, "LASID"), ("DATE_OF_BIRTH", day, "Birth Date"))
    ]


@pytest.mark.parametrize(
    ("within", "below"),
    [
        ([], [("Hall School",)]),
        ([], [("Hall School",), ("Page 1 of 1",)]),
        ([("Hall School",), ("Other ID", "Student Name", "Bus")], [("Printed on Monday",)]),
    ],
    ids=["a line", "two lines", "a further page"],
)
def test_lines_of_the_page_are_no_values(read: Read, table: Table, within: Rows, below: Rows) -> None:
    rows = [(number, name, "12") for name, number, _ in LISTED]
    found = said(read(table([("Other ID", "Student Name", "Bus"), *rows[:2], *within, *rows[2:], *rows[:2], *below])))
    assert found["STUDENT_ID"] == ["51203", "51204", "51205", "51203", "51204"]


def test_numbers_of_a_list_of_things_stay_no_ids(read: Read, table: Table) -> None:
    rows = [("Other ID", "Item", "Bus"), ("51203", "Globe", "12"), ("51204", "Map", "12"), ("Hall School",)]
    assert said(read(table(rows))) == {}


GRADEBOOK = [
    ("Pupil", "Biology", "French", "GPA"),
    ("Emma Sampson", "B+", "84", "3.2"),
    ("Bo Hart", "C", "B-", "2.4"),
    ("Rui Lima", "A", "A", "3.9"),
    ("Ida Holm", "77", "D", "1.8"),
]


def test_a_gradebook_with_an_average_is_no_transcript(read: Read, table: Table) -> None:
    assert said(read(table(GRADEBOOK)))["GRADE_RECORD"] == [mark for _, *marks in GRADEBOOK[1:] for mark in marks]


def test_a_transcript_names_its_pupil_above(read: Read, table: Table) -> None:
    courses = [("Biology", "B+", "1.00"), ("French II", "C", "1.00"), ("Ceramics", "A", "0.50")]
    rows = [("Transcript",), ("Pupil", "Emma Sampson"), ("Course", "Mark", "Credits"), *courses]
    assert said(read(table(rows)))["GRADE_RECORD"] == [mark for _, mark, _ in courses]
