"""Exports: what the student information system, the help desk and the business office leave lying about."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

import csv
from collections.abc import Iterator

from district.people import Cast
from district.writing import Entry, Sheet, archive, as_json, html, mail, table, text, workbook


def files(cast: Cast) -> Iterator[Entry]:
    """Main Office exports, Technology, HR."""
    yield from _exports(cast)
    yield from _technology(cast)
    yield from _tickets(cast)
    yield from _hr(cast)


def _exports(cast: Cast) -> Iterator[Entry]:
    rows = [["LASID", "SASID", "Last Name", "First Name", "MI", "DOB", "Gr", "Homeroom"]]
    rows += [
        [f"[[{p}.{f}]]" for f in ("lasid", "sasid", "last", "first")] + [""] + [f"[[{p}.dob]]", "K", "104"]
        for p in cast.grade("K", 16, 30)
    ]
    yield Entry("Main Office/Class list K-104.csv", table(cast, rows), "medium", "ids", "ids and birth dates")

    rows = [["DOE001", "DOE002", "DOE003", "DOE005", "DOE006", "DOE016"]]
    rows += [
        [*(f"[[{p}.{f}]]" for f in ("lasid", "sasid", "first", "last", "dob_padded")), "06"]
        for p in cast.grade("6", 9, 40)
    ]
    yield Entry(
        "Main Office/SIMS Oct 1.txt",
        table(cast, rows, delimiter="\t", encoding="utf-16"),
        "medium",
        "ids",
        "tab-separated UTF-16 with state element codes for headers",
    )

    medical = {1: "Asthma", 4: "Peanut allergy - EpiPen", 6: "Concussion 9/12", 9: "Diabetes - insulin"}
    legal = {2: "Father no contact (court order)", 7: "Joint custody - call both parents"}
    rows = [["Student_Number", "State_StudentNumber", "LastFirst", "Grade_Level", "Birth_Date", "Home_Phone",
             "Alert_Medical", "Alert_Guardian"]]  # fmt: skip
    for n, p in enumerate(cast.grade("5", 12, 60)):
        rows.append(
            [
                f"[[{p}.lasid]]", f"[[{p}.sasid]]", f"[[{p}.last_first]]", "5", f"[[{p}.dob_iso]]", f"[[{p}.phone]]",
                f"[[{p}:HEALTH|{medical[n]}]]" if n in medical else "",
                f"[[{p}:CUSTODY|{legal[n]}]]" if n in legal else "",
            ]
        )  # fmt: skip
    yield Entry(
        "Main Office/student.export.csv",
        table(cast, rows, encoding="cp1252", quoting=csv.QUOTE_ALL),
        "high",
        "mixed",
        "alerts of six pupils among twelve; cp1252",
    )

    families = [
        {
            "submitted": f"2026-08-1{n}T14:22:0{n}Z",
            "student": {"legalName": f"[[{p}.full]]", "birthDate": f"[[{p}.dob_iso]]", "grade": "K", "siblings": []},
            "contacts": [
                {"relation": "mother", "name": f"[[{p}.parent]]", "mobile": f"[[{p}.parent_phone]]",
                 "email": f"[[{p}.parent_email]]"}
            ],
            "documents": ["proof of residency", "immunization record"],
        }
        for n, p in enumerate(cast.grade("K", 4, 50))
    ]  # fmt: skip
    yield Entry(
        "Main Office/new_registrations.json",
        as_json(cast, {"schoolYear": "2026-27", "families": families}),
        "medium",
        "contacts",
        "nested JSON; children's birth dates and parents' contacts",
    )

    rows = [["Student", "Teacher", "Parent/Guardian", "Cell phone", "Email"]]
    rows += [
        [f"[[{p}.{f}]]" for f in ("full",)]
        + ["[[?-:NAME|Lunn]]"]
        + [f"[[{p}.parent]]", f"[[{p}.phone_brackets]]", f"[[{p}.parent_email]]"]
        for p in cast.grade("1", 8, 70)
    ]
    yield Entry(
        "Main Office/Room parent contacts.xlsx",
        workbook(cast, Sheet("Room 108", rows)),
        "medium",
        "contacts",
        "family contact data, no sensitive statement",
    )


def _technology(cast: Cast) -> Iterator[Entry]:
    rows = [["Student ID", "Name", "School email", "Device", "Serial"]]
    rows += [
        [f"[[{p}.lasid]]", f"[[{p}.full]]", f"[[{p}.email]]", "Chromebook 3100", f"5CD{n}48-77{n}"]
        for n, p in enumerate(cast.grade("8", 9, 40))
    ]
    yield Entry("Technology/account export.csv", table(cast, rows), "medium", "ids", "local ids, as user names too")

    lines = [
        "2026-11-02 02:00:01 INFO  sync started, 1764 rows, batch 1793584801",
        "2026-11-02 02:00:04 WARN  no homeroom for SASID [[g9_71.sasid]] ([[g9_71.caps]]), skipped",
        "2026-11-02 02:00:04 INFO  wrote 500 rows in 312 ms",
        "2026-11-02 02:00:09 ERROR duplicate user student_number=[[g9_72.lasid]] email=[[g9_72.email]]",
        "2026-11-02 02:00:11 INFO  wrote 500 rows in 298 ms",
        "2026-11-02 02:00:15 WARN  bad dob '[[g10_73.dob_iso]]' SASID [[g10_73.sasid]]",
        "2026-11-02 02:00:19 INFO  sync ended, 3 warnings, exit 0",
    ]
    yield Entry("Technology/sync-debug.log", text(cast, "\n".join(lines) + "\n"), "medium", "ids", "ids in a log")

    page = html(
        cast,
        """
<html><head><title>Gr 5 science fair</title>
<meta name="description" content="Winners: [[g5_81.full]] and [[g5_82.full]]">
</head><body>
<h1>Science fair</h1>
<p>Congratulations to all who took part!</p>
<!-- TODO remove before publishing: [[g5_81.full]] out 3/4 to 3/8, [[g5_81:HEALTH|hospitalized with DKA]], call [[g5_81.parent_phone]] -->
</body></html>
""",
    )
    style = text(cast, "body { font-family: sans-serif; color: #504504 }\n")
    yield Entry(
        "Technology/old site backup.zip",
        archive({"www/": text(cast, ""), "www/fair.html": page, "www/style.css": style}),
        "high",
        "health",
        "an html comment inside a zip",
    )


def _tickets(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Technology/Re cannot log in.eml",
        mail(
            cast,
            {
                "From": "[[?t5.full]] <[[?t5.email]]>",
                "To": "helpdesk@wrenhollow.example.org",
                "Date": "Wed, 9 Sep 2026 08:41:00 -0400",
                "Subject": "Re: cannot log in [ticket 1044127691]",
            },
            """
Two more this morning:

[[g7_101.full]], student ID [[g7_101.lasid]], locked out since Monday
[[g7_102.full]] (LASID: [[g7_102.lasid]]) lands in the wrong class, the state id on file is [[g7_102.sasid]]

Room 211, period 2. Ticket 1044127691 can stay open.
""",
        ),
        "medium",
        "ids",
        "ids in prose beside a ten-digit ticket number",
    )


def _hr(cast: Cast) -> Iterator[Entry]:
    staff = [f"t{n}" for n in range(20, 26)]
    rows = [["Employee", "Social Security No.", "Days", "Rate"]]
    rows += [[f"[[{p}.last_first]]", f"[[{p}.ssn]]", str(3 + n), "115.00"] for n, p in enumerate(staff)]
    yield Entry(
        "HR/Substitute pay Oct.xlsx", workbook(cast, Sheet("October", rows)), "high", "ssn", "six substitutes", 0o600
    )

    yield Entry(
        "HR/Re W-4 missing.eml",
        mail(
            cast,
            {
                "From": "[[t30.full]] <[[?t30.email]]>",
                "To": "payroll@wrenhollow.example.org",
                "Date": "Fri, 6 Nov 2026 15:10:00 -0500",
                "Subject": "Re: W-4 missing",
            },
            """
Hi,

my social is [[t30.ssn]], I put the old form in the wrong tray last week. Sorry!
The purchase order for the toner is 410-22-9873 by the way.

[[t30.full]]
""",
            cte="base64",
        ),
        "high",
        "ssn",
        "base64; a purchase order of the same shape in the next line",
        0o600,
    )

    yield Entry(
        "HR/scratch.txt",
        text(
            cast,
            "\nto do\n- order badge stock\n- SSN [[t31.ssn]] goes with the blue folder, ask who\n- I-9 training 12/4\n",
        ),
        "medium",
        "ssn",
        "a number with its label and nobody's name",
        0o600,
    )
