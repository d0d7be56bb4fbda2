"""What the parent asks about one item, and what a worker says of it. Light: no recognizer comes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dlp.policy.linking import Linked
from reports.record import Reason, Status
from scanners.contract import OcrBudget, Protection, Spent

TABLES = "tables"
"""Stands among the triggers of an item that holds a table: columns are read by their headings, past the gate."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the parent asks of a worker about one item; the bytes come beside it. `folder` is the name of its folder.

    `known` are keyed digests of contents read before, each with the name and folder they had then: if the item is one
    of them and its names say nothing else, the answer is `known` and no more is read. `ocr` is what the run has left
    for OCR; None: any amount.
    """

    name: str
    titles: tuple[str, ...] = ()
    folder: str = ""
    known: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ocr: OcrBudget | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What a worker says of one item. `bytes` is what was handed to scanners, members included.

    `triggers` are the entities whose triggers were met or that were found, and TABLES. `known`: the
    content and the names are those of an item read before with this digest, and nothing else is said here. `ocr` is
    what OCR has cost.
    """

    status: Status
    reason: Reason | None
    detail: str
    media_type: str | None
    protection: Protection | None
    digest: str | None
    bytes: int
    linked: Linked
    triggers: frozenset[str] = frozenset()
    known: bool = False
    ocr: Spent = field(default_factory=Spent)


def unread(reason: Reason, detail: str, status: Status = "unreadable") -> Examined:
    """What is said of an item of which nothing is known."""
    return Examined(status, reason, detail, None, None, None, 0, Linked())
