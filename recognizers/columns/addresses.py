"""Columns of pupils' mail addresses: in a table of answers or of records the address says whose a row is.

Source: exports of Google Forms ("Email Address", "Username", "respondent") and of learning systems; districts give pupils
addresses of a domain of their own ("students.", "stu.", "…students.org"). A log of mails or of logins says of nobody what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.columns.column import Column, names_people
from recognizers.columns.refining import marks
from recognizers.columns.unlabelled import ENOUGH, share
from recognizers.headings import headers
from recognizers.headings.wording import words

_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PUPILS = re.compile(
    r"[\w.+'-]+@(?:[\w-]+\.)*(?:(?:g|my)?stud?(?:-[\w-]+)?|(?:students?|pupils?)(?:-[\w-]+|mail|net)?|[\w-]*(?:students?|pupils))(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_WHOSE = frozenset(
    "email mail emailaddress respondent respondentemail username user useremail login loginid userid submitter submittedby completedby".split()
)
_OF_PUPILS = frozenset("studentemail studentemailaddress studentusername studentlogin studentmail pupilemail".split())
"""Headings under which any address is a pupil's."""

_LOG = frozenset(
    """from to cc bcc subject recipient recipients message messageid messagesubject delivered delivery bounced bounce list mailinglist unsubscribed subscribed opened clicked
    action event eventname eventtype activity ip ipaddress useragent browser lastlogin lastsignin signin orgunit orgunitpath quota suspended url website""".split()
)  # fmt: skip
"""Headings of logs of mails and logins, of mailing lists and of lists of accounts."""

_GAME = frozenset("level team teamname group badge badges streak xp coins wins losses tickets raffle".split())
_MANY = re.compile(r"\d{4,}(?:\.0)?")
_QUESTION = re.compile(r"q\d{1,2}")
_MOST = 0.8


def addressed(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns, the first of pupils' addresses marked as saying whose a row is; none in a log, or where names do."""
    keys = [headers.key(c.heading) for c in columns]
    if _LOG & set(keys) or names_people(columns):
        return tuple(columns)
    first = next((i for i, k in enumerate(keys) if _tells(columns[i], k, samples[i])), None)
    playing = bool(_GAME & set(keys))
    if first is None:
        return tuple(columns)
    return tuple(
        replace(c, entity="EMAIL_ADDRESS", accepts=is_address, name=None, whose=True)
        if i == first
        else _answer(c, keys[i], samples[i], playing)
        for i, c in enumerate(columns)
    )


def _answer(column: Column, k: str, values: Sequence[str], playing: bool) -> Column:
    """A column of a form as it is: "Q1" over what is no mark is its first question, and no quarter; points of a game are no marks."""
    filled = [v for v in values if v]
    if column.heading.rstrip().endswith("?") and not _TO_SELF.search(column.heading):
        return replace(column, entity=None, accepts=None)
    asked = len(set(filled)) < ENOUGH or (_QUESTION.fullmatch(k) and not marks(filled))
    played = playing or any(_MANY.fullmatch(v) for v in filled)
    return (
        replace(column, entity=None, accepts=None) if column.entity == "GRADE_RECORD" and (asked or played) else column
    )


def is_address(cell: str) -> bool:
    """Whether a cell is a mail address and nothing else."""
    return _ADDRESS.fullmatch(cell.strip()) is not None


def _tells(column: Column, k: str, values: Sequence[str]) -> bool:
    filled = [v for v in values if v]
    if len(filled) < ENOUGH or column.entity not in {None, "EMAIL_ADDRESS"}:
        return False
    if k in _OF_PUPILS:
        return share(filled, is_address) >= _MOST
    ends = "".join(words(column.heading)[-2:]), "".join(words(column.heading)[-1:])
    asked = k in _WHOSE or not _WHOSE.isdisjoint(ends)
    return asked and share(filled, lambda v: _PUPILS.fullmatch(v) is not None) >= _MOST


_TO_SELF = re.compile(r"\b(?:you|your|yours|I|my|any)\b|^\W*\w+(?: \w+)?\W*$", re.IGNORECASE)
"""Words of a question that asks for something of the one who answers; a word or two alone do as well: "Allergies?"."""

_OWN = re.compile(
    r"\b(?:I|I'm|I've|my|me|mine|we|we're|our|us|myself|mom|dad|mother|father|yo|mi|meu|minha|mwen)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:how (?:are|were|have) you|(?:do|did|have|has|were|are) you (?:have|take|taking|feel\w*|absent|eat\w*|sleep\w*|hurt|safe|okay|ok|ever|been|out)|happen(?:ed|ing)|going on|worr(?:y|ies|ied)|home|feel\w*|mood|stress\w*|absen\w+|health|allerg\w+|concerns?|support|counsel\w+|safe\w*|family|comments?|notes?|anything)\b",
    re.IGNORECASE,
)
_ASKS_OPINION = re.compile(
    r"\b(?:you think|your (?:opinion|thoughts|essay|book|topic|project)|should|if you (?:could|were)|interests?|career|favou?rite|would you|agree|book|character|story|read|reading|why (?:do|did|does|is|was|are))\b",
    re.IGNORECASE,
)


def said_of_self(question: str, answer: str) -> bool:
    """Whether an answer says something of who gives it: in the first person, or as the question asks. An opinion, or what is told of
    a book, is said of nobody."""
    if _ASKS_OPINION.search(question):
        return False
    return _OWN.search(answer) is not None or _ASKS.search(" ".join(words(question))) is not None
