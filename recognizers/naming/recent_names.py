"""Given names of today's pupils, which the census list of 1990 lacks: `recent_names.txt` beside this file.

Source: US Social Security Administration, baby names by year of birth (public domain). A line that begins with "=" holds
names that are words, places or surnames as well.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from recognizers.naming.wordset import WordSet


class Recent(NamedTuple):
    """The names in lower case: `plain` ones are nothing else in English, `words` are."""

    plain: WordSet
    words: frozenset[str]


@cache
def recent() -> Recent:
    """The lists, read once a process. Raises FileNotFoundError if the file is missing."""
    lines = files("recognizers.naming").joinpath("recent_names.txt").read_text("ascii").splitlines()
    plain = (name for line in lines if line[:1] not in {"#", "="} for name in line.split())
    words = (name for line in lines if line.startswith("=") for name in line[1:].split())
    return Recent(WordSet(plain), frozenset(words))
