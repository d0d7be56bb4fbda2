"""What Markdown adds to the lines of a text: headings, code between fences, emphasis (CommonMark 4.2, 4.3, 4.5)."""

from __future__ import annotations

import re

_MARK = re.compile(r" {0,3}(?:#|```|~~~|(?P<under>=|--))")
_FIRST = "#`~=-"
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+([^\n]*)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")


Heading = tuple[int, str]
"""A heading: its level, 1 for the highest, and its words."""


def marked(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The lines between two places that may be headings or fences, and those above an underline, in any order.

    Of those that begin with a number sign only the beginning, twice: they say nothing of what stands above them.
    """
    found = _marked(text, begin, begin)
    for mark in _FIRST:  # one character is found many times faster than the beginning of a line and what it may hold
        at = text.find(mark, begin + 1, end)
        while at >= 0:
            if text[at - 1] == "\n" and mark == "#":
                found.append((at, at))
            elif text[at - 1] in "\n ":
                found += _marked(text, text.rfind("\n", begin, at) + 1 or begin, begin)
            at = text.find(mark, text.index("\n", at), end)
    return found


def _marked(text: str, at: int, begin: int) -> list[tuple[int, int]]:
    """The same of the line that begins at `at`; the first line of all begins at `begin`."""
    mark = _MARK.match(text, at)
    if mark is None:
        return []
    if text[at] == "#":
        return [(at, at)]
    line = (at, text.index("\n", at))
    if mark["under"] and at > begin:
        return [line, (text.rfind("\n", begin, at - 1) + 1 or begin, at - 1)]
    return [line]


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
