"""Things to do: findings gathered by cause of exposure, rule and folder, for one act mends all of a group.

Memory is bounded however many items come: people are counted exactly to 10,000 a thing and from then on as "10,000+";
past a number of groups, or of people remembered, the least grave groups are given up and only counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from connectors.contract import Exposure
from reports.phrases import SUBJECTS_EXACT, people_number
from reports.record import Finding, Outcome, Severity
from reports.words import UNKNOWN, audience, kinds, other_readers, people

GROUPS_KEPT = 5_000
PEOPLE_KEPT = 500_000

_DETAIL = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”|'[^']*'|\d+")

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do. `path` is set if it is about one item alone; `people` is ready to print ("96", "10,000+").

    `files_more` is True if some files of the group may have been given up uncounted ("at least").
    """

    severity: Severity
    source: str
    folder: str
    path: str | None
    exposure: Exposure | None
    rule: str
    title: str
    files: int
    files_more: bool
    people: str
    entities: tuple[str, ...]
    advice: str
    route: tuple[str, ...]
    about: tuple[str, ...]
    actions: tuple[tuple[str, str, int], ...]
    """(planned, state, files) for what is more than a report."""

    @property
    def audience(self) -> str:
        """Who can see it, in words."""
        return audience(self.exposure)

    @property
    def holds(self) -> str:
        """`96 students, health information`."""
        what = kinds(self.entities) or self.title or self.rule
        if self.people == "0":
            return what
        return f"{people(self.people, self.entities, self.about)}, {what}"


@dataclass(slots=True)
class _Group:
    outcome: Outcome
    finding: Finding
    late: bool
    severity: Severity = Severity.NONE
    files: int = 0
    seen: set[int] | None = field(default_factory=set)
    most: int = 0
    unseen: bool = False
    entities: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    actions: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def people(self) -> int:
        return SUBJECTS_EXACT if self.seen is None else max(len(self.seen), self.most)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        exposure = self.outcome.exposure
        return self.severity, self.people, self.files, exposure.level.rank if exposure else 0


class ThingsToDo:
    """Takes outcomes, gives the worst things to do."""

    def __init__(self, groups_kept: int = GROUPS_KEPT, people_kept: int = PEOPLE_KEPT) -> None:
        self._groups: dict[Key, _Group] = {}
        self._groups_kept = groups_kept
        self._people_kept = people_kept
        self._people = 0
        self._dropped = 0

    def add(self, outcome: Outcome) -> None:
        """Count the item's findings that are neither suppressed nor of severity none."""
        touched: set[Key] = set()
        for finding in outcome.findings:
            if finding.suppressed or finding.severity is Severity.NONE:
                continue
            key = (*_cause(outcome), _folder(outcome.path), finding.rule)
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = _Group(_light(outcome), finding, late=self._dropped > 0)
            self._count(group, outcome, finding, first=key not in touched)
            touched.add(key)
        if len(self._groups) > self._groups_kept or self._people > self._people_kept:
            self._give_up()

    def worst(self, number: int) -> list[Thing]:
        """The gravest things, worst first: by severity, then people, then files, then openness, then name."""
        return [_thing(group) for group in self._sorted()[:number]]

    def __len__(self) -> int:
        """How many things to do there are; after giving some up, at least that many."""
        return len(self._groups) + self._dropped

    @property
    def more(self) -> bool:
        """Whether groups were given up, so that `len` may count a group twice and files are "at least"."""
        return self._dropped > 0

    def _count(self, group: _Group, outcome: Outcome, finding: Finding, first: bool) -> None:
        group.severity = max(group.severity, finding.severity)
        matches = [outcome.matches[i] for i in finding.matches if 0 <= i < len(outcome.matches)]
        group.entities.update(m.entity for m in matches)
        group.about.update(finding.about)
        if first:
            group.files += 1
            if outcome.action.planned not in ("none", "flag"):
                group.actions[outcome.action.planned, outcome.action.state] += 1
        self._meet(group, {m.subject for m in matches if m.subject}, finding.subjects)

    def _meet(self, group: _Group, subjects: Iterable[str], number: int) -> None:
        if group.seen is None:
            return
        before = len(group.seen)
        fresh = {hash(s) for s in subjects}  # 8 bytes a person, not 32
        group.unseen |= number > len(fresh)
        group.seen |= fresh
        group.most = max(group.most, number)
        self._people += len(group.seen) - before
        if group.people >= SUBJECTS_EXACT:
            self._people -= len(group.seen)
            group.seen = None

    def _sorted(self) -> list[_Group]:
        by_name = sorted(self._groups.values(), key=lambda g: (g.outcome.source, g.outcome.path, g.finding.rule))
        return sorted(by_name, key=lambda g: g.rank, reverse=True)

    def _give_up(self) -> None:
        """Keep the gravest half by number and by people remembered; count the rest."""
        kept: dict[int, None] = {}
        remembered = 0
        for group in self._sorted()[: self._groups_kept // 2]:
            remembered += len(group.seen or ())
            if kept and remembered > self._people_kept // 2:
                break
            kept[id(group)] = None
        self._dropped += len(self._groups) - len(kept)
        self._groups = {key: group for key, group in self._groups.items() if id(group) in kept}
        self._people = sum(len(group.seen or ()) for group in self._groups.values())


def _cause(outcome: Outcome) -> tuple[str, str]:
    """What makes the item seen: its source, its level and the first reason without what differs from file to file."""
    exposure = outcome.exposure
    if exposure is None:
        return outcome.source, ""
    unknown = UNKNOWN in exposure.reasons
    reason = next((r for r in exposure.reasons if r != UNKNOWN), "")
    general = " ".join(_DETAIL.sub("", reason).split())
    return outcome.source, f"{exposure.channel} {exposure.level} {unknown} {general} {other_readers(exposure)[:3]}"


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _light(outcome: Outcome) -> Outcome:
    """What a group remembers of its first item: no matches, no findings."""
    return Outcome(
        id="", source=outcome.source, uri="", path=outcome.path, size=None, modified=None, media_type=None, version="",
        digest=None, status=outcome.status, reason=None, detail="", protection=None, exposure=outcome.exposure,
    )  # fmt: skip


def _thing(group: _Group) -> Thing:
    finding, outcome = group.finding, group.outcome
    more = group.late or (group.unseen and group.files > 1)
    return Thing(
        severity=group.severity,
        source=outcome.source,
        folder=_folder(outcome.path),
        path=outcome.path if group.files == 1 and not group.late else None,
        exposure=outcome.exposure,
        rule=finding.rule,
        title=finding.title,
        files=group.files,
        files_more=group.late,
        people=people_number(group.people, more and group.people > 0),
        entities=tuple(sorted(group.entities)),
        advice=finding.advice,
        route=finding.route,
        about=tuple(sorted(group.about)),
        actions=tuple((planned, state, n) for (planned, state), n in sorted(group.actions.items())),
    )
