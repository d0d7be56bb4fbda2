"""How closely a statement must be tied to its person, and what of one person is read as one statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster
from scanners.contract import Piece, Where

Read = Callable[..., list[Cluster]]


def said(found: list[Cluster], entity: str) -> list[str]:
    """The values of one entity."""
    return [m.value for c in found for m in c.matches if m.entity == entity]


@pytest.mark.parametrize(
    "text",
    [
        "Emma Sampson has asthma.",
        "I spoke with Emma Sampson today. She has asthma.",
        "Emma Sampson gr. 4 asthma, seat by the door.",
        "Please save a seat for asthma reasons by the door for Emma Sampson.",
        "She carries an EpiPen. Emma Sampson, that is.",
        "To: main office\n\nShe carries an EpiPen for asthma now.\n\nStudent: Emma Sampson",
        "我是 赵一帆（Yifan Zhao）的妈妈。上个月他因为肺炎住院一个星期。\nCall 617-555-0148.",
        "!! Emma S. in 3rd block: seizures, Nayzilam with nurse x7",
        "Saturday's meet:\n* Emma Sampson runs the 4x400. shin stress fracture, check with trainer\n* water",
    ],
    ids=[
        "in the sentence",
        "refers back",
        "behind an abbreviation",
        "before the name",
        "before the label that names whom a letter is about",
        "in Chinese, beside Latin words",
        "strong, and refers ahead",
        "behind the class that somebody is in",
        "entry of a list",
    ],
)
def test_a_tie_that_holds(read: Read, text: str) -> None:
    assert said(read(text), "HEALTH_ALERT")


@pytest.mark.parametrize(
    "text",
    [
        "Emma Sampson leads the line. Anyone can ask about asthma at the door.",
        "Anxiety is on page 4. Emma Sampson leads the line.",
        "EpiPen training is on Friday. Emma Sampson leads the line.",
    ],
    ids=["another sentence", "a name that comes later", "strong words before a later name"],
)
def test_a_tie_that_does_not(read: Read, text: str) -> None:
    assert said(read(text), "HEALTH_ALERT") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param(
            "Emma Sampson has an EpiPen, sits up front, and is allergic to sesame.",
            ["Emma Sampson has an EpiPen, sits up front, and is allergic to sesame"],
            id="of one person",
        ),
        pytest.param(
            "Emma Sampson has an EpiPen; Devon Okafor is allergic to sesame.",
            ["Emma Sampson has an EpiPen", "Devon Okafor is allergic to sesame"],
            id="of two",
        ),
        pytest.param(
            "Student: Emma Sampson\ncarries an EpiPen\nallergic to sesame",
            ["carries an EpiPen", "allergic to sesame"],
            id="in two lines",
        ),
    ],
)
def test_what_goes_on_is_one_statement(read: Read, text: str, values: list[str]) -> None:
    assert said(read(text), "HEALTH_ALERT") == values


def test_a_mail_about_one_pupil_is_about_that_one(read: Read) -> None:
    text = "He had another seizure at three this morning.\n\nThe mother of Emma Sampson (2nd grade, room 7)"
    assert {c.person and c.person.name for c in read(text) if any(m.entity == "HEALTH_ALERT" for m in c.matches)} == {
        "Emma Sampson"
    }


def test_who_sent_and_who_got_a_message_is_no_content(read: Read) -> None:
    head = Piece("From: Ada Quist <ada@example.org>\nTo: office@example.org", Where(part="metadata"))
    assert said(read(head), "EMAIL_ADDRESS") == []
    assert said(read("Write to emma@example.org"), "EMAIL_ADDRESS") == ["emma@example.org"]


def test_denied_of_somebody_leaves_the_name(read: Read) -> None:
    found = read("Student: Emma Sampson\nAllergies: none known")
    assert [m.entity for c in found for m in c.matches] == ["PERSON"]


def test_a_word_in_another_entry_of_a_list_is_nobody(read: Read) -> None:
    text = "1. Photo ID for everyone\n2. She has asthma: see the red folder\n3. Candy jar is for us\n"
    assert not said(read(text), "HEALTH_ALERT")


def test_in_a_list_of_detentions_absence_is_the_reason(read: Read) -> None:
    rows = "Emma Sampson (gr 4) skipped gym, tardy 6 times\nDevon Okafor (gr 4) shoved a kid in line\n"
    assert not said(read(f"Lunch detention, Weds\n{rows}"), "ATTENDANCE_RECORD")
    assert said(read(f"Notes, Weds\n{rows}"), "ATTENDANCE_RECORD")


DOUBTFUL = [
    pytest.param("Drill debrief\nThe suspension hearing is over.\nMarisol Vance had no key.", id="elsewhere"),
    pytest.param('"Welcome, I\'m Dee Farrow."\nI had asthma as a child.', id="speaks of oneself"),
    pytest.param("Attn: Timothy Orr\nlactose intolerance milk, 4,100 cartons", id="whom to write to"),
]  # fmt: skip


@pytest.mark.parametrize("text", DOUBTFUL)
def test_nearness_alone_is_no_record(read: Read, text: str) -> None:
    assert not said(read(text), "HEALTH_ALERT") and not said(read(text), "DISCIPLINE_RECORD")


def test_nearness_counts_beside_what_is_sure(read: Read) -> None:
    found = read("Marisol Vance has asthma.\n\nDrill debrief, suspension hearing went well.\nMarisol Vance left.")
    assert said(found, "DISCIPLINE_RECORD")


def test_an_order_of_a_court_is_of_the_pupil_in_its_line(read: Read) -> None:
    text = "209A GOOD THRU 9/14/26. BLACK HONDA. HIS KIDS ZOE GR 3 & EVAN GR 1. MOM KRISTA PELLERIN"
    assert said(read(text), "CUSTODY_NOTE") == ["209A GOOD THRU 9/14/26"]
    assert not said(read(text.replace("HIS KIDS ZOE GR 3 & EVAN GR 1. ", "")), "CUSTODY_NOTE")


def test_whom_a_label_names_is_no_doubt(read: Read) -> None:
    assert said(read("Camper: Zaynab Mirza\nAllergies: penicillin (hives)"), "HEALTH_ALERT")


SPECIMEN = (
    "SAMPLE health form\nStudent: Jane Smith\nDOB: 01/01/2015\nHome address: 123 Main St\nAllergies: peanuts, EpiPen"
)


def test_a_form_filled_in_to_show_how_is_nobodys(read: Read) -> None:
    assert not said(read(SPECIMEN), "HEALTH_ALERT")
    assert said(read(SPECIMEN.replace("SAMPLE", "Our").replace("123", "88")), "HEALTH_ALERT")


def test_a_worksheet_with_the_numbers_that_stand_for_others_is_nobodys(read: Read) -> None:
    sheet = "Taylor Example\nBank: First Imaginary, routing 000000000, account 123456789\nCard: 4111 1111 1111 1111"
    assert not said(read(sheet), "CREDIT_CARD")
    assert said(read("Ada Kessler\nCard: 4111 1111 1111 1111"), "CREDIT_CARD")


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("\nSASID: 1073107919", id="a number that is somebody's"),
        pytest.param("".join(f"\nStudent: {name}" for name in ("Devon Okafor", "Ana Ruiz", "Bo Lind")), id="a list"),
        pytest.param("\n" + "The form goes on with rules. " * 120, id="a long paper"),
    ],
)
def test_beside_others_a_specimen_hides_nothing(read: Read, more: str) -> None:
    assert said(read(SPECIMEN + more), "HEALTH_ALERT")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Phone log K2 - Rhys\n\n9/15 called gma, left a message\n9/29 he bit his own arm at nap and she cried",
            "Rhys",
            id="whom the heading names",
        ),
        pytest.param(
            "Subject: Brogan\n\nThank you for taking him on Sundays. He was suspended for three days for fighting.",
            "Brogan",
            id="whom the subject line names",
        ),
        pytest.param(
            "From: Ada Winslow\nSubject: your Mr. Cordeiro\n\nHe was suspended for three days for fighting.",
            "Cordeiro",
            id="somebody of the staff in the subject line",
        ),
        pytest.param(
            "Good morning,\nmy son has asthma and was in the hospital on Sunday.\nThank you,\nMaria Teixeira",
            "Maria Teixeira",
            id="the child of who signed",
        ),
    ],
)
def test_whom_a_short_text_goes_on_to_speak_of(read: Read, text: str, name: str) -> None:
    said_of = {c.person.name for c in read(text) for m in c.matches if m.entity != "PERSON" and c.person}
    assert said_of == {name}


def test_who_writes_of_anybody_is_not_meant(read: Read) -> None:
    text = "Good morning,\nHe was suspended for three days for fighting.\nThank you,\nMaria Teixeira"
    assert said(read(text), "DISCIPLINE_RECORD") == []


def test_weak_words_in_a_sentence_that_reads_as_a_record_need_no_pronoun(read: Read) -> None:
    assert said(read("PE - Marisa Sforza - to Jan. No running, ok upper body & stationary bike."), "HEALTH_ALERT")
    assert not said(
        read("Recite: Marisa, Tobias and Wen. Oath. Punch. No mention of who is not here."), "DISCIPLINE_RECORD"
    )


OUT = "He's on Lamictal now for his seizures, watch him for a rash, his mom said he sleeps badly."
CONVICTED = (
    "The criminal record that we got shows that you were convicted of possession in 2016 and served eighteen months "
    "in jail."
)
HUSBAND = "My husband was taken to the hospital after his second stroke and we lost the apartment."


@pytest.mark.parametrize(
    ("name", "head", "subject", "text", "person"),
    [
        pytest.param("keoni bus.eml", "", "", OUT, "keoni", id="the file's name"),
        pytest.param("a.eml", "", "L. Peguero, urgent", OUT, "L. Peguero", id="an initial in the subject line"),
        pytest.param("a.eml", "From: Petrie\nTo: Cato's teachers", "Friday", OUT, "Cato", id="the receivers"),
        pytest.param("a.eml", "", "", f"Re: Kestrel D, urgent\n{OUT}", "Kestrel D", id="its own subject line"),
        pytest.param("a.eml", "", "", f"Ingram's worker moved it. {OUT}", "Ingram", id="an unlisted name before"),
        pytest.param("a.eml", "From: Thea Bright-Noel", "hi", HUSBAND, "Thea Bright-Noel", id="the sender's family"),
        pytest.param("a.txt", "", "", f"Hi,\n{HUSBAND}\n\nImke", "Imke", id="the family of who signed"),
        pytest.param(
            "a.txt", "", "", f"Dear Mr. Vargas-Dean:\n\n{CONVICTED}", "Vargas-Dean", id="whom it is written to",
        ),
    ],
)  # fmt: skip
def test_whom_a_sure_sentence_means(read: Read, name: str, head: str, subject: str, text: str, person: str) -> None:
    around = [Piece(subject, Where(part="subject"))] if subject else []
    around += [Piece(head, Where(part="metadata"))] if head else []
    found = read(*around, text, name=name)
    assert {c.person.name for c in found for m in c.matches if m.entity != "PERSON" and c.person} == {person}


@pytest.mark.parametrize(
    ("name", "head", "text"),
    [
        pytest.param("notes.txt", "", OUT, id="nobody"),
        pytest.param("notes.txt", "From: HR office", HUSBAND, id="an office"),
        pytest.param(
            "keoni.txt", "", "Any student who fights is suspended for three days.", id="no sentence about one"
        ),
    ],
)
def test_a_sentence_that_means_nobody_is_nobodys(read: Read, name: str, head: str, text: str) -> None:
    around = [Piece(head, Where(part="metadata"))] if head else []
    assert not [m for c in read(*around, text, name=name) for m in c.matches if c.person and m.entity != "PERSON"]


def test_beside_a_denial_what_only_reads_like_a_record_says_nothing(read: Read) -> None:
    text = (
        "Please do not believe the group chat. Emma Sampson was not suspended. She was never accused of anything. "
        "She missed Friday's game because her grandmother turned ninety and there was a cake the size of a door."
    )
    assert {m.entity for c in read(text) for m in c.matches} == {"PERSON"}


def test_what_a_card_says_is_said_of_its_own_person(read: Read) -> None:
    cards = [
        "BEGIN:VCARD\nFN:DCF area office intake\nTEL:+1 508-555-0130\nNOTE:51A by phone first\nEND:VCARD",
        "BEGIN:VCARD\nFN:Emma Sampson\nTEL:+1 508-555-0131\nEND:VCARD",
    ]
    assert said(read(*(Piece(card, Where(line=n)) for n, card in enumerate(cards, start=1))), "CUSTODY_NOTE") == []


FORMS = [
    'Bug. Birth dates no longer shift. Test student "Zztest, Amy", DOB 02/29/2012, SSN 123-45-6789.',
    "Non konplè elèv: Dat nesans: ______\nKiyès ki PA ka vin chèche timoun nan: ______",
    "Tarjeta de emergencia\nAlumno:\nTeléfono:\nAlergias:  Medicinas:\nPersona que NO puede recoger:",
]


@pytest.mark.parametrize("text", FORMS, ids=["a row for tests", "a form in Creole", "a form in Spanish"])
def test_a_form_that_nobody_filled_in_is_nobodys(read: Read, text: str) -> None:
    assert {m.entity for c in read(text) for m in c.matches if c.person is not None or m.entity == "PERSON"} == set()


def test_in_a_list_of_checks_no_record_is_none(read: Read) -> None:
    checks = (
        "CORI results\nEmma Sampson 02/24/1979 larceny over $250\n"
        "Omar Rahimi 10/15/1992 no adult record Approve\nNora Foley 12/03/1972 no adult record Approve\n"
    )
    assert all("no " not in value for value in said(read(checks), "CRIMINAL_RECORD"))
    assert said(read(checks), "CRIMINAL_RECORD")


LEFT = "Ngozi was left at a market in Anhui with a note pinned to her, and she has begun to ask who wrote it."
SCAN = "I have to step down from freshman track. My scan came back and I start radiation on the 14th."


@pytest.mark.parametrize(
    ("text", "entity", "whose"),
    [
        pytest.param(
            f"Dear Ms. Prentiss,\nThe sheet on baby pictures came home. {LEFT}\nMargaret Toomey",
            "FAMILY_STATUS",
            {"Ngozi"},
            id="a name in no list",
        ),
        pytest.param(
            f"Dear Ed,\nI'm sorry to write this. {SCAN} The stopwatches are in Dot's drawer.\nMei-Lan Hoang",
            "HEALTH_ALERT",
            {"Mei-Lan Hoang", "Dot"},
            id="put together with a phrase before it",
        ),
    ],
)
def test_what_is_certain_is_of_somebody_who_is_named(read: Read, text: str, entity: str, whose: set[str]) -> None:
    found = read(text)
    assert said(found, entity)
    assert {c.person.name for c in found if c.person and any(m.entity == entity for m in c.matches)} <= whose


def test_what_is_certain_is_of_nobody_where_none_is_named(read: Read) -> None:
    assert not said(
        read("It came back and I start radiation on the 14th, and her mom is on chemo too."), "HEALTH_ALERT"
    )
