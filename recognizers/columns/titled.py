"""Lists of people that say of them in their title alone what they are listed for: "In-School Suspension Roster", below it names.

Source: rosters that school offices post and send: detention and suspension, caseloads, meal and clothing programs, lists for
the nurse. The title counts only over a list of pupils that says nothing else of them.
"""

from __future__ import annotations

import re

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
_TITLES = tuple((entity, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for entity, words in _KINDS)
_NOT_OF_PUPILS = re.compile(
    r"\b(?:polic(?:y|ies)|handbook|supervis\w+|monitors?|coverage|dut(?:y|ies)|staff|proctors?|volunteers?|donors?|drivers?|training|speakers?|reading list|book ?list|drop[- ]?off|codes?|form|blank|template|procedure)\b",
    re.IGNORECASE,
)


def listed_for(title: str) -> tuple[str, str] | None:
    """What a list is made of by its title: the entity and the words that say so; None where it says nothing of the kind."""
    for line in title.splitlines():
        if _NOT_OF_PUPILS.search(line):
            continue
        for entity, words in _TITLES:
            if found := words.search(line):
                return entity, found.group()
    return None
