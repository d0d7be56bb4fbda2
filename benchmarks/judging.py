"""How long judging takes: generated item outcomes, one after the other, on one core (`make bench-judge`).

The items are invented: people with entities as scans find them, from none to a thousand in an item, in every kind of
situation. Nothing of them is kept, so memory must not grow; what is measured is the time in the judge alone and the
resident memory after each tenth.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from connectors.contract import CHANNELS, Exposure, Level
from dlp.policy.judging import judge, planned_action
from dlp.policy.linking import Linked, Profile
from dlp.policy.pack import load
from dlp.policy.rulebook import Rulebook
from dlp.policy.situation import Situation
from dlp.policy.vocabulary import ABOUT, ENTITIES, FACTS
from reports.record import Match
from scanners.contract import Where

POLICIES = ("ferpa", "ma-privacy", "westford")
PEOPLE = {0: 500, 1: 250, 3: 120, 25: 100, 120: 25, 1_000: 5}
"""How many of a thousand items have so many people: most files hold nobody, a few hold a school."""

POOL = 10_000
"""Different items; they come by turns, each time with an id of its own."""


def items(seed: int, size: int = POOL) -> list[tuple[Linked, Situation]]:
    """A pool of that many items in situations."""
    rng = random.Random(seed)  # noqa: S311  invented data, no secret
    sizes = rng.choices(list(PEOPLE), weights=list(PEOPLE.values()), k=size)
    return [(_linked(rng, size), _situation(rng)) for size in sizes]


def _linked(rng: random.Random, people: int) -> Linked:
    """A table has one set of columns for all; some of its rows lack a value."""
    entities = sorted(ENTITIES)
    columns = frozenset(rng.sample(entities, rng.randint(1, 5))) | {"PERSON"}
    about = rng.choice(ABOUT)
    profiles = {f"{rng.getrandbits(64):016x}": Profile(columns - {rng.choice(entities)}, about) for _ in range(people)}
    matches = tuple(
        Match(entity, 0.9, None, Where(row=row), "***", "0" * 32, subject)
        for row, (subject, profile) in enumerate(profiles.items(), 1)
        for entity in sorted(profile.entities)
    )
    return Linked(matches=matches[:1_000], profiles=profiles)


def _situation(rng: random.Random) -> Situation:
    channel = rng.choice(CHANNELS)
    facts = {fact: rng.choice(FACTS[fact]) for fact in ("consent", "protection", "approval", "place")}
    to = frozenset(rng.sample(FACTS["recipients"], rng.randint(1, 2))) if channel == "mail" else frozenset()
    return Situation(Exposure(rng.choice(list(Level)), ("invented",), channel), recipients=to, **facts)  # type: ignore[arg-type]


def judged(
    count: int, policies: tuple[str, ...], seed: int, severities: Counter[str]
) -> Iterator[tuple[int, float, int]]:
    """After each tenth: items so far, seconds in the judge so far, resident kB. Counts the items' severities."""
    book, pool = Rulebook(load(policies)), items(seed, min(POOL, count))
    spent = 0.0
    for tenth in range(10):
        began = time.process_time()
        for number in range(count // 10):
            linked, situation = pool[number % len(pool)]
            findings = judge(f"item {tenth} {number}", linked, situation, book)
            planned_action(findings)
            severities[findings[0].severity.word if findings else "none"] += 1
        spent += time.process_time() - began
        yield (tenth + 1) * (count // 10), spent, resident_kb()


def resident_kb() -> int:
    """Resident memory of this process in kB (Linux; 0 elsewhere)."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def main() -> None:
    """Print a line a tenth, then the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--policies", nargs="+", default=POLICIES)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    severities: Counter[str] = Counter()
    for done, seconds, kilobytes in judged(told.items, tuple(told.policies), told.seed, severities):
        print(f"{done:>9,} items  {seconds:6.1f} s of processor time  {kilobytes / 1024:6.1f} MB resident")
    shares = ", ".join(f"{count / told.items:.1%} {word}" for word, count in severities.most_common())
    print(f"{told.items / seconds:,.0f} items a second by {', '.join(told.policies)}: {shares}")


if __name__ == "__main__":
    main()
