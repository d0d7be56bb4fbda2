"""Lessons, courses and trips: real words in classrooms, historic birthdays, numbers that are not people."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

from collections.abc import Iterator

from district.people import Cast
from district.writing import Entry, Sheet, html, pdf, table, text, word, workbook


def files(cast: Cast) -> Iterator[Entry]:
    """Curriculum, Guidance handouts, Athletics, Grade 4 Trips."""
    yield from _lessons(cast)
    yield from _courses(cast)
    yield from _athletics(cast)
    yield from _trips(cast)


def _lessons(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Curriculum/Health 8 - unit 3.docx",
        word(
            cast,
            [
                "# Health 8, unit 3: Living with a chronic condition",
                "Goal: students can explain what insulin does, why a person with type 1 diabetes checks blood sugar, and what to "
                "do when a friend has an allergic reaction.",
                "# Lesson 2: Allergies",
                "Warm-up: What is an allergy? Why do some people carry an EpiPen? Pass the trainer pens around (no needle).",
                [
                    ["Trigger", "Signs", "What helps"],
                    ["Peanut", "hives, swelling", "epinephrine, 911"],
                    ["Bee sting", "trouble breathing", "epinephrine, 911"],
                    ["Pollen", "sneezing", "antihistamine"],
                ],
                "Role play: one of you is the nurse, one has asthma and has left the inhaler at home.",
                "Homework: read pages 88-93 and answer questions 4 to 7.",
            ],
        ),
        "none",
        "lesson",
        "diabetes and allergies as a subject",
    )
    yield Entry(
        "Curriculum/Civics 8 - family court.docx",
        word(
            cast,
            [
                "# Civics 8: What a probate and family court does",
                "Vocabulary: legal custody, physical custody, visitation, restraining order, guardian ad litem, petition.",
                "Case for discussion: two parents live in different towns. The mother asks for sole custody; the father asks for "
                "every other weekend. Which facts would a judge want to know? Who speaks for the child?",
                "Exit ticket: Why can a 209A order be issued in one day, while a divorce takes months?",
                "Extension: find out how a foster parent is licensed in Massachusetts.",
            ],
        ),
        "none",
        "lesson",
        "custody and restraining orders as a subject",
    )
    yield Entry(
        "Curriculum/Biographies gr 5.txt",
        text(
            cast,
            """
Choose one for your poster:

[[?-:NAME|Helen Keller]], born [[?-:BORN|June 27, 1880]]; lost sight and hearing after an illness
[[?-:NAME|Frederick Douglass]], born February 1818; never knew the exact day
[[?-:NAME|Franklin D. Roosevelt]], date of birth [[?-:BORN|1/30/1882]]; used a wheelchair after polio
[[?-:NAME|Elizabeth Blackwell]], born [[?-:BORN|February 3, 1821]]; first woman in the US with a medical degree

Due 12/4. Hand in with the red rubric.
""",
        ),
        "none",
        "lesson",
        "birth dates and illnesses of people of history",
    )
    yield Entry(
        "Curriculum/Forensics club.txt",
        text(
            cast,
            """
FORENSICS CLUB, week 4: CHAIN OF CUSTODY

Every bag gets a number, a time and two initials. Who had custody of bag 7 between 3:10 and 3:25? If we cannot say, the
judge throws it out. Evidence numbers this week: 1001447320 (shoe), 1001447321 (thread), 1001447322 (note).

Bring gloves (latex free, because some people are allergic).
""",
        ),
        "none",
        "lesson",
        "chain of custody; ten-digit evidence numbers that begin with 10",
    )
    yield Entry(
        "Curriculum/Summer reading.csv",
        table(
            cast,
            [
                ["Title", "ISBN-10", "ISBN-13", "Grade", "Copies"],
                ["The Lamp at Gull Point", "1032849177", "9781032849171", "5", "30"],
                ["Nobody Told the Tide", "0306406152", "9780306406157", "6", "28"],
                ["A Guardian for Hester", "1098765407", "9781098765408", "6", "25"],
                ["The Restraining Order of the Bees", "1565924797", "9781565924796", "7", "25"],
            ],
        ),
        "none",
        "books",
        "ISBNs of ten digits, two of them beginning with 10",
    )


def _courses(cast: Cast) -> Iterator[Entry]:
    names = ("Algebra I", "Biology", "Intro to Special Education", "Health Assisting I", "Law Studies", "Studio Art")
    rows = [["Section ID", "Course", "Course title", "Room", "Term", "Seats"]]
    rows += [[f"10{270412 + n * 391:08}", f"{1200 + n}-01", t, f"B{n + 10}", "S1", "24"] for n, t in enumerate(names)]
    yield Entry(
        "Guidance/course catalogue.csv",
        table(cast, rows),
        "none",
        "courses",
        "ten-digit section ids of the shape of a SASID",
    )
    yield Entry(
        "Guidance/College visits.html",
        html(
            cast,
            """
<html><head><title>College visits</title></head><body>
<h1>College visits, November 2026</h1>
<ul>
<li>11/3/2026, 10:15 - Tamsett State, guidance suite (grades 11 and 12)</li>
<li>11/9/2026, 1:00 - Brackwater College of Nursing, Room 214</li>
<li>11/17/2026, 10:15 - Court Reporting Institute, library</li>
</ul>
<p>Sign up by e-mail: <a href="mailto:guidance@wrenhollow.example.org">[[?-:MAIL|guidance@wrenhollow.example.org]]</a></p>
</body></html>
""",
        ),
        "none",
        "calendar",
    )
    yield Entry(
        "Nurse/Health office statistics.csv",
        table(
            cast,
            [
                [
                    "Month",
                    "Visits",
                    "Sent home",
                    "Students with asthma plan",
                    "Students with allergy plan",
                    "Students with diabetes",
                ],
                ["September", "1204", "61", "38", "44", "11"],
                ["October", "1388", "83", "41", "44", "11"],
                ["November", "1291", "97", "41", "46", "12"],
            ],
        ),
        "none",
        "statistics",
        "counts of ten and more",
    )


def _athletics(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Athletics/Trophy.txt",
        text(
            cast,
            """
To: all coaches
Re: custody of the trophy

By the rule of 1962 the winner of the Thanksgiving game takes custody of the trophy until the next game. This year custody
was awarded to North Tamsett. They have asked for joint custody during their centennial; the captains say no.

The case in the lobby stays locked. The key is with the custodian.
""",
        ),
        "none",
        "memo",
        "custody of the trophy",
    )
    rows = [["No.", "Player", "Position", "Year"]]
    rows += [
        [str(n + 2), f"[[{p}.full]]", ("goal", "wing", "back")[n % 3], "Jr" if n % 2 else "Sr"]
        for n, p in enumerate(cast.grade("11", 9, 20))
    ]
    body = "\n".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    yield Entry(
        "Athletics/Soccer roster.html",
        html(
            cast,
            f"""
<html><head><title>Varsity soccer</title></head><body>
<h1>Varsity soccer 2026</h1>
<table>
{body}
</table>
<p>Home games on the Court Street field. Tickets 5 dollars.</p>
</body></html>
""",
        ),
        "none",
        "team roster",
        "names of a team, public by custom",
    )
    rows = [["Part no.", "Item", "Qty", "Bin"]]
    rows += [
        ["219-45-3381", "hurdle foot, left", "12", "A1"],
        ["219-45-3382", "hurdle foot, right", "12", "A1"],
        ["031-22-4105", "net clip, 50 mm", "200", "B12"],
        ["044-18-7720", "spike wrench", "6", "C3"],
    ]
    yield Entry(
        "Athletics/inventory.csv",
        table(cast, rows),
        "none",
        "inventory",
        "part numbers of the shape of Social Security numbers",
    )


def _trips(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Grade 4 Trips/Packing list.docx",
        word(
            cast,
            [
                "# What to bring",
                "Rain jacket, two water bottles, lunch in a paper bag (no nuts, please), a pencil.",
                "Children who need medicine on the trip: the nurse packs it, not you. Call the health office at [[?-:PHONE|617-555-0114]].",
                "Buses 4 and 7 leave at 8:10 and are back by 2:45.",
            ],
        ),
        "none",
        "notice",
    )
    yield Entry(
        "Grade 4 Trips/Bus quotes.pdf",
        pdf(
            cast,
            """
QUOTE 204817733
To: Wren Hollow Public Schools, Business Office
Date: 03/11/2026        Customer no. 410228871

Item	Route	Price
2 coaches	School to aquarium and back	1,480.00
Parking	Pier lot	60.00
Fuel		112.00

PO 447-20-1189 must be on the invoice. Account manager [[?-:PHONE|781-555-0133]].
""",
            title="Quote 204817733",
        ),
        "none",
        "invoice",
        "nine-digit quote and customer numbers, a 3-2-4 purchase order",
    )
    yield Entry(
        "Grade 4 Trips/Budget.xlsx",
        workbook(
            cast,
            Sheet(
                "Trips",
                [
                    ["Trip", "Date", "Children", "Per child", "Invoice", "Paid"],
                    ["Aquarium", "5/14/2026", "61", "24", "204817733", "yes"],
                    ["State House", "3/4/2026", "59", "11", "203316642", "yes"],
                    ["Nature center", "10/2/2026", "62", "9", "206448190", "no"],
                ],
                hidden_columns=(4,),
            ),
        ),
        "none",
        "budget",
        "nine-digit invoices, a harmless hidden column",
    )
