"""Detection without Presidio: the recognizers as they are, one text or one table in, clusters out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recognizers import registry
from recognizers.contract import THRESHOLD, Cluster, Hit, Recognizer
from recognizers.disguise.reader import undisguised
from recognizers.gate import Gate
from recognizers.person import find_people
from recognizers.reading import Reader
from scanners.contract import Grid, Piece, Row, Where

Read = Callable[..., list[Cluster]]


class PlainLook:
    """What the engine finds, without Presidio and without the language model: names by their forms alone."""

    def hits(self, text: str, entities: frozenset[str] | None = None, context: Sequence[str] = ()) -> list[Hit]:
        """Every hit of the entities but names."""
        asked = [r for r in registry.shipped() if r.entity != "PERSON" and (entities is None or r.entity in entities)]
        found = [h for r in asked for h in r.find(text, context)]
        return sorted(found, key=lambda h: (h.start, h.end))

    def people(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The people named in each text."""
        return [find_people(text) for text in texts]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads pieces or tables of one file to clusters; `gate` is what looks first, if anything does."""

    undisguised("compiles what looks first, which is no part of any test's time: 1 2 3")

    def run(
        *contents: str | Piece | Grid,
        name: str = "notes.txt",
        titles: Sequence[str] = (),
        gate: Gate | None = None,
        recognizers: Sequence[Recognizer] = registry.shipped(),
    ) -> list[Cluster]:
        file = Reader(recognizers, PlainLook, gate).file(name, titles)
        clusters: list[Cluster] = []
        for content in contents:
            clusters.extend(file.feed(Piece(content, Where(line=1)) if isinstance(content, str) else content))
        return [*clusters, *file.close()]

    return run


@pytest.fixture(scope="session")
def table() -> Callable[..., Grid]:
    """A table from its rows, numbered from 1; the fields of `where` as keywords."""

    def make(rows: Sequence[Sequence[str]], **where: object) -> Grid:
        return Grid(iter([Row(n, tuple(r)) for n, r in enumerate(rows, start=1)]), Where().at(**where))

    return make


@pytest.fixture(scope="session")
def values() -> Callable[[str, str], list[str]]:
    """The values of one entity that count in a text, as they stand in it."""

    def find(entity: str, text: str) -> list[str]:
        hits = [h for r in registry.shipped() if r.entity == entity for h in r.find(text)]
        return [text[h.start : h.end] for h in sorted(hits, key=lambda h: h.start) if h.score >= THRESHOLD]

    return find
