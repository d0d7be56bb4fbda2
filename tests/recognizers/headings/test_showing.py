"""Headings, sheets and titles in records: words of schools stay as they are, names never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers import registry
from recognizers.headings.reading import Headings
from recognizers.headings.showing import masked

HEADINGS = Headings(registry.shipped())

FIRST = "Kofi Ruby Tavish Grace Will Anaïs Minh Aaliyah Rose Chase Zuvonna D'Andre Mei".split()
LAST = "Osei Haldane Marlow Young Banks Nguyen Okonkwo Price Vrellin O'Dowd Pimentel-Reyes Castellane".split()
SAYING = ["{} SSN", "{} DOB", "Phone of {}", "SSN (ask {})", "{}: medication", "{}'s IEP", "Grade 4 {} alerts"]
CASES = [str, str.upper, str.lower]


@given(
    st.sampled_from(FIRST),
    st.sampled_from(LAST),
    st.sampled_from(["{0} {1}", "{1}, {0}", "{0} J. {1}"]),
    st.sampled_from(SAYING),
    st.sampled_from(CASES),
)
def test_no_name_stands_in_a_heading(first: str, last: str, order: str, saying: str, case: type[str]) -> None:
    shown = HEADINGS.shown(saying.format(case(order.format(first, last))))
    assert first.casefold() not in shown.casefold()
    assert last.casefold() not in shown.casefold()


ASKED = """Student Name|SSN|Date of Birth|Medical Alert|Lunch PIN|Reading Level (Fall 2026)|firstName|stu_lname
Parent/Guardian Phone|IEP y/n|504 Plan|DOE017|Days absent|MCAS ELA 2026|Fecha de nacimiento|Room
Id numbers State|Emergency contact 2

Unit price|Day|Street|Bus driver|Sports team|Lab fee|Account code|Cost|Wait list|Field trip date|Hall pass
Test date|Weight|Start time
Comments|Bus #|Homeroom teacher|Q1 Math|Medication and dose|Lunch Price|F/R status""".replace("\n", "|").split("|")


@pytest.mark.parametrize("heading", ASKED)
def test_what_a_column_asks_for_stays(heading: str) -> None:
    assert HEADINGS.shown(heading) == heading


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Phone of Kofi Osei's mother", "Phone of K*** O***'s mother"),
        ("SSN (ask Tavish Marlow)", "SSN (ask T***** M*****)"),
        ("KofiOsei_DOB", "K***O***_DOB"),
        ("Room 6 - Ms. Dunleavy", "Room 6 - Ms. D*******"),
        ("locker 1044127691", "locker **********"),
        ("born 3/9/2014", "born */*/****"),
        ("SY 2026-27, 26-27", "SY 2026-27, 26-27"),
        ("J. Haldane", "*. H******"),
        ("escaleds", "escaleds"),
        ("ruby escaleds", "r*** e*******"),
        ("Davis", "D****"),  # words as well, and names first of all
        ("Brown", "B****"),
        ("Rose Hill SSN", "R*** H*** SSN"),
        ("Price", "Price"),
        ("Park", "Park"),
        ("Case manager", "Case manager"),
    ],
)
def test_what_may_be_somebody_is_masked(title: str, shown: str) -> None:
    assert masked(title) == shown


def test_a_class_keeps_the_name_of_its_teacher() -> None:
    assert masked("Gr 1 Haldane", alone=False) == "Gr 1 Haldane"
    assert masked("Kofi Osei IEP", alone=False) == "K*** O*** IEP"
