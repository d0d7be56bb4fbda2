"""Two names of schools mean one if one is what tells the other apart; a roster's index says the same by its marks."""

from __future__ import annotations

import pytest

from recognizers.roster.building import build
from recognizers.roster.entry import Entry
from recognizers.roster.lookup import Lookup
from recognizers.roster.schools import same, words


@pytest.mark.parametrize(
    ("one", "other", "meant"),
    [
        ("Memorial", "Memorial Middle School", True),
        ("memorial school", "MEMORIAL", True),
        ("Memorial Middle", "Memorial Middle School", True),
        ("Memorial Elementary School", "Memorial Middle School", False),
        ("North Hill", "Chapel Hill", False),
        ("North", "North Hill", False),
        ("High School", "Middle School", False),
        ("Elmwood Street School", "Elmwood-Street", True),
    ],
)
def test_names_of_one_school(one: str, other: str, meant: bool) -> None:
    assert same(words(one), words(other)) is same(words(other), words(one)) is meant
    for asked, held in ((one, other), (other, one)):
        roster = Lookup(build([Entry("a", "student", ("Ava",), family=("Lune",), signs=(held,))], "test"))
        assert roster.enrolled(0, asked) is meant
