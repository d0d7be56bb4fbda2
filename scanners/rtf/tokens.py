"""The words of an RTF file: braces, control words, hex bytes, text (RTF Specification 1.9.1, "RTF Syntax").

No library is used because those that read RTF give the running text alone; headers, comments, deletions, hidden text
and objects, where a leak hides, they drop.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from scanners.contract import Part
from scanners.legacy_office.oleobject import native

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})?\x20?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n\0]+)|[\r\n\0]+|\\"
)

CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac-roman", 78: "shift-jis", 128: "cp932", 129: "cp949", 130: "johab",
    134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""What `\\fcharset` stands for (table "Font Character Set"); 1 is the default of the document."""


PARTS: dict[str, Part] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    **dict.fromkeys(("footnote", "ftnsep", "aftnsep"), "footnote"),
    "annotation": "comment",
    **dict.fromkeys(("atnauthor", "atnid", "revtbl"), "metadata"),
    **dict.fromkeys(("shptxt", "dptxbxtext"), "textbox"),
    "bkmkstart": "annotation",
    **dict.fromkeys(("formfield", "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "ffl"), "form"),
    **dict.fromkeys(("sn", "sv"), "alt"),
    **dict.fromkeys(("propname", "staticval"), "properties"),
    **dict.fromkeys(("fldinst", "xe", "tc", "docvar", "htmltag", "template", "nextfile", "filetbl"), "hidden"),
}  # fmt: skip
"""Destinations that hold text, and the part it counts to."""

PROPERTIES = frozenset(
    "title subject author manager company operator category keywords comment doccomm hlinkbase".split()
)
SILENT = frozenset(
    """
    colortbl stylesheet generator listtable listoverridetable rsidtbl themedata colorschememapping latentstyles ffname
    datastore xmlnstbl pgdsctbl pnseclvl panose falt fontemb fontfile bkmkend atnref atndate atrfstart atrfend atntime
    atnicn blipuid picprop objclass objtime creatim revtim printim buptim datafield passwordhash mmathPr ebcstart ebcend
    pgptbl
    listpicture nonshppict shprslt pntext pntxta pntxtb background wgrffmtfilter oldcprops oldpprops oldtprops
    oldsprops pnaiu defchp defpap writereservhash protusertbl fchars lchars fontfamily keycode
    """.split()
)
"""Destinations of looks, numbers and plumbing, and copies of what stands elsewhere in the file."""

WHITE = {
    "tab": "\t", "line": "\n", "softline": "\n", "lbr": "\n", "emdash": "\u2014", "endash": "\u2013", "emspace": " ",
    "enspace": " ", "qmspace": " ", "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c",
    "rdblquote": "\u201d", "column": "\n", "chatn": "", "chftn": "",
}  # fmt: skip
_PLAIN_ALT = frozenset({"wzDescription", "gtextUNICODE", "wzTooltip", "pihlShape"})
WRAPPERS = frozenset("object shp shpinst field fldrslt result shppict do".split())
"""Groups whose text, if they have any, belongs to what stands around them."""

_TECHNICAL_FIELD = tuple("PAGE NUMPAGES TOC REF PAGEREF SEQ DATE TIME FORM STYLEREF EMBED SHAPE".split())


class Token(NamedTuple):
    """`kind` is "word" (with `number`, None if it has none), "symbol", "bytes", "open", "close" or "binary"."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of the file in order; line breaks between them mean nothing, `\\bin` takes its bytes along."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        word, number, byte, symbol, brace, text = found.groups()
        if word == b"bin":
            size = max(0, int(number or 0))
            yield Token("binary", data=data[at : at + size])
            at += size
        elif word:
            yield Token("word", word.decode("ascii"), int(number) if number else None)
        elif byte:
            yield Token("bytes", data=bytes.fromhex(byte.decode("ascii")), number=1)
        elif symbol:
            yield Token("symbol", symbol.decode("latin-1"))
        elif brace:
            yield Token("open" if brace == b"{" else "close")
        elif text:
            yield Token("bytes", data=text)


def is_said(destination: str, text: str, name: str) -> bool:
    """Whether the text of a destination is one that a person wrote. `name` is the shape property it stands under."""
    match destination:
        case "sv":
            return name in _PLAIN_ALT
        case "fldinst":
            return not text.upper().startswith(_TECHNICAL_FIELD)
        case "bkmkstart":
            return not text.startswith("_")
        case "htmltag":  # the tags of a mail kept as html; the body repeats what stands between them
            return bool(re.search(r"(href|alt|title|value)=|<!--|^[^<]*$", text, re.IGNORECASE))
        case _:
            return True


def ole1(data: bytes) -> bytes:
    """The native data of an OLE 1.0 object ([MS-OLEDS] 2.2.5): version, format, class, topic, item, size, data.

    A `Package` object is the stream Ole10Native without its leading size; it is unwrapped to the file inside.
    """
    try:
        at, words = 8, []
        for _ in range(3):
            size = struct.unpack_from("<I", data, at)[0]
            words.append(data[at + 4 : at + 4 + size].rstrip(b"\0"))
            at += 4 + size
        size = struct.unpack_from("<I", data, at)[0]
    except struct.error:
        return data
    inner = data[at + 4 : at + 4 + size]
    return native(struct.pack("<I", len(inner)) + inner)[1] if words[0] == b"Package" else inner
