"""Lists of special education in codes: placements, disabilities, levels of need, under whatever headings.

Source: 603 CMR 28.02(7) (categories of disability), 34 CFR 300.8; DESE SIMS DOE032-DOE040 and the placements behind them
(full and partial inclusion, substantially separate, public and private day, residential, homebound); short forms as
caseload lists and state reports write them. A code alone says little ("PI", "2"): a column in which all are of one list
does, and what stands beside it in such a list then says the level, the program, the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.column import names_people
from recognizers.columns.sheets.accounts import put_meals
from recognizers.columns.sheets.attendance import put_day
from recognizers.columns.sheets.tallies import put_legend
from recognizers.columns.unlabelled import share
from recognizers.context.bookshelf import is_title_cell, lists_books
from recognizers.headings import headers

if TYPE_CHECKING:
    from recognizers.columns.column import Column
    from recognizers.contract import About

_ENTITY = "SPECIAL_EDUCATION"
_DISABILITIES = frozenset(
    """SLD LD AUT ASD AU A COM COMM CI SLI SPL EMO EMOT ED EI EBD DD DEV INT INTEL ID IDD II NEU NEURO NI TBI PHY PHYS PI OI HLT HEALTH HEA H OHI VI VIS
    HI HH DHH DEAF DB SEN SENS SEN-H SEN-V SEN-DB MD MUL MULT SL SP""".split()
)
_TELLING_DISABILITIES = frozenset(
    "SLD AUT ASD COM COMM SLI EMO EMOT DD DEV IDD INTEL NEU NEURO TBI OHI DHH SENS SEN-H SEN-V".split()
)
_PLACEMENTS = frozenset(
    """FI PI SS SSC SSP SSEP SEP PD PDS PDAY PUBDAY PVD PRD PRDAY PRIVDAY RES HH HB HOSP OOD COLLAB FULL-INC PART-INC SUBSEP SUB-SEP ECSE""".split()
) | {"SUB SEP", "SUBST SEP", "FULL INCL", "PART INCL", "PUB DAY", "PVT DAY", "PRIV DAY"}
_ALSO = _PLACEMENTS | frozenset("PUB PRIV PVT RS HOME COL INC INCL FULL PART PARTIAL SUB EC".split())
"""Placements as such a list writes them; elsewhere "FULL" and "PART" are the length of a day."""
_INCLUSION = frozenset("FI PI FULL-INC PART-INC SUBSEP SUB-SEP SSC".split()) | {
    "SUB SEP",
    "SUBST SEP",
    "FULL INCL",
    "PART INCL",
}
_PLACE_HEADS = frozenset(
    """placement placements plcmt plcmnt plmt placmt plc pl plcd plccode setting env environment edenv educenv eduenv lre lrecode model prototype proto programprototype servicedelivery svcdel
    inclusion incl inclusionlevel program prog programtype progtype spedenv""".split()
)
_LEVEL_HEADS = frozenset(
    "lon lvl level levels lvlneed levelneed needlevel need needs ln svclevel servicelevel levelofservice levelofsvc intensity pl pln".split()
)
_OTHER_HEADS = frozenset(
    """dis dis1 dis2 disab disabil disability1 disability2 discat discd discode dx primdis primarydis primdisab secdis secondarydis nature nat natofdis naturedis natdis nod category cat code
    evalresult evalresults evaluationresult evaluationresults eligibility elig type status proto prototype svcs services spedprog""".split()
)
"""Headings that say what is meant in such a list alone."""

_ASKING = frozenset(
    """plc plcmt plcmnt plmt placmt placement setting edenv educenv eduenv lre lon lvlneed levelneed needlevel dis discd dis1 disab primdis primarydis secdis nat natofdis naturedis natdis nod""".split()
)
"""Those of which two together are a list of special education, whatever its codes."""

_TITLE = re.compile(
    r"\b(?:special ed(?:ucation)?|sped|sp\.? ed\.?|ieps?|swd|students with disabilities|out[ -]of[ -]district|ood placements?|child count|case ?load)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"0?[1-4]|l|m|h|lo|hi|low|mod(?:erate)?|med(?:ium)?|high|low ?[<>-] ?2(?: ?h\w*)?", re.IGNORECASE)
_NUMBERS = re.compile(r"0?\d|[1-9]0|4[0-8]|3[0-8]|500")
"""SIMS' own codes: two digits, 500 where nothing is to be said."""
_PLACE = re.compile(
    r"(?:full|part(?:ial)?\.?|sub(?:stantially|st)?\.?[ -]?sep(?:arate)?\.?|(?:public|pub\.?|private|priv\.?|pvt\.?) day|private day|day school|therapeutic day|residential|collab(?:orative)?|homebound|ood|out[ -]of[ -]district)(?: incl(?:usion|\.)?| school| program)?(?: ?[-–/(] ?(?:public|private|day|residential|collab\w*)[ \w]{0,10}\)?)?",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[/,;&+]\s*")
_SERVICES = frozenset(
    "service services svc svcs servicetype typeofservice typeservice svctype relatedservice relatedservices area areaofservice discipline support supports".split()
)
_OFTEN = re.compile(
    r"\d{1,2} ?[x×] ?\d{1,3}(?: ?(?:m|min\w*|h|hrs?|hours?))?(?: ?(?:/|per|a|every) ?\d? ?[- ]?(?:w(?:ee)?k\w*|mo\w*|day|cycle|d|w|yr|year)| ?/ ?\d{1,2})?",
    re.IGNORECASE,
)
"""How often in a week and how many minutes each, as a plan's grid of services has it."""
_LEAST, _MOST = 3, 0.75


_EARLY, _LATER, _NO_CODE = "doe032", ("doe034", "doe036"), frozenset({"00", "000", "0", "500"})


def _leave_early(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """The placement of three to five-year-olds says nothing where one code stands for all, those too to whom no other code applies."""
    early = next((i for i, k in enumerate(keys) if k.startswith(_EARLY)), None)
    if early is None or len({v for v in samples[early] if v}) != 1:
        return
    later = [samples[i] for i, k in enumerate(keys) if k.startswith(_LATER)]
    if later and any(all(v.strip() in _NO_CODE for v in row) for row in zip(*later, strict=False)):
        columns[early] = replace(columns[early], entity=None, accepts=None, name="other")


def put_census(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str = "") -> None:
    """Columns of codes in a list of pupils: by their values, then what a list of special education has beside them.

    `title` is what stands above the table; without one that says so, two headings that ask for such codes do.
    """
    _leave_early(columns, keys, samples)
    filled = [[v.strip() for v in values if headers.says_something(v)] for values in samples]
    asked = [k.removesuffix("code").removesuffix("cd") or k for k in keys]
    free = [i for i, c in enumerate(columns) if c.entity is None and c.name is None and len(filled[i]) >= _LEAST]
    for i in free:
        if _are_disabilities(filled[i]) or _are_placements(filled[i], asked[i]):
            columns[i] = replace(columns[i], entity=_ENTITY)
    asking = [i for i in free if asked[i] in _ASKING and _fits(asked[i], filled[i])]
    if not (any(c.entity == _ENTITY for c in columns) or _TITLE.search(title) or len(asking) > 1):
        return
    for i in free:
        if columns[i].entity is None and _fits(asked[i], filled[i]):
            columns[i] = replace(columns[i], entity=_ENTITY)


def put_services(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]]) -> None:
    """A grid of services: how often and how long ("2x30/wk") in one column, under a heading that asks for it what in another."""
    often = [i for i, c in enumerate(columns) if _is_free(c) and _mostly_often(samples[i])]
    asked = [i for i, k in enumerate(keys) if k in _SERVICES and (_is_free(columns[i]) or columns[i].entity == _ENTITY)]
    if often and asked:
        for i in (*often, *asked):
            columns[i] = replace(columns[i], entity=_ENTITY)


def is_service_grid(labels: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """Whether a table lists the services of one plan: what and how often, whoever gives them."""
    keys = {headers.key(label) for label in labels}
    return bool(_SERVICES & keys) and any(map(_mostly_often, samples))


def _is_free(column: Column) -> bool:
    return column.entity is None and column.name is None


def _mostly_often(values: Sequence[str]) -> bool:
    filled = [v.strip() for v in values if headers.says_something(v)]
    return len(filled) > 1 and share(filled, lambda v: bool(_OFTEN.fullmatch(v))) >= _MOST


def without_header(
    columns: Sequence[Column], samples: Sequence[Sequence[str]], about: About, title: str = ""
) -> tuple[Column, ...]:
    """The same of a table that names people and has no header: its codes alone must tell, or a title that speaks of books."""
    out = list(columns)
    if lists_books(title):
        return tuple(_as_title(c, [v for v in s if v]) for c, s in zip(out, samples, strict=True))
    if about != "staff":
        put_legend(out, samples, title)
    if about != "staff" and names_people(out):
        put_meals(out, samples)
        put_day(out, samples)
        put_census(out, [""] * len(out), samples)
        _put_elements(out, samples)
    return tuple(out)


_ELEMENT, _NO_ELEMENT, _NO_PLACEMENT = re.compile(r"\d{2,3}"), "500", frozenset({"00", "0", "01", ""})


def _put_elements(columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """The codes of SIMS in a list by state numbers: those who have no plan have 500 in the same columns, and no placement."""
    if not any(c.entity == "SASID" for c in columns):
        return
    free = [
        i
        for i, c in enumerate(columns)
        if c.entity is None and c.name is None and all(_ELEMENT.fullmatch(v) for v in samples[i])
    ]
    without: dict[int, frozenset[int]] = {
        i: frozenset(n for n, v in enumerate(samples[i]) if v == _NO_ELEMENT) for i in free
    }
    coded = [i for i in free if without[i] and len(without[i]) < len(samples[i])]
    alike = [i for i in coded if any(without[i] == without[j] for j in coded if j != i)]
    if not alike:
        return
    none = without[alike[0]]
    for i in free:
        placed = i not in coded and all((v in _NO_PLACEMENT) == (n in none) for n, v in enumerate(samples[i]))
        if i in alike or placed:
            columns[i] = replace(columns[i], entity=_ENTITY, accepts=_says_code)


def _says_code(cell: str) -> bool:
    return cell.strip() not in _NO_PLACEMENT | {_NO_ELEMENT}


def _as_title(column: Column, values: Sequence[str]) -> Column:
    titles = column.name is None and bool(values) and share(values, is_title_cell) >= _MOST
    return replace(column, entity=None, accepts=None, name="other") if titles else column


def is_census(columns: Sequence[Column]) -> bool:
    """Whether two columns or more of a table that names somebody are of special education, or the cells of one tell it: then its
    rows are pupils."""
    named = names_people(columns)
    of_plans = [c for c in columns if c.entity == _ENTITY]
    return named and (len(of_plans) > 1 or any(c.told for c in of_plans))


def _fits(k: str, values: Sequence[str]) -> bool:
    """Whether codes under this heading belong to a list of special education."""
    if k in _LEVEL_HEADS and share(values, lambda v: bool(_LEVEL.fullmatch(v))) >= _MOST:
        return True
    if k in _PLACE_HEADS and share(values, lambda v: bool(_PLACE.fullmatch(v))) >= _MOST:
        return True
    coded = share(values, lambda v: bool(_NUMBERS.fullmatch(v)) or _all_in(v.upper(), _DISABILITIES | _ALSO))  # fmt: skip
    return k in _PLACE_HEADS | _OTHER_HEADS and coded >= _MOST


def _are_disabilities(values: Sequence[str]) -> bool:
    return (
        share(values, lambda v: _all_in(v, _DISABILITIES)) >= _MOST
        and share(values, lambda v: any(c in _TELLING_DISABILITIES for c in _codes(v))) >= 0.3
    )


def _are_placements(values: Sequence[str], k: str) -> bool:
    """Codes of placements: some of inclusion, and different ones unless the heading asks for them."""
    asks = k in _PLACE_HEADS
    values = [v.upper() for v in values] if asks else values
    said = {c for v in values for c in _codes(v)}
    return (
        share(values, lambda v: _all_in(v, _PLACEMENTS)) >= _MOST
        and bool(said & _INCLUSION)
        and (asks or len(said & _PLACEMENTS) > 1)
    )


def _codes(value: str) -> list[str]:
    """The codes of a cell in capitals: "SLD/COM" has two."""
    return _SPLIT.split(value) if value.isupper() and len(value) <= 16 else []


def _all_in(value: str, known: frozenset[str]) -> bool:
    codes = _codes(value)
    return bool(codes) and all(c in known for c in codes)
