"""Two runs with one store and real workers: what the second one opens, what it tells, what it judges anew."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from PIL import Image

from connectors.contract import Exposure, Item, Level
from connectors.memory import Held, Memory
from connectors.share import Share
from dlp import logs, remembered
from dlp.config import Config
from dlp.rosters import subjects
from dlp.runtime.shared import Shared
from recognizers.roster.building import build
from recognizers.roster.entry import Entry
from reports.record import Outcome, Run, item_record

RunOver = Callable[..., tuple[list[Outcome], Run]]
LONG = b"Emma Sampson,1012345678,peanuts\n" * 200
HELD: dict[str, bytes | Held] = {
    "clean.txt": b"The garden club meets on Monday.",
    "locked.txt": Held(b"x", trouble="denied"),
    "pipe": Held(unlisted="special-file"),
    "records/list.csv": b"Student,SASID,Allergies\n" + LONG,  # tables are read without the language model
}


class Watched(Memory):
    """A source that remembers what was opened."""

    def __init__(self, held: dict[str, bytes | Held]) -> None:
        super().__init__(held, name="staff")
        self.opened: list[str] = []

    def open(self, item: Item) -> BinaryIO:
        self.opened.append(item.path)
        return super().open(item)


def test_folders_without_files_are_items_where_their_names_say_something(run_over: RunOver, tmp_path: Path) -> None:
    told, root = "SASID 1037208736 Theo Okafor, severe peanut allergy", tmp_path / "share"
    for name in (told, "Plans", f"over {told}/Notes"):
        (root / name).mkdir(parents=True)
    (root / f"over {told}" / "Notes" / "a.txt").write_bytes(b"The garden club meets on Monday.")
    for _ in range(2):
        wish = remembered.Wish(b"k" * 32, None, "")
        with remembered.opened(Config(), tmp_path / "state", {"staff": str(root)}, wish) as memory:
            outcomes, run = run_over([Share(root, name="staff")], memory=memory)
        found = {o.path: {(m.entity, m.where.part) for m in o.matches} for o in outcomes if o.matches}
        assert set(found) == {told, f"over {told}"}
        assert all(("SASID", "name") in matches for matches in found.values())
        assert {o.media_type for o in outcomes if o.matches} == {"inode/directory"}
        assert (run.items["discovered"], run.items["examined"]) == (3, 3)


@pytest.fixture
def twice(run_over: RunOver, tmp_path: Path) -> Callable[..., tuple[list[Outcome], Run]]:
    """A run over a source with the store of this test; `wish` is how it remembers."""

    def run(
        source: Memory, config: Config | None = None, index: Shared | None = None, **wish: object
    ) -> tuple[list[Outcome], Run]:
        told = replace(remembered.Wish(b"k" * 32, None, ""), **wish)  # type: ignore[arg-type]
        with remembered.opened(config or Config(), tmp_path / "state", {"staff": "/srv/staff"}, told) as memory:
            return run_over([source], memory=memory, config=config, roster=index)

    return run


def test_nothing_of_a_source_that_is_gone_is_taken_for_deleted(run_over: RunOver, tmp_path: Path) -> None:
    root, other = tmp_path / "share", tmp_path / "other"
    for folder in (root / "office", other):
        folder.mkdir(parents=True)
        (folder / "list.csv").write_bytes(b"Student,SASID,Allergies\nTheo Okafor,1037208736,peanuts\n")

    def run() -> tuple[list[Outcome], Run]:
        sources = [Share(folder, name=folder.name, awaited=True) for folder in (root, other)]
        places = {folder.name: str(folder) for folder in (root, other)}
        wish = remembered.Wish(b"k" * 32, None, "")
        with remembered.opened(Config(), tmp_path / "state", places, wish) as memory:
            return run_over(sources, memory=memory)

    first, _ = run()
    root.rename(tmp_path / "away")
    outcomes, done = run()
    assert [(o.path, o.status, o.reason) for o in outcomes] == [
        (".", "unreadable", "vanished"),
        ("list.csv", "examined", None),
    ]
    assert (done.items["discovered"], done.items["unreadable"], done.exit_code) == (2, 1, 0)
    (tmp_path / "away").rename(root)
    again, done = run()
    assert {o.path for o in again} == {o.path for o in first} == {"office/list.csv", "list.csv"}
    assert done.unchanged == 2  # what was known of it is known still


def told(outcomes: list[Outcome]) -> dict[str, dict[str, object]]:
    return {outcome.path: item_record(outcome) for outcome in outcomes}


def test_a_second_run_opens_what_is_to_be_tried_again_and_tells_the_same(twice: RunOver) -> None:
    source = Watched(dict(HELD))
    first, whole = twice(source)
    source.opened.clear()
    second, record = twice(source)
    assert source.opened == ["locked.txt"]
    assert told(second) == told(first)
    assert (whole.unchanged, record.unchanged, record.bytes) == (0, 3, 0)
    assert record.items == whole.items
    assert (record.severity, record.entities) == (whole.severity, whole.entities)


def test_pictures_beyond_the_budget_of_ocr_are_left_for_the_next_run(twice: RunOver) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (200, 60), "white").save(drawn, "PNG")
    source = Watched({"clean.txt": HELD["clean.txt"], "scan.png": drawn.getvalue()})
    spent, full = (replace(Config(), limits=replace(Config().limits, ocr_run_pages=pages)) for pages in (0, 9))
    (_, left), before = twice(source, spent)
    source.opened.clear()
    (_, read), after = twice(source, full)
    twice(source, full)
    assert source.opened == ["scan.png"]  # by the second run, and not by the third
    assert (left.status, left.reason, read.status, read.reason) == ("unreadable", "timeout", "examined", None)
    assert (before.ocr.left, after.ocr.left) == (1, 0)


def test_exposure_is_judged_anew_without_reading(twice: RunOver) -> None:
    source = Watched(dict(HELD))
    before, _ = twice(source)
    source.opened.clear()
    content = source.held["records/list.csv"]
    assert isinstance(content, bytes)
    source.held["records/list.csv"] = Held(content, exposure=Exposure(Level.PUBLIC, ("in a public folder",)))
    after, record = twice(source)
    assert "records/list.csv" not in source.opened
    assert record.unchanged == 3
    assert max(o.severity for o in after) > max(o.severity for o in before)


@pytest.mark.slow
def test_who_left_the_roster_is_taken_away_at_once(twice: RunOver) -> None:
    def entry(key: str, family: str, number: str) -> Entry:
        return Entry(key, "student", ("Orla",), (), (family,), (("STUDENT_ID", number),))

    head = b"Student,Entry\n"
    source = Watched({"gone.csv": head + b"Orla Quennevoll,331907\n", "here.csv": head + b"Orla Zembrik,441077\n"})
    stays = entry("s2", "Zembrik", "441077")
    made = [Shared(build(people, version), version) for people, version in (
        ((entry("s1", "Quennevoll", "331907"), stays), "1"), ((stays,), "2"),
    )]  # fmt: skip
    found: list[set[str]] = []
    for index in made:
        source.opened.clear()
        outcomes, _ = twice(source, None, index, roster=index.version, people=partial(subjects, index, b"k" * 32))
        found.append({m.entity for o in outcomes if o.path == "gone.csv" for m in o.matches})
        index.close()
    assert source.opened == ["gone.csv"]
    assert ["STUDENT_ID" in entities for entities in found] == [True, False]


@pytest.mark.slow
def test_a_moved_file_is_carried_forward_under_its_new_name(twice: RunOver) -> None:
    source = Watched({"records/list.csv": HELD["records/list.csv"]})
    (before,), _ = twice(source)
    source.held["archive/copy of list.csv"] = source.held.pop("records/list.csv")
    (after,), record = twice(source)
    assert (record.unchanged, record.bytes) == (1, 0)
    assert after.path == "archive/copy of list.csv"
    assert after.matches == before.matches
    assert (after.digest, after.media_type, after.status) == (before.digest, before.media_type, before.status)


def test_a_store_that_cannot_be_used_is_said_and_everything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    config = Config()
    logs.set_up()
    with remembered.opened(config, tmp_path / "state", {}, remembered.Wish(None, None, "")) as memory:
        assert memory is None
    assert "everything is read" in capsys.readouterr().err
