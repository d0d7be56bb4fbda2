"""Data that stands in the text of a program: arrays of records in JavaScript, lists of tuples or dicts in Python.

A web page that finds a bus stop, fills a calendar or sorts a list often holds its data as a literal in a script, with
more columns than it shows. An array of objects or of arrays is a table as in JSON (see `jsondata`), under the name it
is given to; its rows have the numbers of their lines. All else is text, as the lines of a program are, and so is a
literal that does not parse, one that only sets up the program (no two words and no long number in it), and every text
of more than `LARGEST` characters.

ECMA-262 12.2 (array and object literals), read by chompjs, which accepts what browsers do: keys without quotation
marks, commas at the end, comments. Python's own are read by its `ast`; nothing is run.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from scanners.contract import Content, Format, Grid, Options, Row, Scanner, Where
from scanners.data import jsondata
from scanners.data.jsonrows import Pairs
from scanners.text import decoding, plaintext

LARGEST = 2 << 20
"""Characters of a program in which literals are looked for."""

_TRIED = 4
"""How many times as many may be tried: arrays within one that does not parse are tried in turn."""

_DEEPEST = 1_000
"""Brackets within one another that a program may have."""

_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[\[{()}\]]", re.DOTALL
)
_NUMBER = re.compile(rf"{_TOKEN.pattern}|(?P<number>(?<![\w$.])-?\d[\w.]*)", re.DOTALL)
_ARRAY = re.compile(r"\[\s*(?:(?:/\*[^*]*\*/|//[^\n]*\n)\s*)?[\[{]")
_NAME = re.compile(r"([\w$]{1,60})[\"']?\s*(?::|=|\(|\.push\()\s*$")
_BEFORE = 80
_LINE_END = re.compile(r"\r\n?|\n")
_TELLING = re.compile(r"[^\W\d_]{2,}[ ,.;:-]{1,3}[^\W\d_]|\d{5}")
"""What data has and the settings of a program mostly have not: two words, a long number."""


@dataclass(frozen=True, slots=True)
class _Literal:
    start: int
    end: int
    value: list[Any]
    name: str
    lines: tuple[int, ...]
    """The lines on which its records begin, counted from 0 at the begin of the program."""


def contents(source: str, where: Where, context: tuple[str, ...] = ()) -> Iterator[Content]:
    """What a script in JavaScript says, from its first line `where.line` on: its tables, then the rest as text."""
    return _told(source, _javascript(source), where, context)


def pieces(stream: BinaryIO, _name: str, media_type: str, options: Options, /) -> Iterator[Content]:
    """The tables and pieces of a file of program text."""
    script = media_type == "text/javascript"
    where = Where(part="script") if script else Where()
    parts = decoding.limited(decoding.chunks(stream), options.max_text_bytes)
    taken, size = [], 0
    for part in parts:
        taken.append(part)
        size += len(part)
        if size > LARGEST:
            yield from plaintext.blocks(_chained(taken, parts), where)
            return
    source = "".join(taken)
    yield from _told(source, _javascript(source) if script else _python(source), where, ())


def _chained(taken: list[str], parts: Iterable[str]) -> Iterator[str]:
    yield from taken
    yield from parts


def _told(source: str, literals: Iterable[_Literal], where: Where, context: tuple[str, ...]) -> Iterator[Content]:
    rest, done = "", 0
    for literal in literals:
        rest += source[done : literal.start] + "\n" * source.count("\n", literal.start, literal.end)
        done = literal.end
        yield from _table(literal, where, context)
    rest += source[done:]
    if rest.strip():
        yield from plaintext.blocks([rest], where, context)


def _table(literal: _Literal, where: Where, context: tuple[str, ...]) -> Iterator[Content]:
    first = where.line or 1
    path = (*context, literal.name) if literal.name else context
    numbered = len(literal.lines) == len(literal.value)
    for content in jsondata.values(literal.value, where.at(line=None), path):
        if isinstance(content, Grid) and numbered:
            rows, numbered = _numbered(content.rows, literal.lines, first), False
            yield Grid(rows, where.at(line=first + literal.lines[0]), content.title, content.context)
        else:
            yield content


def _numbered(rows: Iterator[Row], lines: tuple[int, ...], first: int) -> Iterator[Row]:
    return (row._replace(number=row.number and first + lines[row.number - 1]) for row in rows)


def _is_table(value: Any) -> bool:
    """Whether it is an array of objects, or of arrays, with something to tell in each."""
    if not isinstance(value, list) or isinstance(value, Pairs) or not value:
        return False
    if set(map(type, value)) == {Pairs}:
        return any(len(record) > 1 for record in value)
    return len(value) > 1 and set(map(type, value)) == {list} and min(map(len, value)) > 1


def _javascript(source: str) -> Iterator[_Literal]:
    """The arrays of records, none within another one, in the order of the script."""
    if len(source) > LARGEST or not _ARRAY.search(source):
        return
    pairs = _brackets(source)
    done, tried = 0, 0
    for found in _ARRAY.finditer(source):
        start, end = found.start(), pairs.get(found.start(), (0, ()))[0]
        if start < done or not end:
            continue
        if (tried := tried + end - start) > _TRIED * LARGEST:
            return
        if not _TELLING.search(source, start, end):
            continue
        if (value := _evaluated(source[start:end])) is not None and _is_table(value):
            name = _NAME.search(source, max(0, start - _BEFORE), start)
            lines = _lines(source, pairs[start][1])
            yield _Literal(start, end, value, name[1] if name else "", lines)
            done = end


def _lines(source: str, starts: tuple[int, ...]) -> tuple[int, ...]:
    """The lines of places that come in order."""
    lines, number, at = [], 0, 0
    for start in starts:
        number += source.count("\n", at, start)
        at = start
        lines.append(number)
    return tuple(lines)


def _brackets(source: str) -> dict[int, tuple[int, tuple[int, ...]]]:
    """For each opening square bracket outside of strings and comments the end of what it opens, and where the
    brackets and braces right within it stand; nothing where they stand within one another as in no program."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    waiting: list[tuple[int, list[int]]] = []
    for token in _TOKEN.finditer(source):
        sign, at = token.group(), token.start()
        if sign in ("[", "{", "("):
            if waiting and sign != "(":
                waiting[-1][1].append(at)
            waiting.append((at, []))
            if len(waiting) > _DEEPEST:
                return {}
        elif sign in ("]", "}", ")") and waiting:
            start, inner = waiting.pop()
            if source[start] == "[" and sign == "]":
                found[start] = at + 1, tuple(inner)
    return found


def _evaluated(literal: str) -> Any:
    """The value of an array literal, its objects as `Pairs`, its numbers as they are written; None if it is none."""
    import chompjs

    try:
        return chompjs.parse_js_object(
            _NUMBER.sub(_quoted, literal), loader_kwargs={"object_pairs_hook": Pairs, "strict": False}
        )
    except (ValueError, RecursionError):
        return None


def _quoted(found: re.Match[str]) -> str:
    """A number as text, for "0048193" is no octal number; strings and comments as they are."""
    return f'"{found["number"]}"' if found["number"] else found.group()


def _python(source: str) -> Iterator[_Literal]:
    """The lists and tuples of dicts, lists or tuples, in the order of the file."""
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    begins = [0, *(end.end() for end in _LINE_END.finditer(source)), len(source)]
    waiting: list[tuple[ast.AST, str]] = [(tree, "")]
    while waiting:
        node, name = waiting.pop()
        if isinstance(node, ast.List | ast.Tuple) and _is_table(value := _constant(node)):
            start = _place(source, begins, node.lineno, node.col_offset)
            end = _place(source, begins, node.end_lineno or node.lineno, node.end_col_offset or 0)
            if _TELLING.search(source, start, end):
                yield _Literal(start, end, value, name, tuple(item.lineno - 1 for item in node.elts))
                continue
        name = next((t.id for t in getattr(node, "targets", ()) if isinstance(t, ast.Name)), name)
        waiting.extend((child, name) for child in reversed(list(ast.iter_child_nodes(node))))


def _place(source: str, begins: list[int], line: int, column: int) -> int:
    """Where in the text a place of `ast` is: it counts lines from 1, and columns in bytes of UTF-8."""
    start = begins[line - 1]
    return start + len(source[start : begins[line]].encode()[:column].decode())


def _constant(node: ast.expr) -> Any:
    """The value of a literal as JSON would have it: objects as `Pairs`, numbers as text; None where any part is no
    constant."""
    try:
        return _plain(ast.literal_eval(node))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return Pairs((str(key), _plain(inner)) for key, inner in value.items())
        case list() | tuple() | set() | frozenset():
            return [_plain(inner) for inner in value]
        case bool() | None | str():
            return value
        case _:
            return str(value)


SCANNER = Scanner(
    name="programs",
    formats=(
        Format("text/javascript", "JavaScript", (".js", ".mjs", ".cjs", ".ts")),
        Format("text/x-python", "Python", (".py",)),
    ),
    pieces=pieces,
    library="chompjs; Python's ast",
    licence="MIT; PSF-2.0",
    reads="every line, in any common encoding; arrays of records that stand in it as tables",
    does_not_read="what the program would compute",
)
