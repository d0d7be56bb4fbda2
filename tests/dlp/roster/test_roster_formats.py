"""What each kind of export gives, and what a bad one is told."""

# ruff: noqa: E501  # rows of exports are read as wholes

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dlp.errors import ConfigError
from dlp.keeping.roster import plain
from dlp.keeping.roster.importing import read_export
from dlp.keeping.roster.person import Person, entry
from dlp.keeping.roster.tables import Report

Row = Callable[..., str]


def read(source: Path, mapped: plain.Mapped | None = None) -> tuple[dict[str, Person], str]:
    """The people by key, and the report as one text."""
    report = Report()
    people = read_export(source, report, mapped)
    return {p.key: p for p in people}, "\n".join(report.lines())


def test_oneroster_1_1(roster: Any) -> None:
    folder = roster.write(
        {
            "users.csv": "sourcedId,status,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
            "identifier,email,sms,phone,agentSourcedIds,grades\n"
            's1,active,true,"d0,o1",student,iq,"{SASID:1012345678},{LASID:331907},{LunchPIN:A123}",Ilsabet,Quennevoll,Wren,331907,'
            'iq@students.example.org,,,"g1,g2",05\n'
            "g1,active,true,,parent,,,Torvin,Quennevoll,,,t@example.com,,978-555-0181,s1,\n"
            "t1,active,true,o1,teacher,,,Dana,Whitfield,,55012,dw@example.org,,,,\n"
            "s2,tobedeleted,true,o1,student,,,Bram,Oakhollow,,331908,,,,,06\n",
            "orgs.csv": "sourcedId,name,type\nd0,Example Public Schools,district\no1,Thornapple School,school\n",
            "demographics.csv": "sourcedId,birthDate\ns1,2015-03-04\n",
            "classes.csv": "sourcedId,title,classCode\nc1,Homeroom 5,HR-05\n",
            "enrollments.csv": "sourcedId,classSourcedId,userSourcedId,role\ne1,c1,s1,student\ne2,c1,t1,teacher\n",
        }
    )
    people, said = read(folder)
    one = people["s1"]
    assert (one.role, one.status, one.given, one.middle, one.family) == (
        "student",
        "active",
        "Ilsabet",
        "Wren",
        "Quennevoll",
    )
    assert (one.state_ids, one.birth_date, one.school, one.grade) == (
        ("1012345678",),
        "2015-03-04",
        "Thornapple School",
        "05",
    )
    assert {"331907", "A123"} < set(one.local_ids)
    assert (one.classes, one.teachers, one.guardians) == (("HR-05",), ("Whitfield",), ("g1", "g2"))
    assert (people["g1"].role, people["t1"].role, people["s2"].status) == ("guardian", "staff", "past")
    assert entry(people["t1"]).ids == (("EMPLOYEE_ID", "55012"),)
    assert "1 guardians that students name are not in the export" in said


def test_oneroster_1_2(roster: Any) -> None:
    folder = roster.write(
        {
            "users.csv": "sourcedId,status,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,"
            "userMasterIdentifier,preferredGivenName,preferredFamilyName,primaryOrgSourcedId,grades\n"
            "s1,,true,iq,,Ilsabet,Quennevoll,,331907,,1012345678,Izzy,Quinn,o1,05\n"
            "s2,,true,bo,,Bram,Oakhollow,,331908,,,,,o1,05\n"
            "x1,,true,dw,,Dana,Whitfield,,55012,,,,,o1,\n",
            "roles.csv": "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
            "r1,s1,primary,student,,,o1\nr2,s2,primary,student,2020-08-30,2021-06-20,o1\n"
            "r3,x1,primary,teacher,,,o1\nr4,x1,secondary,parent,,,o1\n",
            "orgs.csv": "sourcedId,name,type\no1,Thornapple School,school\n",
        }
    )
    people, _ = read(folder)
    assert (people["s1"].preferred_given, people["s1"].preferred_family) == ("Izzy", "Quinn")
    assert people["s1"].state_ids == ("1012345678",)
    assert people["s1"].school == "Thornapple School"
    assert (people["s2"].status, people["x1"].role) == ("past", "staff")
    assert entry(people["s1"]).given == ("Ilsabet", "Izzy")


def test_school_data_sync_2_1(roster: Any) -> None:
    folder = roster.write(
        {
            "users.csv": "sourcedId,username,givenName,familyName,email,phone\n"
            "s1,iq@example.org,Ilsabet,Quennevoll,,\ng1,,Torvin,Quennevoll,t@example.com,978-555-0181\n",
            "roles.csv": "userSourcedId,orgSourcedId,role,sessionSourcedId,grade\ns1,o1,student,,05\ng1,o1,guardian,,\n",
            "orgs.csv": "sourcedId,name,type\no1,Thornapple School,school\n",
            "relationships.csv": "userSourcedId,relationshipUserSourcedId,relationshipRole\ns1,g1,parent\n",
        }
    )
    people, _ = read(folder)
    assert (people["s1"].school, people["s1"].grade, people["s1"].guardians) == ("Thornapple School", "05", ("g1",))
    assert people["s1"].emails == ("iq@example.org",)
    assert people["g1"].role == "guardian"


def test_a_relative_whom_only_the_relationship_tells(roster: Any) -> None:
    folder = roster.write(
        {
            "users.csv": "sourcedId,username,givenName,familyName,email,phone\n"
            "s1,,Ilsabet,Quennevoll,,\ng1,,Torvin,Quennevoll,t@example.com,978-555-0181\nz1,,Odile,Farn,,\n",
            "roles.csv": "userSourcedId,orgSourcedId,role,roleStartDate,roleEndDate\n"
            "s1,o1,student,2025-09-01,2090-06-20\ns2,o1,student,2014-09-01,2015-06-20\n",
            "relationships.csv": "userSourcedId,relationshipUserSourcedId,relationshipRole\ns1,g1,parent\n",
        }
    )
    people, said = read(folder)
    assert {key: person.role for key, person in people.items()} == {"s1": "student", "g1": "guardian"}
    assert people["g1"].phones == ("978-555-0181",)
    assert "users.csv: 1 × a role that is not known, or none" in said


def test_the_day_of_leaving_that_the_export_says(roster: Any) -> None:
    folder = roster.write(
        {
            "users.csv": "sourcedId,status,dateLastModified,enabledUser,givenName,familyName,role\n"
            "s0,active,2019-01-01,true,Ilsabet,Quennevoll,student\n"
            "s1,active,2026-01-01T00:00:00Z,true,Bram,Oakhollow,student\n"
            "s2,tobedeleted,2018-06-01T00:00:00Z,true,Odile,Farnsworth,student\n"
            "s3,active,2018-06-01T00:00:00Z,false,Orla,Zembrik,student\n"
            "s4,active,2018-06-01,true,Wren,Thackwell,student\n",
            "roles.csv": "userSourcedId,status,dateLastModified,role,beginDate,endDate,orgSourcedId\n"
            "s0,active,,student,,2090-06-20,o1\n"
            "s1,active,,student,2010-09-01,2014-06-20,o1\ns1,active,,student,2014-09-01,2015-06-20,o2\n"
            "s4,tobedeleted,2017-02-03T00:00:00Z,student,,,o1\n",
        }
    )
    people, _ = read(folder)
    assert [(p.status, p.left) for _, p in sorted(people.items())] == [
        ("active", ""), ("past", "2015-06-20"), ("past", "2018-06-01"), ("past", ""), ("past", "2017-02-03"),
    ]  # fmt: skip


def test_school_data_sync_1(roster: Any) -> None:
    folder = roster.write(
        {
            "School.csv": "SIS ID,Name\no1,Thornapple School\n",
            "Student.csv": "SIS ID,School SIS ID,First Name,Last Name,Middle Name,Username,Grade,Student Number,Birthdate,Status\n"
            "s1,o1,Ilsabet,Quennevoll,,iq@example.org,5,331907,3/4/2015,Active\n",
            "Teacher.csv": "SIS ID,School SIS ID,First Name,Last Name,Username,Teacher Number\nt1,o1,Dana,Whitfield,dw,55012\n",
            "Section.csv": "SIS ID,School SIS ID,Section Name\nc1,o1,Homeroom 5\n",
            "StudentEnrollment.csv": "Section SIS ID,SIS ID\nc1,s1\n",
            "User.csv": "Email,First Name,Last Name,Phone\nt@example.com,Torvin,Quennevoll,978-555-0181\n",
            "GuardianRelationship.csv": "SIS ID,Email,Role\ns1,t@example.com,Parent\n",
        }
    )
    people, _ = read(folder)
    one = people["student:s1"]
    assert (one.school, one.birth_date, one.classes) == ("Thornapple School", "2015-03-04", ("Homeroom 5",))
    assert one.local_ids[0] == "331907"
    assert one.guardians == ("guardian:t@example.com",)
    assert people["guardian:t@example.com"].phones == ("978-555-0181",)
    assert people["staff:t1"].role == "staff"


ASPEN = (
    "Name,Local ID,State ID,DOB,Grade,School > Name,Homeroom,Enrollment status,Contact 1 Name,Contact 1 Email\n"
    '"Quennevoll, Ilsabet W",331907,1012345678,3/4/2015,05,Thornapple School,112,Active,Torvin Quennevoll,t@example.com\n'
    '"Oakhollow, Bram",331908,1012345679,3/5/2015,05,Thornapple School,112,Transferred,,\n'
)


def test_aspen_quick_report(roster: Any) -> None:
    file = roster.write({"aspen.csv": ASPEN}) / "aspen.csv"
    people, said = read(file, plain.load_mapping("aspen"))
    one = people["student:331907"]
    assert (one.given, one.family, one.school, one.classes) == (
        "Ilsabet W",
        "Quennevoll",
        "Thornapple School",
        ("112",),
    )
    assert (one.state_ids, one.birth_date) == (("1012345678",), "2015-03-04")
    assert people["student:331908"].status == "past"
    assert people["guardian:t@example.com"].family == "Quennevoll"
    assert "no column for" in said


@pytest.mark.parametrize(
    ("status", "left"),
    [
        ("Transferred", True),
        ("WITHDRAWN", True),
        ("Withdrew - moved away", True),
        ("Graduated", True),
        ("Inactive", True),
        ("Not Active", True),
        ("Dropped out", True),
        ("Exited", True),
        ("No-Show", True),
        ("no show", True),
        ("", False),
        ("Active", False),
        ("Active - transferred from Wren Hollow", False),
        ("Enrolled", False),
        ("Transfer out", True),
        ("Transferred in", False),
        ("Transfer student", False),
        ("PRE REG", False),
        ("Graduating", False),
        ("Full time", False),
    ],
)
def test_a_status_that_says_of_itself_who_left(roster: Any, status: str, left: bool) -> None:
    text = f"Student Number,Last Name,First Name,Status\n331907,Quennevoll,Ilsabet,Active\n331908,Oakhollow,Bram,{status}\n"
    file = roster.write({"list.csv": text}) / "list.csv"
    people, said = read(file, plain.proposed(file)[0])
    assert people["student:331908"].status == ("past" if left else "active")
    assert people["student:331907"].status == "active"
    assert ("1 were taken as past" in said) == left
    assert not status or status not in said


def test_a_shipped_mapping_in_a_configuration(roster: Any) -> None:
    roster.write({"aspen.csv": ASPEN}, ".")
    (roster.folder / "dlp.toml").write_text('[roster]\ncsv = "aspen.csv"\nmapping = "aspen"\n')
    assert roster("import", "--yes") == 0
    assert "1 active students, 1 past students, 1 guardians" in roster.err


def test_headings_are_proposed_and_confirmed_once(roster: Any) -> None:
    plain_csv = "Student Number,Last Name,First Name,DOB,Building\n331907,Quennevoll,Ilsabet,3/4/2015,Thornapple\n"
    file = str(roster.write({"list.csv": plain_csv}) / "list.csv")
    assert roster("import", file) == 2
    assert "Last Name = family" in roster.err
    assert "nobody to ask" in roster.err
    assert not roster.file.exists()
    assert roster("import", file, "--yes") == 0
    assert roster("import", file) == 0
    assert "would be read so" not in roster.err
    assert "Quennevoll" not in (roster.state / plain.CONFIRMED).read_text()
    other = str(roster.write({"other.csv": "LASID,Nachname\n1,Oakhollow\n"}) / "other.csv")
    assert roster("import", other) == 2


@pytest.mark.parametrize("text", ["", "x", "a,b,c\n1,2,3\n"], ids=["empty", "one letter", "other headings"])
def test_a_csv_without_a_known_heading_is_said(roster: Any, text: str) -> None:
    assert roster("import", str(roster.write({"list.csv": text}) / "list.csv"), "--yes") == 2
    assert "list.csv: none of its headings is known, or it is empty" in roster.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns]\nlocalid = 'LASID'\n", 'did you mean "local_id"'),
        ("[columns\n", "no TOML"),
        ("[colums]\nname = 'Name'\n", "[columns]"),
        ("[columns]\nname = 'Name'\n[values]\nrole = 'pupil'\n", "role is"),
    ],
)
def test_a_wrong_mapping_is_said(roster: Any, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said.replace("[", r"\[")):
        plain.load_mapping(roster.write({"m.toml": text}) / "m.toml")


HEADING = "sourcedId,role,givenName,familyName"
BAD = {
    "no folder": (None, "no such file"),
    "neither": ({"list.txt": ""}, "neither a OneRoster nor"),
    "header only": ({"users.csv": f"{HEADING}\n"}, "users.csv: it holds a header only"),
    "empty": ({"users.csv": ""}, "it is empty, or no text"),
    "no sourcedId": ({"users.csv": "id,role,givenName,familyName\n1,student,A,B\n"}, "the column sourcedid is missing"),
    "no role": ({"users.csv": "sourcedId,givenName,familyName\n1,A,B\n"}, "users.csv: without the column role"),
    "an archive": ({"users.csv": b"PK\x03\x04\x14\x00"}, "users.csv: it is a ZIP archive or a workbook: unpack it"),
    "no students": ({"users.csv": f"{HEADING}\n1,teacher,A,B\n"}, "no active student"),
}


@pytest.mark.parametrize(("files", "said"), BAD.values(), ids=BAD.keys())
def test_a_bad_export_changes_nothing(roster: Any, row: Row, files: dict[str, str | bytes] | None, said: str) -> None:
    assert roster("import", str(roster.export([row(0)])), "--yes") == 0
    before = roster.file.read_bytes()
    source = roster.write(files, "bad") if files else roster.folder / "nowhere"
    assert roster("import", str(source), "--yes") == 2
    assert said in roster.err
    assert roster.file.read_bytes() == before


def test_an_archive_is_no_csv(roster: Any) -> None:
    folder = roster.write({"export.zip": b"PK\x03\x04\x14\x00" + b"status,name\nactive,x\n" * 9})
    assert roster("import", str(folder / "export.zip"), "--yes") == 2
    assert "export.zip: it is a ZIP archive or a workbook: unpack it and name the folder" in roster.err


def test_what_students_are_not_known_by_is_said(roster: Any) -> None:
    folder = roster.write(
        {
            "users.csv": "sourcedId,role,givenName,familyName,orgSourcedIds\ns1,student,Ilsabet,Quennevoll,o7\n",
            "orgs.csv": "sourcedId,name,type\no1,Thornapple School,school\n",
        }
    )
    _, said = read(folder)
    assert "no birth dates: demographics.csv is not there, or holds none" in said
    assert "no SASID: no userIds or identifier of a student in users.csv is one" in said
    assert "1 students belong to no school of orgs.csv" in said


def test_ids_that_a_spreadsheet_changed(roster: Any) -> None:
    folder = roster.write(
        {"list.csv": "Student,LASID,SASID\nIlsabet Quennevoll,441702.0,1012345678\nBram Oakhollow,441703,1.01235E+09\n"}
    )
    report = Report()
    source = folder / "list.csv"
    people = plain.read_plain(source, plain.proposed(source)[0], report)
    assert [(p.local_ids, p.state_ids) for p in people] == [(("441702",), ("1012345678",)), (("441703",), ())]
    assert "list.csv: 1 × an id that a spreadsheet has spoilt (1.03E+09): not taken (row 3)" in list(report.lines())


def test_what_was_not_taken_is_said_by_row_and_without_a_value(roster: Any) -> None:
    folder = roster.write(
        {
            "users.csv": f"{HEADING}\ns1,student,Ilsabet,Quennevoll\ns1,student,Bram,Oakhollow\n,student,Orla,Zembrik\n"
            "s2,wizard,Tamsin,Yarrowby\ns3,student,,\ns4,student,Odile,Farnsworth,one,two\n",
            "demographics.csv": "sourcedId,birthDate\ns1,tomorrow\ns9,2015-03-04\n",
        }
    )
    people, said = read(folder)
    assert set(people) == {"s1", "s3", "s4"}
    assert people["s1"].given == "Ilsabet"
    for line in (
        "users.csv: 1 × a sourcedId that came before: not taken (row 3)",
        "users.csv: 1 × no sourcedId: not taken (row 4)",
        "users.csv: 1 × a role that is not known, or none: not taken (row 5)",
        "users.csv: 1 × no name (row 6)",
        "users.csv: 1 × more cells than headings (row 7)",
        "demographics.csv: 1 × a birthDate that is no date (row 2)",
        "demographics.csv: 1 users in it are not in users.csv",
    ):
        assert line in said
    for value in ("Ilsabet", "Oakhollow", "Zembrik", "wizard", "tomorrow", "Yarrowby"):
        assert value not in said


@pytest.mark.parametrize(
    ("encoding", "mark", "said"),
    [
        ("utf-8", b"", ""),
        ("utf-8-sig", b"", ""),
        ("utf-16", b"", "read as UTF-16"),
        ("utf-16-le", b"", "read as UTF-16, which it does not say"),
        ("utf-16-be", b"", "read as UTF-16, which it does not say"),
        ("cp1252", b"", "read as Windows-1252"),
    ],
)
def test_encodings(roster: Any, encoding: str, mark: bytes, said: str) -> None:
    text = f"{HEADING}\r\ns1,student,José,Conceição\r\n"
    people, report = read(roster.write({"users.csv": mark + text.encode(encoding)}))
    assert (people["s1"].given, people["s1"].family) == ("José", "Conceição")
    assert said in report


def test_one_line_of_another_encoding_spoils_no_other(roster: Any) -> None:
    lines = (f"{HEADING}\ns1,student,José,Conceição\n".encode(), "s2,student,Núria,Peña\n".encode("cp1252"))
    people, report = read(roster.write({"users.csv": b"".join(lines)}))
    assert [p.given for p in people.values()] == ["José", "Núria"]
    assert "users.csv: 1 lines are no UTF-8" in report


def test_a_quote_that_nobody_closed_is_said(roster: Any) -> None:
    rows = "".join(f"s{n},student,Ilsabet,Q{n}\n" for n in range(2, 60))
    first = "s0,student,Ilsabet,Quennevoll"
    people, said = read(roster.write({"users.csv": f'{HEADING}\n{first}\ns1,student,"Orla,Zembrik\n{rows}'}))
    assert len(people) == 2
    assert "a quote that is not closed" in said


def test_a_quote_that_nobody_closed_in_the_last_lines_is_said(roster: Any) -> None:
    held = f'{HEADING}\ns1,student,Ilsabet,Quennevoll\ns2,student,"Orla,Zembrik\ns3,student,Una,Oakhollow\n'
    _, said = read(roster.write({"users.csv": held}))
    assert "users.csv: 1 × a quote that is not closed before the end (row 3)" in said
    _, said = read(roster.write({"users.csv": held.replace('"Orla', '"Orla "" B"')}))
    assert "a quote" not in said


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_other_delimiters(roster: Any, mark: str) -> None:
    text = f"{HEADING}\ns1,student,Ilsabet,Quennevoll\n".replace(",", mark)
    people, _ = read(roster.write({"users.csv": text}))
    assert people["s1"].family == "Quennevoll"


@pytest.mark.slow
def test_half_a_million_rows(roster: Any) -> None:
    rows = "".join(f"s{n},student,Ilsabet,Quennevoll{n}\n" for n in range(500_000))
    people, said = read(roster.write({"users.csv": f"{HEADING}\n{rows}s7,student,A,B\n"}))
    assert len(people) == 500_000
    assert "Taken: 500,000 active students." in said
