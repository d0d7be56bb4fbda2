"""The close look at the windows that the gate opened, and at the people around what is found there.

Imported when the first window needs it: most text has none, and what is imported here is most of the start of a worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from recognizers.context.generality import HEAD
from recognizers.context.remarks import unmixed
from recognizers.context.statements import BARE, DENIED
from recognizers.context.stories import declares_invented
from recognizers.context.technical import Technical, about_programs
from recognizers.contract import STATEMENTS, Hit, Recognizer
from recognizers.genre.judged import in_records
from recognizers.genre.said import Allowance, Said
from recognizers.genre.telling import SAID
from recognizers.genre.unlisted import unlisted
from recognizers.labels import REFUSED
from recognizers.linking.alone import names_alone
from recognizers.linking.lookalikes import ABOUT_PROGRAMS
from recognizers.lists import rolls
from recognizers.person import find_people, lower_names, single_names
from recognizers.roster.merging import merged, numbered, spoken_of
from recognizers.street_address import street
from recognizers.tables.namedcells import NAMES
from recognizers.triggers.literals import vocabulary

SPAN_LINES, SPAN_CHARACTERS = 10, 1_500
"""How far around a strong hit the language model looks for names, at most."""


_INVENTED = frozenset({"DATE_OF_BIRTH", "STUDENT_ID", "STREET_ADDRESS"})
"""What is nobody's in a paper that declares its people made up; a number that an office issued may be true all the same."""

OF_ROWS = 2.5
"""Log odds from which a row of a table, read as text, says something of somebody."""

_SAID = frozenset({SAID})
"""What opens a window for the model of sentences alone, which reads the whole text."""


class Look(Protocol):
    """What looks closely: `engine.Engine`, made when the first window needs it."""

    def hits(self, text: str, entities: frozenset[str] | None = None, context: Sequence[str] = ()) -> list[Hit]: ...

    def people(self, texts: Sequence[str]) -> list[list[Hit]]: ...


class Closely:
    """Looks closely. `engine` is called at most once, when the first window needs it; `of_id` says of an id and its entity
    whose it is by the roster."""

    def __init__(
        self,
        recognizers: Sequence[Recognizer],
        engine: Callable[[], Look],
        explain: bool = False,
        of_id: Callable[[str, str], Hit | None] | None = None,
    ) -> None:
        self._of_id = of_id
        self._strong = {r.entity for r in recognizers if r.strong}
        self._make_engine = engine
        self._explain = explain
        self._allowance = Allowance()

    def begin(self) -> None:
        """A new item comes: the encoder may read as much of it as of any."""
        self._allowance = Allowance()

    @cached_property
    def _engine(self) -> Look:
        return self._make_engine()

    def hits(
        self,
        text: str,
        before: str,
        windows: Iterable[tuple[int, int, frozenset[str] | None]],
        listed: Sequence[Hit],
        called: Sequence[Hit] = (),
    ) -> list[Hit]:
        """The hits in the windows, each with the entities looked for in it (None: all), with the roster's own, `listed`, and
        those of its ids that count only where a sentence says something of somebody, `called`.

        `before` as in `Reader.hits`.
        """
        found: list[Hit] = []
        head = (f"{before}\n{text}"[:HEAD] if before else text[:HEAD], "")
        for start, end, entities in windows:
            if entities == _SAID:
                continue
            window = text[start:end]
            vocabulary.cut(window, text, start)
            found.extend(_moved(self._engine.hits(window, entities, head), start))
        if declares_invented(head[0]):
            found = [h for h in found if h.entity not in _INVENTED]
        technical, said = Technical(text, before), Said(text, self._allowance)
        found = self._about_people(unmixed(found), technical)
        besides = self._about_people(list(unlisted(said, found)), technical)
        found = [*in_records(found, text, said, listed), *besides]
        lists = _lists(text, before)
        found = self._called(found, text, lists)
        if called:
            listed = sorted((*listed, *spoken_of(called, found, text)), key=lambda h: h.start)
        if listed:
            found = merged(found, listed)
        if self._of_id is not None:
            found = numbered(found, text, self._of_id)
        if not any(h.score >= BARE for h in found):
            return self._spared(text, found)
        people = rolls.named(self._people(text, found), text, lists)
        return sorted((*found, *people), key=lambda h: (h.start, h.end))

    def certain(self, text: str, before: str) -> list[Hit]:
        """What the sentences of a short text surely say of somebody, by the models alone, with the people around it.

        `before` as in `Reader.hits`.
        """
        said = Said(text, self._allowance)
        told = [h for h in unlisted(said, ()) if h.certain and said.over(h) >= OF_ROWS]
        if not told or not (found := self._about_people(told, Technical(text, before))):
            return []
        return sorted((*found, *self._people(text, found)), key=lambda h: (h.start, h.end))

    def _called(self, found: Sequence[Hit], text: str, lists: Sequence[rolls.Roll]) -> list[Hit]:
        """The hits as the lists in which they stand have them; what is a duty there is a look-alike."""
        told = rolls.called(found, text, lists) if lists else list(found)
        return told if self._explain else [h for h in told if h.score > REFUSED or h.entity not in STATEMENTS]

    def _spared(self, text: str, found: Sequence[Hit]) -> list[Hit]:
        """Where nothing is said of anybody, or all of it denied ("no known allergies"), the names alone, by their forms."""
        denied = any(h.entity in STATEMENTS and h.score == DENIED for h in found)
        names = [replace(h, by=NAMES) for h in find_people(text)] if denied else names_alone(text)
        return sorted((*(found if denied or self._explain else ()), *names), key=lambda h: (h.start, h.end))

    def _about_people(self, found: Sequence[Hit], technical: Technical) -> list[Hit]:
        """The hits without those that speak of programs, which are look-alikes."""
        out: list[Hit] = []
        for hit in found:
            if not about_programs(hit, technical):
                out.append(hit)
            elif self._explain:
                out.append(replace(hit, score=REFUSED, why=(*hit.why, ABOUT_PROGRAMS)))
        return out

    def _people(self, text: str, found: Sequence[Hit]) -> list[Hit]:
        spans = _spans(text, [h for h in found if h.entity in self._strong and h.score >= BARE])
        told = self._engine.people([text[start:end] for start, end in spans]) if spans else []
        guessed = [h for (start, _), found_there in zip(spans, told, strict=True) for h in _moved(found_there, start)]
        listed = [h for h in found if h.entity == "PERSON"]
        named = list(listed)
        streets = [street(text, h) for h in found if h.entity == "STREET_ADDRESS"]
        for h in (*guessed, *find_people(text), *lower_names(text), *single_names(text)):
            if any(start <= h.start and h.end <= end for start, end in streets):
                continue
            if not any(h.start < other.end and other.start < h.end for other in named):
                named.append(h if h.by else replace(h, by=NAMES))
        return named[len(listed) :]


def _lists(text: str, before: str) -> list[rolls.Roll]:
    """The lists of people in a text, those that begin under a heading in what stands before it included."""
    above = len(before) + 1 if before else 0
    found = rolls.rolls(f"{before}\n{text}" if before else text)
    return [r._replace(start=r.start - above, end=r.end - above) for r in found if r.end > above]


def _moved(hits: Sequence[Hit], by: int) -> list[Hit]:
    return [replace(h, start=h.start + by, end=h.end + by) for h in hits]


def _spans(text: str, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """The parts of the text around some hits, whole lines where lines are short, merged and in order."""
    spans: list[tuple[int, int]] = []
    for hit in sorted(hits, key=lambda h: h.start):
        start, end = hit.start, hit.end
        for _ in range(SPAN_LINES):
            start = max(text.rfind("\n", 0, start), 0)
            newline = text.find("\n", end + 1)
            end = newline if newline >= 0 else len(text)
        start, end = max(start, hit.start - SPAN_CHARACTERS), min(end, hit.end + SPAN_CHARACTERS)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
