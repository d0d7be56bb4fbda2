"""YAML: a list of mappings is a table, every other mapping lines of "key: value", as in JSON (see `jsondata`).

The events of the parser are turned into what `jsondata` reads, and nothing else is: no tag makes an object, and
an alias ("*name") stays a name, so that a file of a few lines cannot stand for a thousand million words (what it stands
for is read where it is written). A merge key ("<<") is a key like any other. Comments are read from the source. What
does not parse is read as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from scanners.contract import Content, Format, Options, Piece, Scanner, Where
from scanners.data import jsondata
from scanners.data.jsonrows import Pairs
from scanners.reading import cutoff
from scanners.text import decoding, plaintext

LARGEST = 8 << 20
"""Characters of a YAML file that is parsed; the parsed form takes many times that in memory."""

_DEEPEST = 200
_COMMENT = re.compile(r"^[ \t]*#[ \t]?(.*\S)|[ \t]#[ \t]?([^\"'\n]*[^\"'\s])[ \t]*$", re.MULTILINE)
_NULLS = frozenset({"~", "null", "Null", "NULL"})


def pieces(stream: BinaryIO, _name: str, _media_type: str, options: Options, /) -> Iterator[Content]:
    """The tables and pieces of each document in the file, then its comments with their lines."""
    source = "".join(decoding.limited(decoding.chunks(stream), options.max_text_bytes))
    documents, cut = _parsed(source) if len(source) <= LARGEST else (None, False)
    if documents is None or not all(isinstance(d, list) for d in documents):
        yield from plaintext.blocks([source])
        if cut:
            yield cutoff.CUT
        return
    for document in documents:
        yield from jsondata.values(document, Where(), ())
    line, before = 1, 0
    for found in _COMMENT.finditer(source):
        at = found.start(1 if found[1] else 2)
        line, before = line + source.count("\n", before, at), at
        yield Piece(found[1] or found[2], Where(part="comment", line=line))


def _parsed(source: str) -> tuple[list[Any] | None, bool]:
    """The documents for `jsondata`: mappings as `Pairs`, sequences as lists, scalars as text; None if they do not
    parse, and whether it is for the end alone."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder()
    try:
        for event in yaml.parse(source, Loader=loader):
            builder.take(event)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, _ends_there(error, source)
    return builder.documents, False


_UNENDED = ("found unexpected end of stream", "did not find expected node content", "did not find expected ',' or")


def _ends_there(error: Exception, source: str) -> bool:
    """Whether the parser stumbled over the end, within quotes or brackets, where it would have it go on."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or "")
    return mark is not None and mark.index >= len(source.rstrip()) and problem.startswith(_UNENDED)


class _Builder:
    """Values made of events, without recursion. Raises ValueError beyond `_DEEPEST` levels."""

    def __init__(self) -> None:
        self.documents: list[Any] = []
        self._open: list[tuple[list[Any], bool]] = []
        self._keys: list[Any] = []

    def take(self, event: Any) -> None:
        match type(event).__name__:
            case "MappingStartEvent":
                self._begin(Pairs(), True)
            case "SequenceStartEvent":
                self._begin([], False)
            case "MappingEndEvent" | "SequenceEndEvent":
                value, is_mapping = self._open.pop()
                if is_mapping:
                    self._keys.pop()
                self._add(value)
            case "ScalarEvent":
                plain = not event.style and event.value in _NULLS
                self._add("" if plain else event.value)
            case "AliasEvent":
                self._add(f"*{event.anchor}")

    def _begin(self, value: list[Any], is_mapping: bool) -> None:
        if len(self._open) >= _DEEPEST:
            raise ValueError("nested too deep")
        self._open.append((value, is_mapping))
        if is_mapping:
            self._keys.append(None)

    def _add(self, value: Any) -> None:
        if not self._open:
            self.documents.append(value)
            return
        parent, is_mapping = self._open[-1]
        if not is_mapping:
            parent.append(value)
        elif self._keys[-1] is None:
            self._keys[-1] = value if isinstance(value, str) else str(value)
        else:
            parent.append((self._keys[-1], value))
            self._keys[-1] = None


SCANNER = Scanner(
    name="yaml",
    formats=(Format("application/yaml", "YAML", (".yaml", ".yml")),),
    pieces=pieces,
    library="PyYAML",
    licence="MIT",
    reads="every key and value of every document; lists of mappings as tables; comments; what does not parse as text",
)
