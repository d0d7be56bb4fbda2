"""People made of entities, linked as the worker links them, for packs and the judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from dlp.policy.linking import Linked, Profile
from recognizers.contract import About
from reports.record import Match
from scanners.contract import Where

People = Callable[..., Linked]


@pytest.fixture(scope="session")
def people() -> People:
    """Linked matches of some people: one collection of entities each, all of one kind; `further` only counted."""

    def make(
        *each: Iterable[str], about: About = "unknown", further: tuple[tuple[frozenset[str], int], ...] = ()
    ) -> Linked:
        held = {f"person-{n}": frozenset(entities) for n, entities in enumerate(each)}
        return Linked(
            matches=tuple(
                Match(entity, 0.9, None, Where(row=n), "***", f"{n}-{entity}", subject)
                for n, (subject, entities) in enumerate(held.items())
                for entity in sorted(entities)
            ),
            profiles={subject: Profile(entities, about) for subject, entities in held.items()},
            further=tuple((Profile(entities, about), n) for entities, n in further),
        )

    return make
