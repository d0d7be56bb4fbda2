"""Blanks made even: what pages and word processors put between words (`&nbsp;`, thin blanks) reads as a blank.

So does the last dot or stroke of the leaders between a label and its number: "State ID..1037208513", "DOB____3/4/2015".
What is written on the lines of a form stands between blanks: "SSN __219-09-9999__".
"""

from __future__ import annotations

import re

from recognizers.filled import written

_ODD = "\u00a0\u202f\u2009\u2007\u2002\u2003\u3000"
_LEADER_END = re.compile(r"(?<=[^\d.]\.)\.(?=[\dA-Z])|(?<=\.\.)\.(?=[\dA-Z])|(?<=__)_(?=[\dA-Z])")


def evened(text: str) -> str:
    """The text with every odd blank and the end of leaders replaced by an ordinary blank; every offset stays."""
    text = written(text)
    if ".." in text or "___" in text:
        text = _LEADER_END.sub(" ", text)
    if text.isascii():
        return text
    for blank in _ODD:
        text = text.replace(blank, " ")
    return text
