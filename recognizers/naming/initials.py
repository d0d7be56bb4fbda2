"""Initials that stand for a pupil: "J.T. (gr 7)", "JT, grade 7", "Student initials: JT", "KH's mom".

With dots they are initials wherever a class stands in the line. Two bare capitals are as often a subject, an office or a
state, so they count only right before a class, behind a label, as a child of somebody, or in a row with others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recognizers.naming.forms import Form
from recognizers.naming.gazetteer import fold
from recognizers.naming.shapes import TOKEN

_INITIALS = re.compile(r"(?<![\w@./-])[A-Z]\.\s?[A-Z]\.(?![\w@/-])(?!\s?[A-Z]\.)(?!\s[A-Z][a-z])")
_NO_INITIALS = frozenset(
    "us uk dc pe rn md ma am pm ad bc ed eg ie no st pt ot la ny nh ri ct vt me dj tv pa vp".split()
)
_CLASS = re.compile(
    r"\b(?:gr(?:ade|\.)?\s?(?:\d{1,2}|k\b)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[- ]grad\w+|\d{1,2}(?:st|nd|rd|th)[- ]grad\w+|preschool|pre-?k|room \w?\d|rm\.? ?\w?\d|per(?:iod|\.)? ?\d|in \d{1,2}[a-h]\b|(?<=\()\d{1,2}(?:[a-h]|st|nd|rd|th)\b|(?:mrs?|ms|miss)\.? \w+['’]s? (?:room|class)|yog|student|pupil|freshman|sophomore|kindergart\w+)\b",
    re.IGNORECASE,
)

_NO_BARE = frozenset(
    """pe ot pt sl ap ib ms hs es it hr id re fw el ml mll ss la us uk eu tv pc ac dc am pm ok sy fy pd po pr er rn np vp ta qa bb fb xc jv ga cc cp aa na hw cw sc se ge sp ed bd ld dd au cd hi vi mc oi si sn mv av uv xl xs sm
    mr pk kg st rd dr gr rm bp bs bg ns ep lv ad od dx hx tx rx fx cf dv ps ct da ft lp lt rt ln tb bm cr fa ie eg vs ai ar vr ux ui os ip sd hd usb fl oz lb kg mg ml vw gm gi wi fi dj mc ny ri nh vt ma
    is in to of or an as at be by do go he if me my no on so up we oh ah um hi yo la el de en un su tu mi si se le lo al ya""".split()
)
"""Two letters that in a school's papers stand for a subject, an office, a service, a condition or a state, and words of capitals."""

_BARE = r"[A-Z]{2}"
_EDGE = r"(?<![\w@.&/'’$#-])"
_WORD_FOR_GRADE = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
_IN_CLASS = (
    r"[^\S\n]?[,(/–—:-]?[^\S\n]?\(?(?:(?:is |now )?in (?:the )?|an? )?(?:(?:gr|grade|rm|room|hr|homeroom|per|period)\.?[^\S\n]?(?:K\d?|\d{1,3}[A-H]?)|\d{1,2}(?:st|nd|rd|th)[ -]gr(?:ade(?:r|\b)|\b)"
    rf"|{_WORD_FOR_GRADE}[ -]grader?|(?-i:\d{{1,2}}[A-H])|(?<=\()\d{{1,2}}(?:st|nd|rd|th)(?=\))|kindergart(?:en|ner|ener)|pre-?k|freshman|sophomore)(?![\w’'])"
)
_MORE_GRADES = r"(?![^\S\n]?[-–—/&][^\S\n]?\d|[^\S\n](?:and|to|thru|through|or)[^\S\n](?:gr\w*\.?[^\S\n])?\d)"
_GOES_ON = r"(?![^\S\n]+(?:teach|team|class|curric|students|parents|famil|lesson|unit|math|ela|science|reading|test|exam|text|standard|wing|hall|lunch|recess|orchestra|band|chorus|schedule|night|home|field|work|assess|screen|program|level|boys|girls|tryout|roster|league|news|course|section|elective|block|period|staff|aide|para|special|cohort))"
_CLASSED = re.compile(rf"{_EDGE}(?P<bare>(?-i:{_BARE})){_IN_CLASS}{_MORE_GRADES}{_GOES_ON}", re.IGNORECASE)
"""Bare initials and one grade, room or period, and nothing that is taught or run there: "JT (gr 7)", "MK in 3B"."""

_LABELLED = re.compile(
    rf"(?<!\w)(?:[Ss]tudent|STUDENT|[Pp]upil|[Cc]hild|[Cc]amper|[Ss]cholar|[Pp]atient|[Pp]t|[Cc]lient|[Ii]nitials?|INITIALS)(?:['’]s)?(?:[^\S\n](?:[Ii]nitials?|[Nn]ame))?(?:[^\S\n]?[:=#–—-])?[^\S\n]{{1,3}}(?P<bare>{_BARE})(?=[^\S\n]?(?:[,.;:()/–—\n-]|$)|[^\S\n]{{2}}|\t|[^\S\n](?:is|was|has|had|will|needs?|got|and|did|does|can|may|must|left|went|came|in)(?!\w))"
)
_KIN = r"(?:mom|mum|mother|dad|father|parents?|guardian|grand(?:ma|pa|mother|father)|nana|stepdad|stepmom|aunt|uncle|sister|brother|foster|family|iep|504|meds|inhaler|epi\w*|behavior)"
_OWNING = re.compile(rf"{_EDGE}(?P<bare>{_BARE})['’]s[^\S\n](?:(?:foster|step|biological|bio)[^\S\n])?{_KIN}(?!\w)")
_ROW = re.compile(
    rf"{_EDGE}{_BARE}(?:(?:,?[^\S\n](?:and|&)[^\S\n]|,[^\S\n]|[^\S\n]?/[^\S\n]?){_BARE}){{1,9}}(?![\w@&/'’-])"
)
_PAIR = re.compile(rf"{_EDGE}(?P<bare>{_BARE})(?![\w@&/-])")
_CAPITALISED_BEFORE = re.compile(rf"(?<![\w.])(?P<word>{TOKEN}|[A-Z]{{2,}}),?[^\S\n]\Z")
_TELLS_OF = frozenset(
    "student pupil child camper patient client re for with about saw met called and gave parent parents mom dad of subject asked told sent given when then also today yesterday monday tuesday wednesday thursday friday mon tue tues wed thu thur thurs fri both while because update incident note notes hi hello".split()
)
"""Words that begin with a capital before somebody, where other ones make a place or a course of two letters: "Lowell MA", "Calculus AB"."""

_LONG_WORD = 24
"""Characters before initials in which such a word stands."""


def initials(text: str) -> Iterable[Form]:
    """With dots, in a line that has a grade, a room or a teacher."""
    for m in _INITIALS.finditer(text):
        if fold(m.group().replace(".", "").replace(" ", "")) in _NO_INITIALS:
            continue
        if _CLASS.search(_line(text, m.start())):
            yield Form(m.start(), m.end(), 0.6, "initials beside a grade, a room or a teacher", "student")
    listed = [m for m in _HEADS_LINE.finditer(text) if fold(m["letters"].replace(".", "")) not in _NO_INITIALS]
    for m in listed if len(listed) >= _LISTED else ():
        yield Form(*m.span("letters"), 0.6, "initials and a grade at the head of an entry", "student")
    for m in _LETTER.finditer(text):
        yield Form(*m.span("letter"), 0.6, "a letter for a pupil, and the class", "student")


_HEADS_LINE = re.compile(
    r"^[ \t>*•·–—-]{0,6}(?P<letters>(?:[A-Z]\.){2,3}|[A-Z]\.(?:Mc|Mac|O['’])[A-Z]\.)[ \t,]{1,2}\(?(?:PK|K|[1-9]|1[0-2])\)?(?:[ \t]?[–—:]|[ \t]-(?=[ \t])|[ \t]{2,}|,[ \t])",
    re.MULTILINE,
)
"""Initials and a grade before what an entry tells: "R.V. 4 - ", "T.O. K: "."""

_LISTED = 2
"""Such lines that make a list."""

_LETTER = re.compile(
    rf"[\"“](?P<letter>[A-Z])\.?[\"”](?=,?[^\S\n]?\(?(?:gr|grade|rm|room)\.?[^\S\n]?\w{{1,3}}\b){_MORE_GRADES}"
)
"""One letter for a pupil, and the class: "M", gr 1."""


def bare_initials(text: str) -> Iterator[Form]:
    """Without dots: where they must be somebody's, and then wherever the text has them again."""
    if not (surely := set(_surely(text))):
        return
    for m in _PAIR.finditer(text):
        if m["bare"] in surely and not _of_thing(text, m.start()):
            yield Form(*m.span("bare"), 0.6, "initials without dots", "student")


def _surely(text: str) -> Iterator[str]:
    for m in (*_CLASSED.finditer(text), *_OWNING.finditer(text)):
        if _may_be(m["bare"]) and not _of_thing(text, m.start()):
            yield m["bare"]
    for m in _LABELLED.finditer(text):
        if _may_be(m["bare"]):
            yield m["bare"]
    for row in _ROW.finditer(text):
        bare = re.findall(_BARE, row.group())
        if all(map(_may_be, bare)) and not _of_thing(text, row.start()) and _CLASS.search(_line(text, row.start())):
            yield from bare


def _may_be(bare: str) -> bool:
    return fold(bare) not in _NO_BARE


def _of_thing(text: str, place: int) -> bool:
    """Whether a capitalised word before the letters makes a place or a course of them."""
    before = _CAPITALISED_BEFORE.search(text, max(0, place - _LONG_WORD), place)
    if before is None or fold(before["word"]) in _TELLS_OF:
        return False
    return not (len(before["word"]) == 2 and before["word"].isupper() and _may_be(before["word"]))


def _line(text: str, place: int) -> str:
    start = text.rfind("\n", 0, place) + 1
    return text[start : start + 400].split("\n", 1)[0]
