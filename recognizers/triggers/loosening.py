"""A looser pattern in place of a trigger, which Hyperscan compiles faster: it matches wherever the trigger does.

A trigger opens a window, and what stands there is read again by its recognizer; so it need not be exact. What may be
left out at its end says nothing, the exact count of a repetition costs an automaton of that many copies, and a class of
"anything but" makes every letter beyond ASCII a matter of the automaton. Without these the shipped triggers compile in
half of the time. Python's own parser of regular expressions (`re._parser`) reads the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from re import _constants as sre, _parser as parser  # type: ignore[attr-defined]  # isort: skip

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_WORD = re.compile(r"\w", re.ASCII)
_CLASSES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
_NEGATIVE = (sre.CATEGORY_NOT_DIGIT, sre.CATEGORY_NOT_SPACE, sre.CATEGORY_NOT_WORD)
_PLACES = {
    sre.AT_BEGINNING: "^",
    sre.AT_BEGINNING_STRING: r"\A",
    sre.AT_BOUNDARY: r"\b",
    sre.AT_END: "$",
    sre.AT_END_STRING: r"\Z",
}

_Part = tuple[Any, Any]
_BOUNDARY: _Part = (sre.AT, sre.AT_BOUNDARY)


class _Unknown(Exception):
    """The pattern has a construct that is not written anew."""


def loosened(regex: str, exact: bool) -> str | None:
    """A pattern that matches, byte by byte, in the UTF-8 of every text in which `regex` does; None if it has none.

    `exact` tells whether upper and lower case are told apart. Of a match only that it is there stays the same: it may
    end earlier. Where letters beyond ASCII are named, the ends of words are looked at before and behind the whole alone,
    and only beside letters of ASCII, for `\\b` knows no others.
    """
    try:
        parts = _cut(list(parser.parse(regex)))
        written = _written(parts, exact)
        return written if written.isascii() else _with_bounds(parts, exact)
    except (_Unknown, re.error):
        return None


def _with_bounds(parts: Sequence[_Part], exact: bool) -> str:
    """The pattern without the ends of words but those at its very beginning that a letter of ASCII follows."""
    if len(parts) < 2 or parts[0] != _BOUNDARY:
        return _written(parts, exact).replace(r"\b", "")
    rest = _written(parts[1:], exact).replace(r"\b", "")
    ways = _ways(parts[1])
    if not ways:
        return rf"\b{rest}" if _WORD.match(rest) else rest
    behind = _written(parts[2:], exact).replace(r"\b", "")
    each = [_written(way, exact).replace(r"\b", "") for way in ways]
    begun = [rf"\b{one}" if _WORD.match(one) else one for one in each]
    return "(?:" + "|".join(begun) + ")" + behind


def _ways(part: _Part) -> list[Sequence[_Part]]:
    """The alternatives of a part that is nothing but some; those of a class or letter are none worth telling apart."""
    operation, told = part
    if operation is sre.SUBPATTERN and not told[1] and not told[2]:
        inner = told[3]
        return _ways(inner[0]) if len(inner) == 1 else [inner]
    return list(told[1]) if operation is sre.BRANCH else []


def _written(parts: Sequence[_Part], exact: bool) -> str:
    return "".join(_one(part, exact) for part in parts)


def _one(part: _Part, exact: bool) -> str:
    operation, told = part
    if _is_wide(part):
        return f"{_wide(part)}+"
    if operation is sre.BRANCH:
        return "(?:" + "|".join(_written(way, exact) for way in told[1]) + ")"
    if operation is sre.SUBPATTERN:
        return _group(told, exact)
    if operation in _REPEATS:
        return _repeated(told, exact)
    return _simple(part, exact)


def _simple(part: _Part, exact: bool) -> str:
    operation, told = part
    if operation is sre.LITERAL:
        return _letter(told, exact)
    if operation is sre.IN:
        return _any_of(told, exact)
    if operation is sre.AT and told in _PLACES:
        return _PLACES[told]
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return ""
    raise _Unknown


def _is_wide(part: _Part) -> bool:
    """Whether one character is taken that may be beyond ASCII without being named: some bytes, then."""
    operation, told = part
    if operation is sre.IN:
        return any(op is sre.NEGATE or (op is sre.CATEGORY and value in _NEGATIVE) for op, value in told)
    return operation in (sre.ANY, sre.NOT_LITERAL)


def _wide(part: _Part) -> str:
    operation, told = part
    if operation is sre.ANY:
        return "."
    among = [(sre.NEGATE, None), (sre.LITERAL, told)] if operation is sre.NOT_LITERAL else told
    members = "".join(_member(one) for one in among if _is_ascii(one))
    return r"[\x00-\xff]" if members == "^" else f"[{members}]"


def _letter(code: int, exact: bool) -> str:
    letter = chr(code)
    if letter.isascii():
        return _escaped(code)
    return "(?:" + "|".join(sorted({letter} if exact else {letter, letter.lower(), letter.upper()})) + ")"


def _any_of(told: Sequence[_Part], exact: bool) -> str:
    plain = [one for one in told if _is_ascii(one)]
    beyond = [_letter(value, exact) for operation, value in told if operation is sre.LITERAL and value > 127]
    if len(plain) + len(beyond) < len(told):
        raise _Unknown  # a range of letters beyond ASCII
    members = "".join(map(_member, plain))
    ways = [f"[{members}]"] * bool(plain) + beyond
    return ways[0] if len(ways) == 1 else "(?:" + "|".join(ways) + ")"


def _group(told: tuple[Any, int, int, Sequence[_Part]], exact: bool) -> str:
    _, add, drop, parts = told
    if (add | drop) & ~re.IGNORECASE:
        raise _Unknown
    if not add and not drop:
        return f"(?:{_written(parts, exact)})"
    return f"(?{'i' if add else '-i'}:{_written(parts, bool(drop))})"


def _repeated(told: tuple[int, Any, Sequence[_Part]], exact: bool) -> str:
    least, most, parts = told
    if len(parts) == 1 and _is_wide(parts[0]):
        return _wide(parts[0]) + ("+" if least else "*")
    return f"(?:{_written(parts, exact)}){_times(least, most)}"


def _times(least: int, most: Any) -> str:
    """How often something stands in a row: counted only where it is once, or a fixed number of times."""
    if (least, most) == (0, 1):
        return "?"
    if least == most:
        return f"{{{least}}}"
    return ("*", "+")[least] if least < 2 else f"{{{least},}}"


def _cut(parts: Sequence[_Part]) -> list[_Part]:
    """Without what may be left out at the end; a word's end stays where it says something."""
    kept = list(parts)
    while kept:
        operation, told = kept[-1]
        if _ends_word(kept[-1]):
            del kept[-1:]
            while kept and _is_optional(kept[-1]) and _begins_blank(kept[-1]):
                kept.pop()
            if kept and (_is_fixed(kept[-1]) or (len(kept) > 1 and _is_letter(kept[-1]) and _is_fixed(kept[-2]))):
                return [*kept, _BOUNDARY]
            if kept and (bounded := _bounded(kept[-1])):
                return [*kept[:-1], bounded]
        elif _is_optional(kept[-1]):
            kept.pop()
        elif operation in _REPEATS and told[0] == 1:
            kept[-1:] = list(told[2])
        elif operation is sre.SUBPATTERN:
            inner = _cut(told[3])
            return [*kept[:-1], (operation, (*told[:3], inner))] if inner else _cut(kept[:-1])
        elif operation is sre.BRANCH:
            ways = [_cut(way) for way in told[1]]
            return [*kept[:-1], (operation, (told[0], ways))] if all(ways) else _cut(kept[:-1])
        else:
            return kept
    return kept


def _bounded(part: _Part) -> _Part | None:
    """A group with the end of a word in each of its alternatives, where that says something; None if one may be empty."""
    operation, told = part
    if operation is sre.SUBPATTERN:
        inner = _cut([*told[3], _BOUNDARY])
        return (operation, (*told[:3], inner)) if inner else None
    if operation is sre.BRANCH:
        ways = [_cut([*way, _BOUNDARY]) for way in told[1]]
        return (operation, (told[0], ways)) if all(ways) else None
    return None


def _ends_word(part: _Part) -> bool:
    """Whether this is the end of a word and nothing else: a boundary, or a character that is of no word, or the end."""
    operation, told = part
    if operation is sre.AT:
        return told in (sre.AT_BOUNDARY, sre.AT_END)
    if operation is sre.SUBPATTERN:
        return len(told[3]) == 1 and _ends_word(told[3][0])
    if operation is sre.BRANCH:
        return all(len(way) == 1 and _ends_word(way[0]) for way in told[1])
    return operation is sre.IN and list(told) == [(sre.CATEGORY, sre.CATEGORY_NOT_WORD)]


def _is_optional(part: _Part) -> bool:
    operation, told = part
    if operation is sre.SUBPATTERN:
        return bool(told[3]) and all(map(_is_optional, told[3]))
    return operation in _REPEATS and bool(told[0] == 0)


def _is_letter(part: _Part) -> bool:
    """Whether this is one letter that may be left out, as of a plural: "dets?" is not to be met in "details"."""
    operation, told = part
    return operation in _REPEATS and tuple(told[:2]) == (0, 1) and len(told[2]) == 1 and _is_fixed(told[2][0])


def _begins_blank(part: _Part) -> bool:
    """Whether what this part takes, if anything, begins with a blank, or another character that is of no word."""
    operation, told = part
    if operation is sre.LITERAL:
        return told < 128 and _WORD.match(chr(told)) is None
    if operation is sre.IN:
        return all(_begins_blank(one) if one[0] is sre.LITERAL else one[1] is sre.CATEGORY_SPACE for one in told)
    if operation is sre.BRANCH:
        return all(map(_all_begin_blank, told[1]))
    if operation is sre.SUBPATTERN:
        return _all_begin_blank(told[3])
    return operation in _REPEATS and _all_begin_blank(told[2])


def _all_begin_blank(parts: Sequence[_Part]) -> bool:
    return bool(parts) and not _is_optional(parts[0]) and _begins_blank(parts[0])


def _is_fixed(part: _Part) -> bool:
    """Whether what this part takes ends with a letter or digit, and that not one of any number of them."""
    operation, told = part
    if operation is sre.LITERAL:
        return _WORD.match(chr(told)) is not None
    if operation is sre.SUBPATTERN:
        return bool(told[3]) and _is_fixed(told[3][-1])
    if operation is sre.BRANCH:
        return all(way and _is_fixed(way[-1]) for way in told[1])
    return False


def _is_ascii(one: _Part) -> bool:
    operation, value = one
    if operation is sre.LITERAL:
        return bool(value < 128)
    return bool(value[1] < 128) if operation is sre.RANGE else True


def _member(one: _Part) -> str:
    operation, value = one
    if operation is sre.NEGATE:
        return "^"
    if operation is sre.LITERAL:
        return _escaped(value)
    if operation is sre.RANGE:
        return f"{_escaped(value[0])}-{_escaped(value[1])}"
    if operation is sre.CATEGORY:
        return _CLASSES[value]
    raise _Unknown


def _escaped(code: int) -> str:
    letter = chr(code)
    return letter if _WORD.match(letter) or letter == " " else f"\\x{code:02x}"
