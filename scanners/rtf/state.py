"""Where the reading of an RTF file stands: what groups inherit, the texts that grow, fonts and their code pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from scanners.contract import Content, Part, Row
from scanners.reading.codepages import codec
from scanners.rtf.ink import Ink, Palette
from scanners.rtf.tokens import CHARSETS

_PLAIN = Ink()


@dataclass(slots=True)
class State:
    """What a group inherits: where its text goes, how its bytes are decoded, whether it is shown."""

    into: Text
    destination: str = ""
    codec: str = ""
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    fresh: bool = True
    optional: bool = False
    ink: Ink = _PLAIN
    covered: bool = False
    """Whether text is painted so that nobody sees it."""

    @property
    def unseen(self) -> bool:
        return self.hidden or self.covered


@dataclass(slots=True)
class Text:
    """The text of one destination as it grows, by the way it is said."""

    part: Part | None
    label: str = ""
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    silent: bool = False


@dataclass(slots=True)
class Reader:
    """One reading of one file."""

    body: Text = field(default_factory=lambda: Text("body"))
    default: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    palette: Palette = field(default_factory=Palette)
    states: list[State] = field(default_factory=list)
    state: State = field(init=False)
    pending: bytearray = field(default_factory=bytearray)
    skipping: int = 0
    paragraph: int = 0
    last: str = ""
    row: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    beside: list[Content] = field(default_factory=list)
    blob: bytearray = field(default_factory=bytearray)
    picture: str = ""
    name: str = ""
    files: int = 0

    def __post_init__(self) -> None:
        self.state = State(self.body)


def setting(reader: Reader, state: State, word: str, number: int | None) -> None:
    """Change what the present group has set, by a control word with its number."""
    on = number is None or number != 0
    if state.destination == "colortbl":
        reader.palette.part(word, number)
    elif (ink := state.ink.after(word, number)) is not None:
        state.ink = ink
    match word:
        case "uc":
            state.skip = max(0, number or 0)
        case "v" | "webhidden":
            state.hidden = on
        case "deleted":
            state.deleted = on
        case "plain":
            state.hidden = state.deleted = False
        case "pard":
            state.in_table = False
        case "intbl" | "itap":
            state.in_table = on
        case "pngblip" | "jpegblip" | "emfblip" | "wmetafile" | "dibitmap" | "wbitmap" | "macpict":
            reader.picture = word
        case _:
            _fonts(reader, state, word, number)
    on_paper = not state.in_table and state.into.part != "textbox"
    state.covered = state.ink != _PLAIN and state.ink.unseen(reader.palette, on_paper)


def _fonts(reader: Reader, state: State, word: str, number: int | None) -> None:
    match word:
        case "f" | "af" if number is not None and state.destination == "fonttbl":
            reader.font = number
        case "f" if number is not None:
            state.codec = reader.fonts.get(number, "")
        case "fcharset" if number is not None and number in CHARSETS:
            reader.fonts[reader.font] = CHARSETS[number]
        case "cpg" if number is not None:
            reader.fonts[reader.font] = codec(number)
        case "ansicpg" if number:
            reader.default = codec(number)
        case "mac":
            reader.default = "mac-roman"
        case "pc":
            reader.default = "cp437"
        case "pca":
            reader.default = "cp850"
