"""Given names in a row: "Adaku, Brennan, Cuong and Delphine", "Lu (1), Fern (2), Joy (0)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.gazetteer import NOT_NAMES, fold, is_first, is_ordinary, may_be_first
from recognizers.naming.forms import Form
from recognizers.naming.shapes import TOKEN

_ITEM = rf"{TOKEN}(?:[^\S\n][A-Z]\.?(?!\w))?(?:[^\S\n]?\([^()\n]{{1,24}}\))?"
_BETWEEN = r"(?:,?[^\S\n]+(?:and|y|e|ak|và)[^\S\n]+|[^\S\n]*[,;·•&][^\S\n]*(?:and[^\S\n]+)?)"
_ROW = re.compile(rf"(?<![\w@.’'-]){_ITEM}(?:{_BETWEEN}{_ITEM}){{2,}}(?![\w@])")
_NAME = re.compile(rf"(?<![\w('’-])(?P<first>{TOKEN})(?:[^\S\n][A-Z]\.?(?!\w))?(?![^(]*\))")


def listed(text: str) -> Iterator[Form]:
    """The given names of every row of three or more of which most are on the lists, unlisted ones too."""
    for row in _ROW.finditer(text):
        items = list(_NAME.finditer(row.group()))
        firsts = [m["first"] for m in items]
        known = sum(map(is_first, firsts))
        if known < 2 or sum(map(may_be_first, firsts)) < 0.5 * len(firsts):
            continue
        if any(fold(f) in NOT_NAMES for f in firsts):
            continue
        for m in items:
            if may_be_first(m["first"]) or not is_ordinary(m["first"]):
                yield Form(row.start() + m.start(), row.start() + m.end(), 0.65, "a given name in a row of them")
