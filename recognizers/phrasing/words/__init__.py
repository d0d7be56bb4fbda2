"""Plain word lists of the vocabularies: one file a list, one line a term, groups under headings that begin with "#".

In a term a blank stands for a blank or a hyphen, an apostrophe may be typed either way or left out, and a star at its
end stands for any ending of the word.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The terms of a list as regular-expression fragments, in the order of the file. Raises FileNotFoundError."""
    text = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(dict.fromkeys(fragment(line) for line in lines if line and not line.startswith("#")))


def fragment(term: str) -> str:
    """A term as a regular expression: "crohn's" is `crohn['’]?s`, "g tube*" is `g[- ]tube\\w*`."""
    stem = re.escape(term.removesuffix("*")).replace(r"\ ", "[- ]").replace("'", "['’]?")
    return stem + (r"\w*" if term.endswith("*") else "")


def any_of(name: str) -> str:
    """The terms of a list as one group, the longest first."""
    return f"(?:{'|'.join(sorted(words(name), key=len, reverse=True))})"
