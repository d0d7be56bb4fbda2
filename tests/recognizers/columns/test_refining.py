"""Columns judged by their values and neighbours: without a header, under "ID", beside a routing number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

FIVE = ("Sampson, Emma", "Carter, Devon", "Benson, Nicole", "Fisher, Laura", "Gordon, Keith")
PINS = ("3603", "6849", "810", "1330", "8809")
EMMA, DEVON, NADIA = ("Emma", "Sampson"), ("Devon", "Carter"), ("Nicole", "Benson")


def entities(found: Sequence[Cluster]) -> dict[str, list[str]]:
    """The values of each entity but names, in order."""
    out: dict[str, list[str]] = {}
    for match in (m for c in found for m in c.matches if m.entity != "PERSON"):
        out.setdefault(match.entity, []).append(match.value)
    return out


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [("1084471930", *EMMA), ("1084471931", *DEVON), ("1084471932", *NADIA)],
            {"SASID": ["1084471930", "1084471931", "1084471932"]},
            id="state numbers beside names",
        ),
        pytest.param(
            [(*EMMA, "03/04/2015"), (*DEVON, "11/21/2014"), (*NADIA, "07/30/2013")],
            {"DATE_OF_BIRTH": ["03/04/2015", "11/21/2014", "07/30/2013"]},
            id="birth dates beside names",
        ),
        pytest.param(
            [("331907", *EMMA, "4"), ("331912", *DEVON, "5"), ("331988", *NADIA, "4")],
            {"STUDENT_ID": ["331907", "331912", "331988"]},
            id="local numbers beside names",
        ),
        pytest.param(
            [("1719999901", "23", "48.1"), ("1719999902", "24", "47.9"), ("1719999903", "22", "48.0")], {}, id="epochs"
        ),
        pytest.param(
            [("Hammer", "331907"), ("Wrench", "331912"), ("Ladder", "331988")], {}, id="part numbers beside things"
        ),
        pytest.param(
            [(*EMMA, "10/02/2026"), (*DEVON, "10/02/2026"), (*NADIA, "10/02/2026")], {}, id="one day for everybody"
        ),
        pytest.param(
            [("03060482", "331907", *EMMA), ("03060010", "331912", *DEVON), ("02830033", "331988", *NADIA)],
            {"STUDENT_ID": ["331907", "331912", "331988"]},
            id="codes of schools before the pupils' own numbers",
        ),
        pytest.param(
            [("03060482", *EMMA), ("03060010", *DEVON), ("02830033", *NADIA)], {}, id="codes of schools alone"
        ),
        pytest.param(
            [(*EMMA, "8/28/2021", "3/4/2015"), (*DEVON, "8/29/2022", "5/6/2016"), (*NADIA, "9/1/2020", "7/8/2014")],
            {"DATE_OF_BIRTH": ["3/4/2015", "5/6/2016", "7/8/2014"]},
            id="the day of entry before the day of birth",
        ),
        pytest.param(
            [(*EMMA, "Black", "Neck"), (*DEVON, "white", "Pell"), (*NADIA, "Hispanic, Nahua", "Neck")],
            {"RACE_ETHNICITY": ["Black", "white", "Hispanic, Nahua"]},
            id="races without a heading",
        ),
        pytest.param(
            [(*EMMA, "black", "S"), (*DEVON, "white", "M"), (*NADIA, "green", "L")], {}, id="colours without a heading"
        ),
        pytest.param([(*EMMA, "Millbury"), (*DEVON, "Salem"), (*NADIA, "Lynn")], {}, id="towns are no last names"),
        pytest.param(
            [(f"A33{n}907", name, "M", "4") for n, name in enumerate(FIVE)],
            {"STUDENT_ID": [f"A33{n}907" for n in range(5)]},
            id="numbers behind a letter",
        ),
        pytest.param(
            [(f"70{n}107", "Lenovo 300e", name) for n, name in enumerate(FIVE)], {}, id="devices and who has them"
        ),
        pytest.param(
            [
                (f"70{n}107", name, what)
                for n, (name, what) in enumerate(
                    zip(FIVE, ("printer jam", "new keyboard", "screen is blank", "no sound", "lost badge"), strict=True)
                )
            ],
            {},
            id="tickets and who asks",
        ),
        pytest.param(
            [("", "Name", "HR"), ("331907", FIVE[0], "12"), ("331912", FIVE[1], "12"), ("331988", FIVE[2], "14")],
            {"STUDENT_ID": ["331907", "331912", "331988"]},
            id="numbers under an empty heading",
        ),
        pytest.param(
            [("", "Title", "Author"), ("331907", "Holes", FIVE[0]), ("331912", "Wonder", FIVE[1])],
            {},
            id="books under an empty heading",
        ),
        pytest.param(
            [
                ("Column1", "Column2", "Column3"),
                ("331907", FIVE[0], "3/4/2015"),
                ("331912", FIVE[1], "5/6/2016"),
                ("331988", FIVE[2], "7/8/2014"),
            ],
            {"STUDENT_ID": ["331907", "331912", "331988"], "DATE_OF_BIRTH": ["3/4/2015", "5/6/2016", "7/8/2014"]},
            id="columns that a program named",
        ),
    ],
)
def test_judges_a_table_without_a_header(
    read: Read, table: Table, rows: Sequence[Sequence[str]], expected: dict[str, list[str]]
) -> None:
    assert entities(read(table(rows))) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [("Athlete", "ID"), ("Sampson, Emma", "282610"), ("Carter, Devon", "279056")],
            {"STUDENT_ID": ["282610", "279056"]},
            id="ID beside pupils",
        ),
        pytest.param(
            [("Student", "PIN"), *[(name, pin) for name, pin in zip(FIVE, PINS, strict=True)]],
            {"STUDENT_ID": list(PINS)},
            id="a PIN that lost its zero",
        ),
        pytest.param(
            [("Vendor", "ID"), ("Bay Path Fuel", "282610"), ("Mohawk Elevator", "279056")], {}, id="ID beside vendors"
        ),
        pytest.param(
            [("sourcedId", "flag"), ("50260", "freeLunch"), ("69768", "iep")],
            {"STUDENT_ID": ["50260", "69768"]},
            id="flags of users",
        ),
        pytest.param(
            [("sourcedId", "title", "courseCode"), ("50260", "Biology", "x"), ("69768", "Art", "y")],
            {},
            id="classes of OneRoster",
        ),
        pytest.param(
            [
                ("Employee", "Routing", "Account number"),
                ("Emma Sampson", "211399995", "4471009283"),
                ("Devon Carter", "011901279", "77120034518"),
            ],
            {"US_BANK_NUMBER": ["211399995", "4471009283", "011901279", "77120034518"]},
            id="an account beside its routing number",
        ),
        pytest.param(
            [
                ("Vendor Name", "Routing", "Account"),
                ("Emma Sampson", "211399995", "4471009283"),
                ("Devon Okafor", "011901279", "77120034518"),
                ("Foster Electric Co", "211370545", "5520098134"),
            ],
            {"US_BANK_NUMBER": ["211399995", "4471009283", "011901279", "77120034518", "211370545", "5520098134"]},
            id="people who are paid",
        ),
        pytest.param(
            [
                ("Vendor Name", "Routing", "Account"),
                ("Harbor Paper LLC", "211399995", "4471009283"),
                ("Foster Electric Co", "011901279", "77120034518"),
            ],
            {},
            id="firms that are paid",
        ),
        pytest.param(
            [
                ("Fund", "Bank", "Routing", "Account No"),
                ("Athletics", "Harbor Mutual", "211399995", "4848626778"),
                ("Grants", "Harbor Mutual", "011901279", "4848626779"),
            ],
            {},
            id="the district's own accounts",
        ),
        pytest.param(
            [("Name", "SSN"), ("Sampson, Emma", "49974381"), ("Carter, Devon", "512449067")],
            {"US_SSN": ["49974381", "512449067"]},
            id="an SSN that lost its zero",
        ),
        pytest.param(
            [("Name", "Date of Birth"), ("George Washington", "1732-02-22"), ("Barack Obama", "1961-08-04")],
            {},
            id="birth dates of history",
        ),
    ],
)
def test_judges_a_weak_heading_by_its_neighbours(
    read: Read, table: Table, rows: Sequence[Sequence[str]], expected: dict[str, list[str]]
) -> None:
    found = entities(read(table(rows)))
    assert {e: v for e, v in found.items() if e not in {"ECONOMIC_STATUS", "SPECIAL_EDUCATION"}} == expected


def test_a_table_may_stand_on_its_side(read: Read, table: Table) -> None:
    rows = [
        ("Student", "Emma Sampson", "Devon Carter"),
        ("SASID", "1084471930", "1084471931"),
        ("DOB", "3/4/2015", "5/6/2015"),
    ]
    found = [(c.person and c.person.name, m.value) for c in read(table(rows)) for m in c.matches if m.entity == "SASID"]
    assert found == [("Emma Sampson", "1084471930"), ("Devon Carter", "1084471931")]


def test_a_second_header_begins_another_table(read: Read, table: Table) -> None:
    rows = [
        ("Name", "LASID", "DOB"),
        ("Sampson, Emma", "25181", "10/30/2013"),
        ("Math 8",),
        ("LASID", "Student", "Email"),
        ("29174", "Devon Carter", "carter@example.org"),
    ]
    assert entities(read(table(rows))) == {
        "STUDENT_ID": ["25181", "29174"],
        "DATE_OF_BIRTH": ["10/30/2013"],
        "EMAIL_ADDRESS": ["carter@example.org"],
    }


@pytest.mark.parametrize(
    ("heading", "values", "marked"),
    [
        ("Quiz 1", ("72", "81", "88"), True),
        ("ELA", ("452 NM", "489 PM", "503 M"), True),
        ("Q1", ("A-", "B+", "C"), True),
        ("Term", ("1", "1", "2"), False),
        ("Math", ("Ms. Quist", "Ms. Quist", "Mr. Dunn"), False),
        ("Score", ("72", "81", "88"), True),
        ("Bus", ("72", "81", "88"), False),
    ],
    ids=[
        "a quiz",
        "levels under a subject",
        "letters under a quarter",
        "small numbers",
        "teachers",
        "a score",
        "a bus",
    ],
)
def test_marks_under_a_subject_a_test_a_term(
    read: Read, table: Table, heading: str, values: Sequence[str], marked: bool
) -> None:
    rows = [("Student", heading), *zip(FIVE, values, strict=False)]
    assert ("GRADE_RECORD" in entities(read(table(rows)))) is marked


LICENCES = ("S48213907", "SA2749318", "S48213911", "SA2749320", "S58213907")
FIGURES = ("59312193", "60219381", "71029384", "58210394", "49210385")
PASSPORTS = ("A58830172", "548120937", "RD4419082", "GH1839201", "P1234867A")
ROUTINGS = ("211399995", "011901279", "211399995", "011901279", "211399995")
ACCOUNTS = ("4400918273", "77120034518", "4400918274", "77120034519", "4400918275")


def beside_names(heads: Sequence[str], *columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Rows of five people with these columns beside their names."""
    return [("Name", *heads), *zip(FIVE, *columns, strict=True)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(beside_names(["Permit No", "Type"], FIGURES, ["Electrical"] * 5), {}, id="permits of the town"),
        pytest.param(
            beside_names(["Permit No", "Road test"], FIGURES, ["11/2/2026"] * 5),
            {"US_DRIVER_LICENSE": [*FIGURES]},
            id="permits of learners",
        ),
        pytest.param(
            beside_names(["D.L. Number", "State"], FIGURES, ["MA"] * 5),
            {"US_DRIVER_LICENSE": [*FIGURES]},
            id="licences in figures",
        ),
        pytest.param(
            beside_names(
                ["ID Type", "ID Number"], ["MA DL", "License", "MA DL", "Driver's lic.", "passport"], LICENCES
            ),
            {"US_DRIVER_LICENSE": [*LICENCES]},
            id="licences that another column tells",
        ),
        pytest.param(
            beside_names(["Document", "Number"], ["Passport"] * 5, PASSPORTS),
            {"US_PASSPORT": [*PASSPORTS]},
            id="passports that another column tells",
        ),
        pytest.param(
            beside_names(["Passport/ID No"], PASSPORTS), {"US_PASSPORT": [*PASSPORTS]}, id="passports of all countries"
        ),
        pytest.param(
            beside_names(["Transit", "Dep acct"], ROUTINGS, ACCOUNTS),
            {"US_BANK_NUMBER": [n for pair in zip(ROUTINGS, ACCOUNTS, strict=True) for n in pair]},
            id="check digits under any heading",
        ),
        pytest.param(
            beside_names(["Net pay", "Dep acct"], ["1,204.11"] * 5, ACCOUNTS),
            {"US_BANK_NUMBER": [*ACCOUNTS]},
            id="accounts of a pay register",
        ),
        pytest.param(
            beside_names(["Account number", "Type"], ACCOUNTS, ["Checking", "Savings", "Checking", "CK", "SV"]),
            {"US_BANK_NUMBER": [*ACCOUNTS]},
            id="accounts of a kind",
        ),
        pytest.param(beside_names(["Account number"], ACCOUNTS), {}, id="accounts of anything"),
        pytest.param(
            [("Fund", "Transit", "Account"), *zip(("Gym", "Art", "Music"), ROUTINGS, ACCOUNTS, strict=False)],
            {},
            id="accounts of funds",
        ),
    ],
)
def test_judges_numbers_of_documents_and_banks(
    read: Read, table: Table, rows: Sequence[Sequence[str]], expected: dict[str, list[str]]
) -> None:
    assert entities(read(table(rows))) == expected


@pytest.mark.parametrize(
    "names",
    [
        ("Emma Sampson", "Omar Rahimi", "Linh Tran", "Luis Rivera"),
        ("Emma S.", "Omar R.", "Linh T.", "Luis R."),
        ("Sampson, Emma", "Rahimi, Omar", "Tran, Linh", "Rivera, Luis"),
    ],
    ids=["full", "with initials", "last, first"],
)
def test_a_name_among_names_is_no_header(read: Read, table: Table, names: Sequence[str]) -> None:
    rows = list(zip(names, ("Hatchet", "Refugee", "Wonder", "Holes"), strict=True))
    found = [m for c in read(table(rows)) for m in c.matches]
    assert names[1] in {m.value for m in found if m.entity == "PERSON"}
    assert not {"Wonder", "Holes"} & {m.value for m in found}


def test_a_heading_over_names_is_a_header_though_it_begins_as_one(read: Read, table: Table) -> None:
    found = read(table([("Van Driver", "License No"), ("Emma Sampson", "S48213907"), ("Omar Rahimi", "S48213911")]))
    assert entities(found) == {"US_DRIVER_LICENSE": ["S48213907", "S48213911"]}


@pytest.mark.parametrize("heading", ["Payee Name", "Paid To", "Vendor", "Supplier Name", "Account Name"])
def test_whom_a_list_pays_is_named_beside_a_number(read: Read, table: Table, heading: str) -> None:
    rows = [(heading, "SSN"), ("Emma Sampson", "021-44-7183"), ("Devon Okafor", "022-51-3307")]
    assert [c.person and c.person.name for c in read(table(rows))] == ["Emma Sampson", "Devon Okafor"]
