"""Blanks made even: what pages and word processors put between words (`&nbsp;`, thin blanks) reads as a blank."""

from __future__ import annotations

_ODD = "\u00a0\u202f\u2009\u2007\u2002\u2003\u3000"


def evened(text: str) -> str:
    """The text with every odd blank replaced by an ordinary one; every offset stays."""
    if text.isascii():
        return text
    for blank in _ODD:
        text = text.replace(blank, " ")
    return text
