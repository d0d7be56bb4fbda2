"""What the nurse, the coaches and the trip leaders keep."""

# ruff: noqa: E501 - the texts keep the lines of the documents they stand for

from __future__ import annotations

from collections.abc import Iterator

from district.people import Cast
from district.writing import Entry, Made, Sheet, archive, html, pdf, table, text, word, workbook

_ALERTS = (
    "Peanut/tree nut - EpiPen in health office",
    "Asthma, albuterol inhaler before PE",
    "Type 1 diabetes, insulin pump, glucagon in nurse's office",
    "Seizure disorder - Diastat order on file",
    "Bee sting anaphylaxis, carries Auvi-Q",
    "Celiac disease, gluten free tray",
    "Sickle cell, push fluids, no cold packs",
    "Milk allergy (severe), Benadryl then call 911",
    "ADHD, Concerta 27 mg at 7:30 given at home",
    "Latex allergy",
    "Migraine w/ aura, may lie down 20 min",
    "Hemophilia A, any head bump = call mom",
    "Nebulizer prn for reactive airway",
    "Hearing aids both sides, spare batteries w/ RN",
)


def files(cast: Cast) -> Iterator[Entry]:
    """Nurse, Grade 4 Trips, Athletics."""
    yield from _nurse(cast)
    yield from _nurse_letters(cast)
    yield from _trips(cast)
    yield from _athletics(cast)


def _nurse(cast: Cast) -> Iterator[Entry]:
    grades = ("K", "1", "1", "2", "2", "3", "3", "4", "4", "5", "5", "5", "K", "2")
    pupils = [f"g{g}_{n}" for n, g in enumerate(grades, 1)]
    rows = [["Last", "First", "Gr", "HR", "Birthdate", "Health condition / plan"]]
    rows += [
        [f"[[{p}.last]]", f"[[{p}.first]]", f"[[{p}.grade]]", f"[[{p}.room]]", f"[[{p}.dob]]", f"[[{p}:HEALTH|{a}]]"]
        for p, a in zip(pupils, _ALERTS, strict=True)
    ]
    yield Entry(
        "Nurse/Medical alerts 2026-27.xlsx",
        workbook(cast, Sheet("Alerts", rows, hidden_columns=(5,))),
        "critical",
        "health",
        "fourteen pupils; the birth dates stand in a hidden column",
        0o640,
    )

    yield Entry(
        "Nurse/health office log 11-16.txt",
        text(
            cast,
            """
HEALTH OFFICE - MON 11/16                                   [[?t1.full]], RN

8:05   [[g3_21.full]] gr 3 - [[g3_21:HEALTH|wheezing after recess, 2 puffs albuterol w/ spacer, sats 97]], back to class 8:25
8:50   [[?g1_22.initial]] (rm 108) - [[?g1_22:HEALTH|splinter, removed, bandaid]]
9:40   [[g5_23.full]] - [[g5_23:HEALTH|BG 62, juice + crackers, recheck 94]]. [[g5_23:HEALTH|Dexcom alarm on phone]]. Mom called [[g5_23.parent_phone]].
10:15  two gr 2 with lice, siblings checked, letters home
11:30  [[gK_24:NAME|{last}, {first}]] (K) [[gK_24:HEALTH|hives on neck after snack, Benadryl 12.5 mg per standing order]]. Dad picked up.
12:10  [[g4_25.full]] [[g4_25:HEALTH|refused noon Ritalin 10 mg]], parent notified
1:35   [[g2_26.first]] from room 116, [[?g2_26:HEALTH|stomach ache, rested 15 min]], back to class
2:20   [[g5_27.full]] - [[g5_27:HEALTH|absence seizure approx 20 sec in music, neuro letter in file]]

Count today: 23 visits, 2 dismissals
""",
        ),
        "high",
        "health",
        "clipped shorthand; some lines name a child and say nothing of health",
    )

    yield Entry(
        "Nurse/notes for sub nurse.docx",
        word(
            cast,
            [
                "# For whoever covers Thursday and Friday",
                "Keys to the med cabinet are with [[?t2:NAME|Ms. {last}]] in the front office. Ice packs are in the second freezer.",
                "The one to watch is [[g2_31.full]] in room 112. [[?g2_31.first]] [[g2_31:HEALTH|has a G-tube]] and [[?g2_31:HEALTH|needs the extension flushed]] "
                "at 11:15, before lunch. Please do not let anyone else do it.",
                "[[g4_32.full]] comes down at 10:00 and 1:00 for a [[g4_32:HEALTH|blood sugar check]]. If it is over 250, "
                "call [[g4_32.parent]] at [[g4_32.parent_phone]] and wait for an answer [[?g4_32:HEALTH|before you bolus]].",
                "[[g1_33.full]] was [[g1_33:HEALTH|hospitalized last month for an asthma attack]]. The "
                "[[?g1_33:HEALTH|inhaler is in the red pouch]], not in the cabinet.",
                "Everybody else is routine. Thank you!",
            ],
            footer="Written for [[g5_34.full]]'s aide too: [[g5_34:HEALTH|catheter at 12:40, latex free gloves only]].",
        ),
        "high",
        "health",
        "prose; one more pupil in the page footer",
        0o640,
    )

    expiring = cast.grade("3", 5, 40) + cast.grade("5", 6, 40)
    drugs = ("EpiPen Jr 0.15 mg", "EpiPen 0.3 mg", "Auvi-Q 0.15 mg", "albuterol HFA", "glucagon kit", "Diastat 5 mg",
             "EpiPen 0.3 mg", "EpiPen Jr 0.15 mg", "Flovent 44 mcg", "epinephrine 0.3 mg", "Benadryl 25 mg")  # fmt: skip
    rows = [["Student Name", "LASID", "Medication on file", "Expires", "Refill asked"]]
    rows += [
        [f"[[{p}.last_first]]", f"[[{p}.lasid]]", f"[[{p}:HEALTH|{d}]]", f"{n % 12 + 1:02}/2027", "y" if n % 3 else ""]
        for n, (p, d) in enumerate(zip(expiring, drugs, strict=True))
    ]
    yield Entry(
        "Nurse/med expiry.csv",
        table(cast, rows),
        "critical",
        "health",
        "eleven pupils; expiry months are no birth dates",
    )


def _nurse_letters(cast: Cast) -> Iterator[Entry]:
    yield Entry(
        "Nurse/Allergy action plan.pdf",
        pdf(
            cast,
            """
WREN HOLLOW PUBLIC SCHOOLS
[[?g3_51:HEALTH|ALLERGY AND ANAPHYLAXIS EMERGENCY PLAN]]                      School year 2026-27

Student:	[[g3_51.full]]
Date of birth:	[[g3_51.dob_padded]]
Grade / teacher:	3 / [[?t3:NAME|{last}]]
Allergic to:	[[g3_51:HEALTH|cashew, pistachio, sesame]]
Other:	[[g3_51:HEALTH|asthma, inhaler 15 min before gym]]
Weight:	54 lb

Give at once for ANY severe symptom:
1.	[[g3_51:HEALTH|Epinephrine 0.15 mg into the outer thigh]]
2.	Call 911
3.	Call parent [[g3_51.parent]], [[g3_51.parent_phone]]
""",
            """
Page 2: parent consent

I give permission for the school nurse to share this plan with staff who need to know.
Signed:	[[g3_51.parent]]
Date:	09/03/2026
""",
            title="Emergency plan",
        ),
        "high",
        "health",
        "a filled form of one pupil; the date of signing is no birth date",
    )

    yield Entry(
        "Nurse/clearance letter.docx",
        word(
            cast,
            [
                "Tamsett Valley Pediatrics",
                "October 1, 2026",
                "To the school nurse:",
                "Re: [[g8_52.full]], DOB [[g8_52.dob_long]]",
                "I saw this patient today for follow up of a [[g8_52:HEALTH|concussion sustained on September 18]]. "
                "Symptoms have resolved. [[?g8_52.first]] may begin step 3 of the [[g8_52:HEALTH|return-to-play protocol]] and should "
                "be seen again before full contact.",
                "Thank you for your help in looking after our patients.",
            ],
        ),
        "high",
        "health",
        "a doctor's letter: three dates, one of them a birth date",
        0o640,
    )


def _trips(cast: Cast) -> Iterator[Entry]:
    pupils = cast.grade("4", 13, 60)
    notes = ("tree nut allergy, EpiPen in chaperone bag", "", "asthma - inhaler with teacher", "motion sickness, Dramamine 8 am",
             "egg allergy", "Type 1 diabetic, Omnipod", "bee sting allergy, EpiPen", "eczema, no sunscreen on face",
             "shellfish allergy - hives", "peanut allergy, sits at table 1", "seizures, last one in June, Nayzilam in kit",
             "lactose intolerant, Lactaid with lunch", "wears insulin pump, nurse rides bus 2")  # fmt: skip
    rows = [["Wren Hollow Elementary - Aquarium, May 14"], ["#", "Student", "Room", "Bus", "Medical", "Parent cell"]]
    rows += [
        [
            str(n), f"[[{p}.last_first]]", f"[[{p}.room]]", "1" if n < 8 else "2",
            f"[[{p}:HEALTH|{note}]]" if note else "", f"[[{p}.parent_phone]]",
        ]
        for n, (p, note) in enumerate(zip(pupils, notes, strict=True), 1)
    ]  # fmt: skip
    first, last = pupils[1], pupils[-1]
    yield Entry(
        "Grade 4 Trips/Aquarium roster.xlsx",
        workbook(
            cast,
            Sheet(
                "Roster",
                rows,
                header=2,
                hidden_columns=(5, 6),
                comments={(4, 2): f"[[{first}:HEALTH|new: penicillin allergy]] per mom 5/2 - add to list"},
            ),
            Sheet("Buses", [["Bus", "Seats", "Lead"], ["1", "44", "[[?t4.full]]"], ["2", "44", "[[?t5.full]]"]]),
            Sheet("old", [["Name", "DOB"], [f"[[{last}.full]]", f"[[{last}.dob]]"]], header=1, hidden=True),
        ),
        "critical",
        "health",
        "medical notes in a hidden column, a note in a cell comment, a hidden sheet",
    )

    yield Entry(
        "Grade 4 Trips/Bus 2 medical.html",
        html(
            cast,
            """
<!DOCTYPE html>
<html lang="en">
<head><title>Bus 2</title><meta charset="utf-8"></head>
<body>
<h1>Bus 2 - what the driver and chaperones need to know</h1>
<table border="1">
<tr><th>Student</th><th>Need</th><th>Bag</th></tr>
<tr><td>[[g4_66.full]]</td><td>[[g4_66:HEALTH|Type 1 diabetic, Omnipod]]</td><td>green</td></tr>
<tr><td>[[g4_70.full]]</td><td>[[g4_70:HEALTH|seizures, Nayzilam spray]]</td><td>red</td></tr>
<tr><td>[[g4_72.full]]</td><td>[[g4_72:HEALTH|insulin pump]]</td><td>green</td></tr>
</table>
<p>If the bus is late, call the school at [[?-:PHONE|617-555-0110]].</p>
</body>
</html>
""",
        ),
        "high",
        "health",
        "exported table",
    )

    forms = [["Timestamp", "Child's name", "Child's date of birth", "Any medical needs?", "Phone on the day"]]
    answers = ("", "[[{p}:HEALTH|allergic to amoxicillin]]", "none", "[[{p}:HEALTH|uses an inhaler]]", "n/a")
    forms += [
        [f"2026-04-0{n + 1} 19:0{n}:12", f"[[{p}.full]]", f"[[{p}.dob]]", a.format(p=p), f"[[{p}.parent_phone]]"]
        for n, (p, a) in enumerate(zip(cast.grade("4", 5, 74), answers, strict=True))
    ]
    late = text(
        cast,
        """
Late form, taken by phone 4/9:
[[g4_80.full]], born [[g4_80.dob_short]]. [[g4_80:HEALTH|allergic to ibuprofen]].
Parent [[g4_80.parent]] [[g4_80.parent_phone]]
""",
        "cp1252",
        "\r\n",
    )
    inner = archive({"late form.txt": late})
    yield Entry(
        "Grade 4 Trips/Permission forms.zip",
        archive({"responses.csv": table(cast, forms), "packing list.txt": _packing(cast), "late/late.zip": inner}),
        "high",
        "health",
        "a zip in a zip; some answers say none",
    )

    yield Entry(
        "Grade 4 Trips/Sister city visit.txt",
        text(
            cast,
            """
姉妹都市交流会　ホストファミリー名簿 (Host family list)

[[g4_82.unaccented]]   DOB [[g4_82.dob_iso]]   [[g4_82:HEALTH|allergic to buckwheat (soba), EpiPen in bag]]
[[g4_83.unaccented]]   DOB [[g4_83.dob_iso]]   [[g4_83:HEALTH|asthma, inhaler]]
[[g4_84.unaccented]]   DOB [[g4_84.dob_iso]]   特になし

集合時間 9:00　市民ホール前
""",
            "shift_jis",
            "\r\n",
        ),
        "high",
        "health",
        "Shift-JIS",
    )

    yield Entry(
        "Grade 4 Trips/chaperone groups.txt",
        text(
            cast,
            """
Chaperone groups, aquarium

Group A ([[?-:NAME|Mr. Webb]]):  [[g4_60.full]], [[g4_61.full]], [[g4_62.full]]
Group B ([[?-:NAME|Ms. Lunn]]):  [[g4_63.full]], [[g4_64.full]], [[g4_65.full]]
Group C ([[?-:NAME|Ms. Orr]]):   [[g4_66.full]], [[g4_67.full]], [[g4_68.full]]

Meet at the penguins at 12:15. Bring the peanut-free lunch bags from the cafeteria.
""",
        ),
        "low",
        "names",
        "names only",
    )


def _packing(cast: Cast) -> Made:
    return text(cast, "\nBring: raincoat, water bottle, lunch without nuts, a book for the bus.\nNo phones, please.\n")


def _athletics(cast: Cast) -> Iterator[Entry]:
    pupils = cast.grade("9", 4, 1) + cast.grade("10", 4, 1)
    findings = ("cleared", "[[{p}:HEALTH|heart murmur - cardiology note needed]]", "cleared", "cleared",
                "[[{p}:HEALTH|exercise-induced asthma, inhaler at bench]]", "cleared", "cleared",
                "[[{p}:HEALTH|mono, no contact until 10/30]]")  # fmt: skip
    rows = [["Athlete", "Yr", "D.O.B.", "Physical dated", "Restrictions"]]
    rows += [
        [f"[[{p}.full]]", f"[[{p}.grade]]", f"[[{p}.dob_short]]", f"8/{n + 10}/26", f.format(p=p)]
        for n, (p, f) in enumerate(zip(pupils, findings, strict=True))
    ]
    yield Entry(
        "Athletics/Fall physicals.csv",
        table(cast, rows, encoding="latin-1"),
        "high",
        "health",
        "Latin-1; the date of the physical is no birth date",
    )

    yield Entry(
        "Athletics/coach notes.txt",
        text(
            cast,
            """
Track JV - things to remember for Saturday’s meet

– [[g10_11.full]] runs the 4x400, not the mile. [[g10_11:HEALTH|shin stress fracture]], check with trainer first
– [[g9_12.full]] needs a snack before the heat ([[g9_12:HEALTH|hypoglycemic]]), dad brings it
– new spikes for [[g11_13.full]]
– bus leaves 7:05 sharp from lot C, back by 3
""",
            "cp1252",
            "\r\n",
        ),
        "high",
        "health",
        "cp1252 dashes",
    )

    payers = [f"g{n}_90" for n in (6, 7, 8)]
    rows = [["Date", "Camper", "Paid by", "Card number", "Amount"]]
    rows += [
        [f"06/1{n}/2026", f"[[{p}.full]]", f"[[{p}.parent]]", f"[[{p}.card]]", "185.00"] for n, p in enumerate(payers)
    ]
    yield Entry("Athletics/camp payments.csv", table(cast, rows, delimiter=";"), "high", "cards", "semicolons")
