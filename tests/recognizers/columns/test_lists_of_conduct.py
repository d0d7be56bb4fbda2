"""Lists of detentions and of who fetches a pupil: told by their titles, their columns and some of their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

NAMES = ("Sampson, Emma", "Okafor, Devon", "Silva, Mateus", "Bell, Imani")
CONDUCT = ("late x4", "talking", "gum", "left seat")
LESSONS = ("math help", "essay draft", "lab makeup", "reading log")


def rows(*heads: str, columns: Sequence[Sequence[str]], title: str = "") -> list[tuple[str, ...]]:
    """A list of pupils with these further columns, under a title."""
    above = [(title,)] if title else []
    return [*above, ("Pupil", *heads), *zip(NAMES, *columns, strict=True)]


@pytest.mark.parametrize(
    ("table_rows", "expected"),
    [
        pytest.param(rows("Date", "Reason", "Min", columns=[["10/2"] * 4, CONDUCT, ["30"] * 4]), CONDUCT, id="slips"),
        pytest.param(rows("Why", "Served", columns=[CONDUCT, ["Y"] * 4]), CONDUCT, id="served or not"),
        pytest.param(
            rows("For", "Teacher", columns=[("bus", *CONDUCT[1:]), ["Ortiz"] * 4], title="Detention, week of 10/2"),
            ("bus", *CONDUCT[1:]),
            id="under a title",
        ),
        pytest.param(rows("Date", "Reason", "Min", columns=[["10/2"] * 4, LESSONS, ["30"] * 4]), (), id="tutoring"),
        pytest.param(rows("Reason", columns=[LESSONS], title="Detention duty and help"), (), id="who has a duty"),
        pytest.param(
            rows("Time", "Reason", columns=[["8:15", "8:40", "9:02", "8:31"], ["late bus", "late", "dentist", "late"]]),
            (),
            id="who came late",
        ),
        pytest.param(rows("Book", "Min", columns=[LESSONS, ["30"] * 4]), (), id="minutes of reading"),
    ],
)
def test_reasons_of_detentions(
    read: Read, table: Table, table_rows: list[tuple[str, ...]], expected: Sequence[str]
) -> None:
    found = [m.value for c in read(table(table_rows)) for m in c.matches if m.entity == "DISCIPLINE_RECORD"]
    assert found == [*expected]


@pytest.mark.parametrize(
    ("above", "minutes", "expected"),
    [
        ("Detention slips\n", ["Ortiz"] * 4, True),
        ("", ["30"] * 4, True),
        ("", ["Ortiz"] * 4, False),
        ("We will have no more detention this year.\n", ["Ortiz"] * 4, False),
    ],
    ids=["under a title", "beside minutes", "beside a name", "under a sentence"],
)
def test_reasons_without_a_header(read: Read, table: Table, above: str, minutes: Sequence[str], expected: bool) -> None:
    cells = ("late x4", "talking", "chewing gum", "left seat")
    found = read(*[above][: bool(above)], table(list(zip(["10/2"] * 4, NAMES, cells, minutes, strict=True))))
    said = [m.value for c in found for m in c.matches if m.entity == "DISCIPLINE_RECORD"]
    assert (said == [*cells]) == expected


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Pick up", ("aunt Rosa only", "grandmother", "bus", "mom / NOT dad"), ["aunt Rosa only", "mom / NOT dad"]),
        ("Release to", ("Nana only", "mother, 209A vs father", "", "bus 4"), ["Nana only", "mother, 209A vs father"]),
        ("Dismissal", ("bus 4", "walks home", "parent pick-up", "bus 9 only"), []),
        ("Not allowed to pick up", ("father", "", "uncle Ray", "none"), ["father", "uncle Ray"]),
        (
            "Lives with",
            ("Mother", "grandmother (guardianship)", "DCF placement", "Both"),
            ["grandmother (guardianship)", "DCF placement"],
        ),
        ("Court papers", ("on file", "", "", "N"), ["on file"]),
    ],
)
def test_limits_on_who_fetches_a_pupil(
    read: Read, table: Table, heading: str, cells: Sequence[str], expected: list[str]
) -> None:
    found = read(table(rows(heading, columns=[cells])))
    assert [m.value for c in found for m in c.matches if m.entity == "CUSTODY_NOTE"] == expected


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        pytest.param(
            ("Why", "Sent by", "Out"),
            (
                ("late x6", "threw chair", "witness", "food fight"),
                ["Bianchi"] * 4,
                ("LD", "SH / reentry Mon", "ret to class", "ISS"),
            ),
            ["late x6", "LD", "threw chair", "SH / reentry Mon", "food fight", "ISS"],
            id="an office log",
        ),
        pytest.param(
            ("Calling out", "Hits"), (("|||", "|", "", "||"), ("", "|", "", "")), ["|||", "|", "|", "||"], id="ticks"
        ),
        pytest.param(
            ("Target", "M", "T"),
            (("profanity", "raises hand", "hits peers", "refuses work"), ("//", "/", "0", "//"), ("/", "//", "/", "0")),
            ["profanity", "hits peers", "refuses work"],
            id="targets",
        ),
        pytest.param(("Owl", "Otter"), (("|||", "|", "", "||"), ("", "|", "", "")), [], id="votes"),
        pytest.param(
            ("Behavior",), (("bit a peer", "shared nicely", "sticker", "asks for help"),), ["bit a peer"], id="praise"
        ),
    ],
)
def test_logs_and_tallies(
    read: Read, table: Table, headings: Sequence[str], cells: Sequence[Sequence[str]], expected: list[str]
) -> None:
    found = read(table(rows(*headings, columns=cells)))
    assert [m.value for c in found for m in c.matches if m.entity == "DISCIPLINE_RECORD"] == expected


def test_a_schedule_of_aides_is_read_cell_by_cell(read: Read, table: Table) -> None:
    schedule = [
        ("Block", "Lucas R. (para)", "Fern A. (para)"),
        ("1", "1:1 Ezra K", "lib duty"),
        ("2", "break", "feeding - Emma S"),
    ]
    found = [m.value for c in read(table(schedule)) for m in c.matches if m.entity == "SPECIAL_EDUCATION"]
    assert found == ["1:1 Ezra K", "feeding - Emma S"]


def test_other_cells_of_a_dismissal_list_are_read(read: Read, table: Table) -> None:
    found = read(table(rows("Dismissal", columns=[("mother only", "bus 4, has an EpiPen", "walks", "bus 9")])))
    assert [(m.entity, m.value) for c in found for m in c.matches if m.entity != "PERSON"] == [
        ("CUSTODY_NOTE", "mother only"),
        ("HEALTH_ALERT", "has an EpiPen"),
    ]


def test_relatives_with_whom_a_pupil_lives_are_no_statement(read: Read, table: Table) -> None:
    cells = ("mom & dad", "grandmother", "mother + 5 sibs", "foster home (the Amatos)")
    found = read(table(rows("Lives with", columns=[cells])))
    said = [(m.entity, m.value) for c in found for m in c.matches if m.entity != "PERSON"]
    assert said == [("CUSTODY_NOTE", "foster home (the Amatos)")]


def test_a_cell_that_begins_with_a_name_is_about_that_one(read: Read, table: Table) -> None:
    found = read(
        table(
            [
                ("ROOM", "TEACHER", "*** NO PICK UP ***"),
                ("101", "Ms. Gallo", "TERRENCE B. - NOT W/ UNCLE RAY"),
                ("102", "Mr. Steinberg", "--"),
                ("103", "Ms. Wu", "--"),
            ]
        )
    )
    assert {(c.person.name, m.entity) for c in found for m in c.matches if c.person and m.entity == "CUSTODY_NOTE"} == {
        ("TERRENCE B.", "CUSTODY_NOTE")
    }
