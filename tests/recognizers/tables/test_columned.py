"""Tables whose columns are pupils: names head them, the first cell of a row says what stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid, Row, Where

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = list[list[str]]


def _rows(text: str) -> Rows:
    return [[c.strip() for c in line.split("|")] for line in text.strip().splitlines()]


def _said(clusters: list[Cluster]) -> set[tuple[str, str, str]]:
    """(person, entity, value) of what is more than a name."""
    return {(c.person.name, m.entity, m.value) for c in clusters if c.person for m in c.matches if m.entity != "PERSON"}


PUPILS = {
    "medicines": (
        "Time | Kofi Osei | Ruby Haldane\n8:00 | Ritalin 10mg |\n12:00 | Ritalin 5mg | insulin 4 units",
        {
            ("Kofi Osei", "HEALTH_ALERT", "Ritalin 10mg"),
            ("Kofi Osei", "HEALTH_ALERT", "Ritalin 5mg"),
            ("Ruby Haldane", "HEALTH_ALERT", "insulin 4 units"),
        },
    ),
    "weeks": (
        "Week | Kofi Osei | Ruby Haldane\n10/1 | restrained 2 min | absent 3 days\n10/8 | | detention for fighting",
        {
            ("Kofi Osei", "DISCIPLINE_RECORD", "restrained 2 min"),
            ("Ruby Haldane", "ATTENDANCE_RECORD", "absent 3 days"),
            ("Ruby Haldane", "DISCIPLINE_RECORD", "detention for fighting"),
        },
    ),
    "one pupil": (
        "Day | Kofi Osei\nMon | mother only - restraining order vs father\nTue | mother",
        {("Kofi Osei", "CUSTODY_NOTE", "mother only - restraining order vs father")},
    ),
    "codes of attendance": (
        "Date | Kofi Osei | Ruby Haldane | Bia Pimentel\n9/2 | P | A | P\n9/3 | T | P | P",
        {("Ruby Haldane", "ATTENDANCE_RECORD", "A"), ("Kofi Osei", "ATTENDANCE_RECORD", "T")},
    ),
    "services, first names with an initial": (
        " | Dara K | Milo P | Sunniva R\nspeech | 2x30 | | 1x20\nOT | | 1x30 |\nmeds | | noon |",
        {
            ("Dara K", "SPECIAL_EDUCATION", "2x30"),
            ("Sunniva R", "SPECIAL_EDUCATION", "1x20"),
            ("Milo P", "SPECIAL_EDUCATION", "1x30"),
            ("Milo P", "HEALTH_ALERT", "noon"),
        },
    ),
    "skills counted, a first name that is a word in front": (
        "Skill | Aria | Kofi | Ruby | Milo\nLetters /26 | 26 | 11 | 19 | 24\nSounds /26 | 22 | 3 | 12 | 20",
        {
            (name, "GRADE_RECORD", mark)
            for name, marks in {"Aria": "26 22", "Kofi": "11 3", "Ruby": "19 12", "Milo": "24 20"}.items()
            for mark in marks.split()
        },
    ),
    "first names alone": (
        "Day | Desmond | Priya | Anneliese\nMonday | sent to office | | \nTuesday | | asthma attack | ",
        {("Desmond", "DISCIPLINE_RECORD", "sent to office"), ("Priya", "HEALTH_ALERT", "asthma attack")},
    ),
    "marks under names in capitals": (
        "Subject | OSEI KOFI | HALDANE RUBY\nMath | D+ | F\nELA | C- | A",
        {
            ("OSEI KOFI", "GRADE_RECORD", "D+"),
            ("OSEI KOFI", "GRADE_RECORD", "C-"),
            ("HALDANE RUBY", "GRADE_RECORD", "F"),
            ("HALDANE RUBY", "GRADE_RECORD", "A"),
        },
    ),
    "ticks": (
        "Plan | Kofi Osei | Ruby Haldane\nIEP | x |\nfree lunch | | x",
        {("Kofi Osei", "SPECIAL_EDUCATION", "x"), ("Ruby Haldane", "ECONOMIC_STATUS", "x")},
    ),
    "values, not statements alone": (
        "Item | Kofi Osei | Ruby Haldane\nDOB | 3/4/2015 | 11/20/2014\nSSN | 457-55-5462 |",
        {
            ("Kofi Osei", "DATE_OF_BIRTH", "3/4/2015"),
            ("Ruby Haldane", "DATE_OF_BIRTH", "11/20/2014"),
            ("Kofi Osei", "US_SSN", "457-55-5462"),
        },
    ),
    "under a title, beside a column of notes": (
        "Room 12 - week of 10/6\n | Kofi Osei | Ruby Haldane | Notes\n"
        "Mon | sent to office | ok | fire drill\nTue | | suspended 1 day |",
        {
            ("Kofi Osei", "DISCIPLINE_RECORD", "sent to office"),
            ("Ruby Haldane", "DISCIPLINE_RECORD", "suspended 1 day"),
        },
    ),
    "two columns a name": (
        " | Kofi Osei | | Ruby Haldane |\n | AM | PM | AM | PM\n"
        "Mon | Ritalin 10mg | sent to office | | \nTue | | | | suspended 1 day",
        {
            ("Kofi Osei", "HEALTH_ALERT", "Ritalin 10mg"),
            ("Kofi Osei", "DISCIPLINE_RECORD", "sent to office"),
            ("Ruby Haldane", "DISCIPLINE_RECORD", "suspended 1 day"),
        },
    ),
    "other names further down": (
        "Week 1 | Kofi Osei | Ruby Haldane\nMon | sent to office |\n"
        "Week 2 | Bia Pimentel | Tavish Marlow\nMon | | suspended 1 day",
        {
            ("Kofi Osei", "DISCIPLINE_RECORD", "sent to office"),
            ("Tavish Marlow", "DISCIPLINE_RECORD", "suspended 1 day"),
        },
    ),
    "nothing in front": (
        "Kofi Osei | Ruby Haldane\nsent to office | asthma attack used inhaler\nsuspended 1 day |",
        {
            ("Kofi Osei", "DISCIPLINE_RECORD", "sent to office"),
            ("Kofi Osei", "DISCIPLINE_RECORD", "suspended 1 day"),
            ("Ruby Haldane", "HEALTH_ALERT", "asthma attack used inhaler"),
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), PUPILS.values(), ids=PUPILS)
def test_a_name_heads_what_is_said_of_a_pupil(
    read: Read, table: Table, text: str, expected: set[tuple[str, str, str]]
) -> None:
    found = read(table(_rows(text)))
    assert _said(found) == expected
    assert not [m for c in found for m in c.matches if m.where.column and "Osei" in m.where.column]


OTHERS = {
    "duties": (
        "Day | Karen Whitfield | Tom Bradley\nMon | bus duty | cafeteria\n"
        "Tue | IEP meeting | planning\nWed | 504 meeting | hall duty"
    ),
    "timetable of teachers": (
        "Period | Karen Whitfield | Tom Bradley\n1 | Algebra 1 | Special Education\n2 | Prep | Speech"
    ),
    "titles": "Period | Ms. Whitfield | Mr. Bradley\n1 | Special ed resource | IEP testing\n2 | 504 check-ins | speech",
    "with whom aides are": "Time | Karen | Tom\n8:00 | Kofi (seizures) | Bia\n9:00 | Priya | Desmond (toileting)",
    "staff absences": "Staff absences | Karen Whitfield | Tom Bradley\nOct | sick, surgery | jury duty\nNov | | asthma",
    "a team": "Game | Kofi Osei | Ruby Haldane\nFouls | 3 | 1\nPoints | 12 | 8\nRebounds | 4 | 2",
    "baseball": "Stats | Kofi Osei | Ruby Haldane\nHitting | 3 | 2\nHits | 12 | 8\nRuns | 4 | 3",
    "printers": "Week | Betty | Marge | Ruth\n10/1 | 1200 | 340 | toner low\n10/8 | 980 | 401 | jam",
    "characters": (
        "Chapter | Julian | Charlotte | Miranda\n1 | was suspended for bullying | has asthma |\n2 | | | mother in rehab"
    ),
    "history": "Topic | Rosa Parks | Helen Keller\nHealth | | deaf and blind\nArrested | 1955 | no",
    "inventors": "Inventor | Alonzo Whitcomb | Clara Dunmore\nBorn | 1847 | 1862\nDied | of tuberculosis | of epilepsy",
    "colours": "Week | Amber | Violet | Scarlet | Olive\n10/1 | 3 | 4 | 5 | 1\n10/8 | 2 | absent | 4 | 2",
    "states": "Year | Virginia | Georgia | Carolina\nIEP | 12% | 14% | 11%\nELL | 13% | 14% | 12%",
    "cities": "Rate | Jordan | Austin | Madison\nsuspensions | 45 | 33 | 20\nIEP | 14 | 15 | 12",
    "months": "Category | April | May | June\nsuspensions | 3 | 4 | 1\nseizures | 0 | 1 | 0",
    "years": "Category | 2023 | 2024\nsuspensions | 3 | 4\nIEP | 40 | 41",
    "schools with names of people": (
        "Enrollment | Mary Lyon | John Ashford\nTotal students | 412 | 388\nIEP | 61 | 55\nSuspensions | 12 | 3"
    ),
    "candidates": (
        "Question | Karen Whitfield | Tom Bradley\n"
        "On special education | wants more | wants a study\nOn suspensions | wants fewer | none"
    ),
    "interviews": "Interview | Karen Whitfield | Tom Bradley\nMath content | 3 | 4\nSpecial education | 5 | 2",
    "trainings": "PD hours | Karen Whitfield | Tom Bradley\nRestraint | 3 | 3\nEpiPen | 1 | 1",
    "makers of books": (
        "Item | Scott Foresman | Houghton Mifflin | Savvas\n"
        "Reading kit | $120 | $130 | $99\nSpeech kit | $10 | $12 | $9"
    ),
    "sections that they teach": " | Emma Sampson | Omar Rahimi\nEnglish | 2 | 3\nAlgebra | 1 | 0",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_names_head_columns_of_others_too(read: Read, table: Table, text: str) -> None:
    found = read(table(_rows(text)))
    assert not [m for c in found if c.link == "column" for m in c.matches if m.entity in STATEMENTS]


def test_a_match_keeps_its_place(read: Read) -> None:
    rows = [
        Row(4, ("Time", "Kofi Osei", "Ruby Haldane")),
        Row(5, ("8:00", "", " insulin 4 units"), hidden_cells=frozenset({3})),
        Row(6, ("12:00", "Ritalin", ""), "hidden"),
    ]
    grid = Grid(iter(rows), Where(sheet="Meds", part="body"), hidden_columns=frozenset({2}))
    places = {m.value: m.where for c in read(grid) for m in c.matches}
    assert places == {
        "Kofi Osei": Where(sheet="Meds", cell="B4", row=4, part="hidden", start=0, end=9),
        "Ruby Haldane": Where(sheet="Meds", cell="C4", row=4, part="body", start=0, end=12),
        "insulin 4 units": Where(sheet="Meds", cell="C5", row=5, column="8:00", part="hidden", start=0, end=15),
        "Ritalin": Where(sheet="Meds", cell="B6", row=6, column="12:00", part="hidden", start=0, end=7),
    }


def test_a_disguised_cell_stands_as_it_stands(read: Read, table: Table) -> None:
    found = read(
        table(_rows("Item | Kofi Osei | Ruby Haldane\nSSN | 457-55\u200b-5462 |\nallergy | peanuts | bees"), line=1)
    )
    assert {m.value for c in found for m in c.matches if m.entity == "US_SSN"} == {"457-55\u200b-5462"}


def test_a_long_table_names_each_once(read: Read, table: Table) -> None:
    rows = [
        ["Day", "Kofi Osei", "Ruby Haldane"],
        *([f"{n % 12 + 1}/{n % 28 + 1}", "sent to office", ""] for n in range(500)),
    ]
    matches = [m for c in read(table(rows, line=1)) for m in c.matches]
    assert [m.entity for m in matches].count("PERSON") == 2
    assert sorted(m.where.line for m in matches if m.entity == "DISCIPLINE_RECORD") == list(range(2, 502))


def test_a_comment_in_a_row_is_nobodys_in_particular(read: Read, table: Table) -> None:
    from scanners.contract import Piece

    grid = table(_rows("Time | Kofi Osei | Ruby Haldane\n8:00 | Ritalin 10mg | insulin 4 units"), sheet="Meds")
    comment = Piece("was suspended for fighting", Where(sheet="Meds", cell="B1", row=1, part="comment"))
    assert not [c for c in read(grid, comment) if c.person and c.matches[0].where.part == "comment"]
