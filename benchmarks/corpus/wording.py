"""The hand-written wordings and how they are filled: marks in double brackets become people, values and labels.

@@ name category=health formats=txt,docx      a layout; what follows until the next is its wordings
~~~~                                          between two wordings of one layout
@@ pool:office                                lines that a wording may draw from, one a line

{one|another|}           one of these, chosen by the seed; may hold marks
[[a]] [[a.lf]]           a pupil by name, in one of the spellings of `SPELLINGS`; t, u, v are staff (optional),
                         w, x, y staff whose labels count; [[?a]] is an optional label
[[a.dob]] [[a.gr]]       what is known of the pupil; labelled if it is personal
[[a:HEALTH:on a pump]]   a statement about the pupil; SPED+HEALTH where a second type is right too
[[-.ssn]]                the number of somebody who is not named
[[#isbn]]                a number that is nobody's (`draws.py`)
[[%office:3]]            three lines of that pool
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus import draws
from benchmarks.corpus.labels import TYPES, Plant
from benchmarks.corpus.people import Person, Population

FOLDER = Path(__file__).parent
EVERYDAY = "txt,docx,eml,md,html,pdf,rtf"
_MARK = re.compile(r"\[\[(\??)(?:([a-z-])(?:\.(\w+)|:([A-Z+]+):(.*?))?|#(\w+)|%(\w+):(\d+))\]\]", re.DOTALL)
_PLAIN = re.compile(r"\[\[([a-z])\.(\w+)\]\]")
_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*)\}")
_STAFF_OPTIONAL, _STAFF = "tuv", "wxy"


@dataclass(frozen=True)
class Layout:
    """One kind of document: its wordings, and what its heading says of it."""

    name: str
    split: str
    category: str
    formats: tuple[str, ...]
    options: dict[str, str] = field(default_factory=dict)
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Segment:
    """A run of the text, and the label of it if it has one."""

    text: str
    plant: Plant | None = None


def layouts(split: str) -> tuple[dict[str, Layout], dict[str, list[str]]]:
    """The layouts of text of a split, and its pools of lines."""
    found: dict[str, Layout] = {}
    pools: dict[str, list[str]] = {}
    for path in sorted((FOLDER / split).glob("*.txt")):
        for head, body in sections(path.read_text("utf-8")):
            name, *options = head.split()
            if name.startswith("pool:"):
                pools[name[5:]] = [line for line in body.split("\n") if line.strip()]
                continue
            said = dict(option.split("=", 1) for option in options)
            if name in found:
                raise ValueError(f"two layouts are called {name}")
            found[name] = Layout(
                name, split, said.pop("category"), tuple(said.pop("formats", EVERYDAY).split(",")), said,
                tuple(w.strip("\n") for w in re.split(r"(?m)^~~~~$", body) if w.strip()),
            )  # fmt: skip
    return found, pools


def sections(text: str) -> Iterator[tuple[str, str]]:
    """The headings of a file of layouts, each with what stands under it."""
    for section in re.split(r"(?m)^@@ ", text)[1:]:
        head, _, body = section.partition("\n")
        yield head, body


def chosen(text: str, chance: random.Random) -> str:
    """The text with one of each {choice|between} taken."""
    while (taken := _CHOICE.sub(lambda m: chance.choice(m[1].split("|")), text)) != text:
        text = taken
    return text


class Filling:
    """Fills one document: who is who in it, chosen by its own random numbers."""

    def __init__(self, people: Population, pools: dict[str, list[str]], chance: random.Random) -> None:
        self._people = people
        self._pools = pools
        self.chance = chance
        self._cast: dict[str, Person] = {}
        self._dates: dict[str, str] = {}

    def person(self, key: str) -> Person:
        """Whoever a letter stands for in this document."""
        if key not in self._cast:
            crowd = self._people.staff if key in _STAFF_OPTIONAL + _STAFF else self._people.pupils
            taken = {p.key for p in self._cast.values()}
            self._cast[key] = self.chance.choice([p for p in crowd if p.key not in taken])
        return self._cast[key]

    def segments(self, wording: str) -> list[Segment]:
        """The document's text in runs, each with its label."""
        text = _PLAIN.sub(self._plain, self._expanded(wording))
        found: list[Segment] = []
        end = 0
        for mark in _MARK.finditer(text):
            found.append(Segment(text[end : mark.start()]))
            found += self._filled(mark)
            end = mark.end()
        found.append(Segment(text[end:]))
        whole = "".join(s.text for s in found)
        if "[[" in whole or "]]" in whole:
            raise ValueError(f"a mark was not understood: {whole[max(0, whole.find('[[') - 30) :][:120]!r}")
        return [s for s in found if s.text or s.plant]

    def _expanded(self, wording: str) -> str:
        text = re.sub(r"\[\[%(\w+):(\d+)\]\]", lambda m: self._drawn(m[1], int(m[2])), wording)
        return chosen(text, self.chance)

    def _drawn(self, pool: str, count: int) -> str:
        lines = self._pools[pool]
        return "\n".join(self.chance.sample(lines, min(count, len(lines))))

    def _plain(self, mark: re.Match[str]) -> str:
        """A field that is no label becomes text first, so that it may stand inside a statement."""
        text, kind = draws.said(self.person(mark[1]), mark[2], random.Random(0))  # noqa: S311
        return text if kind is None else mark[0]

    def _filled(self, mark: re.Match[str]) -> Iterator[Segment]:
        optional, key, name, kind, said, number = mark[1], mark[2], mark[3], mark[4], mark[5], mark[6]
        if number is not None:
            yield Segment(draws.draw(number, self.chance, self._people))
            return
        if kind is not None:
            subject = None if key == "-" else self.person(key).key
            for n, each in enumerate(kind.split("+")):
                plant = Plant(TYPES[each], said, subject, bool(optional) or n > 0, shown=said)
                yield Segment("" if n else said, plant)
            return
        person = self.person(key)
        yield self._field(person, name or "full", bool(optional) or key in _STAFF_OPTIONAL, key == "-")

    def _field(self, person: Person, name: str, optional: bool, nobody: bool) -> Segment:
        text, kind = draws.said(person, name, self.chance)
        if kind is None:
            return Segment(text)
        follows = name in draws.FURTHER
        subject = None if nobody else person.key
        return Segment(text, Plant(TYPES[kind], text, subject, optional, follows, shown=text))
