"""Reading a YAML file word by word, so that every mistake is named with its line and the nearest valid word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from dlp.errors import ConfigError, nearest

LARGEST = 4 << 20
"""Characters of a pack; more than that is no policy pack."""

MOST = 200_000
"""Values of a pack, one that an alias repeats counted each time: a few lines of aliases can mean millions."""

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, in C where PyYAML was built with it: a tenth of the time."""


@dataclass(frozen=True)
class Spot:
    """One value in a YAML file, and where it stands. `path` are the keys and positions that lead to it."""

    file: str
    value: Any
    lines: Mapping[Path, int]
    path: Path = ()

    @property
    def line(self) -> int | None:
        """The line (from 1) of the value, of its key where it has one; None for the file as a whole."""
        return self.lines.get(self.path) if self.path else None

    @property
    def key(self) -> str:
        """The key the value stands under, or that of the list it stands in."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "")

    def wrong(self, message: str) -> ConfigError:
        """The error that says what is wrong here."""
        return ConfigError(self.file, message, self.line)

    def at(self, key: str) -> Spot:
        """The value under a key that is there."""
        return Spot(self.file, self.value[key], self.lines, (*self.path, key))

    def get(self, key: str) -> Spot | None:
        """The value under a key, or None."""
        return self.at(key) if key in self.value else None

    def table(self, what: str, needed: Iterable[str], optional: Iterable[str] = ()) -> Spot:
        """This, if it is a table with all the needed keys and no unknown ones. Raises ConfigError."""
        needed, known = list(needed), {*needed, *optional}
        if not isinstance(self.value, dict):
            raise self.wrong(f"{what} is not a table of keys")
        for key in self.value:
            if key not in known:
                raise self.at(key).wrong(f'{what} has an unknown key "{key}"{nearest(str(key), known)}')
        for key in needed:
            if key not in self.value:
                raise self.wrong(f'{what} lacks "{key}"')
        return self

    def each(self) -> Iterator[Spot]:
        """The values of a list. Raises ConfigError."""
        if not isinstance(self.value, list):
            raise self.wrong(f'"{self.key}" is not a list')
        for position, value in enumerate(self.value):
            yield Spot(self.file, value, self.lines, (*self.path, position))

    def text(self) -> str:
        """Some words, on one line. Raises ConfigError for an empty value or one that is no text."""
        if isinstance(self.value, dict | list | bool | None) or not str(self.value).strip():
            raise self.wrong(f'"{self.key}" is not text: put it in quotes')
        return " ".join(str(self.value).split())

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(one.text() for one in self.each())

    def word(self, known: Iterable[str], what: str) -> str:
        """One of the known words. Raises ConfigError with the nearest."""
        known = list(known)
        if self.value not in known:
            raise self.wrong(f'unknown {what} "{self.value}"{nearest(str(self.value), known) or _all(known)}')
        return str(self.value)

    def words(self, known: Iterable[str], what: str) -> frozenset[str]:
        """A list of known words."""
        known = list(known)
        return frozenset(one.word(known, what) for one in self.each())

    def whole(self, least: int = 1) -> int:
        """A whole number. Raises ConfigError."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < least:
            raise self.wrong(f'"{self.key}" is not a whole number of at least {least}')
        return self.value

    def date(self) -> date:
        """A date. Raises ConfigError."""
        if type(self.value) is not date:  # a moment is a date too, by class
            raise self.wrong(f'"{self.key}" is not a date (YYYY-MM-DD)')
        return self.value


def read(text: str, file: str) -> Spot:
    """The whole of a YAML text. Raises ConfigError, also for a key that stands twice in one table."""
    if len(text) > LARGEST:
        raise ConfigError(file, "is larger than 4 MB: this is no policy pack")
    loader = _LOADER(text)
    lines: dict[Path, int] = {}
    try:
        node = loader.get_single_node()
        _index(node, (), lines, file)
        value = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError(file, "this is not valid YAML", mark.line + 1 if mark else None) from None
    except (ValueError, OverflowError):  # looks like a date or a number, and is none: 2024-02-30
        bad = _unreadable(_LOADER(""), node)
        said = f'"{bad.value[:40]}" is no date or number' if bad else "a date or number in it is none"
        if bad and bad.tag.endswith(":timestamp"):
            said = f'"{bad.value[:40]}" is a day that no calendar has: write YYYY-MM-DD'
        raise ConfigError(file, said, bad.start_mark.line + 1 if bad else None) from None
    except RecursionError:
        raise ConfigError(file, "is nested too deeply to be a policy pack") from None
    return Spot(file, value, lines)


def _index(node: yaml.Node | None, path: Path, lines: dict[Path, int], file: str) -> None:
    if node is None:
        return
    lines.setdefault(path, node.start_mark.line + 1)
    if len(lines) > MOST:
        raise ConfigError(file, f"holds more than {MOST:,} values, aliases counted: this is no policy pack")
    if isinstance(node, yaml.SequenceNode):
        for position, child in enumerate(node.value):
            _index(child, (*path, position), lines, file)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            step = (*path, str(key.value))
            line = key.start_mark.line + 1
            if step in lines and lines[step] != line:
                raise ConfigError(file, f'"{key.value}" stands twice in one table', line)
            lines[step] = line
            _index(child, step, lines, file)


def _unreadable(loader: Any, node: yaml.Node | None) -> yaml.ScalarNode | None:
    """The first word that cannot be what it looks like. `loader` is a fresh one: after an error it remembers."""
    if isinstance(node, yaml.ScalarNode):
        try:
            loader.construct_object(node)
        except (ValueError, OverflowError):
            return node
        return None
    inner = node.value if isinstance(node, yaml.CollectionNode) else ()
    pairs = inner if isinstance(node, yaml.MappingNode) else ((one,) for one in inner)
    return next((bad for pair in pairs for one in pair if (bad := _unreadable(loader, one))), None)


def _all(known: list[str]) -> str:
    return f" (known: {', '.join(known)})" if len(known) <= 12 else ""
