"""Runs with a roster: found by it alone, one subject over files, one index for all workers, its version said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from dlp.runtime import shared
from dlp.runtime.shared import Shared
from recognizers.roster.building import build
from recognizers.roster.entry import Entry
from reports.record import Outcome, Run

RunOver = Callable[..., Any]

PEOPLE = (
    Entry("s1", "student", ("Ilsabet",), (), ("Quennevoll",), (("STUDENT_ID", "331907"), ("SASID", "1012345678")),
          ("i.quennevoll@students.example.org",), (), date(2015, 3, 4), "5", ("Thornapple School",)),
    Entry("c1", "student", ("Rose",), (), ("Field",), (("STUDENT_ID", "441091"),), grade="4"),
    Entry("t1", "staff", ("Bettany",), (), ("Quorle",), (("EMPLOYEE_ID", "55012"),)),
    Entry("g1", "family", ("Torvin",), (), ("Quennevoll",), (), (), ("978-555-0181",)),
    *(
        Entry(f"x{n}", "student", ("Orla",), (), (f"Zembrik{chr(97 + n)}ow",), (("STUDENT_ID", f"4410{n}7"),))
        for n in range(8)
    ),
)  # fmt: skip


WHERE = b"word word word\n" * 2_000 + b"Ilsabet Quennevoll was here\n" + b"word word word\n" * 2_000
FILES = {
    "one/a.txt": b"Ilsabet Quennevoll carries an EpiPen for her peanut allergy.",
    "one/b.txt": b"Please see QUENNEVOLL, ILSABET before noon.",
    "one/c.txt": b"Order 1012345678 has shipped.",
    "one/d.csv": b"Last,First,No\nQuennevoll,Ilsabet,331907\n",
    "one/e.txt": b"Write to i.quennevoll@students.example.org",
    "statement.txt": b"1012345678 carries an EpiPen for a peanut allergy.",
    "ids.csv": b"who,came\n" + b"".join(b"4410%d7,yes\n" % n for n in range(8)),
    "labelled/a.txt": b"Student ID: 331907",
    "labelled/b.txt": b"LASID 331907",
    "labelled/c.txt": b"Mr. Ambrose wrote that student number 331907 was suspended for two days.",
    "labelled/d.csv": b"Student ID,Allergy\n331907,cashews\n",
    "labelled/e.csv": b"Student ID,331907\nAllergy,cashews\nPhone,978-555-0162\n",
    "other/a.txt": b"Student ID: 331906",
    "other/b.txt": b"Student ID: 55012",
    "other/c.txt": b"Employee ID: 331907",
    "other/d.txt": b"Student ID: 3319071",
    "other/e.csv": b"Student ID,Allergy\n331906,cashews\n",
    "grades/a.csv": b"Name,Grade\nRose Field,4\n",
    "grades/b.csv": b"Last Name,First Name,Room,Grade Level\nField,Rose,12,04\n",
    "grades/c.csv": b"Name,Room\nRose Field,4\n",
    "grades/d.csv": b"Name,Grade\nRose Field,5\n",
    "long.txt": WHERE,
    "relative.txt": b"Ilsabet Quennevoll\n\nTorvin Quennevoll, 978-555-0181",
    "phone.csv": b"Student,Parent Phone\nOdile Farnsworth,978-555-0181\nBram Farnsworth,978-555-0181\n",
    "vendor.csv": b"Vendor,Rep,Phone\nBay Path Fuel,Ilsabet Quennevoll,978-555-0199\nQuarry,Ann Other,978-555-0181\n",
    "form.csv": b"Account,FY26\nTuition,412000\nTotal,\nPlacement,Ilsabet Quennevoll\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def roster() -> Iterator[Shared]:
    made = Shared(build(PEOPLE, "2026-11-22.1"), "2026-11-22.1")
    yield made
    made.close()


@pytest.fixture(scope="module")
def ran(run_over: RunOver, roster: Shared) -> tuple[dict[str, Outcome], Run]:
    """The outcomes of one run over all files, by path, and its record."""
    outcomes, run = run_over(FILES, roster=roster, workers=2)
    return {outcome.path: outcome for outcome in outcomes}, run


@pytest.fixture(scope="module")
def found(ran: tuple[dict[str, Outcome], Run]) -> dict[str, Outcome]:
    return ran[0]


def subjects(*outcomes: Outcome) -> set[str | None]:
    return {m.subject for o in outcomes for m in o.matches}


def test_one_person_however_written_is_one_subject(ran: tuple[dict[str, Outcome], Run]) -> None:
    found, run = ran
    outcomes = [outcome for path, outcome in found.items() if path.startswith("one/")]
    assert run.roster == "2026-11-22.1"
    assert len(outcomes) == 5
    assert all(o.matches for o in outcomes)
    assert len(subjects(*outcomes)) == 1
    assert None not in subjects(*outcomes)


def test_without_the_roster_the_same_says_less(run_over: RunOver) -> None:
    outcomes, run = run_over({"c.txt": FILES["one/c.txt"]})
    assert (outcomes[0].matches, run.roster) == ((), None)


def test_a_statement_beside_an_id_is_about_its_person(found: dict[str, Outcome]) -> None:
    outcome = found["statement.txt"]
    assert {m.entity for m in outcome.matches} == {"SASID", "HEALTH_ALERT"}
    assert len(subjects(outcome)) == 1


@pytest.mark.parametrize("file", ["a.txt", "b.txt", "c.txt", "d.csv", "e.csv"])
def test_a_labelled_id_is_its_students(found: dict[str, Outcome], file: str) -> None:
    outcome, named = found[f"labelled/{file}"], subjects(found["one/a.txt"])
    ids = [m for m in outcome.matches if m.entity == "STUDENT_ID"]
    assert {m.subject for m in outcome.matches if m.entity != "PERSON"} == named
    assert all("stands in the roster: the id of a student" in m.why for m in ids)
    assert ids


@pytest.mark.parametrize("file", ["a.txt", "b.txt", "c.txt", "d.txt", "e.csv"])
def test_a_labelled_id_of_nobody_here(found: dict[str, Outcome], file: str) -> None:
    outcome = found[f"other/{file}"]
    assert outcome.matches
    assert not any("roster" in why for m in outcome.matches for why in m.why)


@pytest.mark.parametrize(("file", "known"), [("a", True), ("b", True), ("c", False), ("d", False)])
def test_the_grade_column_tells_somebody_of_a_common_name(found: dict[str, Outcome], file: str, known: bool) -> None:
    people = [m for m in found[f"grades/{file}.csv"].matches if m.entity == "PERSON"]
    assert [any("roster" in why for why in m.why) for m in people] == [known] * len(people)
    assert people or not known


def test_a_column_of_ids_without_a_heading(found: dict[str, Outcome]) -> None:
    assert found["ids.csv"].match_counts == {"STUDENT_ID": 8}
    assert len(subjects(found["ids.csv"])) == 8


def test_the_gate_lets_the_roster_through(found: dict[str, Outcome], run_over: RunOver, roster: Shared) -> None:
    (without,), _ = run_over({"long.txt": WHERE}, roster=roster, use_gate=False)
    for outcome in (found["long.txt"], without):
        assert [(m.entity, m.where.line) for m in outcome.matches] == [("PERSON", 2_001)]


def test_a_relative_is_not_the_student(found: dict[str, Outcome]) -> None:
    assert len(subjects(found["relative.txt"])) == 2


def test_workers_that_are_sent_the_bytes(run_over: RunOver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_in_memory", lambda data: None)
    made = Shared(build(PEOPLE, "v"), "v")
    assert made.descriptor is None
    outcomes, _ = run_over({"c.txt": FILES["one/c.txt"]}, roster=made)
    assert outcomes[0].match_counts == {"SASID": 1}


def test_nobody_writes_to_the_shared_index(roster: Shared) -> None:
    import os

    if roster.descriptor is None:
        pytest.skip("no files in memory on this system")
    with pytest.raises(OSError, match="not permitted"):
        os.pwrite(roster.descriptor, b"x", 0)


def test_a_shared_phone_number_makes_no_one_person_of_two(found: dict[str, Outcome]) -> None:
    assert len(subjects(found["phone.csv"])) == 2


def test_a_vendor_called_like_a_student_is_no_student(found: dict[str, Outcome]) -> None:
    assert found["vendor.csv"].findings == ()


def test_somebody_named_in_a_field_of_a_form(found: dict[str, Outcome]) -> None:
    assert found["form.csv"].match_counts.get("PERSON") == 1
