"""Registers read from CSV and TOML: whole rows typed, bad ones named by their line, never by what they hold."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dlp.errors import ConfigError
from dlp.policy.lists import mapping
from dlp.policy.lists.reading import Table, read
from dlp.policy.lists.register import Register, columns
from dlp.policy.lists.values import BadValue, school_year
from dlp.policy.onfile.catalogue import registers
from dlp.policy.registers.restrictions import CONFIDENTIAL, DENIES, PROTECTIVE, Restriction

SECRET = "Quillfeather"
Read = Callable[..., Table]


@pytest.fixture
def read_as(tmp_path: Path) -> Read:
    def run(name: str, text: str | bytes, suffix: str = "csv") -> Table:
        file = tmp_path / f"list.{suffix}"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(file, registers()[name])

    return run


@pytest.mark.parametrize("register", registers().values(), ids=lambda register: register.name)
def test_the_example_of_each_register_is_a_row(register: Register, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    with file.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(register.example))
        writer.writeheader()
        writer.writerow(register.example)
    table = read(file, register)
    assert (len(table.rows), table.troubles, table.notes) == (1, (), ())
    assert table.rows[0].line == 2
    assert repr(table.rows[0]) == f"{register.row.__name__}(line=2)"


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("consent", f"student,expires\nAva {SECRET},soon\n", "expires is no date"),
        ("consent", f"student,expires\nAva {SECRET},2027-02-30\n", "expires is a day that no calendar has"),
        ("consent", f"student,mode\nAva {SECRET},opt-inn\n", 'one of opt-in, opt-out, did you mean "opt-in"?'),
        ("consent", f"student,from,until\nAva {SECRET},2027-01-02,2027-01-01\n", "expires before it is effective"),
        ("consent", f"student\n{SECRET}\n", "names no student"),
        ("consent", "lasid,school_year\n204417,2026-28\n", "school_year is no school year"),
        ("people", f"address\n{SECRET} at example.org\n", "address is no mail address"),
        ("people", "account,kind\nx1,stuff\n", 'kind must be one of staff, volunteer, student, did you mean "staff"?'),
        ("approved_systems", "name,approved_by\nAspen,Director\n", "names neither a domain nor a folder"),
        ("exemptions", "position,policy,clause,approved_by\nNurse,,MB-22,Superintendent\n", "policy is empty"),
        ("restrictions", f"lasid,contact_name,restriction,document\n1,{SECRET},order,no\n", "no document is on file"),
        ("restrictions", f"lasid,contact_name,restriction,document\n1,{SECRET},order,\n", "no document is on file"),
        ("restrictions", "lasid,restriction\n204417,order\n", "names no contact"),
        ("restrictions", "lasid,contact_name\n204417,X\n", "says no restriction"),
        ("suppressions", "rule,digests,path,verdict,reason,by\nr,12,p,false,why,me\n", "digests must be digests of 32"),
        ("suppressions", f"rule,digests,path,verdict,reason,by\nr,{'a' * 32},,false,why,me\n", "names no path"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_by_its_line(read_as: Read, name: str, text: str, what: str) -> None:
    table = read_as(name, text)
    assert table.rows == ()
    assert [trouble.line for trouble in table.troubles] == [2]
    assert what in str(table.troubles[0])
    assert "the row does not count" in str(table.troubles[0])
    assert SECRET not in str(table.troubles[0])


def test_lines_are_those_of_the_file(read_as: Read) -> None:
    text = 'student,school\n# kept by the office\n\n"Ava\nLune",Memorial\nNo\nBo Reed,Memorial\n'
    table = read_as("consent", text)
    assert [row.line for row in table.rows] == [4, 7]
    assert [trouble.line for trouble in table.troubles] == [6]


@pytest.mark.parametrize(
    "text",
    [
        "Student Name;Date of Birth;Building\nLune, Ava;3/4/2015;Memorial\n",
        "﻿student\tdob\tschool\nAva Lune\t2015-03-04\tMemorial\n",
        "student,dob,school\nAva Lune,2015-03-04,Memorial\n".encode("utf-16"),
    ],
    ids=["semicolons and other headings", "tabs and a mark", "UTF-16"],
)
def test_spreadsheets_write_it_so(read_as: Read, text: str | bytes) -> None:
    (row,) = read_as("consent", text).rows
    assert (row.name, row.birth_date, row.school) == ("Ava Lune", date(2015, 3, 4), "Memorial")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "text", "suffix", "what"),
    [
        ("consent", "student,expries\nAva Lune,2027-01-01\n", "csv", 'line 1: "expries" is no column.*"expires"'),
        ("exemptions", "position,policy,approved_by\na,b,c\n", "csv", 'line 1: the column "clause" is missing'),
        ("consent", "colour,shape\nred,round\n", "csv", "line 1: the first line names none of the columns"),
        ("consent", '[[consent]]\nstudent = "Ava Lune"\nmod = "yes"\n', "toml", 'line 3: "mod" is no column.*"mode"'),
        ("consent", '[[consents]]\nstudent = "Ava Lune"\n', "toml", r"rows are \[\[consent\]\]"),
        ("consent", "[[consent]]\nstudent = \n", "toml", "line 2"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_such_list(read_as: Read, name: str, text: str, suffix: str, what: str) -> None:
    with pytest.raises(ConfigError, match=what):
        read_as(name, text, suffix)


def test_toml_says_the_same_as_csv(read_as: Read) -> None:
    table = read_as(
        "consent", '\n[[consent]]\nstudent = "Ava Lune"\nscope = ["photo", "name"]\nexpires = 2027-01-01\n', "toml"
    )
    assert [(row.line, row.expires, row.scope) for row in table.rows] == [(2, date(2027, 1, 1), ("photo", "name"))]  # type: ignore[attr-defined]


def test_a_column_that_is_none_of_ours_is_said(read_as: Read) -> None:
    assert read_as("consent", "student,bus\nAva Lune,14\n").notes == ('list.csv: the column "bus" is not read',)


def test_a_missing_file_stops_the_program(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read(tmp_path / "gone.csv", registers()["consent"])


@pytest.mark.parametrize(
    ("written", "ends"),
    [("2026-27", date(2027, 6, 30)), ("SY 2026-2027", date(2027, 6, 30)), ("2026-28", None), ("2026", None)],
)
def test_school_years(written: str, ends: date | None) -> None:
    if ends is not None:
        assert school_year(written) == ends
        return
    with pytest.raises(BadValue):
        school_year(written)


@pytest.mark.parametrize(
    ("flags", "kinds"),
    [
        ("restriction\n209A; acp", {PROTECTIVE, CONFIDENTIAL}),
        ("denies_records,protective_order\nyes,no", {DENIES}),
        ("records_access\nn", {DENIES}),
        ("records_access,address_confidential\ny,y", {CONFIDENTIAL}),
    ],
)
def test_restrictions_as_words_or_as_columns(read_as: Read, flags: str, kinds: set[str]) -> None:
    heading, _, cells = flags.partition("\n")
    (row,) = read_as("restrictions", f"lasid,contact_name,{heading}\n204417,Pat Lune,{cells}\n").rows
    assert isinstance(row, Restriction)
    assert row.kinds == kinds
    assert row.bars == bool(kinds & {DENIES, PROTECTIVE})


def test_an_export_of_contacts_becomes_restrictions(tmp_path: Path) -> None:
    register = registers()["restrictions"]
    file = tmp_path / "contacts.csv"
    file.write_text(
        "Local ID,Student > Name,Contact > Name,Email 1,Relationship,"
        "Restraining order,Records access,Document on file\n"
        '204417,"Lune, Ava",Pat Lune,pat@mail.example.org,Father,Y,N,docket 26-114\n'
        '204417,"Lune, Ava",Sam Lune,sam@mail.example.org,Mother,N,Y,\n'
    )
    table = read(file, register, mapping.load("aspen-contacts", tmp_path, columns(register.row)))
    assert [(row.line, row.contact_email, set(row.kinds)) for row in table.rows if isinstance(row, Restriction)] == [
        (2, "pat@mail.example.org", {PROTECTIVE}), (2, "pat@mail.example.org", {DENIES}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[columns]\nlasidd = 'Local ID'\n", 'line 2: "lasidd" is no column.*"lasid"'),
        ("[colums]\n", "a mapping has"),
        ("[columns]\nlasid = 'Local ID'\n[[when]]\ncolumn = 'Order'\n", "each .*when.* has column, is and set"),
    ],
)
def test_a_mapping_with_a_mistake(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(ConfigError, match=what):
        mapping.load("own.toml", tmp_path, columns(registers()["restrictions"].row))
