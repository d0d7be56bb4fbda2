"""Whom a sentence means that is known to say something of somebody, where no form of a name near it tells.

Asked for statements that are `sure` alone. "You are placed on leave" is of the one the letter is to, "my husband", "when I was
suspended" of who wrote it, "he's on Lamictal now" of whom the text, its subject line or its file's name has named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from recognizers.contract import Person
from recognizers.linking.clues import Clues
from recognizers.naming.forms import Form
from recognizers.naming.gazetteer import NOT_NAMES, fold, is_ordinary
from recognizers.naming.loose import in_title, loose
from recognizers.naming.shapes import TOKEN

_THIRD = re.compile(
    r"\b(?:he|she|him|his|hers?|himself|herself|hes|shes|they|them|their|él|ella|ele|ela)\b", re.IGNORECASE
)
_FIRST = re.compile(r"(?<![\w.])(?:I|i|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]ur|[Uu]s|[Ii]m|[Ii]ve)(?![\w.])")
_OF_MINE = re.compile(
    r"\b(?:my|our|mi|minha|meu) (?:\w+ )?(?:son|daughter|child|kid|boy|girl|baby|twins|kids|children|grand\w+|niece|nephew|mom|moms|mum|mother|dad|dads|father|parents|brother|sister|husband|wife|spouse|partner|hij[oa]|niñ[oa]|filh[oa]|esposo|marido)\b",
    re.IGNORECASE,
)
_OF_US = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_MYSELF = re.compile(
    rf"\b(?:[Tt]his is|[Ii]t['’]?s|[Mm]y name is|I['’]?m|I am)[^\S\n](?:the[^\S\n](?:OTHER|other)[^\S\n])?(?P<name>{TOKEN}(?:[^\S\n]{TOKEN})?)(?=[,.;!]|[^\S\n](?:from|in|and|again)|[ \t]*\n)"
)
"""How a writer says who they are."""

_SECOND = re.compile(
    r"\b(?:you|yourself)\b(?! (?:know|see|said|asked|told|can|could|want|need|have any)\b)", re.IGNORECASE
)
_YOUR_CHILD = re.compile(
    r"\byour (?:\w+ )?(?:son|daughter|child|kid|boy|girl|student|class|grand\w+|family)\b", re.IGNORECASE
)
_SALUTATION = re.compile(
    rf"^[ \t]*(?:(?:Dear|Hi|Hello|Good morning)[ ,]+)?(?:Mrs?|Ms|Miss|Mx|Dr)\.?[^\S\n](?P<name>{TOKEN}(?:[^\S\n]{TOKEN})?)[ \t]*[,:—–-]",
    re.MULTILINE,
)
_FROM = re.compile(r"^[ \t>]*(?:from|de|sent by)[ \t]*:[ \t]*(?P<name>[^\n<(]+)", re.IGNORECASE | re.MULTILINE)
_TO = re.compile(r"^[ \t>]*(?:to|para|a)[ \t]*:[ \t]*(?P<name>[^\n<(]+)", re.IGNORECASE | re.MULTILINE)
_TO_PARENTS = re.compile(
    rf"^[ \t>]*(?:[Tt]o|[Cc]c|[Pp]ara)[ \t]*:[^\n]*?\b(?:[Pp]arents?|[Gg]uardians?|[Ff]amily|[Mm]om|[Mm]other|[Dd]ad|[Ff]ather)(?:/[Gg]uardians?|\(s\)(?!\w))?[^\S\n](?:of|to|for)[^\S\n](?P<name>{TOKEN}(?:[^\S\n]{TOKEN})?)",
    re.MULTILINE,
)
"""A message to the parents of somebody."""

_OF_SOMEBODY = re.compile(rf"(?P<name>{TOKEN})['’]s[^\S\n]")
_SUBJECT = re.compile(
    r"^[ \t>]*(?:subject|asunto|assunto|re)[ \t]*:[ \t]*(?P<said>[^\n]+)", re.IGNORECASE | re.MULTILINE
)
_HEAD = 1_000
"""Characters at the beginning of a text in which its own subject line stands."""

_OFFICE = re.compile(
    r"\b(?:office|school|department|dept|principal|nurse|counselor|counsel|clerk|admin|team|hr|payroll|supt|superintendent|registrar|guidance|secretary|noreply|no-reply|staff|committee|board)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"\n[ \t]*(?:[-–—~]+[ \t]*|(?:love|thanks|thank you|thx|best|sincerely),?[ \t]+)?(?P<name>{TOKEN}(?:[^\S\n](?:{TOKEN}|[A-Z]\.?))?)[ \t]*[.!]?\s*(?:\n[^\n]{{0,60}})?\s*\Z"
)
"""A name alone in one of the last two lines."""


@dataclass(frozen=True)
class Meaning:
    """A short text with the clues around it; what is looked for in it is found once."""

    text: str
    clues: Clues
    staff: Callable[[str], bool]

    def of(self, start: int, end: int, place: int, page: Callable[[], Person | None]) -> Person | None:
        """Whom the sentence text[start:end] is about, where what it says begins at `place`; `page` tells whom the page is about."""
        said = self.text[start:end]
        if _OF_MINE.search(said) and self._writer is not None:
            return self._writer
        if not _THIRD.search(said):
            if _FIRST.search(said):
                return self._writer or (self._addressee if _OF_US.search(said) else None)
            if _SECOND.search(said) and not _YOUR_CHILD.search(said) and self._addressee is not None:
                return self._addressee
        return page() or self._named(start, end, place)

    def nearest(self, place: int) -> Person | None:
        """Who may be named nearest to a place, before it rather than behind it."""
        before = [f for f in self._loose if f.start < place]
        near = before[-1] if before else next(iter(self._loose), None)
        return self._person(near) if near else None

    def _named(self, start: int, end: int, place: int) -> Person | None:
        inside = [f for f in self._loose if start <= f.start < end]
        before = [f for f in self._loose if f.start < place]
        if near := ([f for f in inside if f.start < place] or inside or before):
            return self._person(near[-1] if near[-1].start < place else near[0])
        return self._of_titles

    def _person(self, form: Form) -> Person:
        return Person(self.text[form.start : form.end], "unknown")

    @cached_property
    def _loose(self) -> list[Form]:
        return [f for f in loose(self.text) if not self.staff(self.text[f.start : f.end])]

    @cached_property
    def _of_titles(self) -> Person | None:
        """Whom the last subject line names, else whose people the message is to ("Cato's teachers"), else the file's name."""
        *files, last = [*self.clues.titles, *self._own_subjects] or [""]
        for name in (in_title(last), self._of_receivers, *map(in_title, reversed(files))):
            if name is not None:
                return Person(name, "unknown")
        return None

    @cached_property
    def of_parents(self) -> str | None:
        """The child to whose parents a message is: "To: "Parent of Ann Lee" <...>"."""
        found = (m["name"] for line in self.clues.head for m in _TO_PARENTS.finditer(line))
        return next((name for name in found if fold(name.split()[0]) not in NOT_NAMES), None)

    @property
    def _own_subjects(self) -> Iterator[str]:
        """What subject lines say that stand in the message's head, or in the text itself."""
        for part in (*self.clues.head, self.text[:_HEAD]):
            yield from (m["said"] for m in _SUBJECT.finditer(part))

    @property
    def _of_receivers(self) -> str | None:
        if self.of_parents is not None:
            return self.of_parents
        found = (m for line in self.clues.head for to in _TO.finditer(line) for m in _OF_SOMEBODY.finditer(to["name"]))
        return next((m["name"] for m in found if fold(m["name"]) not in NOT_NAMES), None)

    @cached_property
    def _writer(self) -> Person | None:
        """Who wrote: the sender, if that is a person and no office, else who signed."""
        for line in (*self.clues.head, self.text):
            if (found := _FROM.search(line)) and (name := _person_of(found["name"])):
                return Person(name, "unknown")
        for found in (_MYSELF.search(self.text), _SIGNED.search(self.text)):
            if found and not any(is_ordinary(word) for word in found["name"].split()):
                return Person(found["name"], "unknown")
        return None

    @cached_property
    def _addressee(self) -> Person | None:
        """To whom the letter is, by its salutation."""
        found = _SALUTATION.search(self.text)
        return Person(found["name"], "unknown") if found else None


def _person_of(sender: str) -> str | None:
    """The sender's name without a title or a role; None where it is an office."""
    name = re.sub(r"\s*[,;].*$", "", sender).strip(" \"'")
    words = [w for w in name.split() if w[:1].isupper() and len(w.strip(".")) > 1]
    return name if words and not _OFFICE.search(name) else None
