"""Reading a TOML file into frozen dataclasses, so that every mistake names its file, line and key.

A section is a dataclass whose fields say how they are read: `root: Annotated[Path | None, path] = None`; `read_table`
does the rest. The parser of the standard library keeps no line numbers, so `Document` finds them again in the text,
for messages only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from dlp.errors import ConfigError, nearest, no_file

T = TypeVar("T")
Keys = tuple[str | int, ...]
Reader = Callable[[Any, "Spot"], Any]

LARGEST = 4 << 20
"""Bytes of a configuration file; more than that is no configuration."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_NAME = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_SYNTAX_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class Document:
    """A TOML file: what it says and where each key stands. `data` is the parsed table."""

    file: Path
    data: Mapping[str, Any]
    lines: Mapping[Keys, int]

    @property
    def folder(self) -> Path:
        """The folder relative paths are relative to, absolute."""
        return self.file.absolute().parent

    def line_of(self, path: Keys) -> int | None:
        """The line (from 1) of a key or table; of the nearest table above it when it has no line of its own."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


@dataclass(frozen=True)
class Spot:
    """One place in a document: the file, and the path of tables and keys to a value."""

    document: Document
    path: Keys = ()

    def at(self, *names: str | int) -> Spot:
        """A place below this one."""
        return Spot(self.document, (*self.path, *names))

    @property
    def name(self) -> str:
        """How a person calls the place: `[district] student_id`, `[[source]] number 2, root`."""
        if not self.path:
            return "the file"
        section, rest = self.path[0], self.path[1:]
        if rest and isinstance(rest[0], int):
            head, rest = f"[[{section}]] number {rest[0] + 1}", rest[1:]
        else:
            head = f"[{section}]"
        return " ".join([head, ".".join(str(name) for name in rest)]).strip()

    def wrong(self, message: str) -> ConfigError:
        """The error that says what is wrong with the value here."""
        return ConfigError(self.document.file, f"{self.name} {message}", self.document.line_of(self.path))


def read_document(file: Path) -> Document:
    """Read and parse a TOML file. Raises ConfigError with the line, and the key on it, when it is none."""
    import tomllib  # runs without a configuration are not to pay for it

    text = _text(file)
    lines = text.splitlines()
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(file, lines, str(error)) from None
    except RecursionError:
        raise ConfigError(file, "is nested too deeply to be a configuration") from None
    return Document(file, data, _index(lines))


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise ConfigError(file, f"cannot be read: {no_file(file)}") from None
    except OSError as error:
        raise ConfigError(file, f"cannot be read ({error.strerror or type(error).__name__})") from None
    if len(raw) > LARGEST:
        raise ConfigError(file, "is larger than 4 MB: this is no configuration file")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")  # Windows editors write a byte order mark
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(file, "is not UTF-8 text here: save the file as UTF-8", line) from None


def _syntax_error(file: Path, lines: list[str], message: str) -> ConfigError:
    found = _SYNTAX_LINE.search(message)
    line = int(found.group(1)) if found and found.group(1) else max(len(lines), 1)
    reason = _SYNTAX_LINE.sub("", message)
    shown = lines[line - 1] if line <= len(lines) else ""
    on_line = _KEY.match(shown)
    where = f'key "{on_line.group(1)}": ' if on_line else ""
    hint = ""
    if '"' in shown and "\\" in shown:
        hint = "; write patterns and Windows paths in single quotes, where a backslash is a backslash"
    return ConfigError(file, f"{where}this is not TOML ({_quoteless(reason)}){hint}", line)


def _quoteless(reason: str) -> str:
    """The parser's reason without pieces of the file: what stands in quotes may be a value."""
    return re.sub(r"""\s*(?:'[^']*'|"[^"]*")""", "", reason).strip() or "syntax error"


def _index(lines: list[str]) -> dict[Keys, int]:
    """Where each table and key stands. A heuristic: it serves messages only, and knows strings over several lines."""
    found: dict[Keys, int] = {}
    table: Keys = ()
    counts: dict[Keys, int] = {}
    closing: str | None = None
    for number, line in enumerate(lines, 1):
        if closing:
            closing = None if line.count(closing) % 2 else closing
            continue
        if header := _HEADER.match(line):
            table = _names(header.group(2))
            if header.group(1) == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            elif table[:1] in counts:
                table = (*table[:1], counts[table[:1]], *table[1:])
            found.setdefault(table, number)
        elif match := _KEY.match(line):
            path = table
            for name in _names(match.group(1)):
                path = (*path, name)
                found.setdefault(path, number)
        closing = next((quotes for quotes in ('"""', "'''") if line.count(quotes) % 2), None)
    return found


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in _NAME.findall(dotted))


def read_table(kind: type[T], value: Any, spot: Spot, elsewhere: Mapping[str, str] | None = None) -> T:
    """A section as its dataclass. Unknown keys, wrong types and bad values raise ConfigError.

    `elsewhere` maps keys of other sections to the name of theirs, for the message about a key that went astray.
    """
    if not isinstance(value, dict):
        raise spot.wrong("must be a table: write it as a section in square brackets")
    known = readers(kind)
    for name in value:
        if name not in known:
            raise unknown_key(spot.at(name), name, known, elsewhere or {})
    return kind(**{name: known[name](value[name], spot.at(name)) for name in value})


def readers(kind: type[Any]) -> Mapping[str, Reader]:
    """The keys of a section, and what reads the value of each."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items() if hasattr(hint, "__metadata__")}


def unknown_key(spot: Spot, name: str, known: Iterable[str], elsewhere: Mapping[str, str]) -> ConfigError:
    """The error about a key nobody knows: the nearest one, or where it belongs, or all there are."""
    near = nearest(name, known)
    if not near and name in elsewhere:
        near = f": it belongs under {elsewhere[name]}"
    return spot.wrong(f"is no known key{near or ': known here are ' + ', '.join(sorted(known))}")
