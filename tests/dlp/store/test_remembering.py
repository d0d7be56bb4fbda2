"""What a second night reads: nothing that stands as it stood, everything that could be otherwise."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from nights import FOUND, HEALTH, MANIFEST, Sleep, clean, grave
from sqlalchemy import select

from connectors.contract import Connector, Item
from connectors.memory import Held, Memory
from connectors.share import Share
from dlp.keeping.store.opening import Store
from dlp.keeping.store.tables import CONTENTS, ITEMS, STRETCHES
from dlp.runtime.examined import TABLES, Examined, unread
from scanners.contract import Protection

PATHS = ["a.txt", "b/c.txt", "b/d.txt", "e.txt"]


@pytest.fixture(params=["share", "memory"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Connector:
    """The same four files, from a connector that lists in stretches and from one that does not."""
    if request.param == "memory":
        return Memory({path: path.encode() for path in PATHS}, name="s")
    for path in PATHS:
        (tmp_path / "share" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "share" / path).write_text(path)
    return Share(tmp_path / "share", name="s")


@pytest.fixture
def share(tmp_path: Path) -> Share:
    for path in PATHS:
        (tmp_path / "share" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "share" / path).write_text(path)
    return Share(tmp_path / "share", name="s")


def one_is_grave(item: Item) -> Examined:
    return grave(item) if item.path == "b/d.txt" else clean(item)


def present(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(select(ITEMS.c.path).where(ITEMS.c.gone.is_(None))).scalars())


def test_an_unchanged_item_is_not_read(night: Sleep, source: Connector) -> None:
    first = night(source, reads=one_is_grave)
    second = night(source, reads=one_is_grave)
    assert first.read == PATHS
    assert second.read == []
    assert len(second.told) + second.clean == len(PATHS)
    found = second.carried["b/d.txt"]
    assert replace(found, linked=FOUND) == grave(next(i for i in source.items() if i.path == "b/d.txt"))
    assert [(m.excerpt, m.text) for m in found.linked.matches] == [("E*** e****", None)]


def test_what_stands_with_nothing_in_it_is_counted_and_told_only_on_request(night: Sleep, share: Share) -> None:
    night(share, reads=one_is_grave)
    brief, full = night(share), night(share, all_items=True)
    assert (brief.told, brief.clean) == (["b/d.txt"], 3)
    assert (full.told, full.clean, full.read) == (PATHS, 0, [])


def test_full_reads_everything(night: Sleep, source: Connector) -> None:
    night(source)
    assert night(source, recalls=False).read == PATHS
    assert night(source).read == []


@pytest.mark.parametrize(
    ("change", "read"),
    [
        pytest.param(lambda root: (root / "b/c.txt").write_text("other!!"), ["b/c.txt"], id="content"),
        pytest.param(lambda root: os.utime(root / "b/c.txt"), ["b/c.txt"], id="time"),
        pytest.param(lambda root: (root / "b/c.txt").chmod(0o600), ["b/c.txt"], id="mode"),
        pytest.param(lambda root: (root / "b").chmod(0o700), [], id="mode of the folder"),
        pytest.param(lambda root: (root / "b/new.txt").write_text("new"), ["b/new.txt"], id="a new file"),
        pytest.param(lambda root: (root / "b/c.txt").unlink(), [], id="a file that went"),
        pytest.param(lambda root: (root / "b").rename(root / "c"), ["c/c.txt", "c/d.txt"], id="a folder moved"),
        pytest.param(lambda root: (root / "c").mkdir(), [], id="a new folder"),
    ],
)
def test_only_what_changed_is_read(
    night: Sleep, share: Share, store: Store, tmp_path: Path, change: Callable[[Path], object], read: list[str]
) -> None:
    night(share, reads=one_is_grave)
    time.sleep(0.01)
    change(tmp_path / "share")
    assert night(share, reads=one_is_grave).read == read
    assert present(store) == {item.path for item in share.items()}
    assert night(share, reads=one_is_grave).read == []


@pytest.mark.parametrize("reason", ["timeout", "denied", "vanished", "changed"])
def test_what_may_be_better_tomorrow_is_tried_again(night: Sleep, source: Connector, reason: Any) -> None:
    night(source, reads=lambda item: unread(reason, "") if item.path == "b/d.txt" else clean(item))
    assert night(source).read == ["b/d.txt"]
    assert night(source).read == []


def test_a_locked_item_is_tried_again_with_other_passwords(night: Sleep, source: Connector) -> None:
    def locked(item: Item) -> Examined:
        said = replace(unread("encrypted", "", "protected"), protection=Protection("aes-256", True))
        return said if item.path == "b/d.txt" else clean(item)

    night(source, reads=locked)
    assert night(source, reads=locked).read == []
    assert night(source, reads=locked, passwords="p1").read == ["b/d.txt"]
    assert night(source, reads=locked, passwords="p1").read == []
    assert night(source, reads=locked, passwords="p2").read == ["b/d.txt"]


def manifest(common: str = "1", **recognizers: dict[str, Any]) -> str:
    return json.dumps({"common": common, "recognizers": {**json.loads(MANIFEST)["recognizers"], **recognizers}})


@pytest.mark.parametrize(
    ("now", "read"),
    [
        pytest.param(manifest(), [], id="nothing"),
        pytest.param(manifest(Health={**HEALTH, "opens": ["a"]}), ["b/d.txt", "e.txt"], id="narrowed"),
        pytest.param(manifest(Health={**HEALTH, "body": "2"}), ["b/d.txt", "e.txt"], id="judges otherwise"),
        pytest.param(manifest(Health={**HEALTH, "opens": ["a", "b", "c"]}), PATHS, id="a new trigger"),
        pytest.param(manifest(Other={**HEALTH, "opens": ["z"]}), PATHS, id="a new recognizer"),
        pytest.param(manifest("2"), PATHS, id="what all share"),
    ],
)
def test_a_change_of_detection_reads_what_it_concerns(
    night: Sleep, source: Connector, now: str, read: list[str]
) -> None:
    def reads(item: Item) -> Examined:
        return replace(clean(item), triggers=frozenset({TABLES})) if item.path == "e.txt" else one_is_grave(item)

    night(source, reads=reads)
    assert night(source, reads=reads, detection="d2", manifest=now).read == read
    assert night(source, reads=reads, detection="d2", manifest=now).read == []


def test_a_change_of_extraction_reads_everything(night: Sleep, source: Connector) -> None:
    night(source)
    assert night(source, extraction="y").read == PATHS


def test_a_first_roster_reads_everything(night: Sleep, source: Connector) -> None:
    night(source)
    assert night(source, roster="r1").read == PATHS
    assert night(source, roster="r1").read == []


def test_new_lists_of_students_read_everything_at_once(night: Sleep, source: Connector) -> None:
    night(source, roster="lists-1")
    assert night(source, roster="lists-2", refresh_days=10).read == PATHS


def test_a_new_roster_reads_everything_within_the_days_and_each_once(night: Sleep) -> None:
    source = Memory({f"{n:03}.txt": b"x" for n in range(90)}, name="s")
    today = date.today()
    night(source, roster="r1")
    read = [
        night(source, roster="r2", refresh_days=10, today=date.fromordinal(today.toordinal() + day)).read
        for day in range(1, 11)
    ]
    assert sorted(path for paths in read for path in paths) == sorted(source.held)
    assert max(map(len, read)) < 40


def test_a_run_that_was_cut_off_keeps_what_it_did(night: Sleep, source: Connector) -> None:
    night(source, stop_after=2)
    assert night(source).read == PATHS[2:]
    assert night(source).read == []


def test_a_run_that_keeps_nothing_changes_nothing(night: Sleep, source: Connector, store: Store) -> None:
    night(source, reads=one_is_grave)
    with store.reading() as connection:
        before = [connection.execute(select(table)).all() for table in (ITEMS, CONTENTS, STRETCHES)]
    assert night(source, keeps=False).read == []
    assert night(source, keeps=False, recalls=False).read == PATHS
    with store.reading() as connection:
        assert [connection.execute(select(table)).all() for table in (ITEMS, CONTENTS, STRETCHES)] == before


def test_what_lies_below_a_folder_that_cannot_be_listed_is_not_gone(
    night: Sleep, share: Share, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(share)
    from connectors import tree

    whole = tree._Descriptor.child

    def refused(self: Any, name: bytes, passage: bool = False) -> Any:
        if name == b"b":
            raise PermissionError(13, "denied")
        return whole(self, name, passage)

    monkeypatch.setattr(tree._Descriptor, "child", refused)
    night(share)
    assert {"b/c.txt", "b/d.txt"} <= present(store)
    monkeypatch.undo()
    assert night(share).read == []


def test_a_source_that_lost_everything_has_nothing_present(night: Sleep, store: Store) -> None:
    night(Memory({"a": b"a", "b": b"b"}, name="s"))
    night(Memory({"b": b"b"}, name="s"))
    assert present(store) == {"b"}
    assert night(Memory({"a": b"a", "b": b"b"}, name="s")).read == []


def test_sources_are_kept_apart(night: Sleep, store: Store) -> None:
    one, two = Memory({"a": b"a"}, name="s"), Memory({"z": b"z"}, name="t")
    night(one)
    night(two)
    assert present(store) == {"a", "z"}
    assert night(one).read == night(two).read == []


@pytest.mark.parametrize(
    ("before", "after", "known"),
    [
        pytest.param({"a.txt": b"x" * 5000}, {"b.txt": b"x" * 5000}, ["b.txt"], id="moved"),
        pytest.param({"a.txt": b"x" * 5000}, {"a.txt": b"x" * 5000, "b.txt": b"x" * 5000}, ["b.txt"], id="copied"),
        pytest.param({"a.txt": b"x" * 50}, {"b.txt": b"x" * 50}, [], id="too small to ask"),
        pytest.param({"a.txt": b"x" * 5000}, {"b.txt": b"x" * 5001}, [], id="another size"),
    ],
)
def test_content_known_from_elsewhere_is_offered(
    night: Sleep, before: dict[str, bytes], after: dict[str, bytes], known: list[str]
) -> None:
    night(Memory(before, name="s"))
    assert night(Memory(after, name="s")).known == known


def test_an_item_with_another_date_is_offered_itself(night: Sleep) -> None:
    night(Memory({"a": b"x"}, name="s"))
    touched = Memory({"a": Held(b"x", modified=Held().modified.replace(year=2025))}, name="s")
    assert night(touched).known == ["a"]
