"""What earlier runs know, laid beside a listing: what is carried forward, what is read, what is kept of it.

The key of an outcome is the item's version, its extraction and its detection (`basis.py`). Judging is no part of it:
stored matches are judged again in every run, so a change of policy, register, consent or exposure reads nothing. A
roster that changed reads at once what names somebody who has gone from it, and everything else within `refresh_days`.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from connectors.contract import EXCLUDED, Connector, FolderNaming, Item, Reason, Stretch, Stretching, Unlisted
from dlp.keeping.store.rows import BasisRow, ItemRow, StretchRow
from dlp.runtime import stored
from dlp.runtime.basis import Basis, Change, change
from dlp.runtime.examined import Examined, unread
from dlp.runtime.shared import LISTS
from reports.record import Status

if TYPE_CHECKING:  # brings SQLAlchemy in, a third of the start of a run that keeps nothing
    from dlp.keeping.store.kept import Kept

RETRIED: frozenset[Reason | None] = frozenset({"timeout", "denied", "vanished", "changed"})
"""Reasons that may be gone by the next night."""

_LEAST = 4_096
"""Bytes of an item from which on it is asked whether its content is known from another one: less is soon read."""

_CANDIDATES = 8
_CHUNK = 256
_UNLISTED = 100


@dataclass(frozen=True, slots=True)
class Terms:
    """What a run's outcomes rest on, besides the items.

    `number` is the basis's in the store, `manifest` its own, `bases` all that earlier outcomes rest on; `passwords` the
    digest of those that are tried; `run` the run's number; `people` gives the subjects whom the roster knows.
    """

    basis: Basis
    manifest: str
    number: int
    bases: Mapping[int, BasisRow]
    roster: str | None
    passwords: str
    run: int
    today: date
    refresh_days: int = 30
    people: Callable[[], frozenset[str]] = frozenset


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was met: its outcome, if that stands (`carried`), else contents that it may turn out to be.

    `row` is what is known of it, `offers` rows by the digest of their content.
    """

    met: Item | Unlisted
    position: int
    row: ItemRow | None = None
    carried: Examined | None = None
    offers: Mapping[str, ItemRow] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, tuple[str, str]]:
        """The offers as a worker takes them: by digest, the name and the folder's name."""
        return {digest: _names(row.path) for digest, row in self.offers.items()}


@dataclass(slots=True)
class Part:
    """A stretch of a listing with what is known. `entries` is to be gone through before the next part is asked for.

    `clean` counts items that are not among the entries: nothing was in them, and they stand as they stood. `number` is
    the store's of the stretch (None: it is kept by no one), `whole` that it stands as a whole. The rest is filled in
    while outcomes are kept.
    """

    stretch: Stretch
    entries: Iterator[Entry]
    clean: int = 0
    number: int | None = None
    whole: bool = False
    without: int = 0
    locked: bool = False
    retried: bool = False
    rosters: set[str | None] = field(default_factory=set)


def stretches(connector: Connector) -> Iterator[Stretch]:
    """A listing in stretches, whether the connector can do so by itself or not."""
    if isinstance(connector, Stretching):
        yield from connector.stretches()
    else:
        yield from _in_chunks(connector.items())
    if isinstance(connector, FolderNaming):
        yield from _in_chunks(connector.bare_folders())


def _in_chunks(listing: Iterator[Item | Unlisted]) -> Iterator[Stretch]:
    while chunk := tuple(islice(listing, _CHUNK)):
        yield Stretch(b"", None, len(chunk), lambda _, told=chunk: enumerate(told))  # type: ignore[misc]


def fresh(connector: Connector) -> Iterator[Part]:
    """A listing of which nothing is known and nothing kept."""
    for stretch in stretches(connector):
        yield Part(stretch, (Entry(met, position) for position, met in stretch.make(None)))


class Remembering:
    """One source within one run that remembers; used by one thread.

    `recalls` False reads everything anew, `keeps` False writes nothing, `all_items` has every item told. For each part:
    go through its entries, `keep` each outcome in their order, `end` it; at last `finish`, and `close` in any case.
    """

    def __init__(
        self, kept: Kept, terms: Terms, *, recalls: bool = True, keeps: bool = True, all_items: bool = False
    ) -> None:
        self._kept = kept
        self._terms = terms
        self._recalls = recalls
        self._keeps = keeps
        self._all_items = all_items
        self._changes: dict[int, Change] = {}
        self._unlisted: list[str] = []

    def parts(self, connector: Connector) -> Iterator[Part]:
        """The listing, part by part."""
        for stretch in stretches(connector):
            row = self._kept.stretch(stretch.place) if stretch.seal is not None else None
            if row is not None and self._stands(row, stretch):
                yield self._whole(stretch, row)
                continue
            number = row.id if row is not None else None
            if number is None and self._keeps and stretch.seal is not None:
                number = self._kept.begin(stretch.place)
            yield Part(stretch, self._each(stretch), number=number)

    def outcome(self, offer: ItemRow) -> Examined | None:
        """The outcome of an offer that an item turned out to be; None if it cannot be had any more."""
        return self._examined(offer, self._kept.contents([offer.item]).get(offer.item))

    def keep(self, part: Part, entry: Entry, found: Examined, offer: ItemRow | None = None) -> None:
        """Keep an outcome for later runs. `offer` is the one whose content it was, where it was not read itself."""
        if isinstance(entry.met, Unlisted) and entry.met.reason in RETRIED:
            self._unlisted.append(entry.met.uri)
        if not self._keeps or (part.whole and entry.carried is found):
            return
        terms = self._terms
        if entry.carried is found and entry.row is not None:
            row = entry.row._replace(basis=terms.number)
        else:
            row = stored.row(
                entry.met, found, basis=terms.number, roster=terms.roster, passwords=terms.passwords, run=terms.run
            )
            if offer is not None:
                row = row._replace(roster=offer.roster, examined=offer.examined)
        row = row._replace(stretch=part.number, position=entry.position)
        part.without += not row.noted
        part.locked |= row.passwords is not None
        part.retried |= found.reason in RETRIED
        part.rosters.add(row.roster)
        if entry.carried is found and entry.row is not None:
            self._kept.confirm(row)
        else:
            self._kept.put(row, stored.content(found, self._terms.people()))

    def end(self, part: Part) -> None:
        """All of a part was kept: from now on it stands as a whole, unless something of it is to be tried again."""
        if part.whole or part.number is None or not self._keeps or part.retried or len(part.rosters) > 1:
            return
        passwords = self._terms.passwords if part.locked else None
        roster = next(iter(part.rosters), None)
        stretch = part.stretch
        self._kept.seal(
            StretchRow(
                part.number, stretch.place, stretch.seal, self._terms.number, roster, passwords, stretch.size,
                part.without, self._terms.run,
            )
        )  # fmt: skip

    def finish(self) -> None:
        """The source was listed to its end: what was not met has gone from it."""
        if self._keeps:
            self._kept.finish(self._unlisted if len(self._unlisted) <= _UNLISTED else None)

    def close(self) -> str | None:
        """Keep what was done so far. Says what went wrong with the store, None if nothing did."""
        if self._keeps:
            self._kept.flush()
        self._kept.close()
        return self._kept.trouble

    def _stands(self, row: StretchRow, stretch: Stretch) -> bool:
        terms = self._terms
        return (
            self._recalls
            and not self._all_items
            and row.seal == stretch.seal
            and row.size == stretch.size
            and (row.basis, row.roster) == (terms.number, terms.roster)
            and row.passwords in (None, terms.passwords)
        )

    def _whole(self, stretch: Stretch, row: StretchRow) -> Part:
        if self._keeps:
            self._kept.whole(row)
        noted = {r.position or 0: r for r in self._kept.noted(row.id)} if row.clean < row.size else {}
        contents = self._kept.contents([r.item for r in noted.values()]) if noted else {}

        def entries() -> Iterator[Entry]:
            for position, met in stretch.make(noted.keys()) if noted else ():
                known = noted[position]
                carried = stored.examined(known, contents.get(known.item)) if known.item == met.id else None
                yield Entry(met, position, known, carried)

        return Part(stretch, entries(), row.size - len(noted), row.id, whole=True)

    def _each(self, stretch: Stretch) -> Iterator[Entry]:
        listing = stretch.make(None)
        while chunk := list(islice(listing, _CHUNK)):
            rows = self._kept.items([met.id for _, met in chunk]) if self._recalls else {}
            standing = {m.id for _, m in chunk if m.id in rows and self._carries(rows[m.id], m)}
            contents = self._kept.contents([item for item in standing if rows[item].noted]) if standing else {}
            for position, met in chunk:
                row = rows.get(met.id)
                if row is not None and met.id in standing:
                    carried = self._examined(row, contents.get(met.id))
                    yield Entry(met, position, row, carried)
                else:
                    yield Entry(met, position, row, None, self._offers(met, row))

    def _examined(self, row: ItemRow, content: tuple[int, bytes] | None) -> Examined | None:
        """The outcome of a row; None if it has to be had anew, as one has that names somebody who left the roster."""
        return stored.examined(row, content, None if row.roster == self._terms.roster else self._terms.people)

    def _carries(self, row: ItemRow, met: Item | Unlisted) -> bool:
        """Whether what is known of an item holds for what was met now."""
        if row.version != met.version:
            return False
        if isinstance(met, Unlisted):
            return row.reason == met.reason and met.reason not in RETRIED
        return row.reason not in EXCLUDED and self._holds(row)

    def _holds(self, row: ItemRow) -> bool:
        """Whether an outcome would be the same if its item, as it was then, were examined now."""
        if row.reason in RETRIED or row.passwords not in (None, self._terms.passwords):
            return False
        return not self._due(row) and not self._change(row.basis).concerns(frozenset(row.triggers.split()))

    def _due(self, row: ItemRow) -> bool:
        """Whether another roster makes it necessary to look again, now. The turns of items are spread over the days."""
        if row.roster == self._terms.roster:
            return False
        if row.roster is None or self._terms.roster is None or self._terms.roster.startswith(LISTS):
            return True  # who was put on a list of opt-outs today is not to be published until next month
        today, days = self._terms.today, self._terms.refresh_days
        age = (today - datetime.fromisoformat(row.examined).date()).days
        return age >= days or (age > 0 and zlib.crc32(row.item.encode()) % days == today.toordinal() % days)

    def _change(self, number: int) -> Change:
        """How detection changed since that basis; everything, if extraction did."""
        if (known := self._changes.get(number)) is None:
            earlier, terms = self._terms.bases.get(number), self._terms
            if number == terms.number:
                known = Change()
            elif earlier is None or earlier.extraction != terms.basis.extraction:
                known = Change(everything=True)
            else:
                known = change(earlier.manifest, terms.manifest)
            self._changes[number] = known
        return known

    def _offers(self, met: Item | Unlisted, row: ItemRow | None) -> dict[str, ItemRow]:
        """What an item may turn out to be: itself, with another date; another one that was moved or copied."""
        if not self._recalls or isinstance(met, Unlisted) or not met.size:
            return {}
        rows = [row] if row is not None and row.size == met.size else []
        if met.size >= _LEAST:
            rows += self._kept.of_size(met.size, _CANDIDATES)
        return {r.digest: r for r in reversed(rows) if r.digest and r.reason not in EXCLUDED and self._holds(r)}


def unlisted(met: Unlisted) -> Examined:
    """What there is to say of something that is not read."""
    return unread(met.reason, met.detail, status_of(met.reason))


def status_of(reason: Reason) -> Status:
    """The status of something that its source does not hand over for this reason."""
    return "excluded" if reason in EXCLUDED else "unreadable"


def _names(path: str) -> tuple[str, str]:
    """The name of an item and that of its folder."""
    folder, _, name = path.rpartition("/")
    return name, folder.rpartition("/")[2]
