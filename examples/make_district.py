"""Build the sample district "Wren Hollow Public Schools": about 90 files of invented people, with their labels.

    python examples/make_district.py OUTDIR [--seed N]

Everything is synthetic; no person, number or address is real. The same seed gives the same files. Beside the files
stand truth.jsonl (what is planted where) and files.jsonl (how each file is to be judged), for `dlp eval`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from district import business, families, health, policies, post, records, teaching, website
from district.markup import Plant
from district.people import Cast
from district.writing import MOMENT, Entry

MODULES = (health, families, records, post, policies, teaching, business, website)

FOLDER_MODES = {
    "HR": 0o700,  # closed to everyone but the owner
    "Nurse": 0o750,
    "Guidance": 0o750,
    "Special Education": 0o2770,  # a group folder: new files go to the folder's group
    "Front Office mail": 0o750,
}
OPEN_FOLDER = 0o755


def entries(cast: Cast) -> Iterator[Entry]:
    """Every file of the district."""
    for module in MODULES:
        yield from module.files(cast)


def truth_rows(entry: Entry) -> Iterator[dict[str, object]]:
    """The rows of truth.jsonl for one file."""
    for plant in entry.made.plants:
        row: dict[str, object] = {
            "file": entry.path,
            "member": plant.member,
            "where": plant.where,
            "type": plant.type,
            "value": plant.value,
            "subject": plant.subject,
        }
        yield row | ({"optional": True} if _optional(plant, entry) else {})


def file_row(entry: Entry) -> dict[str, object]:
    """The row of files.jsonl for one file. Sensitive means medium or above."""
    return {
        "file": entry.path,
        "sensitive": entry.severity in ("medium", "high", "critical"),
        "category": entry.category,
        "expected_severity": entry.severity,
        "protected": False,
        "note": entry.note,
    }


def build(folder: Path, seed: int) -> int:
    """Write the district and its labels below `folder`; returns the number of files."""
    made = sorted(entries(Cast(seed)), key=lambda e: e.path)
    for entry in made:
        target = folder / entry.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(entry.made.data)
        target.chmod(entry.mode)
        os.utime(target, (MOMENT.timestamp(), MOMENT.timestamp()))
    for path in {folder / p for e in made for p in Path(e.path).parents if p.name}:
        path.chmod(FOLDER_MODES.get(path.name, OPEN_FOLDER))
    _write_rows(folder / "truth.jsonl", (row for entry in made for row in truth_rows(entry)))
    _write_rows(folder / "files.jsonl", (file_row(entry) for entry in made))
    return len(made)


def _optional(plant: Plant, entry: Entry) -> bool:
    # in a file that nobody is to be told of stand public names at most: finding them is right, missing them no miss
    return plant.optional or entry.severity in ("none", "low")


def _write_rows(path: Path, rows: Iterable[dict[str, object]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _free(folder: Path) -> bool:
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / "truth.jsonl").exists() or not any(folder.iterdir()))


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the sample district, with labels for `dlp eval`.")
    parser.add_argument(
        "folder", metavar="OUTDIR", type=Path, help="made if it is not there; else empty, or an earlier sample"
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed, other people (default 1)")
    options = parser.parse_args()
    if not _free(options.folder):
        parser.error(f"{options.folder} is neither an empty folder nor an earlier sample")
    options.folder.mkdir(parents=True, exist_ok=True)
    count = build(options.folder, options.seed)
    print(f"{count} files in {options.folder}, labels in truth.jsonl and files.jsonl")
    return 0


if __name__ == "__main__":
    sys.exit(main())
