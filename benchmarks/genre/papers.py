"""Papers to learn from: invented, of the kinds that lie on a district's shares, each told to be a record or none.

A file of `papers/` holds many, each under a line "=== name | S or C | kind": S says something protected of somebody
who can be told, and marks it ("{{HEALTH_ALERT:uses an inhaler}}"); C says nothing of the sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("papers")

_HEAD = re.compile(r"^=== (?P<name>[^|\n]+?) *\| *(?P<kind>[SC]) *\|[^\n]*\n", re.MULTILINE)
_MARK = re.compile(r"\{\{(?P<entity>[A-Z_]+): ?(?P<value>.*?)\}\}", re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """A protected value of a paper: text[start:end]."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True)
class Paper:
    """A paper without its marks; `marks` are its protected values, none of which a clean one has."""

    source: str
    name: str
    text: str
    is_record: bool
    marks: tuple[Mark, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The protected values."""
        return tuple(self.text[m.start : m.end] for m in self.marks)


def papers(folder: Path = FOLDER) -> Iterator[Paper]:
    """All papers of all files, by the files' names. Raises ValueError for one whose marks do not fit its kind."""
    for path in sorted(folder.glob("*.txt")):
        parts = _HEAD.split(path.read_text(encoding="utf-8"))
        for name, kind, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            bare, marks = _without_marks(text.strip("\n") + "\n")
            if bool(marks) != (kind == "S"):
                raise ValueError(f"{path.name}: {name}: marks do not fit its kind")
            yield Paper(path.stem, name, bare, kind == "S", marks)


def _without_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    bare, done, marks = "", 0, []
    for found in _MARK.finditer(text):
        bare += text[done : found.start()]
        marks.append(Mark(len(bare), len(bare) + len(found["value"]), found["entity"]))
        bare += found["value"]
        done = found.end()
    return bare + text[done:], tuple(marks)
