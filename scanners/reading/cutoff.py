"""Whether a text breaks off before its end: only where its format leaves no doubt, for much that is sloppy is whole.

What stands before the cut is read all the same; `CUT` says that there was more.
"""

from __future__ import annotations

import json
from xml.parsers import expat

from scanners.contract import Unread
from scanners.reading import htmlevents

CUT = Unread("corrupt", "the file breaks off before its end; what stands before was read", whole=False)

_LARGEST = 32 << 20
"""Characters of a text that is parsed for this; of a longer one the last character alone is looked at."""

_LITERALS = ("true", "false", "null", "NaN", "Infinity", "-Infinity")
_ENDLESS = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,  # which is what expat says of elements that are still open
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)
_BLANK = "\ufeff \t\r\n\0"


def json_is_cut(source: str) -> bool:
    """Whether a text that begins as JSON (RFC 8259) is all right up to its end, and not ended there.

    False for JSON that goes wrong in the middle, as scripts and files with comments do: nothing is missing of those.
    """
    source = source.strip(_BLANK)
    if len(source) > _LARGEST:
        return source[-1] not in "]}"
    try:
        json.loads(source, strict=False)
    except json.JSONDecodeError as error:
        rest = source[error.pos :]
        unended = error.msg.startswith("Unterminated string") or ("escape" in error.msg and len(rest) < 6)
        return unended or not rest or any(literal.startswith(rest) for literal in _LITERALS)
    except (ValueError, RecursionError):
        return False
    return False


def xml_is_cut(source: str) -> bool:
    """Whether XML (without its declaration) ends within its root element."""
    source = source.strip(_BLANK)
    if not source.endswith(">"):
        return True
    if len(source) > _LARGEST or "<!ENTITY" in source:  # nothing that may grow is expanded, not even for this
        return False
    try:
        expat.ParserCreate("utf-8").Parse(source.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        return error.code in _ENDLESS
    return False


def html_is_cut(source: str) -> bool:
    """Whether a page ends within a tag, a comment, a script or a style sheet.

    A page without its last end tags is an ordinary one.
    """
    return htmlevents.may_be_open(source) and htmlevents.is_open(source)
