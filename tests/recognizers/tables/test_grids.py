"""Tables: which row is the header, what a column holds, whom a row is about, where a cell stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recognizers import registry
from recognizers.contract import Cluster
from recognizers.disguise.reader import undisguised
from recognizers.headings import headers
from recognizers.reading import Reader
from recognizers.tables.rows import cell_name
from scanners.contract import Grid, Row, Where

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]

HEADER = ("Last Name", "First Name", "SASID", "DOB", "Medical Alert")
EMMA = ("Sampson", "Emma", "1012345678", "3/4/2015", "EpiPen")
DEVON = ("Okafor", "Devon", "1012345679", "5/6/2015", "")


def facts(found: list[Cluster]) -> list[tuple[str | None, str, str]]:
    """(person, entity, value) of everything but names."""
    return [(c.person and c.person.name, m.entity, m.value) for c in found for m in c.matches if m.entity != "PERSON"]


EXPECTED = [
    ("Emma Sampson", "SASID", "1012345678"),
    ("Emma Sampson", "DATE_OF_BIRTH", "3/4/2015"),
    ("Emma Sampson", "HEALTH_ALERT", "EpiPen"),
    ("Devon Okafor", "SASID", "1012345679"),
    ("Devon Okafor", "DATE_OF_BIRTH", "5/6/2015"),
]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([HEADER, EMMA, DEVON], id="in the first row"),
        pytest.param(
            [("Wren Hollow Public Schools",), ("Grade 4, printed 1/2/2026",), (), HEADER, EMMA, DEVON],
            id="under titles",
        ),
        pytest.param([HEADER, EMMA, HEADER, DEVON], id="repeated"),
        pytest.param([HEADER, EMMA, (), DEVON, ("Total", "2")], id="with blank and closing rows"),
        pytest.param([tuple(h.upper() for h in HEADER), EMMA, DEVON], id="in capitals"),
        pytest.param(
            [
                (*HEADER, *(f"item{n}" for n in range(101, 111))),
                (*EMMA, *["1"] * 10),
                (*DEVON, *["0"] * 10),
            ],
            id="beside numbered columns",
        ),
        pytest.param(
            [("last_name", "first_name", "sasid", "birth_date", "alert_medical"), EMMA, DEVON], id="as field names"
        ),
        pytest.param(
            [("Apellidos", "Nombre", "ID estatal / SASID", "Fecha de nacimiento", "Alergias"), EMMA, DEVON],
            id="in Spanish",
        ),
    ],
)
def test_finds_the_header(read: Read, table: Table, rows: Rows) -> None:
    assert facts(read(table(rows))) == EXPECTED


def test_a_row_is_one_person_by_first_and_last_name(read: Read, table: Table) -> None:
    found = read(table([HEADER, EMMA, DEVON]))
    assert [c.person and (c.person.name, c.person.about) for c in found] == [
        ("Emma Sampson", "student"),
        ("Devon Okafor", "student"),
    ]


def test_a_full_name_is_one_person_too(read: Read, table: Table) -> None:
    rows = [("Student", "Allergies"), ("Sampson, Emma", "latex"), ("Okafor, Devon", "none known")]
    assert facts(read(table(rows))) == [("Sampson, Emma", "HEALTH_ALERT", "latex")]


def test_another_column_of_names_is_somebody_else(read: Read, table: Table) -> None:
    rows = [(*HEADER, "Seen by"), (*EMMA, "Brid Coady"), (*DEVON, "Brid Coady")]
    assert [c.person and c.person.name for c in read(table(rows))] == ["Emma Sampson", "Devon Okafor"]


@pytest.mark.parametrize(
    ("heading", "about"),
    [
        ("Homeroom", "student"),
        ("Grade", "student"),
        ("Position", "staff"),
        ("Department", "staff"),
        ("Colour", "unknown"),
    ],
)
def test_tells_a_class_list_from_a_staff_directory(read: Read, table: Table, heading: str, about: str) -> None:
    rows = [("Name", heading, "Phone"), ("Emma Sampson", "x", "617-555-0123"), ("Devon Okafor", "y", "617-555-0124")]
    assert {c.person and c.person.about for c in read(table(rows))} == {about}


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("Y", True),
        ("yes", True),
        ("X", True),
        ("EpiPen", True),
        ("1", True),
        ("T1D", True),
        ("N", False),
        ("no", False),
        ("None", False),
        ("N/A", False),
        ("", False),
        ("0", False),
        ("-", False),
        ("NKDA", False),
        ("none known", False),
        ("false", False),
        ("____", False),
        ("ninguna", False),
    ],
)
def test_a_health_column_says_yes_or_no(read: Read, table: Table, cell: str, says: bool) -> None:
    found = read(table([("Student", "Asthma"), ("Emma Sampson", cell), ("Devon Okafor", "N")]))
    assert facts(found) == ([("Emma Sampson", "HEALTH_ALERT", cell)] if says else [])


@pytest.mark.parametrize(
    ("heading", "cell", "entity"),
    [
        ("Student ID", "004512", "STUDENT_ID"),
        ("Student ID", "4512", "STUDENT_ID"),
        ("Student ID", "4512.0", "STUDENT_ID"),
        ("Student ID", "1012345678", "SASID"),
        ("SASID", "1012345678.0", "SASID"),
        ("SSN", "512-44-9067", "US_SSN"),
        ("SSN", "512449067", "US_SSN"),
        ("DOB", "2015-03-04", "DATE_OF_BIRTH"),
        ("Email", "e@example.org", "EMAIL_ADDRESS"),
        ("Cell", "6175550123", "PHONE_NUMBER"),
        ("Card Number", "4111111111111111", "CREDIT_CARD"),
        ("Student ID", "see office", None),
        ("DOB", "2/30/2015", None),
        ("SSN", "000-12-3456", None),
        ("Room", "4512", None),
    ],
)
def test_the_heading_is_the_context_of_its_cells(
    read: Read, table: Table, heading: str, cell: str, entity: str | None
) -> None:
    found = [
        (m.entity, m.value) for c in read(table([("Grade", heading), ("4", cell), ("4", cell)])) for m in c.matches
    ]
    assert found == ([(entity, cell)] * 2 if entity else [])


def test_a_table_without_a_header_is_read_by_its_values(read: Read, table: Table) -> None:
    rows = [(f"{first} {last}", f"512-44-90{n}") for n, (first, last) in enumerate(
        [("Emma", "Sampson"), ("Devon", "Okafor"), ("Imani", "Bell"), ("Mateo", "Silva")], start=61)]  # fmt: skip
    found = facts(read(table(rows)))
    assert found[0] == ("Emma Sampson", "US_SSN", "512-44-9061")
    assert len(found) == 4


def test_a_sentence_in_a_cell_is_read_as_text(read: Read, table: Table) -> None:
    rows = [("Student", "Comments"), ("Emma Sampson", "left; carries an EpiPen"), ("Devon Okafor", "sings well")]
    assert facts(read(table(rows))) == [("Emma Sampson", "HEALTH_ALERT", "carries an EpiPen")]


def test_a_row_without_a_name_is_about_who_is_named_in_it(read: Read, table: Table) -> None:
    rows = [("Date", "Notes"), ("10/3", "Emma Sampson went home, has asthma"), ("10/4", "quiet day")]
    assert facts(read(table(rows))) == [("Emma Sampson", "HEALTH_ALERT", "has asthma")]


@pytest.mark.parametrize("blank", ["", " "], ids=["empty", "blank"])
def test_merged_cells_leave_blanks(read: Read, table: Table, blank: str) -> None:
    rows = [("Students", blank, "Numbers", blank, blank), HEADER, EMMA, DEVON]
    assert facts(read(table(rows))) == EXPECTED


# ---- forms: labels beside their values


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("Student Name", "Emma Sampson"), ("DOB", "3/4/2015"), ("SASID", "1012345678"), ("Allergies", "latex")],
            id="two columns",
        ),
        pytest.param(
            [
                ("Student Name:", "Emma Sampson", "DOB:", "3/4/2015"),
                ("SASID:", "1012345678", "Allergies:", "latex"),
                ("Homeroom:", "12", "Grade:", "4"),
            ],
            id="four columns",
        ),
    ],
)
def test_a_form_is_one_person(read: Read, table: Table, rows: Rows) -> None:
    assert sorted(facts(read(table(rows)))) == [
        ("Emma Sampson", "DATE_OF_BIRTH", "3/4/2015"),
        ("Emma Sampson", "HEALTH_ALERT", "latex"),
        ("Emma Sampson", "SASID", "1012345678"),
    ]


def test_forms_one_under_the_other_are_several_people(read: Read, table: Table) -> None:
    one = [("Student Name", "Emma Sampson"), ("DOB", "3/4/2015")]
    two = [("Student Name", "Devon Okafor"), ("DOB", "5/6/2015")]
    assert [p for p, _, _ in facts(read(table([*one, *two])))] in ([], ["Emma Sampson", "Devon Okafor"])


@pytest.mark.parametrize(
    "rows",
    [
        [("Student Name", ""), ("DOB", "__/__/____"), ("SASID", ""), ("Allergies", "________")],
        [HEADER, ("", "", "", "", ""), ("", "", "", "", "")],
        [HEADER],
    ],
    ids=["form", "list", "header alone"],
)
def test_a_blank_form_says_nothing(read: Read, table: Table, rows: Rows) -> None:
    assert read(table(rows)) == []


@pytest.mark.parametrize(
    "rows",
    [
        [("Part", "Stock"), ("512-44-9067-B", "4"), ("204-47-2638", "12")],
        [("Invoice", "Amount"), ("1012345678", "40.00"), ("1012345679", "12.50")],
        [("Title", "Author"), ("The Great Gatsby", "Fitzgerald, F. Scott"), ("Beloved", "Morrison, Toni")],
        [("Section", "Seats"), ("1012345678", "24"), ("1012345680", "22")],
    ],
    ids=["parts", "invoices", "books", "sections"],
)
def test_tables_of_things_hold_no_people(read: Read, table: Table, rows: Rows) -> None:
    assert {m.entity for c in read(table(rows)) for m in c.matches} - {"US_SSN", "PERSON"} == set()


# ---- places


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ({"sheet": "Grade 4"}, {"sheet": "Grade 4", "cell": "C2", "row": 2}),
        ({"line": 1}, {"line": 2}),
        ({"page": 3}, {"page": 3, "row": 2}),
        ({"sheet": "x", "part": "hidden"}, {"sheet": "x", "cell": "C2", "row": 2, "part": "hidden"}),
    ],
    ids=["sheet", "lines of text", "page", "hidden sheet"],
)
def test_a_cell_says_where_it_stands(
    read: Read, table: Table, base: dict[str, object], expected: dict[str, object]
) -> None:
    (match,) = (m for c in read(table([HEADER, EMMA], **base)) for m in c.matches if m.entity == "SASID")
    assert match.where.as_dict() == {**expected, "column": "SASID", "start": 0, "end": 10}


def test_a_statement_that_begins_in_the_heading_stands_in_its_cell(read: Read, table: Table) -> None:
    rows = [("Student", "Reason sent home, medical"), ("Emma Sampson", "asthma inhaler"), ("Devon Okafor", "song book")]
    for match in (m for c in read(table(rows)) for m in c.matches):
        assert match.where.start is not None
        assert match.where.row is not None
        cell = rows[match.where.row - 1][0 if match.entity == "PERSON" else 1]
        assert cell[match.where.start : match.where.end] == match.value


def test_a_hidden_row_is_said_to_be_hidden(read: Read) -> None:
    rows = [Row(1, HEADER), Row(2, EMMA, "hidden"), Row(3, DEVON)]
    found = read(Grid(iter(rows), Where(sheet="x")))
    parts = {(m.where.row, m.where.part) for c in found for m in c.matches}
    assert parts == {(2, "hidden"), (3, None)}


def test_a_hidden_column_is_said_to_be_hidden(read: Read) -> None:
    grid = Grid(iter([Row(1, HEADER), Row(2, EMMA)]), Where(sheet="x"), hidden_columns=frozenset({3}))
    found = {m.entity: m.where.part for c in read(grid) for m in c.matches}
    assert (found["SASID"], found["DATE_OF_BIRTH"]) == ("hidden", None)


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (51, "AZ7"), (701, "ZZ7"), (702, "AAA7")]
)
def test_names_a_cell_as_spreadsheets_do(index: int, name: str) -> None:
    assert cell_name(index, 7) == name


@given(st.integers(0, 16_383))
def test_no_two_columns_share_a_name(index: int) -> None:
    letters = cell_name(index, 1)[:-1]
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    assert number == index + 1


# ---- streams


def test_a_long_table_is_streamed(read: Read) -> None:
    """Rows are asked for one by one, so a table of any length costs the same memory."""
    asked = 0

    def rows() -> Iterator[Row]:
        nonlocal asked
        yield Row(1, HEADER)
        for number in range(2, 100_000):
            asked = number
            yield Row(number, EMMA)

    file = Reader(registry.shipped(), lambda: pytest.fail("the engine was made"), None).file("list.csv")
    clusters = file.feed(Grid(rows()))
    for _ in range(3):
        next(clusters)
    assert asked < 200


@given(
    st.lists(st.lists(st.one_of(st.text(max_size=12), st.sampled_from([*HEADER, *EMMA, "Y"])), max_size=6), max_size=12)
)
@example([["Q1", "0"], ["LAAT1", "\x0cÀ"]])
@example([["0\xad0", "EpiPen", "0\xad0"], ["0\xad0", "0\xad0", "Emma", "3/4/2015"]])
def test_reads_any_table_and_every_value_begins_in_its_row(read: Read, table: Table, rows: list[list[str]]) -> None:
    for cluster in read(table(rows, sheet="x")):
        for match in cluster.matches:
            assert match.where.row is not None
            row = " ".join(rows[match.where.row - 1])
            assert match.value.split()[0] in f"{row} {undisguised(row).text}"  # a soft hyphen is no part of a value


# ---- headings


@pytest.mark.parametrize(
    "spelling", ["Last Name", "LAST_NAME", "lastName", "Last-Name:", "\ufeffLast Name", "Ｌａｓｔ Name", "last  name "]
)
def test_one_key_for_every_spelling(spelling: str) -> None:
    assert headers.key(spelling) == "lastname"


@pytest.mark.parametrize(("one", "other"), [("Student ID", "ID"), ("Student Name", "Student"), ("DOB", "DOE")])
def test_different_headings_stay_different(one: str, other: str) -> None:
    assert headers.key(one) != headers.key(other)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Emma Sampson SASID 1044127691", {("SASID", "1044127691"), ("PERSON", "Emma Sampson")}),
        ("Emma Sampson (SASID: 1044127691)", {("SASID", "1044127691"), ("PERSON", "Emma Sampson")}),
        ("Emma Sampson 1044127691", {("SASID", "1044127691"), ("PERSON", "Emma Sampson")}),
        ("Emma Sampson 4412769182", set()),
        ("Room 1044 order 1048839217", set()),
    ],
)
def test_a_labelled_number_in_a_column_of_names_is_read(
    read: Read, table: Callable[..., Grid], cell: str, found: set[tuple[str, str]]
) -> None:
    clusters = read(table([("Name", "Grade"), (cell, "4"), ("Nora Lee", "5")]))
    of_row = [c for c in clusters if c.matches[0].where.row == 2]
    assert {(m.entity, m.value) for c in of_row for m in c.matches} == found
    assert {c.person and c.person.name for c in of_row} == ({"Emma Sampson"} if found else set())


def test_a_column_without_a_heading_is_given_as_one(read: Read, table: Table) -> None:
    rows = [("Kofi Osei", "219-09-1234"), ("Ruby Haldane", "219-09-1235"), ("Bia Pimentel", "219-09-1236")]
    reasons = {why for c in read(table(rows)) for m in c.matches for why in m.why}
    assert "stands in a column without a heading, told by its values" in reasons
    assert not [why for why in reasons if '""' in why]


def test_a_form_of_labels_alone_is_blank(read: Read, table: Table) -> None:
    blank = [("Child", "DOB"), ("Grade / teacher", "Allergies"), ("Medicine", "Dose, time"), ("For what", "School")]
    assert not facts(read(table(blank)))
    filled = [("Child", "Emma Sampson"), ("DOB", "5/2/2016"), ("Allergies", "latex"), ("Medicine", "none")]
    assert ("Emma Sampson", "HEALTH_ALERT", "latex") in facts(read(table(filled)))
