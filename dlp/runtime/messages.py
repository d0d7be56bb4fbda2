"""What parent and worker say to each other: length-prefixed JSON, and a file descriptor where the system passes one.

A worker reads untrusted files, so what it says is untrusted too: nothing is unpickled, every answer is checked.
"""

from __future__ import annotations

import json
import math
import os
import re
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar, get_args

from dlp.policy.linking import LOOK_ALIKES, Linked, Profile
from dlp.policy.vocabulary import ENTITIES
from dlp.runtime.examined import Examined
from recognizers.contract import About, Link
from reports.record import STATUSES, LookAlike, Match, Reason, Status
from scanners.contract import Part, Protection, Spent, Where

_HEAD = struct.Struct("!I")
LARGEST = 256 << 20
"""Bytes of one message at most."""

LOOK = 0.25
"""Seconds between two looks at a worker that is waited for."""

_Result = TypeVar("_Result")
_REASONS = frozenset(word for union in get_args(Reason) for word in get_args(union)) | frozenset(get_args(Reason))
_PARTS = frozenset(get_args(Part))
_ABOUT = frozenset(get_args(About))
_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
_LINKS = frozenset({None, *get_args(Link)})
_WORDS = frozenset({"sheet", "cell", "column", "part"})
"""The fields of a place that are text; the others are numbers."""

_PATHS = ("gate_cache", "gate_file")
"""The settings that are paths."""


@dataclass(frozen=True)
class WorkerSettings:
    """What a worker is told once, at its start. No credential is among it; `key` is the digest key.

    `options` are the fields of `scanners.contract.Options`; `memory` is in bytes, `seconds` of wall time a file,
    `temp_bytes` of temporary files (0: any number). `eager` loads what looks closely before the first file.
    `explain` asks for look-alikes too.
    `gate_file` holds the compiled gate; without it one is compiled, or looked for in the folder `gate_cache`.
    `roster_bytes` is the size of the roster's index, which comes beside the settings (0: there is none).
    """

    student_id: str | None
    employee_id: str | None
    lunch_pin: str | None
    model: str
    key: bytes = field(repr=False)
    matches_per_item: int
    reveal: bool
    use_gate: bool
    gate_cache: Path | None
    options: dict[str, Any] = field(repr=False)
    memory: int
    seconds: float
    temp_bytes: int = 0
    eager: bool = False
    roster_bytes: int = 0
    explain: bool = False
    gate_file: Path | None = None


class Broken(Exception):
    """The other side ended, or said something it may not."""


class Line:
    """One end of a stream socket between parent and worker.

    While it waits for the other side, `look` is called every LOOK seconds; it may raise Broken.
    """

    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self.look: Callable[[], None] | None = None

    def send(self, message: dict[str, Any], descriptor: int | None = None) -> None:
        """Send a message, with an open file descriptor if one is given (POSIX). Raises Broken."""
        body = json.dumps(message, ensure_ascii=True).encode("ascii")
        head = _HEAD.pack(len(body))
        if descriptor is None:
            self.send_bytes(head + body)
            return
        try:
            sent = self._waiting(lambda: socket.send_fds(self._socket, [head], [descriptor]))
        except OSError as error:
            raise Broken from error
        self.send_bytes(head[sent:] + body)

    def receive(self) -> tuple[dict[str, Any], int | None]:
        """The next message and the descriptor that came with it. Raises Broken."""
        try:
            head, descriptor = self._head()
            size = _HEAD.unpack(head)[0]
            if size > LARGEST:
                raise Broken
            message = json.loads(self._exactly(size))
        except (OSError, ValueError, RecursionError) as error:
            raise Broken from error
        if not isinstance(message, dict):
            raise Broken
        return message, descriptor

    def send_bytes(self, content: bytes) -> None:
        """Send bytes as they are; the other end knows how many. Raises Broken."""
        left = memoryview(content)
        try:
            while left:
                left = left[self._waiting(lambda: self._socket.send(left)) :]  # noqa: B023  # called at once
        except OSError as error:
            raise Broken from error

    def receive_bytes(self, size: int) -> bytes:
        """So many bytes as they are. Raises Broken."""
        try:
            return self._exactly(size)
        except OSError as error:
            raise Broken from error

    def _head(self) -> tuple[bytes, int | None]:
        if not hasattr(socket, "recv_fds"):
            return self._exactly(_HEAD.size), None
        data, descriptors, _flags, _address = self._waiting(lambda: socket.recv_fds(self._socket, _HEAD.size, 1))
        for extra in descriptors[1:]:
            os.close(extra)
        if not data:
            raise Broken
        return data + self._exactly(_HEAD.size - len(data)), descriptors[0] if descriptors else None

    def _exactly(self, size: int) -> bytes:
        parts = []
        while size:
            part = self._waiting(lambda: self._socket.recv(min(size, 1 << 20)))  # noqa: B023  # called at once
            if not part:
                raise Broken
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _waiting(self, act: Callable[[], _Result]) -> _Result:
        """What the act on the socket gives once the other side is ready for it."""
        self._socket.settimeout(None if self.look is None else LOOK)
        while True:
            try:
                return act()
            except TimeoutError:
                if self.look is not None:
                    self.look()

    def close(self) -> None:
        """Close this end."""
        self._socket.close()


def pack_settings(settings: WorkerSettings) -> dict[str, Any]:
    """A worker's settings as JSON-ready data."""
    data = {f.name: getattr(settings, f.name) for f in fields(settings)}
    paths = {name: str(data[name]) if data[name] else None for name in _PATHS}
    return data | {"key": settings.key.hex(), **paths}


def unpack_settings(data: dict[str, Any]) -> WorkerSettings:
    """The settings a parent sent; the parent is trusted."""
    options = data["options"] | {"passwords": tuple(data["options"].get("passwords", ()))}
    paths = {name: Path(data[name]) if data[name] else None for name in _PATHS}
    return WorkerSettings(**(data | {"key": bytes.fromhex(data["key"]), "options": options, **paths}))


def pack(examined: Examined) -> dict[str, Any]:
    """An answer as JSON-ready data."""
    linked = examined.linked
    return {
        "status": examined.status,
        "reason": examined.reason,
        "detail": examined.detail,
        "media_type": examined.media_type,
        "protection": examined.protection and [examined.protection.scheme, examined.protection.adequate],
        "digest": examined.digest,
        "bytes": examined.bytes,
        "matches": [_matched(m) for m in linked.matches],
        "dropped": [
            [d.entity, d.member, d.where.as_dict(), d.excerpt, list(d.why), d.by, d.times] for d in linked.dropped
        ],
        "counts": linked.counts,
        "truncated": linked.truncated,
        "profiles": [[s, sorted(p.entities), p.about] for s, p in linked.profiles.items()],
        "further": [[sorted(p.entities), p.about, n] for p, n in linked.further],
        "triggers": sorted(examined.triggers),
        "known": examined.known,
        "ocr": [examined.ocr.pages, examined.ocr.seconds, examined.ocr.left],
    }


def unpack(answer: dict[str, Any]) -> Examined:
    """The answer, checked. Raises Broken for anything that a sound worker does not say."""
    try:
        return Examined(
            status=_status(answer["status"]),
            reason=None if answer["reason"] is None else _reason(answer["reason"]),
            detail=str(answer["detail"])[:300],
            media_type=None if answer["media_type"] is None else str(answer["media_type"])[:200],
            protection=answer["protection"]
            and Protection(str(answer["protection"][0])[:60], bool(answer["protection"][1])),
            digest=None if answer["digest"] is None else str(answer["digest"])[:64],
            bytes=int(answer["bytes"]),
            linked=Linked(
                matches=tuple(map(_match, answer["matches"])),
                counts={str(k): int(v) for k, v in answer["counts"].items()},
                truncated=bool(answer["truncated"]),
                profiles={str(s): Profile(frozenset(map(str, e)), _about(a)) for s, e, a in answer["profiles"]},
                further=tuple((Profile(frozenset(map(str, e)), _about(a)), int(n)) for e, a, n in answer["further"]),
                dropped=tuple(map(_look_alike, answer["dropped"][:LOOK_ALIKES])),
            ),
            triggers=frozenset(map(_word, answer["triggers"])),
            known=bool(answer["known"]),
            ocr=_spent(*answer["ocr"]),
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise Broken from error


def _matched(m: Match) -> list[Any]:
    where = m.where.as_dict()
    return [m.entity, m.score, m.member, where, m.excerpt, m.digest, m.subject, m.text, list(m.why), m.by, m.link]


def _match(row: list[Any]) -> Match:
    entity, score, member, where, excerpt, digest, subject, text, why, by, link = row
    if entity not in ENTITIES or not 0 <= float(score) <= 1 or link not in _LINKS:
        raise ValueError
    return Match(
        str(entity), float(score), None if member is None else str(member), _where(where), str(excerpt), str(digest),
        None if subject is None else str(subject), None if text is None else str(text), tuple(map(str, why)),
        str(by), link,
    )  # fmt: skip


def _look_alike(row: list[Any]) -> LookAlike:
    entity, member, where, excerpt, why, by, times = row
    if entity not in ENTITIES:
        raise ValueError
    place = None if member is None else str(member)
    return LookAlike(str(entity), place, _where(where), str(excerpt), tuple(map(str, why)), str(by), int(times))


def _where(data: dict[str, Any]) -> Where:
    if data.get("part") is not None and data["part"] not in _PARTS:
        raise ValueError
    if any(type(value) is not (str if name in _WORDS else int) for name, value in data.items()):
        raise ValueError
    return Where(**data)


def _word(word: Any) -> str:
    if not isinstance(word, str) or not _NAME.fullmatch(word):
        raise ValueError
    return word


def _status(word: Any) -> Status:
    if word not in STATUSES:
        raise ValueError
    return word  # type: ignore[no-any-return]


def _reason(word: Any) -> Reason:
    if word not in _REASONS:
        raise ValueError
    return word  # type: ignore[no-any-return]


def _spent(pages: Any, seconds: Any, left: Any) -> Spent:
    spent = Spent(int(pages), float(seconds), int(left))
    if spent.pages < 0 or not 0 <= spent.seconds < math.inf or spent.left < 0:
        raise ValueError
    return spent


def _about(word: Any) -> About:
    if word not in _ABOUT:
        raise ValueError
    return word  # type: ignore[no-any-return]
