"""Which label governs a value: the nearest, before, above or in brackets behind it; and the rules of each number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers import credit_card, ssn
from recognizers.contract import Pattern
from recognizers.dates import parse
from recognizers.labels import Labelled, label_regex

Values = Callable[[str, str], list[str]]
LOCKER = Labelled(
    "LOCKER", (Pattern("four digits", r"(?<!\d)\d{4}(?!\d)", 0.2, 0.9),), ("locker", "locker no"), ("room", "bus")
)


def counted(text: str, *context: str) -> list[str]:
    return [text[h.start : h.end] for h in LOCKER(text, context) if h.score > 0.5]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("locker 1234", ["1234"], id="before"),
        pytest.param("Locker No.: 1234", ["1234"], id="with punctuation"),
        pytest.param("locker_no=1234", ["1234"], id="as a field name"),
        pytest.param("LockerNo 1234", ["1234"], id="run together"),
        pytest.param("locker1234", ["1234"], id="glued to the value"),
        pytest.param("the locker number is 1234", ["1234"], id="with small words"),
        pytest.param("1234 (locker)", ["1234"], id="in brackets behind"),
        pytest.param("1234 - locker", ["1234"], id="behind a dash"),
        pytest.param("Locker\n1234", ["1234"], id="on the line above"),
        pytest.param("Locker\n\n1234", [], id="above an empty line"),
        pytest.param("lockers 1234", [], id="only as a whole word"),
        pytest.param(
            f"50locker{' ' * (LOCKER.reach - 6)}1234", [], id="as the rest of a word that begins too far away"
        ),
        pytest.param(f"50 locker{' ' * (LOCKER.reach - 6)}1234", ["1234"], id="as far away as it may"),
        pytest.param("unlocker 1234", [], id="not as the end of a word"),
        pytest.param("1234", [], id="no label"),
        pytest.param("1234 locker", [], id="plainly behind"),
        pytest.param("locker of a pupil in 1234", [], id="too many words between"),
        pytest.param("locker" + " " * 80 + "1234", [], id="out of reach"),
        pytest.param("locker 1234, 1235 and 1236", ["1234", "1235", "1236"], id="a chain of values"),
        pytest.param("locker of Ann Lee: 1234", ["1234"], id="with whose it is"),
        pytest.param("locker (Ann Lee) 1234", ["1234"], id="with whose it is, in brackets"),
        pytest.param("locker for my older son: 1234", ["1234"], id="with whose it is, without a name"),
        pytest.param("Ann Lee's locker for Bus Duty: 1234", [], id="with what is no name"),
        pytest.param("locker as written on the intake form: 1234", ["1234"], id="with how it was told"),
        pytest.param("locker, which mom gave on Monday, is 1234", ["1234"], id="with an aside"),
        pytest.param("locker, as the room list has it: 1234", [], id="with an aside that speaks against it"),
        pytest.param("locker (from last year's list): 1234", ["1234"], id="with an aside in brackets"),
        pytest.param("locker (for example): 1234", [], id="with an example"),
        pytest.param("box (your locker): 1234", ["1234"], id="in brackets before"),
        pytest.param("the locker of my son Bo is 1234", ["1234"], id="with whose it is, and the name"),
        pytest.param("pupilLocker=1234", ["1234"], id="inside a key in camel case"),
        pytest.param("pupil_locker=1234", ["1234"], id="inside a key with underscores"),
        pytest.param("unLockerX=1234", [], id="as a part of a key's word"),
        pytest.param("Q: locker?\nA: 1234", ["1234"], id="asked and answered"),
        pytest.param(
            "[9:02] Ola: whats his locker no\n[9:03] Dad: its 1234", ["1234"], id="asked and answered in a chat"
        ),
        pytest.param("Can I have your locker, please?\nYes, it's 1234.", ["1234"], id="asked and answered at the desk"),
        pytest.param("Here is the locker you asked for:\n\n1234", ["1234"], id="announced"),
        pytest.param("Subject: locker for Ann Lee\n\n1234", ["1234"], id="as the subject of a message"),
        pytest.param("Q: How many pupils have a locker?\nA: 1234", [], id="asked how many"),
        pytest.param("Q: Is there a locker?\nA: 1234 are free", [], id="answered with a count"),
        pytest.param("Is the locker room open?\nA: 1234", [], id="asked for another thing"),
        pytest.param("Bring a lock for the locker.\n\n1234", [], id="a line that asks for nothing"),
        pytest.param("Bo forgot his locker no. on the form. It is 1234.", ["1234"], id="in the sentence before"),
        pytest.param(
            "The locker plan is new. It is 1234 words long.", [], id="of another thing in the sentence before"
        ),
        pytest.param("1234 is my locker number.", ["1234"], id="the value first"),
        pytest.param("that 1234 is still the locker you have", ["1234"], id="the value first, as it is still"),
        pytest.param("1234 is the locker plan", [], id="the value of another thing first"),
        pytest.param(
            "lockers of the twins upstairs: locker Ann Lee 1234, Bo Lee 1235, Tia Abbott 1236, and Mia Rossi 1237",
            ["1234", "1235", "1236", "1237"],
            id="a chain of names and values beyond reach",
        ),
        pytest.param("locker 1234 room 1235", ["1234"], id="the nearest label decides against"),
        pytest.param("room 1235 locker 1234", ["1234"], id="the nearest label decides for"),
        pytest.param("room 1235\nlocker 1234", ["1234"], id="each line for itself"),
        pytest.param("locker\nroom 1234", [], id="a label against it on its own line"),
        pytest.param("1234\n- locker 1235", ["1235"], id="behind the bullet of the next line"),
    ],
)
def test_the_nearest_label_decides(text: str, values: list[str]) -> None:
    assert counted(text) == values


@pytest.mark.parametrize(
    ("context", "counts"),
    [
        (("Locker",), True),
        (("Locker", "Room"), False),
        (("Room", "Locker no."), True),
        (("x" * 70 + " locker",), False),
    ],
    ids=["heading", "nearest heading says otherwise", "nearest heading", "a heading that is a sentence"],
)
def test_a_heading_is_a_label(context: tuple[str, ...], counts: bool) -> None:
    assert bool(counted("1234", *context)) is counts


def test_the_reason_names_the_label_and_what_speaks_against() -> None:
    ((_, for_it), (_, against)) = (h.why for h in LOCKER("locker 1234 room 1235"))
    assert for_it == 'labelled "locker"'
    assert against == 'dropped: stands beside "room"'


def test_a_value_is_taken_once() -> None:
    double = Labelled("X", (Pattern("a", r"\d{4}", 0.9, 0.9), Pattern("b", r"\d{3,5}", 0.9, 0.9)), ("x",))
    assert len(double("1234")) == 1


@pytest.mark.parametrize(
    "spelling", ["Student ID", "student_id", "STUDENT-ID", "StudentID", "student  id", "student.id"]
)
def test_a_label_is_known_in_every_spelling(spelling: str) -> None:
    assert label_regex(["student id"]).search(spelling)


# ---- Social Security numbers: SSA, areas 000, 666 and 900-999, group 00, serial 0000 are never issued


@pytest.mark.parametrize(
    ("number", "issued"),
    [
        ("001-01-0001", True),
        ("665-12-3456", True),
        ("667-12-3456", True),
        ("734-12-3456", True),
        ("772-12-3456", True),
        ("899-99-9998", True),
        ("000-12-3456", False),
        ("666-12-3456", False),
        ("900-12-3456", False),
        ("987-65-4321", False),
        ("999-12-3456", False),
        ("512-00-9067", False),
        ("512-44-0000", False),
        ("078-05-1120", False),
        ("219-09-9999", False),
        ("123-45-6789", False),
        ("111-11-1111", False),
    ],
)
def test_ssn_areas_groups_and_serials(number: str, issued: bool, values: Values) -> None:
    assert ssn.valid(number) is issued
    assert values("US_SSN", f"SSN {number}") == ([number] if issued else [])
    assert values("US_SSN", f"SSN {number.replace('-', '')}") == ([number.replace("-", "")] if issued else [])


@given(st.integers(0, 999), st.integers(0, 99), st.integers(0, 9999))
def test_no_ssn_of_an_area_never_issued(area: int, group: int, serial: int) -> None:
    if ssn.valid(f"{area:03}-{group:02}-{serial:04}"):
        assert area not in {0, 666} and area < 900 and group and serial


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("512-44-9067", True), ("512 44 9067", True), ("see 512 44 9067", False), ("see 512.44.9067", False),
        ("512449067", False), ("part no. 512-44-9067", False), ("SSN: 512 44 9067", True),
        ("1512-44-9067", False), ("512-44-90671", False),
        ("512-44-9067-01", False), ("x512-44-9067", False),
    ],
)  # fmt: skip
def test_a_bare_ssn_counts_in_its_own_form_only(text: str, found: bool, values: Values) -> None:
    assert bool(values("US_SSN", text)) is found


# ---- cards: ISO/IEC 7812, issuer, length and check digit. The numbers are the issuers' published test numbers


@pytest.mark.parametrize(
    ("number", "good"),
    [
        ("4111111111111111", True),
        ("4222222222222", True),
        ("5555555555554444", True),
        ("2223003122003222", True),
        ("378282246310005", True),
        ("371449635398431", True),
        ("6011111111111117", True),
        ("30569309025904", True),
        ("3530111333300000", True),
        ("4111111111111112", False),
        ("411111111111111", False),
        ("7655555555554449", False),
        ("7992739871300000", False),
        ("0000000000000000", False),
        ("1111111111111117", False),
    ],
)
def test_card_issuer_length_and_check_digit(number: str, good: bool, values: Values) -> None:
    assert credit_card.valid(number) is good
    assert bool(values("CREDIT_CARD", f"card number {number}")) is good


@given(st.from_regex(r"4\d{14}", fullmatch=True))
def test_exactly_one_check_digit_is_right(front: str) -> None:
    assert sum(credit_card.luhn(f"{front}{d}") for d in range(10)) == 1


@given(st.from_regex(r"4\d{15}", fullmatch=True), st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(number: str, place: int, change: int) -> None:
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert not (credit_card.luhn(number) and credit_card.luhn(wrong))


# ---- dates of birth

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("3/4/2015", date(2015, 3, 4)),
        ("03-04-2015", date(2015, 3, 4)),
        ("3.4.2015", date(2015, 3, 4)),
        ("2015-03-04", date(2015, 3, 4)),
        ("2015-03-04T00:00:00.000Z", date(2015, 3, 4)),
        ("3/4/15", date(2015, 3, 4)),
        ("3/4/'15", date(2015, 3, 4)),
        ("3/4/68", date(1968, 3, 4)),
        ("3/4/26", date(2026, 3, 4)),
        ("3/4/27", date(1927, 3, 4)),
        ("25/3/2015", date(2015, 3, 25)),
        ("March 4, 2015", date(2015, 3, 4)),
        ("Mar. 4th 2015", date(2015, 3, 4)),
        ("4 March 2015", date(2015, 3, 4)),
        ("14 de marzo de 2016", date(2016, 3, 14)),
        ("14 de março de 2016", date(2016, 3, 14)),
        ("14 fevriye 2016", date(2016, 2, 14)),
        ("2/29/2016", date(2016, 2, 29)),
        ("2/29/2015", None),
        ("13/13/2015", None),
        ("0/4/2015", None),
        ("4/31/2015", None),
        ("11/23/2026", None),
        ("3/4/2099", None),
        ("July 4, 1776", None),
        ("March 2015", None),
        ("2015", None),
        ("", None),
        ("no", None),
    ],
)
def test_reads_a_birth_date(text: str, born: date | None) -> None:
    assert parse(text, TODAY) == born


@given(st.dates(date(1927, 1, 1), TODAY))
def test_reads_every_date_in_every_form(born: date) -> None:
    forms = [
        f"{born:%Y-%m-%d}",
        f"{born:%m/%d/%Y}",
        f"{born:%B} {born.day}, {born.year}",
        f"{born.day} {born:%b} {born.year}",
    ]
    assert {parse(form, TODAY) for form in (*forms, f"{born:%m/%d/%y}")} == {born}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DOB: 3/4/15", "3/4/15"),
        ("Date of birth 2015-03-04", "2015-03-04"),
        ("(b. 3/4/2015)", "3/4/2015"),
        ("3/4/2015 (DOB)", "3/4/2015"),
        ("geboren 3/4/2015", None),
        ("Fecha de nacimiento: 4 de marzo de 2015", "4 de marzo de 2015"),
        ("Data de nascimento: 04/03/2015", "04/03/2015"),
        ("Dat nesans: 4 mas 2015", "4 mas 2015"),
        ("ngày sinh: 04/03/2015", "04/03/2015"),
        ("出生日期: 2015-03-04", "2015-03-04"),
        ("nació el 4 de marzo de 2015", "4 de marzo de 2015"),
        ("DOB: 2/30/2015", None),
        ("DOB: 3/4/2099", None),
        ("field trip 3/4/2015", None),
        ("DOB on file, updated 3/4/2015", None),
        ("born in North Tamsett on March 4, 2015", "March 4, 2015"),
        ("DOB: 3/4/2015, enrolled 8/30/2021", "3/4/2015"),
    ],
)
def test_a_date_counts_with_its_label_only(text: str, value: str | None, values: Values) -> None:
    assert values("DATE_OF_BIRTH", text) == ([value] if value else [])


# ---- addresses and telephones


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("617-555-0123", True), ("(617) 555-0123", True), ("617.555.0123", True), ("+1 617 555 0123", True),
        ("117-555-0123", False), ("617-155-0123", False), ("6175550123", False), ("cell 6175550123", True),
        ("555-0123", False), ("call 555-0123", True), ("order 617-555-0123", False), ("2025-555-0123", False),
    ],
)  # fmt: skip
def test_telephone_numbers_by_the_numbering_plan(text: str, found: bool, values: Values) -> None:
    assert bool(values("PHONE_NUMBER", text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.b+c@mail.example.org", True), ("<a@example.org>", True), ("mailto:a@example.org?subject=x", True),
        ("a@example", False), ("icon@2x.png", False), ("a..b@example.org", False), ("@example.org", False),
    ],
)  # fmt: skip
def test_mail_addresses(text: str, found: bool, values: Values) -> None:
    assert bool(values("EMAIL_ADDRESS", text)) is found
