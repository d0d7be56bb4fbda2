"""Sheets under headings of their keepers' own: what the whole of one is about tells what its remarks say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]


def said(found: list[Cluster]) -> set[tuple[str, str]]:
    """What is said of somebody, with its entity."""
    return {(m.entity, m.value) for c in found for m in c.matches if m.entity in STATEMENTS}


@pytest.mark.parametrize(
    ("title", "rows", "expected"),
    [
        pytest.param(
            "hall sweeps",
            [
                ("hr", "caught", "by", "so"),
                ("2", "Emma Sampson", "Tate", "no pass, 3rd"),
                ("5", "Devon Carter", "Wills", "vaping in the stairwell"),
                ("7", "Nicole Barros", "Tate", "had words, fine"),
            ],
            {("DISCIPLINE_RECORD", v) for v in ("no pass, 3rd", "vaping in the stairwell", "had words, fine")},
            id="conduct, by the title",
        ),
        pytest.param(
            "",
            [
                ("in", "kid", "c/o", "did"),
                ("8:40", "Emma Sampson", "stomach ache", "water, rest"),
                ("9:15", "Devon Carter", "asthma attack", "albuterol, 2 puffs"),
                ("9:58", "Nicole Barros", "bumped elbow", "ice, note home"),
            ],
            {
                ("HEALTH_ALERT", v)
                for v in (
                    "stomach ache",
                    "water, rest",
                    "asthma attack",
                    "albuterol, 2 puffs",
                    "bumped elbow",
                    "ice, note home",
                )
            },
            id="health, by some cells",
        ),
        pytest.param(
            "45 day clock",
            [
                ("stu", "gr", "init/re", "consent in"),
                ("Sampson, Emma", "4", "init", "9/18/2025"),
                ("Carter, Devon", "2", "re", "9/25/2025"),
            ],
            {("SPECIAL_EDUCATION", v) for v in ("init", "9/18/2025", "re", "9/25/2025")},
            id="all of it, by a title that is sure",
        ),
        pytest.param(
            "fee waivers",
            [
                ("kid", "club", "amt", "how we know"),
                ("Emma Sampson", "ski", "180", "dad out of work"),
                ("Devon Carter", "band", "60", "free meals"),
            ],
            {("ECONOMIC_STATUS", v) for v in ("180", "dad out of work", "60", "free meals")},
            id="sums that are given",
        ),
    ],
)
def test_what_a_sheet_is_about(
    read: Read, table: Table, title: str, rows: Rows, expected: set[tuple[str, str]]
) -> None:
    assert said(read(table([(title,), *rows] if title else rows))) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("pot", "team", "wk 1 cm", "health"),
                ("A", "Marlon, Ida", "2.0", "strong"),
                ("B", "Jun, Teresa", "1.5", "sick, yellow"),
            ],
            id="plants",
        ),
        pytest.param(
            [
                ("name", "restraint trng", "meds delegation"),
                ("Emma Sampson", "8/26 pass", "epi only"),
                ("Devon Carter", "not yet", "field trips"),
            ],
            id="training of staff",
        ),
        pytest.param(
            [
                ("part", "who", "costume"),
                ("Truant #1", "Leo Brandt", "cap"),
                ("Judge Crust", "Omar Haddad", "robe"),
                ("Nurse Grim", "Emma Sampson", "apron"),
            ],
            id="a cast",
        ),
        pytest.param(
            [("restraints by school", "", ""), ("School", "count", "longest"), ("Hale", "11", "14 min")],
            id="statistics",
        ),
    ],
)
def test_sheets_of_other_things(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows))) == set()


def test_a_file_is_a_title(read: Read, table: Table) -> None:
    rows = [
        ("when", "kid", "why here"),
        ("Tu", "Emma Sampson", "shoving in line"),
        ("W", "Devon Carter", "told to sit, sorry"),
    ]
    found = said(read(table(rows), name="bus_write-ups.csv"))
    assert found == {("DISCIPLINE_RECORD", "shoving in line"), ("DISCIPLINE_RECORD", "told to sit, sorry")}
