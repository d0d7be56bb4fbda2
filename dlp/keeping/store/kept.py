"""What the store knows of one source, asked in the order of a listing, and what a run adds to it.

Everything is asked and written in bulk: a night over 100,000 files that stayed as they were asks a few statements and
writes one line a folder. Writing waits in lists until `flush`; what was flushed outlives a run that is interrupted.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, bindparam, case, delete, func, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError

from dlp.keeping.store.opening import Store, StoreUnusable, cause
from dlp.keeping.store.rows import ItemRow, StretchRow
from dlp.keeping.store.tables import CONTENTS, ITEMS, SOURCES, STRETCHES

_WAITING = 1_000
"""Rows that wait to be written at most."""

_SECONDS = 5.0
"""Seconds that a row waits at most: what an interrupted run loses."""

_AT_ONCE = 400
"""Keys in one question."""

_T = TypeVar("_T")
_ITEM = [ITEMS.c[name] for name in ItemRow._fields]
_STRETCH = [STRETCHES.c[name] for name in StretchRow._fields]


class Kept:
    """One source in the store, within one run; used by one thread.

    Reading raises StoreUnusable. Where writing fails (a full disk), `trouble` says so and nothing more is written: the
    run goes on, and the next one reads again what was lost.
    """

    def __init__(self, store: Store, source: int, run: int) -> None:
        self._store = store
        self._source = source
        self._run = run
        self._reading = store.reading()
        self._stretches = self._in_order()
        self._next: StretchRow | None = next(self._stretches, None)
        self._rows: list[ItemRow] = []
        self._contents: dict[str, tuple[int, bytes]] = {}
        self._same: list[dict[str, Any]] = []
        self._whole: list[int] = []
        self._sealed: list[StretchRow] = []
        self._since = time.monotonic()
        self.trouble: str | None = None

    def stretch(self, place: bytes) -> StretchRow | None:
        """What is known of a stretch. To be asked in the order of their places; one asked too late is not found."""
        while self._next is not None and self._next.place < place:
            self._next = next(self._stretches, None)
        return self._next if self._next is not None and self._next.place == place else None

    def items(self, ids: Iterable[str]) -> dict[str, ItemRow]:
        """What is known of these items, by their ids; also of those that went missing meanwhile."""
        found = self._asked(_ITEM, ITEMS.c.item, ids)
        return {row.item: row for row in map(ItemRow._make, found)}

    def noted(self, stretch: int) -> list[ItemRow]:
        """The items of a stretch that are to be told of, by position."""
        asked = select(*_ITEM).where(ITEMS.c.stretch == stretch, ITEMS.c.noted, ITEMS.c.gone.is_(None))
        return [ItemRow._make(row) for row in self._read(asked.order_by(ITEMS.c.position))]

    def contents(self, ids: Iterable[str]) -> dict[str, tuple[int, bytes]]:
        """What was found in these items, by their ids: the form it is written in, and the bytes."""
        wanted = [CONTENTS.c.item, CONTENTS.c.form, CONTENTS.c.body]
        found = {row[0]: (row[1], row[2]) for row in self._asked(wanted, CONTENTS.c.item, ids)}
        return found | {item: self._contents[item] for item in self._contents.keys() & set(ids)}

    def of_size(self, size: int, most: int) -> list[ItemRow]:
        """Items of this size whose content has a digest, the latest first: an item met anew may be one of them."""
        asked = select(*_ITEM).where(ITEMS.c.source == self._source, ITEMS.c.size == size, ITEMS.c.digest.is_not(None))
        return [ItemRow._make(row) for row in self._read(asked.order_by(ITEMS.c.seen.desc()).limit(most))]

    def put(self, row: ItemRow, content: tuple[int, bytes] | None) -> None:
        """Keep an item's outcome in the place of an earlier one."""
        self._rows.append(row)
        self._contents.pop(row.item, None)
        if content is not None:
            self._contents[row.item] = content
        self._flush_in_time()

    def confirm(self, row: ItemRow) -> None:
        """Keep an outcome as it is, met by this run: only its place in the listing and what it rests on are new."""
        names = ("item", "stretch", "position", "basis", "roster")
        self._same.append({f"_{name}": getattr(row, name) for name in names})
        self._flush_in_time()

    def whole(self, stretch: StretchRow) -> None:
        """A stretch was met as it is known, with all its items."""
        self._whole.append(stretch.id)

    def begin(self, place: bytes) -> int | None:
        """The number of a stretch that is new, not known as a whole until `seal`. None if it cannot be written."""
        values = {"source": self._source, "place": place, "size": 0, "clean": 0, "kept": 0}

        def add(connection: Connection) -> int:
            added = _insert(connection, STRETCHES).values(values)
            connection.execute(
                added.on_conflict_do_update(index_elements=["source", "place"], set_={STRETCHES.c.seal: None})
            )
            asked = select(STRETCHES.c.id).where(STRETCHES.c.source == self._source, STRETCHES.c.place == place)
            return int(connection.execute(asked).scalar_one())

        return self._write(add)

    def seal(self, stretch: StretchRow) -> None:
        """A stretch whose items are all kept: known as a whole from now on. What it has no more is marked as gone."""
        self._sealed.append(stretch)
        self._flush_in_time()

    def finish(self, unlisted: Sequence[str] | None) -> None:
        """All was listed: what was not met is gone, but for what lies below the places (uris) that could not be listed.

        None: those are too many, and nothing is gone.
        """
        self.flush()
        if unlisted is None:
            return
        unmet = select(STRETCHES.c.id).where(STRETCHES.c.source == self._source, STRETCHES.c.kept < self._run)
        elsewhere = [func.substr(ITEMS.c.uri, 1, len(uri) + 1) != f"{uri}/" for uri in unlisted]

        def forget(connection: Connection) -> None:
            # one after the other: for both at once every item of the source would be looked at
            for which in (ITEMS.c.stretch.is_(None), ITEMS.c.stretch.in_(unmet)):
                self._miss(connection, [], which, *elsewhere)
            if not unlisted:
                held = select(ITEMS.c.item).where(ITEMS.c.stretch == STRETCHES.c.id).exists()
                connection.execute(delete(STRETCHES).where(STRETCHES.c.id.in_(unmet), ~held))
            connection.execute(update(SOURCES).where(SOURCES.c.id == self._source).values(listed=self._run))

        self._write(forget)

    def flush(self) -> None:
        """Write what waits."""
        self._since = time.monotonic()
        if self._rows or self._same or self._whole or self._sealed:
            self._write(self._write_waiting)

    def close(self) -> None:
        """End reading. What waits is not written: see `flush`."""
        self._stretches.close()
        self._reading.close()

    def _write_rows(self, connection: Connection) -> None:
        if not self._rows:
            return
        added = _insert(connection, ITEMS)
        changed = {name: added.excluded[name] for name in ItemRow._fields if name not in ("item", "seen")}
        changed["seen"] = case((added.excluded.seen > ITEMS.c.seen, added.excluded.seen), else_=ITEMS.c.seen)
        latest = {row.item: row for row in self._rows}
        connection.execute(
            added.on_conflict_do_update(index_elements=["source", "item"], set_={**changed, "gone": None}),
            [{**row._asdict(), "source": self._source, "gone": None} for row in latest.values()],
        )
        self._break(connection, {row.stretch for row in latest.values()})
        gone = delete(CONTENTS).where(CONTENTS.c.source == self._source, CONTENTS.c.item == bindparam("_item"))
        connection.execute(gone, [{"_item": item} for item in latest])
        if self._contents:
            connection.execute(
                CONTENTS.insert(),
                [
                    {"source": self._source, "item": item, "form": form, "body": body}
                    for item, (form, body) in self._contents.items()
                ],
            )
        self._rows.clear()
        self._contents.clear()

    def _write_same(self, connection: Connection) -> None:
        if not self._same:
            return
        met = update(ITEMS).where(ITEMS.c.source == self._source, ITEMS.c.item == bindparam("_item"))
        seen = case((ITEMS.c.seen < self._run, self._run), else_=ITEMS.c.seen)
        names = ("stretch", "position", "basis", "roster")
        connection.execute(met.values(seen=seen, gone=None, **{n: bindparam(f"_{n}") for n in names}), self._same)
        self._break(connection, {row["_stretch"] for row in self._same})
        self._same.clear()

    def _write_sealed(self, connection: Connection) -> None:
        if not self._sealed:
            return
        self._miss(connection, [{"_id": stretch.id} for stretch in self._sealed], ITEMS.c.stretch == bindparam("_id"))
        names = [name for name in StretchRow._fields if name not in ("id", "place")]
        known = update(STRETCHES).where(STRETCHES.c.id == bindparam("_id"))
        rows = [{f"_{n}": v for n, v in stretch._replace(kept=self._run)._asdict().items()} for stretch in self._sealed]
        connection.execute(known.values({name: bindparam(f"_{name}") for name in names}), rows)
        self._sealed.clear()

    def _break(self, connection: Connection, stretches: set[int | None]) -> None:
        """A stretch of which an item was written is not known as a whole, whoever said so meanwhile."""
        numbers = [number for number in stretches if number is not None]
        if numbers:
            broken = update(STRETCHES).where(STRETCHES.c.id == bindparam("_id"), STRETCHES.c.seal.is_not(None))
            connection.execute(broken.values(seal=None), [{"_id": number} for number in numbers])

    def _miss(self, connection: Connection, values: list[dict[str, Any]], *which: ColumnElement[bool]) -> None:
        # plus nothing: the stretch leads to few items, an index by source to all of them
        unmet = (ITEMS.c.source + 0 == self._source, ITEMS.c.gone.is_(None), ITEMS.c.seen < self._run)
        connection.execute(update(ITEMS).where(*unmet, *which).values(gone=self._run, stretch=None), values or None)

    def _write(self, work: Callable[[Connection], _T]) -> _T | None:
        """Do it in a transaction. What cannot be written is lost, and said in `trouble`."""
        if self.trouble is None:
            try:
                with self._store.writing() as connection:
                    return work(connection)
            except StoreUnusable as error:
                self.trouble = str(error)
        for waiting in (self._rows, self._contents, self._same, self._whole, self._sealed):
            waiting.clear()
        return None

    def _write_waiting(self, connection: Connection) -> None:
        self._write_rows(connection)
        self._write_same(connection)
        self._write_sealed(connection)
        if self._whole:
            met = update(STRETCHES).where(STRETCHES.c.id == bindparam("_id"), STRETCHES.c.kept < self._run)
            connection.execute(met.values(kept=self._run), [{"_id": number} for number in self._whole])
            self._whole.clear()

    def _flush_in_time(self) -> None:
        waiting = len(self._rows) + len(self._same) + len(self._sealed)
        if waiting >= _WAITING or time.monotonic() - self._since > _SECONDS:
            self.flush()

    def _in_order(self) -> Generator[StretchRow, None, None]:
        asked = select(*_STRETCH).where(STRETCHES.c.source == self._source).order_by(STRETCHES.c.place)
        with self._store.reading() as connection, _told():
            for row in connection.execution_options(yield_per=500).execute(asked):
                yield StretchRow._make(row)

    def _asked(self, wanted: Sequence[Any], key: ColumnElement[str], ids: Iterable[str]) -> Iterator[Any]:
        every = list(ids)
        for start in range(0, len(every), _AT_ONCE):
            asked = select(*wanted).where(
                key.table.c.source == self._source,
                key.in_(every[start : start + _AT_ONCE]),
            )
            yield from self._read(asked)

    def _read(self, asked: Any) -> Sequence[Any]:
        with _told():
            return self._reading.execute(asked).all()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreUnusable(f"the store cannot be read ({cause(error)})") from None


def _insert(connection: Connection, table: Any) -> Any:
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # a tenth of the start of every run

        return postgresql.insert(table)
    return sqlite.insert(table)
