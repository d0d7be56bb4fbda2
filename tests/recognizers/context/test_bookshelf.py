"""Titles of books that pupils read or borrow are said of nobody; what is said of a pupil in the same list still is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]

TITLES = [
    "Book groups\n\nowls - Hatchet\nfoxes - Refugee\nWith owls: Emma Sampson, Omar Rahimi\n",
    "HOLDS READY   3/12\n\nSampson, Emma    Allergic            exp 3/19\nRahimi, Omar     Epilepsy and Me  \n",
    "Next read alouds\nPulled: Visiting Day (father in prison), Still a Family (shelter). Emma Sampson helps.\n",
    "Lit circles\nGroup 3 starts Refugee on Monday. Emma Sampson has the copies.\n",
    "New on the cart\n"
    "- Front Desk by Kelly Yang. Mia's family lives at a motel and she runs the counter.\n"
    "- Ghost, Jason Reynolds. His dad went to prison.\n",
    "Groups this month\nfoxes Refugee: Emma Sampson, Omar Rahimi\n",
]
SAID = [
    ("Reading groups room 7\nBlue: Emma Sampson (peanut allergy), Omar Rahimi\n", "HEALTH_ALERT"),
    (
        "Lit circles: Wonder, Refugee, Rules\nEmma Sampson has ADHD and reads with Ms. Lane on Mondays.\n",
        "HEALTH_ALERT",
    ),
    (
        "Progress Note by Ana Cruz. Emma Sampson has ADHD.\nReading Log by Bo Lane. Omar Rahimi has asthma.\n",
        "HEALTH_ALERT",
    ),
    ("Holds ready\nEmma Sampson is a refugee from Syria and has no card yet.\n", "IMMIGRATION_STATUS"),
]


def said(found: Sequence[Cluster]) -> set[str]:
    """The statements of all clusters."""
    return {m.entity for c in found for m in c.matches} & STATEMENTS


@pytest.mark.parametrize("text", TITLES, ids=range(len(TITLES)))
def test_a_title_is_said_of_nobody(read: Read, text: str) -> None:
    assert said(read(text)) == set()


@pytest.mark.parametrize(("text", "entity"), SAID, ids=range(len(SAID)))
def test_what_is_said_beside_titles_is_found(read: Read, text: str, entity: str) -> None:
    assert entity in said(read(text))


def test_a_row_that_says_what_another_says_is_no_header(read: Read, table: Table) -> None:
    rows = [("Emma", "foxes", "Refugee"), ("Omar", "owls", "Hatchet"), ("Thuy", "foxes", "Refugee")]
    assert not any(m.value == "Hatchet" and m.entity in STATEMENTS for c in read(table(rows)) for m in c.matches)
    assert said(read(table([("Reader", "Group", "Book"), *rows]))) == set()
    assert said(read(table([("Reader", "Group", "Next book"), *rows]))) == set()
    flagged = [("Student", "Refugee"), ("Emma Sampson", "Y"), ("Omar Rahimi", "N")]
    assert said(read(table(flagged))) == {"IMMIGRATION_STATUS"}
