"""The headers of mail (RFC 5322, RFC 2045): which of them a person may have written, and the names that parts bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from scanners.contract import Content, Piece, Where
from scanners.mail.words import header_text

_MACHINE = re.compile(
    r"received|return-path|delivered-to|dkim-.*|domainkey-.*|arc-.*|authentication-results|received-spf|mime-version"
    r"|content-.*|message-id|references|in-reply-to|date|resent-date|resent-message-id|x-ms-.*|x-microsoft-.*|x-google-.*"
    r"|x-gm-.*|x-received|x-mailer|user-agent|list-.*|precedence|feedback-id|x-spam-.*|x-virus-.*|x-originating-ip"
    r"|x-exchange-.*|x-forefront-.*|thread-index|autocrypt|x-ironport-.*|x-proofpoint-.*|x-priority|importance|status"
    r"|x-status|x-uid|x-keywords-id|x-mozilla-.*|lines|path|xref|x-sg-.*|x-ses-.*|x-smtpapi|x-original-.*|envelope-to",
    re.IGNORECASE,
)
"""Headers that machines write. All others are read: a person may have written any of them."""


def written(message: Message) -> Iterator[Content]:
    """The subject, and the headers that a person may have written, as one piece."""
    lines: list[str] = []
    for name, value in message.raw_items():
        text = header_text(str(value))
        if not text:
            continue
        if name.lower() == "subject":
            yield Piece(text, Where(part="subject"))
        elif not _MACHINE.fullmatch(name):
            lines.append(f"{name}: {text}")
    if lines:
        yield Piece("\n".join(lines), Where(part="metadata"))


def of_part(message: Message) -> Iterator[Content]:
    """What the headers of a part say in words: those that nobody knows, its description and place, a second name."""
    lines = [f"{name}: {text}" for name, value in message.raw_items()
             if not _MACHINE.fullmatch(name) and (text := header_text(str(value)))]  # fmt: skip
    lines += [text for name in _SAID_OF_PARTS if (text := header_text(str(message.get(name, ""))))]
    name = header_text(str(_parameter(message, "name") or ""))
    elsewhere = message.get_content_type() == "message/external-body"  # which is no file that would bear the name
    if name and (elsewhere or name != file_name(message)):
        lines.append(name)
    if lines:
        yield Piece("\n".join(lines), Where(part="metadata"))


_SAID_OF_PARTS = ("content-description", "content-location")


def _parameter(message: Message, name: str) -> str | None:
    """A parameter of the content type, in any of the ways of RFC 2231."""
    from email.utils import collapse_rfc2231_value

    try:
        value = message.get_param(name)
        return collapse_rfc2231_value(value) if value else None
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None


def file_name(message: Message) -> str | None:
    """The file name a part bears: parameters of RFC 2231, encoded words, 8-bit bytes."""
    try:
        name = message.get_filename()
    except (LookupError, ValueError, TypeError, UnicodeError):
        name = None
    return header_text(name) if name else None


def together(part: Message) -> str:
    """Every header, a line each."""
    return "\n".join(f"{name}: {header_text(str(value))}" for name, value in part.raw_items())
