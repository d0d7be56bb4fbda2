"""Numbers that are broken up or misread: blanks between digits, odd separators, line breaks, letters in place of digits.

A number is put together only where the outcome says what it is: an SSN or a telephone number by its groups, a card by
its issuer and check digit, or the length that the label in front of it asks for. So part numbers, tables of figures and
outline numbers stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from recognizers import credit_card, ssn
from recognizers.disguise import asked
from recognizers.disguise.plain import Edit, Plain
from recognizers.disguise.suspects import BROKEN, GROUPS, LABELLED, MISREAD, NAMED, OWNED, SINGLE, SPLIT
from recognizers.goods import names_somebody
from recognizers.labels import label_regex

APART = "broken up by blanks or other signs"
LINE_END = "broken by the end of a line"

_GAP = r"(?:[ \t]{0,3}[-._/,:|~]{0,2}[ \t]{0,3}|[ \t]{0,4}\r?\n[ \t>]{0,4})"

_SINGLE = re.compile(
    r"(?<![\w.,/+-])(?:[(+] ?)?\d(?:(?: {1,3}|[ ]?[-/.()][ ]?|_)[\d]|(?: ?[-/.()] ?){1,2}\d){7,}(?![\w]|[ ._-]{1,3}\w*\d)"
)
_SINGLE_SHAPE = re.compile(r"(?:[(+] ?)?\d(?:[ ._/()-]{1,4}\d)+")
_SSN_GAP = r"(?:[ \t]{0,3}[-._/]{0,2}[ \t]{0,3}|[ \t]{0,4}\r?\n[ \t>]{0,4})"
_SSN_GROUPS = re.compile(rf"(?<![\w.,/-])(\d{{3}})({_SSN_GAP})(\d{{2}})({_SSN_GAP})(\d{{4}})(?!\w|[-.,/]\d)")
_CARD_GROUPS = re.compile(
    rf"(?<![\w.,/-])\d{{4}}({_GAP})\d{{4,6}}{_GAP}\d{{4,5}}(?:{_GAP}\d{{1,4}}){{0,2}}(?!\w|[-.,/]\d)"
)
_BREAK = re.compile(
    r"(?<![\w.,/-])([(]?\d[\d() ./-]{0,20})[ \t]{0,2}\r?\n[ \t>]{0,4}([-/.]?[\d][\d ./-]{0,20})(?!\w|[-.,/]\d)"
)
_WHOLE = re.compile(
    r"\d{3}-\d{2}-\d{4}|(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}|\d{1,2}/\d{1,2}/(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
)
_AROUND, _LABEL_NEAR = 70, 120
_SSN = re.compile(r"\d{3}-\d{2}-\d{4}")
_OF_SSN = re.compile(rf"{label_regex(ssn.LABELS).pattern}(?! (?:stud|work|media|emotion|event))", re.IGNORECASE)
_PLAIN = re.compile(asked.USUAL.pattern)
_ON = re.compile(
    r"[\w|!]|[ \t]{0,3}[-._/,:|~'\"()\[\]*\\]{0,4}[ \t]{0,3}['\"(\[]?[\d|!]|[ \t]{0,4}[-\\]?\r?\n[ \t>|]{0,8}\d"
)


def put_together(plain: Plain, places: Mapping[str, Sequence[int]]) -> Plain:
    """The text with its broken up numbers whole. `places` are the signs that `suspects` saw."""
    text = plain.text
    edits = [
        *_labels(text, _windows(text, places.get(NAMED, ()))),
        *_addresses(text, _windows(text, places.get(SPLIT, ()))),
        *_asked_for(text, places),
        *_single(text, _windows(text, places.get(SINGLE, ()))),
        *_groups(text, _windows(text, places.get(GROUPS, ()))),
        *_broken(text, _windows(text, places.get(BROKEN, ()))),
    ]
    return plain.edited(edits)


_LABEL = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<sasid>[S5$]A[S5$][Il1|!][DO0]|S A S I D)|[S5]tate [Il1|!]D)(?= ?[ :#.=-]{1,4}10\d{8}(?!\w))"
)
"""What a scan made of the labels of a state number: that such a number follows says that it is one."""

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{2,64}@(?P<end>[ \t]?\r?\n[ \t>]{0,4})(?=(?:[A-Za-z0-9][A-Za-z0-9-]{0,40}\.){1,4}(?:com|org|net|edu|gov|us|info|io|me)(?![\w-]))"
)


def _labels(text: str, windows: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Labels of state numbers whose letters were taken for figures, or stand apart."""
    for found in _search(_LABEL, text, windows):
        label = "SASID" if found["sasid"] else "State ID"
        if found.group() != label:
            yield Edit(*found.span(), label, asked.MISREAD_WHY)


def _addresses(text: str, windows: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Mail addresses that go on in the next line, behind their sign."""
    for found in _search(_ADDRESS, text, windows):
        yield Edit(*found.span("end"), "", LINE_END)


def _windows(text: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """The parts of the text around some places, merged; a place is where a sign ends, within what it is a sign of."""
    merged: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - _AROUND), min(len(text), place + _AROUND)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _search(regex: re.Pattern[str], text: str, windows: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in windows:
        for found in regex.finditer(text, start, end):
            if found.end() < end or end == len(text):
                yield found


def _asked_for(text: str, places: Mapping[str, Sequence[int]]) -> Iterator[Edit]:
    """Behind a label, as many characters as it asks for, however they are broken up or misread."""
    done = 0
    ends = {*places.get(LABELLED, ()), *places.get(MISREAD, ())}
    starts = {_token(text, end - 1) for end in ends} | {_first_group(text, end) for end in places.get(OWNED, ())}
    for place in sorted(starts):
        if place < done or _is_whole(text, place):
            continue
        if (found := asked.behind(text, place)) is not None and found[0] >= done:
            start, done, read, misread = found
            yield Edit(start, done, read, asked.MISREAD_WHY if misread else APART)


def _token(text: str, place: int) -> int:
    """Where the run of letters and figures begins that a place is in."""
    while place and (text[place - 1].isalnum() or text[place - 1] in "|!"):
        place -= 1
    return place


_GROUPS_END = re.compile(r" (?P<first>[A-Z]{0,2}\d{2,5}(?:[^0-9A-Za-z\n]{1,4}|[ ]?\r?\n[ ]{0,4})\d{2})\Z")
_LONGEST_GROUPS = 20


def _first_group(text: str, end: int) -> int:
    """Where the first of two groups of figures begins of which the second one's second figure ends at `end`."""
    found = _GROUPS_END.search(text, max(0, end - _LONGEST_GROUPS), end)
    return found.start("first") if found else _token(text, end - 1)


def _is_whole(text: str, place: int) -> bool:
    """Whether a number of a usual form begins there and nothing goes on behind it: most do."""
    found = _PLAIN.match(text, place)
    return found is not None and not _ON.match(text, found.end())


def _single(text: str, windows: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Digits with a blank or the like after each."""
    for found in _search(_SINGLE, text, windows):
        value = found.group()
        if _SINGLE_SHAPE.fullmatch(value) is None or re.search(r"\d\d", value):
            continue
        if value.count("-") + value.count("/") == 0 and _among_figures(text, *found.span()):
            continue
        signs = set(re.sub(r"\d", "", value))
        if len(signs) == 1:
            yield Edit(*found.span(), re.sub(r"\D", "", value), APART)
        elif " " in signs:
            yield Edit(*found.span(), re.sub(r"\s(?!\s)|(?<=\s)\s+", "", re.sub(r" {2,}", "  ", value)), APART)


def _groups(text: str, windows: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """An SSN or a card whose groups are kept apart by odd signs."""
    for found in _search(_SSN_GROUPS, text, windows):
        one, gap, two, other, three = found.groups()
        if (gap == other and gap in ("-", " ", ".")) or not (gap and other):
            continue
        broken = "\n" in gap or "\n" in other
        if broken and ("-" not in gap + other or _among_figures(text, *found.span()) or _unsaid(text, *found.span())):
            continue
        sign = "-" if "-" in gap and "-" in other else " "
        yield Edit(*found.span(), f"{one}{sign}{two}{sign}{three}", LINE_END if broken else APART)
    for found in _search(_CARD_GROUPS, text, windows):
        gaps = re.findall(r"\D+", found.group())
        digits = re.sub(r"\D", "", found.group())
        if (len(set(gaps)) == 1 and gaps[0] in ("-", " ")) or not credit_card.valid(digits):
            continue
        table = any(set(gap) & set("\n\t,|:") or len(gap) > 3 for gap in gaps)
        if table and _among_figures(text, *found.span()):
            continue
        yield Edit(*found.span(), re.sub(r"\D+", " ", found.group()), LINE_END if "\n" in found.group() else APART)


def _broken(text: str, windows: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """A number that goes on in the next line."""
    for found in _search(_BREAK, text, windows):
        first, second = found[1].rstrip(), found[2].rstrip()
        whole = first + second
        if not _WHOLE.fullmatch(whole):
            whole = re.sub(r"[ -]", "", whole)
            if not credit_card.valid(whole) or not whole.isdigit() or _among_figures(text, *found.span()):
                continue
        elif _SSN.fullmatch(whole) and _unsaid(text, *found.span()):
            continue
        yield Edit(found.start(), found.start(2) + len(second), whole, LINE_END)


def _unsaid(text: str, start: int, end: int) -> bool:
    """Whether words stand in the line before the parts of an SSN of which none speaks of such a number or names somebody."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if not any(map(str.isalpha, line)):
        return False
    return not (
        _OF_SSN.search(text, max(0, start - _LABEL_NEAR), start)
        or _OF_SSN.match(text[end : end + asked.REACH].lstrip(" ([,"))
        or names_somebody(line)
    )


def _among_figures(text: str, start: int, end: int) -> bool:
    """Whether the lines above or below are figures too: then this is a part of a table."""
    first = text.rfind("\n", 0, start)
    above = text[text.rfind("\n", 0, max(first, 0)) + 1 : max(first, 0)] if first > 0 else ""
    last = text.find("\n", end)
    after = text.find("\n", last + 1) if last >= 0 else -1
    below = text[last + 1 : after if after >= 0 else len(text)] if last >= 0 else ""
    rest = text[first + 1 : start] + text[end : last if last >= 0 else len(text)]
    return any(map(_is_figures, (above, below))) or bool(re.search(r"\d", rest))


def _is_figures(line: str) -> bool:
    digits = sum(c.isdigit() for c in line)
    return digits >= 2 and digits >= sum(c.isalpha() for c in line)
