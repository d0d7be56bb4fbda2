"""What is said of people of history and letters is said of no pupil named above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.context.figures import last_figure
from recognizers.contract import STATEMENTS, Cluster

Read = Callable[..., list[Cluster]]


def stated(found: list[Cluster]) -> list[str]:
    return [m.value for c in found if c.person for m in c.matches if m.entity in STATEMENTS]


@pytest.mark.parametrize(
    "said",
    [
        "Franklin Roosevelt had polio and used a wheelchair.",
        "Vincent van Gogh suffered from depression.",
        "Stephen Hawking's ALS was diagnosed at 21.",
        "Steve Jobs was adopted as a baby.",
        "Viktor Frankl was treated for depression.",
    ],
)
def test_a_figure_s_condition_is_not_the_pupil_s(read: Read, said: str) -> None:
    assert not stated(read(f"Odessa Mims is in grade 4 and chose a biography.\n{said}"))


def test_the_pupil_s_own_stays(read: Read) -> None:
    assert stated(read("Odessa Mims, who read about Helen Keller, has epilepsy.\nOdessa Mims has epilepsy."))


def test_where_a_figure_ends() -> None:
    assert last_figure("we read that Helen Keller was deaf") == len("we read that Helen Keller")
    assert last_figure("Helen Foley was deaf") == -1
