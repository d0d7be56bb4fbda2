"""A run: every item accounted for, in the order of the listing, whatever happens to the workers."""

from __future__ import annotations

import io
import os
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, get_args

import pytest

from connectors.contract import EXCLUDED, Exposure, Item, Level, Reason, Unlisted
from connectors.memory import Held, Memory
from connectors.share import Share
from dlp.config import Config, Homes
from dlp.errors import InternalError, TargetError
from dlp.runtime import pool as pooling
from dlp.runtime.launching import launch
from dlp.runtime.run import Scan
from reports.record import Outcome, Run

Begin = Callable[..., Scan]
RunOver = Callable[..., tuple[list[Outcome], Run]]
# tables are read without the language model, so that a worker is soon ready
IDS = b"Grade,SASID\n4,1012345678\n"
HEALTH = b"Student,Allergies\nEmma Sampson,latex\n"
CLEAN = b"Bring a raincoat."
SLOW = b"Emma Sampson, SASID 1012345678, has asthma and an EpiPen, says her mother.\n" * 60_000
"""Small, but with something to look at closely in every line: minutes of work."""

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes as Linux shows them")


def children() -> dict[int, str]:
    """This process's child processes, and their states (Z: a zombie)."""
    found = {}
    for entry in Path("/proc").iterdir():
        try:
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        except (OSError, ValueError):
            continue
        if parent == str(os.getpid()):
            found[int(entry.name)] = state
    return found


@pytest.fixture
def tidy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The temporary folder of a run, which has to be empty afterwards, with no process left behind."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = set(children())
    yield folder
    assert list(folder.iterdir()) == []
    assert {pid: state for pid, state in children().items() if pid not in before} == {}


def test_every_kind_of_trouble_is_counted(begin: Begin, run_over: RunOver) -> None:
    held: dict[str, bytes | Held] = {f"unlisted/{r}": Held(unlisted=r) for r in get_args(Reason)}
    held |= {f"trouble/{r}": Held(b"x", trouble=r) for r in get_args(Reason)}
    held |= {
        "list.csv": IDS,
        "named.csv": HEALTH,
        "empty.txt": b"",
        "odd.bin": bytes(range(256)) * 40,
        "cut.zip": b"PK\3\4 cut",
    }
    outcomes, run = run_over(held, workers=2)
    assert [o.path for o in outcomes] == sorted(held)
    kinds = Counter(o.status for o in outcomes)
    assert run.items == {"discovered": len(held), **{s: kinds[s] for s in run.items if s != "discovered"}}
    for outcome in outcomes:
        place, _, reason = outcome.path.partition("/")
        if place in ("unlisted", "trouble"):
            expected = "excluded" if reason in EXCLUDED else "unreadable"
            assert (outcome.status, outcome.reason) == (expected, reason)
    assert (run.severity["medium"], run.severity["low"]) == (1, 1)
    assert run.entities["SASID"] == 1


def test_what_vanishes_or_changes_is_said(begin: Begin) -> None:
    source = Memory({"a.csv": IDS, "b.csv": IDS, "c.csv": IDS})

    class Fleeting(Memory):
        def open(self, item: Item) -> BinaryIO:
            source.held.pop("b.csv", None)
            source.held["c.csv"] = b"something else"
            return source.open(item)

    found = {o.path: (o.status, o.reason) for o in begin([Fleeting(source.held)]).outcomes()}
    assert found == {
        "a.csv": ("examined", None),
        "b.csv": ("unreadable", "vanished"),
        "c.csv": ("unreadable", "changed"),
    }


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_outcomes_come_in_the_order_of_the_listing(tidy: Path, run_over: RunOver, workers: int) -> None:
    held = {f"{n:02}.txt": CLEAN * (50_000 if n % 7 == 0 else 1) for n in range(30)}
    held["15.txt"] = Held(unlisted="special-file")  # type: ignore[assignment]
    outcomes, run = run_over(held, workers=workers)
    assert [o.path for o in outcomes] == sorted(held)
    assert (run.items["examined"], run.items["excluded"]) == (29, 1)


class Deadly(io.BytesIO):
    """A stream that ends this process's newest child at the moment of handing over."""

    def fileno(self) -> int:
        os.kill(max(children()), signal.SIGKILL)
        raise io.UnsupportedOperation


class Killing(Memory):
    """A source one of whose items is the death of the worker that is to read it."""

    def open(self, item: Item) -> BinaryIO:
        return Deadly(IDS) if item.path == "b.csv" else super().open(item)


def test_a_worker_that_dies_costs_its_one_file(tidy: Path, begin: Begin) -> None:
    scan = begin([Killing({"a.csv": IDS, "b.csv": IDS, "c.csv": IDS})])
    assert [(o.path, o.status, o.reason) for o in scan.outcomes()] == [
        ("a.csv", "examined", None),
        ("b.csv", "unreadable", "corrupt"),
        ("c.csv", "examined", None),
    ]
    assert sum(scan.record(0).items.values()) == 6
    scan.close()


def test_a_worker_that_dies_while_it_reads(tidy: Path, begin: Begin) -> None:
    scan = begin({"slow.txt": SLOW, "z.txt": CLEAN})
    outcomes: list[Outcome] = []
    thread = threading.Thread(target=lambda: outcomes.extend(scan.outcomes()))
    before = set(children())
    thread.start()
    reading = _reading_child(before)
    os.kill(reading, signal.SIGKILL)
    thread.join(60)
    assert [(o.path, o.status, o.reason) for o in outcomes] == [
        ("slow.txt", "unreadable", "corrupt"),
        ("z.txt", "examined", None),
    ]
    assert outcomes[0].digest is None
    scan.close()


def _reading_child(before: set[int]) -> int:
    """The child that is at work on the slow item: it holds a nameless temporary file that has been handed to it."""
    for _ in range(600):
        for pid in set(children()) - before:
            try:
                held = [str(f.readlink()) for f in Path(f"/proc/{pid}/fd").iterdir()]
            except OSError:
                continue
            if any("(deleted)" in h for h in held):
                return pid
        time.sleep(0.1)
    raise AssertionError("no worker got to the item")


def test_a_file_that_takes_too_long(tidy: Path, begin: Begin) -> None:
    scan = begin({"a.txt": CLEAN, "slow.txt": SLOW, "z.txt": CLEAN}, limits={"file_seconds": 5})
    first, slow, last = scan.outcomes()
    assert (slow.path, slow.reason) == ("slow.txt", "timeout")
    assert slow.status in ("partial", "unreadable")  # as the machine is: stopped by itself, or from outside
    assert [(o.path, o.status, o.reason) for o in (first, last)] == [
        ("a.txt", "examined", None),
        ("z.txt", "examined", None),
    ]
    scan.close()


@pytest.mark.parametrize(("patience", "processes"), [(600.0, 1), (0.0, 2)], ids=["soon done", "long work"])
def test_a_second_worker_starts_where_the_first_one_has_long_been_busy(
    tidy: Path, begin: Begin, monkeypatch: pytest.MonkeyPatch, patience: float, processes: int
) -> None:
    monkeypatch.setattr(pooling, "PATIENCE", patience)
    monkeypatch.setattr(pooling, "OF_FEW", patience)
    before = set(children())
    scan = begin({f"{n}.txt": b"The garden club meets on Monday.\n" * 5_000 for n in range(12)}, workers=2)
    assert {outcome.status for outcome in scan.outcomes()} == {"examined"}
    assert len(set(children()) - before) == processes
    scan.close()


def test_a_process_that_was_launched_ahead_becomes_the_first_worker(tidy: Path, begin: Begin) -> None:
    launched = launch()
    scan = begin({"a.txt": CLEAN}, launched=launched)
    assert [outcome.status for outcome in scan.outcomes()] == ["examined"]
    assert not launched.take()
    scan.close()
    launched.close()
    assert launched.process.poll() is not None


def test_a_process_that_nobody_took_is_ended(tidy: Path) -> None:
    launched = launch()
    launched.close()
    assert launched.process.poll() is not None
    assert not launched.scratch.path.exists()


def test_a_run_may_be_left_in_the_middle(tidy: Path, begin: Begin) -> None:
    scan = begin({f"{n:03}.txt": SLOW for n in range(4)}, workers=2)
    outcomes = scan.outcomes()
    stop = threading.Timer(1, scan.close)
    stop.start()
    with pytest.raises(InternalError):
        list(outcomes)
    stop.join()


def test_a_record_of_a_run_that_lost_an_item_is_refused(begin: Begin) -> None:
    scan = begin({"a.txt": b"", "b.txt": b""})
    next(scan.outcomes())
    with pytest.raises(InternalError, match="lost count"):
        scan.record(0)


def test_a_source_that_cannot_be_used_is_the_targets_fault(begin: Begin, tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="no such folder"):
        list(begin([Share(tmp_path / "nowhere", name="share")]).outcomes())


def test_a_file_larger_than_the_limit_is_not_read(run_over: RunOver) -> None:
    ((outcome,), run) = run_over({"big.txt": CLEAN * 100}, limits={"file_bytes": 50})
    assert (outcome.status, outcome.reason, outcome.digest) == ("unreadable", "too-large", None)
    assert run.bytes == 0


# ---- exposure, channel, home


@pytest.mark.parametrize(
    ("settings", "level", "severity", "planned"),
    [
        ({}, "district", "medium", "flag"),
        ({"exposure": Level.PUBLIC}, "public", "high", "quarantine"),
        ({"exposure": Level.EXTERNAL, "channel": "mail"}, "external", "high", "hold"),
        ({"exposure": Level.PUBLIC, "channel": "web"}, "public", "high", "block"),
        ({"exposure": Level.OWNER}, "owner", "low", "flag"),
    ],
    ids=["as found", "public", "mail", "web", "owner"],
)
def test_exposure_and_channel_may_be_set_for_a_run(
    run_over: RunOver, settings: dict[str, object], level: str, severity: str, planned: str
) -> None:
    held = {"a.csv": HEALTH, "b": Unlistable}
    ((outcome, unlisted), _) = run_over(held, **settings)
    assert outcome.exposure is not None
    assert (outcome.exposure.level, outcome.severity.word, outcome.action.planned) == (level, severity, planned)
    assert outcome.exposure.channel == settings.get("channel", "share")
    assert bool(outcome.exposure.reasons[0].startswith("set for this run")) is ("exposure" in settings)
    assert unlisted.status == "unreadable"


Unlistable = Held(unlisted="denied")


def test_an_override_reaches_what_was_not_listed(begin: Begin) -> None:
    class Odd(Memory):
        def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:
            found = Exposure(Level.OWNER, ("its owner alone",))
            yield Unlisted("1" * 32, "odd", "odd:x", "x", "denied", "not to be listed", exposure=found)

    (outcome,) = begin([Odd({})], exposure=Level.PUBLIC).outcomes()
    assert outcome.exposure is not None
    assert outcome.exposure.level is Level.PUBLIC


def test_data_in_its_declared_home_is_low(run_over: RunOver, tmp_path: Path) -> None:
    for folder in ("nurse", "nurse-old", "office"):
        (tmp_path / folder).mkdir(mode=0o750)
        (tmp_path / folder / "note.csv").write_bytes(HEALTH)
        (tmp_path / folder / "note.csv").chmod(0o640)
    config = replace(Config(), homes=Homes(health=(tmp_path / "nurse",), custody=(tmp_path / "office",)))
    outcomes, _ = run_over([Share(tmp_path, name="share", ancestors=False)], config=config)
    found = {o.path: (o.exposure and o.exposure.level, o.severity.word) for o in outcomes}
    assert found == {
        "nurse-old/note.csv": (Level.GROUP, "medium"),
        "nurse/note.csv": (Level.GROUP, "low"),
        "office/note.csv": (Level.GROUP, "medium"),
    }


def test_progress_follows_the_run(begin: Begin) -> None:
    scan = begin({"a.csv": HEALTH, "b.txt": CLEAN, "c.csv": IDS})
    seen = [(scan.progress.done, scan.progress.current) for _ in scan.outcomes()]
    assert seen == [(1, "a.csv"), (2, "b.txt"), (3, "c.csv")]
    assert scan.progress.discovered == 3
    assert scan.progress.bytes == len(HEALTH) + len(CLEAN) + len(IDS)
    assert scan.progress.findings == 2
