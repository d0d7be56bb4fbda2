"""Compiled Hyperscan databases in one file, with what is to be known of them: made by one process, loaded by others.

The file begins with a line of JSON. A file that is damaged, or of another version of the engine, is as good as none:
Hyperscan checks what it loads.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]


class Kept(NamedTuple):
    """What a file held: what was told of the databases, these by their names, and bytes that are none."""

    told: dict[str, Any]
    databases: dict[str, Any]
    beside: bytes


def write(file: Path, told: Mapping[str, Any], databases: Mapping[str, Any], beside: bytes) -> None:
    """Write them, whole or not at all. `told` is JSON-ready; a database may be None."""
    import tempfile  # where nothing is written, as in most processes, it is not needed

    bodies = {name: hyperscan.dumpb(one) if one is not None else b"" for name, one in databases.items()}
    sizes = {name: len(body) for name, body in bodies.items()}
    head = {"told": told, "sizes": sizes, "beside": len(beside), "sum": zlib.crc32(beside)}
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time only
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
            temporary.write(json.dumps(head, separators=(",", ":")).encode() + b"\n")
            temporary.writelines([*bodies.values(), beside])
        Path(temporary.name).replace(file)


def read(file: Path) -> Kept | None:
    """What `write` wrote; None if there is nothing sound."""
    if not hyperscan:
        return None
    try:
        whole = file.read_bytes()
        place = whole.index(b"\n") + 1
        known = json.loads(whole[:place])
        told, sizes = known["told"], known["sizes"]
        if len(whole) != place + sum(sizes.values()) + known["beside"]:
            return None
        loaded: dict[str, Any] = {}
        for name, size in sizes.items():
            loaded[name] = _loaded(whole[place : place + size])
            place += size
    except (OSError, ValueError, TypeError, KeyError, AttributeError, hyperscan.error):
        return None
    beside = whole[place:]
    return Kept(told, loaded, beside) if zlib.crc32(beside) == known.get("sum") else None


def beside(file: Path) -> tuple[dict[str, Any], bytes] | None:
    """What was told, and the bytes that are no database, of a file that may be of another engine; None if it is not sound."""
    try:
        with file.open("rb") as stream:
            known = json.loads(stream.readline())
            stream.seek(-known["beside"], 2)
            content = stream.read()
        return (known["told"], content) if zlib.crc32(content) == known["sum"] else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _loaded(body: bytes) -> Any:
    if not body:
        return None
    database = hyperscan.loadb(body, mode=hyperscan.HS_MODE_BLOCK)
    database.scratch = hyperscan.Scratch(database)
    return database
