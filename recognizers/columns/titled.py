"""Lists of people that say of them in their title alone what they are listed for: "In-School Suspension Roster", below it names.

Source: rosters that school offices post and send: detention and suspension, caseloads, meal and clothing programs, lists for
the nurse. The title counts only over a list of pupils that says nothing else of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column
from recognizers.columns.unlabelled import ENOUGH, share
from recognizers.contract import STATEMENTS
from recognizers.headings.headers import says_something
from recognizers.lists.titled_names import FOOD, NOT_GIVEN

_LIST = r"(?: \w+){0,2} (?:list|roster|students|pupils|kids|names|assignments|sign-?in|caseload)"
_KINDS = (
    ("DISCIPLINE_RECORD", r"(?:(?:after[- ]?school|lunch|office|saturday|teacher|in[- ]house) )?detentions?|saturday school|(?:in|out)[- ](?:of[- ])?school suspensions?|bus suspensions?|suspensions?|no recess|loss of (?:recess|privileges)|social probation"),
    ("DISCIPLINE_RECORD", rf"(?:iss|oss|asd){_LIST}"),
    ("SPECIAL_EDUCATION", rf"(?:ieps?|504s?|sped|special ed(?:ucation)?|resource room|mcas[- ]alt|esy|extended school year|sub(?:stantially)?[- ]separate){_LIST}"),
    ("HEALTH_ALERT", rf"(?:epi-?pens?|allerg(?:y|ies)|asthma|inhalers?|diabet(?:es|ics?)|seizures?|concussions?|medical alerts?|health alerts?|medications?|immunization exclusions?){_LIST}"),
    ("ECONOMIC_STATUS", rf"(?:homeless|mckinney[- ]vento|mkv|free (?:and|/|&|or) reduced|free lunch|fee waivers?|lunch debt|backpack (?:food )?program|weekend food|direct(?:ly)? certified|low[- ]income){_LIST}"),
    ("FAMILY_STATUS", rf"(?:foster(?: care)?|military|bereavement|grief group|divorce group|banana splits){_LIST}"),
    ("CUSTODY_NOTE", rf"(?:custody|court order|restraining order|do not release|no contact|dcf){_LIST}"),
    ("IMMIGRATION_STATUS", rf"(?:refugees?|immigrants?|asylum|undocumented|unaccompanied minors?){_LIST}"),
    ("ATTENDANCE_RECORD", rf"(?:truan(?:cy|ts?)|chronic(?:ally)? absen\w+|attendance (?:letters?|intervention|contract)){_LIST}"),
)  # fmt: skip
_AT_HOME = (
    ("FAMILY_STATUS", r"^(?:(?:parents?|mom|dad|families|kids with parents?) )?(?:currently |still )?deploy(?:ed|ments?)(?: (?:right now|now|currently|kids|students|parents?|families|group|list)| \(\w+\))*(?=\W*$)|(?:grief|divorce|bereavement|deployment) (?:group|lunch(?: bunch| group)?|circle|club)"),
    ("ECONOMIC_STATUS", rf"^(?:food |the )?{FOOD}\b|needs (?:a )?(?:winter )?(?:coats?|boots|jackets?)"),
)  # fmt: skip
"""Titles of what some get for home, or have somebody away, which are short: things have their lists too."""

_TITLES, _OF_HOMES = (
    tuple((entity, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for entity, words in kinds)
    for kinds in (_KINDS, _AT_HOME)
)
_NOT_OF_PUPILS = re.compile(
    r"\b(?:polic(?:y|ies)|handbook|supervis\w+|monitors?|coverage|dut(?:y|ies)|staff|proctors?|volunteers?|donors?|drivers?|training|speakers?|reading list|book ?list|drop[- ]?off|codes?|form|blank|template|procedure)\b",
    re.IGNORECASE,
)


def listed_for(title: str) -> tuple[str, str] | None:
    """What a list is made of by its title: the entity and the words that say so; None where it says nothing of the kind."""
    for line in title.splitlines():
        if _NOT_OF_PUPILS.search(line):
            continue
        for entity, words in _TITLES if NOT_GIVEN.search(line) else (*_TITLES, *_OF_HOMES):
            if found := words.search(line):
                return entity, found.group()
    return None


_RELATIVE = re.compile(
    r"(?:(?:step|grand|foster )?-?(?:mother|father|mom|dad|parents?|ma|pa)|both|aunt|uncle|brother|sister|guardian)\b.*",
    re.IGNORECASE,
)
_MOST = 0.6


def relatives(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> tuple[Column, ...]:
    """The columns of a list of those whose parents are away, the one that says who is taken for what is said of them."""
    listed = listed_for(title)
    if listed is None or listed[0] != "FAMILY_STATUS" or any(c.entity in STATEMENTS for c in columns):
        return tuple(columns)
    out = list(columns)
    for i, c in enumerate(columns):
        filled = [v for v in samples[i] if v]
        if (
            c.entity is None
            and len(filled) >= ENOUGH
            and share(filled, lambda v: bool(_RELATIVE.fullmatch(v))) >= _MOST
        ):
            out[i] = replace(c, entity="FAMILY_STATUS", accepts=says_something, name=None)
    return tuple(out)
