"""JSON objects as rows of a table: their keys are its header, their values its cells.

A nested object's values come as columns of their own ("address.city"); so do those of the objects in a short list,
which are numbered from the second on ("phones.number", "phones.1.number").
"""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Iterable, Iterator
from typing import Any

from scanners.contract import Block, Blocks, Row

DEEPEST = 8
"""Objects within each other that are columns of one table."""

_MANY = 1_000
"""Records of which the cells are taken together."""

_FEW = 3
"""Objects in a list that are columns of the record they stand in, at most; people have rows of their own."""

_OF_SOMEBODY = re.compile(
    r"(?:student|stud|stu|std|pupil|child|learner|legal|preferred)?(?:first|last|given|family|sur|fore|full)(?:sur)?name|(?:date(?:of)?|d)(?:birth|ob)|birth(?:date|day|dt)|bday"
    r"|(?:student|pupil|child|learner)(?:s?name|(?:unique|local|state)?id|no|num|number|code)|[ls]asid|(?:local|state)studentid"
)
"""Keys, without what parts their words, that a record of a person has."""


class Pairs(list[tuple[str, Any]]):
    """A JSON object as its pairs in order, so that a key that comes twice keeps both values."""


_NESTED = frozenset({list, Pairs})
_TEXT = frozenset({str})
_FIRST, _SECOND = operator.itemgetter(0), operator.itemgetter(1)


class Records:
    """Objects as a table: a header of all keys in order of first use, then the records.

    Most exports have the same keys in the same order in every record, and texts and numbers only: their values are the
    cells, without a step of the interpreter for any.
    """

    def __init__(self, records: list[Pairs], plain: bool) -> None:
        """`plain` says that no record holds an object or array."""
        self.records = records
        self.keys = _names(records[0])
        self.even = plain and len(set(self.keys)) == len(self.keys) and all(map(self._has_keys, self._some()))
        if not self.even:
            names_of = _names if plain else _keys
            self.keys = tuple(dict.fromkeys(itertools.chain.from_iterable(dict.fromkeys(map(names_of, records)))))

    def _some(self) -> Iterator[list[Pairs]]:
        return (self.records[at : at + _MANY] for at in range(0, len(self.records), _MANY))

    def _has_keys(self, records: list[Pairs]) -> bool:
        """Whether each of them has those keys and no other, in their order."""
        return list(map(_FIRST, itertools.chain.from_iterable(records))) == [*self.keys] * len(records)

    def rows(self, line: int | None) -> Iterator[Row]:
        """The rows, numbered from 0 for the header; the number of all records is the line if they stand on one."""
        blocks = self._blocks()
        return Blocks(blocks) if line is None else (r._replace(number=r.number and line) for b in blocks for r in b)

    def _blocks(self) -> Iterator[Block]:
        place = {key: i for i, key in enumerate(self.keys)}
        yield _block([*self.keys], 0, len(place))
        number = 1
        for records in self._some():
            if self.even:
                values = list(map(_SECOND, itertools.chain.from_iterable(records)))
                values = values if _TEXT.issuperset(map(type, values)) else list(map(shown, values))
            else:
                values = [cell for record in records for cell in cells(flat(record), place)]
            yield _block(values, number, len(place))
            number += len(records)


def _block(cells: list[str], number: int, width: int) -> Block:
    """Rows of one width; `number` is that of the first."""
    lines = (None,) * (len(cells) // width)
    return Block(cells, range(0, len(cells) + 1, width), number, lines, sum(map(len, cells)), width)


def _names(record: Pairs) -> tuple[str, ...]:
    return tuple(map(_FIRST, record))


def _keys(record: Pairs) -> tuple[str, ...]:
    return _names(record) if is_plain(record) else tuple(key for key, _ in flat(record))


def cells(flat: list[tuple[str, str]], place: dict[str, int]) -> tuple[str, ...]:
    """The values of a record, as `flat` gives them, at the places of their keys; several of one key together."""
    found = [""] * len(place)
    for key, v in flat:
        at = place[key]
        found[at] = f"{found[at]}; {v}" if found[at] else v
    return tuple(found)


def flat(record: Pairs) -> list[tuple[str, str]]:
    """A record's values by their keys, those of nested objects by the keys joined with a point."""
    if is_plain(record):
        return [(k, v if isinstance(v, str) else shown(v)) for k, v in record]
    found: list[tuple[str, str]] = []
    waiting: list[tuple[str, Any, int]] = [(k, v, 0) for k, v in reversed(record)]
    while waiting:
        key, value, depth = waiting.pop()
        if isinstance(value, Pairs) and depth < DEEPEST:
            waiting.extend((f"{key}.{k}", v, depth + 1) for k, v in reversed(value))
        elif not has_inside(value):
            found.append((key, inline(value)))
        elif depth < DEEPEST:
            few = [(f"{key}.{i}" if i else key, one, depth + 1) for i, one in enumerate(few_of(value))]
            waiting.extend(reversed(few))
    return found


def few_of(value: Any) -> list[Pairs]:
    """The objects of a list that stand in the row of their record: a few that are no people."""
    if not isinstance(value, list) or isinstance(value, Pairs) or not 0 < len(value) <= _FEW:
        return []
    if any(not isinstance(one, Pairs) for one in value):
        return []
    return [] if any(map(_is_named, value)) else value


def _is_named(record: Pairs) -> bool:
    return of_somebody(record) or any(key.lower() == "name" for key, _ in record)


def of_somebody(record: Pairs) -> bool:
    """Whether an object is the record of a person, by the keys of its values and of those of the objects in it."""
    return any(v and _OF_SOMEBODY.fullmatch(_last(key)) for key, v in flat(record))


def _last(key: str) -> str:
    """The last part of a key with a path, its letters alone in lower case."""
    return "".join(filter(str.isalpha, key.rpartition(".")[2])).lower()


def is_plain(record: Pairs) -> bool:
    """Whether it holds no object and no array. Without a loop, for this is asked of every record of a large file."""
    return _NESTED.isdisjoint(map(type, map(_SECOND, record)))


def are_plain(records: Iterable[Pairs]) -> bool:
    """The same of all of them at once."""
    return _NESTED.isdisjoint(map(type, map(_SECOND, itertools.chain.from_iterable(records))))


def inline(value: Any) -> str:
    """A value in a line: the parts of an array between commas."""
    return ", ".join(map(shown, value)) if isinstance(value, list) else shown(value)


def shown(value: Any) -> str:
    """A value as text; nothing for what needs a place of its own."""
    if isinstance(value, str):  # strings and, as parsed here, numbers
        return value
    match value:
        case None:
            return ""
        case True:
            return "true"
        case False:
            return "false"
        case list():
            return ", ".join(map(shown, value)) if not has_inside(value) else ""
        case _:
            return str(value)


def has_inside(value: Any) -> bool:
    """Whether it needs a place of its own: an object, or an array that holds any object or array."""
    return isinstance(value, Pairs) or (isinstance(value, list) and any(isinstance(v, list) for v in value))
