"""Everything a verdict depends on besides the matches: who can see the item, who gets it, and what is on file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.contract import Exposure, Level
from dlp.policy.vocabulary import OUTSIDE, Approval, Consent, Place, Protected, Recipient


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts around one item, as connectors and registers gave them. What is not known is the cautious word.

    `recipients` are the kinds of people it is sent to, empty if it is not sent. `homes` are the keys of `[homes]` whose
    folders hold the item. `consent` is that of the people without an entry of their own in `consents`, which maps the
    subject of a match to theirs. `exempt` are the clauses (policy and id) that do not bind the position of the item's
    owner: what only they ask for is told and does not count (MB-50).
    """

    exposure: Exposure
    recipients: frozenset[Recipient] = frozenset()
    consent: Consent = "missing"
    protection: Protected = "none"
    approval: Approval = "absent"
    place: Place = "elsewhere"
    homes: frozenset[str] = frozenset()
    consents: Mapping[str, Consent] = field(default_factory=dict)
    exempt: frozenset[tuple[str, str]] = frozenset()

    @property
    def addressed(self) -> frozenset[str]:
        """The recipients as a rule sees them: `unknown` stands for none known."""
        return self.recipients or frozenset({"unknown"})

    @property
    def reach(self) -> Level:
        """How far the item is open, in effect: its exposure, its recipients and its protection taken together.

        Somebody outside makes it `external` at least. Guardians alone, each with a right to this record, are as if it
        were still its owner's (34 CFR 99.10); staff and vendors under contract are a group (99.31(a)(1)). Who has no
        password is kept out by strong protection, so that leaves at most a group. Nothing closes what is `public`,
        but for protection.
        """
        level = self.exposure.level
        if level is not Level.PUBLIC and self.recipients:
            level = self._sent(level)
        return level if self.protection != "strong" else min(level, Level.GROUP, key=lambda one: one.rank)

    def _sent(self, level: Level) -> Level:
        if self.recipients & OUTSIDE:
            return Level.EXTERNAL
        if "unknown" in self.recipients:
            return level
        return Level.OWNER if self.recipients == {"guardian"} else min(level, Level.GROUP, key=lambda one: one.rank)
