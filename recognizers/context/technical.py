"""Tells text about programs from text about people: changelogs, manuals, licences, source text, logs.

Such text names thousands of people beside words that a school says of pupils ("suspended", "failing", "hit"), and nobody
is meant. A place in a text is about programs where the marks of program text stand thickly, around it or in the whole,
and nothing around it speaks of a school's people: so a pupil in the middle of a technical mail is still seen.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain, islice

from recognizers.contract import STATEMENTS, Hit

_CODE = re.compile(
    r"</?(?:code|pre)\b[^>]{0,80}>|(?<![\w./+-])(?=[\w.-]{0,60}[a-z])[\w.-]{1,60}/[\w.+-]{1,60}/[\w.+-]"  # paths
    r"|\b\w+\(\)|::|->|==|!=|&&|(?<!\|)\|\|(?=[ \t]?[\w!({$\"'])|\{\}|\b0x[0-9a-f]+\b|(?<![\w-])--?[a-z][\w-]{2,}(?![\w-])|(?<!\w)-[a-zA-Z]\b(?! )|[`‘][^\s'’`]{1,40}['’`]|\$\w+"
    r"|\b[a-zA-Z]+_[a-zA-Z_]+\b|\b[a-z]+[A-Z][a-z]+[A-Z]?\w*\b|\b[\w-]{1,60}\.(?:c|h|cc|cpp|py|js|so|sh|pl|pm|conf|deb|rst|texi|dll|exe|rb|go|rs|java|xml|yaml|json|css|gz|svg)\b"
    r"|<[\w.+-]+@[\w.-]+>|\(@[\w-]+\)|/\*|\*/|(?<!\S)//(?!\S)|#(?:include|define|if(?:n?def)?|endif)\b|#\d{5,}|\b\d+\.\d+\.\d+\b|\b\d+\.\d+-\d+|\bv?\d+\.\d+(?:rc|beta|alpha)\d*|[0-9a-f]{10,40}\b|\bCVE-\d+"
    r"|\b(?:GNU|GPL|LGPL|BSD|MIT License|Debian|Ubuntu|Fedora|Linux|Unix|POSIX|MS-?DOS|Free Software|Copyright|WARRANTY|NON-?INFRINGEMENT|[Rr]edistribut\w+|sublicens\w+|[Ll]icensor|[Ll]icensees?"
    r"|compilers?|segfault|kernel|runtime|syscall|stderr|stdout|malloc|regex|API|ABI|UTF-8|HTTPS?|FTP|TLS|SSL|U\+[0-9A-Fa-f]{4,6}|uni[0-9A-F]{4}|ASCII|XML|XSLT?|XPath|HTML|CSS|SQL|JSON|lib[a-z]{2,}\d?|ISO[- ]8859|maintainer|upstream|[Cc]hangelog|libraries|namespaces?|linker)\b"
)
"""What program text is full of: its signs, names and numbers."""

_TRADE = re.compile(
    r"\b(?:makefile|configure\w*|builds?|bugs?|bugfix\w*|crash(?:es|ed|ing)?|pars(?:er|ing)|backend|frontend|plugins?|patch(?:es|ed)?|buffers?|overflow\w*|bytes?|strings?|pointers?|variables?|arguments?|command[- ]line|keyboard"
    r"|cursor|icons?|locales?|encodings?|fonts?|glyphs?|kerning|ligatures?|builtins?|licens(?:e|ed|or|ees?)|contributors?|headers?|sockets?|threads?|memory|leaks?|debug\w*|compil\w*|install\w*|servers?|clients?|packets?|protocols?|quer(?:y|ies)|cach(?:e|es|ed|ing)|hostnames?|daemons?|config|timeouts?|callbacks?|structs?|integers?|null|valgrind|autoconf|automake|cmake|fuzz(?:er|ing)?|DNS|defaults?|deprecated|director(?:y|ies)|filenames?|files?|input|output|options?)\b",
    re.IGNORECASE,
)
"""What those who write programs speak of."""

_SCHOOL = re.compile(
    r"\b(?:students?|pupils?|grade (?:\d{1,2}|k)\b|gr\.? ?\d{1,2}\b|[1-9](?:st|nd|rd|th) grade\w*|kindergart\w+|homeroom|teachers?|nurses?|classroom|counsel[ol]+rs?|(?-i:Mr\.|Mrs\.|Ms\.|Miss [A-Z])|mom|dad"
    r"|(?:his|her|my) (?:son|daughter|child|mother|father)|dob|date of birth|iep|sasid|epi-?pens?|dcf|estudiante|alumn[oa]|alun[oa]|elèv|học sinh|学生|學生)\b",
    re.IGNORECASE,
)
"""What speaks of a school's people: beside one of these a statement counts even among program text."""

_HUMP = re.compile(r"_+|(?<=[a-z])(?=[A-Z])")
"""Where the words of a programmer's name part."""

_SAID = STATEMENTS | {"STREET_ADDRESS", "US_BANK_NUMBER", "EMPLOYEE_ID"}
"""What papers about programs speak of without meaning anybody."""

_LEAST_SCORE = 0.4
"""Hits that score less count for nothing anyhow."""

_MADE = 0.95
"""The score of a secret that is a machine's work and no example."""

AROUND = 600
"""Characters before and behind a place that are its surroundings."""

_DENSE, _WHOLE, _TRADE_WHOLE = 110, 220, 300
"""A stretch of text is about programs with a mark in so many characters: the surroundings of a place, the whole by the
signs of program text alone, the whole by the words of the trade too."""

_RELEASE = re.compile(r"\W{0,4}(?:change ?log|release notes|what['’]s new in|v?\d+\.\d+\.\d+(?![\w.]))", re.IGNORECASE)
"""How notes on a new version begin."""

_VARIABLE = 3
"""Letters of a name that is a variable's in a paper about programs, and not a school's short word."""

_LEAST = 6
"""Fewer marks than these say nothing."""


_FILE_NAME = re.compile(
    r"(?<!\S)[\w./+-]*\.(?:c|cc|cpp|h|hh|hpp|py|js|ts|sh|so|pl|pm|rb|go|rs|java|conf|css|xml|ya?ml|json|in|am|ac|m4|po|svg|texi|rst)(?![\w/])"
)
_OPTION = re.compile(r"[`‘']--?[A-Za-z][\w-]{0,40}(?:=\w{0,40})?['’`]")


def names_of_things(text: str) -> list[tuple[int, int]]:
    """Where names of source files and quoted options stand; their words tell of nobody ("path-stroke.c", "`-Tps'")."""
    found = [m.span() for m in _FILE_NAME.finditer(text)] if "." in text else []
    return [*found, *(m.span() for m in _OPTION.finditer(text))] if "-" in text else found


class Technical:
    """One text, asked of one place after the other whether programs are what is spoken of there."""

    def __init__(self, text: str, before: str = "") -> None:
        """`before` is what the same file said before this text, as much of it as is remembered."""
        self._text = text
        self.before = before

    def at(self, start: int, end: int) -> bool:
        """Whether a statement that stands there, `start` and `end` in characters, is about programs and not about a pupil."""
        around = self._text[max(0, start - AROUND) : end + AROUND]
        if _SCHOOL.search(around):
            return False
        return self.is_code or self._is_of_the_trade or _has_marks(around, _DENSE, _TRADE)

    def throughout(self, said: str) -> bool:
        """Whether `said`, which stands apart from the rest as a cell of a table does, is about programs like all of it."""
        return not _SCHOOL.search(said) and self._is_throughout

    def heads_code(self, heading: str) -> bool:
        """Whether a heading is program text in a paper about programs: a path, an option, a variable (`dx`)."""
        return (len(heading) <= _VARIABLE or bool(_CODE.search(heading))) and self.throughout(heading)

    @cached_property
    def _is_throughout(self) -> bool:
        return self.at(0, len(self._text))

    @cached_property
    def _is_of_the_trade(self) -> bool:
        return _has_marks(f"{self.before}\n{self._text}", _TRADE_WHOLE, _TRADE)

    @cached_property
    def is_code(self) -> bool:
        """Whether the text as a whole is program text, or a paper full of it."""
        whole = f"{self.before}\n{self._text}".lstrip()
        return bool(_RELEASE.match(whole)) or _has_marks(whole, _WHOLE)


ANY_PAPER = Technical("")


def _has_marks(text: str, characters: int, *besides: re.Pattern[str]) -> bool:
    needed = max(_LEAST, len(text) // characters)
    marks = chain.from_iterable(regex.finditer(text) for regex in (_CODE, *besides))
    return next(islice(marks, needed - 1, None), None) is not None


def speaks_of_school(label: str) -> bool:
    """Whether a heading or a short cell speaks of a school's people: "Student", `student_id`, `homeroomTeacher`."""
    return bool(_SCHOOL.search(_HUMP.sub(" ", label)))


def speaks_so(entity: str) -> bool:
    """Whether papers about programs speak of what is such a thing elsewhere, without meaning anybody."""
    return entity in _SAID


def about_programs(hit: Hit, text: Technical) -> bool:
    """Whether the hit is none, for papers about programs speak so; a password in a mail of technicians is one, and so is
    a key that nothing but a service makes, in programs too."""
    if hit.score < _LEAST_SCORE:
        return False
    return (
        text.is_code and hit.score < _MADE
        if hit.entity == "CREDENTIAL"
        else hit.entity in _SAID and text.at(hit.start, hit.end)
    )
