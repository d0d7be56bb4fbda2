"""Front office mail: what is sent on with one click too many, and what is harmless."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

from collections.abc import Iterator

from district.people import Cast
from district.writing import Entry, Sheet, archive, mail, table, text, word, workbook

_OFFICE = "[[?t2.full]] <[[?t2.email]]>"


def files(cast: Cast) -> Iterator[Entry]:
    """Front Office mail."""
    yield from _sensitive(cast)
    yield from _harmless(cast)


def _headers(sender: str, to: str, day: str, subject: str) -> dict[str, str]:
    return {"From": sender, "To": to, "Date": f"{day} 2026 09:12:00 -0500", "Subject": subject}


def _sensitive(cast: Cast) -> Iterator[Entry]:
    needs = ("EpiPen for tree nuts", "insulin with lunch", "asthma", "seizure plan")
    rows = [["Name", "DOB", "Student ID", "Medical alert"]]
    rows += [
        [f"[[{p}.full]]", f"[[{p}.dob]]", f"[[{p}.lasid]]", f"[[{p}:HEALTH|{n}]]"]
        for p, n in zip(cast.grade("3", 4, 80), needs, strict=True)
    ]
    ids = [["SASID", "Last Name", "First Name"]]
    ids += [[f"[[{p}.sasid]]", f"[[{p}.last]]", f"[[{p}.first]]"] for p in cast.grade("3", 6, 90)]
    yield Entry(
        "Front Office mail/Fwd lists you asked for.eml",
        mail(
            cast,
            _headers(_OFFICE, "after.care@example.com", "Mon, 14 Sep", "Fwd: lists you asked for"),
            "\nHi,\n\nhere are the two lists for the after-school program. The zip is the whole grade.\n\nBest,\nFront office\n",
            attachments={
                "aftercare.xlsx": workbook(cast, Sheet("Mon", rows)),
                "grade3.zip": archive(
                    {"lists/grade3.csv": table(cast, ids), "readme.txt": text(cast, "\nOpen with Excel.\n")}
                ),
            },
        ),
        "high",
        "health",
        "a workbook and a zip of a csv attached; the message itself is harmless",
    )

    yield Entry(
        "Front Office mail/bus 7 today.eml",
        mail(
            cast,
            _headers(_OFFICE, "dispatch@example.org", "Wed, 18 Nov", "bus 7 today"),
            "\nPlease see the formatted version of this message.\n",
            page="""
<html><body>
<p>Good morning,</p>
<p>[[g2_95.full]] must <b>not</b> get off at Mill Road any more: [[g2_95:CUSTODY|mother lost custody on Monday, DCF has placed the child with an aunt]].
New stop is the library.</p>
<p>Front office, [[?-:PHONE|617-555-0100]]</p>
</body></html>
""",
        ),
        "high",
        "custody",
        "only the html part says it",
    )

    yield Entry(
        "Front Office mail/meds for the overnight.eml",
        mail(
            cast,
            _headers(
                "[[?t1.full]] <[[?t1.email]]>",
                "[[?t4.full]] <[[?t4.email]]>",
                "Thu, 7 May",
                "Überblick: meds for the overnight",
            ),
            """
Here is who takes what at camp – the bag is labelled.

• [[g6_96.full]]: [[g6_96:HEALTH|Zoloft 25 mg at breakfast]]
• [[g6_97.full]]: [[g6_97:HEALTH|Keppra 500 mg BID]], do not miss the evening one
• [[g6_98.full]]: only a vitamin

Everyone else: nothing.
""",
            cte="quoted-printable",
        ),
        "high",
        "health",
        "quoted-printable, bullets",
    )

    yield Entry(
        "Front Office mail/question about registration.eml",
        mail(
            cast,
            _headers("[[g1_99.parent]] <[[g1_99.parent_email]]>", _OFFICE, "Tue, 4 Aug", "question about registration"),
            """
Hello,

We are moving to Wren Hollow in two weeks. Our child [[g1_99.full]] was born on [[g1_99.dob_long]]
and would be in first grade. What do you need from us, and is there a bus from Quarry Lane?

You can reach me at [[g1_99.parent_phone]].

[[g1_99.parent]]
""",
        ),
        "medium",
        "contacts",
        "a parent's mail: birth date and telephone",
    )

    letter = word(
        cast,
        [
            "To the teachers of [[g7_100.full]]",
            "[[?g7_100.first]] [[g7_100:HEALTH|was diagnosed with epilepsy]] over the summer. Please read the attached first aid sheet and "
            "sit in on the short training on Monday.",
        ],
    )
    inner = mail(
        cast,
        _headers(
            "[[?t1.full]] <[[?t1.email]]>", "gr7@wrenhollow.example.org", "Mon, 31 Aug", "please read before Monday"
        ),
        "\nAttached.\n",
        attachments={"letter to teachers.docx": letter},
    )
    yield Entry(
        "Front Office mail/Fw please read.eml",
        mail(
            cast,
            _headers(_OFFICE, "gr7.parents@example.com", "Mon, 31 Aug", "Fw: please read before Monday"),
            "\nSee below.\n",
            attachments={"please read.eml": inner},
        ),
        "high",
        "health",
        "a document in a message in a message",
    )


def _harmless(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Front Office mail/PTO newsletter.eml",
        mail(
            cast,
            _headers(
                "pto@wrenhollow.example.org",
                "families@wrenhollow.example.org",
                "Fri, 2 Oct",
                "PTO news: book fair and trunk swap",
            ),
            """
Dear families,

The book fair is back! Our aim is to foster a love of reading in every classroom. Volunteers, please sign
up for the custody of the cash box (two people at a time, and a count at the end of each shift).

The fifth grade won the read-a-thon again and keeps custody of the golden owl until June.

Snacks for the fair: please, nothing with nuts or sesame. Several families live with allergies and
asthma, and the library has no windows that open.

ISBN of the family book club pick: 9780306406157. Order number 1058823017, ships 10/12/2026.
""",
        ),
        "none",
        "newsletter",
        "custody of a cash box; a ten-digit order number that begins with 10",
    )

    yield Entry(
        "Front Office mail/flu clinic.eml",
        mail(
            cast,
            _headers(
                "[[?t1.full]] <[[?t1.email]]>",
                "all-staff@wrenhollow.example.org",
                "Mon, 28 Sep",
                "Flu clinic for staff, Room 504",
            ),
            """
The flu clinic for staff is on October 8 from 2:30 to 4:00 in Room 504. Bring your insurance card.
If you are allergic to eggs or have had Guillain-Barre syndrome, ask your doctor first. Students are
not vaccinated at this clinic. Questions: health office, [[?-:PHONE|617-555-0114]].
""",
        ),
        "none",
        "notice",
        "a health notice to everybody",
    )

    flyers = {
        "flyers/chess club.txt": text(cast, "\nChess club meets Fridays in Room 112. Boards are provided.\n"),
        "flyers/coats.html": text(
            cast,
            "\n<html><body><h1>Coat drive</h1><p>For families in need in our town, including foster families.</p></body></html>\n",
        ),
        "old/2025.zip": archive(
            {
                "dates.csv": table(
                    cast,
                    [
                        ["Event", "Date", "Room"],
                        ["Open house", "9/17/2025", "Gym"],
                        ["Picture day", "10/1/2025", "B12"],
                    ],
                )
            }
        ),
    }
    yield Entry(
        "Front Office mail/weekly flyers.eml",
        mail(
            cast,
            _headers(
                "office@wrenhollow.example.org", "families@wrenhollow.example.org", "Thu, 5 Nov", "This week's flyers"
            ),
            "\nFlyers for the week are attached. Early release on Wednesday; regular release on Thursday.\n",
            attachments={"flyers.zip": archive(flyers)},
        ),
        "none",
        "flyers",
        "zip in zip in a message, all harmless",
    )
