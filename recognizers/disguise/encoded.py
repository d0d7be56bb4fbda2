"""Text that is written in a code everybody can undo: HTML entities, percent-encoding, escapes, marks between characters.

Source: RFC 3986 (2.1), RFC 2045 (6.7, quoted-printable), HTML (named and numeric character references, elements of phrases),
ECMA-404 and ECMA-262 (escapes), CommonMark (backslash escapes). Blobs are read by `blobs`, letters and figures that stand apart
by `apart`; addresses written "name [at] example [dot] org" are read too.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote_to_bytes

from recognizers.disguise import apart, blobs
from recognizers.disguise.plain import Edit, Plain
from recognizers.disguise.suspects import suspects

_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});|&#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6})(?![\w;])"
)
_PERCENT = re.compile(r"(?:%(?:25)*(?:[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}))+")
_WIDE_PERCENT = re.compile(r"%u([0-9A-Fa-f]{4})")
_ESCAPE = re.compile(r"\\{1,2}(?:u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{1,6}\})|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2})")
_LINE_END = re.compile(r"(?<!\\)(?:\\{1,2}r)?\\{1,2}n")
_NEXT_LINE = re.compile(r"[A-Z0-9 >*•+(\\\"']|$")
"""How a line begins that no name of a folder does ("Ada Roe\\nTel.", "D:\\data\\new")."""
_PATH = re.compile(r"(?:(?<!\w)[A-Za-z]:|(?<![\w\\])\\\\(?=\w))[^\s\"'<>|]*\Z")
_LONGEST_PATH = 120
_OCTAL = re.compile(r"(?:\\[01][0-7]{2}){4,}")
_CSS = re.compile(r"(?:\\0{2,4}[0-9A-Fa-f]{2}(?: (?=\\))?){4,}")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}){2,}")
_RESIDUE = re.compile(r"(?<=[:;,.])=20(?=[0-9A-Za-z(])|(?<=[a-z])=20(?=[A-Z][a-z])|(?<=\d)=2[DF](?=\d)")
"""Single characters of quoted-printable that a program left: "SSN:=20512-44-9067", "Ada=20Roe"; "width=200" is none."""

_SOFT = re.compile(r"(?<=[\w.@/-])=[ \t]*\r?\n(?=[\w.@/-])")
_QUERY = re.compile(r"(?<=[?&])[\w.-]{1,40}=[^&\s#]*\+[^&\s#]*")
_SPELT = re.compile(r"(?<=\w)[ \t]*[\[({<][ \t]*(at|dot)[ \t]*[\])}>][ \t]*(?=\w)", re.IGNORECASE)
_SPELT_BARE = re.compile(
    r"\b([\w.+-]{2,40}) at ([\w-]{2,40}(?: dot [\w-]{2,40}){0,3} dot (?:com|org|net|edu|gov|us|info))\b", re.IGNORECASE
)
_MISREAD_END = re.compile(r"(?<=@)(?:[\w-]{1,60}\.){1,4}(?:c0m|[0o]r[g9]|n[3e][t7]|3du|g0v)(?![\w-])")
_AS_LETTERS = str.maketrans("0379", "oetg")
_MOVED = re.compile(r"[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,60}\.){1,4}(?:pbz|bet|rqh|arg|tbi)(?![\w-])")
"""An address of which every letter stands thirteen places further on in the alphabet."""
_COMMENT = re.compile(r"(?<=[\w@.,:+()/ -])(?:<!--[^<>]{0,40}?-->|/\*[^*/]{0,40}\*/)(?=[\w@.,:+()/ -])")
_TAG = re.compile(
    r"(?<=[\w@.,:/+()'-])(?:</?(?:b|i|u|s|em|strong|span|font|wbr|a|sub|small|big|tt|code|mark|ins|del|nobr)\b[^<>]{0,80}>)+(?=[\w@.,:/+()'-])"
)
_EMPTY = re.compile(r"(?:<(b|i|u|s|em|strong|span|font|a|sub|small|big|tt|code|mark|ins|del)>(?:</\1>)|<wbr ?/?>)+")
_BREAK = re.compile(r"(?<=[\d/.-])[ \t]*<br ?/?>(?=[\d/.-])")
_MARKDOWN = re.compile(r"(?<=\w)\\(?=[-_.@/+()#])")
_PLUS = re.compile(r"(?<=[\w@./ :,-])(?P<q>[\"'])[ \t]{0,3}[+&][ \t]{0,3}(?:\r?\n[ \t]*)?(?P=q)(?=[\w@./ :,-])")
_CONTROL = re.compile(r"(?:[^\n\x08]\x08|[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f])+")

DEPTH = 4
"""How often what was read is looked at again: a blob within a blob."""


def decoded(plain: Plain, kinds: Mapping[str, Sequence[int]]) -> Plain:
    """The text with what is encoded in it read, blobs within blobs too. `kinds` are the signs that `suspects` saw."""
    for _ in range(DEPTH):
        after = plain.edited(_edits(plain.text, kinds))
        if after is plain:
            break
        plain, kinds = after, suspects(after.text)
    return plain


def _edits(text: str, kinds: Mapping[str, Sequence[int]]) -> Iterator[Edit]:
    for kind, places in kinds.items():
        for regex, read, why in _READERS.get(kind, ()):
            for match in regex.finditer(text):
                value = read(match.group())
                if value is not None and value != match.group():
                    yield Edit(*match.span(), value, why)
        for several in _SEVERAL.get(kind, ()):
            yield from several(text, places)


def _entity(value: str) -> str | None:
    import html

    read = html.unescape(value if value.endswith(";") else f"{value};")
    return read if len(read) == 1 and (read.isprintable() or read.isspace() or read in "\u200b\u00ad") else None


def _percent(value: str) -> str | None:
    while "%25" in value:
        value = value.replace("%25", "%")
    if "%u" in value:
        value = _WIDE_PERCENT.sub(lambda found: chr(int(found[1], 16)), value)
    try:
        read = unquote_to_bytes(value.encode("utf-8", "surrogatepass")).decode()
    except UnicodeDecodeError:
        return None
    return read if _is_text(read) else None


def _escape(value: str) -> str | None:
    code = int(value.lstrip("\\")[1:].strip("{}"), 16)
    read = chr(code) if code < 0x110000 else ""
    return read if len(read) == 1 and (read.isprintable() or read in "\n\t\u200b\u00ad") else None


def _line_ends(text: str, _places: Sequence[int]) -> Iterator[Edit]:
    """Ends of lines as programs write them in a string, to be read as such; of a single one the next line must tell it."""
    ends = [
        found
        for found in _LINE_END.finditer(text)
        if not _PATH.search(text, max(0, found.start() - _LONGEST_PATH), found.start())
    ]
    sure = [found for found in ends if "r" in found.group() or _NEXT_LINE.match(text, found.end())]
    for found in ends if len(sure) > 1 else sure:
        yield Edit(*found.span(), "\n", "written in escapes")


def _octal(value: str) -> str | None:
    return blobs.said(bytes(int(code, 8) for code in value.split("\\")[1:]))


def _css(value: str) -> str | None:
    read = "".join(chr(int(code, 16)) for code in value.split("\\")[1:])
    return read if _is_text(read) else None


def _spelt(value: str) -> str:
    return re.sub(" dot ", ".", re.sub(" at ", "@", value, count=1, flags=re.IGNORECASE), flags=re.IGNORECASE)


def _end_of_mail(value: str) -> str:
    domain, sign, end = value.rpartition(".")
    return domain + sign + end.translate(_AS_LETTERS)


def _moved(value: str) -> str | None:
    """The address moved back, if it reads more like words so: ".bet" is an end of real ones too."""
    read = codecs.decode(value, "rot13")
    return read if _vowels(read.rpartition(".")[0]) > _vowels(value.rpartition(".")[0]) else None


def _vowels(text: str) -> int:
    return sum(c in "aeiouAEIOU" for c in text)


def _is_text(read: str) -> bool:
    return all(c.isprintable() or c in "\n\r\t" for c in read)


_BROKEN_UP = "broken up by marks between the characters"
_Read = Callable[[str], str | None]
_READERS: dict[str, tuple[tuple[re.Pattern[str], _Read, str], ...]] = {
    "entity": ((_ENTITY, _entity, "written as HTML entities"),),
    "percent": (
        (_PERCENT, _percent, "percent-encoded"),
        (_QUERY, lambda value: value.replace("+", " "), "percent-encoded"),
    ),
    "escape": ((_ESCAPE, _escape, "written in escapes"),),
    "octal": ((_OCTAL, _octal, "written in escapes"), (_CSS, _css, "written in escapes")),
    "quoted": ((_QUOTED, lambda value: _percent(value.replace("=", "%")), "written in escapes"),),
    "residue": ((_RESIDUE, lambda value: _percent(value.replace("=", "%")), "written in escapes"),),
    "soft break": ((_SOFT, lambda _: "", "broken by the end of a line"),),
    "comment": ((_COMMENT, lambda _: "", "broken up by comments"),),
    "tag": ((_EMPTY, lambda _: "", _BROKEN_UP), (_TAG, lambda _: "", _BROKEN_UP), (_BREAK, lambda _: "\n", _BROKEN_UP)),
    "marks": ((_MARKDOWN, lambda _: "", _BROKEN_UP), (_PLUS, lambda _: "", _BROKEN_UP)),
    "control": ((_CONTROL, lambda _: "", "hidden by invisible characters"),),
    "mail": (
        (_MISREAD_END, _end_of_mail, "letters in place of digits, or signs between them"),
        (_MOVED, _moved, "in letters moved by half the alphabet"),
    ),
    "spelt": (
        (_SPELT, lambda value: "@" if "a" in value.casefold() else ".", "spelt out"),
        (_SPELT_BARE, _spelt, "spelt out"),
    ),
}
_SEVERAL: dict[str, tuple[Callable[[str, Sequence[int]], Iterable[Edit]], ...]] = {
    "line end": (_line_ends,),
    "base64": (blobs.base64s,),
    "hex": (blobs.hexes,),
    "rarer": (blobs.rarer,),
    "codes": (blobs.codes,),
    "letters": (apart.letters,),
    "words": (apart.words,),
    "morse": (apart.morse,),
}
