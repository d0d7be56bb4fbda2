"""Text that is set in columns side by side is read down each of them; tables stay tables."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from recognizers.contract import STATEMENTS, Cluster
from recognizers.tables.textcolumns import are_columns_of_text
from scanners.contract import Grid, Row
from scanners.text.plaintext import blocks

NEWS = (
    "The winter concert is on",
    "Thursday at seven in the", "gym. Bring cookies, please.", "Buses leave from the lower",
    "lot at half past eight, and", "parents can park on Main", "Street. The library is open", "on Saturday until noon.",
)  # fmt: skip
NOTE = (

    "The file of Emma Sampson:", "SSN 512-44-", "9067 and SASID 10844", "71930, born 04/12/",
    "2015. Call her mother at",
    "617-555-", "0134 when Emma needs her", "EpiPen for peanut allergy.",
)  # fmt: skip
PLAIN = {
    "US_SSN": "512-44-9067",
    "SASID": "1084471930",
    "DATE_OF_BIRTH": "04/12/2015",
    "PHONE_NUMBER": "617-555-0134",
}


@pytest.mark.parametrize("columns", [(NOTE, NEWS), (NEWS, NOTE), (NEWS, NOTE, NEWS)], ids=["left", "right", "middle"])
def test_what_breaks_off_in_a_column_goes_on_below(
    read: Callable[..., list[Cluster]], table: Callable[..., Grid], columns: tuple[tuple[str, ...], ...]
) -> None:
    clusters = read(table(list(zip(*columns, strict=True)), line=1))
    found = {m.entity: m for c in clusters for m in c.matches}
    assert {entity: found[entity].said for entity in PLAIN} == PLAIN
    assert "HEALTH_ALERT" in found
    assert found["US_SSN"].where.line == 2


def test_labels_that_end_in_a_colon_are_a_form(read: Callable[..., list[Cluster]], table: Callable[..., Grid]) -> None:
    rows = [
        ("Student:", "Leocadia Rahimi"),
        ("Date of birth:", "11/20/2017"),
        ("Grade / teacher:", "3 / Papadakis"),
        ("Allergic to:", "cashew, pistachio, sesame"),
        ("Other:", "asthma, inhaler 15 min before gym"),
        ("Weight:", "54 lb"),
    ]
    found = {m.entity: m.said for c in read(table(rows)) for m in c.matches}
    assert found["DATE_OF_BIRTH"] == "11/20/2017"
    assert "HEALTH_ALERT" in found


def test_people_side_by_side_on_a_board_have_what_stands_behind_their_own_names(
    read: Callable[..., list[Cluster]], table: Callable[..., Grid]
) -> None:
    rows = [
        ("Room 12", "Room 14"),
        ("Tunde M. - severe latex allergy", "Ana P. - inhaler before gym"),
        ("Bo K. - no restrictions", "Lia S. - EpiPen in red bag"),
    ]
    said = {
        m.value: c.person and c.person.name
        for c in read(table(rows, line=1))
        for m in c.matches
        if m.entity in STATEMENTS
    }
    assert said == {
        "severe latex allergy": "Tunde M.",
        "inhaler before gym": "Ana P.",
        "EpiPen in red bag": "Lia S.",
    }


@pytest.mark.parametrize(
    "rows",
    [
        [("Name", "Note"), ("Emma Sampson", "peanut allergy"), ("Devon Okafor", "none so far"), ("Ada Roe", "asthma")],
        [("Monday", "pizza, apples and milk"), ("Tuesday", "soup"), ("Friday", "rice"), ("Sunday", "nothing")],
        [("Emma S. - asthma", "carries it"), ("Devon O. - none", "asks to go"), ("Ada R. - asthma", "calm today")],
        [("Emma Sampson", "12"), ("Devon Okafor", "14"), ("Ada Roe", "15"), ("Jan Romero", "9")],
    ],
    ids=["notes", "menu", "entries in one column", "figures"],
)
def test_tables_are_no_columns_of_text(rows: list[tuple[str, str]]) -> None:
    assert not are_columns_of_text([Row(n, r) for n, r in enumerate(rows, 1)], {"Name", "Note"}.__contains__)


BOARD = """OUT / COVERAGE                ALERTS
--------------                ------
Rm 2  Ferris -> Ms. Bo        Emma Sampson rm 4: bee stings,
Rm 4  here                    EpiPen in red pouch
Rm 7  Lund -> Mr. K           Omar Haddock rm 7: not to leave
Gym   closed                  with his dad
"""


def test_a_board_is_read_down_each_of_its_columns(read: Callable[..., list[Cluster]]) -> None:
    content = [replace(c, rows=iter([*c.rows])) if isinstance(c, Grid) else c for c in blocks([BOARD])]
    found = {m.entity: (c.person, m) for c in read(*content) for m in c.matches if m.entity in STATEMENTS}
    person, match = found["CUSTODY_NOTE"]
    assert person is not None
    assert (person.name, match.where.line, match.value.split()) == (
        "Omar Haddock", 5, ["not", "to", "leave", "with", "his", "dad"],
    )  # fmt: skip
    assert found["HEALTH_ALERT"][0].name == "Emma Sampson"  # type: ignore[union-attr]


def test_what_stands_below_a_name_on_a_board_is_said_of_it(
    read: Callable[..., list[Cluster]], table: Callable[..., Grid]
) -> None:
    rows = [
        ("ROOM 12", "ROOM 14"), ("Tunde M.", "Sofia L."), ("latex allergy, severe", "EpiPen in red bag"),
        ("Emma K.", "Ana R."), ("504, sits up front", "grandmother has custody"),
    ]  # fmt: skip
    found = read(table(rows, line=1))
    said = {m.value: c.person and c.person.name for c in found for m in c.matches if m.entity in STATEMENTS}
    assert {said[v] for v in said if "allergy" in v} == {"Tunde M."}
    assert {said[v] for v in said if "custody" in v} == {"Ana R."}


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{left:<32}{right}" for left, right in zip(NOTE, NEWS, strict=True)),
        "\n".join(f"{left:<32}{right}" for left, right in zip(NEWS, NOTE, strict=True)),
        "Student           Allergy           Locker  Helper\n"
        "Ruth Haldane      peanut allergy    114     Pia Lindqvist\n"
        "Sven Ostrow       latex allergy     115     Nadia Moreau\n"
        "Ines Caldwell     bee sting EpiPen  116     Otto Brandt",
        "| Student | Condition |\n|---|---|\n| **Ruth Haldane** | type 1 diabetes |\n| Sven Ostrow | asthma |",
    ],
    ids=["first column", "second column", "aligned", "marked"],
)
def test_what_is_found_in_columns_of_a_text_stands_where_its_lines_have_it(
    read: Callable[..., list[Cluster]], text: str
) -> None:
    contents = [
        replace(content, rows=iter(list(content.rows))) if isinstance(content, Grid) else content
        for content in blocks([f"{text}\n"], markdown="**" in text)
    ]
    found = [m for c in read(*contents) for m in c.matches]
    assert len(found) > 3
    for match in found:
        where = match.where
        assert where.start is not None and where.end is not None and where.line is not None
        assert text[where.start : where.end].split()[0] == match.value.split()[0]
        assert where.line == 1 + text.count("\n", 0, where.start)
        if "\n" not in match.value and where.end - where.start == len(match.value):
            assert text[where.start : where.end] == match.value
    people = [(m.where.line, m.where.start) for m in found if m.entity == "PERSON"]
    assert len(people) == len(set(people))


MENU = ("Snacks for October", "Week 1: apples", "Week 2: crackers", "Week 3: cheese")
THINGS = ("To bring on the hike", "2 pairs of socks", "1 warm hat", "rain boots")


@pytest.mark.parametrize("beside", [MENU, THINGS], ids=["menu", "list"])
@pytest.mark.parametrize("first", [True, False], ids=["left", "right"])
@pytest.mark.parametrize(
    ("column", "entity", "value"),
    [
        (
            ("Ruth Haldane", "SSN: 604-90-6783", "is to sit near the", "door of the bus"),
            "US_SSN",
            "604-90-6783",
        ),
        (
            ("We ask that Ruth", "Haldane has her inhaler", "for exercise asthma", "with her on the bus."),
            "HEALTH_ALERT",
            "Haldane has her inhaler for exercise asthma with her on the bus",
        ),
        (
            ("Ruth Haldane's aunt", "is home, call her at 978-", "555-0143 before noon", "or after five."),
            "PHONE_NUMBER",
            "978-\n555-0143",
        ),
    ],
    ids=["label", "sentence", "number"],
)
def test_text_beside_what_is_no_record_is_read_down(
    read: Callable[..., list[Cluster]],
    column: Sequence[str],
    entity: str,
    value: str,
    beside: Sequence[str],
    first: bool,
) -> None:
    left, right = (column, beside) if first else (beside, column)
    text = "\n".join(f"{a:<36}{b}" for a, b in zip(left, right, strict=True))
    contents = [replace(c, rows=iter([*c.rows])) if isinstance(c, Grid) else c for c in blocks([f"{text}\n"])]
    assert value in [m.value for c in read(*contents) for m in c.matches if m.entity == entity]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Ruth Haldane", "Sven Ostrow", "Ines Caldwell", "Otto Brandt"),
         ("Diet: no pork, halal", "Asthma: inhaler in bag", "Allergy: peanuts, mild", "Plan: on file with nurse")),
        (("Ruth Haldane 4B", "Sven Ostrow 4B", "Ines Caldwell 4C", "Otto Brandt 4C"),
         ("keep the pump on", "allergic to nuts", "needs an inhaler", "seizures in the night")),
        (("Room 11", "Room 12", "Room 13", "Room 14"),
         ("has the ladder for", "all of the lights", "and two mops to", "clean up with")),
    ],
    ids=["labels", "remarks", "rooms"],
)  # fmt: skip
def test_what_is_said_of_those_to_the_left_is_no_text_in_columns(left: Sequence[str], right: Sequence[str]) -> None:
    rows = [Row(i, cells) for i, cells in enumerate(zip(left, right, strict=True), 1)]
    assert not are_columns_of_text(rows, lambda _: False)
