"""What the store says and is told, as rows: one item, one stretch of a listing, one basis."""

from __future__ import annotations

from typing import NamedTuple


class ItemRow(NamedTuple):
    """One item as it was last examined. The columns are those of `tables.ITEMS`, but for `source` and `gone`."""

    item: str
    stretch: int | None
    position: int | None
    uri: str
    path: str
    size: int | None
    modified: str | None
    version: str
    media_type: str | None
    status: str
    reason: str | None
    detail: str
    scheme: str | None
    adequate: bool | None
    digest: str | None
    bytes: int
    triggers: str
    basis: int
    roster: str | None
    passwords: str | None
    examined: str
    noted: bool
    seen: int


class StretchRow(NamedTuple):
    """One stretch as it was last met. The columns are those of `tables.STRETCHES`, but for `source`."""

    id: int
    place: bytes
    seal: bytes | None
    basis: int | None
    roster: str | None
    passwords: str | None
    size: int
    clean: int
    kept: int


class BasisRow(NamedTuple):
    """What some outcomes rest on: see `dlp.runtime.basis`."""

    id: int
    extraction: str
    detection: str
    manifest: str
