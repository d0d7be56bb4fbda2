"""A mapping: how the export of another program becomes rows of a register.

TOML. `[columns]` gives field to heading, or to several, of which the first that the file has is read. `[[when]]` makes
a row of a register where a column holds one of some words: `column`, `is`, and `set`, a table of fields to words. With
`[[when]]` a line of the export makes a row for each that holds, and none if none does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dlp.errors import ConfigError, nearest
from dlp.policy.lists.register import Column
from dlp.toml_tables import Document, read_document
from recognizers.headings.headers import key


@dataclass(frozen=True)
class When:
    """Where one of the columns (normalised headings) holds one of the words (case folded), these fields are set."""

    columns: tuple[str, ...]
    words: frozenset[str]
    fields: dict[str, str]


@dataclass(frozen=True)
class Mapped:
    """Field to normalised headings, and the rows that flags of the export make."""

    columns: dict[str, tuple[str, ...]]
    when: tuple[When, ...] = ()

    def rows(
        self, file: Path, heading: list[str], lines: Iterable[tuple[int, list[str]]]
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows that the lines of an export make. Raises ConfigError if it has none of the columns."""
        at = {name: next((heading.index(k) for k in keys if k in heading), None) for name, keys in self.columns.items()}
        flags = [(heading.index(k), when) for when in self.when for k in when.columns if k in heading]
        if all(place is None for place in at.values()) or (self.when and not flags):
            raise ConfigError(file, "has none of the columns that its mapping names", 1)
        for number, cells in lines:
            plain = {n: cells[i] for n, i in at.items() if i is not None and i < len(cells)}
            if not self.when:
                yield number, plain
            for place, when in flags:
                if place < len(cells) and cells[place].strip().casefold() in when.words:
                    yield number, {**plain, **when.fields}


def shipped() -> tuple[str, ...]:
    """The names of the mappings that come with the program."""
    folder = files("dlp.policy.registers") / "mappings"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def load(name: str, folder: Path, known: dict[str, Column]) -> Mapped:
    """The mapping of that name, or in that file (relative to `folder`). Raises ConfigError."""
    if name in shipped():
        document = read_document(Path(str(files("dlp.policy.registers") / "mappings" / f"{name}.toml")))
    elif name.endswith(".toml"):
        document = read_document(folder / name)
    else:
        told = nearest(name, shipped()) or f" (shipped: {', '.join(shipped())})"
        raise ConfigError("registers", f'there is no mapping "{name}"{told}; a file ends in .toml')
    return _mapping(document, known)


def _mapping(document: Document, known: dict[str, Column]) -> Mapped:
    told = document.data
    if set(told) - {"columns", "when"} or not isinstance(told.get("columns"), dict):
        raise ConfigError(document.file, "a mapping has [columns], and [[when]] if needed, and nothing else", 1)
    for field in (*told["columns"], *(f for one in told.get("when", ()) for f in one.get("set", ()))):
        if field not in known:
            raise ConfigError(
                document.file, f'"{field}" is no column of the register{nearest(field, known)}',
                document.line_of(("columns", field)),
            )  # fmt: skip
    try:
        when = tuple(
            When(_keys(one["column"]), frozenset(w.casefold() for w in _texts(one["is"])), dict(one["set"]))
            for one in told.get("when", ())
        )
    except (KeyError, TypeError):
        raise ConfigError(document.file, "each [[when]] has column, is and set", document.line_of(("when",))) from None
    return Mapped({field: _keys(written) for field, written in told["columns"].items()}, when)


def _keys(written: Any) -> tuple[str, ...]:
    return tuple(map(key, _texts(written)))


def _texts(written: Any) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(map(str, written))
