"""Names under a title that alone says what they are listed for: "Weekend bags", and below it a name in each line.

Source: slips by which schools and pantries pack food for pupils (7 CFR 245; 42 U.S.C. 1758(b)(6): who is given food is told
to nobody). Lists of those who pack, give or bring, and of what is packed, have such titles too.
"""

from __future__ import annotations

import re

from recognizers.contract import Hit
from recognizers.naming.gazetteer import is_first, is_last

FOOD = r"(?:(?:backpack|weekend) (?:food|groceries)|(?:backpack|weekend|friday|take[- ]home|pantry) (?:(?:food|snack|meal) )?bags?)"
"""What is given to some for home, as such a title begins."""

_TITLE = re.compile(rf"[ \t#*]*(?P<said>(?:food |the )?{FOOD})\b[^\n]{{0,60}}$", re.IGNORECASE | re.MULTILINE)
NOT_GIVEN = re.compile(
    r"\b(?:chromebooks?|devices?|ipads?|laptops?|phones?|software|servers?|cameras?|pack(?:ing|ers?)?|to pack|crew|volunteers?|donors?|donat\w+|driv\w+|shop\w*|bring\w*|tags?|trips?|part(?:y|ies)|sign-?ups?|menus?|items|inventory|orders?|staff|helpers?|sponsors?|thank\w*|contacts?|team|game|tournament|policy|flyer|made|truck)\b",
    re.IGNORECASE,
)
"""Words of titles of those who give, pack or bring, and of things."""

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?"
_ENTRY = re.compile(
    rf"[ \t*•·☐>-]{{0,6}}(?:\d{{1,2}}[.)] )?(?P<name>{_WORD}(?:,? {_WORD}){{0,2}})(?P<more>[ \t]*(?:[x×+(,:–-]|\d|rm\b|gr\b)[^\n]{{0,40}})?[ \t]*"
)
_LEAST, _MOST, _LONGEST = 3, 0.6, 80
"""Lines that make a list, the share of them that must name somebody, and the lines of a list at most."""


def find(text: str, entity: str) -> list[Hit]:
    """The lines of every such list, each as what is said of the one whom it names."""
    hits: list[Hit] = []
    for title in _TITLE.finditer(text):
        if not NOT_GIVEN.search(title.group()):
            why = "in a list under a title that says it"  # the title's words are what is said of people
            hits.extend(Hit(entity, start, end, 0.7, (why,)) for start, end in _below(text, title.end() + 1))
    return hits


def _below(text: str, at: int) -> list[tuple[int, int]]:
    """Where the lines of a list stand that begins at `at`, to the first that is none; nothing if few of them name anybody."""
    entries: list[re.Match[str]] = []
    for _ in range(_LONGEST):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        entry = _ENTRY.fullmatch(text, at, end)
        if entry is None and (entries or text[at:end].strip()):
            break
        entries.extend([entry] if entry else [])
        at = end + 1
        if at > len(text):
            break
    named = sum(any(is_first(w) or is_last(w) for w in re.split(r"[ ,]+", e["name"])) for e in entries)
    if len(entries) < _LEAST or named < _MOST * len(entries):
        return []
    return [(e.start("name"), e.end("more") if e["more"] else e.end("name")) for e in entries]
