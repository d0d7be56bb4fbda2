"""Which filesystem a folder lies on, and whether its mode bits are rights there.

Source: proc(5), "/proc/pid/mountinfo". Where there is no such table (Windows, macOS, a bare chroot) nothing is known,
and unknown rights are never taken for closed ones.
"""

# paths are bytes here, which pathlib does not know
# ruff: noqa: PTH120

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

MOUNTINFO = Path("/proc/self/mountinfo")

_NO_RIGHTS = frozenset(
    {
        "9p",
        "afs",
        "cifs",
        "davfs",
        "drvfs",
        "exfat",
        "fuse",
        "fuseblk",
        "msdos",
        "ncpfs",
        "nfs",
        "nfs4",
        "ntfs",
        "ntfs3",
    }
    | {"prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "vfat", "vmhgfs"}
)
_ESCAPE = re.compile(rb"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """A mount point (absolute path, as bytes), the filesystem type the kernel gives it, its device (`8:17`)."""

    point: bytes
    kind: str
    device: str = ""

    @property
    def unknown(self) -> str:
        """A sentence saying why rights cannot be read here, or "" where mode bits are rights."""
        if self.kind in _NO_RIGHTS or self.kind.startswith("fuse."):
            return f"on a {self.kind} mount the mode bits are not the rights"
        return ""


class Mounts:
    """The mount table, read once, and again when a folder turns up on a device that the table did not explain."""

    def __init__(self, table: Path = MOUNTINFO) -> None:
        self._table = table
        self._explained: set[int] = set()
        self._points = self._read()

    def covering(self, path: bytes) -> Mount | None:
        """The mount with the longest mount point above or at an absolute path; None where there is no table."""
        while True:
            if (mount := self._points.get(path)) is not None:
                return mount
            above = os.path.dirname(path)
            if above == path:
                return None
            path = above

    def entering(self, path: bytes, device: int, above: Mount | None, device_above: int) -> Mount | None:
        """The mount of a folder, given that of its parent. An automounted one appears in the table only now."""
        if device != device_above and device not in self._explained and self._points:
            self._explained.add(device)
            if path not in self._points:
                self._points = self._read()
        return self._points.get(path, above)

    def _read(self) -> dict[bytes, Mount]:
        try:
            return parse_mountinfo(self._table.read_bytes())
        except OSError:
            return {}


def parse_mountinfo(text: bytes) -> dict[bytes, Mount]:
    """Mount points and what is mounted there; of several at one point the last, which lies on top.

    A line is `id parent major:minor root POINT options [tags…] - TYPE source superoptions`; blank, tab, newline and
    backslash in a path are written as three octal digits.
    """
    points: dict[bytes, Mount] = {}
    for line in text.splitlines():
        head, separator, tail = line.partition(b" - ")
        fields = head.split(b" ")
        if not separator or len(fields) < 6:
            continue
        point = _ESCAPE.sub(lambda found: bytes([int(found[1], 8) & 255]), fields[4])
        kind, device = (word.decode("ascii", "replace") for word in (tail.split(b" ")[0], fields[2]))
        points[point] = Mount(point, kind, device)
    return points


def why_unknown(mount: Mount | None) -> str:
    """Why the rights below this mount cannot be read, in a sentence, or "" if they can."""
    return "this system does not show who may read a file" if mount is None else mount.unknown
