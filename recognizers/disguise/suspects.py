"""The first look: where a text could hold anything disguised, so that the others look there alone.

One pass with Hyperscan over all the signs; where its wheel does not exist Python's `re` does it more slowly. The signs
are of ASCII characters only, so every other character may stand as one byte and places count characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

ENCODED = (
    "entity", "percent", "escape", "quoted", "base64", "hex", "spelt", "comment", "octal", "soft break", "tag", "marks", "control", "rarer", "codes", "letters", "words", "residue", "morse", "mail", "line end",
)  # fmt: skip
SINGLE, GROUPS, BROKEN, LABELLED, MISREAD = "single digits", "groups", "broken", "labelled", "misread"
NAMED, SPLIT, OWNED = "misread label", "split address", "behind a name"

_GAP = r"[ \t\r\n._/,:|~-]"
_END = r"[\\-]?\r?\n[ \t>]{0,8}"
_LITERAL = (
    ("entity", ("&",)),
    ("percent", ("%",)),
    ("escape", ("\\u", "\\x", "\\U")),
    ("line end", ("\\n",)),
    ("comment", ("-->", "*/")),
    ("residue", ("=20", "=2D", "=2F")),
)
LITERAL = tuple(sign for _, signs in _LITERAL for sign in signs)
"""Signs that are looked for as they are, and told without the places where they end."""

_FIGURE = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_CODE = "(?:3[2-9]|[4-9][0-9]|1[012][0-9])"
_BLOBS = (
    ("quoted", r"(?:=[0-9A-F]{2}){3}"),
    ("soft break", r"[0-9A-Za-z.@/-]=\r?\n[0-9A-Za-z.@/-]"),
    ("base64", r"(?:[A-Za-f][A-Za-z0-9+/_-]{3}){2}[A-Za-f][A-Za-z0-9+/_-]{2}"),
    ("base64", r"[A-Za-z0-9+/]{4} [A-Za-z0-9+/]{2,3}="),
    ("base64", r"(?:H4sI|e(?:A[E-H]|F[4-7]|J[w-z]|N[o-r]))[A-Za-z0-9+/_-]{12}"),
    ("hex", r"[2-7][0-9A-Fa-f](?:(?:[ :,-]|\\x|,? ?0x)?[2-7][0-9A-Fa-f]){7}"),
    ("hex", r"(?:[2-7][0-9A-Fa-f]00){7}|(?:00[2-7][0-9A-Fa-f]){7}|[0-9a-fA-F]{4}0:? {1,3}(?:[2-7][0-9a-fA-F] ?){8}"),
    ("spelt", r"[\[({<][ \t]{0,2}(?:[Aa][Tt]|[Dd][Oo][Tt])[ \t]{0,2}[\])}>]| [Dd][Oo][Tt] (?:com|org|net|edu|gov|us)"),
    ("octal", r"(?:\\[01][0-7]{2}){4}|(?:\\0{2,4}[0-9A-Fa-f]{2} ?){4}"),
    ("tag", r"[0-9A-Za-z@.,:/+()'-]</?(?:b|i|u|s|em|strong|span|font|wbr|br|a|sub|small|big|tt|code|mark|ins|del|nobr)[ />]"),
    ("marks", r"[0-9A-Za-z]\\[-_.@/+()#]|[0-9A-Za-z@./ :,-](?:\"[ \t]{0,3}[+&][ \t]{0,3}\"|'[ \t]{0,3}[+&][ \t]{0,3}')"),
    ("control", r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]"),
    ("rarer", r"[A-Z2-7]{7}={1,6}(?:[^=A-Za-z0-9$({/]|$)|<~[!-u]{8}|begin [0-7]{3} "),
    ("rarer", r"[A-Z2-7]{15}|[a-z2-7]{15}|[0-9A-V]{13}={1,6}(?:[^=A-Za-z0-9]|$)"),
    ("morse", r"(?:[.-]{5}[ /|\r\n]{1,3}){3}|(?:\.{1,9}-{1,9}){4}"),
    ("mail", r"@[0-9A-Za-z.-]{2,60}\.(?:c0m|0r[g9]|or9|n3[t7]|ne7|3du|g0v|pbz|bet|rqh|arg|tbi)"),
    ("codes", rf"{_CODE}(?:(?:, ?| ){_CODE}){{7}}|(?:[01]{{8}}[ ,]?){{8}}|(?:U\+[0-9A-Fa-f]{{4,6}}[ ,]{{0,2}}){{5}}"),
    ("letters", r"(?:^|[^A-Za-z0-9])" + r"[A-Za-z](?:[ ]{1,2}|[._*|~-])" * 3 + r"[A-Za-z0-9:#](?:[ ]{1,3}|[._*|~-])[A-Za-z0-9: ._*|~-]"),
    ("words", rf"(?i){_FIGURE}[ ,.;/-]{{1,3}}(?:(?:dash|hyphen|[0-9])[ ,-]{{1,3}})?{_FIGURE}[ ,.;/-]{{1,3}}(?:(?:dash|hyphen|[0-9])[ ,-]{{1,3}})?{_FIGURE}"),
)  # fmt: skip
_LABEL = (
    "ssn?|social|security|sasid|ssid|birth|nac|nacimiento|nasc|nascimento|nesans|dob|d\\.o\\.b|born|card|visa|(?:mass)?health|mid|itin|passport|licen[sc]e|lic|dl|routing|aba"
    "|(?:tele|cell)?phone|tel|cell|mobile|(?:student|local|las|s|masshealth)?id|pin|no|number|num"
)
_NUMBERS = (
    (SINGLE, r"(?:[0-9](?: ?[-/.()_] ?| {1,3})){4}[0-9]"),
    (GROUPS, rf"[0-9]{{3}}{_GAP}{{1,4}}[0-9]{{2}}{_GAP}{{1,4}}[0-9]{{4}}"),
    (GROUPS, rf"[0-9]{{4}}{_GAP}{{1,6}}[0-9]{{4,6}}{_GAP}"),
    (BROKEN, rf"[0-9)][-/. ]?{_END}[-/.]?[0-9][0-9-]"),
    (LABELLED, rf"(?i)\b(?:{_LABEL})[^0-9a-z\n]{{1,8}}[0-9](?:[^0-9\n]{{0,8}}[0-9oilsbz|!]|[^0-9a-z\n]{{0,2}}\n[^0-9a-z\n]{{0,8}}[0-9])"),
    (LABELLED, rf"(?i)\b(?:{_LABEL})[^0-9a-z\n]{{1,8}}(?:[a-z|][^0-9a-z\n]{{0,3}}){{1,3}}[0-9]"),
    (OWNED, r"(?:\bis|\bwas|[a-z)]:) [A-Z]{0,2}[0-9]{2,5}(?:[^0-9A-Za-z\n]{1,4}|[ ]?\r?\n[ ]{0,4})[0-9]{2}"),
    (NAMED, r"(?:[5$]A[S5$][Il1|!][DO0]|SA[5$][Il1|!]D|SAS[l1|!]D|[S5]tate [l1|!]D|5tate ID|S ?A ?S ?I ?D ?)[ :#.=-]{1,4}10[0-9]{8}"),
    (SPLIT, r"[0-9A-Za-z_]@[ \t]?\r?\n[ \t>]{0,4}[0-9A-Za-z-]{1,40}\.[A-Za-z]"),
    (MISREAD, r"[0-9][-./]?[OoQDIl|!SsBZzGg][-./]?[0-9]|[^A-Za-z0-9][OoQDIl|!SBZ][-./]?[0-9]{2}|[0-9]{2}[-./]?[OoQDIl|!SBZ][^A-Za-z0-9]"),
)  # fmt: skip
_SETS = (_BLOBS, _NUMBERS)
"""Compiled apart: together they would take ten times as long."""

_NAMES = ("signs of blobs", "signs of numbers")


def suspects(text: str) -> Mapping[str, list[int]]:
    """The kinds of disguise that a text may hold, with the ends of their signs in order; a superset."""
    places: dict[str, set[int]] = {kind: set() for kind, signs in _LITERAL if any(sign in text for sign in signs)}
    if hyperscan:
        _scan(text, places)
    else:
        for kind, regex in _compiled():
            for found in regex.finditer(text):
                places.setdefault(kind, set()).add(found.end())
    return {kind: sorted(ends) for kind, ends in places.items()}


def _scan(text: str, places: dict[str, set[int]]) -> None:
    data = text.encode("ascii", "replace")
    for database, signs in zip(_databases(), _SETS, strict=True):

        def note(
            identifier: int, _start: int, end: int, *_rest: object, kinds: Sequence[tuple[str, str]] = signs
        ) -> None:
            places.setdefault(kinds[identifier][0], set()).add(end)

        database.scan(data, match_event_handler=note)


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(regex)) for signs in _SETS for kind, regex in signs)


_ready: list[Any] = []
"""The databases, once they were compiled or taken from a file."""


def _databases() -> Sequence[Any]:
    if not _ready:
        _ready.extend(map(_database, _SETS))
    return _ready


def databases() -> dict[str, Any]:
    """The compiled signs by name, to be kept for other processes; none where there is no Hyperscan."""
    return dict(zip(_NAMES, _databases(), strict=True)) if hyperscan else {}


def take(kept: Mapping[str, Any]) -> None:
    """Use what another process compiled, which spares a tenth of the start. Raises KeyError if one is missing."""
    _ready[:] = [kept[name] for name in _NAMES]


def told() -> str:
    """All that goes into the databases: where it differs, other ones are needed."""
    return repr(_SETS)


def _database(signs: Sequence[tuple[str, str]]) -> Any:
    database = hyperscan.Database()
    database.compile(
        expressions=[regex.encode() for _, regex in signs], ids=list(range(len(signs))), flags=[0] * len(signs)
    )
    return database
