"""The combination rules of the law hold for one person's values, not for what stands somewhere in the same file."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from connectors.contract import Level
from reports.record import Outcome

RunOver = Callable[..., Any]

SSNS = [f"219-{n:02d}-{4000 + n}" for n in range(11, 40)]
NAMES = [f"{first} {last}" for first in ("Emma", "Noah", "Olivia", "Liam") for last in ("Sampson", "Whitaker", "Reyes")]


def table(heading: str, *rows: str) -> bytes:
    return "\n".join((heading, *rows, "")).encode()


CASES = {
    "an SSN with its name": (table("Name,SSN", f"Emma Sampson,{SSNS[0]}"), "high", 1),
    "an SSN with no name": (table("SSN,Date filed", f"{SSNS[0]},1/5/2026"), "medium", 1),
    "a name in one paragraph, an SSN in another": (
        f"Emma Sampson has the lead in the play.\n\nA form says SSN {SSNS[0]}.\n".encode(), "medium", 1),
    "SSN and account of one": (
        table("Name,SSN,Routing,Account Number", f"Emma Sampson,{SSNS[0]},211391825,4400918273"), "critical", 1),
    "SSN of one, card of another": (
        table("Name,SSN,Credit Card", f"Emma Sampson,{SSNS[0]},", "Noah Whitaker,,4111 1111 1111 1111"), "high", 2),
    "nine people": (table("Name,SSN", *(f"{NAMES[n]},{SSNS[n]}" for n in range(9))), "high", 9),
    "ten people": (table("Name,SSN", *(f"{NAMES[n]},{SSNS[n]}" for n in range(10))), "critical", 10),
    "one person ten times": (table("Name,SSN", *([f"Emma Sampson,{SSNS[0]}"] * 12)), "high", 1),
    "ten people, two of one name": (
        table("Name,SSN", *(f"{NAMES[max(n, 1)]},{SSNS[n]}" for n in range(10))), "critical", 10),
}  # fmt: skip


ONE_PERSON = {
    "person/a.csv": f"Name,SSN\nEmma Sampson,{SSNS[0]}\n".encode(),
    "person/b.csv": b"Last,First,SASID\nSampson,Emma,1012345678\n",
    "person/c.txt": b"Student: Emma R. Sampson\nAllergies: peanuts, carries an EpiPen\n",
}


def path(case: str) -> str:
    return f"cases/{case}{'.txt' if 'paragraph' in case else '.csv'}"


@pytest.fixture(scope="module")
def found(run_over: RunOver) -> dict[str, Outcome]:
    """The outcomes of one run over all cases, by path."""
    held = {path(case): content for case, (content, *_) in CASES.items()} | ONE_PERSON
    return {outcome.path: outcome for outcome in run_over(held, exposure=Level.EXTERNAL)[0]}


@pytest.mark.parametrize("case", CASES)
def test_what_is_linked_decides(found: dict[str, Outcome], case: str) -> None:
    _, severity, people = CASES[case]
    outcome = found[path(case)]
    assert outcome.severity.word == severity
    assert max(f.subjects for f in outcome.findings if f.severity.word == severity) == people


def test_one_person_is_one_subject_over_files_and_forms(found: dict[str, Outcome]) -> None:
    outcomes = [found[name] for name in ONE_PERSON]
    assert all(outcome.matches for outcome in outcomes)
    assert len({m.subject for o in outcomes for m in o.matches}) == 1


def test_subjects_hold_from_run_to_run_under_one_key(found: dict[str, Outcome], run_over: RunOver) -> None:
    (again,), _ = run_over({"list.csv": ONE_PERSON["person/a.csv"]})
    assert again.matches[0].subject == found["person/a.csv"].matches[0].subject


NAMED_HEADINGS = {
    "mixed.csv": table("Timestamp,Kofi Osei medication,tavish marlow DOB", "1,Adderall,8/21/2014"),
    "capitals.csv": table("KOFI OSEI SSN,RUBY HALDANE SSN", f"{SSNS[0]},{SSNS[1]}"),
    "phones.csv": table("Kofi Osei phone,Ruby Haldane phone", "978-555-0142,978-555-0143"),
}


@pytest.fixture(scope="module")
def headed(run_over: RunOver) -> list[Outcome]:
    """The outcomes over tables whose headings and sheets are called after people."""
    book = openpyxl.Workbook()
    for title in ("Kofi Osei", "Osei, Kofi IEP", "100234"):
        sheet = book.create_sheet(title)
        sheet.append(["DOB", "Medication", "SSN", "Student ID"])
        sheet.append(["8/21/2014", "Adderall", SSNS[2], "100234"])
    del book["Sheet"]
    book.save(written := io.BytesIO())
    return list(run_over({**NAMED_HEADINGS, "book.xlsx": written.getvalue()}, exposure=Level.EXTERNAL)[0])


def test_no_name_stands_in_a_place_or_a_reason(headed: list[Outcome]) -> None:
    told = [(match.where.as_dict(), match.why) for outcome in headed for match in outcome.matches]
    assert len(told) > 8
    text = repr(told).casefold()
    assert [name for name in ("kofi", "osei", "ruby", "haldane", "tavish", "marlow", "100234") if name in text] == []
    assert "dob" in text
