"""Names that their sentence tells, lists that teachers write, and marks of several people in a line."""

from __future__ import annotations

import pytest

from recognizers.context.remarks import listings
from recognizers.lists import marklists
from recognizers.naming.loose import loose
from recognizers.naming.told import told
from recognizers.person import find_people, single_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Crosby was caught vaping", "Crosby"),
        ("just so you know nico had a seizure around 4am", "nico"),
        ("dakota has lice again, told her no", "dakota"),
        ("Meet about Dilshod, he is behind", "Dilshod"),
        ("Ivy's annual review is due", "Ivy"),
        ("May Baker has a plan", "May Baker"),
        ("April Cook's IEP meeting", "April Cook"),
        ("Then S. Davenport was late", "S. Davenport"),
        ("jorunn halvorsen has the flu", "jorunn halvorsen"),
    ],
)
def test_told(text: str, name: str) -> None:
    assert name in {text[f.start : f.end] for f in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Chromebook was stolen",
        "May is here",
        "Keppra is on order",
        "the board is late",
        "Summer Camp is over, Spring Fair was fun",
        "N. Main Street was closed",
        "google classroom was down",
    ],
)
def test_nobody_told(text: str) -> None:
    assert list(told(text)) == []


def test_answers_to_choose_from_are_no_initials() -> None:
    text = "A. Ferrand was king.\nB. Lorrain was king."
    assert not {"A. Ferrand", "B. Lorrain"} & {text[f.start : f.end] for f in told(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("File: Kestrel Dunphy is out for the week", ["Kestrel Dunphy"]),
        ("Ingram's worker moved the visit", ["Ingram"]),
        ("we put keoni by the door for the week", ["keoni"]),
        ("I think that Antek did not want to go to the pool", ["Antek"]),
        ("he is on Lamictal now, the Holst, at Agway, see Ms. Orrin", []),
        ("Dunmere Hospital called, and the Special Education office", []),
        ("Makakapasok siya bukas, Salamat po", []),
    ],
)
def test_words_that_may_be_names(text: str, names: list[str]) -> None:
    assert [text[f.start : f.end] for f in loose(text)] == names


def test_entries_of_unlisted_names() -> None:
    text = "lunch bunch\nRocco - quiet\nOde - wants to talk\nLinnea - hamsters again\n"
    assert {text[h.start : h.end] for h in find_people(text)} >= {"Rocco", "Ode", "Linnea"}


@pytest.mark.parametrize(
    "text",
    [
        "det list\nCoen (A) spitballs\nMarguerite (A) phone\nJesper (B) late\n",
        "to watch\nK-A  Priyansh T. - nuts\n1-A  Amara - puffer\n2-A  Hugo - fainted\n",
        "bags\nrm 3 Jacinto — two\nrm 7 Sanjay Mohan — one\nrm 9 Mateo — three\n",
    ],
)
def test_lists_of_one_name_a_line(text: str) -> None:
    ((_, entries),) = listings(text)
    assert len(entries) == 3


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("quiz scores: Ana 8/10, Tobias 6/10, Cyrus 9/10", ["8/10", "6/10", "9/10"]),
        ("Per 3 math grades\nAlanna 88   Bo 61   Chandra 94", ["88", "61", "94"]),
        ("Quiz bowl results: Lincoln 45, Madison 30", []),
    ],
)
def test_marks_of_several_in_a_line(text: str, marks: list[str]) -> None:
    assert [text[h.start : h.end] for h in marklists.find(text)] == marks


def test_who_heads_a_note_to_an_aide() -> None:
    text = "From OT\nFor Caspian:\nwiggle seat at circle\nFor lunch: pizza\n"
    assert [text[h.start : h.end] for h in single_names(text)] == ["Caspian"]
