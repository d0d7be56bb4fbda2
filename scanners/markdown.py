"""What Markdown adds to the lines of a text: headings, code between fences, emphasis (CommonMark 4.2, 4.3, 4.5)."""

from __future__ import annotations

import re

from scanners import columns

_MARK = re.compile(r" {0,3}(?:#|```|~~~|(?P<under>=|--))")
_FIRST = r"(?<=[#`~=\- ])"
_NEXT = re.compile(rf"\n[^\n]{_FIRST}")  # begins with a character, to which a search leaps
_NEXT_OR_THREE = re.compile(rf"\n[^\n](?:{_FIRST}|{columns.THREE})")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+([^\n]*)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")


Heading = tuple[int, str]
"""A heading: its level, 1 for the highest, and its words."""


def marked(text: str, begin: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The lines between two places that may be headings or fences, and those above an underline, in any order.

    Of those that begin with a number sign only the beginning, twice: they say nothing of what stands above them.
    Also, since that is found on the way, whether a third line follows two others anywhere.
    """
    found, three = _marked(text, begin, begin), False
    lines = _NEXT_OR_THREE.finditer(text, begin, end)
    while line := next(lines, None):
        at = line.end() - 1
        if text[at] == "#":
            found.append((at, at))
        else:
            found += _marked(text, at, begin)
        if not three and text[at - 2] != "\n":
            three, lines = True, _NEXT.finditer(text, at, end)
    return found, three


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
