"""The cells of a column in few words: a code for each, equal where the same is found in them.

Large tables say the same in most of their rows. A whole column is coded at once: by what is known of its values, by the
usual form of what it holds, by one look for triggers over all that is left; only what remains is read cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recognizers.columns.column import Column
from recognizers.columns.headerrows import in_no_header
from recognizers.columns.plan import Plan
from recognizers.contract import ISSUED, STATEMENTS, About
from recognizers.disguise.asked import meant
from recognizers.disguise.cells import disguised
from recognizers.headings import headers
from recognizers.headings.reading import Headings
from recognizers.linking.lookalikes import parted
from recognizers.linking.owners import may_be_nobody
from recognizers.tables.cells import Cells
from recognizers.tables.certain import certain_names
from recognizers.tables.rows import could_be_name
from scanners.contract import NOWHERE

NOTHING, SINGLY = 0, -1
"""The code of an empty cell, and that of one whose row is to be read by itself."""

NAMED = frozenset({"first", "last", "middle", "full"})
"""The columns that make the name of a row's person."""

_OF_ONE_WORD = frozenset({"first", "last", "middle"})
"""The columns whose names stand in many rows; those of several words are as quickly told as remembered."""

_KNOWN = 10_000
"""Values of a column of which the code is remembered."""


class Sign(NamedTuple):
    """What cells of one code have in common.

    `found` are their matches, by entity, score and whom they are about; `figures` says that no header holds them,
    `heading` that they read as one, `echo` that nothing in them differs from the heading of their column.
    """

    found: tuple[tuple[str, float, About], ...] = ()
    figures: bool = False
    heading: bool = False
    echo: bool = False


class Coder:
    """Codes the cells of one column; `signs` has what each code means."""

    def __init__(self, column: Column, layout: Plan, cells: Cells, headings: Headings) -> None:
        self._column = column
        self._layout = layout
        self._cells = cells
        self._headings = headings
        self._known: dict[str, int] = {"": NOTHING}
        self._numbers = {Sign(): NOTHING}
        self.signs = [Sign()]
        self._own = headers.key(column.heading)
        self._over = headers.key(column.over)
        self._usual = headings.usual(column.entity, column.accepts)
        self._usual_code: int | None = None
        told = column.entity is not None and column.entity not in STATEMENTS and not (column.name or column.flags)
        self._accepts = column.accepts or headings.accepts[column.entity or ""] if told else None
        self._accepted: tuple[tuple[str, float, About], ...] | None = None
        self._is_text = column.entity is None and column.name is None and not column.flags

    def codes(self, values: Sequence[str]) -> list[int]:
        """The code of each value."""
        if self._usual is None:
            codes = list(map(self._known.get, values))
            left = [i for i, code in enumerate(codes) if code is None] if None in codes else []
        else:
            # quicker told than remembered: such values are different in every row
            left = self._usual.others(values)
            codes = [self._code_of_usual(values, left)] * len(values)
        if left:
            coded = self._coded(list(dict.fromkeys(map(values.__getitem__, left))))
            for i in left:
                codes[i] = coded[values[i]]
        return codes  # type: ignore[return-value]  # none is left without

    def _code_of_usual(self, values: Sequence[str], others: Sequence[int]) -> int | None:
        """The code of the values of the usual form, of which all are but some; None if there is none yet."""
        if self._usual_code is None and len(others) < len(values):
            first = next((i for i, other in enumerate(others) if i != other), len(others))
            self._usual_code = self._read(values[first])
        return self._usual_code

    def _coded(self, values: list[str]) -> dict[str, int]:
        """The codes of different values, by the cheapest way that tells each."""
        coded = {v: code for v in values if (code := self._known.get(v)) is not None} if self._usual else {}
        values = [v for v in values if v not in coded] if coded else values
        new: dict[str, int] = {}
        names: dict[str, int] = {}
        if self._column.name not in {None, "other"}:
            certain, values = certain_names(values, self._headings, self._own)
            if certain:
                names = dict.fromkeys(certain, self._read(min(certain, key=len)))
        odd = dict.fromkeys(disguised(values), SINGLY)
        new.update(odd)
        values = [v for v in values if v not in odd] if odd else values
        if self._is_text:
            silent = self._cells.silent(self._column.heading, [v.strip() for v in values])
            new.update((v, self._number(self._with_looks(v, ()))) for v, s in zip(values, silent, strict=True) if s)
            values = [v for v, s in zip(values, silent, strict=True) if not s]
        new.update((v, self._read(v)) for v in values)
        if len(self._known) > _KNOWN:
            self._known = {"": NOTHING}
        self._known.update(new)
        if self._column.name in _OF_ONE_WORD:
            self._known.update(names)
        return {**coded, **names, **new} if coded or names else new

    def _read(self, value: str) -> int:
        """The code of one value, read as the cells of its column are."""
        value = value.strip()
        column = self._column
        if not value or column.parts is not None:
            return SINGLY if value else NOTHING  # what a year comes to, its month and day say
        if self._is_text and not self._cells.free_text(column.heading, value):
            return self._number(self._with_looks(value, ()))
        if self._accepted is not None and self._accepts is not None:
            fits = self._accepts(value)
            broken_up = not fits and column.entity is not None and meant(column.entity, value) is not None
            # as it stands, a value that is broken up or misread is told by its cell alone
            return SINGLY if broken_up else self._number(self._with_looks(value, self._accepted if fits else ()))
        found, _weak = parted(self._cells.read(column, value, NOWHERE, self._layout))
        if found and column.name in NAMED and (not could_be_name(value) or may_be_nobody(value)):
            return SINGLY
        if column.entity not in ISSUED and any(m.entity in ISSUED for m in found):
            return SINGLY  # a number in a text tells its person as a column of numbers does
        said = tuple((m.entity, m.score, m.about) for m in found)
        self._accepted = said or None
        return self._number(self._with_looks(value, said))

    def _with_looks(self, value: str, found: tuple[tuple[str, float, About], ...]) -> Sign:
        value = value.strip()
        if in_no_header(value):
            return Sign(found, figures=True)
        key = headers.key(value)
        return Sign(found, False, self._headings.known(value), not key or key in (self._own, self._over))

    def _number(self, sign: Sign) -> int:
        if sign not in self._numbers:
            self._numbers[sign] = len(self.signs)
            self.signs.append(sign)
        return self._numbers[sign]
