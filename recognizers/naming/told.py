"""Given names that the words around them tell: somebody does, has or is something, or something is somebody's.

They support a statement beside them and are nothing alone, so unlisted words and names that are English words as well
("Crosby was caught", "Otto's meds") may be taken for names here, and names in lower case ("nico had a seizure").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.naming.forms import FOREIGN, Form, in_english
from recognizers.naming.gazetteer import (
    GIVEN_WORDS,
    NOT_NAMES,
    PLACES,
    fold,
    in_dictionary,
    is_common_last,
    is_first,
    is_last,
    is_ordinary,
    is_rare,
    may_be_first,
)
from recognizers.naming.given_names import WORDS
from recognizers.naming.lowercase import is_lower_name, is_somebody
from recognizers.naming.places import before_place
from recognizers.naming.recent_names import recent
from recognizers.naming.shapes import CAPITAL, SMALL, TOKEN
from recognizers.naming.things import NO_NAMES, is_no_name, terms

DOES = (
    r"(?:is|isn['’]?t|was|wasn['’]?t|has|hasn['’]?t|had|hadn['’]?t|got|gets|did|didn['’]?t|does|doesn['’]?t|won['’]?t|can|can['’]?t|cannot|could|couldn['’]?t|should|needs?|takes|took"
    r"|went|came|comes|left|leaves|missed|misses|failed|fails|passed|said|says|told|tells|asked|asks|refused|refuses|threw|hit|hits|kicked|punched|pushed|shoved|bit|ran|walked|walks|cried"
    r"|fell|felt|feels|vomited|started|stopped|turned|earned|received|scored|owes|lost|lives|stays|moved|skipped|cut|called|texted|wrote|brought|stole|cheated|admitted|reported|returned"
    r"|forgot|wants|likes|keeps|still|never|also|again|just|out|absent|tardy|late|suspended|reads|works|sits|goes|made|makes|swore|tested|carries|wears|uses|eats|broke|hurt|saw|sees|met"
    r"|pulled|spent|served|serves|seems|seemed|looked|looks|pooped|peed|slept|sleeps|struggles|struggled|finished|handed|owns|hid|bolted|eloped|banged|grabbed|spit|yelled|screamed|w/)"
)
_THING = (
    r"(?:mom|dad|mother|father|parents?|guardian|gran\w+|nana|sister|brother|aunt|uncle|family|iep|504|plan|meds?|medication|inhaler|epi\w*|pump|seizures?|asthma|allerg\w+|grades?|marks?|average|avg|score|test|quiz|essay|report"
    r"|attendance|absences|behavior|detention|suspension|referral|evaluation|eval|testing|accommodations|aide|para|counselor|therapist|doctor|pediatrician|phone|locker|backpack|desk|birthday|address|house|lunch|account|case|hearing|probation|pregnancy|concussion|diagnosis|anxiety|adhd|autism|diabetes|file|record|folder)"
)
_CAPITALISED = re.compile(
    rf"(?<![\w@.’'-])(?P<first>{TOKEN})(?:[^\S\n][A-Z]\.?(?!\w))?(?:[^\S\n]+{DOES}(?!\w)|['’]s[^\S\n]+[a-z]|['’][^\S\n]+(?:\w+[^\S\n]+)?{_THING}(?!\w))"
)
_PLACED = re.compile(
    rf"(?<![\w@.’'-])(?P<first>{TOKEN})[^\S\n](?P<last>{TOKEN})(?=[^\S\n]+(?:{DOES}|[a-z]{{3,}}ed)(?!\w)|[^\S\n]?[(:–—]|[^\S\n]-[^\S\n]|['’]s[^\S\n]+[a-z])"
)
"""A given name and a surname that is a place's word as well: "Cody Lane tipped his desk"."""

_SURNAMED = re.compile(
    rf"(?<![\w@.’'-])(?P<first>{TOKEN})(?:[^\S\n][{CAPITAL}]\.?)?[^\S\n](?P<last>{TOKEN})(?=[^\S\n]+{DOES}(?!\w)|['’]s[^\S\n]+\w)"
)
"""A name that is two words of English: "May Baker has an IEP"."""

_INITIAL_SURNAMED = re.compile(
    rf"(?<![\w@.’'-])(?P<first>[{CAPITAL}]\.)[^\S\n](?P<last>{TOKEN})(?=[^\S\n]+{DOES}(?!\w)|['’]s[^\S\n]+\w)"
)
_EVENTS = frozenset("camp fair fairs day days show ball games show fields flowers showers break".split())
"""Surnames that are more often something else behind the name of a season or a month."""


_LOWER_SURNAMED = re.compile(
    rf"(?<![\w@.’'/-])(?P<first>[{SMALL}]{{3,}})(?:[^\S\n][a-z]\.?)?[^\S\n](?P<last>[{SMALL}]{{2,}})(?=[^\S\n]+{DOES}(?!\w)|['’]?s[^\S\n]+(?:\w+[^\S\n]+)?{_THING}(?!\w))"
)
_CUT = frozenset({"ha", "wa", "hi", "i"})
"""What is left of "has", "was", "his" and "is" without the letter that might be a possessive."""

_OPENS = re.compile(r"(?:^|[.!?][ \t]+|\n)[ \t>*•–-]*\Z")
_ITEM_LETTER = re.compile(r"^[ \t]*[A-Z][.)][ \t]", re.MULTILINE)
"""How the answers to a question begin, and the parts of a paper."""

_OBJECT = re.compile(
    rf"\b(?:(?:For|About)(?=[^\S\n]{TOKEN}:)|for|about|re:?|told|asked|saw|sent|met with|spoke (?:to|with)|talked (?:to|with)|called|e-?mailed|gave|give|let|with|w/|on|and)[^\S\n](?P<first>{TOKEN})(?=[^\S\n]*(?:[,.;:!?()\n–—-]|$)|[^\S\n][a-z(&+])"
)
_LOWER = re.compile(
    rf"(?<![\w@.’'/-])(?P<first>[a-zà-ÿ]{{3,}}(?<!s))(?:(?:[^\S\n][a-z])?[^\S\n]+{DOES}(?!\w)|['’]?s[^\S\n]+(?:\w+[^\S\n]+)?{_THING}(?!\w))"
)
_LOWER_RUN = re.compile(r"[a-zà-ÿ]+")
_LOWER_OBJECT = re.compile(
    r"\b(?:for|with|w/?|about|re|told|asked|and|gave|call|called|on|from|is)[^\S\n](?P<first>[a-zà-ÿ]{4,})(?![\w@'’-])"
)
_VIRTUES = frozenset(
    "hope grace faith joy mercy charity patience constance will may april june august precious angel heaven".split()
)
_PLACE_SURNAMES = frozenset(
    "hall lane park hill hills street field church ridge green lake pond beach house row".split()
)
_DOUBTFUL = GIVEN_WORDS | WORDS | recent().words


def told(text: str) -> Iterator[Form]:
    """Names that stand where somebody must: what the sentence says is said of people."""
    for m in _CAPITALISED.finditer(text):
        if _may_be(m["first"]) and not before_place(text, m.end("first")):
            yield Form(m.start("first"), m.end("first"), 0.5, "a given name that something is told of")
    for m in _PLACED.finditer(text):
        if is_first(m["first"]) and fold(m["last"]) in _PLACE_SURNAMES:
            yield Form(m.start("first"), m.end("last"), 0.5, "a given name and a surname that something is told of")
    yield from _surnamed(text)
    for m in _OBJECT.finditer(text):
        if (_unlisted(m["first"]) or fold(m["first"]) in _DOUBTFUL - NO_NAMES - _VIRTUES) and not before_place(
            text, m.end("first")
        ):
            yield Form(m.start("first"), m.end("first"), 0.5, "a name that something is done for")
    for m in (*_LOWER.finditer(text), *_LOWER_OBJECT.finditer(text)):
        word, written = m["first"], _LOWER_RUN.match(text, m.start("first"))
        if written and written.group() != word and in_dictionary(written.group()):
            continue  # "carries an inhaler" is nothing of Carrie's
        if is_lower_name(word) and is_somebody(text, *m.span("first")):
            yield Form(m.start("first"), m.end("first"), 0.5, "a given name in lower case that something is told of")


def _surnamed(text: str) -> Iterator[Form]:
    for m in (*_SURNAMED.finditer(text), *_INITIAL_SURNAMED.finditer(text)):
        if _is_surnamed(m["first"], m["last"]) and not (m["first"].endswith(".") and _is_item(text, m.start())):
            yield Form(m.start("first"), m.end("last"), 0.5, "a given name and a surname that something is told of")
    for m in _LOWER_SURNAMED.finditer(text):
        if _is_lower_surnamed(m["first"], m["last"], text, m.start()):
            yield Form(m.start("first"), m.end("last"), 0.5, "a name in lower case that something is told of")


def _may_be(word: str) -> bool:
    """Whether a capitalised word before such words may be a name, listed or not."""
    folded = fold(word)
    if is_no_name(word):
        return False
    if is_first(word) or folded in _DOUBTFUL or (is_rare(word) and len(folded) > 3 and folded[-1] != "s"):
        return True
    return _unlisted(word)


def _is_surnamed(first: str, last: str) -> bool:
    """Whether two words, or an initial and one, are somebody's name where somebody must stand."""
    if fold(last) in NOT_NAMES | PLACES | _EVENTS | terms() or is_ordinary(last):
        return False
    if first.endswith("."):
        return is_last(last) or not in_dictionary(last)
    return (fold(first) in GIVEN_WORDS or (may_be_first(first) and not is_first(first))) and is_common_last(last)


def _is_item(text: str, place: int) -> bool:
    """Whether a letter and a full stop begin a line of several that begin so."""
    if not _ITEM_LETTER.match(text, place) or text[place - 1 : place] not in {"", "\n", " ", "\t"}:
        return False
    return len(_ITEM_LETTER.findall(text, max(0, place - 500), place + 500)) > 1


def _is_lower_surnamed(first: str, last: str, text: str, place: int) -> bool:
    """Whether two words in lower case are a name: what is on no list only where it opens a sentence in English."""
    if {fold(first), fold(last)} & FOREIGN or is_no_name(first) or is_no_name(last) or fold(last) in PLACES:
        return False
    if last in _CUT:
        return False
    if is_first(first):
        return (is_last(last) or not in_dictionary(last)) and in_english(text, place, 0.6)
    if not _OPENS.search(text, max(0, place - 20), place) or not in_english(text, place, 0.6):
        return False
    if not in_dictionary(first) and len(first) > 3:
        return is_last(last) or (len(last) > 3 and not in_dictionary(last))
    return (may_be_first(first) or is_last(first)) and len(last) > 3 and not in_dictionary(last)


def _unlisted(word: str) -> bool:
    folded = fold(word)
    if is_no_name(word):
        return False
    return len(folded) > 2 and not is_ordinary(word) and not in_dictionary(word) and not is_last(word)
