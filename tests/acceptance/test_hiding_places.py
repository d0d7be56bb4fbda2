"""A value in every hiding place of every format is found by `dlp scan` where it stands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "scanners")]

import planted_files  # noqa: E402  # the path to the makers of files is known only now
import planted_locked  # noqa: E402
import planted_office  # noqa: E402
from planting import Place, Planting  # noqa: E402

Found = dict[str, Any]


@pytest.fixture(scope="module")
def planting(tmp_path_factory: pytest.TempPathFactory) -> Planting:
    made = Planting(tmp_path_factory.mktemp("planted"))
    planted_office.plant(made)
    planted_files.plant(made)
    planted_locked.plant(made)
    return made


IN_PART = {"notes.one": ("partial", "unsupported")}
"""Formats that are never read whole, and say so."""


@pytest.fixture(scope="module")
def scanned(planting: Planting, dlp: Any, records: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """The records of one scan, by path."""
    passwords = tmp_path_factory.mktemp("passwords") / "list.txt"
    passwords.write_text(f"wrong\n{planted_locked.PASSWORD}\n")
    told = ("--all", "--reveal", "--exposure", "external", "--format", "jsonl", "--verbose", "--workers", 2)
    done = dlp("scan", planting.folder, "--passwords", passwords, *told)
    assert done.returncode == 0, done.stderr
    assert planted_locked.PASSWORD not in done.stdout + done.stderr
    return {record["path"]: record for record in records(done.stdout) if record["schema"] == "dlp.item/1"}


def missing(place: Place, record: Found) -> str | None:
    """What the record does not say of the place; None if it says it all."""
    found = [m for m in record["matches"] if place.value in m["text"]]
    if not found:
        return "not found"
    there = [{"part": "body"} | m["where"] for m in found if m["member"] == place.member]
    if any(all(where.get(key) == value for key, value in place.where.items()) for where in there):
        return None
    return f"at {[(m['member'], m['where']) for m in found]}, not at {place.member}, {place.where}"


def test_every_value_is_found_where_it_stands(planting: Planting, scanned: dict[str, Found]) -> None:
    wrong = [f"{p.file}: {p.hiding}: {said}" for p in planting.places if (said := missing(p, scanned[p.file]))]
    assert not wrong, "\n".join(wrong)


def test_every_other_file_is_read_whole(scanned: dict[str, Found]) -> None:
    others = {path: (r["status"], r["reason"]) for path, r in scanned.items() if r["status"] != "examined"}
    assert others == IN_PART | dict.fromkeys(planted_locked.SEALED, ("protected", "encrypted"))


@pytest.mark.parametrize("name", planted_locked.SEALED)
def test_what_no_password_opens_is_told_with_its_strength(scanned: dict[str, Found], name: str) -> None:
    scheme, adequate = planted_locked.SEALED[name]
    assert scanned[name]["protection"] == {"scheme": scheme, "adequate": adequate}


def test_there_is_much_to_find(planting: Planting) -> None:
    assert len({place.file for place in planting.places}) >= 70
    assert len(planting.places) >= 250
