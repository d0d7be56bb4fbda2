"""The box that stands before a term: a choice of a form, which says something where it is ticked, or an errand of a list.

"[ ] asthma" is no choice that anybody made; "- [ ] N1 for Ann Lee" is still to be done, and tells of her all the same.
"""

from __future__ import annotations

import re

from recognizers.context.generality import names_somebody
from recognizers.naming.shapes import CAPITAL

_BOXES = re.compile(r"[□☐▢❏○◯]|\[ ?\]|\( \)|[☑☒✓✔■]|\[[xX]\]")
TICKED = frozenset("☑☒✓✔■xX")
"""What stands in a box that is ticked, or is one."""

_ERRAND = re.compile(r"[ \t>]*[-*+] \[ ?\] ")
_FOR_WHOM = re.compile(rf"\b(?:for|from|of|re|about|with|w/):? (?:the )?(?=[{CAPITAL}])")
_FAMILY = re.compile(rf"[{CAPITAL}][\w'’-]{{2,}}(?:s\b(?! [a-z]+s\b)| (?:family|twins|boys|girls|kids)\b)")
"""How an errand begins that is still to be done, what leads to the one whom it is about, and the name of a family."""


def box_before(text: str, start: int, term_start: int) -> str:
    """The box of a form that stands before a term, or nothing; `start` is where its sentence begins."""
    boxes = _BOXES.findall(text, max(start, text.rfind("\n", 0, term_start)), term_start)
    return boxes[-1] if boxes else ""


def names_first(text: str, start: int, term_start: int) -> bool:
    """Whether somebody is named between a box and a term, or behind both in a list of errands: then it is no choice of a form."""
    boxes = list(_BOXES.finditer(text, max(start, text.rfind("\n", 0, term_start)), term_start))
    if boxes and names_somebody(text[boxes[-1].end() : term_start]):
        return True
    errand = _ERRAND.match(text, text.rfind("\n", 0, term_start) + 1)
    if errand is None:
        return False
    stop = text.find("\n", term_start)
    said = text[errand.end() : stop if stop >= 0 else len(text)]
    return any(names_somebody(said[m.end() :]) or _FAMILY.match(said, m.end()) for m in _FOR_WHOM.finditer(said))
