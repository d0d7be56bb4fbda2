"""The style sheet of a binary workbook: how numbers are shown, which cells nobody sees ([MS-XLSB] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from scanners.reading import colours
from scanners.reading.colours import UNKNOWN, WHITE, Colour
from scanners.spreadsheets import cellformat, sheetstyles
from scanners.spreadsheets.sheetstyles import SheetStyles

_STYLES = 617
_NULL = 0xFFFF_FFFF
_SMALLEST = 40  # twentieths of a point
_INDEXED: dict[int, Colour] = {0: colours.BLACK, 1: WHITE, 8: colours.BLACK, 9: WHITE, 64: colours.BLACK, 65: WHITE}
_THEME: dict[int, Colour] = {0: WHITE, 1: colours.BLACK}


def read(records: Iterator[tuple[int, bytes]], epoch_1904: bool) -> SheetStyles:
    """What the records of the style sheet say."""
    codes, words = dict(cellformat.BUILTIN), dict[str, None]()
    fonts: list[Colour] = []
    grounds: list[Colour] = []
    shows: list[cellformat.Show | None] = []
    unseen: dict[str, frozenset[str]] = {}
    inside = False
    for kind, data in records:
        match kind:
            case 44 if len(data) > 2:
                code = codes[struct.unpack_from("<H", data)[0]] = string(data, 2)[0]
                words.update(dict.fromkeys(cellformat.words(code)))
            case 43 if len(data) >= 20:
                tiny = 0 < struct.unpack_from("<H", data)[0] < _SMALLEST
                fonts.append(sheetstyles.TINY if tiny else _colour(data, 12, colours.BLACK))
            case 48 if len(data) > 8 and not data[4] & 1:  # the name of a style that no program brings
                words[string(data, 8)[0]] = None
            case 45 if len(data) >= 12:
                pattern = struct.unpack_from("<I", data)[0]
                grounds.append(WHITE if not pattern else _colour(data, 4, UNKNOWN) if pattern == 1 else UNKNOWN)
            case 617 | 618:
                inside = kind == _STYLES
            case 47 if inside and len(data) >= 8:
                number, font, fill = struct.unpack_from("<2x3H", data)
                code = codes.get(number, "")
                look = [known[at] if at < len(known) else UNKNOWN for known, at in ((fonts, font), (grounds, fill))]
                if kinds := sheetstyles.unseen_kinds(code, look[0], look[1]):
                    unseen[str(len(shows))] = kinds
                shows.append(cellformat.shown(code, epoch_1904) if code else None)
    return SheetStyles(tuple(shows), unseen, frozenset(), tuple(words))


def _colour(data: bytes, at: int, automatic: Colour) -> Colour:
    """A colour of eight bytes (2.5.4): its kind, an index, a tint, red, green, blue and alpha."""
    kind, index, tint = data[at] >> 1, data[at + 1], struct.unpack_from("<h", data, at + 2)[0] / 32_767
    match kind:
        case 0:
            return automatic
        case 1:
            return _INDEXED.get(index, f"indexed {index}")
        case 2:
            red, green, blue = data[at + 4 : at + 7]
            return colours.tinted((red, green, blue), tint)
        case _:
            found = _THEME.get(index, f"theme {index} {tint}")
            return colours.tinted(found, tint) if isinstance(found, tuple) else found


def string(data: bytes, at: int) -> tuple[str, int]:
    """A wide string and where it ends (2.5.168, 2.5.166): its length in 32 bits, all ones for none."""
    if at + 4 > len(data):
        return "", len(data)
    count = struct.unpack_from("<I", data, at)[0]
    if count == _NULL:
        return "", at + 4
    raw = data[at + 4 : at + 4 + count * 2]
    text = raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), at + 4 + count * 2
