"""Html that Outlook keeps inside rich text, taken out again ([MS-OXRTFEX] 2.2.3).

The rich text of a mail written in html holds its tags in groups "htmltag" and marks what only a reader of rich text is
to see with "htmlrtf". No kept library of a fitting licence does this without parsing the file into a tree first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scanners.reading import codepages
from scanners.rtf import tokens

_PAGE = "cp1252"
_HEAD = 1024
_CHARACTERS = {
    "par": "\n", "line": "\n", "tab": "\t", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "endash": "–", "emdash": "—",
}  # fmt: skip
_SYMBOLS = {"~": "&nbsp;", "_": "&shy;", "\\": "\\", "{": "{", "}": "}"}
_UNSAID = frozenset("fonttbl colortbl stylesheet info pntext pict listtable listoverridetable".split())


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: whether it is left out, whether rich text alone is meant, characters after \\u."""

    left_out: bool = False
    rich_only: bool = False
    skip: int = 1


def html(data: bytes) -> str | None:
    """The source of the page inside a rich text; None if it holds none."""
    if b"\\fromhtml" not in data[:_HEAD]:
        return None
    reader = _Reader()
    for token in tokens.tokens(data):
        reader.take(token)
    return reader.source()


class _Reader:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._bytes = bytearray()
        self._page = _PAGE
        self._states = [_State()]
        self._starred = False
        self._skipping = 0

    def source(self) -> str:
        self._flush()
        source = "".join(self._out)
        return source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # \\u gives halves of pairs

    def take(self, token: tokens.Token) -> None:
        match token.kind:
            case "open":
                self._flush()
                self._states.append(self._states[-1])
                self._skipping = 0
            case "close":
                self._flush()
                if len(self._states) > 1:
                    self._states.pop()
                self._skipping = 0
            case "word":
                self._word(token.word, token.number)
            case "symbol":
                self._symbol(token)
            case "bytes":
                self._text(token.data, token.number == 1)
        if token.kind != "symbol":
            self._starred = False

    def _symbol(self, token: tokens.Token) -> None:
        if token.word == "*":
            self._starred = True
        elif token.word in _SYMBOLS:
            self._say(_SYMBOLS[token.word])

    def _text(self, data: bytes, escaped: bool) -> None:
        if self._skipping:  # what stands in for a character that \u gave already
            taken = 1 if escaped else min(self._skipping, len(data))
            self._skipping -= taken
            data = data[taken:]
        if data and self._is_said():
            self._bytes += data

    def _word(self, word: str, number: int | None) -> None:
        state = self._states[-1]
        if word == "htmltag":
            self._set(left_out=False)
        elif self._starred or word in _UNSAID:
            self._set(left_out=True)
        elif word == "htmlrtf":
            self._set(rich_only=number != 0)
        elif word == "ansicpg" and number:
            self._page = codepages.codec(number)
        elif word == "uc":
            self._set(skip=max(0, number or 0))
        elif word == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._skipping = state.skip
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])

    def _set(self, **changes: bool | int) -> None:
        self._flush()
        self._states[-1] = replace(self._states[-1], **changes)  # type: ignore[arg-type]  # checked by replace itself

    def _is_said(self) -> bool:
        state = self._states[-1]
        return not state.left_out and not state.rich_only

    def _say(self, text: str) -> None:
        if self._is_said():
            self._flush()
            self._out.append(text)

    def _flush(self) -> None:
        if self._bytes:
            self._out.append(self._bytes.decode(self._page, "replace"))
            self._bytes.clear()
