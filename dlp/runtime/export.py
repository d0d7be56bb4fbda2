"""The export of the student system as an item of a run: not read, but a finding where others can read it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from connectors.contract import CannotRead, Exposure, Item, Level, Unlisted
from dlp.keeping.roster.openness import RULE, SEVERITY, Openness, openness
from dlp.policy.pack import Pack
from reports.record import Clause, Finding, Severity

NAME = "roster-export"
DETAIL = "the export that the roster is imported from: who can read it is looked at, its rows are not"

_TITLE = "The export of the student system can be read by others"
_ADVICE = (
    "The export holds names, numbers, birth dates and addresses of every student. Close it to all accounts but the one "
    "that imports it (chmod -R go= on the folder), or remove it after the import; then see who could read it until now."
)
_CITATIONS = ("34 CFR 99.31(a)(1)(ii)",)
_LAW = ("ferpa", "99.31(a)(1)(ii)")


class Export:
    """A Connector that lists the export while others can read it, and nothing once it is closed or gone.

    `people` is how many people its roster holds. After listing, `met` says whether there was something to list.
    """

    def __init__(self, source: Path, people: int) -> None:
        self._source = source.absolute()
        self._people = people
        self.met = False

    @property
    def name(self) -> str:
        """The source's name, the first half of the item's id."""
        return NAME

    @property
    def place(self) -> str:
        """What the store knows the source by; the same folder may be a source of its own besides."""
        return f"{NAME}:{self._source}"

    def items(self, since: str | None = None) -> Iterator[Item | Unlisted]:  # noqa: ARG002  no change feed
        """The export, as one thing that is left unread on purpose, or nothing."""
        found = openness(self._source)
        self.met = found is not None
        if found is not None:
            yield Unlisted(
                id=hashlib.sha256(self.place.encode("utf-8", "surrogateescape")).hexdigest()[:32],
                source=NAME,
                uri=self._source.as_uri(),
                path=self._source.name,
                reason="policy",
                detail=DETAIL,
                version=found.modes,
                exposure=_exposure(found),
            )

    def open(self, item: Item) -> BinaryIO:  # noqa: ARG002  as any connector
        """Nothing of it is read. Raises CannotRead."""
        raise CannotRead("policy", DETAIL)

    def finding(self, met: Unlisted, packs: Sequence[Pack]) -> Finding:
        """What is said of an open export."""
        pack, clause = _LAW
        return Finding(
            id=hashlib.sha256(f"{met.id}\0{RULE}".encode()).hexdigest()[:16],
            rule=RULE,
            title=_TITLE,
            severity=Severity.of(SEVERITY),
            citations=_CITATIONS,
            clauses=tuple(Clause(one.name, clause, one.version) for one in packs if one.name == pack),
            matches=(),
            subjects=self._people,
            route=("technology director", "privacy officer"),
            advice=_ADVICE,
            action="flag",
        )


def _exposure(found: Openness) -> Exposure:
    if found.who == "everybody":
        return Exposure(Level.DISTRICT, (found.words,), readers=("everyone",))
    return Exposure(Level.GROUP, (found.words,), readers=("its group",))
