"""The store: how it is made, brought up to date and shared; nothing of it is open to others or raw."""

from __future__ import annotations

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from nights import Sleep, grave
from sqlalchemy import create_engine, text

from connectors.memory import Memory
from dlp.errors import DlpError
from dlp.keeping.store import migrations, runs
from dlp.keeping.store.opening import FILE, Store, StoreUnusable, open_store
from dlp.keeping.store.tables import METADATA


def shape(plain: sqlite3.Connection) -> dict[str, object]:
    names = [
        n for (n,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    ]
    asked = ("table_info", "foreign_key_list", "index_list")
    rows = {name: [plain.execute(f"PRAGMA {what}({name})").fetchall() for what in asked] for name in names}
    return {
        name: (
            sorted((column[1], column[2], column[3], column[5]) for column in columns),
            sorted((key[2], key[3], key[4], key[6]) for key in keys),
            sorted(index[1] for index in indexes if index[3] == "c"),
        )
        for name, (columns, keys, indexes) in rows.items()
        if name != "schema_version"
    }


def test_the_steps_lead_to_the_tables_as_they_are(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    METADATA.create_all(create_engine(f"sqlite:///{tmp_path / 'plain'}"))
    with sqlite3.connect(tmp_path / FILE) as stepped, sqlite3.connect(tmp_path / "plain") as plain:
        assert shape(stepped) == shape(plain)


def test_a_store_is_opened_again_as_it_was(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    number = runs.source(first, "/srv/staff", "staff")
    first.close()
    second = open_store(tmp_path)
    assert runs.source(second, "/srv/staff", "staff") == number
    assert runs.begin(second) < runs.begin(second)
    second.close()


def test_an_older_store_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path).close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("ALTER TABLE runs ADD COLUMN later TEXT",)))
    monkeypatch.setattr("dlp.keeping.store.opening.STEPS", migrations.STEPS)
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as plain:
        assert "later" in [column[1] for column in plain.execute("PRAGMA table_info(runs)")]
        assert plain.execute("SELECT count(*) FROM schema_version").fetchone() == (2,)


def test_a_store_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as plain:
        plain.execute("INSERT INTO schema_version VALUES (99, '')")
    with pytest.raises(DlpError, match="later version"):
        open_store(tmp_path)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database " * 100)
    with pytest.raises(StoreUnusable, match="not a database"):
        open_store(tmp_path)


@pytest.mark.parametrize("url", ["oracle://x/y", "no address", "postgresql+nodriver://x/y"])
def test_an_address_that_cannot_be_used_says_so(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreUnusable, match="url"):
        open_store(tmp_path, url)


def test_the_address_of_the_configuration_is_used(tmp_path: Path) -> None:
    open_store(tmp_path / "state", f"sqlite:///{tmp_path / 'other.db'}").close()
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".db"] == ["other.db"]
    assert not (tmp_path / "state").exists()


@pytest.mark.skipif("sys.platform == 'win32'", reason="no mode bits there")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    store = open_store(tmp_path / "state")
    runs.begin(store)
    assert {stat.S_IMODE(p.stat().st_mode) & 0o077 for p in (tmp_path / "state").iterdir()} == {0}
    store.close()


def test_settings_that_keep_it_whole(store: Store) -> None:
    with store.reading() as connection:
        told = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")]
    assert told == ["wal", 1]


def test_two_runs_at_once(tmp_path: Path) -> None:
    """Each writes in its turn; none fails and none loses a row."""
    numbers: list[int] = []

    def many() -> None:
        store = open_store(tmp_path)
        numbers.extend(runs.begin(store) for _ in range(40))
        store.close()

    open_store(tmp_path).close()
    threads = [threading.Thread(target=many) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 121))


def test_nothing_raw_is_in_it(night: Sleep, tmp_path: Path) -> None:
    night(Memory({"a": b"a"}, name="s"), reads=grave)
    for file in (tmp_path / "state").iterdir():
        assert b"Emma epipen" not in file.read_bytes()
    with sqlite3.connect(tmp_path / "state" / FILE) as plain:
        import zlib

        (body,) = plain.execute("SELECT body FROM contents").fetchone()
    assert b"E*** e****" in zlib.decompress(body)
    assert b"epipen" not in zlib.decompress(body)
