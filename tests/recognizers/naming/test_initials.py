"""Initials that stand for a pupil, with dots and without."""

from __future__ import annotations

import pytest

from recognizers.person import find_people, people_in_title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("WB (gr 6) came down twice", ["WB"]),
        ("Met FH, grade 9, then FH's counselor", ["FH", "FH"]),
        ("GN in 4A, RW in kindergarten, BC (11th grader)", ["GN", "RW", "BC"]),
        ("Student initials: HJ   Grade: 2", ["HJ"]),
        ("Re student WZ: meeting moved", ["WZ"]),
        ("Student GH / grade K / east wing", ["GH"]),
        ("spoke with KV's stepdad at noon", ["KV"]),
        ("grade 5: BN, WJ and KF", ["BN", "WJ", "KF"]),
        ("GW and JH (3rd) were running", ["GW", "JH"]),
        ("W.K. was picked up early (6C)", ["W.K."]),
        ("F.G. and W.H. (gr 1) share a desk", ["F.G.", "W.H."]),
        ("F.G. 3 – SLD math\nW.H. K – speech only\nR.O'D. 6 - DD", ["F.G.", "W.H.", "R.O'D."]),
    ],
)
def test_initials_of_pupils(text: str, names: list[str]) -> None:
    assert [text[h.start : h.end] for h in find_people(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "PE, grade 3, is in the gym",
        "OT and PT (gr 2) rotate",
        "WB gr 3-5 lunch, WB gr 3 and 4 recess",
        "WB grade 3 teachers meet at noon, WB gr 2 classrooms",
        "Calculus BC, grade 12",
        "moved from Fargo ND, grade 4",
        "TO GRADE 4 FAMILIES, IN GR 2",
        "Student ID cards, Student HR: forms",
        "the WK kit and the BN cart",
        "Wing WB, room 12",
        "W.B. – call the bus company\nF.G. – order toner",
        "F.G. 3 – one line alone",
    ],
)
def test_letters_of_nobody(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize(
    ("title", "names"),
    [("WB 9th grade", ["WB"]), ("F.G. (gr 11)", ["F.G."]), ("PE grade 9.docx", []), ("v1.2.A.B.txt", [])],
)
def test_initials_in_a_subject_line(title: str, names: list[str]) -> None:
    assert people_in_title(title) == names
