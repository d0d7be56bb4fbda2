"""This program over a folder of small texts: what it found in each, and how grave it is to outsiders."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from connectors.contract import Level
from connectors.share import Share
from dlp import places, running
from dlp.config import Config
from dlp.evaluation.scanning import uncapped
from dlp.policy import pack
from dlp.runtime.run import Scan, Settings
from reports.record import Outcome


def written(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """One file a text, under a name that says nothing of it."""
    for name, text in texts:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def scanned(folder: Path, *, explain: bool = False) -> Mapping[str, Outcome]:
    """The outcome of every file, by its path in the folder: built-in settings, no roster, open to outsiders.

    With `explain` the look-alikes are told too, for which no gate may look first.
    """
    config = uncapped(Config())
    settings = Settings(
        config=config,
        packs=pack.load(config.district.policies),
        key=secrets.token_bytes(32),
        workers=running.processors(),
        exposure=Level.EXTERNAL,
        reveal=True,
        explain=explain,
        use_gate=not explain,
        gate_cache=places.cache_folder(),
    )
    scan = Scan([Share(folder, name="set")], settings)
    try:
        return {outcome.path: outcome for outcome in scan.outcomes()}
    finally:
        scan.close()
