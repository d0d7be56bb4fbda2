"""Headings taken apart: their words in full, and the shorter spellings under which a heading may be known.

Source: spellings counted in public SIS connectors, field names of PowerSchool, Aspen and Infinite Campus, headings typed by
hand. A heading is known by its whole key first (`headers.key`); what stands here serves those that nobody listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from recognizers.headings.headers import key
from recognizers.naming.gazetteer import in_dictionary

LONGEST = 80
"""A longer cell is a sentence, not a heading."""

SHORT_FORMS = {
    word: full
    for full, words in {
        "student": "stu stud stdnt stdt std pupil child scholar",
        "address": "addr addrs adr", "phone": "ph phn phno", "name": "nm nme", "date": "dt dte", "local": "lcl loc",
        "number": "num no nbr nr", "emergency": "emerg emer emrg", "description": "desc descr", "disability": "disab disb",
        "code": "cd", "level": "lvl lev", "language": "lang lng", "medical": "med", "balance": "bal", "eligibility": "elig eligible",
        "semester": "sem", "quarter": "qtr qtrs", "trimester": "tri trm", "average": "avg ave", "percent": "pct",
        "performance": "perf", "proficiency": "prof", "ethnicity": "eth ethn ethnic", "suspension": "susp",
        "absences": "abs absn", "tardy": "tdy tard", "attendance": "att attn attend attnd atnd atd", "unexcused": "unexc unex", "excused": "excd", "economic": "econ eco",
        "disadvantaged": "disadv dis disadvantage", "guardian": "gdn grdn", "parent": "par prnt", "employee": "emp empl", "account": "acct", "status": "stat sts",
        "score": "scr", "grade": "grd", "special": "sp spec spcl", "education": "ed educ", "teacher": "tchr", "birth": "bth brth",
        "assessment": "assmt asmt assess", "raw": "rw", "scaled": "scale", "accommodations": "accom accoms accomm accomms", "services": "svc svcs srvc", "primary": "prim", "reading": "rdg", "writing": "wrtg", "immigrant": "immig immigr", "indicator": "ind", "medication": "medic",
    }.items()
    for word in words.split()
}  # fmt: skip

_OWNERS = frozenset(
    "student child pupil learner my the current primary home legal main preferred identity person psn std demographics".split()
)
"""Words in front that say whose, and nothing of what."""

_TAILS = frozenset(
    """code codes flag flags status yn indicator description desc value type info information details detail list text field notes note comments comment
    name names current 1 2 3 4 5 6 y n""".split()
)
"""Words behind that say in which form, and nothing of what."""

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|\b[yY]\s?/\s?[nN]\b|[#*?:]")
_PARTS = re.compile(r"\s*(?:[/|()\[\]:;\n\r]|\s[-–—]\s)\s*")


_RUN_ON = re.compile(r"(?:indicator(?:code)?|flag|flg|code|status|yn|desc)$")
"""Tails of a heading written in one, without capitals that part its words: "SPECIALEDUCATIONFLAG"."""

_FOR_REPORTS = re.compile(r"[ _]?(?:for[ _]?testing|_rpt)$", re.IGNORECASE)
"""What vendors of tests hang behind a field of the student system's: "EthnicityforTesting", "STUDOB_RPT"."""


def words(heading: str) -> tuple[str, ...]:
    """The words of a heading in lower case, short forms written out: "Stu_LN" is student, ln; "flag.specEd" flag, special, education."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", heading))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    found = (w.lower() for w in re.split(r"[\W_]+", _CAMEL.sub(" ", plain)) if w)
    return tuple(SHORT_FORMS.get(w, w) for w in found)


def parts(heading: str) -> list[str]:
    """The sides of "ID estatal / SASID", "Allergies (food)", "Alert: Medical"; nothing where there is one side only."""
    found = [p for p in _PARTS.split(heading) if p.strip()]
    return found if len(found) > 1 else []


def spellings(heading: str) -> Iterator[str]:
    """Keys under which a heading may be known, the surest first: the whole, without asides, the end of its path, without
    the words that say whose or in which form."""
    yield key(heading)
    yield key(_ASIDE.sub(" ", heading))
    if (shorter := _FOR_REPORTS.sub("", heading)) != heading:
        yield from spellings(shorter)
    if heading.isalpha() and heading in {heading.upper(), heading.lower()}:
        yield _RUN_ON.sub("", key(heading))
    path = [p for p in re.split(r"[./\\>]+", heading) if p.strip()]
    if len(path) > 1 and not re.search(r"[./\\>]\s", heading):
        yield key(" ".join(path[-2:]))
        yield key(path[-1])
    said = words(_ASIDE.sub(" ", heading))
    yield "".join(said)
    start = 0
    while start < len(said) - 1 and said[start] in _OWNERS:
        start += 1
        if len(said) - start > 1 or len(said[start]) > 3:  # "Student ID" is not "ID"
            yield "".join(said[start:])
    end = len(said)
    while end > start + 1 and said[end - 1] in _TAILS:
        end -= 1
        yield "".join(said[start:end])


_COMMON = frozenset(
    """student name address phone emergency contact allergies allergy medications medication medical teacher guardian parent birth date birthday email grade
    number custody alert homeroom school telephone password disability accommodations attendance absences suspension discipline incident ethnicity language
    health condition last first middle lunch account balance immunization""".split()
)


def mended(heading: str) -> str | None:
    """The heading with its slips of the pen set right ("Studnet Nmae", "Alergies"), or None if it has none: a word that is no English
    word and one letter off from one that heads such tables."""
    said = re.split(r"([\W\d_]+)", heading)
    out = [_mended_word(w) if len(w) > 3 and w.isalpha() else w for w in said]
    return "".join(out) if out != said else None


def _mended_word(word: str) -> str:
    typed = word.lower()
    if len(typed) > 16 or typed in _COMMON or typed in SHORT_FORMS or in_dictionary(typed):
        return word
    nearest = {w for w in _one_off(typed) if w in _COMMON}
    return nearest.pop() if len(nearest) == 1 else word


def _one_off(typed: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for i in range(1, len(typed) + 1):
        for letter in letters:
            yield typed[:i] + letter + typed[i:]
        if i < len(typed):
            yield typed[:i] + typed[i + 1 :]
            yield typed[: i - 1] + typed[i] + typed[i - 1] + typed[i + 1 :]
            for letter in letters:
                yield typed[:i] + letter + typed[i + 1 :]
