"""Matches to people: who each match belongs to, masked, counted, and no more kept than asked for.

Runs in the worker, on a stream: a table of ten million rows is linked row by row in constant memory.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dlp.privacy import Digester, excerpt, mask
from recognizers.contract import ISSUED, About, Cluster, RawMatch, Tally
from reports.record import LookAlike, Match
from scanners.contract import Where

EXACT_SUBJECTS = 10_000
"""Distinct people are counted exactly up to this many an item (CONTRACT.md)."""

LOOK_ALIKES = 20
"""Look-alikes that are kept of an item; of one kind and one reason only the first is."""

NAMED = "PERSON"

_TELLING = ("SASID", "US_SSN")
"""Numbers of which a person has one: two people of one name are told apart by them."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one person in one item: the entities tied to them, whether they are named, who they are."""

    entities: frozenset[str]
    about: About


@dataclass(frozen=True, slots=True)
class Linked:
    """The linked matches of one item.

    `profiles` maps a subject to its profile, exact to EXACT_SUBJECTS people; `further` counts the people beyond, by
    profile. `counts` holds the true number of matches an entity, `matches` at most the limit asked for.
    """

    matches: tuple[Match, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    truncated: bool = False
    profiles: dict[str, Profile] = field(default_factory=dict)
    further: tuple[tuple[Profile, int], ...] = ()
    dropped: tuple[LookAlike, ...] = ()
    """The first look-alike of each kind and reason, LOOK_ALIKES at most; none where nobody asked for them."""


def canonical_name(name: str) -> str:
    """One spelling for the usual ways to write one name: "Sampson, Emma J." and "emma sampson" are "emma sampson".

    Initials alone stay initials: "R.H." is "r h".
    """
    last, comma, first = name.partition(",")
    words = f"{first} {last}" if comma else name
    folded = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    said = re.split(r"[^\w'’-]+", folded)
    parts = [p for p in said if len(p.strip("'’-_")) > 1]
    if not parts:  # initials beside a grade or a room name somebody at the school
        letters = [p for p in said if p.isalpha()]
        return " ".join(letters) if len(letters) > 1 else ""
    if len(parts) > 2:
        parts = [p for p in parts if p not in _SUFFIXES]
    return " ".join(parts[:1] + parts[-1:] if len(parts) > 2 else parts)


def of_roster(digester: Digester, key: str) -> str:
    """The subject of a person of the roster, by the key that its index has for them."""
    return digester.value("subject", f"roster:{key}")[:16]


class Linking:
    """Takes clusters, gives `Linked`. `limit` is the number of matches kept an entity, 0 for all."""

    def __init__(self, digester: Digester, limit: int, reveal: bool = False) -> None:
        self._digester = digester
        self._limit = limit
        self._reveal = reveal
        self._matches: list[Match] = []
        self._counts: Counter[str] = Counter()
        self._truncated = False
        self._profiles: dict[str, tuple[set[str], About]] = {}
        self._further: Counter[tuple[frozenset[str], About]] = Counter()
        self._numbers: dict[tuple[str, str], set[str]] = {}
        self._owners: dict[str, str | None] = {}
        self._nameless: dict[str, str] = {}
        self._dropped: dict[tuple[str, tuple[str, ...]], LookAlike] = {}

    def full(self, entities: Iterable[str]) -> bool:
        """Whether of each of these as many matches are kept as were asked for."""
        return bool(self._limit) and all(self._counts[entity] >= self._limit for entity in entities)

    def crowded(self) -> bool:
        """Whether as many people are told apart as will be."""
        return len(self._profiles) >= EXACT_SUBJECTS

    def add(self, member: str | None, clusters: Iterable[Cluster | Tally]) -> None:
        """Link, mask and count the matches of some clusters of one member, and what was only counted."""
        for cluster in clusters:
            if isinstance(cluster, Tally):
                self._count(cluster)
                continue
            for match in cluster.dropped:
                self._drop(member, match)
            if not cluster.matches:
                continue
            subject = self._subject(cluster)
            name = cluster.person.name if cluster.person is not None else ""
            for match in cluster.matches:
                whose = self._named(match) if match.apart else subject
                self._keep(member, match, whose, match.link or (cluster.link if whose else None), name)
            if subject is not None:
                self._remember(cluster, subject)
                self._profile(subject, cluster, {m.entity for m in cluster.matches})

    def result(self) -> Linked:
        """Everything added so far. Who was met by a number alone is who bears it by name elsewhere in the item."""
        named = {
            subject: owner
            for number, subject in self._nameless.items()
            if (owner := self._owners.get(number)) is not None and owner != subject
        }
        profiles: dict[str, tuple[set[str], About]] = {}
        for subject, (entities, about) in self._profiles.items():
            known = profiles.get(named.get(subject, subject))
            if known is not None:
                entities, about = known[0] | entities, about if known[1] == "unknown" else known[1]
            profiles[named.get(subject, subject)] = (entities, about)
        return Linked(
            matches=tuple(replace(m, subject=named[m.subject]) if m.subject in named else m for m in self._matches),
            counts=dict(self._counts),
            truncated=self._truncated,
            profiles={s: Profile(frozenset(e), about) for s, (e, about) in profiles.items()},
            further=tuple((Profile(e, about), n) for (e, about), n in self._further.items()),
            dropped=tuple(self._dropped.values()),
        )

    def _subject(self, cluster: Cluster) -> str | None:
        if key := (cluster.person and cluster.person.subject) or cluster.subject:
            return of_roster(self._digester, key)
        if cluster.person is not None and (name := canonical_name(cluster.person.name)):
            return self._of_name(name, cluster)
        if cluster.identifier is not None:
            return self._digester.value("subject", f"id:{cluster.identifier}")[:16]
        return None

    def _named(self, match: RawMatch) -> str | None:
        """The subject of somebody of whom a name alone is known; half a name that no roster knows is nobody's."""
        if match.whose is not None:
            return of_roster(self._digester, match.whose)
        name = canonical_name(match.said)
        return self._called(name) if " " in name else None

    def _called(self, name: str) -> str:
        return self._digester.value("subject", f"name:{name}")[:16]

    def _of_name(self, name: str, cluster: Cluster) -> str:
        """The subject of a name; of somebody else of that name if a number says so."""
        subject = self._called(name)
        for entity in _TELLING:
            numbers = {_plain(m.value) for m in cluster.matches if m.entity == entity}
            if not numbers:
                continue
            known = self._numbers.get((subject, entity))
            if known is None:
                known = set()
                if len(self._numbers) < 4 * EXACT_SUBJECTS:  # of those beyond none is told from others of the name
                    self._numbers[subject, entity] = known
            if known and not known & numbers:
                return self._digester.value("subject", f"name:{name} {entity}:{min(numbers)}")[:16]
            if len(known) < EXACT_SUBJECTS:
                known |= numbers
        return subject

    def _remember(self, cluster: Cluster, subject: str) -> None:
        if len(self._owners) >= 4 * EXACT_SUBJECTS:
            return
        if cluster.person is None and cluster.subject is None:
            if cluster.identifier is not None:
                self._nameless[cluster.identifier] = subject
            return
        for match in cluster.matches:
            if match.entity in ISSUED:
                number = f"{match.entity}:{match.value}"
                # a number that two bear says of neither whose it is
                self._owners[number] = subject if self._owners.get(number, subject) == subject else None

    def _profile(self, subject: str, cluster: Cluster, entities: set[str]) -> None:
        about: About = "unknown"
        if cluster.person is not None:
            entities.add(NAMED)
            about = cluster.person.about
        elif cluster.subject is not None:
            about = next((m.about for m in cluster.matches if m.about != "unknown"), "unknown")
        known = self._profiles.get(subject)
        if known is not None:
            known[0].update(entities)
            self._profiles[subject] = (known[0], about if known[1] == "unknown" else known[1])
        elif len(self._profiles) < EXACT_SUBJECTS:
            self._profiles[subject] = (entities, about)
        else:
            self._further[(frozenset(entities), about)] += 1

    def _count(self, tally: Tally) -> None:
        self._counts.update(tally.counts)
        self._further.update(tally.further)
        for cluster, entities in tally.met:
            if (subject := self._subject(cluster)) is not None:
                self._remember(cluster, subject)
                self._profile(subject, cluster, set(entities))
        self._truncated = self._truncated or any(self._counts[e] > self._limit for e in tally.counts if self._limit)

    def _drop(self, member: str | None, raw: RawMatch) -> None:
        key = (raw.entity, why := _why(raw))
        known = self._dropped.get(key)
        if known is not None:
            self._dropped[key] = replace(known, times=known.times + 1)
        elif len(self._dropped) < LOOK_ALIKES:
            self._dropped[key] = LookAlike(raw.entity, member, _place(raw), excerpt(raw.entity, raw.said), why, raw.by)

    def _keep(self, member: str | None, raw: RawMatch, subject: str | None, link: str | None, name: str) -> None:
        self._counts[raw.entity] += 1
        if self._limit and self._counts[raw.entity] > self._limit:
            self._truncated = True
            return
        self._matches.append(
            Match(
                entity=raw.entity,
                score=raw.score,
                member=member,
                where=_place(raw, name),
                excerpt=excerpt(raw.entity, raw.said),
                digest=self._digester.value(raw.entity, raw.said),
                subject=subject,
                text=raw.value if self._reveal else None,
                why=_why(raw),
                by=raw.by,
                link=link,
            )
        )


def _plain(number: str) -> str:
    return "".join(filter(str.isalnum, number)).casefold()


def _place(raw: RawMatch, name: str = "") -> Where:
    """Where a match stands, as it may be recorded.

    No number stands in `sheet` or `column`, no name in `column`, in `sheet` none of the words of `name`: of whom it is.
    """
    if raw.where.sheet is None and raw.where.column is None:
        return raw.where
    return raw.where.at(sheet=_sheet(raw, name), column=_heading(raw))


def _sheet(raw: RawMatch, name: str) -> str | None:
    from recognizers.headings.showing import masked  # here, where something was found: its lists of words are large

    sheet = raw.where.sheet
    if not sheet:
        return sheet
    shown = _without(masked(sheet, alone=False), raw.said)
    for word in re.findall(r"[^\W\d_][\w'’-]+", name):
        shown = _without(shown, word)
    return shown


def _heading(raw: RawMatch) -> str | None:
    """The column's heading for the record, in which whoever read the table has masked names."""
    from recognizers.headings.showing import without_figures

    column = raw.where.column
    return without_figures(_without(column, raw.said)) if column else column


def _without(title: str, value: str) -> str:
    """A title with a value masked that stands in it as words."""
    if not value or value.casefold() not in title.casefold():
        return title
    return re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", lambda found: mask(found.group()), title, flags=re.IGNORECASE)


_TITLE = re.compile(r'(?<=under ").+(?="$)', re.DOTALL)
"""What a reason quotes of the file: a heading, or the title of a list."""


def _why(raw: RawMatch) -> tuple[str, ...]:
    """The reasons; a heading in them is masked like the column's, the title of a list like the name of a sheet."""
    return tuple(_TITLE.sub(lambda title: _title(title.group(), raw), told) for told in raw.why)


def _title(title: str, raw: RawMatch) -> str:
    from recognizers.headings.showing import masked

    if title == raw.where.column:
        return _heading(raw) or ""
    return _without(masked(title), raw.said)
