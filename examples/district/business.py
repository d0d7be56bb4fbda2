"""Offices and machines: forms without people, numbers without owners, directories that are public."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

from collections.abc import Iterator

from district.people import Cast
from district.writing import Entry, Sheet, archive, as_json, html, mail, pdf, table, text, word, workbook


def files(cast: Cast) -> Iterator[Entry]:
    """Main Office, Business Office, Facilities, Technology."""
    yield from _office(cast)
    yield from _business(cast)
    yield from _technology(cast)


def _office(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Main Office/Emergency card BLANK.docx",
        word(
            cast,
            [
                "# Emergency card",
                [
                    ["Child's name", ""],
                    ["Birth date", "mm/dd/yyyy"],
                    ["SASID (office)", ""],
                    ["Parent / guardian", ""],
                    ["Cell", "(___) ___-____"],
                    ["E-mail", ""],
                    ["Medical conditions (allergies, asthma, diabetes, seizures)", ""],
                    ["Custody or restraining order on file?", "yes / no"],
                    ["Who may NOT pick up", ""],
                ],
                "Return to the office by September 4.",
            ],
            form=True,
        ),
        "none",
        "blank form",
    )
    yield Entry(
        "Main Office/Registration form.pdf",
        pdf(
            cast,
            """
REGISTRATION FORM                                   School year 20__ - 20__

Student's legal name:	______________________________
Date of birth:	____ / ____ / ________
Social Security number:	not required, please leave blank
Home phone:	______________________________
Health alerts:	______________________________
Custody:	( ) both parents  ( ) mother  ( ) father  ( ) other
Court order on file:	( ) yes  ( ) no

Office use:  SASID __________   LASID ______   Grade ____   Room ____
""",
            title="Registration form",
        ),
        "none",
        "blank form",
    )
    yield Entry(
        "Main Office/import template.csv",
        table(
            cast,
            [
                [
                    "LASID",
                    "SASID",
                    "Last Name",
                    "First Name",
                    "DOB",
                    "SSN",
                    "Medical Alert",
                    "Custody",
                    "Home Phone",
                    "Email",
                ],
                [
                    "000000",
                    "1000000000",
                    "[[?-:NAME|Doe]]",
                    "[[?-:NAME|Jane]]",
                    "MM/DD/YYYY",
                    "000-00-0000",
                    "N/A",
                    "",
                    "000-000-0000",
                    "[[?-:MAIL|name@example.org]]",
                ],
            ],
        ),
        "none",
        "template",
        "headers and one placeholder row",
    )
    offices = (
        "Superintendent",
        "Business Office",
        "Special Education",
        "Transportation",
        "Food Service",
        "Health Office",
    )
    lines = "\n".join(f"{o:<22}Room {501 + n}   [[?-:PHONE|617-555-01{n:02}]]   x{n}40" for n, o in enumerate(offices))
    yield Entry(
        "Main Office/Phone list.txt",
        text(cast, f"\nWREN HOLLOW PUBLIC SCHOOLS - OFFICES\n\n{lines}\n\nAfter hours: leave a message.\n"),
        "none",
        "directory",
        "telephones of offices",
    )
    rows = [["Name", "Position", "Room", "Extension", "E-mail"]]
    jobs = ("Principal", "Nurse", "Secretary", "Grade 4", "Grade 4", "Counselor", "HR", "Custodian", "Music")
    rows += [
        [f"[[?t{n}.full]]", job, f"[[t{n}.room]]", f"{2200 + n}", f"[[?t{n}.email]]"] for n, job in enumerate(jobs, 1)
    ]
    rows.append(["[[?-:NAME|Marian Foster]]", "Librarian", "210", "2210", "[[?-:MAIL|mfoster@wrenhollow.example.org]]"])
    yield Entry(
        "Main Office/Staff directory.xlsx", workbook(cast, Sheet("Staff", rows)), "none", "directory", "names of staff"
    )
    yield Entry(
        "Main Office/Calendar 2026-27.csv",
        table(
            cast,
            [
                ["Date", "Day", "What"],
                ["8/31/2026", "Mon", "Staff return"],
                ["9/2/2026", "Wed", "First day, grades 1-12"],
                ["9/8/2026", "Tue", "First day, kindergarten"],
                ["10/12/2026", "Mon", "No school"],
                ["11/11/2026", "Wed", "No school"],
                ["11/25/2026", "Wed", "Early release"],
                ["3/4/2027", "Thu", "Progress reports"],
                ["6/16/2027", "Wed", "Last day (180)"],
            ],
            encoding="utf-16",
            delimiter="\t",
        ),
        "none",
        "calendar",
        "UTF-16",
    )
    yield Entry(
        "Main Office/Bell schedule.xlsx",
        workbook(
            cast,
            Sheet(
                "Regular",
                [["Period", "From", "To"], ["1", "8:05", "8:52"], ["2", "8:56", "9:43"], ["3", "9:47", "10:34"]],
            ),
            Sheet("Delay", [["Period", "From", "To"], ["1", "10:05", "10:34"]], hidden=True),
        ),
        "none",
        "schedule",
        "a harmless hidden sheet",
    )
    yield Entry("Main Office/New Text Document.txt", text(cast, ""), "none", "empty", "0 bytes")


def _business(cast: Cast) -> Iterator[Entry]:
    rows = [["PO", "Vendor", "Vendor no.", "Tax ID", "Invoice", "Amount", "Date"]]
    vendors = (
        "Gull Point Paper",
        "Harbor Bus Co.",
        "Foster & Daughters Floors",
        "Guardian Alarm",
        "Order of the Pine Camp",
    )
    rows += [
        [
            f"{310 + n}-{22 + n}-{4410 + n}",
            v,
            f"{100482100 + n * 13}",
            f"04-{2210388 + n}",
            f"{551220410 + n * 77}",
            "412.50",
            "10/2/2026",
        ]
        for n, v in enumerate(vendors)
    ]
    yield Entry(
        "Business Office/PO log.csv",
        table(cast, rows, delimiter=";"),
        "none",
        "purchasing",
        "3-2-4 orders, nine-digit invoices",
    )
    yield Entry(
        "Business Office/Invoice 883104427.pdf",
        pdf(
            cast,
            """
Harbor Medical Supply                                      INVOICE 883104427
Bill to: Wren Hollow Public Schools, Health Office          PO 371-22-6618
Date: 10/21/2026   Terms: net 30   Customer: 204410087

Item no.	Description	Qty
49502-0102-02	Epinephrine auto-injector trainer, 2-pack	4
0173-0682-20	Spacer for inhaler, child	12
8812-4410-90	Glucose tablets, grape	24
10-44120	Gauze, 4 x 4	40

Remit to account on file. Card payments are not accepted.
""",
            title="Invoice 883104427",
        ),
        "none",
        "invoice",
        "medicines as goods",
    )
    yield Entry(
        "Business Office/Card machine manual.txt",
        text(
            cast,
            """
The reader prints the last four digits only, for instance ************1111. If you see all sixteen, call support.
Error 4111 means no paper. Serial 4929 1183 0072 5514 6 is on the underside (17 digits, not a card number).
Batch totals are kept for 18 months. Support: [[?-:PHONE|978-555-0170]], customer 0044100288.
""",
        ),
        "none",
        "manual",
        "a 17-digit serial number",
    )
    yield Entry(
        "Facilities/custodial schedule.xlsx",
        workbook(
            cast,
            Sheet(
                "Shifts",
                [
                    ["Area", "Shift", "Custody of keys", "Work order"],
                    ["Gym and court", "3-11", "ring 4", "1044810022"],
                    ["Room 504", "3-11", "ring 4", "1044810023"],
                    ["Guardian Street annex", "6-2", "ring 9", "1044810024"],
                ],
            ),
        ),
        "none",
        "schedule",
        "custody of keys; ten-digit work orders that begin with 10",
    )
    yield Entry(
        "Facilities/boiler parts.txt",
        text(
            cast,
            """
BOILER 2, parts on order

gasket set      512-40-0071   ETA 12/2
igniter         512-40-0088   ETA 12/2
flame sensor    045-67-891X   (old number 045-67-891)
serial 10 2288 4410 71, built 04/12/2009

Release valve: do not release by hand. Call [[?-:PHONE|413-555-0150]] first.
""",
        ),
        "none",
        "inventory",
        "part numbers; do not release",
    )


def _technology(cast: Cast) -> Iterator[Entry]:
    lines = [
        f"{1793584800 + n * 61} 10.4.2.{n + 10} GET /lunch/november.html 200 {5120 + n * 7} {1793584800 + n * 61 + 2}"
        for n in range(24)
    ]
    yield Entry(
        "Technology/access.log", text(cast, "\n".join(lines) + "\n"), "none", "log", "epoch seconds of ten digits"
    )
    rows = [["Asset tag", "Model", "MAC", "Serial", "Room"]]
    rows += [
        [f"10{31440 + n:08}", "AP 515", f"00:1A:2B:00:10:{n:02X}", f"CN{n}88412{n}", f"Room {500 + n}"]
        for n in range(8)
    ]
    yield Entry(
        "Technology/asset tags.xlsx", workbook(cast, Sheet("APs", rows)), "none", "inventory", "ten-digit asset tags"
    )
    yield Entry(
        "Technology/privacy training notes.txt",
        text(
            cast,
            """
Slide 6: what an SSN looks like. Use the sample 078-05-1120 (it was printed on a card that came with wallets in 1938 and
is nobody's now) or 123-45-6789. Numbers that begin with 000, 666 or 9 were never given out: 000-12-3456, 900-12-3456.

Slide 7: "a name and a health condition is a record". Example on the slide: Student A has a peanut allergy.

Slide 8: what a SASID is (ten digits), and why it is not on the lunch list.
""",
        ),
        "none",
        "training",
        "sample and impossible numbers",
    )
    yield Entry(
        "Technology/data dictionary.json",
        as_json(
            cast,
            [
                {
                    "field": "sasid",
                    "title": "State Assigned Student Identifier",
                    "type": "string",
                    "length": 10,
                    "sensitive": True,
                },
                {"field": "dob", "title": "Date of birth", "type": "date", "format": "MM/DD/YYYY", "sensitive": True},
                {"field": "alert_medical", "title": "Health alert", "type": "text", "sensitive": True},
                {"field": "alert_guardian", "title": "Custody or court order", "type": "text", "sensitive": True},
                {"field": "ssn", "title": "Social Security number", "type": "string", "length": 9, "sensitive": True},
            ],
        ),
        "none",
        "documentation",
        "sensitive field names, no data",
    )
    yield Entry(
        "Technology/printers.json",
        as_json(
            cast,
            {
                "site": "Wren Hollow",
                "build": 1793584801,
                "queues": [{"name": f"copier-{n}", "pin": None, "serial": 100448200 + n} for n in range(5)],
            },
            indent=None,
        ),
        "none",
        "configuration",
    )
    yield Entry(
        "Technology/theme backup.zip",
        archive(
            {
                "theme/readme.md": text(
                    cast, "\n# Theme\n\nBuild 1044120087. Fosters accessible colors. Order of scripts matters.\n"
                ),
                "theme/page.html": html(
                    cast, "\n<html><!-- TODO: check custody page link --><body><h1>Title</h1></body></html>\n"
                ),
            }
        ),
        "none",
        "backup",
        "a harmless comment",
    )
    yield Entry(
        "Technology/Re printer on the second floor.eml",
        mail(
            cast,
            {
                "From": "helpdesk@wrenhollow.example.org",
                "To": "office@wrenhollow.example.org",
                "Date": "Tue, 3 Nov 2026 11:20:00 -0500",
                "Subject": "Re: printer on the second floor [ticket 1044127703]",
            },
            "\nThe order for the drum is in, confirmation 1044810399. Should be here on 11/9.\nUntil then please use room 210.\n",
        ),
        "none",
        "ticket",
        "ten-digit ticket and confirmation numbers",
    )
