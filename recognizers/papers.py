"""What kind of paper a statement stands in, where that takes it out of the records of a school's pupils.

Stories, plays and reviews, alumni news, staff directories, invoices, digests of cases and word problems name people and
say much of them; none of it is a record. Most marks of a story stand in a school's mail as well, so it takes two kinds.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from recognizers import notices

_STORY = tuple(
    re.compile(marks, re.MULTILINE)
    for marks in (
        r"\b[Aa]ct (?:\d|I+\b|[Oo]ne|[Tt]wo|[Tt]hree)\b|\b[Ss]c(?:ene)?\.? (?:\d+|I+\b|one|two|three)\b",
        r"(?i:\b(?:blocking|fight call|blackout|dress rehearsal|off-?stage|playwright|monologue|understud\w+|curtain call|downstage|upstage|stage left|stage right|sound cue|lighting cue|choreograph\w+|fake blood)\b)",
        r"(?i:\b(?:a|an|the|one|young) (?:\w+ )?(?:boy|girl|man|woman|orphan|teen|teenager|prince|princess|knight|wizard|detective|robot|dragon) (?:named|called)\b)",
        r"(?i:\b(?:spring|fall|winter|school|senior|class|middle school|high school) (?:play|musical)\b)",
        r"(?:[A-Z][a-z]+ \([A-Z][a-z]+ [A-Z][\w-]+\)[^()]{0,80}){2}",
        r"(?i:\btickets?\b[^\n]{0,30}\$ ?\d|\$ ?\d+[^\n]{0,20}\bat the door\b)",
        r"(?i:\bonce upon a time\b|\bhappily ever after\b|\bthe end\.?$)",
        r"\b(?:Detective|Inspector|Sir|Lady|King|Queen|Prince|Princess|Wizard|Sheriff|Lord|Count|Baron|Fairy|Dragon|Captain|Agent|Super|Giant|Witch) [A-Z][a-z]+",
        r"\A[^\n]{0,80}\b[Bb]y [A-Z][\w.]+(?: [A-Z][\w.]+)?,? (?:(?:in )?(?:grade|gr\.?|age|aged|room|rm\.?) ?\w|\d\w\w? grade)",
        r"(?<![\w*])[*_][A-Z][^*_\n]{2,50}[*_](?![\w*])",
        r"(?i:\b(?:protagonist|narrator|villain|hero(?:ine)?s?|plot|characters?|climax|sequel|fiction\w*|novel(?:la|ist)?s?|storyteller|storybook|drama club|theat(?:er|re)|musical|the cast|cast list|audience)\b)",
        r"\b[Cc]ast (?:for|of|list|:)|^CAST\b|\b(?:[Rr]oles?|[Uu]nderstudy|[Pp]art of) ?: ",
        r"[,!?.][\"”’'] (?:said|asked|cried|whispered|yelled|shouted|replied|muttered|he said|she said|the \w+ said)\b|\b(?:he|she) (?:said|cried|whispered|muttered), [\"“]",
        r"(?i:\bD&D\b|\bdungeons?\b|\blvl\b|\b\d+ ?hp\b|\b(?:dwarf|elf|orc|goblin|paladin|cleric|sorcerer|bard)s?\b|\bcharacter sheet\b)",
        r"(?i:\b(?:not|n't) (?:a |his |her |their |my )?real\b|\b(?:boy|girl|child|student|kid) (?:you|I|we|she|he) calls?\b|\bpseudonym\b|\bimaginary\b|\bmade[- ]up\b|\binvented\b|\bmake[- ]believe\b|\bpretend(?:s|ing|ed)?\b|\bhypothetical\w*\b|\bscenario\b|\brole[- ]?play\w*\b|\bskit\b)",
        r"(?i:\bState v\.|\bmock trial\b|\bjur(?:y|ors?)\b(?! duty)|\bverdict\b|\bdefendant\b)",
        r"(?i:\(\W?(?:an? |the )?(?:actors?|actress|pseudonym|voice of|puppet|mascot)\W?\)|\bplayed by\b|\bstarring\b|\bportray\w+\b)",
        r"\b(?:Players|Drama Club|Theat(?:er|re)|Thespians) (?:proudly )?presents?\b|[Pp]resents? [\"“]|^[A-Z][\w ,'’]{2,40}(?: ?\.){4,} ?[A-Z]",
        r"(?i:\b(?:spaceship|aliens?|vampires?|zombies?|monsters?|castle|kingdom|treasure|pirates?|unicorns?|magic(?:al)?|curse[sd]?|haunted|ghosts?|murder mystery|superhero\w*|time machine)\b)",
    )
)
_LESSON = tuple(
    re.compile(marks, re.IGNORECASE | re.MULTILINE)
    for marks in (
        r"\b(?:in|from) (?:the |this |our |a )?(?:book|novel|story|film|movie|tv show|play|musical|poem|myth|fable|fairy tale|comic|graphic novel|memoir|podcast)\b",
        r"\bon page (?:\d+|[a-z]+)\b|\bpages \d+|\bpp?\. ?\d+|\bch(?:apters?|s?\.) ?\d+",
        r"\bvocab(?:ulary)?\b|\b(?:answer|quiz) key\b|\bspelling (?:words?|list|test|sentences?)\b|\bcomprehension questions?\b|\bgraphic organizer\b|\bread[- ]aloud\b|\bworksheet\b|\bsentence starters?\b",
        r"\breview(?:ed)? (?:by|of)\b|\bbook (?:review|report|talk|club|trailer)\b|\bmovie review\b|^\W*review\b",
    )
)
"""Marks of a lesson, which stand in what a teacher leaves for a substitute as well: they count beside one of the others."""

_STRONG_STORY = re.compile(
    r"\A(?:[^\n]{0,80}\n)?\s*(?![^\n]{0,60}\b(?:report|statement|incident|complaint|referral|notes?)\b)(?-i:(?:[A-Z][\w'’]*|of|the|an?|and|in|to|for|on|my|is|was)\s){2,9}\s{0,4}by (?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.'’-]+){0,2},? (?:(?:in )?(?:grade|gr\.?|age|aged) ?\w|\d\w\w? grade)|\b(?:(?:vocab\w*|quiz) (?:\d+ )?key|short story|story contest|writing contest|creative writing|flash fiction|screenplay|radio play|puppet show|readers['’]? theat(?:er|re)|social story|(?:summer|required|suggested) reading:|reading list:|improv(?:isation)? (?:scene|game)|murder mystery|once upon a time|book review|novel study|(?:reading|discussion|literature|novel|viewing) guide|discussion questions|mock trial|april fools?|satire|parody|the onion)\b",
    re.IGNORECASE,
)
_REAL = re.compile(
    r"\b(?:nurse'?s? office|called home|mom called|dad called|parents? (?:called|notified|aware|contacted)|guardian|iep|504|d\.?o\.?b\.?|lasid|sasid|student id|gr(?:ade|\.)? ?\d|rm\.? ?\d|room \d|e-?mailed (?:mom|dad|home))\b",
    re.IGNORECASE,
)
"""What a sentence of a story hardly holds, and one of a record often does."""

_QUOTED_NAME = re.compile(
    r"(?:(?<=year )|(?<=our )|(?<=and )|(?<=when )|(?<=how )|(?<![A-Za-z] ))(?<![A-Za-z] \()(?<!\w)[\"“](?P<name>[A-Z][a-z]+)[\"”](?! \(?[A-Z])"
)
_EXTENSION = re.compile(r"\bx ?\d{3,4}\b|\bext(?:ension)?\.? ?\d{2,5}\b", re.IGNORECASE)
_ALUMNI = re.compile(
    r"\b(?:alumn[aiu]\w*|class of (?:19\d\d|200\d|201\d)|(?:\d+(?:th|st|nd|rd)|class|school) reunion|in memoriam|where are they now|years of service|hall of fame|honorary degree|retir(?:es|ing|ed|ement)\b[^\n]{0,40}\n?[^\n]{0,40}\byears|(?:retirement|farewell|going[- ]away) (?:party|lunch\w*|dinner|cake|tea|coffee)|say goodbye to)\b",
    re.IGNORECASE,
)
_CLASS_YEAR = re.compile(r"\b[A-Z][\w-]+,? ['’](?P<year>\d\d)\b(?!\d|['’])")
_GROWN = re.compile(
    r"\b(?:(?:is|was) now an? (?!day|in|on)|now (?:works|teaches|runs|lives in)|went on to (?:become|win|study|found)|grew up to|years later|back in (?:19|20)\d\d|(?:majored|degree|doctorate|master'?s|ph\.?d\.?) in)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\bv\.? [A-Z][\w.]*(?: [A-Z][\w.]*){0,3}\W{0,3}\((?:[\w. ]{0,12})?(?:19|20)\d\d\)|\((?:19[5-9]\d|20[0-2]\d)\): "
)
_INVOICE = re.compile(
    r"\b\d+ (?:routes?|runs|trips|units|cases|boxes) ?(?:,|@|x|at)|@ ?\$?\d+\.\d\d|\binv(?:oice)?\.? ?#? ?\d{3,}|\bnet 30\b|\bpurchase order\b|\bbook order\b|\b\d+ copies\b|\bp\.?o\.? ?# ?\d|\bsubtotal\b",
    re.IGNORECASE,
)
_WORD_PROBLEM = re.compile(
    r"\b(?:how (?:many|much|old|long|far|tall)|what (?:percent\w*|fraction|is (?:her|his|their|the|its) (?:mean|median|average|total|final|new|range|probability))|find (?:the|her|his) (?:mean|median|average|probability|slope|value))\b[^\n?]{0,90}\?",
    re.IGNORECASE,
)
_ABOUT_A_BOOK = re.compile(
    r"\b(?:why|how|what) (?:does|do|might) (?:he|she|they|the \w+|(?-i:[A-Z])\w+) (?:\w+ )?(?:think|feel|say|change|decide|believe|mean|react|learn|want|realize)\b[^\n?]{0,80}\?|\bdiscuss with your (?:child|group|partner|class)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"\[(?:student|child|name|first|last|insert|parent)(?:['’]?s)?(?: (?:first |last |full )?(?:name|initials|here|grade|date))?\]|<(?:student|name|first|last)[^>\n]{0,15}>|\{\{?\w+\}?\}|\bFIRST LAST\b|\b(?:Jane|John|Johnny) Doe\b|\bstudent (?-i:[ABXYZ])\b(?!\.)",
    re.IGNORECASE,
)
_PETS = re.compile(
    r"\b(?:vet|veterinar\w+|terrarium|litter box|kibble|(?:class|classroom|our|my) (?:pet|hamster|gecko|guinea pig|rabbit|bunny|turtle|lizard|snake|fish|hermit crab|chicks?|frog|dog|cat|puppy|kitten))\b",
    re.IGNORECASE,
)


_LINES = (
    (_CASE, "a digest of cases"),
    (_EXTENSION, "a directory"),
    (_INVOICE, "an invoice"),
    (_PLACEHOLDER, "a placeholder stands for the person"),
)
_QUESTIONS = ((_WORD_PROBLEM, "a word problem"), (_ABOUT_A_BOOK, "asks about a book"))
_MARKS = (_STRONG_STORY, *_STORY, *_LESSON)
_OVER_LINES = 300
"""Characters from which a mark may begin that goes on in the line below."""

_TITLES, _NEXT = 300, 200
"""Characters at the beginning of a paper that say what it is for; characters behind a sentence that may ask about it."""


def is_story(head: str, line: str) -> bool:
    """Whether the beginning of a paper, with a line under it, bears the marks of a story, a play or a review.

    These are one that is sure, or two kinds of others. The beginning is looked through once for all lines.
    """
    text, start = f"{head}\n{line}", max(0, len(head) - _OVER_LINES)
    known = _marks(head)
    strong, *marks = (there or bool(mark.search(text, start)) for there, mark in zip(known, _MARKS, strict=True))
    stories, lessons = marks[: len(_STORY)], marks[len(_STORY) :]
    return strong or sum(stories) > 1 or (sum(stories) == 1 and any(lessons))


@lru_cache(maxsize=8)
def _marks(text: str) -> tuple[bool, ...]:
    return tuple(bool(mark.search(text)) for mark in _MARKS)


@lru_cache(maxsize=8)
def quoted_names(text: str) -> frozenset[str]:
    """The given names that a text puts in quotation marks, as it does with invented people: "Sam" heats a tube."""
    return frozenset(m["name"] for m in _QUOTED_NAME.finditer(text))


def kind(head: str, text: str, start: int, end: int, line: str) -> str | None:
    """What paper the sentence text[start:end] stands in, as a reason why nothing is said of a pupil; None for a record.

    `head` is how the whole paper begins; `line` is the line, or the part of it up to the end of the sentence. Nothing
    else is looked at but the next line, so that a window of the text gives the same as all of it.
    """
    sentence = text[start:end]
    if told := notices.kind(head, sentence):
        return told
    around = f"{head}\n{line}"
    if is_story(head, line) and not _REAL.search(sentence):
        return "speaks of a story, a play or an exercise"
    if any(re.search(rf"\b{name}\b", sentence) for name in quoted_names(around)):
        return "speaks of somebody invented"
    if _ALUMNI.search(head, 0, _TITLES) or _ALUMNI.search(line) or _GROWN.search(sentence) or _has_left(sentence):
        return "speaks of somebody who has left or is grown up"
    found = [says for mark, says in _LINES if mark.search(line)]
    found += [says for mark, says in _QUESTIONS if mark.search(text, start, min(len(text), end + _NEXT))]
    if not found and _PETS.search(sentence):
        return "said of an animal"
    return found[0] if found else None


def _has_left(sentence: str) -> bool:
    """Whether somebody is named with the year of a class that has left school ("Aisha Grant '17")."""
    now = date.today().year
    return any(2000 + int(m["year"]) < now - 1 or int(m["year"]) > 50 for m in _CLASS_YEAR.finditer(sentence))
