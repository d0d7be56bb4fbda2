"""Runs, sources and bases in the store: what the items' rows refer to by number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from dlp.keeping.store.opening import Store
from dlp.keeping.store.rows import BasisRow
from dlp.keeping.store.tables import BASES, RUNS, SOURCES


def begin(store: Store) -> int:
    """The number of a run that begins; numbers rise."""
    with store.writing() as connection:
        made = connection.execute(RUNS.insert().values(started=_now()))
        return int(made.inserted_primary_key[0])  # type: ignore[index]


def finish(store: Store, run: int, record: Mapping[str, Any]) -> None:
    """Keep the record of a run that came to its end."""
    with store.writing() as connection:
        told = json.dumps(record, ensure_ascii=True, separators=(",", ":"))
        connection.execute(update(RUNS).where(RUNS.c.id == run).values(finished=_now(), record=told))


def source(store: Store, place: str, name: str) -> int:
    """The number of the source at that place, made if it is new."""
    with store.writing() as connection:
        found = connection.execute(select(SOURCES.c.id).where(SOURCES.c.place == place)).scalar()
        if found is None:
            made = connection.execute(SOURCES.insert().values(place=place, name=name))
            found = made.inserted_primary_key[0]  # type: ignore[index]
        return int(found)


def bases(store: Store) -> dict[int, BasisRow]:
    """All bases that outcomes rest on, by their numbers: one for each change of the program or of its settings."""
    with store.reading() as connection:
        return {row[0]: BasisRow._make(row) for row in connection.execute(select(*BASES.c)).all()}


def add_basis(store: Store, extraction: str, detection: str, manifest: str) -> int:
    """The number of a basis, made if it is new."""
    with store.writing() as connection:
        same = select(BASES.c.id).where(BASES.c.extraction == extraction, BASES.c.detection == detection)
        found = connection.execute(same).scalar()
        if found is None:
            values = {"extraction": extraction, "detection": detection, "manifest": manifest}
            found = connection.execute(BASES.insert().values(values)).inserted_primary_key[0]  # type: ignore[index]
        return int(found)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
