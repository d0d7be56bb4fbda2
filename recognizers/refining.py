"""Columns whose heading says too little, or that have none: judged by their values as a whole and by their neighbours.

Source: exports seen in schools: SIMS files without a header, "ID" and "PIN" beside pupils' names, "Account" beside a routing
number, OneRoster's sourcedId. A number alone says nothing; a whole column of them beside names does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from recognizers import date_of_birth, headers, sasid, ssn
from recognizers.gazetteer import is_first

if TYPE_CHECKING:
    from recognizers.column import Column
    from recognizers.contract import About

IDS = frozenset(
    """id idno idnumber idnum number no nbr acct acctno accountno user username userid login loginid logon identifier localidentifier otherid lclid locid pin pinno pinnumber barcode
    cardno lunch key stuident sid stu refid patron patronno cafeteriano lunchacct lunchaccount mealaccount local perm permid permno permnumber externalid uniqueid""".split()
)
"""Headings under which a pupil's number stands in a table of pupils, and anything in another."""

VAGUE_IDS = frozenset("id idno idnumber number no nbr refid uniqueid externalid identifier key user userid".split())
"""Of those, the ones that in a table with the pupils' own numbers head a number of the program."""

PLAIN_IDS = frozenset("id ids idno idnumber idnum".split())
"""Those that head the number of whoever the table is about, in a table of staff too."""

USER_IDS = frozenset("sourcedid usersourcedid userid".split())
USER_CUES = frozenset("birthdate dob givenname familyname firstname lastname flag relationshiprole".split())
"""OneRoster and School Data Sync: with one of these beside it a sourcedId is a person's, not a class's or a school's."""

ACCOUNTS = frozenset(
    "account accountno accountnumber acct acctno acctnumber acctnum accountnum account1 acct1 ddacct1 depositaccountno".split()
)
_LICENCES = frozenset("license licence licenseno licensenumber licenceno lic licno".split())
_TRADES = frozenset(
    "permit permitno permittype contractor builder plumber electrician company business dba establishment parcel mapLot valuation trade breed dog dogname vendor vendorname rabies".lower().split()
)
"""Headings of permits and trades, whose licences are no driver's."""
BANK_CUES = ("routing", "aba", "rtn", "bank", "deposit", "checking", "savings")
_NUMBER = re.compile(r"\d{4,10}(?:\.0)?|(?:19|20)\d{2}-\d{4}")
_STATE_NUMBER = re.compile(r"10\d{8}")
_FIRST = 256
"""Columns among which the first and last name of a table without a header are looked for."""

ENOUGH, MANY = 2, 5
"""Values a column must have to be judged beside names, and by itself."""


def refined(
    columns: Sequence[Column],
    samples: Sequence[Sequence[str]],
    about: About,
    headed: bool,
    own: Mapping[str, Callable[[str], bool]] = MappingProxyType({}),
) -> tuple[Column, ...]:
    """The columns of a table, with those put in that their values and neighbours tell. `samples` are their first values.

    `own` says of the ids whose form the district told whether a value has it.
    """
    filled = [[v for v in values if v] for values in samples]
    out = list(columns)
    if not headed:
        _put_names(out, filled)
        for i, values in enumerate(filled):
            if _by_itself(values) and out[i].entity is None:
                out[i] = replace(out[i], entity="SASID")
    people = _has_people(out) or (not headed and any(c.entity == "SASID" for c in out))
    keys = [headers.key(c.heading) for c in columns]
    table = _Table(people and about != "staff", about == "staff", _somebody(out), frozenset(keys), own)
    taken = any(c.entity == "STUDENT_ID" for c in out)
    logins = not headed and any(
        c.entity == "EMAIL_ADDRESS" or (v and _share(v, _is_login) >= 0.8) for c, v in zip(out, filled, strict=True)
    )
    for i, column in enumerate(out):
        if column.entity is None and column.name is None and filled[i]:
            vague = taken and keys[i] in VAGUE_IDS
            entity = _by_heading(keys[i], table, filled[i]) if column.heading and not vague else None
            if entity is None and not headed:
                entity = _by_values(filled[i], people, taken) or _by_logins(filled[i], logins, people)
            if entity is not None:
                out[i] = replace(column, entity=entity)
                taken = taken or entity == "STUDENT_ID"
    if _TRADES & table.keys:  # a contractor's licence, a dog's
        out = [
            replace(c, entity=None) if c.entity == "US_DRIVER_LICENSE" and k in _LICENCES else c
            for c, k in zip(out, keys, strict=True)
        ]
    return tuple(_nobodys(out))


@dataclass(frozen=True, slots=True)
class _Table:
    """What is asked of a table for each of its columns, told once: a table may have a million of them."""

    pupils: bool
    staff: bool
    somebody: bool
    keys: frozenset[str]
    own: Mapping[str, Callable[[str], bool]]

    @property
    def banks(self) -> bool:
        """Whether some heading speaks of a bank."""
        return any(cue in k for k in self.keys for cue in BANK_CUES if k not in ACCOUNTS)

    @property
    def listed(self) -> bool:
        """Whether it is a file of OneRoster's users, which lists pupils and staff together."""
        return bool(USER_IDS & self.keys) and bool(USER_CUES & self.keys)


def _has_people(columns: Sequence[Column]) -> bool:
    return any(c.name in {"first", "last", "full"} for c in columns)


def _share(values: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, values)) / len(values)


def _put_names(columns: list[Column], filled: Sequence[Sequence[str]]) -> None:
    """First and last names side by side in a table without a header."""
    if _has_people(columns):
        return
    for i, values in enumerate(filled[:_FIRST]):
        if columns[i].entity is None and len(values) >= ENOUGH and _share(values, _one_first_name) >= 0.6:
            near = [j for j in (i + 1, i - 1, i + 2) if 0 <= j < len(columns) and columns[j].entity is None]
            last = next(
                (
                    j
                    for j in near
                    if len(filled[j]) >= ENOUGH and _share(filled[j], _one_last_name) >= 0.8 and _varied(filled[j], 0.5)
                ),
                None,
            )
            if last is not None:
                columns[i], columns[last] = replace(columns[i], name="first"), replace(columns[last], name="last")
                return


def _one_first_name(value: str) -> bool:
    words = re.split(r"[\s-]", value)
    return len(words) <= 2 and value[:1].isupper() and not re.search(r"[\d,@/]", value) and is_first(words[0])


def _one_last_name(value: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][^\d_,@/:]{1,30}", value)) and value[:1].isupper() and len(value.split()) <= 3


def _varied(values: Sequence[str], share: float) -> bool:
    return len(set(values)) >= share * len(values)


_TERM = re.compile(r"(?:term|quarter|semester|trimester|q|t|s)[1-4]?")
"""Headings (their keys) of a term, under which its mark may stand, or which term it is."""

_LETTER_MARK = re.compile(r"[A-DF][+-]?(?:\s?\(\d{1,3}\s?%?\))?|INC|\d{3} (?:NM|PM|ME?|EE?)")
_NUMBER_MARK = re.compile(r"(?:100|\d{1,2})(?:\.\d{1,2})?\s?%?")
_LEAST_MARK = 30


def marks(values: Sequence[str]) -> bool:
    """Whether a column's values read as marks: letters, levels, or per cents that differ and are no small counts."""
    if len(values) < ENOUGH:
        return False
    if _share(values, lambda v: bool(_LETTER_MARK.fullmatch(v.strip()))) >= 0.8:
        return len(set(values)) > 1
    numbers = [float(v.strip(" %")) for v in values if _NUMBER_MARK.fullmatch(v.strip())]
    return len(numbers) >= 0.8 * len(values) and len(set(numbers)) > 1 and max(numbers) >= _LEAST_MARK


def letters(values: Sequence[str]) -> bool:
    """Whether a column's values read as marks in letters, not all the same: "D+", "F (41)"."""
    filled = [v.strip() for v in values if v.strip()]
    return (
        len(filled) >= ENOUGH
        and len(set(filled)) > 1
        and _share(filled, lambda v: bool(_LETTER_MARK.fullmatch(v))) >= 0.8
    )


def on_standards(values: Sequence[str]) -> bool:
    """Whether they read as marks of a report card on standards: 1 to 4, or 1 to 5, and not all the same."""
    return len(values) >= ENOUGH and len(set(values)) > 1 and all(re.fullmatch(r"[1-5][+-]?", v) for v in values)


def _by_heading(k: str, table: _Table, values: Sequence[str]) -> str | None:
    if table.pupils and _TERM.fullmatch(k) and marks(values):
        return "GRADE_RECORD"
    if k in ACCOUNTS and table.somebody and table.banks:
        return "US_BANK_NUMBER"
    return _ids_by_heading(k, table, values) if k in IDS | USER_IDS else None


def _ids_by_heading(k: str, table: _Table, values: Sequence[str]) -> str | None:
    """Whose ids stand under a heading that says "ID" or the like alone."""
    if table.staff and table.somebody and k in PLAIN_IDS and (has_form := table.own.get("EMPLOYEE_ID")):
        return "EMPLOYEE_ID" if _share(values, has_form) >= 0.8 else None
    listed = table.listed
    if (k in USER_IDS and not listed) or not (listed or table.pupils):
        return None
    own = table.own.get("STUDENT_ID", _is_number)
    if _share(values, lambda v: _is_number(v) or own(v)) < (0.3 if listed else 0.8):
        return None
    return "SASID" if _share(values, _is_state_number) >= 0.8 else "STUDENT_ID"


def _is_number(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value)) and len(set(value)) > 1


def _is_state_number(value: str) -> bool:
    return bool(_STATE_NUMBER.fullmatch(value)) and sasid.valid(value)


def _by_values(values: Sequence[str], people: bool, taken: bool) -> str | None:
    """What a column without any heading holds, if all of its values say it."""
    enough = ENOUGH if people else MANY
    if len(values) < enough or not _varied(values, 0.6):
        return None
    if people and _share(values, _is_state_number) >= 0.95:
        return "SASID"
    if _share(values, lambda v: bool(re.fullmatch(r"\d{3}-\d{2}-\d{4}", v)) and ssn.valid(v)) >= 0.8:
        return "US_SSN"
    if people and _share(values, _is_birth_date) >= 0.9 and _varied([v[-4:] for v in values], 2.0 / len(values)):
        return "DATE_OF_BIRTH"
    if people and not taken and _share(values, _is_local_number) >= 0.95 and len({len(v) for v in values}) == 1:
        return "STUDENT_ID" if _varied(values, 0.9) else None
    return None


def _by_logins(values: Sequence[str], logins: bool, people: bool) -> str | None:
    """Whether a column without a heading, beside logins or names, is one of passwords: words with figures, no two alike."""
    if people and len(values) >= ENOUGH and _varied(values, 0.9) and _share(values, _is_strong) >= 0.9:
        return "CREDENTIAL"
    if logins and len(values) >= ENOUGH and _varied(values, 0.9) and _share(values, _is_secret) >= 0.9:
        return "CREDENTIAL" if _varied([v[:3] for v in values], 0.6) else None
    return None


def _is_login(value: str) -> bool:
    return bool(re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", value))


def _is_secret(value: str) -> bool:
    """Letters and figures in one word that is no address and no code of an inventory, which has capitals alone."""
    return bool(re.fullmatch(r"(?=.*[a-z]{2})(?=.*\d)[^\s@/]{6,64}", value))


def _is_strong(value: str) -> bool:
    """A word of capitals, small letters and two figures or a sign: a password as rules ask for it."""
    return bool(re.fullmatch(r"(?=.*[a-z]{2})(?=.*[A-Z])(?=.*\d{2})[^\s@/,:]{6,64}", value))


def _by_itself(values: Sequence[str]) -> bool:
    """Whether a column without a heading is one of state numbers, whatever stands beside it."""
    return len(values) >= MANY and _varied(values, 0.9) and _share(values, _is_state_number) >= 0.95


def _is_birth_date(value: str) -> bool:
    born = date_of_birth.parse(value)
    return born is not None and 2 <= date.today().year - born.year <= 90


def _is_local_number(value: str) -> bool:
    return bool(re.fullmatch(r"\d{5,9}|(?:19|20)\d{2}-\d{4}", value)) and date_of_birth.parse(value) is None


def _somebody(columns: Sequence[Column]) -> bool:
    """Whether the table is about people of any kind."""
    return _has_people(columns) or any(
        c.entity in {"US_SSN", "EMPLOYEE_ID", "STUDENT_ID"} or c.name in {"family", "staff"} for c in columns
    )


def _nobodys(columns: Sequence[Column]) -> list[Column]:
    """A district's own accounts: a list of them names funds and banks, but no person."""
    somebody = _somebody(columns)
    return [
        replace(c, entity=None, name="other") if c.entity == "US_BANK_NUMBER" and not somebody else c for c in columns
    ]
