"""Ids of the roster by which a sentence calls a pupil, and the same numbers as those of other things."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from recognizers import registry
from recognizers.contract import Cluster
from recognizers.reading import Reader
from recognizers.roster.match import Roster
from scanners.contract import Grid, Piece, Row, Where
from tests.recognizers.conftest import PlainLook


def read(roster: Roster, content: Piece | Grid) -> list[Cluster]:
    """The clusters of a text or a table beside the roster."""
    file = Reader(registry.shipped(), PlainLook, None, roster).file("notes.txt")
    return [c for c in (*file.feed(content), *file.close()) if isinstance(c, Cluster)]


def ids(found: Sequence[Cluster]) -> set[str]:
    """The pupils' numbers that count."""
    return {m.value for c in found for m in c.matches if m.entity == "STUDENT_ID"}


@pytest.mark.parametrize(
    "text",
    [
        "331908 was suspended for 3 days.",
        "Please ask about 331908: his IEP is late.",
        "We met with 331908; he has an IEP.",
        "- 331908 carries an EpiPen.",
        "Student 331908 has an IEP.",
    ],
)
def test_who_is_called_by_a_number(roster: Roster, text: str) -> None:
    found = read(roster, Piece(text, Where(line=1)))
    assert ids(found) == {"331908"}
    assert any(len({m.entity for m in c.matches}) > 1 for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 331907\nInvoice 331908\nInvoice 331909",
        "POs 331907, 331908, 331909",
        "Order 331908 was suspended for 3 days.",
        "We have 331908 seats. Students with an IEP sit in front.",
        "Asset tags: 331907, 331908 and 331909 are lost.",
    ],
)
def test_numbers_of_other_things(roster: Roster, text: str) -> None:
    assert ids(read(roster, Piece(text, Where(line=1)))) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Call 978-555-0181 about Emma Sampson.", {"Emma Sampson"}),
        ("Robert Sampson, 978-555-0181", {"Robert Sampson"}),
        ("Call 978-555-0181 about Dana Whitfield's class.", set()),
        ("Emma Sampson sings.\nCall 978-555-0181.", set()),
    ],
)
def test_whose_contact_data_a_relative_s_are(roster: Roster, text: str, names: set[str]) -> None:
    found = read(roster, Piece(text, Where(line=1)))
    phoned = [c for c in found if any(m.entity == "PHONE_NUMBER" for m in c.matches)]
    assert {c.person.name for c in phoned if c.person} == names


def test_one_note_is_told_once(roster: Roster) -> None:
    found = read(roster, Piece("Student: Emma Sampson\nDOB: 3/4/2015\nAllergies: peanuts", Where(line=1)))
    assert [m.value for c in found for m in c.matches if m.entity == "HEALTH_ALERT"] == ["peanuts"]


def test_pupils_in_a_table_of_names(roster: Roster) -> None:
    rows = [("First Name", "Last Name"), ("Emma", "Sampson"), ("Youssef", "Al-Rahman"), ("Nora", "Quill")]
    grid = Grid(iter([Row(n, r) for n, r in enumerate(rows, start=1)]), Where())
    about = {c.person.name: c.person.about for c in read(roster, grid) if c.person}
    assert about == {"Emma Sampson": "student", "Youssef Al-Rahman": "student", "Nora Quill": "unknown"}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("PO Number", set()),
        ("Asset Tag", set()),
        ("Invoice #", set()),
        ("Work Order", set()),
        ("ID", {"331907", "331908", "331909"}),
        ("Patron barcode", {"331907", "331908", "331909"}),
    ],
)
def test_numbers_under_a_heading(roster: Roster, heading: str, expected: set[str]) -> None:
    rows = [(heading, "Status"), ("331907", "open"), ("331908", "open"), ("331909", "late")]
    grid = Grid(iter([Row(n, r) for n, r in enumerate(rows, start=1)]), Where())
    assert ids(read(roster, grid)) == expected
