"""Who can read an export of the student system, as its rights say: it holds the data of every student."""

from __future__ import annotations

import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

RULE, SEVERITY = "roster.export-open", "medium"
"""The finding that a scan makes of an open export.

Ids, birth dates and addresses weigh no more; that they are the whole district's keeps the weight where only accounts of
this machine can read them.
"""


@dataclass(frozen=True, slots=True)
class Openness:
    """An export that more accounts than its owner's can read: which of its files, and who can.

    `modes` are the rights of the folder and of its files as octal digits; they differ whenever the rights do.
    """

    source: Path
    open: int
    files: int
    who: Literal["everybody", "group"]
    modes: str

    @property
    def words(self) -> str:
        """`3 of the 5 files in /srv/sis can be read by every account of this machine`."""
        readers = "every account of this machine" if self.who == "everybody" else "its group"
        what = f"{self.open} of the {self.files} files in {self.source}" if self.source.is_dir() else str(self.source)
        return f"{what} can be read by {readers}"


def openness(source: Path) -> Openness | None:
    """How far an export is open; None if nobody but its owner can read it, or its rights cannot be told."""
    if sys.platform == "win32":
        return None
    try:
        passing = stat.S_IMODE(source.stat().st_mode) if source.is_dir() else 0o777
        files = sorted(f for f in source.iterdir() if f.is_file()) if source.is_dir() else [source]
        modes = [stat.S_IMODE(f.stat().st_mode) for f in files]
    except OSError:
        return None
    everybody = sum(bool(mode & 0o004 and passing & 0o001) for mode in modes)
    group = sum(bool(mode & 0o040 and passing & 0o010) for mode in modes)
    if not everybody and not group:
        return None
    told = " ".join(f"{mode:o}" for mode in (passing, *modes))
    return Openness(source, everybody or group, len(modes), "everybody" if everybody else "group", told)


def open_to_others(source: Path) -> str | None:
    """A sentence about an export that more people than its owner can read, None if nobody else can."""
    if (found := openness(source)) is None:
        return None
    return f"{found.words}: the export holds the data of every student (chmod -R go= {source})"
