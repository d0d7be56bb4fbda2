"""What kind of text a text is: by content first, by extension among what content cannot tell apart.

Strong signs (a doctype, an xml prolog, JSON that parses, mail headers) win over any extension. Then the extension
picks among the kinds that have no sign of their own (csv, Markdown, YAML, SQL, scripts). Then weak signs: SQL that
puts rows into a table, a table of consistent delimiters, a fragment of HTML. What is left is plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from scanners.contract import Format
from scanners.data import delimited
from scanners.encrypted import sealedtext
from scanners.text import captions

PLAIN = "text/plain"
HTML = "text/html"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"

_EXTENSIONS = {  # kinds of text that are named whether or not a scanner claims them
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
}
_NAMED = frozenset(_EXTENSIONS.values()) | {"application/yaml", "application/sql", "application/x-subrip"}

_BLANK = "\ufeff \t\r\n"
_COMMENTS = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?(?!xml).*?\?>)*", re.S)
_DOCUMENT = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<frameset[\s>]", re.I)
_FRAGMENT = re.compile(
    r"<(?:a|address|article|b|base|blockquote|br|button|center|details|dialog|div|dl|em|fieldset|figure|font|footer|form"
    r"|h[1-6]|header|hr|i|iframe|img|input|label|li|link|main|meta|nav|ol|p|pre|script|section|select|small|span|strong"
    r"|style|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.I,
)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{1,7});", re.I)
_XML = re.compile(r"<\?xml\s")
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_FLAT_ODF = re.compile(
    r"<office:document\s[^>]*office:mimetype=[\"']application/vnd\.oasis\.opendocument\."
    r"(text|spreadsheet|presentation|graphics)[\"'-]"
)
_BY_ROOT = {"html": HTML, "svg": "image/svg+xml", "plist": "application/x-plist"}
_OFFICE_XML = re.compile(
    r"<(?:[\w.-]+:)?(?:Workbook|wordDocument|package)\s[^>]*?[\"']"
    r"(urn:schemas-microsoft-com:office:spreadsheet|http://schemas\.microsoft\.com/office/word/2003/wordml"
    r"|http://schemas\.microsoft\.com/office/2006/xmlPackage)[\"']"
)
_OFFICE_KINDS = {
    "spreadsheet": "application/vnd.ms-spreadsheetml",
    "wordml": "application/vnd.ms-wordml",
    "xmlPackage": "application/vnd.ms-word2006ml",
}
"""The Office files that are one XML file, by the end of their namespaces; the types are those of Apache Tika."""

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*:(.*(?:\n[ \t].*)*)\n?")
_PARTS = re.compile(r"\s*multipart/[\w.-]+\s*;.*\bboundary\s*=", re.I | re.S)
_MAIL_STRONG = frozenset(
    """
    received return-path message-id mime-version content-type content-transfer-encoding delivered-to dkim-signature
    authentication-results envelope-to x-mailer thread-topic thread-index in-reply-to references
    """.split()
)
_MAIL_KNOWN = _MAIL_STRONG | frozenset(
    """
    from to cc bcc subject date sender reply-to importance priority organization status errors-to list-id lines
    resent-from resent-to resent-date newsgroups user-agent content-language content-disposition
    """.split()
)
_INSERT = re.compile(
    r"^[ \t]{0,12}INSERT\s+INTO\s+[\w.`\"\[\]$]{1,120}\s{0,8}\([^()]{1,4000}\)\s{0,8}VALUES\s{0,8}\(", re.I | re.M
)
"""An SQL statement that names the columns of the rows it holds, as somebody pastes it into notes or a log."""

_OPENERS = (
    (re.compile(r"BEGIN:VCALENDAR\s", re.I), "text/calendar"),
    (re.compile(r"BEGIN:VCARD\s", re.I), "text/vcard"),
    (re.compile(r"WEBVTT(?:\s|$)"), "text/vtt"),
    (re.compile(r"\d+ *\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:"), "application/x-subrip"),
    (re.compile(r"-----BEGIN PGP MESSAGE-----"), "application/pgp-encrypted"),
    (re.compile(r"-----BEGIN AGE ENCRYPTED FILE-----"), "application/x-age"),
    (re.compile(r"\{\\rtf"), "application/rtf"),
)


_SIGNS = {HTML: _ANY_TAG, "text/vtt": captions.TIMES, "application/x-subrip": captions.TIMES}
"""What a text with the extension of a kind holds at least where it is of that kind."""


def kind(text: str, extension: str, formats: Iterable[Format] = (), whole: bool = True) -> str:
    """The media type of a text that begins with `text`; `whole` says that this is all of it.

    `extension` is lower case with its dot, or "". `formats` add the extensions of the scanners' own kinds of text.
    """
    start = text.lstrip(_BLANK)
    by_name = _by_extension(extension, formats)
    found = _strong(text, start, by_name, whole)
    if found:
        return found
    if by_name and by_name != PLAIN and _allows(by_name, text):
        return by_name
    return _weak(text, start)


def _by_extension(extension: str, formats: Iterable[Format]) -> str | None:
    if extension in _EXTENSIONS:
        return _EXTENSIONS[extension]
    claimed = [f.media_type for f in formats if extension in f.extensions and _is_text(f.media_type)]
    return claimed[-1] if claimed else None


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/") or media_type in _NAMED


def _allows(by_name: str, text: str) -> bool:
    """Whether a text may be what its extension says; kinds with strong signs that are not there are refused."""
    if sign := _SIGNS.get(by_name):
        return bool(sign.search(text))
    match by_name:
        case "message/rfc822":
            return bool(_mail_headers(text))
        case "application/json" | "application/x-ndjson":
            return text.lstrip(_BLANK)[:1] in ("{", "[")
        case "application/xml":
            return bool(_ROOT.match(text.lstrip(_BLANK)))
        case "application/mbox" | "image/svg+xml" | "text/calendar" | "text/vcard":
            return False  # their sign stands at the very start
        case _:
            return True


def _strong(text: str, start: str, by_name: str | None, whole: bool) -> str | None:
    if opened := next((t for pattern, t in _OPENERS if pattern.match(start)), None) or sealedtext.kind(start):
        return opened
    if start.startswith("<"):
        return _markup(start)
    if start.startswith(("{", "[")):
        return _json(start, by_name, whole)
    least = 1 if by_name == "application/mbox" else 2
    if text.startswith("From ") and _mail_headers(text.partition("\n")[2]) >= least:
        alone = by_name == "message/rfc822" and not re.search(r"\n\r?\nFrom \S", text)
        return "message/rfc822" if alone else "application/mbox"
    if (counted := re.match(r"\d{1,12}[ \t]*\r?\n", text)) and _is_mail(text[counted.end() :]):
        return "message/x-emlx"  # Apple Mail: the message's length in bytes, the message, a property list
    return "message/rfc822" if _is_mail(text) else None


def _markup(start: str) -> str | None:
    body = start[skipped.end() :] if (skipped := _COMMENTS.match(start)) else start
    if _DOCUMENT.match(body):
        return HTML
    root = _ROOT.search(body[:20_000])
    if office := _OFFICE_XML.search(body[:20_000]):
        return _OFFICE_KINDS[re.split("[/:]", office[1])[-1]]
    if not _XML.match(body):
        return "image/svg+xml" if root and root.start() == 0 and root[1] == "svg" else None
    if flat := _FLAT_ODF.search(body[:20_000]):
        return f"application/vnd.oasis.opendocument.{flat[1]}-flat-xml"
    return _BY_ROOT.get(root[1].lower() if root else "", "application/xml")


def _json(start: str, by_name: str | None, whole: bool) -> str | None:
    lines = [line for line in start[:65_536].split("\n") if line.strip()]
    ended = whole and len(start) <= 65_536 and _parses(lines[-1])  # a last line that breaks off is still one of them
    complete = lines if ended else lines[:-1]
    least = 1 if by_name == JSON_LINES else 2
    if len(complete) >= least and all(_parses(line) for line in complete[:3]):
        return JSON_LINES
    if by_name == JSON_LINES and len(lines) == 1:
        return JSON_LINES
    if whole and _parses(start):
        return JSON
    return JSON if re.match(r"[\[{\s]*\{\s*\"(?:[^\"\\]|\\.)*\"\s*:", start) else None


def _parses(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except RecursionError:
        return True
    except ValueError:
        return False


def _mail_headers(text: str) -> int:
    return len(_headers(text))


def _headers(text: str) -> dict[str, str]:
    """The known mail headers that stand in one block at the start, by lower-case name."""
    found: dict[str, str] = {}
    at = 0
    text = text[:65_536].replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    while (header := _HEADER.match(text, at)) and header.end() > at:
        name = header[1].lower()
        if name in _MAIL_KNOWN or name.startswith("x-"):
            found[name] = header[2]
        at = header.end()
    return found


def _is_mail(text: str) -> bool:
    """Two known headers, one of which a memo ("TO: all staff") would not have; or parts with their boundary."""
    found = _headers(text)
    if _PARTS.match(found.get("content-type", "")):
        return True
    telling = _MAIL_STRONG & found.keys() or any(n.startswith("x-") for n in found)
    return len(found) >= 2 and (bool(telling) or "@" in found.get("from", ""))


def _weak(text: str, start: str) -> str:
    if start.startswith("<") and _FRAGMENT.match(start):
        return HTML
    if "(" in text and "values" in text.lower() and _INSERT.search(text):  # plain finds take a tenth of the search
        return "text/x-sql"
    delimiter = delimited.sure_delimiter(text)
    if delimiter:
        return "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return PLAIN
