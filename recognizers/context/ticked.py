"""What is ticked behind the words of a question or a label: "Does she have asthma? [x] Yes [ ] No".

Two boxes say it, one of yes and one of no, of which one alone is ticked; the box stands before its word or behind it.
"""

from __future__ import annotations

import re

_TICK = r"(?P<tick>[☑☒✓✔■]|\[ ?[xX✓✔] ?\]|\( ?[xX✓✔] ?\)|_[xX✓]_+)"
_OPEN = r"(?P<open>[□☐▢❏○◯]|\[ {0,3}\]|\( {0,3}\)|_{2,6})"
_YES, _NO = r"(?P<yes>yes|y|s[ií]|sim|wi)\b", r"(?P<no>no|n|não|non)\b"
_BOX = rf"(?:{_TICK}|{_OPEN})"
_WORD = rf"(?:{_YES}|{_NO})"


def _once(group: int, form: str) -> str:
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{group}>", form)


_GAP = r"[ \t]{0,6}"
_BETWEEN = r"[ \t]{0,12}[/|,;]?[ \t]{0,12}"
_UP_TO = r"[^\n?☑☒✓✔■□☐▢❏○◯\[\](_]{0,80}(?:\([^()\n]{4,40}\)[ \t]?)?\??[ \t:.…-]{0,40}"
"""What stands between the words and the boxes: the rest of the question."""

_ANSWERS = tuple(
    re.compile(
        _UP_TO + _once(1, first) + _GAP + _once(1, second) + _BETWEEN + _once(2, first) + _GAP + _once(2, second),
        re.IGNORECASE,
    )
    for first, second in ((_BOX, _WORD), (_WORD, _BOX))
)


def answer(text: str, end: int) -> bool | None:
    """Whether yes is ticked behind the words that end at `end`, or no; None where no such pair of boxes stands in the line."""
    for form in _ANSWERS:
        if found := form.match(text, end):
            ticked = [i for i in (1, 2) if found[f"tick{i}"]]
            if len(ticked) == 1 and bool(found["yes1"]) != bool(found["yes2"]):
                return bool(found[f"yes{ticked[0]}"])
    return None
