"""The benchmark of the judge: every item is judged, in every severity, and the same seed gives the same items."""

from __future__ import annotations

from collections import Counter

from benchmarks import judging


def test_every_item_is_judged_and_counted() -> None:
    severities: Counter[str] = Counter()
    steps = list(judging.judged(500, judging.POLICIES, 1, severities))
    assert [done for done, _, _ in steps] == list(range(50, 501, 50))
    assert sum(severities.values()) == 500
    assert set(severities) == {"none", "low", "medium", "high", "critical"}
    assert [seconds for _, seconds, _ in steps] == sorted(seconds for _, seconds, _ in steps)


def test_the_same_seed_gives_the_same_items() -> None:
    assert judging.items(3, 50) == judging.items(3, 50)
    assert judging.items(3, 50) != judging.items(4, 50)
