"""Lists of people with numbers and addresses: adults in public roles, and families who call each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from recognizers.contract import STATEMENTS, Cluster
from recognizers.lists.rolls import of_adults, of_families, rolls
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]


def reached(clusters: list[Cluster]) -> dict[str, set[str]]:
    """How the people are reached that are no staff, by whom they are said to be."""
    found: dict[str, set[str]] = {}
    for c in clusters:
        if c.person is not None and c.person.about != "staff":
            values = {m.said for m in c.matches if m.entity in {"PHONE_NUMBER", "STREET_ADDRESS", "EMAIL_ADDRESS"}}
            found.setdefault(c.person.about, set()).update(values)
    return {about: values for about, values in found.items() if values}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Dunmere School Committee\nRuth Ames 12 Pond Lane 617-555-0190\nSal Vento 9 Depot Street 617-555-0191",
            id="a committee without roles",
        ),
        pytest.param(
            "Officers of the PTO are below.\n\nTreasurer: Omar Haddad, 7 Vine St, 617-555-0113",
            id="an office before the name",
        ),
        pytest.param("Treasurer - Omar Haddad, 7 Vine St, 617-555-0113", id="an office and a dash"),
        pytest.param("Sal Vento, member, 9 Depot Street, 617-555-0191", id="a member"),
        pytest.param("Private tutors: Jim Hale, 41 Alder Rd; Rosa Duarte, 9 Pier Ave", id="a list in a line"),
        pytest.param(
            "Vendors we use\nLena Ross, repair, 4 Wharf Street, 508-555-0143\nOmar Said, 12 Depot Way, 508-555-0144",
            id="vendors",
        ),
        pytest.param(
            "Tutors available (not endorsed by the library)\nLena Ross, math gr 6-8, 4 Wharf Street, 508-555-0143",
            id="tutors of some grades",
        ),
        pytest.param(
            "Community resources for families\nOmar Said, heating aid, 12 Depot Way, 508-555-0144",
            id="for families, not of them",
        ),
        pytest.param(
            "School Committee\n\nRuth Ames, Chair\n12 Pond Lane, Acton\n\nSal Vento\n9 Depot Street, Acton",
            id="one line below the other",
        ),
        pytest.param("Rep. Omar Said, 24 Beacon Street, Boston, MA 02133, 617-555-0121", id="a title cut short"),
        pytest.param(
            "Your coaches are booked.\n\nSal Ventresca, Wickett Coach, 12 Depot Way, 508-555-0149",
            id="signed with a business",
        ),
        pytest.param("For after-hours access call Walt Greer (617) 555-0188.", id="whose business it is"),
        pytest.param(
            "STAFF PHONE TREE\nAsha Banerji 555-0134\nTim Fahey 555-0135\nCarla Lopes 555-0136", id="staff who call"
        ),
    ],
)
def test_adults_in_public_roles_are_no_family(read: Read, text: str) -> None:
    assert not reached(read(text))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "GRADE 3 PHONE TREE\nStart here.\n\n1. Ana Oliveira (Mateus) 555-0134\n   calls -> Dana Whitcomb 555-0177",
            {"555-0134", "555-0177"},
            id="a phone tree",
        ),
        pytest.param(
            "Boosters phone tree\n\nLinda Marsh 462-0120 -> calls Sue Kim 462-0122",
            {"462-0120", "462-0122"},
            id="in a line",
        ),
        pytest.param(
            "Calling chain, 4th grade\nRosa Gomes .... 462.0188\nKim Brandt .... 462.0190",
            {"462.0188", "462.0190"},
            id="with dots",
        ),
        pytest.param(
            "Room 9 snow/emergency chain -- Ms. Bianchi calls the first two families, you call the ones under you\n\n"
            "Renee Aucoin (Zachary Aucoin) 978-555-0112\n  Minh Pham (Linh Pham) 978-555-0119",
            {"978-555-0112", "978-555-0119"},
            id="under a long heading",
        ),
        pytest.param(
            "Low brass: who texts whom\n\nMarcus Okonjo 774-555-0124\nHayley Brisson 774-555-0128",
            {"774-555-0124", "774-555-0128"},
            id="who texts whom",
        ),
        pytest.param(
            "Lista telefônica da turma 3B\nMateus Alves - mãe Ana Alves 462-0134", {"462-0134"}, id="in Portuguese"
        ),
    ],
)
def test_families_who_call_each_other(read: Read, text: str, numbers: set[str]) -> None:
    found = reached(read(text))
    assert set().union(*found.values()) == numbers
    assert set(found) <= {"family", "student"}


def test_a_class_list_without_a_header_has_telephones(read: Read, table: Table) -> None:
    rows = [["Noah Brandt", "Kim Brandt", "555-0101"], ["Lia Gomes", "Rosa Gomes", "555-0102"]]
    grid = replace(table(rows), title="Class telephone list, Room 8")
    found = reached(read(grid))
    assert found == {"student": {"555-0101", "555-0102"}}


@pytest.mark.parametrize(
    "text",
    [
        "Boiler parts on order\nHale Supply 445-0134\nMarsh Doyle 445-0177\nAnna Ross 445-0180",
        "Serials of cart B\nAnna Ross 445-0134\nTim Hale 445-0177\nJoan Pike 445-0180",
        "Anna Ross paid for item 445-0134",
    ],
    ids=["parts", "serials", "one line"],
)
def test_other_numbers_of_seven_digits_are_no_telephones(read: Read, text: str) -> None:
    assert not reached(read(text))
    assert not any(r.calling for r in rolls(text))


@pytest.mark.parametrize(
    "text",
    [
        "School Committee\nStudent: Leo Brandt, gr 8, 9 Elm Road, 617-555-0124",
        "PTO family directory\nMia Ruiz (Carla Ruiz), 14 Oak Street, 617-555-0123",
        "Firma del tutor: Carla Ruiz, 14 Oak Street, 617-555-0123",
        "Emergency contact: Carla Ruiz, 14 Oak Street, 617-555-0123",
    ],
    ids=["a pupil's entry", "families", "a guardian, in Spanish", "whom to call"],
)
def test_families_under_such_a_heading_stay_families(read: Read, text: str) -> None:
    assert reached(read(text))


def test_an_extension_rings_in_an_office(read: Read) -> None:
    extensions = (
        "EXTENSIONS\n\n101 principal Okafor\n104 nurse Haskell\n118 SPED Banerji (Tu Th)\n2212 504 / IEP Marchetti"
    )
    assert not [m for c in read(extensions) for m in c.matches if m.entity in STATEMENTS]


def test_a_case_before_a_committee_is_no_duty(read: Read) -> None:
    text = "School Committee\nStudent: Leo Brandt, gr 8, suspended 10 days for assault; mother 617-555-0124"
    assert "DISCIPLINE_RECORD" in {m.entity for c in read(text) for m in c.matches}


@pytest.mark.parametrize(
    ("title", "adults", "families"),
    [
        ("Town Officers", True, False),
        ("Private tutors (not school employees)", True, False),
        ("Class officers", False, False),
        ("Staff phone tree", True, False),
        ("Class telephone list, Room 8", False, True),
        ("Contact list for parents, 2026-27", False, False),
        ("We met the school committee.", False, False),
        ("Student council", False, False),
    ],
)
def test_a_title_says_whom_it_lists(title: str, adults: bool, families: bool) -> None:
    assert (of_adults(title), of_families(title)) == (adults, families)


def test_places_of_a_waiting_list_are_no_extensions(read: Read) -> None:
    waiting = "Charter waitlist\n12 Abel Nunez - sib, ELL\n13 Greta Holm - IEP, full incl\n14 Sam Yoo - homeless\n"
    assert {m.entity for c in read(waiting) for m in c.matches} >= {"SPECIAL_EDUCATION", "ECONOMIC_STATUS"}
    ringing = "12 Abel Nunez - ELL office\n31 Greta Holm - IEP clerk\n40 Sam Yoo - guidance\n"
    assert "SPECIAL_EDUCATION" not in {m.entity for c in read(ringing) for m in c.matches}


def test_times_of_a_log_are_no_extensions(read: Read) -> None:
    log = (
        "hall monitor notes, B wing\n\n12:04 quiet\n12:11 a group outside the office, sent back\n"
        "12:19 Terrence Osei (10) put a boy into the glass. I walked him to the principal, who gave him two days"
        " in-house\n"
        "12:31 custodian says the fountain leaks\n12:40 bell\n"
    )
    assert "DISCIPLINE_RECORD" in {m.entity for c in read(log) for m in c.matches}
