"""The lines of a text that comes in parts, each by itself or, where none needs a look, many together."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import NamedTuple, TypeVar, cast

_Part = TypeVar("_Part", str, bytes)


class Line(NamedTuple):
    """A line, or a part of a very long one: its number, its text, where in the line it starts, whether more follows."""

    number: int
    text: str
    start: int = 0
    continued: bool = False


class Run(NamedTuple):
    """Several whole lines that need no look of their own: the number of the first, their text without the last end.

    `full` says that no more lines would fit into it up to the next blank one, at which it ends if it has any.
    """

    number: int
    text: str
    full: bool = False


_RUN = cast("Callable[[tuple[int, str, bool]], Run]", functools.partial(tuple.__new__, Run))  # half as dear as Run()

Spans = Iterable[tuple[int, int]]
"""Lines of a text, in order: where each begins, and where the "\n" stands that ends it.

Where both are the same place, no line stands alone, but a run begins there.
"""

Look = Callable[[str, int, int], Spans]
"""Which whole lines of a text, from one place up to another at which a "\n" stands, are to be given by themselves.

Lines may follow those behind the last empty one. It is asked about many lines at once, most of which are of no interest
to it: what it looks for is best found by searches through all of them.
"""


def lines(parts: Iterable[str], longest: int) -> Iterator[Line]:
    """The lines of a text, without their ends ("\\n", "\\r\\n" or "\\r"), numbered from 1.

    A line of more than `longest` characters comes in several, each at most that long, cut at a blank where there is
    one near the end; `start` says where in its line each begins.
    """
    number, start, rest = 1, 0, ""
    for part in parts:
        text, held = _unified(rest + part)
        *whole, rest = text.split("\n")
        for line in whole:
            if len(line) <= longest:  # nearly always: each step counts here
                yield Line(number, line, start)
            else:
                yield from _cut(line, number, start, longest)
            number, start = number + 1, 0
        while len(rest) > longest:
            at = _cut_at(rest, longest)
            yield Line(number, rest[:at], start, True)
            rest, start = rest[at:], start + at
        rest += held
    if rest:
        yield from _cut(rest.removesuffix("\r"), number, start, longest)


def runs(parts: Iterable[str], longest: int, look: Look) -> Iterator[Line | Run]:
    """The lines of a text as `lines` gives them, those that need no look several together in a `Run`.

    A run has at most `longest` characters. What `parts` raises is raised after all lines that came before.
    """
    number, rest, seen = 1, "", 0
    given = until_error(parts)
    for part in given:
        if isinstance(part, Exception):
            yield from _last(rest, number, longest, look, seen)
            raise part
        text, held = _unified(rest + part)
        end = text.rfind("\n")
        if len(text) - end > longest:  # a very long line: from here on one by one
            yield from _renumbered(lines(_raising(text + held, given), longest), number)
            return
        if end >= 0:
            at, number = yield from _Runs(text, end, number, longest).given(look, seen)
            seen = max(text.rfind("\n", 0, end) + 1 - at, 0)  # the last line once more, with what follows it
            text = text[at:]
        rest = text + held
    yield from _last(rest, number, longest, look, seen)


def until_error(parts: Iterable[_Part]) -> Iterator[_Part | Exception]:
    """The parts; what goes wrong comes in the place of the part that is missing, and ends them."""
    try:
        yield from parts
    except Exception as error:
        yield error


def _raising(first: str, given: Iterator[str | Exception]) -> Iterator[str]:
    yield first
    for part in given:
        if isinstance(part, Exception):
            raise part
        yield part


def _renumbered(found: Iterator[Line], first: int) -> Iterator[Line]:
    return (line._replace(number=line.number + first - 1) for line in found)


def _last(rest: str, number: int, longest: int, look: Look, seen: int) -> Iterator[Line | Run]:
    """What is left when the text is over."""
    if not rest:
        return
    text = rest if rest.endswith("\n") else rest.removesuffix("\r") + "\n"
    end = len(text) - 1
    at, number = yield from _Runs(text, end, number, longest).given(look, seen)
    if at <= end:
        yield Run(number, text[at:end])


class _Runs:
    """Some whole lines: where the run begins that is being gathered, and the number of its first line."""

    def __init__(self, text: str, last: int, number: int, longest: int) -> None:
        """`last` is where the "\n" stands that ends the last line."""
        self.text = text
        self.last = last
        self.longest = longest
        self.at = 0
        self.number = number

    def given(self, look: Look, seen: int) -> Generator[Line | Run, None, tuple[int, int]]:
        """The lines and runs; in the end where the last run begins, which may go on, and its number.

        Up to `seen` the lines were looked at already.
        """
        text, at, number, longest = self.text, self.at, self.number, self.longest
        for start, stop in look(text, seen, self.last):  # for each heading of a text: every step counts
            if start - at > longest:
                self.at, self.number = at, number
                yield from self.cut(start)
                at, number = self.at, self.number
            if start > at:
                yield _RUN((number, text[at : start - 1], False))
                number += text.count("\n", at, start)
                at = start
            if stop > start:
                yield from _cut(text[start:stop], number, 0, self.longest)
                number += 1
                at = stop + 1
        self.at, self.number = at, number
        yield from self.cut(self.last + 1)
        return self.at, self.number

    def cut(self, stop: int) -> Iterator[Line | Run]:
        """Full runs from the lines before `stop`, as long as those that are left are too many for one run."""
        text = self.text
        while stop - self.at > self.longest:
            begin, limit = self.at, self.at + self.longest
            end = text.rfind("\n\n", begin, limit) + 1 or text.rfind("\n", begin, limit)
            if end < 0:
                end = text.index("\n", begin)
                yield from _cut(text[begin:end], self.number, 0, self.longest)
            else:
                yield Run(self.number, text[begin:end], True)
            self.number += text.count("\n", begin, end + 1)
            self.at = end + 1


def _unified(text: str) -> tuple[str, str]:
    """The text with "\\n" for every line end, and a "\\r" at its end apart: it may be half of "\\r\\n"."""
    if "\r" not in text:
        return text, ""
    held = "\r" if text.endswith("\r") else ""
    return text[: len(text) - len(held)].replace("\r\n", "\n").replace("\r", "\n"), held


def _cut(line: str, number: int, start: int, longest: int) -> Iterator[Line]:
    if len(line) <= longest:
        yield Line(number, line, start, False)
        return
    while line:
        at = _cut_at(line, longest)
        yield Line(number, line[:at], start, at < len(line))
        line, start = line[at:], start + at


def _cut_at(text: str, longest: int) -> int:
    if len(text) <= longest:
        return len(text)
    for mark in (" ", "\t", ",", ";", "|", ">"):
        if (at := text.rfind(mark, longest - longest // 8, longest)) > 0:
            return at + 1
    return longest


class Ahead:
    """Lines and runs of lines with a look ahead. An error met while looking ahead is raised when its turn comes.

    A line of a run that was looked at comes as a run of its own, for no look of its own was asked for.
    """

    def __init__(self, lines: Iterator[Line | Run]) -> None:
        self._lines = lines
        self._waiting: deque[Line | Run] = deque()
        self._run: Run | None = None
        self._error: Exception | None = None

    def next(self) -> Line | Run | None:
        if not (self._waiting or self._run or self._error):  # nearly always
            return next(self._lines, None)
        if self._waiting:
            return self._waiting.popleft()
        if run := self._run:
            self._run = None
            return run
        error, self._error = self._error, None
        assert error is not None
        raise error

    def next_line(self) -> Line | None:
        """The next line; raises as `next` does."""
        if (line := self.peek(1)) is None:
            self.next()  # the end, or an error
            return None
        self._waiting.popleft()
        return line

    def peek(self, distance: int) -> Line | None:
        """The line `distance` lines on, 1 for the next; None at the end of the text."""
        while len(self._waiting) < distance and not self._error:
            try:
                found = self._run or next(self._lines)
            except StopIteration:
                return None
            except Exception as error:
                self._error = error
                break
            if isinstance(found, Run):
                text, more, rest = found.text.partition("\n")
                self._run = Run(found.number + 1, rest) if more else None
                found = Run(found.number, text)
            self._waiting.append(found)
        if len(self._waiting) < distance:
            return None
        found = self._waiting[distance - 1]
        return found if isinstance(found, Line) else Line(found.number, found.text)
