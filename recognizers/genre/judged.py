"""Statements of papers that read as no record of anybody lose their weight; those that read as such stand firm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recognizers.context.letters import parent_of
from recognizers.context.questions import is_form
from recognizers.context.statements import BARE, GENERAL, LIKELY, PERSONAL
from recognizers.contract import ISSUED, STATEMENTS, THRESHOLD, Hit
from recognizers.genre.errands import is_foreign, is_motto
from recognizers.genre.model import shipped, surroundings
from recognizers.genre.said import CERTAIN, Said
from recognizers.genre.wording import as_read, distinct
from recognizers.linking.bonds import names_subject
from recognizers.naming.forms import of_family, with_grade
from recognizers.naming.shapes import UPPER
from recognizers.person import find_people

NEVER = -3.0
"""The log odds of its sentence below which a statement is taken for none, unless its genre is `SURELY` that of a record."""

SURELY = 2.0
"""The log odds of a statement's genre from which its sentence may be of any kind."""

UNLIKELY = -5.0
"""The sum of the log odds of a statement's genre and of its sentence below which it is taken for none."""

HOPELESS = -6.0
"""That sum below which a statement is taken for none in a short passage too."""

UNSAID = -3.5
"""The log odds by words and encoder of its sentence below which a phrase of a lexicon is no statement whatever the paper is, but
a title, a thing, an errand."""

_TELLS_SOMETHING = 30
"""Words and marks of a passage below which nothing is told by it: a sentence or two."""

_LETTER = 1_000
"""Characters around a statement in which a form or a letter gives the name of whom it is about."""

WHY = "lowered: the words around it are those of a lesson, a story, a notice or news, not of a record"

_OF_STUDENT = re.compile(
    r"\W*(?-i:Student|Pupil|Stu|STUDENT|Child|Rider)(?: (?:also|currently|still|now|just|recently))? (?:has|had|is|was|takes|takes?|uses|carries|wears|needs|requires|receives|received|gets|got|reports|reported|presented|denies|lives)\b(?![^\n.;]*\b(?:if|when|whenever|would)\b)(?![^\n.;]*[:?])",
    re.IGNORECASE,
)
"""A sentence of a note: "Student has a seizure disorder". What is to be done, and when, the next sentence may say."""

_HAN = re.compile("[\u4e00-\u9fff]")

SAYS_NOTHING = "lowered: its sentence reads as a title, a thing or an errand, not as said of somebody"

READS_SO = "its sentence reads as such statements do in records"

_KEPT_BY = frozenset({*ISSUED, "DATE_OF_BIRTH"})
_OF_PUPILS = frozenset({"CUSTODY_NOTE", "HEALTH_ALERT"})
_OF_NOTES = frozenset({"HEALTH_ALERT", "SPECIAL_EDUCATION"})
_CAPITALS_WITH_GRADE = re.compile(rf"\b{UPPER} {UPPER},? \(?(?:GR|RM|HR|K\b|PK\b)")

_NEAR = 400
"""Characters around a statement in which a number issued to somebody, or a date of birth, makes it one of a record."""


def in_records(hits: Sequence[Hit], text: str, said: Said, known: Sequence[Hit] = ()) -> Iterator[Hit]:
    """The hits of a text, its statements lowered where they stand in no record, and `sure` where their sentences say so.

    `known` are the roster's own hits: who stands in it is a pupil, and what is said beside is said of one.
    """
    return distinct(_judged(hits, text, said, known))


def _judged(hits: Sequence[Hit], text: str, said: Said, known: Sequence[Hit]) -> Iterator[Hit]:
    """Those hits, some of them perhaps of the same words."""
    named = names_subject(text)
    least = _least(text, said, named)
    signs = [h for h in hits if h.entity in _KEPT_BY and h.score >= THRESHOLD]
    signs.extend(h for h in known if h.subject is not None)
    told = {place for h in hits if h.entity in STATEMENTS and h.score >= LIKELY for place in _places(h, said)}
    for hit in hits:
        if hit.entity not in STATEMENTS or hit.score < BARE:
            yield hit
            continue
        if hit.phrase and _is_saying(hit, said):
            yield _lowered(hit, SAYS_NOTHING)
            continue
        odds = said.over(hit)
        likely = hit.score >= LIKELY
        certain = odds >= CERTAIN and (likely or told.isdisjoint(_places(hit, said)))
        if (certain and likely) or said.is_firm(hit):
            yield as_read(replace(hit, why=(*hit.why, READS_SO), sure=True, certain=certain), said)
        elif any(_is_near(hit, sign) for sign in signs):
            yield hit
        elif odds < 0 and not named and _may_be_doubted(hit, said) and _is_doubted(text, hit, odds, said):
            yield _lowered(hit, SAYS_NOTHING)
        elif _is_foreign(text, hit):
            noted = _is_entry(text, hit) or _is_filled_in(text, hit) or _names_somebody(hit, said)
            yield hit if noted or odds >= NEVER else _lowered(hit, SAYS_NOTHING)
        elif least is None or _may_be_of_a_record(_genre(text, hit), odds, least) or _names_pupil(text, hit):
            yield hit
        else:
            yield _lowered(hit, WHY)


def _may_be_doubted(hit: Hit, said: Said) -> bool:
    """Whether the models may know better than a lexicon: not of Chinese, which they were not taught, of fields and lists, nor of
    the words of courts, hardly ever said of nobody, nor where the sentence names somebody or speaks of somebody."""
    return (
        hit.phrase
        and hit.entity != "CUSTODY_NOTE"
        and not _HAN.search(said.text, hit.start, hit.end)
        and not any(map(said.is_telling, said.within(hit.start, hit.end)))
        and not _names_somebody(hit, said)
    )


def _is_doubted(text: str, hit: Hit, odds: float, said: Said) -> bool:
    """Whether its sentence says nothing of anybody, whatever phrase stands in it, or would say something else."""
    if odds < NEVER and said.closely(hit) < UNSAID:
        return True
    return not _is_foreign(text, hit) and _says_otherwise(hit, said)


def _says_otherwise(hit: Hit, said: Said) -> bool:
    """Whether a sentence would rather say something else than a phrase in it, a word that means another thing there
    ("pulled her speech", "Parent called 1:41")."""
    those = said.within(hit.start, hit.end)
    return bool(those) and hit.entity not in map(said.entity, those)


def _names_somebody(hit: Hit, said: Said) -> bool:
    """Whether a sentence of a statement names somebody, by a sure form of a name, is of the child of whom a letter greets, or
    tells a fact of "Student", as a note does."""
    spans = [said.spans[which] for which in said.within(hit.start, hit.end)]
    if hit.entity in _OF_NOTES and any(_OF_STUDENT.match(said.text, start, end) for start, end in spans):
        return True
    if any(parent_of(said.text, start, end) for start, end in spans):
        return True
    return any(person.score >= LIKELY for start, end in spans for person in find_people(said.text[start:end]))


def _is_saying(hit: Hit, said: Said) -> bool:
    """Whether a phrase stands in a saying, of nobody."""
    return any(
        is_motto(said.text[start:end]) for start, end in (said.spans[i] for i in said.within(hit.start, hit.end))
    )


def _lowered(hit: Hit, why: str) -> Hit:
    return replace(hit, score=GENERAL, why=(*hit.why, why))


def _places(hit: Hit, said: Said) -> set[tuple[str, int]]:
    """The sentences of a statement, each with its entity."""
    return {(hit.entity, which) for which in said.within(hit.start, hit.end)}


def _least(text: str, said: Said, named: bool) -> float | None:
    """The sum of odds that a statement of a passage needs; None where the passage is too short to tell what it is, or says
    itself whom it is about."""
    if said.size < _TELLS_SOMETHING or named or is_form(text):
        return None
    return HOPELESS if said.is_short else UNLIKELY


def _may_be_of_a_record(genre: float, sentence: float, least: float) -> bool:
    """A sentence that is far from what is said of somebody is a reason against any paper but what surely is a record."""
    return genre >= SURELY or (sentence >= NEVER and (genre >= 0 or genre + sentence >= least))


def _names_pupil(text: str, hit: Hit) -> bool:
    """Whether a sure phrase stands in a line that gives a pupil's grade, room or family, as only notes of pupils do."""
    if hit.entity not in _OF_PUPILS or hit.score < PERSONAL:
        return False
    start = max(text.rfind("\n", 0, hit.start) + 1, hit.start - _NEAR)
    line = text[start : hit.end]
    return (
        any(True for form in (with_grade, of_family) for _ in form(line))
        or _CAPITALS_WITH_GRADE.search(line) is not None
    )


_ENTRY = re.compile(
    r"\s*(?:\d{1,3}[.)] ?)?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*\.?){1,4}(?: ?\([^()]{1,12}\))? ?[-–—:] ?"
)
"""How an entry of a list begins: a name and a dash."""

_LABEL = re.compile(
    r"\b(?i:nombres?|nome|non|alumn[oa]s?|alun[oa]s?|estudiantes?|elèv|timoun|niñ[oa]s?|crianças?|hij[oa]s?|filh[oa]s?)\b[^\n:_]{0,30}:[ \t]*[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ]"
)
"""A label of a form with a name behind it, in Spanish, Portuguese, Haitian Creole."""


def _is_foreign(text: str, hit: Hit) -> bool:
    """Whether a statement stands among words of a language that the models hardly learned."""
    return is_foreign(text[max(hit.start - _NEAR, 0) : hit.end + _NEAR])


def _is_entry(text: str, hit: Hit) -> bool:
    """Whether a statement is the remark of a list beside a name."""
    return _ENTRY.match(text, text.rfind("\n", 0, hit.start) + 1, hit.start) is not None


def _is_filled_in(text: str, hit: Hit) -> bool:
    """Whether a form or a letter around a statement gives the name of whom it is about behind a label."""
    return _LABEL.search(text, max(hit.start - _LETTER, 0), hit.end + _LETTER) is not None


def _genre(text: str, hit: Hit) -> float:
    return shipped().log_odds(surroundings(text, hit.start, hit.end))


def _is_near(hit: Hit, sign: Hit) -> bool:
    return sign.start - hit.end < _NEAR and hit.start - sign.end < _NEAR
