"""Names and words in records that few workbooks have ([MS-XLS] 2.4): styles, scenarios, filters, further headers.

Also who last opened or locked the workbook, and what its owner calls the fields of a pivot table.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from scanners.contract import Part
from scanners.legacy_office.biffstrings import characters, string

Said = Iterator[tuple[Part, str]]


def said(kind: int, payload: bytes, wide: bool) -> Said:
    """The texts of one record, with the part that they stand in; nothing for a kind that is not known here."""
    reader = _READERS.get(kind) if wide else None
    if reader is not None:
        try:
            yield from reader(payload)
        except (struct.error, IndexError):  # cut short: what stood before was given
            return


def _opened_by(payload: bytes) -> Said:
    """WriteAccess (2.4.349): padded with blanks."""
    yield "metadata", string(payload, 0, True)[0].strip()


def _locked_by(payload: bytes) -> Said:
    """FileSharing (2.4.118)."""
    yield "metadata", string(payload, 4, True)[0].strip()


def _style(payload: bytes) -> Said:
    """Style (2.4.269): a name, unless it is one of Excel's own."""
    if not payload[1] & 0x80:
        yield "hidden", string(payload, 2, True)[0]


def _scenario(payload: bytes) -> Said:
    """Scenario (2.4.244): name, who made it, what he said, then the values."""
    cells, has_comment, has_user = payload[0] | payload[1] << 8, payload[5], payload[6]
    double = payload[7] & 1
    count = payload[4]
    words = [characters(payload[8:], count, bool(double))]
    at = 8 + count * (1 + double)
    for there in (has_user, has_comment):
        if there:
            word, at = string(payload, at, True)
            words.append(word)
    at += 4 * cells
    for _ in range(cells):
        word, at = string(payload, at, True)
        words.append(word)
    yield "hidden", "\n".join(word for word in words if word)


def _filter(payload: bytes) -> Said:
    """AutoFilter (2.4.6): what one or two conditions compare with."""
    at = 24
    for place in (4, 14):
        if payload[place] == 6 and (count := payload[place + 6]):
            double = payload[at] & 1
            yield "hidden", characters(payload[at + 1 :], count, bool(double)).strip("*?")
            at += 1 + count * (1 + double)


def _edges(payload: bytes) -> Said:
    """HeaderFooter (2.4.137): those of even pages and of the first."""
    from scanners.spreadsheets.sheetparts import without_codes

    at = 38
    parts: tuple[Part, ...] = ("header", "footer", "header", "footer")
    for part, count in zip(parts, struct.unpack_from("<4H", payload, 30), strict=True):
        if count:
            text, at = string(payload, at, True)
            yield part, without_codes(text)


def _pivot_name(place: int) -> Callable[[bytes], Said]:
    """SXVD, SXVI (2.4.309, 2.4.312): what somebody calls a field or an entry, if it is not what the data say."""

    def read(payload: bytes) -> Said:
        count = struct.unpack_from("<H", payload, place)[0]
        if count != 0xFFFF:
            yield "hidden", characters(payload[place + 3 :], count, bool(payload[place + 2] & 1))

    return read


_READERS: dict[int, Callable[[bytes], Said]] = {
    0x5B: _locked_by,
    0x5C: _opened_by,
    0x9E: _filter,
    0xAF: _scenario,
    0xB1: _pivot_name(8),
    0xB2: _pivot_name(6),
    0x293: _style,
    0x89C: _edges,
}
