"""What the end of a file decides: titles beside what they announce, statements whose person another part names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from recognizers.linking.deferred import is_title
from scanners.contract import Grid, Part, Piece, Where

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]


def told(read: Read, *parts: tuple[Part | None, str]) -> list[tuple[str, str, str | None]]:
    """Entity, value and person of each statement in a file of these parts."""
    return [
        (m.entity, m.value, c.person.name if c.person else None)
        for c in read(*(Piece(text, Where(part=part)) for part, text in parts))
        for m in c.matches
        if m.entity != "PERSON"
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Team meeting summary", True),
        ("MEDICATION ORDER FOR THE YEAR", True),
        ("3/11 McKinney-Vento log", True),
        ("Diagnosis: ADHD", False),
        ("severe peanut allergy", False),
        ("She has an IEP meeting on Friday.", False),
        ("- speech evaluation", False),
    ],
)
def test_title_lines(line: str, title: bool) -> None:
    assert is_title(line, 0, 4) is title


def test_a_title_is_told_only_where_nothing_else_tells_it(read: Read) -> None:
    alone = told(read, (None, "Suspension notice\nStudent: Emma Sampson\nSee the folder."))
    both = told(read, (None, "Suspension notice\nStudent: Emma Sampson\nShe was suspended for three days."))
    assert [e for e, _, _ in alone] == ["DISCIPLINE_RECORD"]
    assert [v for _, v, _ in both] == ["She was suspended for three days"]


def test_a_statement_is_of_the_only_one_whom_the_titles_name(read: Read) -> None:
    found = told(read, ("footnote", "full scale IQ 68, intellectual impairment"), ("properties", "title: Emma Sampson"))
    assert ("SPECIAL_EDUCATION", "full scale IQ 68, intellectual impairment", "Emma Sampson") in found


@pytest.mark.parametrize("named", ["author: Emma Sampson", "title: Emma Sampson and Liam Porter"])
def test_neither_an_author_nor_two_people_are_the_one(read: Read, named: str) -> None:
    assert told(read, ("footnote", "full scale IQ 68"), ("properties", named)) == []


def test_whom_a_sentence_only_means_counts_where_nothing_else_is_said(read: Read) -> None:
    meant = ("subject", "Kit R"), (None, "She was tired and cross today and wanted her mom.")
    assert {p for _, _, p in told(read, *meant)} == {"Kit R"}
    firm = told(read, *meant, ("header", "Student: Emma Sampson, SASID 1023456789"))
    assert {p for _, _, p in firm} == {"Emma Sampson"}


def test_the_name_of_a_file_is_no_second_statement_of_the_same_one(read: Read) -> None:
    about = ("subject", "asthma plan Emma Sampson"), (None, "Student: Emma Sampson\nShe carries an inhaler for asthma.")
    assert len(told(read, *about)) == 1
    other = ("subject", "asthma plan Devon Okafor"), about[1]
    assert {p for _, _, p in told(read, *other)} == {"Devon Okafor", "Emma Sampson"}


def test_the_only_pupil_of_a_form_is_whom_the_text_behind_it_is_about(read: Read, table: Table) -> None:
    form = table([["Student", "Emma Sampson", "Grade", "2"], ["Date", "12/9/2025", "Start/End", "10:41"]])
    behind = Piece("Returned to class. Student has a behavior plan on his IEP.", Where(part="body"))
    assert {
        c.person.name for c in read(form, behind) for m in c.matches if m.entity == "SPECIAL_EDUCATION" and c.person
    } == {"Emma Sampson"}
    two = table([["Student", "Teacher"], ["Emma Sampson", "Vale"], ["Cyrus Roy", "Vale"]])
    assert not [m for c in read(two, behind) for m in c.matches if m.entity == "SPECIAL_EDUCATION"]


def test_what_was_struck_out_is_about_whom_its_paragraph_names(read: Read) -> None:
    body = Piece("Emma Sampson, grade 10, met with us about January 29.", Where(part="body", paragraph=3))
    struck = Piece("She had a folding knife in her backpack.", Where(part="revision", paragraph=3))
    found = read(body, struck)
    assert {c.person.name for c in found if c.person for m in c.matches if m.entity == "DISCIPLINE_RECORD"} == {
        "Emma Sampson"
    }
