"""Suppressions laid over findings: a finding whose every value was accepted, or marked false, stays and does not count.

A finding is known by its rule, the keyed digests of its matches and where it lies, never by a line number: a new value
in the same file brings it back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dlp.policy.onfile.shelf import Shelf
from dlp.policy.rules import Pack
from reports.record import Finding, Match, Suppressed

if TYPE_CHECKING:
    from dlp.policy.registers.suppressions import Suppression

NAME = "suppressions"


@dataclass(frozen=True, slots=True)
class Laid:
    """The findings of an item, and the rows (by index) that speak of the item, and that held."""

    findings: tuple[Finding, ...]
    met: frozenset[int] = frozenset()
    used: frozenset[int] = frozenset()


class Suppressions:
    """The rows in force. `demanding` are the packs that let no finding go without an approver and an end (QU-23)."""

    def __init__(self, rows: Iterable[Suppression], demanding: Collection[str] = ()) -> None:
        self.rows = tuple(rows)
        self._demanding = frozenset(demanding)
        self._paths: dict[str, list[int]] = {}
        self._wide: list[int] = []
        for number, row in enumerate(self.rows):
            if row.scope == "item":
                self._paths.setdefault(row.path.strip("/"), []).append(number)
            else:
                self._wide.append(number)

    def lay(
        self, source: str, path: str, findings: Sequence[Finding], matches: Sequence[Match], whole: bool = True
    ) -> Laid:
        """The findings, those that are suppressed marked so. `whole` is whether every match of the item is given:
        where some are not, only a row for every value (`*`) holds."""
        met = [n for n in (*self._paths.get(path, ()), *self._wide) if self.rows[n].reaches(source, path)]
        if not met:
            return Laid(tuple(findings))
        used: set[int] = set()
        laid = tuple(self._one(finding, matches, met, whole, used) for finding in findings)
        return Laid(laid, frozenset(met), frozenset(used))

    def _one(
        self, finding: Finding, matches: Sequence[Match], met: Sequence[int], whole: bool, used: set[int]
    ) -> Finding:
        rows = [n for n in met if self.rows[n].rule == finding.rule and self._may(self.rows[n], finding)]
        every = [n for n in rows if self.rows[n].of_every_value]
        if every:
            rows = every[:1]
        else:
            wanted = {matches[index].digest for index in finding.matches}
            rows = [n for n in rows if wanted.intersection(self.rows[n].digests)]
            if not whole or not wanted or wanted.difference(*(self.rows[n].digests for n in rows)):
                return finding
        used.update(rows)
        ends = [day for n in rows if (day := self.rows[n].last_day()) is not None]
        by = self.rows[rows[0]]
        return replace(finding, suppressed=Suppressed(by.approver or by.by, min(ends).isoformat() if ends else None))

    def _may(self, row: Suppression, finding: Finding) -> bool:
        demanded = {clause.policy for clause in finding.clauses} | {finding.rule.partition(".")[0]}
        return not demanded & self._demanding or bool(row.approver and row.expires)


def of(shelf: Shelf, demanding: Collection[str] = ()) -> Suppressions:
    """The suppressions of a run's registers."""
    return Suppressions(shelf.rows(NAME), demanding)


def unused(
    suppressions: Suppressions,
    seen: Mapping[int, bool],
    sources: Collection[str],
    whole: bool,
    comparable: bool = True,
) -> Iterator[Suppression]:
    """The rows that held nowhere in a run.

    `seen` maps the rows that spoke of some item to whether they held. Of the others only those are unused whose source
    was listed as a `whole`: a run over one file says nothing of the rest. `comparable` is whether digests are made
    with a key that is kept: without it, nothing is told by a row of digests that held nowhere.
    """
    for number, row in enumerate(suppressions.rows):
        if not comparable and not row.of_every_value:
            continue
        if number in seen:
            if not seen[number]:
                yield row
        elif whole and (row.source in sources if row.source else bool(sources)):
            yield row


def unapproved(rows: Iterable[Suppression], packs: Sequence[Pack]) -> dict[int, str]:
    """By the `id` of each row without an approver or an end: the clauses that demand both of it, "" where a pack
    demands it without one.

    A pack demands it of its own rules and of those of a topic it speaks of: findings of one topic are one.
    """
    found: dict[int, str] = {}
    topics = {rule.id: rule.topic for pack in packs for rule in pack.rules}
    for pack in packs:
        spoken = {rule.topic for rule in pack.rules}
        for row in rows if pack.approver is not None else ():
            if not (row.approver and row.expires) and topics.get(row.rule) in spoken:
                found[id(row)] = ", ".join(pack.approver or ())
    return found


def remarks(shelf: Shelf, rows: Iterable[Suppression], packs: Sequence[Pack] = ()) -> Iterator[str]:
    """For each file, the lines of rows that are unused, as a sentence, and why where an approver and an end lack."""
    kept = shelf.kept.get(NAME)
    if kept is None:
        return
    unused_rows = tuple(rows)
    demanded = unapproved(unused_rows, packs)
    lost = {id(row): demanded.get(id(row)) for row in unused_rows}
    for table in kept.tables:
        here = [row for row in table.rows if id(row) in lost]
        for clause in dict.fromkeys(lost[id(row)] for row in here):
            lines = [row.line for row in here if lost[id(row)] == clause]
            if clause is None:
                yield f"{_named(table.file, lines)} matched nothing: is it still needed?"
            else:
                need = f"need{'s' if len(lines) == 1 else ''}"
                yield f"{_named(table.file, lines)} {need} an approver and an end{f' ({clause})' if clause else ''}"


def _named(file: Path, lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:5])) + (", …" if len(lines) > 5 else "")
    return f"{file.name}: line{'s' if len(lines) > 1 else ''} {shown}"
