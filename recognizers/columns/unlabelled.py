"""Columns without a label: names, ids, birth dates and passwords, told by a column as a whole and by what stands beside it.

Source: exports of student systems without a header row; spreadsheets whose first cell is empty or whose columns a
program named ("Column1", "Field 2", "Unnamed: 0"). A number alone says nothing: a column of numbers that are all alike and
no two the same, beside pupils, does. Beside books, devices and orders it is the number of the thing. DESE's codes of
schools have eight digits, a zero before the district's three and before the school's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from recognizers import bank, dates, sasid, ssn
from recognizers.columns import vocabulary
from recognizers.naming.gazetteer import is_first, is_last, is_ordinary

if TYPE_CHECKING:
    from recognizers.columns.column import Column

ENOUGH, MANY = 2, 5
"""Values a column must have to be judged beside names, and by itself."""

_SPREAD = 10
"""Numbers among which the first three figures must differ: of the areas of one state there are few (Massachusetts has 25)."""

_FIRST = 256
"""Columns among which the first and last name of a table without a header are looked for."""

_NO_LABEL = re.compile(
    r"|(?:column|col|field|fld|f|var|x|unnamed|untitled|header|_?c)[ _.:#-]{0,2}\d{1,3}|[\W_]+", re.IGNORECASE
)
_STATE_NUMBER = re.compile(r"10\d{8}")
_SCHOOL_CODE = re.compile(r"0\d{3}0\d{3}")
_LOCAL = re.compile(r"\d{5,9}|(?:19|20)\d{2}-\d{4}")
_LETTERED = re.compile(r"(?!S\d{8}$|SA\d{7}$)([A-Z]{1,3}-?)\d{4,8}")
_USUAL = re.compile(r"\d{5,7}|20[2-4]\d-?\d{4}")
"""A pupil's number as districts give it: short, or the year of graduation before four digits."""

_SOCIAL = re.compile(r"\d{3}([-. ])\d{2}\1\d{4}")
_NINE = re.compile(r"\d{9}")
_SEVEN = re.compile(r"[2-9]\d{2}[-.]\d{4}")
_TEN = re.compile(r"[2-9](?!11)\d{2}[2-9](?!11)\d{6}")
"""A telephone number without signs, as the North American plan has them."""

_ROUND = re.compile(r"\d+00")
"""Sums of money as budgets and pay lists have them."""

_TOLD_ALONE = frozenset({"RACE_ETHNICITY", "SPECIAL_EDUCATION", "IMMIGRATION_STATUS"})
"""What the words of a column beside pupils tell without a heading."""

_LEVEL = re.compile(r"(?:pre-?k|pk|k[fgp]?|0?[1-9]|1[0-2]|sp)", re.IGNORECASE)
_GRADE = re.compile(r"(?:gr(?:ade)?\.? ?(?:pre-?k|pk|k|0?[1-9]|1[0-2])|pre-?k|pk|k)", re.IGNORECASE)
_SEX = re.compile(r"[MFNXmfnx]|male|female|nonbinary", re.IGNORECASE)
_DEVICE = re.compile(
    r"\b(?:lenovo|dell|hp|acer|asus|samsung|apple|epson|canon|viewsonic|chromebooks?|ipads?|macbooks?|imac|latitude|thinkpad|projector|printer|laptop|tablet|toner|monitor)\b",
    re.IGNORECASE,
)
_THINGS = frozenset(
    """title booktitle book author isbn callno callnumber publisher copies asset assettag assetno model make manufacturer serial serialno serialnumber device devicetype item itemno product sku barcode
    ticket ticketno workorder subject issue invoice invoiceno po pono vendor amount qty quantity price""".split()
)
"""Headings of lists of things, in which a number without a heading is the thing's."""


def has_no_label(heading: str) -> bool:
    """Whether a heading says nothing: it is empty, signs alone, or the name that a program gave."""
    return _NO_LABEL.fullmatch(heading.strip()) is not None


@dataclass(frozen=True, slots=True)
class Beside:
    """What a table says as a whole: its columns' `keys` of headings, whether it names `people`, whether it is about staff."""

    keys: frozenset[str]
    people: bool
    staff: bool
    own: Mapping[str, Callable[[str], bool]]


def share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    """The share of values that are so; there is at least one."""
    return sum(map(holds, values)) / len(values)


def varied(values: Sequence[str], least: float) -> bool:
    """Whether this share of values at least are different."""
    return len(set(values)) >= least * len(values)


def put_names(columns: list[Column], filled: Sequence[Sequence[str]]) -> None:
    """First and last names side by side in a table without a header that names nobody yet."""
    for i, values in enumerate(filled[:_FIRST]):
        if columns[i].entity is None and len(values) >= ENOUGH and share(values, _one_first_name) >= 0.6:
            near = [j for j in (i + 1, i - 1, i + 2, i - 2) if 0 <= j < len(columns) and columns[j].entity is None]
            beside = [j for j in near if _are_last_names(filled[j])]
            if beside:  # a town may stand beside the first name, too
                last = max(beside, key=lambda j: share(filled[j], is_last))
                columns[i], columns[last] = replace(columns[i], name="first"), replace(columns[last], name="last")
                return


def _are_last_names(values: Sequence[str]) -> bool:
    return len(values) >= ENOUGH and share(values, _one_last_name) >= 0.8 and varied(values, 0.5)


def _one_first_name(value: str) -> bool:
    words = re.split(r"[\s-]", value)
    return len(words) <= 2 and value[:1].isupper() and not re.search(r"[\d,@/]", value) and is_first(words[0])


def _one_last_name(value: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][^\d_,@/:]{1,30}", value)) and value[:1].isupper() and len(value.split()) <= 3


def put_state_numbers(columns: list[Column], filled: Sequence[Sequence[str]]) -> None:
    """Columns of state numbers, whatever stands beside them."""
    for i, values in enumerate(filled):
        free = columns[i].entity is None and len(values) >= MANY
        if free and varied(values, 0.9) and share(values, is_state_number) >= 0.95:
            columns[i] = replace(columns[i], entity="SASID")


def put_values(columns: list[Column], filled: Sequence[Sequence[str]], places: Sequence[int], table: Beside) -> None:
    """What the columns at these places hold, if all of their values say it; a dash says nothing."""
    filled = [[v for v in values if any(map(str.isalnum, v))] for values in filled]
    free = [i for i in places if filled[i] and columns[i].entity is None and columns[i].name is None]
    for i in free:
        if entity := _by_values(filled[i], table.people):
            columns[i] = replace(columns[i], entity=entity)
        elif table.people and not table.staff and (said := vocabulary.told(filled[i])) in _TOLD_ALONE:
            columns[i] = replace(columns[i], entity=said, told=said != "RACE_ETHNICITY")
    if table.people and not table.staff:
        _put_meals(columns, filled, free)
    if table.people and not any(c.entity == "DATE_OF_BIRTH" for c in columns):
        _put_births(columns, filled, free)
    if table.people and any(c.entity == "US_SSN" for c in columns):
        _put_banks(columns, filled, free)
    if table.people and not table.staff and not any(c.entity == "STUDENT_ID" for c in columns):
        _put_local_numbers(columns, filled, free, table)
    logins = any(c.entity == "EMAIL_ADDRESS" or (v and share(v, _is_login) >= 0.8) for c, v in zip(columns, filled, strict=True))  # fmt: skip
    if table.people and not _THINGS & table.keys:
        _put_telephones(columns, filled, free)
    users = any(v and share(v, _is_user) >= 0.8 for v in filled)
    for i in free:
        if columns[i].entity is None and _are_passwords(filled[i], logins, users, table.people):
            columns[i] = replace(columns[i], entity="CREDENTIAL", accepts=_is_set)


_PROGRAM = re.compile(
    r"snap|tanf|tafdc|med(?:icaid|[- ]?[fr]\b)|masshealth|direct(?:ly)? cert|fdpir|eaedc", re.IGNORECASE
)


def _put_meals(columns: list[Column], filled: Sequence[Sequence[str]], free: Sequence[int]) -> None:
    """The programs by which pupils are certified for meals, and beside these what they then pay: "SNAP", "Free"."""
    told = [i for i in free if columns[i].entity is None and vocabulary.told(filled[i]) == "ECONOMIC_STATUS"]
    if any(_PROGRAM.match(v) for i in told for v in filled[i]):
        for i in told:
            columns[i] = replace(columns[i], entity="ECONOMIC_STATUS", told=True)


def _by_values(values: Sequence[str], people: bool) -> str | None:
    if len(values) < (ENOUGH if people else MANY) or not varied(values, 0.6):
        return None
    if people and share(values, is_state_number) >= 0.95:
        return "SASID"
    if share(values, lambda v: bool(_SOCIAL.fullmatch(v)) and ssn.valid(v)) >= 0.8:
        return "US_SSN"
    return "US_SSN" if people and _are_bare_social(values) else None


def _are_bare_social(values: Sequence[str]) -> bool:
    """Whether nine figures without signs were given out all over the country, where a district's numbers run on from each other."""
    return (
        len(values) > ENOUGH
        and share(values, lambda v: bool(_NINE.fullmatch(v)) and ssn.valid(v)) >= 0.95
        and varied([v[:3] for v in values[:_SPREAD]], 0.7)
    )


def _put_telephones(columns: list[Column], filled: Sequence[Sequence[str]], free: Sequence[int]) -> None:
    """The columns of numbers of seven digits as telephones have them, no two alike."""
    for i in free:
        if columns[i].entity is None and (are_telephones(filled[i]) or are_bare_telephones(filled[i])):
            columns[i] = replace(columns[i], entity="PHONE_NUMBER")


def are_telephones(values: Sequence[str]) -> bool:
    """Whether a column holds telephone numbers without their area code, most of them not the same: "555-0123"."""
    alike = len(values) >= ENOUGH and share(values, lambda v: bool(_SEVEN.fullmatch(v))) >= 0.8
    return alike and varied(values, 0.8)


def are_bare_telephones(values: Sequence[str]) -> bool:
    """Whether a column holds telephone numbers of ten figures without a sign; brothers have the same."""
    return len(values) > ENOUGH and share(values, lambda v: bool(_TEN.fullmatch(v))) >= 0.95 and varied(values, 0.6)


def _put_banks(columns: list[Column], filled: Sequence[Sequence[str]], free: Sequence[int]) -> None:
    """Routing numbers beside Social Security numbers, as in lists for direct deposit, and the accounts to their right."""
    for i in free:
        if columns[i].entity is None and len(filled[i]) >= ENOUGH and share(filled[i], bank.routing) >= _ROUTED:
            columns[i] = replace(columns[i], entity="US_BANK_NUMBER")
            behind = i + 1
            if behind in free and columns[behind].entity is None and share(filled[behind], _is_account) >= _ROUTED:
                columns[behind] = replace(columns[behind], entity="US_BANK_NUMBER")


_ROUTED = 0.6
"""The share of the cells of such a column that must be what it holds: "same bank as his wife" stands there too."""


def _is_account(value: str) -> bool:
    return re.fullmatch(r"\d[\d -]{5,18}\d", value) is not None and bank.account(value)


def _put_births(columns: list[Column], filled: Sequence[Sequence[str]], free: Sequence[int]) -> None:
    """The earliest of the columns of dates: who entered a school on a day was born before."""
    dated = [i for i in free if columns[i].entity is None and _are_births(filled[i])]
    if dated:
        born = min(dated, key=lambda i: _median(filled[i]))
        columns[born] = replace(columns[born], entity="DATE_OF_BIRTH")


def _are_births(values: Sequence[str]) -> bool:
    return (
        len(values) >= ENOUGH
        and varied(values, 0.6)
        and share(values, _is_birth_date) >= 0.9
        and varied([v[-4:] for v in values], 2.0 / len(values))
    )


def _median(values: Sequence[str]) -> date:
    days = sorted(day for v in values if (day := dates.parse(v)) is not None)
    return days[len(days) // 2]


def _is_birth_date(value: str) -> bool:
    born = dates.parse(value)
    return born is not None and 2 <= date.today().year - born.year <= 90


def _put_local_numbers(
    columns: list[Column], filled: Sequence[Sequence[str]], free: Sequence[int], table: Beside
) -> None:
    """The one column that is most like the numbers of pupils; none in a list of things."""
    surely = any(c.entity in {"SASID", "DATE_OF_BIRTH"} for c in columns) or any(
        _all_are(_SEX, v) or _all_are(_GRADE, v) for v in filled
    )
    pupils = surely or any(_all_are(_LEVEL, v) for v in filled)
    things = any(_of_things(filled[i]) and not (pupils and _are_notes(filled[i])) for i in free)
    if not surely and (_THINGS & table.keys or things):
        return
    has_form = table.own.get("STUDENT_ID")
    ranked = [
        (has_form is None or share(filled[i], has_form) < 0.8, share(filled[i], _is_usual) < 0.8, i)
        for i in free
        if columns[i].entity is None and (_are_local_numbers(filled[i]) or (pupils and _are_lettered(filled[i])))
    ]
    if ranked:
        best = min(ranked)[-1]
        columns[best] = replace(columns[best], entity="STUDENT_ID")


def _all_are(form: re.Pattern[str], values: Sequence[str]) -> bool:
    return len(values) >= ENOUGH and share(values, lambda v: bool(form.fullmatch(v))) >= 0.95


def _are_local_numbers(values: Sequence[str]) -> bool:
    lengths = {len(v) for v in values}
    return (
        len(values) >= ENOUGH
        and share(values, _is_local_number) >= 0.95
        and max(lengths) - min(lengths) <= (1 if len(values) >= MANY else 0)
        and varied(values, 0.9)
        and share(values, lambda v: bool(_SCHOOL_CODE.fullmatch(v))) < 0.9
        and share(values, lambda v: bool(_ROUND.fullmatch(v))) < 0.5
    )


def _are_lettered(values: Sequence[str]) -> bool:
    found = [_LETTERED.fullmatch(v) for v in values]
    return (
        len(values) >= MANY
        and all(found)
        and len({one[1] for one in found if one}) == 1
        and len({len(v) for v in values}) == 1
        and varied(values, 0.9)
    )


def _is_usual(value: str) -> bool:
    return bool(_USUAL.fullmatch(value))


def _is_local_number(value: str) -> bool:
    return bool(_LOCAL.fullmatch(value)) and dates.parse(value) is None


def is_state_number(value: str) -> bool:
    """Whether a value has the form of a SASID as they are issued."""
    return bool(_STATE_NUMBER.fullmatch(value)) and sasid.valid(value)


def _of_things(values: Sequence[str]) -> bool:
    """Whether a column names things: devices, or titles and subjects made of ordinary words."""
    if len(values) < ENOUGH:
        return False
    if share(values, lambda v: bool(_DEVICE.search(v))) >= 0.5:
        return True
    return varied(values, 0.6) and share(values, _is_title) >= 0.5


def _are_notes(values: Sequence[str]) -> bool:
    """Whether cells are notes in lower case, as nobody writes the title of a thing."""
    return share(values, lambda v: v[:1].islower()) >= 0.5


def _is_title(value: str) -> bool:
    words = value.split()
    numbered = re.match(r"\d+ |\(?\d{3}\)?[ -]", value)  # an address, a telephone number
    return len(words) > 1 and not numbered and "@" not in value and any(is_ordinary(w.strip(",.:;")) for w in words)


def _are_passwords(values: Sequence[str], logins: bool, users: bool, people: bool) -> bool:
    """Whether a column beside addresses, names of users or people is one of passwords: words with figures, no two alike."""
    values = [v for v in values if not _NO_ACCOUNT.fullmatch(v)]
    if len(values) < ENOUGH or not varied(values, 0.9):
        return False
    if people and share(values, _is_strong) >= 0.9:
        return True
    if people and users and share(values, lambda v: _is_odd(v.split(" ", 1)[0])) >= 0.9:
        return True
    return logins and share(values, _is_secret) >= 0.9 and varied([v[:3] for v in values], 0.6)


_NO_ACCOUNT = re.compile(r"disabled|locked|expired|none|n/?a|reset|pending|closed|same|tbd|new", re.IGNORECASE)
"""What stands in such a column where there is no password."""


def _is_set(value: str) -> bool:
    return _NO_ACCOUNT.fullmatch(value) is None


def _is_login(value: str) -> bool:
    return bool(re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", value))


def _is_user(value: str) -> bool:
    return bool(re.fullmatch(r"[a-z]{4,20}\d{2,4}|[a-z]+[._][a-z]+\d{0,4}", value))


def _is_secret(value: str) -> bool:
    """Letters and figures in one word that is no address and no code of an inventory, which has capitals alone."""
    return bool(re.fullmatch(r"(?=.*[a-z]{2})(?=.*\d)[^\s@/]{6,64}", value))


def _is_odd(value: str) -> bool:
    """Letters, a capital inside or a sign among them, and a figure: no word, no code of capitals and figures alone."""
    return _is_secret(value) and bool(re.search(r"[A-Z]|[!#$%&*?+=]", value))


def _is_strong(value: str) -> bool:
    """A word of capitals, small letters and two figures or a sign: a password as rules ask for it."""
    return bool(re.fullmatch(r"(?=.*[a-z]{2})(?=.*[A-Z])(?=.*\d{2})[^\s@/,:]{6,64}", value))
