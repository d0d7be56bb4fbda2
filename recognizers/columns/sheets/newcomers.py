"""Lists of pupils who came from abroad: the country beside when they came, whatever the headings.

Source: DESE SIMS DOE021, DOE022 (immigrant status, country of origin), the registers that teachers of English keep. A country
beside a name alone is a project, a trip or a pen pal: when somebody came, a language or the list's title must stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers.columns.unlabelled import share
from recognizers.headings.headers import says_something

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_ENTITY = "IMMIGRATION_STATUS"
_COUNTRY = re.compile(
    r"(?:from )?(?:afghanistan|albania|algeria|angola|argentina|armenia|azerbaijan|bangladesh|belarus|bolivia|brazil|brasil|bulgaria|burma|myanmar|burundi|cambodia|cameroon|canada|cape verde|cabo verde|chad|chile|china|colombia|congo|d\.?r\.?c\.?|costa rica|cuba|dominican (?:republic|rep\.?)|d\.?r\.?|ecuador|egypt|el salvador|eritrea|ethiopia|france|gambia"
    r"|georgia|ghana|greece|guatemala|guinea(?:[- ]bissau)?|guyana|ha[iï]ti|honduras|hong kong|india|indonesia|iran|iraq|israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|korea|south korea|kosovo|kuwait|laos|lebanon|liberia|libya|malaysia|mali|mexico|méxico|moldova|mongolia|morocco|mozambique|nepal|nicaragua|niger|nigeria|pakistan|palestine|panama|paraguay"
    r"|peru|perú|philippines|poland|portugal|azores|romania|russia|rwanda|saudi arabia|senegal|serbia|sierra leone|somalia|south africa|south sudan|spain|sri lanka|sudan|syria|taiwan|tanzania|thailand|tibet|togo|trinidad|tunisia|turkey|türkiye|uganda|ukraine|uruguay|uzbekistan|venezuela|viet ?nam|yemen|zambia|zimbabwe|guat\.|afghan\.|venez\.|c\.? ?verde|el salv\.|hond\.|dom\. rep\.)(?: \(.{1,25}\)| ?/ ?[^\d/]{1,15})?",
    re.IGNORECASE,
)
_HERE = re.compile(r"(?:the )?(?:u\.?s\.?a?\.?|united states|here|pr|puerto rico|born here)", re.IGNORECASE)
_ORIGIN = frozenset(
    "from bornin born birthplace country countryofbirth countryoforigin origin camefrom homecountry pob placeofbirth wherefrom nativecountry lastcountry".split()
)
_SINCE = frozenset(
    "heresince since gothere camehere herefrom came camein cameon arrived arrival arrivaldate arriveddate dateofarrival inussince ussince usentry entry entered enteredus dateofentry firstus firstusschool datefirstus datefirstenrolled yrsinus yearsinus timeinus movedhere landed".split()
)
_OF_GUESTS = frozenset("since came arrived arrival arrivaldate dateofarrival entered entry landed".split())
"""Those that head lists of guests and pen pals as well."""

_PAPERS = frozenset("docseen docsseen docs documents documentsseen papers idseen entrydoc visa".split())
"""Headings of what somebody showed at the desk."""

_WHEN = re.compile(
    r"(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d|\d{1,2}/\d{1,2}(?:/\d\d)?|\d{4}-\d\d-\d\d.*|(?:early |late |summer |fall |spring |winter )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? ?'?\d{0,4}|\d{1,2}(?:\.\d)? ?(?:mos?|months?|yrs?|years?|wks?|weeks?)",
    re.IGNORECASE,
)
_LANGUAGE = frozenset("speaks lang language languages l1 homelang homelanguage hl nativelanguage firstlanguage".split())
_TITLE = re.compile(
    r"\b(?:newcomers?|ells?\b|els\b|esl|slife|english learners?|multilingual|immigrants?|refugees?)\b", re.IGNORECASE
)
_MOST, _FEW = 0.6, 2


def put_newcomers(columns: list[Column], keys: Sequence[str], samples: Sequence[Sequence[str]], title: str) -> None:
    """The country and the arrival of pupils in a list of them."""
    countries = [i for i, c in enumerate(columns) if _is_open(c) and _are_countries(samples[i])]
    since = [i for i, k in enumerate(keys) if k in _SINCE and _is_open(columns[i]) and _are_times(samples[i])]
    spoken = any(k in _LANGUAGE for k in keys) or any(c.entity == "LANGUAGE_STATUS" for c in columns)
    asked = any(keys[i] in _ORIGIN for i in countries)
    surely = any(keys[i] in _SINCE - _OF_GUESTS for i in since)
    if not countries or not (surely or _TITLE.search(title) or ((asked or since) and spoken)):
        return
    for i in countries:
        columns[i] = replace(columns[i], entity=_ENTITY, name=None, accepts=_is_abroad)
    for i, k in enumerate(keys):
        if k in _PAPERS and _is_open(columns[i]):
            columns[i] = replace(columns[i], entity=_ENTITY, name=None, accepts=says_something)
    for i in since:
        columns[i] = replace(columns[i], entity=_ENTITY, name=None, accepts=says_something)


def _is_open(column: Column) -> bool:
    return column.entity in {None, "LANGUAGE_STATUS"} and column.name in {None, "other"}


def _are_countries(values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if says_something(v)]
    return (
        len(said) >= _FEW
        and share(said, lambda v: _is_abroad(v) or bool(_HERE.fullmatch(v))) >= _MOST
        and sum(map(_is_abroad, said)) >= _FEW
    )


def _are_times(values: Sequence[str]) -> bool:
    said = [v.strip() for v in values if says_something(v)]
    return bool(said) and share(said, lambda v: bool(_WHEN.fullmatch(v))) >= _MOST


def _is_abroad(cell: str) -> bool:
    return _COUNTRY.fullmatch(cell.strip()) is not None
