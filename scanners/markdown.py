"""What Markdown adds to the lines of a text: headings, code between fences, emphasis (CommonMark 4.2, 4.3, 4.5)."""

from __future__ import annotations

import re

FIRST = "#`~=- "
"""The characters that a line which says something of others may begin with."""

_MARK = re.compile(r" {0,3}(?:#|```|~~~|(?P<under>=|--))")
_NEXT_MARK = re.compile(f"\n{_MARK.pattern}")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+([^\n]*)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")


Heading = tuple[int, str]
"""A heading: its level, 1 for the highest, and its words."""


def marked(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The lines between two places that may be headings or fences, and those above an underline, in any order."""
    found = [(begin, text.index("\n", begin))] if is_marked(text, begin) else []
    for mark in _NEXT_MARK.finditer(text, begin, end):
        above = mark.start()
        found.append((above + 1, text.index("\n", above + 1)))
        if mark["under"]:
            found.append((text.rfind("\n", begin, above) + 1 or begin, above))
    return found


def is_marked(text: str, begin: int) -> bool:
    """Whether the line that begins here may be a heading, a fence, or an underline."""
    return _MARK.match(text, begin) is not None


def is_fence(line: str) -> bool:
    """Whether code begins or ends here."""
    return _FENCE.match(line) is not None


def heading(line: str) -> Heading | None:
    """The heading that this line, the first one if several are given, is by itself."""
    found = _ATX.match(line)
    if found is None:
        return None
    marks, words = found.groups()
    return len(marks), words.rstrip(" \t#")


def underlined(line: str, below: str) -> Heading | None:
    """The heading that the line below makes of this one."""
    under = _SETEXT.match(below)
    if not under or not line.strip():
        return None
    return 1 if under[1][0] == "=" else 2, line.strip()


def plain(cell: str) -> str:
    """A cell without its emphasis."""
    return cell.strip("*_` ") or cell
