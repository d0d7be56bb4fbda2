"""Outcomes and runs for the tests of reports: invented, small, one call each."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from connectors.contract import Exposure, Level
from reports import registry
from reports.form import FormOptions
from reports.record import STATUSES, Action, Clause, Finding, Match, Outcome, PolicyName, Run, Severity, Suppressed
from scanners.contract import Protection, Where

STAFF = Exposure(
    Level.DISTRICT, ("readable by every account on this server (mode 0644)",), "share", "mlopez", ("everyone",)
)
PUBLIC = Exposure(Level.PUBLIC, ("inside a web root",), channel="web")
GROUP = Exposure(
    Level.GROUP, ("readable by group grade4 (mode 0640)",), owner="mlopez", readers=("group grade4", "mlopez")
)
UNKNOWN = Exposure(Level.DISTRICT, ("exposure-unknown", "the rights of a cifs mount cannot be read"))
MAIL = Exposure(Level.EXTERNAL, ("sent to an address outside the district",), "mail", readers=("coach@example.com",))

HEALTH_ADVICE = "Move the file to the nurse's folder, or take the reading right from the other accounts."
ID_ADVICE = "Take the student ids out, or store the file where only those who need them can read it."


def match(entity: str = "HEALTH_ALERT", subject: str | None = "s1", **changes: Any) -> Match:
    """One masked match; by default a health note in a cell."""
    given: dict[str, Any] = {
        "entity": entity,
        "score": 0.9,
        "member": None,
        "where": Where(sheet="Grade 4", cell="C2", row=2, column="Alert", start=0, end=14),
        "excerpt": "p***** a******",
        "digest": "0a" * 16,
        "subject": subject,
        "why": ("lexicon of health terms", "header of the column"),
    }
    return Match(**{**given, **changes})


def finding(severity: Severity = Severity.HIGH, matches: Iterable[int] = (0,), **changes: Any) -> Finding:
    """One finding; by default health information under FERPA."""
    given: dict[str, Any] = {
        "id": "f1",
        "rule": "FERPA-HEALTH",
        "title": "Health information of a student",
        "severity": severity,
        "citations": ("34 CFR 99.30", "603 CMR 23.07"),
        "clauses": (Clause("ferpa", "99.30", "1.0"),),
        "matches": tuple(matches),
        "subjects": 1,
        "route": ("privacy_officer", "principal"),
        "advice": HEALTH_ADVICE,
        "about": ("student",),
    }
    return Finding(**{**given, **changes})


def outcome(path: str = "Grade 4 Trips/list.xlsx", **changes: Any) -> Outcome:
    """One item; by default read whole, open to all staff, with nothing in it."""
    given: dict[str, Any] = {
        "id": f"staff-share/{path}",
        "source": "staff-share",
        "uri": "file:///srv/staff/item",
        "path": path,
        "size": 18_204,
        "modified": datetime(2026, 9, 14, 8, 30, tzinfo=UTC),
        "media_type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "version": "v1",
        "digest": "c0ffee",
        "status": "examined",
        "reason": None,
        "detail": "",
        "protection": None,
        "exposure": STAFF,
    }
    merged = {**given, **changes}
    merged.setdefault("match_counts", dict(Counter(m.entity for m in merged.get("matches", ()))))
    return Outcome(**merged)


def found(**changes: Any) -> dict[str, Any]:
    """Changes that put one health note and its finding into an outcome."""
    return {"matches": (match(),), "findings": (finding(),)} | changes


def run(outcomes: Iterable[Outcome] = (), **changes: Any) -> Run:
    """The run that these outcomes make."""
    seen = list(outcomes)
    items = Counter(o.status for o in seen)
    findings = [f for o in seen for f in o.findings if not f.suppressed]
    given: dict[str, Any] = {
        "run": "run-20261122-0130",
        "started": datetime(2026, 11, 22, 1, 30, tzinfo=UTC),
        "seconds": 12.34,
        "sources": ("staff-share",),
        "policies": (PolicyName("ferpa", "1.0"), PolicyName("ma-privacy", "1.0")),
        "roster": None,
        "bytes": 340_000_000,
        "items": {"discovered": len(seen), **{s: items[s] for s in STATUSES}},
        "unchanged": 0,
        "severity": {f.severity.word: 1 for f in findings},
        "entities": dict(Counter(m.entity for o in seen for m in o.matches)),
        "exit_code": 0,
    }
    return Run(**{**given, **changes})


def rendered(form: str, outcomes: Iterable[Outcome], options: FormOptions | None = None, **changes: Any) -> str:
    """What the form writes for these outcomes."""
    stream = io.StringIO()
    seen = list(outcomes)
    report = registry.writer(form, stream, options or FormOptions())
    for one in seen:
        report.item(one)
    report.close(run(seen, **changes))
    return stream.getvalue()


def trips(number: int) -> list[Outcome]:
    """Files of one folder with a health finding about one student each."""
    return [
        outcome(
            f"Grade 4 Trips/trip {n:03}.xlsx",
            matches=(match(subject=f"s{n % 7}"), match("PERSON", f"s{n % 7}", excerpt="E*** S******")),
            findings=(finding(matches=(0, 1)),),
            action=Action("quarantine", "planned", ""),
        )
        for n in range(number)
    ]


def district() -> list[Outcome]:
    """A small district: things grave and slight, read and unread, shared in every way, with names that lie."""
    in_zip = {"member": "mail.eml!/lists.zip!/grade4.xlsx"}
    ids = tuple(
        match("STUDENT_ID", f"s{n}", where=Where(line=n + 2, column="Student ID"), excerpt="******") for n in range(12)
    )
    return [
        *trips(9),
        outcome(
            "site/honor roll.html",
            media_type="text/html",
            exposure=PUBLIC,
            matches=(
                match("US_SSN", "s9", where=Where(line=14, part="comment"), excerpt="***-**-****"),
                match("PERSON", "s9", where=Where(line=12), excerpt="A** K****"),
            ),
            findings=(
                finding(
                    Severity.CRITICAL,
                    (0, 1),
                    rule="MA-PI",
                    title="Social Security number with a name",
                    citations=("M.G.L. c.93H s.1",),
                    about=("unknown",),
                    clauses=(Clause("ma-privacy", "PI-1", "1.0"),),
                    subjects=1,
                    advice="Take the page down today, and tell the privacy officer that it was public.",
                ),
            ),
            action=Action("block", "planned", ""),
        ),
        outcome(
            "Office/ids.csv",
            media_type="text/csv",
            exposure=UNKNOWN,
            matches=ids,
            findings=(
                finding(
                    Severity.MEDIUM,
                    range(12),
                    rule="FERPA-ID",
                    title="Student ids",
                    subjects=12,
                    advice=ID_ADVICE,
                    route=("data_officer",),
                ),
            ),
        ),
        outcome(
            "Sent/field trip",
            media_type="message/rfc822",
            exposure=MAIL,
            matches=(
                match(subject="s3", **in_zip),
                match("CUSTODY_NOTE", "s3", where=Where(paragraph=2, part="footnote"), excerpt="c****** o****"),
            ),
            findings=(
                finding(subjects=1, matches=(0,)),
                finding(
                    matches=(1,),
                    rule="MA-CUSTODY",
                    title="Custody note of a student",
                    citations=("603 CMR 23.07(5)",),
                    clauses=(),
                    route=(),
                    advice="Ask the principal before anything of it is sent again.",
                ),
            ),
        ),
        outcome(
            "Nurse/plan.docx",
            exposure=GROUP,
            matches=(match(where=Where(paragraph=4)),),
            findings=(finding(Severity.LOW), finding(suppressed=Suppressed("privacy officer", "2027-06-30"))),
        ),
        outcome("Nurse/locked.pdf", status="protected", reason="encrypted", protection=Protection("rc4-40", False)),
        outcome(
            "Nurse/big.zip",
            status="partial",
            reason="too-deep",
            detail="1 member lies deeper than 10 layers",
            matches=(match("PERSON", excerpt="E*** S******"),),
        ),
        outcome("Office/gone.doc", status="unreadable", reason="vanished", detail="gone when opened", digest=None),
        outcome("Office/\x1b[2Jgrades\u202exslx.exe", status="unreadable", reason="corrupt", detail="damaged zip"),
        outcome("Office/copy.csv", status="excluded", reason="duplicate", detail="a further name", digest=None),
        outcome("Policies/handbook.pdf"),
        outcome("Policies/calendar.ics"),
    ]


def golden(name: str, text: str) -> None:
    """Compare with the file of that name under tests/golden; `UPDATE_GOLDEN=1` writes it, to be read in the diff."""
    file = Path(__file__).parent.parent / "golden" / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")
