"""How an outcome stands in the store, and comes back: as a worker says it, without any value that was revealed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

from connectors.contract import Item, Unlisted
from dlp.keeping.store.rows import ItemRow
from dlp.policy.linking import Linked
from dlp.runtime.examined import Examined
from dlp.runtime.messages import Broken, pack, unpack
from reports.record import printable_path
from scanners.contract import Protection

FORM = 2
"""The form in which contents are packed now; one of another form is read anew."""

_LISTED = "listed"
"""Beside what a worker said: the subjects of an item whom the roster knew."""

_NOTHING = Linked()
_UNPAID = (0, 0.0, 0)


def content(examined: Examined, people: frozenset[str] = frozenset()) -> tuple[int, bytes] | None:
    """What was found in an item, packed; None if nothing was. `people` are the subjects whom the roster knows."""
    if examined.linked == _NOTHING:
        return None
    # look-alikes are shown where somebody asks, and kept nowhere; what OCR cost was paid by the run that read it
    told = pack(examined) | {"dropped": [], "ocr": _UNPAID}
    met = {match.subject for match in examined.linked.matches} | examined.linked.profiles.keys()
    told[_LISTED] = sorted(people & met)
    for match in told["matches"]:
        match[7] = None  # the text, which is there with --reveal alone
    return FORM, zlib.compress(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 1)


def examined(
    row: ItemRow, packed: tuple[int, bytes] | None, people: Callable[[], frozenset[str]] | None = None
) -> Examined | None:
    """The outcome a row tells; None if its content is of another form, or damaged.

    `people` gives the subjects whom the roster knows now, where it is not the one that the outcome rests on: None also
    if the outcome names somebody of that roster who has gone from it.
    """
    if packed is not None:
        form, body = packed
        try:
            told = json.loads(zlib.decompress(body))
            if form != FORM or (people is not None and not people().issuperset(told.get(_LISTED, ()))):
                return None
            return unpack({"ocr": _UNPAID} | told)
        except (zlib.error, ValueError, TypeError, AttributeError, Broken):
            return None
    protection = None if row.scheme is None else Protection(row.scheme, bool(row.adequate))
    return Examined(
        status=row.status,  # type: ignore[arg-type]  # written by `row` below
        reason=row.reason,  # type: ignore[arg-type]
        detail=row.detail,
        media_type=row.media_type,
        protection=protection,
        digest=row.digest,
        bytes=row.bytes,
        linked=_NOTHING,
        triggers=frozenset(row.triggers.split()),
    )


def row(met: Item | Unlisted, found: Examined, *, basis: int, roster: str | None, passwords: str, run: int) -> ItemRow:
    """The row of an outcome that is new. `passwords` is the digest of the list that was tried.

    Its place in the listing is filled in by whoever keeps it.
    """
    locked = found.protection is not None or found.reason == "encrypted"
    return ItemRow(
        item=met.id,
        stretch=None,
        position=None,
        uri=met.uri,
        path=printable_path(met.path),
        size=met.size,
        modified=None if met.modified is None else met.modified.isoformat(),
        version=met.version,
        media_type=found.media_type,
        status=found.status,
        reason=found.reason,
        detail=found.detail,
        scheme=found.protection.scheme if found.protection else None,
        adequate=found.protection.adequate if found.protection else None,
        digest=found.digest,
        bytes=found.bytes,
        triggers=" ".join(sorted(found.triggers)),
        basis=basis,
        roster=roster,
        passwords=passwords if locked else None,
        examined=datetime.now(UTC).isoformat(timespec="seconds"),
        noted=found.status != "examined" or found.linked != _NOTHING,
        seen=run,
    )
