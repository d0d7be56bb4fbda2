"""Calendars and cards are read as a person reads them, with their lines counted right."""

from __future__ import annotations

import io
from typing import Any

import pytest

from scanners import registry
from scanners.contract import Embedded, Piece, Unread

EVENT = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
CARD = "BEGIN:VCARD\r\n{}\r\nEND:VCARD\r\n"


def read(source: str | bytes) -> list[tuple[Any, ...]]:
    data = source.encode() if isinstance(source, str) else source
    found: list[tuple[Any, ...]] = []
    for content in registry.pieces(io.BytesIO(data), "a"):
        if isinstance(content, Piece):
            found.append((content.where.line, content.text))
        elif isinstance(content, Embedded):
            found.append((content.name, content.open().read()))
        elif isinstance(content, Unread):
            found.append((content.reason, content.whole))
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(EVENT.format("SUMMARY:Trip"), [(2, "BEGIN:VEVENT\nSUMMARY:Trip")], id="event"),
        pytest.param(
            EVENT.format("SUMMARY:Meeting on Em\r\n ma Samp\r\n\tson\r\nLOCATION:Elm"),
            [(2, "BEGIN:VEVENT\nSUMMARY:Meeting on Emma Sampson\n\n\nLOCATION:Elm")],
            id="folded",
        ),
        pytest.param(
            EVENT.format("DESCRIPTION:Emma\\, Bo\\; Ann\\nat noon"),
            [(2, "BEGIN:VEVENT\nDESCRIPTION:Emma, Bo; Ann at noon")],
            id="escapes",
        ),
        pytest.param(
            CARD.format("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Qu=\r\nenneville\r\nTEL:555-0101"),
            [(1, "BEGIN:VCARD\nFN:Zoë Quenneville\n\nTEL:555-0101")],
            id="quoted-printable",
        ),
        pytest.param(
            CARD.format("FN:Emma") + CARD.format("FN:Bo"),
            [(1, "BEGIN:VCARD\nFN:Emma"), (4, "BEGIN:VCARD\nFN:Bo")],
            id="two cards",
        ),
        pytest.param(
            CARD.format("FN:Emma\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nTEL:555-0101"),
            [
                ("photo-1", b"\xff\xd8\xff\xe0\0\x10JFIF"),
                (1, "BEGIN:VCARD\nFN:Emma\nPHOTO;ENCODING=b;TYPE=JPEG\n\nTEL:555-0101"),
            ],
            id="photo",
        ),
        pytest.param(
            CARD.format("PHOTO:data:text/plain;base64,RW1tYQ=="),
            [("photo-1", b"Emma"), (1, "BEGIN:VCARD\nPHOTO")],
            id="photo in an address",
        ),
        pytest.param(
            EVENT.format(
                'ATTACH;X-FILENAME="list.txt";ENCODING=BASE64;VALUE=BINARY:RW1tYQ==\r\nATTACH;ENCODING=BASE64:?'
            ),
            [
                ("list.txt", b"Emma"),
                ("corrupt", False),
                (2, 'BEGIN:VEVENT\nATTACH;X-FILENAME="list.txt";ENCODING=BASE64;VALUE=BINARY\nATTACH;ENCODING=BASE64'),
            ],
            id="attachments",
        ),
    ],
)
def test_components(source: str, expected: list[tuple[Any, ...]]) -> None:
    assert read(source) == expected


def test_lines_that_no_calendar_shows_have_their_part() -> None:
    source = EVENT.format(
        "SUMMARY:Pick-up\r\nX-STUDENT-ID:662087\r\nCOMMENT;LANGUAGE=en:born 2009-12-01\r\nLOCATION:Hall"
    )
    (piece,) = [c for c in registry.pieces(io.BytesIO(source.encode()), "a") if isinstance(c, Piece)]
    said = {word: piece.where_at(piece.text.index(word)).part for word in ("Pick-up", "662087", "2009", "Hall")}
    assert said == {"Pick-up": None, "662087": "hidden", "2009": "comment", "Hall": None}
