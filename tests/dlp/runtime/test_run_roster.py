"""Runs with a roster: found by it alone, one subject over files, one index for all workers, its version said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from dlp.runtime import shared
from dlp.runtime.shared import Shared
from recognizers.roster.entry import Entry
from recognizers.roster.index import build

RunOver = Callable[..., Any]

PEOPLE = (
    Entry("s1", "student", ("Ilsabet",), (), ("Quennevoll",), (("STUDENT_ID", "331907"), ("SASID", "1012345678")),
          ("i.quennevoll@students.example.org",), (), date(2015, 3, 4), "5", ("Thornapple School",)),
    Entry("g1", "family", ("Torvin",), (), ("Quennevoll",), (), (), ("978-555-0181",)),
    *(
        Entry(f"x{n}", "student", ("Orla",), (), (f"Zembrik{chr(97 + n)}ow",), (("STUDENT_ID", f"4410{n}7"),))
        for n in range(8)
    ),
)  # fmt: skip


@pytest.fixture
def roster() -> Iterator[Shared]:
    made = Shared(build(PEOPLE, "2026-11-22.1"), "2026-11-22.1")
    yield made
    made.close()


def subjects(outcomes: list[Any]) -> set[str | None]:
    return {m.subject for o in outcomes for m in o.matches}


def test_one_person_however_written_is_one_subject(run_over: RunOver, roster: Shared) -> None:
    files = {
        "a.txt": b"Ilsabet Quennevoll carries an EpiPen for her peanut allergy.",
        "b.txt": b"Please see QUENNEVOLL, ILSABET before noon.",
        "c.txt": b"Order 1012345678 has shipped.",
        "d.csv": b"Last,First,No\nQuennevoll,Ilsabet,331907\n",
        "e.txt": b"Write to i.quennevoll@students.example.org",
    }
    outcomes, run = run_over(files, roster=roster, workers=2)
    assert run.roster == "2026-11-22.1"
    assert all(o.matches for o in outcomes)
    assert len(subjects(outcomes)) == 1
    assert None not in subjects(outcomes)


def test_without_the_roster_the_same_says_less(run_over: RunOver) -> None:
    outcomes, run = run_over({"c.txt": b"Order 1012345678 has shipped."})
    assert (outcomes[0].matches, run.roster) == ((), None)


def test_a_statement_beside_an_id_is_about_its_person(run_over: RunOver, roster: Shared) -> None:
    outcomes, _ = run_over({"n.txt": b"1012345678 carries an EpiPen for a peanut allergy."}, roster=roster)
    assert {m.entity for m in outcomes[0].matches} == {"SASID", "HEALTH_ALERT"}
    assert len(subjects(outcomes)) == 1


def test_a_column_of_ids_without_a_heading(run_over: RunOver, roster: Shared) -> None:
    rows = "".join(f"4410{n}7,yes\n" for n in range(8))
    outcomes, _ = run_over({"t.csv": f"who,came\n{rows}".encode()}, roster=roster)
    assert outcomes[0].match_counts == {"STUDENT_ID": 8}
    assert len(subjects(outcomes)) == 8


@pytest.mark.parametrize("use_gate", [True, False], ids=["gate", "no gate"])
def test_the_gate_lets_the_roster_through(run_over: RunOver, roster: Shared, use_gate: bool) -> None:
    text = b"word word word\n" * 2_000 + b"Ilsabet Quennevoll was here\n" + b"word word word\n" * 2_000
    outcomes, _ = run_over({"a.txt": text}, roster=roster, use_gate=use_gate)
    assert [(m.entity, m.where.line) for m in outcomes[0].matches] == [("PERSON", 2_001)]


def test_a_relative_is_not_the_student(run_over: RunOver, roster: Shared) -> None:
    outcomes, _ = run_over({"a.txt": b"Ilsabet Quennevoll\n\nTorvin Quennevoll, 978-555-0181"}, roster=roster)
    assert len(subjects(outcomes)) == 2


def test_workers_that_are_sent_the_bytes(run_over: RunOver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "_in_memory", lambda data: None)
    made = Shared(build(PEOPLE, "v"), "v")
    assert made.descriptor is None
    outcomes, _ = run_over({"c.txt": b"Order 1012345678 has shipped."}, roster=made)
    assert outcomes[0].match_counts == {"SASID": 1}


def test_nobody_writes_to_the_shared_index(roster: Shared) -> None:
    import os

    if roster.descriptor is None:
        pytest.skip("no files in memory on this system")
    with pytest.raises(OSError, match="not permitted"):
        os.pwrite(roster.descriptor, b"x", 0)


def test_a_shared_phone_number_makes_no_one_person_of_two(run_over: RunOver, roster: Shared) -> None:
    rows = b"Student,Parent Phone\nOdile Farnsworth,978-555-0181\nBram Farnsworth,978-555-0181\n"
    outcomes, _ = run_over({"a.csv": rows}, roster=roster)
    assert len(subjects(outcomes)) == 2


def test_a_vendor_called_like_a_student_is_no_student(run_over: RunOver, roster: Shared) -> None:
    rows = b"Vendor,Rep,Phone\nBay Path Fuel,Ilsabet Quennevoll,978-555-0199\nQuarry Paper,Ann Other,978-555-0181\n"
    outcomes, _ = run_over({"a.csv": rows}, roster=roster)
    assert outcomes[0].findings == ()


def test_somebody_named_in_a_field_of_a_form(run_over: RunOver, roster: Shared) -> None:
    rows = b"Account,FY26\nTuition,412000\nTotal,\nPlacement,Ilsabet Quennevoll\n"
    outcomes, _ = run_over({"a.csv": rows}, roster=roster)
    assert outcomes[0].match_counts.get("PERSON") == 1
