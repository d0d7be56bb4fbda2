"""Names of the roster in a text: pairs of a given and a family word that stand as a name stands."""

from __future__ import annotations

import re
from operator import attrgetter

from recognizers.roster import plain
from recognizers.roster.candidates import Pair, hyphened, near_misses, pairs
from recognizers.roster.folding import fold
from recognizers.roster.index import Word
from recognizers.roster.page import CELL, ROW, Found, Page, in_word
from recognizers.roster.plain import COMMA, SCORES, SHARED, TURNED
from recognizers.roster.variants import Kind

_B = rf"[^\S\n{CELL}{ROW}]"  # a blank on the line, in the cell
_BLANK = re.compile(rf"{_B}{{1,3}}|{_B}?{CELL}+{_B}?")
_INSIDE = re.compile(rf"{_B}{{0,2}}(?:\.,|[\"“”‘'(),.-])?{_B}{{0,2}}[\"“”‘'()]?")
_COMMA = re.compile(rf"{_B}?,{_B}{{0,2}}")
_POINT = re.compile(rf"\.{_B}{{0,2}}|{_B}{{1,2}}")
_LINE_END = re.compile(r"[^\S\n]{0,4}\n[^\S\n]{0,8}(?:>[>\s]{0,8})?")
_LONGEST_LINE = 200  # characters of a line before a name that are looked at
_ABBREVIATED = 3  # letters of a word inside a name that a point follows: "Emma Ros. Sampson"
_PROSE = 2  # small words that a line of prose has at least
_GOES_ON_TO = frozenset(",.;(\"“”'’")
"""Characters besides letters and digits that a name follows in prose: behind a colon it is an entry."""

_ONE_LETTER = 0.75
_COMMON, _PLACE, _PARTICLE = int(Word.COMMON), int(Word.PLACE), int(Word.PARTICLE)
_UNLIKE = int(Word.FAMILY | Word.ORDINARY | Word.PLACE)
"""What a word inside a name is not, unless it is the person's own."""
_first = attrgetter("first")
_ONE_BLANK = [" "]
_GLUE, _GLUE_BEHIND = frozenset("@_/\\"), frozenset("@_\\")
"""Characters right before and right behind a name that make it part of something longer."""


def find_names(page: Page) -> list[Found]:
    """The names in the text, the better reading where two overlap, in order."""
    found = pairs(page)
    readings, others = plain.read(page, found)
    for i in others:
        readings[i] = read_closely(page, found.one(page.index, i))
    readings.extend(read_closely(page, pair) for pair in (*near_misses(page), *hyphened(page)))
    return best([one for one in readings if one is not None])


def best(readings: list[Found]) -> list[Found]:
    """Of those that share words the surer, better and longer ones."""
    readings.sort(key=_first)
    kept: list[Found] = []
    sharing = 0  # how many of the last kept share words with each other
    end = -1
    for one in readings:
        if one.first > end:
            if sharing > 1:
                kept[-sharing:] = _apart(kept[-sharing:])
            sharing, end = 1, one.last
        else:
            sharing, end = sharing + 1, max(end, one.last)
        kept.append(one)
    if sharing > 1:
        kept[-sharing:] = _apart(kept[-sharing:])
    return kept


def _apart(readings: list[Found]) -> list[Found]:
    taken: set[int] = set()
    kept = []
    for found in sorted(readings, key=lambda f: (not f.sure, -f.score, f.first - f.last, f.start)):
        words = range(found.first, found.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(found)
    return sorted(kept, key=_first)


def read_closely(page: Page, pair: Pair) -> Found | None:
    """The pair as a name, or None if it does not stand as one."""
    people, alone = pair.people, len(pair.people) == 1
    needs = pair.needs or pair.kind >= Kind.GIVEN_INITIAL
    if pair.one_letter:
        if pair.kind != Kind.EXACT:
            return None
        needs = needs or not alone
    cased = _cased(page, pair)
    if cased is None:
        return None
    strange = _strange(page, pair)
    if strange is None or _is_place(page, pair):
        return None
    needs = needs or bool(strange and page.index.arrays["middle"][people].all())
    first, last = plain.extended(page, pair.first, pair.last, people)
    start, end = page.start(first), page.end(last)
    if _attached(page.text, start, end):
        return None
    score = _ONE_LETTER if pair.one_letter else SCORES[pair.kind] - (0.0 if alone else SHARED)
    if not pair.given_first and not _COMMA.fullmatch(page.gap(pair.last - 1)):
        score -= TURNED  # "Thomas Scott" may be Scott Thomas, or another
    elif not pair.given_first:
        score -= COMMA  # "Emma Sampson, Noah Reis": the comma parts two people
    what = "name, but for one letter" if pair.one_letter else "name"
    return Found("PERSON", start, end, first, last, frozenset(people), score, cased and not needs, what)


def _strange(page: Page, pair: Pair) -> int | None:
    """How many words inside the name are not known to be the person's; None if the pair does not stand as a name."""
    first, last, kind = pair.first, pair.last, pair.kind
    gaps = [page.gap(i) for i in range(first, last)]
    if any("\n" in gap for gap in gaps) and _is_broken(page, pair, gaps):
        gaps = [" " if "\n" in gap else gap for gap in gaps]
    if kind >= Kind.GIVEN_INITIAL:
        return 0 if _stands_with_initial(page, pair, gaps) else None
    if kind is Kind.SPLIT and fold(page.word(last - 1)) not in {"o", "d", "mc", "mac"}:
        return None
    if gaps == _ONE_BLANK:
        return 0
    if last - first == 1:
        return 0 if _BLANK.fullmatch(gaps[0]) or (not pair.given_first and _COMMA.fullmatch(gaps[0])) else None
    if pair.hyphened:
        between = [gap for gap in gaps if gap != "-"]
        return (
            0 if all(_BLANK.fullmatch(g) or (not pair.given_first and _COMMA.fullmatch(g)) for g in between) else None
        )
    commas = sum("," in gap for gap in gaps)
    stops = any(gap.startswith(".") and len(page.word(first + i)) > _ABBREVIATED for i, gap in enumerate(gaps))
    inside = commas <= (0 if pair.given_first else 1) and all(map(_INSIDE.fullmatch, gaps)) and not stops
    return _between(page, pair, page.own_of_some(pair.people)) if inside or all(map(_BLANK.fullmatch, gaps)) else None


def _is_broken(page: Page, pair: Pair, gaps: list[str]) -> bool:
    """Whether a name with the given name first stands over the end of a line of prose: no list has its entries so."""
    if page.row_starts or not pair.given_first or pair.kind > Kind.SPLIT:
        return False
    if not all(_LINE_END.fullmatch(gap) for gap in gaps if "\n" in gap) or sum("\n" in gap for gap in gaps) > 1:
        return False
    start, end = page.start(pair.first), page.end(pair.last)
    before = page.text[max(page.text.rfind("\n", 0, start) + 1, start - _LONGEST_LINE) : start]
    if not before.strip() or not (before.rstrip()[-1].isalnum() or before.rstrip()[-1] in _GOES_ON_TO):
        return False
    small = sum(word[0].islower() for word in before.split())
    return small >= _PROSE and page.text[end : end + 1] not in (":", "\t")


def _between(page: Page, pair: Pair, own: frozenset[int]) -> int | None:
    """How many words inside are neither the person's own nor small words of names; None if that is none of a name."""
    strange = 0
    for i in range(pair.first + 1, pair.last):
        word = page.word(i)
        if page.hash(i) in own or page.may_be(i, _PARTICLE):
            continue
        strange += 1
        if len(word) == 1 and word.isupper():
            continue
        unlike = page.may_be(i, _UNLIKE) or any(map(str.isdigit, word))
        if unlike or not word[0].isupper():
            return None
    return strange if strange <= 1 else None


def _stands_with_initial(page: Page, pair: Pair, gaps: list[str]) -> bool:
    if len(gaps) != 1:
        return False
    initial_first = (pair.kind is Kind.GIVEN_INITIAL) == pair.given_first
    letter = page.word(pair.first if initial_first else pair.last)
    if len(letter) != 1 or not letter.isupper():
        return False
    if initial_first:
        return bool(_POINT.fullmatch(gaps[0]))
    if not pair.given_first:
        return bool(_COMMA.fullmatch(gaps[0]))
    end = page.end(pair.last)
    behind = page.text[end : end + 1]
    return bool(_BLANK.fullmatch(gaps[0])) and (letter not in "AI" or behind == ".")


def _cased(page: Page, pair: Pair) -> bool | None:
    """Whether both words are written as names are; None if they are rather ordinary words."""
    one, other = page.word(pair.first), page.word(pair.last)
    upper = one[0].isupper() + other[0].isupper()
    unicameral = not (one[0].islower() or one[0].isupper()) or not (other[0].islower() or other[0].isupper())
    if upper == 2 or unicameral:
        return True
    ordinary = page.may_be(pair.first, _COMMON) + page.may_be(pair.last, _COMMON)
    if ordinary == 2 or (pair.one_letter and upper) or (not pair.given_first and "," not in page.gap(pair.last - 1)):
        return None
    return upper == 0 and not ordinary


def _is_place(page: Page, pair: Pair) -> bool:
    """Whether the name is that of a place or a body: "Emma Sampson School", but not "Emma Sampson Room 4"."""
    after = pair.last + 1
    if not pair.given_first or after >= len(page.words) or not page.may_be(after, _PLACE):
        return False
    if not _BLANK.fullmatch(page.gap(pair.last)) or CELL in page.gap(pair.last) or not page.word(after)[0].isupper():
        return False
    end = page.end(after)
    return not re.match(r"[\s#.:]*\d", page.text[end : end + 4])


def _attached(text: str, start: int, end: int) -> bool:
    """Whether the name is part of something longer: an address, a path, somebody else's double name."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if before in _GLUE or (before == "-" and start > 1 and in_word(text[start - 2])):
        return True
    if behind in ("-", "."):
        further = text[end + 1 : end + 2]
        return in_word(further) and not (behind == "." and "A" <= further <= "Z")
    return behind in _GLUE_BEHIND
