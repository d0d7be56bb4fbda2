"""Vocabularies as text: one file a subject or a language, found by looking into the folder; the notation is `phrasing.notation`'s.

A line `== ENTITY kind` opens a section; `kind` is a field of `statements.Lexicon`: strong, medium, never, or acronyms, whose
case counts. A line `name = words` defines a slot for all files. A line that begins with "#" and a blank is a remark.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cache
from importlib.resources import files

from recognizers.phrasing.notation import Misworded, Notation
from recognizers.triggers import parsed

KINDS = frozenset({"strong", "medium", "never", "acronyms"})


def said(entity: str, kind: str) -> tuple[str, ...]:
    """The phrases of an entity as regular-expression fragments, in the order of files and lines. Raises Misworded."""
    return _all()[entity, kind]


@cache
def _all() -> dict[tuple[str, str], tuple[str, ...]]:
    slots: dict[str, str] = {}
    lines: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for file in sorted((f for f in files(__name__).iterdir() if f.name.endswith(".txt")), key=lambda f: f.name):
        section: tuple[str, str] | None = None
        for line in map(str.strip, file.read_text(encoding="utf-8").splitlines()):
            name, equals, words = line.partition(" = ")
            if not line or line.startswith("# "):
                continue
            if line.startswith("=="):
                section = _section(line)
            elif equals:
                slots[name] = words
            elif section is not None:
                lines[section].append(line)
            else:
                raise Misworded(line, "a phrase above every section")
    notation = Notation(slots)
    named = hashlib.sha256(repr(sorted(slots.items())).encode()).hexdigest()[:16]

    def regex(line: str) -> str:
        return parsed.written(named, line, notation.regex)

    found = {section: tuple(dict.fromkeys(map(regex, each))) for section, each in lines.items()}
    return defaultdict(tuple, found)


def _section(line: str) -> tuple[str, str]:
    words = line.strip("= ").split()
    if len(words) != 2 or words[1] not in KINDS:
        raise Misworded(line, "no entity and kind")
    return words[0], words[1]
