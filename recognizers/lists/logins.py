"""Passwords in a list of accounts: under a title that says so, an account and its secret in each line.

Source: lists that teachers keep for the youngest pupils' sign-ins. The secret stands last, behind an address or a user
name, and is written as no word is: with digits, or in parts that dots or hyphens join ("fish.lamp.22").
"""

from __future__ import annotations

import re

from recognizers.contract import Hit

_LINES, _REACH, _LONGEST_TITLE = 2, 60, 90
"""Lines that make a list, lines that are read below its title, characters of a title at most."""

TITLE = r"\b(?:log-?ins?|sign-?ins?|passwords?|user ?names?|credentials|pw list|account list|(?:chromebook|google|clever|student|pupil|class|lab|laptop|network|e-?mail|kids['’]?|seesaw|ixl)\s(?:lab\s)?accounts|contrase[ñn]as|senhas)\b"
_TITLE = re.compile(TITLE, re.IGNORECASE)
_ACCOUNT = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[a-z]{2,}(?:[._][a-z0-9]+|\d{2,6})"
_LINE = re.compile(
    rf"^[^\n]{{0,60}}?(?<!\S)(?:{_ACCOUNT}|(?<=[–—:-] )\w*\d\w*)[ \t,;|/:–—-]+(?:(?:pw|pass(?:word)?)[ :=]+)?(?P<secret>[^\s,;|@]{{5,32}})[ \t]*$",
    re.MULTILINE,
)
_OF_ONE = re.compile(
    r"^[ \t•*-]*(?:\d{1,2}[.)][ \t]+)?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]*\.?){0,2}[ \t]*(?:[:=–—|,\t]|->|\s-\s|\s/\s)[ \t]*(?P<secret>(?=[^\n]{0,31}\d)(?=[^\n]{0,31}[A-Za-z]{3})[^\s,;|@/:]{5,32})[ \t]*$",
    re.MULTILINE,
)
"""A given name and its secret, in a list that says it is one of passwords: "Bo – otter7"."""

_OF_SECRETS = re.compile(r"passwords?|pw list|contrase[ñn]as|senhas|log-?ins", re.IGNORECASE)
_JOINED = re.compile(
    r"[A-Za-z]{2,}(?:[._-][A-Za-z]{2,})*[._-]?\d{1,6}[!#$*?]?|[A-Z][a-z]+[A-Z]\w*\d+\W?|\w*[!#$%&*?]\w*\d\w*|\w*\d\w*[!#$%&*?]\w*|(?=\w{0,31}[A-Za-z]{3})(?=\w{0,31}\d)[A-Za-z]\w{5,31}"
)


def find(text: str) -> list[Hit]:
    """The secrets below every such title, where two lines or more have one."""
    hits: dict[int, Hit] = {}
    for title in _TITLE.finditer(text):
        first, stop = text.rfind("\n", 0, title.start()) + 1, text.find("\n", title.end())
        if stop < 0 or stop - first > _LONGEST_TITLE:
            continue
        end = stop
        for _ in range(_REACH):
            end = (text.find("\n", end + 1) + 1 or len(text) + 1) - 1
        lines = [m for m in _LINE.finditer(text, stop + 1, end) if _JOINED.fullmatch(m["secret"])]
        if len(lines) < _LINES and _OF_SECRETS.fullmatch(title.group()):
            lines = list(_OF_ONE.finditer(text, stop + 1, end))
        if len(lines) >= _LINES:
            why = (f'in a list under "{title.group().lower()}"',)
            hits.update({m.start("secret"): Hit("CREDENTIAL", *m.span("secret"), 0.75, why) for m in lines})
    return list(hits.values())
