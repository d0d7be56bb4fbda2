"""The language model reads the texts of a passage in batches."""

from __future__ import annotations

from recognizers import registry
from recognizers.engine import Engine

TEXTS = [
    "Nurse log: Theo Okafor came in wheezing, called his mother.",
    "",
    "Bring a raincoat.",
    "Minutes: Amara Lindqvist moved to adjourn, seconded by Joana Teixeira.",
]


def test_texts_read_at_once_give_what_each_gives_alone() -> None:
    engine = Engine(registry.shipped())
    together = engine.people(TEXTS)
    assert together == [engine.people([text])[0] for text in TEXTS]
    assert [len(found) for found in together] == [1, 0, 0, 2]
    assert engine.people([]) == []
