"""Tables of pupils to try columns on, and what is read from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]
Table = Callable[..., Grid]
Rows = Sequence[Sequence[str]]

NAMES = ("Sampson, Emma", "Okafor, Devon", "Silva, Mateus", "Bell, Imani", "Foley, Nora")


def said(found: list[Cluster]) -> dict[str, list[str]]:
    """The values of each entity but names, in order."""
    out: dict[str, list[str]] = {}
    for match in (m for c in found for m in c.matches if m.entity != "PERSON"):
        out.setdefault(match.entity, []).append(match.value)
    return out


def listed(*headings: str, columns: Sequence[Sequence[str]]) -> Rows:
    """A list of pupils with these further columns."""
    return [("Student", *headings), *zip(NAMES, *columns, strict=False)]
