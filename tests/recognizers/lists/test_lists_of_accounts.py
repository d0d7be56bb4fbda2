"""Transcripts, lists of accounts and lists of staff: what their layout says, no word beside the value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.columns.sheets.directories import lists_staff
from recognizers.contract import STATEMENTS, Cluster
from recognizers.lists import logins, transcripts
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

TRANSCRIPT = "Name: Emma Sampson\nGr 9  Eng 9 H     A-   5.0\n      Algebra I   B+   5.0\n      French 1    C    5.0\n"


def test_a_transcript_has_a_mark_in_each_line() -> None:
    text = f"UNOFFICIAL TRANSCRIPT\n{TRANSCRIPT}"
    assert [text[h.start : h.end] for h in transcripts.find(text)] == ["A-", "B+", "C"]


@pytest.mark.parametrize("text", [TRANSCRIPT, "Transcript\nEng 9   A-   5.0\n"], ids=["no paper", "one line"])
def test_a_letter_between_columns_is_no_mark_by_itself(text: str) -> None:
    assert transcripts.find(text) == []


def test_the_secrets_of_a_list_of_accounts() -> None:
    text = "2-B LOGINS\n\nAnna  anna.t36@kids.example.org  fish.lamp.22\nBo  bo.r36@kids.example.org  tree.door.71\n"
    assert [text[h.start : h.end] for h in logins.find(text)] == ["fish.lamp.22", "tree.door.71"]


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("Logins\ntli31@kids.example.org  Amber52Fox\nbkhan@kids.example.org  Elk19Fo\n", ["Amber52Fox", "Elk19Fo"]),
        ("Epic passwords\nDana – otter5\nBo – heron88\n", ["otter5", "heron88"]),
        ("Room 9 logins\nDana - 31danal / moon52\nBo - 30bokh / star19q\n", ["moon52", "star19q"]),
    ],
    ids=["capitals", "given names", "users between"],
)  # fmt: skip
def test_the_secrets_of_other_lists(text: str, secrets: list[str]) -> None:
    assert [text[h.start : h.end] for h in logins.find(text)] == secrets


@pytest.mark.parametrize(
    "text",
    [
        "Passwords are changed\nDana – Tuesday\nBo – Wednesday\n",
        "Staff\n\nAnna  anna.t36@kids.example.org  fish.lamp.22\nBo  bo.r36@kids.example.org  tree.door.71\n",
        "Logins are due\n\nAnna  anna@kids.example.org  Tuesday\nBo  bo@kids.example.org  Wednesday\n",
        "Logins\n\nAnna  anna.t36@kids.example.org  fish.lamp.22\n",
    ],
    ids=["days", "no title", "no secrets", "one line"],
)
def test_other_lists_hold_no_secrets(text: str) -> None:
    assert logins.find(text) == []


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["x10", "ext. 14", "x 22"], True),
        (["School Nurse", "Dean of Students", "Adjustment Counselor, 504"], True),
        (["meds", "EpiPen", "x10"], False),
        (["Grade 4", "x10", ""], False),
    ],
)
def test_extensions_and_titles_make_a_list_of_staff(column: list[str], expected: bool) -> None:
    assert lists_staff([["Ana Ruiz", "Bo Lind", "Cy Roy"], column]) is expected


def test_what_staff_do_is_no_record_of_them(read: Read, table: Table) -> None:
    rows = [
        ["who", "where", "call for"],
        ["Ana Ruiz", "x10", "discipline, buses"],
        ["Bo Lind", "x14", "meds, allergies"],
    ]
    found = {m.entity for c in read(table(rows)) for m in c.matches}
    assert not found & STATEMENTS


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (("Name", "Allergy", "Adult"), ("peanuts - EpiPen", "bee stings", "tree nuts")),
        (("Who", "Needs", "With"), ("EpiPen for peanuts", "inhaler for asthma", "insulin pump")),
    ],
)
def test_pupils_with_the_adult_beside_them_are_no_staff_and_no_header(
    read: Read, table: Table, head: tuple[str, ...], said: tuple[str, ...]
) -> None:
    names, adults = ("Emma Sampson", "Devon Okafor", "Ana Ruiz"), ("para", "aide", "nurse")
    found = [m for c in read(table([head, *zip(names, said, adults, strict=True)])) for m in c.matches]
    assert [m.where.column for m in found if m.entity == "HEALTH_ALERT"] == [head[1]] * 3


def test_secrets_stand_beside_names_and_users(read: Read, table: Table) -> None:
    rows = [
        ["Emma Sampson", "esampson30", "Tulip!2281"],
        ["Devon Okafor", "dokafor30", "Tulip!2290"],
        ["Cyrus Roy", "croy30", "penguin-Gold7"],
    ]
    found = [m.said for c in read(table(rows)) for m in c.matches if m.entity == "CREDENTIAL"]
    assert found == ["Tulip!2281", "Tulip!2290", "penguin-Gold7"]


def test_the_accounts_of_a_lab_have_secrets() -> None:
    text = "Lab 2, Chromebook accounts\nesampson30 / Maple.4471\ndokafor30 / Maple.4472\n"
    assert [text[h.start : h.end] for h in logins.find(text)] == ["Maple.4471", "Maple.4472"]
