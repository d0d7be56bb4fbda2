"""One column of a table, as it was judged."""

from __future__ import annotations

from dataclasses import dataclass

from recognizers.contract import About
from recognizers.headers import NameKind


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds. `entity` is set for a column of one entity, `name` for a column of names, neither for free text."""

    heading: str
    entity: str | None = None
    name: NameKind | None = None
    about: About = "unknown"
