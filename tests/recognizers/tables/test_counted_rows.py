"""Rows of large tables that are only counted: the same comes out as if each had been read."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlp import places
from dlp.policy import linking
from dlp.policy.linking import Linked, Linking
from dlp.privacy import Digester
from recognizers import registry
from recognizers.columns.headerrows import in_no_header
from recognizers.contract import Cluster, Recognizer, Room
from recognizers.disguise.cells import disguised
from recognizers.gate import Gate
from recognizers.headings.reading import Headings
from recognizers.headings.usual import Usual
from recognizers.reading import Reader
from recognizers.tables.certain import certain_names
from scanners.contract import Grid, Row

RECOGNIZERS = registry.in_force()
USUAL = [r for r in RECOGNIZERS if r.usual]
FIRST = "Emma Devon Ana Wei Lachlan Noor José Grace Test".split()
LAST = "Sampson Okafor O'Brien Smith-Jones Doe Lopes Zhang Christiansen King".split()
HEADER = ("Last Name", "First Name", "SASID", "DOB", "Phone", "Guardian", "Medical Alert", "IEP", "Notes", "Room")
NOTES = (
    "",
    "",
    "",
    "absent Monday",
    "lives with aunt",
    "SSN 512-44-9067",
    "see counselor",
    "EpiPen in office",
    "x" * 90,
)

GATED = frozenset(
    "PERSON SASID STUDENT_ID US_SSN DATE_OF_BIRTH PHONE_NUMBER HEALTH_ALERT ATTENDANCE_RECORD FAMILY_STATUS".split()
)

Chance = random.Random
Rows = Callable[[Chance], Iterator[tuple[str, ...]]]


def student(chance: Chance, number: int) -> tuple[str, ...]:
    """A row of a list of pupils, ordinary or with something that makes it less so."""
    first, last = chance.choice(FIRST), chance.choice(LAST)
    row = [
        last, first, f"10{chance.randrange(60):04}{number % 97:04}", f"{chance.randint(1, 14)}/{number % 28 + 1}/2014",
        f"617-555-{chance.randrange(100):04}", f"{chance.choice(FIRST)} {last}",
        chance.choice(["", "none", "asthma", "peanut allergy", "N/A"]), chance.choice("YNN"), chance.choice(NOTES),
        f"B{chance.randint(200, 220)}",
    ]  # fmt: skip
    match chance.randrange(24):
        case 0:
            row[0] = row[1] = ""  # goes on with the person above
        case 1:
            row[2] = " ".join(row[2])  # digits kept apart
        case 2:
            row = row[: chance.randint(0, 8)]
        case 3:
            row.append("one cell too many")
        case 4:
            row[1] = f"{first} (SASID 10447{number % 1000:05})"
        case 5:
            row = [f"  {cell} " for cell in row]
    return tuple(row)


def pupils(chance: Chance) -> Iterator[tuple[str, ...]]:
    """A long list, its header repeated now and then."""
    yield HEADER
    for number in range(600):
        yield HEADER if number % 211 == 210 else student(chance, number)


def two_tables(chance: Chance) -> Iterator[tuple[str, ...]]:
    """A list, and under a header in the middle of a block another one."""
    yield from list(pupils(chance))[:400]
    yield ("Employee", "Department", "Phone", "Employee ID")
    for number in range(300):
        yield f"{chance.choice(FIRST)} {chance.choice(LAST)}", "Facilities", f"508-555-{number:04}", f"{20000 + number}"


def under_two_rows(chance: Chance) -> Iterator[tuple[str, ...]]:
    """A long list under a header of two rows, both repeated now and then; some rows name no pupil."""
    header = [("Student", "Ids", "", "Mother", "", "Health"), ("", "SASID", "Local", "Name", "Phone", "")]
    yield from header
    for number in range(600):
        if number % 101 == 100:
            yield from header
        yield (
            f"{chance.choice(FIRST)} {chance.choice(LAST)}" if number % 9 else "",
            f"10{chance.randrange(60):04}{number % 97:04}",
            f"{number}",
            f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            f"617-555-{chance.randrange(100):04}",
            chance.choice(["", "none", "asthma", "EpiPen"]),
        )


def few_people(chance: Chance) -> Iterator[tuple[str, ...]]:
    """A log in which the same people come again and again, once named for some rows."""
    yield ("Student", "Student ID", "Date", "Reason", "Days Absent")
    for number in range(900):
        one = chance.randrange(40)
        name = f"{LAST[one % 9]}, {FIRST[one % 7]}" if number % 5 else ""
        yield (
            name,
            f"{30000 + one}" if name else "",
            f"9/{number % 28 + 1}/2025",
            chance.choice(["ill", "flu", "", "suspended"]),
            str(one % 4),
        )


def nobody(chance: Chance) -> Iterator[tuple[str, ...]]:
    """Statements of which only some rows say, in their text, whose they are."""
    yield ("Date", "Room", "Allergy", "Remarks")
    for number in range(400):
        remark = chance.choice(["", "Emma Sampson out", "nurse called", "with Devon Okafor"])
        yield f"9/{number % 28 + 1}/2025", f"B{number % 30}", chance.choice(["", "peanut allergy", "latex"]), remark


def answers(chance: Chance) -> Iterator[tuple[str, ...]]:
    """Answers of a form, whose address alone says whose each is; most say nothing, some come again."""
    yield ("submitted", "respondent", "worry", "home")
    for number in range(700):
        one = f"{chance.choice(FIRST).lower()}{number % 90}@students.dunmere.example.org"
        worry = chance.choice(["", "", "fine", "I have asthma", "my EpiPen is lost", "none"])
        yield (
            f"9/{number % 28 + 1}/2025",
            one if number % 17 else "",
            worry,
            chance.choice(["", "ok", "lives with aunt"]),
        )


@pytest.fixture(scope="module")
def reader() -> Reader:
    def none() -> None:
        raise AssertionError

    few = [r for r in RECOGNIZERS if r.entity in GATED]
    gate = Gate(registry.shipped(), places.cache_folder())  # what other tests have compiled
    return Reader(few, none, gate)  # type: ignore[arg-type]  # tables never look closely


def linked(reader: Reader, rows: list[tuple[str, ...]], counting: bool) -> tuple[Linked, int]:
    """What a file of this one table comes to, and how many rows were read and had something in them."""
    linking_ = Linking(Digester(b"a key of the tests"), 5)
    room: Room | None = linking_ if counting else None
    grid = Grid(Row(n, cells) for n, cells in enumerate(rows, 1))
    found = 0
    for one in reader.file("", room=room).feed(grid):
        linking_.add(None, [one])
        found += isinstance(one, Cluster)
    return linking_.result(), found


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("rows", [pupils, two_tables, under_two_rows, few_people, nobody, answers])
def test_counting_comes_to_the_same(reader: Reader, rows: Rows, seed: int) -> None:
    made = list(rows(random.Random(seed)))  # the same tables every time
    (read, many), (counted, few) = (linked(reader, made, counting) for counting in (False, True))
    assert few < many or rows is nobody
    assert counted == read


def test_of_too_many_people_those_beyond_are_counted(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "EXACT_SUBJECTS", 50)
    people = [(f"{FIRST[n % 5]} {LAST[n % 4]}", str(40000 + n)) for n in range(900)]
    rows = [("Student Name", "Student ID"), *people, *people[:200]]
    (read, _), (counted, few) = (linked(reader, rows, counting) for counting in (False, True))
    assert few < 200
    assert (counted.counts, counted.profiles) == (read.counts, read.profiles)


@pytest.mark.parametrize("recognizer", USUAL, ids=lambda r: r.name)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_usual_cell_is_accepted_and_plain(recognizer: Recognizer, data: st.DataObject) -> None:
    cell = data.draw(st.from_regex(recognizer.usual, fullmatch=True, alphabet=st.characters(codec="ascii")))
    assert recognizer.accepts(cell)
    assert not disguised([cell])
    assert in_no_header(cell)


@pytest.mark.parametrize("recognizer", USUAL, ids=lambda r: r.name)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_many_cells_at_once_are_told_as_each_alone(recognizer: Recognizer, data: st.DataObject) -> None:
    usual = st.from_regex(recognizer.usual, fullmatch=True, alphabet=st.characters(codec="ascii"))
    near = st.builds(
        lambda cell, at, put: cell[:at] + put + cell[at + 1 :], usual, st.integers(0, 9), st.text("0@. \n")
    )
    cells = data.draw(st.lists(usual | near, max_size=6))
    one = re.compile(recognizer.usual)
    assert Usual(recognizer.usual).others(cells) == [i for i, c in enumerate(cells) if not one.fullmatch(c)]


def test_blank_cells_are_no_names() -> None:
    headings = Headings(RECOGNIZERS)
    assert certain_names(["Emma", "  ", "", " Devon"], headings, "name") == (["Emma", " Devon"], ["  ", ""])
