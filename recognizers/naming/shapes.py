"""How names are spelt, as pieces of regular expressions, and what stands right behind the name of a pupil."""

from __future__ import annotations

import re

_LETTERS = "".join(map(chr, (*range(0x100, 0x250), *range(0x1E00, 0x1F00))))
CAPITAL = "A-ZÀ-ÖØ-Þ" + "".join(filter(str.isupper, _LETTERS))
"""The capitals of Latin script, for a set of a regular expression. Beyond Western Europe capitals and small letters alternate."""

SMALL = "a-zà-öø-ÿ" + "".join(filter(str.islower, _LETTERS))

CAP = rf"(?:(?:Mc|Mac|O['’]|D['’]|L['’]|De|Di|Du|Van|Le|La)?[{CAPITAL}][{SMALL}]+|[A-Z]['’][A-Z][a-z]+)"
TOKEN = rf"{CAP}(?:[-‐]{CAP}|['’][a-z]+(?<!['’]s)){{0,4}}"
# [^\S\n] is a blank but no line break: the next line begins something else, and broken lines come joined
PARTICLE = r"(?:(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|el|al|bin|ibn|ben|st\.|y|e)[^\S\n])"
INITIAL = r"[A-Z]\.?"
NICK = r"(?:[\"“‘(][A-Z][\w-]{1,14}[\"”’)][^\S\n])?"
FULL = rf"{TOKEN}(?:[^\S\n]{INITIAL})?(?:[^\S\n]{NICK}{PARTICLE}{{0,2}}{TOKEN}){{1,3}}"
UPPER = rf"[{CAPITAL}][{CAPITAL}'’]+(?:-[{CAPITAL}'’]+)*"
UPPER_PARTICLE = r"(?:(?:DE|DA|DO|DOS|DAS|DEL|DELLA|DI|DU|LA|LE|VAN|VON|DER|DEN|EL|AL|BIN|IBN|BEN|ST\.)[^\S\n])"
SUFFIX = r"(?:JR|SR|II|III|IV)(?:\.|(?![\w.]))"
LOWER_WORD = re.compile(r"(?<!\w)[a-zà-ÿ]{3,}(?!\w)")
_GRADE = r"(?:pre-?k|k(?:indergarten)?|\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth)"
_TEACHES = (
    rf"[*_]{{0,2}}\s*[,(–—-]?\s*(?:(?:gr(?:ade)?s?\.?|room|rm\.?)\s*)?{_GRADE}(?:(?:\s?[&/,–-]\s?|\s(?:and|to|&)\s){_GRADE})?[\s-]*(?:grade\s*)?"
    r"(?:(?:math|ela|science|reading|art|music|classroom|homeroom|lead|head|team)\s)*(?:teacher|team\b|lead\b|coordinator|counsel|coach|advis|aide\b|para\b|nurse|rep\b|liaison|dean|principal|office)"
)
_SPAN = r"[*_]{0,2}\s*[,(–—-]?\s*(?:gr(?:ade)?s?\.?\s*)?(?:k\s?[–-]\s?(?:[4-9]|1[0-2])|[5-9]\s?[–-]\s?(?:[6-9]|1[0-2]))\b(?![-/.]\d)"
"""What somebody teaches or looks after: "Grade 3 teacher", "(5-8)". Nobody is in several grades."""

GRADE_BEHIND = re.compile(
    rf"^(?!{_TEACHES}|{_SPAN})(?:"
    + r"\s+\(\d{1,2}[A-Z]?\)|[*_]{0,2}\s*[,(–—-]?\s*(?:(?:now|entering|starting|going into|rising|a)\s+(?:in\s+)?)?(?:\(?\s*(?:in\s(?:grade|kindergarten|preschool|pre-?k|first|second|third|fourth|fifth|sixth|seventh|eighth)\b|gr(?:ade|\.)?\s*\d|grade\s+(?:k|one|two|three|four|five|six|seven|eight)|rm\.?\s?\w?\d|room\s\w?\d|hr\s?\d|(?:chanm|sal[óo]n|sala|klas|clase|aula|turma|cuarto|saal)\s?\w?\d|\d{1,2}(?:st|nd|rd|th)\b|\d[A-Z]\b|(?-i:K\d?|PK)(?=\s*(?:[-–—:,.;)]|$|\n))|pre-?k\b|in\s(?:(?-i:K)\b|pre-?k\b|rm\b|room\b|\d{1,2}(?:st|nd|rd|th)\b)|yog\b|period\s\d|stu\s?#|dob\b|b\.\s?\d|sasid|lasid|\d{1,2}(?:er|º|ª|o)?\s(?:grado|ano|klas))))",
    re.IGNORECASE,
)
"""A grade, a room, a birth date or a number behind a name: what class lists and notes give of pupils."""

_CLASS_BEHIND = re.compile(
    r"(?<=[\w.])(?:[\s,(–-]+(?:(?:gr(?:ade)?\.?|g|rm\.?|room|hr|class)\s?[A-Z]?\d{1,3}[A-Z]?|(?:gr(?:ade)?\.?) ?(?:K|PK)|(?:\d|1[0-2])(?:st|nd|rd|th)(?: gr(?:ade)?\.?)?|(?-i:[1-9][A-Z]))|\s*\((?:\d{1,2}[A-Z]?|K\d?|PK|pre-?k)|(?:,\s*|\s[–-]\s)(?:K|PK|\d{1,2}))\)?\s*$",
    re.IGNORECASE,
)


NUMBER_BEHIND = re.compile(
    r"(?<=[\w.])(?:[\s,–-]{0,3}[\[(]\s?|[\s,–-]{1,3}(?=\D)|\s{1,3}(?=10\d{8}(?!\d)))(?:(?:student |local |stu )?id\s?(?:no\.?|[:#])?\s?|(?:la|sa)sid\s?[:#]?\s?|stu\s?[:#]\s?)?#?\s?(?P<number>10\d{8}|\d{5,8})\s?[)\]]?\s*$",
    re.IGNORECASE,
)
"""A pupil's number behind the name, in brackets or behind a sign: "Roe, Ada #402291", "Ada Roe (402291)"."""


_BARE_CLASS = re.compile(
    rf"(?<=[{SMALL}.])\s?[\s(](?:PK|K|[1-9]|1[0-2])(?:(?:,\s?|\s)(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?{CAP}|-\d{{1,3}})?\)?\s*$"
)
"""A grade, and the teacher or the room, behind a name in a column of pupils: "Ada Roe 10", "Ada Roe (K, Lundy)", "Ada Roe 6-104"."""


def without_class(value: str, of_pupils: bool = False) -> str:
    """A cell of names without the grade, the room or the number behind the name: "Ada Roe, gr 2", "Ada Roe (rm 4)".

    `of_pupils` a bare grade behind two words is one as well.
    """
    plain = _CLASS_BEHIND.sub("", NUMBER_BEHIND.sub("", value))
    named = _BARE_CLASS.sub("", plain) if of_pupils else plain
    return named if " " in named.strip() else plain
