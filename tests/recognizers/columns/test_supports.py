"""Who gets what, minutes of services, sessions, newcomers, meal accounts and alerts, and what looks like them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers.contract import STATEMENTS, Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]


def said(found: list[Cluster]) -> list[tuple[str, str]]:
    """What is said of somebody, in order, with its entity."""
    return [(m.entity, m.value) for c in found for m in c.matches if m.entity in STATEMENTS]


@pytest.mark.parametrize(
    ("entity", "rows", "values"),
    [
        pytest.param(
            "SPECIAL_EDUCATION",
            [
                ("Room", "Kid", "Test kid", "Clock off", "Other thing", "From"),
                ("104", "Emma Sampson", "x", "x", "hat ok", "504"),
                ("106", "Devon Carter", "x", "", "headphones", "IEP"),
                ("106", "Nicole Barros", "", "x", "big print", "504"),
            ],
            ["x", "x", "hat ok", "504", "x", "headphones", "IEP", "x", "big print", "504"],
            id="ticks beside a column of plans",
        ),
        pytest.param(
            "SPECIAL_EDUCATION",
            [
                ("Last", "First", "Where", "A (codes in binder)"),
                ("Sampson", "Emma", "104", "scribe, breaks"),
                ("Carter", "Devon", "104", "human reader"),
                ("Barros", "Nicole", "118", "stop the clock"),
            ],
            ["scribe, breaks", "human reader", "stop the clock"],
            id="told by the cells",
        ),
        pytest.param(
            "SPECIAL_EDUCATION",
            [
                ("Student", "Liaison", "Reading", "Speech", "OT", "Aide"),
                ("Emma Sampson", "Kerr", "", "2x30", "30", "full"),
                ("Devon Carter", "Kerr", "5x45", "", "30", ""),
            ],
            ["2x30", "30", "full", "5x45", "30"],
            id="minutes of services",
        ),
        pytest.param(
            "SPECIAL_EDUCATION",
            [
                ("day", "time", "who", "working on", "today"),
                ("Mon", "9:00", "Emma Sampson", "r blends", "80%"),
                ("Mon", "9:30", "Devon Carter", "easy onset", "70%"),
                ("Tue", "9:00", "Nicole Barros", "turn taking", ""),
            ],
            ["r blends", "80%", "easy onset", "70%", "turn taking"],
            id="a therapist's log",
        ),
        pytest.param(
            "IMMIGRATION_STATUS",
            [
                ("Student", "Born in", "Here since", "Speaks"),
                ("Emma Sampson", "US", "", "Vietnamese"),
                ("Devon Carter", "Brazil", "8/19/2025", "Portuguese"),
                ("Nicole Barros", "Honduras", "2023", "Spanish"),
            ],
            ["Brazil", "8/19/2025", "Honduras", "2023"],
            id="newcomers",
        ),
        pytest.param(
            "ECONOMIC_STATUS",
            [
                ("keypad #", "eater", "left on acct", "F/R"),
                ("60114", "Emma Sampson", "-18.40", "F"),
                ("60187", "Devon Carter", "-3.10", ""),
                ("60191", "Nicole Barros", "4.05", "R"),
            ],
            ["-18.40", "F", "-3.10", "R"],
            id="meal accounts",
        ),
        pytest.param(
            "HEALTH_ALERT",
            [
                ("Child", "Cell", "Careful"),
                ("Emma Sampson", "351-555-0112", "egg"),
                ("Devon Carter", "978-555-0136", "inhaler"),
                ("Nicole Barros", "774-555-0181", "latex"),
            ],
            ["egg", "inhaler", "latex"],
            id="allergens alone under an alert",
        ),
    ],
)
def test_sheets_of_pupils(read: Read, table: Table, entity: str, rows: Rows, values: list[str]) -> None:
    assert said(read(table(rows))) == [(entity, value) for value in values]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Student", "Country", "Poster"),
                ("Emma Sampson", "Brazil", "done"),
                ("Devon Carter", "Honduras", ""),
                ("Nicole Barros", "Mali", "done"),
            ],
            id="a project on countries",
        ),
        pytest.param(
            [
                ("Name", "Raised", "Owed to PTO"),
                ("Emma Sampson", "40.00", "5.00"),
                ("Devon Carter", "12.50", "0.00"),
            ],
            id="money raised",
        ),
        pytest.param(
            [
                ("Student", "Bringing", "Careful"),
                ("Emma Sampson", "brownies", "nuts"),
                ("Devon Carter", "quiche", "egg"),
            ],
            id="a bake sale",
        ),
        pytest.param(
            [
                ("Student", "Day", "working on", "time"),
                ("Emma Sampson", "Mon", "scales", "20"),
                ("Devon Carter", "Tue", "the waltz", "15"),
                ("Nicole Barros", "Wed", "sight reading", "15"),
            ],
            id="piano lessons",
        ),
        pytest.param(
            [
                ("Student", "Calculator", "Headphones"),
                ("Emma Sampson", "TI-84", "own"),
                ("Devon Carter", "school", "school"),
                ("Nicole Barros", "TI-30", "own"),
            ],
            id="what pupils bring",
        ),
    ],
)
def test_sheets_that_only_look_so(read: Read, table: Table, rows: Rows) -> None:
    assert said(read(table(rows))) == []
