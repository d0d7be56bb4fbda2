"""Folders that a program copies to a cloud: OneDrive, Google Drive for desktop, Dropbox, iCloud Drive, Box.

Told by the marks that each program leaves in the folder it keeps, and by the names it gives it. Source: the programs'
own help pages; rclone and abraunegg/onedrive for the marks. The name alone counts only where it is the program's own.
"""

# paths are bytes here, which pathlib does not know
# ruff: noqa: PTH118, PTH119, PTH120

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Sequence

from connectors.contract import PERSONAL

_MARKS = {
    b".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    b".dropbox": "Dropbox",
    b".dropbox.cache": "Dropbox",
    b".tmp.drivedownload": "Google Drive",
    b".tmp.driveupload": "Google Drive",
    b".shortcut-targets-by-id": "Google Drive",
    b".box_sync": "Box",
}
_NAMES = (
    (re.compile(r"OneDrive( - .+|-.+)?"), "OneDrive"),
    (re.compile(r"Dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"Google ?Drive(-.+| - .+)?|GoogleDrive"), "Google Drive"),
    (re.compile(r"com~apple~CloudDocs|iCloud ?Drive"), "iCloud Drive"),
    (re.compile(r"Box|Box Sync|Box-Box"), "Box"),
)
_OWN = re.compile(r"\bPersonal\b|[-@](gmail|googlemail|hotmail|outlook|icloud|yahoo)\.com\b", re.IGNORECASE)
_ONLY_WITH_MARK = frozenset({"Box"})  # a folder called Box is any folder


def service(name: bytes, inside: Sequence[bytes]) -> str:
    """The service that keeps a folder, by its name and the names in it: "OneDrive", "Dropbox (personal)"; "" if none.

    `inside` is in the order of bytes. An account is somebody's own if the program says so in the folder's name.
    """
    shown = name.decode("utf-8", "replace")
    by_name = next((found for pattern, found in _NAMES if pattern.fullmatch(shown)), "")
    by_mark = next((found for mark, found in _MARKS.items() if _holds(inside, mark)), "")
    found = by_mark or ("" if by_name in _ONLY_WITH_MARK else by_name)
    return found + PERSONAL if found and _OWN.search(shown) else found


def above(folder: bytes) -> str:
    """The service that keeps a folder above this one (absolute path)."""
    while (parent := os.path.dirname(folder)) != folder:
        folder = parent
        marks = sorted(mark for mark in _MARKS if os.path.lexists(os.path.join(folder, mark)))
        if found := service(os.path.basename(folder), marks):
            return found
    return ""


def _holds(inside: Sequence[bytes], name: bytes) -> bool:
    at = bisect_left(inside, name)
    return at < len(inside) and inside[at] == name
