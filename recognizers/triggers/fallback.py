"""Triggers that Hyperscan does not look for, looked for with Python's `re`: few where its wheel is there, else all.

Twenty thousand expressions run one by one take a tenth of a second on a line of text. So where they are many, those
are run one of whose literals (see `factors`) stands in the text; which do, one step over it tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from recognizers.triggers import parsed

_Owner = TypeVar("_Owner")

_MANY = 100
"""Fewer expressions are run without a look for their literals, which would have to be worked out, or read."""

_HEAD = 3


class Slow(NamedTuple, Generic[_Owner]):
    """Whose trigger it is, and the trigger; `exact` ones tell upper from lower case."""

    owner: _Owner
    regex: str
    exact: bool


class Fallback(Generic[_Owner]):
    """Triggers for `re`, compiled when they are first run."""

    def __init__(self, triggers: Sequence[Slow[_Owner]]) -> None:
        self._triggers = triggers
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._always: list[int] = []
        self._by_head: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
        for number, trigger in enumerate(triggers):
            needed = parsed.factors(trigger.regex) if len(triggers) > _MANY else None
            if needed is None or min(map(len, needed.literals)) < _HEAD:
                self._always.append(number)
                continue
            for literal in needed.literals:
                self._by_head[literal[:_HEAD]].setdefault(literal, []).append(number)

    def matches(self, text: str) -> Iterator[tuple[_Owner, re.Match[str]]]:
        """Every match in a text, with its owner."""
        for number in self._worth_running(text):
            for match in self._pattern(number).finditer(text):
                yield self._triggers[number].owner, match

    def _worth_running(self, text: str) -> list[int]:
        if not self._by_head:
            return self._always
        lower = text.lower()
        heads = {lower[at : at + _HEAD] for at in range(len(lower) - _HEAD + 1)} & self._by_head.keys()
        found = {
            n for head in heads for literal, those in self._by_head[head].items() if literal in lower for n in those
        }
        return [*self._always, *sorted(found)]

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._compiled:
            trigger = self._triggers[number]
            self._compiled[number] = re.compile(trigger.regex, 0 if trigger.exact else re.IGNORECASE)
        return self._compiled[number]
