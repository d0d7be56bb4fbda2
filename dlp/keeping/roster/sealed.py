"""The roster at rest: one file, encrypted and authenticated, written whole, then put in place of the earlier one.

Form, version 2: the eight bytes `DLPSEAL1`, four bytes with the length of the head (big-endian), the head as JSON
(`form`, `version`, `made` as RFC 3339, `source`: the path of the export or null, `sections`: name to offset behind the
head, length, nonce in hexadecimal), then the sections. Each is AES-256-GCM under one 32-byte key, its additional data
`name`, a zero byte, `version`. The section `index` is what the matching needs, hashes only; `people`, deflated lines of
JSON, is left out of exported files. The head says nothing of anybody.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dlp import durable
from dlp.errors import ConfigError
from dlp.keeping.roster.person import Person, packed, unpacked

MAGIC = b"DLPSEAL1"
FORM = 2
FILE = "roster.sealed"
_HEAD_MOST = 1 << 16
_BLOCK = 1 << 16
_ABANDONED = 3_600
"""Seconds after which a draft is one that a killed import left."""


@dataclass(frozen=True)
class Head:
    """What the file says of itself without its key."""

    version: str
    made: datetime
    sections: Mapping[str, tuple[int, int, str]]
    start: int
    source: Path | None = None
    """The export that it was imported from, where that is told."""

    @property
    def age_days(self) -> float:
        """Days since it was made."""
        return (datetime.now(UTC) - self.made).total_seconds() / 86_400


def file_in(state_folder: Path) -> Path:
    """Where the roster of a state folder lies, or would lie."""
    return state_folder / FILE


def new_version() -> str:
    """A version for an index made now: the moment and a few random digits."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def seal(
    version: str, made: datetime, index: bytes, people: Iterable[Person] | None, key: bytes, source: Path | None = None
) -> list[bytes]:
    """The file's bytes, in parts; without `people` it serves for matching only. `made`: when it was imported."""
    sections = {"index": index}
    if people is not None:
        sections["people"] = _deflated(people)
    told: dict[str, tuple[int, int, str]] = {}
    parts: list[bytes] = []
    offset = 0
    for name, content in sections.items():
        nonce = secrets.token_bytes(12)
        parts.append(_cipher(key).encrypt(nonce, content, _bound(name, version)))
        told[name] = (offset, len(parts[-1]), nonce.hex())
        offset += len(parts[-1])
    said = made.isoformat(timespec="seconds")
    head = json.dumps(
        {
            "form": FORM,
            "version": version,
            "made": said,
            "sections": told,
            "source": os.fspath(source) if source else None,
        }
    ).encode()
    return [MAGIC, len(head).to_bytes(4, "big"), head, *parts]


def _deflated(people: Iterable[Person]) -> bytes:
    packing = zlib.compressobj(6)
    parts = [packing.compress(f"{line}\n".encode()) for line in packed(people)]
    return b"".join((*parts, packing.flush()))


def _inflated(content: bytes) -> Iterator[str]:
    """The lines, a few at a time: a whole district as text at once takes much memory."""
    unpacking = zlib.decompressobj()
    rest = b""
    for start in range(0, len(content), _BLOCK):
        *lines, rest = (rest + unpacking.decompress(content[start : start + _BLOCK])).split(b"\n")
        yield from map(bytes.decode, lines)
    yield from map(bytes.decode, filter(None, (rest + unpacking.flush()).split(b"\n")))
    if not unpacking.eof:
        raise ValueError


def read_head(file: Path) -> Head | None:
    """The head of a sealed file, None if there is no file. Raises ConfigError if it is none."""
    try:
        with file.open("rb") as stream:
            begin = stream.read(12)
            size = int.from_bytes(begin[8:12], "big")
            if begin[:8] != MAGIC or size > _HEAD_MOST:
                raise ValueError
            told = json.loads(stream.read(size))
        if told["form"] != FORM:
            raise ConfigError(file, "this roster was sealed by another version of the program: import it again")
        sections = {str(n): (int(o), int(s), str(nonce)) for n, (o, s, nonce) in told["sections"].items()}
        source = Path(told["source"]) if told.get("source") else None
        return Head(str(told["version"]), datetime.fromisoformat(told["made"]), sections, 12 + size, source)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(file, f"the roster cannot be read ({error.strerror or type(error).__name__})") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError(file, "this is no sealed roster") from None


def open_index(file: Path, head: Head, key: bytes) -> bytes:
    """The matching index of a sealed file. Raises ConfigError if the key is another or the file was changed."""
    return _opened(file, head, "index", key)


def open_people(file: Path, head: Head, key: bytes) -> Iterator[Person]:
    """The people of a sealed file, one by one. Raises ConfigError, also for an export, which holds none."""
    content = _opened(file, head, "people", key)
    try:
        yield from unpacked(_inflated(content))
    except (ValueError, TypeError, zlib.error):
        raise ConfigError(file, "the roster is damaged: import it again") from None


def _opened(file: Path, head: Head, section: str, key: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    if section not in head.sections:
        raise ConfigError(file, f"this sealed roster holds no {section}: it is an export")
    offset, size, nonce = head.sections[section]
    try:
        with file.open("rb") as stream:
            stream.seek(head.start + offset)
            content = stream.read(size)
        clear: bytes = _cipher(key).decrypt(bytes.fromhex(nonce), content, _bound(section, head.version))
    except OSError as error:
        raise ConfigError(file, f"the roster cannot be read ({error.strerror or type(error).__name__})") from None
    except (InvalidTag, ValueError):
        raise ConfigError(file, "the roster cannot be opened: the key is another, or the file was changed") from None
    return clear


def write(file: Path, parts: list[bytes], key: bytes) -> None:
    """Write whole, read back, then put in place; until then the earlier file stays. Raises ConfigError.

    `parts` is empty afterwards: what is read back takes the room of what was written.
    """
    size = sum(map(len, parts))
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _clear_away(file)
        with durable.draft(file) as draft:
            with draft.open("wb") as stream:
                stream.writelines(parts)
            parts.clear()
            head = read_head(draft)
            if head is None or draft.stat().st_size != size:
                raise ConfigError(file, "the roster was not written whole; the earlier one stays")
            open_index(draft, head, key)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError(file, f"the roster cannot be written ({reason}); the earlier one stays") from None


def _clear_away(file: Path) -> None:
    """Remove what killed imports left beside the file; it is sealed as the file is."""
    for draft in durable.drafts(file):
        with contextlib.suppress(OSError):
            if time.time() - draft.stat().st_mtime > _ABANDONED:
                draft.unlink()


def erase(file: Path) -> bool:
    """Overwrite a file with noise and remove it. False if there is none. Raises ConfigError."""
    try:
        size = file.stat().st_size
        with file.open("r+b") as stream:
            left = size
            while left > 0:
                left -= stream.write(secrets.token_bytes(min(left, 1 << 20)))
            stream.flush()
            os.fsync(stream.fileno())
        file.unlink()
        durable.sync_folder(file.parent)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ConfigError(file, f"cannot be erased ({error.strerror or type(error).__name__})") from None
    return True


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _bound(section: str, version: str) -> bytes:
    return f"{section}\0{version}".encode()
