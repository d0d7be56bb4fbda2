"""Numbers that institutions issue: what can be issued, whose it is, and what stands for a person without a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers import bank, geotag, itin, registry, street_address
from recognizers.contract import Cluster, Recognizer
from scanners.contract import Grid, Piece, Where

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Values = Callable[[str, str], list[str]]


def tied(found: list[Cluster], entity: str) -> list[tuple[str | None, str]]:
    """(person, value) of one entity."""
    return [(c.person.name if c.person else None, m.value) for c in found for m in c.matches if m.entity == entity]


@given(st.integers(0, 99_999_999))
def test_one_check_digit_in_ten_makes_a_routing_number(first_eight: int) -> None:
    text = f"{first_eight:08}"
    fits = [bank.routing(f"{text}{last}") for last in range(10)]
    in_a_district = (
        1 <= int(text[:2]) <= 12 or 21 <= int(text[:2]) <= 32 or 61 <= int(text[:2]) <= 72 or text[:2] == "80"
    )
    assert sum(fits) <= 1
    assert any(fits) == (in_a_district and any(len({*text, str(d)}) > 2 and fits[d] for d in range(10)))


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        *[(g, True) for g in (50, 65, 70, 88, 90, 92, 94, 99)],
        *[(g, False) for g in (49, 66, 69, 89, 93)],
    ],
    ids=str,
)
def test_groups_of_taxpayer_numbers(group: int, expected: bool) -> None:
    assert itin.valid(f"912-{group}-3826") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Direct deposit for Ana Reis: routing 211399995, checking 4400918273", 2, id="pay"),
        pytest.param("Remit to: routing 211399995, account 4400918273, our vendor number 12", 0, id="an invoice"),
        pytest.param("Routing slip: pass on to room 211399995", 0, id="another routing"),
        pytest.param("Bank holiday: account 4400918273 of the Harbor Mutual Bank", 1, id="no word whose"),
    ],
)
def test_whose_account(values: Values, text: str, expected: int) -> None:
    assert len(values("US_BANK_NUMBER", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Her Social Security # ends with 9067, Emma Sampson",
        "SS# for Emma Sampson ends in 9067, as her mother told us",
        "Emma Sampson, last 4 SS: 9067, W-4 missing",
    ],
)
def test_the_last_four_digits_are_no_other_statement(read: Read, text: str) -> None:
    assert [(m.entity, m.value) for c in read(text) for m in c.matches if m.entity != "PERSON"] == [("US_SSN", "9067")]


@pytest.mark.parametrize(
    ("entity", "text", "person", "value"),
    [
        pytest.param(
            "US_PASSPORT", "Trip: Odile Lefebvre, passport A58830172", "Odile Lefebvre", "A58830172", id="named"
        ),
        pytest.param("CREDENTIAL", "Alarm code is 4471, then #", None, "4471", id="a code of nobody"),
        pytest.param(
            "MASSHEALTH_ID", "MassHealth ID: 100732915508", None, "100732915508", id="a member without a name"
        ),
    ],
)
def test_an_issued_value_belongs_to_its_person_or_stands_for_one(
    read: Read, entity: str, text: str, person: str | None, value: str
) -> None:
    found = read(text)
    assert tied(found, entity) == [(person, value)]
    assert all(
        c.person or c.identifier == f"{entity}:{value}" for c in found if any(m.entity == entity for m in c.matches)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Emma Sampson, 16 Heron Way", ["16 Heron Way"], id="behind a name"),
        pytest.param("Emma Sampson\n16 Heron Way, Unit 4", ["16 Heron Way, Unit 4"], id="below a name"),
        pytest.param("16 Heron Way", [], id="beside nobody"),
        pytest.param("Wren Hollow School, 16 Heron Way. Ask Emma Sampson.", [], id="a school's"),
        pytest.param("Wendy Darling left 14 Kensington Road by night.", [], id="in a tale"),
        pytest.param("she lives at 31 Wharf Street #2R with her mother", ["31 Wharf Street #2R"], id="a home"),
    ],
)
def test_an_address_needs_a_home_or_a_person(read: Read, text: str, expected: list[str]) -> None:
    assert [value for _, value in tied(read(text), "STREET_ADDRESS")] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [("Student", "Address"), ("Emma Sampson", "16 Heron Way")], ["16 Heron Way"], id="a column of pupils"
        ),
        pytest.param(
            [("School", "Address"), ("Thornapple Elementary", "16 Heron Way")], [], id="a column of schools"
        ),
        pytest.param(
            [("Last Name", "First Name", "Street", "City"), ("Sampson", "Emma", "16 Heron Way", "Alder Pond")],
            ["16 Heron Way"],
            id="street and city apart",
        ),
    ],
)  # fmt: skip
def test_addresses_in_tables(read: Read, table: Table, rows: list[tuple[str, ...]], expected: list[str]) -> None:
    assert [value for _, value in tied(read(table(rows)), "STREET_ADDRESS")] == expected


def test_a_photograph_says_where_its_person_was(read: Read) -> None:
    where = Where(part="metadata")
    found = read(Piece("caption: Emma Sampson on the swing", where), Piece("GPS: 42.361234, -71.873456", where))
    assert tied(found, "GEOTAG") == [("Emma Sampson", "42.361234, -71.873456")]


@pytest.mark.parametrize(
    ("pair", "expected"), [("90.0001, 0.5", False), ("42.3, -71.8", True), ("0.0, 0.0", False), ("12.5, 181.0", False)]
)
def test_places_on_earth(pair: str, expected: bool) -> None:
    assert geotag.valid(pair) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("226 Packet St", True), ("P.O. Box 118", True), ("02139", False), ("see file", False), ("a@example.org", False)],
)
def test_cells_of_an_address_column(cell: str, expected: bool) -> None:
    assert street_address.accepts(cell) is expected


@pytest.mark.parametrize(
    ("own", "text", "expected"),
    [
        pytest.param(r"K\d{3}", "employee no. K204", ["K204"], id="the district's form"),
        pytest.param(r"K\d{3}", "employee no. 20441", ["20441"], id="another's form, labelled"),
        pytest.param(r"K\d{3}", "locker K204", [], id="without its label"),
    ],
)
def test_the_district_names_its_staff_numbers(own: str, text: str, expected: list[str]) -> None:
    recognizer: Recognizer = next(r for r in registry.in_force(employee_id=own) if r.entity == "EMPLOYEE_ID")
    assert [text[h.start : h.end] for h in recognizer.find(text) if h.score >= 0.5] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("lunch PIN P-407", ["P-407"], id="the district's form"),
        pytest.param("Su PIN de almuerzo es 44209.", ["44209"], id="another's form, labelled"),
        pytest.param("student id 331907", ["331907"], id="a student id"),
        pytest.param("locker P-407", [], id="without its label"),
    ],
)
def test_the_district_names_its_lunch_pins(text: str, expected: list[str]) -> None:
    recognizer: Recognizer = next(r for r in registry.in_force(lunch_pin=r"P-\d{3}") if r.entity == "STUDENT_ID")
    assert [text[h.start : h.end] for h in recognizer.find(text) if h.score >= 0.5] == expected
    assert recognizer.accepts("P-407")


def test_a_title_says_that_a_column_holds_passports(read: Read, table: Table) -> None:
    rows = [
        ["Kai Morrow", "567129834", "USA"],
        ["Lena Brandt", "C01X00T47", "Germany"],
        ["Ana Alves", "FX 312874", "Brazil"],
    ]
    numbers = ["567129834", "C01X00T47", "FX 312874"]
    titled = replace(table(rows), title="Travel documents (seniors, Lisbon)")
    assert [value for _, value in tied(read(titled), "US_PASSPORT")] == numbers
    assert not tied(read(replace(table(rows), title="Badges (seniors)")), "US_PASSPORT")
    headed = table([["Who", "No.", "From"], *rows])
    assert [value for _, value in tied(read(replace(headed, title="Passports")), "US_PASSPORT")] == numbers
    assert not tied(read(replace(headed, title="Passport to Summer prizes")), "US_PASSPORT")


def test_a_list_for_a_flight_names_people_as_airlines_do(read: Read, table: Table) -> None:
    rows = [
        ["As printed", "Born", "Book no.", "Exp."],
        ["SAMPSON/EMMA ROSE", "14 MAR 2010", "A04417723", "2031"],
        ["ONYEKWERE/CHIAMAKA", "02 SEP 2009", "567120938", "2029"],
        ["TRAN/GIA HAN", "pending", "pending", "-"],
    ]
    assert tied(read(table(rows)), "US_PASSPORT") == [
        ("SAMPSON/EMMA ROSE", "A04417723"),
        ("ONYEKWERE/CHIAMAKA", "567120938"),
    ]


def test_a_number_of_the_immigration_service_says_whose_status_it_is(read: Read) -> None:
    text = "Maikel Urdaneta, A 241 550 874, came in May.\nArjun Rao: SEVIS ID N0033190857"
    assert [name for name, _ in tied(read(text), "IMMIGRATION_STATUS")] == ["Maikel Urdaneta", "Arjun Rao"]


@pytest.mark.parametrize(
    ("entity", "text", "value"),
    [
        ("SASID", "19 days for Lena Kowalczyk (1073390642) and for others", "1073390642"),
        ("STUDENT_ID", "Pupil: Anselmo Furtado, gr 9, 211908\nAt the table: the team", "211908"),
        ("STUDENT_ID", "$61.40 in the red under Nguyen, Khoa, Q-40913.", "Q-40913"),
        ("STUDENT_ID", "Davi's ID, which it will ask for first: 220316", "220316"),
        ("US_DRIVER_LICENSE", "Cody Rosa, grade 6\nproof: S48810273 (my license), pay stub", "S48810273"),
        ("US_DRIVER_LICENSE", "He sent a picture of his driver's licence by mistake (S41207736)", "S41207736"),
        ("STREET_ADDRESS", "Sol Quiroga, gr 5. They're at 6B Netmakers Row, with an aunt.", "6B Netmakers Row"),
        ("CREDENTIAL", "You can log in as us and look: svc_roster / Mud-Season_4ever (for now).", "Mud-Season_4ever"),
    ],
)  # fmt: skip
def test_numbers_as_notes_have_them(values: Values, entity: str, text: str, value: str) -> None:
    assert values(entity, text) == [value]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("SASID", "ticket for the copier (1073390642)"),
        ("STUDENT_ID", "Order: Paper, gr 9, 211908\nsee the invoice"),
        ("US_DRIVER_LICENSE", "part S48810273 (my order)"),
        ("CREDENTIAL", "You can log in as a guest and look: red / blue"),
    ],
)
def test_numbers_that_notes_have_of_things(values: Values, entity: str, text: str) -> None:
    assert values(entity, text) == []
