"""Names in messages typed in lower case: "gave liam his inhaler", "nora walsh (rm 4)".

Few given names stand in a text in lower case as anything else, for a dictionary has most of them with a capital only. They
support a statement beside them and are nothing alone.
Source of the words: those of the lists of names that the English dictionary of Hunspell (SCOWL) has in lower case, but for
names that are hardly words in a note ("mike", "jean"); and places, peoples and figures of lessons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recognizers.naming.forms import FOREIGN, Form, in_english
from recognizers.naming.gazetteer import (
    fold,
    in_dictionary,
    is_common_last,
    is_first,
    is_listed_first,
    is_mostly_last,
)
from recognizers.naming.places import before_place
from recognizers.naming.shapes import GRADE_BEHIND, SMALL
from recognizers.naming.things import is_no_name

_WORDS = frozenset(
    """abbey alberta alpha alta alva amer amin angeles angelic angle anil anu ara argentina armani asa ashanti aura aurora avis ayah bambi barack barb barbie barney beau bell belle berry beryl bethel birdie blanch
    blossom bong bonny brain brandy bret britt brooks bud buddy buffy bunny burl burma buster camellia candida candy caprice carmine carol carry carter cary cassia chan chance chandra chanel chang chastity cherie
    cherish chester chi chin ching christen chuck chung cinderella clement clementine cleopatra cleveland clinton columbus concepcion conception coral cornell coy curt dahlia dane deb dell della delta dena denali
    derrick desire destiny devon diamond dick dieter dimple dirk dixie dolly dolores don dong dotty dung dusty earnest ebony echo elba elvis emerald emerita emery emmy era esperanza ester ethyl eve fairy fang
    fanny fawn fay fern fidel flor flora france frank franklin freeman fritz gala gale galen garfield garland garnet garret genesis geneva genie german gilda glory granville griffin hae haifa halley han hang hank
    harmony hazel heather herb hillary hilton hollis homer honey hong hui hung hunter hyacinth ida ila ina inge irish isis iva ivory jade jarred jasper jewel jonquil julienne juliet jung kali karma kay kelvin ken
    kenya kina kip kitty konrad krishna lacy lakshmi lamia lang latina laurel lea lean lee lei lela len les liberty lin lino loan lore loris lou luz mac magnolia mai man mana manual mao maple margarita marge mari
    marin marina marine marlin marquis marquise marry marti marvel maryland meg melody mercedes merrill meta mica mickey milagros milan milford milton mimi min minnie mira misty modesto molly monet monte moon
    myrtle nadir nam napoleon nary nestor nevada newton nita noma nova novella odessa ola olympia omega oneida opal ora palma pansy parvati pasty patsy patty pearly peg pei phebe ping pinkie piper porsche porter
    prudence quin raleigh ranee raven refugio ria rick rico rob rocky roger roma romaine romeo roosevelt rosario rosemary rosette rosy sade salina sana sang santos saran sari savanna scarlet serge shad shalom
    shan sharon shasta shay sherry sherwood shin shiv sibyl sima sinh sita socorro sol soon sparkle stanford sterling stetson stormy sue suellen sung tad tai tamer tana tanner tawny teddy temple tequila terry
    thanh thea tiara tijuana tiny tisha titus trinidad una val valencia valentin valentine velvet venice venus verona vesta vicente vida viola violet vita viva vladimir wade waldo ward warren wei wen willow willy
    winnie yang yaw yer yong yuk""".split()
)
"""Given names that are words too, or places and figures that messages do not capitalise."""

_TOO = frozenset(
    "dakota jordan madison austin sydney sierra savannah cheyenne montana trinity brooklyn jackson dallas colby sawyer carter hunter tyler taylor logan mason hudson parker chase autumn".split()
)
"""Names that are words or places as well, and hardly stand where somebody must in lower case as anything but names."""

_ENGLISH = 0.6
"""Share of English words around a name: in other languages many words are somebody's name."""

_WORD = re.compile(rf"(?<![\w@.’'/:#=_-])[{SMALL}]{{3,}}(?![\w@/\\=_-]|[.(]\w)")
_PAIR = re.compile(
    rf"(?<![\w@.’'/:#=_-])(?P<first>[{SMALL}]{{3,}})[^\S\n](?P<last>[{SMALL}]{{2,}})(?![\w@/\\=_-]|[.(]\w)"
)
_NO_NAME_BEHIND = re.compile(
    r"(?<!\w)(?:mrs?|ms|miss|mx|dr|coach|nurse|officer|off?c|principal|prof(?:essor)?|st|saint|san|santa|sra?|the|an?)\.?[^\S\n]\Z",
    re.IGNORECASE,
)
_HEADS = re.compile(r"[ \t]?(?:\([^()\n]{1,30}\)|[–—:]|-[ \t])")
"""What stands behind the name at the head of a line, before what is told of it in words that are cut short."""

_ENGLISH_BEHIND_HEAD = 0.3
"""The share of English words there that is enough."""

_BEFORE = 12
"""Characters before a name in which such a word stands."""

_INITIAL = re.compile(rf"[^\S\n][{SMALL}](?:\.|(?=[^\S\n]))")
_CLASS = 24
"""Characters behind a name and an initial in which a class stands: "ava d. rm 9"."""

_THING_BEHIND = re.compile(
    r"[^\S\n](?:day|elementary|middle school|high school|hall|cup|hospital|field|library|building|ave|avenue|rd|road|st|ln|lane|dr|drive|park|house|farm|island|award|effect|method|theorem|museum)(?!\w)"
)


def names_in_lower_case(text: str) -> Iterator[Form]:
    """Given names alone, wherever they stand."""
    known = {w for w in set(_WORD.findall(text)) if _stands_alone(w)}
    if not known:
        return
    for m in _WORD.finditer(text):
        if m.group() not in known or not is_somebody(text, *m.span()):
            continue
        initial = _INITIAL.match(text, m.end())
        if initial and GRADE_BEHIND.match(text[initial.end() : initial.end() + _CLASS]):
            yield Form(
                m.start(), initial.end(), 0.65, "a given name and an initial in lower case before a class", "student"
            )
        else:
            yield Form(*m.span(), 0.5, "a given name in lower case")


def pairs_in_lower_case(text: str) -> Iterator[Form]:
    """Given names with a surname that may be a word, though more a name."""
    for m in _PAIR.finditer(text):
        if is_lower_name(m["first"]) and _is_surname(m["last"]) and is_somebody(text, *m.span()):
            yield Form(*m.span(), 0.6, "a given name and a surname in lower case")


def is_lower_name(word: str) -> bool:
    """Whether a word in lower case is a given name and nothing else in English."""
    return fold(word) in _TOO or _is_no_word(word)


@cache
def _listed() -> frozenset[str]:
    return _WORDS | FOREIGN


def _is_no_word(word: str) -> bool:
    return is_first(word) and fold(word) not in _listed() and not is_no_name(word)


def _stands_alone(word: str) -> bool:
    """Whether it is a name that is well known: of the many that are not, some are what somebody mistyped."""
    return _is_no_word(word) and (in_dictionary(word) or is_listed_first(word))


def _is_surname(word: str) -> bool:
    folded = fold(word)
    return (is_common_last(word) and is_mostly_last(word)) and folded not in FOREIGN and not is_no_name(word)


def is_somebody(text: str, start: int, end: int) -> bool:
    """Whether what stands there in lower case, among English words, is neither somebody's with a title nor a place's."""
    if _NO_NAME_BEHIND.search(text, max(0, start - _BEFORE), start):
        return False
    heads = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t>*•–-") and _HEADS.match(text, end)
    share = _ENGLISH_BEHIND_HEAD if heads else _ENGLISH
    return not (_THING_BEHIND.match(text, end) or before_place(text, end)) and in_english(text, start, share)
