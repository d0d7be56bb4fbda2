"""The combination rules of the law hold for one person's values, not for what stands somewhere in the same file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

RunOver = Callable[..., Any]

SSNS = [f"219-{n:02d}-{4000 + n}" for n in range(11, 40)]
NAMES = [f"{first} {last}" for first in ("Emma", "Noah", "Olivia", "Liam") for last in ("Sampson", "Whitaker", "Reyes")]


def table(heading: str, *rows: str) -> dict[str, bytes]:
    return {"list.csv": "\n".join((heading, *rows, "")).encode()}


CASES = {
    "an SSN with its name": (table("Name,SSN", f"Emma Sampson,{SSNS[0]}"), "high", 1),
    "an SSN with no name": (table("SSN,Date filed", f"{SSNS[0]},1/5/2026"), "medium", 1),
    "a name in one paragraph, an SSN in another": (
        {"n.txt": f"Emma Sampson has the lead in the play.\n\nA form says SSN {SSNS[0]}.\n".encode()}, "medium", 1),
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


@pytest.mark.parametrize(("files", "severity", "people"), CASES.values(), ids=CASES.keys())
def test_what_is_linked_decides(run_over: RunOver, files: dict[str, bytes], severity: str, people: int) -> None:
    from connectors.contract import Level

    (outcome,), _ = run_over(files, exposure=Level.EXTERNAL)
    assert outcome.severity.word == severity
    assert max(f.subjects for f in outcome.findings if f.severity.word == severity) == people


def test_one_person_is_one_subject_over_files_and_forms(run_over: RunOver) -> None:
    files = {
        "a.csv": f"Name,SSN\nEmma Sampson,{SSNS[0]}\n".encode(),
        "b.csv": b"Last,First,SASID\nSampson,Emma,1012345678\n",
        "c.txt": b"Student: Emma R. Sampson\nAllergies: peanuts, carries an EpiPen\n",
    }
    outcomes, _ = run_over(files)
    assert len({m.subject for o in outcomes for m in o.matches}) == 1


def test_subjects_hold_from_run_to_run_under_one_key(run_over: RunOver) -> None:
    files = table("Name,SSN", f"Emma Sampson,{SSNS[0]}")
    one, other = (run_over(files)[0][0].matches[0].subject for _ in range(2))
    assert one == other
