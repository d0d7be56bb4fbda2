"""What of a file is decided only at its end: titles that announce what the text says, statements whose person is named
in another part of it, and statements that nothing but nearness ties to anybody.

"Team meeting summary" above a summary is no second statement; in a file that says nothing else it is the only sign. And a
footnote ("full scale IQ 68") is about the one whom the page header or the document's title names. "22 absent" some lines
from "Ruth" says nothing of her in minutes, and may in a counselor's notes, where the next line says what nobody doubts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from recognizers.contract import ISSUED, STATEMENTS, THRESHOLD, Cluster, Link, Person, RawMatch
from recognizers.linking.lookalikes import dropped
from recognizers.naming.gazetteer import fold

_SEVERAL = 4
"""Names of pupils of a file that are remembered: with so many it is not about one."""

MOST = 200
"""Matches of each kind that are kept to the end of a file."""

ANNOUNCED = "dropped: a title, and the text says it more exactly"

NEARNESS = "dropped: only near somebody, and the file says nothing else of anybody"

MERELY_MEANT = "dropped: nothing near it names anybody, and the file says other things of somebody"

_RECORD = STATEMENTS | {*ISSUED, "DATE_OF_BIRTH"}
"""What makes a file one of somebody's records, in which a statement near a name is believed."""

_TITLE_PARTS = frozenset({"name", "subject", "properties"})
_NAMES = frozenset({"name", "subject"})
"""Those of them that say whom a file is about: "IHP Okafor"."""

_PAPER = re.compile(
    r"\b(?:reports?|summary|plan|notice|form|letter|meeting|mtg|orders?|log|authori[sz]ation|determination|requests?|record|referral|sheet|list"
    r"|agenda|evaluation|eval|review|update|statement|consent|notes?|affidavit|minutes|checklist|profile|decision|hearing|memo|assessment"
    r"|history|information|info|hand-?off|schedule|agreement|strands|conference)\b|:$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:he|she|his|her|hers|him|they|their|has|have|had|is|was|were|are|been|needs?|takes?|gets?|got|may|must|will|cannot|can|not|no|never"
    r"|wears?|uses?|carries|received?|refused|signed|sent|said)\b|[.!?;]$|[:=]\s*\S",
    re.IGNORECASE,
)
_DATED = re.compile(r"\s*\d{1,2}[/.-]\d{1,2}\b")
_MARKS = re.compile(r"^[ \t>]*(?:[*•·▪◦‣–—-]|\d{1,2}[.)])[ \t]")
_LONGEST, _MOST_WORDS = 80, 10


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the line of a span is a heading: a few words with the name of a paper, or a date, and nothing told in them."""
    first = text.rfind("\n", 0, start) + 1
    line = _line(text, start, end)
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or _MARKS.match(line) or _TELLS.search(line):
        return False
    return bool(_PAPER.search(line) or (_DATED.match(line) and not text[:first].strip()))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name))


def _line(text: str, start: int, end: int) -> str:
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)].strip()


class Deferred:
    """What one file's reader keeps to the end; `clusters` gives what comes of it."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._of: defaultdict[str, set[str]] = defaultdict(set)
        self._topics: list[tuple[RawMatch, Person, bool]] = []
        self._orphans: list[RawMatch] = []
        self._pupils: set[str] = set()
        self._doubtful: list[tuple[RawMatch, Person]] = []
        self._meant: list[tuple[RawMatch, Person]] = []

    def noted(self, cluster: Cluster) -> None:
        """The statements of this cluster need no title to be told."""
        for entity in {m.entity for m in cluster.matches if m.entity in _RECORD}:
            self._said.add(entity)
            if cluster.person is not None:
                self._of[entity].update(_words(cluster.person.name))
        if len(self._pupils) < _SEVERAL:
            self._pupils.update(m.value for m in cluster.matches if m.entity == "PERSON" and m.about == "student")

    def topic(self, match: RawMatch, person: Person, link: Link, text: str, start: int, end: int) -> bool:
        """Whether a statement only announces what others say, and was kept to the end for that."""
        faint = match.where.part in _TITLE_PARTS and match.score < THRESHOLD
        alone = link in {"block", "page"} and is_title(text, start, end)
        titled = match.where.part in _NAMES and not _TELLS.search(_line(text, start, end))
        if not (faint or alone or titled) or len(self._topics) >= MOST:
            return False
        self._topics.append((replace(match, about=person.about, link=link), person, faint or alone))
        return True

    def doubtful(self, match: RawMatch, person: Person, link: Link) -> bool:
        """Whether a statement that only nearness ties to the person was kept to the end."""
        if len(self._doubtful) >= MOST:
            return False
        self._doubtful.append((replace(match, about=person.about, link=link), person))
        return True

    def meant(self, match: RawMatch, person: Person) -> bool:
        """Whether a statement whose sentence means the person, though nothing near it names them, was kept to the end."""
        if len(self._meant) >= MOST:
            return False
        self._meant.append((replace(match, about=person.about, link="page"), person))
        return True

    def orphan(self, match: RawMatch) -> bool:
        """Whether a statement that nobody stands beside was kept to the end."""
        if len(self._orphans) >= MOST:
            return False
        self._orphans.append(match)
        return True

    def _is_told(self, match: RawMatch, person: Person, of_anybody: bool) -> bool:
        """Whether the file says of somebody what a title announces; where that names whom it is of, of nobody else."""
        known = self._of[match.entity]
        return match.entity in self._said and (of_anybody or not known.isdisjoint(_words(person.name)))

    def _only_pupil(self) -> str | None:
        """The one pupil whom the file names as such, under the longest form of the name; None if there are others."""
        longest = max(self._pupils, key=len, default=None)
        if longest is None or not self._orphans:
            return None
        words = set(_words(longest))
        return longest if all(words.issuperset(_words(name)) for name in self._pupils) else None

    def clusters(self, people: Iterable[str], explain: bool = False) -> Iterator[Cluster]:
        """The titles of what nothing else says, the statements that are near somebody where something is said for sure, and
        those about the only one of the `people` in the file's titles, or, where it says nothing else,
        about the only pupil whom it names as one.

        To `explain` there is one more, of what was left out.
        """
        told = [self._is_told(*topic) for topic in self._topics]
        pairs = [(m, p) for m, p, _ in self._topics]
        left = [replace(m, why=(*m.why, ANNOUNCED)) for (m, _), is_told in zip(pairs, told, strict=True) if is_told]
        topics = [pair for pair, is_told in zip(pairs, told, strict=True) if not is_told]
        firm = bool(topics or self._said)
        for match, person in (*topics, *(self._doubtful if firm else self._meant)):
            yield Cluster((match,), person)
        left.extend(
            replace(m, why=(*m.why, MERELY_MEANT if firm else NEARNESS))
            for m, _ in (self._meant if firm else self._doubtful)
        )
        named = set(people) if self._orphans else set()
        whose = next(iter(named)) if len(named) == 1 else None if firm else self._only_pupil()
        for match in self._orphans:
            if whose is None or (not named and match.where.part in _TITLE_PARTS):
                left.append(match)
            else:
                yield Cluster((replace(match, about="student", link="page"),), Person(whose, "student"))
        if explain and left:
            yield Cluster((), dropped=dropped(left))
