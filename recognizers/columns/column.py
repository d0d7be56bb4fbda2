"""One column of a table, as it was judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recognizers.contract import About
from recognizers.headings.headers import NameKind


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds. `entity` is set for a column of one entity, `name` for a column of names, neither for free text."""

    heading: str
    entity: str | None = None
    name: NameKind | None = None
    about: About = "unknown"
    accepts: Callable[[str], bool] | None = None
    """Whether a cell holds a value of the entity; None: as the entity's recognizer says."""
    flags: bool = False
    """Whether each cell is itself the name of what is said: "iep", "freeLunch"."""
    codes: tuple[tuple[str, str], ...] = ()
    """Of flags that are codes, explained above the table: what each stands for, in small letters, and the entity."""
    over: str = ""
    """The words over the heading in a header of two rows."""
    told: bool = False
    """Whether its cells or the table's title tell the entity, and no heading: a cell that says another thing is left to."""
    sure: bool = False
    """Whether the column as a whole reads as names, so that a name made of ordinary words is one too; of other things, whether it
    surely holds these."""
    beside: int | None = None
    """The place of the column whose cells are the labels of this one's: "smtp_pass" beside a value."""
    parts: tuple[int, int, int] | None = None
    """The places of the columns whose cells are a birth date together: month, day and year, which is this one."""
    whose: bool = False
    """Whether its cells are mail addresses or keys of pupils, each of which says whose a row is."""


NAMING = frozenset({"first", "last", "full"})
"""What `name` says of a column that names whom its rows are about."""


def names_people(columns: Iterable[Column]) -> bool:
    """Whether one of the columns names whom the rows are about."""
    return any(c.name in NAMING for c in columns)
