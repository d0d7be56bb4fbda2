"""Codes that let many join: a meeting, a quiz that a class plays, a puzzle whose locks they open. They are nobody's secret.

Source: invitations of Zoom, Meet, Teams and Webex; pages of Kahoot, Gimkit and Blooket. An account there has a user name,
an address or an owner beside it, and its password stays one.
"""

from __future__ import annotations

import re

LABELS = frozenset(
    {
        "password",
        "passwords",
        "pwd",
        "pw",
        "pass",
        "pin",
        "pin code",
        "pin no",
        "pin number",
        "passcode",
        "access code",
        "security code",
        "clave",
        "contraseña",
        "código de acceso",
        "senha",
    }
)
"""Labels under which such a code is told."""

_BEFORE, _BEHIND, _LINK = 300, 60, 200
"""Characters before the label and behind the value in which the meeting or the game stands; those of a link."""

_GAMES = r"kahoot\w*!?|gimkit|blooket|quizizz|quizlet live|nearpod|pear deck|mentimeter|menti(?:\.com)?|jackbox|slido|poll ?everywhere|wayground"
_SERVICES = r"zoom|zoomgov|webex|teams|meet|skype|gotomeeting|whereby|jitsi|bluejeans"
_ONE_LINK = re.compile(
    r"https?://\S*?(?:zoom|webex|teams|gotomeet|meet|whereby|jit\.si|bluejeans|/(?:j|w|wc|join|meeting|webinar)/)\S*[?&;]\Z",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"\b(?:(?:{_SERVICES})\.(?:us|com|microsoft\.com|live\.com|google\.com)\b|meet\.google|gotomeet|jit\.si|(?:meeting|webinar|conference|event|session)\s(?:id|number|no|link|#|\d)|(?:{_SERVICES})\s(?:id|number|link)\b"
    rf"|(?:zoom|webex)\b[^\n\w]{{0,6}}\d{{3,4}}[ -]?\d{{3,4}}[ -]?\d{{3,4}}|dial(?:ing)?[- ]?in\b|call[- ]in\b|dial:?\s[^\n]{{0,12}}\d{{3}}|conference call|one[- ]tap|joining info|join\s(?:by|with|the|us)\b|webinar|{_GAMES})"
    rf"|\b(?:{_SERVICES}|online|remote|virtual)\b[^\n]{{0,60}}\b\d{{1,2}}(?::\d\d|\s?[ap]\.?m\b)|\d{{1,2}}(?::\d\d|\s?[ap]\.?m\b)[^\n]{{0,60}}\b(?:{_SERVICES}|online|remote|virtual)\b",
    re.IGNORECASE,
)
_PUZZLED = re.compile(
    r"\b(?:escape (?:room|box|game)|break-?out (?:box|room|edu|game)|puzzles?|riddles?|scavenger hunt|treasure hunt|lock(?:box)? \d|(?:clue|cipher)s?\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:^|\d{{3}}|[\n(\[|,;:.!?+*/>–—•·\u202a\u202c-]|\b(?:the|a|an|and|y|e|or|with|con|com|use|using|enter|same|new|is|your|la|el|a)|\b(?:meeting|webinar|conference|dial[- ]?in|call[- ]in|session|event|game|quiz|lobby|attendee|participant|phone|audio|room|lock \d|box \d|{_SERVICES}|{_GAMES}))['’\"*_`<\s\u202c]{{0,4}}\Z",
    re.IGNORECASE,
)
"""What may stand before the label: nothing, or the word for what is joined. "Ann's PIN" and "copier password" are of something else."""

_BEHIND_LINK = re.compile(r"\b(?:https?://|(?:[\w-]+\.)+[a-z]{2,}/)\S*\s{1,4}\Z", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:accounts?|acct|log(?:s|ged|ging)?[ -]?(?:ins?|on)|sign(?:s|ed|ing)? ?-?in|user(?: ?names?| ?ids?)?|usuario|usuário|e-?mail|credentials|admin|host|owner|voice ?mail|alarm|copier|wi-?fi|network|router)\b|[\w.-]@[\w-]+\.",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\s(?:for|of|de|para)\s(?!the\b)(?:my|his|her|our|[A-Z][a-z])")
_OWNED_BY_IT = re.compile(rf"\s(?:for|of|de|para)\s(?:{_SERVICES}|{_GAMES})\b", re.IGNORECASE)


def joins(text: str, label: tuple[int, int], value: tuple[int, int]) -> bool:
    """Whether the code at these characters, beside its label, is what many join by."""
    if _ONE_LINK.search(text, max(0, label[0] - _LINK), label[0]):
        return True
    linked = _BEHIND_LINK.search(text, max(0, label[0] - _LINK), label[0])
    if not linked and not _BARE.search(text, max(0, label[0] - 24), label[0]):
        return False
    between = text[label[1] : value[0]]
    if _OWNED.match(between) and not _OWNED_BY_IT.match(between):
        return False
    first = max(0, label[0] - _BEFORE)
    cues = [*_JOINED.finditer(text, first, label[0]), *_PUZZLED.finditer(text, first, label[0])][-1:]
    if cues:
        return not _ACCOUNT.search(text, cues[0].end(), value[0])
    end = min(len(text), value[1] + _BEHIND)
    behind = _JOINED.search(text, value[1], end) or _PUZZLED.search(text, value[1], end)
    line = text.rfind("\n", 0, label[0]) + 1
    return behind is not None and not _ACCOUNT.search(text, line, behind.end())
