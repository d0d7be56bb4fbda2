"""Opening the store: SQLite in the state folder, or the database that `[store] url` names.

SQLite writes ahead (WAL), so that a run reads while another writes; one writes at a time, in short transactions, and
the other waits for it. Foreign keys are kept. The file is readable by its owner alone.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from dlp.errors import DlpError
from dlp.keeping.store.migrations import STEPS, WORDS, migrate

FILE = "store.sqlite"
WAIT = 60
"""Seconds that a run waits for another one to finish writing."""


class StoreUnusable(DlpError):
    """The store cannot be opened, read or written."""


class Store:
    """An open store. Connections are not to be shared between threads; close it at the end."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")

    def reading(self) -> Connection:
        """A connection for reading; the caller closes it."""
        return self._reading.connect()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that is kept if the block ends well. Raises StoreUnusable."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreUnusable(f"the store cannot be written ({cause(error)})") from None

    def close(self) -> None:
        """Close what is open."""
        self._engine.dispose()


def open_store(state: Path, url: str | None = None) -> Store:
    """The store, made or brought up to date if need be. Raises StoreUnusable, TooNew."""
    try:
        address = make_url(url) if url else URL.create("sqlite", database=str(state / FILE))
        if address.get_backend_name() not in WORDS:
            raise StoreUnusable(f"[store] url: {address.get_backend_name()} is none of {', '.join(WORDS)}")
        engine = _sqlite(address) if address.get_backend_name() == "sqlite" else create_engine(address)
        _bring_up(engine)
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise StoreUnusable("[store] url cannot be used: its driver is missing, or it is no address") from None
    except SQLAlchemyError as error:
        raise StoreUnusable(f"the store cannot be opened ({cause(error)})") from None
    except OSError as error:
        raise StoreUnusable(f"the store cannot be opened ({error.strerror or type(error).__name__})") from None
    return Store(engine)


def _bring_up(engine: Engine) -> None:
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        try:
            reached = connection.execute(text("SELECT max(version) FROM schema_version")).scalar()
        except SQLAlchemyError:  # nothing there yet
            reached = None
    if reached != len(STEPS):
        with engine.begin() as connection:
            migrate(connection)


def _sqlite(address: URL) -> Engine:
    if address.database and address.database != ":memory:":
        file = Path(address.database)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    engine = create_engine(address, connect_args={"timeout": WAIT})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where `_begin` says, not where the driver guesses
        for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # for writing at once: a transaction that begins by reading cannot wait for its turn to write
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def cause(error: SQLAlchemyError) -> str:
    """What the database said of itself; never a statement or its values."""
    inner = getattr(error, "orig", None)
    return str(inner) if isinstance(inner, sqlite3.OperationalError | sqlite3.DatabaseError) else type(error).__name__
