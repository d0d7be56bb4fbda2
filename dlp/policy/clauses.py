"""The clause list of a pack: every clause of the district's document, and what became of it.

No clause is left out in silence. Each is kept by rules of the pack, shown by a feature of the program and the test that
proves it, waiting for a part of the roadmap, or out of a scanner's reach for a reason that is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dlp.errors import nearest
from dlp.policy.yaml_spots import Spot

Kept = Literal["rules", "feature", "part", "out"]
KEPT: tuple[Kept, ...] = ("rules", "feature", "part", "out")
"""The four ways to keep a clause; each row has exactly one."""

LAST_PART = 12
"""The last part of the roadmap."""


@dataclass(frozen=True, slots=True)
class Row:
    """One clause: where it stands in the document, what it says in our words, and how it is kept.

    `line` counts the lines of the document's text from 1; `sum` is that of the line as it read then ("" if not told).
    Of `rules` (ids), `feature` with its `test` (path::name), `part` of the roadmap and `out` (the reason), one is told.
    """

    id: str
    section: str
    line: int
    says: str
    sum: str = ""
    rules: tuple[str, ...] = ()
    feature: str = ""
    test: str = ""
    part: int = 0
    out: str = ""

    @property
    def kept(self) -> Kept:
        """How the clause is kept."""
        return next(way for way in KEPT if getattr(self, way))


def read(spot: Spot | None) -> tuple[Row, ...]:
    """The rows of a clause list, in its order; none for None. Raises ConfigError with the line of what is wrong."""
    rows: dict[str, Row] = {}
    for one in spot.each() if spot else ():
        row = _row(one)
        if row.id in rows:
            raise one.wrong(f'two clauses have the id "{row.id}"')
        rows[row.id] = row
    return tuple(rows.values())


def disagreements(rows: Sequence[Row], cited_by: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Where rules and clause list say different things of each other, a sentence each; none without a clause list.

    `cited_by` maps the id of each rule to the clauses it cites.
    """
    listed = {row.id: row for row in rows}
    for row in rows:
        for rule in row.rules:
            if rule not in cited_by:
                yield f'the clause "{row.id}" names the rule "{rule}", which there is not{nearest(rule, cited_by)}'
            elif row.id not in cited_by[rule]:
                yield f'the clause "{row.id}" names the rule "{rule}", which does not cite it'
    for rule, clauses in cited_by.items() if listed else ():
        for clause in clauses:
            if clause not in listed:
                yield f'the rule "{rule}" cites "{clause}", which is not in the list{nearest(clause, listed)}'
            elif rule not in listed[clause].rules:
                yield f'the rule "{rule}" cites the clause "{clause}", whose row does not name the rule'


def fate(row: Row) -> str:
    """What became of the clause, in a sentence."""
    if row.kept == "rules":
        return f"Kept by {'this rule' if len(row.rules) == 1 else 'these rules'} of the pack:"
    if row.kept == "feature":
        return f"Shown by what the program does: {row.feature}."
    if row.kept == "part":
        return f"Waits for part {row.part} of the roadmap."
    return f"Out of a scanner's reach: {row.out}."


def changed(rows: Iterable[Row], text: str) -> Iterator[tuple[Row, int | None]]:
    """The rows that do not stand where they did in this text of the document: what to look at when it was revised.

    With each comes the line where its words stand now, the nearest of several; None where they are no more.
    """
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        lines.setdefault(line_sum(line), []).append(number)
    for row in rows:
        places = lines.get(row.sum, [])
        if row.sum and row.line not in places:
            yield row, min(places, key=lambda number: abs(number - row.line), default=None)


def line_sum(line: str) -> str:
    """The sum of a line: the first 8 digits of the SHA-256 of its words, whatever the blanks between them."""
    return hashlib.sha256(" ".join(line.split()).encode()).hexdigest()[:8]


def _row(spot: Spot) -> Row:
    spot.table("a clause", ("id", "section", "line", "says"), ("sum", "test", *KEPT))
    _one_fate(spot)
    part, rules = spot.get("part"), spot.get("rules")

    def text(key: str) -> str:
        found = spot.get(key)
        return found.text() if found else ""

    return Row(
        id=text("id"),
        section=text("section"),
        line=spot.at("line").whole(),
        says=text("says"),
        sum=text("sum"),
        rules=rules.texts() if rules else (),
        feature=text("feature"),
        test=text("test"),
        part=part.whole() if part else 0,
        out=text("out"),
    )


def _one_fate(spot: Spot) -> None:
    """Raises ConfigError unless exactly one thing became of the clause."""
    ways = [way for way in KEPT if way in spot.value]
    if len(ways) != 1:
        raise spot.wrong(f'a clause needs one of "{", ".join(KEPT)}", and this has {" and ".join(ways) or "none"}')
    if ("feature" in ways) != ("test" in spot.value):
        raise spot.wrong("a feature and its test are told together")
    part, rules = spot.get("part"), spot.get("rules")
    if part and part.whole() > LAST_PART:
        raise part.wrong(f"the roadmap ends with part {LAST_PART}")
    if rules and not rules.texts():
        raise rules.wrong('"rules" names no rule')
