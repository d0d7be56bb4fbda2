"""White space as a browser shows it: runs of it as one blank, none around a break."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\n\f\r]+")
_BLANKS = re.compile(r" +")
_AROUND_BREAK = re.compile(r" *\n[ \n]*")


def spaced(text: str) -> str:
    """The text with each run of white space as one blank."""
    if "\n" in text or "\t" in text or "\r" in text or "\f" in text or "  " in text:
        return _SPACE.sub(" ", text)
    return text


def tidy(buffer: list[str]) -> str:
    """Texts put together, `tidied`."""
    return tidied("".join(buffer))


def tidied(shown: str) -> str:
    """The text without blanks in a row or around a break, and with a colon right behind its label."""
    if "  " in shown:
        shown = _BLANKS.sub(" ", shown)
    if "\n" in shown:
        shown = _AROUND_BREAK.sub("\n", shown)
    if ":" in shown:
        shown = shown.replace(" : ", ": ")
    return shown.strip(" \n").removeprefix(": ")


def would_glue(before: str, after: str) -> bool:
    """Whether two texts with only tags between them would read as one word: "DOB" and "2014", "Name" and "Emma"."""
    a, b = before[-1:], after[:1]
    return (a.isalpha() and b.isdigit()) or (a.isdigit() and b.isalpha()) or (a.islower() and b.isupper())
