"""Whether a folder lies on something that can be carried away: a USB stick or disk, a memory card, a disc.

Source: Linux, Documentation/ABI/stable/sysfs-block (`removable`), udev's rules for storage; device-mapper's `dm/uuid`
tells what is encrypted. Elsewhere the usual mount points tell.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from connectors.mounts import Mount

SYS = Path("/sys/dev/block")
_POINTS = re.compile(rb"/(?:media|run/media|Volumes)/")
_DEEPEST = 4  # layers of encryption and volumes over a disk


@dataclass(frozen=True, slots=True)
class Medium:
    """What a mount lies on: whether it can be carried away, in words ("" if not), and whether it is encrypted."""

    portable: str = ""
    encrypted: bool = False


def medium(mount: Mount | None, path: bytes, sysfs: Path = SYS) -> Medium:
    """What a folder's mount lies on. `sysfs` is where the kernel shows block devices by number."""
    if mount is None:
        return Medium("at a place where removable media are mounted" if _POINTS.match(path) else "")
    if not re.fullmatch(r"\d+:\d+", mount.device) or mount.device.startswith("0:"):
        return Medium("at a place where removable media are mounted" if _POINTS.match(mount.point + b"/") else "")
    return _of(sysfs, mount.device, 0)


def _of(sysfs: Path, device: str, depth: int) -> Medium:
    try:
        place = Path(os.path.realpath(sysfs / device, strict=True))
    except OSError:
        return Medium()
    encrypted = _line(place / "dm" / "uuid").startswith("CRYPT-")
    found = Medium(_carried(place), encrypted)
    slaves = place / "slaves"
    if found.portable or depth >= _DEEPEST or not slaves.is_dir():
        return found
    for below in sorted(slaves.iterdir()):
        under = _of(sysfs, _line(below / "dev"), depth + 1)
        if under.portable:
            return Medium(under.portable, encrypted or under.encrypted)
    return found


def _carried(place: Path) -> str:
    disk = place.parent if (place / "partition").exists() else place
    parts = disk.as_posix()
    if re.search(r"/usb\d", parts):
        return "on a USB disk or stick"
    if "/mmc_host/" in parts and _line(disk / "device" / "type") == "SD":
        return "on a memory card"
    if disk.name.startswith("sr"):
        return "on a CD or DVD"
    return "on a removable disk" if _line(disk / "removable") == "1" else ""


def _line(file: Path) -> str:
    try:
        return file.read_text("ascii", "replace").strip()
    except OSError:
        return ""
