"""Numbers in whatever form somebody wrote them where their label, or the heading of their column, says what they must be.

The label asks for so many digits, or for a letter or two and so many: what stands behind it is read character by character,
signs, blanks and line ends between them left out, letters that look like digits taken for digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recognizers import (
    bank,
    bearers,
    credit_card,
    date_of_birth,
    dates,
    employee_id,
    itin,
    masshealth,
    passport,
    sasid,
    ssn,
    student_id,
)
from recognizers.contact import LABELS as PHONE_LABELS
from recognizers.driver_license import STRONG_LABELS as LICENSE_LABELS
from recognizers.labels import label_regex

MISREAD_WHY = "letters in place of digits, or signs between them"
LIKE = "OoQDIl|!SsBZzGg"
_MEANT = str.maketrans(LIKE, "000011115582299"[: len(LIKE)])

USUAL = re.compile(
    r"(?:[A-Z]{1,3}-?)?\d+|\d{3}([- .])\d{2}\1\d{4}|\d{4}([ -])\d{4}\2\d{4}\2\d{1,7}|3\d{3}([ -])\d{6}\3\d{4,5}|10\d{2}([ -])\d{3}\4\d{3}"
    r"|\d{1,2}([/.-])\d{1,2}\5\d{2,4}|\d{4}([/.-])\d{1,2}\6\d{1,2}|\(?\d{3}\)?([-. ]{1,2})\d{3}[-. ]\d{4}|\(?\d{3}\)\d{3}[-. ]?\d{4}|\d{4}-\d{4}"
)
"""Forms that the recognizers know by themselves."""

_NO_WORD = "(?![a-z]{2})"
_ITEM = re.compile(rf"[0-9A-Z{re.escape(LIKE)}]{_NO_WORD}")
_ITEM_BUT = re.compile(rf"[0-9A-Zoqlsiz!g]{_NO_WORD}")
"""An upright line may be a one that was misread, or stand between the digits."""

_SIGNS = r"-._/,:~'\"()\[\]*"
_GAP, _GAP_TOO = (
    re.compile(
        rf"[ \t]{{0,3}}[-_/.]?\\?[ \t]{{0,4}}\r?\n[ \t>|]{{0,8}}[-/.]?|[ \t]?\\[ \t]?|[ \t]{{0,3}}[{_SIGNS}{too}]{{0,4}}[ \t]{{0,3}}['\"(\[]?"
    )
    for too in ("", "|")
)
_OPENS = re.compile(
    r"[\s:#=.(\"'’*<{\[_-]{0,8}(?:(?:is|was|no|number|num|es|é|id|card|on (?:file|record))\b[\s:#.(\"'’*<{\[_-]{0,4}){0,2}",
    re.IGNORECASE,
)
_LONGEST = 19
_FEWEST = 3

_D = rf"[0-9{re.escape(LIKE)}]"
_DATE_GAP = r"(?:[ \t]{0,3}[-._/,:|~()]{1,3}[ \t]{0,3}|[ \t]{1,3}|[ \t]{0,4}[-._/]?[ \t]?\r?\n[ \t>|]{0,8}[-._/]?)"
_DATE = re.compile(rf"\(?({_D}{{1,2}}){_DATE_GAP}({_D}{{1,2}}){_DATE_GAP}({_D}{{4}}|{_D}{{2}})(?![\w]|[-/.]\w)")


class Asked(NamedTuple):
    """What an entity's label asks for: the form of the characters without signs, by their number."""

    entity: str
    labels: re.Pattern[str]
    form: re.Pattern[str]
    lengths: tuple[int, ...]
    loose: bool
    """Whether any length is one, so that only a run which is nothing else is read."""


def _asked(entity: str, labels: tuple[str, ...], form: str, *lengths: int, loose: bool = False) -> Asked:
    return Asked(entity, label_regex(labels), re.compile(form), lengths, loose)


ASKED = (
    _asked("US_SSN", ssn.LABELS, r"\d{9}", 9),
    _asked("SASID", sasid.LABELS, r"\d{10}", 10),
    _asked("MASSHEALTH_ID", masshealth.LABELS, r"\d{12}", 12),
    _asked("CREDIT_CARD", credit_card.LABELS, r"\d+", 16, 15, 14, 13, 19, 18, 17),
    _asked("US_ITIN", itin.LABELS, r"9\d{8}", 9),
    _asked("US_PASSPORT", passport.LABELS, r"[A-Z]\d{8}|\d{9}", 9),
    _asked("US_DRIVER_LICENSE", LICENSE_LABELS, r"SA\d{7}|S\d{8}|\d{9}", 9),
    _asked("US_BANK_NUMBER", bank.ROUTING_LABELS, r"\d{9}", 9),
    _asked("PHONE_NUMBER", tuple(x for x in PHONE_LABELS if len(x) > 1), r"1?[2-9]\d{2}[2-9]\d{6}", 10, 11),
    _asked("STUDENT_ID", student_id.LABELS, r"[A-Z]{0,3}\d{4,10}", *range(10, 3, -1), loose=True),
    _asked("EMPLOYEE_ID", employee_id.LABELS, r"[A-Z]{0,3}\d{4,10}", *range(10, 3, -1), loose=True),
    _asked("US_DRIVER_LICENSE", LICENSE_LABELS, r"[A-Z]{1,2}\d{6,14}|\d{7,12}", *range(15, 6, -1), loose=True),
)  # fmt: skip
_BIRTH = label_regex(date_of_birth.LABELS)
_LOCAL = frozenset({"STUDENT_ID", "EMPLOYEE_ID"})
"""What a district numbers as it likes: the label stands right before it."""

_BY_ENTITY = {asked.entity: asked for asked in ASKED if not asked.loose}
REACH = 60
_OF_A_BOOK = re.compile(r"\bcall (?:numbers?|no|#)", re.IGNORECASE)
"""What a library calls the place of a book on its shelves: "call no. 617.55 S77"."""


def behind(text: str, place: int) -> tuple[int, int, str, bool] | None:
    """What a label that ends near before `place` asks for: (start, end, as it reads, whether letters stand for digits)."""
    if not _could_be(text, place):
        return None
    start = max(0, place - REACH)
    before = text[start:place]
    shelved = _OF_A_BOOK.search(before) is not None
    for asked in ASKED:
        if shelved and asked.entity == "PHONE_NUMBER":
            continue
        for at in _behind(asked.labels, before, text, start, owned=asked.entity not in _LOCAL):
            if (found := _value(asked, text, at)) is not None:
                return found
    for at in _behind(_BIRTH, before, text, start):
        if (found := _date(text, at)) is not None:
            return found
    return None


def _could_be(text: str, place: int) -> bool:
    """Whether so much stands at a place, or around it, as any label asks for; few of the places are looked at more closely."""
    return len(_items(text, place)[0]) >= _FEWEST or sum(c.isdigit() for c in text[max(0, place - 8) : place + 8]) >= 4


def _behind(labels: re.Pattern[str], before: str, text: str, start: int, owned: bool = True) -> Iterator[int]:
    """Where what stands behind each of the labels begins; a label counts once it is followed by nothing but signs.

    `owned`: or by those whose it is ("of Ann Lee is").
    """
    for label in labels.finditer(before):
        place = start + label.end()
        for at in {place, bearers.behind(text, place) if owned else place}:
            opens = _OPENS.match(text, at)
            if opens is not None and opens.end() >= start + len(before) - 6:
                yield opens.end()


def _value(asked: Asked, text: str, at: int) -> tuple[int, int, str, bool] | None:
    if text[at : at + 2] == "| ":  # it parts the label from the value
        return None
    first = _valued(asked, text, at, *_items(text, at))
    return first or (
        _valued(asked, text, at, *_items(text, at, _ITEM_BUT, _GAP_TOO)) if "|" in text[at : at + 80] else None
    )


def _valued(asked: Asked, text: str, at: int, items: list[str], ends: list[int]) -> tuple[int, int, str, bool] | None:
    for length in asked.lengths:
        if len(items) < length or not _ends(text, ends[length - 1], asked.loose and len(items) > length):
            continue
        raw = text[at : ends[length - 1]]
        read = _meant(asked, "".join(items[:length]))
        if read is None or USUAL.fullmatch(raw) or (asked.loose and _is_a_date(raw)):
            continue
        for usual in (raw.translate(_MEANT), re.sub(r"\s+", "", raw).translate(_MEANT)):
            if read.isdigit() and USUAL.fullmatch(usual) and re.sub(r"\D", "", usual) == read:
                read = usual
        return at, ends[length - 1], read, read != re.sub(r"\W|_", "", raw)
    return None


def _items(
    text: str, at: int, one: re.Pattern[str] = _ITEM, between: re.Pattern[str] = _GAP
) -> tuple[list[str], list[int]]:
    """The characters from a place on that may be those of a number, and where each ends."""
    items: list[str] = []
    ends: list[int] = []
    while len(items) <= _LONGEST and (item := one.match(text, at)):
        items.append(item.group())
        ends.append(item.end())
        at = gap.end() if (gap := between.match(text, item.end())) else item.end()
    return items, ends


def _ends(text: str, end: int, goes_on: bool) -> bool:
    return not goes_on and not re.match(r"\w|[-/.]\w|[ \t]?\|[ \t]?\d", text[end : end + 4])


def _meant(asked: Asked, items: str) -> str | None:
    """The characters as they are meant; None unless they have the form and enough of them are digits."""
    digits = sum(c.isdigit() for c in items)
    if digits < _FEWEST or digits < len(items) - digits:
        return None
    if asked.entity == "US_DRIVER_LICENSE" and items.startswith("5A"):
        items = f"S{items[1:]}"
    own = re.match("[A-Z]{0,2}", items) if asked.loose and asked.entity == "US_DRIVER_LICENSE" else None
    for kept in (own.end() if own else 0, *range(4)):
        read = items[:kept] + items[kept:].translate(_MEANT)
        if asked.form.fullmatch(read):
            if asked.entity == "CREDIT_CARD" and not credit_card.valid(read):
                return None
            if asked.entity == "PHONE_NUMBER":
                return f"{read[-10:-7]}-{read[-7:-4]}-{read[-4:]}"
            return read
    return None


def _date(text: str, at: int) -> tuple[int, int, str, bool] | None:
    found = _DATE.match(text, at)
    if found is not None:
        parts = [re.sub(r"\D", "", part.translate(_MEANT)) for part in found.groups()]
        if all(parts) and sum(c.isdigit() for c in found.group()) >= _FEWEST and not USUAL.fullmatch(found.group()):
            read = "/".join(parts)
            if dates.parse(read):
                return at, found.end(), read, any(c.isalpha() for c in found.group())
    return _eight(text, at, *_items(text, at)) or _eight(text, at, *_items(text, at, _ITEM_BUT, _GAP_TOO))


def _eight(text: str, at: int, items: list[str], ends: list[int]) -> tuple[int, int, str, bool] | None:
    """Eight figures that are a date, whatever stands between them."""
    if len(items) < 8 or not _ends(text, ends[7], goes_on=False):
        return None
    eight = "".join(items[:8])
    read = eight.translate(_MEANT)
    told = sum(c.isdigit() for c in eight) >= _FEWEST and read.isdigit() and not USUAL.fullmatch(text[at : ends[7]])
    return (at, ends[7], _as_date(read), not eight.isdigit()) if told and dates.parse(read) else None


def _as_date(eight: str) -> str:
    first = dates.parse(f"{eight[:2]}/{eight[2:4]}/{eight[4:]}")
    return f"{eight[:2]}/{eight[2:4]}/{eight[4:]}" if first else f"{eight[:4]}-{eight[4:6]}-{eight[6:]}"


def _is_a_date(raw: str) -> bool:
    return bool(re.fullmatch(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|(?:\d{1,2}\W{1,3}){2}(?:19|20)\d\d", raw))


_OF_A_FIRM = re.compile(r"\d\d-\d{7}")
"""An employer's number, which stands in one column with the SSNs of people."""


def meant(entity: str, cell: str) -> str | None:
    """How a cell reads in a column of this entity, if all of it is a number such as the column asks for."""
    cell = cell.strip(" \t'\"()[]<>#*")
    if entity == "US_SSN" and _OF_A_FIRM.fullmatch(cell):
        return None
    if entity == "DATE_OF_BIRTH":
        found = _date(cell, 0)
    else:
        found = _value(_BY_ENTITY[entity], cell, 0) if entity in _BY_ENTITY else None
    return found[2] if found is not None and found[:2] == (0, len(cell)) else None
