"""Policies and notices: every sensitive word, and nobody's record. Worded for this sample, in the manner of such texts."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

from collections.abc import Iterator

from district.people import Cast
from district.writing import Entry, html, mail, pdf, text, word


def files(cast: Cast) -> Iterator[Entry]:
    """Policies, and what the nurse, the office and Special Education hand to everybody."""
    yield from _policies(cast)
    yield from _notices(cast)


def _policies(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Policies/JLCD Medication.docx",
        word(
            cast,
            [
                "# File: JLCD - Medication at school",
                "Only the school nurse, or a person whom the nurse has trained and named in writing, gives medication. Students "
                "who have asthma or diabetes may carry an inhaler, an insulin pump or glucose tablets once the nurse has "
                "approved a plan.",
                "The health office may stock epinephrine and naloxone. A student who is believed to have a life-threatening "
                "allergic reaction is given epinephrine, and an ambulance is called.",
                "If a student has a seizure, staff shall stay with the student and send for the nurse.",
                "First reading 10.12.2011. Adopted April 11, 2023. Legal references: 105 CMR 210; M.G.L. c.71 s.54B.",
            ],
        ),
        "none",
        "policy",
        "health words in the plural; dates of adoption",
    )
    yield Entry(
        "Policies/JLCE Allergies.txt",
        text(
            cast,
            """
File: JLCE

LIFE-THREATENING ALLERGIES

Peanut allergies are common, and no school can promise to be free of peanuts. Each principal shall see to it that
1. tables without nuts are offered in the cafeteria,
2. teachers know where the EpiPen of the health office is kept,
3. the parent of a child with an allergy is invited to meet the nurse before school opens.

Students with food allergies may not be left out of field trips. No list of such students may be posted in a hallway.

Approved by the School Committee: 6/14/2022        Review: 2027-28        P4110 / #4.21
""",
            newline="\r\n",
        ),
        "none",
        "policy",
    )
    yield Entry(
        "Policies/KBBA Rights of parents.html",
        html(
            cast,
            """
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>KBBA Rights of parents who live apart</title></head>
<body>
<h1>KBBA - Rights of parents who live apart</h1>
<p>A parent without physical custody may have the records of a student unless a court has denied legal custody
because of a threat to the safety of the student, has denied visitation or ordered that it be supervised, or
unless a restraining order or protective order (c.209A) bars contact and does not allow it.</p>
<p>The custodial parent is told by certified and by first class mail, and the records go out after 21 days. The
address and the telephone numbers of the custodial parent are removed first.</p>
<p>Staff shall not decide who has custody. If two parents disagree at the door, call the principal.</p>
<p>Adopted 03/02/2021. 603 CMR 23.07(5); M.G.L. c.71 s.34H.</p>
</body></html>
""",
        ),
        "none",
        "policy",
        "custody in the words of the law",
    )
    yield Entry(
        "Policies/JRA Student records.pdf",
        pdf(
            cast,
            """
File: JRA - STUDENT RECORDS

The record of a student is the transcript and the temporary record. The transcript holds the
name, address, telephone number and date of birth of the student, the courses and the grades.
A Social Security number is not part of the record and is not asked for at registration.

The state assigned student identifier (SASID) is a number of ten digits. It is not printed on
lists that leave the office, and neither is the local identifier (LASID).

Parents, and students who are 14 or have entered ninth grade, may see the record within ten
days. 603 CMR 23.07; 34 CFR 99.30.
""",
            """
JRA, page 2

The temporary record is destroyed no later than seven years after the student leaves.
Letters of 30 June 2019 and of 1 July 2026 give the retention schedule in full.
Questions: Office of the Superintendent, [[?-:PHONE|617-555-0100]].
""",
            title="JRA Student records",
        ),
        "none",
        "policy",
        "speaks of SASID, birth dates and Social Security numbers, and holds none",
    )
    yield Entry(
        "Policies/IJOA Field trips.txt",
        text(
            cast,
            """
IJOA – Field trips

No student is kept at home because a parent cannot pay. Chaperones are told of a student’s medical needs “only as far
as they must know”, and hand the sheets back to the nurse at the end of the day. Custody or court papers are never
taken on a trip; the office tells the lead teacher who may pick up and who may not.

Overnight trips: 60 days’ notice to the Committee. Out of the country: 6 months.
""",
            "cp1252",
            "\r\n",
        ),
        "none",
        "policy",
        "cp1252 quotation marks",
    )
    yield Entry(
        "Policies/GCCD Leaves of absence.txt",
        text(
            cast,
            """
GCCD - Family and medical leave

An employee with a serious health condition, or whose child or parent has one, may take up to twelve weeks. So may an
employee who adopts a child or becomes a foster parent. A note from the doctor is kept apart from the personnel file.
Leave because of domestic violence, with or without a restraining order, is up to 15 days (c.149 s.52E).
""",
            "utf-8-sig",
        ),
        "none",
        "policy",
    )


def _notices(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "HR/School nurse posting.docx",
        word(
            cast,
            [
                "# School nurse, Wren Hollow Elementary, 1.0 FTE",
                "You will look after 412 children, among them students with diabetes, severe allergies, asthma and epilepsy. "
                "You will train staff in the use of the EpiPen and of rescue inhalers, and keep the immunization records.",
                "Wanted: RN, BSN, three years of pediatrics, DESE license or a waiver. Posting 2026-117. Closes December 11, 2026.",
                "Apply to [[?t7.full]], [[?t7.email]], [[?-:PHONE|617-555-0107]]. Equal opportunity employer.",
            ],
        ),
        "none",
        "job advert",
    )
    yield Entry(
        "Nurse/Letter to room 12 families.docx",
        word(
            cast,
            [
                "Dear families of room 12,",
                "A child in our classroom has a severe allergy to tree nuts. Please do not send snacks with nuts, and wash "
                "hands after breakfast. Birthday treats should be store-bought with a label, or better, a book for the class.",
                "Thank you for keeping everybody safe.",
                "[[?t3.full]]",
            ],
        ),
        "none",
        "notice",
        "an allergy, and no child named",
    )
    yield Entry(
        "Nurse/Medication order form.html",
        html(
            cast,
            """
<html><head><title>Medication order</title></head><body>
<h1>Medication order (to be filled in by the licensed prescriber)</h1>
<table>
<tr><th>Student name</th><td>______________________</td></tr>
<tr><th>Date of birth</th><td>___ / ___ / ______</td></tr>
<tr><th>SASID (office use)</th><td></td></tr>
<tr><th>Diagnosis</th><td>______________________</td></tr>
<tr><th>Allergies</th><td>[ ] none known &nbsp; [ ] yes: ____________</td></tr>
<tr><th>Medication, dose, route</th><td>e.g. albuterol 2 puffs, prn</td></tr>
<tr><th>Custody or court orders we should know of</th><td>[ ] no &nbsp; [ ] yes (bring a copy)</td></tr>
</table>
<p>Fax to the health office, [[?-:PHONE|617-555-0115]].</p>
</body></html>
""",
        ),
        "none",
        "blank form",
        "every sensitive label, no value",
    )
    yield Entry(
        "Special Education/SEPAC meeting.txt",
        text(
            cast,
            """
WREN HOLLOW SEPAC - the parent advisory council on special education

Wednesday, November 18, 2026, 6:30 p.m., Room 504 (use the Court Street door)

Agenda
  1. What changes with the new IEP form
  2. Guest: a parent of a child with autism speaks about transitions
  3. Transportation: vans, monitors, oxygen on board
  4. Open floor

All parents are welcome, whether or not your child has an IEP or a 504 plan. Spanish and Portuguese interpreters.
""",
        ),
        "none",
        "notice",
    )
    yield Entry(
        "Front Office mail/custodian openings.eml",
        mail(
            cast,
            {
                "From": "hr@wrenhollow.example.org",
                "To": "all-staff@wrenhollow.example.org",
                "Date": "Mon, 19 Oct 2026 10:00:00 -0400",
                "Subject": "Openings: custodian (2), lunch aide, bus monitor",
            },
            """
We are looking for two custodians, evening shift. Custodial services cover 14 classrooms, the gym and the
court. Sole responsibility for the boiler room log.

A bus monitor must know how to use an EpiPen; training is paid. CORI check before the first day.
""",
        ),
        "none",
        "job advert",
        "custodians and courts",
    )
