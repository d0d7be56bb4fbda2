"""The hits of a passage put together: statements tied to the people they are about, and what belongs to one person.

Whom a statement is about is told in `ties`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recognizers.context import animals, staffing, stories
from recognizers.context.headed import HEADING
from recognizers.context.lessons import is_of_lesson
from recognizers.context.statements import PERSONAL
from recognizers.contract import ISSUED, STATEMENTS, THRESHOLD, Cluster, Hit, Link, Person, RawMatch
from recognizers.linking.clues import Clues
from recognizers.linking.deferred import Deferred
from recognizers.linking.lookalikes import dropped, least, unkept
from recognizers.linking.offices import is_of_school
from recognizers.linking.owners import is_specimen, placeholders, stands_for_any
from recognizers.linking.passages import Passage
from recognizers.linking.ties import Linker, Tie, merged

_EXAMPLE = 160
"""Characters behind a name that is nobody's, in which the values are nobody's too; behind an animal's: `animals.REACH`."""

_MEANT = STATEMENTS - {"RACE_ETHNICITY"}
"""What may be said of somebody whom nothing near it names: a race stands beside its name, or in a code book."""

_IN_A_QUIZ = STATEMENTS | {"STUDENT_ID"}
"""What the items of a quiz make up; an SSN or an account is none there."""

_FORM, _FAMILY = 3_000, 3
"""Characters of a form filled in as an example at most, and names in it: a list of pupils may begin with an invented one."""


class _Groups:
    """The matches of a passage, those of one person together. What stands above the passage is read and not put in."""

    def __init__(self, passage: Passage, deferred: Deferred | None) -> None:
        self._passage = passage
        self._deferred = deferred
        self._groups: dict[tuple[str, str | None], tuple[Person | None, str | None, str | None, list[RawMatch]]] = {}
        self.kept: list[Hit] = []

    def put(
        self,
        hit: Hit,
        person: Person | None,
        identifier: str | None = None,
        subject: str | None = None,
        link: Link | None = None,
    ) -> None:
        """Add a hit to what is known of its person, or of its identifier where nobody is named."""
        if not self._is_ours(hit):
            return
        self.kept.append(hit)
        about = person.about if person and hit.entity != "PERSON" else hit.about
        match = replace(self._passage.match(replace(hit, about=about)), link=link)
        key = (person.name if person else "", identifier)
        self._groups.setdefault(key, (person, identifier, subject, []))[3].append(match)

    def announces(self, hit: Hit, tie: Tie) -> bool:
        """Whether a statement is a title, which the end of the file decides on."""
        if self._deferred is None or HEADING in hit.why or not self._is_ours(hit):
            return False
        span = self._passage.text, hit.start, hit.end
        return self._aside(hit, self._deferred.topic(self._passage.match(hit), tie.person, tie.how, *span))

    def doubts(self, hit: Hit, tie: Tie) -> bool:
        """Leave a statement that is somebody's only by nearness to the end of the file, where the others are known."""
        if self._deferred is None or not self._is_ours(hit):
            return False
        return self._aside(hit, self._deferred.doubtful(self._passage.match(hit), tie.person, tie.how))

    def means(self, hit: Hit, linker: Linker) -> bool:
        """Leave a statement whose sentence means somebody to the end of the file: it counts where that says nothing else."""
        return self.waits(hit, None, linker)

    def waits(self, hit: Hit, person: Person | None, linker: Linker) -> bool:
        """Leave a statement of somebody, or of whom its sentence means, to the end of the file, as `means` does."""
        if self._deferred is None or hit.entity not in _MEANT or not self._is_ours(hit):
            return False
        person = person or linker.meant(hit)
        return person is not None and self._aside(hit, self._deferred.meant(self._passage.match(hit), person))

    def wait(self, hit: Hit) -> None:
        """Leave a statement that nobody stands beside to the end of the file, if its words are strong."""
        if self._deferred is not None and hit.entity in STATEMENTS and hit.score >= PERSONAL and self._is_ours(hit):
            self._aside(hit, self._deferred.orphan(self._passage.match(hit)))

    def _aside(self, hit: Hit, taken: bool) -> bool:
        if taken:
            self.kept.append(hit)
        return taken

    def clusters(self) -> Iterator[Cluster]:
        """One a person or identifier, in the order in which they came."""
        for person, identifier, subject, matches in self._groups.values():
            yield Cluster(tuple(matches), person, identifier, subject)

    def dropped(self, hits: Sequence[Hit]) -> tuple[RawMatch, ...]:
        """The look-alikes among all hits of the passage."""
        return dropped(self._passage.match(h) for h in unkept(hits, self.kept) if self._is_ours(h))

    def _is_ours(self, hit: Hit) -> bool:
        return self._passage.read.span(hit.start, hit.end)[0] >= self._passage.body


def clusters(
    passage: Passage,
    hits: Sequence[Hit],
    titles: Sequence[str],
    explain: bool = False,
    deferred: Deferred | None = None,
    clues: Clues | None = None,
) -> Iterator[Cluster]:
    """The clusters of a passage: its matches, one cluster a person, and one of what belongs to nobody.

    To `explain` there is one more, of the look-alikes. `deferred` takes what only the end of the file decides. `titles` and
    `clues` as in `Linker`.
    """
    hits = _of_somebody(hits, passage.text)
    linker = Linker(passage.text, hits, titles, clues)
    groups = _Groups(passage, deferred)
    said: list[tuple[Hit, Tie]] = []
    for hit in hits:
        if hit.entity == "PERSON" or hit.score < least(hit.entity):
            continue
        if hit.entity in STATEMENTS and (passage.is_envelope(hit) or passage.is_caption(hit)):
            continue  # "Counseling Duty" is a receiver
        tie = None if is_of_school(passage.text, hit, hits) else linker.tie(hit)
        if tie is not None and hit.entity in STATEMENTS:
            said.append((hit, tie))
        elif hit.entity == "EMAIL_ADDRESS" and passage.is_envelope(hit):
            continue  # who sent and who got a message is no content of it; the roster's own hits are not asked this
        elif hit.entity in STATEMENTS or hit.score < THRESHOLD:
            _put_beside(groups, hit, tie, linker)
        else:
            _put_value(groups, hit, tie, passage.text)
    for hit, tie in merged(said, linker):
        _put_statement(groups, hit, tie, linker)
    for hit in hits:
        if hit.entity == "PERSON" and hit.score >= THRESHOLD:
            groups.put(hit, linker.known(hit))
    yield from groups.clusters()
    if explain and (left := groups.dropped(hits)):
        yield Cluster((), dropped=left)


def _of_somebody(hits: Sequence[Hit], text: str) -> Sequence[Hit]:
    """The hits without those that stand behind a name that is nobody's, as in an example of what not to send."""
    if _shows_how(hits, text):
        return [h for h in hits if h.subject is not None]
    hits = [h for h in hits if h.subject or h.entity not in _IN_A_QUIZ or not stories.is_of_quiz(text, h.start)]
    hits = [h for h in hits if h.subject or h.entity not in STATEMENTS or not is_of_lesson(text, h.start, h.end)]
    hits = [h for h in hits if h.subject or not staffing.is_of_staff(text, h)]
    invented, pets = placeholders(text), sorted(animals.named(text))
    spans = sorted({*invented, *pets})
    if not spans:
        return hits
    reach = {**dict.fromkeys(invented, _EXAMPLE), **dict.fromkeys(pets, animals.REACH)}
    people = [h.start for h in hits if h.entity == "PERSON" and not any(s <= h.start < e for s, e in spans)]

    def is_nobodys(hit: Hit) -> bool:
        start, end = max(((s, e) for s, e in spans if s <= hit.start), default=(-1, -1))
        between = text[max(end, 0) : hit.start]
        return (
            hit.subject is None
            and len(between) < reach.get((start, end), 0)
            and "\n\n" not in between
            and not any(start < p <= hit.start for p in people)
        )

    return [h for h in hits if not is_nobodys(h)]


def _shows_how(hits: Sequence[Hit], text: str) -> bool:
    """Whether a text is a form filled in as an example: a short one, of one family, without a number that is somebody's."""
    if len(text) > _FORM or not is_specimen(text):
        return False
    sure = [(h.entity, text[h.start : h.end]) for h in hits if h.score >= THRESHOLD]
    names = {said.casefold() for entity, said in sure if entity == "PERSON"}
    return len(names) <= _FAMILY and all(stands_for_any(said) for entity, said in sure if entity in ISSUED)


def _put_statement(groups: _Groups, hit: Hit, tie: Tie, linker: Linker) -> None:
    """What is said of somebody, where the tie is close enough for it; else it waits for what the file says besides."""
    settled = linker.settled(hit, tie) or (tie if hit.certain else None)
    if hit.waits:
        groups.waits(hit, settled.person if settled else None, linker)
    elif settled is None:
        groups.means(hit, linker)
    elif not groups.announces(hit, settled) and not (linker.is_doubtful(hit, settled) and groups.doubts(hit, settled)):
        groups.put(hit, settled.person, link=settled.how)


def _put_beside(groups: _Groups, hit: Hit, tie: Tie | None, linker: Linker) -> None:
    """What counts only with somebody beside it: a name, or else a value of the roster that tells whose it is."""
    if hit.waits:
        groups.waits(hit, tie.person if tie else None, linker)
    elif tie is not None:
        groups.put(hit, tie.person, link=tie.how)
    elif (owner := linker.owner_of(hit)) and linker.is_surest(hit):
        groups.put(replace(hit, about=owner.about), None, f"roster:{owner.subject}", owner.subject, "roster")
    elif number := linker.number_of(hit) if hit.entity in STATEMENTS else None:
        groups.put(hit, None, _stands_for(number, linker.text), link="block")
    elif hit.certain and (person := linker.meant(hit) or linker.anybody(hit)):
        groups.put(hit, person, link="page")
    elif not groups.means(hit, linker):
        groups.wait(hit)


def _put_value(groups: _Groups, hit: Hit, tie: Tie | None, text: str) -> None:
    """What counts by itself; an issued value stands for its person where nobody is named."""
    if tie is not None:
        groups.put(hit, tie.person, link=tie.how)
    elif hit.subject is not None:
        groups.put(hit, None, f"roster:{hit.subject}", hit.subject, "roster")
    elif hit.entity in ISSUED:
        groups.put(hit, None, _stands_for(hit, text), link="itself")
    else:
        groups.put(hit, None)


def _stands_for(number: Hit, text: str) -> str:
    """An issued number as the identifier of whom nobody names."""
    return f"{number.entity}:{text[number.start : number.end]}"
