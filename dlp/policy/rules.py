"""What a policy pack is made of: rules, the situations they hold in, and the cases that test them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from connectors.contract import Level
from dlp.policy.clauses import Row
from dlp.policy.situation import Situation
from recognizers.contract import About
from reports.record import Planned, PolicyName, Severity

Facts = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A test of one rule: people with these entities, in this situation; what the rule by itself says of them.

    `action`, `clauses` and `route` are None where the case says nothing of them. `line` is where it stands in the file.
    """

    people: tuple[frozenset[str], ...]
    about: About
    situation: Situation
    expect: Severity
    action: Planned | None = None
    clauses: tuple[str, ...] | None = None
    route: tuple[str, ...] | None = None
    line: int = 0

    @property
    def exposure(self) -> Level:
        """How far the item of the case is open."""
        return self.situation.exposure.level


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It fires for each person who has one of `any`, one of `with_` (if given) and none of `without`, while
    every fact that `when` names has one of the accepted words, and at least `at_least` such people are there.

    `severity` holds at external or public exposure and is lowered for fewer readers; `many` replaces it where ten or
    more people are concerned. `firm` says why a severity holds as written, whoever can see the item. `action` None
    leaves the act to the severity. Rules of one `topic`, from whatever packs, make one finding: the strictest speaks,
    all are cited.
    """

    id: str
    topic: str
    title: str
    any: frozenset[str]
    with_: frozenset[str]
    without: frozenset[str]
    about: frozenset[About]
    when: Facts
    at_least: int
    severity: Severity
    many: Severity
    firm: str
    action: Planned | None
    route: tuple[str, ...]
    citations: tuple[str, ...]
    clauses: tuple[str, ...]
    advice: str
    cases: tuple[Case, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """The document a pack is made from, and the SHA-256 of its text ("" where none is told)."""

    document: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A policy pack: a named, versioned set of rules, and the list of clauses they are made from.

    `adopted`, `reviewed` and `next_review` are dates, None where not told. `purpose` are the clauses that demand a
    purpose for a spot-check, `approver` those that demand an approver and an end for a suppression, None if none does.
    `clauses` are the rows of the clause list.
    """

    name: str
    title: str
    version: str
    adopted: date | None
    reviewed: date | None
    next_review: date | None
    source: Source
    purpose: tuple[str, ...] | None
    rules: tuple[Rule, ...]
    clauses: tuple[Row, ...] = field(default=(), repr=False)
    file: str = ""
    approver: tuple[str, ...] | None = None

    @property
    def short(self) -> PolicyName:
        """Name and version, as records carry them."""
        return PolicyName(self.name, self.version)

    @property
    def clause_ids(self) -> frozenset[str]:
        """The ids of the clause list."""
        return frozenset(row.id for row in self.clauses)
