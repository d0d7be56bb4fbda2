"""Names under a heading that alone says what they are listed for: "Students with EpiPens", and below it a name in each line.

Source: lists that nurses, special education teachers and lunch offices keep and print. What a heading says of "students" would be
said of nobody, stood there no names; lists of staff, of those who help and of what pupils write about have such words, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from recognizers.contract import Hit
from recognizers.naming.gazetteer import NOT_NAMES, PLACES, fold, is_first, is_last, is_ordinary, may_be_first
from recognizers.naming.shapes import CAPITAL

_SAYS, _LISTS, _SAID, _GENERAL, _DENIED = 0.85, 0.65, 0.65, 0.2, 0.1
"""Scores: of the heading and of an entry; of a phrase that alone tells a list; of what is said in general and of what is denied."""

_LONGEST_HEADING, _MOST_WORDS, _LONGEST_LIST, _LONGEST_ENTRY = 100, 16, 120, 120
_LEAST, _NAMED = 2, 0.6
"""Entries that make a list, and the share of them that must name somebody by a name that is known."""

_ABOVE = 2
"""Lines above a heading that may say whose names stand below."""

_CAP = rf"[{CAPITAL}][\w'’]*(?:[-‐][{CAPITAL}]?[\w'’]+)*"
_PARTICLE = r"(?:(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|el|al|bin|ben|y|e) ){0,2}"
_NAME = rf"(?:{_CAP}(?: {_CAP}){{0,2}}, {_CAP}(?: {_CAP})?\.?|{_CAP}\.?(?: ?{_PARTICLE}{_CAP}\.?){{0,3}})"
_KIN = r"(?: (?:twins|brothers|sisters|siblings|family|kids|boys|girls))?"
_TAIL = r"(?:[ \t]*(?:[-–—(,:;+×/\[]|x ?\d|\d|(?:gr(?:ade)?|rm|room|hr|per(?:iod)?|class|in|out|since|until|till|thru|due|from|twins)\b)[^\n]*)?"
_TIME = r"\d{1,2}:\d\d(?:[ \t]?[-–][ \t]?\d{1,2}:\d\d)?(?:[ \t]?[ap]\.?m\.?)?[ \t]*(?:[-–:|][ \t]*)?"
_ENTRY = re.compile(
    rf"[ \t]*(?:[*•·▪◦‣>☐☑✓✔–—-][ \t]*|\[[ xX]?\][ \t]*){{0,3}}(?:\d{{1,2}}[.)][ \t]*|{_TIME})?[*_]{{0,2}}(?P<name>{_NAME}){_KIN}[*_]{{0,2}}(?P<more>{_TAIL})[ \t\r]*"
)
_TOLD_OF = re.compile(rf"[ \t*•–—-]*(?P<time>{_TIME})?(?P<name>{_CAP} {_CAP}) (?!with |on |in )[a-z]{{3}}")
"""How a line begins that tells of somebody: "12:10 Sabine Lund refused"."""

_ITEM = re.compile(rf"[ \t]*(?:and |& )?(?P<name>{_NAME}){_KIN}(?: ?\([^()\n]{{1,30}}\)| (?:gr\.? ?)?[\dK]\w?)?[ \t.]*")
_BETWEEN = re.compile(r"[,;&•|](?![^(\n]*\))|\s(?:and|y|e|ak|or)\s|\s{3,}|\s[–—/]\s")

_STAFF = re.compile(
    r"(?:\b|(?<=,))(?<!with )(?<!w/ )(?<!w/)(?:SLP|COTA|OTR(?:/L)?|LPTA|BCBA|RBT|LICSW|LCSW|LMHC|Ed\.?D|Ph\.?D|M\.?Ed|CCC|RN|LPN|teachers?|principal|coordinator|liaison|nurse|chair(?:person)?|director|psychologist|counsel+or|therapist|specialist|aide|para\w*|coach|secretary|interventionist|advis[eo]r)\b(?! plan)|\w@\w|\b(?:ext|x)\.? ?\d{3}",
    re.IGNORECASE,
)
"""What stands behind the name of one of the staff."""

_TITLED = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "coach", "nurse", "officer", "sra", "sr", "señora", "rev"})

_OTHERS = re.compile(
    r"\b(?:staff|team|faculty|teachers?(?! conf)|coordinators?|liaisons?|(?:who|staff) (?:can|are) trained|trained|trainers?|training|volunteers?|tutors?|mentors?|committee|council|officers?|boards?(?! of health)|advocates?|providers?|therapists?|paras?|paraprofessionals|aides?|chaperones?|drivers?|monitors?|custodians?|substitutes?|subs|coaches|counsel+ors?|chairs?|leaders?|pathologists?|psychologists?|specialists?|nurses|admin(?:istrators?)?|directory|extensions?|contacts?|phone numbers|coverage|duty|supervis\w+|proctors?|certif\w+|refreshers?|renewals?|hosts?"
    r"|club|clubs|perfect|honou?r|awards?|prizes?|winners?|awareness|walk|walkers|runners|fun run|fair|posters?|projects?|presentations?|presenters|topics?|research|essays?|book|books|novels?|characters?|cast|parts|roles|actors|plays?|scenes?|debate|contests?|finalists?|tournament|speakers?|panel(?:ists)?|authors?|attendees|rsvps?|sign[- ]?ups?|signing up|registered|registration|workshops?|seminars?|webinars?|courses?|pd|drill|drills"
    r"|donors?|donat\w+|sponsors?|pledge\w*|fund-?rais\w+|raffle|thanks?|thank you|helpers?|packers|buddies|crew|bak(?:e sale|ed|ing)|bringing|bring|brought|parents? (?:night|meeting|group|advisory|workshop)|pac|sepac|lawyers?|attorneys?|vendors?|consultants?|interview\w*|applicants?|candidates?|finalists|hiring|vacanc\w+|positions?|openings|schedule of (?:meetings|events)|bridges?|polic(?:y|ies)|procedures?|guidelines|rules|forms|agenda|cheat ?sheet|timelines?|steps|criteria|definitions?|examples?|sample|template|questions|signs of|symptoms of|what is|causes|types of|pictures?|photos?|songs?|movies?|films?|band|lyrics|units?|lessons?|stations?|games?|history|famous)\b",
    re.IGNORECASE,
)
"""What stands in headings of other lists: of staff, of who helps, wins or gives, of what pupils work on, and in titles of papers."""

_FOR_THEM = re.compile(
    r"\b(?:for|to|by|from|cc:?) (?:the |all |our |your |my )?(?:\w+ )?(?:officers?|staff|teachers?|subs?|substitutes?|chaperones?|drivers?|nurses?|coaches|counsel+ors?|paras?|aides?|team|board|admin|specialists?)\b",
    re.IGNORECASE,
)
"""For whom of the staff a list of pupils is written."""

_TELLS = re.compile(
    r"(?<!who )(?<!that )\b(?:is|was|will|would|please|may|must|should|shall|if|you|your|we|how|why|what|i|let|can|cannot)\b|['’](?:m|re|ll|ve)\b|[?!]$|[a-z]{3}\.$"
)
"""What stands in a sentence and in no heading; in lower case, for a month is called May."""

_NOT = re.compile(
    r"\b(?:no|not|non|without|never|free (?:of|from)|exited|excused from|cleared|dropped|former|w/o)\b[^,;:()]{0,25}$",
    re.IGNORECASE,
)
_FREE = re.compile(r"[- ]free\b|\s*[:=]\s*(?:none|no|n/?a)\b", re.IGNORECASE)
_ASIDE = re.compile(r"[,(]|\s[–—-]\s|:\s")
_PUPILS = re.compile(
    r"\W*(?:(?:my|our|the|all|these|list|names|of|new|other|current|\d{1,2}(?:st|nd|rd|th)?|gr(?:ade)?\.?|\d+)\s)*(?:students?|stu|kids?|kiddos?|pupils|child(?:ren)?|boys|girls|athletes|players|campers|graders|seniors|juniors|sophomores|freshmen|families|those|anyone|everyone|who)\b",
    re.IGNORECASE,
)
_NEAR = 25
"""Characters between "students" and what a heading says of them."""


_UNDER = "in a list under a heading that says it"
HEADING = "heads a list of those of whom it is said"
"""Why a heading counts though a file says the same of somebody in its words."""

_OF_OTHERS = "lowered: heads a list of others than those of whom it is said"


class Headed(NamedTuple):
    """A list under its heading: where this stands, and what stands in each entry, the name first."""

    start: int
    end: int
    entries: tuple[tuple[int, int], ...]


def list_end(text: str, at: int) -> int:
    """Where the entries end that begin at the line break `at`, those of no list included."""
    end = at
    for start, stop in _lines(text, at + 1):
        if text[start:stop].strip() and not _ENTRY.fullmatch(text, start, stop):
            break
        end = stop
    return end


def put_in(text: str, entity: str, hits: Sequence[Hit], terms: Iterable[tuple[int, int]]) -> list[Hit]:
    """The hits of a text with what headings say of the names below them: `terms` are where they may say it, besides the hits
    themselves; what stood in such a heading before is left out."""
    hits = [_lowered(text, h) for h in hits]
    denied = [(h.start, h.end) for h in hits if h.score == _DENIED]
    places = [span for span in terms if not _touched(*span, denied)]
    places.extend((h.start, h.end) for h in hits if h.phrase and _may_head(text, h))
    out, seen = list(hits), -1
    for start, end in sorted(places):
        if start < seen or (found := _headed(text, start, end)) is None:
            continue
        seen = found.entries[-1][1]
        why = (_UNDER,)  # the heading's words are themselves what is said of people
        out = [h for h in out if not (found.start <= h.start < found.end)]
        listed = [e for e in found.entries if not _touched(*e, [(h.start, h.end) for h in out if h.score >= _SAID])]
        out.append(Hit(entity, found.start, found.end, _SAYS, (*why, HEADING), sure=True))
        out.extend(Hit(entity, *entry, _LISTS, why) for entry in listed)
    return out


def _may_head(text: str, hit: Hit) -> bool:
    """Whether a phrase alone tells a list below it, or is said of pupils at large by the line that begins with it."""
    if hit.score >= _SAYS:
        return True
    line = text.rfind("\n", 0, hit.start) + 1
    pupils = _PUPILS.match(text, line)
    return hit.score == _GENERAL and pupils is not None and pupils.end() + _NEAR > hit.start and pupils.end() < hit.end


def _lowered(text: str, hit: Hit) -> Hit:
    """The hit, lowered where it heads a list of others: "Speech and OT staff", and below it their names."""
    line, stop = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
    if not hit.phrase or hit.score <= _GENERAL or not 0 <= stop - line <= _LONGEST_HEADING:
        return hit
    said = _ASIDE.split(text[line:stop], maxsplit=1)[0].rstrip(" \t*_:")
    ends = any(m.end() == len(said) for m in _OTHERS.finditer(said))
    if not ends or not (_row(text, stop + 1, _line_end(text, stop + 1)) or _names(text, stop + 1)):
        return hit
    return replace(hit, score=_GENERAL, why=(*hit.why, _OF_OTHERS))


def _line_end(text: str, start: int) -> int:
    stop = text.find("\n", start)
    return stop if stop >= 0 else len(text)


def _touched(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The lines of a list that may begin at `start`, before which one may be empty."""
    for number in range(_LONGEST_LIST):
        if start > len(text):
            return
        stop = _line_end(text, start)
        if number and not text[start:stop].strip():
            return
        yield start, stop
        start = stop + 1


def _headed(text: str, start: int, end: int) -> Headed | None:
    """The list whose heading has the words that stand there, or None."""
    first, stop = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    colon = re.compile(r":(?=[ \t]*\S)").search(text, end, stop)
    if colon and (row := _row(text, colon.end(), stop)):
        return _made(text, first, colon.start(), start, end, row)
    below = next((line for line in _lines(text, stop + 1) if text[slice(*line)].strip()), None)
    if below is None:
        return None
    return _made(text, first, stop, start, end, _row(text, *below) or _entries(text, stop + 1))


def _made(
    text: str, first: int, last: int, start: int, end: int, entries: tuple[tuple[int, int], ...]
) -> Headed | None:
    line = text[first:last]
    if not entries or len(line) > _LONGEST_HEADING or len(line.split()) > _MOST_WORDS:
        return None
    if (
        _TELLS.search(line.strip(" \t*_:"))
        or _OTHERS.search(_FOR_THEM.sub(" ", line))
        or _OTHERS.search(_above(text, first))
    ):
        return None
    entry = _ENTRY.fullmatch(line)
    if entry and entry["more"] and _is_known(entry["name"]):
        return None  # an entry itself, with what is said of one
    told = _TOLD_OF.match(line)
    if told and (told["time"] or _is_known(told["name"])):
        return None  # a line of a log
    if _NOT.search(text, first, start) or _FREE.match(text, end, last):
        return None
    mark = re.compile(r"[\s#*>•_\d.)☐-]*(?=\S)").match(text, first, start)
    begins = mark.end() if mark and not text[mark.start() : mark.end()].strip(" #*>•_-\t") else first
    return Headed(begins, last - (len(line) - len(line.rstrip(" \t:*_"))), entries)


def _above(text: str, at: int) -> str:
    """The lines right above a heading that may be headings themselves, and the first of the text."""
    lines = [line for line in text[:at].split("\n") if line.strip()]
    those = {lines[0], *lines[-_ABOVE:]} if lines else set()
    return "\n".join(line for line in those if len(line) <= _LONGEST_HEADING and line.rstrip()[-1] not in ",.?!")


def _entries(text: str, at: int) -> tuple[tuple[int, int], ...]:
    """The entries of the lines from `at` on; nothing where one of them names somebody of the staff."""
    found = _names(text, at)
    if any(_is_of_staff(e["name"], e["more"]) for e in found):
        return ()
    return tuple((e.start("name"), e.start("more") + len(e["more"].rstrip(" .\t\r"))) for e in found)


def _names(text: str, at: int) -> list[re.Match[str]]:
    """The entries of the lines from `at` on, to the first that is none; nothing where they are no list of people."""
    found: list[re.Match[str]] = []
    for start, stop in _lines(text, at):
        if not text[start:stop].strip():
            continue
        entry = _ENTRY.fullmatch(text, start, stop) if stop - start <= _LONGEST_ENTRY else None
        if entry is None:
            break
        found.append(entry)
    return found if _are_people([e["name"] for e in found]) else []


def _row(text: str, start: int, stop: int) -> tuple[tuple[int, int], ...]:
    """The names of a line that has nothing else, two or more of them: "Talia, Jomo and Skyler D"."""
    cuts = [start, *(place for m in _BETWEEN.finditer(text, start, stop) for place in m.span()), stop]
    found = [_ITEM.fullmatch(text, a, b) for a, b in list(pairwise(cuts))[::2] if text[a:b].strip()]
    items = [m for m in found if m]
    names = [m["name"] for m in items]
    if len(items) < len(found) or any(_is_of_staff(name, "") for name in names) or not _are_people(names):
        return ()
    if len(names) == _LEAST and "," in text[start:stop] and not is_first(names[0].split()[0]):
        return ()  # "Lopes, Andre" is one
    return tuple((m.start("name"), m.start() + len(m.group().rstrip(" .\t"))) for m in items)


def _is_of_staff(name: str, more: str) -> bool:
    return fold(name.split()[0].rstrip(".,")) in _TITLED or _STAFF.search(more) is not None


def _are_people(names: Sequence[str]) -> bool:
    return (
        len(names) >= _LEAST
        and sum(map(_is_known, names)) >= max(_LEAST - 1, _NAMED * len(names))
        and not any(map(_is_thing, names))
    )


def _is_known(name: str) -> bool:
    words = [w.rstrip(".") for w in re.split(r"[ ,]+", name)]
    if len(words) == 1:
        return is_first(words[0])
    return any(is_first(w) or is_last(w) for w in words) and not _is_thing(name)


def _is_thing(name: str) -> bool:
    """Whether words in capitals are no name: all of them ordinary, or the last one that of a place."""
    words = [w.rstrip(".") for w in re.split(r"[ ,]+", name)]
    if len(words) > 1 and fold(words[-1]) in PLACES and "," not in name:
        return True
    return all(
        len(w) > 1 and (fold(w) in NOT_NAMES or (is_ordinary(w) and not may_be_first(w) and not is_last(w)))
        for w in words
    )
