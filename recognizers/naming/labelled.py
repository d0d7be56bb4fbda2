"""Names behind the label of a form: "Student: Ada Roe", "STUDENT NAME: HARDMAN JR, LLOYD", "student: thomas finn"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recognizers.naming.forms import FOREIGN, Form
from recognizers.naming.gazetteer import (
    GIVEN_WORDS,
    NOT_NAMES,
    fold,
    in_dictionary,
    is_common_last,
    is_first,
    is_last,
    is_ordinary,
    may_be_first,
    may_be_last,
)
from recognizers.naming.shapes import CAPITAL, FULL, INITIAL, PARTICLE, SMALL, SUFFIX, TOKEN, UPPER, UPPER_PARTICLE
from recognizers.naming.things import is_no_name

_LABEL = re.compile(
    r"(?:\b(?:(?:student|child|pupil|camper|patient|athlete|player|participant|scholar|stu)(?:['’]s)?(?:\s+(?:full\s+|legal\s+)?name)?|name(?:\s+of\s+(?:student|child|pupil|camper))?"
    r"|full name|legal name|re|regarding|nombre(?:\s+(?:del|de la|de el)\s+(?:estudiante|alumno|alumna|niño|niña))?|estudiante|alumno|alumna|aluno|aluna|nome(?:\s+d[oa]\s+alun[oa])?"
    r"|elèv|non elèv la|học sinh|họ tên|(?:parents?|guardians?|famil(?:y|ies)) of(?=[ \t]*:)|my (?:son|daughter|child|granddaughter|grandson)|our (?:son|daughter|child)|mi hij[oa]|meu filho|minha filha)"
    r"(?:\s*\([^)\n]{1,20}\))?\s*(?:[:=#–—|-]|\.{2,}|_{2,}|\bis\b)?[ \t._]*)",
    re.IGNORECASE,
)
_LEFT_BLANK = re.compile(r"_{3,}[ \t]{2,}$")
_IS_LABEL = re.compile(r"\.?(?:[^\S\n][^\W\d_]+\.?){0,2}(?:[^\S\n]?[:#]|[^\S\n]_{3,})")
"""How a word goes on that is the next label of a form whose blank was left: "Student: ____ Case manager: ____"."""
_NUMBERED = re.compile(r"[^\S\n]#?\d{3,}\b")
_NUMBERED_THINGS = frozenset("case ticket order invoice claim incident request bill quote job".split())
"""What has a number and is no name: "RE: Case 88213"."""

_BLANK = r"[^\S\n]"
_WORD_IN_CAPITALS = rf"{UPPER}(?!\w)(?!{_BLANK}?:)"
_AFTER_LABEL = re.compile(
    rf"(?P<name>{TOKEN}(?:{_BLANK}{TOKEN})?(?:,?{_BLANK}(?:Jr|Sr)\.?)?,{_BLANK}?{TOKEN}(?:{_BLANK}(?:{INITIAL}(?!\w)|{TOKEN}))?|{FULL}|{TOKEN}{_BLANK}{INITIAL}(?!\w)"
    rf"|{UPPER_PARTICLE}{{0,2}}{UPPER}(?:{_BLANK}{_WORD_IN_CAPITALS})?(?:,?{_BLANK}{SUFFIX})?,{_BLANK}?{_WORD_IN_CAPITALS}(?:{_BLANK}(?:{INITIAL}(?!\w)|{_WORD_IN_CAPITALS}))?"
    rf"|{UPPER}(?!\w)(?:{_BLANK}{INITIAL}(?!\w))?{_BLANK}{UPPER_PARTICLE}{{0,2}}{_WORD_IN_CAPITALS}(?:{_BLANK}{_WORD_IN_CAPITALS})?(?:,?{_BLANK}{SUFFIX})?"
    rf"|{TOKEN})"
)
_PARTICLE = re.compile(UPPER_PARTICLE)
_OF_PUPIL = re.compile(
    r"^(?:student|pupil|child|camper|scholar|patient|athlete|participant|stu|estudiante|alumn|alun|elèv|học sinh|name of|nombre d|nome d|non elèv)[^\n]*[:=#–—-][ \t_.]*$",
    re.IGNORECASE,
)
"""A label behind which a pupil stands, and nothing else; "Name" and "Re" have things behind them as well."""

_FIELD_ENDS = r"(?=[ \t]*(?:$|\n|\t|[;|(]|[^\S\n]{2}|,[^\S\n](?:gr|grade|room|rm|dob|age)\b))"
_MIDDLE = rf"(?:{_BLANK}(?:{INITIAL}|[a-z]\.?)(?![\w'’]))?"
_GENERATION = rf"(?:,?{_BLANK}(?:[JjSs][Rr]|II|III|IV)(?:\.|(?![\w'’])))?"
_LOWER = rf"[{SMALL}][{SMALL}'’-]+"
_FIELD = re.compile(
    rf"(?P<name>(?P<last>{TOKEN}|{UPPER}|{_LOWER}){_GENERATION},{_BLANK}?(?P<first>{TOKEN}|{UPPER}|{_LOWER}){_MIDDLE}|(?P<given>{TOKEN}|{UPPER}|{_LOWER}){_MIDDLE}{_BLANK}{PARTICLE}{{0,2}}(?P<surname>{TOKEN}|{UPPER}|{_LOWER}){_GENERATION}){_FIELD_ENDS}"
)
"""All that a field holds, where that is a given name and a surname, in whatever case."""

_INITIAL_FIRST = re.compile(
    rf"(?P<name>[{CAPITAL}](?:\.{_BLANK}?[{CAPITAL}])?\.?{_BLANK}?(?<=[.\s]){PARTICLE}{{0,2}}(?P<last>{TOKEN}|{UPPER})(?!\w))"
)


def labelled(text: str) -> Iterable[Form]:
    """Names behind their labels. Behind a pupil's a field of two words may be any given name and surname, in lower case too."""
    for m in _LABEL.finditer(text):
        if _LEFT_BLANK.search(m.group()):
            continue
        if (name := _written(text, m)) is not None:
            strong = _is_strong(m.group())
            yield Form(*name.span("name"), 0.85 if strong else 0.7, "a name behind its label")


def _is_strong(label: str) -> bool:
    return bool(re.search(r"[:=#–—|_.-]\s*$|\bis\s*$", label))


def _written(text: str, label: re.Match[str]) -> re.Match[str] | None:
    """The name that stands behind the label, if one does."""
    strong, of_pupil = _is_strong(label.group()), _OF_PUPIL.match(label.group()) is not None
    name = _AFTER_LABEL.match(text, label.end())
    if name is not None and _is_other_field(text, label, name):
        return None
    if name is not None and _is_name(re.split(r"[,\s]+", name["name"]), strong):
        return name
    if of_pupil and (field := _FIELD.match(text, label.end())) and _fills_field(field):
        return field
    if strong and (found := _INITIAL_FIRST.match(text, label.end())) and _is_surname(found["last"], of_pupil):
        return found
    return None


def _is_other_field(text: str, label: re.Match[str], name: re.Match[str]) -> bool:
    """Whether what stands there is a thing with a number, or the next label behind a blank left empty."""
    if fold(name["name"]) in _NUMBERED_THINGS and _NUMBERED.match(text, name.end()):
        return True
    return "__" in label.group() and _IS_LABEL.match(text, name.end()) is not None


def _is_name(words: Sequence[str], strong: bool) -> bool:
    said = [w for w in words if not w.islower() and not (len(words) > 2 and _PARTICLE.match(f"{w} "))]  # "van", "DE"
    full = [w for w in said if len(w.strip(".")) > 1 and not re.fullmatch(SUFFIX, w.upper())]
    if any(fold(w) in NOT_NAMES for w in full):
        return strong and _given_and_surname(words)
    if len(full) > 1 and (all(map(is_ordinary, full)) or _is_thing_in_capitals(full)):
        return False  # "Activity Fee"
    if strong:
        return True
    return (len(words) > 1 and any(is_first(w) or is_last(w) for w in words)) or is_first(words[0])


def _is_thing_in_capitals(words: Sequence[str]) -> bool:
    """Whether a word of English stands in capitals beside none that is a given name, a common surname or unlisted."""
    if not all(map(str.isupper, words)) or not any(map(is_ordinary, words)):
        return False
    return not any(may_be_first(w) or is_common_last(w) or not in_dictionary(w) for w in words)


def _given_and_surname(words: Sequence[str]) -> bool:
    """Whether two words are a given name and a surname, though one be a word of schools: "Francesca Field"."""
    if len(words) != 2:
        return False
    return any(is_first(a) and fold(a) not in NOT_NAMES and may_be_last(b) for a, b in (words, reversed(words)))


def _fills_field(field: re.Match[str]) -> bool:
    first, last = field["first"] or field["given"], field["last"] or field["surname"]
    if not first[0].islower():
        given = fold(first) in GIVEN_WORDS or may_be_first(first) or not in_dictionary(first)
        return given and (may_be_last(last) or is_last(last) or not in_dictionary(last)) and not last[0].islower()
    if {fold(first), fold(last)} & FOREIGN or is_no_name(first) or is_no_name(last) or not last[0].islower():
        return False
    listed = (may_be_first(first), is_last(last))
    known = (listed[0] or not in_dictionary(first), listed[1] or not in_dictionary(last))
    return all(known) and len(first) > 2 and len(last) > 1


def _is_surname(word: str, of_pupil: bool) -> bool:
    if fold(word) in NOT_NAMES or is_ordinary(word):
        return of_pupil and may_be_last(word)
    return is_last(word) if not of_pupil else is_last(word) or not in_dictionary(word)
