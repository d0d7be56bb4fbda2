"""Custody and dismissal: the front office and Guidance."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from district.people import Cast
from district.writing import Entry, Sheet, html, mail, pdf, text, word, workbook


def files(cast: Cast) -> Iterator[Entry]:
    """Main Office, Guidance, Special Education."""
    yield from _cards(cast)
    yield from _legal(cast)
    yield from _guidance(cast)
    yield from _vans(cast)


def _cards(cast: Cast) -> Iterator[Entry]:
    blocks: list[Any] = ["# Emergency cards, grade 2, [[?-:NAME|Ms. Lunn]]"]
    notes = {
        "g2_1": ("[[g2_1:HEALTH|Peanut allergy, EpiPen Jr]]", "anyone on the list"),
        "g2_2": ("none", "[[g2_2:CUSTODY|Do NOT release to father, 209A on file]]"),
        "g2_3": ("[[g2_3:HEALTH|Asthma (Flovent at home)]]", "grandmother, daily"),
        "g2_4": ("N/A", "older sister, grade 7"),
    }
    for key, (medical, release) in notes.items():
        blocks.append(
            [
                ["Child's name", f"[[{key}.full]]"],
                ["Birth date", f"[[{key}.dob]]"],
                ["Parent / guardian", f"[[{key}.parent]]"],
                ["Cell", f"[[{key}.parent_phone]]"],
                ["E-mail", f"[[{key}.parent_email]]"],
                ["Medical conditions", medical],
                ["Pick up", release],
            ]
        )
        blocks.append("")
    yield Entry(
        "Main Office/Emergency cards gr 2.docx",
        word(cast, blocks, header="Keep in the red binder", form=True),
        "high",
        "custody",
        "label and value in two columns, a form a child",
        0o640,
    )

    yield Entry(
        "Main Office/dismissal whiteboard.txt",
        text(
            cast,
            """
DISMISSAL - read before you open the side door

[[gK_11.full]]      bus 4
[[gK_12.full]]      [[gK_12:CUSTODY|mom only. dad may not pick up, court order in folder]]
[[g1_13.full]]      walker w/ sister
[[g1_14.full]]      [[g1_14:CUSTODY|supervised visitation Tuesdays, DCF worker picks up]], badge required
[[g3_15.full]]      aftercare M/W/F
[[g3_16.full]]      [[g3_16:CUSTODY|restraining order against stepfather]] - if he comes in, call the SRO at [[?-:PHONE|617-555-0119]]

Password of the day is on the yellow card.
""",
            "utf-8-sig",
        ),
        "high",
        "custody",
        "UTF-8 with a byte order mark; the harmless lines have the same shape",
    )


_LEGAL = (
    "No contact with father, 209A exp. 3/1/2027",
    "Joint custody, alternate weeks",
    "Release to mother or aunt only",
    "Foster placement via DCF, call worker first",
    "Supervised visits Sat., center only",
    "Stepmother NOT authorized to pick up",
    "Guardianship: maternal grandmother",
    "Do not share address with father (ACP)",
    "Mother has sole legal custody",
    "Order of protection vs. uncle",
    "Father lost visitation 6/2026",
)


def _legal(cast: Cast) -> Iterator[Entry]:
    pupils = [f"g{n % 5 + 1}_{n + 40}" for n in range(len(_LEGAL))]
    rows = [["WREN HOLLOW ELEMENTARY"], ["Legal alerts - office use"], ["Student", "Gr", "Legal Alert", "Entered"]]
    rows += [
        [f"[[{p}.last_first]]", f"[[{p}.grade]]", f"[[{p}:CUSTODY|{note}]]", f"9/{n + 1}/2026"]
        for n, (p, note) in enumerate(zip(pupils, _LEGAL, strict=True))
    ]
    yield Entry(
        "Main Office/legal alerts.xlsx",
        workbook(cast, Sheet("Alerts", rows, header=3)),
        "critical",
        "custody",
        "eleven pupils; two title rows above the header",
        0o640,
    )


def _guidance(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Guidance/check-ins October.txt",
        text(
            cast,
            """
10/2  Met with [[g7_21.full]]. Better week. [[g7_21:CUSTODY|Parents in a custody dispute, hearing on 10/21]], is sleeping at aunt's.

10/6  [[g8_22.full]] asked for a pass to sit in my office during lunch. [[g8_22:HEALTH|Panic attacks since August, sees a therapist weekly]].

10/9  Group with six 7th graders on study skills. Good turnout.

10/14 [[g6_23.full]] told the art teacher about [[g6_23:HEALTH|cutting]]. [[g6_23:HEALTH|Safety plan done]] with mother, [[g6_23.parent]] ([[g6_23.parent_phone]]).

10/20 [[g7_24.full]]: schedule change, band instead of French. No concerns.
""",
        ),
        "high",
        "mixed",
        "counsellor's running notes",
        0o600,
    )

    yield Entry(
        "Guidance/RE pickup change.eml",
        mail(
            cast,
            {
                "From": "[[g5_25.parent]] <[[g5_25.parent_email]]>",
                "To": "[[?t6.full]] <[[?t6.email]]>",
                "Date": "Tue, 17 Nov 2026 07:52:00 -0500",
                "Subject": "RE: pickup change",
            },
            """
Good morning,

Sorry for the short notice. Starting today [[g5_25.full]] [[?g5_25:CUSTODY|goes home with my mother on Wednesdays]].

Also, the judge gave me [[g5_25:CUSTODY|sole physical custody]] last Friday, and [[g5_25:CUSTODY|the father is not to have any contact with {first} at school]]. I will drop
off the paper. Please tell the classroom teacher but not the whole team.

Thank you,
[[g5_25.parent]]
[[g5_25.parent_phone]]
""",
        ),
        "high",
        "custody",
        "a parent writes",
    )

    yield Entry(
        "Guidance/court papers received.docx",
        word(
            cast,
            [
                "# Court papers received this month",
                "File the originals in the locked drawer. This list is for the two counselors only.",
                [
                    ["Student", "Gr", "What came in", "Until"],
                    [
                        "[[g6_31.last_first]]",
                        "6",
                        "[[g6_31:CUSTODY|258E harassment order, no contact with cousin]]",
                        "4/30/2027",
                    ],
                    [
                        "[[g8_32.last_first]]",
                        "8",
                        "[[g8_32:CUSTODY|Temporary guardianship to grandmother]]",
                        "6/1/2027",
                    ],
                    [
                        "[[g7_33.last_first]]",
                        "7",
                        "[[g7_33:CUSTODY|Joint legal custody, mother has final say on schooling]]",
                        "",
                    ],
                ],
                "[[?g8_32.first]]'s [[?g8_32:CUSTODY|grandmother asks that mail go to her, not to the old address]].",
            ],
            comment="Ask counsel whether [[g6_31.full]]'s [[g6_31:CUSTODY|stay-away order]] covers the bus.",
        ),
        "high",
        "custody",
        "a table in a document, and a comment",
    )

    yield Entry(
        "Guidance/transfer request.pdf",
        pdf(
            cast,
            """
REQUEST FOR RECORDS OF A TRANSFERRING STUDENT

Date of request:	10/12/2026
To:	North Tamsett Middle School
Student:	[[g7_41.with_middle]]
Date of birth:	[[g7_41.dob_padded]]
SASID:	[[g7_41.sasid]]
Grade entering:	7
Parent:	[[g7_41.parent]]
Telephone:	[[g7_41.parent_phone]]

Please send transcript, attendance and test results.
Fax [[?-:PHONE|617-555-0125]]
""",
            title="Records request",
        ),
        "medium",
        "ids",
        "one pupil, ids and birth date",
    )

    yield Entry(
        "Guidance/homework club.html",
        html(
            cast,
            """
<html><head><title>Homework club</title></head>
<body>
<h2>Homework club, room 214</h2>
<p>Tuesdays and Thursdays until 3:45. Late bus at 4:00. Any seventh grader may come.</p>
<div class="teacher-notes" hidden>
<p>[[g7_51.full]] may leave early: [[g7_51:CUSTODY|father picks up under a no-contact order, mother waits in lot B]]</p>
</div>
</body></html>
""",
        ),
        "high",
        "custody",
        "a hidden element of a page",
    )


def _vans(cast: Cast) -> Iterator[Entry]:
    riders = [f"g{g}_6{n}" for n, g in enumerate(("1", "2", "5", "8", "9"))]
    needs = ("[[{p}:HEALTH|wheelchair; oxygen on board]]", "", "[[{p}:HEALTH|epilepsy - Diastat in pouch]]", "",
             "[[{p}:HEALTH|tracheostomy, suction kit rides along]]")  # fmt: skip
    rows = [["Rider", "Van", "AM", "Parent phone", "Driver must know"]]
    rows += [
        [f"[[{p}.full]]", str(n % 2 + 1), f"7:{n}5", f"[[{p}.parent_phone]]", need.format(p=p)]
        for n, (p, need) in enumerate(zip(riders, needs, strict=True))
    ]
    yield Entry(
        "Special Education/Van list.xlsx",
        workbook(
            cast,
            Sheet(
                "Vans",
                rows,
                hidden_rows=(4,),
                comments={(3, 1): f"[[{riders[1]}:CUSTODY|drop only at mother's, father lost visitation]]"},
            ),
        ),
        "high",
        "health",
        "a hidden row, a cell comment",
        0o640,
    )
