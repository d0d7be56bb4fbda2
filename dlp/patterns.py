"""The district's own regular expressions, looked at before they are let loose on a share.

A pattern is refused when it is none, when it matches nothing at all (the empty string), or when some text makes it
run away. The last is tried, not guessed: texts are built from the pattern itself (each repeated part, many times
over, then something that does not fit) and searched in a process of their own, which can be stopped; Python's engine
has no time limit.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from typing import Any

LONGEST = 1_000
"""Characters in a pattern; an id needs no more."""

SECONDS = 0.25
"""Processor time that one search of a short text may take; a sane pattern needs less than a thousandth of it."""

PATIENCE = 20.0
"""Wall time for all searches together, the start of the process included."""

LENGTHS = (16, 30, 300, 1_500)
"""How often a repeated part is repeated: 30 shows exponential growth, 1,500 a high power."""

_PROBES = ("", "a", " ", "7", "a 1", "word 123456, (x)\n")
_MISFIT = "\x00"
_LONGEST_TEXT = 5_000
_TRIAL = """
import faulthandler, json, re, sys, time, warnings
warnings.simplefilter("ignore")
task = json.load(sys.stdin)
compiled = re.compile(task["pattern"], re.IGNORECASE)
for text in task["texts"]:
    faulthandler.dump_traceback_later(4 * task["seconds"], exit=True)
    start = time.process_time()
    for found in compiled.finditer(text):
        pass
    if time.process_time() - start > task["seconds"]:
        sys.exit(1)
"""


def problem(pattern: str) -> str | None:
    """What is wrong with a pattern, as the end of the sentence "the pattern …"; None if it can be used."""
    if len(pattern) > LONGEST:
        return f"is longer than {LONGEST} characters"
    try:
        compiled = _compiled(pattern)
        tree = _parsed(pattern)
        _compiled(f"(?<!x)(?P<value>{pattern})")
    except (re.error, OverflowError, RecursionError, ValueError) as error:
        return f"is no regular expression ({getattr(error, 'msg', None) or type(error).__name__})"
    if _refers_back(tree):
        return "refers back to one of its own groups, which no id needs"
    if _can_backtrack(tree) and _runs_away(pattern):
        return "takes too long on some texts: a repeated part stands inside or beside another repeated part"
    if any((found := compiled.search(probe)) and not found.group() for probe in _PROBES):
        return "matches the empty string, so it would match everywhere"
    return None


def is_broad(pattern: str) -> bool:
    """Whether a bare number fits the pattern, as in `\\d{6}`: such an id counts only where something names it one."""
    numbers = [(digits * 3)[:n] for digits in ("1234567890", "7777777777", "0000000000") for n in range(1, 21)]
    compiled = _compiled(pattern)
    return any(compiled.fullmatch(number) for number in numbers)


def _compiled(pattern: str) -> re.Pattern[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "possible nested set": a habit of other languages, harmless here
        return re.compile(pattern, re.IGNORECASE)


def _parsed(pattern: str) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(importlib.import_module("re._parser").parse(pattern))


def _refers_back(tree: list[Any]) -> bool:
    return any(
        str(node[0]).startswith("GROUPREF") or any(_refers_back(child) for child in _children(node)) for node in tree
    )


def _can_backtrack(tree: list[Any]) -> bool:
    """Whether the pattern has two choices that can multiply; one alone costs a square at most and is not tried."""
    choices = sum(1 for _ in _choices(tree))
    inside = any(sum(1 for _ in _choices(list(part[2]))) for part in _repeated(tree))
    return choices > 1 or inside


def _choices(tree: list[Any]) -> Iterator[Any]:
    for node in tree:
        name, argument = str(node[0]), node[1]
        if name == "BRANCH" or (name in {"MAX_REPEAT", "MIN_REPEAT"} and argument[0] != argument[1]):
            yield node
        for child in _children(node):
            yield from _choices(child)


def _runs_away(pattern: str) -> bool:
    task = {"pattern": pattern, "texts": list(hostile_texts(pattern)), "seconds": SECONDS}
    try:
        trial = subprocess.run(  # noqa: S603  # our own interpreter, our own program; the pattern is data on stdin
            [sys.executable, "-I", "-S", "-c", _TRIAL],
            input=json.dumps(task).encode(),
            timeout=PATIENCE,
            check=False,
            capture_output=True,
        )
    except subprocess.TimeoutExpired:
        return True
    return trial.returncode != 0


def hostile_texts(pattern: str) -> Iterator[str]:
    """Texts made to hurt: for each repeated part of the pattern, a text in which it fits many times and then not.

    The rest of the pattern follows the misfit, since an engine gives up at once when a needed letter is missing.
    """
    tree = _parsed(pattern)
    rest = _sample(tree, None, 1)
    parts = list(_repeated(tree))[:12]
    for times in LENGTHS:
        for part in parts:
            yield _sample(tree, part, times) + _MISFIT + rest
            yield (_sample(list(part[2]), None, 1) * times)[:_LONGEST_TEXT] + _MISFIT + rest


def _children(node: Any) -> list[list[Any]]:
    """The sub-patterns of one node of the parser's tree (each a list of (opcode, argument) pairs)."""
    name, argument = str(node[0]), node[1]
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return [list(argument[2])]
    if name == "SUBPATTERN":
        return [list(argument[3])]
    if name == "BRANCH":
        return [list(branch) for branch in argument[1]]
    if name == "ATOMIC_GROUP":
        return [list(argument)]
    if name == "GROUPREF_EXISTS":
        return [list(branch) for branch in argument[1:] if branch is not None]
    return []


def _repeated(tree: list[Any]) -> Iterator[Any]:
    for node in tree:
        if str(node[0]) in {"MAX_REPEAT", "MIN_REPEAT"} and node[1][1] > 1:
            yield node[1]
        for child in _children(node):
            yield from _repeated(child)


def _sample(tree: list[Any], target: Any, times: int) -> str:
    """A text that fits the tree, near enough, with the target part repeated so many times."""
    return "".join(_sample_node(node, target, times) for node in tree)[:_LONGEST_TEXT]


def _sample_node(node: Any, target: Any, times: int) -> str:
    name, argument = str(node[0]), node[1]
    if name == "LITERAL":
        return chr(argument)
    if name == "IN":
        return _sample_set(argument)
    if name in {"ANY", "NOT_LITERAL"}:
        return "a" if argument != ord("a") else "b"
    children = _children(node)
    if not children:
        return ""  # anchors, look-arounds, back-references: nothing to write
    body = _sample(children[0], target, times)
    if not name.endswith("REPEAT"):
        return body
    return (body * (times if argument is target else min(max(int(argument[0]), 1), 40)))[:_LONGEST_TEXT]


_CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "1", "CATEGORY_NOT_SPACE": "1"}


def _sample_set(members: list[Any]) -> str:
    """One character of a set; of a negated set, one it does not name."""
    if str(members[0][0]) == "NEGATE":
        taken = {_member(member) for member in members[1:]}
        return next((c for c in "a1 -_Z" if c not in taken), "~")
    return _member(members[0])


def _member(member: Any) -> str:
    name, argument = str(member[0]), member[1]
    if name == "LITERAL":
        return chr(argument)
    if name == "RANGE":
        return chr(argument[0])
    return _CATEGORIES.get(str(argument), "a")
