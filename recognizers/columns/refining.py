"""Columns whose heading says too little: judged by their values as a whole and by their neighbours.

Source: exports seen in schools: "ID" and "PIN" beside pupils' names, "Account" beside a routing
number, OneRoster's sourcedId. A number alone says nothing; a whole column of them beside names does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from recognizers import driver_license, street_address
from recognizers.columns.column import names_people
from recognizers.columns.documents import put_banks, put_documents, put_payees, put_tax_numbers
from recognizers.columns.namecells import given_alone
from recognizers.columns.unlabelled import (
    ENOUGH,
    Beside,
    are_bare_telephones,
    are_telephones,
    has_no_label,
    is_state_number,
    put_names,
    put_state_numbers,
    put_values,
    share,
    varied,
)
from recognizers.headings import headers
from recognizers.naming.gazetteer import is_last, is_ordinary

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.contract import About

IDS = frozenset(
    """id idno idnumber idnum number no nbr acct acctno accountno user username userid login loginid logon identifier localidentifier otherid lclid locid pin pinno pinnumber barcode
    cardno lunch key stuident sid stu refid referenceid nameid patron patronno cafeteriano lunchacct lunchaccount mealaccount local perm permid permno permnumber externalid uniqueid""".split()
)
"""Headings under which a pupil's number stands in a table of pupils, and anything in another."""

VAGUE_IDS = frozenset(
    "id idno idnumber number no nbr refid referenceid nameid uniqueid externalid identifier key user userid".split()
)
"""Of those, the ones that in a table with the pupils' own numbers head a number of the program."""

PLAIN_IDS = frozenset("id ids idno idnumber idnum".split())
"""Those that head the number of whoever the table is about, in a table of staff too."""

_REFERENCES = frozenset("refid referenceid uniqueid externalid key nbr".split())
_EVENTS = frozenset(
    "visitdate visit visittime timein timeout complaint disposition incident ticket orderdate timestamp submitted requestdate opened closed duedate checkedout transaction transactiondate".split()
)
"""Headings of a log, whose references are those of what happened."""
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
_PERMITS = frozenset(
    "permit permitno permitnumber permitnum learnerpermit learnerspermit learnerspermitno learnerpermitno".split()
)
_LEARNING = frozenset(
    "roadtest roadtestdate drivered driversed drivereducation behindthewheel btw btwhours drivehours observation observationhours learnerspermit learnerpermit drivinghours dateofroadtest".split()
)
"""Headings of a list of driver education, whose permits are those of learners."""
BANK_CUES = ("routing", "aba", "rtn", "bank", "deposit", "checking", "savings")
_NUMBER = re.compile(r"\d{4,10}(?:\.0)?|(?:19|20)\d{2}-\d{4}")
_LETTERED = re.compile(r"(?P<letters>[A-Z]{1,3})[- ]?\d{4,8}")
"""A number with the letters of a school, a program or a list before it: "Q30418", "M-30018", "P 40112"."""

_PROGRAMS = re.compile(
    r"(?:magnus|snap|aspen|x2|powerschool|ps|skyward|ic|infinitecampus|clever|naviance|scoir|destiny|follett|library|lib|lunch|meal|nutrikids|mealtime|titan|pos|cafeteria|esped|frontline|semis|edplan|iready|star|lexia|canvas|schoology|finalforms|familyid|transfinder|versatrans"
    r"|rider|campus|portal|patron|user|other|alt|alternate|permanent)(?:id|no|num|number|barcode|card|key)"
)
"""Headings (their keys) under which the number stands that a program of a school gives a pupil."""


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
    bare = [i for i, c in enumerate(out) if not headed or has_no_label(c.heading)]
    if len(bare) == len(out):
        if not _has_people(out) or _are_given(out, filled):
            put_names(out, filled)
        put_state_numbers(out, filled)
    keys = [headers.key(c.heading) for c in columns]
    put_tax_numbers(out, filled, keys)
    put_payees(out, filled, keys)
    people = _has_people(out) or (len(bare) == len(out) and any(c.entity == "SASID" for c in out))
    table = _Table(people and about != "staff", about == "staff", _somebody(out), frozenset(keys), own)
    taken = any(c.entity == "STUDENT_ID" for c in out)
    for i, column in enumerate(out):
        if column.entity is None and column.name is None and filled[i] and column.heading:
            vague = (taken and keys[i] in VAGUE_IDS) or (keys[i] in _REFERENCES and bool(_EVENTS & table.keys))
            if not vague and (entity := _by_heading(keys[i], table, filled[i])) is not None:
                lettered = entity == "STUDENT_ID" and _are_lettered(filled[i])
                out[i] = replace(column, entity=entity, accepts=_is_lettered if lettered else column.accepts)
                taken = taken or entity == "STUDENT_ID"
    _put_pins(out, filled, keys)
    put_documents(out, filled, keys)
    if table.somebody:
        put_banks(out, filled, keys)
    if bare:
        put_values(out, filled, bare, Beside(table.keys, people, table.staff, own))
    if _LEARNING & table.keys:
        _put_permits(out, keys)
    if table.somebody:
        _put_licences(out, filled, keys)
    if table.pupils:
        _put_streets(out, filled, keys)
        _put_calls(out, filled, keys)
    if _TRADES & table.keys and not _LEARNING & table.keys:  # a contractor's licence, a dog's
        out = [
            replace(c, entity=None) if c.entity == "US_DRIVER_LICENSE" and k in _LICENCES else c
            for c, k in zip(out, keys, strict=True)
        ]
    return tuple(_nobodys(out))


_PIN = re.compile(r"\d{4,8}[#*]?")


def _put_pins(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """A "PIN" in a list of accounts with passwords opens a door, too; a pupil's is the number for lunch."""
    if not any(c.entity == "CREDENTIAL" for c in columns):
        return
    for i, k in enumerate(keys):
        asked = "lunch" not in k and (k.endswith(("pin", "pins", "pincode")) or k == "code")
        free = columns[i].entity in {None, "STUDENT_ID", "GRADE_RECORD"} and filled[i]
        if asked and free and all(map(_is_pin, filled[i])):
            columns[i] = replace(columns[i], entity="CREDENTIAL", name=None, accepts=_is_pin)


def _is_pin(cell: str) -> bool:
    return _PIN.fullmatch(cell.strip()) is not None


def _put_permits(columns: list[Column], keys: Sequence[str]) -> None:
    for i, k in enumerate(keys):
        if k in _PERMITS and columns[i].entity is None:
            columns[i] = replace(columns[i], entity="US_DRIVER_LICENSE", name=None, accepts=driver_license.permit)


_ELSEWHERE = re.compile(
    r"school|office|vendor|company|employer|work|business|site|venue|field|location|where|place|store|shop|clinic|hospital|building|agency|job|project|event|game|meet$"
)
"""Headings (their keys) under which the addresses of other places stand."""


def _put_streets(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """A column of houses in a list of pupils is where they live or get off, whatever heads it: "Stop", "Meets at"."""
    for i, values in enumerate(filled):
        free = columns[i].entity is None and columns[i].name is None and not _ELSEWHERE.search(keys[i])
        if free and len(values) >= ENOUGH and share(values, street_address.is_house) >= _HOUSES:
            columns[i] = replace(columns[i], entity="STREET_ADDRESS")


_ASKS_LICENCE = re.compile(r"(?:ma|mass|driv\w*)?lic(?!ensure)|driver")
_PLAIN_LICENCE = re.compile(r"S\d{8}|SA\d{7}")


def _put_licences(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """A column of numbers of the form of Massachusetts under a heading that begins with a licence: "MA lic (if driving van)"."""
    for i, values in enumerate(filled):
        free = columns[i].entity is None and columns[i].name is None and _ASKS_LICENCE.match(keys[i])
        if free and values and share(values, lambda v: bool(_PLAIN_LICENCE.fullmatch(v))) >= _OF_THE_FORM:
            columns[i] = replace(columns[i], entity="US_DRIVER_LICENSE")


_CALLED = re.compile(r"(?:emerg\w*|call(?:ed)?|reach|contact|home|parent|mom|dad)?(?:no|num|number|numbers|#)?")
"""Headings (their keys) under which a number to call may stand."""

_PLAIN_NUMBER = re.compile(r"no|num|numbers?|")
"""Those that may head any other number of ten figures."""


def _put_calls(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """A column of numbers without an area code in a list of pupils is whom to call: "Number", "Emerg #"; or of ten figures."""
    for i, values in enumerate(filled):
        free = columns[i].entity is None and columns[i].name in {None, "family"} and _CALLED.fullmatch(keys[i])
        bare = free and not _PLAIN_NUMBER.fullmatch(keys[i]) and are_bare_telephones(values)
        if free and keys[i] and (bare or are_telephones(values)):
            columns[i] = replace(columns[i], entity="PHONE_NUMBER", name=None)


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


def _are_given(columns: Sequence[Column], filled: Sequence[Sequence[str]]) -> bool:
    """Whether the one column that names people calls them by their given names, and one beside it holds surnames."""
    named = [i for i, c in enumerate(columns) if c.name is not None]
    if len(named) != 1 or columns[named[0]].name != "full" or share(filled[named[0]], given_alone) < _GIVEN:
        return False
    beside = [j for j in (named[0] - 1, named[0] + 1) if 0 <= j < len(columns) and filled[j]]
    return any(share(filled[j], lambda v: is_last(v) and not is_ordinary(v)) >= _SURNAMES for j in beside)


_GIVEN, _SURNAMES = 0.8, 0.5
"""The shares of a column of given names, and of the surnames beside it that are known as such."""


def _has_people(columns: Sequence[Column]) -> bool:
    return names_people(columns) or any(c.whose for c in columns)


_TERM = re.compile(r"(?:term|quarter|semester|trimester|q|t|s)[1-4]?")
"""Headings (their keys) of a term, under which its mark may stand, or which term it is."""

_LETTER_MARK = re.compile(r"[A-DF][+-]?(?:\s?\(\d{1,3}\s?%?\))?|INC|\d{3} (?:NM|PM|ME?|EE?)")
_NUMBER_MARK = re.compile(r"(?:100|\d{1,2})(?:\.\d{1,2})?\s?%?")
_LEAST_MARK = 30

_OF_THE_FORM = 0.8
_HOUSES = 0.6
"""The share of a column's values that must be a house and its street."""


def marks(values: Sequence[str]) -> bool:
    """Whether a column's values read as marks: letters, levels, or per cents that differ and are no small counts."""
    if len(values) < ENOUGH:
        return False
    if share(values, lambda v: bool(_LETTER_MARK.fullmatch(v.strip()))) >= 0.8:
        return len(set(values)) > 1
    numbers = [float(v.strip(" %")) for v in values if _NUMBER_MARK.fullmatch(v.strip())]
    return len(numbers) >= 0.8 * len(values) and len(set(numbers)) > 1 and max(numbers) >= _LEAST_MARK


def letters(values: Sequence[str]) -> bool:
    """Whether a column's values read as marks in letters, not all the same: "D+", "F (41)"."""
    filled = [v.strip() for v in values if v.strip()]
    return (
        len(filled) >= ENOUGH
        and len(set(filled)) > 1
        and share(filled, lambda v: bool(_LETTER_MARK.fullmatch(v))) >= 0.8
    )


def on_standards(values: Sequence[str]) -> bool:
    """Whether they read as marks of a report card on standards: 1 to 4, or 1 to 5, and not all the same."""
    return len(values) >= ENOUGH and len(set(values)) > 1 and all(re.fullmatch(r"[1-5][+-]?", v) for v in values)


_LETTERED_MARKS = frozenset("gr grd grade mk mrk mark ltr letter".split())
_NUMBERED_MARKS = frozenset("num numeric pct percent nbr".split())
"""Headings of a transcript: of a mark in letters, which may be that of a level of school, and of the same in figures beside it."""


def _by_heading(k: str, table: _Table, values: Sequence[str]) -> str | None:
    if table.pupils and _TERM.fullmatch(k) and marks(values):
        return "GRADE_RECORD"
    if table.pupils and k in _LETTERED_MARKS and letters(values):
        return "GRADE_RECORD"
    if table.pupils and k in _NUMBERED_MARKS and _LETTERED_MARKS & table.keys and marks(values):
        return "GRADE_RECORD"
    if k in ACCOUNTS and table.somebody and table.banks:
        return "US_BANK_NUMBER"
    return _ids_by_heading(k, table, values) if k in IDS | USER_IDS or _PROGRAMS.fullmatch(k) else None


def _ids_by_heading(k: str, table: _Table, values: Sequence[str]) -> str | None:
    """Whose ids stand under a heading that says "ID" or the like alone."""
    if table.staff and table.somebody and k in PLAIN_IDS and (has_form := table.own.get("EMPLOYEE_ID")):
        return "EMPLOYEE_ID" if share(values, has_form) >= 0.8 else None
    listed = table.listed
    if (k in USER_IDS and not listed) or not (listed or table.pupils):
        return None
    own = table.own.get("STUDENT_ID", _is_number)
    if share(values, lambda v: _is_number(v) or own(v)) < (0.3 if listed else 0.8) and not _are_lettered(values):
        return None
    return "SASID" if share(values, is_state_number) >= 0.8 else "STUDENT_ID"


def _are_lettered(values: Sequence[str]) -> bool:
    """Whether a column holds numbers behind the same letters, no two the same."""
    found = [_LETTERED.fullmatch(v.strip()) for v in values]
    return len(values) >= ENOUGH and all(found) and len({m["letters"] for m in found if m}) == 1 and varied(values, 0.9)


def _is_lettered(value: str) -> bool:
    return _LETTERED.fullmatch(value.strip()) is not None


def _is_number(value: str) -> bool:
    return bool(_NUMBER.fullmatch(value)) and len(set(value)) > 1


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
